"""Rows of a sheet that belongs to the toolkit, replaced from one row down."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import Cell, Sheet, Written
from toolkit.xlsx.cells.place import Spot, SpotKey
from toolkit.xlsx.cells.regions import region_of
from toolkit.xlsx.edit.cell import SHORT, cell_end, escape
from toolkit.xlsx.edit.kept import PLAIN, stored, written
from toolkit.xlsx.edit.made_rows import Heights, MadeRows, WrittenRow
from toolkit.xlsx.edit.splice import (
    Element,
    Part,
    Splice,
    apply,
    attribute,
    bounds_ref,
    children,
    dimension,
    pieces,
)

Links = Mapping[Spot, str]

# LibreOffice cuts wrapped text off in a row whose height is not called custom.
_HEIGHT = b' ht="%.2f" customHeight="1"'
_BELOW = re.compile(rb"""(?<!\s)\s+summaryBelow\s*=\s*["'][^"']*["']""")
_BELOW_NAME = re.compile(rb"^<(?:[\w.-]+:)?outlinePr")
_FOLDED = b' hidden="1" outlineLevel="1"'
_REMEMBERED = 4_000
"""Different values of which is kept how they are written: of names, years, units."""

# What the schema puts after <hyperlinks>.
_AFTER_LINKS = frozenset(
    {"printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks"}
    | {"colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"}
    | {"drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture"}
    | {"oleObjects", "controls", "AlternateContent", "webPublishItems"}
    | {"tableParts", "extLst"}
)


def replace_rows(
    data: bytes,
    sheet: Sheet,
    first_row: int,
    rows: Collection[WrittenRow],
    links: Links,
    heights: Heights,
    folded: Collection[int] = (),
    *,
    is_whole: bool = True,
) -> Iterator[bytes]:
    """A sheet part whose rows from `first_row` down are these, from column 1 on.

    Internal hyperlinks ((row, column) → location) replace those at or below
    `first_row`; merges that reach there go; <dimension> follows. A cell takes the
    style of the sheet's column; a row is as high as `heights` says, in points, else as
    high as its reader makes it. `folded` rows are hidden below the row above them, at
    outline level 1. `is_whole`: `sheet` has the cells above them, else the old
    <dimension> tells how far those reach. It is told piece by piece: a long sheet need
    not be held.
    """
    part = Part(data)
    styles = sheet.column_styles
    body = _rows(part.prefix, first_row, rows, styles, heights, folded)
    splices: list[Splice] = [(*span, b"") for span in part.spans_from(first_row)]
    if part.inner != part.end:
        splices.append((part.close, part.close, body))
    elif rows:
        opening, closing = part.opened()
        splices.append((part.start, part.end, chain([opening], body, [closing])))
    splices += _dimension(part, sheet, first_row, rows, is_whole)
    elements = list(part.children())
    splices += _merges(part, elements, first_row)
    splices += _links(part, elements, first_row, links)
    if folded:
        splices += _outlined(part, elements)
    return pieces(data, splices)


def without_rows(data: bytes, first_row: int) -> bytes:
    """A sheet part without its rows from `first_row` down: what is around them stays.

    Of a long sheet it takes no more than reading what starts its rows.
    """
    spans = spans_from(data, first_row)
    return apply(data, [(*span, b"") for span in spans]) if spans else data


def spans_from(data: bytes, first_row: int) -> list[tuple[int, int]]:
    """Where the rows of a sheet part from `first_row` down stand."""
    return Part(data).spans_from(first_row)


def internal_links(data: bytes) -> dict[SpotKey, str]:
    """The links of a sheet part to places in its own workbook, by (row, column)."""
    if b"hyperlink" not in data:
        return {}
    # Imported here: most sheets have no link, and its list of names is long.
    import html

    part = Part(data)
    found = {}
    for element in part.children():
        if element.name != "hyperlinks":
            continue
        for child in children(part.mask, element.inner, element.close):
            tag = part.data[child.start : child.inner]
            target = html.unescape(attribute(tag, b"location"))
            if target:
                area = region_of(attribute(tag, b"ref"), "")
                found[area.top, area.left] = target
    return found


def _rows(
    prefix: bytes,
    first_row: int,
    rows: Collection[WrittenRow],
    styles: Mapping[int, int],
    heights: Heights,
    folded: Collection[int],
) -> Iterator[bytes]:
    starts: list[tuple[int, bytes, bytes]] = []
    ends = _Ends(prefix)
    for number, values in enumerate(rows, first_row):
        starts += [
            _start(prefix, column, styles.get(column, 0))
            for column in range(len(starts) + 1, len(values) + 1)
        ]
        digits = b"%d" % number
        # The hot loop of a register's copies, a million cells: hence its form.
        inner = b"".join(
            [
                opening + digits + look + (end or b"/>")
                for (style, opening, look), value in zip(starts, values, strict=False)
                if (end := ends[value] if type(value) in PLAIN else ends.of(value))
                or style
            ]
        )
        if callable(heights):
            row_look = _HEIGHT % heights(values)
        else:
            row_look = _HEIGHT % heights[number] if number in heights else b""
        if number in folded:
            row_look += _FOLDED
        elif number + 1 in folded:
            row_look += b' collapsed="1"'
        yield b'<%brow r="%b"%b>%b</%brow>' % (prefix, digits, row_look, inner, prefix)


class _Ends(dict[Written, bytes]):
    """What stands behind the place of a plain cell, of each value met so far."""

    def __init__(self, prefix: bytes) -> None:
        self._prefix = prefix

    def __missing__(self, value: Written) -> bytes:
        if len(self) > _REMEMBERED:
            self.clear()
        self[value] = end = self.of(value)
        return end

    def of(self, value: Written) -> bytes:
        """The same of any cell; nothing for one that holds nothing."""
        text = value
        if isinstance(value, Cell) and value.formula is None:
            text = value.value
        if type(text) is str and len(text) <= SHORT:
            return _text_end(text, self._prefix)
        kept, formula, _ = written(value)
        if kept is None and formula is None:
            return b""
        return cell_end(formula, kept, self._prefix)


@lru_cache(maxsize=2048)
def _text_end(text: str, prefix: bytes) -> bytes:
    """The same of a short text: what one workbook is told the next one is told too."""
    kept = stored(text)
    return b"" if kept is None else cell_end(None, kept, prefix)


def _start(prefix: bytes, column: int, style: int) -> tuple[int, bytes, bytes]:
    """The style of a column's cells, and what stands before and behind their row."""
    look = b'" s="%d"' % style if style else b'"'
    return style, b'<%bc r="%b' % (prefix, letters(column).encode()), look


