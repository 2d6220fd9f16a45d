"""The computed sheets of the register: written whole, live, and never over an input."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.awards.department import DEPARTMENT, YEAR
from tests.awards.grids import grids
from tests.broken.surgery import damaged, without_name, xml
from tests.forms.register.filling import (
    NOW,
    below,
    filled_register,
    recomputed,
    region_of,
)
from tests.forms.register.making import EPOCH
from tests.forms.register.open_register import read_in, type_into
from tests.jobs.accidents import ACCIDENTS, Accident
from tests.offices import Office
from tests.properties.test_register_formulas import differences
from toolkit.awards.ratios.lines import RatioState
from toolkit.findings import SEVERITY_WORDS, WorkRefusedError, find
from toolkit.forms.form import Action, Own
from toolkit.forms.register.assess import (
    INCOMPLETE,
    RegisterAssessment,
    assess_register,
    by_severity,
)
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.computed import OFFICE_RULE_COLUMNS, RATIO_COLUMNS, YEARS
from toolkit.forms.register.tables.all_tables import BY_KEY, TABLES
from toolkit.forms.register.writing import live_counts
from toolkit.forms.register.writing.input_copy import watched
from toolkit.forms.register.writing.stale import COUNTS_STALE, FRESH, STALE
from toolkit.forms.register.writing.years import NOTHING_MISSES, SUMMARY_STALE
from toolkit.jobs import files
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.undo import undo_file
from toolkit.jobs.work import Work, work_on
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "Sổ theo dõi.xlsx"
    file.write_bytes(filled_register(DEPARTMENT, year=YEAR).to_bytes())
    return file


_HEIGHT = re.compile(rb' (?:ht|customHeight)="[^"]*"')


def inputs(data: bytes) -> dict[str, bytes]:
    """The parts of the sheets that clerks fill in, but how high their rows are."""
    book = ClosedBook.from_bytes(data)
    parts = {t.key: book.package.read(book.sheet(t.sheet).part) for t in TABLES}
    return {key: _HEIGHT.sub(b"", part) for key, part in parts.items()}


def shown(book: ClosedBook, name: str) -> CellValue:
    region = region_of(book, name)
    return book.sheet(region.sheet).at(region.top, region.left).value


def test_a_rescore_fills_every_computed_sheet_and_touches_no_input(path: Path) -> None:
    before = path.read_bytes()
    report = rescore_file(path, now=NOW)
    assert report.saved == str(path)
    after = path.read_bytes()
    assert inputs(after) == inputs(before)
    book = ClosedBook.from_bytes(after)
    fields = [head.field for head in RATIO_COLUMNS]
    rows = [dict(zip(fields, row, strict=True)) for row in below(book, "td_ratios")]
    [first] = [row for row in rows if row["rule"] == "R1"]
    figures = ("base", "limit", "raw", "places", "numerator", "left", "over")
    # One of the fifteen was recruited too late for the title below it.
    assert [first[f] for f in figures] == [14, 15, 2.1, 2, 3, 0, 1]
    assert first["state"] == "vượt"
    assert first["roundings"] == "2 / 2 / 3"
    conclusions = [r for r in below(book, "td_conditions") if r[3] == "KẾT LUẬN"]
    assert len(conclusions) == 20
    newest = below(book, "td_summary")[0]
    assert newest[:2] == [2021, "Chủ tịch UBND tỉnh Gia Lai"]
    assert newest[2:5] == ["Bằng khen cấp bộ, cấp tỉnh", 0, 4]
    assert shown(book, "td_stale") == FRESH
    assert str(shown(book, "td_checked_at")).endswith("21/11/2026")
    [line] = below(book, "td_log")
    assert line[1] == "Kiểm tra tỷ lệ và Kiểm tra điều kiện"


def test_each_verb_writes_its_own_sheets_alone(path: Path) -> None:
    rescore_file(path, now=NOW, action=Action.RATIOS)
    book = ClosedBook.open(path)
    assert below(book, "td_ratios")
    assert shown(book, "td_checked_at") is None
    rescore_file(path, now=NOW, action=Action.ELIGIBILITY)
    assert shown(ClosedBook.open(path), "td_checked_at") is not None


def test_undo_brings_the_register_back_byte_for_byte(path: Path) -> None:
    before = path.read_bytes()
    rescore_file(path, now=NOW)
    assert path.read_bytes() != before
    undo_file(path, now=NOW)
    assert path.read_bytes() == before


def test_a_check_changes_nothing_and_says_the_same(path: Path) -> None:
    before = path.read_bytes()
    checked = check_file(path)
    assert path.read_bytes() == before
    assert checked.findings == rescore_file(path, now=NOW).findings
    assert checked.kind == "awards"
    assert (checked.unit, checked.year) == ("Sở Công Thương", YEAR)
    assert checked.exit_code == 1


SHOWN = ("td_ratios", "td_conditions", "td_summary", "td_findings", "td_log")
BESIDE_INPUTS, HIDDEN = ("td_rules",), ("td_copy", "td_copy_ratios", "td_kind")
_real = files.verify


@pytest.fixture(scope="module")
def written() -> tuple[bytes, ClosedBook, Work]:
    """A register after a rescore: its bytes, what was meant, and the job."""
    book = filled_register(DEPARTMENT, year=YEAR)
    work = work_on(book, Action.RESCORE)
    work.write(book, NOW)
    return book.to_bytes(), book, work


def last_cell(book: ClosedBook, name: str) -> tuple[str, str]:
    """The sheet of a name, and the last cell that holds a value there."""
    sheet = book.sheet(region_of(book, name).sheet)
    return sheet.name, a1(*max(p for p, cell in sheet.cells.items() if cell.value))


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", [*SHOWN, *BESIDE_INPUTS, *HIDDEN])
def test_a_cell_that_was_not_written_as_meant_is_noticed_on_every_sheet_of_ours(
    name: str, accident: Accident, written: tuple[bytes, ClosedBook, Work]
) -> None:
    data, book, work = written
    sheet, cell = last_cell(book, name)
    with pytest.raises(WorkRefusedError) as refused:
        _real(accident(data, sheet, cell), book, work, work.own(book))
    finding = refused.value.finding
    seen = sheet if name in HIDDEN else f"{sheet} {cell}"
    assert (finding.code, finding.seen) == ("F035", seen)


def test_a_register_that_was_written_as_meant_is_let_through(
    written: tuple[bytes, ClosedBook, Work],
) -> None:
    data, book, work = written
    _real(data, book, work, work.own(book))


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda one: one.__name__)
def test_what_is_written_reads_back_or_nothing_is_saved(
    accident: Accident, path: Path
) -> None:
    before = path.read_bytes()

    def verify(data: bytes, book: ClosedBook, work: Work, own: Own) -> None:
        _real(accident(data, *last_cell(book, "td_ratios")), book, work, own)

    with patch.object(files, "verify", verify):
        report = rescore_file(path, now=NOW)
    assert [f.code for f in report.findings] == ["F035"]
    assert path.read_bytes() == before


def test_a_register_without_a_year_is_told_and_judged_no_further() -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    region = region_of(book, "td_set_year")
    book.set_value(region.sheet, region.top, region.left, None)
    assessment = recomputed(book)
    assert assessment.ratios == ()
    assert assessment.verdicts == ()
    assert assessment.summary
    assert "Chưa ghi năm xét" in str(shown(book, "td_ratios_note"))
    assert below(book, "td_ratios") == []


@pytest.mark.slow
def test_a_sheet_that_the_office_deleted_is_passed_over(path: Path) -> None:
    for name in ("td_ratios", "td_conditions", "td_summary", "td_copy", "td_years"):
        data = damaged(path.read_bytes(), without_name(name))
        path.write_bytes(data)
    report = rescore_file(path, now=NOW)
    assert report.saved
    assert below(ClosedBook.open(path), "td_findings")


GONE = {
    "td_ratios": "Tỷ lệ",
    "td_conditions": "Điều kiện",
    "td_summary": "Tổng hợp",
    "td_findings": "Kết quả kiểm tra",
    "td_log": "Nhật ký",
    "td_copy": "Bản chụp",
    "td_copy_ratios": "Bản chụp tỷ lệ",
}


def test_each_sheet_that_checks_write_is_missed_by_its_name(path: Path) -> None:
    data = path.read_bytes()
    whole = assessed(data)
    assert [f.code for f in whole.findings if f.code == "S130"] == []
    for name, sheet in GONE.items():
        found = assessed(damaged(data, without_name(name))).findings
        assert [f.seen for f in found if f.code == "S130"] == [sheet]


def assessed(data: bytes) -> RegisterAssessment:
    return assess_register(ClosedBook.from_bytes(data))


def test_errors_come_before_what_needs_a_look_and_notes_come_last(path: Path) -> None:
    rescore_file(path, now=NOW)
    told = [row[0] for row in below(ClosedBook.open(path), "td_findings")]
    assert set(told) == set(SEVERITY_WORDS.values())
    ranks = [list(SEVERITY_WORDS.values()).index(str(word)) for word in told]
    assert ranks == sorted(ranks)


def test_findings_of_one_severity_stay_in_the_order_they_were_found_in() -> None:
    notes = [find("C257"), find("C245", seen="1"), find("C256", seen="2", expected="3")]
    notes += [find("C245", seen="4")]
    assert [f.seen for f in by_severity(notes)] == ["1", "4", "", "2"]


@pytest.mark.parametrize("name", ["td_ratings_rating", "td_awards_number"])
def test_the_first_line_says_that_a_check_without_a_column_is_incomplete(
    path: Path, name: str
) -> None:
    whole = filled_register({}, year=YEAR).to_bytes()
    assert INCOMPLETE not in assessed(whole).said
    for data in (path.read_bytes(), whole):
        said = assessed(damaged(data, without_name(name))).said
        assert said.endswith(INCOMPLETE)
        assert "không tỷ lệ nào bị vượt" not in said


@pytest.mark.parametrize(
    ("year", "day", "told"),
    [
        (2025, "", False),
        (2025, "30/09/2026", False),
        (2025, "01/10/2026", True),  # a late dossier, of the day of another law
        (2026, "", True),
    ],
)
def test_a_reported_law_is_told_of_the_year_and_of_a_later_dossier(
    year: int, day: str, told: bool
) -> None:
    grid = f"""
    # Đề nghị
    Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức | Ngày đề nghị
    {year} | cá nhân | Lê An | Giấy khen | {day}
    """
    found = assessed(filled_register(grid, year=year).to_bytes()).findings
    assert [one.code for one in found if one.code == "E420"] == ["E420"] * told


def test_the_first_line_names_no_ratio_as_kept_where_a_table_is_gone() -> None:
    kept = filled_register(WITHIN, year=YEAR).to_bytes()
    assert assessed(kept).said.endswith("không tỷ lệ nào bị vượt")
    names = [f"td_ratings_{column.field}" for column in BY_KEY["ratings"].columns]
    said = assessed(damaged(kept, *map(without_name, names))).said
    assert said.endswith(INCOMPLETE)
    assert "không tỷ lệ nào bị vượt" not in said


WITHIN = """
# Đề nghị
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức
2022 | cá nhân | Lê An | Giấy khen
"""
COUNTED = """
# Khen thưởng
Năm | Cấp khen | Danh hiệu, hình thức | Đối tượng | Loại cán bộ
2022 | Giám đốc Sở | Giấy khen | cá nhân | người trực tiếp
2022 | Giám đốc Sở | Giấy khen | cá nhân | cấp trưởng
2022 | Giám đốc Sở | Giấy khen | cá nhân |
2022 | Giám đốc Sở | Giấy khen | tập thể |
2021 | Giám đốc Sở | Giấy khen | cá nhân | người trực tiếp
2020 | Giám đốc Sở | Giấy khen | cá nhân |
"""


def miscounted() -> ClosedBook:
    """Numbers that stand for no award, each in a line of its own, and one that does."""
    book = filled_register(COUNTED, year=YEAR)
    for down, number in enumerate((3.0, 1.0, None, -4.0, "3", 2.0)):
        typed(name_of("awards", "number"), down, number)(book)
    return book


def test_a_number_that_stands_for_no_award_is_summed_nowhere() -> None:
    book = miscounted()
    recomputed(book)
    rows = below(book, "td_years")
    assert rows[0] == [2022, 0, 5, 0, 5, 1, 3, 1, 0.75]
    assert rows[1] == [2021, 0, 0, 0, 0, 0, 0, 0, None]
    assert below(book, "td_summary") == [
        [2022, "Giám đốc Sở", "Giấy khen", 0, 5, 0, 5, 1, 3],
        [2020, "Giám đốc Sở", "Giấy khen", 0, 2, 0, 2, 0, 0],
    ]
    assert shown(book, "td_summary_note") == NOTHING_MISSES


def test_the_share_of_direct_workers_is_of_those_whose_kind_is_known() -> None:
    book = miscounted()
    recomputed(book)
    shares = [row[-1] for row in below(book, "td_years")[:3]]
    assert shares == [0.75, None, None]


def test_the_share_in_use_goes_on_above_the_whole() -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    recomputed(book)
    fields = [head.field for head in RATIO_COLUMNS]
    used = [
        (dict(zip(fields, row, strict=True)))
        for row in below(book, "td_ratios")
        if row[0] == "R1"
    ]
    assert [row["bar"] for row in used] == [1.5]


def test_libreoffice_sums_up_and_shares_as_we_do(
    office: Office, tmp_path: Path
) -> None:
    files = []
    for number, book in enumerate((miscounted(), filled_register(DEPARTMENT))):
        recomputed(book)
        files.append(tmp_path / f"so{number}.xlsx")
        book.drop_caches()
        files[-1].write_bytes(book.to_bytes())
    ours = (miscounted(), filled_register(DEPARTMENT))
    for one, path in zip(ours, files, strict=True):
        recomputed(one)
        assert differences(one, office.computed(path)) == []


def test_fewer_rows_leave_none_of_the_old_ones() -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    recomputed(book)
    many = len(below(book, "td_conditions"))
    region = region_of(book, name_of("proposals", "result"))
    for row in range(region.top, region.top + 19):
        book.set_value(region.sheet, row, region.left, "rút")
    recomputed(book)
    assert 0 < len(below(book, "td_conditions")) < many / 5


def test_the_ratio_of_the_title_is_full_once_one_of_three_is_withdrawn() -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    region = region_of(book, name_of("proposals", "result"))
    book.set_value(region.sheet, region.top + 17, region.left, "rút")
    [line] = [one for one in recomputed(book).ratios if one.rule.id == "R1"]
    assert (line.numerator, line.places, line.state) == (2, 2, RatioState.FULL)


# What is live, as LibreOffice computes it


Change = Callable[[ClosedBook], None]


def typed(name: str, down: int, value: CellValue, right: int = 0) -> Change:
    def change(book: ClosedBook) -> None:
        region = region_of(book, name)
        row, column = region.top + down, region.left + right
        book.set_value(region.sheet, row, column, value)

    return change


def row_of(table: str, down: int, **fields: CellValue) -> Change:
    """A whole row, typed below the others."""

    def change(book: ClosedBook) -> None:
        for field, value in fields.items():
            typed(name_of(table, field), down, value)(book)

    return change


def swapped(book: ClosedBook) -> None:
    """Two ratings change places: the same words in the column as before."""
    region = region_of(book, name_of("ratings", "rating"))
    sheet = book.sheet(region.sheet)
    first, other = (sheet.at(region.top + n, region.left).value for n in (0, 5))
    assert first != other
    book.set_value(region.sheet, region.top, region.left, other)
    book.set_value(region.sheet, region.top + 5, region.left, first)


OWN_RULE = (
    *("QĐ1", "số Chiến sĩ thi đua cơ sở", "số Lao động tiên tiến", "không quá", 10),
    *(None, "đơn vị", date(2020, 1, 1), None, "Quyết định 1/QĐ-SCT"),
)
ANOTHER_RULE = (
    *("QĐ2", "số khen thưởng cho người trực tiếp", "tổng số khen thưởng", "ít nhất"),
    *(30, None, "cơ quan", date(2020, 1, 1), None, "Quyết định 2/QĐ-SCT"),
)
RATED, PROPOSED, AWARDED = 45, 20, 5
"""Where the next rating, proposal and award would stand."""


def rule_cell(field: str, value: CellValue) -> Change:
    """Something else in the rule of the office's own."""
    fields = [head.field for head in OFFICE_RULE_COLUMNS]
    return typed("td_office_rules", 0, value, fields.index(field))


