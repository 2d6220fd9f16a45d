"""What the office gave since a workbook went out goes into what is taken of it."""

from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.manifest import Manifest
from toolkit.findings import WorkRefusedError
from toolkit.forms.round.reading import RoundBook
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.making.inputs import form_inputs
from toolkit.model.round import Entry
from toolkit.model.rubric import Round
from toolkit.xlsx.closed_book import ClosedBook


def put_later_rounds(
    book: ClosedBook, manifest: Manifest, sent: Entry, found: RoundBook, kept: Kept
) -> None:
    """Points and reasons of the later rounds, from the workbook that counts till now.

    A return holds them as they were when it was `sent`; an appraisal that was corrected
    since stands in the one that counts alone. An empty cell there takes nothing away.
    """
    unit = found.unit(manifest.unit)
    given = kept.appraised.get(sent.unit)
    if unit is None or given is None or given < sent.moment:
        return
    try:
        former = kept.workbook(unit)
    except WorkRefusedError:  # it was gone, or another one, before this return came
        return
    if former is None:
        return
    here, there = locate(book), locate(former.book)
    if here.rubric_sheet.fingerprint != there.rubric_sheet.fingerprint:
        return
    rows = {row: key for key, row in there.places.form.rows.items()}
    columns = {number: name for name, number in there.places.form.columns.items()}
    form = here.places.form
    for one in form_inputs(there.tree, there.places):
        key, column = rows[one.row], columns[one.column]
        value = there.sheet.at(one.row, one.column).value
        if one.round == Round.SELF or value in (None, ""):
            continue
        if key in form.rows and column in form.columns:
            place = form.place(key, column)
            if here.sheet.at(*place.spot).value != value:
                book.set_value(*place, value)
