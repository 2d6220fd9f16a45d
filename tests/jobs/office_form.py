"""The filled scoring workbook as an office keeps it: its own things grafted in."""

import io
import re
import zipfile
from functools import lru_cache

from tests.jobs.filled import filled_workbook
from tests.workbook_parts import replaced_once
from tests.xlsx.rich import FORM, HIDDEN, LISTS, OWN, VERY_HIDDEN, rich_workbook

CHART = "Biểu đồ của Sở"
LEDGER = "Sổ theo dõi"
FORM_PART = "xl/worksheets/sheet1.xml"
CHART_PART = "xl/worksheets/sheet23.xml"

_FORM_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_BOOK, _BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TYPES = "[Content_Types].xml"
_SHEETS = {2: LISTS, 3: CHART, 4: LEDGER, 5: OWN, 6: HIDDEN, 7: VERY_HIDDEN}
_STATES = {HIDDEN: ' state="hidden"', VERY_HIDDEN: ' state="veryHidden"'}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBERED = re.compile(
    r"\b(sheet|drawing|vmlDrawing|chart|image|comments|table|ctrlProp|printerSettings)"
    r"(\d)(?=\.(?:xml|vml|png|bin))"
)


@lru_cache(maxsize=1)
def office_form() -> bytes:
    """The workbook; its form sheet carries a logo, a button, comments and more."""
    ours = _texts(filled_workbook())
    rich = {_moved(name): body for name, body in _texts(rich_workbook()).items()}
    shift = _append_strings(ours, rich)
    for name, body in rich.items():
        if name in ours or name.startswith(("_rels", "docProps/app")):
            continue
        if name.startswith("xl/worksheets/sheet"):
            body = _shifted(body, shift)
        if name.endswith((".rels", ".xml")):
            body = _moved(body)
        ours[name] = body
    relations = "xl/worksheets/_rels/sheet21.xml.rels"
    ours[_FORM_RELATIONS] = ours.pop(relations)
    ours[CHART_PART] = replaced_once(ours[CHART_PART], "!E17<", "!H9<")
    _furnish(ours, ours.pop("xl/worksheets/sheet21.xml"))
    _enlist(ours, rich)
    return _packed(ours)


def _texts(data: bytes) -> dict[str, str]:
    """Every part, one letter a byte."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            name: package.read(name).decode("latin-1") for name in package.namelist()
        }


def _packed(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 5, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, body.encode("latin-1"))
    return buffer.getvalue()


def _utf8(text: str) -> str:
    return text.encode().decode("latin-1")


def _moved(text: str) -> str:
    """Part names with a number of the twenties, where none of ours is."""
    return _NUMBERED.sub(r"\g<1>2\2", text)


def _append_strings(ours: dict[str, str], rich: dict[str, str]) -> int:
    """Put their shared strings behind ours; how far their numbers move."""
    count = ours[_STRINGS].count("<si>")
    theirs = rich[_STRINGS]
    items = theirs[theirs.index("<si>") : theirs.index("</sst>")]
    ours[_STRINGS] = replaced_once(ours[_STRINGS], "</sst>", items + "</sst>")
    return count


def _shifted(sheet: str, shift: int) -> str:
    return re.sub(r't="s"><v>(\d+)<', lambda m: f't="s"><v>{int(m[1]) + shift}<', sheet)


def _furnish(parts: dict[str, str], theirs: str) -> None:
    """What hangs on their form, hung on ours: by reference, in the schema's order."""
    form = parts[FORM_PART]
    root = re.search(r"<worksheet [^>]*>", theirs)
    assert root
    form = re.sub(r"<worksheet [^>]*>", root[0], form, count=1)
    form = form.replace('<row r="', '<row x14ac:dyDescent="0.25" r="')
    protection = re.search(r"<sheetProtection [^>]*/>", form)
    assert protection
    ranges = (
        '<protectedRanges><protectedRange sqref="I9:I20" name="a"/></protectedRanges>'
    )
    form = replaced_once(form, protection[0], protection[0] + ranges)
    form = replaced_once(form, "<pageSetup ", '<pageSetup r:id="rIdP" ')
    form = replaced_once(
        form, "<oddFooter>", "<oddHeader>&amp;L&amp;G</oddHeader><oddFooter>"
    )
    start = theirs.index("<rowBreaks ")
    drawings = theirs[start : theirs.index("<extLst>", start)]
    lists = theirs[theirs.index('<ext uri="{CCE6A557') :]
    form = replaced_once(form, "</worksheet>", f"{drawings}<extLst>{lists}")
    parts[FORM_PART] = form


def _enlist(parts: dict[str, str], rich: dict[str, str]) -> None:
    """Their sheets, and the parts that go with them, in the workbook's lists."""
    sheets, relations = "", ""
    for number, name in _SHEETS.items():
        state, key = _STATES.get(name, ""), f"rIdS{number}"
        sheets += (
            f'<sheet name="{_utf8(name)}" sheetId="{20 + number}"{state} r:id="{key}"/>'
        )
        relations += (
            f'<Relationship Id="{key}" Type="{_RELATION}/worksheet"'
            f' Target="worksheets/sheet2{number}.xml"/>'
        )
    for key, kind, target in (
        ("rIdM", "sheetMetadata", "metadata.xml"),
        ("rIdX", "customXml", "../customXml/item1.xml"),
    ):
        relations += (
            f'<Relationship Id="{key}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        )
    del parts["xl/calcChain.xml"]
    parts[_BOOK] = replaced_once(parts[_BOOK], "</sheets>", sheets + "</sheets>")
    names = f"<definedName name=\"ThueSuat\">'{_utf8(FORM)}'!$A$1</definedName>"
    parts[_BOOK] = replaced_once(
        parts[_BOOK], "</definedNames>", names + "</definedNames>"
    )
    parts[_BOOK_RELATIONS] = replaced_once(
        parts[_BOOK_RELATIONS], "</Relationships>", relations + "</Relationships>"
    )
    entries = re.findall(r"<(?:Default|Override) [^>]*/>", _moved(rich[_TYPES]))
    new = [e for e in entries if e not in parts[_TYPES] and _wanted(e)]
    text = parts[_TYPES]
    defaults = "".join(e for e in new if e.startswith("<Default"))
    overrides = "".join(e for e in new if e.startswith("<Override"))
    text = text.replace("<Default ", defaults + "<Default ", 1)
    parts[_TYPES] = replaced_once(text, "</Types>", overrides + "</Types>")


def _wanted(entry: str) -> bool:
    return "calcChain" not in entry and "sheet21" not in entry
