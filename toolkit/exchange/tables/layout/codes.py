"""Codes of a provincial system, resolved by the list «DANHMUC» of the same workbook."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.sources.source import Line, Source, Value
from toolkit.exchange.tables.layout.headings import UNIT_AND_POSITION, Match, bare
from toolkit.forms.register.columns import CellKind

_SHEET = "danhmuc"
_CODE = re.compile(r"[A-ZĐ]{1,8}[-_./]?\d{0,6}")
_CODED = (CellKind.AWARD, CellKind.CHOICE)


class CodeList(NamedTuple):
    """What codes stand for, and the sheet that says so."""

    sheet: str = ""
    names: Mapping[str, str] = MappingProxyType({})


class Resolved(NamedTuple):
    """Lines with names in place of codes; `first`: a code with its name, of `cells`."""

    lines: Sequence[Line]
    first: tuple[str, str] = ("", "")
    cells: int = 0


def is_code_list(sheet: str) -> bool:
    """Whether a sheet is the one that says what codes stand for."""
    return bare(sheet).replace(" ", "") == _SHEET


def code_list(sources: Iterable[Source]) -> CodeList:
    """The codes of a workbook, hidden or not; a code with two names stands for none."""
    for source in sources:
        if not is_code_list(source.sheet):
            continue
        names: dict[str, set[str]] = {}
        for code, name in _pairs(source.lines):
            names.setdefault(code, set()).add(name)
        sure = {code: found.pop() for code, found in names.items() if len(found) == 1}
        return CodeList(source.sheet, sure)
    return CodeList()


def _pairs(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """Every code with the text right beside it; lists may stand side by side."""
    for line in lines:
        for (column, value), (beside, name) in pairwise(line.cells.items()):
            code = _code(value)
            if code and beside == column + 1 and isinstance(name, str):
                yield code, name.strip()


def _code(value: Value) -> str:
    """A code, whatever its case; "" for what is none."""
    text = value.strip().upper() if isinstance(value, str) else ""
    return text if _CODE.fullmatch(text) else ""


def resolved(lines: Sequence[Line], match: Match, codes: CodeList) -> Resolved:
    """Lines in which titles, kinds of persons and the like are named, not coded."""
    places = [
        place
        for place, name in match.fields.items()
        if name != UNIT_AND_POSITION and match.table.column(name).holds in _CODED
    ]
    if not codes.names or not places:
        return Resolved(lines)
    found: list[Line] = []
    told: list[tuple[str, str]] = []
    for line in lines:
        named = {
            place: codes.names[code]
            for place in places
            if (code := _code(line.cells.get(place, ""))) in codes.names
        }
        told += ((str(line.cells[place]), name) for place, name in named.items())
        found.append(Line(line.number, {**line.cells, **named}) if named else line)
    return Resolved(found, told[0] if told else ("", ""), len(told))
