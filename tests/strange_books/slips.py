"""Slips people make, many in one workbook, each where nothing else was touched."""

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from tests.audit_corpus.page import Page, Place
from toolkit.xlsx.cells.address import a1, letters, parse_a1
from toolkit.xlsx.cells.formula_text import expand

_AREA = re.compile(r"(\$?)([A-Z]{1,2})(\$?)(\d+):(\$?)([A-Z]{1,2})(\$?)(\d+)")
_CELL = re.compile(r"(?<![\w$:!'])([A-Z]{1,2})(\d+)(?![\w:(!])")
_LIST = re.compile(r"(?<![\w.])(COUNTA?|MAX|MIN|AVERAGE|SUMIF|COUNTIF|SUBTOTAL)\(")
_FAR = (400_000, 8_000)


class Slip(NamedTuple):
    """Its kind, and every cell that is wrong now."""

    kind: str
    sheet: str
    cells: frozenset[Place]


class Book:
    """A workbook in which slips are planted, no two of them close together."""

    def __init__(self, rng: Random, pages: list[Page]) -> None:
        self.rng, self.pages = rng, pages
        self.slips: list[Slip] = []
        self._touched: set[tuple[str, int, int]] = set()

    def plant(self, slip: "Planter") -> bool:
        """One slip of a kind, if there is still room for it."""
        options = list(slip(self))
        self.rng.shuffle(options)
        for page, changed in options:
            places = {(page.name, *place) for place in changed}
            if places & self._touched:
                continue
            for place, text in changed.items():
                page.cells[place] = text
            kind = slip.__name__
            self.slips.append(Slip(kind, page.name, frozenset(changed)))
            for name, row, column in places:
                near = range(-3, 4)
                self._touched |= {(name, row + n, column) for n in near}
                self._touched |= {(name, row, column + n) for n in near}
            return True
        return False

    def runs(self, least: int) -> Iterator[tuple[Page, bool, list[Place]]]:
        """Copies of one formula that touch, down a column or along a row."""
        for page in self.pages:
            text = formulas(page)
            form = {place: expand(t, place, _FAR) for place, t in text.items()}
            for down in (True, False):
                left = set(form)
                for start in sorted(form):
                    run, here = [], start
                    while here in left and form[here] == form[start]:
                        left.discard(here)
                        run.append(here)
                        here = (
                            (here[0] + 1, here[1]) if down else (here[0], here[1] + 1)
                        )
                    if len(run) >= least:
                        yield page, down, run

    def inner(self) -> Iterator[tuple[Page, bool, Place, str]]:
        """Copies with two more copies on each side."""
        for page, down, run in self.runs(6):
            for place in run[2:-2]:
                yield page, down, place, str(page.cells[place])

    def sums(self) -> Iterator[tuple[Page, bool, Place, re.Match[str], str]]:
        """SUMs of one range along their own row or column."""
        for page in self.pages:
            for place, text in formulas(page).items():
                match = re.fullmatch(r"SUM\((" + _AREA.pattern + r")\)", text)
                area = match and _AREA.fullmatch(match[1])
                if not area or "$" in text:
                    continue
                down = area[2] == area[6]
                own = (
                    column_of(area[2]) == place[1] if down else int(area[4]) == place[0]
                )
                long = size(area) >= 3
                if own and long:
                    yield page, down, place, area, text


Option = tuple[Page, dict[Place, str | float]]
Planter = Callable[[Book], Iterator[Option]]


def formulas(page: Page) -> dict[Place, str]:
    return {
        place: text[1:]
        for place, text in page.cells.items()
        if isinstance(text, str) and text.startswith("=")
    }


def column_of(name: str) -> int:
    return parse_a1(name + "1")[1]


def size(area: re.Match[str]) -> int:
    down = int(area[8]) - int(area[4])
    return max(down, column_of(area[6]) - column_of(area[2])) + 1


def shorter(text: str, first: int = 0, last: int = 0) -> str:
    """Each range of a formula with its ends moved along its line."""

    def moved(area: re.Match[str]) -> str:
        if area[2] == area[6]:
            top, bottom = int(area[4]) + first, int(area[8]) + last
            return (
                f"{area[1]}{area[2]}{area[3]}{top}:{area[5]}{area[6]}{area[7]}{bottom}"
            )
        left = letters(column_of(area[2]) + first)
        right = letters(column_of(area[6]) + last)
        return f"{area[1]}{left}{area[3]}{area[4]}:{area[5]}{right}{area[7]}{area[8]}"

    return _AREA.sub(moved, text)


def typed_over(book: Book) -> Iterator[Option]:
    for page, _, place, text in book.inner():
        if '"' not in text and "RANK" not in text:
            yield page, {place: float(book.rng.randint(200, 9_000))}


