"""A rescore draws numbers from the award-tracking workbook, and says so."""

import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.broken.base import NOW, empty
from tests.broken.from_register import a_condition_on_every_level, without_sources
from tests.broken.surgery import Step, damaged, formula, place, typed, without_name
from tests.forms.register.making import register_book
from tests.jobs.test_rescore import FORM, LOG, rows, value
from tests.reading_reports import codes_and_cells
from toolkit.awards.settings import Settings
from toolkit.findings.report import Report
from toolkit.forms.scoring.assess import assess
from toolkit.forms.scoring.from_register.source import Source, unit_in
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.undo import undo_file
from toolkit.model.register import Register, Unit
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

RETURNED, DIRECT, PROVINCE, FIVE, FEWER = "A102", "A108", "A28", "A29", "A30"
EVIDENCE = {RETURNED: "I101", DIRECT: "I107", PROVINCE: "I27"}
OPENING = "Lấy từ sổ theo dõi khen thưởng: "

DOSSIERS = """
    # Hồ sơ
    Năm | Đối tượng | Cấp | Số lượng | Ngày trình | Ngày bị trả lại
    2017 | cá nhân | bộ, tỉnh | 13 | 10/10/2017 |
    2017 | cá nhân | bộ, tỉnh | 2 | 10/10/2017 | 20/10/2017
"""
AWARDS = """
    # Khen thưởng
    Năm | Đối tượng | Loại cán bộ | Số lượng
    2017 | cá nhân | người trực tiếp | 8
    2017 | cá nhân | cấp trưởng | 2
"""
INITIATIVES = """
    # Sáng kiến
    Năm | Tên sáng kiến, đề tài | Phạm vi
    2017 | Giải pháp một | cơ sở
    2017 | Giải pháp hai | bộ, tỉnh
"""
WHOLE = DOSSIERS + AWARDS + INITIATIVES


