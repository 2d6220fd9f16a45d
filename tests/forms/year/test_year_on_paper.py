"""The tables of the year book on paper: down to the last row that holds anything."""

from pathlib import Path

import pytest

from tests.forms.year.filling import NOW, year_book
from tests.offices import Office
from tests.tries import sample
from toolkit.forms.form import Action
from toolkit.forms.year.paper import LEFT_OUT
from toolkit.jobs.work import work_on
from toolkit.model.year import YearTable
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow


def plan(rows: int) -> ClosedBook:
    tasks = "\n".join(f"Việc {n}|ngày|15/03/2023" for n in range(rows))
    return year_book({YearTable.TASKS: f"task|kind|day\n{tasks}"})


def rescored(book: ClosedBook) -> ClosedBook:
    work_on(book, Action.RESCORE).write(book, NOW)
    return ClosedBook.from_bytes(book.to_bytes())


def printed(book: ClosedBook, sheet: str = "Kế hoạch") -> int:
    area = book.print_area(sheet)
    assert area
    return area.bottom


PRINTED = [(0, 24), (12, 24), (45, 49), (20, 24), (21, 25), (120, 124)]
"""How many tasks there are; the last row on paper."""


@pytest.mark.parametrize(
    ("rows", "last"),
    sample(PRINTED, 3, keep=[(21, 25)]),
)
def test_a_plan_is_printed_down_to_its_last_task(rows: int, last: int) -> None:
    book = rescored(plan(rows))
    assert printed(book) == last
    assert printed(book, "Chỉ tiêu") == 24
    assert printed(book, "Đóng góp") == 204  # nothing of it is a formula on paper
    assert printed(rescored(book)) == last


def test_a_task_typed_below_is_told_on_the_very_page(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(rescored(plan(30)).to_bytes())
    with office.opened(path) as document:
        sheet = document.Sheets.getByName("Kế hoạch")
        note = sheet.getCellRangeByName("A2")
        assert note.String.startswith("Mỗi dòng một việc")
        sheet.getCellRangeByName("C35").String = "Việc gõ thêm"
        assert note.String == LEFT_OUT
        [area] = sheet.getPrintAreas()
        assert (area.EndRow, area.EndColumn) == (33, 12)


def test_a_longer_plan_is_printed_whole_after_the_next_check() -> None:
    book = rescored(plan(21))
    book.set_value("Kế hoạch", 60, 3, "Việc gõ thêm")
    book = rescored(book)
    assert printed(book) == 60
    assert str(book.sheet("Kế hoạch").at(2, 1).value).startswith("Mỗi dòng một việc")


@pytest.mark.parametrize("text", ["", "Năm 2023"])
def test_without_the_note_all_rows_are_printed(text: str) -> None:
    """An office wrote its own line there: nothing would tell of a row left out."""
    book = plan(3)
    book.set_value("Kế hoạch", 2, 1, text)
    book = rescored(book)
    assert printed(book) == 124
    assert (book.sheet("Kế hoạch").at(2, 1).value or "") == text


def test_what_an_office_prints_below_the_table_stays_on_paper() -> None:
    book = plan(3)
    area = book.print_area("Kế hoạch")
    assert area
    book.set_print_area(area._replace(bottom=130, right=20))
    book = rescored(ClosedBook.from_bytes(book.to_bytes()))
    assert book.print_area("Kế hoạch") == area._replace(bottom=130, right=20)
