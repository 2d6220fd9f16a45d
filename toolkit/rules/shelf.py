"""The data as typed records: which folder holds which kind, and what holds on a day."""

import re
from datetime import date
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from toolkit.rules.fields import read_record
from toolkit.rules.loader import Quantity, quantities

_Record = TypeVar("_Record")

FOLDERS = {
    "RatioRule": "ratios",
    "CountRule": "counts",
    "ScaleRule": "scales",
    "PreferenceRule": "preferences",
    "EligibilityRule": "eligibility",
    "Award": "awards",
    "Grant": "grants",
    "TitleStandard": "title_standards",
    "FormStandard": "form_standards",
    "VoteThreshold": "votes",
    "Quorum": "quorums",
    "Coefficient": "coefficients",
    "BasePay": "base_pay",
    "PaymentRule": "payments",
    "Dossier": "dossiers",
    "Deadline": "deadlines",
    "Authority": "authorities",
    "Provinces": "provinces",
    "Setting": "settings",
}
"""The folder of each kind of record."""


class Series(NamedTuple, Generic[_Record]):
    """A quantity with its typed records, newest first, parallel to its versions."""

    id: str
    quantity: Quantity
    records: tuple[_Record, ...]

    def on(self, day: date) -> _Record | None:
        """The record in force on a day."""
        index = self.quantity.index_on(day)
        return None if index is None else self.records[index]


def series(kind: type[_Record]) -> tuple[Series[_Record], ...]:
    """All quantities of a kind, R2 before R10. Raises RulesFaultError."""
    known: Any = kind
    return _series(known)


def records_on(kind: type[_Record], day: date) -> tuple[_Record, ...]:
    """The records of a kind that are in force on a day."""
    found = (one.on(day) for one in series(kind))
    return tuple(record for record in found if record is not None)


def typed(quantity: Quantity, kind: type[_Record]) -> Series[_Record]:
    """A quantity with its records. Raises RulesFaultError."""
    name = quantity.id.rpartition("/")[2]
    records = tuple(
        read_record(
            kind,
            {**quantity.constant, **facts},
            f"{quantity.id}: value[{index}]",
            id=name,
            title=quantity.title,
            version=version,
            last_day=quantity.last_day(index),
        )
        for index, (version, facts) in enumerate(
            zip(quantity.versions, quantity.facts, strict=True)
        )
    )
    return Series(id=name, quantity=quantity, records=records)


@cache
def _series(kind: Any) -> tuple[Series[Any], ...]:
    found = (typed(q, kind) for q in quantities(FOLDERS[kind.__name__]))
    return tuple(sorted(found, key=lambda one: natural(one.id)))


def natural(name: str) -> tuple[str, int, str]:
    """The key under which R2 stands before R10, and R6a before R6b."""
    parts = re.fullmatch(r"(\D*)(\d*)(.*)", name)
    if parts is None:
        return (name, 0, "")
    return (parts[1], int(parts[2] or 0), parts[3])
