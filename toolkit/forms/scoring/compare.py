"""Holds what stands in the computed cells against what should, cell by cell."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from unicodedata import normalize

from toolkit.findings import Finding, find
from toolkit.findings.texts.cell import CELL_WORDS
from toolkit.forms.scoring.layout import TOTAL_KEY, FormRow, Places, RowKind
from toolkit.forms.scoring.locate import Located
from toolkit.model.numbers import from_cell, plain, vi
from toolkit.model.origin import Origin
from toolkit.model.rubric import Criterion, Round
from toolkit.model.scores import Scores
from toolkit.parts.records.change import Change, origin_of, same_value
from toolkit.scoring.engine import bonus_ceiling
from toolkit.xlsx.cells.cell import EMPTY, Cell, CellValue
from toolkit.xlsx.cells.formula_text import references, same_formula
from toolkit.xlsx.cells.place import Place, SpotKey
from toolkit.xlsx.closed_book import ClosedBook

_FUNCTION = re.compile(r"(?<![A-Z])[A-Z]{2,}+(?=\()")


class Comparison:
    """What differs: the changes that put it right, and the findings about it.

    `repaired` are findings that the changes settle; `stale` counts outdated caches.
    """

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.repaired: list[Finding] = []
        self.stale: list[tuple[Place, CellValue, CellValue]] = []
        self.findings: list[Finding] = []


def shown(value: CellValue) -> str:
    """A cell's content in a message: «trống», a number with comma, or the text."""
    if value is None or value == "":
        return "trống"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return vi(from_cell(float(value))) if isinstance(value, int | float) else str(value)


