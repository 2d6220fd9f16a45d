"""What keeps a person from typing: protection of a sheet, and what a cell may take."""

import marshal
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from toolkit.xlsx.cells.address import MAX_COLUMN, MAX_ROW
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.formula_text import expand, tokens
from toolkit.xlsx.cells.place import Spot, SpotKey
from toolkit.xlsx.cells.regions import region_of
from toolkit.xlsx.meaning.forms import text_form
from toolkit.xlsx.read.reading import is_on
from toolkit.xlsx.read.stored_values import local
from toolkit.xlsx.run import Recent, current

# ECMA-376 part 1, 18.3.1.85: what is forbidden when an attribute is not there.
_FORBIDDEN_BY_DEFAULT: Mapping[str, bool] = MappingProxyType(
    {
        **dict.fromkeys(("objects", "scenarios"), False),
        **dict.fromkeys(("formatCells", "formatColumns", "formatRows"), True),
        **dict.fromkeys(("insertColumns", "insertRows", "insertHyperlinks"), True),
        **dict.fromkeys(("deleteColumns", "deleteRows", "sort", "autoFilter"), True),
        **dict.fromkeys(("pivotTables",), True),
        **dict.fromkeys(("selectLockedCells", "selectUnlockedCells"), False),
    }
)
_TRUTHS = {"TRUE": "1.0", "FALSE": "0.0"}
_FAR = (5_000, 500)
"""A cell far from the edges: formulas that read the same there mean the same."""

_MOST_RULES = 5_000
_MOST_AREAS = 50_000
"""Of all rules, and of all links, of a sheet; 5,000 of one: no program splits more."""
_TWO_ENDS = ("between", "notBetween")


class Protection(NamedTuple):
    """A sheet's protection: what it forbids, and the ranges it leaves open."""

    forbids: frozenset[str] = frozenset()
    on: bool = False
    open_ranges: int = 0


class Rule(NamedTuple):
    """What a cell may take. Formulas read as in one far cell, TRUE is 1."""

    kind: str
    operator: str
    first: str
    second: str
    style: str
    shown: bool


class Gap(NamedTuple):
    """A cell where a rule is not, and the rule that stands there instead."""

    spot: Spot
    instead: Rule | None


class Guarded(NamedTuple):
    """A rule and the rectangles that it guards."""

    rule: Rule
    areas: tuple[Region, ...]


def protection_of(guards: Sequence[ET.Element]) -> Protection:
    """The protection that a sheet's elements state."""
    found = Protection()
    for element in guards:
        match local(element.tag):
            case "sheetProtection":
                found = found._replace(
                    on=is_on(element.get("sheet")), forbids=_forbidden(element)
                )
            case "protectedRanges":
                found = found._replace(open_ranges=len(element))
    return found


def linked_cells(guards: Sequence[ET.Element], sheet: str) -> frozenset[SpotKey]:
    """The cells that lead elsewhere when they are clicked: the first of each area."""
    links = (e for guard in guards if local(guard.tag) == "hyperlinks" for e in guard)
    areas = (area for link in links for area in areas_of(link.get("ref") or "", sheet))
    return frozenset((area.top, area.left) for area in islice(areas, _MOST_AREAS))


def _forbidden(element: ET.Element) -> frozenset[str]:
    return frozenset(
        what
        for what, default in _FORBIDDEN_BY_DEFAULT.items()
        if (default if element.get(what) is None else is_on(element.get(what)))
    )


def rules_of(guards: Sequence[ET.Element], sheet: str) -> tuple[Guarded, ...]:
    """The validations of a sheet, also those that newer programs keep apart."""
    found, met = [], 0
    for element in _validations(guards):
        areas = tuple(areas_of(refs_of(element), sheet))
        met += len(areas)
        kind = element.get("type") or "none"
        if kind != "none" and areas:
            found.append(Guarded(_rule(element, kind, areas[0]), areas))
        if len(found) >= _MOST_RULES or met >= _MOST_AREAS:
            break
    return tuple(found)


def _validations(guards: Sequence[ET.Element]) -> Iterator[ET.Element]:
    for element in guards:
        match local(element.tag):
            case "dataValidations":
                yield from element
            case "extLst":
                for below in element.iter():
                    if local(below.tag) == "dataValidations":
                        yield from below


