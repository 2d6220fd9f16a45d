"""A workbook that is none of ours: a remark in a folder, an error where it is named."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.broken.base import good
from tests.broken.surgery import damaged, without_name
from tests.forms.register.making import register_book
from toolkit.cli.main import main
from toolkit.findings.report import CLEAN, COULD_NOT_RUN, FOUND, Report

STRANGE = "Không phải sổ chấm điểm hay sổ theo dõi khen thưởng của bộ công cụ"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    (tmp_path / "Danh bạ.xlsx").write_bytes(target.getvalue())
    (tmp_path / "Sở A.xlsx").write_bytes(good())
    return tmp_path


@pytest.mark.parametrize("word", ["", "*.xlsx"])
@pytest.mark.parametrize("verb", ["rescore", "ratios", "fill-ratings"])
def test_in_a_folder_it_is_passed_over(
    verb: str, word: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if verb in ("ratios", "fill-ratings"):
        (folder / "Sở A.xlsx").write_bytes(register_book())
    assert main([verb, str(folder / word)]) in (CLEAN, CLEAN + 1)
    told = capsys.readouterr().out
    assert f"[F056] Lưu ý: {STRANGE} nên bỏ qua." in told
    assert "F010" not in told


@pytest.mark.parametrize("word", ["", "*.xlsx", "Danh bạ.xlsx"])
def test_a_check_reads_it_as_any_workbook(
    word: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder / word)]) == CLEAN
    told = capsys.readouterr().out
    assert "Sổ không theo mẫu của bộ công cụ: chỉ soát chung" in told
    assert "F0" not in told


def test_its_report_says_that_it_is_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    book.active.append([1, 2, "=A1/0"])  # type: ignore[union-attr]
    book.active["C2"] = "#REF!"  # type: ignore[index]
    book.save(folder / "Danh bạ.xlsx")
    assert main(["check", "--json", str(folder / "Danh bạ.xlsx")]) == FOUND
    report = json.loads(capsys.readouterr().out)
    assert (report["kind"], [f["code"] for f in report["findings"]]) == (
        "other",
        ["S606"],
    )


def test_a_form_that_lost_its_mark_is_no_other_workbook(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "Sở B.xlsx").write_bytes(damaged(good(), without_name("td_kind")))
    assert main(["check", str(folder / "Sở B.xlsx")]) == COULD_NOT_RUN
    assert f"[F010] Lỗi: {STRANGE}." in capsys.readouterr().out


def test_where_it_is_named_it_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(folder), str(folder / "Danh bạ.xlsx")]
    assert main(["rescore", *words]) == COULD_NOT_RUN
    assert f"[F010] Lỗi: {STRANGE}." in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["rescore", "ratios", "undo", "export"])
def test_every_door_says_the_same_of_it(
    verb: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, str(folder / "Danh bạ.xlsx")]) == COULD_NOT_RUN
    assert f"[F010] Lỗi: {STRANGE}." in capsys.readouterr().out


def test_undo_says_of_a_folder_what_each_file_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hong.xlsx").write_bytes(b"PK\x03\x04")
    assert main(["undo", str(folder)]) == COULD_NOT_RUN
    told = capsys.readouterr().out
    assert told.count("[F031]") == 1  # of ours alone: nothing was written yet
    assert f"[F056] Lưu ý: {STRANGE} nên bỏ qua." in told


def test_many_files_end_with_how_they_went(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hong.xlsx").write_bytes(b"PK\x03\x04")
    main(["check", str(folder)])
    *_, last = capsys.readouterr().out.splitlines()
    assert last == ("3 tệp: 1 không làm được (hong.xlsx), 2 không có điều cần xem.")
    main(["rescore", str(folder)])
    *_, last = capsys.readouterr().out.splitlines()
    assert last == (
        "3 tệp: 1 không làm được (hong.xlsx), 1 không có điều cần xem, 1 bỏ qua."
    )
    main(["check", str(folder / "Sở A.xlsx")])
    assert " tệp: " not in capsys.readouterr().out
    main(["check", "--json", str(folder)])
    assert "không làm được" not in capsys.readouterr().out


def test_a_report_without_a_finding_is_not_clean() -> None:
    assert Report(file="a.xlsx").exit_code == COULD_NOT_RUN
