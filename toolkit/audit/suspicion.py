"""What a check suspects, before it becomes a finding; like ones are put together."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.place import SpotKey

_NAMED = 6  # places named in one finding


class Sure(IntEnum):
    """How sure a suspicion is; the surest are shown first."""

    HARDLY = 1
    RATHER = 2
    QUITE = 3


class Suspicion(NamedTuple):
    """A code at a place, and more places that have the fault for the same reason.

    `why` is what it rests on: the basis of the finding. `what`: in which way.
    """

    place: SpotKey
    code: str
    seen: str
    expected: str
    others: tuple[SpotKey, ...] = ()
    sure: Sure = Sure.QUITE
    why: str = ""
    what: str = ""


def together(
    suspicions: Iterable[tuple[Suspicion, int]],
) -> list[Suspicion]:
    """Formulas copied along a row or a column with one fault become one suspicion.

    Each comes with the form of its formula (`Forms`). The first, in reading order,
    stands for the others.
    """
    heads: dict[tuple[str, int, str, int], int] = {}
    counted: list[Suspicion] = []
    others: list[list[SpotKey]] = []
    for one, form in sorted(suspicions):
        row, column = one.place
        keys = (
            (one.what, form, "row", row),
            (one.what, form, "column", column),
        )
        head = next((heads[key] for key in keys if key in heads), None)
        if head is None:
            head = len(counted)
            counted.append(one)
            others.append([])
        else:
            others[head].append(one.place)
        for key in keys:
            heads.setdefault(key, head)
    return [
        one._replace(others=(*one.others, *more)) if more else one
        for one, more in zip(counted, others, strict=True)
    ]


def told_others(others: tuple[SpotKey, ...]) -> str:
    """« Còn 3 ô khác như vậy: D7, D8, D9.»; "" where there is none."""
    if not others:
        return ""
    return AUDIT_WORDS["more"].format(len(others), named(others))


def named(places: Iterable[SpotKey]) -> str:
    """The first few places, those that touch as ranges: «D7:D9, F4»."""
    found: list[list[SpotKey]] = []
    for row, column in sorted(places, key=lambda place: place[::-1]):
        if found and found[-1][-1] == (row - 1, column):
            found[-1].append((row, column))
        else:
            found.append([(row, column)])
    names = [
        a1(*run[0]) + (f":{a1(*run[-1])}" if len(run) > 1 else "") for run in found
    ]
    return ", ".join(names[:_NAMED]) + (", …" if names[_NAMED:] else "")
