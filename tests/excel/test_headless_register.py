"""The register's buttons without a screen, pressed as toolbar and sheet press them."""

import os
from collections.abc import Iterator

import pytest

from tests.excel.clerk import Clerk, Desk
from tests.excel.register_books import (
    COMPUTED,
    OF_CONDITIONS,
    RECORDS,
    OpenRegister,
    changed,
)
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


# Both ways run the same press: one of them will do; on the toolbar a register is
# pressed in `test_pressing_register`. In the scope of the module, so that all tests of
# one workbook follow each other.
on_the_sheet = pytest.mark.parametrize(
    "register", sample([*WAYS], 2), indirect=True, scope="module"
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


def conditions_and_when_they_are_out_of_date(
    clerk: Clerk, register: OpenRegister
) -> None:
    before = register.everything
    assert register.stale == NEVER
    clerk.pressed(register, "eligibility")
    assert register.stale == FRESH
    assert changed(before, register.everything) == OF_CONDITIONS
    assert any("Nguyễn Văn An" in line for line in register.lines("td_conditions"))
    old = register.rate("Hoàn thành nhiệm vụ")
    assert register.stale == STALE
    clerk.pressed(register, "eligibility")
    assert register.stale == FRESH
    clerk.pressed(register, "undo")
    assert register.stale == STALE
    register.rate(old)
    assert register.stale == FRESH
    clerk.pressed(register, "undo")
    assert register.everything == before


# In other runs `test_pressing_register` presses it, and undo, with the mouse.
if is_thorough():
    test_conditions_are_written_and_say_when_they_are_out_of_date = on_the_sheet(
        conditions_and_when_they_are_out_of_date
    )


@on_the_sheet
def test_checking_writes_findings_only_and_ratios_what_follows_and_nothing_typed(
    clerk: Clerk, register: OpenRegister
) -> None:
    first = register.everything
    clerk.pressed(register, "check")
    assert changed(first, register.everything) == {FINDINGS}
    # A computed sheet that the office deleted is passed over.
    register.document.Sheets.removeByName(MONEY)
    before = register.everything
    clerk.pressed(register, "ratios")
    row = register.ratio("R1")
    seen = {field: row[field] for field in ("base", "places", "numerator", "over")}
    # One of the fifteen was recruited too late for the title below it.
    assert seen == {"base": 14, "places": 2, "numerator": 3, "over": 1}
    assert row["state"] == "vượt"
    assert register.shown("td_ratios_note").startswith("Quy định của năm 2022.")
    assert str(row["what_if"]).startswith("Vượt 1: bớt 1 ")
    # The findings are those of the check before, and that the sheet is gone.
    assert any(f"«{MONEY}»" in line for line in register.findings)
    assert changed(before, register.everything) == {
        *(RATIOS, SUMMARY, "Quy tắc", RATIO_COPY, LOG, OVERVIEW, FINDINGS)
    }
    assert any("Q401" in line for line in register.findings)
    assert ["Kiểm tra tỷ lệ" in line for line in register.log] == [True]
    follow_what_is_typed(register)
    clerk.pressed(register, "help")
    assert register.active == "Hướng dẫn"


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


def press_that_writes_all(clerk: Clerk) -> None:
    register = clerk.open_register(WAYS["on the toolbar"])
    before = register.everything
    clerk.pressed(register, "rescore")
    assert changed(before, register.everything) == {
        *(*COMPUTED, "Quy tắc", FINDINGS, LOG)
    }
    assert register.stale == FRESH
    clerk.pressed(register, "undo")
    assert register.everything == before
    register.close()


# No button of the register: it is pressed through the engine in `test_hosts_agree`.
if is_thorough():
    test_one_press_on_rescoring_writes_all_that_is_computed = press_that_writes_all


def test_each_button_of_the_register_is_tried_here() -> None:
    tried = {"check", "undo", "ratios", "eligibility", "help"}
    # The conditions, and undo, in `test_pressing_register` where not here.
    tried.add("papers")  # asks: its dialog is pressed in test_dialog_window.py
    assert {c.id for c in COMMANDS if AWARDS_BOOK in c.books} == tried