def another_rule(book: ClosedBook) -> None:
    for right, value in enumerate(ANOTHER_RULE):
        day = float((value - EPOCH).days) if isinstance(value, date) else value
        typed("td_office_rules", 1, day, right)(book)


def rated(**other: CellValue) -> Change:
    """A rating more, of a unit and a group that others of the year have."""
    row: dict[str, CellValue] = {
        **{"year": 2022.0, "recipient": "cá nhân", "name": "Người Mới"},
        **{"unit": "Phòng Kỹ thuật", "group": "Nhóm 1", "service": "công chức"},
        "rating": "Hoàn thành tốt nhiệm vụ",
    }
    return row_of("ratings", RATED, **(row | other))


def collective(table: str, down: int, **other: CellValue) -> Change:
    """A proposal or an award for a collective."""
    row: dict[str, CellValue] = {
        **{"year": 2022.0, "recipient": "tập thể", "name": "Phòng Thương mại"},
        **{"unit": "Sở Công Thương", "award": "Tập thể lao động tiên tiến"},
    }
    return row_of(table, down, **(row | other))


def switched(book: ClosedBook) -> None:
    region = region_of(book, "td_switches")
    book.set_value(region.sheet, region.top, region.left + 3, "không")


BOTH: dict[str, Change] = {
    "the year": typed("td_set_year", 0, 2023.0),
    "a switch": switched,
    "the limit of the office's rule": rule_cell("limit", 12.0),
    "its kind": rule_cell("kind", "ít nhất"),
    "its rounding": rule_cell("rounding", "luôn làm tròn lên"),
    "what it limits": rule_cell("numerator", "tổng số khen thưởng"),
    "its base": rule_cell("base", "tổng số người"),
    "its scope": rule_cell("per", "cơ quan"),
    "its first day": rule_cell("start", 44_000.0),
    "its last day": rule_cell("until", 45_000.0),
    "its document": rule_cell("document", "Quyết định 3/QĐ-SCT"),
    "its code": rule_cell("name", "QĐ9"),
    "another rule of the office": another_rule,
    "the office": typed("td_set_office", 0, "Sở Nội vụ"),
    "whose rules bind it": typed("td_set_sector", 0, "Quân đội nhân dân"),
    "a rule of another office": typed("td_switches", 2, "R9a"),
    "the name of a unit": typed(name_of("units", "name"), 1, "Phòng Khoáng sản"),
    "a unit more": typed(name_of("units", "name"), 3, "Phòng Khoáng sản"),
    "the unit above": typed(name_of("units", "parent"), 2, "Phòng Kỹ thuật"),
    "another agency": typed(name_of("units", "is_agency"), 1, "x"),
    "a cluster": typed(name_of("units", "cluster"), 0, "Khối 2"),
    "a group more": rated(group="Nhóm 3"),
    "a known group in another unit": rated(unit="Phòng Thương mại"),
    "a unit that was not rated": rated(unit="Sở Công Thương"),
    "a rating without a group": rated(group=None),
    "another collective proposed": collective("proposals", PROPOSED),
    "another collective awarded": collective("awards", AWARDED),
    "a proposal of a unit in another spelling": collective(
        "proposals", PROPOSED, unit="Phòng  Kỹ thuật", award="Giấy khen"
    ),
}
CONDITIONS_ALONE: dict[str, Change] = {
    "a rating": typed(name_of("ratings", "rating"), 7, "Hoàn thành nhiệm vụ"),
    "two ratings swapped": swapped,
    "a tone of a name": typed(name_of("ratings", "name"), 0, "Nguyễn Vân An"),
    "a new award": typed(name_of("awards", "year"), 5, 2022.0),
    "an award gone": typed(name_of("awards", "award"), 4, None),
    "a day": typed(name_of("people", "joined"), 0, 40_211.0),
    "a rating more": rated(),
    "a rating of another year": rated(year=2021.0, group="Nhóm 3"),
    "the same collective again": collective("awards", AWARDED, name="phòng kỹ thuật"),
    "a collective with what no ratio limits": collective(
        "proposals", PROPOSED, award="Giấy khen"
    ),
    "a collective that was given it": collective(
        "proposals", PROPOSED, result="được khen"
    ),
    "how numbers are rounded": typed("td_set_rounding", 0, "luôn làm tròn lên"),
    "who leads": typed("td_set_leader_line", 0, "lãnh đạo từ trưởng phòng trở lên"),
    "an authority": typed(name_of("awards", "authority"), 1, "Thủ tướng Chính phủ"),
    "an award for another": typed(name_of("awards", "recipient"), 2, "tập thể"),
    "who was awarded": typed(name_of("awards", "staff"), 2, "cấp phó"),
    "how many were awarded": typed(name_of("awards", "number"), 4, 5.0),
    "a unit of an award": typed(name_of("awards", "unit"), 0, "Phòng Thương mại"),
}
NEITHER: dict[str, Change] = {
    "nothing": lambda _: None,
    "a title of an initiative": typed(name_of("initiatives", "title"), 0, "Khác"),
    "a reporting period": typed(name_of("awards", "period"), 0, "2020–2021"),
    "the office above": typed("td_set_superior", 0, "Bộ Công Thương"),
    "for whom quick entry is": typed("td_set_fill_unit", 0, "Phòng Kỹ thuật"),
}
CHANGES = BOTH | CONDITIONS_ALONE | NEITHER
OF_SUMS = {
    *("the year", "another collective awarded", "a new award", "an award gone"),
    *("the same collective again", "who leads", "an authority", "who was awarded"),
    *("an award for another", "how many were awarded", "a reporting period"),
}
"""The changes that «Tổng hợp» is added up anew for."""


