"""One workbook for each unit, from one that was made for all of them."""

from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape

from toolkit.exchange.round.manifest import Manifest, signed
from toolkit.forms.scoring.making.places import fresh_places
from toolkit.forms.scoring.making.travelling import (
    MARKER,
    manifest_place,
    note_place,
)
from toolkit.forms.scoring.making.workbook import build_scoring
from toolkit.model.round import RoundSettings, Unit
from toolkit.model.rubric import Rubric
from toolkit.rules import basis_lines, rules_version
from toolkit.rules.words import day_words
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.zip.archive import deflated

_BOOK, _CORE = "xl/workbook.xml", "docProps/core.xml"


class Issuer:
    """Makes the workbooks of one round; each costs a few splices of the first."""

    def __init__(self, rubric: Rubric, settings: RoundSettings, key: bytes) -> None:
        self.settings, self.key = settings, key
        self.places = fresh_places(rubric)
        year = settings.year
        whole = build_scoring(
            rubric,
            year=year,
            rules_version=rules_version(),
            basis=basis_lines(year) if year else (),
            travels=True,
        )
        self.blank = ClosedBook.from_bytes(deflated(whole))

    def workbook(self, unit: Unit, manifest: Manifest, deadline: date | None) -> bytes:
        """A unit's workbook: its name, what it says of its sender, where it goes back.

        The same unit and manifest give the same bytes.
        """
        line = signed(manifest, self.key)
        book = self.blank.unedited()
        book.set_value(*self.places.cells["unit"], unit.name)
        book.set_value(*manifest_place(self.places), line)
        note = sent_note(self.settings, unit, deadline)
        book.set_value(*note_place(self.places), note)
        return ClosedBook.from_bytes(book.to_bytes()).package.with_parts(
            self._copies(line)
        )

    def _copies(self, line: str) -> Mapping[str, bytes]:
        """The parts in which the manifest stands once more."""
        text = escape(line).encode()
        package = self.blank.package
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
