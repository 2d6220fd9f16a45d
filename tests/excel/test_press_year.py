"""«Việc đến hạn» and the check on an open year book, and taken back."""

from pathlib import Path

import pytest

from tests.broken.base import good
from tests.excel.recording import Recorder
from tests.excel.test_press import content, pressed, recorder_for
from tests.forms.year.filling import full
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.usefixtures("own_folder", "no_pause")
OURS = {"Tổng quan", "Kết quả kiểm tra", "Nhật ký"}


@pytest.fixture(scope="module")
def filled() -> bytes:
    """A year book in which somebody typed over a formula."""
    book = full()
    region = book.names()["td_y_tasks_state"]
    assert region
    book.set_value(region.sheet, region.top, region.left, "xong rồi")
    return book.to_bytes()


def opened(data: bytes, folder: Path) -> Recorder:
    return recorder_for(data, folder, "sổ năm.xlsx")


def typed(book: ClosedBook) -> dict[tuple[str, int, int], object]:
    return {
        at: cell
        for at, cell in content(book).items()
        if at[0] not in OURS and cell[0] is None
    }


def test_a_press_tells_what_is_due_and_undo_takes_it_back(
    filled: bytes, tmp_path: Path
) -> None:
    recorder = opened(filled, tmp_path / "a")
    before, was_typed = content(recorder.book), typed(recorder.book)
    outcome = pressed(recorder, "due")
    assert outcome.ok, outcome.text
    lines = outcome.text.splitlines()
    assert "2 việc quá hạn, 1 việc đến hạn trong 14 ngày." in lines[0]
    assert lines[-1] == "Có 3 lỗi, 6 cần xem: xem trang «Kết quả kiểm tra»."
    after = content(recorder.book)
    changed = {at[0] for at in before.keys() | after if before.get(at) != after.get(at)}
    assert changed == {*OURS, "Kế hoạch"}
    lost = {at: cell for at, cell in was_typed.items() if after.get(at) != cell}
    assert [cell[1] for cell in lost.values()] == ["xong rồi"]
    log = [c[1] for at, c in after.items() if at[0] == "Nhật ký"]
    assert "xong rồi" in log
    assert pressed(recorder, "undo").ok
    assert content(recorder.book) == before


def test_a_check_writes_findings_alone(filled: bytes, tmp_path: Path) -> None:
    recorder = opened(filled, tmp_path / "a")
    before = content(recorder.book)
    assert pressed(recorder, "check").ok
    after = content(recorder.book)
    changed = {at[0] for at in before.keys() | after if before.get(at) != after.get(at)}
    assert changed == {"Kết quả kiểm tra"}


def test_another_workbook_is_refused_and_left(tmp_path: Path) -> None:
    recorder = opened(good(), tmp_path / "a")
    before = content(recorder.book)
    outcome = pressed(recorder, "due")
    assert not outcome.ok
    assert outcome.text.startswith("[Y100]")
    assert content(recorder.book) == before


def test_a_press_prints_the_plan_to_its_end_and_undo_prints_it_as_before(
    tmp_path: Path,
) -> None:
    book = full()
    book.set_value("Kế hoạch", 40, 3, "Việc gõ thêm")
    recorder = opened(book.to_bytes(), tmp_path / "a")
    before = recorder.book.print_area("Kế hoạch")
    assert before
    assert pressed(recorder, "due").ok
    assert recorder.book.print_area("Kế hoạch") == before._replace(bottom=40)
    assert recorder.calls.count("print_area") == 1
    assert pressed(recorder, "undo").ok
    assert recorder.book.print_area("Kế hoạch") == before
