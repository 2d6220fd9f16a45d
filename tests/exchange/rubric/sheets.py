"""Scoring tables as small grids, written as the files that offices send."""

import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from xlsxwriter import Workbook

from toolkit.exchange.rubric.opening import open_tables
from toolkit.exchange.rubric.understanding import understand
from toolkit.exchange.rubric.understood import Understood
from toolkit.model.numbers import vi
from toolkit.model.rubric import RubricTree
from toolkit.model.scorecard import Scorecard
from toolkit.scoring.engine import score

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Layout(NamedTuple):
    """A sheet: its rows, cells parted by «|», a number where it reads as one.

    `merges`: areas. `rubric`: what must come of it, an item a line; `totals`: of each
    round that was filled in. `told`: codes that must be told, and no others.
    """

    name: str
    rows: str
    rubric: str
    told: tuple[str, ...] = ()
    totals: str = ""
    merges: tuple[str, ...] = ()


def cells_of(rows: str) -> list[list[Any]]:
    """«1 | Tốt | 10» → [1.0, "Tốt", 10.0]; «'5» is the text «5», « / » a new line."""
    return [
        [_value(cell.strip()) for cell in row.split("|")]
        for row in rows.strip("\n").split("\n")
    ]


def _value(text: str) -> Any:
    if text.startswith("'"):
        return text[1:]
    try:
        return float(text)
    except ValueError:
        return text.replace(" / ", "\n") or None


def bounds(area: str) -> tuple[int, int, int, int]:
    """An area as (top, left, bottom, right), from 0."""
    left, top, right, bottom = openpyxl.utils.range_boundaries(area)
    return top - 1, left - 1, bottom - 1, right - 1


def as_xlsx(layout: Layout, folder: Path, *, font: str = "") -> Path:
    """The layout as a workbook of Excel."""
    path = folder / "bang.xlsx"
    book = Workbook(str(path))
    look = book.add_format({"font_name": font} if font else {})
    sheet = book.add_worksheet("Chấm điểm")
    rows = cells_of(layout.rows)
    for area in layout.merges:
        top, left, bottom, right = bounds(area)
        sheet.merge_range(top, left, bottom, right, "", look)
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value is not None:
                sheet.write(row, column, value, look)
    book.close()
    return path


def as_xls(layout: Layout, folder: Path, *, font: str = "Arial") -> Path:
    """The layout as an old workbook."""
    path = folder / "bang.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet("Chấm điểm")
    style = xlwt.XFStyle()
    style.font.name = font
    rows = cells_of(layout.rows)
    merged = {bounds(area)[:2]: bounds(area) for area in layout.merges}
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if (row, column) in merged:
                top, left, bottom, right = merged[row, column]
                sheet.write_merge(top, bottom, left, right, value, style)
            elif value is not None:
                sheet.write(row, column, value, style)
    book.save(str(path))
    return path


def as_docx(layout: Layout, folder: Path, *, above: Sequence[str] = ()) -> Path:
    """The layout as the one table of a Word document."""
    body = "".join(map(paragraph, above)) + table(
        [[shown(v) for v in row] for row in cells_of(layout.rows)], layout.merges
    )
    return docx(folder / "bang.docx", body)


def as_text(layout: Layout, folder: Path) -> Path:
    """The layout as it is pasted: cells parted by tabs."""
    path = folder / "bang.txt"
    rows = ("\t".join(map(shown, row)) for row in cells_of(layout.rows))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def shown(value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, float):
        return vi(Decimal(str(value)))
    return "" if value is None else str(value).replace("\n", " ")


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run; `properties` go into its pPr."""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{lines}</w:r></w:p>"


def table(rows: Sequence[Sequence[str]], merges: Sequence[str] = ()) -> str:
    """A table of Word; cells merged across and down."""
    areas = [bounds(area) for area in merges]
    width = max(map(len, rows))
    found = ""
    for row, cells in enumerate(rows):
        found += "<w:tr>"
        column = 0
        while column < width:
            across, merge = 1, ""
            for top, left, bottom, right in areas:
                if top <= row <= bottom and column == left:
                    across = right - left + 1
                    down = "restart" if row == top else "continue"
                    merge = f'<w:vMerge w:val="{down}"/>' if bottom > top else ""
            text = cells[column] if column < len(cells) else ""
            found += f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/>{merge}</w:tcPr>'
            found += f"{paragraph(text)}</w:tc>"
            column += across
        found += "</w:tr>"
    return f"<w:tbl>{found}</w:tbl>"


def docx(path: Path, body: str, **parts: str) -> Path:
    """A document of this body; `parts`: «numbering», «styles»."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{types}"/>')
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
        for name, xml in parts.items():
            file.writestr(f"word/{name}.xml", xml)
    return path


def read(path: Path, sheet: str = "") -> Understood:
    """What is understood of a file."""
    return understand(open_tables(path, sheet), path.stem)


def rubric_shown(found: Understood) -> str:
    """The rubric, an item a line: code, points, kind, the points of its lines."""
    lines = []
    for one in found.rubric.criteria:
        words = [one.id, vi(one.standard_points), one.kind.value]
        if one.lines:
            words.append("/".join(vi(line.points) for line in one.lines))
        if one.floor:
            words.append(f"floor {vi(one.floor)}")
        if one.most_added is not None:
            words.append(f"most {vi(one.most_added)}")
        if one.points_per_event:
            words.append(f"each {vi(one.points_per_event)}")
        lines.append(" ".join(words))
    return "\n".join(lines)


def totals_shown(found: Understood) -> str:
    """«self 95, appraised 93»; "" where nobody filled it in."""
    if not found.complete or not found.entries:
        return ""
    card = Scorecard(found.rubric.id, "", None, found.entries)
    rounds = score(RubricTree(found.rubric), card).rounds
    return ", ".join(f"{r.value} {vi(one.total)}" for r, one in rounds.items())


def codes(found: Understood) -> tuple[str, ...]:
    """The codes that were told, each once, in order."""
    return tuple(sorted({one.code for one in found.findings}))
