"""The register's buttons without a screen, pressed as toolbar and sheet press them."""

import os
from collections.abc import Iterator

import pytest

from tests.excel.clerk import Clerk, Desk
from tests.excel.register_books import COMPUTED, RECORDS, OpenRegister
from tests.excel.screen import furnished_home
from tests.macros.running_calc import RunningCalc
from tests.tries import is_thorough, sample
from toolkit.commands import AWARDS_BOOK, COMMANDS
from toolkit.forms.register.writing.stale import FRESH, NEVER, STALE

pytestmark = [
    pytest.mark.usefixtures("bridge"),
    pytest.mark.skipif(
        os.name == "nt", reason="the profile is not moved by HOME there"
    ),
]

RATIOS, CONDITIONS, SUMMARY, COPY, RATIO_COPY, OVERVIEW, MONEY = COMPUTED
FINDINGS, LOG = RECORDS
WAYS = {
    "on the sheet": "theo_doi_khen_thuong.xlsm",
    "on the toolbar": "theo_doi_khen_thuong.xlsx",
}


@pytest.fixture(scope="module")
def clerk() -> Iterator[Clerk]:
    with furnished_home() as home:
        home.note_ends()
        with RunningCalc(home.profile, home.environment) as calc:
            yield Clerk(home, calc)


# Both ways run the same press: where one press would do, one of them is taken. In the
# scope of the module, so that all tests of one workbook follow each other.
on_the_sheet, on_the_toolbar = (
    pytest.mark.parametrize(
        "register", sample([way, other], 2), indirect=True, scope="module"
    )
    for way, other in (tuple(WAYS), tuple(WAYS)[::-1])
)


@pytest.fixture(scope="module")
def desk(clerk: Clerk) -> Iterator[Desk[OpenRegister]]:
    desk = Desk(clerk.open_register)
    yield desk
    desk.clear()


@pytest.fixture(params=WAYS)
def register(request: pytest.FixtureRequest, desk: Desk[OpenRegister]) -> OpenRegister:
    """The register, opened so that it is pressed in each of the two ways.

    What takes back all that it does stands first below: it leaves it to the next.
    """
    return desk.take(WAYS[request.param])


def changed(before: list, after: list) -> set[str]:
    was, now_is = dict(before), dict(after)
    return {name for name in was if was[name] != now_is[name]}


@on_the_sheet
def test_conditions_are_written_and_say_when_they_are_out_of_date(
    clerk: Clerk, register: OpenRegister
) -> None:
    before = register.everything
    assert register.stale == NEVER
    clerk.pressed(register, "eligibility")
    assert register.stale == FRESH
    written = {CONDITIONS, COPY, FINDINGS, LOG, OVERVIEW}
    assert changed(before, register.everything) == written
    assert any("Nguyễn Văn An" in line for line in register.lines("td_conditions"))
    old = register.rate("Hoàn thành nhiệm vụ")
    assert register.stale == STALE
    if is_thorough():  # two presses and two undos: see `test_folding_in_calc` too
        clerk.pressed(register, "eligibility")
        assert register.stale == FRESH
        clerk.pressed(register, "undo")
        assert register.stale == STALE
    register.rate(old)
    assert register.stale == FRESH
    clerk.pressed(register, "undo")
    assert register.everything == before


@on_the_sheet
def test_checking_writes_findings_only_and_ratios_what_follows_and_nothing_typed(
    clerk: Clerk, register: OpenRegister
) -> None:
    first = register.everything
    clerk.pressed(register, "check")
    before = register.everything
    assert changed(first, before) == {FINDINGS}
    clerk.pressed(register, "ratios")
    row = register.ratio("R1")
    seen = {field: row[field] for field in ("base", "places", "numerator", "over")}
    # One of the fifteen was recruited too late for the title below it.
    assert seen == {"base": 14, "places": 2, "numerator": 3, "over": 1}
    assert row["state"] == "vượt"
    assert str(row["what_if"]).startswith("Vượt 1: bớt 1 ")
    # The findings are those of the check before.
    assert changed(before, register.everything) == {
        *(RATIOS, SUMMARY, "Quy tắc", RATIO_COPY, MONEY, LOG, OVERVIEW)
    }
    assert any("Q401" in line for line in register.findings)
    assert ["Kiểm tra tỷ lệ" in line for line in register.log] == [True]
    follow_what_is_typed(register)


def follow_what_is_typed(register: OpenRegister) -> None:
    """A proposal is withdrawn, and the ratios say so at once."""
    result = register.cells("td_proposals_result")
    awards = register.cells("td_proposals_award")
    at = next(
        n
        for n in range(40)
        if awards.getCellByPosition(0, n).String == "Chiến sĩ thi đua cơ sở"
    )
    result.getCellByPosition(0, at).String = "rút"
    row = register.ratio("R1")
    assert (row["numerator"], row["over"], row["state"]) == (2, 0, "vừa đủ")


@on_the_toolbar
def test_one_press_on_rescoring_writes_all_that_is_computed(
    clerk: Clerk, register: OpenRegister
) -> None:
    before = register.everything
    clerk.pressed(register, "rescore")
    assert changed(before, register.everything) == {
        *(*COMPUTED, "Quy tắc", FINDINGS, LOG)
    }
    assert register.stale == FRESH
    clerk.pressed(register, "undo")
    assert register.everything == before


@on_the_toolbar
def test_help_goes_to_the_guide_of_the_register(
    clerk: Clerk, register: OpenRegister
) -> None:
    clerk.pressed(register, "help")
    assert register.active == "Hướng dẫn"


@on_the_toolbar
def test_a_computed_sheet_that_the_office_deleted_is_passed_over(
    clerk: Clerk, register: OpenRegister
) -> None:
    register.document.Sheets.removeByName(SUMMARY)
    clerk.pressed(register, "ratios")
    assert register.ratio("R1")["over"] == 1


def test_each_button_of_the_register_is_tried_here() -> None:
    tried = {"check", "undo", "ratios", "eligibility", "help"}
    tried.add("papers")  # asks: its dialog is pressed in test_dialog_window.py
    assert {c.id for c in COMMANDS if AWARDS_BOOK in c.books} == tried
