"""Copying cells to another place, whole or in part; a clipboard of our own."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from toolkit.calc import block_formulas, blocks
from toolkit.calc.addresses import Area
from toolkit.calc.encoding import rectangles
from toolkit.calc.errors import CalcError, unsupported
from toolkit.calc.formula import shifted
from toolkit.calc.values import ERRORS, Rect

if TYPE_CHECKING:
    from toolkit.calc.ranges import Range

_KINDS = ("all", "values", "formulas", "formats")


def copy(cells: "Range", destination: Any) -> None:
    """Copy all of the cells to a place, or keep them in mind for `paste`.

    The office's own clipboard is the user's and stays untouched.
    """
    if destination is None:
        cells.sheet.book.app.copied = cells
    else:
        copy_from(destination.impl, cells, "all", False, False)


def paste(
    target: "Range",
    paste: str | None,
    operation: str | None,
    skip_blanks: bool,
    transpose: bool,
) -> None:
    """Put here what `Range.copy()` kept in mind.

    Raises:
        CalcError: nothing was copied by this program.
    """
    source = target.sheet.book.app.copied
    if source is None:
        raise CalcError("Nothing was copied: call source.copy() first.")
    if operation is not None:
        unsupported("Range.paste(operation=…)", "Compute the values, then write them.")
    copy_from(target, source, paste or "all", skip_blanks, transpose)


def copy_from(
    target: "Range", source: "Range", kind: str, skip_blanks: bool, transpose: bool
) -> None:
    """Copy to the target's first cell: all, values, formulas or formats.

    Blanks are skipped as Excel does it: their cells are not touched at all.

    Raises:
        NotImplementedError: another kind, or formulas that were to be turned.
    """
    if kind not in _KINDS:
        unsupported(f"Copying {kind!r}", f"Copy one of: {', '.join(_KINDS)}.")
    if not skip_blanks and not transpose:
        _copy_part(target, source, kind)
        return
    data, formulas = block_formulas.contents(source)
    if transpose and formulas and kind != "values":
        unsupported(
            f"Copying {kind!r} with transpose where there are formulas",
            "Copy the values so.",
        )
    filled = {(y, x) for y, x, _ in formulas}
    filled |= {(y, x) for y, row in enumerate(data) for x, v in enumerate(row) if v}
    every = {(y, x) for y, row in enumerate(data) for x in range(len(row))}
    cells = filled if skip_blanks else every
    # What is turned goes cell by cell: nothing in Calc's API turns a block.
    parts = [Rect(y, x, y + 1, x + 1) for y, x in sorted(cells)]
    for top, left, bottom, right in parts if transpose else rectangles(cells):
        down, along = (left, top) if transpose else (top, left)
        place = Area(target.row + down, target.column + along, 1, 1)
        size = bottom - top, right - left
        part = source.at(Area(source.row + top, source.column + left, *size))
        _copy_part(target.at(place), part, kind)


def _copy_part(target: "Range", source: "Range", kind: str) -> None:
    room = target.at(Area(target.row, target.column, *source.shape))
    copiers: dict[str, Callable[[Range, Range], None]] = {
        "all": _copy_all,
        "values": _copy_values,
        "formulas": _copy_formulas,
        "formats": _copy_formats,
    }
    with target.sheet.writable(room):
        copiers[kind](room, source)


def _copy_all(room: "Range", source: "Range") -> None:
    place = room.first_address()
    here, there = room.sheet.book.uno, source.sheet.book.uno
    if here.RuntimeUID == there.RuntimeUID:
        room.sheet.uno.copyRange(place, source.uno.getRangeAddress())
        return
    # Between books whole sheets alone are copied: over one that goes again.
    number = here.Sheets.importSheet(there, source.sheet.name, here.Sheets.Count)
    guest = here.Sheets.getByIndex(number)
    area = source.uno.getRangeAddress()
    area.Sheet = number
    try:
        room.sheet.uno.copyRange(place, area)
    finally:
        here.Sheets.removeByName(guest.Name)


def _copy_formulas(room: "Range", source: "Range") -> None:
    """Their relative references move along, as Excel's do."""
    down, right = room.row - source.row, room.column - source.column
    data, formulas = block_formulas.contents(source)
    moved = [(y, x, shifted(text, down, right)) for y, x, text in formulas]
    blocks.put(room, data, moved)


def _copy_formats(room: "Range", source: "Range") -> None:
    """Calc copies formats only together with contents: those come back after."""
    data, formulas = block_formulas.contents(room)
    _copy_all(room, source)
    blocks.put(room, data, formulas)


def _copy_values(room: "Range", source: "Range") -> None:
    rows = blocks.rows_of(source, dates_as_numbers=True)
    blocks.write(room, [[_constant(value) for value in row] for row in rows])


def _constant(value: Any) -> Any:
    """What writes just this value: no text is read as a number or a formula."""
    if type(value) is str and value:
        return "'" + value
    return f"={ERRORS[value]}" if type(value) is int else value
