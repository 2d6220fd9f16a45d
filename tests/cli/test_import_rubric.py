"""«thidua import rubric» is a verb of its own; «thidua import» is what it was."""

from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.cli.main import TWO_WORDS
from toolkit.cli.tables import IMPORT_RUBRIC

TABLE = "TT\tNội dung\tĐiểm chuẩn\n1\tViệc một\t60\n2\tViệc hai\t40\n\tCộng\t100\n"


def test_the_verb_reads_tables_and_says_what_it_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "bảng.txt"
    source.write_text(TABLE, encoding="utf-8")
    folder = tmp_path / "ra"
    assert main(["import", "rubric", str(source), "--out", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "2 mục lớn, 2 tiêu chí chấm điểm" in said
    assert "Nguồn có 4 dòng: 2 tiêu chí, 1 dòng cộng, 1 tiêu đề cột" in said
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["bảng_bo_tieu_chi.toml", "bảng_bo_tieu_chi.xlsx"]
    assert main(["rubric", "check", str(folder / names[0])]) == 0


def test_a_bad_file_stops_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(TABLE, encoding="utf-8")
    bad.write_text("Kính gửi", encoding="utf-8")
    assert main(["import", "rubric", "--dry-run", str(bad), str(good)]) == 2
    said = capsys.readouterr().out
    assert "X670" in said
    assert "100 điểm" in said
    assert sorted(tmp_path.iterdir()) == [good, bad]


def test_the_two_words_are_one_verb_and_a_register_is_still_a_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert frozenset({IMPORT_RUBRIC}) == TWO_WORDS
    for words, usage in (
        (["import", "rubric", "--help"], "thidua import rubric"),
        (["import", "--help"], "thidua import [-h]"),
    ):
        with pytest.raises(SystemExit):
            main(words)
        assert f"Cách dùng: {usage}" in capsys.readouterr().out
