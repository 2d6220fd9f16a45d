"""From a register's workbook to what is said of awards: nothing gets lost."""

import pytest

from tests.awards.entered import entered
from tests.awards.lines import told
from tests.awards.records import FIRST_ROW, RECORDS, list_words
from tests.awards.records import TABLES as GRID_TABLES
from tests.awards.reports import BAC_GIANG_2017, BAC_GIANG_2020, GIA_LAI, PLAN_2023
from tests.forms.register.making import register_book
from tests.reading_reports import codes_and_places
from toolkit.awards.consistency.checks import consistency
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.verdicts import verdicts
from toolkit.awards.settings import Settings
from toolkit.awards.summary import summary_lines, year_lines
from toolkit.forms.register import layout as register_layout
from toolkit.forms.register.assess import RegisterAssessment, assess_register
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.register.writing.condition_rows import CONCLUSION, told_below
from toolkit.xlsx.closed_book import ClosedBook


def test_what_cannot_be_concluded_is_named_and_not_counted_among_the_good() -> None:
    text = """
    đơn vị: Phòng A
    đơn vị: Phòng B
    đề nghị: Phòng A | TTLĐTT
    xếp loại: Phòng A | hoàn thành
    xếp loại: An | tốt | Đơn vị=Phòng A
    khen: Bình | LĐTT | Đơn vị=Phòng B
    """
    register = told(text, 2024)
    judged = verdicts(register, Settings())
    job = RegisterAssessment(register, Settings(), (), judged, (), (), ())
    assert job.said.startswith(
        "1 đề nghị: 0 đủ điều kiện, 0 không đủ, 0 chưa đủ dữ liệu, "
        "1 không đạt điều kiện chưa kiểm chứng"
    )
    [told_of_it] = told_below(judged, 5)
    head, *rows = told_of_it.rows
    words = "không đạt điều kiện chưa kiểm chứng"
    failed = [row[5] for row in rows if row[4] == "không đạt"]
    assert head[3:5] == (CONCLUSION, words)
    assert str(head[5]).startswith(str(failed[0]))
    assert str(head[5]).endswith(f"(và {len(failed) - 1} điều kiện khác)")


@pytest.mark.parametrize(
    ("grid", "year"), [(GIA_LAI, 2023), (BAC_GIANG_2020, 2020), (BAC_GIANG_2017, 2017)]
)
def test_a_workbook_says_what_its_records_say(grid: str, year: int) -> None:
    book = ClosedBook.from_bytes(register_book(grid, year=year))
    found = assess_register(book)
    records = entered(grid, year=year)
    for table in RECORDS:
        assert getattr(found.register, table) == getattr(records, table)
    assert found.summary == summary_lines(records, Settings())
    shown = [line.year for line in found.years]
    assert year in shown
    assert found.years == year_lines(records, Settings(), shown)
    told_of_records = consistency(records, Settings())
    assert set(codes_and_places(told_of_records)) <= {*codes_and_places(found.findings)}


def test_a_switch_of_the_office_reaches_the_conditions() -> None:
    grid = PLAN_2023.replace("2023", "2024")
    for switches, barred in (({}, False), ({"E2": "có"}, True)):
        book = register_book(grid, year=2024, switches=switches)
        found = assess_register(ClosedBook.from_bytes(book))
        second = found.verdicts[1].conditions
        bars = {c.rule for c in second if c.answer is Answer.FAIL and c.bars}
        assert ("E2" in bars) is barred


def test_the_grids_of_the_tests_have_the_columns_of_the_form() -> None:
    assert FIRST_ROW == register_layout.FIRST_ROW
    assert {form.key: form.sheet for form in TABLES} == {
        key: table.sheet for key, table in GRID_TABLES.items()
    }
    for form in TABLES:
        columns = {column.header: column.field for column in form.columns}
        assert list(columns.items()) == list(GRID_TABLES[form.key].fields.items())
    assert {award: list_words(award) for award in award_words()} == award_words()
