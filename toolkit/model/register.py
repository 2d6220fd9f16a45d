"""The register of awards: one record a row, as the award-tracking workbook keeps it.

Every record knows its row (from 1) in the sheet of its table. A cell that was empty or
could not be read is None (text: ""); what was wrong with it was told when it was read.
`loose` names the fields that were understood although the cell does not hold the very
words of its list («BK tỉnh»): the live formulas do not count such a row, nor do we.
Names are NFC and trimmed; persons and units are compared by `rules.names.folded`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.emulation import (
    Absence,
    Council,
    Discipline,
    InitiativeScope,
    Level,
    Mode,
    ProposalResult,
    Rating,
    Recipient,
    Service,
    Staff,
    Training,
    Transfer,
)
from toolkit.model.origin import Origin

STRICT: frozenset[str] = frozenset()


class TableKey(StrEnum):
    """A table of the register; its value is the field of a `Register` that keeps it."""

    UNITS = "units"
    PEOPLE = "people"
    REGISTRATIONS = "registrations"
    INITIATIVES = "initiatives"
    RATINGS = "ratings"
    PROPOSALS = "proposals"
    AWARDS = "awards"
    VOTES = "votes"
    DOSSIERS = "dossiers"


class Unit(NamedTuple):
    """A unit. `is_agency`: it grants titles itself; others belong to one above."""

    row: int
    name: str = ""
    parent: str = ""
    is_agency: bool = False
    cluster: str = ""
    founded: date | None = None
    loose: frozenset[str] = STRICT


class Person(NamedTuple):
    """A person of the staff; `code` tells people of one name apart.

    `left` is the last day, None while the person is here.
    """

    row: int
    name: str = ""
    code: str = ""
    woman: bool | None = None
    born: date | None = None
    unit: str = ""
    position: str = ""
    staff: Staff | None = None
    service: Service | None = None
    group: str = ""
    joined: date | None = None
    left: date | None = None
    loose: frozenset[str] = STRICT


class Registration(NamedTuple):
    """What somebody registered for at the start of a year; `initiative`: its title."""

    row: int
    year: int | None = None
    recipient: Recipient | None = None
    name: str = ""
    unit: str = ""
    award: str | None = None
    initiative: str = ""
    day: date | None = None
    loose: frozenset[str] = STRICT


class Initiative(NamedTuple):
    """An initiative or topic with its authors; `used`: years it already served for."""

    row: int
    year: int | None = None
    title: str = ""
    authors: tuple[str, ...] = ()
    scope: InitiativeScope | None = None
    accepted_by: str = ""
    decision: str = ""
    day: date | None = None
    used: tuple[int, ...] = ()
    loose: frozenset[str] = STRICT


class YearRating(NamedTuple):
    """The yearly rating of a person or unit, and what bears on titles that year.

    `days_off` are working days; no `discipline` written means none was imposed.
    """

    row: int
    year: int | None = None
    recipient: Recipient | None = None
    name: str = ""
    unit: str = ""
    position: str = ""
    staff: Staff | None = None
    service: Service | None = None
    group: str = ""
    rating: Rating | None = None
    points: Decimal | None = None
    discipline: Discipline | None = None
    under_procedure: bool = False
    days_off: Decimal | None = None
    absence: Absence | None = None
    training: Training | None = None
    transfer: Transfer | None = None
    loose: frozenset[str] = STRICT


class Proposal(NamedTuple):
    """A proposal of an award year; `result` None while it is pending.

    `start` and `end` bound the achievement: the first day of its first year and the
    last of its last where only years were written.
    """

    row: int
    year: int | None = None
    recipient: Recipient | None = None
    name: str = ""
    unit: str = ""
    position: str = ""
    staff: Staff | None = None
    award: str | None = None
    authority: str = ""
    reason: str = ""
    start: date | None = None
    end: date | None = None
    mode: Mode | None = None
    day: date | None = None
    result: ProposalResult | None = None
    loose: frozenset[str] = STRICT


class AwardLine(NamedTuple):
    """An award granted, or one line for `number` awards whose recipients are not named.

    `period` is the reporting period under which it is summed up, "" for its year.
    """

    row: int
    year: int | None = None
    decision: str = ""
    day: date | None = None
    authority: str = ""
    award: str | None = None
    recipient: Recipient | None = None
    name: str = ""
    unit: str = ""
    staff: Staff | None = None
    number: int = 1
    reason: str = ""
    start: date | None = None
    end: date | None = None
    mode: Mode | None = None
    period: str = ""
    loose: frozenset[str] = STRICT


class Vote(NamedTuple):
    """A council's vote, of which `council_level` it is where that was written.

    `recused` did not vote because it was their own unit.
    """

    row: int
    year: int | None = None
    recipient: Recipient | None = None
    name: str = ""
    unit: str = ""
    award: str | None = None
    council: str = ""
    council_level: Council | None = None
    day: date | None = None
    total: int | None = None
    present: int | None = None
    recused: int | None = None
    votes_for: int | None = None
    secret: bool | None = None
    loose: frozenset[str] = STRICT


class DossierLine(NamedTuple):
    """A dossier, or `number` of them; `parts`: those that are in it, by their key."""

    row: int
    year: int | None = None
    recipient: Recipient | None = None
    name: str = ""
    unit: str = ""
    award: str | None = None
    level: Level | None = None
    number: int = 1
    parts: frozenset[str] = STRICT
    sent: date | None = None
    returned: date | None = None
    reason: str = ""
    loose: frozenset[str] = STRICT


class TablePlace(NamedTuple):
    """Where a table stands: its sheet, and the letters of its columns by field."""

    sheet: str
    columns: Mapping[str, str]


class Complete(NamedTuple):
    """A table that has every row of a year; `award` "" for all that it keeps."""

    table: TableKey
    year: int
    award: str = ""


class Unread(NamedTuple):
    """A cell of which nothing was understood; `column` is the field of its record."""

    table: TableKey
    row: int
    column: str


class OwnDay(NamedTuple):
    """A deadline that a superior set for an award year, as the office wrote it down."""

    year: int
    title: str
    day: date
    document: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """Everything the award-tracking workbook keeps, for the award year `year`.

    `places` has a TablePlace for each table by its key; `cells` the places
    of the office's own settings («year», «rounding»). `complete`: what the office says
    is written down to the end, so that whatever is not there never was. `own_days`:
    deadlines that were set for it. `unread`: what
    cells hold that could not be read, shortened, so that an answer can repeat it.
    `fractions`: tables and years with a row for 2.5 recipients: no formula can leave
    out just that row, so nothing is counted by these numbers until it is mended.
    """

    office: str = ""
    year: int | None = None
    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    registrations: tuple[Registration, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    ratings: tuple[YearRating, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    awards: tuple[AwardLine, ...] = ()
    votes: tuple[Vote, ...] = ()
    dossiers: tuple[DossierLine, ...] = ()
    places: Mapping[TableKey, TablePlace] = field(default_factory=dict)
    cells: Mapping[str, Origin] = field(default_factory=dict)
    complete: frozenset[Complete] = frozenset()
    own_days: tuple[OwnDay, ...] = ()
    unread: Mapping[Unread, str] = field(default_factory=dict)
    fractions: frozenset[tuple[TableKey, int]] = frozenset()

    def typed(self, table: TableKey, row: int, column: str) -> str:
        """What a cell holds that could not be read; "" where it is empty or read."""
        return self.unread.get(Unread(table, row, column), "")

    def is_complete(self, table: TableKey, year: int, award: str = "") -> bool:
        """Whether the office says that a table has all of a year, or of an award."""
        said = (Complete(table, year, one) for one in {award, ""})
        return any(one in self.complete for one in said)

    def at(self, table: TableKey, row: int, column: str = "") -> Origin:
        """The cell of a field in a row, or the first cell of the row."""
        place = self.places.get(table)
        if place is None:
            return Origin()
        letters = place.columns.get(column) or next(iter(place.columns.values()), "A")
        return Origin(place.sheet, f"{letters}{row}")
