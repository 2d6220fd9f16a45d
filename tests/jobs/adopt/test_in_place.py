"""An office's own workbook becomes a form itself where that is wished; old kinds."""

import shutil
from pathlib import Path

import pytest
import xlwt

from tests.jobs.adopt.office_tables import LAYOUTS
from toolkit.cli import main
from toolkit.jobs.adopt.files import ENDING
from toolkit.jobs.files import check_file


def old_file(folder: Path) -> Path:
    """An .xls; what it holds nobody reads here."""
    path = folder / "biểu.xls"
    book = xlwt.Workbook()
    book.add_sheet("Chấm điểm").write(0, 0, "BẢNG CHẤM ĐIỂM")
    book.save(str(path))
    return path


def test_the_file_itself_is_written_and_comes_back_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "biểu.xlsx"
    before = LAYOUTS["merged"]()
    path.write_bytes(before)
    assert main(["adopt", str(path), "--in-place"]) == 0
    assert check_file(path).kind == "scoring"
    assert not (tmp_path / f"biểu{ENDING}.xlsx").exists()
    [backup] = list((tmp_path / "_sao_luu").glob("*.xlsx"))
    assert backup.read_bytes() == before
    assert str(backup.name) in capsys.readouterr().out
    assert main(["undo", str(path)]) == 0
    assert path.read_bytes() == before


def test_nothing_is_written_while_anything_is_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "biểu.xlsx"
    before = LAYOUTS["merged"]()
    path.write_bytes(before)
    assert main(["adopt", str(path), "--in-place", "--preview"]) == 0
    assert main(["adopt", str(path), "--in-place", "--sheet", "Không có"]) == 2
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_in_place_and_another_file_exclude_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["adopt", str(tmp_path / "a.xlsx"), "--in-place", "-o", "b.xlsx"]
    assert main(words) == 2
    assert "--in-place hoặc --output" in capsys.readouterr().err


def test_an_old_file_is_taken_over_as_libreoffice_turns_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, turned = old_file(tmp_path), tmp_path / "turned.xlsx"
    turned.write_bytes(LAYOUTS["merged"]())

    def convert(source: Path, folder: Path) -> Path:
        assert source == path
        return Path(shutil.copy(turned, folder / "biểu.xlsx"))

    monkeypatch.setattr("toolkit.cli.adopt._converted", convert)
    before = path.read_bytes()
    assert main(["adopt", str(path)]) == 0
    assert "X702" in capsys.readouterr().out
    assert check_file(tmp_path / f"biểu{ENDING}.xlsx").kind == "scoring"
    assert path.read_bytes() == before
    assert main(["adopt", str(path), "--in-place"]) == 2


def test_without_libreoffice_an_old_file_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = old_file(tmp_path)
    monkeypatch.setattr("toolkit.cli.adopt._converted", lambda *_: None)
    assert main(["adopt", str(path)]) == 2
    assert "F006" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [path]