Spots = dict[tuple[str, int, int], tuple[CellValue, CellValue]]


def typed_cells(one: ClosedBook, other: ClosedBook) -> Spots:
    """Each cell in which two workbooks differ: what is in the one and in the other."""
    return {
        (name, *spot): (was, will)
        for name in other.edited_sheets
        for spot in one.sheet(name).cells.keys() | other.sheet(name).cells.keys()
        if (was := one.sheet(name).at(*spot).value)
        != (will := other.sheet(name).at(*spot).value)
    }


def said_after(
    book: ClosedBook,
    changes: Mapping[str, Change],
    names: Sequence[str],
    folder: Path,
    office: Office,
) -> dict[str, tuple[str, ...]]:
    """What cells show once each change is typed into the open book, one by one.

    Each is taken back before the next.
    """
    data, path = book.to_bytes(), folder / "so.xlsx"
    path.write_bytes(data)
    said = {}
    with office.opened(path) as document:
        for title, change in changes.items():
            changed = ClosedBook.from_bytes(data)
            change(changed)
            cells = typed_cells(book, changed)
            assert bool(cells) == (title != "nothing")
            for place, (_, new) in cells.items():
                type_into(document, place, new)
            said[title] = tuple(read_in(document, name) for name in names)
            for place, (old, _) in cells.items():
                type_into(document, place, old)
    return said


