"""An office and its eight rooms: registrations and proposals, from beginning to end."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from tests.exchange.round.collecting.test_collect import codes
from tests.exchange.round.office import LATER, Rooms, named, office, rows_of, type_in
from tests.exchange.round.rounds import put, read
from tests.offices import Office
from tests.workbook_parts import parts_of
from toolkit.exchange.round import key as keys
from toolkit.exchange.tables.rows import comparing
from toolkit.findings import Finding, Severity, WorkRefusedError
from toolkit.findings.report import Report
from toolkit.forms.round.choices import marked_keys
from toolkit.forms.round.layout import CHOICE_TABLE
from toolkit.forms.round.reading import table_of
from toolkit.forms.slices.layout import TABLES
from toolkit.forms.slices.sent import slice_terms
from toolkit.jobs.undo import undo_file
from toolkit.model.register import TableKey
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.differences import differences
from toolkit.xlsx.meaning.kinds import Changed
from toolkit.xlsx.meaning.sent import Sent

pytestmark = pytest.mark.slow

R, N, X, P = (
    TableKey.REGISTRATIONS,
    TableKey.INITIATIVES,
    TableKey.RATINGS,
    TableKey.PROPOSALS,
)
TITLE = "Lao động tiên tiến"
YELLOW = b"FFFFFBE0"


@pytest.fixture(scope="module")
def gone_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office after it sent each room its part."""
    folder = tmp_path_factory.mktemp("so")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "sending_key", lambda: folder / "khoa.txt")
        report = Rooms(folder).send()
    assert [f.code for f in report.findings if f.code != "G762"] == ["G832"]
    return folder


