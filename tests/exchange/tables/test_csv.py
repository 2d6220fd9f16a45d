"""Tables go out as CSV and come back as they were."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.tables.files import (
    book_file,
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from tests.forms.register.making import register_book
from tests.reading_reports import codes_and_cells
from tests.tries import tries
from toolkit.cli import main
from toolkit.exchange.sources.safe_text import bared, guarded
from toolkit.exchange.tables.csv_out import export_tables

AWARDS = """
# Khen thưởng
Năm | Số quyết định | Ngày quyết định | Danh hiệu, hình thức | Số lượng | Thành tích từ
2023 | '=1+1 | 12/01/2024 | Lao động tiên tiến | | 2019
2023 | '@SUM(A1) | 12/01/2024 | Lao động tiên tiến | 4 | 01/07/2023
2022 | '0123 | | BK tỉnh | | 2022
# Khen thưởng
Năm | Thành tích, lý do | Họ và tên hoặc tên tập thể
2021 | '-5 %; "hay" | Trần Văn An
2021 | '+84 | Phòng Kế hoạch
"""
RATINGS = """
# Xếp loại
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Điểm | Số ngày nghỉ
2023 | cá nhân | Trần Văn An | 9,5 | 3
"""


def out(path: Path, *tables: str) -> Path:
    """The folder that a register was given out to."""
    folder = path.parent / "csv"
    report = export_tables(path, tables=tables, folder=folder)
    assert report.exit_code == 0, report.findings
    return folder


def test_a_csv_is_what_excel_opens_with_vietnamese_settings(tmp_path: Path) -> None:
    folder = out(register(tmp_path, AWARDS + RATINGS), "Khen thưởng", "ratings")
    assert sorted(p.name for p in folder.iterdir()) == [
        "khen_thuong.csv",
        "xep_loai.csv",
    ]
    data = (folder / "khen_thuong.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n") == 6
    first, second = text.split("\r\n")[:2]
    assert first.startswith("Năm;Số quyết định;Ngày quyết định;Cấp khen;")
    assert second.startswith("2023;'=1+1;12/01/2024;;Lao động tiên tiến;")
    assert ';"\'-5 %; ""hay""";' in text
    ratings = (folder / "xep_loai.csv").read_text("utf-8-sig")
    assert ";9,5;" in ratings


def test_every_table_goes_out_where_none_is_named(tmp_path: Path) -> None:
    names = {p.stem for p in out(register(tmp_path, AWARDS)).iterdir()}
    assert names == {
        *("don_vi", "nguoi", "dang_ky", "sang_kien", "xep_loai", "de_nghi"),
        *("khen_thuong", "bieu_quyet", "ho_so"),
    }


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = register(tmp_path, AWARDS)
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "khen_thuong.csv").write_text("của tôi", "utf-8")
    report = export_tables(path, tables=["awards"], folder=tmp_path / "csv")
    assert codes(report) == ["X630"]
    assert (tmp_path / "csv" / "khen_thuong.csv").read_text("utf-8") == "của tôi"
    assert (tmp_path / "csv" / "khen_thuong (2).csv").exists()


def test_what_went_out_comes_back_the_same(tmp_path: Path) -> None:
    path = register(tmp_path, AWARDS + RATINGS)
    folder = out(path)
    fresh = register(tmp_path / folder.name)
    for name in ("khen_thuong", "xep_loai"):
        report = take_in(fresh, folder / f"{name}.csv")
        assert report.exit_code == 0, report.findings
    expected = table_rows(path, "awards")
    expected[2]["award"] = "Bằng khen cấp bộ, cấp tỉnh"
    assert table_rows(fresh, "awards") == expected
    assert table_rows(fresh, "ratings") == table_rows(path, "ratings")


def test_a_year_in_a_column_of_days_goes_out_as_a_year(tmp_path: Path) -> None:
    people = [
        {"name": "Lê An", "unit": "Ban A", "born": 1979.0, "joined": 40_000.0},
        {"name": "Hà Chi", "unit": "Ban A", "born": 45_000.0, "left": 2023.0},
    ]
    path = register(tmp_path, {"people": people})  # type: ignore[arg-type]
    written = out(path) / "nguoi.csv"
    rows = written.read_text("utf-8-sig").splitlines()[1:]
    assert [row.split(";")[3] for row in rows] == ["1979", "15/03/2023"]
    assert ";06/07/2009;" in rows[0]
    assert rows[1].endswith(";2023")
    fresh = register(written.parent)
    for again in (written, path):  # a CSV, and the register itself as a workbook
        report = take_in(fresh, again, table="people")
        assert len(table_rows(fresh, "people")) == 2, report.findings
    assert table_rows(fresh, "people")[0]["born"] == "1979"