def test_each_stamp_turns_as_soon_as_its_inputs_change(
    bridge: object, office: Office, tmp_path: Path
) -> None:
    """Each change is typed into the open register and taken back again."""
    del bridge
    book = filled_register(DEPARTMENT, year=YEAR, office_rules=[OWN_RULE])
    recomputed(book)
    names = ("td_stale", "td_ratios_note", "td_summary_note")
    said = said_after(book, CHANGES, names, tmp_path, office)
    seen = {name: (stale, note[:6], sums) for name, (stale, note, sums) in said.items()}
    told = {
        name: (
            FRESH if name in NEITHER else STALE,
            STALE[:6] if name in BOTH else "Quy đị",
            SUMMARY_STALE if name in OF_SUMS else NOTHING_MISSES,
        )
        for name in CHANGES
    }
    assert seen == told


BASE_AND_NUMERATOR = {
    at
    for at, head in enumerate(RATIO_COLUMNS, 1)
    if head.field in ("base", "numerator")
}
RULE_OF_RATINGS = (
    *("QĐ3", "số người hoàn thành xuất sắc nhiệm vụ", "tổng số người", "không quá", 20),
    *(None, "cơ quan", date(2020, 1, 1), None, "Quyết định 3/QĐ-SCT"),
)
OF_COUNTS: dict[str, Change] = {
    "who is rated": typed(name_of("ratings", "recipient"), 7, "tập thể"),
    "a rating": typed(name_of("ratings", "rating"), 7, "Hoàn thành nhiệm vụ"),
    "an award gone": typed(name_of("awards", "award"), 4, None),
    "how many were awarded": typed(name_of("awards", "number"), 4, 5.0),
}
"""Changes that counts which are not live must be counted anew for."""
OF_NO_COUNTS: dict[str, Change] = {
    "nothing": lambda _: None,
    "a day": typed(name_of("people", "joined"), 0, 40_211.0),
    "a reporting period": typed(name_of("awards", "period"), 0, "2020–2021"),
    "an authority": typed(name_of("awards", "authority"), 1, "Thủ tướng Chính phủ"),
}


