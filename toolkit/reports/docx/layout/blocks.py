"""Paragraphs and tables, as XML: what documents and templates are put together from.

Texts may hold fields («{{ co_quan }}»); a line break in them is one in the paragraph.
"""

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from toolkit.reports.docx.layout.balanced import balanced
from toolkit.reports.docx.layout.sizes import TEXT_WIDTH, mm, twips
from toolkit.reports.docx.layout.styles import OFFICE_SIZE, size

NARROW_RULE, LETTERHEAD = 25, (68, 92)
"""Millimetres: the rule below an office's name, the two columns of the letterhead."""


class Looks(NamedTuple):
    """What differs from the style; sizes in points, None: as the style says."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    align: str | None = None
    before: float | None = None
    after: float | None = None
    keep_next: bool = False
    new_page: bool = False


PLAIN = Looks()


class Column(NamedTuple):
    """A column of a list: its heading, width in millimetres, what stands in each row.

    `align`: left, center, right. `total` stands in the row below the list.
    """

    head: str
    width: float
    text: str
    align: str = "left"
    total: str = ""


def paragraph(text: str = "", style: str = "NoiDung", looks: Looks = PLAIN) -> str:
    """One paragraph; empty text makes an empty one."""
    return f"<w:p>{_paragraph_looks(style, looks)}{_run(text, looks)}</w:p>"


def heading(text: str, level: int = 1) -> str:
    """A heading of level 1 to 3, which Word lists in its navigation."""
    return paragraph(text, f"Heading{level}")


def rule(width: float, of: float) -> str:
    """A line of `width` mm, centred in `of` mm.

    It is the upper border of an empty paragraph two points high: an underline would
    be as long as the words, a border of the text as wide as the column.
    """
    side = mm((of - width) / 2)
    return (
        '<w:p><w:pPr><w:keepNext/><w:pBdr><w:top w:val="single" w:sz="6" w:space="0"'
        ' w:color="000000"/></w:pBdr><w:spacing w:before="40" w:after="0" w:line="40"'
        f' w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def columns(widths: Sequence[float], cells: Sequence[str]) -> str:
    """A row of texts side by side, without lines; `cells` hold whole paragraphs.

    It stays on one page.
    """
    row = "".join(_cell(width, cell) for width, cell in zip(widths, cells, strict=True))
    no_margins = (
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar>"
    )
    return (
        _table_start(widths, "", no_margins)
        + f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl>"
    )


def office_lines(text: str, *, bold: bool = False) -> str:
    """The name of an office as the letterhead breaks it into lines."""
    return balanced(text, LETTERHEAD[0], OFFICE_SIZE, bold=bold)


def letterhead(superior: str, office: str, number: str, place_and_date: str) -> str:
    """The two columns on top of the first page, with their rules."""
    left, right = LETTERHEAD
    nation = "Cộng hòa xã hội chủ nghĩa Việt Nam"
    office_side = (
        paragraph(superior, "CoQuanChuQuan")
        + paragraph(office, "CoQuan")
        + rule(NARROW_RULE, left)
        + paragraph(number, "SoKyHieu")
    )
    nation_side = (
        paragraph(nation, "QuocHieu")
        + paragraph("Độc lập - Tự do - Hạnh phúc", "TieuNgu")
        + rule(62, right)
        + paragraph(place_and_date, "DiaDanh")
    )
    return columns(LETTERHEAD, (office_side, nation_side))


def title(kind: str, subject: str) -> str:
    """«BÁO CÁO» and what it is about, with the rule below."""
    return (
        paragraph(kind, "TenLoai")
        + paragraph(subject, "TrichYeu")
        + rule(50, TEXT_WIDTH)
        + paragraph("", "Normal", Looks(size=6, after=6))
    )


def signature(recipients: Sequence[str], capacity: Sequence[str], signer: str) -> str:
    """Who gets it on the left, who signs on the right; never parted by a page."""
    left = paragraph("Nơi nhận:", "NoiNhan") + "".join(
        paragraph(line, "NoiNhanDong") for line in recipients
    )
    right = "".join(paragraph(line, "ChucVu") for line in capacity)
    right += paragraph("", "NguoiKy") * 4 + paragraph(signer, "NguoiKy")
    return columns((78, TEXT_WIDTH - 78), (left, right))


def caption(text: str) -> str:
    """The name of a table or a chart, kept with what stands below it."""
    return paragraph(text, "TenBang")


def table(
    listed: Sequence[Column], rows: Sequence[Sequence[str]], bold_rows: int = 0
) -> str:
    """A table with its head repeated on each page; the last `bold_rows` are bold."""
    plain = len(rows) - bold_rows
    body = "".join(
        _row(listed, row, bold=number >= plain) for number, row in enumerate(rows)
    )
    return _headed(listed) + body + "</w:tbl>"


def loop_table(listed: Sequence[Column], each: str, over: str) -> str:
    """A table of a template: one row for each of a list, `each` in the texts.

    Where a column has a `total`, a bold row with the totals follows.
    """
    totals = ""
    if any(column.total for column in listed):
        totals = _row(listed, [column.total for column in listed], bold=True)
    return (
        _headed(listed)
        + _order_row(listed, f"{{%tr for {each} in {over} %}}")
        + _row(listed, [column.text for column in listed])
        + _order_row(listed, "{%tr endfor %}")
        + totals
        + "</w:tbl>"
    )


def only_if(condition: str, blocks: str) -> str:
    """Blocks of a template that are there only where a field holds something."""
    return (
        paragraph(f"{{%p if {condition} %}}", "Normal")
        + blocks
        + paragraph("{%p endif %}", "Normal")
    )


def _run(text: str, looks: Looks) -> str:
    if not text:
        return ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{_run_looks(looks)}{lines}</w:r>"


def _run_looks(looks: Looks) -> str:
    inside = (
        _switched("b", looks.bold)
        + _switched("i", looks.italic)
        + (size(looks.size) if looks.size else "")
    )
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _switched(name: str, on: bool | None) -> str:
    if on is None:
        return ""
    off = "" if on else ' w:val="0"'
    return f"<w:{name}{off}/><w:{name}Cs{off}/>"


def _paragraph_looks(style: str, looks: Looks) -> str:
    spacing = "".join(
        f' w:{name}="{twips(points)}"'
        for name, points in (("before", looks.before), ("after", looks.after))
        if points is not None
    )
    inside = (
        (f'<w:pStyle w:val="{style}"/>' if style != "Normal" else "")
        + ("<w:keepNext/>" if looks.keep_next else "")
        + ("<w:pageBreakBefore/>" if looks.new_page else "")
        + (f"<w:spacing{spacing}/>" if spacing else "")
        + (f'<w:jc w:val="{looks.align}"/>' if looks.align else "")
    )
    mark = _run_looks(looks)  # of the paragraph's own end: it makes an empty one small
    return f"<w:pPr>{inside}{mark}</w:pPr>" if inside or mark else ""


def _table_start(widths: Sequence[float], style: str, more: str = "") -> str:
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    grid = "".join(f'<w:gridCol w:w="{mm(width)}"/>' for width in widths)
    total = sum(mm(width) for width in widths)
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{more}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _cell(width: float, paragraphs: str, more: str = "") -> str:
    # LibreOffice and Word go by the width of each cell, not by the grid alone.
    width_of = f'<w:tcW w:w="{mm(width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width_of}{more}</w:tcPr>{paragraphs}</w:tc>"


def _headed(listed: Sequence[Column]) -> str:
    cells = "".join(
        _cell(
            column.width,
            paragraph(column.head, "DauBang"),
            '<w:vAlign w:val="center"/>',
        )
        for column in listed
    )
    start = _table_start([column.width for column in listed], "TableGrid")
    looks = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    return f"{start}<w:tr>{looks}{cells}</w:tr>"


def _row(listed: Sequence[Column], texts: Sequence[str], *, bold: bool = False) -> str:
    cells = "".join(
        _cell(
            column.width,
            paragraph(text, "Bang", Looks(bold=bold or None, align=column.align)),
        )
        for column, text in zip(listed, texts, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _order_row(listed: Sequence[Column], order: str) -> str:
    texts = [order, *[""] * (len(listed) - 1)]
    return _row(listed, texts)
