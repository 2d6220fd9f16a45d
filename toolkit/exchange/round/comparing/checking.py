"""A check of a workbook that was sent: against the original, where that is at hand."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.exchange.round.comparing.compared import changes_told
from toolkit.exchange.round.comparing.returned import keywords_of, manifest_lines
from toolkit.exchange.round.manifest import Manifest, read_manifest
from toolkit.exchange.round.places import SENT_FOLDER
from toolkit.findings import Finding
from toolkit.forms.scoring.sent import sent_terms
from toolkit.forms.slices.kind import KIND as SLICE
from toolkit.forms.slices.sent import slice_terms
from toolkit.jobs.refused import REFUSED
from toolkit.parts.records.kind import kind_said
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.sent import Sent
from toolkit.xlsx.run import current
from toolkit.xlsx.zip.package import read_file

_UP = 3
"""So many folders above a workbook are looked at for what was sent."""


def compared(path: Path, book: ClosedBook) -> tuple[Finding, ...]:
    """What differs from the workbook that was sent to the unit, as a return is judged.

    Nothing where the workbook was not sent by anybody, or what was sent does not lie
    in a folder «gui_di» beside it or above. Raises FileRefusedError as reading does.
    """
    manifest = next(filter(None, map(read_manifest, manifest_lines(book))), None)
    if manifest is None:
        return ()
    original = current().of(_Originals).of(path, manifest)
    if original is None:
        return ()
    return changes_told(original, book)


class _Originals:
    """What lies in folders of sent workbooks, each folder looked through once a run."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, Path]] = {}
        self._last: tuple[Path, Sent] | None = None

    def of(self, path: Path, manifest: Manifest) -> Sent | None:
        for folder in _folders(path):
            if folder not in self._folders:
                self._folders[folder] = dict(_issues(folder))
            file = self._folders[folder].get(manifest.issue)
            if file is not None:
                return self._sent(file)
        return None

    def _sent(self, file: Path) -> Sent | None:
        if self._last is None or self._last[0] != file:
            try:
                book = ClosedBook.open(file)
                terms = slice_terms if kind_said(book) == SLICE else sent_terms
                self._last = file, Sent(book, terms(book))
            except REFUSED:  # an original that was damaged says nothing
                return None
        return self._last[1]


def _folders(path: Path) -> Iterator[Path]:
    for above in list(path.resolve().parents)[:_UP]:
        folder = above / SENT_FOLDER
        if folder.is_dir():
            yield folder


def _issues(folder: Path) -> Iterator[tuple[str, Path]]:
    """The issues of the workbooks in a folder, by the key words of each."""
    for file in sorted(folder.glob("*.xlsx")):
        try:
            book = ClosedBook.from_bytes(read_file(file))
            found = next(
                filter(None, map(read_manifest, keywords_of(book.package))), None
            )
        except REFUSED:
            continue
        if found is not None:
            yield found.issue, file
