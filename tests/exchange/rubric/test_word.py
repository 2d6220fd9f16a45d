"""Tables of Word: merges, automatic numbers, tracked changes, nested tables."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.exchange.rubric.old_letters import as_typed
from tests.exchange.rubric.sheets import (
    W,
    codes,
    docx,
    paragraph,
    read,
    rubric_shown,
    table,
    totals_shown,
)
from toolkit.exchange.rubric.importing import import_rubric
from toolkit.legacy.old_codes import OldCode

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
HEAD = ["TT", "Nội dung", "Điểm chuẩn", "Tự chấm"]
LISTS = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
  <w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
  <w:lvlText w:val="%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
  <w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>
</w:style></w:styles>"""


def listed(text: str, level: int, number: int = 5) -> str:
    """A paragraph of a list."""
    properties = (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )
    return paragraph(text, properties)


def row(*cells: str, properties: str = "") -> str:
    """A row of cells that are paragraphs already, or texts."""
    inside = "".join(
        f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>"
        for cell in cells
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def whole(*rows: str) -> str:
    return f"<w:tbl>{row(*HEAD)}{''.join(rows)}</w:tbl>"


def test_automatic_numbers_are_what_word_shows(tmp_path: Path) -> None:
    by_style = paragraph("", '<w:pStyle w:val="Muc"/>')
    body = whole(
        row(listed("", 0), "Công tác A", "50", ""),
        row(listed("", 1), "Việc một", "30", "30"),
        row("", listed("Đạt: 30 điểm", 0, 6), "", ""),
        row("", listed("Chưa đạt: 10 điểm", 0, 6), "", ""),
        row(listed("", 1), "Việc hai", "20", "18"),
        row(by_style, "Công tác B", "50", ""),
        row(listed("", 1), "Việc ba", "50", ""),
        row(listed("", 2), "Phần a", "20", "20"),
        row(listed("", 2), "Phần b", "30", "29"),
    )
    styles = STYLES.replace(".VnTime", "Times New Roman")
    found = read(docx(tmp_path / "a.docx", body, numbering=LISTS, styles=styles))
    assert rubric_shown(found).split("\n") == [
        *("I 50 group", "I.1 30 levels 30/10", "I.2 20 manual", "II 50 group"),
        *("II.1 50 group", "II.1.a 20 manual", "II.1.b 30 manual"),
    ]
    assert totals_shown(found) == "self 97"


def test_inserted_text_counts_and_deleted_text_does_not(tmp_path: Path) -> None:
    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    def gone(text: str) -> str:
        return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"

    points = f"<w:p>{gone('40')}<w:ins>{run('60')}</w:ins></w:p>"
    moved = f"<w:p><w:moveFrom>{run('Việc cũ')}</w:moveFrom>{run('Việc hai')}</w:p>"
    hidden = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>{run('40')}</w:p>"
    body = whole(
        row("1", "Việc một", points, "60"),
        row("2", moved, hidden, "40"),
        row("3", "Dòng đã xóa", "25", "25", properties="<w:del/>"),
        row("", "Tổng", "100", "100"),
    )
    found = read(docx(tmp_path / "a.docx", body))
    assert rubric_shown(found) == "1 60 manual\n2 40 manual"
    assert [one.title for one in found.rubric.criteria] == ["Việc một", "Việc hai"]
    assert codes(found) == ()


def test_a_table_inside_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    inner = table([HEAD, ["1", "Việc một", "60", "60"], ["2", "Việc hai", "40", "39"]])
    frame = f"<w:tbl><w:tr><w:tc>{paragraph('SỞ A')}{inner}<w:p/></w:tc></w:tr></w:tbl>"
    found = read(docx(tmp_path / "a.docx", frame))
    assert totals_shown(found) == "self 99"


def test_a_table_that_a_page_parts_is_one(tmp_path: Path) -> None:
    first = table([HEAD, ["I", "Nhóm A", "60", "60"], ["1", "Việc một", "60", "60"]])
    second = table([["II", "Nhóm B", "40", "38"], ["1", "Việc hai", "40", "38"]])
    third = table([HEAD, ["III", "Nhóm C", "10", "9"], ["1", "Việc ba", "10", "9"]])
    body = first + paragraph("Trang 2") + second + paragraph("Phụ lục") + third
    found = read(docx(tmp_path / "a.docx", body))
    assert rubric_shown(found).count("\n") == 5
    assert totals_shown(found) == "self 107"


def test_two_units_in_one_document_are_two_tables(tmp_path: Path) -> None:
    one = table([HEAD, ["1", "Việc một", "60", "60"], ["2", "Việc hai", "40", "39"]])
    other = table([HEAD, ["1", "Việc một", "60", "50"], ["2", "Việc hai", "40", "30"]])
    found = read(docx(tmp_path / "a.docx", one + paragraph("Phòng B") + other))
    assert totals_shown(found) == "self 99"
    assert "X687" in codes(found)


def test_title_unit_and_year_stand_above(tmp_path: Path) -> None:
    above = (
        "BẢNG TỰ CHẤM ĐIỂM THI ĐUA NĂM 2024",
        "(Kèm theo Công văn số 12/SNV-TĐKT ngày 05/11/2024)",
        "Đơn vị: Phòng Kế hoạch - Tài chính",
    )
    rows = table([HEAD, ["1", "Việc một", "60", "60"], ["2", "Việc hai", "40", "39"]])
    titles = read(
        docx(tmp_path / "a.docx", "".join(map(paragraph, above)) + rows)
    ).titles
    assert (titles.title, titles.unit, titles.year) == (
        *(above[0], "Phòng Kế hoạch - Tài chính"),
        2024,
    )
    assert titles.source.startswith("Kèm theo Công văn số 12/SNV-TĐKT")


def test_the_default_font_of_a_document_tells_its_code(tmp_path: Path) -> None:
    rows = [HEAD, ["1", "Xây dựng kế hoạch", "60", "60"], ["2", "Kiểm tra", "40", "35"]]
    typed = [[as_typed(OldCode.TCVN3, cell) for cell in cells] for cells in rows]
    found = read(docx(tmp_path / "a.docx", table(typed), styles=STYLES))
    assert [one.title for one in found.rubric.criteria] == [
        "Xây dựng kế hoạch",
        "Kiểm tra",
    ]
    assert codes(found) == ("X652",)


def test_a_struck_row_is_left_out_and_told(tmp_path: Path) -> None:
    struck = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Việc bỏ</w:t></w:r></w:p>"
    body = whole(row("1", "Việc một", "60", ""), row("2", struck, "40", ""))
    found = read(docx(tmp_path / "a.docx", body))
    assert rubric_shown(found) == "1 60 manual"
    assert "X686" in codes(found)


def broken(path: Path, document: str) -> list[str]:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", document)
    report = import_rubric(path, now=NOW)
    assert report.saved == ""
    return [one.code for one in report.findings]


@pytest.mark.parametrize(
    "document",
    [
        "<w:document",
        '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        "<w:tbl>" * 20,
        f"<d>{'<tbl><tr><tc>' * 20}{'</tc></tr></tbl>' * 20}</d>",
        f"<d>{'<tbl></tbl>' * 600}</d>",
    ],
)
def test_a_broken_or_hostile_document_costs_one_line(
    document: str, tmp_path: Path
) -> None:
    [code] = broken(tmp_path / "a.docx", document)
    assert code in ("X646", "X655")


def test_spans_without_end_take_nothing(tmp_path: Path) -> None:
    cell = '<tc><tcPr><gridSpan val="9999"/></tcPr><p><r><t>a</t></r></p></tc>'
    document = f"<d><tbl>{f'<tr>{cell}</tr>' * 9}</tbl></d>"
    assert broken(tmp_path / "a.docx", document) == ["X655"]
