"""«Kiểm tra tỷ lệ», «Kiểm tra điều kiện» on an open register, with calls counted."""

from pathlib import Path

import pytest

from tests.broken.base import good
from tests.broken.surgery import damaged, lost_name
from tests.excel.damage import after_the_copy
from tests.excel.recording import Recorder
from tests.excel.register_books import (
    COMPUTED,
    RECORDS,
    SETTINGS,
    TECHNICAL,
    YEAR,
    example_register,
    large_register,
    shown_below,
    typed_rows,
)
from tests.excel.test_press import content, pressed, recorder_for
from tests.forms.register.filling import filled_register
from tests.tries import is_thorough, sample
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.register.writing.condition_rows import CONCLUSION, LINKED
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook

RATIOS, CONDITIONS, SUMMARY, COPY, RATIO_COPY, OVERVIEW, MONEY = COMPUTED
FINDINGS, LOG = RECORDS
RULES = "Quy tắc"
WRITTEN = {
    "ratios": {RATIOS, SUMMARY, RULES, RATIO_COPY, MONEY, FINDINGS, LOG, OVERVIEW},
    "eligibility": {CONDITIONS, COPY, FINDINGS, LOG, OVERVIEW},
    "rescore": {*COMPUTED, RULES, FINDINGS, LOG},
    "check": {FINDINGS},
    "fill_registrations": {*COMPUTED, RULES, FINDINGS, LOG, "Đăng ký"},
}
NAME = "Theo dõi khen thưởng.xlsx"
Content = dict[tuple[str, int, int], object]

pytestmark = [
    pytest.mark.usefixtures("own_folder", "no_pause"),
    pytest.mark.slow,
]


def register(data: bytes, folder: Path) -> Recorder:
    return recorder_for(data, folder, NAME)


def changed_sheets(before: Content, after: Content) -> set[str]:
    places = before.keys() | after.keys()
    return {place[0] for place in places if before.get(place) != after.get(place)}


# How many calls


# What the others write, the last of them writes too.
@pytest.mark.parametrize("size", sample([300, 1_000], 2))
@pytest.mark.parametrize(
    "command",
    ["ratios", "eligibility", "check", "fill_registrations"][
        0 if is_thorough() else 2 :
    ],
)
def test_a_press_costs_the_same_calls_however_many_awards(
    command: str, size: int, tmp_path: Path
) -> None:
    assert_the_same_calls(command, size, tmp_path)


def assert_the_same_calls(command: str, size: int, tmp_path: Path) -> None:
    costs = {}
    for awards in (100, size):
        recorder = register(large_register(awards), tmp_path / str(awards))
        outcome = pressed(recorder, command)
        assert outcome.ok, outcome.text
        costs[awards] = (tuple(recorder.calls), len(recorder.handles))
    assert costs[100] == costs[size]


@pytest.mark.parametrize("size", [1_000, 10_000] if is_thorough() else [400])
def test_the_press_that_writes_all_costs_the_same_for_thousands(
    size: int, tmp_path: Path
) -> None:
    assert_the_same_calls("rescore", size, tmp_path)


def assert_few_calls(calls: list[str], sheets: int) -> None:
    """Besides writing and reading again."""
    assert calls.count("read") == calls.count("write") <= 4 * sheets
    rest = [call for call in calls if call not in ("read", "write")]
    # For each sheet one call that lets us behind its protection, one for the heights.
    assert len(rest) <= 12 + 2 * sheets


# What is written


@pytest.mark.parametrize("command", WRITTEN)
def test_a_press_writes_its_sheets_in_few_calls_and_undo_brings_back_every_cell(
    command: str, tmp_path: Path
) -> None:
    recorder = register(example_register(), tmp_path / "a")
    before = content(recorder.book)
    assert pressed(recorder, command).ok
    assert_few_calls(recorder.calls, len(WRITTEN[command]))
    first = content(recorder.book)
    assert changed_sheets(before, first) == WRITTEN[command]
    typed = typed_in(recorder.book, before)
    assert len(typed) > 900
    assert {place: first.get(place) for place in typed} == typed
    if command == "ratios" or is_thorough():  # one press upon another
        assert pressed(recorder, "rescore").ok
        assert pressed(recorder, "undo").ok
        assert content(recorder.book) == first
    assert pressed(recorder, "undo").ok
    assert content(recorder.book) == before


