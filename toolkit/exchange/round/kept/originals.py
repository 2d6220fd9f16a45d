"""What was sent, as it was sent: from the folder, or made once more."""

from pathlib import Path

from toolkit.exchange.round.comparing.returned import Aside, Came
from toolkit.exchange.round.in_ledger import last_sent
from toolkit.exchange.round.issuing.kits import Kit, kit_of
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.manifest import Manifest
from toolkit.findings import WorkRefusedError
from toolkit.forms.round.reading import RoundBook
from toolkit.model.round import Deed, Entry
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.meaning.sent import Sent


class Originals:
    """The workbooks that a round book at a path says were sent, by issue.

    `place` is where they lie, `kept` what came back: some were made of that; `kits`
    what made them, where that is known.
    """

    def __init__(
        self,
        found: RoundBook,
        path: Path,
        place: Path,
        kept: Kept,
        kits: "Kits | None" = None,
    ) -> None:
        self.found, self.place, self.kept = found, place, kept
        self._kits = kits or Kits(found, path, kept.key)
        self.entries = {e.issue: e for e in found.ledger if e.deed is Deed.SENT}
        self.last = last_sent(found)

    def with_its_words(self, one: Came | Aside) -> Came | Aside:
        """The same, its issue and unit being the texts of the ledger: not once more."""
        if isinstance(one, Aside) or one.manifest is None:
            return one
        entry = self.entries.get(one.manifest.issue)
        if entry is None or entry.unit != one.manifest.unit:
            return one
        same = one.manifest._replace(issue=entry.issue, unit=entry.unit)
        return one._replace(manifest=same)

    def sent(self, manifest: Manifest) -> Sent | None:
        """The workbook that a manifest names; None when it can be had no more."""
        entry = self.entries.get(manifest.issue)
        if entry is None:
            return None
        kit = self._kits.of(entry.round)
        data = self._data(manifest, entry, kit)
        if data is None:
            return None
        book = ClosedBook.from_bytes(data)
        return Sent(book, kit.terms(book))

    def _data(self, manifest: Manifest, entry: Entry, kit: Kit) -> bytes | None:
        """Its bytes; made once more, where that is quick, they need not be read."""
        first = manifest.revision == 1 and kit.carries and self._kits.same_again
        made = self._remade(manifest, entry, kit) if first else None
        if made is not None:
            return made
        self._kits.same_again = False
        return self.lying(entry) or self._remade(manifest, entry, kit)

    def lying(self, entry: Entry) -> bytes | None:
        """What was sent, if it still lies there, byte for byte."""
        file = self.place / Path(entry.file).name
        if not file.is_file():
            return None
        data = file.read_bytes()
        return data if digest(data) == entry.digest else None

    def _remade(self, manifest: Manifest, entry: Entry, kit: Kit) -> bytes | None:
        unit = self.found.unit(manifest.unit)
        if unit is None:
            return None
        try:
            came = self.kept.workbook(unit, entry.revision) if kit.carries else None
            deadline, book = self.found.deadline_of(unit), came.book if came else None
            made = kit.workbook(unit, manifest, deadline, book)
        except WorkRefusedError:
            return None  # what it was made of is there no more
        return made.data if digest(made.data) == entry.digest else None


class Kits:
    """What made the workbooks of each round, and judges them.

    `same_again`: whether it makes them with the same bytes once more, which it does not
    where another version has sent them.
    """

    def __init__(self, found: RoundBook, path: Path, key: bytes) -> None:
        self._found, self._path, self._key = found, path, key
        self._kits: dict[str, Kit] = {}
        self.same_again = True

    def of(self, which: str) -> Kit:
        """That of a round."""
        if which not in self._kits:
            settings = self._found.settings._replace(round=which)
            found = self._found._replace(settings=settings)
            self._kits[which] = kit_of(found, self._path, self._key)
        return self._kits[which]
