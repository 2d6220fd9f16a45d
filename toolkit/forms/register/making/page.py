"""What the sheets of the register share: heading, header, lines, paper, view."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.computed import Head
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import SIZE
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
_LETTERHEAD_PX = 380
"""Pixels that the names of two offices take."""

TAB_INPUT, TAB_COMPUTED, TAB_RECORD = "#FFC000", "#1F4E79", "#7F7F7F"
"""Colours of the tabs: to fill, computed, records and help."""

LEFT_MARGIN, RIGHT_MARGIN, TOP_MARGIN = 0.59, 0.39, 0.79
"""Inches: 15, 10 and 20 mm."""
NARROW_LEFT, NARROW_TOP = 0.39, 0.59
"""Of a sheet of many words: 10 mm at each side, 15 above and below."""
_LAST_ROW = 1_048_575


class Office(NamedTuple):
    """Whose register it is, as known when it is made."""

    superior: str = ""
    name: str = ""


def write_letterhead(
    sheet: Worksheet,
    formats: Styles,
    office: Office,
    widths: Sequence[float],
    room: int = _LETTERHEAD_PX,
) -> int:
    """The two offices in rows 1 and 2 of column A, live.

    The superior one in capitals, the own one in capitals, bold and underlined. Returns
    the first column that leaves them `room`; `widths` are those of the columns.
    """
    # The form of documents: Nghị định 30/2020/NĐ-CP, phụ lục I.
    plain, own = formats.get(), formats.get(bold=True, underline=1)
    of_superior, of_office = (f"=UPPER(td_set_{one})" for one in ("superior", "office"))
    sheet.write_formula(0, 0, of_superior, plain, office.superior.upper())
    sheet.write_formula(1, 0, of_office, own, office.name.upper())
    taken = 0
    for column, width in enumerate(widths, 1):
        if taken >= room:
            return column
        taken += metrics.column_px(width)
    return len(widths) + 1


def write_heading(
    sheet: Worksheet, formats: Styles, heading: str, note: str = "", column: int = 1
) -> None:
    """The heading in row 1, the note in row 2, both from a column on."""
    look = formats.get(bold=True, font_size=HEADING_SIZE)
    sheet.write_string(0, column - 1, heading, look)
    set_height(sheet, 0, 24)
    if note:
        small = formats.get(italic=True, font_color=styles.GREY)
        sheet.write_string(NOTE_ROW - 1, column - 1, note, small)


def write_start(
    sheet: Worksheet,
    formats: Styles,
    row: int,
    column: int,
    start: Sequence[tuple[str, str]] = START,
) -> None:
    """Links to the guide and to the sheet that is filled first, from a cell down."""
    look = formats.get(font_color=styles.LINK, underline=1, font_size=styles.SMALL)
    for at, (text, place) in enumerate(start, row - 1):
        sheet.write_url(at, column - 1, f"internal:{place}", look, text)


def write_empty(
    sheet: Worksheet,
    formats: Styles,
    head: Head,
    column: int,
    rows: tuple[int, int],
) -> None:
    """The cells of a column that an office fills, from a row to a row.

    `column` counts from 0, as XlsxWriter does; the rows count from 1.
    """
    look: dict[str, Any] = {
        "align": "center" if head.centred else "left",
        "text_wrap": True,
        "font_size": SIZE,
        "locked": False,
    }
    if head.shows:
        look["num_format"] = head.shows
    first, last = rows
    for line in range(first, last + 1):
        sheet.write_blank(line - 1, column, None, formats.boxed(**look))


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
        fill = styles.REQUIRED_HEAD if strong else styles.HEADER
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


def set_page(
    sheet: Worksheet,
    *,
    head_row: int = 0,
    columns: int = 0,
    colour: bool = False,
    narrow: bool = False,
) -> None:
    """A4 landscape, one page wide, the header on every page, no grid on screen.

    `columns`: how many of the first columns go on paper, 0 for all; `colour`: what is
    printed keeps its colours (in Excel; LibreOffice always keeps them); `narrow`: the
    margins are, so that more goes on a page.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    left = NARROW_LEFT if narrow else LEFT_MARGIN
    top = NARROW_TOP if narrow else TOP_MARGIN
    sheet.set_margins(left=left, right=RIGHT_MARGIN, top=top, bottom=top)
    if columns:
        # Whole columns: of any other area Excel prints the empty rows too.
        sheet.print_area(0, 0, _LAST_ROW, columns - 1)
    if not colour:
        sheet.print_black_and_white()
    sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
    sheet.fit_to_pages(1, 0)
    if head_row:
        sheet.repeat_rows(head_row - 1)
    sheet.hide_gridlines(2)
    sheet.set_zoom(90)
