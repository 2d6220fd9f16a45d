"""A workbook that is none of ours: a remark in a folder, an error where it is named."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.broken.base import good
from toolkit.cli.main import main
from toolkit.findings.report import CLEAN, COULD_NOT_RUN, Report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    (tmp_path / "Danh bạ.xlsx").write_bytes(target.getvalue())
    (tmp_path / "Sở A.xlsx").write_bytes(good())
    return tmp_path


@pytest.mark.parametrize("word", ["", "*.xlsx"])
@pytest.mark.parametrize("verb", ["check", "rescore"])
def test_in_a_folder_it_is_passed_over(
    verb: str, word: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, str(folder / word)]) == CLEAN
    told = capsys.readouterr().out
    assert "[F056] Lưu ý: Không phải sổ của bộ công cụ nên bỏ qua." in told
    assert "F010" not in told


def test_where_it_is_named_it_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(folder), str(folder / "Danh bạ.xlsx")]
    assert main(["check", *words]) == COULD_NOT_RUN
    assert "[F010] Lỗi: " in capsys.readouterr().out


def test_a_report_without_a_finding_is_not_clean() -> None:
    assert Report(file="a.xlsx").exit_code == COULD_NOT_RUN
