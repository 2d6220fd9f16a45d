"""A folder of old files comes in at once; what is no list, or bad, stops nothing."""

from pathlib import Path

import pytest

from tests.exchange.tables.files import (
    NOW,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from toolkit.cli.main import main
from toolkit.exchange.tables.folder_in import closing_line, sources_in
from toolkit.jobs.undo import undo_file


def folder(tmp_path: Path) -> Path:
    old = tmp_path / "cu"
    (old / "_sao_luu").mkdir(parents=True)
    for name in ("b.csv", "a.csv", "~$a.csv", "~WRL1.csv", ".a.csv", "_sao_luu/c.csv"):
        text = lines("Họ và tên | Đơn vị", f"Người {name[-5]} | A")
        csv_file(old, text, name)
    (old / "hong.xlsx").write_bytes(b"PK\x03\x04")
    (old / "anh.png").write_bytes(b"\x89PNG")
    return old


def test_a_folder_gives_its_lists_by_name_and_never_the_register(
    tmp_path: Path,
) -> None:
    old = folder(tmp_path)
    path = register(old)
    found = sources_in([old, old / "a.csv"], path)
    assert [one.name for one in found] == ["a.csv", "b.csv", "hong.xlsx"]


def test_one_bad_file_stops_none_and_each_is_undone_alone(tmp_path: Path) -> None:
    path = register(tmp_path)
    before = path.read_bytes()
    sources = sources_in([folder(tmp_path)], path)
    reports = [take_in(path, one) for one in sources]
    assert [row["name"] for row in table_rows(path, "people")] == ["Người a", "Người b"]
    assert closing_line(reports) == (
        "Đã đọc 3 tệp: 2 tệp có dòng mới, 0 tệp không có dòng mới,"
        " 1 tệp không đọc được."
    )
    undo_file(path, now=NOW)
    assert [row["name"] for row in table_rows(path, "people")] == ["Người a"]
    undo_file(path, now=NOW)
    assert path.read_bytes() == before


def test_the_verb_takes_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, old = register(tmp_path), folder(tmp_path)
    assert main(["import", str(path), str(old)]) == 2
    said = capsys.readouterr().out
    assert "«hong.xlsx»" in said
    assert said.rstrip().endswith("1 tệp không đọc được.")
