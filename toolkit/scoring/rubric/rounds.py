"""The rounds of a rubric as an office names them: «Tự chấm, Chuyên viên, Hội đồng»."""

import re
from collections.abc import Iterator, Sequence

from toolkit.model.plain_text import without_marks
from toolkit.model.rubric import ROUND_PREFIX, STANDARD_ROUNDS, Round
from toolkit.scoring.rubric.values import RowReader
from toolkit.scoring.rubric.words import ROUND_WORDS

LONGEST_NAME = 40
"""Letters of a name: it stands over a narrow column, and in the name of a region."""
MOST_ROUNDS = 30

_BY_VALUE = {one.value: one for one in STANDARD_ROUNDS}
_SEPARATORS = re.compile(r"[,;\n]")
_OWN_WORD = re.compile(r"\btự\b", re.IGNORECASE)


def round_text(which: Round) -> str:
    """How a round is written where rounds are listed; `read_rounds` reads it again."""
    return ROUND_WORDS.word(which.value) if is_standard(which) else which.name


def is_standard(which: Round) -> bool:
    """Whether a round is one of the official form, under the name it has there."""
    standard = _BY_VALUE.get(which.value)
    return standard is not None and standard.name == which.name


def read_rounds(read: RowReader) -> tuple[Round, ...]:
    """The rounds in the order of the office; all of the official form where none is.

    The first is the unit's own. A fault is a finding, and the official ones stand in.
    """
    parts = _SEPARATORS.split(read.text("rounds"))
    names = [" ".join(part.split()) for part in parts if part.strip()]
    if not names:
        return STANDARD_ROUNDS
    rounds = tuple(_rounds(names))
    fault = _fault(names, rounds)
    if fault is None:
        return rounds
    code, seen, expected = fault
    read.refuse(code, "rounds", seen, expected)
    return STANDARD_ROUNDS


def _rounds(names: Sequence[str]) -> Iterator[Round]:
    for place, name in enumerate(names):
        if place == 0 and ROUND_WORDS.meaning(name) is None:
            yield Round(Round.SELF.value, name)
        else:
            yield named_round(name)


def named_round(name: str) -> Round:
    """The round of a name: one of the official form, or the office's own."""
    value = ROUND_WORDS.meaning(name)
    return Round(_value_of(name), name) if value is None else _BY_VALUE[value]


def _value_of(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", without_marks(name).lower())
    return ROUND_PREFIX + "_".join(words)


def _fault(
    names: Sequence[str], rounds: Sequence[Round]
) -> tuple[str, str, str] | None:
    """Code, what is seen and what was expected of the first fault; None for none."""
    standard = [one.value for one in STANDARD_ROUNDS]
    order = [standard.index(one.value) for one in rounds if one.value in standard]
    all_ = ", ".join(names)
    if len(names) > MOST_ROUNDS:
        return "S534", str(len(names)), str(MOST_ROUNDS)
    for name, one in zip(names, rounds, strict=True):
        if len(name) > LONGEST_NAME or one.value == ROUND_PREFIX:
            return "S533", name, str(LONGEST_NAME)
    if rounds[0] != Round.SELF or not _is_own(rounds[0]):
        return "S535", names[0], ROUND_WORDS.word(Round.SELF.value)
    seen: dict[Round, str] = {}
    for name, one in zip(names, rounds, strict=True):
        if one in seen:
            return "S532", name, seen[one]
        seen[one] = name
    if order != sorted(order):
        return "S517", all_, str(ROUND_WORDS)
    return None


def _is_own(first: Round) -> bool:
    """«Tự chấm», «Đơn vị tự đánh giá»: not somebody else's round by mistake."""
    return _OWN_WORD.search(first.name) is not None
