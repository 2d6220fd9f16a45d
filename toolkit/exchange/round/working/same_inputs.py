"""Whether two workbooks come to the same points of a unit, without scoring both."""

from toolkit.forms.scoring.layout import WHY, round_columns
from toolkit.forms.scoring.locate import Located
from toolkit.xlsx.closed_book import ClosedBook


def same_inputs(held: ClosedBook, kept: ClosedBook, located: Located) -> bool:
    """Whether the form in both says the same, but for what is computed or came later.

    `located` is the form of `kept`. Later rounds never count for the unit's own one,
    nor do values beside formulas and the explanation that a rescore writes. True only
    where it is certain: forms that differ elsewhere may still come to the same points.
    """
    form = located.places.form
    if form.sheet not in held.sheet_names:
        return False
    beside = {WHY, *(column.name for column in round_columns(located.tree.rubric))}
    never = {form.columns[name] for name in beside if name in form.columns}
    before, after = held.sheet(form.sheet).cells, kept.sheet(form.sheet).cells
    for spot, cell in after.items():
        was = before.get(spot)
        if was == cell or spot[1] in never:
            continue
        computed = was is not None and was.formula == cell.formula is not None
        if was is None or not (computed or was[:2] == cell[:2]):
            return False
    return all(spot in after or spot[1] in never for spot in before)
