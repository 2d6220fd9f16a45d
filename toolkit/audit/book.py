"""Which checks run on which sheet, and how many of their findings are shown."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding, find
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Sheet
from toolkit.xlsx.cells.place import SpotKey

if TYPE_CHECKING:  # nothing else is loaded until a sheet must be audited
    from toolkit.audit.suspicion import Suspicion
    from toolkit.audit.view import SheetView

SHOWN = 20  # findings of one code on one sheet; the last one counts the rest

_NOBODY: frozenset[SpotKey] = frozenset()


def audit_sheet(sheet: Sheet, *, skip: frozenset[SpotKey] = _NOBODY) -> list[Finding]:
    """The findings S601–S606 of one sheet, by code, then by row and column.

    No finding points at a place (row, column) of `skip`; what stands there still
    counts as a neighbour.
    """
    from toolkit.audit.view import SheetView

    return _findings(SheetView(sheet), {}, skip)


def audit_book(
    sheets: Iterable[Sheet], *, manual_calculation: bool, skip_sheets: Collection[str]
) -> list[Finding]:
    """The findings S601–S607 of a workbook; sheets named in `skip_sheets` are not read.

    An error value that comes from another of these sheets is reported there only.
    """
    found = [find("S607")] if manual_calculation else []
    audited = [sheet for sheet in sheets if sheet.name not in skip_sheets]
    if not audited:
        return found
    from toolkit.audit.view import SheetView

    views = {sheet.name.casefold(): SheetView(sheet) for sheet in audited}
    for view in views.values():
        found += _findings(view, views, _NOBODY)
    return found


def _findings(
    view: "SheetView",
    views: "dict[str, SheetView]",
    skip: frozenset[SpotKey],
) -> list[Finding]:
    from toolkit.audit import (
        counted_twice,
        errors,
        hidden,
        missed_edge,
        number_text,
        typed_over,
    )

    checks = (
        missed_edge.missed_edges(view),
        typed_over.typed_over(view),
        number_text.number_texts(view),
        counted_twice.counted_twice(view),
        hidden.hidden_in_sums(view),
        errors.root_errors(view, views),
    )
    found: list[Finding] = []
    for check in checks:
        kept = sorted(s for s in check if s.place not in skip)
        found += _shown(kept, view.sheet.name)
    return found


def _shown(suspicions: "list[Suspicion]", sheet: str) -> "Iterator[Finding]":
    """The first ones as findings; the last of them says how many are left out."""
    left_out = sum(1 + one.others for one in suspicions[SHOWN:])
    for number, one in enumerate(suspicions[:SHOWN], 1):
        others = one.others + (left_out if number == SHOWN else 0)
        yield find(
            one.code,
            Origin(sheet, a1(*one.place)),
            seen=one.seen,
            expected=one.expected,
            more=AUDIT_WORDS["more"].format(others) if others else "",
        )
