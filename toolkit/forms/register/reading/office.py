"""Reads «Quy tắc»: the office's choices, what it switches on or off, its rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from toolkit.awards.settings import LeaderLine, Reading, Settings, ToneOrder
from toolkit.findings import Finding, find
from toolkit.findings.texts.register import REGISTER_WORDS
from toolkit.forms.register.computed import (
    COMPLETE,
    COMPLETE_COLUMNS,
    MONEY_ROUNDING,
    MONEY_ROUNDING_LABEL,
    NO,
    OFFICE_RULE_COLUMNS,
    OWN_DAY_COLUMNS,
    OWN_DAYS,
    PROFILE,
    SETTINGS,
    SWITCH_COLUMNS,
    TONE_WORDS,
    YES,
    Head,
)
from toolkit.forms.register.locate import Names
from toolkit.forms.register.reading.complete import complete_in
from toolkit.forms.register.reading.days import is_year, typed_year
from toolkit.forms.register.reading.money import (
    funds_in,
    rounding_of,
    rounding_words,
)
from toolkit.forms.register.reading.own_days import own_day_in
from toolkit.forms.register.reading.own_rules import (
    OwnRule,
    PlacedCell,
    is_empty,
    rule_ids,
    seen_in,
    text_in,
)
from toolkit.model.origin import Origin
from toolkit.model.register import Complete, OwnDay
from toolkit.rules.book import settings as rule_settings
from toolkit.rules.names import folded
from toolkit.rules.profile import Side, choice_of, choices_of, near_choice
from toolkit.rules.records import RatioRule, Rounding
from toolkit.rules.standards import MoneyRounding
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellError, CellValue, Region
from toolkit.xlsx.closed_book import ClosedBook

CHOICES: Mapping[str, str] = {
    "rounding": "rounding",
    "reading": "rated_excellent_base",
    "leader_line": "leader_line",
    "minimum_one": "minimum_one",
}
"""Setting of the workbook → id of the setting in the rules."""


class Office(NamedTuple):
    """What «Quy tắc» says; `cells` are the places of its settings.

    `year_counted`: formulas can count by the award year; not by one that is a text.
    """

    name: str
    year: int | None
    year_counted: bool
    settings: Settings
    cells: Mapping[str, Origin]
    findings: list[Finding]
    complete: frozenset[Complete]
    own_days: tuple[OwnDay, ...]


def read_office(book: ClosedBook, names: Names) -> Office:
    """The office's choices; what is faulty is a finding and stays as by default."""
    reader = _Reader(book, names)
    name, (year, counted) = reader.office_name(), reader.year()
    settings = Settings(
        rounding=Rounding(reader.choice("rounding", _choices("rounding"))),
        reading=Reading(reader.choice("reading", _choices("reading"))),
        leader_line=LeaderLine(reader.choice("leader_line", _choices("leader_line"))),
        minimum_one=reader.choice("minimum_one", _choices("minimum_one")) == "on",
        tone_order=ToneOrder(reader.choice("tone_order", TONE_WORDS)),
        switches=reader.switches(),
        office_rules=reader.office_rules(),
        profile=reader.profile(),
        money_rounding=reader.money_rounding(),
        funds=funds_in(book, names),
    )
    complete, own_days = reader.complete(), reader.own_days()
    return Office(
        *(name, year, counted, settings, reader.cells, reader.findings),
        complete,
        own_days,
    )


@cache
def _choices(setting: str) -> Mapping[str, str]:
    """Id of a choice → its words, the default first."""
    one = next(s for s in rule_settings() if s.id == CHOICES[setting])
    first = sorted(one.choices, key=lambda choice: choice.id != one.default)
    return {choice.id: choice.text for choice in first}


