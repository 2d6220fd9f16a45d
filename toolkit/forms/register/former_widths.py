"""How wide columns were made by earlier versions, where they are made otherwise now.

A column that still is so wide was never widened by the office: it may be renewed.
"""

from collections.abc import Mapping
from types import MappingProxyType

from toolkit.model.register import TableKey

_ADDED = 0.7109375
"""What a file adds to the width that a column was made with."""
_NEAR = 0.1
"""Programs that save a workbook round its widths, each in its own way."""

_FORMER: Mapping[TableKey, Mapping[str, tuple[float, ...]]] = MappingProxyType(
    {
        TableKey.PEOPLE: {"staff": (13,), "service": (13,), "group": (18,)},
        TableKey.REGISTRATIONS: {"award": (28,)},
        TableKey.RATINGS: {"group": (18,)},
        TableKey.PROPOSALS: {"award": (28,)},
        TableKey.AWARDS: {
            **{"decision": (18,), "authority": (26,), "award": (28,), "name": (28,)},
            **{"unit": (28, 24), "staff": (11,), "number": (9,)},
        },
        TableKey.VOTES: {
            **{"name": (28,), "unit": (28,), "award": (28,), "council": (26,)},
            **{"day": (12,), "total": (11,), "present": (9,), "recused": (11,)},
            **{"votes_for": (10,), "secret": (8,)},
        },
        TableKey.DOSSIERS: {
            **{"name": (28,), "unit": (28,), "award": (28,), "level": (10,)},
            **{"number": (9,), "part_request": (12,), "part_report": (12,)},
            **{"part_minutes": (12,), "part_initiative": (12,)},
            **{"part_opinion": (12,), "sent": (12,)},
        },
    }
)


def is_former(table: TableKey, field: str, width: float) -> bool:
    """Whether an earlier version made a column so wide; `width` as the file has it."""
    former = _FORMER.get(table, {}).get(field, ())
    return any(abs(width - one - _ADDED) < _NEAR for one in former)


def as_made(width: float) -> float:
    """A width as the file has it, of the width that a column is made with."""
    return width + _ADDED