@pytest.fixture
def rooms(gone_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rooms:
    folder = Path(shutil.copytree(gone_out, tmp_path / "so"))
    monkeypatch.setattr(keys, "sending_key", lambda: folder / "khoa.txt")
    return Rooms(folder, folder / "so_gui_nhan_2026.xlsx")


def one(report: Report, code: str) -> Finding:
    [found] = [finding for finding in report.findings if finding.code == code]
    return found


def mark(rooms: Rooms, *who: str) -> None:
    """Put an x where a room's value is to count."""
    book = ClosedBook.open(rooms.path)
    table = table_of(book, CHOICE_TABLE)
    for number, row in table.rows:
        if row["who"] in who:
            book.set_value(table.sheet, number, table.columns["take"], "x")
    rooms.path.write_bytes(book.to_bytes())


def listed(rooms: Rooms) -> list[tuple[object, ...]]:
    table = table_of(ClosedBook.open(rooms.path), CHOICE_TABLE)
    wanted = ("unit", "table", "who", "column", "there", "typed")
    return [tuple(row[field] for field in wanted) for _, row in table.rows]


def files(folder: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# What is sent


def test_what_may_be_printed_has_no_yellow_and_no_empty_pages(rooms: Rooms) -> None:
    # LibreOffice prints every fill; of an area Excel prints the empty rows too.
    assert YELLOW not in parts_of(rooms.sent("A").data)["xl/styles.xml"]
    names = parts_of(rooms.path.read_bytes())["xl/workbook.xml"].decode()
    areas = re.findall(r'Print_Area"[^>]*>([^<]+)<', names)
    assert len(areas) >= 3
    assert [area for area in areas if not re.search(r"!\$A:\$[A-Z]+$", area)] == []


def test_each_room_gets_its_own_rows_and_people(rooms: Rooms) -> None:
    book = rooms.sent("A")
    assert named(rows_of(book, R)) == ["Viên A"]
    assert named(rows_of(book, N)) == ["Số hóa hồ sơ"]
    assert named(rows_of(book, X)) == ["Trưởng A", "Viên A", "Trùng Tên (1)"]
    assert named(rows_of(book, P)) == ["Viên A"]
    assert named(rows_of(rooms.sent("E"), P)) == ["Phòng E"]
    [rated, fresh] = rows_of(rooms.sent("C"), X)
    assert rated["rating"] == "Hoàn thành tốt nhiệm vụ"
    assert (fresh["name"], fresh["position"]) == ("Viên C", "Chuyên viên")


@pytest.mark.parametrize("year", [2025, None])
def test_its_people_are_in_it_whatever_year_the_register_is_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int | None
) -> None:
    monkeypatch.setattr(keys, "sending_key", lambda: tmp_path / "khoa.txt")
    rooms = Rooms(tmp_path, office(tmp_path, year=year))
    rooms.send()
    rated = rows_of(rooms.sent("A"), X)
    assert named(rated) == ["Trưởng A", "Viên A", "Trùng Tên (1)"]
    assert {row["year"] for row in rated} == {2026.0}


def test_a_rooms_file_shows_nothing_of_another_room(rooms: Rooms) -> None:
    for letter in "ABCDEGHI":
        whole = b"".join(parts_of(rooms.sent(letter).data).values())
        text = whole.decode("utf-8", "replace")
        for other in "ABCDEGHI".replace(letter, ""):
            for of in (f"Phòng {other}", f"Viên {other}", f"Trưởng {other}"):
                assert of not in text, (letter, of)
        assert "Việc chung" not in text  # of two rooms: the office's own
        assert "Giám Đốc" not in text


def test_the_letter_speaks_of_the_register(rooms: Rooms) -> None:
    raw = (rooms.folder / "gui_di" / "dang-ky-2026-Phong-A.eml").read_bytes()
    mail = message_from_bytes(raw, policy=policy.default)
    text = mail.get_body().get_content()
    assert "phần của quý đơn vị trong sổ theo dõi khen thưởng năm 2026" in text
    assert "chấm điểm" not in text


def test_only_what_is_to_be_filled_is_open_and_it_stays_short(rooms: Rooms) -> None:
    book = openpyxl.load_workbook(io.BytesIO(rooms.sent("A").data))
    for sheet in book.worksheets:
        assert sheet.protection.sheet, sheet.title
    sheet = book["Đề nghị"]
    opened = {c.coordinate for r in sheet for c in r if not c.protection.locked}
    assert opened == {c.coordinate for r in sheet["A5:N35"] for c in r}
    areas = [rule.sqref for s in book for rule in s.data_validations.dataValidation]
    assert max(r.max_row for area in areas for r in area.ranges) <= 40
    assert len(rooms.sent("A").data) < 40_000


# What comes back


def test_an_office_from_beginning_to_end(rooms: Rooms) -> None:
    before = {key: rooms.rows(key) for key in (R, N, X, P)}
    a = rooms.sent("A")  # a new registration, a rating, an initiative
    type_in(a, R, 1, {"name": "Trưởng A", "award": "CSTĐCS", "recipient": "cá nhân"})
    type_in(a, X, 0, {"rating": "Hoàn thành xuất sắc nhiệm vụ"})
    type_in(a, N, 1, {"title": "Một cửa", "authors": "Trưởng A", "scope": "cơ sở"})
    rooms.came("a.xlsx", a)
    rooms.came("a (2).xlsx", a)  # and once more
    b = rooms.sent("B")  # another title for what the office has
    type_in(b, R, 0, {"award": "Chiến sĩ thi đua cơ sở"})
    rooms.came("b.xlsx", b)
    c = rooms.sent("C")  # changed and saved by another program
    type_in(c, X, 0, {"rating": "Hoàn thành nhiệm vụ"})
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(c.to_bytes())).save(target)
    rooms.came("c.xlsx", target.getvalue())
    d = rooms.sent("D")  # takes its proposal back
    table = rows_of(d, P)[0]
    type_in(d, P, 0, dict.fromkeys(table, None))
    rooms.came("d.xlsx", d)
    e = rooms.sent("E")  # a heading typed over
    e.set_value("Đề nghị", 4, 7, "Hình thức khác")
    type_in(e, P, 1, {"year": 2026.0, "name": "Viên E", "unit": "Phòng E"})
    rooms.came("e.xlsx", e)
    rooms.came("g.xlsx", rooms.sent("G"))  # has nothing to add
    rooms.came("la.xlsx", b"PK\x03\x04 hong")
    report = rooms.collect()

    told = [code for code in codes(report) if code not in ("G837",)]
    assert sorted(told) == sorted(["G703", *["G834"] * 2, "G835", *["G836"] * 4])
    assert [f.seen for f in report.findings if f.code == "G776"] == [
        "Phòng H",
        "Phòng I",
    ]
    cstdcs = "Chiến sĩ thi đua cơ sở"
    person = {"year": 2026.0, "recipient": "cá nhân"}
    assert rooms.rows(R) == [
        *before[R],
        {**person, "name": "Trưởng A", "unit": "Phòng A", "award": cstdcs},
    ]
    assert rooms.rows(N)[2:] == [
        {"year": 2026.0, "title": "Một cửa", "authors": "Trưởng A", "scope": "cơ sở"}
    ]
    assert rooms.rows(X)[1:] == [
        {
            **person,
            "name": "Trưởng A",
            "unit": "Phòng A",
            "position": "Trưởng phòng",
            "rating": "Hoàn thành xuất sắc nhiệm vụ",
        }
    ]
    assert rooms.rows(P) == [
        *before[P],
        {"year": 2026.0, "name": "Viên E", "unit": "Phòng E"},
    ]
    good, fair = "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"
    assert listed(rooms) == [
        ("Phòng B", "Đăng ký", f"Viên B, {TITLE}", "Danh hiệu đăng ký", TITLE, cstdcs),
        ("Phòng C", "Xếp loại", "Trưởng C", "Xếp loại", good, fair),
    ]
    assert "Viên D" in one(report, "G835").seen


