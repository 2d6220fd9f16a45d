"""«Tỷ lệ»: a row for each rule and scope, its figures live formulas."""

from collections.abc import Collection, Mapping, Sequence
from string import Formatter
from types import MappingProxyType

from toolkit.awards.ratios.line import by_rating
from toolkit.awards.ratios.lines import RatioLine, RatioState, places_of
from toolkit.awards.ratios.words import (
    FRACTIONS,
    JUST_MET,
    STATE_WORDS,
    WAITS,
    WHAT_IF,
    doubts,
    templates,
    what_if,
    words_of,
)
from toolkit.awards.settings import Reading
from toolkit.forms.register.computed import RATIO_COLUMNS
from toolkit.forms.register.writing.counts import (
    YEAR,
    ScopeCells,
    count_formula,
    criterion,
    fractions,
    quoted_text,
)
from toolkit.model.register import TableKey
from toolkit.rules.book import settings as rule_settings
from toolkit.rules.records import RatioKind, Rounding
from toolkit.rules.words import ROUNDING_WORDS, SCOPE_WORDS, source_words
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import Cell, Written
from toolkit.xlsx.edit.cell import FORMULA_TEXT_LIMIT

USED, COMPARED, ONLY_TOLD = "đang dùng", "để so sánh", "chỉ để biết"
HIDDEN_FROM = len(RATIO_COLUMNS) + 1
"""The first hidden column: the group that a row counts, how many ratings it waits for,
then its units."""

_AT = {head.field: letters(i) for i, head in enumerate(RATIO_COLUMNS, 1)}
_GROUP, _UNRATED, _UNITS = HIDDEN_FROM, HIDDEN_FROM + 1, HIDDEN_FROM + 2
_READING_CELLS = {
    "rated_excellent_base": "td_set_reading",
    "leader_line": "td_set_leader_line",
}
_FLOAT_NOISE = 9
"""Decimals to which a product is rounded before a fraction of a place is judged."""


def ratio_rows(
    lines: Sequence[RatioLine],
    first_row: int,
    first_column: int = 1,
    *,
    not_live: Collection[str] = (),
    guards: Mapping[TableKey, str] = MappingProxyType({}),
) -> list[tuple[Written, ...]]:
    """The rows of the sheet, from `first_row` down; the table begins in column A.

    `not_live`: the rules that show what was counted, as values; what follows from
    these is live. `guards`: table → the cell that keeps its `fractions`; where there is
    none, each row asks for itself. Raises ValueError for a table that begins elsewhere.
    """
    if first_column != 1:
        raise ValueError("the table of ratios begins in column A")
    return [
        _row(line, row, guards, live=line.rule.id not in not_live)
        for row, line in enumerate(lines, first_row)
    ]


def _row(
    line: RatioLine, row: int, guards: Mapping[TableKey, str], *, live: bool
) -> tuple[Written, ...]:
    if not line.base_counts:
        return _uncountable(line)
    if not live:
        return _row_of(line, row, guards, None)
    found = _row_of(line, row, guards, _scope_cells(line, row))
    if any(_is_too_long(cell) for cell in found):
        together = _scope_cells(line, row, together=True)
        found = _row_of(line, row, guards, together)
    return found


def _is_too_long(cell: Written) -> bool:
    formula = cell.formula if isinstance(cell, Cell) else None
    return formula is not None and len(formula) > FORMULA_TEXT_LIMIT


