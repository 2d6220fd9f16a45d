"""Builds the scoring workbook of a rubric."""

from collections.abc import Collection, Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook

from toolkit.forms.rubric.making.table import RubricTable, marks_of
from toolkit.forms.scoring.formulas import FormulaWriter
from toolkit.forms.scoring.layout import Places, columns_of
from toolkit.forms.scoring.making.colours import FormColours
from toolkit.forms.scoring.making.frame import FormFrame
from toolkit.forms.scoring.making.places import (
    FINDINGS,
    FORM,
    GUIDE,
    LOG,
    RUBRIC,
    SUMMARY,
    TITLE_ROW,
    fresh_places,
    summary_columns,
)
from toolkit.forms.scoring.making.summary import SummarySheet
from toolkit.forms.scoring.making.table import FormTable
from toolkit.forms.scoring.making.talk import write_talk_sheet
from toolkit.forms.scoring.making.travelling import (
    MARKER,
    name_travelling,
    write_travelling,
)
from toolkit.forms.scoring.making.validations import FormValidations
from toolkit.forms.scoring.talk import TALK
from toolkit.forms.scoring.values import computed_values
from toolkit.model.rubric import Round, Rubric, RubricTree
from toolkit.model.scorecard import Scorecard
from toolkit.parts.making.book import new_book, properties, protect
from toolkit.parts.making.buttons import SheetButton, place_buttons
from toolkit.parts.making.guide import write_guide
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.record_sheets import (
    HEAD_ROW,
    NOTE_ROW,
    write_record_sheets,
)
from toolkit.parts.making.styles import Styles
from toolkit.parts.records.columns import FINDING_COLUMNS, LOG_COLUMNS
from toolkit.scoring.engine import score
from toolkit.xlsx.cells.address import absolute, quoted
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Spot

_RECORDS = (FINDINGS, LOG, RUBRIC, GUIDE)

__all__ = ["build_scoring", "fresh_places"]


def build_scoring(
    rubric: Rubric,
    *,
    unit: str = "",
    year: int | None = None,
    superior: str = "",
    rules_version: str,
    basis: Sequence[str] = (),
    buttons: Sequence[SheetButton] = (),
    travels: bool = False,
    open_rounds: Collection[Round] | None = None,
    talks: bool = False,
) -> bytes:
    """An empty scoring workbook; the same input always gives the same bytes.

    `basis` are the names of the documents that govern the award year, `rules_version`
    says which rules they were taken from. `buttons` call macros that the caller adds.
    `travels`: it is sent to a unit, and has cells for what a sender says of it
    (`travelling.py`). `open_rounds`: in which rounds people type into it; all of them
    where it is None. `talks`: with the sheet «Trao đổi» (`talk.py`).
    Needs a rubric without faults.
    """
    tree, places = RubricTree(rubric), fresh_places(rubric)
    target = BytesIO()
    book = new_book(target)
    formats = Styles(book)
    sheets = {
        name: book.add_worksheet(name)
        for name in (FORM, SUMMARY, *([TALK] if talks else []), *_RECORDS)
    }
    formulas, values = _computed(tree, places)

    at = (sheets[FORM], formats, tree, places)
    rounds = rubric.rounds if open_rounds is None else open_rounds
    frame, table = FormFrame(*at), FormTable(*at, rounds)
    names = {"superior": superior, "unit": unit}
    frame.title_block(**names, year=year, basis=basis, travels=travels)
    status = places.cells["status"].spot
    frame.status_line(formulas[FORM][status], values[FORM][status])
    if buttons:
        place_buttons(sheets[FORM], buttons, frame.free_beside_title(), TITLE_ROW)
    table.header()
    table.rows(formulas[FORM], values[FORM])
    frame.page(frame.below(year))
    frame.open_at(unit=unit, year=year)
    validations = FormValidations(*at)
    validations.tick_words()
    validations.write(frame.inputs)
    FormColours(*at).write()
    if travels:
        write_travelling(sheets[FORM], formats, places)

    if talks:
        write_talk_sheet(book, sheets[TALK], formats)
    summary = SummarySheet(sheets[SUMMARY], formats, tree, places)
    summary.table(formulas[SUMMARY], values[SUMMARY])
    summary.chart(book)
    summary.page()

    write_record_sheets(sheets[FINDINGS], sheets[LOG], formats)

    marks = marks_of(rubric, rules_version)
    RubricTable(book, sheets[RUBRIC], formats, editable=False).write(rubric, marks)
    write_guide(sheets[GUIDE], formats)

    _define_names(book, rubric, places)
    if travels:
        name_travelling(book, places)
    for name, sheet in sheets.items():
        lists = name in (FINDINGS, LOG)
        protect(sheet, autofilter=lists, sort=lists)
    sheets[FORM].activate()
    properties(book, "Bảng chấm điểm thi đua", MARKER if travels else "")
    book.close()
    return normalise(target.getvalue())


_BySheet = dict[str, dict[Spot, str]]
_ValuesBySheet = dict[str, dict[Spot, CellValue]]


def _computed(tree: RubricTree, places: Places) -> tuple[_BySheet, _ValuesBySheet]:
    """Formulas of the empty form and what they show, by sheet and spot."""
    empty = Scorecard(rubric_id=tree.rubric.id, unit="", year=None, entries={})
    shown = computed_values(tree, places, empty, score(tree, empty))
    formulas: _BySheet = {FORM: {}, SUMMARY: {}}
    values: _ValuesBySheet = {FORM: {}, SUMMARY: {}}
    for place, formula in FormulaWriter(tree, places).all().items():
        formulas[place.sheet][place.spot] = formula
        values[place.sheet][place.spot] = shown[place]
    return formulas, values


def _define_names(book: Workbook, rubric: Rubric, places: Places) -> None:
    titles = {name: name for name in (FORM, SUMMARY, FINDINGS, LOG, GUIDE)}
    for name, place in names_of(rubric, places, titles).items():
        book.define_name(name, f"={place}")


def names_of(
    rubric: Rubric, places: Places, titles: Mapping[str, str]
) -> Mapping[str, str]:
    """The names of a scoring workbook and what they refer to; no "=" before it.

    `titles` are the names of the sheets, by those they have in a workbook of ours.
    """
    form, summary = quoted(titles[FORM]), quoted(titles[SUMMARY])
    names = {
        f"td_{name}": f"{quoted(sheet)}!{absolute(row, column)}"
        for name, (sheet, row, column) in places.cells.items()
    }
    for column in columns_of(rubric):
        at = places.form.columns[column.name]
        area = f"{absolute(places.first, at)}:{absolute(places.last, at)}"
        names[f"td_c_{column.name}"] = f"{form}!{area}"
    rows = places.summary.rows.values()
    for shown in summary_columns(rubric):
        at = places.summary.columns[shown.name]
        area = f"{absolute(min(rows), at)}:{absolute(max(rows), at)}"
        names[f"td_s_{shown.name}"] = f"{summary}!{area}"
    for name, sheet, columns in (
        ("findings", FINDINGS, FINDING_COLUMNS),
        ("log", LOG, LOG_COLUMNS),
    ):
        area = f"{absolute(HEAD_ROW, 1)}:{absolute(HEAD_ROW, len(columns))}"
        names[f"td_{name}"] = f"{quoted(titles[sheet])}!{area}"
    names["td_guide"] = f"{quoted(titles[GUIDE])}!{absolute(1, 1)}"
    names["td_check_note"] = f"{quoted(titles[FINDINGS])}!{absolute(NOTE_ROW, 1)}"
    return names