def test_the_register_is_not_read_once_for_each_room(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    for letter in "ABCDEGHI":
        rooms.came(f"{letter}.xlsx", rooms.sent(letter))
    read_whole = comparing.filled_rows
    times: list[object] = []

    def counted(*given: object) -> object:
        times.append(given)
        return read_whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "filled_rows", counted)
    rooms.collect()
    assert len(times) == len(TABLES)


def test_a_new_row_of_another_room_or_year_is_told(rooms: Rooms) -> None:
    a = rooms.sent("A")
    for down, more in ((1, {"unit": "Phòng B"}), (2, {"year": 2025.0}), (3, {})):
        type_in(a, R, down, {"name": f"Người {down}", "award": TITLE, **more})
    rooms.came("a.xlsx", a)
    told = one(rooms.collect(), "G854")
    assert ("2 dòng mới" in told.what, told.seen) == (True, "Người 1; Người 2")


def test_a_new_row_about_somebody_of_another_room_is_told(rooms: Rooms) -> None:
    a = rooms.sent("A")
    who = ["Viên B", "Trùng Tên (2)", "Trùng Tên", "Người mới", "Ngô Giám Đốc"]
    for down, name in enumerate((*who, "Phòng C"), 1):
        kind = "tập thể" if name == "Phòng C" else "cá nhân"
        type_in(a, R, down, {"name": name, "award": "CSTĐCS", "recipient": kind})
    for down, authors in enumerate(("Viên B", "Viên B; Viên A"), 1):
        type_in(a, N, down, {"title": f"Việc {down}", "authors": authors})
    rooms.came("a.xlsx", a)
    report = rooms.collect()
    told = [(f.seen, "trang «Đăng ký»" in f.what) for f in report.findings]
    assert [
        one for one, f in zip(told, report.findings, strict=True) if f.code == "G880"
    ] == [
        (
            "Viên B – Phòng B; Trùng Tên (2) – Phòng B;"
            " Ngô Giám Đốc – Sở Công Thương; Phòng C – Phòng C",
            True,
        ),
        ("Việc 1 – Phòng B", False),
    ]
    assert "G854" not in codes(report)
    assert "G880" not in codes(rooms.collect())  # told once, with the rows


def test_a_room_that_the_register_calls_otherwise_now_is_told(rooms: Rooms) -> None:
    book = ClosedBook.open(rooms.register)
    put(book, "td_units_name", "Phòng A mới", 1)
    rooms.register.write_bytes(book.to_bytes())
    a = rooms.sent("A")
    type_in(a, R, 1, {"name": "Trưởng A", "award": TITLE})
    rooms.came("a.xlsx", a)
    report = rooms.collect()
    assert (one(report, "G831").seen, "G880" in codes(report)) == ("Phòng A", False)


def test_a_row_typed_twice_is_put_in_once_and_told(rooms: Rooms) -> None:
    a = rooms.sent("A")
    for down in (1, 3):
        type_in(a, R, down, {"name": "Trưởng A", "award": TITLE})
    type_in(a, R, 4, {"name": "Viên A", "award": TITLE, "year": 2026.0})  # there
    rooms.came("a.xlsx", a)
    report = rooms.collect()
    assert named(rooms.rows(R)).count("Trưởng A") == 1
    assert one(report, "G882").seen == "Trưởng A"
    assert "1 dòng mới" in one(report, "G837").what
    before = files(rooms.folder)
    assert codes(rooms.collect()) == []
    assert files(rooms.folder) == before


def test_a_person_chooses_cell_by_cell_whose_word_counts(rooms: Rooms) -> None:
    b, c = rooms.sent("B"), rooms.sent("C")
    type_in(b, R, 0, {"award": "Chiến sĩ thi đua cơ sở"})
    type_in(c, X, 0, {"rating": "Hoàn thành nhiệm vụ"})
    rooms.came("b.xlsx", b)
    rooms.came("c.xlsx", c)
    rooms.collect()
    assert rooms.rows(R)[1]["award"] == TITLE
    mark(rooms, "Trưởng C")
    report = rooms.collect()
    assert one(report, "G838").what.startswith("Đã lấy 1 chỗ")
    assert rooms.rows(X)[0]["rating"] == "Hoàn thành nhiệm vụ"
    assert rooms.rows(R)[1]["award"] == TITLE
    assert [row[0] for row in listed(rooms)] == ["Phòng B"]
    before = files(rooms.folder)
    assert rooms.collect().saved == ""
    assert files(rooms.folder) == before