def typed_in(book: ClosedBook, before: Content) -> Content:
    """What a clerk typed, of all that stood in a register."""
    rules = book.names()["td_rules"]
    assert rules
    return {
        place: cell
        for place, cell in before.items()
        if place[0] not in (*COMPUTED, *RECORDS)
        and (place[0] != RULES or place[1] < rules.top)
    }


def test_the_ratio_that_is_broken_stands_in_its_row(tmp_path: Path) -> None:
    recorder = register(example_register(), tmp_path / "a")
    outcome = pressed(recorder, "ratios")
    assert outcome.text.splitlines()[0].startswith("1 tỷ lệ bị vượt; ")
    assert [f.cell for f in outcome.findings if f.code == "Q401"]
    row = next(r for r in shown_below(recorder.book, "ratios") if r[0] == "R1")
    assert row[1:3] == ["Tỷ lệ Chiến sĩ thi đua cơ sở", "cơ quan: Sở Công Thương"]


def test_an_open_register_gets_the_rows_of_the_unit_on_its_rules(
    tmp_path: Path,
) -> None:
    settings = {**SETTINGS, "fill_unit": TECHNICAL, "sector": "Quân đội nhân dân"}
    data = filled_register(typed_rows(), year=YEAR, settings=settings).to_bytes()
    recorder = register(data, tmp_path / "a")
    before = content(recorder.book)
    outcome = pressed(recorder, "fill_registrations")
    assert outcome.text.startswith(f"Đã thêm 1 dòng của «{TECHNICAL}» vào trang")
    new = content(recorder.book).keys() - before.keys()
    rows = {place[1] for place in new if place[0] == "Đăng ký"}
    [row] = rows
    assert recorder.book.sheet("Đăng ký").at(row, 3).value == "Lê Văn Cường"
    assert {"R9a", "R9b"} <= {r[0] for r in shown_below(recorder.book, "ratios")}
    assert pressed(recorder, "undo").ok
    assert content(recorder.book) == before


def test_undo_of_a_longer_register_brings_it_back_too(tmp_path: Path) -> None:
    awards = 300 if is_thorough() else 100
    recorder = register(large_register(awards), tmp_path / "a")
    before = content(recorder.book)
    assert pressed(recorder, "rescore").ok
    assert content(recorder.book) != before
    assert pressed(recorder, "undo").ok
    assert content(recorder.book) == before


def test_a_press_again_when_rows_are_gone_leaves_none_of_the_old(
    tmp_path: Path,
) -> None:
    recorder = register(example_register(), tmp_path / "a")
    assert pressed(recorder, "rescore").ok
    long = shown_below(recorder.book, "conditions")
    proposals = recorder.book.names()["td_proposals_name"]
    assert proposals
    for row in range(proposals.top + 1, proposals.top + 40):
        for column in range(1, 20):
            recorder.book.set_value(proposals.sheet, row, column, None)
    assert pressed(recorder, "rescore").ok
    short = shown_below(recorder.book, "conditions")
    assert 0 < len(short) < len(long) / 10
    assert {row[0] for row in short[1:]} == {"Nguyễn Văn An"}


def test_a_press_backs_the_workbook_up_only_where_a_sheet_is_not_all_ours(
    tmp_path: Path,
) -> None:
    """«Quy tắc» holds what the office typed; «Điều kiện» nothing but what is ours."""
    data = example_register()
    for command, kept in (("eligibility", []), ("ratios", [data])):
        folder = tmp_path / command
        assert pressed(register(data, folder), command).ok
        assert [file.read_bytes() for file in folder.glob("_sao_luu/*")] == kept