class Desk:
    """A scoring workbook and a register beside it."""

    def __init__(self, folder: Path) -> None:
        self.book, self.register = folder / "cham.xlsx", folder / "theo_doi.xlsx"
        self.book.write_bytes(empty())
        self.keep(WHOLE)

    def keep(self, tables: str) -> None:
        self.register.write_bytes(register_book(tables, capacity=100))

    def type(self, *steps: Step) -> None:
        self.book.write_bytes(damaged(self.book.read_bytes(), *steps))

    def rescore(self) -> Report:
        return rescore_file(self.book, now=NOW, registers=self.register)

    def at(self, cell: str) -> object:
        return value(self.book, cell)

    def levels(self) -> list[object]:
        return [self.at(cell) for cell in (PROVINCE, FIVE, FEWER)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def filled_codes(report: Report) -> list[tuple[str, str]]:
    return [
        one for one in codes_and_cells(report.findings) if "P322" <= one[0] <= "P329"
    ]


# What is filled


def test_empty_cells_are_filled_and_say_where_their_number_is_from(desk: Desk) -> None:
    report = desk.rescore()
    assert (desk.at(RETURNED), desk.at(DIRECT)) == (13.33, 80)
    assert desk.levels() == ["x", None, None]
    assert [desk.at(cell) for cell in EVIDENCE.values()] == [
        OPENING + "2/15 hồ sơ bị trả lại (ghi 13,33)",
        OPENING
        + "8/10 lượt khen, đề nghị khen cá nhân là của người trực tiếp (ghi 80)",
        OPENING + "1 sáng kiến cấp bộ, cấp tỉnh trở lên; 1 sáng kiến cấp cơ sở"
        " (chọn mức 1)",
    ]
    points = {item.number: item.total for item in report.items}
    assert (points["III.4.a"], points["III.4.b"], points["I.5"]) == (10, 10, 20)
    assert (desk.at("H101"), desk.at("H107"), desk.at("H27")) == (10, 10, 20)
    assert filled_codes(report) == []
    assert not {f.cell for f in report.findings} & {RETURNED, DIRECT, PROVINCE}


def test_each_filled_cell_is_logged_with_its_reason(desk: Desk) -> None:
    report = desk.rescore()
    lines = {row[3]: row[4:] for row in rows(desk.book, LOG) if row[3]}
    why = "lấy từ sổ theo dõi khen thưởng «theo_doi.xlsx»: 2/15 hồ sơ bị trả lại"
    assert lines[RETURNED] == ("trống", "13,33", why)
    assert lines["I101"][:2] == ("trống", desk.at("I101"))
    changed = {c.cell: (c.before, c.after) for c in report.changed}
    assert changed[RETURNED] == (None, 13.33)
    assert changed[PROVINCE] == (None, "x")


def test_drawing_twice_changes_nothing_and_undo_brings_every_byte_back(
    desk: Desk,
) -> None:
    before = desk.book.read_bytes()
    assert desk.rescore().saved
    after = desk.book.read_bytes()
    again = rescore_file(desk.book, now=NOW.replace(year=2030), registers=desk.register)
    assert (again.saved, again.changed) == ("", ())
    assert desk.book.read_bytes() == after
    assert undo_file(desk.book, now=NOW).exit_code == 0
    assert desk.book.read_bytes() == before


def test_drawn_cells_follow_the_register(desk: Desk) -> None:
    desk.rescore()
    more = "\n".join(f"2017 | Giải pháp {n} | cơ sở" for n in range(5))
    desk.keep(
        DOSSIERS.replace("| 13 |", "| 18 |")
        + AWARDS
        + INITIATIVES.replace("bộ, tỉnh", "cơ sở")
        + more
    )
    report = desk.rescore()
    assert filled_codes(report) == []
    assert (desk.at(RETURNED), desk.levels()) == (10, [None, "x", None])
    assert desk.at("I101") == OPENING + "2/20 hồ sơ bị trả lại (ghi 10)"
    assert desk.at("I27") == OPENING + (
        "0 sáng kiến cấp bộ, cấp tỉnh trở lên; 7 sáng kiến cấp cơ sở (chọn mức 2)"
    )


def test_the_evidence_follows_though_the_number_stays(desk: Desk) -> None:
    desk.rescore()
    desk.keep(
        WHOLE.replace("| 8\n", "| 16\n").replace("| cấp trưởng | 2", "| cấp trưởng | 4")
    )
    desk.rescore()
    assert desk.at(DIRECT) == 80
    assert str(desk.at("I107")).startswith(OPENING + "16/20 lượt khen")


@pytest.mark.parametrize(
    ("few", "levels"), [(4, [None, None, "x"]), (5, [None, "x", None])]
)
def test_initiatives_of_the_base_choose_the_second_level_from_five_on(
    desk: Desk, few: int, levels: list[object]
) -> None:
    lines = "\n".join(f"2017 | Giải pháp {n} | cơ sở" for n in range(few))
    desk.keep(INITIATIVES.partition("2017")[0] + lines)
    desk.rescore()
    assert desk.levels() == levels


def test_a_share_just_above_a_bound_is_not_rounded_onto_it(desk: Desk) -> None:
    desk.keep(DOSSIERS.replace("| 13 |", "| 16001 |").replace("| 2 |", "| 4001 |"))
    report = desk.rescore()
    points = {item.number: item.total for item in report.items}
    assert (desk.at(RETURNED), desk.at("H101"), points["III.4.a"]) == (20.003, 5, 5)


def test_a_drawn_share_below_one_percent_is_no_slip_of_the_pen(desk: Desk) -> None:
    desk.keep(DOSSIERS.replace("| 13 |", "| 298 |"))
    desk.rescore()
    assert desk.at(RETURNED) == 0.67
    assert "C206" not in {f.code for f in check_file(desk.book).findings}
    desk.type(typed(RETURNED, 0.5))
    assert ("C206", RETURNED) in codes_and_cells(check_file(desk.book).findings)


# What a clerk typed


def test_a_number_typed_by_hand_that_differs_is_told_and_left(desk: Desk) -> None:
    desk.type(typed(RETURNED, 5), typed(FIVE, "x"), typed(DIRECT, 80))
    report = desk.rescore()
    assert filled_codes(report) == [("P322", FIVE), ("P322", RETURNED)]
    level, share = (f for f in report.findings if f.code == "P322")
    assert (share.seen, share.expected) == ("5", "13,33")
    assert "2/15 hồ sơ bị trả lại" in share.text
    assert (level.seen, level.expected) == ("mức 2", "mức 1")
    assert (desk.at(RETURNED), desk.at(DIRECT)) == (5, 80)
    assert desk.levels() == [None, "x", None]
    assert [desk.at(cell) for cell in EVIDENCE.values()] == [None] * 3


@pytest.mark.parametrize("same", [13.33, 13.3, 13, 13.3333, 40 / 3])
def test_the_same_number_typed_by_hand_is_nothing_to_tell(
    desk: Desk, same: float
) -> None:
    desk.type(typed(RETURNED, same))
    assert filled_codes(desk.rescore()) == []
    assert (desk.at(RETURNED), desk.at("I101")) == (same, None)


def test_a_rounding_that_earns_other_points_is_told(desk: Desk) -> None:
    desk.keep(DOSSIERS.replace("| 13 |", "| 18 |").replace("| 2 |", "| 5 |"))
    desk.type(typed(RETURNED, 22), typed(DIRECT, 3))
    assert ("P322", RETURNED) not in filled_codes(desk.rescore())  # 5/23 = 21,7
    desk.keep(DOSSIERS.replace("| 13 |", "| 790 |").replace("| 2 |", "| 200 |"))
    desk.type(typed(RETURNED, 20))
    assert ("P322", RETURNED) in filled_codes(desk.rescore())  # 200/990 = 20,2


def test_a_number_typed_over_a_drawn_one_is_no_longer_ours(desk: Desk) -> None:
    desk.rescore()
    desk.type(typed(RETURNED, 7), typed(PROVINCE, None), typed(FEWER, "x"))
    report = desk.rescore()
    assert filled_codes(report) == [("P322", FEWER), ("P322", RETURNED)]
    assert (desk.at(RETURNED), desk.levels()) == (7, [None, None, "x"])
    desk.type(typed(RETURNED, None))
    assert filled_codes(desk.rescore()) == [("P322", FEWER)]
    assert desk.at(RETURNED) == 13.33


def test_evidence_that_was_written_stays(desk: Desk) -> None:
    desk.type(typed("I101", "Công văn số 5"))
    report = desk.rescore()
    assert (desk.at(RETURNED), desk.at("I101")) == (13.33, "Công văn số 5")
    assert "I101" not in {c.cell for c in report.changed}
    assert any("2/15 hồ sơ" in row[6] for row in rows(desk.book, LOG))
    assert desk.rescore().saved == ""


def test_a_doubt_about_a_filled_share_stands_where_the_next_reading_finds_it(
    desk: Desk,
) -> None:
    desk.keep(WHOLE.replace("| 13 |", "| 298 |"))
    desk.type(typed("I101", "Công văn số 5"))
    first = desk.rescore()
    assert ("C206", RETURNED) in codes_and_cells(first.findings)
    again = desk.rescore()
    assert codes_and_cells(again.findings) == codes_and_cells(first.findings)
    assert again.saved == ""


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (typed(RETURNED, "mười"), "C205"),
        (formula(RETURNED, "5+6", 11), "C208"),
        (typed(FIVE, "v"), "C210"),
    ],
)
def test_a_cell_that_holds_something_else_is_left(
    desk: Desk, step: Step, code: str
) -> None:
    desk.type(step)
    before = ClosedBook.open(desk.book).sheet(FORM)
    report = desk.rescore()
    assert code in {f.code for f in report.findings}
    after = ClosedBook.open(desk.book).sheet(FORM)
    cell = FIVE if code == "C210" else RETURNED
    assert after.at(*place(cell)) == before.at(*place(cell))
    if code == "C210":
        assert desk.levels() == [None, "v", None]


