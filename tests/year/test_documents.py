"""Documents that a year book names: their numbers, days and signs."""

from datetime import date

import pytest

from tests.reading_reports import codes_and_places
from toolkit.model.register import TablePlace
from toolkit.model.year import Movement, Task, YearBook, YearTable
from toolkit.year.document_checks import document_findings

PLACES = {
    YearTable.TASKS: TablePlace(
        "Kế hoạch", {"task": "C", "result": "K", "document": "L", "document_day": "M"}
    ),
    YearTable.MOVEMENTS: TablePlace(
        "Phong trào", {"document": "E", "document_day": "F", "criteria": "G"}
    ),
}


def task(row: int, document: str = "", day: date | None = None, task: str = "") -> Task:
    return Task(row, task=task, document=document, document_day=day)


CASES = [
    # The Gia Lai report: 138 of 27/12, but 139 and 140 of 17/12/2018.
    (
        [
            task(5, "Quyết định số 138/QĐ-SCT", date(2018, 12, 27)),
            task(6, "139/QĐ-SCT", date(2018, 12, 17)),
            task(7, "140/QĐ-SCT", date(2018, 12, 17)),
        ],
        [("Y200", "Kế hoạch", "M6")],
    ),
    # Other years and other series have numbers of their own.
    (
        [task(5, "9/KH-SCT", date(2018, 2, 1)), task(6, "3/KH-SCT", date(2019, 1, 1))],
        [],
    ),
    (
        [task(5, "9/KH-SCT", date(2018, 1, 1)), task(6, "3/TB-SCT", date(2018, 2, 1))],
        [],
    ),
    # The Gia Lai plan: the circular is of 04/11/2019.
    (
        [task(5, task="Thông tư số 12/2019/TT-BNV ngày 04/01/2019 của Bộ Nội vụ")],
        [("Y201", "Kế hoạch", "C5")],
    ),
    ([task(5, task="Thông tư số 12/2019/TT-BNV ngày 04/11/2019")], []),
    ([task(5, "12/2019/TT-BNV", date(2019, 1, 4))], [("Y201", "Kế hoạch", "L5")]),
    ([task(5, task="Thông tư 12/2019/TT-BNV ngày 31/02/2019")], []),
    ([task(5, task="Quyết định 1/2019/QĐ-ABC ngày 04/01/2019")], []),
    # The Gia Lai report: a paper of the Party, with two signs.
    (
        [task(5, task="Chỉ thị 19-CT/TW"), task(6, task="(19-CT/TU)")],
        [("Y202", "Kế hoạch", "C6")],
    ),
    ([task(5, task="19-CT/TW"), task(6, task="20-CT/TU; 19-NQ/TU")], []),
    # Anniversaries: how many years, and from when.
    ([task(5, task="kỷ niệm 75 năm Ngày truyền thống (11/6/1948 – 11/6/2023)")], []),
    (
        [task(5, task="kỷ niệm 70 năm ngày truyền thống ngành (1951-2022)")],
        [("Y179", "Kế hoạch", "C5")],
    ),
    ([task(5, task="kế hoạch 5 năm (2021-2025)")], []),
    # The Bắc Giang report of 2020: a digit too many; an office's tenfold in a year.
    (
        [task(5, "716/QĐ", date(2020, 7, 31)), task(6, "7162/QĐ", date(2020, 8, 14))],
        [("Y180", "Kế hoạch", "L6")],
    ),
    ([task(5, "120/QĐ", date(2020, 1, 31)), task(6, "1204/QĐ", date(2020, 12, 1))], []),
    ([task(5, "12/QĐ", date(2020, 1, 31)), task(6, "120/QĐ", date(2020, 2, 1))], []),
]


@pytest.mark.parametrize(("tasks", "wanted"), CASES)
def test_what_documents_contradict_is_told_at_its_cell(
    tasks: list[Task], wanted: list[tuple[str, str, str]]
) -> None:
    book = YearBook(tasks=tuple(tasks), places=PLACES)
    assert codes_and_places(document_findings(book)) == wanted


def test_plan_and_movements_share_their_numbers() -> None:
    later = Movement(5, name="A", document="8/KH-SCT", document_day=date(2022, 2, 1))
    book = YearBook(
        tasks=(task(5, "9/KH-SCT", date(2022, 1, 5)),),
        movements=(later,),
        places=PLACES,
    )
    assert codes_and_places(document_findings(book)) == [("Y200", "Kế hoạch", "M5")]