def test_of_two_words_marked_for_one_cell_none_is_written(rooms: Rooms) -> None:
    same = {"name": "Trưởng C", "unit": "Phòng C", "recipient": "cá nhân"}
    words = {"A": "Hoàn thành nhiệm vụ", "B": "Không hoàn thành nhiệm vụ"}
    for letter, rating in words.items():
        book = rooms.sent(letter)
        type_in(book, X, 3, {**same, "year": 2026.0, "rating": rating})
        rooms.came(f"{letter}.xlsx", book)
    rooms.collect()
    before = rooms.register.read_bytes()
    assert [row[0] for row in listed(rooms)] == ["Phòng A", "Phòng B"]
    mark(rooms, "Trưởng C")
    report = rooms.collect()
    told = one(report, "G889")
    assert told.seen == "; ".join(f"Phòng {a} – «{said}»" for a, said in words.items())
    assert "Trang «Xếp loại», Trưởng C, cột «Xếp loại»" in told.what
    assert "G838" not in codes(report)
    assert rooms.register.read_bytes() == before
    assert len(marked_keys(ClosedBook.open(rooms.path))) == 2  # to be seen and mended
    whole = files(rooms.folder)
    assert rooms.collect().saved == ""
    assert files(rooms.folder) == whole

    book = ClosedBook.open(rooms.path)
    table = table_of(book, CHOICE_TABLE)
    book.set_value(table.sheet, table.rows[0][0], table.columns["take"], None)
    rooms.path.write_bytes(book.to_bytes())
    report = rooms.collect()
    assert one(report, "G838").what.startswith("Đã lấy 1 chỗ")
    assert "G889" not in codes(report)
    assert rooms.rows(X)[0]["rating"] == words["B"]


def test_one_word_of_two_rooms_marked_for_one_cell_is_written(rooms: Rooms) -> None:
    rating = {"year": 2026.0, "rating": "Hoàn thành nhiệm vụ", "unit": "Phòng C"}
    for letter in "AB":
        book = rooms.sent(letter)
        type_in(book, X, 3, {"name": "Trưởng C", "recipient": "cá nhân", **rating})
        rooms.came(f"{letter}.xlsx", book)
    rooms.collect()
    mark(rooms, "Trưởng C")
    assert "G889" not in codes(rooms.collect())
    assert rooms.rows(X)[0]["rating"] == rating["rating"]


def test_what_was_marked_counts_before_what_fills_a_blank(rooms: Rooms) -> None:
    row = {"year": 2026.0, "recipient": "cá nhân", "unit": "Phòng D", "award": TITLE}
    a, d = rooms.sent("A"), rooms.sent("D")
    type_in(a, P, 1, {**row, "name": "Viên D", "reason": "Có sáng kiến"})
    rooms.came("a.xlsx", a)
    rooms.collect()
    mark(rooms, f"Viên D, {TITLE}")
    type_in(d, P, 0, {"reason": "Có thành tích"})
    rooms.came("d.xlsx", d)
    report = rooms.collect()
    assert one(report, "G838").what.startswith("Đã lấy 1 chỗ")
    assert rooms.rows(P)[1]["reason"] == "Có sáng kiến"
    assert [row[0] for row in listed(rooms)] == ["Phòng D"]


