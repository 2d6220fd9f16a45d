"""The sheet «Bộ tiêu chí»: reads the rubric that travels inside a workbook."""

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.findings import Finding, Severity, WorkRefusedError, find
from toolkit.forms.scoring.layout import Table, grade_key, line_key
from toolkit.model.origin import Origin
from toolkit.model.rubric import Rubric
from toolkit.scoring.rubric.columns import COLUMNS, SETTINGS, Column, Raw, RubricRow
from toolkit.scoring.rubric.draft import draft_of
from toolkit.scoring.rubric.faults.example import example_faults
from toolkit.scoring.rubric.faults.grades import grade_faults
from toolkit.scoring.rubric.fingerprint import fingerprint, standard_fingerprints
from toolkit.scoring.rubric.rows import from_rows, issued_rubric
from toolkit.scoring.rubric.words import ROW_WORDS, RowKind
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellError, CellValue, Region, Sheet
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.run import current

COLUMN_PREFIX = "td_rb_"
SETTING_PREFIX = "td_rs_"
FINGERPRINT_NAME = "td_fingerprint"
_NAMES = (
    *(COLUMN_PREFIX + c.name for c in COLUMNS),
    *(SETTING_PREFIX + c.name for c in SETTINGS),
    FINGERPRINT_NAME,
)
SHORT = 12
"""Characters of a fingerprint that a person is shown."""


class RubricSheet(NamedTuple):
    """The rubric of a workbook, where it stands, and what is wrong with it.

    `settings` are the cells of the rubric-wide settings on the rubric sheet.
    """

    rubric: Rubric
    fingerprint: str
    table: Table
    settings: Mapping[str, Spot]
    findings: tuple[Finding, ...]

    @property
    def altered(self) -> bool:
        """Whether the rubric is not the one that was issued."""
        return any(finding.code == "S108" for finding in self.findings)


class _Block(NamedTuple):
    """Where the rubric is, and its cells as they stand.

    `known` are the columns that the workbook has, `columns` their numbers.
    """

    sheet: str
    known: tuple[Column, ...]
    columns: tuple[int, ...]
    settings: tuple[Spot, ...]
    top: int
    cells: tuple[tuple[Raw, ...], ...]
    set_cells: tuple[Raw, ...]


class _Understood(NamedTuple):
    """A rubric that was understood, and the sheet and names it was read from."""

    sheet: Sheet
    at: tuple[Region | None, ...]
    result: RubricSheet


class _Known:
    """A mailed-in batch carries one rubric a hundred times: it is understood once.

    So is that of the round book beside it. Kept are the last few.
    """

    most = 4

    def __init__(self) -> None:
        self.understood: list[_Understood] = []

    def result(self, sheet: Sheet, at: tuple[Region | None, ...]) -> RubricSheet | None:
        """What is known of this very sheet with these names."""
        for one in self.understood:
            if one.sheet is sheet and one.at == at:
                return one.result
        return None

    def keep(self, one: _Understood) -> None:
        """Keep it; the oldest goes."""
        self.understood = [*self.understood[1 - self.most :], one]


def read_rubric_sheet(book: ClosedBook) -> RubricSheet:
    """The rubric of a workbook. Raises WorkRefusedError if it cannot be understood."""
    names = book.names()
    at = tuple(names.get(name) for name in _NAMES)
    sheet = book.sheet(_region(names, _NAMES[0]).sheet)
    known = current().of(_Known)
    result = known.result(sheet, at)
    if result is None:
        result = _read(book, names)
        known.keep(_Understood(sheet, at, result))
    return result


def _read(book: ClosedBook, names: Mapping[str, Region | None]) -> RubricSheet:
    block = _block(book, names)
    issued, place = _issued_mark(book, names)
    rubric = issued_rubric(_settings_row(block), _rows(block), issued)
    if rubric is None:
        rubric = _checked(block)
    mark = fingerprint(rubric)
    draft = draft_of(rubric)
    left = (*grade_faults(draft), *example_faults(draft))
    columns = {c.name: n for c, n in zip(block.known, block.columns, strict=True)}
    return RubricSheet(
        rubric=rubric,
        fingerprint=mark,
        table=Table(block.sheet, columns, _row_numbers(block)),
        settings={c.name: at for c, at in zip(SETTINGS, block.settings, strict=True)},
        findings=(*_altered(rubric, mark, issued, place), *left),
    )


def has_rubric_sheet(book: ClosedBook) -> bool:
    """Whether a workbook holds a rubric at all."""
    return book.names().get(COLUMN_PREFIX + "id") is not None


def rubric_rows(book: ClosedBook) -> tuple[RubricRow, tuple[RubricRow, ...]]:
    """Settings and rows as they stand, with their cells, for checking a draft."""
    block = _block(book, book.names())
    return _settings_row(block), _rows(block)