def _outlined(part: Part, elements: list[Element]) -> Iterator[Splice]:
    """What makes room for outline signs, and puts them at the row above what folds."""
    by_name = {element.name: element for element in elements}
    form = by_name.get("sheetFormatPr")
    if form is not None:
        tag = part.data[form.start : form.inner]
        if not attribute(tag, b"outlineLevelRow"):
            yield _with_attribute(form, tag, b' outlineLevelRow="1"')
    pr = by_name.get("sheetPr")
    sign = b'<%boutlinePr summaryBelow="0"/>' % part.prefix
    if pr is None:
        at = elements[0].start if elements else part.start
        yield at, at, b"<%bsheetPr>%b</%bsheetPr>" % (part.prefix, sign, part.prefix)
        return
    inside = {e.name: e for e in children(part.mask, pr.inner, pr.close)}
    if (own := inside.get("outlinePr")) is not None:
        tag = part.data[own.start : own.inner]
        kept = _BELOW.sub(b"", tag)
        yield own.start, own.inner, _BELOW_NAME.sub(rb'\g<0> summaryBelow="0"', kept)
    elif pr.inner == pr.end:
        opening = part.data[pr.start : pr.end].rstrip(b"/> \t\r\n")
        closed = b"%b>%b</%bsheetPr>" % (opening, sign, part.prefix)
        yield pr.start, pr.end, closed
    else:
        # The schema wants it behind the colour of the tab.
        colour = inside.get("tabColor")
        at = colour.end if colour else pr.inner
        yield at, at, sign


def _with_attribute(element: Element, tag: bytes, more: bytes) -> Splice:
    """The start tag of an element with one attribute more."""
    end = element.start + len(tag.rstrip(b"/> \t\r\n"))
    return end, end, more


def _dimension(
    part: Part,
    sheet: Sheet,
    first_row: int,
    rows: Collection[WrittenRow],
    is_whole: bool,
) -> list[Splice]:
    old = dimension(part)
    if old is None:
        return []
    if is_whole:
        kept = [place for place in sheet.cells if place[0] < first_row]
    else:
        try:
            reach = region_of(old[2].decode(), "")
        except ValueError:  # whole columns, say: it reaches far enough
            return []
        above = min(reach.bottom, first_row - 1)
        kept = [(reach.top, reach.left), (above, reach.right)] if above else []
    if isinstance(rows, MadeRows) and rows.width and rows:
        kept += [(first_row, 1), (first_row + len(rows) - 1, rows.width)]
        return [(old[0], old[1], bounds_ref(kept).encode())]
    first = last = widest = 0
    for number, row in enumerate(rows, first_row):
        if row:
            first, last, widest = first or number, number, max(widest, len(row))
    if first:
        kept += [(first, 1), (last, widest)]
    return [(old[0], old[1], bounds_ref(kept).encode())]


def _merges(part: Part, elements: list[Element], first_row: int) -> list[Splice]:
    """The splices that take out merges reaching `first_row`, and correct the count."""
    for element in elements:
        if element.name != "mergeCells":
            continue
        kept, gone = _by_row(part, element, first_row)
        if not kept:
            return [(element.start, element.end, b"")]
        if gone:
            opening = b'<%bmergeCells count="%d">' % (part.prefix, len(kept))
            removals = [(child.start, child.end, b"") for child in gone]
            return [(element.start, element.inner, opening), *removals]
    return []


def _by_row(
    part: Part, element: Element, first_row: int
) -> tuple[list[Element], list[Element]]:
    """The children of an element with a ref above `first_row`, and the others."""
    kept: list[Element] = []
    gone: list[Element] = []
    for child in children(part.mask, element.inner, element.close):
        ref = attribute(part.data[child.start : child.inner], b"ref")
        above = region_of(ref, "").bottom < first_row
        (kept if above else gone).append(child)
    return kept, gone


def _links(
    part: Part, elements: list[Element], first_row: int, links: Links
) -> list[Splice]:
    new = b"".join(
        b'<%bhyperlink ref="%b" location="%b"/>'
        % (part.prefix, place.a1.encode(), escape(links[place]).encode())
        for place in sorted(links)
    )
    name = part.prefix + b"hyperlinks"
    for element in elements:
        if element.name == "hyperlinks":
            kept, _ = _by_row(part, element, first_row)
            old = b"".join(part.data[child.start : child.end] for child in kept)
            body = b"<%b>%b</%b>" % (name, old + new, name) if old or new else b""
            return [(element.start, element.end, body)]
    if not new:
        return []
    end = part.mask.rindex(b"</")
    after = (e for e in elements if e.name in _AFTER_LINKS)
    at = next((element.start for element in after), end)
    return [(at, at, b"<%b>%b</%b>" % (name, new, name))]