def test_what_the_register_waited_for_is_filled_in_without_a_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "sending_key", lambda: tmp_path / "khoa.txt")
    rooms = Rooms(tmp_path, office(tmp_path))
    book = ClosedBook.open(rooms.register)
    for down, letter in enumerate("AB", 1):  # as quick entry does
        row = {"year": 2026.0, "recipient": "cá nhân", "unit": f"Phòng {letter}"}
        type_in(book, X, down, {**row, "name": f"Viên {letter}"})
    rooms.register.write_bytes(book.to_bytes())
    rooms.send()
    rating = {"rating": "Hoàn thành tốt nhiệm vụ"}
    a, b, d = (rooms.sent(letter) for letter in "ABD")
    type_in(a, X, 0, rating)
    type_in(b, X, 0, rating)
    type_in(d, P, 0, {"result": "được khen", "reason": "=Có thành tích"})
    rooms.came("a.xlsx", a)
    rooms.came("b.xlsx", b)
    rooms.came("d.xlsx", d)
    book = ClosedBook.open(rooms.register)
    type_in(book, X, 2, {"rating": "Hoàn thành nhiệm vụ"})  # the office was faster
    rooms.register.write_bytes(book.to_bytes())
    before = rooms.register.read_bytes()
    report = rooms.collect()
    told = [f.seen for f in report.findings if f.code == "G883"]
    assert told == [
        "Viên A, cột «Xếp loại»: «Hoàn thành tốt nhiệm vụ»",
        f"Viên D, {TITLE}, cột «Thành tích, lý do»: «=Có thành tích»",
    ]
    assert [(row[2], row[3]) for row in listed(rooms)] == [
        ("Viên B", "Xếp loại"),
        (f"Viên D, {TITLE}", "Kết quả"),  # the office's own word
    ]
    ratings = [row["rating"] for row in rooms.rows(X)[1:3]]
    assert ratings == ["Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"]
    assert rooms.rows(P)[1]["reason"] == "=Có thành tích"
    whole = files(rooms.folder)
    assert rooms.collect().saved == ""
    assert files(rooms.folder) == whole
    undo_file(rooms.register, now=LATER)
    assert rooms.register.read_bytes() == before
    rooms.collect()  # it came before: a person is asked now
    assert rooms.register.read_bytes() == before
    assert len(listed(rooms)) == 4


def test_a_mark_does_not_outlive_what_it_was_put_at(rooms: Rooms) -> None:
    c = rooms.sent("C")
    type_in(c, X, 0, {"rating": "Hoàn thành nhiệm vụ"})
    rooms.came("c.xlsx", c)
    rooms.collect()
    mark(rooms, "Trưởng C")
    book = ClosedBook.open(rooms.register)
    type_in(book, X, 0, {"rating": "Không hoàn thành nhiệm vụ"})
    rooms.register.write_bytes(book.to_bytes())
    rooms.collect()
    assert rooms.rows(X)[0]["rating"] == "Không hoàn thành nhiệm vụ"
    assert not marked_keys(ClosedBook.open(rooms.path))
    assert listed(rooms)[0][4:] == ("Không hoàn thành nhiệm vụ", "Hoàn thành nhiệm vụ")


def test_what_a_room_left_alone_does_not_undo_what_the_office_changed(
    rooms: Rooms,
) -> None:
    a = rooms.sent("A")
    type_in(a, R, 1, {"name": "Trưởng A", "award": TITLE})
    book = ClosedBook.open(rooms.register)
    type_in(book, R, 0, {"award": "Chiến sĩ thi đua cơ sở"})  # of Viên A
    rooms.register.write_bytes(book.to_bytes())
    rooms.came("a.xlsx", a)
    assert "G834" not in codes(rooms.collect())
    assert rooms.rows(R)[0]["award"] == "Chiến sĩ thi đua cơ sở"


def test_sorted_rows_and_a_corrected_name_are_the_same_rows(rooms: Rooms) -> None:
    a = rooms.sent("A")
    rows = rows_of(a, X)
    for number, row in enumerate(reversed(rows)):
        type_in(a, X, number, {f: row.get(f) for f in ("name", "position")})
    type_in(a, P, 0, {"name": "Viên AA"})
    rooms.came("a.xlsx", a)
    report = rooms.collect()
    assert codes(report) == ["G834"]
    assert one(report, "G834").seen.endswith("sổ ghi «Viên A», đơn vị ghi «Viên AA»")


def by_openpyxl(book: ClosedBook, *acts: Callable[[Workbook], None]) -> bytes:
    """As a web spreadsheet leaves it, where whoever opens a file may do all of it."""
    workbook = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))
    for act in acts:
        act(workbook)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def test_rows_deleted_inserted_and_sorted_are_known_by_what_they_say(
    rooms: Rooms,
) -> None:
    def deleted(workbook: Workbook) -> None:
        workbook["Đăng ký"].delete_rows(5)

    def inserted(workbook: Workbook) -> None:
        sheet = workbook["Xếp loại"]
        sheet.insert_rows(6)
        sheet["C6"], sheet["I6"] = "Trùng Tên (1)", "Hoàn thành nhiệm vụ"
        sheet["I7"] = "Hoàn thành tốt nhiệm vụ"  # of Viên A, a row further down

    def pasted(workbook: Workbook) -> None:
        sheet = workbook["Đề nghị"]  # over the hidden keys as well
        for column, text in enumerate((2026, "cá nhân", "Trưởng A", "Phòng A"), 1):
            sheet.cell(7, column, text)
        sheet["G7"], sheet["O7"], sheet["O8"] = TITLE, "ghi chú", None

    rooms.came("a.xlsx", by_openpyxl(rooms.sent("A"), deleted, inserted, pasted))
    report = rooms.collect()
    assert [f.code for f in report.findings if f.severity is Severity.ERROR] == []
    assert one(report, "G835").seen == f"Viên A, {TITLE}"
    ratings = {row["name"]: row.get("rating") for row in rooms.rows(X)}
    assert ratings == {
        "Trưởng C": "Hoàn thành tốt nhiệm vụ",
        "Trùng Tên (1)": "Hoàn thành nhiệm vụ",
        "Viên A": "Hoàn thành tốt nhiệm vụ",
    }
    assert named(rooms.rows(P))[4:] == ["Trưởng A"]
    before = files(rooms.folder)
    assert rooms.collect().saved == ""
    assert files(rooms.folder) == before


