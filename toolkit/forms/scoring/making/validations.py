"""Validations of the form: what each input cell accepts."""

from collections.abc import Iterable
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.scoring.layout import MARK, NOT_DONE, Places
from toolkit.forms.scoring.making.hints import (
    EARLIEST,
    HINTS,
    LATEST,
    LONGEST,
    MOST_EVENTS,
    MOST_NUMBER,
    MOST_PERCENT,
)
from toolkit.forms.scoring.making.inputs import Span, Takes, form_inputs, runs, span_of
from toolkit.model.rubric import RubricTree
from toolkit.parts.making import styles
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import a1, absolute, letters


class FormValidations:
    """Puts a validation with its hint on every input cell."""

    def __init__(
        self, sheet: Worksheet, formats: Styles, tree: RubricTree, places: Places
    ) -> None:
        self.sheet = sheet
        self.formats = formats
        self.tree = tree
        self.places = places
        self._inputs = tuple(form_inputs(tree, places))

    def write(self, extra: Iterable[tuple[Takes, int, int]]) -> None:
        """One validation for each kind of input, over all its cells."""
        groups: dict[tuple[Takes, Span], list[tuple[int, int]]] = {}
        for entry in self._inputs:
            group = groups.setdefault((entry.takes, span_of(entry)), [])
            group.append((entry.row, entry.column))
        for takes, row, column in extra:
            groups.setdefault((takes, Span()), []).append((row, column))
        for (takes, span), cells in groups.items():
            for column in sorted({c for _, c in cells}):
                rows = [row for row, at in cells if at == column]
                self._validate(takes, span, rows, column)

    def _validate(self, takes: Takes, span: Span, rows: list[int], column: int) -> None:
        hint = HINTS[takes]
        (first, bottom), *others = runs(rows)
        rule = {
            **self._condition(takes, span, first, column),
            "input_title": hint.title,
            "input_message": hint.says,
            "error_title": hint.title,
            "error_message": hint.error,
            # An area that is named twice is drawn wrong by LibreOffice.
            "other_cells": [(t - 1, column - 1, b - 1, column - 1) for t, b in others],
        }
        self.sheet.data_validation(first - 1, column - 1, bottom - 1, column - 1, rule)

    def _condition(
        self, takes: Takes, span: Span, row: int, column: int
    ) -> dict[str, Any]:
        standard = letters(self.places.form.columns["standard"])
        match takes:
            case Takes.TICK | Takes.PART | Takes.FAULT:
                return {"validate": "list", "source": self._ticks(takes)}
            case Takes.YEAR:
                return _between("integer", EARLIEST, LATEST)
            case Takes.COUNT:
                return _between("integer", 0, MOST_EVENTS)
            case Takes.NUMBER:
                return _between("decimal", 0, MOST_NUMBER)
            case Takes.SHARE | Takes.OVER | Takes.UNDER:
                cell = a1(row, column)
                whole = f"OR({cell}=0,AND({cell}>=1,{cell}<={MOST_PERCENT}))"
                rule = f"=IF(ISNUMBER({cell}),{whole},FALSE)"
                return {"validate": "custom", "value": rule, "error_type": "warning"}
            case (
                Takes.TOTAL
                | Takes.TAKEN
                | Takes.ADDED
                | Takes.POINTS
                | Takes.GIVEN
                | Takes.GIVEN_LESS
            ):
                above = row - (takes is Takes.POINTS)
                most = span.high.format(f"${standard}{above}")
                high = f"={most}" if most else MOST_NUMBER
                return _between("decimal", span.low, high)
        length = {"validate": "length", "criteria": "<=", "value": LONGEST[takes]}
        return {**length, "ignore_blank": True}

    def _ticks(self, takes: Takes) -> str:
        """The words of the drop-down stand in cells: such a list takes X for x too."""
        column = self.places.form.columns["key"]
        bottom = absolute(1 if takes is Takes.TICK else 2, column)
        return f"={absolute(1, column)}:{bottom}"

    def tick_words(self) -> None:
        """The words themselves, in the hidden column beside the title block."""
        column = self.places.form.columns["key"] - 1
        small = self.formats.get(font_size=9, font_color=styles.GREY)
        self.sheet.write_string(0, column, MARK, small)
        self.sheet.write_number(1, column, int(NOT_DONE), small)


def _between(validate: str, low: float, high: int | str) -> dict[str, Any]:
    return {
        "validate": validate,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
    }
