"""What a person must look at in the ratios: over, missing, unknown, ambiguous."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from toolkit.awards.ratios.counts import YearCounts
from toolkit.awards.ratios.gaps import gap_findings
from toolkit.awards.ratios.line import BROKEN, RatioLine, RatioState, places_of
from toolkit.awards.ratios.scopes import is_collective
from toolkit.awards.ratios.words import STATE_WORDS, advice, measure_words, scope_words
from toolkit.findings.finding import Finding, find
from toolkit.findings.texts.ratio import RATIO_WORDS
from toolkit.model.numbers import vi
from toolkit.model.origin import NOWHERE, Origin
from toolkit.model.register import Register, TableKey
from toolkit.rules.book import award_on
from toolkit.rules.loader import judged_on
from toolkit.rules.names import folded
from toolkit.rules.records import Measure, RatioKind, Rounding, Scope
from toolkit.rules.words import KIND_WORDS, ROUNDING_WORDS, source_words

_PERSONS = "người "
"""How the words of a measure begin that counts persons."""

_COLUMNS = {TableKey.RATINGS: "rating", TableKey.DOSSIERS: "returned"}
"""The column to look at in a table; elsewhere the award."""


def ratio_findings(register: Register, lines: Sequence[RatioLine]) -> list[Finding]:
    """The findings of the lines of `ratio_lines`, each at the first row it counts."""
    if register.year is None:
        return []
    cells = _Cells(register)
    found = [one for line in lines for one in _of_line(line, cells, register)]
    for _, ways in groupby(lines, key=lambda line: (line.rule.id, line.scope)):
        found += _of_readings(list(ways), register)
    return [*found, *gap_findings(register, lines, cells.counts)]


class _Cells:
    """Where a line can be looked at."""

    def __init__(self, register: Register) -> None:
        self.counts = YearCounts(register)
        self._register = register
        self._collectives: dict[tuple[str | None, str], Origin] = {}
        self._titles: set[str | None] = set()
        for table in (TableKey.AWARDS, TableKey.PROPOSALS):  # a proposal comes first
            for row in reversed(self.counts.rows(table)):
                self._titles.add(row.award)
                place = register.at(table, row.row, "award")
                self._collectives[row.award, folded(row.name)] = place

    def keeps(self, line: RatioLine) -> bool:
        """Whether the year has any row of the title that a line counts."""
        titles = {a for c in line.numerator_counts for a in c.where.get("award", ())}
        year = self._register.year or 0
        complete = self._register.is_complete
        return not titles or any(
            one in self._titles or complete(TableKey.AWARDS, year, one)
            for one in titles
        )

    def counted(self, line: RatioLine) -> Origin:
        """The first row counted."""
        first = self.counts.first(line.numerator_counts, line.scope)
        if first is None:
            return self._register.cells.get("year", NOWHERE)
        table, row = first
        return self._register.at(table, row, _COLUMNS.get(table, "award"))

    def of(self, line: RatioLine) -> Origin:
        """The proposal of the collective, or the first row counted."""
        award = line.rule.award
        if award and line.scope.kind is Scope.UNIT and is_collective(award):
            return self._collectives.get((award, folded(line.scope.name)), NOWHERE)
        return self.counted(line)


def _of_line(line: RatioLine, cells: _Cells, register: Register) -> Iterator[Finding]:
    if not line.chosen or not line.base_counts or not line.countable:
        return
    if line.state is RatioState.UNMET and not line.numerator and not cells.keeps(line):
        # Nobody typed that title yet: that none is there says nothing.
        yield from _no_data(line, line.rule.numerator, cells, register)
    elif line.state in BROKEN:
        yield _broken(line, cells)
    elif line.waits:
        yield from _waits(line, cells, register)
    elif line.state is RatioState.NO_DATA:
        yield from _no_data(line, line.base_measure, cells, register)
    elif line.state is RatioState.MET and line.numerator > line.base:
        seen, base = str(line.numerator), str(line.base)
        at = cells.counted(line)
        yield find("Q410", at, seen=seen, expected=base, **_facts(line))
    if _rounding_matters(line):
        yield find(
            "Q407",
            register.cells.get("rounding", NOWHERE),
            seen=str(line.numerator),
            expected=", ".join(
                f"{_allowed(line, rounding)} ({ROUNDING_WORDS[rounding]})"
                for rounding in Rounding
            ),
            **{**_facts(line), "raw": vi(line.raw)},
            rounding=ROUNDING_WORDS[line.rounding],
        )


def _no_data(
    line: RatioLine, missing: Measure, cells: _Cells, register: Register
) -> Iterator[Finding]:
    if asked := _asked(line, register):
        words = measure_words(missing)
        yield find("Q405", cells.of(line), seen=asked, expected=words, **_facts(line))


def _waits(line: RatioLine, cells: _Cells, register: Register) -> Iterator[Finding]:
    """At the first row whose rating nobody can read."""
    first = cells.counts.first(line.unrated_counts, line.scope)
    if first is not None and _asked(line, register):
        table, row = first
        at = register.at(table, row, "rating")
        yield find("Q413", at, seen=str(line.unrated), **_facts(line))


def _broken(line: RatioLine, cells: _Cells) -> Finding:
    over = line.state is RatioState.OVER
    code = ("Q401" if over else "Q403") if line.bars else ("Q402" if over else "Q404")
    return find(
        code,
        cells.of(line),
        seen=str(line.numerator),
        expected=str(line.places),
        advice=advice(line),
        **_facts(line),
    )


def _facts(line: RatioLine) -> dict[str, str]:
    rule = line.rule
    raw = vi(line.raw)
    if rule.kind is RatioKind.AT_MOST and line.raw != int(line.raw):
        raw += f", {ROUNDING_WORDS[line.rounding]}"
    return {
        "scope": scope_words(line.scope),
        "counted": measure_words(rule.numerator),
        "there": _there(line),
        "kind": KIND_WORDS[rule.kind],
        "limit": vi(rule.limit),
        "base": str(line.base),
        "of": measure_words(line.base_measure),
        "raw": raw,
        "basis": source_words(rule.version) + rule.version.mark,
    }


def _there(line: RatioLine) -> str:
    """«có 2 Lao động tiên tiến»; of persons «không có ai hoàn thành …»."""
    words = measure_words(line.rule.numerator)
    if line.numerator:
        return RATIO_WORDS["some"].format(line.numerator, words)
    persons = words.removeprefix(_PERSONS)
    kind = "none" if persons == words else "nobody"
    return RATIO_WORDS[kind].format(persons)


def _asked(line: RatioLine, register: Register) -> str:
    """What was proposed although nothing is known of the base; "" for nothing."""
    award = line.rule.award
    if award and line.scope.kind is Scope.UNIT and is_collective(award):
        known = award_on(award, judged_on(register.year or 0))
        return f"đề nghị {known.version.value if known else line.rule.title}"
    if line.numerator and (award or line.bars):
        return f"{line.numerator} {measure_words(line.rule.numerator)}"
    return ""


def _rounding_matters(line: RatioLine) -> bool:
    """Whether the office's choice of rounding decides between kept and broken."""
    free = line.rule.kind is RatioKind.AT_MOST and line.rule.rounding is None
    if not free or line.state is RatioState.NO_DATA or not line.numerator:
        return False
    return len({line.numerator > _allowed(line, r) for r in Rounding}) > 1