def test_several_ticked_levels_are_left(desk: Desk) -> None:
    desk.type(typed(FIVE, "x"), typed(FEWER, "x"))
    report = desk.rescore()
    assert "P304" in {f.code for f in report.findings}
    assert desk.levels() == [None, "x", "x"]


# What the register does not say


def test_where_the_register_has_no_data_the_cell_stays_and_it_is_told(
    desk: Desk,
) -> None:
    desk.keep(AWARDS)
    desk.type(typed(RETURNED, 4))
    report = desk.rescore()
    assert filled_codes(report) == [("P323", PROVINCE), ("P323", RETURNED)]
    initiatives, share = (f for f in report.findings if f.code == "P323")
    assert "«Sáng kiến»" in initiatives.text
    assert "«Hồ sơ»" in share.text
    assert (desk.at(RETURNED), desk.at(DIRECT)) == (4, 80)
    assert desk.levels() == [None] * 3


def test_a_register_without_the_year_is_told_once(desk: Desk) -> None:
    desk.keep(WHOLE.replace("2017 |", "2016 |"))
    report = desk.rescore()
    assert filled_codes(report) == [("P324", told_year(desk.book))]
    assert desk.at(RETURNED) is None


def told_year(path: Path) -> str:
    region = ClosedBook.open(path).names()["td_year"]
    assert region is not None
    from toolkit.xlsx.cells.address import a1

    return a1(region.top, region.left)


