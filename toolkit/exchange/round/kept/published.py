"""Rounds that were published, held against what was known then: nothing may differ.

A return cannot change them, its cells are locked. Somebody at the office may have typed
into the workbook that is kept: it is told, cell by cell, before anything is made of it.
"""

from collections import defaultdict
from collections.abc import Iterator

from toolkit.exchange.round.comparing.compared import compared
from toolkit.exchange.round.comparing.returned import whose
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.stage import Stage, round_named
from toolkit.findings import Finding, find
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.round.reading import RoundBook
from toolkit.forms.scoring.compare import shown
from toolkit.forms.scoring.layout import columns_of
from toolkit.forms.scoring.locate import Located, locate
from toolkit.forms.scoring.making.inputs import form_inputs
from toolkit.model.round import Deed, Entry, Unit
from toolkit.model.rubric import Round
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.meaning.forms import value_form
from toolkit.xlsx.zip.package import read_file

_MOST = 12
"""Cells of one unit that are told one by one."""


class Published:
    """Asks of each kept workbook whether its published rounds are as they were."""

    def __init__(
        self, found: RoundBook, stage: Stage, originals: Originals, kept: Kept
    ) -> None:
        self.found, self.stage = found, stage
        self.originals, self.kept = originals, kept
        self._sent: dict[str, list[Entry]] = defaultdict(list)
        self._appraised: dict[str, list[Entry]] = defaultdict(list)
        for entry in found.ledger:
            if entry.deed is Deed.SENT:
                self._sent[entry.unit].append(entry)
            elif entry.deed is Deed.APPRAISED:
                self._appraised[entry.unit].append(entry)

    def faults(self, unit: Unit, kept: ClosedBook) -> Iterator[Finding]:
        """G798 for each cell of a published round that is another one now."""
        if not self.stage.published:
            return
        here = locate(kept)
        told = 0
        for which in self.stage.rounds:
            before = self._known(unit, which) if which in self.stage.published else None
            if before is None:
                continue
            there = locate(before)
            if there.rubric_sheet.fingerprint != here.rubric_sheet.fingerprint:
                continue
            for key, column, was, now in _differing(there, here, which):
                told += 1
                if told <= _MOST:
                    yield find(
                        "G798",
                        unit.origin,
                        unit=unit.name,
                        name=which.name,
                        item=key,
                        field=column,
                        seen=_said(now),
                        expected=_said(was),
                    )

    def _known(self, unit: Unit, which: Round) -> ClosedBook | None:
        """A workbook that holds a round as it was: what went out with it, or came."""
        order = self.stage.rounds.index(which)
        rubric = self.found.rubric.rubric
        for entry in reversed(self._sent[unit.key]):
            if self._appraised_since(unit, which, entry):
                return None  # corrected before it was published, and not sent since
            sent_in = round_named(rubric, entry.round)
            later = sent_in is not None and self.stage.rounds.index(sent_in)
            if later and later >= order:
                data = self.originals.lying(entry)
                if data is not None:
                    return ClosedBook.from_bytes(data)
        return self._as_it_came(unit) if which == Round.SELF else None

    def _appraised_since(self, unit: Unit, which: Round, sent: Entry) -> bool:
        rubric = self.found.rubric.rubric
        return any(
            one.moment > sent.moment and round_named(rubric, one.round) == which
            for one in self._appraised[unit.key]
        )

    def _as_it_came(self, unit: Unit) -> ClosedBook | None:
        """What a unit typed itself, taken once more from its return."""
        entry, path = self.kept.last(unit), self.kept.as_it_came(unit)
        if entry is None or path is None or not path.is_file():
            return None
        data = read_file(path)
        if digest(data) != entry.digest:
            return None
        came = ClosedBook.from_bytes(data)
        genuine, _ = whose(came, self.kept.key)
        sent = self.originals.sent(genuine) if genuine else None
        return None if sent is None else compared(sent, came).book


def _differing(
    there: Located, here: Located, which: Round
) -> Iterator[tuple[str, str, CellValue, CellValue]]:
    """Key of the row, name of the column, what stood there and what does now."""
    form, other = there.places.form, here.places.form
    rows = {row: key for key, row in form.rows.items()}
    columns = {number: name for name, number in form.columns.items()}
    for one in form_inputs(there.tree, there.places):
        key, column = rows[one.row], columns[one.column]
        if one.round != which or key not in other.rows or column not in other.columns:
            continue
        was = there.sheet.at(one.row, one.column).value
        now = here.sheet.at(*other.place(key, column).spot).value
        if value_form(was) != value_form(now):
            yield one.criterion.id, _caption(there, column), was, now


def _caption(there: Located, column: str) -> str:
    return next(c.header for c in columns_of(there.tree.rubric) if c.name == column)


def _said(value: CellValue) -> str:
    if value in (None, ""):
        return ROUND_WORDS["blank"]
    return ROUND_WORDS["text"].format(shown(value)[:60])
