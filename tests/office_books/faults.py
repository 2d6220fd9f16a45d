"""Faults that people make, planted in a drawn workbook where it has room for them."""

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from tests.audit_corpus.page import Page, Place
from toolkit.xlsx.cells.address import a1, letters, parse_a1
from toolkit.xlsx.cells.formula_text import expand

_AREA = re.compile(r"\$?([A-Z]{1,2})\$?(\d+):\$?([A-Z]{1,2})\$?(\d+)")
_CELL = re.compile(r"(?<![\w$:!'])([A-Z]{1,2})(\d+)(?![\w:(!])")
_FAR = (400_000, 8_000)


class Planted(NamedTuple):
    """What was done: its kind, and every cell that is wrong now."""

    kind: str
    sheet: str
    cells: frozenset[Place]


Plant = Callable[[Random, list[Page]], Planted | None]


def _formulas(page: Page) -> dict[Place, str]:
    return {
        place: text[1:]
        for place, text in page.cells.items()
        if isinstance(text, str) and text.startswith("=")
    }


def _runs(page: Page, least: int) -> Iterator[tuple[bool, list[Place]]]:
    """Copies of one formula that touch, down a column or along a row."""
    formulas = _formulas(page)
    form = {place: expand(text, place, _FAR) for place, text in formulas.items()}
    for down in (True, False):
        left = set(form)
        for start in sorted(form):
            run, here = [], start
            while here in left and form[here] == form[start]:
                left.discard(here)
                run.append(here)
                here = (here[0] + 1, here[1]) if down else (here[0], here[1] + 1)
            if len(run) >= least:
                yield down, run


def _page_and_run(
    rng: Random, pages: list[Page], least: int, fits: Callable[[str], bool]
) -> tuple[Page, bool, list[Place]] | None:
    found = [
        (page, down, run)
        for page in pages
        for down, run in _runs(page, least)
        if fits(str(page.cells[run[0]]))
    ]
    return rng.choice(found) if found else None


def _planted(kind: str, page: Page, *cells: Place) -> Planted:
    return Planted(kind, page.name, frozenset(cells))


def _any(_: str) -> bool:
    return True


def typed_over(rng: Random, pages: list[Page]) -> Planted | None:
    """One of many copies is a number."""
    found = _page_and_run(rng, pages, 6, lambda t: '"' not in t and "RANK" not in t)
    if found is None:
        return None
    page, _, run = found
    place = rng.choice(run[2:-2])
    page.cells[place] = float(rng.randint(200, 90_000))
    return _planted("typed over", page, place)


def typed_run(rng: Random, pages: list[Page]) -> Planted | None:
    """Three or four copies, one after the other, are numbers."""
    found = _page_and_run(rng, pages, 12, lambda t: '"' not in t and "RANK" not in t)
    if found is None:
        return None
    page, _, run = found
    number = rng.choice((3, 4))
    first = rng.randrange(3, len(run) - number - 3)
    cells = run[first : first + number]
    for place in cells:
        page.cells[place] = float(rng.randint(200, 90_000))
    return _planted("typed run", page, *cells)


def reference_off(rng: Random, pages: list[Page]) -> Planted | None:
    """One copy reads the row or column beside the one it should."""
    found = _page_and_run(rng, pages, 6, lambda t: bool(_CELL.search(t)))
    if found is None:
        return None
    page, down, run = found
    place = rng.choice(run[2:-2])
    text = str(page.cells[place])
    cell = rng.choice(list(_CELL.finditer(text)))
    row, column = parse_a1(cell[0])
    row, column = (row - 1, column) if down else (row, column - 1)
    if row < 1 or column < 1 or (row, column) == place:
        return None
    page.cells[place] = text[: cell.start()] + a1(row, column) + text[cell.end() :]
    return _planted("reference off", page, place)


def constant(rng: Random, pages: list[Page]) -> Planted | None:
    """One copy was adjusted by hand."""
    found = _page_and_run(rng, pages, 5, lambda t: '"' not in t)
    if found is None:
        return None
    page, _, run = found
    place = rng.choice(run[2:-2])
    page.cells[place] = str(page.cells[place]) + rng.choice(("+500", "-1000", "*1.1"))
    return _planted("constant", page, place)


def operator(rng: Random, pages: list[Page]) -> Planted | None:
    """One copy subtracts where the others add, or adds where they multiply."""
    found = _page_and_run(rng, pages, 6, lambda t: bool(re.search(r"\w[-+*/][A-Z]", t)))
    if found is None:
        return None
    page, _, run = found
    place = rng.choice(run[2:-2])
    text = str(page.cells[place])
    signs = list(re.finditer(r"(?<=\w)[-+*/](?=[A-Z])", text))
    sign = rng.choice(signs)
    other = {"+": "-", "-": "+", "*": "+", "/": "*"}[sign[0]]
    page.cells[place] = text[: sign.start()] + other + text[sign.end() :]
    return _planted("operator", page, place)


