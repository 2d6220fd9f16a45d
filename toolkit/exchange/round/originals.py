"""What was sent, as it was sent: from the folder, or made once more."""

from pathlib import Path

from toolkit.exchange.round.issuing import Issuer
from toolkit.exchange.round.manifest import Manifest
from toolkit.forms.round.reading import RoundBook
from toolkit.forms.scoring.sent import sent_terms
from toolkit.model.round import Deed, Entry
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.meaning.sent import Sent


class Originals:
    """The workbooks that a round book says were sent, by issue."""

    def __init__(self, found: RoundBook, place: Path, key: bytes) -> None:
        self.found, self.place, self.key = found, place, key
        self.entries = {e.issue: e for e in found.ledger if e.deed is Deed.SENT}
        self.last: dict[str, Entry] = {}
        for entry in self.entries.values():
            self.last[entry.unit] = entry
        self._issuer: Issuer | None = None

    def sent(self, manifest: Manifest) -> Sent | None:
        """The workbook that a manifest names; None when it can be had no more."""
        entry = self.entries.get(manifest.issue)
        if entry is None:
            return None
        data = self._kept(entry) or self._remade(manifest, entry)
        if data is None:
            return None
        book = ClosedBook.from_bytes(data)
        return Sent(book, sent_terms(book))

    def _kept(self, entry: Entry) -> bytes | None:
        file = self.place / Path(entry.file).name
        if not file.is_file():
            return None
        data = file.read_bytes()
        return data if digest(data) == entry.digest else None

    def _remade(self, manifest: Manifest, entry: Entry) -> bytes | None:
        unit = self.found.unit(manifest.unit)
        if unit is None:
            return None
        if self._issuer is None:
            rubric = self.found.rubric.rubric
            self._issuer = Issuer(rubric, self.found.settings, self.key)
        data = self._issuer.workbook(unit, manifest, self.found.deadline_of(unit))
        return data if digest(data) == entry.digest else None
