"""The job on a file: a register of an earlier version gets the looks of today."""

from datetime import datetime
from pathlib import Path

from toolkit.findings import WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.forms.register.gate import require_register
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.renewing import Renewed, renewed
from toolkit.jobs.guard import guarded
from toolkit.parts.records.findings_and_log import LogLine, append_log
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.zip.package import read_file

ACTION = "Làm mới hình thức"
NOTHING = "Sổ đã trình bày như phiên bản này; không sửa gì."
ADDED = " Đã thêm trang «{}»; bấm «Kiểm tra tỷ lệ» để lập danh sách."
DONE = "Đã làm mới {} theo phiên bản này; nội dung mọi ô giữ nguyên."
HIGHER = (
    "Cột, vùng in đã như phiên bản này; chỉ nới {} cho đủ chữ, nội dung giữ nguyên."
)
COLUMNS, ROWS, AREAS = "{} cột", "chiều cao {} hàng", "vùng in của {} trang"


def renew_file(path: Path, *, now: datetime) -> Report:
    """Give one register the looks of today, with a dated backup beside it.

    No value and no formula changes; a sheet that it lacks comes in; what is done stands
    in «Nhật ký», and undo brings the file back byte for byte.
    """
    return guarded(str(path), lambda: _renew(path, now), now=now)


def _renew(path: Path, now: datetime) -> Report:
    refuse_if_open(path)
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    findings = require_register(book)
    made = renewed(book)
    if not (made.columns or made.rows or made.areas or made.added):
        return Report(str(path), kind=KIND, findings=findings, summary=NOTHING)
    said = said_of(made)
    logged = ClosedBook.from_bytes(made.data)
    append_log(logged, [LogLine(ACTION, None, "", "", said)], now=now)
    after = logged.to_bytes()

    def verify(data: bytes) -> None:
        _refuse_different(ClosedBook.from_bytes(data), logged, book)

    saved = save_over(path, before, after, now=now, verify=verify)
    return Report(
        str(path),
        kind=KIND,
        findings=findings,
        summary=said,
        saved=str(path),
        backup=str(saved.backup),
    )


def said_of(made: Renewed) -> str:
    """What became new, without what did not; rows alone grow with what is typed."""
    counts = ((COLUMNS, made.columns), (ROWS, made.rows), (AREAS, made.areas))
    parts = [words.format(number) for words, number in counts if number]
    rows_alone = bool(made.rows) and len(parts) == 1
    said = (HIGHER if rows_alone else DONE).format(", ".join(parts)) if parts else ""
    return (said + (ADDED.format(made.added) if made.added else "")).strip()


def _refuse_different(there: ClosedBook, meant: ClosedBook, before: ClosedBook) -> None:
    """Raises WorkRefusedError F035 where a cell says something else than before.

    The log, which has a line more, is what was meant.
    """
    logged = set(meant.edited_sheets)
    for sheet in before.sheet_names:
        right = meant if sheet in logged else before
        if _said(there, sheet) != _said(right, sheet):
            raise WorkRefusedError(find("F035", seen=sheet))


def _said(book: ClosedBook, sheet: str) -> dict[tuple[int, int], tuple[object, ...]]:
    cells = book.sheet(sheet).cells.items()
    return {place: (cell.value, cell.formula) for place, cell in cells}
