"""Reads the register that a rescore draws from; its faults name its file."""

from pathlib import Path

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.register.reading.register import ReadRegister, read_register
from toolkit.forms.scoring.from_register.source import Source
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.run import current
from toolkit.xlsx.zip.package import read_file


def read_source(path: Path) -> Source:
    """The register in a file. Raises WorkRefusedError (P328) if it cannot be read."""
    try:
        read = current().of(_Register).read(read_file(path))
    except REFUSED as refused:
        raise WorkRefusedError(_unreadable(path.name, finding_of(refused))) from refused
    return Source(read.register, read.settings, read.findings, path.name)


class _Register:
    """One register serves a whole folder of scoring workbooks: it is read once."""

    def __init__(self) -> None:
        self._data = b""
        self._read: ReadRegister | None = None

    def read(self, data: bytes) -> ReadRegister:
        """The register in these bytes. Raises as `read_register`."""
        if self._read is None or data != self._data:
            self._read = read_register(ClosedBook.from_bytes(data))
            self._data = data
        return self._read


def _unreadable(name: str, why: Finding) -> Finding:
    seen = f"{why.code} – {why.statement.rstrip('.')}"
    return find("P328", seen=seen, file=name, next_step=why.next_step)