def dollar(rng: Random, pages: list[Page]) -> Planted | None:
    """One copy lacks the `$` of the others."""
    found = _page_and_run(rng, pages, 6, lambda t: "$" in t and "RANK" not in t)
    if found is None:
        return None
    page, _, run = found
    place = rng.choice([run[0], *run[2:-2]])
    page.cells[place] = str(page.cells[place]).replace("$", "")
    return _planted("dollar", page, place)


def _sums(page: Page, down: bool) -> dict[int, list[Place]]:
    """The one-range sums by the row (column) they stand in, along their own line."""
    found: dict[int, list[Place]] = {}
    for place, text in _formulas(page).items():
        match = _AREA.fullmatch(text[4:-1]) if text.startswith("SUM(") else None
        if not match:
            continue
        one, two = parse_a1(match[1] + match[2]), parse_a1(match[3] + match[4])
        along = one[1] == two[1] == place[1] if down else one[0] == two[0] == place[0]
        if along and max(two[0] - one[0], two[1] - one[1]) >= 3:
            found.setdefault(place[0 if down else 1], []).append(place)
    return found


def _shortened(text: str, down: bool, front: bool) -> str:
    match = next(iter(_AREA.finditer(text)))
    top, left = parse_a1(match[1] + match[2])
    bottom, right = parse_a1(match[3] + match[4])
    if down:
        top, bottom = (top + 1, bottom) if front else (top, bottom - 1)
    else:
        left, right = (left + 1, right) if front else (left, right - 1)
    area = f"{a1(top, left)}:{a1(bottom, right)}"
    return text[: match.start()] + area + text[match.end() :]


def edge(rng: Random, pages: list[Page]) -> Planted | None:
    """One total of several stops one short."""
    lines = [
        (page, down, places)
        for page in pages
        for down in (True, False)
        for places in _sums(page, down).values()
        if len(places) >= 4
    ]
    if not lines:
        return None
    page, down, places = rng.choice(lines)
    place = rng.choice(places)
    text = str(page.cells[place])
    page.cells[place] = _shortened(text, down, rng.random() < 0.3)
    return _planted("edge", page, place)


def edges(rng: Random, pages: list[Page]) -> Planted | None:
    """A whole total row or column misses the last row or column of the list."""
    lines = [
        (page, down, places)
        for page in pages
        for down in (True, True, False)
        for places in _sums(page, down).values()
    ]
    if not lines:
        return None
    page, down, places = rng.choice(lines)
    for place in places:
        page.cells[place] = _shortened(str(page.cells[place]), down, False)
    return _planted("edges", page, *places)


def sum_of_one(rng: Random, pages: list[Page]) -> Planted | None:
    """One total among totals adds up a single cell."""
    lines = [
        (page, places)
        for page in pages
        for places in _sums(page, True).values()
        if len(places) >= 4
    ]
    if not lines:
        return None
    page, places = rng.choice(lines)
    place = rng.choice(places)
    match = next(iter(_AREA.finditer(str(page.cells[place]))))
    first = match[1] + match[2]
    page.cells[place] = f"=SUM({first}:{first})"
    return _planted("sum of one", page, place)


_STATISTIC = re.compile(r"=(AVERAGE|COUNT|COUNTA|MAX|MIN|COUNTIF|SUMIF)\(")


def statistic(rng: Random, pages: list[Page]) -> Planted | None:
    """COUNT, MAX, AVERAGE … over a list stop one row short; all of their row do."""
    found: dict[tuple[str, int, str], list[Place]] = {}
    by_name = {page.name: page for page in pages}
    for page in pages:
        for place, text in page.cells.items():
            match = _STATISTIC.match(str(text))
            area = match and _AREA.search(str(text))
            if not area or area[1] != area[3] or int(area[4]) - int(area[2]) < 3:
                continue
            if place[1] - parse_a1(area[1] + area[2])[1] > 3:
                continue
            found.setdefault((page.name, place[0], match[1]), []).append(place)
    if not found:
        return None
    name, row, function = rng.choice(sorted(found))
    page, places = by_name[name], found[name, row, function]
    if len(places) > 1 and rng.random() < 0.5:
        places = [rng.choice(places)]
    for place in places:
        text = str(page.cells[place])
        for area in _AREA.findall(text):
            end, short = f"{area[2]}{area[3]}", f"{area[2]}{int(area[3]) - 1}"
            text = text.replace(end, short)
            end, short = f"{area[2]}${area[3]}", f"{area[2]}${int(area[3]) - 1}"
            text = text.replace(end, short)
        page.cells[place] = text
    return _planted("statistic", page, *places)


