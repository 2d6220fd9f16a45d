"""Colours of the form: what is wrong, what is missing, what deserves a look.

The form is printed and signed, and LibreOffice prints every fill: only what is still
missing has one, so that a form that is filled in has none. All else is ink.
"""

from itertools import pairwise
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.scoring.layout import MARK, Places, points_columns
from toolkit.forms.scoring.making.hints import MOST_NUMBER
from toolkit.forms.scoring.making.inputs import (
    Span,
    Takes,
    bonus_cap,
    form_inputs,
    runs,
    scoring_cells,
    span_of,
)
from toolkit.model.rubric import Criterion, Kind, RubricTree, Target
from toolkit.parts.making import styles
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import a1, absolute, letters

_POINTS = (
    *(Takes.POINTS, Takes.TOTAL, Takes.TAKEN, Takes.ADDED),
    *(Takes.GIVEN, Takes.GIVEN_LESS),
)


class FormColours:
    """Puts conditional formats on the form."""

    def __init__(
        self, sheet: Worksheet, formats: Styles, tree: RubricTree, places: Places
    ) -> None:
        self.sheet = sheet
        self.formats = formats
        self.tree = tree
        self.places = places

    def write(self) -> None:
        """All of them; an earlier one wins over a later one."""
        self._wrong_numbers()
        for criterion in self.tree.leaves():
            self._criterion(criterion)
        self._capped_bonus()
        self._different_rounds()
        self._title_block()
        self._status()

    def _wrong_numbers(self) -> None:
        red = self._wrong()
        numeric = {
            Takes.COUNT: "{0}<0",
            Takes.NUMBER: "{0}<0",
            Takes.SHARE: "OR({0}<0,AND({0}>0,{0}<1))",
            Takes.OVER: "OR({0}<0,AND({0}>0,{0}<1))",
            Takes.UNDER: "OR({0}<0,AND({0}>0,{0}<1))",
            **dict.fromkeys(_POINTS, "OR({0}<{2},{0}>{1})"),
        }
        groups: dict[tuple[Takes, Span, int], list[int]] = {}
        for entry in form_inputs(self.tree, self.places):
            if entry.takes in numeric:
                key = (entry.takes, span_of(entry), entry.column)
                groups.setdefault(key, []).append(entry.row)
        standard = letters(self.places.form.columns["standard"])
        for (takes, span, column), rows in groups.items():
            cell = a1(rows[0], column)
            above = rows[0] - (takes is Takes.POINTS)
            most = span.high.format(f"${standard}{above}") or str(MOST_NUMBER)
            wrong = numeric[takes].format(cell, most, span.low)
            rule = f"=IF(ISNUMBER({cell}),{wrong},ISTEXT({cell}))"
            self._colour(rows, column, rule, red)

    def _criterion(self, criterion: Criterion) -> None:
        form = self.places.form
        cells = scoring_cells(criterion, self.places)
        rows, column = [row for row, _ in cells], cells[0][1]
        if criterion.kind is Kind.LEVELS:
            red = self._wrong()
            area = f"{absolute(rows[0], column)}:{absolute(rows[-1], column)}"
            here = f'{a1(rows[0], column)}="{MARK}"'
            rule = f'=AND({here},COUNTIF({area},"{MARK}")>1)'
            self._colour(rows, column, rule, red)
        total = absolute(form.rows[criterion.id], form.columns["total"])
        missing = self.formats.signal(styles.MISSING)
        self._colour(rows, column, f"=NOT(ISNUMBER({total}))", missing)
        self._over_target(criterion)

    def _over_target(self, criterion: Criterion) -> None:
        """The level says «over target»: then the percent must be there."""
        over = [i for i, e in enumerate(criterion.lines) if e.target is Target.OVER]
        if criterion.kind is not Kind.LEVELS or not criterion.bonus or not over:
            return
        form = self.places.form
        first = scoring_cells(criterion, self.places)[0][0]
        marks = [absolute(first + i, form.columns["number"]) for i in over]
        ticked = ",".join(f'{mark}="{MARK}"' for mark in marks)
        row, column = form.rows[criterion.id], form.columns["over"]
        rule = f"=AND(OR({ticked}),NOT(ISNUMBER({absolute(row, column)})))"
        self._colour([row], column, rule, self.formats.signal(styles.MISSING))

    def _capped_bonus(self) -> None:
        ink = self.formats.signal("", styles.BLUE_INK, bold=True)
        column = self.places.form.columns["bonus"]
        groups: dict[str, list[int]] = {}
        for criterion in self.tree.leaves():
            cap = bonus_cap(criterion)
            if cap:
                row = self.places.form.rows[criterion.id]
                groups.setdefault(cap, []).append(row)
        standard = letters(self.places.form.columns["standard"])
        for cap, rows in groups.items():
            cell = a1(rows[0], column)
            most = cap.format(f"${standard}{rows[0]}")
            rule = f"=IF(ISNUMBER({cell}),AND({cell}>0,{cell}>={most}),FALSE)"
            self._colour(rows, column, rule, ink)

    def _different_rounds(self) -> None:
        """A later round that gives other points than the one before it."""
        ink = self.formats.signal("", styles.BLUE_INK, bold=True)
        names = points_columns(self.tree.rubric)
        rows = [self.places.form.rows[c.id] for c in self.tree.leaves()]
        for earlier, later in pairwise(names):
            before = letters(self.places.form.columns[earlier])
            column = self.places.form.columns[later]
            here, there = a1(rows[0], column), f"${before}{rows[0]}"
            both = f"AND(ISNUMBER({here}),ISNUMBER({there}))"
            self._colour(rows, column, f"=IF({both},{here}<>{there},FALSE)", ink)

    def _title_block(self) -> None:
        """Whose form it is and of which year, as long as that is not said."""
        missing = self.formats.signal(styles.MISSING)
        for name in ("unit", "year"):
            _, row, column = self.places.cells[name]
            self._colour([row], column, f"=ISBLANK({absolute(row, column)})", missing)

    def _status(self) -> None:
        _, row, column = self.places.cells["status"]
        waiting = self.formats.signal("", styles.BLUE_INK)
        rule = f'=LEFT({absolute(row, column)},3)="Còn"'
        self._colour([row], column, rule, waiting)

    def _wrong(self) -> Format:
        return self.formats.signal(
            "", styles.RED_INK, bold=True, border=1, border_color=styles.RED_INK
        )

    def _colour(self, rows: list[int], column: int, rule: str, look: Any) -> None:
        name = letters(column)
        areas = " ".join(
            f"{name}{top}:{name}{bottom}" if bottom > top else f"{name}{top}"
            for top, bottom in runs(rows)
        )
        top = rows[0] - 1
        options = {
            "type": "formula",
            "criteria": rule,
            "format": look,
            "multi_range": areas,
            "stop_if_true": True,
        }
        self.sheet.conditional_format(top, column - 1, top, column - 1, options)
