"""Which table of the register each table of a source is for, and why."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.exchange.sources.csv_in import HEAD_LINES
from toolkit.exchange.sources.source import Line, Source
from toolkit.exchange.tables.layout.blocks import Block, blocks
from toolkit.exchange.tables.layout.chosen import Choice, Chosen
from toolkit.exchange.tables.layout.codes import is_code_list
from toolkit.exchange.tables.layout.contents import guess
from toolkit.exchange.tables.layout.continued import continued
from toolkit.exchange.tables.layout.headings import (
    bare,
    file_stem,
    key,
    match,
)
from toolkit.exchange.tables.layout.heads import Head, lone_heads, texts_of
from toolkit.exchange.tables.layout.matched import matched
from toolkit.exchange.tables.layout.subjects import subject_of
from toolkit.exchange.tables.mapping.maps import NO_MAPS, Maps, applied
from toolkit.exchange.tables.rows.identity import lacks_identity
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.all_tables import BY_KEY, TABLES
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.address import letters

Rank = tuple[int, int, int]

_FEWEST = 2
"""Known headings that make a row of headings, where no table is asked for."""

_OF_ANYBODY = (TableKey.PEOPLE, TableKey.UNITS)
"""Tables that any list of names fits."""

_SURELY = 3
"""Known headings from which on a further table of a file is taken in as well."""


def fit(lines: Sequence[Line]) -> Rank:
    """How well the best row of headings among these lines is understood."""
    ranks = [match(form, texts_of(line)).rank for line in lines for form in TABLES]
    best = max(ranks, default=(0, 0, 0))
    return best if best[0] else (0, 0, 0)  # of what is not understood, all is alike


class Fit(NamedTuple):
    """A table of a source with the best table for it, and others as good."""

    chosen: Chosen
    rivals: tuple[TableForm, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it is taken in beside others: a person said so, or its headings."""
        found = self.chosen.match
        if self.chosen.known or self.chosen.reasons:
            return self.chosen.known is not None
        titled = self.chosen.subject is not None and self.chosen.subject.above
        needed = _FEWEST if titled else _SURELY
        understood = found.rank[0] >= needed and not lacks_identity(found)
        return not self.rivals and understood


class Survey(NamedTuple):
    """All tables of the sheets that were looked at (`asked`), best fits first told.

    `declined`: those that a person does not want; `others`: sheets with tables that
    were not asked for.
    """

    fits: tuple[Fit, ...]
    asked: tuple[str, ...]
    declined: tuple[Block, ...] = ()
    others: tuple[str, ...] = ()


def survey(
    sources: Sequence[Source],
    form: TableForm | None,
    sheet: str,
    stem: str,
    maps: Maps = NO_MAPS,
) -> Survey:
    """The tables of a file, each with what it is for; `stem` is the file's name.

    `form`, `sheet`: what was asked for; None and "" leave the choice to headings and
    titles. `maps`: what a person said of them. Raises WorkRefusedError X603.
    """
    if sheet:
        asked = _asked(sources, sheet)
    else:
        asked = [one for one in sources if not one.hidden and not one.aside]
        asked = [s for s in asked if not is_code_list(s.sheet)] or asked
    found = list(_in_turn(asked, form, stem, maps))
    return Survey(
        tuple(_agreed([one for one in found if isinstance(one, Fit)])),
        tuple(one.sheet for one in asked),
        tuple(one for one in found if isinstance(one, Block)),
        tuple(_others(sources, asked)) if sheet else (),
    )


def _in_turn(
    asked: Sequence[Source], form: TableForm | None, stem: str, maps: Maps
) -> Iterator[Fit | Block]:
    """The tables of sheets, where one may go on on the next."""
    before: Chosen | None = None
    for source in asked:
        own = list(_found(source, form, stem, maps))
        headless = all(isinstance(one, Fit) and one.chosen.reasons for one in own)
        more = continued(source, before) if before and headless else None
        own = [Fit(more)] if more else own
        last = own[-1] if own else None
        is_sure = isinstance(last, Fit) and not last.rivals and not last.chosen.reasons
        before = last.chosen if isinstance(last, Fit) and is_sure else None
        yield from own


def decide(found: Survey) -> Choice:
    """Which of the tables are taken in.

    The best one always is, of the others those that are surely tables of the register
    too. Raises WorkRefusedError: X604 no headings, X605 more than one table fits as
    well, X690 nothing but values tells what it is, X693 no table is wanted.
    """
    readable = [one for one in found.fits if not one.chosen.reasons]
    if not readable:
        raise WorkRefusedError(_nothing(found))
    best = max(readable, key=_goodness)
    if best.rivals:
        names = (best.chosen.match.table, *best.rivals)
        seen = ", ".join(f"«{one.sheet}»" for one in names)
        raise WorkRefusedError(find("X605", seen=seen, expected=names[0].sheet))
    taken = [one for one in found.fits if one is best or one.is_sure]
    rest = [one for one in found.fits if one is not best and not one.is_sure]
    unsure = [one for one in rest if one.chosen.match.rank[0] >= _FEWEST]
    return Choice(
        tuple(one.chosen for one in taken),
        found.asked,
        tuple((one.chosen, one.rivals) for one in unsure),
        found.others,
        found.declined,
    )


