"""Which checks run on which sheet, and how many of their findings are shown."""

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.findings import Finding, find
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Region, Sheet
from toolkit.xlsx.cells.place import SpotKey

if TYPE_CHECKING:  # nothing else is loaded until a sheet must be audited
    from toolkit.audit.suspicion import Suspicion
    from toolkit.audit.view import SheetView

SHOWN = 25  # findings of a workbook, the surest first; the last line counts the rest

_NOBODY: frozenset[SpotKey] = frozenset()


def audit_sheet(sheet: Sheet, *, skip: frozenset[SpotKey] = _NOBODY) -> list[Finding]:
    """The findings of one sheet, the surest first, then by row and column.

    No finding points at a place (row, column) of `skip`; what stands there still
    counts as a neighbour.
    """
    from toolkit.audit.view import SheetView

    view = SheetView(sheet)
    return _shown([(view, _suspicions(view, {}, {}, skip))], SHOWN)


def audit_book(
    sheets: Iterable[Sheet],
    *,
    manual_calculation: bool,
    skip_sheets: Collection[str],
    names: Mapping[str, Region | None] = MappingProxyType({}),
    notes: Callable[[str], Set[SpotKey]] = lambda _: _NOBODY,
    iterates: bool = False,
    most: int = SHOWN,
) -> list[Finding]:
    """The findings S601–S611 of a workbook; sheets named in `skip_sheets` are not read.

    `names` are those of the workbook and of the columns of its tables
    («table[column]»), in small letters; `notes` gives the cells of a sheet that have a
    note, which says why a number was typed there; where it `iterates`
    no circle is told. At most `most` findings, the
    surest first. An error value that comes from another of
    these sheets is reported there only.
    """
    found = [find("S607")] if manual_calculation else []
    audited = [sheet for sheet in sheets if sheet.name not in skip_sheets]
    if not audited:
        return found
    from toolkit.audit.view import SheetView

    views = {sheet.name.casefold(): SheetView(sheet, notes) for sheet in audited}
    from toolkit.audit.loops import loops

    circles = {} if iterates else loops(views)
    every = [
        (view, _suspicions(view, views, names, _NOBODY, circles.get(key, ())))
        for key, view in views.items()
    ]
    return [*found, *_shown(every, most - len(found))]


def _suspicions(
    view: "SheetView",
    views: "dict[str, SheetView]",
    names: Mapping[str, Region | None],
    skip: frozenset[SpotKey],
    circles: "Iterable[Suspicion]" = (),
) -> "list[Suspicion]":
    """What all checks suspect of a sheet, each cell once: by the surest of them."""
    from toolkit.audit import (
        counted_twice,
        errors,
        hidden,
        itself,
        missed_edge,
        missed_rows,
        number_text,
        odd_copy,
        typed_over,
    )

    checks = (
        errors.root_errors(view, views),
        itself.adds_itself(view),
        circles,
        counted_twice.counted_twice(view),
        missed_edge.missed_edges(view),
        missed_rows.missed_rows(view, views, names),
        typed_over.typed_over(view),
        number_text.number_texts(view),
        odd_copy.odd_copies(view),
        hidden.hidden_in_sums(view),
    )
    found: dict[SpotKey, Suspicion] = {}
    for check in checks:
        for one in sorted(check):
            known = found.get(one.place)
            if one.place not in skip and (known is None or known.sure < one.sure):
                found[one.place] = one
    return list(found.values())


def _shown(
    every: "list[tuple[SheetView, list[Suspicion]]]", most: int
) -> list[Finding]:
    """The surest ones as findings, in the order of sheets, codes and cells."""
    from toolkit.audit.suspicion import told_others

    ranked = sorted(
        (-one.sure, number, one.code, one.place, one)
        for number, (_, some) in enumerate(every)
        for one in some
    )
    kept = ranked if len(ranked) <= most else ranked[: most - 1]
    found = [
        find(
            one.code,
            Origin(every[number][0].sheet.name, a1(*one.place)),
            seen=one.seen,
            expected=one.expected,
            more=told_others(one.others),
            why=one.why,
            what=one.what,
        )
        for _, number, _, _, one in kept
    ]
    left = len(ranked) - len(kept)
    if left:
        found.append(find("S610", seen=str(left), expected=str(len(kept))))
    return found
