"""What was granted: the lines of a decision, or those that wait for one."""

from datetime import date
from typing import NamedTuple

from toolkit.awards.people.identity import Who
from toolkit.model.register import AwardLine, Proposal, TableKey
from toolkit.reports.papers.doubts import REPEATED, Doubt, note
from toolkit.reports.papers.material import Material, title_in
from toolkit.reports.papers.nominees import (
    Group,
    Nominee,
    granted,
    groups,
    in_order,
    nominee,
)
from toolkit.rules.names import folded

_NAMELESS = "dòng {0} thay cho {1} người, tập thể không ghi tên nên không có trên giấy"


class Granted(NamedTuple):
    """Who was granted what by one decision, or is about to be.

    `decision` and `day` are "" and None where a person must write them; `known` are
    the decisions that the register has, for whoever named another one.
    """

    lines: tuple[Nominee, ...]
    groups: tuple[Group, ...]
    decision: str = ""
    day: date | None = None
    authority: str = ""
    doubts: tuple[Doubt, ...] = ()
    known: tuple[str, ...] = ()


def granted_by(material: Material, decision: str = "") -> Granted:
    """The lines of a decision in «Khen thưởng», of whatever year.

    Without one: the proposals of the award year that are granted («được khen»), for
    which the decision is still to be written.
    """
    if not decision:
        lines, doubts = _once(material, granted(material))
        bodies = dict.fromkeys(line.authority for line in lines if line.authority)
        by = next(iter(bodies)) if len(bodies) == 1 else ""
        return Granted(lines, groups(material, lines), authority=by, doubts=doubts)
    every = material.register.awards
    rows = [row for row in every if row.decision and _same(row.decision, decision)]
    if not rows:
        known = dict.fromkeys(row.decision for row in every if row.decision)
        return Granted((), (), decision=decision, known=tuple(known))
    posts = _posts(material)
    named = (_line(material, row, posts) for row in rows if row.name and row.award)
    lines, doubts = _once(material, in_order(material, named))
    days = {row.day for row in rows if row.day}
    bodies = dict.fromkeys(row.authority for row in rows if row.authority)
    return Granted(
        lines=lines,
        groups=groups(material, lines),
        decision=rows[0].decision,
        day=days.pop() if len(days) == 1 else None,
        authority=next(iter(bodies)) if len(bodies) == 1 else "",
        doubts=(*doubts, *_nameless(material, rows)),
    )


def _same(one: str, other: str) -> bool:
    """«138/QĐ-SCT», or what stands before the stroke where only that was given."""
    here, there = folded(one), folded(other)
    return here == there or ("/" not in there and here.partition("/")[0] == there)


_Title = tuple[Who, str, int]


def _posts(material: Material) -> dict[_Title, Proposal]:
    """The proposals by recipient, title and year: they know the position held then."""
    return {
        (material.who(row), row.award, row.year): row
        for row in material.register.proposals
        if row.name and row.award and row.year
    }


def _line(material: Material, row: AwardLine, posts: dict[_Title, Proposal]) -> Nominee:
    line = nominee(material, row)
    proposal = posts.get((material.who(row), row.award or "", row.year or 0))
    if proposal is None:
        return line
    return line._replace(
        position=proposal.position or line.position,
        reason=line.reason or proposal.reason,
    )


def _once(
    material: Material, lines: tuple[Nominee, ...]
) -> tuple[tuple[Nominee, ...], tuple[Doubt, ...]]:
    """What was typed twice, once; of a form only where it is for the same merit."""
    kept: dict[object, Nominee] = {}
    doubts = []
    for line in lines:
        who = material.directory.who(line.recipient, line.name, line.unit)
        same = (who, line.award, material.directory.key(line.reason))
        if kept.setdefault(same, line) is not line:
            told = note(line.name, REPEATED, on_paper=True)
            doubts.append(told._replace(unit=line.unit, title=line.title))
    return tuple(kept.values()), tuple(doubts)


def _nameless(material: Material, rows: list[AwardLine]) -> tuple[Doubt, ...]:
    return tuple(
        note(
            title_in(row.award, row.year),
            _NAMELESS.format(
                material.register.at(TableKey.AWARDS, row.row, "name").cell or row.row,
                row.number,
            ),
        )
        for row in rows
        if not row.name and row.number
    )