def _goodness(one: Fit) -> tuple[bool, bool, Rank]:
    return (one.chosen.known is not None, not one.rivals, one.chosen.match.rank)


def _nothing(found: Survey) -> Finding:
    """Why no table of a source is taken in."""
    if found.declined:
        return find("X693", count=str(len(found.declined)))
    if not found.fits:
        return find("X604", expected=str(HEAD_LINES))
    chosen = found.fits[0].chosen
    table, start = chosen.match.table, min(chosen.headings)
    at = chosen.source.at(chosen.block.head_row, start)
    told = (f"{letters(n)} {reason}" for n, reason in chosen.reasons.items())
    return find("X690", at, seen="; ".join(told), expected=table.sheet)


def _others(sources: Sequence[Source], asked: Sequence[Source]) -> Iterator[str]:
    for source in sources:
        if source in asked or source.hidden or source.aside:
            continue
        found = (fit_of(block, None, "") for block in blocks(source))
        if any(one and one.chosen.match.rank[0] >= _SURELY for one in found):
            yield source.sheet


def _agreed(fits: Sequence[Fit]) -> list[Fit]:
    """Tables of one sheet go where the one goes of which it is sure, if they may."""
    sure = {
        one.chosen.source.sheet: one.chosen.match.table
        for one in reversed(fits)
        if not one.rivals and not one.chosen.reasons
    }
    found = []
    for one in fits:
        wanted = sure.get(one.chosen.source.sheet)
        if one.chosen.known or one.chosen.reasons:
            found.append(one)
        elif one.rivals and wanted in one.rivals:
            again = matched(one.chosen.block, wanted)
            found.append(Fit(again))
        elif wanted is one.chosen.match.table:
            found.append(Fit(one.chosen))
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


def _found(
    source: Source, form: TableForm | None, stem: str, maps: Maps
) -> Iterator[Fit | Block]:
    """The tables of a sheet: what each is understood as, or itself if not wanted."""
    some = False
    for block in blocks(source, maps.rows_of(source.sheet)):
        if one := _understood(block, form, stem, maps):
            some = True
            yield one
    if some:
        return
    if alone := _best_line(source, form, stem, maps):
        yield alone
    elif form is None and (guessed := guess(source)):
        yield _said(guessed.block, None, maps) or Fit(guessed)


def _understood(
    block: Block, form: TableForm | None, stem: str, maps: Maps
) -> Fit | Block | None:
    if moved := maps.moved_to(block):
        if moved.table is None or (form and form.key is not moved.table):
            return block if form is None else None
        wanted = BY_KEY[moved.table]
        # Headings of which none is understood: the person says what each column is.
        found = fit_of(block, wanted, stem) or Fit(matched(block, wanted))
        return Fit(found.chosen._replace(known=moved.known))
    return _said(block, form, maps) or fit_of(block, form, stem)


def _said(block: Block, form: TableForm | None, maps: Maps) -> Fit | Block | None:
    """A table as a person said; None where nobody did, or of another one than asked."""
    said = maps.of(block)
    if said is None or (form and said.table not in (None, form.key)):
        return None
    return block if said.table is None else Fit(applied(block, said, said.table))


def _best_line(
    source: Source, form: TableForm | None, stem: str, maps: Maps
) -> Fit | Block | None:
    """The best single line of headings, where none is surely one."""
    places = [_block_of(source, head) for head in lone_heads(source, HEAD_LINES)]
    for block in places:
        if said := _said(block, form, maps):
            return said
    fits = [found for block in places if (found := fit_of(block, form, stem))]
    return max(fits, key=lambda one: one.chosen.match.rank, default=None)


def _block_of(source: Source, head: Head) -> Block:
    below = source.lines[head.last + 1 :]
    return Block(source, head, titles=source.lines[: head.first], below=below)


def fit_of(block: Block, form: TableForm | None, stem: str) -> Fit | None:
    """The best table for a table of a source, and others that it fits as well."""
    candidates = [matched(block, one) for one in ((form,) if form else TABLES)]
    top = max(one.match.rank for one in candidates)
    if top[0] < (1 if form else _FEWEST):
        return None
    equal = [one for one in candidates if one.match.rank == top]
    named = [c for c in equal if _is_called(c.match.table, block.source.sheet, stem)]
    subject = None if form or named else subject_of(block, stem)
    if subject:
        for one in candidates if subject.above else equal:
            understood = one.match.rank[0] >= _FEWEST and not lacks_identity(one.match)
            if one.match.table.key is subject.table and (understood or one in equal):
                told = subject if equal != [one] else None
                return Fit(one._replace(subject=told))
    first, *rivals = named or equal
    others = [one.match.table for one in rivals]
    if subject and subject.above and first.match.table.key in _OF_ANYBODY:
        # A list of people, of whom the title says that they are praised for something.
        others += [BY_KEY[subject.table]] if subject.praises else []
    return Fit(first, tuple(others))


def _is_called(form: TableForm, sheet: str, stem: str) -> bool:
    return bare(form.sheet) in (bare(sheet), bare(stem)) or file_stem(form) == stem