def test_a_proposal_is_reached_from_its_conclusion_and_its_name_is_shown_whole(
    tmp_path: Path,
) -> None:
    """LibreOffice leaves a link in one line: a long name is none."""
    book = ClosedBook.from_bytes(example_register())
    region = book.names()["td_proposals_name"]
    assert region
    name = ('Tập thể "Một cửa" ' * 40).strip()
    book.set_value(region.sheet, region.top, region.left, name)
    recorder = register(book.to_bytes(), tmp_path / "a")
    assert pressed(recorder, "eligibility").ok
    head = recorder.book.names()["td_conditions"]
    assert head
    sheet = recorder.book.sheet(CONDITIONS)
    at = head.bottom + 1
    assert (sheet.at(at, 1).formula, sheet.at(at, 1).value) == (None, name)
    link = sheet.at(at, LINKED).formula or ""
    place = f"#'{region.sheet}'!{a1(region.top, region.left)}"
    assert link == f'HYPERLINK("{place}","{CONCLUSION}")'
    assert pressed(recorder, "undo").ok


@pytest.mark.parametrize("table", sample(["ratings", "proposals", "awards"], 3))
def test_of_rows_that_are_gone_nothing_stays_in_the_copy(
    table: str, tmp_path: Path
) -> None:
    recorder = register(example_register(), tmp_path / "a")
    assert pressed(recorder, "eligibility").ok
    names = recorder.book.names()
    region = names[f"td_{table}_year"]
    assert region
    cells = recorder.book.sheet(region.sheet).cells
    for place in [p for p in cells if p[0] > region.top]:
        recorder.book.set_value(region.sheet, *place, None)
    fresh = register(recorder.book.to_bytes(), tmp_path / "b")
    copied = names["td_copy"]
    assert copied
    for place, cell in fresh.book.sheet(copied.sheet).cells.items():
        if cell.value is not None or cell.formula is not None:
            fresh.book.set_value(copied.sheet, *place, None)
    for one in (recorder, fresh):
        assert pressed(one, "eligibility").ok
    there, wanted = (
        {p: cell for p, cell in content(one.book).items() if p[0] == copied.sheet}
        for one in (recorder, fresh)
    )
    assert there == wanted


# Where it cannot be done


@pytest.mark.parametrize("command", ["ratios", "eligibility"])
def test_on_a_scoring_workbook_the_press_is_refused(
    command: str, tmp_path: Path
) -> None:
    recorder = recorder_for(good(), tmp_path / "a")
    before = content(recorder.book)
    outcome = pressed(recorder, command)
    assert [f.code for f in outcome.findings] == ["F054"]
    assert not outcome.ok
    assert "write" not in recorder.calls
    assert content(recorder.book) == before
    assert [f.code for f in pressed(recorder, "undo").findings] == ["F047"]


def test_passwords_on_the_sheets_of_inputs_do_not_matter(tmp_path: Path) -> None:
    data = example_register()
    for table in TABLES:
        data = with_password(data, table.sheet)
    assert pressed(register(data, tmp_path / "a"), "rescore").ok


def test_a_password_on_a_computed_sheet_is_told_before_anything_is_written(
    tmp_path: Path,
) -> None:
    recorder = register(with_password(example_register(), CONDITIONS), tmp_path / "a")
    outcome = pressed(recorder, "eligibility")
    assert [(f.code, f.sheet) for f in outcome.findings] == [("F044", CONDITIONS)]
    assert "write" not in recorder.calls
    assert pressed(recorder, "ratios").ok


def with_password(data: bytes, sheet: str) -> bytes:
    book = ClosedBook.from_bytes(data)
    part = book.sheet(sheet).part
    text = book.package.read(part)
    locked = b'<sheetProtection password="CC1A" sheet="1"'
    if b"<sheetProtection" in text:
        text = text.replace(b'<sheetProtection sheet="1"', locked)
    else:
        text = text.replace(b"</sheetData>", b"</sheetData>" + locked + b"/>")
    assert locked in text
    return book.package.with_parts({part: text})