def _allowed(line: RatioLine, rounding: Rounding) -> int:
    return places_of(line.rule.kind, line.raw, rounding, minimum_one=line.minimum_one)


def _of_readings(ways: Sequence[RatioLine], register: Register) -> Iterator[Finding]:
    """Q406 where one way to read a rule keeps it and another breaks it.

    Of several that end otherwise the first is told: the choice is one.
    """
    chosen = next((way for way in ways if way.chosen), None)
    if chosen is None:
        return
    broken = chosen.state in BROKEN
    for other in ways:
        if other.chosen or _no_conclusion(chosen, other):
            continue
        if (other.state in BROKEN) is not broken:
            yield _of_reading(chosen, other, register)
            return


def _of_reading(chosen: RatioLine, other: RatioLine, register: Register) -> Finding:
    counted = (chosen.rule.numerator, chosen.rule.base)
    leaders = Measure.DIRECT_WORKER_AWARDS in counted
    return find(
        "Q406",
        register.cells.get("leader_line" if leaders else "reading", NOWHERE),
        seen=_conclusion(chosen),
        expected=_conclusion(other),
        reading=chosen.reading,
        other=other.reading,
        **_facts(chosen),
    )


def _no_conclusion(*ways: RatioLine) -> bool:
    return any(way.state is RatioState.NO_DATA for way in ways)


def _conclusion(line: RatioLine) -> str:
    """«vượt (có 5, được phép 4)»."""
    at_most = line.rule.kind is RatioKind.AT_MOST
    limit = "được phép" if at_most else "phải có"
    return f"{STATE_WORDS[line.state]} (có {line.numerator}, {limit} {line.places})"
