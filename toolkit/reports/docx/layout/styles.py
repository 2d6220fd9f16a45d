"""The styles of our documents, which an office may change in Word."""

from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from toolkit.reports.docx.layout.sizes import mm, twips

FONT = "Times New Roman"
BODY_SIZE = 14
OFFICE_SIZE = 13
NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Style(NamedTuple):
    """A paragraph style. Sizes in points, `first_line` in millimetres, `line` in lines.

    `id` is how a document names it, `name` what Word lists.
    """

    id: str
    name: str
    size: float = BODY_SIZE
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    first_line: float = 0
    keep_next: bool = False
    outline: int = 0


# Appendix I of the decree on clerical work, as `layout/page.py` says of the page.
STYLES = (
    Style("Heading1", "heading 1", bold=True, before=6, after=6, first_line=12.7,
          keep_next=True, outline=1),
    Style("Heading2", "heading 2", bold=True, before=6, after=6, first_line=12.7,
          keep_next=True, outline=2),
    Style("Heading3", "heading 3", bold=True, italic=True, before=6, after=6,
          first_line=12.7, keep_next=True, outline=3),
    Style("NoiDung", "Nội dung", align="both", after=6, line=1.15, first_line=12.7),
    Style("Phan", "Phần", bold=True, align="center", before=6, after=6,
          keep_next=True),
    Style("QuocHieu", "Quốc hiệu", size=12, bold=True, caps=True, align="center"),
    Style("TieuNgu", "Tiêu ngữ", size=13, bold=True, align="center"),
    Style("CoQuanChuQuan", "Cơ quan chủ quản", size=OFFICE_SIZE, caps=True,
          align="center"),
    Style("CoQuan", "Cơ quan ban hành", size=OFFICE_SIZE, bold=True, caps=True,
          align="center"),
    Style("SoKyHieu", "Số và ký hiệu", size=13, align="center", before=6),
    Style("DiaDanh", "Địa danh và ngày tháng", size=13, italic=True, align="center",
          before=6),
    Style("TenLoai", "Tên loại văn bản", bold=True, align="center", before=18,
          keep_next=True),
    Style("TrichYeu", "Trích yếu", bold=True, align="center", keep_next=True),
    Style("KinhGui", "Kính gửi", align="center", before=6, after=12),
    Style("CanCu", "Căn cứ", italic=True, align="both", after=6, first_line=12.7),
    Style("Bang", "Chữ trong bảng", size=12, before=2, after=2),
    Style("DauBang", "Đầu bảng", size=12, bold=True, align="center", before=2,
          after=2, keep_next=True),
    Style("TenBang", "Tên bảng hoặc biểu", size=13, italic=True, align="center",
          before=6, after=3, keep_next=True),
    Style("NoiNhan", "Nơi nhận", size=12, bold=True, italic=True),
    Style("NoiNhanDong", "Dòng nơi nhận", size=11),
    Style("ChucVu", "Quyền hạn hoặc chức vụ", bold=True, align="center"),
    Style("NguoiKy", "Người ký", bold=True, align="center"),
)  # fmt: skip


def styles_xml() -> str:
    """The part `word/styles.xml`."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{NS}">{_DEFAULTS}{_BASE}'
        + "".join(map(_style, STYLES))
        + "</w:styles>"
    )


def fonts() -> str:
    """All four fonts of a run: no program takes another one for some letters."""
    names = " ".join(
        f'w:{one}="{FONT}"' for one in ("ascii", "hAnsi", "eastAsia", "cs")
    )
    return f"<w:rFonts {names}/>"


def size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts()}{size(BODY_SIZE)}"
    '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
    ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_BASE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name'
    ' w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
    "<w:semiHidden/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name'
    ' w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name'
    ' w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr>'
    f"<w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>'
    '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr>'
    '<w:jc w:val="center"/></w:pPr></w:style>'
)


def _style(style: Style) -> str:
    paragraph = (
        ("<w:keepNext/>" if style.keep_next else "")
        + f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}"'
        f' w:line="{round(style.line * 240)}" w:lineRule="auto"/>'
        + (f'<w:ind w:firstLine="{mm(style.first_line)}"/>' if style.first_line else "")
        + f'<w:jc w:val="{style.align}"/>'
        + (f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "")
    )
    run = (
        ("<w:b/><w:bCs/>" if style.bold else "")
        + ("<w:i/><w:iCs/>" if style.italic else "")
        + ("<w:caps/>" if style.caps else "")
        + size(style.size)
    )
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name'
        f' w:val={quoteattr(style.name)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
