"""Reads what a rescore draws from, a register or a year book; faults name its file."""

from pathlib import Path

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.register.reading.register import ReadRegister, read_register
from toolkit.forms.scoring.from_register.from_year import YearSource
from toolkit.forms.scoring.from_register.source import Source
from toolkit.forms.year.reading import ReadYear, is_year_book, read_year
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.run import current
from toolkit.xlsx.zip.package import read_file


def read_source(path: Path) -> Source | YearSource:
    """What is in a file. Raises WorkRefusedError (P328) if it cannot be read."""
    try:
        read = current().of(_Kept).read(read_file(path))
    except REFUSED as refused:
        raise WorkRefusedError(_unreadable(path.name, finding_of(refused))) from refused
    if isinstance(read, ReadYear):
        return YearSource(read.book, path.name)
    return Source(read.register, read.settings, read.findings, path.name)


class _Kept:
    """One file serves a whole folder of scoring workbooks: it is read once."""

    def __init__(self) -> None:
        self._data = b""
        self._read: ReadRegister | ReadYear | None = None

    def read(self, data: bytes) -> ReadRegister | ReadYear:
        """What is in these bytes. Raises as `read_register` and `read_year`."""
        if self._read is None or data != self._data:
            book = ClosedBook.from_bytes(data)
            year = is_year_book(book)
            self._read = read_year(book) if year else read_register(book)
            self._data = data
        return self._read


def _unreadable(name: str, why: Finding) -> Finding:
    seen = f"{why.code} – {why.statement.rstrip('.')}"
    return find("P328", seen=seen, file=name, next_step=why.next_step)
