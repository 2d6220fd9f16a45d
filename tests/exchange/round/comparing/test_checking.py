"""Check holds a sent workbook against the original, where that is at hand."""

import shutil
from functools import partial
from pathlib import Path

from tests.exchange.round.collecting.test_collect import (
    KHCN,
    NOI_VU,
    Clerk,
    _own_key,
    clerk,
    gone_out,
)
from tests.exchange.round.rounds import typed
from toolkit.exchange.round.comparing.at_hand import against_original
from toolkit.findings.report import Report
from toolkit.jobs.files import check_file
from toolkit.xlsx.closed_book import ClosedBook

__all__ = ["_own_key", "clerk", "gone_out"]  # fixtures

checked = partial(check_file, more=against_original)


def tampered(path: Path) -> bytes:
    book = ClosedBook.open(path)
    total = book.names()["td_c_total"]
    assert total is not None
    book.set_value(total.sheet, total.top, total.left, 999.0)
    return book.to_bytes()


def travelling(report: Report) -> list[tuple[str, str]]:
    return [(f.code, f.cell) for f in report.findings if f.code.startswith("G")]


def test_what_was_sent_and_honestly_filled_differs_in_nothing(clerk: Clerk) -> None:
    clerk.came("a.xlsx", typed(clerk.sent(KHCN), 4.0))
    assert travelling(checked(clerk.back / "a.xlsx")) == []
    assert travelling(checked(clerk.sent(NOI_VU))) == []


def test_a_typed_over_formula_is_told_with_its_cell(clerk: Clerk) -> None:
    clerk.came("sub/a.xlsx", tampered(clerk.sent(KHCN)))
    [(code, cell)] = travelling(checked(clerk.back / "sub" / "a.xlsx"))
    assert code == "G701"
    assert cell


def test_without_the_original_it_is_checked_as_ever(clerk: Clerk) -> None:
    clerk.came("a.xlsx", tampered(clerk.sent(KHCN)))
    shutil.rmtree(clerk.folder / "gui_di")
    report = checked(clerk.back / "a.xlsx")
    assert travelling(report) == []
    assert report.kind == "scoring"