def _rule(element: ET.Element, kind: str, first: Region) -> Rule:
    operator = ""
    if kind not in ("list", "custom"):
        operator = element.get("operator") or "between"
    needs_second = operator in _TWO_ENDS
    base = (first.top, first.left)
    return Rule(
        kind,
        operator,
        _formula(element, "formula1", base),
        _formula(element, "formula2", base) if needs_second else "",
        element.get("errorStyle") or "stop",
        is_on(element.get("showErrorMessage")),
    )


def _formula(element: ET.Element, name: str, base: SpotKey) -> str:
    found = next((child for child in element if local(child.tag) == name), None)
    text = "" if found is None else "".join(found.itertext()).strip().removeprefix("=")
    if text.startswith('"') and text.endswith('"'):
        return ",".join(text_form(one) for one in text[1:-1].split(","))
    said = tokens(expand(text, base, _FAR))
    return "".join(_TRUTHS.get(token.text, token.text) for token in said)


def refs_of(element: ET.Element) -> str:
    """The references of a validation or a condition, wherever they stand."""
    below = next((e for e in element if local(e.tag) == "sqref"), None)
    return element.get("sqref") or ("" if below is None else "".join(below.itertext()))


def areas_of(refs: str, sheet: str) -> Iterator[Region]:
    """The rectangles of references; such as no program writes are left out."""
    for ref in refs.split(None, _MOST_RULES)[:_MOST_RULES]:
        try:
            area = region_of(ref, sheet)
        except ValueError:  # a range that no program writes guards nothing
            continue
        if area.bottom <= MAX_ROW and area.right <= MAX_COLUMN:
            yield area


class Rules:
    """The rules of a sheet, asked by area; `guarded`: each with its rectangles."""

    def __init__(self, guarded: Sequence[Guarded]) -> None:
        self.guarded = guarded
        self._by_column: dict[int, list[tuple[int, int, Rule]]] = {}
        self._wide: list[tuple[Region, Rule]] = []
        for one in guarded:
            for area in one.areas[:_MOST_RULES]:
                if area.right - area.left >= _WIDE:
                    self._wide.append((area, one.rule))
                    continue
                for column in range(area.left, area.right + 1):
                    span = (area.top, area.bottom, one.rule)
                    self._by_column.setdefault(column, []).append(span)
        for spans in self._by_column.values():
            spans.sort(key=lambda span: span[:2])

    def missing(self, area: Region, rule: Rule) -> Gap | None:
        """The first cell of an area where this rule does not hold, if there is one."""
        for column in range(area.left, area.right + 1):
            gap = self._gap(area, rule, column)
            if gap is not None:
                return gap
        return None

    def _gap(self, area: Region, rule: Rule, column: int) -> Gap | None:
        row = area.top
        for top, bottom, other in self._spans(column):
            if bottom < row:
                continue
            if top > row:
                break
            if other != rule:
                return Gap(Spot(row, column), other)
            row = bottom + 1
            if row > area.bottom:
                return None
        return Gap(Spot(row, column), None)

    def _spans(self, column: int) -> Sequence[tuple[int, int, Rule]]:
        spans = self._by_column.get(column, [])
        wide = [
            (area.top, area.bottom, rule)
            for area, rule in self._wide
            if area.left <= column <= area.right
        ]
        return sorted((*spans, *wide), key=lambda span: span[:2]) if wide else spans


_WIDE = 64
"""An area of so many columns is kept as a whole, not column by column."""


class _Known:
    """The rules of sheets of a run by what is written of them: a batch repeats them."""

    def __init__(self) -> None:
        self.rules: Recent[Rules] = Recent(16, longest=1_000_000, in_all=4_000_000)


def rules_on(guards: Sequence[ET.Element], sheet: str) -> Rules:
    """The validations of a sheet; of two that are written alike the same Rules."""
    written = [
        (one.tag, one.attrib, one.text, one.tail, len(one))
        for guard in guards
        if local(guard.tag) in _WITH_RULES
        for one in guard.iter()
    ]
    said = marshal.dumps(written, 2)  # up to this version the same for equal texts
    kept = current().of(_Known).rules
    return kept.get((said, sheet), lambda: Rules(rules_of(guards, sheet)))


_WITH_RULES = frozenset({"dataValidations", "extLst"})
