"""The table of 2017, from its text: cells are lost on most of its lines."""

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.rubric.sheets import codes, read, totals_shown
from toolkit.exchange.rubric.importing import import_rubric
from toolkit.exchange.rubric.understood import LineKind, Sure, Understood
from toolkit.findings.report import Report
from toolkit.jobs.files import check_file
from toolkit.jobs.new import load_rubric
from toolkit.model.rubric import Criterion, Kind
from toolkit.scoring.rubric.text import standard_rubric

SEED = Path(__file__).with_name("cham_diem_2017.txt")
NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def found() -> Understood:
    return read(SEED)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("made")
    return import_rubric(SEED, output=str(folder), now=NOW)


def outline(criteria: tuple[Criterion, ...]) -> dict[str, object]:
    return {
        one.id: (one.number, one.parent, one.standard_points, len(one.lines))
        for one in criteria
    }


def test_it_is_the_rubric_that_was_written_by_hand(found: Understood) -> None:
    by_hand = standard_rubric("khoi-2017-950")
    # Levels of a share of dossiers: the hand made bands of them, a text has none.
    assert outline(found.rubric.criteria) == outline(by_hand.criteria)
    differs = {
        one.id: (one.kind, other.kind)
        for one, other in zip(found.rubric.criteria, by_hand.criteria, strict=True)
        if one.kind is not other.kind
    }
    assert differs == {
        "III.4.a": (Kind.LEVELS, Kind.BANDS),
        "III.4.b": (Kind.MANUAL, Kind.THRESHOLD),
    }
    assert found.rubric.standard_points == 950
    for one, other in zip(found.rubric.criteria, by_hand.criteria, strict=True):
        assert [line.points for line in one.lines] == [n.points for n in other.lines]
        assert one.bonus == other.bonus


def test_it_gives_983_points(found: Understood) -> None:
    assert totals_shown(found) == "self 983"


def test_its_oddities_are_told(found: Understood) -> None:
    told = {(one.code, one.cell): one for one in found.findings}
    assert codes(found) == ("S504", "X673", "X678", "X682", "X683", "X688")
    assert told["X673", "A54"].expected == "1"  # II.1 is printed «I»
    assert told["X673", "A100"].expected == "đ"  # the second d of III.2
    assert ("S504", "B12") in told  # I.1 not completed: full points
    assert ("S504", "B26") in told  # I.4
    assert "«III.6.a»: chỉ có một mức" in told["X688", "B115"].what
    assert "«trên 70%»" in told["X688", "B107"].what  # III.4.b
    assert "ghi hai lần" in told["X688", "B104"].what  # III.3.c
    assert "«2/BCT», văn bản số «252/BC-SCT»" in told["X688", "A6"].what
    assert told["X683", "B10"].seen == "10"


def test_rows_that_lost_cells_add_up_again(found: Understood) -> None:
    items = {line.code: line for line in found.lines if line.code}
    assert len([line for line in found.lines if line.kind is LineKind.LEVEL]) == 51
    assert all(line.sure is not Sure.DOUBTFUL for line in found.lines)
    typed = {role.value: str(n) for role, n in items["I.4"].typed.items()}
    assert typed == {"bonus": "5", "result": "55"}
    typed = {role.value: str(n) for role, n in items["I.5"].typed.items()}
    assert typed == {"penalty": "2", "result": "18"}


def test_three_files_are_made_and_each_is_taken_by_its_verb(made: Report) -> None:
    book, text, form = made.saved.split(", ")
    for path in (book, text):
        rubric, told = load_rubric(path)
        assert rubric is not None
        assert {one.code for one in told} == {"S504"}
        assert rubric.standard_points == 950
    report = check_file(Path(form))
    assert (report.unit, report.year) == ("Sở Công Thương Bắc Giang", 2017)
    assert report.totals is not None
    assert report.totals["self"].total == 983
    assert {one.code for one in report.findings} == set()


def test_the_review_sheet_shows_every_line_and_its_doubts(made: Report) -> None:
    book = openpyxl.load_workbook(made.saved.split(", ")[0])
    rows = list(book["Soát từng dòng"].iter_rows(min_row=4, values_only=True))
    assert len(rows) == sum(
        map(bool, map(str.strip, SEED.read_text("utf-8").split("\n")))
    )
    by_cell = {row[1]: row for row in rows}
    assert by_cell["B100"][4:7] == ("tiêu chí", "III.2.đ", 5)
    assert by_cell["B100"][10] == "nên xem"
    assert "[X673]" in by_cell["B100"][11]
    assert by_cell["B101"][10] == "chắc"
