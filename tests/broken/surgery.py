"""Damages a workbook as people and programs do: by cell, by row, by part."""

import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from toolkit.forms.scoring.assess import assess
from toolkit.forms.scoring.locate import locate
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.zip.package import Package

FORM = "Chấm điểm"
FORM_PART = "xl/worksheets/sheet1.xml"
OWN_PART = "xl/worksheets/sheet90.xml"
BOOK_PART = "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."

Step = Callable[[bytes], bytes]


def place(cell: str) -> tuple[int, int]:
    """Row and column of «H9»."""
    name, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    return int(row), _number(name)


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


# One cell


def typed(cell: str, value: CellValue, sheet: str = FORM) -> Step:
    """Somebody types a number or a text, whatever stood there."""

    def step(data: bytes) -> bytes:
        book = ClosedBook.from_bytes(data)
        book.set_value(sheet, *place(cell), value)
        return book.to_bytes()

    return step


def formula(cell: str, text: str, value: CellValue = None, sheet: str = FORM) -> Step:
    """Somebody types a formula, which the spreadsheet program computed."""

    def step(data: bytes) -> bytes:
        book = ClosedBook.from_bytes(data)
        book.set_formula(sheet, *place(cell), text, value)
        return book.to_bytes()

    return step


def cached(cell: str, value: CellValue, sheet: str = FORM) -> Step:
    """A program saved an old value beside a formula."""

    def step(data: bytes) -> bytes:
        book = ClosedBook.from_bytes(data)
        book.set_cached(sheet, *place(cell), value)
        return book.to_bytes()

    return step


def damaged(data: bytes, *steps: Step) -> bytes:
    """A workbook after all steps, one after the other."""
    for step in steps:
        data = step(data)
    return data


# One part


def xml(part: str, pattern: str, replacement: str, *, count: int = 1) -> Step:
    """Replace in the text of a part; the pattern must be there."""

    def step(data: bytes) -> bytes:
        package = Package.from_bytes(data)
        text, n = re.subn(
            pattern, replacement, package.read(part).decode(), count=count
        )
        assert n, pattern
        return package.with_parts({part: text.encode()})

    return step


def parts(changes: dict[str, str]) -> Step:
    """Add parts."""
    added = {name: text.encode() for name, text in changes.items()}
    return lambda data: Package.from_bytes(data).with_parts(added)


def hidden(row: int, part: str = FORM_PART) -> Step:
    return xml(part, f'<row r="{row}"', f'<row r="{row}" hidden="1"')


def far_cell(cell: str) -> Step:
    """Something typed, long ago, far outside everything."""
    row = f'<row r="{place(cell)[0]}"><c r="{cell}"><v>1</v></c></row></sheetData>'
    return xml(FORM_PART, "</sheetData>", row)


def merged(area: str) -> Step:
    """Merge cells; Excel empties all but the first, which other steps must do."""
    return xml(FORM_PART, "</mergeCells>", f'<mergeCell ref="{area}"/></mergeCells>')


def sealed() -> Step:
    """Whoever changed the rubric also wrote its new fingerprint."""

    def step(data: bytes) -> bytes:
        book = ClosedBook.from_bytes(data)
        at = book.names()["td_fingerprint"]
        mark = locate(book).rubric_sheet.fingerprint
        book.set_value(at.sheet, at.top, at.left, mark)
        return book.to_bytes()

    return step


def unprotected() -> Step:
    return xml(FORM_PART, r"<sheetProtection[^>]*/>", "")


def percent_format(cell: str) -> Step:
    """The cell is formatted as a percent, as Excel does by itself on typing 16%."""

    def step(data: bytes) -> bytes:
        package = Package.from_bytes(data)
        styles = package.read("xl/styles.xml").decode()
        formats = re.search(r"<cellXfs.*?</cellXfs>", styles, re.DOTALL)[0]
        count = len(re.findall(r"<xf\b", formats))
        more = '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" '
        more += 'applyNumberFormat="1"><protection locked="0"/></xf></cellXfs>'
        widened = formats.replace("</cellXfs>", more)
        widened = re.sub(r'count="\d+"', f'count="{count + 1}"', widened, count=1)
        data = package.with_parts(
            {"xl/styles.xml": styles.replace(formats, widened).encode()}
        )
        pattern = rf'(<c r="{cell}" s=)"\d+"'
        return xml(FORM_PART, pattern, rf'\1"{count}"')(data)

    return step


