"""The workbooks that were taken in: where each lies, and the last one of a unit."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.round.comparing.returned import whose
from toolkit.exchange.round.in_ledger import lacking_points
from toolkit.exchange.round.places import (
    AS_IT_CAME,
    TAKEN_FOLDER,
    Names,
    mark_of,
)
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.round.reading import RoundBook
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.model.round import Deed, Entry, Unit
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.refusal import FileRefusedError
from toolkit.xlsx.zip.package import read_file

_ASIDE = re.compile(r" \(\d+\)$")
"""What was put aside for another file of the same name."""


class KeptBook(NamedTuple):
    """A workbook that was taken in, as it lies there."""

    path: Path
    data: bytes
    digest: str
    book: ClosedBook


class TakenFolder:
    """The folder of what was taken in, and what lies there under an earlier name.

    `beside`: the folder of the round book; `key` signed what was sent.
    """

    def __init__(self, beside: Path, key: bytes) -> None:
        self.place, self.key = beside / TAKEN_FOLDER, key

    @cached_property
    def by_issue(self) -> Mapping[str, Path]:
        """What lies there by what was sent; read only where a name has no file."""
        found: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(self.place.glob("*.xlsx")):
            if _ASIDE.search(path.stem):
                continue
            try:
                genuine, _ = whose(ClosedBook.open(path), self.key)
            except REFUSED:  # nothing that we kept
                continue
            if genuine is not None:
                found[genuine.issue].append(path)
        return {issue: paths[0] for issue, paths in found.items() if len(paths) == 1}

    @cached_property
    def by_mark(self) -> Mapping[str, Path]:
        """Returns as they came by the mark in their names, whatever comes before it."""
        return {mark_of(one): one for one in self.place.glob(f"{AS_IT_CAME}/*.xlsx")}


class Kept:
    """What a round book took in, unit by unit.

    `folder` is that of the round book; `key` signed what was sent; `names`: those of
    its units, and `there` what lies in the folder, where they are known.
    """

    def __init__(
        self,
        found: RoundBook,
        folder: Path,
        key: bytes,
        names: Names | None = None,
        there: TakenFolder | None = None,
    ) -> None:
        self.found, self.key = found, key
        self._names = names
        self._there = there or TakenFolder(folder, key)
        self.place = self._there.place
        self._lines: dict[str, Entry | list[Entry]] = {}  # of thousands most have one
        for entry in found.ledger:
            known = self._lines.setdefault(entry.unit, entry)
            if isinstance(known, list):
                known.append(entry)
            elif known is not entry:
                self._lines[entry.unit] = [known, entry]

    @cached_property
    def names(self) -> Names:
        """The names of what was taken in; of use only where something was."""
        return self._names or Names.of(self.found)

    def lines(self, unit: Unit) -> Sequence[Entry]:
        """What the ledger says of a unit, in its order."""
        known = self._lines.get(unit.key, [])
        return known if isinstance(known, list) else (known,)

    def _taken(self, unit: Unit) -> list[Entry]:
        return [one for one in self.lines(unit) if one.deed is Deed.TAKEN]

    def last(self, unit: Unit, before: int | None = None) -> Entry | None:
        """The return that counts: of the newest revision, the one taken last.

        `before`: older than that revision.
        """
        found = reversed(self._taken(unit))
        older = (e for e in found if before is None or e.revision < before)
        return max(older, key=lambda entry: entry.revision, default=None)

    def file(self, unit: Unit, before: int | None = None) -> Path | None:
        """Where the workbook that counts is to lie; None when nothing came back.

        It may lie there under the name that its unit had when it was taken in.
        """
        entry = self.last(unit, before)
        if entry is None:
            return None
        path = self.place / self.names.kept(unit, entry.revision)
        return path if path.is_file() else self._there.by_issue.get(entry.issue, path)

    def as_it_came(self, unit: Unit) -> Path | None:
        """Where the return that counts is to lie just as it came; None for none."""
        entry = self.last(unit)
        if entry is None:
            return None
        path = self.place / self.names.came(unit, entry.revision, entry.digest)
        return self._by_its_mark(path)

    def _by_its_mark(self, path: Path) -> Path:
        there = self._there
        return path if path.is_file() else there.by_mark.get(mark_of(path), path)

    def passed_over(self, unit: Unit) -> tuple[Path, ...]:
        """Other returns of what counts that were taken before a person chose, as they
        came."""
        last = self.last(unit)
        found = {
            self.names.came(unit, one.revision, one.digest): None
            for one in self._taken(unit)
            if last and one.issue == last.issue and one.digest != last.digest
        }
        known = (self._by_its_mark(self.place / name) for name in found)
        return tuple(path for path in known if path.is_file())

    @cached_property
    def appraised(self) -> Mapping[str, datetime]:
        """When the office last gave a unit points, by its key."""
        return {
            one.unit: one.moment
            for one in sorted(self.found.ledger, key=_moment)
            if one.deed is Deed.APPRAISED
        }

    @cached_property
    def lacking(self) -> frozenset[tuple[str, int]]:
        """Units and revisions that went out without points given since."""
        return lacking_points(self.found)

    def shown(self, path: Path | None) -> str:
        """A file of it as sheets name it, below the round book; "" for none."""
        return (
            f"{TAKEN_FOLDER}/{path.relative_to(self.place).as_posix()}" if path else ""
        )

    def workbook(self, unit: Unit, before: int | None = None) -> KeptBook | None:
        """The workbook that counts; None when nothing came back.

        Raises WorkRefusedError: G804 where it is gone, G805 where it is another one,
        and as reading a file does.
        """
        entry, path = self.last(unit, before), self.file(unit, before)
        if entry is None or path is None:
            return None
        name = f"{TAKEN_FOLDER}/{path.name}"
        if not path.is_file():
            raise WorkRefusedError(find("G804", unit.origin, seen=name))
        try:
            data = read_file(path)
            book = ClosedBook.from_bytes(data)
            said = next(filter(None, whose(book, self.key)), None)
        except FileRefusedError as refused:
            raise WorkRefusedError(finding_of(refused)) from refused
        if said is None or (said.unit, said.issue) != (unit.key, entry.issue):
            wrong = find("G805", unit.origin, seen=name, expected=unit.name)
            raise WorkRefusedError(wrong)
        return KeptBook(path, data, digest(data), book)


def _moment(entry: Entry) -> datetime:
    """Local time, as the ledger keeps it."""
    return entry.moment.replace(tzinfo=None)
