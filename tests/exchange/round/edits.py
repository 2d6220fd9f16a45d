"""Single edits of a workbook, as people and programs make them, in its parts."""

import random
import re
from collections.abc import Callable, Mapping
from copy import copy
from xml.sax.saxutils import quoteattr

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook_parts import packed, parts_of
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.kinds import Changed
from toolkit.xlsx.meaning.sent import Sent

Parts = dict[str, bytes]
Edit = Callable[["Editor"], bytes]

BOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"


class Editor:
    """A sent workbook and dice: each edit gives the bytes of one changed copy."""

    def __init__(self, sent: Sent, seed: int) -> None:
        self.sent, self.dice = sent, random.Random(seed)
        self.data = sent.book.data
        self.parts: Mapping[str, bytes] = parts_of(self.data)
        locked = [
            (name, spot, cell)
            for name in sent.book.sheet_names
            for spot, cell in sent.book.sheet(name).cells.items()
            if not sent.is_free(name, spot) and sent.locked(name, spot)
        ]
        self.formulas = [one for one in locked if one[2].formula is not None]
        self.constants = [
            one
            for one in locked
            if one[2].formula is None and one[2].value not in (None, "")
        ]
        self.inputs = [
            (name, spot)
            for name in sent.book.sheet_names
            for spot, cell in sent.book.sheet(name).cells.items()
            if not sent.is_free(name, spot)
            and not sent.locked(name, spot)
            and cell.value is None
        ]
        self.blanks = [
            one for one in locked if one[2].formula is None and one[2].value is None
        ]

    def cells(self, change: Callable[[ClosedBook], object]) -> bytes:
        """The workbook after a change of its cells."""
        book = self.sent.book.unedited()
        change(book)
        return book.to_bytes()

    def part(self, name: str, old: bytes, new: bytes) -> bytes:
        """The workbook with one piece of a part replaced."""
        data = self.parts[name]
        assert old in data, (name, old)
        assert old != new, (name, old)
        return packed({**self.parts, name: data.replace(old, new, 1)})

    def found(self, pattern: bytes, *, sheets: bool = True) -> tuple[str, bytes]:
        """A piece of a sheet's part, or of the workbook's, by the dice."""
        names = [n for n in self.parts if n.startswith("xl/worksheets/sheet")]
        if not sheets:
            names = [BOOK]
        met = [
            (name, piece[0])
            for name in names
            for piece in re.finditer(pattern, self.parts[name], re.DOTALL)
        ]
        return self.dice.choice(met)


def value(editor: Editor) -> bytes:
    name, spot, cell = editor.dice.choice(editor.constants)
    new = cell.value + 1 if isinstance(cell.value, float) else f"{cell.value} x"
    return editor.cells(lambda book: book.set_value(name, *spot, new))


def typed_over(editor: Editor) -> bytes:
    name, spot, cell = editor.dice.choice(editor.formulas)
    return editor.cells(lambda book: book.set_value(name, *spot, cell.value or 1))


def formula(editor: Editor) -> bytes:
    name, spot, cell = editor.dice.choice(editor.formulas)
    new = f"{cell.formula}+0"
    return editor.cells(lambda book: book.set_formula(name, *spot, new, cell.value))


def filled(editor: Editor) -> bytes:
    name, spot, _ = editor.dice.choice(editor.blanks)
    return editor.cells(lambda book: book.set_value(name, *spot, 5))


def became_formula(editor: Editor) -> bytes:
    name, spot, cell = editor.dice.choice(editor.constants)
    return editor.cells(lambda book: book.set_formula(name, *spot, "1+1", cell.value))


def no_protection(editor: Editor) -> bytes:
    return editor.part(*editor.found(rb"<sheetProtection[^>]*/>"), b"")


def looser(editor: Editor) -> bytes:
    name, tag = editor.found(rb"<sheetProtection[^>]*/>")
    bare = re.sub(rb'\sdeleteColumns="[^"]*"', b"", tag)
    return editor.part(name, tag, bare[:-2] + b' deleteColumns="0"/>')


def no_rule(editor: Editor) -> bytes:
    typed = rb'<dataValidation type="(?!none)[^>]*?(?:/>|>.*?</dataValidation>)'
    return editor.part(*editor.found(typed), b"")


def other_rule(editor: Editor) -> bytes:
    name, tag = editor.found(rb"<dataValidation [^>]*>\s*<formula1>")
    return editor.part(name, tag, tag + b"1+")


def shorter_rule(editor: Editor) -> bytes:
    name, tag = editor.found(
        rb'<dataValidation type="(?!none)[^>]*sqref="[A-Z]+\d+:[A-Z]+\d+"'
    )
    end = re.search(rb"(\d+)\"\Z", tag)
    assert end
    shorter = tag[: end.start()] + str(int(end[1]) - 1).encode() + b'"'
    return editor.part(name, tag, shorter)