def _row_of(
    line: RatioLine,
    row: int,
    guards: Mapping[TableKey, str],
    cells: ScopeCells | None,
) -> tuple[Written, ...]:
    """`cells`: where its units stand; None for a row that shows what was counted."""
    base, numerator = float(line.base), float(line.numerator)
    at = {field: f"${column}{row}" for field, column in _AT.items()}
    unrated = f"${letters(_UNRATED)}{row}"
    waiting: Written = None
    if _waits(line, at, unrated):
        waiting = float(line.unrated)
        if cells:
            waiting = Cell(waiting, count_formula(line.unrated_counts, cells))
    guard = _guard(line, guards) if cells else ""
    values: dict[str, Written] = {
        "rule": line.rule.id,
        "text": line.rule.title,
        "scope": _scope(line),
        "reading": _reading(line),
        "base": Cell(base, _guarded(_base(line, cells), guard)) if cells else base,
        "limit": float(line.rule.limit),
        "raw": _raw(line, at),
        "rounding": _rounding(line),
        "places": Cell(float(line.places), _places(line, at)),
        "numerator": Cell(numerator, _guarded(_numerator(line, cells), guard))
        if cells
        else numerator,
        "left": Cell(float(line.left), _difference(line, at, left=True)),
        "over": Cell(float(line.over), _difference(line, at, left=False)),
        "bar": Cell(_used(line), _bar(at)),
        "state": Cell(STATE_WORDS[line.state], _state(line, at, unrated)),
        "what_if": Cell(what_if(line), _what_if(line, at, unrated, guard)),
        "roundings": _roundings(line, at),
        "basis": source_words(line.rule.version),
    }
    hidden: tuple[Written, ...] = (
        criterion(line.scope.group) if line.scope.group else None,
        waiting,
        *(criterion(name) for name in line.scope.units),
    )
    return (*(values[head.field] for head in RATIO_COLUMNS), *hidden)


def _uncountable(line: RatioLine) -> tuple[Written, ...]:
    """A rule that the register's tables cannot count: said, without figures."""
    values: dict[str, Written] = {
        "rule": line.rule.id,
        "text": line.rule.title,
        "scope": _scope(line),
        "limit": float(line.rule.limit),
        "state": STATE_WORDS[line.state],
        "what_if": what_if(line),
        "basis": source_words(line.rule.version),
    }
    return tuple(values.get(head.field) for head in RATIO_COLUMNS)


def _scope(line: RatioLine) -> str:
    """«đơn vị: Phòng Kỹ thuật»; the kind alone where it has no name."""
    scope = line.scope
    # The scope of a group is named after it.
    names = " – ".join(dict.fromkeys(filter(None, (scope.name, scope.group))))
    kind = SCOPE_WORDS[scope.kind]
    return f"{kind}: {names}" if names else kind


def _scope_cells(line: RatioLine, row: int, *, together: bool = False) -> ScopeCells:
    """`together`: its units as a range, where a term for each would be too long."""
    scope = line.scope
    columns = range(_UNITS, _UNITS + len(scope.units))
    units = tuple(f"${letters(column)}{row}" for column in columns)
    if together and len(units) > 1:
        units = (f"{units[0]}:{units[-1]}",)
    group = f"${letters(_GROUP)}{row}" if scope.group else ""
    return ScopeCells(units=units, group=group)


# The figures


def _guard(line: RatioLine, guards: Mapping[TableKey, str]) -> str:
    """How many rows stand in the way of a count by numbers; "" where none could."""
    counts = (*line.base_counts, *line.numerator_counts)
    tables = dict.fromkeys(one.table for one in counts if one.weight)
    return "+".join(guards.get(one) or fractions(one, YEAR) for one in tables)


def _guarded(found: str, guard: str) -> str:
    """Nothing, so that there is no answer, where a sum would be wrong."""
    return f"IF({guard}>0,0,{found})" if guard else found


def _numerator(line: RatioLine, cells: ScopeCells) -> str:
    """Of a floor without those found not eligible, or typed twice, at the check."""
    found = count_formula(line.numerator_counts, cells)
    if line.rule.kind is RatioKind.AT_MOST:
        return found
    return _less(found, line.unfit + line.repeated)


def _base(line: RatioLine, cells: ScopeCells) -> str:
    """Without those proposed for what is counted who were found not eligible."""
    less = line.base_unfit + line.base_repeated
    return _less(count_formula(line.base_counts, cells), less)


def _less(found: str, number: int) -> str:
    return f"MAX({found}-{number},0)" if number else found


def _raw(line: RatioLine, at: dict[str, str]) -> Cell:
    share = _share(at["base"], at)
    return Cell(float(round(line.raw, _FLOAT_NOISE)), share)


