"""The rubric of a workbook is understood once in a run, whatever is read between."""

from toolkit.forms.rubric.sheet import read_rubric_sheet
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.run import Run, running


def test_rubrics_of_workbooks_read_in_turn_are_each_understood_once() -> None:
    names = ("cham_diem.xlsx", "cham_diem_mau_100.xlsx")
    with running(Run()):
        first, again = (
            [
                read_rubric_sheet(ClosedBook.from_bytes(standard_workbook(name)))
                for name in names
            ]
            for _ in range(2)
        )
    assert [found.rubric.id for found in first] == ["khoi-2017-950", "mau-100"]
    assert all(one is other for one, other in zip(first, again, strict=True))
