"""Where a round keeps its files, beside the round book."""

from collections import Counter
from collections.abc import Iterable, Mapping
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

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    @classmethod
    def of(cls, found: RoundBook) -> "Names":
        """Those of all units of a round book."""
        make = plain_name if found.settings.plain_names else safe_name
        short = {one.key: make(one.short or one.name) for one in found.units}
        shared = _more_than_once(name.casefold() for name in short.values())
        for key, name in short.items():
            if name.casefold() in shared:
                short[key] = f"{name}-{key}"
        return cls(short)

    def unit(self, unit: Unit) -> str:
        """The name of a unit's folder, and the beginning of those of its files."""
        return self._names[unit.key]

    def kept(self, unit: Unit, revision: int) -> str:
        """The workbook that counts, within TAKEN_FOLDER."""
        return f"{self._stem(unit, revision)}.xlsx"

    def came(self, unit: Unit, revision: int, digest: str) -> str:
        """The return as it came, within TAKEN_FOLDER."""
        return f"{AS_IT_CAME}/{self._stem(unit, revision)}-{digest[:_MARK]}.xlsx"

    def _stem(self, unit: Unit, revision: int) -> str:
        return self.unit(unit) + (f"-lan-{revision}" if revision > 1 else "")


def _more_than_once(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name, times in Counter(names).items() if times > 1)


def mark_of(path: Path) -> str:
    """The letters of its SHA-256 in the name of a return as it came."""
    return path.stem.rpartition("-")[2]