def _share(base: str, at: dict[str, str]) -> str:
    return f"ROUND({base}*{at['limit']}/100,{_FLOAT_NOISE})"


def _rounding(line: RatioLine) -> Written:
    if line.rule.kind is not RatioKind.AT_MOST:
        return None
    words = ROUNDING_WORDS[line.rounding]
    return words if line.rule.rounding else Cell(words, "td_set_rounding")


def _rounded(number: str, rounding: str) -> str:
    """A fraction of a place as the rounding cell says; other words mean the default."""
    half, up = (
        quoted_text(ROUNDING_WORDS[r]) for r in (Rounding.HALF_UP, Rounding.CEIL)
    )
    return (
        f"IF({rounding}={half},ROUND({number},0),"
        f"IF({rounding}={up},ROUNDUP({number},0),ROUNDDOWN({number},0)))"
    )


def _places(line: RatioLine, at: dict[str, str]) -> str:
    return f"IF({at['base']}=0,0,{_places_of(line, at['raw'], at)})"


def _places_of(line: RatioLine, raw: str, at: dict[str, str]) -> str:
    """How many a share comes to."""
    if line.rule.kind is RatioKind.AT_LEAST:
        found = f"ROUNDUP({raw},0)"
    elif line.rule.kind is RatioKind.ABOVE:
        found = f"ROUNDDOWN({raw},0)+1"
    else:
        found = _rounded(raw, at["rounding"])
        if line.rule.limit:
            on = quoted_text(_choices("minimum_one")["on"])
            found = f"MAX(IF(td_set_minimum_one={on},1,0),{found})"
    return found


def _difference(line: RatioLine, at: dict[str, str], *, left: bool) -> str:
    """What is left of the places, or what is over; for a minimum the other way."""
    room = (line.rule.kind is RatioKind.AT_MOST) == left
    more, less = ("places", "numerator") if room else ("numerator", "places")
    return f"IF({at['base']}=0,0,MAX({at[more]}-{at[less]},0))"


def _used(line: RatioLine) -> float | str:
    """No share where nothing is allowed: «100 %» beside «vượt» would mislead."""
    return line.numerator / line.places if line.places else ""


def _bar(at: dict[str, str]) -> str:
    places, there = at["places"], at["numerator"]
    return f'IF({places}=0,"",{there}/{places})'


def _state(line: RatioLine, at: dict[str, str], unrated: str) -> str:
    words = {state: quoted_text(text) for state, text in STATE_WORDS.items()}
    if line.rule.kind is RatioKind.AT_MOST:
        room = f"IF({at['left']}=0,{words[RatioState.FULL]},{words[RatioState.ROOM]})"
        found = f"IF({at['over']}>0,{words[RatioState.OVER]},{room})"
    else:
        found = f"IF({at['over']}>0,{words[RatioState.UNMET]},{words[RatioState.MET]})"
    nothing = f"{at['base']}=0"
    if waits := _waits(line, at, unrated):
        nothing = f"OR({nothing},{waits})"
    return f"IF({nothing},{words[RatioState.NO_DATA]},{found})"


def _waits(line: RatioLine, at: dict[str, str], unrated: str) -> str:
    """Whether ratings that are not written yet could turn the answer; "" for never.

    `unrated`: how many there are, as a formula.
    """
    above, below = by_rating(line.numerator_counts), by_rating(line.base_counts)
    most = line.rule.kind is RatioKind.AT_MOST
    if not (above or below) or (most and not below):
        return ""
    there, places = at["numerator"], at["places"]
    grown = f"({at['base']}+{unrated})" if below else at["base"]
    best = _places_of(line, _share(grown, at), at) if below else places
    if most:
        return f"AND({places}<{there},{there}<={best})"
    more = f"{there}+{unrated}" if above else there
    return f"AND({more}>={places},{there}<{best})"


def _roundings(line: RatioLine, at: dict[str, str]) -> Written:
    if line.rule.kind is not RatioKind.AT_MOST:
        return None
    raw = at["raw"]
    ways = [f"{name}({raw},0)" for name in ("ROUNDDOWN", "ROUND", "ROUNDUP")]
    shown = " / ".join(
        str(places_of(line.rule.kind, line.raw, rounding)) for rounding in Rounding
    )
    return Cell(shown, '&" / "&'.join(ways))


