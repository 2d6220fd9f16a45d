"""The comparison of engine and formulas sees a formula of every sort go wrong."""

from collections.abc import Iterator
from functools import cache

import formualizer
import pytest

from tests.properties.scorecards import corners, sample
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.formulas import FormulaWriter
from toolkit.forms.scoring.layout import GRADE_KEY, TOTAL_KEY
from toolkit.forms.scoring.making.workbook import build_scoring, fresh_places
from toolkit.forms.scoring.values import computed_values
from toolkit.model.rubric import Kind, Rubric, RubricTree
from toolkit.model.scorecard import Scorecard
from toolkit.parts.records.change import same_value
from toolkit.scoring.engine import score
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

KHOI, MAU = "khoi-2017-950", "mau-100"
# Rubric, what is broken: the row's kind or key and its column; what becomes of what.
BREAKS = (
    (KHOI, Kind.GROUP, "total", "SUM(", "MAX("),
    (KHOI, Kind.LEVELS, "penalty", '"x")=1', '"x")>=1'),
    (KHOI, Kind.LEVELS, "total", "SUM(", "MAX("),
    (KHOI, Kind.LEVELS, "bonus", "MIN(", "MAX("),
    (KHOI, Kind.BANDS, "penalty", "<=", "<"),
    (MAU, Kind.BANDS, "penalty", ">=", ">"),
    (KHOI, Kind.THRESHOLD, "penalty", ">", ">="),
    (MAU, Kind.THRESHOLD, "penalty", ">=", ">"),
    (KHOI, Kind.PER_EVENT, "penalty", "MIN(", "MAX("),
    (MAU, Kind.PER_EVENT, "penalty", "MIN(", "MAX("),
    (KHOI, Kind.CHECKLIST, "penalty", "COUNTA(", "COUNT("),
    (MAU, Kind.CHECKLIST, "penalty", "COUNTA(", "COUNT("),
    (KHOI, Kind.MANUAL, "penalty", "MAX(0,", "SUM("),
    (MAU, Kind.MANUAL, "penalty", "MIN(", "MAX("),
    (MAU, Kind.LEVELS, "bonus", "INT(", "ABS("),
    (MAU, Kind.LEVELS, "penalty", "MIN(", "MAX("),
    (MAU, TOTAL_KEY, "total", "-MAX(", "+MAX("),
    (MAU, TOTAL_KEY, "appraised", "-MAX(", "+MAX("),
    (MAU, GRADE_KEY, "total", "MIN(", "MAX("),
)


def targets(rubric: Rubric, where: str) -> Iterator[str]:
    if where in (TOTAL_KEY, GRADE_KEY):
        yield where
    yield from (c.id for c in rubric.criteria if c.kind == where)


@cache
def built(name: str) -> bytes:
    return build_scoring(standard_rubric(name), rules_version="1")


def told_soonest(rubric: Rubric) -> list[Scorecard]:
    """Those drawn and the corners by turns: some breaks show in one sort alone."""
    drawn, ends = sample(rubric, 20), corners(rubric)
    by_turns = [card for two in zip(drawn, ends, strict=False) for card in two]
    return by_turns + ends[len(drawn) :]


@pytest.mark.parametrize(("name", "where", "column", "old", "new"), BREAKS)
def test_a_broken_formula_is_seen(
    name: str, where: str, column: str, old: str, new: str
) -> None:
    rubric = standard_rubric(name)
    tree, places = RubricTree(rubric), fresh_places(rubric)
    form, formulas = places.form, FormulaWriter(tree, places).all()
    book = ClosedBook.from_bytes(built(name))
    broken = 0
    for key in targets(rubric, where):
        place = (form.sheet, form.rows[key], form.columns[column])
        text = formulas.get(place, "")
        if old in text:
            book.set_formula(*place, text.replace(old, new), None)
            broken += 1
    assert broken
    template = book.to_bytes()
    for card in told_soonest(rubric):
        book = ClosedBook.from_bytes(template)
        fill(book, rubric, places, card)
        done = formualizer.recalculate_xlsx_bytes(book.to_bytes())
        shown = ClosedBook.from_bytes(done["bytes"])
        right = computed_values(tree, places, card, score(tree, card))
        for (sheet, row, at), value in right.items():
            if not same_value(shown.sheet(sheet).at(row, at).value, value):
                return
    pytest.fail("no scorecard shows the difference")
