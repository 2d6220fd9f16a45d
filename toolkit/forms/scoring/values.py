"""The right value of every computed cell, from the engine's scores."""

from decimal import Decimal

from toolkit.forms.scoring.layout import (
    GRADE_KEY,
    TOTAL_KEY,
    Places,
    line_key,
    points_column,
    points_columns,
    typed_in_total,
)
from toolkit.model.numbers import plain
from toolkit.model.rubric import Criterion, Kind, Round, RubricTree
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.model.scores import CriterionScore, RoundScores, Scores
from toolkit.scoring.engine import matching_band
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Place


def computed_values(
    tree: RubricTree, places: Places, scorecard: Scorecard, scores: Scores
) -> dict[Place, CellValue]:
    """What each formula of `FormulaWriter.all` must show; "" where it shows nothing."""
    form = places.form
    done: dict[Place, CellValue] = {}

    def put(key: str, column: str, value: CellValue) -> None:
        if key in form.rows:
            done[form.place(key, column)] = value

    own = scores.rounds[Round.SELF]
    for criterion in tree.rubric.criteria:
        entry = scorecard.entries.get(criterion.id) or Entry(criterion=criterion.id)
        for column, value in _criterion(tree, criterion, entry, scores).items():
            put(criterion.id, column, value)
        for index, value in enumerate(_echoes(criterion, entry)):
            put(line_key(criterion.id, index), "total", value)
    total = _total(tree, scores)
    for column, value in total.items():
        put(TOTAL_KEY, column, value)
    grades = _grades(tree, scores)
    for column, value in grades.items():
        put(GRADE_KEY, column, value)
    done[places.cells["status"]] = status_text(own)
    done.update(_summary(tree, places, done, grades, scores))
    return done


def status_text(own: RoundScores) -> str:
    """The line above the form: what is still to be scored."""
    if not own.missing:
        return "Đã chấm đủ các tiêu chí"
    return f"Còn {len(own.missing)} tiêu chí chưa chấm"


def shown(number: Decimal | None) -> CellValue:
    """A number as a formula shows it; "" for none."""
    return "" if number is None else plain(number)


def _criterion(
    tree: RubricTree, criterion: Criterion, entry: Entry, scores: Scores
) -> dict[str, CellValue]:
    item = scores.rounds[Round.SELF].items[criterion.id]
    group = criterion.kind is Kind.GROUP
    cells: dict[str, CellValue] = {"penalty": _part(item, item.penalty)}
    if tree.earns_bonus(criterion):
        # A leaf without a percent over target shows no bonus at all, not even 0.
        by_percent = not group and not criterion.adds
        blank = by_percent and entry.over_percent is None
        cells["bonus"] = "" if blank else _part(item, item.bonus)
    if not typed_in_total(criterion):
        cells["total"] = shown(item.total)
    if group:
        for which in tree.rubric.rounds:
            one = scores.rounds.get(which)
            points = one.items[criterion.id].total if one else None
            cells[points_column(which)] = shown(points)
    return cells


def _part(item: CriterionScore, number: Decimal) -> CellValue:
    return "" if item.total is None else plain(number)


def _echoes(criterion: Criterion, entry: Entry) -> list[CellValue]:
    if criterion.kind is Kind.BANDS:
        band = None
        if entry.measured is not None:
            band = matching_band(criterion, entry.measured)
        return [plain(b.points) if b is band else "" for b in criterion.lines]
    picked = set(entry.chosen)
    return [
        plain(level.points) if i in picked else ""
        for i, level in enumerate(criterion.lines)
    ]


def _total(tree: RubricTree, scores: Scores) -> dict[str, CellValue]:
    own = scores.rounds[Round.SELF]
    started = _started(tree, own)
    cells: dict[str, CellValue] = {
        "standard": plain(own.standard),
        "penalty": plain(own.penalty) if started else "",
    }
    if any(tree.earns_bonus(c) for c in tree.sections):
        cells["bonus"] = plain(own.bonus) if started else ""
    for which in tree.rubric.rounds:
        one = scores.rounds.get(which)
        scored = one is not None and _started(tree, one)
        cells[points_column(which)] = plain(one.total) if one and scored else ""
    return cells


def _started(tree: RubricTree, one: RoundScores) -> bool:
    return any(one.items[c.id].total is not None for c in tree.sections)


def _grades(tree: RubricTree, scores: Scores) -> dict[str, CellValue]:
    if not tree.rubric.grades:
        return {}
    cells: dict[str, CellValue] = {}
    for which in tree.rubric.rounds:
        one = scores.rounds.get(which)
        cells[points_column(which)] = one.grade.title if one and one.grade else ""
    return cells


def _summary(
    tree: RubricTree,
    places: Places,
    done: dict[Place, CellValue],
    grades: dict[str, CellValue],
    scores: Scores,
) -> dict[Place, CellValue]:
    table, form = places.summary, places.form
    cells: dict[Place, CellValue] = {}
    standards = {c.id: plain(c.standard_points) for c in tree.sections}
    for key in (*standards, TOTAL_KEY):
        if key not in table.rows or key not in form.rows:
            continue
        sections = tree.sections if key == TOTAL_KEY else (tree.by_id[key],)
        names = ["standard", "penalty", *points_columns(tree.rubric)]
        if any(tree.earns_bonus(c) for c in sections):
            names.append("bonus")
        row = {n: done.get(form.place(key, n)) for n in names}
        row["standard"] = standards.get(key, row["standard"])
        if key in tree.by_id and tree.by_id[key].kind is not Kind.GROUP:
            row |= _given(tree, key, scores)
        total, standard = row["total"], row["standard"]
        row["share"] = ""
        if isinstance(total, int | float) and isinstance(standard, int | float):
            row["share"] = total / standard if standard > 0 else ""
        for name, value in row.items():
            cells[table.place(key, name)] = value
    if GRADE_KEY in table.rows:
        for column, value in grades.items():
            cells[table.place(GRADE_KEY, column)] = value
    return cells


def _given(tree: RubricTree, key: str, scores: Scores) -> dict[str, CellValue]:
    """The points of a section that is scored itself: inputs, so not in `done`."""
    cells: dict[str, CellValue] = {}
    for which in tree.rubric.rounds:
        one = scores.rounds.get(which)
        cells[points_column(which)] = shown(one.items[key].total if one else None)
    return cells