# Readings


def _reading(line: RatioLine) -> Written:
    """Which reading this row is, and whether it is the one in use."""
    told = "" if line.rule.blocks else ONLY_TOLD
    if not line.reading:
        return told or None
    name = line.rule.setting or "leader_line"
    cell, choices = _READING_CELLS[name], _choices(name)
    default = next(s.default for s in rule_settings() if s.id == name)
    mine = next(key for key, text in choices.items() if text == line.reading)
    as_text = Reading.TEXT in choices and line.base_measure is line.rule.base
    others = [key for key in choices if key not in (mine, Reading.TEXT)]
    if mine == default or as_text:
        tests = ",".join(f"{cell}={quoted_text(choices[key])}" for key in others)
        use = f"IF(OR({tests}),{quoted_text(COMPARED)},{quoted_text(USED)})"
    else:
        mine_is = f"{cell}={quoted_text(line.reading)}"
        use = f"IF({mine_is},{quoted_text(USED)},{quoted_text(COMPARED)})"
    tail = f"; {told}" if told else ""
    shown = f"{line.reading}: {USED if line.chosen else COMPARED}{tail}"
    after = f"&{quoted_text(tail)}" if tail else ""
    return Cell(shown, f"{quoted_text(line.reading + ': ')}&{use}{after}")


def _choices(name: str) -> dict[str, str]:
    found = next(s for s in rule_settings() if s.id == name)
    return {choice.id: choice.text for choice in found.choices}


# What if


def _what_if(line: RatioLine, at: dict[str, str], unrated: str, guard: str) -> str:
    """The sentence of the state, with its numbers computed live."""
    if not (line.countable or guard):
        return quoted_text(FRACTIONS)
    numbers = {"left": at["left"], "over": at["over"], "more": _more(at)}
    found = quoted_text("")
    for state, template in templates(line).items():
        sentence = _joined(template, line, numbers)
        if state is RatioState.NO_DATA and _waits(line, at, unrated):
            waits = _joined(WAITS, line, {"unrated": unrated})
            sentence = f"IF({at['base']}=0,{sentence},{waits})"
        words = quoted_text(STATE_WORDS[state])
        found = f"IF({at['state']}={words},{sentence},{found})"
    told = doubts(line)
    found = f"{found}&{quoted_text(told)}" if told else found
    return f"IF({guard}>0,{quoted_text(FRACTIONS)},{found})" if guard else found


def _joined(template: str, line: RatioLine, numbers: dict[str, str]) -> str:
    """A template as texts and cells joined by «&»."""
    words = words_of(line)
    parts: list[str] = []
    for text, field, _, _ in Formatter().parse(template):
        parts.append(quoted_text(text))
        if field and field in words:
            parts.append(quoted_text(words[field]))
        elif field:
            parts.append(f"({numbers[field]})")
    joined = "&".join(parts).replace('"&"', "")
    if template == WHAT_IF[RatioState.MET]:
        return f"IF({numbers['left']}=0,{quoted_text(JUST_MET)},{joined})"
    return joined


def _more(at: dict[str, str]) -> str:
    """By how much the base must grow; see `ratios.base_needed` for the same in Python.

    One place more where all are taken, else room for those there are.
    """
    full = quoted_text(STATE_WORDS[RatioState.FULL])
    wanted = f"({at['numerator']}+IF({at['state']}={full},1,0))"
    half, up = (
        quoted_text(ROUNDING_WORDS[r]) for r in (Rounding.HALF_UP, Rounding.CEIL)
    )

    def base(less: str) -> str:
        return f"ROUND(({wanted}{less})*100/{at['limit']},{_FLOAT_NOISE})"

    needed = (
        f"IF({at['rounding']}={half},ROUNDUP({base('-1/2')},0),"
        f"IF({at['rounding']}={up},ROUNDDOWN({base('-1')},0)+1,"
        f"ROUNDUP({base('')},0)))"
    )
    return f"{needed}-{at['base']}"