def no_name(editor: Editor) -> bytes:
    name = rb'<definedName name="td_[^>]*>[^<]*\$[A-Z]+\$\d+</definedName>'
    return editor.part(*editor.found(name, sheets=False), b"")


def other_name(editor: Editor) -> bytes:
    name = rb'<definedName name="td_[^>]*>[^<]*\$[A-Z]+\$\d+</definedName>'
    part, tag = editor.found(name, sheets=False)
    return editor.part(part, tag, re.sub(rb"\$([A-Z]+)\$", rb"$Z\1$", tag, count=1))


def shadow(editor: Editor) -> bytes:
    part, tag = editor.found(rb'<definedName name="td_[^>]*>', sheets=False)
    local = tag[:-1] + b' localSheetId="0">Z9</definedName>'
    return editor.part(part, b"<definedNames>", b"<definedNames>" + local)


def hidden_row(editor: Editor) -> bytes:
    name, tag = editor.found(rb'<row r="\d+"(?![^>]*hidden)(?=[^>]*[^/]>)')
    return editor.part(name, tag + b" ", tag + b' hidden="1" ')


def hidden_sheet(editor: Editor) -> bytes:
    part, tag = editor.found(rb"<sheet (?![^>]*state)[^>]*/>", sheets=False)
    return editor.part(part, tag, tag[:-2] + b' state="hidden"/>')


def no_merge(editor: Editor) -> bytes:
    return editor.part(*editor.found(rb"<mergeCell [^>]*/>"), b"")


def unlocked(editor: Editor) -> bytes:
    styles = editor.parts[STYLES]
    head, tail = styles.index(b"<cellXfs"), styles.index(b"</cellXfs>")
    formats = re.findall(rb"<xf [^>]*?/>|<xf .*?</xf>", styles[head:tail], re.DOTALL)
    _, _, cell = editor.dice.choice(editor.formulas)
    old = formats[cell.style]
    opened = b'<protection locked="0"/></xf>'
    new = old[:-2] + b">" + opened
    if old.endswith(b"</xf>"):
        new = old.removesuffix(b"</xf>") + opened
    formats[cell.style] = new
    start = styles.index(b">", head) + 1
    body = styles[:start] + b"".join(formats) + styles[tail:]
    return packed({**editor.parts, STYLES: body})


def unseen(editor: Editor) -> bytes:
    styles = editor.parts[STYLES]
    used = {editor.sent.book.number_format(c.style) for _, _, c in editor.formulas}
    codes = re.findall(rb'formatCode="([^"]*)"', styles)
    shown = [c for c in codes if c.decode().replace("&quot;", '"') in used]
    old = b'formatCode="%b"' % editor.dice.choice(shown)
    return editor.part(STYLES, old, b'formatCode=";;;"')


def _by_rule(editor: Editor, at: tuple[str, SpotKey], code: str) -> bytes:
    """The workbook with one more conditional format, of a number format of its own."""
    styles, part = editor.parts[STYLES], editor.sent.book.sheet(at[0]).part
    number = int(re.search(rb'<dxfs count="(\d+)"', styles)[1])  # type: ignore[index]
    dxf = f'<dxf><numFmt numFmtId="240" formatCode={quoteattr(code)}/></dxf>'
    rule = (
        f'<conditionalFormatting sqref="{a1(*at[1])}"><cfRule type="expression"'
        f' dxfId="{number}" priority="900"><formula>1=1</formula></cfRule>'
        "</conditionalFormatting>"
    )
    sheet = re.sub(
        rb"(?=<conditionalFormatting|<dataValidations|<pageMargins)",
        rule.encode(),
        editor.parts[part],
        count=1,
    )
    styles = styles.replace(b"</dxfs>", dxf.encode() + b"</dxfs>")
    return packed({**editor.parts, STYLES: styles, part: sheet})


def hidden_by_rule(editor: Editor) -> bytes:
    name, spot, _ = editor.dice.choice(editor.formulas)
    code = editor.dice.choice((";;;", '"50"', '""', '"đạt";"đạt"'))
    return _by_rule(editor, (name, spot), code)


def shown_by_rule(editor: Editor) -> bytes:
    name, spot, _ = editor.dice.choice(editor.formulas)
    code = editor.dice.choice(("0%", '0"0"', "0,", '"1"0', "d/m/yyyy"))
    return _by_rule(editor, (name, spot), code)


def input_by_rule(editor: Editor) -> bytes:
    name, spot = editor.dice.choice(editor.inputs)
    typed = editor.cells(lambda book: book.set_value(name, *spot, 5))
    code = editor.dice.choice((";;;", '"50"', "0%", '0"0"'))
    other = copy(editor)
    other.parts = parts_of(typed)
    return _by_rule(other, (name, spot), code)


