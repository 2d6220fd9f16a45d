"""The LibreOffice that goes on running converts as one started for a workbook does."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import offices, waiting
from tests.broken.base import filled
from tests.offices import Office, start_office
from tests.real.test_demo_in_libreoffice import FIRST_SHEET_AS_CSV, page_sizes
from tests.tries import is_thorough, sample
from toolkit.parts.records.change import same_value
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.closed_book import ClosedBook


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A form whose formulas carry no values: each must be computed to be seen."""
    path = tmp_path / "Chấm điểm = 100 %.xlsx"
    path.write_bytes(filled())
    return path


@pytest.fixture(scope="module")
def own(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of these tests alone, which may be killed."""
    own = start_office(soffice, tmp_path_factory.mktemp, recalculate=True)
    yield own
    own.end()


def cells(path: Path) -> dict[tuple[str, int, int], Cell]:
    book = ClosedBook.open(path)
    return {
        (name, *at): cell
        for name in book.sheet_names
        for at, cell in book.sheet(name).cells.items()
    }


@pytest.mark.usefixtures("bridge")
def test_both_ways_make_the_same_files(
    workbook: Path, own: Office, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    kinds = sample(["xlsx", FIRST_SHEET_AS_CSV, "pdf"], 3)
    by_process = [own.many_by_process([workbook], kind, one)[0] for kind in kinds]
    by_bridge = [own(workbook, kind, two) for kind in kinds]
    assert [path.name for path in by_process] == [path.name for path in by_bridge]
    assert cells(by_process[0]) == cells(by_bridge[0])
    assert 983 in [cell.value for cell in cells(by_bridge[0]).values()]
    if len(kinds) > 1:
        assert by_process[1].read_bytes() == by_bridge[1].read_bytes()
        pages = [page_sizes(found[2].read_bytes()) for found in (by_process, by_bridge)]
        assert pages[0] == pages[1] != []


@pytest.mark.usefixtures("bridge")
def test_what_is_computed_is_the_same_whether_it_is_saved_or_not(
    workbook: Path, own: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = own.computed(workbook)
    assert 983 in shown.values()
    monkeypatch.setattr(offices, "has_bridge", lambda: False)
    if not is_thorough():  # the file is the same either way, as shown above
        monkeypatch.setattr(
            Office,
            "many_by_process",
            lambda of, books, *to: [of._by_bridge(*books, *to)],
        )
    saved = own.computed(workbook)  # a file holds fifteen digits
    assert saved.keys() == shown.keys()
    assert [at for at in shown if not same_value(saved[at], shown[at])] == []


@pytest.mark.usefixtures("bridge")
def test_one_that_died_is_started_again_and_leaves_nothing_at_its_end(
    workbook: Path, own: Office, tmp_path: Path
) -> None:
    before = sorted(workbook.parent.iterdir())
    first = own(workbook, "xlsx", tmp_path / "first")
    office = own.process
    assert office
    for pid in waiting.all_below(office.pid):
        os.kill(pid, signal.SIGKILL)
    second = own(workbook, "xlsx", tmp_path / "second")
    assert cells(first) == cells(second)
    again = own.process
    assert again
    assert again.pid != office.pid
    own.end()
    assert (own.process, again.poll() is None) == (None, False)
    left = set(workbook.parent.iterdir()) - {first.parent, second.parent}
    assert sorted(left) == before


def test_without_a_bridge_it_is_started_for_each(
    workbook: Path, own: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offices, "has_bridge", lambda: False)
    monkeypatch.setattr(Office, "many_by_process", lambda *asked: [Path(asked[2])])
    assert own(workbook, "xlsx", tmp_path / "out").name == "xlsx"


def test_a_file_that_is_no_workbook_is_told(own: Office, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.xlsx"
    path.write_bytes(filled()[:5000])
    with pytest.raises(AssertionError, match="hỏng"):
        own(path, "xlsx", tmp_path / "out")
