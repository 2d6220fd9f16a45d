"""A family of workbooks is one form: every door then does its jobs."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from tests.broken.base import NOW, good
from tests.excel.recording import Recorder
from tests.forms.register.filling import filled_register
from toolkit import places
from toolkit.excel.press import press
from toolkit.findings import Finding, find
from toolkit.findings.report import Report
from toolkit.forms import families
from toolkit.forms.form import Action, Form, Own
from toolkit.forms.scoring import assess as scoring
from toolkit.jobs.files import check_file, rescore_file
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook

KIND, TITLE = "round", "Sổ vòng"
SHEET = "Tổng hợp"
CELL = Place(SHEET, 90, 2)


class Round(NamedTuple):
    """What the third family finds: nothing but one thing to look at."""

    open_findings: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.open_findings


def apply(book: ClosedBook, found: Round, _: datetime, action: Action) -> None:
    book.set_value(*CELL, f"{TITLE} {action} {len(found.findings)}")


ROUND: Form[Round] = Form(
    kind=KIND,
    actions=frozenset({Action.CHECK, Action.RESCORE}),
    recognises=lambda book: book.sheet(SHEET).at(91, 2).value == TITLE,
    assess=lambda *_: Round((find("S109"),)),
    with_findings=lambda found, more: Round((*found.findings, *more)),
    apply=apply,
    changes=lambda _: (),
    own=lambda *_: Own(frozenset(), frozenset(), (), {}),
    own_sheets=lambda _: frozenset(),
    report=lambda found, _: Report(
        file="", kind=KIND, findings=found.findings, summary="Sổ vòng"
    ),
)


@pytest.fixture(autouse=True)
def _three_families() -> Iterator[None]:
    with patch.object(families, "FORMS", (ROUND, *families.FORMS)):
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = ClosedBook.from_bytes(good())
    book.set_value(SHEET, 91, 2, TITLE)
    path = tmp_path / "vong.xlsx"
    path.write_bytes(book.to_bytes())
    return path


def at(data: bytes) -> object:
    return ClosedBook.from_bytes(data).sheet(SHEET).at(*CELL.spot).value


def test_a_new_family_is_checked_rescored_and_pressed_by_the_jobs_there_are(
    path: Path, tmp_path: Path
) -> None:
    assert (check_file(path).kind, check_file(path).findings[0].code) == (KIND, "S109")
    recorder = Recorder(path.read_bytes(), str(path))
    report = rescore_file(path, now=NOW)
    assert (report.kind, report.saved) == (KIND, str(path))
    assert at(path.read_bytes()) == f"{TITLE} rescore {len(report.findings)}"
    with patch.object(places, "data_folder", lambda: tmp_path / "của tôi"):
        outcome = press("rescore", recorder.xlwings_book(), now=NOW)
    assert outcome.ok, outcome.text
    assert outcome.text.splitlines()[0] == "Sổ vòng."
    assert recorder.book.sheet(SHEET).at(*CELL.spot).value == at(path.read_bytes())


def test_an_action_that_the_family_does_not_know_is_refused_by_one_that_does(
    path: Path,
) -> None:
    report = rescore_file(path, now=NOW, action=Action.RATIOS)
    assert [f.code for f in report.findings] == ["F054"]


def test_the_other_families_are_still_found(tmp_path: Path) -> None:
    for name, data, kind in (
        ("cham.xlsx", good(), "scoring"),
        ("so.xlsx", filled_register("# Người\nHọ và tên\nLê An").to_bytes(), "awards"),
    ):
        (tmp_path / name).write_bytes(data)
        assert check_file(tmp_path / name).kind == kind


def test_numbers_of_a_register_are_filled_in_before_the_form_is_scored(
    tmp_path: Path,
) -> None:
    """The form is looked up, and scored, once; the register is read once."""
    form, register = tmp_path / "cham.xlsx", tmp_path / "so.xlsx"
    form.write_bytes(good())
    register.write_bytes(filled_register("# Người\nHọ và tên\nLê An").to_bytes())
    with (
        patch.object(scoring, "locate", wraps=scoring.locate) as located,
        patch.object(scoring, "score", wraps=scoring.score) as scored,
    ):
        report = rescore_file(form, now=NOW, registers=register)
    assert report.kind == "scoring"
    assert (located.call_count, scored.call_count) == (1, 1)