def test_whole_rows_sorted_with_their_keys_are_no_offence(rooms: Rooms) -> None:
    def turned(workbook: Workbook) -> None:
        sheet = workbook["Xếp loại"]
        rows = [[cell.value for cell in row] for row in sheet["A5:Q7"]]
        for number, values in enumerate(reversed(rows), 5):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column, value)
        sheet["I5"] = "Hoàn thành nhiệm vụ"

    rooms.came("a.xlsx", by_openpyxl(rooms.sent("A"), turned))
    assert codes(rooms.collect()) == ["G836"]
    assert rooms.rows(X)[-1]["name"] == "Trùng Tên (1)"


def test_a_cut_cell_may_take_the_name_of_its_column_along(rooms: Rooms) -> None:
    def cut(workbook: Workbook) -> None:
        sheet = workbook["Đề nghị"]
        for column in range(1, 15):
            sheet.cell(9, column, sheet.cell(5, column).value)
            sheet.cell(5, column).value = None
        for name in workbook.defined_names.values():
            name.attr_text = name.attr_text.replace("'Đề nghị'!$C$5", "'Đề nghị'!$C$6")

    rooms.came("a.xlsx", by_openpyxl(rooms.sent("A"), cut))
    before = rooms.register.read_bytes()
    assert codes(rooms.collect()) == []
    assert rooms.register.read_bytes() == before


def test_more_rows_than_a_slice_has_are_told(rooms: Rooms) -> None:
    def inserted(workbook: Workbook) -> None:
        sheet = workbook["Đăng ký"]
        sheet.insert_rows(6, 33)
        for row in range(6, 39):
            sheet.cell(row, 3, f"Người {row}")
            sheet.cell(row, 5, TITLE)

    rooms.came("a.xlsx", by_openpyxl(rooms.sent("A"), inserted))
    told = one(rooms.collect(), "G707")
    assert told.what.startswith("Phòng A: «Đăng ký» A36: Có 3 dòng lạ")
    assert len(rooms.rows(R)) == 3 + 30


def test_twice_changes_nothing_and_one_undo_takes_all_of_it_back(rooms: Rooms) -> None:
    before = rooms.register.read_bytes()
    for letter in "AB":
        book = rooms.sent(letter)
        type_in(book, R, 1, {"name": f"Trưởng {letter}", "award": TITLE})
        type_in(book, P, 1, {"name": f"Trưởng {letter}", "award": TITLE})
        rooms.came(f"{letter}.xlsx", book)
    rooms.collect()
    assert len(rooms.rows(R)) == 5
    whole = files(rooms.folder)
    assert rooms.collect().saved == ""
    assert files(rooms.folder) == whole
    undo_file(rooms.register, now=LATER)
    assert rooms.register.read_bytes() == before
    assert codes(rooms.collect()) == ["G839"] * 4
    assert rooms.register.read_bytes() == before
    rooms.collect("A.xlsx", "B.xlsx")
    assert len(rooms.rows(R)) == 5


def test_what_lies_among_the_chosen_is_taken_once(rooms: Rooms) -> None:
    for name, award in (("a.xlsx", TITLE), ("chon/b.xlsx", "CSTĐCS")):
        book = rooms.sent("A")
        type_in(book, R, 1, {"name": "Trưởng A", "award": award})
        rooms.came(name, book)
    rooms.collect()
    assert named(rooms.rows(R)).count("Trưởng A") == 1
    before = files(rooms.folder)
    assert rooms.collect().saved == ""
    assert files(rooms.folder) == before
    # A row that the office took out since stays out, until somebody asks for it.
    undo_file(rooms.register, now=LATER)
    assert codes(rooms.collect()) == ["G839"]
    assert "Trưởng A" not in named(rooms.rows(R))
    rooms.collect("b.xlsx")
    assert named(rooms.rows(R)).count("Trưởng A") == 1
    undo_file(rooms.register, now=LATER)
    (rooms.back / "chon" / "b.xlsx").rename(rooms.back / "chon" / "b lai.xlsx")
    for _ in range(2):
        rooms.collect()
        assert named(rooms.rows(R)).count("Trưởng A") == 1
    assert rooms.collect().saved == ""


