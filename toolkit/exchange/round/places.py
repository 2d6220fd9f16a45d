"""Where a round keeps its files, beside the round book."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from toolkit.exchange.mail.names import plain_name, safe_name
from toolkit.forms.round.reading import RoundBook
from toolkit.model.round import Unit

SENT_FOLDER, TAKEN_FOLDER, REMINDERS = "gui_di", "nhan_ve", "nhac_nho"
INBOX = "thu_den"
"""Where a clerk puts what came, unless another place is told."""
CHOSEN = "chon/"
"""What lies in this folder of what came was chosen by a person."""
AS_IT_CAME, EVIDENCE = "nguyen_ban", "minh_chung"
"""Below what was taken in."""
_MARK = 8
"""Letters of a file's SHA-256 in the name under which it is kept as it came."""


class Names:
    """The names under which what the units of a round sent is kept.

    Each unit has its own, also where two have one short name.
    """

    def __init__(self, found: RoundBook) -> None:
        self._found = found

    @cached_property
    def _short(self) -> Mapping[str, str]:
        """By the key of the unit; of use only where something came back."""
        make = plain_name if self._found.settings.plain_names else safe_name
        return {one.key: make(one.short or one.name) for one in self._found.units}

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The names that several units would have."""
        units = Counter(name.casefold() for name in self._short.values())
        return frozenset(name for name, number in units.items() if number > 1)

    def unit(self, unit: Unit) -> str:
        """The name of a unit's folder, and the beginning of those of its files."""
        name = self._short[unit.key]
        return f"{name}-{unit.key}" if name.casefold() in self._shared else name

    def kept(self, unit: Unit, revision: int) -> str:
        """The workbook that counts, within TAKEN_FOLDER."""
        return f"{self._stem(unit, revision)}.xlsx"

    def came(self, unit: Unit, revision: int, digest: str) -> str:
        """The return as it came, within TAKEN_FOLDER."""
        return f"{AS_IT_CAME}/{self._stem(unit, revision)}-{digest[:_MARK]}.xlsx"

    def _stem(self, unit: Unit, revision: int) -> str:
        return self.unit(unit) + (f"-lan-{revision}" if revision > 1 else "")


def mark_of(path: Path) -> str:
    """The letters of its SHA-256 in the name of a return as it came."""
    return path.stem.rpartition("-")[2]
