"""Small files of kinds that hung a clerk's PC or took gigabytes, each with its code."""

import random
from collections.abc import Callable
from functools import partial

from tests.hostile import build
from tests.hostile.build import (
    BOOK,
    HEAD,
    MAIN,
    SHEET,
    STYLES,
    TYPES,
    content_types,
    root_relations,
    sheet,
    workbook_parts,
)
from tests.tries import is_thorough

STRINGS = "xl/sharedStrings.xml"
_MB = 1024 * 1024
workbook_with = partial(build.workbook_with, level=1)
"""Pressed in a third of the time: some of these hold a hundred megabytes."""


def _many(element: str, count: int) -> str:
    """An element again and again, in two spellings, so that it hardly packs.

    Else the ratio alone would give it away, and nothing would be counted.
    """
    chance = random.Random(count)
    spellings = (element, element.replace("/>", " />", 1))
    block = "".join(chance.choice(spellings) for _ in range(20_000))
    return block * -(-count // 20_000)


def _part_with(name: str, mark: str, filling: str) -> bytes:
    """The small workbook; one part of it has the filling before a mark of it."""
    text = workbook_parts()[name]
    assert isinstance(text, str)
    assert mark in text
    return workbook_with({name: text.replace(mark, filling + mark, 1)})


def _many_types(size: int) -> bytes:
    one = '<Default Extension="a" ContentType="a"/>'
    text = content_types().replace(
        "</Types>", _many(one, size // len(one)) + "</Types>"
    )
    return workbook_with({TYPES: text})


def _many_relations(size: int) -> bytes:
    one = '<Relationship Id="a" Type="b" Target="c"/>'
    many = _many(one, size // len(one)) + "</Relationships>"
    return workbook_with(
        {"_rels/.rels": root_relations().replace("</Relationships>", many)}
    )


def _many_names(count: int) -> bytes:
    one = "<definedName name='a{}'>'Chấm điểm'!$A$1</definedName>"
    names = "".join(one.format(number) for number in range(count))
    tail = f"<definedNames>{names}</definedNames>"
    return _part_with(BOOK, "</workbook>", tail)


def _strings(body: str) -> bytes:
    relations = workbook_parts()["xl/_rels/workbook.xml.rels"]
    assert isinstance(relations, str)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = (
        f'<Relationship Id="rId3" Type="{kind}/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>'
    )
    cell = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    return workbook_with(
        {
            STRINGS: f'{HEAD}<sst xmlns="{MAIN}">{body}</sst>',
            SHEET: sheet(cell),
            "xl/_rels/workbook.xml.rels": relations.replace("</Relationships>", one),
        }
    )


def _rows(body: str) -> bytes:
    return workbook_with({SHEET: sheet(body)})


def _formula(text: str) -> bytes:
    return _rows(f'<row r="2"><c r="A2"><f>{text}</f></c></row>')


def _numbered_rows(count: int, look: str) -> str:
    return "".join(f'<row r="{n}"{look}/>' for n in range(2, count + 2))


def _shared(length: int, cells: int) -> bytes:
    formula = "B1+" * (length // 3) + "1"
    first = f'<row r="2"><c r="A2"><f t="shared" si="0" ref="A2:A{cells + 1}">'
    rest = "".join(
        f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/></c></row>'
        for n in range(3, cells + 2)
    )
    return _rows(f"{first}{formula}</f></c></row>{rest}")


def _merges(count: int) -> bytes:
    body = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(3, count + 3))
    return workbook_with({SHEET: sheet(tail=f"<mergeCells>{body}</mergeCells>")})


def _styles(inside: str) -> bytes:
    return workbook_with(
        {STYLES: f'{HEAD}<styleSheet xmlns="{MAIN}">{inside}</styleSheet>'}
    )


ALL_ROWS = 1_048_000 if is_thorough() else 250_000
READ = ""
"""Nothing is wrong with such a file: it is read."""

SHAPES: dict[str, tuple[Callable[[], bytes], str]] = {
    # Parts that ought to be small.
    "20 MB of content types": (partial(_many_types, 20 * _MB), "F012"),
    "content types just below their size": (
        partial(_many_types, 4 * _MB - 999),
        "F012",
    ),
    "20 MB of relationships": (partial(_many_relations, 20 * _MB), "F012"),
    "200,000 names": (partial(_many_names, 200_000), "F020"),
    "styles of a million empty elements": (
        lambda: _styles(_many("<a/>", 10**6)),
        "F020",
    ),
    "a hundred thousand number formats": (
        lambda: _styles(
            "<numFmts>"
            + "".join(f"<numFmt numFmtId='{n}' formatCode='0'/>" for n in range(10**5))
            + "</numFmts>"
        ),
        "F016",
    ),
    "a hundred thousand fonts": (
        lambda: _styles("<fonts>" + _many("<font/>", 10**5) + "</fonts>"),
        "F016",
    ),
    "more sheets than parts": (
        lambda: _part_with(
            BOOK,
            "</sheets>",
            "".join(
                f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(9, 3000)
            ),
        ),
        "F012",
    ),
    # Words, elements that are not closed, or that close themselves.
    "formats that are never closed": (lambda: _styles("<cellXfs>" * 16_000), "F018"),
    "formats that close themselves": (
        lambda: _styles(_many("<cellXfs/>", 40_000)),
        READ,
    ),
    "a comment that is never closed": (lambda: _rows("<!-- " * 16_000), "F018"),
    "a long formula of quotes": (
        lambda: _formula("'" * 32_001),
        READ,
    ),
    "a long word": (
        lambda: _formula("a" * 32_000 + "("),
        READ,
    ),
    "a long number": (
        lambda: _formula("1" * 32_000 + "a"),
        READ,
    ),
    # Nothing is expanded, or kept, before it is counted.
    "a shared formula of 30,000 letters in 1,600 cells": (
        partial(_shared, 30_000, 1_600),
        "F020",
    ),
    "51 MB of empty strings": (lambda: _strings(_many("<si/>", 9 * _MB)), "F020"),
    "15 MB of empty strings": (lambda: _strings(_many("<si/>", 3 * _MB)), "F020"),
    "strings of a million fonts": (
        lambda: _strings("<si>" + _many("<r><t/></r>", 10**6) + "</si>"),
        "F020",
    ),
    "100,000 strings": (
        lambda: _strings("".join(f"<si><t>{n}</t></si>" for n in range(100_000))),
        READ,
    ),
    "more than a million empty rows": (
        lambda: _rows(_many("<row/>", 1_100_000)),
        "F020",
    ),
    "rows without end, and nothing in them": (
        lambda: _rows(_numbered_rows(ALL_ROWS, ' ht="15.75" customHeight="1"')),
        READ,
    ),
    "a value below 300,000 empty rows": (
        lambda: _rows(
            _numbered_rows(300_000, "")
            + '<row r="300002"><c r="A300002"><v>1</v></c></row>'
        ),
        "F014",
    ),
    "two million cells without a value": (
        lambda: _rows(f'<row r="2">{_many("<c/>", 2_100_000)}</row>'),
        "F020",
    ),
    "elements nobody knows among the rows": (
        lambda: _rows(f'<row r="2">{_many("<x/>", 2 * _MB)}</row>'),
        "F020",
    ),
    "half a million merges": (partial(_merges, 500_000), "F020"),
    "elements nobody knows below the rows": (
        lambda: workbook_with({SHEET: sheet(tail=_many("<x/>", 2 * _MB))}),
        "F020",
    ),
    "one merged column": (
        lambda: workbook_with(
            {SHEET: sheet(tail='<mergeCells><mergeCell ref="B:B"/></mergeCells>')}
        ),
        READ,
    ),
}
