"""Small .ods files, of the XML that an .ods is."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

_SPACE = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = "".join(
    f' xmlns:{name}="{_SPACE}:{space}:1.0"'
    for name, space in {
        **{"office": "office", "table": "table", "text": "text", "style": "style"},
        **{"fo": "xsl-fo-compatible", "svg": "svg-compatible", "draw": "drawing"},
    }.items()
)
_CALCEXT = (
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns'
    ':calcext:1.0"'
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def text(value: str, style: str = "", more: str = "") -> str:
    """A cell with a text; each line is a paragraph."""
    paragraphs = "".join(f"<text:p>{escape(one)}</text:p>" for one in value.split("\n"))
    return cell("string", paragraphs, style, more)


def cell(kind: str, inside: str = "", style: str = "", more: str = "") -> str:
    """A cell of a value type, with what stands in it."""
    typed = f' office:value-type="{kind}"' if kind else ""
    look = f" table:style-name={quoteattr(style)}" if style else ""
    return f"<table:table-cell{look}{typed}{more}>{inside}</table:table-cell>"


def shown(kind: str, attribute: str, value: str, text: str) -> str:
    """A cell whose value is kept beside the text that is shown."""
    return cell(kind, f"<text:p>{text}</text:p>", more=f' office:{attribute}="{value}"')


def row(*cells: str, more: str = "") -> str:
    """A row."""
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def style(
    name: str, font: str = "", *, struck: bool = False, family: str = "table-cell"
) -> str:
    """A style of cells, or of a piece of text (`family` «text»)."""
    look = f" style:font-name={quoteattr(font)}" if font else ""
    look += ' style:text-line-through-style="solid"' if struck else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:text-properties{look}/></style:style>"
    )


def content(
    *rows: str, styles: str = "", columns: str = "", hidden: bool = False
) -> str:
    """The content of a workbook of one sheet."""
    if hidden:
        styles += (
            '<style:style style:name="ta" style:family="table">'
            '<style:table-properties table:display="false"/></style:style>'
        )
    return (
        f"<office:document-content{_NAMES}{_CALCEXT}>"
        "<office:font-face-decls>"
        '<style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/>'
        "</office:font-face-decls>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="DS" table:style-name="{"ta" if hidden else "-"}">'
        f"{columns}{''.join(rows)}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def ods_file(folder: Path, xml: str, name: str = "nguon.ods") -> Path:
    """An .ods of this content."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), MIME)
        package.writestr("content.xml", xml)
    return path