def typed_run(book: Book) -> Iterator[Option]:
    for page, _down, run in book.runs(10):
        text = str(page.cells[run[0]])
        if '"' in text or "RANK" in text:
            continue
        first = book.rng.randrange(3, len(run) - 5)
        yield (
            page,
            {p: float(book.rng.randint(200, 9_000)) for p in run[first : first + 3]},
        )


def typed_total(book: Book) -> Iterator[Option]:
    """One total of a row of totals."""
    for page, down, run in book.runs(4):
        if not down and "SUM(" in str(page.cells[run[0]]):
            yield (
                page,
                {book.rng.choice(run): float(book.rng.randint(20_000, 90_000) * 1000)},
            )


def row_shift(book: Book) -> Iterator[Option]:
    """One copy reads the row (column) beside the one it should."""
    for page, down, place, text in book.inner():
        for cell in _CELL.finditer(text):
            row, column = parse_a1(cell[0])
            step = book.rng.choice((-1, 1))
            there = (row + step, column) if down else (row, column + step)
            if min(there) >= 1 and there != place:
                yield (
                    page,
                    {place: text[: cell.start()] + a1(*there) + text[cell.end() :]},
                )


def column_shift(book: Book) -> Iterator[Option]:
    """One copy reads the cell right or left of the one it should."""
    for page, down, place, text in book.inner():
        for cell in _CELL.finditer(text):
            row, column = parse_a1(cell[0])
            step = book.rng.choice((-1, 1))
            there = (row, column + step) if down else (row + step, column)
            if min(there) >= 1 and there != place:
                yield (
                    page,
                    {place: text[: cell.start()] + a1(*there) + text[cell.end() :]},
                )


def constant(book: Book) -> Iterator[Option]:
    for page, _, place, text in book.inner():
        if '"' not in text:
            yield page, {place: text + book.rng.choice(("+500", "-1000", "*1.1"))}


def for_a_cell(book: Book) -> Iterator[Option]:
    """A number in place of a cell."""
    for page, _, place, text in book.inner():
        for cell in _CELL.finditer(text):
            yield page, {place: text[: cell.start()] + "125" + text[cell.end() :]}


def sign(book: Book) -> Iterator[Option]:
    for page, _, place, text in book.inner():
        for found in re.finditer(r"(?<=[\w)])[-+*/](?=[A-Z$(])", text):
            other = {"+": "-", "-": "+", "*": "+", "/": "*"}[found[0]]
            yield page, {place: text[: found.start()] + other + text[found.end() :]}


def dollar_lost(book: Book) -> Iterator[Option]:
    """The `$` were forgotten in one copy."""
    for page, _, place, text in book.inner():
        if "$" in text and "RANK" not in text:
            yield page, {place: text.replace("$", "")}


def slid(book: Book) -> Iterator[Option]:
    """One copy reads a `$` cell one row further on, as if it had been copied."""
    for page, _down, place, text in book.inner():
        found = re.search(r"\$([A-Z]{1,2})\$(\d+)(?!:)", text)
        if found and text[found.start() - 1] != ":":
            row = int(found[2]) + 1
            yield (
                page,
                {place: f"{text[: found.start()]}{found[1]}{row}{text[found.end() :]}"},
            )


def short(book: Book) -> Iterator[Option]:
    """One total of several stops one short."""
    lines: dict[tuple[str, bool, int], int] = {}
    found = list(book.sums())
    for page, down, place, _, _ in found:
        key = (page.name, down, place[0 if down else 1])
        lines[key] = lines.get(key, 0) + 1
    for page, down, place, _, text in found:
        if lines[page.name, down, place[0 if down else 1]] >= 3:
            ends = (1, 0) if book.rng.random() < 0.3 else (0, -1)
            yield page, {place: "=" + shorter(text, *ends)}


def too_long(book: Book) -> Iterator[Option]:
    """One total of several takes in one cell too many at its end (not itself)."""
    for page, down, place, area, text in book.sums():
        at, own = (int(area[4]), place[0]) if down else (column_of(area[2]), place[1])
        if at - 1 >= 1 and at - 1 != own:
            beyond = (at - 1, place[1]) if down else (place[0], at - 1)
            if isinstance(page.cells.get(beyond), float | int):
                yield page, {place: "=" + shorter(text, -1, 0)}


def all_short(book: Book) -> Iterator[Option]:
    """A row was put in at the end, and no total of the row took it in."""
    lines: dict[tuple[str, bool, int, str], dict[Place, str | float]] = {}
    pages = {page.name: page for page in book.pages}
    for page, down, place, area, text in book.sums():
        along = (area[4] + area[8]) if down else (area[2] + area[6])
        key = (page.name, down, place[0 if down else 1], along)
        lines.setdefault(key, {})[place] = "=" + shorter(text, 0, -1)
    for (name, *_), changed in lines.items():
        yield pages[name], changed


