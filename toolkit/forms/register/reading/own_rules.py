"""Reads an office's own ratio rule: a row of «Quy tắc», judged cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from toolkit.awards.measures import counts_of
from toolkit.awards.settings import LeaderLine
from toolkit.findings import Finding, find
from toolkit.findings.texts.register import REGISTER_WORDS
from toolkit.forms.register.computed import (
    KIND_WORDS,
    MEASURE_WORDS,
    OFFICE_RULE_COLUMNS,
    RATIO_MEASURES,
    ROUNDING_WORDS,
    SCOPE_WORDS,
)
from toolkit.forms.register.day_counts import as_counted
from toolkit.forms.register.reading.answer import cell_excerpt, cell_text, cleaned
from toolkit.forms.register.reading.days import day_of, is_year
from toolkit.model.numbers import from_cell
from toolkit.model.origin import Origin
from toolkit.model.register import TableKey
from toolkit.rules.book import RULES
from toolkit.rules.fields import WHOLE
from toolkit.rules.loader import RulesFaultError
from toolkit.rules.names import folded
from toolkit.rules.office import office_ratio
from toolkit.rules.records import Measure, RatioRule, Scope
from toolkit.rules.shelf import series
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.cell import Cell, CellError, CellValue
from toolkit.xlsx.closed_book import ClosedBook

LIMITED: Mapping[Measure, str] = {
    Measure.BASE_FIGHTERS: "base_fighter",
    Measure.ADVANCED_WORKERS: "advanced_worker",
    Measure.GOVERNMENT_FLAGS: "government_flag",
}
"""The award whose places a ratio of this measure limits."""

_SCOPES = tuple(scope for scope in SCOPE_WORDS if scope is not Scope.RECIPIENT)
_DAYS = ("start", "until")
_HEADERS = {head.field: head.header for head in OFFICE_RULE_COLUMNS}


class PlacedCell(NamedTuple):
    """A cell and where it stands."""

    cell: Cell
    at: Origin


def is_empty(raw: CellValue) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return raw is None or (isinstance(raw, str) and not cleaned(raw))


def text_in(raw: CellValue) -> str:
    """What stands in a cell, "" for nothing."""
    return "" if raw is None else cleaned(cell_text(raw))


def seen_in(raw: CellValue) -> str:
    """What stands in a cell, as a finding repeats it."""
    return "" if raw is None else cell_excerpt(raw)


@cache
def rule_ids() -> Mapping[str, str]:
    """Folded id → id of every rule of law or custom, whenever it held."""
    return {folded(one.id): one.id for kind in RULES for one in series(kind)}


@dataclass(slots=True)
class OwnRule:
    """One row that an office wrote; every cell is judged, whatever the others say."""

    row: Mapping[str, PlacedCell]
    book: ClosedBook
    taken: frozenset[str]
    findings: list[Finding] = field(default_factory=list)

    def rule(self) -> RatioRule | None:
        """The rule; None where some cell of its row is faulty."""
        name = self._name()
        numerator = self._measure("numerator")
        base = self._measure("base")
        if numerator is not None and numerator is base:
            self._fault("base", REGISTER_WORDS["other_measure"])
        kind = self._word("kind", KIND_WORDS)
        limit = self._limit()
        rounding = self._word("rounding", ROUNDING_WORDS, needed=False)
        per = self._word("per", {s: SCOPE_WORDS[s] for s in _SCOPES})
        if per is Scope.GROUP and not _of_ratings(numerator, base):
            self._fault("per", REGISTER_WORDS["per_group"])
        start, until = self._day("start"), self._day("until", needed=False)
        if start and until and until < start:
            self._fault("until", REGISTER_WORDS["until"])
        document = self._text("document")
        if not document:
            self._fault("document", REGISTER_WORDS["document"])
        if self.findings or None in (numerator, base, kind, limit, per, start):
            return None
        return self._made(
            name=name,
            title=MEASURE_WORDS[numerator],
            numerator=numerator,
            base=base,
            kind=kind,
            limit=limit,
            per=per,
            start=start,
            until=until,
            document=document,
            award=LIMITED.get(numerator, ""),
            rounding=rounding,
        )

    def _made(self, **parts: Any) -> RatioRule | None:
        try:
            return office_ratio(**parts)
        except RulesFaultError as error:  # what no cell by itself shows
            self._fault("name", str(error))
            return None

    def _text(self, name: str) -> str:
        raw = self.row[name].cell.value
        return "" if isinstance(raw, CellError) else text_in(raw)

    def _fault(self, name: str, expected: str) -> None:
        seen, at = self._seen(name), self.row[name].at
        words = REGISTER_WORDS
        facts = {
            "rule": self._text("name"),
            "label": _HEADERS[name],
            "written": words["written"].format(seen) if seen else words["left_empty"],
        }
        self.findings.append(find("S128", at, seen=seen, expected=expected, **facts))

    def _seen(self, name: str) -> str:
        """What a person sees in a cell: of a day not the number that it is kept as."""
        raw = as_counted(self.book, self.row[name].cell.value)
        day = None if name not in _DAYS or is_year(raw) else day_of(raw)
        return day_words(day) if day else seen_in(raw)

    def _name(self) -> str:
        name = self._text("name")
        if not name:
            self._fault("name", REGISTER_WORDS["rule_name"])
        elif folded(name) in self.taken or folded(name) in rule_ids():
            self._fault("name", REGISTER_WORDS["rule_name_once"])
        return name

    def _measure(self, name: str) -> Any:
        return self._word(name, {one: MEASURE_WORDS[one] for one in RATIO_MEASURES})

    def _word(self, name: str, words: Mapping[Any, str], *, needed: bool = True) -> Any:
        """What a cell chose from a list, in any spelling of its words."""
        text = folded(self._text(name))
        found = next(
            (v for v, spelled in words.items() if folded(spelled) == text), None
        )
        if found is None and (text or needed or self._is_error(name)):
            listed = "; ".join(words.values())
            self._fault(name, REGISTER_WORDS["one_of"].format(listed))
        return found

    def _is_error(self, name: str) -> bool:
        return isinstance(self.row[name].cell.value, CellError)

    def _limit(self) -> Decimal | None:
        """Percent: 16, or what is shown as 16 %; 0.16 shown plainly may be either."""
        cell = self.row["limit"].cell
        limit = from_cell(cell.value) if isinstance(cell.value, float) else None
        if limit is not None and "%" in self.book.number_format(cell.style):
            limit *= WHOLE
        elif limit is not None and 0 < limit < 1:
            limit = None
        if limit is None or not 0 <= limit <= WHOLE:
            self._fault("limit", REGISTER_WORDS["percent"])
            return None
        return limit

    def _day(self, name: str, *, needed: bool = True) -> date | None:
        raw = as_counted(self.book, self.row[name].cell.value)
        day = None if is_year(raw) or isinstance(raw, bool) else day_of(raw)
        if day is None and (needed or not is_empty(raw)):
            self._fault(name, REGISTER_WORDS["rule_day"])
        return day


def _of_ratings(*measures: Measure | None) -> bool:
    """Whether only ratings are counted; other tables name no group."""
    return all(
        count.table == TableKey.RATINGS
        for measure in measures
        if measure is not None
        for count in counts_of(measure, LeaderLine.DEPUTY_HEAD)
    )
