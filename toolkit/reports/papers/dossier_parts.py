"""The parts of dossiers: what each proposal needs, and what «Hồ sơ» says is there."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.awards.consistency.dossiers import part_key, wanted_parts
from toolkit.awards.people.identity import Who
from toolkit.forms.register.tables.council import PART_FIELDS
from toolkit.model.register import DossierLine
from toolkit.reports.papers.citations import cited
from toolkit.reports.papers.doubts import Doubt, note
from toolkit.reports.papers.figures import short_day
from toolkit.reports.papers.material import Material, joined
from toolkit.reports.papers.nominees import Nominee, pending
from toolkit.rules.loader import judged_on
from toolkit.rules.standards import Dossier

THERE, MISSING, NOT_NEEDED = "có", "thiếu", "–"
NO_ROW = "trang «Hồ sơ» chưa có dòng của đề nghị này"


class DossierCheck(NamedTuple):
    """A proposal with its dossier; `parts` by the key of PART_FIELDS.

    A part is «có», «thiếu», or «–» where no text that somebody checked asks for it.
    `rules` ask for what is missing, `unverified` are those that nobody has checked.
    """

    line: Nominee
    parts: Mapping[str, str]
    in_register: bool = False
    sent: str = ""
    returned: str = ""
    rules: tuple[Dossier, ...] = ()
    unverified: tuple[Dossier, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that are missing, as «Hồ sơ» calls them."""
        return tuple(PART_FIELDS[k] for k, v in self.parts.items() if v == MISSING)


class Dossiers(NamedTuple):
    """The dossiers of all that may stand on paper; `basis` of what is asked of them."""

    checks: tuple[DossierCheck, ...]
    doubts: tuple[Doubt, ...]
    basis: tuple[str, ...]

    @property
    def incomplete(self) -> tuple[DossierCheck, ...]:
        """Those of which something is missing."""
        return tuple(one for one in self.checks if one.missing)


_Held = Mapping[tuple[Who, str], DossierLine]


def dossiers_of(material: Material, *, doubtful: bool = False) -> Dossiers:
    """The dossiers of the award year's proposals, by the rules in force that year."""
    held = _held(material)
    asked: dict[str, None] = {}
    checks = []
    for line in pending(material, doubtful=doubtful):
        kind = material.directory.kind(line.recipient, line.name)
        who = material.directory.who(kind, line.name, line.unit)
        row = held.get((who, line.award))
        wanted = _wanted(material, line, row)
        asked |= {cited(rule.version): None for rule, _ in wanted if not _open(rule)}
        checks.append(_check(line, row, wanted))
    return Dossiers(tuple(checks), tuple(_doubts(checks)), tuple(asked))


def _held(material: Material) -> _Held:
    """The last row of each dossier; one row for many names nobody and says nothing."""
    found = {}
    for row in material.register.dossiers:
        if row.year == material.register.year and row.name and row.award:
            kind = material.directory.kind(row.recipient, row.name)
            who = material.directory.who(kind, row.name, row.unit)
            found[who, row.award] = row
    return found


_Wanted = list[tuple[Dossier, str]]


def _wanted(material: Material, line: Nominee, row: DossierLine | None) -> _Wanted:
    level = row.level if row else None
    day, concerns = judged_on(material.year), material.settings.concerns
    found = wanted_parts(line.award, level, day, concerns)
    return [(rule, part_key(part)) for rule, part in found]


def _open(rule: Dossier) -> bool:
    return bool(rule.version.mark)


def _check(line: Nominee, row: DossierLine | None, wanted: _Wanted) -> DossierCheck:
    parts = dict.fromkeys(PART_FIELDS, NOT_NEEDED)
    there = row.parts if row else frozenset()
    lost: dict[str, Dossier] = {}
    for rule, key in wanted:
        if not _open(rule):
            parts[key] = THERE if key in there else MISSING
            if key not in there:
                lost[rule.id] = rule
    return DossierCheck(
        line=line,
        parts=parts,
        in_register=row is not None,
        sent=short_day(row.sent) if row else "",
        returned=short_day(row.returned) if row else "",
        rules=tuple(lost.values()),
        unverified=tuple({r.id: r for r, _ in wanted if _open(r)}.values()),
    )


def _doubts(checks: list[DossierCheck]) -> Iterator[Doubt]:
    """What is missing of each; then what an unchecked text asks for, once."""
    unverified: dict[str, Dossier] = {}
    for one in checks:
        unverified |= {rule.id: rule for rule in one.unverified}
        if one.missing:
            yield _lacking(one)
    for rule in unverified.values():
        version = rule.version
        parts = ", ".join(rule.parts)
        yield note(rule.title, f"{parts}: {version.words}", basis=version.source)


def _lacking(one: DossierCheck) -> Doubt:
    notes = (rule.version.note for rule in one.rules)
    why = joined(
        (
            f"hồ sơ còn thiếu: {', '.join(one.missing)}",
            "" if one.in_register else NO_ROW,
            *(text.rstrip(".") for text in notes),
        )
    )
    basis = joined(cited(rule.version) for rule in one.rules)
    told = note(one.line.name, why, basis=basis, on_paper=True)
    return told._replace(row=one.line.row, unit=one.line.unit, title=one.line.title)
