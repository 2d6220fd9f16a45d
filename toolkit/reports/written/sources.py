"""The workbooks that a report is made of, told apart by what they say they are."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.awards.settings import Settings
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.kind import is_register
from toolkit.forms.scoring.assess import Assessment
from toolkit.forms.year.reading import is_year_book, read_year
from toolkit.model.register import Register
from toolkit.model.year import YearBook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.zip.package import read_file


class Sources(NamedTuple):
    """What there is; a path is None where there is no such workbook."""

    year_path: Path | None = None
    year: YearBook | None = None
    register_path: Path | None = None
    register: Register | None = None
    settings: Settings | None = None
    scoring_path: Path | None = None
    scoring: Assessment | None = None


def read_sources(
    paths: Sequence[Path], opened: tuple[Path, ClosedBook] | None = None
) -> Sources:
    """Read workbooks for a report: at most one of each family.

    `opened`: one that is open in a spreadsheet, as it stands there, and its own path.
    Raises FileRefusedError, WorkRefusedError: B132 two of a family, B133 one of none
    that a report is made of, B134 neither year book nor register.
    """
    found = Sources()
    if opened is not None:
        found = _with(found, *opened)
    for path in paths:
        found = _with(found, path, ClosedBook.from_bytes(read_file(path)))
    if found.year is None and found.register is None:
        raise WorkRefusedError(find("B134"))
    return found


def _with(found: Sources, path: Path, book: ClosedBook) -> Sources:
    if is_year_book(book):
        _refuse_second(found.year_path, path)
        return found._replace(year_path=path, year=read_year(book).book)
    if is_register(book):
        from toolkit.forms.register.reading.register import read_register

        _refuse_second(found.register_path, path)
        read = read_register(book)
        return found._replace(
            register_path=path, register=read.register, settings=read.settings
        )
    from toolkit.forms.families import form_said
    from toolkit.forms.scoring.assess import assess
    from toolkit.forms.scoring.layout import KIND

    if form_said(book).kind != KIND:
        raise WorkRefusedError(find("B133", seen=path.name))
    _refuse_second(found.scoring_path, path)
    return found._replace(scoring_path=path, scoring=assess(book))


def _refuse_second(first: Path | None, second: Path) -> None:
    if first is not None:
        raise WorkRefusedError(find("B132", seen=first.name, expected=second.name))
