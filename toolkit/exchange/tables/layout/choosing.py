"""Which table of the register each table of a source is for, and why."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.sources.csv_in import HEAD_LINES
from toolkit.exchange.sources.source import Line, Source
from toolkit.exchange.tables.layout.blocks import Block, blocks
from toolkit.exchange.tables.layout.codes import CodeList, is_code_list
from toolkit.exchange.tables.layout.headings import (
    BIRTHS,
    Match,
    bare,
    file_stem,
    key,
    match,
    meanings,
)
from toolkit.exchange.tables.layout.heads import Head, lone_heads, texts_of, wordings
from toolkit.exchange.tables.layout.marks import mark
from toolkit.exchange.tables.layout.names_parted import NamePart, joined_names
from toolkit.exchange.tables.layout.subjects import Subject, subject_of
from toolkit.exchange.tables.rows.identity import lacks_identity
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.rules.names import known_title

Rank = tuple[int, int, int]

_FEWEST = 2
"""Known headings that make a row of headings, where no table is asked for."""

_SURELY = 3
"""Known headings from which on a further table of a file is taken in as well."""

_SOME_AUTHORITY = "UBND tỉnh"
"""«Bằng khen» alone is a title too; whose it is the row tells, or the clerk."""

_MOSTLY = 2
"""One filled cell in so many must be a mark where a heading is a title."""

_SALUTATIONS = frozenset(map(key, ("ông", "bà", "anh", "chị")))


class Chosen(NamedTuple):
    """A table of a source, and what its headings mean to a table of the register.

    `salutations`: columns «Ông/Bà» that hold only these words, with their headings.
    `names`: columns of names that are parted over several, with how. `codes`: what the
    codes of the same workbook stand for. `subject`: the words that say which table it
    is for, where the headings alone would not have.
    """

    block: Block
    headings: Mapping[int, str]
    match: Match
    salutations: Mapping[int, str] = MappingProxyType({})
    names: tuple[NamePart, ...] = ()
    codes: CodeList = CodeList()
    subject: Subject | None = None

    @property
    def source(self) -> Source:
        """The sheet that it stands on."""
        return self.block.source


class Choice(NamedTuple):
    """The tables to take in, and those that are not: each with the reason.

    `rivals`: tables of the register that a table of the source fits as well.
    `others`: sheets that were not asked for though they hold tables. `asked`: the
    sheets that were looked at.
    """

    chosen: tuple[Chosen, ...]
    asked: tuple[str, ...]
    unsure: tuple[tuple[Chosen, tuple[TableForm, ...]], ...] = ()
    others: tuple[str, ...] = ()


def fit(lines: Sequence[Line]) -> Rank:
    """How well the best row of headings among these lines is understood."""
    ranks = [match(form, texts_of(line)).rank for line in lines for form in TABLES]
    best = max(ranks, default=(0, 0, 0))
    return best if best[0] else (0, 0, 0)  # of what is not understood, all is alike


def choose(
    sources: Sequence[Source], form: TableForm | None, sheet: str, stem: str
) -> Choice:
    """The tables of a file that belong into the register; `stem` is the file's name.

    `form`, `sheet`: what was asked for; None and "" leave the choice to headings and
    titles. The best one is always taken, of the others those that are surely tables of
    the register too. Raises WorkRefusedError: X603 no such sheet, X604 no headings,
    X605 more than one table fits as well.
    """
    if sheet:
        asked = _asked(sources, sheet)
    else:
        asked = [one for one in sources if not one.hidden and not one.aside]
        asked = [s for s in asked if not is_code_list(s.sheet)] or asked
    fits = [one for source in asked for one in _fits(source, form, stem)]
    if not fits:
        raise WorkRefusedError(find("X604", expected=str(HEAD_LINES)))
    fits = _agreed(fits)
    best = max(fits, key=lambda one: (not one.rivals, one.chosen.match.rank))
    if best.rivals:
        names = (best.chosen.match.table, *best.rivals)
        seen = ", ".join(f"«{one.sheet}»" for one in names)
        raise WorkRefusedError(find("X605", seen=seen, expected=names[0].sheet))
    taken = [one for one in fits if one is best or _is_sure(one)]
    rest = [one for one in fits if one is not best and not _is_sure(one)]
    unsure = [one for one in rest if one.chosen.match.rank[0] >= _FEWEST]
    return Choice(
        tuple(one.chosen for one in taken),
        tuple(one.sheet for one in asked),
        tuple((one.chosen, one.rivals) for one in unsure),
        tuple(_others(sources, asked)) if sheet else (),
    )


def _others(sources: Sequence[Source], asked: Sequence[Source]) -> Iterator[str]:
    for source in sources:
        if source in asked or source.hidden or source.aside:
            continue
        if any(one.chosen.match.rank[0] >= _SURELY for one in _fits(source, None, "")):
            yield source.sheet


class _Fit(NamedTuple):
    """A table of a source with the best table for it, and others as good."""

    chosen: Chosen
    rivals: tuple[TableForm, ...]


def _is_sure(one: _Fit) -> bool:
    found = one.chosen.match
    return not one.rivals and found.rank[0] >= _SURELY and not lacks_identity(found)


def _agreed(fits: Sequence[_Fit]) -> list[_Fit]:
    """Tables of one sheet go where the one goes of which it is sure, if they may."""
    sure = {
        one.chosen.source.sheet: one.chosen.match.table
        for one in reversed(fits)
        if not one.rivals
    }
    found = []
    for one in fits:
        wanted = sure.get(one.chosen.source.sheet)
        if one.rivals and wanted in one.rivals:
            again = _matched(one.chosen.block, wanted)
            found.append(_Fit(again, ()))
        elif wanted is one.chosen.match.table:
            found.append(_Fit(one.chosen, ()))
        else:
            found.append(one)
    return found


def _asked(sources: Sequence[Source], sheet: str) -> list[Source]:
    for same in (str, str.casefold, key, bare):
        found = [s for s in sources if same(s.sheet) == same(sheet)]
        if found:
            return found[:1]
    known = ", ".join(f"«{s.sheet}»" for s in sources if s.sheet)
    raise WorkRefusedError(find("X603", seen=sheet, expected=known or "CSV"))


def _fits(source: Source, form: TableForm | None, stem: str) -> Iterator[_Fit]:
    """The tables of a sheet, each with what it is understood as."""
    found = [fit for block in blocks(source) if (fit := _fit_of(block, form, stem))]
    if not found:
        alone = _best_line(source, form, stem)
        found = [alone] if alone else []
    yield from found


def _best_line(source: Source, form: TableForm | None, stem: str) -> _Fit | None:
    """The best single line of headings, where none is surely one."""
    fits = [
        found
        for head in lone_heads(source, HEAD_LINES)
        if (found := _fit_of(_block_of(source, head), form, stem))
    ]
    return max(fits, key=lambda one: one.chosen.match.rank, default=None)


def _block_of(source: Source, head: Head) -> Block:
    below = source.lines[head.last + 1 :]
    return Block(source, head, titles=source.lines[: head.first], below=below)


def _fit_of(block: Block, form: TableForm | None, stem: str) -> _Fit | None:
    """The best table for a table of a source, and others that it fits as well."""
    candidates = [_matched(block, one) for one in ((form,) if form else TABLES)]
    top = max(one.match.rank for one in candidates)
    if top[0] < (1 if form else _FEWEST):
        return None
    equal = [one for one in candidates if one.match.rank == top]
    named = [c for c in equal if _is_called(c.match.table, block.source.sheet, stem)]
    subject = None if form or named else subject_of(block, stem)
    if subject:
        for one in candidates if subject.above else equal:
            understood = one.match.rank[0] >= _FEWEST and not lacks_identity(one.match)
            if one.match.table.key is subject.table and understood:
                told = subject if equal != [one] else None
                return _Fit(one._replace(subject=told), ())
    first, *rivals = named or equal
    return _Fit(first, tuple(one.match.table for one in rivals))


def _is_called(form: TableForm, sheet: str, stem: str) -> bool:
    return bare(form.sheet) in (bare(sheet), bare(stem)) or file_stem(form) == stem


def _worded(form: TableForm, texts: tuple[str, ...]) -> str:
    """What texts over each other say to a table: as it knows them, or as they stand."""
    known = (text for text in wordings(texts) if meanings(form, text)[1])
    titled = (text for text in texts if known_title(text, _SOME_AUTHORITY))
    fallback = " – ".join(texts) if len(texts) > 1 else texts[0]
    births = (text for text in wordings(texts) if text in BIRTHS)
    return next(known, None) or next(births, None) or next(titled, fallback)


def _matched(block: Block, form: TableForm) -> Chosen:
    headings = {n: _worded(form, texts) for n, texts in block.head.texts.items()}
    names = joined_names(block, headings, form)
    headings = {**headings, **{part.first: part.heading for part in names}}
    spread = {n for part in names for n in part.others}
    rest = {n: h for n, h in headings.items() if n not in spread}
    spoken = {n: h for n, h in rest.items() if _is_salutation(block, n, h)}
    found = match(form, {n: h for n, h in rest.items() if n not in spoken})
    found = _with_titles(block, found)
    if any(column.field == "woman" for column in form.columns) and len(spoken) == 1:
        column = next(iter(spoken))
        if "woman" not in found.fields.values():
            fields = dict(sorted({**found.fields, column: "woman"}.items()))
            found, spoken = found._replace(fields=fields), {}
    return Chosen(block, headings, found, spoken, names)


def _with_titles(block: Block, found: Match) -> Match:
    """Headings that are titles, with marks below them, told from unknown ones."""
    if all(column.field != "award" for column in found.table.columns):
        return found
    titles = {
        column: heading
        for column, heading in found.unknown.items()
        if known_title(heading, _SOME_AUTHORITY) and _is_marked(block, column)
    }
    unknown = {n: h for n, h in found.unknown.items() if n not in titles}
    return found._replace(titles=titles, unknown=unknown)


def _is_marked(block: Block, column: int) -> bool:
    """Whether most of what stands below a heading is x, «có», «không» and the like."""
    below = [line.cells.get(column) for line in block.below]
    read = [mark(value) for value in below if value is not None]
    return True in read and len(read) < _MOSTLY * sum(one is not None for one in read)


def _is_salutation(block: Block, column: int, heading: str) -> bool:
    """Whether a column «Ông/Bà» holds the words themselves and not names."""
    if key(heading) != key("Ông/Bà"):
        return False
    below = (line.cells.get(column) for line in block.below)
    words = {v if isinstance(v, str) else "" for v in below if v is not None}
    return bool(words) and all(key(word) in _SALUTATIONS for word in words)