class Comparer:
    """Compares one located form with its formulas and values.

    `earlier` gives the formulas in the spelling of earlier versions, when one is met.
    """

    def __init__(
        self,
        book: ClosedBook,
        located: Located,
        formulas: Mapping[Place, str],
        earlier: Callable[[], Mapping[Place, str]],
        values: Mapping[Place, CellValue],
        scores: Scores,
    ) -> None:
        self.book = book
        self.located = located
        self.formulas = formulas
        self._write_earlier = earlier
        self.values = values
        self.scores = scores
        self.result = Comparison()
        self._cells: dict[str, Mapping[SpotKey, Cell]] = {}

    def compare(self) -> Comparison:
        """Compare every computed and every fixed cell."""
        for place, formula in self.formulas.items():
            self._computed(place, formula)
        self._fixed()
        self._wording()
        self._why()
        self._strays()
        self._tell_stale()
        return self.result

    def _cell(self, place: Place) -> Cell:
        name = place.sheet
        if name not in self._cells:
            self._cells[name] = self.book.sheet(name).cells
        return self._cells[name].get(place[1:], EMPTY)

    # Computed cells

    def _computed(self, place: Place, formula: str) -> None:
        cell, value = self._cell(place), self.values.get(place, "")
        if cell.formula is None:
            self._overwritten(place, cell, formula, value)
        elif not self._is_ours(place, cell.formula, formula):
            self._altered(place, cell, formula, value)
        elif not same_value(cell.value, value):
            blank = cell.value in (None, "")
            if not blank:
                self.result.stale.append((place, cell.value, value))
            self.result.changes.append(
                Change(
                    place,
                    cell.formula,  # as it stands: an earlier spelling is left alone
                    value,
                    cell.value,
                    value,
                    "ghi giá trị đúng của công thức",
                    cached_only=True,
                    quiet=blank,
                )
            )

    def _is_ours(self, place: Place, seen: str, formula: str) -> bool:
        if same_formula(seen, formula):
            return True
        return same_formula(seen, self._earlier.get(place, ""))

    @cached_property
    def _earlier(self) -> Mapping[Place, str]:
        return self._write_earlier()

    def _repair(
        self, place: Place, cell: Cell, formula: str, value: CellValue, found: Finding
    ) -> None:
        self.result.repaired.append(found)
        was = cell.value if cell.formula is None else "=" + cell.formula
        why = f"{found.code}: đặt lại công thức"
        self.result.changes.append(Change(place, formula, value, was, value, why))

    def _overwritten(
        self, place: Place, cell: Cell, formula: str, value: CellValue
    ) -> None:
        at, typed = origin_of(place), cell.value
        if typed is None or typed == "":
            found = find("C213", at)
        elif same_value(typed, value):
            found = find("C201", at, seen=shown(typed))
        else:
            found = find(
                "C202",
                at,
                seen=shown(typed),
                expected=shown(value),
                right=CELL_WORDS["blank" if value in (None, "") else "is"].format(
                    shown(value)
                ),
            )
            self.result.repaired += self._points(place, typed)
        self._repair(place, cell, formula, value, found)

    def _altered(
        self, place: Place, cell: Cell, formula: str, value: CellValue
    ) -> None:
        seen = "=" + (cell.formula or "")
        broken = "#REF!" in seen or _other_range(seen, formula)
        code = "C204" if broken else "C203"
        found = find(code, origin_of(place), seen=seen, expected="=" + formula)
        self._repair(place, cell, formula, value, found)

    def _points(self, place: Place, typed: CellValue) -> list[Finding]:
        """What a typed bonus or deduction says against the rubric."""
        form = self.located.places.form
        if place.sheet != form.sheet or not isinstance(typed, int | float):
            return []
        column = next((n for n, c in form.columns.items() if c == place.column), "")
        key = next((k for k, r in form.rows.items() if r == place.row), "")
        criterion = self.located.tree.by_id.get(key)
        if criterion is None or column not in ("bonus", "penalty"):
            return []
        number, at = from_cell(float(typed)), origin_of(place)
        if column == "bonus":
            return self._typed_bonus(criterion, number, at)
        item = self.scores.rounds[Round.SELF].items[key]
        if item.total is None or number == item.penalty:
            return []
        expected = vi(item.penalty)
        return [find("P308", at, item=key, seen=vi(number), expected=expected)]

    def _typed_bonus(
        self, criterion: Criterion, number: Decimal, at: Origin
    ) -> list[Finding]:
        found = []
        form = self.located.places.form
        over = self.located.sheet.at(form.rows[criterion.id], form.columns["over"])
        if not criterion.adds and number > 0 and over.value in (None, ""):
            found.append(find("P306", at, item=criterion.id, seen=vi(number)))
        ceiling = bonus_ceiling(criterion)
        if ceiling is not None and number > ceiling:
            seen, most = vi(number), vi(ceiling)
            found.append(find("P307", at, item=criterion.id, seen=seen, expected=most))
        return found

    # Cells that are printed, not computed

    def _fixed(self) -> None:
        for place, value in fixed_values(self.located.rows, self.located.places):
            cell = self._cell(place)
            # An office adds up the standard points of its own table by formulas.
            own = cell.formula is not None and self.located.adopted
            if (cell.formula is None or own) and same_value(cell.value, value):
                continue
            if own and cell.value is None:
                self._store(place, cell, value)
                continue
            was = cell.value if cell.formula is None else "=" + cell.formula
            at = origin_of(place)
            found = find("C212", at, seen=shown(was), expected=shown(value))
            self.result.repaired.append(found)
            why = f"{found.code}: đặt lại số in sẵn của biểu"
            self.result.changes.append(Change(place, None, value, was, value, why))

    def _store(self, place: Place, cell: Cell, value: CellValue) -> None:
        """The value beside a formula of the office's own that nobody has computed."""
        why = "ghi giá trị đúng của công thức"
        change = Change(
            place, cell.formula, value, None, value, why, cached_only=True, quiet=True
        )
        self.result.changes.append(change)

    def _wording(self) -> None:
        """A level that reads otherwise than the rubric misleads whoever ticks it."""
        form = self.located.places.form
        for row in self.located.rows:
            if row.criterion is None or row.kind is RowKind.INPUT:
                continue
            line = row.kind is RowKind.LINE
            expected = row.listed.title if line else row.criterion.title
            place = form.place(row.key, "title")
            stands = self._cell(place).value
            if stands == expected:
                continue
            seen = _plain_words(stands)
            if not seen and self.located.adopted:
                # A heading that is merged over the whole row stands in its first cell.
                place = form.place(row.key, "number")
                seen = _plain_words(self._cell(place).value)
            if seen != _plain_words(expected):
                at = origin_of(place)
                found = find("C215", at, seen=shown(seen)[:120], expected=expected)
                self.result.findings.append(found)

    def _why(self) -> None:
        own = self.scores.rounds[Round.SELF]
        form = self.located.places.form
        texts = {key: item.why for key, item in own.items.items()}
        texts[TOTAL_KEY] = own.why
        for key, text in texts.items():
            place = form.place(key, "why")
            cell = self._cell(place)
            if cell.formula is None and same_value(cell.value, text):
                continue
            was = cell.value if cell.formula is None else "=" + cell.formula
            self.result.changes.append(
                Change(place, None, text, was, text, "diễn giải điểm", quiet=True)
            )

    def _strays(self) -> None:
        """What somebody typed into a cell that nobody reads."""
        form = self.located.places.form
        for row in self.located.rows:
            if row.kind is not RowKind.LEAF or row.criterion is None:
                continue
            earns = self.located.tree.earns_bonus(row.criterion)
            for column, used in (
                ("over", row.criterion.bonus is not None),
                ("bonus", earns),
                ("under", row.criterion.penalty is not None),
            ):
                if used:
                    continue
                place = form.place(row.key, column)
                cell = self._cell(place)
                if cell.value not in (None, ""):
                    seen = shown(cell.value)
                    found = find("C214", origin_of(place), seen=seen)
                    self.result.findings.append(found)

    def _tell_stale(self) -> None:
        stale = self._unexplained()
        if not stale:
            return
        place, seen, expected = stale[0]
        self.result.repaired.append(
            find(
                "C209",
                origin_of(place),
                count=str(len(stale)),
                seen=shown(seen),
                expected=shown(expected),
            )
        )

    def _unexplained(self) -> list[tuple[Place, CellValue, CellValue]]:
        """Old values that do not simply follow from a cell which is put right.

        A spreadsheet program computes on with a typed-over total: what it shows then
        is right for what it was given, and told with that total.
        """
        wrong = {c.place for c in self.result.changes if not c.cached_only}
        left = self.result.stale
        while follows := [s for s in left if self._uses(s[0], wrong)]:
            wrong |= {place for place, _, _ in follows}
            left = [s for s in left if s[0] not in wrong]
        return left

    def _uses(self, place: Place, wrong: set[Place]) -> bool:
        return any(
            top <= row <= bottom
            and left <= column <= right
            and on == (sheet or place.sheet)
            for sheet, top, left, bottom, right in references(self.formulas[place])
            for on, row, column in wrong
        )