def test_a_form_without_a_year_draws_nothing(desk: Desk) -> None:
    desk.type(typed(told_year(desk.book), None))
    report = desk.rescore()
    assert "S110" in {f.code for f in report.findings}
    assert (filled_codes(report), desk.at(RETURNED)) == ([], None)


@pytest.mark.parametrize(
    ("row", "told_as"),
    [
        ("2017 | cá nhân | bộ, tỉnh | 2 | 'hôm qua |", ("1", "«Hồ sơ»")),
        ("2017 | cá nhân | bộ, tỉnh | 'hai | 10/10/2017 |", ("1", "«Hồ sơ»")),
        ("'năm nay | cá nhân | bộ, tỉnh | 2 | 10/10/2017 |", ("1", "«Hồ sơ»")),
        ("2016 | cá nhân | bộ, tỉnh | 2 | 'hôm qua |", None),
    ],
)
def test_rows_of_the_year_that_could_not_be_read_make_the_numbers_doubtful(
    desk: Desk, row: str, told_as: tuple[str, str] | None
) -> None:
    desk.keep(DOSSIERS + row + AWARDS + INITIATIVES)
    found = [f for f in desk.rescore().findings if f.code == "P327"]
    assert [(f.seen, f.expected) for f in found] == ([told_as] if told_as else [])


# Whose register it is


def kept_by(office: str, *units: str) -> bytes:
    listed = "".join(f"{unit}\n" for unit in units)
    tables = f"# Đơn vị\nTên đơn vị\n{listed}{WHOLE}"
    return register_book(tables, settings={"office": office}, capacity=100)


@pytest.mark.parametrize(
    ("office", "units"),
    [("Sở Tài chính", ()), ("", ("Phòng Giá", "Sở")), ("Sở", ())],
)
def test_the_register_of_another_office_fills_nothing_and_is_told(
    desk: Desk, office: str, units: tuple[str, ...]
) -> None:
    desk.register.write_bytes(kept_by(office, *units))
    [finding] = [f for f in desk.rescore().findings if "P322" <= f.code <= "P329"]
    assert (finding.code, finding.cell) == ("P329", "A2")
    assert finding.seen == "Sở Công Thương Bắc Giang"
    assert finding.expected == (office or units[0])
    assert finding.expected in finding.text
    assert (desk.at(RETURNED), desk.at("I101"), desk.levels()) == (
        None,
        None,
        [None] * 3,
    )


@pytest.mark.parametrize(
    ("office", "units"),
    [
        ("SỞ CÔNG  THƯƠNG BẮC GIANG", ()),
        ("Sở Công Thương", ()),
        ("Sở Công Thương Bắc Giang (cũ)", ()),
        ("UBND tỉnh", ("Sở Tài chính", "Sở Công Thương Bắc Giang")),
        ("", ()),
    ],
)
def test_the_unit_s_own_register_fills_however_it_is_called(
    desk: Desk, office: str, units: tuple[str, ...]
) -> None:
    desk.register.write_bytes(kept_by(office, *units))
    assert "P329" not in dict(filled_codes(desk.rescore()))


