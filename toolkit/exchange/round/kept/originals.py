"""What was sent, as it was sent: from the folder, or made once more."""

from pathlib import Path

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

    `place` is where they lie, `kept` what came back: some were made of that.
    """

    def __init__(self, found: RoundBook, path: Path, place: Path, kept: Kept) -> None:
        self.found, self.path, self.place, self.kept = found, path, place, kept
        self.entries = {e.issue: e for e in found.ledger if e.deed is Deed.SENT}
        self.last = last_sent(found)
        self._kits: dict[str, Kit] = {}
        self._same_when_remade = True  # not where another version has sent it

    def sent(self, manifest: Manifest) -> Sent | None:
        """The workbook that a manifest names; None when it can be had no more."""
        entry = self.entries.get(manifest.issue)
        if entry is None:
            return None
        kit = self._kit(entry.round)
        data = self._data(manifest, entry, kit)
        if data is None:
            return None
        book = ClosedBook.from_bytes(data)
        return Sent(book, kit.terms(book))

    def _data(self, manifest: Manifest, entry: Entry, kit: Kit) -> bytes | None:
        """Its bytes; made once more, where that is quick, they need not be read."""
        first = manifest.revision == 1 and kit.carries and self._same_when_remade
        made = self._remade(manifest, entry, kit) if first else None
        if made is not None:
            return made
        self._same_when_remade = False
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

    def _kit(self, which: str) -> Kit:
        """What made the workbooks of a round, and judges them."""
        if which not in self._kits:
            settings = self.found.settings._replace(round=which)
            found = self.found._replace(settings=settings)
            self._kits[which] = kit_of(found, self.path, self.kept.key)
        return self._kits[which]