def test_rows_of_a_return_that_another_one_was_chosen_over_are_told(
    rooms: Rooms,
) -> None:
    for name, rows in (("a.xlsx", ("Trưởng A", "Người 1")), ("b.xlsx", ("Người 2",))):
        book = rooms.sent("A")
        for down, who in enumerate((*rows, "Người 3"), 1):
            type_in(book, R, down, {"name": who, "award": TITLE})
        rooms.came(name, book)
        rooms.collect()
    report = rooms.collect("b.xlsx")
    assert one(report, "G884").seen == f"Trưởng A, {TITLE}; Người 1, {TITLE}"
    before = files(rooms.folder)
    assert codes(rooms.collect()) == ["G884"]  # as long as they stand there
    assert files(rooms.folder) == before
    book = ClosedBook.open(rooms.register)
    for down, row in enumerate(rooms.rows(R)):
        if row["name"] in ("Trưởng A", "Người 1"):
            type_in(book, R, down, dict.fromkeys(row, None))
    rooms.register.write_bytes(book.to_bytes())
    assert codes(rooms.collect()) == []


@pytest.mark.parametrize(
    ("gone", "code"),
    [("gui_di/dang-ky-2026-Phong-C.xlsx", "G774"), ("nhan_ve/Phong-C.xlsx", "G804")],
)
def test_what_differs_stays_listed_where_a_workbook_is_gone(
    rooms: Rooms, gone: str, code: str
) -> None:
    for letter, number in (("A", 1), ("C", 0)):
        book = rooms.sent(letter)
        type_in(book, X, 0, {"rating": "Hoàn thành nhiệm vụ"})
        type_in(book, R, number, {"name": f"Trưởng {letter}", "award": TITLE})
        rooms.came(f"{letter}.xlsx", book)
    rooms.collect()
    mark(rooms, "Trưởng C")
    before = listed(rooms)
    whole = (rooms.folder / gone).read_bytes()
    (rooms.folder / gone).unlink()
    told = one(rooms.collect(), code)
    assert "Phòng C" in told.what.replace("-", " ").replace("Phong", "Phòng")
    assert (listed(rooms), len(before)) == (before, 1)
    (rooms.folder / gone).write_bytes(whole)
    assert one(rooms.collect(), "G838")
    assert rooms.rows(X)[0]["rating"] == "Hoàn thành nhiệm vụ"


def test_of_two_among_the_chosen_none_is_and_it_stays_so(rooms: Rooms) -> None:
    for name, award in (("chon/a.xlsx", TITLE), ("chon/b.xlsx", "CSTĐCS")):
        book = rooms.sent("A")
        type_in(book, R, 1, {"name": "Trưởng A", "award": award})
        rooms.came(name, book)
        report = rooms.collect()
    assert [f.seen for f in report.findings if f.code == "G834"] == []
    assert set(codes(report)) == {"G773"}
    awards = [r["award"] for r in rooms.rows(R) if r["name"] == "Trưởng A"]
    assert awards == [TITLE]
    before = files(rooms.folder)
    assert set(codes(rooms.collect())) == {"G773"}
    assert files(rooms.folder) == before


def test_killed_between_the_two_books_it_goes_on_without_doubles(
    rooms: Rooms,
) -> None:
    a = rooms.sent("A")
    type_in(a, R, 1, {"name": "Trưởng A", "award": TITLE})
    rooms.came("a.xlsx", a)
    ledger = rooms.path.read_bytes()
    rooms.collect()
    rooms.path.write_bytes(ledger)  # the register was saved, the round book not
    rooms.collect()
    assert named(rooms.rows(R)).count("Trưởng A") == 1


def test_a_text_that_looks_like_a_formula_stays_a_text(rooms: Rooms) -> None:
    a = rooms.sent("A")
    type_in(a, P, 1, {"name": "Viên A", "reason": '=HYPERLINK("http://x")'})
    rooms.came("a.xlsx", a)
    rooms.collect()
    book = ClosedBook.open(rooms.register)
    sheet = book.sheet("Đề nghị")
    cells = [c for c in sheet.cells.values() if c.value == '=HYPERLINK("http://x")']
    assert [cell.formula for cell in cells] == [None]


# What stops it


