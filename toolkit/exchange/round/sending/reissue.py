"""Sending anew by a corrected rubric, and what of that is told."""

from collections.abc import Iterator, Sequence

from toolkit.exchange.round.sending.sender import Sender
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.round.stages import STAGE_WORDS
from toolkit.forms.round.making import rubric_swap
from toolkit.forms.round.reading import RoundBook
from toolkit.forms.scoring.assess import assess
from toolkit.forms.scoring.carrying import Lost
from toolkit.forms.scoring.compare import shown
from toolkit.jobs.new import load_rubric
from toolkit.model.numbers import vi
from toolkit.model.round import Unit
from toolkit.model.rubric import Criterion, Round, Rubric
from toolkit.model.scores import RoundScores
from toolkit.rules import rules_version
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.xlsx.closed_book import ClosedBook


def corrected_rubric(
    word: str, found: RoundBook
) -> tuple[Rubric | None, list[Finding]]:
    """The rubric to send by from now on, and what is said of it.

    None with a note where it is the one that the round book holds already. Raises
    WorkRefusedError for one that cannot be used.
    """
    rubric, findings = load_rubric(word)
    if rubric is None:
        raise WorkRefusedError(findings[0])
    if fingerprint(rubric) == found.rubric.fingerprint:
        return None, [find("G785", seen=rubric.title)]
    return rubric, []


def with_rubric(data: bytes, rubric: Rubric) -> bytes:
    """A round book with a corrected rubric."""
    return rubric_swap.with_rubric(data, rubric, rules_version())


def published_otherwise(
    units: Sequence[Unit], sender: Sender, published: Sequence[Round]
) -> Iterator[Finding]:
    """G869 for each unit and published round that would have another result.

    Asked of every unit before the first workbook is written: who has the corrected
    rubric and who has not would differ else.
    """
    for unit in units if published else ():
        try:
            came, anew = sender.kept.workbook(unit), sender.tried(unit)
        except WorkRefusedError:  # told where it is to be sent
            continue
        if came is None:
            continue
        before, after = (
            assess(book).scores.rounds
            for book in (came.book, ClosedBook.from_bytes(anew.data))
        )
        for which in published:
            was, now = _result(before.get(which)), _result(after.get(which))
            if was != now:
                facts = {"unit": unit.name, "name": which.name}
                yield find("G869", unit.origin, **facts, seen=now, expected=was)


def _result(scores: RoundScores | None) -> str:
    """The points of a round, with the grade where there is one."""
    if scores is None:
        return STAGE_WORDS["no_points"]
    grade = f" ({scores.grade.title})" if scores.grade else ""
    return STAGE_WORDS["points"].format(vi(scores.total)) + grade


def told(
    unit: Unit, lost: Sequence[Lost], reworded: Sequence[Criterion]
) -> Iterator[Finding]:
    """What the head of the cluster is told of one unit's new workbook."""
    for one in lost:
        yield find(
            "G782",
            unit.origin,
            unit=unit.name,
            item=one.criterion.id,
            field=one.field,
            seen=shown(one.value)[:200],
            why=STAGE_WORDS[one.why],
        )
    for criterion in reworded:
        facts = {"unit": unit.name, "item": criterion.id, "seen": criterion.title}
        yield find("G783", unit.origin, **facts)
