"""Each kind of paper made ready: what fills it, its doubts, what a person is told."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.mail.names import plain_name
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.papers import PAPER_WORDS
from toolkit.reports.papers import fields
from toolkit.reports.papers.achievements import Achievements, NotFound, achievements
from toolkit.reports.papers.certificates import Certificate, certificates
from toolkit.reports.papers.citations import citations
from toolkit.reports.papers.decided import granted_by
from toolkit.reports.papers.dossier_parts import dossiers_of
from toolkit.reports.papers.doubts import Doubt, doubts, note
from toolkit.reports.papers.fields import Fields
from toolkit.reports.papers.kinds import KINDS, PaperKind
from toolkit.reports.papers.material import Material
from toolkit.reports.papers.minutes import Meeting, meeting
from toolkit.reports.papers.nominees import (
    Nominee,
    by_authority,
    groups,
    pending,
)
from toolkit.reports.papers.totals import totals
from toolkit.rules.loader import reported_law

_NAMED = 5
"""How many names a finding lists."""


class Wishes(NamedTuple):
    """What a paper is asked for with.

    `who` (and `unit`) for a paper of one; `decision` for what was granted; `council`
    and `day` for one of several meetings; `doubtful`: proposals whose doubt is told
    beside come onto paper too. `template`: the office's own; `folder`: where to.
    """

    who: str = ""
    unit: str = ""
    decision: str = ""
    council: str = ""
    day: date | None = None
    doubtful: bool = False
    template: Path | None = None
    folder: Path | None = None


class Draft(NamedTuple):
    """One document: its file name without ending, and what fills it."""

    stem: str
    fields: Fields


class Prepared(NamedTuple):
    """All that is written for one kind: documents, or the rows of a mail merge.

    `stem`: the file name of those rows, and the beginning of that of the doubts.
    """

    stem: str
    drafts: tuple[Draft, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()


def prepared(material: Material, kind: PaperKind, wishes: Wishes) -> Prepared:
    """A kind of paper for the award year of a register.

    Raises WorkRefusedError: T104–T107, where it is not clear whose paper it is.
    """
    match kind:
        case PaperKind.MINUTES:
            return _minutes(material, wishes)
        case PaperKind.MERIT | PaperKind.RECORD:
            return _of_one(material, kind, wishes)
        case PaperKind.ANNEX | PaperKind.CERTIFICATES:
            return _of_decision(material, kind, wishes)
        case _:
            return _of_proposals(material, kind, wishes)


def _stem(kind: PaperKind, year: int, more: str = "") -> str:
    """«to_trinh_2026_chu_tich_ubnd_tinh»."""
    tail = plain_name(more).lower().replace("-", "_") if more else ""
    return "_".join(filter(None, (KINDS[kind].stem, str(year), tail)))


def _of_proposals(material: Material, kind: PaperKind, wishes: Wishes) -> Prepared:
    """Whatever lists the proposals that may stand on paper."""
    stem, lines = (
        _stem(kind, material.year),
        pending(material, doubtful=wishes.doubtful),
    )
    told = doubts(material, {line.row for line in lines})
    if not lines:
        return _nothing(material, kind, told)
    made = tuple(_listing(material, kind, lines, wishes))
    found = dossiers_of(material, doubtful=wishes.doubtful)
    more: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()
    if kind is PaperKind.DOSSIERS:
        more = found.doubts
    elif _ticks_parts(material) and found.incomplete:
        seen, basis = str(len(found.incomplete)), "; ".join(found.basis)
        findings = (find("T112", seen=seen, basis=basis),)
    general = tuple(_general(material, cites=kind is PaperKind.REQUEST))
    return Prepared(stem, made, doubts=(*told, *more, *general), findings=findings)


def _nothing(material: Material, kind: PaperKind, told: tuple[Doubt, ...]) -> Prepared:
    """No paper, for nobody may stand on it; why, says the list beside."""
    none = find("T101", seen=KINDS[kind].label, year=str(material.year))
    return Prepared(_stem(kind, material.year), doubts=told, findings=(none,))


def _listing(
    material: Material, kind: PaperKind, lines: tuple[Nominee, ...], wishes: Wishes
) -> Iterator[Draft]:
    year, stem = material.year, _stem(kind, material.year)
    if kind is PaperKind.REQUEST:
        sent = by_authority(material, lines)
        for one in sent:
            more = one.authority if len(sent) > 1 else ""
            given = fields.request_fields(material, one.groups, one.authority)
            yield Draft(_stem(kind, year, more), given)
    elif kind is PaperKind.SUMMARY:
        counted = totals(material, doubtful=wishes.doubtful)
        yield Draft(stem, fields.totals_fields(material, counted))
    elif kind is PaperKind.DOSSIERS:
        found = dossiers_of(material, doubtful=wishes.doubtful)
        yield Draft(stem, fields.dossier_fields(material, found))
    else:
        yield Draft(stem, fields.list_fields(material, groups(material, lines)))


def _ticks_parts(material: Material) -> bool:
    """Whether the office ticks the parts of dossiers at all, as the check asks."""
    rows = material.register.dossiers
    return any(row.parts for row in rows if row.year == material.year)


def _general(material: Material, *, cites: bool) -> Iterator[Doubt]:
    """What nobody has checked of the law of the year: told beside, not on paper."""
    if cites:
        for one in citations(material.year).unverified:
            why = PAPER_WORDS["unverified"]
            yield note(one.value, why, basis=one.note.rstrip("."))
    if law := reported_law(material.year):
        yield note(law.value, PAPER_WORDS["reported"])


def _minutes(material: Material, wishes: Wishes) -> Prepared:
    held = meeting(material, council=wishes.council, day=wishes.day)
    if not held.lines:
        return _nothing(material, PaperKind.MINUTES, doubts(material, ()))
    draft = Draft(
        _stem(PaperKind.MINUTES, material.year),
        fields.minutes_fields(material, held),
    )
    proposals = {row.row: row for row in material.register.proposals}
    voted = {(one.line.name, one.line.award) for one in held.lines}
    rows = {
        row for row, one in proposals.items() if (one.name, one.award or "") in voted
    }
    told = (*held.doubts, *doubts(material, rows))
    found = tuple(_of_meeting(held))
    return Prepared(draft.stem, (draft,), doubts=told, findings=found)


def _of_meeting(held: Meeting) -> Iterator[Finding]:
    if not any(one.votes_for for one in held.lines):
        yield find("T109")
    if held.others:
        yield find("T110", seen="; ".join(held.others))
    if held.unvoted:
        names = _listed(one.name for one in held.unvoted)
        yield find("T111", seen=str(len(held.unvoted)), expected=names)


def _of_one(material: Material, kind: PaperKind, wishes: Wishes) -> Prepared:
    if not wishes.who:
        raise WorkRefusedError(find("T106", seen=KINDS[kind].label))
    found = achievements(
        material, wishes.who, unit=wishes.unit, doubtful=wishes.doubtful
    )
    if isinstance(found, NotFound):
        raise WorkRefusedError(_not_found(found, wishes.who))
    return _about(material, kind, found)


def _not_found(found: NotFound, who: str) -> Finding:
    if found.unclear:
        return find("T105", seen=who)
    names = ", ".join(f"«{one}»" for one in found.near)
    near = PAPER_WORDS["near"].format(names) if names else ""
    return find("T104", seen=who, near=near)


def _about(material: Material, kind: PaperKind, one: Achievements) -> Prepared:
    stem = _stem(kind, material.year, one.name)
    draft = Draft(stem, fields.recipient_fields(material, one))
    asked = {line.row for line in one.proposed}
    own = {row.row for row in material.history.proposals.get(one.who, ())}
    told = (d for d in doubts(material, asked) if d.row in own)
    return Prepared(stem, (draft,), doubts=(*one.doubts, *told))


def _of_decision(material: Material, kind: PaperKind, wishes: Wishes) -> Prepared:
    held = granted_by(material, wishes.decision)
    if wishes.decision and not held.lines and not held.doubts:
        known = _listed(held.known) or PAPER_WORDS["no_decision"]
        raise WorkRefusedError(find("T107", seen=wishes.decision, expected=known))
    stem = _stem(kind, material.year, held.decision)
    if not held.lines:
        none = find("T108", seen=KINDS[kind].label)
        return Prepared(stem, doubts=held.doubts, findings=(none,))
    if kind is PaperKind.CERTIFICATES:
        made = certificates(held)
        told = (*held.doubts, *made.doubts)
        return Prepared(stem, certificates=made.rows, doubts=told)
    draft = Draft(stem, fields.decided_fields(material, held))
    return Prepared(stem, (draft,), doubts=held.doubts)


def _listed(names: Iterable[str]) -> str:
    every = list(dict.fromkeys(names))
    more = len(every) - _NAMED
    shown = ", ".join(every[:_NAMED])
    return f"{shown} và {more} tên khác" if more > 0 else shown
