"""What is said of the differences between a workbook as sent and as returned.

Two levels. What bears points (formulas, texts of criteria, standard points, rows …) is
an error: somebody did it. What programs lose by themselves is a note with the name of
the program. Neither changes a score: only inputs are taken over.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.scoring.compare import shown
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import letters, parse_a1
from toolkit.xlsx.meaning.kinds import Changed, Difference

MOST = 12
"""Findings of one kind that are told one by one; more are a whole sheet redone."""
_NAMED = 5
_NOTHING: Mapping[tuple[str, str], str] = MappingProxyType({})
_IN_CLOSED = (Changed.VALUE_CHANGED, Changed.CELL_FILLED, Changed.BECAME_FORMULA)
_BLANK = (None, "")
_LONGEST = 60
_BEFORE = 20
"""Letters before the place where two texts part."""


class Judged(NamedTuple):
    """What a difference is told as: its code, and the facts its text needs."""

    code: str
    facts: Callable[[Difference, str], dict[str, str]]


def judged(
    differences: Iterable[Difference],
    program: str,
    closed: Mapping[tuple[str, str], str] = _NOTHING,
) -> Iterator[Finding]:
    """A finding for each difference, errors and notes as they come.

    `program` is the name that the workbook says it was saved by; "" when it says none.
    `closed`: sheet and cell of what may not be typed any more → the name of its round.
    """
    program = program or ROUND_WORDS["unknown_program"]
    told: dict[Changed, int] = {}
    for one in differences:
        told[one.kind] = told.get(one.kind, 0) + 1
        if told[one.kind] <= MOST:
            name = closed.get((one.sheet, one.cell), "")
            if name and one.kind in _IN_CLOSED:
                facts = {**_closed(one), "name": name}
                yield find("G781", Origin(one.sheet, one.cell), **facts)
                continue
            into_blank = one.kind is Changed.BECAME_FORMULA and one.expected in _BLANK
            said = _TOLD[Changed.CELL_FILLED if into_blank else one.kind]
            facts = said.facts(one, program)
            yield find(said.code, Origin(one.sheet, one.cell), **facts)


def _value(value: object, beside: object = None) -> str:
    """A value as a clerk reads it, short; `beside`: the one it differs from.

    Of two long texts that begin alike the piece is shown where they part.
    """
    text = _whole(value)
    if len(text) <= _LONGEST:
        return text
    alike = _alike(text, _whole(beside))
    start = alike - _BEFORE if alike > _LONGEST - _BEFORE else 0
    cut = ("…" if start else "") + text[start:]
    return cut if len(cut) <= _LONGEST else cut[: _LONGEST - 1] + "…"


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with that are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _whole(value: object) -> str:
    return shown(value) if isinstance(value, str | int | float) else ""


def may_be_closed(differences: Iterable[Difference]) -> bool:
    """Whether any of them may be in a cell of a closed round."""
    return any(one.kind in _IN_CLOSED for one in differences)


def _closed(one: Difference) -> dict[str, str]:
    texts = {"seen": one.seen, "expected": one.expected}
    return {
        name: ROUND_WORDS["blank"]
        if value in _BLANK
        else ROUND_WORDS["text"].format(_value(value))
        for name, value in texts.items()
    }


def _plain(one: Difference, program: str) -> dict[str, str]:
    del program
    seen, expected = one.seen, one.expected
    return {"seen": _value(seen, expected), "expected": _value(expected, seen)}


def _typed(one: Difference, program: str) -> dict[str, str]:
    del program
    typed = ROUND_WORDS["text"].format(_value(one.seen, one.expected))
    seen = ROUND_WORDS["blank"] if one.seen in _BLANK else typed
    return {"seen": seen, "expected": _value(one.expected, one.seen)}


def _list(one: Difference, program: str, what: str = "rows") -> dict[str, str]:
    """Several of them, a line each: the first few by name."""
    del program
    facts = {"count": str(one.cells)}
    for name, value in (("seen", one.seen), ("expected", one.expected)):
        lines = value.split("\n") if isinstance(value, str) else [_number(value)]
        named = ", ".join(map(_value, lines[:_NAMED]))
        rest = len(lines) - _NAMED
        more = " " + ROUND_WORDS[what].format(rest) if rest > 0 else ""
        facts[name] = named + more
    return facts


def _several(what: str) -> Callable[[Difference, str], dict[str, str]]:
    """The same of what is no row: `what` is the word for those left out."""
    return partial(_list, what=what)


def _number(value: object) -> str:
    return str(value[0]) if isinstance(value, list | tuple) and value else ""


def _named(one: Difference, program: str) -> dict[str, str]:
    return {**_plain(one, program), "name": one.cell}


def _by_program(one: Difference, program: str) -> dict[str, str]:
    facts = {"program": program, "count": str(one.cells)}
    return {**facts, "seen": _value(one.seen)}


def _columns(one: Difference, program: str) -> dict[str, str]:
    column = letters(parse_a1(one.cell)[1]) if one.cell else ""
    return {**_by_program(one, program), "seen": column}


def _rows(one: Difference, program: str) -> dict[str, str]:
    return {**_by_program(one, program), "seen": _number(one.seen)}


def _objects(one: Difference, program: str) -> dict[str, str]:
    """What was put into a sheet, by what a clerk calls its kind."""
    kinds = str(one.seen).split("\n")
    named = ", ".join(filter(None, map(ROUND_WORDS.get, kinds)))
    return {**_by_program(one, program), "seen": named}


def _by_rule(one: Difference, program: str) -> dict[str, str]:
    """What a conditional format shows, which is not where the format of a cell is."""
    code = _value(one.seen or ROUND_WORDS["no_number"])
    return {**_plain(one, program), "seen": ROUND_WORDS["by_rule"].format(code)}


_TOLD: Mapping[Changed, Judged] = {
    Changed.FORMULA_LOST: Judged("G701", _typed),
    Changed.FORMULA_CHANGED: Judged("G702", _plain),
    Changed.VALUE_CHANGED: Judged("G703", _typed),
    Changed.CELL_FILLED: Judged("G704", _plain),
    Changed.BECAME_FORMULA: Judged("G705", _plain),
    Changed.ROWS_LOST: Judged("G706", _list),
    Changed.ROWS_ADDED: Judged("G707", _list),
    Changed.ROWS_MOVED: Judged("G708", _list),
    Changed.NAME_LOST: Judged("G709", _several("names")),
    Changed.NAME_CHANGED: Judged("G710", _named),
    Changed.NAME_SHADOWED: Judged("G711", _plain),
    Changed.LINKS: Judged("G712", _several("links")),
    Changed.MACROS: Judged("G713", _plain),
    Changed.OBJECTS: Judged("G890", _objects),
    Changed.OTHER_SHEETS: Judged("G713", _plain),
    Changed.SHEET_LOST: Judged("G714", _plain),
    Changed.SHEET_ADDED: Judged("G715", _plain),
    Changed.SHEET_RENAMED: Judged("G871", _plain),
    Changed.COLUMNS_MOVED: Judged("G872", _plain),
    Changed.FORMAT_HIDES: Judged("G716", _plain),
    Changed.FORMAT_CHANGED: Judged("G717", _plain),
    Changed.INPUT_FORMULA: Judged("G718", _plain),
    Changed.INPUT_FORMAT: Judged("G873", _plain),
    Changed.RULE_HIDES: Judged("G716", _by_rule),
    Changed.RULE_SHOWS: Judged("G717", _by_rule),
    Changed.RULE_INPUT: Judged("G873", _by_rule),
    Changed.CELL_LINKED: Judged("G874", _plain),
    Changed.PROTECTION_OFF: Judged("G730", _by_program),
    Changed.PROTECTION_LOOSER: Judged("G730", _by_program),
    Changed.RANGES_OPENED: Judged("G730", _by_program),
    Changed.UNLOCKED: Judged("G731", _by_program),
    Changed.RULES_LOST: Judged("G732", _by_program),
    Changed.RULES_CHANGED: Judged("G733", _by_program),
    Changed.MERGES: Judged("G734", _by_program),
    Changed.ROWS_HIDDEN: Judged("G735", _rows),
    Changed.COLUMNS_HIDDEN: Judged("G736", _columns),
    Changed.SHEET_STATE: Judged("G737", _by_program),
    Changed.SHEET_ORDER: Judged("G738", _plain),
    Changed.CONSTANT_LOST: Judged("G739", _by_program),
    Changed.NAME_ADDED: Judged("G740", _plain),
    Changed.MANUAL: Judged("G741", _by_program),
    Changed.STRUCTURE_OPEN: Judged("G742", _by_program),
}
"""Every kind, each with its sentence."""
