"""A clerk sees how a file would come in and corrects it; it is read so from then on."""

from pathlib import Path

import pytest

from tests.exchange.tables.files import (
    book_file,
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from tests.exchange.tables.previews import columns_of, correct, preview, rows_of
from toolkit.cli.main import main
from toolkit.exchange.tables.folder_in import sources_in
from toolkit.exchange.tables.mapping import memory
from toolkit.exchange.tables.mapping.previews import preview_path

HEAD = ("TT", "Họ và tên", "Đơn vị", "Ghi nhận", "Năm")
ROWS = (
    ("1", "Lê An", "Phòng A", "Lao động tiên tiến", "2023"),
    ("2", "Hồ Bé", "Phòng B", "Chiến sĩ thi đua cơ sở", "2023"),
    ("Cộng: 2 người",),
)
ENTITLED, ANYBODY = "Danh hiệu, hình thức", "Họ và tên hoặc tên tập thể"


def source(folder: Path, name: str = "nguon.csv", *more: tuple[str, ...]) -> Path:
    """A list whose column of titles has a heading that nobody knows."""
    text = (HEAD, *ROWS[:2], *more, ROWS[2])
    return csv_file(folder, lines(*(" | ".join(row) for row in text)), name)


def test_the_preview_shows_columns_and_the_fate_of_every_line(tmp_path: Path) -> None:
    path, file = register(tmp_path), source(tmp_path)
    before, given = path.read_bytes(), file.read_bytes()
    report = preview(path, file, table="Khen thưởng")
    made = preview_path(file)
    assert Path(report.saved) == made.resolve()
    assert (path.read_bytes(), file.read_bytes()) == (before, given)
    assert columns_of(made) == {
        "TT": "(bỏ qua)",
        "Họ và tên": "Họ và tên hoặc tên tập thể",
        "Đơn vị": "Đơn vị",
        "Ghi nhận": "(bỏ qua)",
        "Năm": "Năm",
    }
    shown = rows_of(made)
    reasons = {row[1]: row[4] for row in shown if row[0] in "ABCDE" and len(row) > 4}
    assert reasons["TT"] == "số thứ tự"
    told = "không khớp cột nào; giống tên danh hiệu, hình thức"
    assert reasons["Ghi nhận"] == told
    fates = [row[:2] for row in shown if row[0].isdecimal()]
    assert fates == [(number, "bỏ ra") for number in "1234"]
    refused = [row for row in shown if row[:2] == ("Đồng ý đưa vào", "Chưa")]
    assert len(refused) == 1  # without the title no row is one


def test_the_preview_shows_the_rows_as_they_would_be_written(tmp_path: Path) -> None:
    path = register(tmp_path)
    rows: list[tuple[object, ...]] = [
        ("DANH SÁCH KHEN THƯỞNG",),
        ("STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Năm", "Số QĐ"),
        (None, "Phòng A"),
        (1, "Lê An", "Phòng A", "LĐTT", 2023, "12/QĐ"),
    ]
    take_in(path, book_file(tmp_path, {"DS": rows}, name="truoc.xlsx"))
    rows[3] = (*rows[3][:5], "21/QĐ")
    rows.append((2, "Hồ Bé", "Phòng A", "LĐTT, CSTĐCS", 2023, "12/QĐ"))
    rows.append((None, "Cộng: 2 người"))
    rest = [("Gửi chị Lan",), ("xem giúp",)]
    file = book_file(tmp_path, {"DS": rows, "Ghi chú": rest})
    preview(path, file)
    shown = rows_of(preview_path(file))
    start = next(n for n, row in enumerate(shown) if row[0].startswith("DÒNG CỦA"))
    headers = shown[start + 1]
    assert headers[3:] == ("Năm", "Số quyết định", ENTITLED, ANYBODY, "Đơn vị")
    told = [(*row, "", "")[:3] for row in shown[start + 2 :]]
    assert [(row, does, why.partition(":")[0]) for row, does, why in told] == [
        ("1", "bỏ ra", "phần trên bảng"),
        ("2", "bỏ ra", "tiêu đề cột"),
        ("3", "bỏ ra", "tiêu đề nhóm, chữ ký"),
        ("4", "bỏ ra", "dòng nguồn F4 ghi «21/QĐ», sổ B5 ghi «12/QĐ»"),
        ("5", "đưa vào", ""),
        ("5", "đưa vào", ""),
        ("6", "bỏ ra", "dòng cộng"),
        ("DÒNG NGOÀI CÁC BẢNG", "", ""),
        ("Dòng", "Việc sẽ làm", "Vì sao"),
        ("1", "bỏ ra", "Ghi chú dòng ngoài bảng"),
        ("2", "bỏ ra", "Ghi chú dòng ngoài bảng"),
    ]


def test_a_corrected_column_is_used_and_remembered_for_the_layout(
    tmp_path: Path,
) -> None:
    path, file = register(tmp_path), source(tmp_path)
    assert codes(take_in(path, file, table="Khen thưởng")) == ["X636"]
    preview(path, file, table="Khen thưởng")
    correct(file, agreed="Có", D=ENTITLED)
    report = take_in(path, file)
    assert "X692" in codes(report)
    assert [row["award"] for row in table_rows(path, "awards")] == [
        "Lao động tiên tiến",
        "Chiến sĩ thi đua cơ sở",
    ]
    # The next file of this layout needs no preview, and says why.
    other = tmp_path / "sau"
    other.mkdir()
    following = source(other, "sau.csv", ("3", "Ngô Cò", "Phòng A", "LĐTT", "2023"))
    report = take_in(path, following)
    [told] = [one for one in report.findings if one.code == "X691"]
    assert "15/01/2024" in told.what
    assert "«Ghi nhận» → «Danh hiệu, hình thức»" in told.what
    assert [row["name"] for row in table_rows(path, "awards")][2:] == ["Ngô Cò"]


def test_pointing_at_the_preview_or_naming_it_is_the_same(tmp_path: Path) -> None:
    file = source(tmp_path)
    path = register(tmp_path)
    preview(path, file, table="Khen thưởng")
    correct(file, agreed="Có", D=ENTITLED)
    made = preview_path(file)
    report = take_in(path, made, dry_run=True)
    assert "sẽ thêm 2 dòng vào bảng «Khen thưởng»" in report.summary
    elsewhere = tmp_path / "khác.xlsx"
    made.rename(elsewhere)
    assert codes(take_in(path, file, table="Khen thưởng")) == ["X636"]
    assert "X692" in codes(take_in(path, file, preview=elsewhere, dry_run=True))
    # A renamed preview is no list, and one without its source can give nothing.
    assert codes(take_in(path, elsewhere)) == ["X697"]
    elsewhere.rename(made)
    file.unlink()
    assert codes(take_in(path, made)) == ["X697"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("khác.xlsx", None, "không phải sổ xem trước"),
        ("khác.xlsx", b"PK\x03\x04", "là sổ xem trước nhưng không đọc được ([F"),
        ("nguon_xem_truoc.xlsx", b"PK\x03\x04", "không đọc được ([F"),
    ],
)
def test_what_is_no_preview_is_told_under_its_own_name(
    tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    path, file = register(tmp_path), source(tmp_path)
    other = book_file(tmp_path, {"DS": [("Họ và tên", "Đơn vị")]}, name=name)
    if data is not None:
        other.write_bytes(data)
    named = None if name.startswith("nguon_") else other
    [told] = take_in(path, file, preview=named).findings
    assert (told.code, told.seen) == ("X697", name)
    assert says in told.what


def test_nothing_comes_in_before_a_person_agrees(tmp_path: Path) -> None:
    path, file = register(tmp_path), source(tmp_path)
    preview(path, file, table="Khen thưởng")
    assert codes(take_in(path, file)) == ["X693"]
    correct(file, D=ENTITLED)
    assert codes(take_in(path, file)) == ["X693"]
    assert table_rows(path, "awards") == []
    assert memory.remembered() == {}


def test_a_word_that_means_nothing_is_told_with_its_cell(tmp_path: Path) -> None:
    path, file = register(tmp_path), source(tmp_path)
    preview(path, file, table="Khen thưởng")
    correct(file, agreed="Có", D="Thành tựu")
    [told] = take_in(path, file).findings
    assert (told.code, told.sheet, told.seen) == ("X694", "Xem trước", "Thành tựu")
    assert told.cell.startswith("D")
    correct(file, table="Bảng nào đó", D=ENTITLED)
    [told] = take_in(path, file).findings
    assert (told.code, told.seen) == ("X694", "Bảng nào đó")


def test_a_preview_of_other_headings_is_not_used_silently(tmp_path: Path) -> None:
    path, file = register(tmp_path), source(tmp_path)
    preview(path, file, table="Khen thưởng")
    correct(file, agreed="Có", D=ENTITLED)
    take_in(path, file)
    text = file.read_text("utf-8").replace("Ghi nhận", "Danh hiệu")
    file.write_bytes(text.encode())
    report = take_in(path, file, table="Khen thưởng")
    assert "X698" in codes(report)
    assert not {"X691", "X692"} & set(codes(report))


def test_what_is_remembered_can_be_forgotten(tmp_path: Path) -> None:
    path, file = register(tmp_path), source(tmp_path)
    preview(path, file, table="Khen thưởng")
    correct(file, agreed="Có", D=ENTITLED)
    take_in(path, file)
    assert len(memory.remembered()) == 1
    report = take_in(path, file, table="Khen thưởng", forget=True)
    assert codes(report) == ["X636"]
    assert "Đã bỏ cách ghép cột đã nhớ của 1 kiểu bảng" in report.summary
    assert memory.remembered() == {}


def test_a_table_that_is_not_wanted_is_left_out_and_counted(tmp_path: Path) -> None:
    path = register(tmp_path)
    people = [
        ("Họ và tên", "Đơn vị", "Chức vụ", "Ngày sinh"),
        ("Lê An", "A", "Cv", "1980"),
    ]
    awards = [("Họ và tên", "Danh hiệu", "Năm"), ("Hồ Bé", "LĐTT", "2023")]
    file = book_file(tmp_path, {"Người": people, "Khen thưởng": awards})
    preview(path, file)
    correct(file, 1, table="(bỏ qua)")
    report = take_in(path, file)
    assert "dòng của bảng được chọn không đưa vào: 2" in report.summary
    assert table_rows(path, "people") == []
    assert len(table_rows(path, "awards")) == 1
    again = take_in(path, file, dry_run=True)
    assert codes(again).count("X692") == 2
    # So it is with the next file of this layout.
    preview_path(file).unlink()
    report = take_in(path, file, dry_run=True)
    assert codes(report).count("X691") == 2
    assert "dòng của bảng được chọn không đưa vào: 2" in report.summary


def test_a_list_without_headings_is_said_of_that_file_alone(tmp_path: Path) -> None:
    path = register(tmp_path)
    given = [
        ("Lê An", "Giấy khen của Giám đốc Sở", "15/QĐ-SCT"),
        ("Hồ Bé", "Lao động tiên tiến", "16/QĐ-SCT"),
        ("Ngô Cò", "Lao động tiên tiến", "16/QĐ-SCT"),
    ]
    file = book_file(tmp_path, {"DS": given})
    preview(path, file)
    correct(file, agreed="Có")
    take_in(path, file)
    assert [row["name"] for row in table_rows(path, "awards")] == [
        "Lê An",
        "Hồ Bé",
        "Ngô Cò",
    ]
    assert memory.remembered() == {}
    changed = book_file(tmp_path, {"DS": [*given, ("Mã Dê", "LĐTT", "17/QĐ-SCT")]})
    assert codes(take_in(path, changed)) == ["X690"]


def test_one_layout_on_many_sheets_is_corrected_once(tmp_path: Path) -> None:
    path = register(tmp_path)
    head = ("Họ và tên", "Đơn vị", "Ghi nhận", "Năm")
    sheets = {
        f"P{n}": [head, (f"Người {'ABC'[n]}", "A", "LĐTT", "2023")] for n in range(3)
    }
    file = book_file(tmp_path, sheets)
    preview(path, file, table="Khen thưởng")
    correct(file, agreed="Có", C=ENTITLED)
    take_in(path, file)
    assert len(table_rows(path, "awards")) == 3


def test_a_preview_never_overwrites_one_that_may_hold_corrections(
    tmp_path: Path,
) -> None:
    path, file = register(tmp_path), source(tmp_path)
    preview(path, file, table="Khen thưởng")
    correct(file, agreed="Có", D=ENTITLED)
    kept = preview_path(file).read_bytes()
    report = preview(path, file)
    assert preview_path(file).read_bytes() == kept
    second = Path(report.saved)
    assert second.name == "nguon_xem_truoc (2).xlsx"
    assert columns_of(second)["Ghi nhận"] == ENTITLED  # it begins with what was said
    assert sources_in([tmp_path], path) == [file]


@pytest.mark.parametrize(
    "kept",
    [
        b"\xff\xfe",
        b"[]",
        b"{",
        b'{"a": 1}',
        b'{"a": {"table": "x", "columns": {}, "name": "", "day": ""}}',
        b'{"a": {"table": "awards", "columns": {"0": "zz"}, "name": "", "day": ""}}',
        b"[" * 100_000,
    ],
)
def test_what_was_kept_and_is_broken_stops_nothing(
    tmp_path: Path, own_folder: Path, kept: bytes
) -> None:
    (own_folder / "ghep_cot.json").write_bytes(kept)
    path = register(tmp_path)
    file = csv_file(tmp_path, lines("Họ và tên | Đơn vị", "Lê An | A"))
    assert take_in(path, file).saved
    assert memory.remembered() == {}


def test_the_verb_writes_a_preview_and_reads_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, file = register(tmp_path), source(tmp_path)
    table = ("--table", "Khen thưởng")
    main(["import", str(path), str(file), "--preview", *table])
    assert "Đã ghi sổ xem trước «nguon_xem_truoc.xlsx»" in capsys.readouterr().out
    correct(file, agreed="Có", D=ENTITLED)
    used = ("--mapping", str(preview_path(file)))
    assert main(["import", str(path), str(file), *used]) == 1
    assert "X692" in capsys.readouterr().out
    main(["import", str(path), str(file), "--forget", *table])
    assert "Đã bỏ cách ghép cột đã nhớ của 1 kiểu bảng" in capsys.readouterr().out


def test_what_nobody_agreed_to_teaches_nothing(tmp_path: Path) -> None:
    path = register(tmp_path)
    people = [("Họ và tên", "Đơn vị", "Ngày sinh"), ("Lê An", "A", "01/02/1980")]
    awards = [("Họ và tên", "Danh hiệu", "Năm"), ("Hồ Bé", "LĐTT", "2023")]
    file = book_file(tmp_path, {"Người": people, "Khen thưởng": awards})
    preview(path, file)
    correct(file, 1, agreed="Chưa")
    report = take_in(path, file)
    assert "chưa ai chọn «Có»" in "".join(one.what for one in report.findings)
    assert table_rows(path, "people") == []
    [kept] = memory.remembered().values()
    assert kept.table == "awards"
