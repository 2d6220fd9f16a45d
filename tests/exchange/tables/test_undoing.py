"""Every import can be undone, byte for byte, whatever it came from; it saves once."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.exchange.tables.binary_books import xlsb_file
from tests.exchange.tables.files import (
    NOW,
    book_file,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from tests.exchange.tables.open_documents import content, ods_file, row, text
from tests.exchange.tables.test_xls_sources import xls_file
from toolkit.exchange.tables import paste_in
from toolkit.exchange.tables.folder_in import import_each, sources_in
from toolkit.exchange.tables.paste_in import import_tables
from toolkit.jobs.undo import undo_file

ROWS = [["Họ và tên", "Đơn vị"], ["Trần Văn An", "Ban A"], ["Lê Bình", "Ban B"]]


def web_file(folder: Path) -> Path:
    path = folder / "web.xls"
    rows = "".join(f"<tr><td>{'<td>'.join(cells)}</tr>" for cells in ROWS)
    html = f"<html><meta charset=utf-8><table>{rows}</table></html>"
    path.write_text(html, encoding="utf-8")
    return path


KINDS: dict[str, Callable[[Path], Path]] = {
    "xlsx": lambda folder: book_file(folder, {"DS": ROWS}),
    "xls": lambda folder: xls_file(folder, ROWS),
    "xlsb": lambda folder: xlsb_file(folder, ROWS),
    "ods": lambda folder: ods_file(
        folder, content(*(row(*map(text, cells)) for cells in ROWS))
    ),
    "web": web_file,
    "csv": lambda folder: csv_file(folder, lines(*map(" | ".join, ROWS))),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_import_is_undone_byte_for_byte(tmp_path: Path, kind: str) -> None:
    path = register(tmp_path)
    before = path.read_bytes()
    take_in(path, KINDS[kind](tmp_path))
    assert len(table_rows(path, "people")) == 2
    undo_file(path, now=NOW)
    assert path.read_bytes() == before


def test_a_folder_of_every_kind_is_undone_step_by_step(tmp_path: Path) -> None:
    path, old = register(tmp_path), tmp_path / "cu"
    old.mkdir()
    names = ["An", "Bình", "Chi"]
    for name, kind in zip(names, ("xls", "ods", "csv"), strict=True):
        made = KINDS[kind](old)
        made.rename(old / f"{name}{made.suffix}")
    states = [path.read_bytes()]
    job = partial(import_tables, path, now=NOW)
    for report in import_each(sources_in([old], path), job):
        if report.saved:
            states.append(path.read_bytes())
    assert len(states) == 2  # the same rows again add nothing
    for state in reversed(states[:-1]):
        undo_file(path, now=NOW)
        assert path.read_bytes() == state


@pytest.mark.slow
def test_a_thousand_rows_cost_one_save(tmp_path: Path) -> None:
    day = date(2024, 12, 15)
    head = ["Năm", "Họ và tên", "Danh hiệu", "Số quyết định", "Ngày quyết định"]
    rows = [[2024, f"Người {n}", "Lao động tiên tiến", "1", day] for n in range(1_000)]
    path = register(tmp_path, capacity=1_200)
    before = path.read_bytes()
    save = paste_in.save_over
    with patch.object(paste_in, "save_over", side_effect=save) as saved:
        take_in(path, book_file(tmp_path, {"DS": [head, *rows]}), table="Khen thưởng")
    assert saved.call_count == 1
    assert len(table_rows(path, "awards")) == 1_000
    undo_file(path, now=NOW)
    assert path.read_bytes() == before
