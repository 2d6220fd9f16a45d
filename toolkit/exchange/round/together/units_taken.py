"""The workbooks that count, one a unit: what an appraisal is made from and goes to."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.published import Published
from toolkit.exchange.round.standing_findings import waiting_for_choice
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.round.reading import RoundBook
from toolkit.forms.scoring.assess import Assessment, assess
from toolkit.model.round import Unit
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.backups import BACKUP_FOLDER
from toolkit.xlsx.disk.journal import entries
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.refusal import FileRefusedError


class UnitBook(NamedTuple):
    """A unit's workbook as it lies there, read and scored."""

    unit: Unit
    path: Path
    revision: int
    data: bytes
    digest: str
    book: ClosedBook
    found: Assessment


def unit_books(
    found: RoundBook, kept: Kept, published: Published
) -> Iterator[UnitBook | Finding]:
    """Each unit's newest workbook; the findings that say why there is none.

    G792 nothing came back yet, G773 two different ones did, G804 it is gone, G805
    another one lies there, G787 it is of another rubric, G798 what was published is no
    more as it was; or why it cannot be read. One workbook is held at a time.
    """
    waiting = waiting_for_choice(found)
    for unit in found.units:
        entry = kept.last(unit)
        if entry is None:
            yield find("G792", unit.origin, seen=unit.name)
            continue
        if unit.key in waiting:
            yield find("G773", unit.origin, seen=entry.file, expected=unit.name)
            continue
        try:
            one = _opened(found, unit, kept, entry.revision)
        except WorkRefusedError as refused:
            yield refused.finding
            continue
        faults = tuple(published.faults(unit, one.book))
        yield from faults or (one,)


def _opened(found: RoundBook, unit: Unit, kept: Kept, revision: int) -> UnitBook:
    came = kept.workbook(unit)
    assert came is not None
    one = assess(came.book)
    if one.located.rubric_sheet.fingerprint != found.rubric.fingerprint:
        raise WorkRefusedError(find("G787", unit.origin, seen=unit.name))
    return UnitBook(unit, came.path, revision, came.data, came.digest, came.book, one)


def before_it_stopped(one: UnitBook, noted: frozenset[str]) -> Assessment | None:
    """A unit's workbook as it was before presses that wrote into it and were stopped.

    `noted`: the SHA-256 of workbooks that an appraiser saw or an appraisal left. None
    where the workbook is one of them, or was changed by somebody else.
    """
    made = {e.after: e for e in entries(one.path) if e.file == one.path.name}
    mark, line = one.digest, None
    while mark not in noted and (line := made.pop(mark, None)) is not None:
        mark = line.before
    if line is None or mark not in noted:
        return None
    backup = one.path.parent / BACKUP_FOLDER / line.backup
    try:
        book = ClosedBook.open(backup)
        return assess(book) if digest(book.data) == mark else None
    except (FileRefusedError, WorkRefusedError):  # then somebody else changed it
        return None
