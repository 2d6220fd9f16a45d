"""Finding the headings in a foreign file, and the table that they are of."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.tables.codes import CodeList
from toolkit.exchange.tables.csv_in import HEAD_LINES
from toolkit.exchange.tables.headings import Match, bare, file_stem, key, match
from toolkit.exchange.tables.marks import mark
from toolkit.exchange.tables.source import Line, Source
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.rules.names import known_title

Rank = tuple[int, int, int]

_FEWEST = 2
"""Known headings that make a row of headings, where no table is asked for."""

_SURELY = 3
"""Known headings from which on a second sheet is worth telling of."""

_SOME_AUTHORITY = "UBND tỉnh"
"""«Bằng khen» alone is a title too; whose it is the row tells, or the clerk."""

_MOSTLY = 2
"""One filled cell in so many must be a mark where a heading is a title."""

_SALUTATIONS = frozenset(map(key, ("ông", "bà", "anh", "chị")))


class Chosen(NamedTuple):
    """A source, which of its lines has the headings, and what they mean.

    `salutations`: columns «Ông/Bà» that hold only these words, with their headings.
    `others`: further sheets that could be taken in as well. `codes`: what the codes of
    the same workbook stand for.
    """

    source: Source
    head: int
    match: Match
    salutations: Mapping[int, str] = MappingProxyType({})
    others: tuple[str, ...] = ()
    codes: CodeList = CodeList()

    @property
    def headings(self) -> Mapping[int, str]:
        """Column → heading."""
        return headings_of(self.source.lines[self.head])


def headings_of(line: Line) -> dict[int, str]:
    """The texts of a line, by column."""
    return {n: v for n, v in line.cells.items() if isinstance(v, str)}


def fit(lines: Sequence[Line]) -> Rank:
    """How well the best row of headings among these lines is understood."""
    ranks = [match(form, headings_of(line)).rank for line in lines for form in TABLES]
    return max(ranks, default=(0, 0, 0))


def choose(
    sources: Sequence[Source], form: TableForm | None, sheet: str, stem: str
) -> Chosen:
    """The sheet and row of headings that fit best; `stem` is the file's own name.

    `form`, `sheet`: what was asked for; None and "" leave the choice to the headings.
    Raises WorkRefusedError: X603 no such sheet, X604 no headings, X605 more than one
    table fits as well.
    """
    asked = _asked(sources, sheet) if sheet else [s for s in sources if not s.hidden]
    found = [one for s in asked if (one := _best(s, form, stem)) is not None]
    if not found:
        raise WorkRefusedError(find("X604", expected=str(HEAD_LINES)))
    best = max(found, key=lambda one: one[0].match.rank)
    chosen, rivals = best
    if rivals:
        names = (chosen.match.table, *rivals)
        seen = ", ".join(f"«{one.sheet}»" for one in names)
        raise WorkRefusedError(find("X605", seen=seen, expected=names[0].sheet))
    others = tuple(
        one.source.sheet
        for one, _ in found
        if one is not chosen and one.match.rank[0] >= _SURELY
    )
    return chosen._replace(others=others)


def _asked(sources: Sequence[Source], sheet: str) -> list[Source]:
    for same in (str, str.casefold, key, bare):
        found = [s for s in sources if same(s.sheet) == same(sheet)]
        if found:
            return found[:1]
    known = ", ".join(f"«{s.sheet}»" for s in sources if s.sheet)
    raise WorkRefusedError(find("X603", seen=sheet, expected=known or "CSV"))


def _best(
    source: Source, form: TableForm | None, stem: str
) -> tuple[Chosen, tuple[TableForm, ...]] | None:
    """The best row of headings of a source, and other tables it fits as well."""
    best: dict[str, Chosen] = {}
    for one in (form,) if form else TABLES:
        for head in range(min(HEAD_LINES, len(source.lines))):
            found = _matched(source, head, one)
            if one.key not in best or found.match.rank > best[one.key].match.rank:
                best[one.key] = found
    top = max((c.match.rank for c in best.values()), default=(0, 0, 0))
    if top[0] < (1 if form else _FEWEST):
        return None
    equal = [chosen for chosen in best.values() if chosen.match.rank == top]
    named = [c for c in equal if _is_called(c.match.table, source.sheet, stem)]
    first, *rivals = named or equal
    return first, tuple(one.match.table for one in rivals)


def _is_called(form: TableForm, sheet: str, stem: str) -> bool:
    return bare(form.sheet) in (bare(sheet), bare(stem)) or file_stem(form) == stem


def _matched(source: Source, head: int, form: TableForm) -> Chosen:
    headings = headings_of(source.lines[head])
    spoken = {n: h for n, h in headings.items() if _is_salutation(source, head, n, h)}
    rest = {n: h for n, h in headings.items() if n not in spoken}
    found = _with_titles(source, head, match(form, rest))
    if any(column.field == "woman" for column in form.columns) and len(spoken) == 1:
        column = next(iter(spoken))
        if "woman" not in found.fields.values():
            fields = dict(sorted({**found.fields, column: "woman"}.items()))
            return Chosen(source, head, found._replace(fields=fields))
    return Chosen(source, head, found, spoken)


def _with_titles(source: Source, head: int, found: Match) -> Match:
    """Headings that are titles, with marks below them, told from unknown ones."""
    if all(column.field != "award" for column in found.table.columns):
        return found
    titles = {
        column: heading
        for column, heading in found.unknown.items()
        if known_title(heading, _SOME_AUTHORITY) and _is_marked(source, head, column)
    }
    unknown = {n: h for n, h in found.unknown.items() if n not in titles}
    return found._replace(titles=titles, unknown=unknown)


def _is_marked(source: Source, head: int, column: int) -> bool:
    """Whether most of what stands below a heading is x, «có», «không» and the like."""
    below = [line.cells.get(column) for line in source.lines[head + 1 :]]
    read = [mark(value) for value in below if value is not None]
    return True in read and len(read) < _MOSTLY * sum(one is not None for one in read)


def _is_salutation(source: Source, head: int, column: int, heading: str) -> bool:
    """Whether a column «Ông/Bà» holds the words themselves and not names."""
    if key(heading) != key("Ông/Bà"):
        return False
    below = (line.cells.get(column) for line in source.lines[head + 1 :])
    words = {v if isinstance(v, str) else "" for v in below if v is not None}
    return bool(words) and all(key(word) in _SALUTATIONS for word in words)