@dataclass(slots=True)
class _Reader:
    book: ClosedBook
    names: Names
    cells: dict[str, Origin] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def _setting(self, name: str) -> CellValue:
        """The value of a setting's cell."""
        region = self.names.get(f"td_set_{name}")
        if region is None:
            self._lost(SETTINGS[name], f"td_set_{name}")
            return None
        self.cells[name] = Origin(region.sheet, a1(region.top, region.left))
        return self.book.sheet(region.sheet).at(region.top, region.left).value

    def _lost(self, what: str, name: str) -> None:
        self.findings.append(find("S120", seen=what, expected=name))

    def _tell(self, code: str, name: str, raw: CellValue, **facts: str) -> None:
        self.findings.append(find(code, self.cells[name], seen=seen_in(raw), **facts))

    def office_name(self) -> str:
        raw = self._setting("office")
        self._setting("superior")
        if isinstance(raw, CellError):
            self._tell("C245", "office", raw)
            return ""
        return text_in(raw)

    def year(self) -> tuple[int | None, bool]:
        """The award year, and whether formulas can count by it."""
        raw = self._setting("year")
        if is_year(raw):
            return round(raw), True  # type: ignore[arg-type]
        if (typed := typed_year(raw)) is not None:
            # As a criterion it finds other rows than the number, and not in every
            # spreadsheet the same ones; compared with a number it is never equal.
            self._tell("S134", "year", raw, expected=str(typed))
            return typed, False
        if "year" in self.cells:
            self._tell("S124", "year", raw)
        return None, False

    def choice(self, name: str, words: Mapping[str, str]) -> str:
        """The id of what was chosen; the first where that is empty or unknown."""
        default = next(iter(words))
        raw = self._setting(name)
        if is_empty(raw):
            return default
        text = folded(text_in(raw))
        for one, spelled in words.items():
            if text in (folded(spelled), folded(one)):
                return one
        if name == "minimum_one" and text == folded(YES):
            return "on"
        label, expected = SETTINGS[name], words[default]
        self._tell("S125", name, raw, label=label, expected=expected)
        return default

    def money_rounding(self) -> MoneyRounding | None:
        """How reward money is rounded; registers of before cannot choose.

        Only by the very words of the list, for the live formulas know no others.
        """
        if self.names.get(f"td_set_{MONEY_ROUNDING}") is None:
            return None
        raw, words = self._setting(MONEY_ROUNDING), rounding_words()
        for one, spelled in words.items():
            if isinstance(raw, str) and raw.casefold() == spelled.casefold():
                return rounding_of(one)
        if not is_empty(raw):
            first = next(iter(words.values()))
            facts = {"label": MONEY_ROUNDING_LABEL, "expected": first}
            self._tell("S125", MONEY_ROUNDING, raw, **facts)
        return None

    def profile(self) -> frozenset[str]:
        """Whose rules count besides the general ones; older registers cannot choose."""
        found = frozenset[str]()
        for side, label in PROFILE.items():
            if self.names.get(f"td_set_{side}") is None:
                continue
            raw = self._setting(side)
            if is_empty(raw):
                continue
            text = text_in(raw)
            chosen = choice_of(text, side)
            if chosen is None:
                self._tell("S139", side, raw, label=label, expected=_meant(text, side))
            else:
                found |= frozenset(chosen.applies_to)
        return found

    # Tables of «Quy tắc»

    def _rows(self, name: str, heads: Iterable[Head]) -> list[dict[str, PlacedCell]]:
        """The filled rows of a region, by the fields of its columns in order."""
        region = self.names.get(f"td_{name}")
        if region is None:
            self._lost(_REGIONS[name], f"td_{name}")
            return []
        self.findings += self._headings(region, heads)
        return [
            row
            for number in range(region.top, region.bottom + 1)
            if (row := self._row(region, number, heads))
        ]

    def _headings(self, region: Region, heads: Iterable[Head]) -> Iterator[Finding]:
        """S131 for each heading that somebody wrote over, while others still stand."""
        if region.top == 1:
            return
        above = region.top - 1
        sheet = self.book.sheet(region.sheet)
        odd: list[Finding] = []
        kept = False
        for column, head in enumerate(heads, region.left):
            raw = sheet.at(above, column).value
            text = seen_in(raw) if raw is not None else ""
            if folded(text) == folded(head.header):
                kept = True
                continue
            words = REGISTER_WORDS["written" if text else "left_empty"].format(text)
            said = {"seen": text, "expected": head.header, "written": words}
            odd.append(find("S131", Origin(region.sheet, a1(above, column)), **said))
        if kept:
            yield from odd

    def _row(
        self, region: Region, number: int, heads: Iterable[Head]
    ) -> dict[str, PlacedCell]:
        sheet = self.book.sheet(region.sheet)
        row = {
            head.field: PlacedCell(
                sheet.at(number, column), Origin(region.sheet, a1(number, column))
            )
            for column, head in enumerate(heads, region.left)
        }
        return row if any(not is_empty(p.cell.value) for p in row.values()) else {}

    def switches(self) -> Mapping[str, bool]:
        """Rule id → whether it is on, where the office has decided it."""
        found: dict[str, bool] = {}
        for row in self._rows("switches", SWITCH_COLUMNS):
            on, (name, at) = row["on"].cell.value, row["id"]
            if is_empty(on):
                continue
            rule = rule_ids().get(folded(text_in(name.value)))
            answer = _SWITCHED.get(folded(text_in(on)))
            if rule is None:
                seen = seen_in(name.value) or REGISTER_WORDS["empty"]
                self.findings.append(find("S126", at, seen=seen))
            elif answer is None:
                seen, expected = seen_in(on), f"«{YES}», «{NO}»"
                place = row["on"].at
                self.findings.append(
                    find("S127", place, seen=seen, expected=expected, rule=rule)
                )
            else:
                found[rule] = answer
        return found

    def office_rules(self) -> tuple[RatioRule, ...]:
        """The office's own rules that have no fault."""
        found: dict[str, RatioRule] = {}
        for row in self._rows("office_rules", OFFICE_RULE_COLUMNS):
            one = OwnRule(row, self.book, frozenset(found))
            rule = one.rule()
            self.findings += one.findings
            if rule is not None:
                found[folded(rule.id)] = rule
        return tuple(found.values())

    def complete(self) -> frozenset[Complete]:
        """What the office says is written down to the end; older registers cannot."""
        region = self.names.get("td_complete")
        if region is None:
            return frozenset()
        self.cells["complete"] = Origin(region.sheet, a1(region.top, region.left))
        found = frozenset[Complete]()
        for row in self._rows("complete", COMPLETE_COLUMNS):
            said, told = complete_in(row)
            found |= said
            self.findings += told
        return found

    def own_days(self) -> tuple[OwnDay, ...]:
        """The deadlines that were set for the office; older registers have none."""
        if self.names.get("td_own_days") is None:
            return ()
        found: list[OwnDay] = []
        for row in self._rows("own_days", OWN_DAY_COLUMNS):
            one, told = own_day_in(row)
            found += [one] if one else []
            self.findings += told
        return tuple(found)


def _meant(text: str, side: Side) -> str:
    """What a cell that is none of the choices of its side may have meant."""
    near = choice_of(text) or near_choice(text)
    if near is None:
        words = "; ".join(one.words for one in choices_of(side))
        return REGISTER_WORDS["one_of"].format(words)
    if near.side is side:
        return REGISTER_WORDS["similar"].format(near.words)
    return REGISTER_WORDS["on_side"].format(near.words, PROFILE[near.side])


_REGIONS = {
    "switches": SWITCH_COLUMNS[1].header,
    "office_rules": "Quy định riêng của cơ quan",
    "complete": COMPLETE,
    "own_days": OWN_DAYS,
}
_SWITCHED = {folded(YES): True, folded(NO): False, "x": True, "true": True}
_SWITCHED |= {"false": False, "1": True, "0": False}
