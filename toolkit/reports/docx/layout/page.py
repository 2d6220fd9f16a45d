"""The package around the blocks: page, margins, page number, styles, settings."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from toolkit.parts.making.normalise import packed
from toolkit.reports.docx.layout.sizes import BOTTOM, LEFT, PAGE, RIGHT, TOP, mm
from toolkit.reports.docx.layout.styles import FONT, NS, styles_xml

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "header1": "header",
    "header2": "header",
}
_LINKS = {
    "rId1": ("styles", "styles"),
    "rId2": ("settings", "settings"),
    "rId3": ("fontTable", "fontTable"),
    "rId4": ("header", "header1"),
    "rId5": ("header", "header2"),
}
UPRIGHT, LANDSCAPE = False, True


def document(sections: Sequence[tuple[str, bool]], *, name: str) -> bytes:
    """A .docx of sections: blocks, and whether the page lies on its side.

    The same blocks give the same bytes. The page number stands on top, centred, not on
    the first page. `name` is the title among the file's properties.
    """
    body = []
    for number, (blocks, landscape) in enumerate(sections):
        end = _section(landscape, first=number == 0)
        last = number == len(sections) - 1
        body.append(blocks + (end if last else f"<w:p><w:pPr>{end}</w:pPr></w:p>"))
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            {
                "rId1": (f"{_REL}/officeDocument", "word/document.xml"),
                "rId2": (
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            }
        ),
        "docProps/core.xml": _properties(name),
        "word/_rels/document.xml.rels": _relations(
            {
                key: (f"{_REL}/{kind}", f"{part}.xml")
                for key, (kind, part) in _LINKS.items()
            }
        ),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{NS}" xmlns:r="{_REL}">'
        f"<w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
        "word/header1.xml": _PAGE_NUMBER,
        "word/header2.xml": _NOTHING,
    }
    return packed({part: text.encode() for part, text in parts.items()})


def _section(landscape: bool, *, first: bool) -> str:
    """The page of a section: A4, its margins, in the first one the page number."""
    wide, high = map(mm, reversed(PAGE) if landscape else PAGE)
    turned = ' w:orient="landscape"' if landscape else ""
    numbers = (
        '<w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
    )
    return (
        f"<w:sectPr>{numbers if first else ''}"
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="{mm(TOP)}" w:right="{mm(RIGHT)}" w:bottom="{mm(BOTTOM)}"'
        f' w:left="{mm(LEFT)}" w:header="{mm(10)}" w:footer="{mm(10)}" w:gutter="0"/>'
        f'<w:cols w:space="720"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )


def _types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in _KINDS.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{parts}"
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    )


def _relations(links: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}'
        "</Relationships>"
    )


def _properties(name: str) -> str:
    return (
        f"{_HEAD}<cp:coreProperties"
        f' xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(name)}</dc:title><dc:language>vi-VN</dc:language>"
        "</cp:coreProperties>"
    )


_SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{NS}"><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting'
    ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_FONTS = (
    f'{_HEAD}<w:fonts xmlns:w="{NS}"><w:font w:name="{FONT}"><w:panose1'
    ' w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
_PAGE_NUMBER = (
    f'{_HEAD}<w:hdr xmlns:w="{NS}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText'
    ' xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar'
    ' w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar'
    ' w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
_NOTHING = (
    f'{_HEAD}<w:hdr xmlns:w="{NS}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'
    "</w:hdr>"
)