def test_what_went_out_is_known_to_be_there_already(tmp_path: Path) -> None:
    path = register(tmp_path, AWARDS + RATINGS)
    folder, before = out(path), path.read_bytes()
    for name in ("khen_thuong", "xep_loai"):
        report = take_in(path, folder / f"{name}.csv")
        assert "X614" in codes(report)
        assert report.saved == ""
    assert path.read_bytes() == before


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_any_usual_separator_is_understood(tmp_path: Path, sign: str) -> None:
    rows = (("Họ và tên", "Đơn vị", "Chức vụ"), ("Trần Văn An", "A; B, C", "Trưởng"))
    text = "\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows)
    path = register(tmp_path)
    take_in(path, csv_file(tmp_path, text))
    assert table_rows(path, "people") == [
        {"name": "Trần Văn An", "unit": "A; B, C", "position": "Trưởng"}
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_unicode_is_understood(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "nguon.csv"
    source.write_bytes(lines("Họ và tên | Đơn vị", "Trần Văn Ẩn | Bể").encode(encoding))
    path = register(tmp_path)
    take_in(path, source)
    assert table_rows(path, "people") == [{"name": "Trần Văn Ẩn", "unit": "Bể"}]


def test_a_formula_without_a_value_is_told_of(tmp_path: Path) -> None:
    path = register(tmp_path, RATINGS)
    book = openpyxl.load_workbook(path)
    book["Xếp loại"]["D5"] = "=1+1"
    book.save(path)
    report = export_tables(path, tables=["Xếp loại"], folder=tmp_path / "csv")
    assert codes_and_cells(report.findings) == [("X632", "D5")]


def test_a_table_nobody_knows_is_refused(tmp_path: Path) -> None:
    report = export_tables(
        register(tmp_path), tables=["Lương"], folder=tmp_path / "csv"
    )
    assert (codes(report), report.exit_code) == (["X602"], 2)
    assert not (tmp_path / "csv").exists()


def test_a_workbook_that_is_no_register_is_refused(tmp_path: Path) -> None:
    path = book_file(tmp_path, {"Sheet1": [["Họ và tên"]]})
    report = export_tables(path, folder=tmp_path / "csv")
    assert (codes(report), report.exit_code) == (["F010"], 2)


RISKY = st.text(alphabet="'=+-@\t\r\n;\"a1 ằ", max_size=12)


@given(RISKY)
def test_guarding_a_text_loses_nothing(text: str) -> None:
    assert bared(guarded(text)) == text
    assert not guarded(text).startswith(tuple("=+-@\t\r\n"))


@settings(
    max_examples=tries(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(RISKY.filter(lambda t: t.strip() and "\r" not in t), max_size=4))
def test_any_text_survives_going_out_and_coming_back(
    tmp_path: Path, texts: list[str]
) -> None:
    rows = [
        {"year": 2000.0 + n, "name": f"Người {n}", "reason": text}
        for n, text in enumerate(texts)
    ]
    path, fresh = tmp_path / "a.xlsx", register(tmp_path, capacity=50)
    path.write_bytes(register_book({"proposals": rows}, capacity=50))
    report = export_tables(path, tables=["proposals"], folder=tmp_path / "c")
    (written,) = (tmp_path / "c").iterdir()
    assert report.exit_code == 0
    if rows:
        assert take_in(fresh, written).exit_code == 0
        assert [r["reason"] for r in table_rows(fresh, "proposals")] == texts
    written.unlink()


def test_the_verb_says_where_the_files_lie_and_of_no_earlier_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = register(tmp_path, "# Người\nHọ và tên\nLê An"), tmp_path / "ra"
    assert main(["export", str(path), "-o", str(folder), "--table", "Người"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[-1] == f"  Đã ghi: {folder}"
    assert "bản trước đó" not in said


@pytest.mark.parametrize("absolute", [True, False])
def test_without_a_folder_the_files_lie_beside_the_register(
    tmp_path: Path,
    absolute: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "hồ sơ").mkdir()
    path = register(tmp_path / "hồ sơ", "# Người\nHọ và tên\nLê An")
    monkeypatch.chdir(tmp_path)
    word = path if absolute else path.relative_to(tmp_path)
    assert main(["export", str(word), "--table", "Người"]) == 0
    assert (path.parent / "nguoi.csv").is_file()
    assert list(tmp_path.glob("*.csv")) == []
    assert capsys.readouterr().out.splitlines()[-1] == f"  Đã ghi: {path.parent}"


def test_a_folder_given_from_here_is_told_whole(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "hồ sơ").mkdir()
    path = register(tmp_path / "hồ sơ", "# Người\nHọ và tên\nLê An")
    monkeypatch.chdir(tmp_path)
    assert main(["export", str(path), "-o", "ra", "--table", "Người"]) == 0
    assert (tmp_path / "ra" / "nguoi.csv").is_file()
    said = capsys.readouterr().out.splitlines()[-1]
    assert said == f"  Đã ghi: {tmp_path / 'ra'}"


def test_the_verb_says_where_the_earlier_copy_of_a_register_lies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = register(tmp_path)
    source = csv_file(tmp_path, lines("Họ và tên | Đơn vị", "Lê An | Sở"))
    assert main(["import", str(path), str(source)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("  Đã ghi; bản trước đó: ")
    assert Path(last.partition(": ")[2]).is_file()
