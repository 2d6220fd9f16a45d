"""No shape of a file takes much memory or work: it is refused early, or streamed."""

import tracemalloc
from pathlib import Path

import pytest

from tests.hostile.shapes import SHAPES
from tests.work import lines_run
from toolkit.xlsx.cells.formula_text import normal_form, references
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.outdated import drop_outdated
from toolkit.xlsx.refusal import FileRefusedError

pytestmark = pytest.mark.slow

MOST_MEMORY = 100_000_000
MOST_LINES = 400_000


def read_whole(data: bytes) -> str:
    """All that is ever asked of a foreign workbook; the code it is refused with."""
    try:
        book = ClosedBook.from_bytes(data)
        for name in book.sheet_names:
            sheet = book.sheet(name)
            book.table(name, 1, [1, 2])
            for cell in sheet.cells.values():
                if cell.formula:
                    references(cell.formula)
                    normal_form(cell.formula)
        book.number_format(0)
        drop_outdated(book, [Place(book.sheet_names[0], 1, 1)], ())
    except FileRefusedError as refused:
        return refused.fault
    return ""


@pytest.mark.parametrize("name", SHAPES)
def test_an_odd_shape_takes_little_memory_and_work(name: str) -> None:
    make, expected = SHAPES[name]
    data = make()
    said = []
    tracemalloc.start()
    try:
        work = lines_run(lambda: said.append(read_whole(data)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert said == [expected]
    assert peak < MOST_MEMORY
    assert work < MOST_LINES


def test_what_only_has_a_style_below_all_values_can_still_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reader of a long sheet leaves its empty end out; the file keeps it."""
    from tests.hostile.build import SHEET, sheet, workbook_with

    monkeypatch.setattr("toolkit.xlsx.read.bounds.LONG_PART", 10)
    monkeypatch.setattr("toolkit.xlsx.read.bounds._EMPTY_ROWS", 1)
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(2, 9))
    book = ClosedBook.from_bytes(workbook_with({SHEET: sheet(rows)}))
    [name] = book.sheet_names
    assert list(book.sheet(name).cells) == [(1, 1)]
    book.set_value(name, 5, 1, "một")
    book.set_value(name, 5, 2, "hai")
    written = ClosedBook.from_bytes(book.to_bytes())
    monkeypatch.undo()
    cells = written.sheet(name).cells
    assert (cells[5, 1].value, cells[5, 2].value) == ("một", "hai")
    assert book.part(name).count(b"<row ") == 8


def test_the_journal_is_on_the_disk_before_the_workbook_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os
    from datetime import UTC, datetime

    from toolkit.xlsx.disk.save import save_over

    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        sync(handle)

    def replaced(self: Path, target: Path) -> Path:
        done.append("replaced")
        return replace(self, target)

    if not Path("/proc/self/fd").exists():
        pytest.skip("what a handle stands for is told by Linux alone")
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    (tmp_path / "so.xlsx").write_bytes(b"old")
    now = datetime(2026, 1, 5, tzinfo=UTC)
    save_over(tmp_path / "so.xlsx", b"old", b"new", now=now)
    at = done.index("replaced")
    assert {"nhat_ky.jsonl", "_sao_luu", tmp_path.name} <= set(done[:at])
