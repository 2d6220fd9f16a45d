"""The guide for clerks: a sheet in every workbook, and what `thidua guide` prints."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # `thidua guide` prints text and must not need XlsxWriter.
    from xlsxwriter.worksheet import Worksheet

    from toolkit.parts.making.styles import Styles

SCORING = "guide.txt"
AUTHORING = "guide_rubric.txt"
AWARDS = "guide_awards.txt"
YEAR = "guide_year.txt"
WHOLE = (SCORING, AWARDS)
"""What concerns every clerk, in the order in which `thidua guide` prints it."""

INK_SAMPLE = "chữ"
"""What a colour of letters is shown on."""

_LINE = re.compile(
    r"(?P<mark>\#\#?|\d+\.|-|\[\w+\])\s+(?P<text>.+)",
)


class GuideLine(NamedTuple):
    """A line: `mark` is «#», «##», «1.», «-», «[colour]», or "" for a blank line."""

    mark: str
    text: str


def guide_lines(name: str = SCORING) -> tuple[GuideLine, ...]:
    """The guide, line by line."""
    raw = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tuple(_line(text) for text in raw.splitlines())


def _line(text: str) -> GuideLine:
    match = _LINE.fullmatch(text)
    return GuideLine(match["mark"], match["text"]) if match else GuideLine("", text)


def guide_text(name: str = SCORING) -> str:
    """The guide as plain text."""
    words = {
        "missing": "Xanh nhạt",
        "head": "Xanh đậm",
        "closed": "Xám",
        "green_ink": "Chữ xanh lá",
        "red_ink": "Chữ đỏ",
        "orange_ink": "Chữ cam",
        "blue_ink": "Chữ xanh",
    }
    lines = []
    for mark, text in guide_lines(name):
        if mark.startswith("#"):
            lines.append(text)
        elif mark.startswith("["):
            lines.append(f"   {words[mark[1:-1]] + ':':<13}{text}")
        else:
            lines.append(f"{mark:>2} {text}".rstrip())
    return "\n".join(lines)


def write_guide(sheet: "Worksheet", formats: "Styles", name: str = SCORING) -> None:
    """The guide as a sheet that prints on one page."""
    from toolkit.parts.making import styles
    from toolkit.parts.making.book import set_height
    from toolkit.parts.records import text_size as metrics

    fills = {
        "missing": styles.MISSING,
        "head": styles.REQUIRED_HEAD,
        "closed": styles.CLOSED,
    }
    inks = {
        "green_ink": styles.GREEN_INK,
        "red_ink": styles.RED_INK,
        "orange_ink": styles.ORANGE_INK,
        "blue_ink": styles.BLUE_INK,
    }
    narrow, wide = 6.0, 92.0
    sheet.set_column(0, 0, narrow)
    sheet.set_column(1, 1, wide)
    mark_look = formats.get(bold=True, align="right", valign="top")
    body = formats.get(text_wrap=True, valign="top", indent=1)
    for row, (mark, text) in enumerate(guide_lines(name)):
        if mark.startswith("#"):
            size = 15 if mark == "#" else 13
            ink = "#1F4E79"
            look = formats.get(bold=True, font_size=size, font_color=ink)
            sheet.write_string(row, 0, text, look)
            set_height(sheet, row, 26 if mark == "#" else 22)
            continue
        if mark[1:-1] in inks:
            ink = inks[mark[1:-1]]
            shown = formats.boxed(bold=True, align="center", font_color=ink)
            sheet.write_string(row, 0, INK_SAMPLE, shown)
        elif mark.startswith("["):
            sheet.write_blank(row, 0, None, formats.boxed(bg_color=fills[mark[1:-1]]))
        elif mark:
            sheet.write_string(row, 0, "•" if mark == "-" else mark, mark_look)
        sheet.write_string(row, 1, text, body)
        px = metrics.column_px(wide)
        lines = metrics.lines_needed(text, px, styles.SIZE, indent=1)
        height = lines * metrics.line_points(styles.SIZE) + 4 if text else 8
        set_height(sheet, row, height)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