def test_counts_too_many_to_be_live_say_when_they_are_out_of_date(
    bridge: object, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del bridge
    monkeypatch.setattr(live_counts, "WALKED", 0)
    rules = [OWN_RULE, RULE_OF_RATINGS]
    book = filled_register(DEPARTMENT, year=YEAR, office_rules=rules)
    recomputed(book)
    assert live_cells(book, "td_ratios")[0].isdisjoint(BASE_AND_NUMERATOR)
    changes = OF_COUNTS | OF_NO_COUNTS
    names = ("td_ratios_note", "td_summary_note")
    said = said_after(book, changes, names, tmp_path, office)
    seen = {name: (note == COUNTS_STALE, sums) for name, (note, sums) in said.items()}
    assert seen == {
        name: (name in OF_COUNTS, SUMMARY_STALE if name in OF_SUMS else NOTHING_MISSES)
        for name in OF_COUNTS | OF_NO_COUNTS
    }


def test_a_rule_of_few_rows_stays_live_beside_one_of_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = filled_register(DEPARTMENT, year=YEAR, office_rules=[OWN_RULE])
    recomputed(book)
    every = live_cells(book, "td_ratios")
    assert all(row >= BASE_AND_NUMERATOR for row in every if row)
    monkeypatch.setattr(live_counts, "WALKED", 60)
    recomputed(book)
    kept = [row >= BASE_AND_NUMERATOR for row in live_cells(book, "td_ratios") if row]
    assert any(kept)
    assert not all(kept)


def test_a_register_made_before_the_second_copy_still_marks_the_year(
    path: Path,
) -> None:
    gone = (without_name("td_copy_ratios"), without_name("td_ratios_changed"))
    path.write_bytes(damaged(path.read_bytes(), *gone))
    rescore_file(path, now=NOW)
    book = ClosedBook.open(path)
    region = region_of(book, "td_ratios_note")
    note = book.sheet(region.sheet).at(region.top, region.left)
    assert "td_ratios_changed" not in str(note.formula)
    assert str(note.formula).startswith("IF(td_set_year=2022,")
    # Nothing would say that sums which were written are out of date: they stay live.
    assert live_cells(book, "td_years") == [set(range(3, 12))] * YEARS
    assert live_cells(book, "td_summary")[0] == set(range(4, 10))


def live_cells(book: ClosedBook, name: str) -> list[set[int]]:
    """The columns that hold formulas, in each row below a header."""
    head = region_of(book, name)
    cells = book.sheet(head.sheet).cells
    return [
        {column for (at, column), cell in cells.items() if at == row and cell.formula}
        for row in range(head.bottom + 1, head.bottom + 1 + YEARS)
    ]


def test_of_the_sums_only_those_of_the_award_year_are_live() -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    assert live_cells(book, "td_years") == [set(range(3, 12))] * YEARS
    recomputed(book)
    once = book.part("Tổng hợp")
    first, *others = live_cells(book, "td_years")
    assert (first, *others) == (set(range(3, 12)), *[set()] * (YEARS - 1))
    assert set.union(*live_cells(book, "td_summary")) == set()
    rows = below(book, "td_years")
    assert [row[0] for row in rows[:YEARS]] == [*range(YEAR, YEAR - YEARS, -1)]
    assert rows[1] == [2021, 0, 6, 0, 6, 0, 2, 4, 1]
    recomputed(book)
    assert book.part("Tổng hợp") == once


def test_where_no_row_counts_by_spellings_no_unit_is_looked_for() -> None:
    """A walk through all awards for each unit, at every cell that is typed there."""
    rows = grids(DEPARTMENT)
    persons = [row for row in rows["proposals"] if row["recipient"] == "cá nhân"]
    marked = {}
    for name, proposals in (("collectives", rows["proposals"]), ("persons", persons)):
        book = filled_register({**rows, "proposals": proposals}, year=YEAR)
        recomputed(book)
        cells = book.sheet("Bản chụp tỷ lệ").cells.items()
        marked[name] = [c.value for (row, _), c in cells if row == 4].count("unit")
    assert marked == {"collectives": 2, "persons": 1}


def test_the_copy_of_ratios_is_written_with_the_ratios_alone(path: Path) -> None:
    rescore_file(path, now=NOW, action=Action.ELIGIBILITY)
    assert not ClosedBook.open(path).sheet("Bản chụp tỷ lệ").at(4, 1).value
    rescore_file(path, now=NOW, action=Action.RATIOS)
    book = ClosedBook.open(path)
    names = {
        cell.value
        for (row, _), cell in book.sheet("Bản chụp tỷ lệ").cells.items()
        if row == 4
    }
    assert {"td_units_parent", "td_switches|4", "td_office_rules|5", "group"} <= names


def test_a_basis_stands_in_its_own_column_and_not_in_the_text_too() -> None:
    book = filled_register(DEPARTMENT, year=YEAR)
    recomputed(book)
    rows = [row for row in below(book, "td_findings") if row[1] == "Q401"]
    assert rows
    for row in rows:
        assert row[7]
        assert "Căn cứ" not in str(row[4])


def test_a_link_reaches_a_sheet_whose_name_holds_an_apostrophe() -> None:
    data = filled_register(DEPARTMENT, year=YEAR).to_bytes()
    old, new = "Đề nghị", "Đề nghị '22"
    steps = (
        xml("xl/workbook.xml", f'name="{old}"', f'name="{new}"'),
        xml("xl/workbook.xml", f"'{old}'!", "'Đề nghị ''22'!", count=0),
    )
    renamed = damaged(data, *steps)
    book = ClosedBook.from_bytes(renamed)
    recomputed(book)
    part = book.sheet(region_of(book, "td_conditions").sheet).part
    written = ClosedBook.from_bytes(book.to_bytes()).package.read(part).decode()
    assert "location=\"'Đề nghị ''22'!C5\"" in written


@pytest.mark.parametrize(
    ("cells", "compared"),
    [
        ([2022.0, None, 2021.0], "(now<>was)"),
        # An empty cell equals 0, and numbers among texts are never found equal.
        ([2022.0, None, 0.0], 'NOT(EXACT(now&"",was&""))'),
        ([2022.0, "2021"], 'NOT(EXACT(now&"",was&""))'),
        (["Phòng", None, "phòng"], "NOT(EXACT(now,was))"),
    ],
)
def test_a_column_is_compared_the_quickest_way_that_sees_each_change(
    cells: list[CellValue], compared: str
) -> None:
    flag = watched("td_x", cells).flag
    assert flag is not None
    last = f"INDEX(td_x,{len(cells)},1)"
    said = flag(3).replace(f"INDEX(td_x,1,1):{last}", "now")
    assert f"SUMPRODUCT(--{compared})" in said.replace(f"C$5:C${4 + len(cells)}", "was")