def without_name(name: str) -> Step:
    pattern = rf'<definedName name="{name}">[^<]*</definedName>'
    return xml(BOOK_PART, pattern, "")


def lost_name(name: str) -> Step:
    """What Excel leaves of a name when its cells are deleted."""
    return named(name, "#REF!")


def named(name: str, reference: str) -> Step:
    pattern = rf'(<definedName name="{name}">)[^<]*'
    return xml(BOOK_PART, pattern, rf"\g<1>{reference}")


def manual_calculation() -> Step:
    return xml(BOOK_PART, r"<calcPr ", '<calcPr calcMode="manual" ')


def linked_workbook(target: str) -> Step:
    """A link to another workbook, as a formula ='[So khac.xlsx]A'!B1 leaves it."""
    body = f'<externalBook xmlns:r="{RELATIONS}" r:id="rId1"/>'
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{RELATIONS}/externalLinkPath" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return _outside(body, relation)


def linked_program(service: str, topic: str) -> Step:
    """A DDE link, which can start a program."""
    item = '<ddeItems><ddeItem name="A1"/></ddeItems>'
    link = f'<ddeLink ddeService="{service}" ddeTopic="{topic}">{item}</ddeLink>'
    return _outside(link, None)


def _outside(body: str, relation: str | None) -> Step:
    part = "xl/externalLinks/externalLink1.xml"
    added = {part: f'<externalLink xmlns="{MAIN}">{body}</externalLink>'}
    if relation:
        added["xl/externalLinks/_rels/externalLink1.xml.rels"] = relation
    link = f'<Relationship Id="rId90" Type="{RELATIONS}/externalLink" '
    link += 'Target="externalLinks/externalLink1.xml"/></Relationships>'
    kind = f'<Override PartName="/{part}" ContentType="{_TYPE}externalLink+xml"/>'
    reference = '<externalReferences><externalReference r:id="rId90"/>'
    reference += "</externalReferences><definedNames>"

    def step(data: bytes) -> bytes:
        return damaged(
            data,
            parts(added),
            xml(TYPES, "</Types>", kind + "</Types>"),
            xml(BOOK_RELATIONS, "</Relationships>", link),
            xml(BOOK_PART, "<definedNames>", reference),
        )

    return step