def lost_row(editor: Editor) -> bytes:
    """A row of the form goes, those below move up, with their cells."""
    sheet, keys = next(iter(editor.sent.terms.keys.items()))
    part = editor.sent.book.sheet(sheet).part
    row = editor.dice.randint(keys.top, keys.bottom - 1)
    text = editor.parts[part].decode()
    start, end = text.index("<sheetData"), text.index("</sheetData>")

    def up(match: re.Match[str]) -> str:
        number = int(match[2])
        return match[0] if number <= row else f"{match[1]}{number - 1}{match[3]}"

    body = re.sub(rf'<row r="{row}"[^>]*?(?:/>|>.*?</row>)', "", text[start:end])
    body = re.sub(r'(<row r=")(\d+)(")', up, body)
    body = re.sub(r'( r="[A-Z]+)(\d+)(")', up, body)
    whole = text[:start] + body + text[end:]
    return packed({**editor.parts, part: whole.encode()})


def put_in_column(sheet: Worksheet, at: int) -> None:
    """A column is put in before one, or taken out (`at` below 0); names follow."""
    by = 1 if at > 0 else -1
    (sheet.insert_cols if at > 0 else sheet.delete_cols)(abs(at))
    assert sheet.parent is not None

    def moved(match: re.Match[str]) -> str:
        column = column_index_from_string(match[1])
        if column == -at:
            return "#REF!"
        return f"${get_column_letter(column + by * (column >= abs(at)))}$"

    for name in sheet.parent.defined_names.values():
        if sheet.title in name.attr_text:
            text = re.sub(r"\$([A-Z]+)\$", moved, name.attr_text)
            name.attr_text = "#REF!" if "#REF!" in text else text


_RELATIONS = "xl/_rels/workbook.xml.rels"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _related(editor: Editor, kind: str, part: str, body: bytes) -> bytes:
    """The workbook with one more part, which it names by a kind of relationship."""
    one = f'<Relationship Id="rId99" Type="{_KIND}/{kind}" Target="{part}"/>'
    end = b"</Relationships>"
    relations = editor.parts[_RELATIONS].replace(end, one.encode() + end)
    return packed({**editor.parts, _RELATIONS: relations, f"xl/{part}": body})


def web_query(editor: Editor) -> bytes:
    """A page of the web that Excel fetches as soon as the workbook is opened."""
    body = b"""<connections
     xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><connection
     id="1" name="q" refreshOnLoad="1"><webPr url="http://127.0.0.1/"/></connection>
     </connections>"""
    return _related(editor, "connections", "connections.xml", body)


def embedded(editor: Editor) -> bytes:
    """A file or a control put into a sheet, which need not show in its part."""
    sheet = editor.dice.choice(editor.sent.book.sheet_names)
    folder, _, name = editor.sent.book.sheet(sheet).part.rpartition("/")
    kind = editor.dice.choice(("oleObject", "control", "package", "ctrlProp"))
    rels, end = f"{folder}/_rels/{name}.rels", b"</Relationships>"
    space = b"http://schemas.openxmlformats.org/package/2006/relationships"
    before = editor.parts.get(rels, b'<Relationships xmlns="%b">' % space + end)
    one = f'<Relationship Id="rId99" Type="{_KIND}/{kind}" Target="/xl/put.bin"/>'
    after = before.replace(end, one.encode() + end)
    return packed({**editor.parts, rels: after, "xl/put.bin": b"\xd0\xcf"})


EDITS: Mapping[Changed, Edit] = {
    Changed.VALUE_CHANGED: value,
    Changed.FORMULA_LOST: typed_over,
    Changed.FORMULA_CHANGED: formula,
    Changed.CELL_FILLED: filled,
    Changed.BECAME_FORMULA: became_formula,
    Changed.PROTECTION_OFF: no_protection,
    Changed.PROTECTION_LOOSER: looser,
    Changed.RULES_LOST: no_rule,
    Changed.RULES_CHANGED: other_rule,
    Changed.NAME_LOST: no_name,
    Changed.NAME_CHANGED: other_name,
    Changed.NAME_SHADOWED: shadow,
    Changed.ROWS_HIDDEN: hidden_row,
    Changed.SHEET_STATE: hidden_sheet,
    Changed.MERGES: no_merge,
    Changed.UNLOCKED: unlocked,
    Changed.OBJECTS: embedded,
    Changed.FORMAT_HIDES: unseen,
    Changed.RULE_HIDES: hidden_by_rule,
    Changed.RULE_SHOWS: shown_by_rule,
    Changed.ROWS_LOST: lost_row,
}
MORE: tuple[tuple[Changed, Edit], ...] = (
    (Changed.RULES_LOST, shorter_rule),
    (Changed.LINKS, web_query),
    (Changed.RULE_INPUT, input_by_rule),
)
"""Edits that are told as one of those kinds as well."""
