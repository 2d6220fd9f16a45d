"""Points that the office gave while a workbook was with its unit."""

from collections.abc import Iterator

from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.manifest import Manifest
from toolkit.forms.scoring.carrying import carry
from toolkit.forms.scoring.layout import round_columns
from toolkit.forms.scoring.locate import locate
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook


def given_since(
    book: ClosedBook, kept: Kept, manifest: Manifest
) -> Iterator[tuple[Place, CellValue]]:
    """The points and reasons of later rounds that a workbook as it was sent lacks.

    A unit cannot type them: they are in the workbook that counted until now, and would
    be lost with it. Raises WorkRefusedError as `Kept.workbook`.
    """
    unit = kept.found.unit(manifest.unit)
    if unit is None or (unit.key, manifest.revision) not in kept.lacking:
        return
    before = kept.workbook(unit, before=manifest.revision)
    if before is None:
        return
    located = locate(book)
    rubric, columns = located.tree.rubric, located.places.form.columns
    later = {columns.get(one.name) for one in round_columns(rubric)}
    for place, value in carry(locate(before.book), rubric).cells:
        if place.column in later:
            yield place, value
