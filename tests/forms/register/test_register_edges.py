"""The first and the last row of what a register keeps: both are read and watched."""

from collections.abc import Iterable

import pytest

from tests.forms.register.filling import below, filled_register, recomputed
from tests.forms.register.making import OFFICE_FIRST, SWITCHES_FIRST, register_book
from tests.forms.register.test_register_reading import OWN, read
from toolkit.forms.register.computed import OFFICE_RULE_ROWS, RATIO_COLUMNS, RULES
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.making.rules_sheet import SECTIONS
from toolkit.forms.register.reading.cells import _count
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.forms.register.writing.input_copy import (
    Copied,
    rule_columns,
    table_columns,
)
from toolkit.forms.register.writing.rules import switch_rows
from toolkit.rules.book import ratio_rules
from toolkit.xlsx.closed_book import ClosedBook

EMPTY = [None] * len(OWN)
LAST = OFFICE_FIRST + OFFICE_RULE_ROWS - 1
LAST_SWITCH = SWITCHES_FIRST + 19
PEOPLE = "# Người\nHọ và tên | Mã\nLê An | 'a\nLê Bình | 'b\nLê Chi | 'c"


def own_rules(*rows: int) -> bytes:
    """A register with the office's own rule in these rows of their table."""
    every = range(max(rows) + 1)
    return register_book(
        office_rules=[[f"Q{at}", *OWN[1:]] if at in rows else EMPTY for at in every]
    )


def test_the_first_and_the_last_of_the_offices_own_rules_count() -> None:
    last = OFFICE_RULE_ROWS - 1
    found = read(own_rules(0, last))
    assert [rule.id for rule in found.settings.office_rules] == ["Q0", f"Q{last}"]
    below = read(own_rules(0, OFFICE_RULE_ROWS))
    assert [rule.id for rule in below.settings.office_rules] == ["Q0"]


def copied(columns: Iterable[Copied]) -> list[tuple[object, ...]]:
    return [(one.name, one.cells) for one in columns]


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (SWITCHES_FIRST - 1, False),
        (SWITCHES_FIRST, True),
        (LAST_SWITCH, True),
        (LAST_SWITCH + 1, False),
    ],
)
def test_a_switch_counts_from_the_first_row_of_its_table_to_the_last(
    row: int, counts: bool
) -> None:
    rule = ratio_rules(2023)[0].id
    book = ClosedBook.from_bytes(register_book())
    book.set_value(RULES, row, 1, rule)
    book.set_value(RULES, row, 4, "không")
    found = read(book.to_bytes())
    assert found.settings.switches == ({rule: False} if counts else {})


@pytest.mark.parametrize(
    ("row", "watched"),
    [(OFFICE_FIRST, True), (LAST, True), (LAST + 1, False), (OFFICE_FIRST - 1, False)],
)
def test_the_answers_watch_every_row_of_the_offices_own_rules(
    row: int, watched: bool
) -> None:
    book = ClosedBook.from_bytes(register_book())
    before = copied(rule_columns(book))
    book.set_value(RULES, row, 5, 12.5)
    assert (copied(rule_columns(book)) != before) is watched


@pytest.mark.parametrize(
    ("row", "watched"),
    [(FIRST_ROW, True), (FIRST_ROW + 2, True), (FIRST_ROW - 1, False)],
)
def test_the_answers_watch_the_first_and_the_last_row_of_a_table(
    row: int, watched: bool
) -> None:
    book = ClosedBook.from_bytes(register_book(PEOPLE))
    columns = ("name", "code")
    before = copied(table_columns(book, BY_KEY["people"], columns))
    book.set_value("Người", row, 2, "khác")
    after = copied(table_columns(book, BY_KEY["people"], columns))
    assert (after != before) is watched


def test_the_last_row_that_formulas_see_is_no_fault() -> None:
    assert read(register_book(PEOPLE, capacity=3)).findings == ()
    [found] = read(register_book(PEOPLE, capacity=2)).findings
    assert (found.code, found.cell) == ("S122", f"A{FIRST_ROW + 2}")


@pytest.mark.parametrize(
    ("points", "days_off", "codes"),
    [("0", "0", []), ("0,5", "0,5", []), ("-0,5", "-1", ["C239", "C239"])],
)
def test_points_and_days_are_numbers_from_nought(
    points: str, days_off: str, codes: list[str]
) -> None:
    grid = f"""
    # Xếp loại
    Năm | Đối tượng | Họ và tên hoặc tên tập thể | Điểm | Số ngày nghỉ
    2023 | cá nhân | Lê An | {points} | {days_off}
    """
    found = [f.code for f in read(register_book(grid)).findings]
    assert [code for code in found if code == "C239"] == codes


def test_a_switch_says_that_it_makes_nothing_binding_any_more() -> None:
    words = {row[0]: str(row[1]) for row in switch_rows()}
    assert "chỉ để biết, dù chọn «có»" in words["R1"]
    own = next(one for one in SECTIONS if "tỷ lệ riêng" in one)
    assert f"ở mục {own[0]}" in words["R1"]
    assert not any("dù chọn" in text for name, text in words.items() if name != "R1")


def test_where_nothing_is_allowed_there_is_no_share_of_it() -> None:
    book = filled_register(
        """
        # Đề nghị
        Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu, hình thức
        2023 | cá nhân | Lê An | Phòng Một | Lao động tiên tiến
        2023 | cá nhân | Lê An | Phòng Một | Chiến sĩ thi đua cơ sở
        """,
        year=2023,
    )
    recomputed(book)
    fields = [head.field for head in RATIO_COLUMNS]
    rows = [dict(zip(fields, row, strict=True)) for row in below(book, "td_ratios")]
    [row] = [one for one in rows if one["rule"] == "R1"]
    assert (row["places"], row["numerator"], row["state"]) == (0, 1, "vượt")
    assert row["bar"] in (None, "")


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        (7.00000000000001, 7),
        (2.9999999999999996, 3),
        (0.1 * 30, 3),
        (2.5, None),
        (2.99, None),
    ],
)
def test_a_count_is_what_its_cell_shows_to_nine_decimals(
    typed: float, counted: int | None
) -> None:
    answer = _count(True, typed)
    assert answer.value == counted
    assert (answer.problem is None) == (counted is not None)