def other_sheet(rng: Random, pages: list[Page]) -> Planted | None:
    """A sum of cells of another sheet stops one row short."""
    found = [
        (page, place)
        for page in pages
        for place, text in _formulas(page).items()
        if text.startswith("SUM(") and "!" in text and _AREA.search(text)
    ]
    if not found:
        return None
    page, place = rng.choice(found)
    page.cells[place] = _shortened(str(page.cells[place]), True, False)
    return _planted("other sheet", page, place)


def hidden_subtotal(rng: Random, pages: list[Page]) -> Planted | None:
    """SUBTOTAL(9, …) over a row that was hidden by hand."""
    found = []
    for page in pages:
        for place, text in _formulas(page).items():
            if text.startswith("SUBTOTAL(9,") and (area := _AREA.search(text)):
                found.append((page, place[0], area))
    if not found:
        return None
    page, row, area = rng.choice(found)
    page.hidden_rows.add(rng.randrange(int(area[2]), int(area[4]) + 1))
    cells = [
        place
        for place, text in _formulas(page).items()
        if place[0] == row and text.startswith("SUBTOTAL")
    ]
    return _planted("hidden subtotal", page, *cells)


def hidden_sum(rng: Random, pages: list[Page]) -> Planted | None:
    """A row hidden by hand inside sums."""
    lines = [(page, places) for page in pages for places in _sums(page, True).values()]
    if not lines:
        return None
    page, places = rng.choice(lines)
    area = next(iter(_AREA.finditer(str(page.cells[places[0]]))))
    hidden = rng.randrange(int(area[2]), int(area[4]) + 1)
    page.hidden_rows.add(hidden)
    cells = [
        place
        for place, text in _formulas(page).items()
        if any(int(a[1]) <= hidden <= int(a[3]) for a in _AREA.findall(text))
        and "SUBTOTAL" not in text
        and place[0] != hidden
    ]
    return _planted("hidden sum", page, *cells)


def itself(rng: Random, pages: list[Page]) -> Planted | None:
    """A total takes in its own cell."""
    lines = [(page, places) for page in pages for places in _sums(page, True).values()]
    if not lines:
        return None
    page, places = rng.choice(lines)
    place = rng.choice(places)
    match = next(iter(_AREA.finditer(str(page.cells[place]))))
    name = letters(place[1])
    page.cells[place] = f"=SUM({match[1]}{match[2]}:{name}{place[0]})"
    return _planted("itself", page, place)


def number_text(rng: Random, pages: list[Page]) -> Planted | None:
    """A number that is a text, in a column that is summed."""
    lines = [
        (page, place)
        for page in pages
        for p in _sums(page, True).values()
        for place in p
    ]
    found = []
    for page, place in lines:
        match = next(iter(_AREA.finditer(str(page.cells[place]))))
        for row in range(int(match[2]) + 1, int(match[4])):
            if isinstance(page.cells.get((row, place[1])), int | float):
                found.append((page, (row, place[1])))
    if not found:
        return None
    page, place = rng.choice(found)
    number = float(page.cells[place] or 0)
    page.cells[place] = f"{number:g} " if rng.random() < 0.5 else f"{number:.0f}"
    return _planted("number text", page, place)


def twice(rng: Random, pages: list[Page]) -> Planted | None:
    """A grand total adds up the parts and their subtotals."""
    found = []
    for page in pages:
        for place, text in _formulas(page).items():
            cells = (
                text[4:-1].split(",") if text.startswith("SUM(") else text.split("+")
            )
            single = [c for c in cells if re.fullmatch(r"[A-Z]{1,2}\d+", c)]
            if len(single) == len(cells) >= 2:
                tops = [parse_a1(c) for c in single]
                first = str(page.cells.get(tops[0], ""))
                plain = "SUBTOTAL" not in first and _AREA.search(first)
                if {t[1] for t in tops} == {place[1]} and plain:
                    found.append((page, place, first))
    if not found:
        return None
    page, place, first = rng.choice(found)
    area = next(iter(_AREA.finditer(first)))
    page.cells[place] = f"=SUM({area[1]}{area[2]}:{area[1]}{place[0] - 1})"
    return _planted("twice", page, place)


def error(rng: Random, pages: list[Page]) -> Planted | None:
    """A reference that was deleted."""
    found = _page_and_run(rng, pages, 4, lambda t: bool(_CELL.search(t)))
    if found is None:
        return None
    page, _, run = found
    place = rng.choice(run)
    page.cells[place] = _CELL.sub("#REF!", str(page.cells[place]), count=1)
    return _planted("error", page, place)


PLANTS: tuple[Plant, ...] = (
    *(typed_over, typed_run, reference_off, constant, operator, dollar, edge, edges),
    *(sum_of_one, statistic, other_sheet, hidden_subtotal, hidden_sum, itself),
    *(number_text, twice, error),
)