def _plain_words(value: CellValue) -> str:
    """A text without its mark of an inferred rule, spaces and Unicode forms evened."""
    text = normalize("NFC", "" if value is None else str(value))
    return " ".join(text.split()).removesuffix("(*)").rstrip()


def fixed_values(
    rows: tuple[FormRow, ...], places: Places
) -> list[tuple[Place, CellValue]]:
    """The numbers printed on the form: standard points, level points, leaf marks."""
    form = places.form
    cells: list[tuple[Place, CellValue]] = []
    for row in rows:
        if row.key not in form.rows or row.criterion is None:
            continue
        if row.kind in (RowKind.GROUP, RowKind.LEAF):
            standard = plain(row.criterion.standard_points)
            cells.append((form.place(row.key, "standard"), standard))
        if row.kind is RowKind.LEAF:
            cells.append((form.place(row.key, "leaf"), 1))
        if row.kind is RowKind.LINE:
            points = plain(row.listed.points)
            cells.append((form.place(row.key, "standard"), points))
    return cells


def _other_range(seen: str, expected: str) -> bool:
    """Whether two formulas call the same functions on other cells."""
    one, two = (_FUNCTION.findall(text.upper()) for text in (seen, expected))
    return one == two and references(seen.lstrip("=")) != references(expected)
