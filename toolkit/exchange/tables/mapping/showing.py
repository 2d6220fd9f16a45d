"""What a preview shows of a source: its tables, columns and lines, in words."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import islice

from toolkit.exchange.sources.source import Line, Shown, Source, Value
from toolkit.exchange.tables.entering import units_of
from toolkit.exchange.tables.holding import Read, Sorted, read_all, sort_by_table
from toolkit.exchange.tables.layout.choosing import Fit, fit_of
from toolkit.exchange.tables.layout.chosen import Choice, Chosen
from toolkit.exchange.tables.layout.sorting_out import Why
from toolkit.exchange.tables.mapping.maps import (
    NOWHERE,
    columns_of,
    layout_of,
    place_of,
    rows_of_head,
    uses_of,
)
from toolkit.exchange.tables.mapping.reasons import column_reason, table_reason
from toolkit.exchange.tables.mapping.targets import SKIP_WORDS, targets
from toolkit.exchange.tables.opening import Opened
from toolkit.exchange.tables.rows.account import account_of, outside
from toolkit.exchange.tables.rows.comparing import Change
from toolkit.exchange.tables.rows.converted import NewRow
from toolkit.exchange.tables.rows.difference_findings import words_of
from toolkit.exchange.tables.rows.taking import Taken
from toolkit.exchange.tables.rows.values import as_text
from toolkit.findings import Finding
from toolkit.findings.texts.exchange import EXCHANGE_WORDS as WORDS
from toolkit.forms.preview.layout import (
    PreviewColumn,
    PreviewLines,
    PreviewTable,
)
from toolkit.forms.register.locate import FoundTable
from toolkit.model.numbers import from_cell, vi
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.address import a1, letters
from toolkit.xlsx.closed_book import ClosedBook

_SAMPLES = 3
"""So many values of a column are shown."""

_LONGEST = 80

_FEWEST_ROWS = 2
"""So many rows of several cells may be a list."""


class _Alike:
    """Lists of one layout that are read alike: one table of the preview."""

    def __init__(self, fit: Fit, table: str, *, agreed: bool, why: str) -> None:
        self.fit, self.table, self.agreed, self.why = fit, table, agreed, why
        self.fits = [fit]


class Showing:
    """What a preview shows of a source: its tables, and what becomes of every line."""

    def __init__(self, book: ClosedBook, opened: Opened, name: str) -> None:
        units = units_of(book)
        self.opened = opened
        self.read: Read = read_all(opened.choice, units)
        self.sorted: Sorted = sort_by_table(book, self.read, name)
        self.findings = self.sorted.findings
        account = account_of(opened.sources, opened.choice.asked, self.sorted.fates)
        self.account = account.said()
        taken = {id(one.chosen): one for one in self.read.taken}
        refused = {id(one): finding for one, finding in self.read.unread}
        self.taken: dict[int, Taken] = {}
        self.refused: dict[int, Finding] = {}
        self.alike: dict[tuple[object, ...], _Alike] = {}
        declined = (fit_of(one, None, "") for one in opened.survey.declined)
        away = [one for one in declined if one]
        places = {id(fit.chosen) for fit in away}
        self._taken_in = frozenset(taken)
        for fit in (*opened.survey.fits, *away):
            place = id(fit.chosen)
            if place in taken:
                self.taken[place] = taken[place]
            elif place in refused:
                self.refused[place] = refused[place]
            else:
                waiting = read_all(Choice((fit.chosen,), ()), units)
                for one in waiting.taken:
                    self.taken[place] = one
                for _, why in waiting.unread:
                    self.refused[place] = why
            self._add(fit, agreed=place in taken, declined=place in places)

    def _add(self, fit: Fit, *, agreed: bool, declined: bool) -> None:
        chosen = fit.chosen
        table = SKIP_WORDS if declined else chosen.match.table.sheet
        refusal = self.refused.get(id(chosen))
        why = refusal.what if refusal else table_reason(fit)
        layout = layout_of(chosen.block) or place_of(chosen.block)
        rights = tuple(uses_of(chosen).items())
        key = (layout, table, agreed, rights)
        if key in self.alike:
            self.alike[key].fits.append(fit)
        else:
            self.alike[key] = _Alike(fit, table, agreed=agreed, why=why)

    def tables(self) -> Iterator[PreviewTable]:
        """The tables, those of one layout and one reading together."""
        for number, one in enumerate(self.alike.values(), 1):
            chosen = one.fit.chosen
            uses = uses_of(chosen)
            start = min(chosen.block.head.texts)
            key = {
                "layout": layout_of(chosen.block),
                "places": [place_of(fit.chosen.block) for fit in one.fits],
                "columns": [column - start for column in uses],
                "head": rows_of_head(chosen.block),
                "found": [
                    fit.chosen.block.found_at or place_of(fit.chosen.block)[1]
                    for fit in one.fits
                ],
            }
            where = "; ".join(_where(fit.chosen) for fit in one.fits)
            yield PreviewTable(
                WORDS["preview_table"].format(number, where),
                one.table,
                one.agreed,
                one.why,
                rows_of_head(chosen.block),
                json.dumps(key, ensure_ascii=False),
                tuple(_columns(chosen, uses)),
            )
        for number, source in enumerate(self._headless(), len(self.alike) + 1):
            yield _headless(number, source)

    def _headless(self) -> Iterator[Source]:
        """The sheets that were looked at, and hold rows but no list that was found."""
        blocks = [fit.chosen.block for one in self.alike.values() for fit in one.fits]
        found = {block.source.sheet for block in blocks}
        for source in self.opened.sources:
            rows = sum(len(line.cells) > 1 for line in source.lines)
            is_asked = source.sheet in self.opened.choice.asked
            if is_asked and source.sheet not in found and rows >= _FEWEST_ROWS:
                yield source

    def lines(self) -> Iterator[PreviewLines]:
        """The lines of each table, then those of none."""
        for number, one in enumerate(self.alike.values(), 1):
            for fit in one.fits:
                title = WORDS["preview_lines"].format(number, _where(fit.chosen))
                yield self._lines_of(fit.chosen, title)
        if rest := tuple(self._rest()):
            yield PreviewLines(WORDS["preview_rest"], (), rest)

    def _lines_of(self, chosen: Chosen, title: str) -> PreviewLines:
        taken = self.taken.get(id(chosen))
        rows = taken.rows if taken else ()
        form = chosen.match.table
        given = {name for row in rows for name in row.values}
        columns = [column for column in form.columns if column.field in given]
        by_line: dict[int, list[NewRow]] = {}
        for row in rows:
            by_line.setdefault(row.line, []).append(row)
        told: list[tuple[str, ...]] = []
        block = chosen.block
        for line in (*block.titles, *block.head_lines, *block.below):
            for row in by_line.get(line.number, ()):
                values = (as_text(c, row.values.get(c.field)) for c in columns)
                told.append((str(line.number), *self._does(chosen, row), *values))
            if line.number not in by_line:
                told.append((str(line.number), *self._left(chosen, line)))
        return PreviewLines(title, tuple(c.header for c in columns), tuple(told))

    def _does(self, chosen: Chosen, row: NewRow) -> tuple[str, str]:
        """What is done with a row, and why."""
        if id(chosen) not in self._taken_in:
            return WORDS["does_wait"], ""
        if id(row) in self._new:
            return WORDS["does_take"], ""
        if id(row) in self._changed:
            table, where, change = self._changed[id(row)]
            return WORDS["does_differ"], words_of(table, where, change)
        return WORDS["does_have"], ""

    @cached_property
    def _new(self) -> frozenset[int]:
        added = (row for one in self.sorted.additions for row in one.rows)
        return frozenset(map(id, added))

    @cached_property
    def _changed(self) -> Mapping[int, tuple[FoundTable, Chosen, Change]]:
        return {id(one[2].row): one for one in self.sorted.changed}

    def _left(self, chosen: Chosen, line: Line) -> tuple[str, str]:
        """A line that gives no row: why, and what it says."""
        place = (chosen.source.sheet, line.number)
        taken = self.taken.get(id(chosen))
        fate = taken.fates.get(place) if taken else None
        why = WORDS[fate] if isinstance(fate, Why) else WORDS[Why.OTHER_TABLE]
        return WORDS["does_leave"], f"{why}: {_text(line)}"

    def _rest(self) -> Iterator[tuple[str, ...]]:
        fits = [fit.chosen.block for one in self.alike.values() for fit in one.fits]
        inside = {
            (block.source.sheet, line.number)
            for block in fits
            for line in (*block.titles, *block.head_lines, *block.below)
        }
        for source in self.opened.sources:
            why = WORDS[outside(source, self.opened.choice.asked)]
            rest = [n for n in source.lines if (source.sheet, n.number) not in inside]
            if source.sheet in self.opened.choice.asked:
                for line in rest:
                    told = f"{source.sheet} {why}: {_text(line)}".strip()
                    yield (str(line.number), WORDS["does_leave"], told)
            elif rest:
                count = WORDS["preview_sheet"].format(source.sheet, len(rest))
                yield ("", WORDS["does_leave"], f"{count}, {why}")


def _headless(number: int, source: Source) -> PreviewTable:
    """A sheet of which a person may say where its headings stand."""
    columns = {n for line in source.lines for n in line.cells}
    first, last = source.lines[0].number, source.lines[-1].number
    area = f"{a1(first, min(columns))}:{a1(last, max(columns))}"
    where = _place_said(source, area, len(source.lines))
    place = [source.sheet, NOWHERE]
    key = {"layout": "", "places": [place], "columns": [], "head": ""}
    return PreviewTable(
        WORDS["preview_table"].format(number, where),
        SKIP_WORDS,
        agreed=False,
        why=WORDS["preview_headless"],
        head="",
        key=json.dumps({**key, "found": [NOWHERE]}, ensure_ascii=False),
        columns=(),
    )


def _place_said(source: Source, area: str, count: int) -> str:
    if not source.sheet:
        return WORDS["preview_place_alone"].format(area, count)
    return WORDS["preview_place"].format(source.sheet, area, count)


def _where(chosen: Chosen) -> str:
    """«trang «A», A5:H20 (15 dòng)»."""
    block = chosen.block
    columns = columns_of(block)
    last = block.below[-1].number if block.below else block.head_row
    area = f"{a1(chosen.first[0], columns[0])}:{a1(last, columns[-1])}"
    return _place_said(block.source, area, len(block.below))


def _columns(chosen: Chosen, uses: Mapping[int, str]) -> Iterator[PreviewColumn]:
    words = targets(chosen.match.table.key)
    for column, use in uses.items():
        over = (
            chosen.block.head.texts.get(column, ()) if chosen.block.head_lines else ()
        )
        values = (
            one.cells[column] for one in chosen.block.below if column in one.cells
        )
        samples = list(islice(dict.fromkeys(map(_said, values)), _SAMPLES))
        yield PreviewColumn(
            letters(column),
            " – ".join(" ".join(text.split()) for text in over),
            "; ".join(_cut(one) for one in samples),
            words[use],
            column_reason(chosen, column, use),
        )


def _text(line: Line) -> str:
    return _cut(" | ".join(map(_said, line.cells.values())))


def _said(value: Value) -> str:
    """A value as a person reads it in its cell."""
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, Shown):
        return value.text
    if isinstance(value, bool):
        return "x" if value else ""
    return " ".join(
        (vi(from_cell(value)) if isinstance(value, float) else value).split()
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
