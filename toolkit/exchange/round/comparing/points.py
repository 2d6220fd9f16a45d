"""What a scoring workbook says: its points by round, with their cells; why; answers."""

from collections.abc import Container, Iterable, Iterator, Mapping

from toolkit.findings import Finding, Severity, find
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.rubric.sheet import RubricSheet
from toolkit.forms.scoring.assess import Assessment
from toolkit.forms.scoring.layout import points_column, reason_column, round_columns
from toolkit.forms.scoring.talk import answers_in
from toolkit.model.origin import Origin
from toolkit.model.round import Unit
from toolkit.model.rubric import Round
from toolkit.model.scores import RoundScores
from toolkit.model.standing import WHOLE, RoundPoints
from toolkit.rules.names import fold
from toolkit.xlsx.cells.address import parse_a1
from toolkit.xlsx.closed_book import ClosedBook

_TYPED = frozenset(
    {
        *("C205", "C206", "C207", "C208", "C210"),
        *(f"P{number}" for number in (*range(301, 309), 312, 313, *range(316, 322))),
    }
)
"""What is amiss in the inputs of a unit: who collects does not type there."""


def asked_of_unit(
    findings: Iterable[Finding], assessed: Assessment
) -> Iterator[Finding]:
    """Findings as who collects reads them: the unit is asked about what it typed.

    What was typed in later rounds is the affair of the office.
    """
    form = assessed.located.places.form
    later = {
        form.columns[column.name]
        for column in round_columns(assessed.located.tree.rubric)
        if column.name in form.columns
    }
    for one in findings:
        first = one.cell.partition(":")[0]
        own = not first or parse_a1(first)[1] not in later
        if own and one.code in _TYPED and one.severity is not Severity.NOTE:
            step = ROUND_WORDS["ask_unit"].format(one.next_step)
            yield one._replace(next_step=step)
        else:
            yield one


def named_otherwise(
    assessed: Assessment, own: Unit, called: Container[str]
) -> Iterator[Finding]:
    """G875 where a workbook names another unit of the round: two were mixed up.

    `called`: the folded names of all units.
    """
    typed = fold(assessed.scorecard.unit)
    if typed in called and typed not in names_of(own):
        at = assessed.located.places.cells["unit"]
        facts = {"seen": assessed.scorecard.unit, "unit": own.name}
        yield find("G875", Origin(at.sheet, at.a1), **facts)


def names_of(unit: Unit) -> frozenset[str]:
    """What a unit is called, folded."""
    return frozenset(fold(name) for name in (unit.name, unit.short) if name)


def rounds_of(assessed: Assessment) -> Iterator[tuple[Round, RoundPoints]]:
    """Each round in which anything was entered."""
    for which, scores in assessed.scores.rounds.items():
        points = {key: item.total for key, item in scores.items.items()}
        points[WHOLE] = scores.total
        yield (
            which,
            RoundPoints(
                points,
                _cells(assessed, which, points),
                len(scores.missing),
                _grade(scores),
            ),
        )


def _grade(scores: RoundScores) -> str:
    return scores.grade.title if scores.grade else ""


def _cells(
    assessed: Assessment, which: Round, points: Mapping[str, object]
) -> dict[str, str]:
    """Where the points of a round stand in the workbook that counts."""
    form, column = assessed.located.places.form, points_column(which)
    if column not in form.columns:
        return {}
    return {
        key: f"«{form.sheet}» {form.place(key, column).a1}"
        for key in points
        if key in form.rows
    }


def reasons_of(assessed: Assessment) -> dict[str, str]:
    """Why others gave their points; by round where more than one may say so."""
    rubric = assessed.located.tree.rubric
    rounds = [one for one in rubric.rounds if reason_column(one)]
    reasons: dict[str, str] = {}
    for key, entry in assessed.scorecard.entries.items():
        said = [
            (one.name, entry.reasons[one]) for one in rounds if one in entry.reasons
        ]
        if said and len(rounds) == 1:
            reasons[key] = said[0][1]
        elif said:
            reasons[key] = "; ".join(f"{name}: {text}" for name, text in said)
    return reasons


def of_the_unit(findings: Iterable[Finding], rubric: RubricSheet) -> Iterator[Finding]:
    """Findings about a unit's workbook without those that its rubric is to blame for.

    Each unit has the same; of the round they are told once, and no unit is at fault.
    """
    of_all = {(one.code, one.what) for one in rubric.findings}
    return (one for one in findings if (one.code, one.what) not in of_all)


def answers_told(book: ClosedBook) -> Iterator[Finding]:
    """G794 for what a unit says of each difference between rounds."""
    for one in answers_in(book):
        item = " ".join(filter(None, (one.number, one.title)))
        at = Origin(one.sheet, f"A{one.row}")
        yield find("G794", at, item=item, seen=one.text[:300])
