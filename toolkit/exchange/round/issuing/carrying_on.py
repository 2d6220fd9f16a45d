"""A workbook that goes out anew: what came back from the unit goes into it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from toolkit.exchange.round.stage import Stage
from toolkit.findings.texts.round.stages import STAGE_WORDS
from toolkit.forms.scoring.assess import Assessment, assess, put
from toolkit.forms.scoring.carrying import Carried, Lost, carry
from toolkit.forms.scoring.compare import shown
from toolkit.forms.scoring.copies import Copied
from toolkit.forms.scoring.locate import Located, locate
from toolkit.forms.scoring.making.from_copy import around
from toolkit.forms.scoring.making.travelling import manifest_place, note_place
from toolkit.forms.scoring.talk import TalkLine, write_talk
from toolkit.model.numbers import vi
from toolkit.model.rubric import Criterion, Round, Rubric
from toolkit.scoring.explain import round_points, signed
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook

_LONGEST = 200


class CarriedOn(NamedTuple):
    """The workbook, and what of the one that came back has no place in it."""

    book: ClosedBook
    lost: tuple[Lost, ...]
    reworded: tuple[Criterion, ...]


def carry_on(
    book: ClosedBook, came: ClosedBook, rubric: Rubric, stage: Stage
) -> CarriedOn:
    """Type what stands in a workbook that came back into one that goes out.

    What differs between rounds, and what has no place any more, is told on «Trao đổi».
    `came` is the one that counts, so it lacks nothing of its form.
    """
    before = locate(came)
    carried = carry(before, rubric)
    for place, value in (*carried.cells, *_around(before, book)):
        book.set_value(*place, value)
    book = ClosedBook.from_bytes(book.known_bytes())
    found = assess(book)
    lines = [*_differing(found, stage), *_without_place(carried)]
    write_talk(book, lines)
    for change in found.changes:
        put(book, change)
    return CarriedOn(book, carried.lost, carried.reworded)


def _around(before: Located, book: ClosedBook) -> Iterator[tuple[Place, CellValue]]:
    """Texts above the table and at the signatures; not whose it is, nor the year."""
    after = locate(book)
    ours = {after.places.cells["unit"], after.places.cells["year"]}
    ours |= {manifest_place(after.places), note_place(after.places)}
    copied = Copied(before.sheet, before.places.form, ())
    for place, value in around(copied, after.sheet):
        if place not in ours:
            yield place, value


# What differs between rounds


class _Given(NamedTuple):
    """The points of one criterion in one round."""

    round: Round
    points: Decimal


def _differing(found: Assessment, stage: Stage) -> Iterator[TalkLine]:
    """A line for each criterion that two rounds give different points."""
    rounds = (*stage.earlier, stage.current)
    for criterion in found.located.tree.leaves():
        given = tuple(_given(found, criterion, rounds))
        if all(one.points == other.points for one, other in pairwise(given)):
            continue
        entry = found.scorecard.entries[criterion.id]
        said = entry.reasons
        reasons = (f"{one.name}: {said[one]}" for one in rounds if one in said)
        yield TalkLine(
            criterion.id,
            criterion.title,
            _told(given),
            "; ".join(reasons),
            criterion.id,
        )


def _given(
    found: Assessment, criterion: Criterion, rounds: Sequence[Round]
) -> Iterator[_Given]:
    for which in rounds:
        one = found.scores.rounds.get(which)
        points = one.items[criterion.id].total if one else None
        if points is not None:
            yield _Given(which, points)


def _told(given: Sequence[_Given]) -> str:
    """«Điểm tự chấm 10; Điểm Chuyên viên 8 (−2)»."""
    words = [f"{round_points(given[0].round)} {vi(given[0].points)}"]
    for before, after in pairwise(given):
        more = after.points - before.points
        sign = f" ({'+' if more > 0 else ''}{signed(more)})" if more else ""
        words.append(f"{round_points(after.round)} {vi(after.points)}{sign}")
    return "; ".join(words)


# What has no place any more


def _without_place(carried: Carried) -> Iterator[TalkLine]:
    for number, lost in enumerate(carried.lost, 1):
        words = STAGE_WORDS["had"].format(lost.field, _short(lost))
        why = STAGE_WORDS[lost.why]
        one = lost.criterion
        yield TalkLine(one.id, one.title, words, why, f"-{number}")


def told_in_letter(lost: Sequence[Lost]) -> str:
    """What a letter adds below the office's words; "" where all has its place."""
    if not lost:
        return ""
    lines = [
        f"- {one.criterion.id} {one.criterion.title}: "
        + STAGE_WORDS["had"].format(one.field, _short(one))
        for one in lost
    ]
    return "\n\n" + "\n".join([STAGE_WORDS["letter"], *lines])


def _short(lost: Lost) -> str:
    text = shown(lost.value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
