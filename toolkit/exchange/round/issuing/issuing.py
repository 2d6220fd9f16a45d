"""One workbook for each unit, from one that was made for all of them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from toolkit.exchange.round.issuing.carrying_on import carry_on
from toolkit.exchange.round.manifest import Manifest, signed
from toolkit.exchange.round.stage import stage_of
from toolkit.forms.scoring.carrying import Lost
from toolkit.forms.scoring.making.places import fresh_places
from toolkit.forms.scoring.making.travelling import (
    MARKER,
    manifest_place,
    note_place,
)
from toolkit.forms.scoring.making.workbook import build_scoring
from toolkit.forms.scoring.row_heights import higher_rows
from toolkit.model.round import RoundSettings, Unit
from toolkit.model.rubric import Criterion, Rubric
from toolkit.rules import basis_lines, rules_version
from toolkit.rules.words import day_words
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.run import Recent, current
from toolkit.xlsx.zip.archive import deflated

_BOOK, _CORE = "xl/workbook.xml", "docProps/core.xml"


class Made(NamedTuple):
    """A workbook, and what of the one that came back before has no place in it."""

    data: bytes
    lost: tuple[Lost, ...] = ()
    reworded: tuple[Criterion, ...] = ()


class _Blanks:
    """The workbooks of a run that others were made from: a return held against what
    was sent needs the one that sending, or judging the return before, has made."""

    def __init__(self) -> None:
        self.made: Recent[ClosedBook] = Recent(4, longest=4_000_000, in_all=4_000_000)


class Issuer:
    """Makes the workbooks of one round; each costs a few splices of the first."""

    def __init__(self, rubric: Rubric, settings: RoundSettings, key: bytes) -> None:
        self.settings, self.key = settings, key
        self.stage = stage_of(rubric, settings)
        self.places = fresh_places(rubric)
        self.rubric = rubric
        self._blanks: dict[bool, ClosedBook] = {}

    def _blank(self, *, talks: bool) -> ClosedBook:
        """The workbook that all are made from; `talks`: with the sheet «Trao đổi»."""
        if talks not in self._blanks:
            year = self.settings.year
            basis = basis_lines(year) if year else ()
            made_of = self.rubric, year, rules_version(), basis, self.stage, talks
            said = repr(made_of).encode()  # rounds are equal, whatever each is called
            kept = current().of(_Blanks).made
            self._blanks[talks] = kept.get((said,), lambda: self._made(basis, talks))
        return self._blanks[talks]

    def _made(self, basis: tuple[str, ...], talks: bool) -> ClosedBook:
        whole = build_scoring(
            self.rubric,
            year=self.settings.year,
            rules_version=rules_version(),
            basis=basis,
            travels=True,
            open_rounds=self.stage.open_to_units,
            talks=talks,
        )
        blank = ClosedBook.from_bytes(deflated(whole))
        for name in blank.sheet_names:
            blank.sheet(name)  # so what is made of it need not be read
        return blank

    def workbook(
        self,
        unit: Unit,
        manifest: Manifest,
        deadline: date | None,
        came: ClosedBook | None = None,
    ) -> Made:
        """A unit's workbook: its name, what it says of its sender, where it goes back.

        `came`: what came back from it before, which goes into it. The same unit,
        manifest and workbook give the same bytes.
        """
        line = signed(manifest, self.key)
        blank = self._blank(talks=came is not None)
        book = blank.unedited()
        book.set_value(*self.places.cells["unit"], unit.name)
        book.set_value(*manifest_place(self.places), line)
        note = sent_note(self.settings, unit, deadline)
        book.set_value(*note_place(self.places), note)
        lost: tuple[Lost, ...] = ()
        reworded: tuple[Criterion, ...] = ()
        if came is not None:
            whole = ClosedBook.from_bytes(book.known_bytes())
            book, lost, reworded = carry_on(whole, came, self.rubric, self.stage)
        higher = higher_rows(book, self.places, self.rubric)
        parts = {**self._copies(blank, line), **higher}
        return Made(book.known_bytes(parts), lost, reworded)

    def _copies(self, blank: ClosedBook, line: str) -> Mapping[str, bytes]:
        """The parts in which the manifest stands once more."""
        text = escape(line).encode()
        package = blank.package
        return {
            part: package.read(part).replace(MARKER.encode(), text)
            for part in (_BOOK, _CORE)
        }


def sent_note(settings: RoundSettings, unit: Unit, deadline: date | None) -> str:
    """The line that says what this workbook is for and when it is to come back."""
    parts = [settings.title]
    if unit.cluster:
        parts.append(unit.cluster)
    if settings.office:
        parts.append(f"gửi về {settings.office}")
    if deadline:
        parts.append(f"trước hết ngày {day_words(deadline)}")
    return "; ".join(filter(None, parts))
