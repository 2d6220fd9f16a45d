"""Fills the per cents over target of a form from the indicators of a year book."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.forms.scoring.from_register.fill import Filled
from toolkit.forms.scoring.locate import Located
from toolkit.model.numbers import from_cell, plain, vi
from toolkit.model.rubric import Criterion
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.model.year import Indicator, YearBook
from toolkit.parts.records.change import Change, origin_of
from toolkit.rules.names import folded
from toolkit.scoring.from_register import FEWEST_DECIMALS, rounded
from toolkit.year.figures import over_target

OPENING = "Lấy từ sổ năm thi đua: "
_SHOWN = 60


class YearSource(NamedTuple):
    """The year book to draw from, and the name of its file."""

    book: YearBook
    file: str


class Drawn(NamedTuple):
    """The per cent over target that an indicator gives a criterion."""

    indicator: Indicator
    percent: Decimal


def fill_from_year(
    located: Located, scorecard: Scorecard, source: YearSource
) -> Filled:
    """Fill what the year book says of the criteria that earn by per cent over target.

    Which indicator is whose says its column «Tiêu chí chấm điểm»; of several that
    differ none is chosen. Empty cells are filled, filled ones follow the year book;
    what was typed by hand is never touched.
    """
    if not located.writable or scorecard.year is None:
        return Filled(scorecard)
    return _Filler(located, scorecard, source).filled()


def mark_text(drawn: Drawn, written: Decimal) -> str:
    """«Lấy từ sổ năm thi đua: Xuất khẩu vượt 30,39 % (ghi 30,39)»."""
    name = drawn.indicator.name[:_SHOWN]
    shown = vi(rounded(drawn.percent, FEWEST_DECIMALS))
    return f"{OPENING}{name} vượt {shown} % (ghi {vi(written)})"


def named_criteria(indicator: Indicator) -> tuple[str, ...]:
    """The criteria that a cell names: «I.1; I.4», in any case."""
    parts = indicator.criteria.replace(",", ";").split(";")
    return tuple(part.strip().upper() for part in parts if part.strip())


@dataclass(slots=True)
class _Filler:
    located: Located
    scorecard: Scorecard
    source: YearSource
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)

    def filled(self) -> Filled:
        self._fill()
        entries = {**self.scorecard.entries, **self.entries}
        card = self.scorecard._replace(entries=entries)
        return Filled(card, tuple(self.changes), tuple(self.findings))

    def _fill(self) -> None:
        book, file = self.source
        if not self._is_ours(book):
            at = origin_of(self.located.places.cells["unit"])
            seen = f"{book.unit or '…'}, năm {book.year or '…'}"
            expected = f"{self.scorecard.unit or '…'}, năm {self.scorecard.year}"
            self.findings.append(
                find("Y170", at, file=file, seen=seen, expected=expected)
            )
            return
        rubric = self.located.rubric_sheet.rubric
        earning = {one.id.upper(): one for one in rubric.criteria if one.bonus}
        drawn: dict[str, list[Drawn]] = {}
        for one in book.indicators:
            percent = over_target(one)
            for key in named_criteria(one):
                if key not in earning:
                    self.findings.append(find("Y171", seen=key[:_SHOWN], file=file))
                elif percent is not None:
                    drawn.setdefault(key, []).append(Drawn(one, percent))
        if not drawn:
            self.findings.append(find("Y172", file=file))
        for key, found in drawn.items():
            self._criterion(earning[key], found)

    def _is_ours(self, book: YearBook) -> bool:
        """Whether it is of the same office and year; no name contradicts nothing."""
        mine, theirs = folded(self.scorecard.unit), folded(book.unit)
        alike = not mine or not theirs or _begins(mine, theirs) or _begins(theirs, mine)
        return alike and book.year == self.scorecard.year

    def _criterion(self, criterion: Criterion, found: list[Drawn]) -> None:
        place = self.located.places.form.place(criterion.id, "over")
        at = origin_of(place)
        told = dict.fromkeys(rounded(one.percent, FEWEST_DECIMALS) for one in found)
        if len(told) > 1:
            seen = "; ".join(_told(found))
            words = {"item": criterion.id, "seen": seen, "file": self.source.file}
            self.findings.append(find("Y173", at, **words))
            return
        drawn = found[0]
        if drawn.percent <= 0:
            words = {"item": criterion.id, "seen": next(_told(found))}
            self.findings.append(find("Y174", at, file=self.source.file, **words))
            return
        self._put(criterion, drawn)

    def _put(self, criterion: Criterion, drawn: Drawn) -> None:
        place = self.located.places.form.place(criterion.id, "over")
        entry = self.scorecard.entries[criterion.id]
        written = for_cell(drawn.percent)
        cell = self.located.sheet.at(*place.spot)
        blank = cell.formula is None and cell.value in (None, "")
        if not blank and entry.over_percent is None:
            return  # what stands there is no number, and that was told
        if entry.over_percent is not None and entry.over_percent != written:
            typed = cell.formula is not None or not was_filled(entry)
            if typed and rounded(entry.over_percent, 1) != rounded(drawn.percent, 1):
                self._differs(criterion, entry.over_percent, drawn)
            if typed:
                return
        why = f"lấy từ sổ năm thi đua «{self.source.file}»: {drawn.indicator.name}"
        if entry.over_percent != written:
            value = plain(written)
            change = Change(place, None, value, cell.value, value, why)
            self.changes.append(change)
        new = entry._replace(over_percent=from_cell(float(plain(written))))
        self.entries[criterion.id] = new
        if blank or was_filled(entry):
            self._mark(criterion, mark_text(drawn, written))

    def _differs(self, criterion: Criterion, typed: Decimal, drawn: Drawn) -> None:
        at = origin_of(self.located.places.form.place(criterion.id, "over"))
        expected = vi(rounded(drawn.percent, FEWEST_DECIMALS))
        words = {"item": criterion.id, "evidence": drawn.indicator.name[:_SHOWN]}
        words |= {"seen": vi(typed), "expected": expected, "file": self.source.file}
        self.findings.append(find("Y175", at, **words))

    def _mark(self, criterion: Criterion, text: str) -> None:
        """Say in «Minh chứng» where the number is from, unless a clerk wrote there."""
        place = self.located.places.form.place(criterion.id, "evidence")
        cell = self.located.sheet.at(*place.spot)
        ours = isinstance(cell.value, str) and cell.value.startswith(OPENING)
        free = cell.formula is None and (cell.value in (None, "") or ours)
        if not free:
            return
        entry = self.entries[criterion.id]
        self.entries[criterion.id] = entry._replace(evidence=text)
        if cell.value != text:
            why = "ghi số này lấy từ đâu"
            self.changes.append(Change(place, None, text, cell.value, text, why))


def _begins(name: str, opening: str) -> bool:
    return name == opening or name.startswith(f"{opening} ")


def _told(found: Iterable[Drawn]) -> Iterator[str]:
    for one in found:
        percent = vi(rounded(one.percent, FEWEST_DECIMALS))
        yield f"{one.indicator.name[:_SHOWN]} {percent} %"


def for_cell(percent: Decimal) -> Decimal:
    """A per cent as it is written: two decimals, never rounded up onto a whole one."""
    written = rounded(percent, FEWEST_DECIMALS)
    if written == written.to_integral_value() and written > percent:
        step = Decimal(1).scaleb(-FEWEST_DECIMALS)
        return percent.quantize(step, ROUND_FLOOR).normalize() + 0
    return written


def was_filled(entry: Entry) -> bool:
    """Whether what stands in the cell is what a year book put there."""
    if entry.over_percent is None or not entry.evidence.startswith(OPENING):
        return False
    return entry.evidence.endswith(f"(ghi {vi(entry.over_percent)})")