def own_sheet(name: str, rows: Sequence[Sequence[object]]) -> Step:
    """A sheet of the office's own; a pair is a formula with its value."""
    lines = "".join(
        f'<row r="{r}">'
        + "".join(_cell(r, c, v) for c, v in enumerate(row, 1))
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    kind = f'<Override PartName="/{OWN_PART}" ContentType="{_TYPE}worksheet+xml"/>'
    link = f'<Relationship Id="rId91" Type="{RELATIONS}/worksheet" '
    link += 'Target="worksheets/sheet90.xml"/></Relationships>'
    entry = f'<sheet name="{name}" sheetId="90" r:id="rId91"/></sheets>'

    def step(data: bytes) -> bytes:
        return damaged(
            data,
            parts({OWN_PART: sheet}),
            xml(TYPES, "</Types>", kind + "</Types>"),
            xml(BOOK_RELATIONS, "</Relationships>", link),
            xml(BOOK_PART, "</sheets>", entry),
        )

    return step


def _cell(row: int, column: int, value: object) -> str:
    at = f"{letters(column)}{row}"
    if value is None:
        return ""
    if isinstance(value, tuple):
        text, result = value
        kind = ' t="e"' if str(result).startswith("#") else ""
        return f'<c r="{at}"{kind}><f>{escape(text)}</f><v>{result}</v></c>'
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{at}"><v>{value}</v></c>'


def renamed(old: str, new: str) -> Step:
    """Rename a sheet as Excel does: in names, formulas, charts and links."""

    def step(data: bytes) -> bytes:
        package = Package.from_bytes(data)
        changes = {}
        for part in package.part_names:
            if not part.endswith(".xml") or part == "xl/sharedStrings.xml":
                continue
            text = package.read(part).decode()
            after = text.replace(f"'{old}'!", f"'{new}'!")
            if part == BOOK_PART:
                after = after.replace(f'<sheet name="{old}"', f'<sheet name="{new}"')
            if after != text:
                changes[part] = after.encode()
        return package.with_parts(changes)

    return step


# Rows and columns


def rows_inserted(at: int, count: int = 1) -> Step:
    return _moved(_Shift(at, count, rows=True))


def row_deleted(at: int) -> Step:
    return _moved(_Shift(at, -1, rows=True))


def columns_inserted(at: str, count: int = 1) -> Step:
    return _moved(_Shift(_number(at), count, rows=False))


_REFERENCE = re.compile(
    r"(?<![\w.$])((?:'(?:[^'\"]|'')+'|[^\W\d][\w.]*)!)?"
    r"(\$?)([A-Z]{1,3})(\$?)(\d+)(?::(\$?)([A-Z]{1,3})(\$?)(\d+))?(?![\w(])"
)
_WHOLE_ROWS = re.compile(r"('[^']+'!)\$(\d+):\$(\d+)")


class _Shift:
    """Lines inserted before, or deleted from, row or column `at` of the form."""

    def __init__(self, at: int, count: int, *, rows: bool) -> None:
        self.at, self.count, self.rows = at, count, rows

    def gone(self, number: int) -> bool:
        return self.count < 0 and self.at <= number < self.at - self.count

    def start(self, number: int) -> int:
        return number if number < self.at else max(self.at, number + self.count)

    def end(self, number: int) -> int:
        return number if number < self.at else max(self.at - 1, number + self.count)

    def formula(self, text: str, *, at_home: bool) -> str:
        """A formula after the shift; what stands in quotation marks is text."""
        pieces = text.split('"')
        pieces[::2] = [self._references(p, at_home=at_home) for p in pieces[::2]]
        return '"'.join(pieces)

    def _references(self, text: str, *, at_home: bool) -> str:
        def reference(match: re.Match[str]) -> str:
            sheet = (match[1] or "").strip("!").strip("'")
            if (sheet != FORM) if sheet else not at_home:
                return match[0]
            return (match[1] or "") + self._area(match)

        def lines(match: re.Match[str]) -> str:
            if match[1].strip("!'") != FORM or not self.rows:
                return match[0]
            top, bottom = self.start(int(match[2])), self.end(int(match[3]))
            return f"{match[1]}${top}:${bottom}"

        return _REFERENCE.sub(reference, _WHOLE_ROWS.sub(lines, text))

    def _area(self, match: re.Match[str]) -> str:
        first, last = (match[3], int(match[5])), None
        if match[7]:
            last = (match[7], int(match[9]))
        one = first[1] if self.rows else _number(first[0])
        if last is None:
            if self.gone(one):
                return "#REF!"
            return self._cell(match[2], first, match[4], self.start(one))
        other = last[1] if self.rows else _number(last[0])
        if self.start(one) > self.end(other):
            return "#REF!"
        left = self._cell(match[2], first, match[4], self.start(one))
        return left + ":" + self._cell(match[6], last, match[8], self.end(other))

    def _cell(self, d1: str, cell: tuple[str, int], d2: str, to: int) -> str:
        column, row = cell
        if self.rows:
            return f"{d1}{column}{d2}{to}"
        return f"{d1}{letters(to)}{d2}{row}"

    def sheet(self, text: str) -> str:
        """The XML of the form's own sheet."""
        head, rest = text.split("<sheetData>")
        body, tail = rest.split("</sheetData>")
        rows = re.findall(r"<row r=\"\d+\"[^>]*?/>|<row.*?</row>", body, re.DOTALL)
        moved = sorted((r for r in map(self._row, rows) if r), key=row_number)
        body = "".join(moved)
        if not self.rows:
            head = re.sub(r'<col min="(\d+)" max="(\d+)"', self._column, head)
        return f"{self._tags(head)}<sheetData>{body}</sheetData>{self._tags(tail)}"

    def _column(self, match: re.Match[str]) -> str:
        low, high = self.start(int(match[1])), self.end(int(match[2]))
        return f'<col min="{low}" max="{high}"'

    def _row(self, xml_row: str) -> str:
        number = row_number(xml_row)
        if self.rows and self.gone(number):
            return ""
        xml_row = re.sub(r' spans="[^"]*"', "", xml_row)
        if self.rows:
            xml_row = re.sub(r"\d+", str(self.start(number)), xml_row, count=1)
        return re.sub(r'(<c r=")([A-Z]+\d+)(")', self._attribute, xml_row)

    def _merge(self, match: re.Match[str]) -> str:
        gone = self._references(match[1], at_home=True) == "#REF!"
        return "" if gone else match[0]

    def _attribute(self, match: re.Match[str]) -> str:
        areas = match[2].split(" ")
        moved = [self._references(area, at_home=True) for area in areas]
        kept = [area for area in moved if area != "#REF!"] or ["A1"]
        return match[1] + " ".join(kept) + match[3]

    def _tags(self, text: str) -> str:
        text = re.sub(r'<mergeCell ref="([^"]*)"/>', self._merge, text)
        names = r'(\b(?:ref|sqref|activeCell|topLeftCell)=")([^"]*)(")'
        return re.sub(names, self._attribute, text)


class _Swap(_Shift):
    """Two rows that change places, as by cutting one and inserting it elsewhere.

    Formulas follow the cells they use; ranges here always hold both rows or none.
    """

    def __init__(self, one: int, other: int) -> None:
        super().__init__(one, 0, rows=True)
        self.places = {one: other, other: one}

    def start(self, number: int) -> int:
        return self.places.get(number, number)

    def _area(self, match: re.Match[str]) -> str:
        if match[7]:
            return match[0].removeprefix(match[1] or "")
        return super()._area(match)


def row_number(xml_row: str) -> int:
    return int(re.match(r'<row r="(\d+)"', xml_row)[1])


def rows_swapped(one: int, other: int) -> Step:
    return _moved(_Swap(one, other))


def row_copied(source: int, to: int) -> Step:
    """Copy a row and insert the copy before row `to`; relative references move."""

    def step(data: bytes) -> bytes:
        text = Package.from_bytes(data).read(FORM_PART).decode()
        row = re.search(rf'<row r="{source}".*?</row>', text, re.DOTALL)[0]
        copy = re.sub(rf"(?<=[A-Z]){source}(?!\d)", str(to), row)
        copy = copy.replace(f'r="{source}"', f'r="{to}"')
        make_room = rows_inserted(to)(data)
        before = rf'(<row r="{to + 1}")'
        return xml(FORM_PART, before, copy.replace("\\", r"\\") + r"\1")(make_room)

    return step


def recalculated() -> Step:
    """What every spreadsheet program does with the formulas it finds right.

    Formulas that are no longer ours keep the value the accident gave them.
    """

    def step(data: bytes) -> bytes:
        book = ClosedBook.from_bytes(data)
        for change in assess(book).changes:
            if change.cached_only:
                book.set_cached(*change.place, change.value)
        return book.to_bytes()

    return step


def _moved(shift: _Shift) -> Step:
    formulas = re.compile(
        r"(<(?:f|formula|formula1|formula2|c:f|definedName)\b[^>]*(?<!/)>)([^<]*)(<)"
    )

    def step(data: bytes) -> bytes:
        package = Package.from_bytes(data)
        changes = {}
        for part in package.part_names:
            sheet = part.startswith("xl/worksheets/sheet")
            if not (sheet or part.startswith("xl/charts/") or part == BOOK_PART):
                continue
            text = package.read(part).decode()
            home = part == FORM_PART
            after = shift.sheet(text) if home else text

            def one(match: re.Match[str], *, home: bool = home) -> str:
                return match[1] + shift.formula(match[2], at_home=home) + match[3]

            after = formulas.sub(one, after)
            if after != text:
                changes[part] = after.encode()
        return package.with_parts(changes)

    return step
