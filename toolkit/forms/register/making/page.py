"""What the sheets of the register share: heading, header, lines, paper, view."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.xlsx.cells.address import a1, letters

HEADING_SIZE = 14
NOTE_ROW = 2
FREE_ROW = 3
"""Where buttons stand, if there are any."""

START = (
    ("Cách dùng: xem trang «Hướng dẫn»", "td_guide"),
    ("Bắt đầu từ trang «Quy tắc»", "td_set_office"),
)
"""What every sheet to fill points at: texts, and names of cells."""
_LINK, _LINK_GAP = "#0563C1", 12

TAB_INPUT, TAB_COMPUTED, TAB_RECORD = "#FFC000", "#1F4E79", "#7F7F7F"
"""Colours of the tabs: to fill, computed, records and help."""
REQUIRED_HEAD = "#B8CCE4"
"""The header of a column that must not stay empty."""


def write_heading(sheet: Worksheet, formats: Styles, heading: str, note: str) -> None:
    """The heading in row 1, the note in row 2."""
    look = formats.get(bold=True, font_size=HEADING_SIZE)
    sheet.write_string(0, 0, heading, look)
    set_height(sheet, 0, 24)
    small = formats.get(italic=True, font_color=styles.GREY)
    sheet.write_string(NOTE_ROW - 1, 0, note, small)


def write_start(
    sheet: Worksheet,
    formats: Styles,
    widths: Sequence[float],
    row: int,
    column: int,
    start: Sequence[tuple[str, str]] = START,
) -> None:
    """Links to the guide and to the sheet that is filled first, from a cell on.

    Each stands in one cell and runs over the empty ones on its right; `widths` are
    those of the sheet's columns.
    """
    look = formats.get(font_color=_LINK, underline=1, font_size=styles.SMALL)
    for text, place in start:
        sheet.write_url(row - 1, column - 1, f"internal:{place}", look, text)
        px = metrics.text_px(text, styles.SMALL) + _LINK_GAP
        while px > 0 and column <= len(widths):
            px -= metrics.column_px(widths[column - 1])
            column += 1


def write_header(
    sheet: Worksheet,
    formats: Styles,
    row: int,
    left: int,
    captions: Sequence[tuple[str, float, bool]],
) -> None:
    """A header row from a column on: (caption, width, whether it stands out)."""
    lines = 1
    for at, (caption, width, strong) in enumerate(captions, left - 1):
        fill = REQUIRED_HEAD if strong else styles.HEADER
        look = formats.boxed(bold=True, align="center", text_wrap=True, bg_color=fill)
        sheet.write_string(row - 1, at, caption, look)
        px = metrics.column_px(width)
        needed = metrics.lines_needed(caption, px, styles.SIZE, bold=True)
        lines = max(lines, needed)
    set_height(sheet, row - 1, max(24, lines * metrics.line_points(styles.SIZE) + 6))


class Area:
    """Rows under a header, from its first cell to its last; rows and columns from 1."""

    def __init__(
        self, sheet: Worksheet, first: tuple[int, int], last: tuple[int, int]
    ) -> None:
        self.sheet = sheet
        self.first = first
        self.last = last

    def columns_but(self, *others: int) -> str:
        """The area without some columns, as a list of rectangles."""
        runs: list[list[int]] = []
        for column in range(self.first[1], self.last[1] + 1):
            if column in others:
                continue
            if runs and runs[-1][1] == column - 1:
                runs[-1][1] = column
            else:
                runs.append([column, column])
        top, bottom = self.first[0], self.last[0]
        return " ".join(f"{a1(top, a)}:{a1(bottom, b)}" for a, b in runs)

    def column(self, at: int) -> str:
        """One column of the area."""
        return f"{a1(self.first[0], at)}:{a1(self.last[0], at)}"

    def started(self) -> str:
        """The condition that a row holds anything, for rules of formats."""
        row = self.first[0]
        cells = f"${letters(self.first[1])}{row}:${letters(self.last[1])}{row}"
        return f"COUNTA({cells})>0"

    def rule(self, cells: str, criteria: str, look: Format) -> None:
        """Give cells a look on a condition; an earlier rule wins over a later one.

        LibreOffice shows one rule a cell where areas overlap: rules that may meet must
        be given for the very same cells.
        """
        options: dict[str, Any] = {
            "type": "formula",
            "criteria": f"={criteria}",
            "format": look,
            "multi_range": cells,
            "stop_if_true": True,
        }
        first = cells.split(maxsplit=1)[0].partition(":")[0]
        self.sheet.conditional_format(first, options)


def lined(formats: Styles, fill: str = "", ink: str = "", **more: Any) -> Format:
    """The look of a row that holds something: lines all round, perhaps a colour."""
    return formats.signal(fill, ink, border=1, border_color=styles.LINE, **more)


def set_page(sheet: Worksheet, *, head_row: int = 0) -> None:
    """A4 landscape, one page wide, the header on every page, no grid on screen."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
    sheet.fit_to_pages(1, 0)
    if head_row:
        sheet.repeat_rows(head_row - 1)
    sheet.hide_gridlines(2)
    sheet.set_zoom(90)