def test_a_form_without_a_unit_draws_as_ever(desk: Desk) -> None:
    desk.register.write_bytes(kept_by("Sở Tài chính"))
    desk.type(typed("A2", None))
    assert filled_codes(desk.rescore()) == []
    assert desk.at(RETURNED) == 13.33


def test_rows_are_counted_for_the_listed_unit_whose_name_is_shorter() -> None:
    units = (Unit(5, "Sở Công Thương"), Unit(6, "Sở Tài chính"))
    assert unit_in(Register(units=units), "Sở Công Thương Bắc Giang") == (
        "Sở Công Thương"
    )
    assert unit_in(Register(units=units), "Sở Xây dựng") is None


BAD_REGISTERS: dict[str, Callable[[], bytes]] = {
    "no workbook": lambda: b"ghi chu",
    "a scoring workbook": empty,
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("name", [*BAD_REGISTERS, "not there"])
def test_a_register_that_cannot_be_read_stops_the_job(desk: Desk, name: str) -> None:
    desk.register.unlink()
    if name in BAD_REGISTERS:
        desk.register.write_bytes(BAD_REGISTERS[name]())
    before = desk.book.read_bytes()
    report = desk.rescore()
    assert [f.code for f in report.findings] == ["P328"]
    assert "theo_doi.xlsx" in report.findings[0].text
    assert (report.exit_code, report.saved) == (2, "")
    assert desk.book.read_bytes() == before


def test_a_wrong_scoring_workbook_is_not_laid_on_the_register(desk: Desk) -> None:
    desk.book.write_bytes(desk.register.read_bytes())
    assert codes_and_cells(desk.rescore().findings) == [("F059", "")]


# Rubrics


@pytest.mark.slow
def test_a_workbook_from_before_there_was_drawing_is_as_it_was_and_draws(
    desk: Desk,
) -> None:
    codes = codes_and_cells(check_file(desk.book).findings)
    emptied = [
        typed(f"{column}{row}", None, "Bộ tiêu chí")
        for column in ("AA", "AB")
        for row in range(18, 145)
    ]
    desk.type(
        without_name("td_rb_drawn_from"), without_name("td_rb_drawn_least"), *emptied
    )
    assert codes_and_cells(check_file(desk.book).findings) == codes
    assert filled_codes(desk.rescore()) == []
    assert (desk.at(RETURNED), desk.levels()) == (13.33, ["x", None, None])


def test_an_altered_rubric_draws_nothing(desk: Desk) -> None:
    desk.type(typed("E21", "Việc khác", "Bộ tiêu chí"))
    report = desk.rescore()
    assert "S108" in {f.code for f in report.findings}
    assert (desk.at(RETURNED), filled_codes(report)) == (None, [])


def test_a_rubric_that_draws_nothing_says_so() -> None:
    source = Source(Register(), Settings(), (), "theo_doi.xlsx")
    book = ClosedBook.from_bytes(without_sources())
    assessment = assess(book, lambda: source)
    assert "P326" in {f.code for f in assessment.findings}
    assert "P326" not in {f.code for f in assess(book).findings}


def test_no_level_is_chosen_where_none_fits(desk: Desk) -> None:
    desk.book.write_bytes(a_condition_on_every_level())
    lines = INITIATIVES.partition("2017")[0]
    desk.keep(lines + "2017 | Giải pháp | cơ sở\n" * 2)
    assert filled_codes(desk.rescore()) == [("P325", PROVINCE)]
    assert desk.levels() == [None] * 3
    desk.keep(lines + "2017 | Giải pháp | cơ sở\n" * 3)
    assert filled_codes(desk.rescore()) == []
    assert desk.levels() == [None, None, "x"]


def test_the_job_can_be_given_to_other_processes(desk: Desk) -> None:
    job = partial(rescore_file, now=NOW, registers=desk.register)
    assert pickle.loads(pickle.dumps(job))(desk.book).saved