EACH_ALONE = [{sheet} for sheet in (*COMPUTED, *RECORDS)]
SOME_AT_ONCE = [{*COMPUTED[::2], LOG}, {*COMPUTED[1::2]}, {FINDINGS}]


@pytest.mark.parametrize(
    "sheets",
    EACH_ALONE if is_thorough() else SOME_AT_ONCE,
    ids=lambda s: " ".join(sorted(s)),
)
def test_sheets_that_the_office_deleted_are_passed_over(
    sheets: set[str], tmp_path: Path
) -> None:
    data = example_register()
    regions = ClosedBook.from_bytes(data).names()
    gone = [name for name, region in regions.items() if region and region[0] in sheets]
    assert gone
    recorder = register(damaged(data, *map(lost_name, gone)), tmp_path / "a")
    before = content(recorder.book)
    outcome = pressed(recorder, "rescore")
    assert outcome.ok
    after = content(recorder.book)
    assert changed_sheets(before, after) == WRITTEN["rescore"] - sheets
    if FINDINGS in sheets:
        assert "xem trang" not in outcome.text
        assert f"[{outcome.findings[0].code}] " in outcome.text
    assert pressed(recorder, "undo").ok
    assert content(recorder.book) == before


@pytest.mark.parametrize(("sheet", "name"), [(RATIOS, "ratios"), (SUMMARY, "summary")])
def test_what_changes_in_a_computed_sheet_during_a_press_is_written_over(
    sheet: str, name: str, tmp_path: Path
) -> None:
    recorder = register(example_register(), tmp_path / "a")
    assert pressed(recorder, "ratios").ok
    number = recorder.book.names()["td_awards_number"]
    assert number
    # What is not written anew, for nothing in its row changed, is not written over.
    recorder.book.set_value(number.sheet, number.top + 4, number.left, 7.0)
    alone = register(recorder.book.to_bytes(), tmp_path / "b")
    assert pressed(alone, "ratios").ok
    head = recorder.book.names()[f"td_{name}"]
    assert head
    place = (sheet, head.bottom + 1, 2)
    after_the_copy(recorder, lambda: recorder.book.set_value(*place, "gõ nhầm"))
    assert pressed(recorder, "ratios").ok
    assert shown_below(recorder.book, name) == shown_below(alone.book, name)


def test_what_is_typed_during_a_press_stays_and_is_not_taken_for_checked(
    tmp_path: Path,
) -> None:
    recorder = register(example_register(), tmp_path / "a")
    ratings = recorder.book.names()["td_ratings_rating"]
    copied = recorder.book.names()["td_copy"]
    assert ratings
    assert copied
    place = (ratings.sheet, ratings.top, ratings.left)
    old = recorder.book.sheet(ratings.sheet).at(*place[1:]).value
    after_the_copy(recorder, lambda: recorder.book.set_value(*place, "mới gõ"))
    assert pressed(recorder, "eligibility").ok
    assert recorder.book.sheet(ratings.sheet).at(*place[1:]).value == "mới gõ"
    copy = recorder.book.sheet(copied.sheet).cells
    [column] = [c for (r, c), cell in copy.items() if cell.value == "td_ratings_rating"]
    assert copy[ratings.top, column].value == old


def test_a_press_without_a_year_says_what_is_missing(tmp_path: Path) -> None:
    book = ClosedBook.from_bytes(example_register())
    year = book.names()["td_set_year"]
    assert year
    book.set_value(year.sheet, year.top, year.left, None)
    recorder = register(book.to_bytes(), tmp_path / "a")
    outcome = pressed(recorder, "ratios")
    assert outcome.ok
    assert outcome.text.startswith("Chưa ghi năm xét ở trang «Quy tắc»")
    assert shown_below(recorder.book, "ratios") == []
