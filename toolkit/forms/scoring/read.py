"""Reads the filled form: raw cells into a scorecard, and what could not be read."""

from decimal import Decimal
from unicodedata import normalize

from toolkit.findings import Finding, find
from toolkit.findings.number_words import to_type
from toolkit.forms.scoring.from_register.mark import was_filled
from toolkit.forms.scoring.layout import (
    MARK,
    NOT_DONE,
    has_input_row,
    input_key,
    line_key,
    points_column,
    reason_column,
    takes_share,
    typed_in_total,
)
from toolkit.forms.scoring.locate import Located
from toolkit.model.numbers import from_cell, vi
from toolkit.model.origin import Origin
from toolkit.model.rubric import Criterion, Kind, Round
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Cell, CellError, Sheet
from toolkit.xlsx.closed_book import ClosedBook

EARLIEST, LATEST = 2000, 2100


def text_of(cell: Cell) -> str:
    """The text of a cell, trimmed and in one Unicode form; a number as typed."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return vi(from_cell(value))
    return normalize("NFC", value).strip()


class Reader:
    """Reads cells of the form and gathers what is wrong with them."""

    def __init__(self, book: ClosedBook, located: Located) -> None:
        self.book = book
        self.located = located
        self.findings: list[Finding] = []

    def scorecard(self) -> Scorecard:
        """The whole scorecard."""
        rubric = self.located.tree.rubric
        return Scorecard(
            rubric_id=rubric.id,
            unit=self._unit(),
            year=self._year(),
            entries={c.id: self._entry(c) for c in self.located.tree.leaves()},
        )

    # Title block

    def _single(self, name: str) -> tuple[Cell, Origin]:
        sheet, row, column = self.located.places.cells[name]
        cell = self.book.sheet(sheet).at(row, column)
        return cell, Origin(sheet, a1(row, column))

    def _unit(self) -> str:
        cell, place = self._single("unit")
        unit = text_of(cell)
        if cell.formula is not None:
            self.findings.append(find("C208", place, seen="=" + cell.formula))
        if isinstance(cell.value, CellError):
            self.findings.append(find("C207", place, seen=unit))
            return ""
        if not unit:
            self.findings.append(find("S109", place))
        return unit

    def _year(self) -> int | None:
        cell, place = self._single("year")
        text = text_of(cell)
        if cell.formula is not None:
            self.findings.append(find("C208", place, seen="=" + cell.formula))
        year = int(text) if text.isdecimal() and len(text) == 4 else 0
        if EARLIEST <= year <= LATEST:
            return year
        self.findings.append(find("S110", place, seen=text))
        return None

    # One criterion

    def _cell(self, key: str, column: str) -> tuple[Cell, Origin] | None:
        form = self.located.places.form
        if key not in form.rows:
            return None
        row, number = form.rows[key], form.columns[column]
        sheet: Sheet = self.located.sheet
        return sheet.at(row, number), Origin(sheet.name, a1(row, number))

    def _entry(self, criterion: Criterion) -> Entry:
        places: dict[str, Origin] = {}
        numbers: dict[str, Decimal | None] = {}

        def take(name: str, key: str, column: str, *, percent: bool = False) -> None:
            at = self._cell(key, column)
            if at is not None:
                places[name] = at[1]
                numbers[name] = self._number(*at, percent=percent)

        if has_input_row(criterion):
            name = "points" if criterion.kind is Kind.MANUAL else "measured"
            share = takes_share(criterion) and name == "measured"
            take(name, input_key(criterion.id), "number", percent=share)
        elif typed_in_total(criterion):
            take("points", criterion.id, "total")
        if criterion.bonus:
            take("over_percent", criterion.id, "over", percent=True)
        if criterion.penalty:
            take("under_percent", criterion.id, "under", percent=True)
        rounds = self.located.tree.later_rounds
        for later in rounds:
            take(later.value, criterion.id, points_column(later))
        chosen, answered = self._marks(criterion, places)
        entry = Entry(
            criterion=criterion.id,
            chosen=chosen,
            answered=answered,
            measured=numbers.get("measured"),
            points=numbers.get("points"),
            over_percent=numbers.get("over_percent"),
            under_percent=numbers.get("under_percent"),
            given={r: p for r in rounds if (p := numbers.get(r.value)) is not None},
            evidence=self._words(criterion, "evidence", places),
            reasons=self._reasons(criterion, places),
            places=places,
        )
        if was_filled(entry):
            self._trust(places.get("measured"))
        return entry

    def _reasons(
        self, criterion: Criterion, places: dict[str, Origin]
    ) -> dict[Round, str]:
        tree = self.located.tree
        said = {
            later: self._words(criterion, column, places)
            for later in tree.later_rounds
            if (column := reason_column(later))
        }
        return {later: words for later, words in said.items() if words}

    def _trust(self, place: Origin | None) -> None:
        """A share below one percent from the register is no slip of the pen."""
        self.findings = [
            f
            for f in self.findings
            if f.code != "C206" or Origin(f.sheet, f.cell) != place
        ]

    def _words(
        self, criterion: Criterion, column: str, places: dict[str, Origin]
    ) -> str:
        if column not in self.located.places.form.columns:
            return ""
        at = self._cell(criterion.id, column)
        if at is None:
            return ""
        cell, place = at
        places[column] = place
        if isinstance(cell.value, CellError):
            self.findings.append(find("C207", place, seen=str(cell.value)))
        elif cell.formula is not None:
            self.findings.append(find("C208", place, seen="=" + cell.formula))
        return text_of(cell)

    def _number(self, cell: Cell, place: Origin, *, percent: bool) -> Decimal | None:
        """The number in an input cell; None, with a finding, when it is not one."""
        value = cell.value
        if cell.formula is not None:
            self.findings.append(find("C208", place, seen="=" + cell.formula))
        if isinstance(value, CellError):
            if cell.formula is None:
                self.findings.append(find("C207", place, seen=str(value)))
            return None
        if isinstance(value, bool) or (isinstance(value, str) and value.strip()):
            self._not_a_number(cell, place)
            return None
        if not isinstance(value, float):
            return None
        number = from_cell(value)
        if percent:
            shown = "%" in self.book.number_format(cell.style)
            doubt = share_doubt(number, place, shown_as_percent=shown)
            self.findings += [doubt] if doubt else []
        return number

    def _not_a_number(self, cell: Cell, place: Origin) -> None:
        raw = str(cell.value) if isinstance(cell.value, str) else text_of(cell)
        self.findings.append(find("C205", place, seen=raw, expected=to_type(raw)))

    def _marks(
        self, criterion: Criterion, places: dict[str, Origin]
    ) -> tuple[tuple[int, ...], bool]:
        """Indices of ticked lines, and whether a checklist was answered at all."""
        if criterion.kind not in (Kind.LEVELS, Kind.CHECKLIST):
            return (), False
        checklist = criterion.kind is Kind.CHECKLIST
        chosen, answered = [], False
        for index in range(len(criterion.lines)):
            at = self._cell(line_key(criterion.id, index), "number")
            if at is None:
                continue
            cell, place = at
            places[f"line:{index}"] = place
            if cell.value is None or cell.value == "":
                continue
            answered = checklist
            if isinstance(cell.value, str) and cell.value.lower() == MARK:
                chosen.append(index)
            elif not (checklist and text_of(cell) == NOT_DONE):
                self._bad_mark(cell, place, checklist=checklist)
            if cell.formula is not None:
                self.findings.append(find("C208", place, seen="=" + cell.formula))
        return tuple(chosen), answered

    def _bad_mark(self, cell: Cell, place: Origin, *, checklist: bool) -> None:
        if isinstance(cell.value, CellError):
            self.findings.append(find("C207", place, seen=str(cell.value)))
            return
        wanted = (
            f"«{MARK}»" if not checklist else f"«{MARK}» (có), «{NOT_DONE}» (không)"
        )
        wanted += ", gõ liền, không kèm dấu cách, không dùng chữ khác giống «x»"
        raw = cell.value if isinstance(cell.value, str) else text_of(cell)
        self.findings.append(find("C210", place, seen=str(raw), expected=wanted))


def share_doubt(
    number: Decimal, place: Origin, *, shown_as_percent: bool
) -> Finding | None:
    """C206 for a share below one percent, which may be a share of one instead."""
    if not 0 < number < 1:
        return None
    small, large = f"{vi(number)} %", f"{vi(number * 100)} %"
    seen = large if shown_as_percent else vi(number)
    return find("C206", place, seen=seen, expected=f"{small} hay {large}")
