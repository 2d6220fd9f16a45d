"""Fills numbers of a scoring form from the register of awards, and says from where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from toolkit.awards.from_register import (
    TABLES,
    RegisterNumber,
    RegisterNumbers,
    has_year,
)
from toolkit.findings import Finding, find
from toolkit.forms.form import Numbers
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.forms.scoring.from_register.mark import is_mark, mark_text, was_filled
from toolkit.forms.scoring.from_register.source import Source, doubts, unit_in
from toolkit.forms.scoring.layout import MARK, input_key, line_key
from toolkit.forms.scoring.locate import Located
from toolkit.forms.scoring.read import share_doubt
from toolkit.model.numbers import from_cell, plain, vi
from toolkit.model.origin import Origin
from toolkit.model.rubric import Criterion, Kind, NumberSource, Rubric
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.parts.records.change import Change, origin_of
from toolkit.scoring.from_register import agrees, for_cell, level_reached, sources_of
from toolkit.scoring.rubric.fingerprint import standard_fingerprints
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.cells.cell import Cell, CellValue
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook


class Filled(NamedTuple):
    """The scorecard with the numbers of the register in it, before it is scored.

    `changes` write them into the form; `findings` are what a person must look at.
    `as_read` are what reading the filled cells would find.
    """

    scorecard: Scorecard
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    as_read: tuple[Finding, ...] = ()


def fill_from_register(
    book: ClosedBook, located: Located, scorecard: Scorecard, numbers: Numbers
) -> Filled:
    """Fill what the rubric takes from the register; the form is not read again.

    Empty cells are filled, filled ones follow the register; what was typed by hand is
    never touched. A form that nothing may be written into, or without a year, is left
    alone: its own findings tell. Raises WorkRefusedError (P328) as `numbers` does.
    """
    source = numbers()
    if not located.writable or scorecard.year is None:
        return Filled(scorecard)
    return _Filler(
        located, scorecard, scorecard.year, source, book.number_format
    ).filled()


def rubric_with_sources(located: Located) -> Rubric:
    """The rubric of the workbook, or the standard one it is an older copy of.

    Workbooks built before a rubric could draw lack the columns that say so; the same
    fingerprint makes it the same rubric.
    """
    own = located.rubric_sheet
    standard = standard_fingerprints().get(own.rubric.id)
    older = "drawn_from" not in own.table.columns
    if older and standard == own.fingerprint:
        return standard_rubric(own.rubric.id)
    return own.rubric


@dataclass(slots=True)
class _Filler:
    """Goes through the criteria that draw; gathers changes and findings."""

    located: Located
    scorecard: Scorecard
    year: int
    source: Source
    number_format: Callable[[int], str]
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    as_read: list[Finding] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)

    def filled(self) -> Filled:
        self._fill()
        entries = {**self.scorecard.entries, **self.entries}
        scorecard = self.scorecard._replace(entries=entries)
        return Filled(
            scorecard,
            tuple(self.changes),
            tuple(self.findings),
            tuple(self.as_read),
        )

    def _fill(self) -> None:
        rubric = rubric_with_sources(self.located)
        taken = {c.id: s for c in rubric.criteria if (s := sources_of(c))}
        if not taken:
            self.findings.append(find("P326"))
            return
        unit = unit_in(self.source.register, self.scorecard.unit)
        if unit is None:
            self.findings.append(self._of_others())
            return
        named = tuple(dict.fromkeys(s for many in taken.values() for s in many))
        tables = tuple(dict.fromkeys(t for one in named for t in TABLES[one]))
        self.findings += doubts(self.source, tables, self.year)
        if not has_year(self.source.register, tables, self.year):
            at = origin_of(self.located.places.cells["year"])
            self.findings.append(find("P324", at, seen=str(self.year)))
            return
        draws = RegisterNumbers(
            self.source.register,
            self.source.settings,
            year=self.year,
            unit=unit,
        )
        numbers = {one: draws.of(one) for one in named}
        for criterion in rubric.criteria:
            if criterion.id in taken:
                self._criterion(criterion, numbers)

    def _of_others(self) -> Finding:
        """P329: the register is another office's; its numbers are not this unit's."""
        register, file = self.source.register, self.source.file
        owner = next(filter(None, (register.office, *(u.name for u in register.units))))
        at = origin_of(self.located.places.cells["unit"])
        seen = self.scorecard.unit
        return find("P329", at, seen=seen, expected=owner, file=file)

    def _criterion(
        self,
        criterion: Criterion,
        numbers: Mapping[NumberSource, RegisterNumber | None],
    ) -> None:
        entry = self.scorecard.entries[criterion.id]
        sources = sources_of(criterion)
        found = {s: number for s in sources if (number := numbers[s])}
        if len(found) < len(sources):
            tables = dict.fromkeys(t for s in sources for t in TABLES[s])
            where = ", ".join(f"«{BY_KEY[table].sheet}»" for table in tables)
            words = {"item": criterion.id, "seen": str(self.year), "sheets": where}
            self.findings.append(find("P323", self._start(criterion), **words))
        elif criterion.kind is Kind.LEVELS:
            self._level(criterion, entry, found)
        else:
            self._number(criterion, entry, found[sources[0]])

    # A measured number

    def _number(
        self, criterion: Criterion, entry: Entry, number: RegisterNumber
    ) -> None:
        place = self._place(input_key(criterion.id), "number")
        cell = self._cell(place)
        said = (number.evidence, *number.notes)
        written = for_cell(criterion, number.value)
        text = mark_text(said, written, level=False)
        if not _blank(cell) and entry.measured is None:
            return  # what stands there is no number, and that was told
        if entry.measured is not None:
            if agrees(criterion, entry.measured, number.value):
                if was_filled(entry) and entry.measured == written:
                    self._mark(criterion, text)
                return
            if not was_filled(entry) or cell.formula is not None:
                self._differs(criterion, vi(entry.measured), vi(written), said)
                return
        self._set(place, plain(written), said)
        measured = from_cell(float(plain(written)))
        self.entries[criterion.id] = entry._replace(measured=measured)
        self._mark(criterion, text)
        now = self._entry(criterion)
        if "%" in criterion.measure and not was_filled(now):
            percent = "%" in self.number_format(cell.style)
            doubt = share_doubt(measured, origin_of(place), shown_as_percent=percent)
            self.as_read += [doubt] if doubt else []

    # A level

    def _level(
        self,
        criterion: Criterion,
        entry: Entry,
        found: Mapping[NumberSource, RegisterNumber],
    ) -> None:
        level = level_reached(criterion, {s: one.value for s, one in found.items()})
        said = tuple(dict.fromkeys(one.evidence for one in found.values()))
        said += tuple(dict.fromkeys(n for one in found.values() for n in one.notes))
        if level is None:
            words = {"item": criterion.id, "seen": "; ".join(said)}
            self.findings.append(find("P325", self._start(criterion), **words))
            return
        ticks = [
            self._place(line_key(criterion.id, index), "number")
            for index in range(len(criterion.lines))
        ]
        filled = [not _blank(self._cell(place)) for place in ticks]
        text = mark_text(said, Decimal(level + 1), level=True)
        if any(filled):
            if len(entry.chosen) != 1 or sum(filled) != 1:
                return  # several levels, or a mark that is none: that was told
            if entry.chosen == (level,):
                if was_filled(entry):
                    self._mark(criterion, text)
                return
            at = ticks[entry.chosen[0]]
            if not was_filled(entry) or self._cell(at).formula is not None:
                seen, expected = f"mức {entry.chosen[0] + 1}", f"mức {level + 1}"
                self._differs(criterion, seen, expected, said)
                return
            self._set(at, None, said)
        self._set(ticks[level], MARK, said)
        self.entries[criterion.id] = entry._replace(chosen=(level,))
        self._mark(criterion, text)

    # Cells

    def _entry(self, criterion: Criterion) -> Entry:
        """The entry as it is filled so far."""
        number = criterion.id
        return self.entries.get(number) or self.scorecard.entries[number]

    def _place(self, key: str, column: str) -> Place:
        form = self.located.places.form
        return form.place(key, column)

    def _cell(self, place: Place) -> Cell:
        return self.located.sheet.at(*place.spot)

    def _start(self, criterion: Criterion) -> Origin:
        """The cell a clerk fills, the first one where there are several."""
        level = criterion.kind is Kind.LEVELS
        key = line_key(criterion.id, 0) if level else input_key(criterion.id)
        return origin_of(self._place(key, "number"))

    def _set(self, place: Place, value: CellValue, said: tuple[str, ...]) -> None:
        before = self._cell(place).value
        file = self.source.file
        why = f"lấy từ sổ theo dõi khen thưởng «{file}»: {'; '.join(said)}"
        self.changes.append(Change(place, None, value, before, value, why))

    def _mark(self, criterion: Criterion, text: str) -> None:
        """Say in «Minh chứng» where the number is from, unless a clerk wrote there."""
        place = self._place(criterion.id, "evidence")
        cell = self._cell(place)
        free = _blank(cell) or (
            cell.formula is None and isinstance(cell.value, str) and is_mark(cell.value)
        )
        if free:
            entry = self._entry(criterion)
            self.entries[criterion.id] = entry._replace(evidence=text)
        if free and cell.value != text:
            why = "ghi số này lấy từ đâu"
            self.changes.append(Change(place, None, text, cell.value, text, why))

    def _differs(
        self, criterion: Criterion, seen: str, expected: str, said: tuple[str, ...]
    ) -> None:
        entry = self.scorecard.entries[criterion.id]
        name = f"line:{entry.chosen[0]}" if entry.chosen else "measured"
        words = {"item": criterion.id, "evidence": "; ".join(said)}
        at = entry.places.get(name, self._start(criterion))
        self.findings.append(find("P322", at, seen=seen, expected=expected, **words))


def _blank(cell: Cell) -> bool:
    return cell.formula is None and cell.value in (None, "")