def one_summed(book: Book) -> Iterator[Option]:
    """One total among totals adds up a single cell."""
    for page, down, run in book.runs(4):
        text = str(page.cells[run[0]])
        if not down and re.fullmatch(r"=SUM\(([A-Z]+\d+):([A-Z]+\d+)\)", text):
            place = book.rng.choice(run)
            area = _AREA.search(str(page.cells[place]))
            if area and area[2] == area[6] and size(area) > 3:
                cell = area[2] + area[8]
                yield page, {place: f"=SUM({cell}:{cell})"}


def list_short(book: Book) -> Iterator[Option]:
    """COUNT, MAX, AVERAGE, SUMIF … over a list, one row short."""
    for page in book.pages:
        for place, text in formulas(page).items():
            area = _AREA.search(text)
            if _LIST.search(text) and area and area[2] == area[6] and size(area) > 3:
                yield page, {place: "=" + shorter(text, 0, -1)}


def twice(book: Book) -> Iterator[Option]:
    """A grand total adds everything above it, subtotals too."""
    for page in book.pages:
        for place, text in formulas(page).items():
            cells = re.findall(r"(?<![\w:])[A-Z]{1,2}\d+(?![\w:])", text)
            plain = re.fullmatch(r"(?:SUM\()?[A-Z0-9+,]+\)?", text)
            tops = [parse_a1(cell) for cell in cells]
            if not plain or len(tops) < 2 or {t[1] for t in tops} != {place[1]}:
                continue
            first = min(t[0] for t in tops)
            subs = [str(page.cells.get(t, "")) for t in tops]
            areas = [_AREA.search(s) for s in subs if s.startswith("=SUM(")]
            if (
                len(areas) == len(tops)
                and all(areas)
                and max(t[0] for t in tops) < place[0]
            ):
                first = min(first, *(int(a[4]) for a in areas if a))
                name = letters(place[1])
                yield page, {place: f"=SUM({name}{first}:{name}{place[0] - 1})"}


def itself(book: Book) -> Iterator[Option]:
    """A total takes in its own cell."""
    for page, down, place, area, text in book.sums():
        at, own = (int(area[8]), place[0]) if down else (column_of(area[6]), place[1])
        if own > at:
            yield page, {place: "=" + shorter(text, 0, own - at)}


def number_text(book: Book) -> Iterator[Option]:
    """A number typed as text where it is added."""
    for page, down, place, area, _ in book.sums():
        if not down:
            continue
        for row in range(int(area[4]) + 1, int(area[8])):
            value = page.cells.get((row, place[1]))
            if isinstance(value, int | float):
                text = book.rng.choice(
                    (f"{value:.0f} ", f"{value:,.0f}".replace(",", "."), f"{value:.0f}")
                )
                yield page, {(row, place[1]): text}


def date_text(book: Book) -> Iterator[Option]:
    """A day as text in a column of days."""
    for page in book.pages:
        for place, value in page.cells.items():
            if isinstance(value, float) and 45_000 < value < 47_000 and place[1] <= 2:
                yield page, {place: f"{int(value) % 28 + 1:02}/09/2025"}


def unit_slip(book: Book) -> Iterator[Option]:
    """An amount in thousands where the others are whole, or the other way round."""
    for page, down, place, area, _ in book.sums():
        if down:
            for row in range(int(area[4]) + 1, int(area[8])):
                value = page.cells.get((row, place[1]))
                if isinstance(value, int | float) and value >= 50:
                    yield page, {(row, place[1]): float(value) * 1000}


def error(book: Book) -> Iterator[Option]:
    """What a formula read was deleted."""
    for page, _, place, text in book.inner():
        if _CELL.search(text):
            yield page, {place: _CELL.sub("#REF!", text, count=1)}


def function(book: Book) -> Iterator[Option]:
    """AVERAGE for SUM, MIN for MAX …"""
    for page, _, place, text in book.inner():
        for one, two in (("SUM(", "AVERAGE("), ("MAX(", "MIN("), ("AVERAGE(", "SUM(")):
            if re.search(rf"(?<![A-Z]){re.escape(one)}", text):
                yield page, {place: text.replace(one, two, 1)}


NAMED: tuple[Planter, ...] = (
    *(
        typed_over,
        typed_run,
        typed_total,
        row_shift,
        column_shift,
        constant,
        for_a_cell,
    ),
    *(sign, dollar_lost, slid, short, all_short, one_summed, list_short, twice, itself),
    *(number_text, error, function),
)
"""Kinds that the checks are meant for."""
OTHERS: tuple[Planter, ...] = (too_long, date_text, unit_slip)
"""Kinds of the literature that need to know what a number means."""
