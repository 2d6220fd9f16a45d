"""What is sent in a round, by its kind: scoring workbooks, or slices of a register."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol

from toolkit.exchange.round.issuing.issuing import Issuer, Made, sent_note
from toolkit.exchange.round.manifest import Manifest, signed
from toolkit.exchange.round.slices.slicing import Slicer
from toolkit.exchange.round.stage import Stage, stage_of
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.round.reading import RoundBook
from toolkit.forms.scoring.layout import SCHEMA
from toolkit.forms.scoring.sent import sent_terms
from toolkit.forms.slices.kind import SCHEMA as SLICE_SCHEMA
from toolkit.forms.slices.layout import Slice
from toolkit.forms.slices.making.workbook import build_slice
from toolkit.forms.slices.sent import slice_terms
from toolkit.jobs.open_elsewhere import open_elsewhere
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.model.round import Unit
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.kinds import Terms
from toolkit.xlsx.zip.archive import deflated
from toolkit.xlsx.zip.package import read_file


class Kit(Protocol):
    """How the workbooks of a round are made, and what of them is judged.

    `stem` begins the names of files; `source` names what they are made of and `schema`
    is the version of the form. `carries`: what a unit typed stands in what goes to it
    anew.
    """

    carries: bool
    stem: str
    source: str
    schema: int

    @property
    def stage(self) -> Stage | None:
        """Where the round stands; None where rounds are no matter of a rubric."""

    def findings(self) -> tuple[Finding, ...]:
        """What of the source stops a round, or is to be known."""

    def fingerprint(self, unit: Unit) -> str:
        """Of what a unit's workbook is made of."""

    def workbook(
        self,
        unit: Unit,
        manifest: Manifest,
        deadline: date | None,
        came: ClosedBook | None = None,
    ) -> Made:
        """A unit's workbook: the same input gives the same bytes.

        `came`: what came back from it before, where the kit carries that on.
        """

    def terms(self, book: ClosedBook) -> Terms:
        """What of a sent workbook is judged."""


class ScoringKit:
    """A rubric's scoring workbook for each unit."""

    stem, schema, carries = "cham-diem", SCHEMA, True

    def __init__(self, found: RoundBook, key: bytes) -> None:
        self._rubric, self._settings, self._key = found.rubric, found.settings, key
        self.source = self._rubric.rubric.id

    def findings(self) -> tuple[Finding, ...]:
        return ()

    def fingerprint(self, unit: Unit) -> str:
        del unit
        return self._rubric.fingerprint

    @cached_property
    def stage(self) -> Stage:
        """Raises WorkRefusedError as `stage_of`."""
        return stage_of(self._rubric.rubric, self._settings)

    def workbook(
        self,
        unit: Unit,
        manifest: Manifest,
        deadline: date | None,
        came: ClosedBook | None = None,
    ) -> Made:
        return self._issuer.workbook(unit, manifest, deadline, came)

    @cached_property
    def _issuer(self) -> Issuer:
        return Issuer(self._rubric.rubric, self._settings, self._key)

    def terms(self, book: ClosedBook) -> Terms:
        return sent_terms(book)


class SliceKit:
    """What of a register is each unit's."""

    stem, schema, source = "dang-ky", SLICE_SCHEMA, "so-theo-doi"
    carries = False  # what came back is in the register, and is cut anew
    stage = None

    def __init__(self, found: RoundBook, place: Path, key: bytes) -> None:
        register = ClosedBook.from_bytes(read_file(place))
        self._settings, self._key, self._place = found.settings, key, place
        self.slicer = Slicer(register, found.units, found.settings.year or 0)
        self._slices: dict[str, Slice] = {}

    def findings(self) -> tuple[Finding, ...]:
        name = self._place.name
        opened = (
            one._replace(what=f"{name}: {one.what}")
            for one in open_elsewhere(self._place)
        )
        return (*opened, *self.slicer.findings())

    def fingerprint(self, unit: Unit) -> str:
        return hashlib.sha256(repr(self.slice(unit)).encode()).hexdigest()

    def workbook(
        self,
        unit: Unit,
        manifest: Manifest,
        deadline: date | None,
        came: ClosedBook | None = None,
    ) -> Made:
        del came
        line = signed(manifest, self._key)
        note = sent_note(self._settings, unit, deadline)
        data = build_slice(self.slice(unit), note=note, manifest=line)
        return Made(deflated(data))

    def terms(self, book: ClosedBook) -> Terms:
        return slice_terms(book)

    def slice(self, unit: Unit) -> Slice:
        """The slice of a unit, cut once."""
        if unit.key not in self._slices:
            self._slices[unit.key] = self.slicer.of(unit)
        return self._slices[unit.key]


def register_path(found: RoundBook, path: Path) -> Path:
    """The register of a round book: it lies beside it, whatever the cell says.

    Raises WorkRefusedError G830 when it is not there.
    """
    place = path.parent / Path(found.settings.register).name
    if not place.is_file():
        raise WorkRefusedError(find("G830", seen=place.name))
    return place


@contextmanager
def under_its_name(register: Path) -> Iterator[None]:
    """What is wrong with the file of a register is told as of that file: G881.

    A person would look for it in the round book, which is the one that was asked for.
    """
    try:
        yield
    except REFUSED as refused:
        why = finding_of(refused)
        if not why.code.startswith("F"):
            raise
        said = f"[{why.code}] {why.what.rstrip('.')}"
        told = find(
            "G881", seen=register.name, why=said, step=why.next_step.rstrip(".")
        )
        raise WorkRefusedError(told) from None


def kit_of(found: RoundBook, path: Path, key: bytes) -> Kit:
    """How the workbooks of a round book at a path are made.

    Raises WorkRefusedError: G830, G881, and as reading a register does.
    """
    if not found.settings.register:
        return ScoringKit(found, key)
    place = register_path(found, path)
    with under_its_name(place):
        return SliceKit(found, place, key)
