"""S601 too: counts, extremes and far sums whose list goes on beyond their range."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.audit.rows import (
    Likeness,
    labels,
    like_heading,
    means_a_part,
    same_fill,
    same_formulas,
    same_kind,
)
from toolkit.audit.sums import Area
from toolkit.audit.suspicion import Suspicion, together
from toolkit.audit.view import SheetView
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.place import SpotKey

_LONGEST_MISS = 3  # a longer stretch of rows is left out on purpose
_SHORTEST = 3  # rows of a range that is a list

# Over cells of the own sheet the sums of `missed_edge` are left to that check.
_COUNTING = re.compile(
    r"(?<![\w.])(?:COUNTA|MAX|MIN|COUNTIFS?|SUMIFS?|AVERAGEIFS?"
    r"|RANK|_xlfn\.RANK\.(?:EQ|AVG))\(",
    re.IGNORECASE,
)
# These too, where one stands alone beside the list and not under it.
_BESIDE = re.compile(r"(?<![\w.])(?:SUM|AVERAGE|COUNT|SUBTOTAL)\(", re.IGNORECASE)
_TOTAL = re.compile(r"tổng|cộng|total")
_ADDING = re.compile(
    r"(?<![\w.])(?:SUM|AVERAGE|COUNT|COUNTA|MAX|MIN|COUNTIFS?|SUMIFS?|AVERAGEIFS?"
    r"|SUBTOTAL|RANK|_xlfn\.RANK\.(?:EQ|AVG))\(",
    re.IGNORECASE,
)
# A name, or a column of a table: Thu, Bang1[Số tiền].
_NAME = re.compile(
    r"(?<![\w.!'\]\[$:])([^\W\d][\w.]{0,254}+(?:\[[^\[\]]{1,255}\])?)(?![\w.(!\[:])"
)


# Nobody ranks among a few rows that move along with the row: there is a $ wanting.
_RANKING = re.compile(r"(?<![\w.])(?:RANK|_xlfn\.RANK\.(?:EQ|AVG))\(", re.IGNORECASE)


class _Use(NamedTuple):
    """A formula that reads a list: where it stands, and the rows it takes in."""

    place: SpotKey
    formula: str
    sheet: str
    area: Area
    ranks: bool = False


def missed_rows(
    view: SheetView, views: Mapping[str, SheetView], names: Mapping[str, Region | None]
) -> list[Suspicion]:
    """Ranges that stop one to three rows short of the list they lie in.

    `views` are the other sheets, by their folded names, `names` those of the workbook.
    A range that another one takes up from its end on is a part on purpose.
    """
    uses = list(_uses(view, names))
    ends: dict[tuple[str, int], set[Area]] = defaultdict(set)
    for use in uses:
        ends[use.sheet, use.area.left].add(use.area)
    known: dict[tuple[str, Area, bool], tuple[int, int] | None] = {}
    found: dict[SpotKey, tuple[Suspicion, int]] = {}
    for use in uses:
        target = view if use.sheet == _key(view) else views.get(use.sheet)
        if target is None or use.place in found:
            continue
        where = (use.sheet, use.area, use.ranks)
        if where not in known:
            parts = ends[use.sheet, use.area.left]
            known[where] = _beyond(target, use.area, parts, use.ranks)
        rows = known[where]
        if rows and not _meant(view, use, rows, target is view):
            one = _suspicion(use, target, rows, target is view)
            found[use.place] = one, view.forms.of[use.place]
    return together(found.values())


def _uses(view: SheetView, names: Mapping[str, Region | None]) -> Iterator[_Use]:
    """The lists that formulas read, told by the first of each kind of formula."""
    fits: dict[int, tuple[bool, bool, bool, bool, bool]] = {}
    own = _key(view)
    for place, form in view.forms.of.items():
        formula = view.formulas[place]
        if form not in fits:
            counts = _COUNTING.search(formula) is not None
            adds = _ADDING.search(formula) is not None
            named = adds and any(_named(formula, names))
            beside = _BESIDE.search(formula) is not None
            ranks = _RANKING.search(formula) is not None
            fits[form] = counts, beside, adds and "!" in formula, named, ranks
        counts, beside, far, named, ranks = fits[form]
        alone = beside and _alone(view, place)  # of few: no other formula is read
        if counts or far or alone:
            for sheet, *corners in view.references(place):
                area = Area(*corners)
                key = sheet.casefold() if sheet is not None else own
                apart = counts or key != own
                if _is_list(area) and (apart or (alone and area.left != place[1])):
                    yield _Use(place, formula, key, area, ranks)
        if named:
            for region in _named(formula, names):
                if _is_list(area := Area(*region[1:])):
                    yield _Use(place, formula, region.sheet.casefold(), area)


def _alone(view: SheetView, place: SpotKey) -> bool:
    """No running total or mean: no copy above or below; a sum is called a total."""
    row, column = place
    form = view.forms.of
    if form[place] in (form.get((row - 1, column)), form.get((row + 1, column))):
        return False
    if not view.formulas[place].upper().startswith("SUM("):
        return True
    return any(_TOTAL.search(text) for text in labels(view, row, column))


def _named(formula: str, names: Mapping[str, Region | None]) -> Iterator[Region]:
    """The regions that a formula names, by names of the workbook or of its tables."""
    for match in _NAME.finditer(formula) if names else ():
        region = names.get(match[1].casefold()) or names.get(match[1].lower())
        if region is not None:
            yield region


def _is_list(area: Area) -> bool:
    return area.left == area.right and area.bottom - area.top + 1 >= _SHORTEST


def _key(view: SheetView) -> str:
    return view.sheet.name.casefold()


def _beyond(
    view: SheetView, area: Area, parts: set[Area], ranks: bool
) -> tuple[int, int] | None:
    """The rows of the same list that lie beyond a range: the first and the last.

    Other ranges that take them up are parts, and may overlap it but where it `ranks`.
    """
    for edge, step in ((area.bottom, 1), (area.top, -1)):
        run: list[int] = []
        here = edge + step
        while len(run) <= _LONGEST_MISS and _goes_on(
            view, area.left, here - step, here
        ):
            run.append(here)
            here += step
        if not 0 < len(run) <= _LONGEST_MISS:
            continue
        taken = any(
            part.top <= run[0] <= part.bottom
            and not area.within(part)
            and not (ranks and part.common(area))
            for part in parts
        )
        if not taken:
            return min(run), max(run)
    return None


def _goes_on(view: SheetView, column: int, item: int, other: int) -> bool:
    """Whether a row is the next item of a list, and has what the column holds."""
    ours, theirs = (item, column), (other, column)
    if other < 1 or view.blank(theirs) or view.blank(ours):
        return False
    form = view.forms.of.get
    text = ours in view.texts
    if text != (theirs in view.texts) or form(ours) != form(theirs):
        return False
    known = text or form(ours) is not None
    if not known and not (view.numeric(ours) and view.numeric(theirs)):
        return False
    likeness = same_kind(view, item, other, column + 1 if text else column)
    if likeness is Likeness.NUMBERED:
        return True
    return (
        likeness is Likeness.SHAPED
        and (same_fill(view, item, other) or same_formulas(view, item, other))
        and not like_heading(view, other)
        and view.style(ours) == view.style(theirs)
    )


def _meant(view: SheetView, use: _Use, rows: tuple[int, int], here: bool) -> bool:
    """The formula stands there itself, or its label says that it means a part."""
    row, column = use.place
    if here and column == use.area.left and rows[0] <= row <= rows[1]:
        return True
    return any(means_a_part(text) for text in labels(view, row, column))


def _suspicion(
    use: _Use, target: SheetView, rows: tuple[int, int], here: bool
) -> Suspicion:
    first, last = (a1(row, use.area.left) for row in rows)
    cells = first if first == last else f"{first}:{last}"
    where = cells if here else f"«{target.sheet.name}» {cells}"
    area = f"{a1(use.area.top, use.area.left)}:{a1(use.area.bottom, use.area.left)}"
    why = AUDIT_WORDS["list"].format(area, cells)
    return Suspicion(use.place, "S601", "=" + use.formula, where, why=why)