def test_a_register_that_is_not_there_or_lacks_a_room_is_told(rooms: Rooms) -> None:
    book = ClosedBook.open(rooms.path)
    put(book, "td_g_units_name", "Phòng Lạ", 8)
    rooms.path.write_bytes(book.to_bytes())
    assert [(f.code, f.cell) for f in rooms.send().findings] == [
        ("G831", "A13"),
        ("G832", ""),
    ]
    rooms.register.rename(rooms.register.with_name("khac.xlsx"))
    assert [f.code for f in rooms.send().findings] == ["G830"]


def test_what_is_wrong_with_the_register_is_told_as_of_the_register(
    rooms: Rooms,
) -> None:
    a = rooms.sent("A")
    type_in(a, R, 1, {"name": "Trưởng A", "award": TITLE})
    rooms.came("a.xlsx", a)
    owner = rooms.register.with_name("~$so.xlsx")
    owner.write_bytes(b"\x03Lan".ljust(165, b"\0"))
    [told] = rooms.collect().findings
    assert (told.code, told.seen) == ("G881", "so.xlsx")
    assert told.what.endswith("[F021] Tệp đang được mở trong Excel bởi Lan).")
    assert "đóng tệp trong Excel" in told.next_step
    assert not (rooms.folder / "nhan_ve").exists()  # nothing was half taken in
    owner.unlink()
    whole = rooms.register.read_bytes()
    rooms.register.write_bytes(b"PK\x03\x04 hong")
    assert [f.code for f in rooms.collect().findings] == ["G881"]
    assert [f.code for f in rooms.send().findings] == ["G881"]
    rooms.register.write_bytes(whole)
    rooms.collect()
    assert "Trưởng A" in named(rooms.rows(R))


def test_sending_from_a_register_that_is_open_says_what_was_read(rooms: Rooms) -> None:
    rooms.register.with_name("~$so.xlsx").write_bytes(b"\x03Lan".ljust(165, b"\0"))
    told = one(rooms.send(), "S143")
    assert told.what.startswith("so.xlsx: Tệp đang mở trong Excel bởi Lan;")


def test_a_new_row_without_year_and_room_gets_them_and_it_is_told(rooms: Rooms) -> None:
    book = rooms.sent("H")
    type_in(book, P, 0, {"name": "Viên H"})
    type_in(book, N, 0, {"title": "Một cửa", "authors": "Viên H"})
    rooms.came("h.xlsx", book)
    told = [f.seen for f in rooms.collect().findings if f.code == "G837"]
    assert told == ["năm 2026", "năm 2026, «Phòng H»"]
    assert rooms.rows(P)[-1] == {"name": "Viên H", "year": 2026.0, "unit": "Phòng H"}


def test_what_needs_a_rubric_is_refused_by_such_a_round_book(rooms: Rooms) -> None:
    with pytest.raises(WorkRefusedError) as refused:
        _ = read(rooms.path).rubric
    assert refused.value.finding.code == "G833"


# Other programs


def test_gnumeric_keeps_a_slice_short_and_is_not_blamed(
    rooms: Rooms, ssconvert: str, tmp_path: Path
) -> None:
    book = rooms.sent("A")
    sent = Sent(book, slice_terms(book))
    source, saved = tmp_path / "gui.xlsx", tmp_path / "ve.xlsx"
    type_in(book, P, 1, {"name": "Viên A", "reason": "Có thành tích"})
    source.write_bytes(book.to_bytes())
    subprocess.run([ssconvert, str(source), str(saved)], check=True)
    assert saved.stat().st_size < 100_000
    # It shows every hidden sheet: a notice, and nobody's doing.
    kinds = [one.kind for one in differences(sent, ClosedBook.open(saved))]
    assert kinds == [Changed.SHEET_STATE]


def test_libreoffice_is_not_blamed_for_a_slice(
    rooms: Rooms, office: Office, tmp_path: Path
) -> None:
    book = rooms.sent("A")
    sent = Sent(book, slice_terms(book))
    source = tmp_path / "gui.xlsx"
    source.write_bytes(book.to_bytes())
    saved = office(source, "xlsx", tmp_path / "ve")
    assert differences(sent, ClosedBook.open(saved)) == []


def test_settings_of_an_office_say_nothing_of_a_rubric(rooms: Rooms) -> None:
    sheet = ClosedBook.open(rooms.path).sheet("Cài đặt")
    labels = [sheet.at(row, 1).value for row in range(4, 12)]
    assert labels == [
        *("Cơ quan gửi", "Tên đợt", "Năm thi đua", "Vòng", "Hạn gửi về"),
        *("Tên tệp không dấu", "Sổ theo dõi khen thưởng", None),
    ]
