"""«Tổng quan»: what is to be done, what is over, what is missing."""

import pytest

from tests.excel.register_books import SETTINGS, typed_rows
from tests.forms.register.filling import below, filled_register, recomputed, region_of
from tests.forms.register.test_quick_entry import GRANTED, PEOPLE, RATED
from toolkit.forms.register.computed import FORMS_LEFT, FORMS_SHOWN
from toolkit.forms.register.writing.overview_rows import (
    DONE,
    LONGEST,
    LOOK,
    MISSING,
    NEXT,
    NO_SUPERIOR,
    OVER,
    awards_by_form,
    overview_rows,
)
from toolkit.forms.register.writing.stale import FRESH, NEVER
from toolkit.model.register import Register
from toolkit.xlsx.closed_book import ClosedBook


def tasks(book: ClosedBook) -> list[tuple[object, ...]]:
    """Kind, sheet and text of each row that has one."""
    return [tuple(row[:3]) for row in below(book, "td_overview") if row[0]]


def note(book: ClosedBook) -> object:
    at = region_of(book, "td_overview_note")
    return book.sheet(at.sheet).at(at.top, at.left).value


def test_what_was_granted_comes_first_and_what_is_missing_last() -> None:
    book = filled_register(PEOPLE + RATED + GRANTED)
    recomputed(book)
    found = tasks(book)
    assert found[0][:2] == (NEXT, "Khen thưởng")
    assert "1 đề nghị đã được khen" in str(found[0][2])
    assert (MISSING, "Xếp loại", "3 người chưa có xếp loại năm 2022.") in found
    assert (MISSING, "Đăng ký", "4 người chưa đăng ký năm 2022.") in found
    kinds = [kind for kind, _, _ in found]
    assert kinds == sorted(kinds, key=[NEXT, OVER, LOOK, MISSING].index)


def test_a_broken_ratio_is_named_with_its_numbers() -> None:
    book = filled_register(typed_rows(), settings=SETTINGS)
    recomputed(book)
    over = [text for kind, _, text in tasks(book) if kind == OVER]
    assert over == ["Tỷ lệ CSTĐCS: có 3, được phép 2 – Sở Công Thương."]


def test_no_line_runs_into_the_charts() -> None:
    unit = "Phòng Quản lý thương mại, xuất nhập khẩu và hội nhập kinh tế quốc tế"
    rated = "".join(
        f"2022 | cá nhân | {name} | {unit} | Hoàn thành tốt nhiệm vụ\n"
        for name in ("Lê An", "Lê Bình", "Lê Cường")
    )
    book = filled_register(f"""
    # Xếp loại
    Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Xếp loại
    {rated}
    # Đề nghị
    Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức
    2022 | tập thể | {unit} | Tập thể lao động xuất sắc
    """)
    recomputed(book)
    [text] = [str(t) for kind, s, t in tasks(book) if (kind, s) == (MISSING, "Tỷ lệ")]
    assert text.startswith("Tỷ lệ LĐTT để đạt TTLĐXS: có 0, phải có 3 – Phòng Quản lý")
    assert len(text) <= LONGEST


def test_every_sheet_named_is_a_link_to_it() -> None:
    book = filled_register(PEOPLE + GRANTED)
    recomputed(book)
    head = region_of(book, "td_overview")
    links = book.links(head.sheet)
    for row, (_, sheet, _) in enumerate(tasks(book), head.bottom + 1):
        assert links[row, 2] == f"'{sheet}'!A1"
    assert any(row < head.top for row, _ in links)  # those above are kept


def test_the_note_says_what_comes_first_or_whether_answers_are_old() -> None:
    book = filled_register(PEOPLE)
    assert note(book) == NEVER
    recomputed(book, conditions=False)
    assert note(book) == NEVER
    recomputed(book)
    assert note(book) == FRESH


def test_the_forms_of_the_year_stand_beside_what_is_to_be_done() -> None:
    book = filled_register(
        """
        # Khen thưởng
        Năm | Đối tượng | Danh hiệu, hình thức | Số lượng
        2022 | cá nhân | Giấy khen | 7
        2022 | cá nhân | Lao động tiên tiến | 30
        2021 | cá nhân | Giấy khen | 90
        """
    )
    recomputed(book)
    rows = [tuple(row[FORMS_LEFT - 1 :]) for row in below(book, "td_overview")]
    assert rows[:2] == [("Lao động tiên tiến", 30), ("Giấy khen", 7)]


def test_with_nothing_to_do_it_says_so_and_keeps_the_rows_of_its_chart() -> None:
    rows = overview_rows(Register(year=2022), [], ())
    assert [row[2] for row in rows] == [DONE, *[None] * (FORMS_SHOWN - 1)]
    first, *others = awards_by_form(2022, ())
    assert first == ("Chưa ghi khen thưởng năm 2022", None)
    assert others == [None] * (FORMS_SHOWN - 1)
    assert awards_by_form(None, ()) == (None,) * FORMS_SHOWN


@pytest.mark.parametrize("lost", ["td_overview", "td_overview_note"])
def test_a_register_without_the_sheet_is_checked_as_before(lost: str) -> None:
    from tests.broken.surgery import damaged, without_name

    data = damaged(filled_register(PEOPLE + RATED).to_bytes(), without_name(lost))
    book = ClosedBook.from_bytes(data)
    found = recomputed(book).findings
    whole = filled_register(PEOPLE + RATED)
    assert found == recomputed(whole).findings
    assert below(book, "td_conditions") == below(whole, "td_conditions")


def test_what_is_missing_stands_in_the_order_in_which_it_is_mended() -> None:
    who = "Năm | Đối tượng | Họ và tên hoặc tên tập thể"
    text = f"""
    {PEOPLE + RATED}
    # Đăng ký
    {who} | Danh hiệu đăng ký
    2022 | cá nhân | Nguyễn Văn An | Lao động tiên tiến
    2022 | cá nhân | Trần Thị Bình | Lao động tiên tiến
    # Đề nghị
    {who} | Danh hiệu, hình thức | Kết quả
    2022 | cá nhân | Trần Thị Bình | Lao động tiên tiến |
    2022 | cá nhân | Nguyễn Văn An | Chiến sĩ thi đua cơ sở | rút
    2021 | cá nhân | Nguyễn Văn An | Lao động tiên tiến |
    2021 | cá nhân | Trần Thị Bình | Lao động tiên tiến | được khen
    """
    book = filled_register(text, settings={"superior": ""})
    recomputed(book)
    found = tasks(book)
    assert [(sheet, words) for kind, sheet, words in found if kind == MISSING] == [
        ("Xếp loại", "3 người chưa có xếp loại năm 2022."),
        ("Đăng ký", "2 người chưa đăng ký năm 2022."),
        ("Đề nghị", "1 danh hiệu đã đăng ký năm 2022 chưa được đề nghị."),
        ("Đề nghị", "1 đề nghị chưa ghi cấp khen."),
        ("Điều kiện", "1 đề nghị chưa đủ dữ liệu để kết luận."),
        ("Quy tắc", NO_SUPERIOR),
    ]
    assert (
        *(LOOK, "Đề nghị"),
        "1 đề nghị của năm khác 2022 chưa có kết quả: không được xét.",
    ) in found


def test_an_office_that_wrote_who_is_above_it_is_not_asked() -> None:
    book = filled_register(PEOPLE)
    recomputed(book)
    assert NO_SUPERIOR not in [text for _, _, text in tasks(book)]
