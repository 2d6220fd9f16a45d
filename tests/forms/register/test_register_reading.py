"""A register is read into records; what is wrong is told where it is, and no more."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from xlsxwriter import Workbook

from tests.broken.registers import RegisterCase
from tests.broken.registers_reading import CASES, OUTSIDE
from tests.broken.surgery import Step, damaged, lost_name, named, typed, xml
from tests.forms.register.making import register_book
from tests.forms.register.register_records import (
    Registers,
    records,
    registers,
    typed_rows,
)
from tests.reading_reports import codes_and_cells, codes_and_places
from tests.tries import tries
from toolkit.awards.settings import LeaderLine, Reading, Settings, ToneOrder
from toolkit.findings import WorkRefusedError
from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.texts.register import REGISTER
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.computed import RULES, SETTINGS, TONE_WORDS
from toolkit.forms.register.kind import is_register
from toolkit.forms.register.reading.register import ReadRegister, read_register
from toolkit.forms.register.reading.rows import RECORDS
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.jobs.shipped import standard_workbook
from toolkit.model.emulation import Recipient
from toolkit.model.origin import Origin
from toolkit.model.register import AwardLine, Person, Register, TableKey
from toolkit.rules.office import office_ratio
from toolkit.rules.records import Measure, RatioKind, Rounding, Scope
from toolkit.rules.words import RECIPIENT_WORDS, ROUNDING_WORDS
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellError
from toolkit.xlsx.closed_book import ClosedBook

MERIT = "Bằng khen cấp bộ, cấp tỉnh"


def read(data: bytes) -> ReadRegister:
    return read_register(ClosedBook.from_bytes(data))


def titled(case: RegisterCase) -> str:
    return f"{case.code} {case.name}"


@pytest.mark.parametrize("case", CASES, ids=titled)
def test_reading_says_exactly_what_is_wrong_politely_and_what_to_do(
    case: RegisterCase,
) -> None:
    findings = read(case.make()).findings
    assert tuple(codes_and_places(findings)) == case.expected
    for finding in findings:
        assert "{" not in finding.text
        assert "?." not in finding.text
        assert finding.next_step[0].islower()
        assert finding.next_step.endswith(".")


def test_every_key_of_a_table_has_its_form_its_record_and_its_field() -> None:
    assert tuple(BY_KEY) == tuple(RECORDS) == tuple(TableKey)
    assert all(getattr(Register(), key) == () for key in TableKey)


def test_every_code_of_reading_has_its_register() -> None:
    covered = {case.code for case in (*CASES, *OUTSIDE)}
    # C265 is of a register of an earlier version: tests/jobs/test_renew.py.
    assert covered | {"C265", "F054", "S123"} == set(REGISTER)
    assert any("S123" in {e[0] for e in case.expected} for case in CASES)
    assert set(REGISTER) <= set(CATALOGUE)


def test_an_empty_register_has_no_fault() -> None:
    found = read(register_book(settings={"office": "Sở Công Thương"}))
    assert found.findings == ()
    assert (found.register.office, found.register.year) == ("Sở Công Thương", 2023)
    assert found.settings == Settings()


@settings(max_examples=tries(40), deadline=None)
@given(registers())
def test_what_is_written_is_read_again(content: Registers) -> None:
    found = read(register_book(typed_rows(content))).register
    for table, expected in records(content).items():
        assert getattr(found, table) == expected


# Whose workbook it is


def test_a_workbook_of_another_kind_is_no_register() -> None:
    other = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    assert not is_register(other)
    with pytest.raises(WorkRefusedError) as refused:
        read_register(other)
    assert refused.value.finding.code == "F054"
    assert is_register(ClosedBook.from_bytes(register_book()))


LISTS_LOST = (lost_name("td_kind"), lost_name("td_schema"))


@pytest.mark.parametrize("steps", [LISTS_LOST, (typed("A101", None, RULES),)])
def test_a_register_that_lost_its_hidden_lists_is_read_and_the_loss_told(
    steps: tuple[Step, ...],
) -> None:
    data = damaged(register_book("# Người\nHọ và tên\nLê An"), *steps)
    assert is_register(ClosedBook.from_bytes(data))
    found = read(data)
    assert [one.name for one in found.register.people] == ["Lê An"]
    assert codes_and_places(found.findings) == [("S133", "", "")]
    assert "«Danh mục»" in found.findings[0].text


@pytest.mark.parametrize("name", ["td_awards_year", "td_set_year"])
def test_without_names_of_its_own_a_workbook_that_says_nothing_is_none(
    name: str,
) -> None:
    data = damaged(register_book(), lost_name("td_kind"), lost_name(name))
    assert not is_register(ClosedBook.from_bytes(data))


def test_a_workbook_that_says_it_is_another_kind_is_believed() -> None:
    other = typed("A101", "scoring", RULES)(register_book())
    assert not is_register(ClosedBook.from_bytes(other))


def test_a_register_of_a_newer_version_is_refused() -> None:
    newer = typed("A102", 2.0, RULES)(register_book())
    with pytest.raises(WorkRefusedError) as refused:
        read(newer)
    assert refused.value.finding.code == "F011"
    assert (refused.value.finding.seen, refused.value.finding.expected) == ("2", "1")


# Headings


@pytest.mark.parametrize("text", ["HỌ VÀ  TÊN", "Họ\nvà tên", "Họ tên", "Ông/Bà"])
def test_a_heading_in_other_case_or_words_known_for_it_is_no_fault(text: str) -> None:
    assert (
        codes_and_places(read(typed("A4", text, "Người")(register_book())).findings)
        == []
    )


def test_a_synonym_that_is_the_heading_of_another_column_is_a_mix_up() -> None:
    steps = (
        typed("E4", "Loại hình khen", "Khen thưởng"),
        typed("N4", "Danh hiệu, hình thức", "Khen thưởng"),
    )
    found = read(damaged(register_book(), *steps))
    assert codes_and_places(found.findings) == [
        ("S132", "Khen thưởng", "E4"),
        ("S132", "Khen thưởng", "N4"),
    ]


def test_whatever_stands_above_columns_are_read_by_their_names() -> None:
    grid = "# Người\nHọ và tên | Mã\nLê An | 7"
    steps = (typed("A4", "Mã", "Người"), typed("B4", "Họ và tên", "Người"))
    found = read(damaged(register_book(grid), *steps)).register
    assert found.people == (Person(row=5, name="Lê An", code="7"),)


def test_a_table_at_the_very_top_has_no_headings_and_loses_no_row() -> None:
    steps = [
        named(name_of("people", column.field), f"'Người'!${letter}$1:${letter}$9")
        for letter, column in zip("ABCDEFGHIJK", BY_KEY["people"].columns, strict=True)
    ]
    found = read(damaged(register_book(), typed("A1", "Lê An", "Người"), *steps))
    assert [one.name for one in found.register.people] == ["Lê An", "Họ và tên"]
    assert ("S135", "Người", "A1") in codes_and_places(found.findings)


def test_the_shipped_register_stands_under_its_own_headings() -> None:
    found = read(standard_workbook("theo_doi_khen_thuong.xlsx")).findings
    assert {one.code for one in found} <= {"S124"}


# Where things stand


def test_columns_are_found_wherever_they_were_moved() -> None:
    grid = "# Người\nHọ và tên | Mã\nLê An | 7"
    steps = (
        typed("K5", "Phòng A", "Người"),
        typed("E5", None, "Người"),
        named("td_people_unit", "'Người'!$K$5:$K$99"),
        named("td_people_left", "'Người'!$E$5:$E$99"),
    )
    found = read(damaged(register_book(grid), *steps)).register
    assert found.people == (Person(row=5, name="Lê An", code="7", unit="Phòng A"),)
    assert found.at("people", 5, "unit") == Origin("Người", "K5")
    assert found.at("people", 5, "nothing of the kind") == Origin("Người", "A5")


def test_a_lost_column_is_empty_and_the_others_are_read() -> None:
    grid = "# Người\nHọ và tên | Mã | Đơn vị\nLê An | 7 | Phòng A"
    book = lost_name("td_people_code")(register_book(grid))
    found = read(book)
    assert found.register.people == (Person(row=5, name="Lê An", unit="Phòng A"),)
    [lost] = found.findings
    assert (lost.seen, lost.expected) == ("Mã", "td_people_code")


def test_rows_below_the_names_are_read_too() -> None:
    grid = "# Đơn vị\nTên đơn vị\nA\nB\nC"
    found = read(register_book(grid, capacity=1))
    assert [unit.name for unit in found.register.units] == ["A", "B", "C"]
    assert found.findings[0].seen == "2"
    assert "hàng 5" in found.findings[0].text


def test_settings_have_their_places() -> None:
    cells = read(register_book()).register.cells
    assert cells["year"] == Origin(RULES, "C6")
    assert set(cells) == set(SETTINGS)


# Cells


LOOSE = {
    "a title in short": ("award", "BK tỉnh", "province_merit"),
    "a choice in short": ("recipient", "CN", Recipient.INDIVIDUAL),
    "a choice with a space": ("recipient", "cá nhân ", Recipient.INDIVIDUAL),
    "a choice in loose tones": ("recipient", "ca\u0301 nhân", Recipient.INDIVIDUAL),
    "a unit with a space": ("unit", "Phòng A ", "Phòng A"),
    "a year as text": ("year", "2023", 2023),
    "a day as text": ("day", "12/05/2023", date(2023, 5, 12)),
}
EXACT = {
    "a title in capitals": ("award", MERIT.upper(), "province_merit"),
    "a choice in capitals": ("recipient", "CÁ NHÂN", Recipient.INDIVIDUAL),
    "a unit with one letter": ("unit", "A", "A"),
    "a number in a text": ("unit", 5.0, "5"),
    "a title with spaces in a text nobody counts": ("reason", " a  b\nc ", "a  b\nc"),
    "a period of one year": ("period", 2019.0, "2019"),
}


def line(field: str, cell: object) -> AwardLine:
    row = {"year": 2023.0, "award": MERIT, "recipient": "cá nhân"}
    found = read(register_book({"awards": [{**row, field: cell}]}))
    return found.register.awards[0]


@pytest.mark.parametrize("name", LOOSE)
def test_what_is_only_understood_is_marked(name: str) -> None:
    field, cell, value = LOOSE[name]
    assert getattr(line(field, cell), field) == value
    assert line(field, cell).loose == {field}


@pytest.mark.parametrize("name", EXACT)
def test_what_formulas_count_is_not_marked(name: str) -> None:
    field, cell, value = EXACT[name]
    assert getattr(line(field, cell), field) == value
    assert line(field, cell).loose == frozenset()


def test_libreoffice_counts_what_is_exact_and_nothing_loose(
    office, tmp_path: Path
) -> None:
    checked = {
        name: cells
        for name, cells in {**LOOSE, **EXACT}.items()
        if cells[0] in ("award", "recipient", "unit", "year")
    }
    path = tmp_path / "dem.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, (field, cell, value) in enumerate(checked.values()):
            sheet.write(row, 0, cell)
            sheet.write(row, 1, _criterion(field, value))
            sheet.write_formula(row, 2, f"=COUNTIFS(A{row + 1},B{row + 1})")
    after = ClosedBook.open(office(path, "xlsx", tmp_path / "ra"))
    counted = [after.sheet("Sheet1").at(row, 3).value for row in range(1, row + 2)]
    assert counted == [float(name in EXACT) for name in checked]


def _criterion(field: str, value: object) -> object:
    if isinstance(value, Recipient):
        return RECIPIENT_WORDS[value]
    return MERIT if field == "award" else value


FLAGS = {
    "x": True,
    "X": True,
    " x ": True,
    "có": True,
    "Có": True,
    1.0: True,
    "TRUE": True,
    "không": False,
    0.0: False,
    "nữ": True,
    "Nữ": True,
    "Nam": False,
}


@pytest.mark.parametrize("cell", FLAGS)
def test_a_tick_may_be_written_in_many_ways(cell: object) -> None:
    found = read(register_book({"people": [{"name": "Lê An", "woman": cell}]}))
    assert found.register.people[0].woman is FLAGS[cell]
    assert found.findings == ()


def test_truth_ticks_and_falsehood_does_not() -> None:
    rows = [{"name": "Lê An", "woman": True}, {"name": "Lê Ba", "woman": False}]
    found = read(register_book({"people": rows}))
    assert [person.woman for person in found.register.people] == [True, False]


def test_truth_is_not_the_number_one() -> None:
    row = {"year": 2023.0, "award": MERIT, "recipient": "cá nhân"}
    rows = [{**row, "number": n} for n in (1.0, True, 1.0)]
    found = read(register_book({"awards": rows}))
    assert [f.cell for f in found.findings if f.code == "C330"] == ["J6"]
    assert [bool(a.loose) for a in found.register.awards] == [False, True, False]


RATINGS = {"HTXSNV": "excellent", "HTTNV": "good", "HTNV": "completed"}


@pytest.mark.parametrize("cell", RATINGS)
def test_ratings_are_known_by_their_initials(cell: str) -> None:
    row = {"year": 2023.0, "recipient": "cn", "name": "Lê An", "rating": cell}
    [rating] = read(register_book({"ratings": [row]})).register.ratings
    assert rating.rating == RATINGS[cell]
    assert rating.loose == {"recipient", "rating"}


def test_no_discipline_may_be_said_in_words() -> None:
    row = {"year": 2023.0, "recipient": "cá nhân", "name": "Lê An"}
    found = read(register_book({"ratings": [{**row, "discipline": "Không"}]}))
    assert found.register.ratings[0].discipline is None
    assert found.findings == ()


def test_a_period_may_be_years_or_days() -> None:
    award = line("start", 2019.0)
    assert (award.start, line("end", 2020.0).end) == (
        date(2019, 1, 1),
        date(2020, 12, 31),
    )
    assert line("end", date(2020, 6, 5)).end == date(2020, 6, 5)


@pytest.mark.parametrize(
    "cell",
    ["12/5/2023", "12-05-2023", "12.5.2023", "2023-05-12", "ngày 12 tháng 5 năm 2023"],
)
def test_a_day_may_be_written_in_many_ways(cell: str) -> None:
    assert line("day", cell).day == date(2023, 5, 12)


def test_the_time_of_a_day_does_not_matter() -> None:
    days = (date(2023, 5, 12) - date(1899, 12, 30)).days
    assert line("day", days + 0.75).day == date(2023, 5, 12)


def test_a_number_that_cannot_be_counted_counts_nothing() -> None:
    for cell in (-2.0, 2.5, "hai"):
        assert line("number", cell).loose == {"number"}
    assert line("number", 0.0).number == 0
    assert line("number", None).number == 1


def test_authors_are_parted_by_semicolons_and_lines() -> None:
    row = {"year": 2022.0, "title": "Số hóa", "scope": "cơ sở"}
    rows = [{**row, "authors": "Lê  An; Lê Ba\nLê Cư ;"}]
    [initiative] = read(register_book({"initiatives": rows})).register.initiatives
    assert initiative.authors == ("Lê An", "Lê Ba", "Lê Cư")


def test_one_text_is_told_once_with_its_rows() -> None:
    row = {"year": 2023.0, "recipient": "cá nhân", "award": "BK tỉnh"}
    found = read(register_book({"awards": [row] * 3}))
    [told_once] = [f for f in found.findings if f.code == "C241"]
    assert told_once.cell == "E5"
    assert "(3 dòng)" in told_once.text


def test_findings_of_a_table_stand_in_the_order_of_its_rows() -> None:
    rows = [
        {"name": "Lê An", "born": 1985.0, "left": "mai"},
        {"name": "", "code": "7"},
        {"name": "Lê An", "born": 1985.0},
    ]
    cells = [f.cell for f in read(register_book({"people": rows})).findings]
    assert cells == ["D5", "K5", "A6", "A7", "D7"]


def test_an_error_in_one_row_does_not_stop_the_others() -> None:
    good = {"year": 2023.0, "award": MERIT, "recipient": "cá nhân", "name": "Lê An"}
    bad = dict.fromkeys(good, CellError("#REF!"))
    data = register_book({"awards": [good, dict.fromkeys(good, "x"), good]})
    for cell in ("A6", "E6", "F6", "G6"):
        data = typed(cell, bad["name"], "Khen thưởng")(data)
    found = read(data)
    assert [a.name for a in found.register.awards] == ["Lê An", "", "Lê An"]
    codes = codes_and_cells(f for f in found.findings if f.code == "C245")
    assert codes == [("C245", c) for c in ("A6", "E6", "F6", "G6")]


def test_units_in_a_circle_stand_alone() -> None:
    grid = "# Đơn vị\nTên đơn vị | Đơn vị cấp trên\nA | C\nB | A\nC | B\nD | A"
    units = read(register_book(grid)).register.units
    assert [unit.parent for unit in units] == ["", "", "", "A"]


# «Quy tắc»


def test_the_office_chooses_in_the_words_of_the_lists() -> None:
    chosen = {
        "rounding": ROUNDING_WORDS[Rounding.CEIL],
        "reading": "trên số hoàn thành tốt nhiệm vụ trở lên, kể cả hoàn thành xuất sắc",
        "leader_line": "Lãnh đạo từ trưởng phòng trở lên",
        "minimum_one": "có",
        "tone_order": TONE_WORDS["school"],
    }
    found = read(register_book(settings=chosen, switches={"E1": "không", "r1": "Có"}))
    assert found.findings == ()
    assert found.settings == Settings(
        rounding=Rounding.CEIL,
        reading=Reading.B,
        leader_line=LeaderLine.HEAD,
        minimum_one=True,
        tone_order=ToneOrder.SCHOOL,
        switches={"E1": False, "R1": True},
    )


def test_an_empty_switch_leaves_the_default() -> None:
    found = read(register_book(switches={"E1": "", "E2": "có"}))
    assert found.settings.switches == {"E2": True}
    assert found.findings == ()


OWN = ["Q1", "số Chiến sĩ thi đua cơ sở", "số Lao động tiên tiến", "Không quá", 12.5]
OWN += ["bỏ phần lẻ", "Cơ quan", date(2024, 1, 1), date(2025, 12, 31), "QĐ 5 của Sở"]


def test_a_rule_of_the_offices_own_is_a_rule() -> None:
    found = read(register_book(office_rules=[OWN]))
    assert found.findings == ()
    [rule] = found.settings.office_rules
    assert rule == office_ratio(
        name="Q1",
        title="số Chiến sĩ thi đua cơ sở",
        numerator=Measure.BASE_FIGHTERS,
        base=Measure.ADVANCED_WORKERS,
        kind=RatioKind.AT_MOST,
        limit=Decimal("12.5"),
        per=Scope.AGENCY,
        start=date(2024, 1, 1),
        until=date(2025, 12, 31),
        document="QĐ 5 của Sở",
        award="base_fighter",
        rounding=Rounding.FLOOR,
    )


def test_the_days_of_a_faulty_rule_are_told_as_days() -> None:
    turned = [*OWN[:7], date(2025, 7, 1), date(2025, 6, 1), OWN[9]]
    [found] = read(register_book(office_rules=[turned])).findings
    assert (found.code, found.seen) == ("S128", "01/06/2025")
    year = [*OWN[:7], 2025.0, None, OWN[9]]
    [found] = read(register_book(office_rules=[year])).findings
    assert (found.code, found.seen) == ("S128", "2025")


def test_long_names_are_not_cut() -> None:
    long = "Quyết định số 5 của Sở " + "về tỷ lệ khen thưởng " * 9
    book = register_book(settings={"office": long}, office_rules=[[*OWN[:9], long]])
    found = read(book)
    assert found.register.office == long.strip()
    assert found.settings.office_rules[0].version.source == long.strip()


def test_a_faulty_rule_is_left_out_and_the_others_stay() -> None:
    rules = [["Q0", *OWN[1:3], "khoảng", *OWN[4:]], OWN]
    found = read(register_book(office_rules=rules))
    assert [rule.id for rule in found.settings.office_rules] == ["Q1"]


def test_a_limit_shown_as_percent_is_one() -> None:
    data = register_book(office_rules=[[*OWN[:4], 0.125, *OWN[5:]]])
    data = percent_styled(data)
    found = read(data)
    assert found.findings == ()
    assert found.settings.office_rules[0].limit == Decimal("12.5")


def percent_styled(data: bytes) -> bytes:
    """Days of the plain book shown as percent, and its limit in the same style."""
    sheet = next(
        part
        for part in ClosedBook.from_bytes(data).package.part_names
        if part.endswith("sheet10.xml")
    )
    return damaged(
        data,
        xml(sheet, r'<c r="E50">', '<c r="E50" s="1">'),
        xml("xl/styles.xml", r'formatCode="dd/mm/yyyy"', 'formatCode="0.0%"'),
    )


@pytest.mark.parametrize(
    ("table", "at", "typed", "header"),
    [
        ("complete", 0, 2025.0, "Năm"),
        ("switches", 3, "có", "Áp dụng"),
        ("office_rules", 4, None, "Mức (%)"),
    ],
)
def test_a_heading_of_the_small_tables_of_rules_that_was_written_over_is_told(
    table: str, at: int, typed: float | str | None, header: str
) -> None:
    book = ClosedBook.from_bytes(standard_workbook("theo_doi_khen_thuong.xlsx"))
    place = book.names()[f"td_{table}"]
    assert place is not None
    column = place.left + at
    book.set_value(place.sheet, place.top - 1, column, typed)
    found = read(book.to_bytes()).findings
    cell = a1(place.top - 1, column)
    assert ("S131", place.sheet, cell) in codes_and_places(found)
    assert [one.expected for one in found if one.code == "S131"] == [header]


def test_ratings_may_be_limited_by_group() -> None:
    rated = [
        "số người hoàn thành xuất sắc nhiệm vụ",
        "số người hoàn thành tốt nhiệm vụ",
    ]
    rule = ["Q2", *rated, *OWN[3:6], "nhóm có nhiệm vụ tương đồng", *OWN[7:]]
    found = read(register_book(office_rules=[rule]))
    assert found.findings == ()
    assert found.settings.office_rules[0].per == (Scope.GROUP,)
