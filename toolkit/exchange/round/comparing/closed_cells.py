"""The cells of closed rounds in what came back: a change there is told by the round."""

from collections.abc import Mapping

from toolkit.forms.scoring.layout import KIND
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.making.inputs import form_inputs
from toolkit.parts.records.kind import kind_said
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.meaning.sent import Matched, Sent

Closed = Mapping[tuple[str, str], str]
"""(sheet as it was sent, cell where it is now) → name of the round."""


def closed_cells(sent: Sent, matched: Matched) -> Closed:
    """The cells to be typed into in other rounds than the one that was sent.

    What was sent is our own, so its form can be found; a slice of a register has no
    rounds.
    """
    if kind_said(sent.book) != KIND:
        return {}
    located = locate(sent.book)
    sheet = located.sheet.name
    if sheet not in matched.pairs:
        return {}
    alignment = matched.rows(sheet)
    lost = set(alignment.lost)
    names = {one: one.name for one in located.tree.rubric.rounds}
    return {
        (sheet, a1(alignment.now(one.row), one.column)): names[one.round]
        for one in form_inputs(located.tree, located.places)
        if one.row not in lost and sent.locked(sheet, (one.row, one.column))
    }