def _block(book: ClosedBook, names: Mapping[str, Region | None]) -> _Block:
    first = _region(names, COLUMN_PREFIX + COLUMNS[0].name)
    known = tuple(
        c for c in COLUMNS if not c.optional or names.get(COLUMN_PREFIX + c.name)
    )
    columns = []
    for column in known:
        region = _region(names, COLUMN_PREFIX + column.name)
        if (region.sheet, region.top) != (first.sheet, first.top):
            place = Origin(region.sheet, a1(region.top, region.left))
            raise WorkRefusedError(find("S113", place, seen=column.header))
        columns.append(region.left)
    settings = []
    for setting in SETTINGS:
        region = _region(names, SETTING_PREFIX + setting.name)
        settings.append(Spot(region.top, region.left))
    sheet = book.sheet(first.sheet)
    rows = range(first.top, first.bottom + 1)
    return _Block(
        first.sheet,
        known,
        tuple(columns),
        tuple(settings),
        first.top,
        tuple(tuple(_raw(sheet, row, c) for c in columns) for row in rows),
        tuple(_raw(sheet, *at) for at in settings),
    )


def _region(names: Mapping[str, Region | None], name: str) -> Region:
    region = names.get(name)
    if region is None:
        raise WorkRefusedError(find("S101", seen=name))
    return region


def _raw(sheet: Sheet, row: int, column: int) -> Raw:
    value: CellValue = sheet.at(row, column).value
    return str(value) if isinstance(value, CellError) else value


def _settings_row(block: _Block) -> RubricRow:
    return RubricRow(
        cells={c.name: v for c, v in zip(SETTINGS, block.set_cells, strict=True)},
        origin=Origin(block.sheet),
        places={
            c.name: Origin(block.sheet, a1(*at))
            for c, at in zip(SETTINGS, block.settings, strict=True)
        },
    )


def _rows(block: _Block) -> tuple[RubricRow, ...]:
    rows = []
    for index, cells in enumerate(block.cells):
        if all(value is None or value == "" for value in cells):
            continue
        number = block.top + index
        rows.append(
            RubricRow(
                cells={c.name: v for c, v in zip(block.known, cells, strict=True)},
                origin=Origin(block.sheet, a1(number, block.columns[0])),
                places={
                    c.name: Origin(block.sheet, a1(number, at))
                    for c, at in zip(block.known, block.columns, strict=True)
                },
            )
        )
    return tuple(rows)


def _checked(block: _Block) -> Rubric:
    rubric, findings = from_rows(_settings_row(block), _rows(block))
    if rubric is None:
        worst = next(f for f in findings if f.severity is Severity.ERROR)
        place = Origin(worst.sheet, worst.cell)
        seen = f"{worst.code} – {worst.what.rstrip('.')}"
        raise WorkRefusedError(find("S115", place, seen=seen))
    return rubric


def _row_numbers(block: _Block) -> dict[str, int]:
    """Keys of criteria, lines and grades, each with its row on the rubric sheet."""
    names = [c.name for c in block.known]
    kinds, ids = names.index("row"), names.index("id")
    rows: dict[str, int] = {}
    criterion, lines, grades = "", 0, 0
    for index, cells in enumerate(block.cells):
        kind = ROW_WORDS.meaning(str(cells[kinds] or ""))
        if kind == RowKind.CRITERION:
            criterion, lines = str(cells[ids]).strip(), 0
            rows[criterion] = block.top + index
        elif kind == RowKind.LINE:
            rows[line_key(criterion, lines)] = block.top + index
            lines += 1
        elif kind == RowKind.GRADE:
            rows[grade_key(grades)] = block.top + index
            grades += 1
    return rows


def _issued_mark(
    book: ClosedBook, names: Mapping[str, Region | None]
) -> tuple[CellValue, Origin]:
    region = names.get(FINGERPRINT_NAME)
    if region is None:
        return None, Origin()
    value = book.sheet(region.sheet).at(region.top, region.left).value
    return value, Origin(region.sheet, a1(region.top, region.left))


def _altered(
    rubric: Rubric, mark: str, issued: CellValue, place: Origin
) -> list[Finding]:
    if not place.sheet:
        return [find("S101", seen=FINGERPRINT_NAME)]
    if issued == mark:
        return _posing(rubric, mark, place)
    seen, expected = mark[:SHORT], str(issued or "")[:SHORT]
    return [find("S108", place, seen=seen, expected=expected, sheet_name=place.sheet)]


def _posing(rubric: Rubric, mark: str, place: Origin) -> list[Finding]:
    """A rubric under the id of a standard one that is not the standard one."""
    standard = standard_fingerprints().get(rubric.id, mark)
    if standard == mark:
        return []
    return [find("S116", place, seen=rubric.id, expected=standard[:SHORT])]
