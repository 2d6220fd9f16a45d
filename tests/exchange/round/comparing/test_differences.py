"""What came back against what was sent: every edit is seen, no program is blamed."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import DataBarRule, IconSetRule, Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.workbook import Workbook

from tests.exchange.round.edits import EDITS, MORE, Edit, Editor, put_in_column
from tests.offices import Office
from tests.workbook_parts import packed, parts_of
from toolkit.forms.scoring.sent import sent_terms
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.differences import differences
from toolkit.xlsx.meaning.kinds import Changed
from toolkit.xlsx.meaning.sent import Sent

pytestmark = pytest.mark.slow

TRIES = 4


@pytest.fixture(scope="module")
def sent() -> Sent:
    book = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    return Sent(book, sent_terms(book))


def told(sent: Sent, data: bytes) -> list[Changed]:
    return [one.kind for one in differences(sent, ClosedBook.from_bytes(data))]


def test_the_same_bytes_differ_in_nothing(sent: Sent) -> None:
    assert told(sent, sent.book.data) == []


@pytest.mark.parametrize(
    ("kind", "edit"),
    [*EDITS.items(), *MORE],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
def test_a_single_edit_is_told_as_what_it_is(
    sent: Sent, kind: Changed, edit: Edit
) -> None:
    editor = Editor(sent, seed=17)
    for _ in range(TRIES):
        assert kind in told(sent, edit(editor))


def test_a_lost_row_is_one_sentence_and_not_one_for_each_row_below(sent: Sent) -> None:
    kinds = told(sent, EDITS[Changed.ROWS_LOST](Editor(sent, seed=3)))
    assert kinds.count(Changed.ROWS_LOST) == 1
    assert Changed.VALUE_CHANGED not in kinds
    assert Changed.ROWS_MOVED not in kinds


def test_a_row_named_by_a_changed_key_is_lost_and_a_strange_one_added(
    sent: Sent,
) -> None:
    sheet, keys = next(iter(sent.terms.keys.items()))
    book = sent.book.unedited()
    book.set_value(sheet, keys.top + 1, keys.column, "I.99")
    kinds = told(sent, book.to_bytes())
    assert Changed.ROWS_LOST in kinds
    assert Changed.ROWS_ADDED in kinds


def test_rows_in_another_order_are_told_by_their_keys(sent: Sent) -> None:
    sheet, keys = next(iter(sent.terms.keys.items()))
    book = sent.book.unedited()
    rows = (keys.top + 2, keys.top + 3)
    texts = [sent.book.sheet(sheet).at(row, keys.column).value for row in rows]
    for row, text in zip(rows, reversed(texts), strict=True):
        book.set_value(sheet, row, keys.column, text)
    assert Changed.ROWS_MOVED in told(sent, book.to_bytes())


def test_what_a_unit_types_is_no_difference(sent: Sent) -> None:
    book = sent.book.unedited()
    unit = book.names()["td_unit"]
    assert unit is not None
    book.set_value(unit.sheet, unit.top, unit.left, "Sở Khoa học và Công nghệ")
    assert told(sent, book.to_bytes()) == []


def test_a_formula_typed_into_an_input_is_told(sent: Sent) -> None:
    book = sent.book.unedited()
    unit = book.names()["td_unit"]
    assert unit is not None
    book.set_formula(unit.sheet, unit.top, unit.left, 'HYPERLINK("http://x")', "x")
    assert told(sent, book.to_bytes()) == [Changed.INPUT_FORMULA]


FORM = "Chấm điểm"


def saved(change: Callable[[Workbook], object], data: bytes) -> bytes:
    """The workbook after a person changed it with a program that saves all of it."""
    book, target = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    change(book)
    book.save(target)
    return target.getvalue()


def test_a_lost_sheet_is_one_sentence_and_not_one_for_each_of_its_names(
    sent: Sent,
) -> None:
    def delete(book: Workbook) -> None:
        del book["Bộ tiêu chí"]

    found = differences(sent, ClosedBook.from_bytes(saved(delete, sent.book.data)))
    assert [(one.kind, one.sheet) for one in found] == [
        (Changed.SHEET_LOST, "Bộ tiêu chí")
    ]


def test_a_sheet_that_was_renamed_is_the_same_sheet(sent: Sent) -> None:
    """Names and formulas follow it, as in Excel and in LibreOffice."""
    renamed = {}
    for part, data in parts_of(sent.book.data).items():
        was = FORM.encode()
        is_part = part.startswith(("xl/workbook", "xl/worksheets"))
        renamed[part] = data.replace(was, b"Cham diem") if is_part else data
    found = differences(sent, ClosedBook.from_bytes(packed(renamed)))
    assert [(one.kind, one.sheet, one.seen) for one in found] == [
        (Changed.SHEET_RENAMED, FORM, "Cham diem")
    ]


def test_a_form_pasted_into_a_new_workbook_is_found_by_the_keys_of_its_rows(
    sent: Sent,
) -> None:
    pasted, source = openpyxl.Workbook(), io.BytesIO(sent.book.data)
    assert pasted.active is not None
    for row in openpyxl.load_workbook(source)[FORM].iter_rows():
        for cell in row:
            pasted.active[cell.coordinate] = cell.value
    target = io.BytesIO()
    pasted.save(target)
    found = differences(sent, ClosedBook.from_bytes(target.getvalue()))
    renamed = [one for one in found if one.kind is Changed.SHEET_RENAMED]
    assert [(one.sheet, one.seen) for one in renamed] == [(FORM, "Sheet")]
    names = [one for one in found if one.kind is Changed.NAME_LOST]
    assert len(names) == 1


def test_a_column_put_in_is_one_sentence(sent: Sent) -> None:
    changed = saved(lambda book: put_in_column(book[FORM], 4), sent.book.data)
    kinds = set(told(sent, changed))
    assert Changed.COLUMNS_MOVED in kinds
    people = {Changed.NAME_CHANGED, Changed.FORMULA_CHANGED, Changed.VALUE_CHANGED}
    assert not kinds & people


def test_what_was_done_beside_a_column_put_in_is_told_where_it_is_now(
    sent: Sent,
) -> None:
    def insert(book: Workbook) -> None:
        book[FORM]["B10"], book[FORM]["H10"] = "Khác", 100
        put_in_column(book[FORM], 4)

    found = differences(sent, ClosedBook.from_bytes(saved(insert, sent.book.data)))
    cells = [(one.kind, one.cell) for one in found if one.cell]
    assert cells == [(Changed.VALUE_CHANGED, "B10"), (Changed.FORMULA_LOST, "I10")]


def test_what_was_done_to_a_sheet_that_was_renamed_is_told(sent: Sent) -> None:
    edited = sent.book.unedited()
    edited.set_formula(FORM, 10, 8, "C10+5", 105.0)
    parts = dict(parts_of(edited.to_bytes()))
    for part, data in parts.items():
        if part.startswith(("xl/workbook", "xl/worksheets")):
            parts[part] = data.replace(FORM.encode(), b"Cham diem")
    assert Changed.FORMULA_CHANGED in told(sent, packed(parts))


def test_a_link_put_on_a_locked_cell_is_told_and_one_on_an_input_is_not(
    sent: Sent,
) -> None:
    unit = sent.book.names()["td_unit"]
    assert unit is not None

    def link(book: Workbook) -> None:
        book[FORM].cell(unit.top, unit.left).hyperlink = "https://so.example.vn"
        book[FORM]["B10"].hyperlink = "https://khac.example.vn"

    found = differences(sent, ClosedBook.from_bytes(saved(link, sent.book.data)))
    assert [(one.kind, one.cell) for one in found] == [(Changed.CELL_LINKED, "B10")]


def test_what_is_embedded_is_told_once_for_a_sheet_and_not_if_it_was_sent(
    sent: Sent,
) -> None:
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rels = "xl/worksheets/_rels/sheet1.xml.rels"

    def holding(*kinds: bytes) -> bytes:
        many = b"".join(
            b'<Relationship Id="r%d" Type="%b%b" Target="../a%d.bin"/>'
            % (number, kind, one, number)
            for number, one in enumerate(kinds)
        )
        space = b"http://schemas.openxmlformats.org/package/2006/relationships"
        whole = b'<Relationships xmlns="%b">%b</Relationships>' % (space, many)
        return packed({**parts_of(sent.book.data), rels: whole})

    two = ClosedBook.from_bytes(holding(b"control", b"oleObject", b"control"))
    (one,) = differences(sent, two)
    assert (one.kind, one.sheet, one.cells) == (Changed.OBJECTS, FORM, 3)
    assert one.seen == "control\noleObject"
    assert differences(Sent(two, sent_terms(two)), two) == []
    assert told(sent, holding(b"comments", b"drawing")) == []


def test_data_that_is_fetched_from_elsewhere_is_a_link(sent: Sent) -> None:
    editor = Editor(sent, seed=1)
    parts = dict(editor.parts)
    space = b"http://schemas.openxmlformats.org/"
    parts["xl/connections.xml"] = (
        b'<connections xmlns="%bspreadsheetml/2006/main"><connection id="1" name="c" '
        b'type="4"><webPr url="http://khac.example.vn/"/></connection></connections>'
    ) % space
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdC" Target="connections.xml" Type="'
        b'%bofficeDocument/2006/relationships/connections"/></Relationships>' % space,
    )
    (one,) = differences(sent, ClosedBook.from_bytes(packed(parts)))
    assert (one.kind, one.seen) == (Changed.LINKS, "http://khac.example.vn/")


@pytest.mark.parametrize("code", ["0%", "0,", "#,##0,,", "d/m", "General%"])
def test_a_format_that_shows_another_number_is_told(sent: Sent, code: str) -> None:
    def show(book: Workbook) -> None:
        book[FORM]["C10"].number_format = code

    assert told(sent, saved(show, sent.book.data)) == [Changed.FORMAT_CHANGED]


@pytest.mark.parametrize("code", ["#,##0.0", "0.00", "@", '0" điểm"', "0;-0"])
def test_how_an_input_looks_is_the_affair_of_the_unit(sent: Sent, code: str) -> None:
    assert told(sent, _typed_as(sent, code)) == []


@pytest.mark.parametrize("code", [";;;", '"50"', '0"0"', '"đạt"', '""', "-"])
def test_an_input_that_shows_another_number_than_was_typed_is_told(
    sent: Sent, code: str
) -> None:
    assert told(sent, _typed_as(sent, code)) == [Changed.INPUT_FORMAT]


def _an_input(sent: Sent) -> tuple[int, int]:
    return next(
        spot
        for spot in sorted(sent.book.sheet(FORM).cells)
        if spot[0] > 9 and spot[1] == 8 and not sent.locked(FORM, spot)
    )


def _typed_as(sent: Sent, code: str) -> bytes:
    spot = _an_input(sent)

    def show(book: Workbook) -> None:
        cell = book[FORM].cell(*spot)
        cell.value, cell.number_format = 5, code

    return saved(show, sent.book.data)


HIDDEN, SHOWN, TYPED = Changed.RULE_HIDES, Changed.RULE_SHOWS, Changed.RULE_INPUT


def by_rule(code: str, area: str, value: object = None) -> Callable[[Workbook], None]:
    """A conditional format put on the form; `value`: typed into its first cell."""

    def put(book: Workbook) -> None:
        style = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode=code))
        rule = Rule(type="expression", dxf=style, formula=["1=1"])
        book[FORM].conditional_formatting.add(area, rule)
        if value is not None:
            book[FORM][area.partition(":")[0]] = value

    return put


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (";;;", HIDDEN),
        ('"50"', HIDDEN),
        ('""', HIDDEN),
        ("0%", SHOWN),
        ('0"0"', SHOWN),
        ("#,##0,", SHOWN),
        ("d/m", SHOWN),
    ],
)
def test_a_rule_that_shows_a_locked_number_as_another_is_told_once(
    sent: Sent, code: str, kind: Changed
) -> None:
    changed = saved(by_rule(code, "H9:H10"), sent.book.data)
    (one,) = differences(sent, ClosedBook.from_bytes(changed))
    assert (one.kind, one.cell, one.seen) == (kind, "H9:H10", code)
    assert one.cells == 2


@pytest.mark.parametrize("code", [";;;", '"50"', "0%", '0"0"'])
def test_a_rule_that_shows_a_typed_number_as_another_is_told(
    sent: Sent, code: str
) -> None:
    spot = a1(*_an_input(sent))
    assert told(sent, saved(by_rule(code, spot, 5), sent.book.data)) == [TYPED]
    assert told(sent, saved(by_rule(code, spot), sent.book.data)) == []


@pytest.mark.parametrize("code", ["General", "0.00", "#,##0", "[Red]0.0", "@"])
def test_how_a_rule_writes_the_same_number_is_not_told(sent: Sent, code: str) -> None:
    spot = a1(*_an_input(sent))
    assert told(sent, saved(by_rule(code, "C9:H10"), sent.book.data)) == []
    assert told(sent, saved(by_rule(code, spot, 5), sent.book.data)) == []


@pytest.mark.parametrize("picture", [IconSetRule, DataBarRule])
@pytest.mark.parametrize("alone", [True, False])
def test_bars_and_icons_in_place_of_a_number_are_told(
    sent: Sent, picture: Callable[..., Rule], *, alone: bool
) -> None:
    ends = {"start_type": "min", "end_type": "max", "color": "FF638EC6"}
    icons = {"icon_style": "3Arrows", "type": "percent", "values": [0, 33, 67]}
    facts = icons if picture is IconSetRule else ends

    def put(book: Workbook) -> None:
        rule = picture(**facts, showValue=not alone)
        book[FORM].conditional_formatting.add("H9:H10", rule)

    changed = saved(put, sent.book.data)
    assert told(sent, changed) == ([HIDDEN] if alone else [])


def test_rules_that_newer_programs_keep_apart_are_told(sent: Sent) -> None:
    parts = dict(parts_of(sent.book.data))
    part = sent.book.sheet(FORM).part
    parts[part] = parts[part].replace(
        b"</worksheet>",
        b'<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"'
        b' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
        b' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        b"<x14:conditionalFormattings><x14:conditionalFormatting>"
        b'<x14:cfRule type="expression" id="{1}"><xm:f>1=1</xm:f><x14:dxf>'
        b'<numFmt numFmtId="200" formatCode=";;;"/></x14:dxf></x14:cfRule>'
        b"<xm:sqref>H9 H10</xm:sqref></x14:conditionalFormatting>"
        b"</x14:conditionalFormattings></ext></extLst></worksheet>",
    )
    assert told(sent, packed(parts)) == [HIDDEN, HIDDEN]


def test_what_the_sent_workbook_shows_by_rule_itself_is_not_told(sent: Sent) -> None:
    own = ClosedBook.from_bytes(saved(by_rule("0%", "H9:H10"), sent.book.data))
    copy = ClosedBook.from_bytes(saved(by_rule("0%", "H9"), own.data))
    assert differences(Sent(own, sent_terms(own)), copy) == []


def test_a_rule_beside_a_column_put_in_is_told_where_it_is_now(sent: Sent) -> None:
    def insert(book: Workbook) -> None:
        put_in_column(book[FORM], 4)
        by_rule(";;;", "I10")(book)

    found = differences(sent, ClosedBook.from_bytes(saved(insert, sent.book.data)))
    assert (HIDDEN, "I10") in [(one.kind, one.cell) for one in found]


def test_very_many_rules_are_one_sentence(sent: Sent) -> None:
    def cut_up(book: Workbook) -> None:
        areas = " ".join(f"H{row}" for row in range(9, 120))
        by_rule(";;;", areas)(book)

    found = differences(sent, ClosedBook.from_bytes(saved(cut_up, sent.book.data)))
    assert [(one.kind, one.cell) for one in found] == [(HIDDEN, "")]


def test_openpyxl_is_not_blamed(sent: Sent) -> None:
    copy = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(sent.book.data)).save(copy)
    assert told(sent, copy.getvalue()) == []


def test_libreoffice_is_not_blamed(sent: Sent, office: Office, tmp_path: Path) -> None:
    source = tmp_path / "gui.xlsx"
    source.write_bytes(sent.book.data)
    saved = office(source, "xlsx", tmp_path / "ve")
    assert told(sent, saved.read_bytes()) == []


def test_gnumeric_is_not_blamed(sent: Sent, ssconvert: str, tmp_path: Path) -> None:
    source, saved = tmp_path / "gui.xlsx", tmp_path / "ve.xlsx"
    source.write_bytes(sent.book.data)
    subprocess.run([ssconvert, str(source), str(saved)], check=True)
    assert told(sent, saved.read_bytes()) == []
