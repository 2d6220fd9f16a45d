"""A form of one, two, three and five rounds: engine, live formulas, LibreOffice."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import formualizer
import openpyxl
import pytest

from tests.offices import Office
from tests.properties.scorecards import sample
from toolkit.forms.form import Action
from toolkit.forms.scoring.assess import assess
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.form import SCORING
from toolkit.forms.scoring.layout import columns_of, round_columns
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.making.workbook import build_scoring, fresh_places
from toolkit.forms.scoring.values import computed_values
from toolkit.model.rubric import Round, Rubric
from toolkit.model.scorecard import Scorecard
from toolkit.parts.records.change import same_value
from toolkit.rules import rules_version
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

COUNCIL = Round("round_hoi_dong", "Hội đồng")
FIVE = (
    Round("self", "Đơn vị tự chấm"),
    Round("round_chuyen_vien", "Chuyên viên"),
    Round("round_lanh_dao_ban", "Lãnh đạo ban"),
    COUNCIL,
    Round("round_ban_thuong_truc", "Ban Thường trực"),
)
ROUNDS = {1: FIVE[:1], 2: FIVE[:2], 3: (*FIVE[:1], Round.APPRAISED, COUNCIL), 5: FIVE}
CARDS = 3


def rubric_of(count: int) -> Rubric:
    """A rubric of 100 points, with a cap on all bonus, and so many rounds."""
    rubric = standard_rubric("mau-100")
    return rubric._replace(rounds=ROUNDS[count], id=f"mau-{count}-vong")


@cache
def built(count: int) -> bytes:
    return build_scoring(rubric_of(count), unit="Sở A", year=2026, rules_version="1")


def filled(count: int, card: Scorecard) -> ClosedBook:
    rubric = rubric_of(count)
    book = ClosedBook.from_bytes(built(count))
    fill(book, rubric, fresh_places(rubric), card)
    book.drop_caches()
    return book


@cache
def cards(count: int) -> list[Scorecard]:
    """Those with the most points of later rounds, each with its reason."""
    drawn = sample(rubric_of(count), 12)
    drawn.sort(key=lambda card: -sum(len(e.given) for e in card.entries.values()))
    return [_with_reasons(card) for card in drawn[:CARDS]]


def _with_reasons(card: Scorecard) -> Scorecard:
    said = {
        name: entry._replace(reasons={r: f"vì sao {r.name}" for r in entry.given})
        for name, entry in card.entries.items()
    }
    return card._replace(entries=said)


def differences(data: bytes) -> list[str]:
    """The computed cells in which a program says other than the engine."""
    book = ClosedBook.from_bytes(data)
    found = assess(book)
    located = found.located
    args = (located.tree, located.places, found.scorecard, found.scores)
    return [
        f"{place.sheet}!{place.a1} {seen!r}, not {right!r}"
        for place, right in computed_values(*args).items()
        if not same_value(seen := book.sheet(place.sheet).at(*place.spot).value, right)
    ]


def test_each_round_has_its_points_and_its_reason() -> None:
    captions = [column.header for column in columns_of(rubric_of(5))]
    assert captions[9:17] == [
        *("Điểm Chuyên viên", "Ý kiến Chuyên viên"),
        *("Điểm Lãnh đạo ban", "Ý kiến Lãnh đạo ban"),
        *("Điểm Hội đồng", "Ý kiến Hội đồng"),
        *("Điểm Ban Thường trực", "Ý kiến Ban Thường trực"),
    ]
    mixed = [column.name for column in columns_of(rubric_of(3))]
    rounds = ["appraised", "opinion", "round_hoi_dong", "reason_hoi_dong"]
    assert mixed[9:13] == rounds
    alone = [column.name for column in columns_of(rubric_of(1))]
    assert alone[8:10] == ["evidence", "why"]


@pytest.mark.parametrize("count", ROUNDS)
def test_what_is_typed_is_read_and_nothing_overwrites_an_earlier_round(
    count: int,
) -> None:
    rubric = rubric_of(count)
    for card in cards(count):
        book = filled(count, card)
        found = assess(book).scorecard
        for name, entry in card.entries.items():
            assert found.entries[name].given == entry.given
            assert found.entries[name].reasons == entry.reasons
    assert [column.name for column in columns_of(rubric)] == list(
        locate(ClosedBook.from_bytes(built(count))).places.form.columns
    )


@pytest.mark.parametrize("count", ROUNDS)
def test_engine_formulas_and_libreoffice_agree_whatever_the_number_of_rounds(
    count: int, office: Office, tmp_path: Path
) -> None:
    files = []
    for number, card in enumerate(cards(count)):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(filled(count, card).to_bytes())
        done = formualizer.recalculate_xlsx_bytes(path.read_bytes())
        assert differences(done["bytes"]) == []
        files.append(path)
    for path in office.many(files[:1], "xlsx", tmp_path / "calculated"):
        assert differences(path.read_bytes()) == []


def test_the_report_and_the_explanation_name_the_round() -> None:
    found = assess(filled(5, cards(5)[0]))
    report = SCORING.report(found, Action.CHECK)
    assert "round_hoi_dong" in report.as_json()["totals"]
    given = next(e for e in found.scorecard.entries.values() if COUNCIL in e.given)
    why = found.scores.rounds[COUNCIL].items[given.criterion].why
    assert why.startswith("Điểm Hội đồng: nhập ")


@pytest.mark.parametrize(("count", "paper"), [(1, "9"), (2, "9"), (5, "8")])
def test_many_rounds_are_printed_on_a3(count: int, paper: str, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(built(count))
    sheet = openpyxl.load_workbook(path)["Chấm điểm"]
    assert str(sheet.page_setup.paperSize) == paper


def test_each_later_round_has_its_reasons_the_three_usual_ones_too() -> None:
    usual = standard_rubric("khoi-2017-950")
    names = [(c.name, c.header) for c in round_columns(usual) if c.is_reason]
    assert names == [
        ("opinion", "Ý kiến thẩm định"),
        ("reason_final", "Ý kiến kết luận"),
    ]
    book = ClosedBook.from_bytes(build_scoring(usual, rules_version=rules_version()))
    form = locate(book).places.form
    book.set_value(*form.place("III.2.a", "final"), 4.0)
    book.set_value(*form.place("III.2.a", "reason_final"), "Hội nghị thống nhất")
    found = assess(book).scorecard.entries["III.2.a"]
    assert found.reasons == {Round.FINAL: "Hội nghị thống nhất"}
    assert found.given == {Round.FINAL: Decimal(4)}


def test_a_form_of_an_earlier_version_has_no_such_column_and_is_read() -> None:
    usual = standard_rubric("khoi-2017-950")
    data = build_scoring(usual, rules_version=rules_version())
    book = ClosedBook.from_bytes(data)
    part = book.package.workbook_part
    without = book.package.read(part).replace(b"td_c_reason_final", b"cot_khac")
    former = ClosedBook.from_bytes(book.package.with_parts({part: without}))
    place = locate(former).places.form.place("III.2.a", "final")
    former.set_value(*place, 4.0)
    found = assess(former)
    assert "reason_final" not in found.located.places.form.columns
    assert found.scorecard.entries["III.2.a"].given == {Round.FINAL: Decimal(4)}
    assert [change for change in found.changes if not change.quiet] == []
    assert "S101" not in [one.code for one in found.findings]
