"""The looks of tables: LibreOffice 7.4 has no table styles, so cells are painted."""

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.calc.addresses import Area
from toolkit.calc.colors import AUTOMATIC, NO_FILL
from toolkit.calc.errors import unsupported
from toolkit.calc.fonts import BOLD, NORMAL, SCRIPTS

if TYPE_CHECKING:
    from toolkit.calc.table import Table

DEFAULT_STYLE = "TableStyleMedium2"
_NAME = re.compile(r"TableStyle(Light|Medium|Dark)(\d+)", re.IGNORECASE)
_MOST = {"light": 21, "medium": 28, "dark": 11}
# Black, and the six accents of Office's theme.
_ACCENTS = (0x000000, 0x4472C4, 0xED7D31, 0xA5A5A5, 0xFFC000, 0x5B9BD5, 0x70AD47)
_WHITE, _GRAY = 0xFFFFFF, 0xD9D9D9


class _Colors(NamedTuple):
    """What a style paints: fills and the colours of letters."""

    header: int = NO_FILL
    header_text: int = AUTOMATIC
    body: int = NO_FILL
    stripe: int = NO_FILL
    text: int = AUTOMATIC


@dataclass(frozen=True)
class Look:
    """The style of a table and which of its parts it marks; Excel's defaults."""

    style: str = DEFAULT_STYLE
    row_stripes: bool = True
    column_stripes: bool = False
    first_column: bool = False
    last_column: bool = False


@dataclass
class Kept:
    """What a book's tables were given since it was opened, by their names.

    Calc has no place for it: a file's table has forgotten its style.
    """

    looks: dict[str, Look] = field(default_factory=dict)
    headers: dict[str, list[str]] = field(default_factory=dict)


def kept(table: "Table") -> Kept:
    """What is kept of the tables of this one's book."""
    found: Kept = table.sheet.book.kept("tables", Kept)
    return found


def renamed(table: "Table", old: str, new: str) -> None:
    """Let what is kept follow a table's new name."""
    for held in (kept(table).looks, kept(table).headers):
        if old in held:
            held[new] = held.pop(old)  # type: ignore[assignment]


def look_of(table: "Table") -> Look:
    """The look that a table was given.

    Raises:
        NotImplementedError: it comes from a file.
    """
    look = kept(table).looks.get(table.name)
    if look is None:
        unsupported(
            "The style of a table that comes from a file",
            "LibreOffice 7.4 forgets it; set Table.table_style to have one.",
        )
    return look


def give(table: "Table", **changes: Any) -> None:
    """Change the look of a table and paint it.

    Raises:
        ValueError: no such style.
    """
    # A file's table gets the style of a new one, unless the change says which.
    look = replace(kept(table).looks.get(table.name, Look()), **changes)
    colors = _colors(look.style)
    with table.sheet.writable(table.range):
        _paint(table, look, colors)
    kept(table).looks[table.name] = look


def _colors(style: str) -> _Colors:
    if not style:
        return _Colors()
    match = _NAME.fullmatch(style)
    number = int(match[2]) if match else 0
    if match is None or not 1 <= number <= _MOST[match[1].lower()]:
        raise ValueError(
            f"{style!r} is no table style: TableStyleLight1 to 21, Medium1 to 28, "
            "Dark1 to 11."
        )
    family, accent = divmod(number - 1, 7)
    color = _ACCENTS[accent]
    pale, paler = _tint(color, 60), _tint(color, 80)
    kind = match[1].lower()
    if kind == "dark":
        body = _tint(color, 10 if family == 0 else 80)
        stripe = _tint(color, 25 if family == 0 else 60)
        text = _WHITE if family == 0 else AUTOMATIC
        return _Colors(0x000000, _WHITE, body, stripe, text)
    if kind == "light":
        filled = family == 1
        header = (color, _WHITE) if filled else (NO_FILL, AUTOMATIC)
        return _Colors(*header, NO_FILL, NO_FILL if filled else paler)
    plain, dense, gray = _Colors(color, _WHITE, NO_FILL, paler), paler, _GRAY
    return (
        plain,
        _Colors(color, _WHITE, dense, pale),
        _Colors(color, _WHITE, NO_FILL, gray),
        _Colors(dense, AUTOMATIC, dense, pale),
    )[family]


def _tint(color: int, share: int) -> int:
    """The colour so many hundredths of the way to white."""
    parts = (color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF)
    red, green, blue = (round(part + (255 - part) * share / 100) for part in parts)
    return red << 16 | green << 8 | blue


def _paint(table: "Table", look: Look, colors: _Colors) -> None:
    whole, body = table.area, table.body_area
    header = [Area(whole.row, whole.column, 1, whole.columns)] * table.show_headers
    totals = Area(body.row + body.rows, whole.column, 1, whole.columns)
    every_other = [
        Area(body.row + at, body.column, 1, body.columns)
        for at in range(0, body.rows, 2)
    ]
    columns = [
        Area(body.row, body.column + at, body.rows, 1)
        for at in range(0, body.columns, 2)
    ]
    bold = [totals] * table.show_totals
    if body.rows:
        edge = body._replace(columns=1)
        bold += [edge] * look.first_column
        last = edge._replace(column=body.column + body.columns - 1)
        bold += [last] * look.last_column
    _set(table, [whole], CellBackColor=colors.body, CharColor=colors.text)
    _set(table, [whole], **_weight(NORMAL))
    _set(table, columns * look.column_stripes, CellBackColor=colors.stripe)
    _set(table, every_other * look.row_stripes, CellBackColor=colors.stripe)
    _set(table, header, CellBackColor=colors.header, CharColor=colors.header_text)
    _set(table, [*header, *bold] if look.style else [], **_weight(BOLD))


def _weight(weight: float) -> dict[str, float]:
    return {f"CharWeight{script}": weight for script in SCRIPTS}


def _set(table: "Table", areas: list[Area], **values: Any) -> None:
    """Set properties of many areas at once."""
    areas = [area for area in areas if area.rows]
    if not areas:
        return
    sheet = table.sheet
    cells = sheet.book.uno.createInstance("com.sun.star.sheet.SheetCellRanges")
    cells.addRangeAddresses(
        tuple(sheet.range(tuple(area)).uno.RangeAddress for area in areas), False
    )
    for name, value in values.items():
        cells.setPropertyValue(name, value)
