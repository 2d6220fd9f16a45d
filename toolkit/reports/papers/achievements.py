"""Everything that the register keeps of one person or unit, year by year."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.awards.people.identity import UNCLEAR, Who
from toolkit.awards.words.known import award_of
from toolkit.forms.register.award_list import award_words
from toolkit.model.emulation import ProposalResult, Recipient
from toolkit.model.numbers import vi
from toolkit.model.register import AwardLine, Initiative, Proposal, TableKey, YearRating
from toolkit.reports.papers.doubts import Doubt, note
from toolkit.reports.papers.figures import BLANK, long_day
from toolkit.reports.papers.material import Material, title_by, title_in
from toolkit.reports.papers.nominees import Nominee, pending
from toolkit.reports.papers.recipient_rows import RecipientRows
from toolkit.rules.standards import AwardKind
from toolkit.rules.words import INITIATIVE_WORDS, RATING_WORDS

_NAMESAKES = "có {0} dòng khen thưởng trùng tên chưa rõ của ai nên không đưa vào giấy"
_NO_DECISION = "chưa ghi đủ số, ngày quyết định"
_UNWRITTEN = "đã ghi «được khen» mà trang «Khen thưởng» chưa có dòng này"
_NEAR = "sổ còn có tên gần giống: {0}; có phải là một?"


_KINDS = (Recipient.COLLECTIVE, Recipient.HOUSEHOLD)


class Held(NamedTuple):
    """An award that somebody has; `decision` «Quyết định số …, ngày … của …»."""

    year: str
    title: str
    decision: str
    reason: str = ""


class Rated(NamedTuple):
    """A year with its rating, points and discipline as words."""

    year: str
    rating: str
    points: str = ""


class Made(NamedTuple):
    """An initiative with the decision that accepted it."""

    year: str
    title: str
    scope: str
    decision: str


class Achievements(NamedTuple):
    """One recipient with all that the register says, the oldest first.

    `members` is how many persons a collective has («15»), `proposed` what is asked for
    in the award year; "" for what the register does not say.
    """

    who: Who
    name: str
    address: str = ""
    born: str = ""
    position: str = ""
    unit: str = ""
    joined: str = ""
    founded: str = ""
    members: str = ""
    titles: tuple[Held, ...] = ()
    forms: tuple[Held, ...] = ()
    ratings: tuple[Rated, ...] = ()
    initiatives: tuple[Made, ...] = ()
    proposed: tuple[Nominee, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_person(self) -> bool:
        """A person, not a collective or a household."""
        return self.who.kind is Recipient.INDIVIDUAL


class NotFound(NamedTuple):
    """Nobody, or any of several; `near` are names that may be meant."""

    unclear: bool
    near: tuple[str, ...] = ()


def achievements(
    material: Material, name: str, *, unit: str = "", doubtful: bool = False
) -> Achievements | NotFound:
    """What the register keeps of the person or unit of a name.

    «Tên (mã)», or `unit`, tells persons of one name apart. What was decided in the
    award year is there; what is pending is what the paper asks for.
    """
    rows = _found(material, name, unit)
    if isinstance(rows, NotFound):
        return rows
    who = rows.who
    titles, forms = _parted(rows.awards)
    asked = [
        one
        for one in pending(material, doubtful=doubtful)
        if one.row in {row.row for row in rows.proposals}
    ]
    return Achievements(
        who=who,
        name=rows.called or name,
        titles=tuple(titles),
        forms=tuple(forms),
        ratings=tuple(map(_rated, rows.ratings)),
        initiatives=tuple(map(_made, rows.initiatives)),
        proposed=tuple(asked),
        doubts=tuple(_doubts(material, rows)),
        **rows.described(),
    )


def _found(material: Material, name: str, unit: str) -> RecipientRows | NotFound:
    """The rows of a name: of whom it means first, else of a unit or a household."""
    directory, known = material.directory, material.history.near
    first = directory.kind(None, name)
    for kind in dict.fromkeys((first, *_KINDS)):
        who = directory.who(kind, name, unit)
        if who.is_unclear:
            return NotFound(unclear=True)
        rows = RecipientRows(material, who)
        if rows.is_there:
            return rows
    who = directory.who(first, name, unit)
    known.add(who, name, unit)
    near = (text for _, text in known.of(who))
    return NotFound(unclear=False, near=tuple(dict.fromkeys(near)))


def _parted(rows: list[AwardLine]) -> tuple[list[Held], list[Held]]:
    """Titles, and forms of commendation."""
    titles: list[Held] = []
    forms: list[Held] = []
    for row in rows:
        known = award_of(row.award or "")
        title = known is not None and known.kind is AwardKind.TITLE
        (titles if title else forms).append(_held(row))
    return titles, forms


def _held(row: AwardLine) -> Held:
    title = title_by(row.award, row.year, row.authority) or award_words().get(
        row.award or "", ""
    )
    decision = decision_words(row.decision, row, row.authority)
    return Held(str(row.year or ""), title, decision, row.reason)


def decision_words(decision: str, row: AwardLine | Initiative, by: str) -> str:
    """«Quyết định số 138/QĐ-SCT, ngày 12 tháng 5 năm 2023 của Giám đốc Sở».

    Number and day that the register does not have are blanks, and told as a doubt.
    """
    who = f" của {by}" if by else ""
    return f"Quyết định số {decision or BLANK}, {long_day(row.day)}{who}"


def _rated(row: YearRating) -> Rated:
    rating = RATING_WORDS[row.rating] if row.rating else ""
    points = vi(row.points) if row.points is not None else ""
    return Rated(str(row.year or ""), rating, points)


def _made(row: Initiative) -> Made:
    scope = INITIATIVE_WORDS[row.scope] if row.scope else ""
    decision = decision_words(row.decision, row, row.accepted_by)
    return Made(str(row.year or ""), row.title, scope, decision)


def _doubts(material: Material, rows: RecipientRows) -> Iterator[Doubt]:
    register, history, called = material.register, material.history, rows.called
    unclear = history.awards.get(rows.who._replace(row=UNCLEAR), ())
    if unclear:
        yield note(called, _NAMESAKES.format(len(unclear)))
    if near := [text for _, text in history.near.of(rows.who)]:
        yield note(called, _NEAR.format(", ".join(f"«{one}»" for one in near)))
    for row in rows.awards:
        if not (row.decision and row.day):
            at = register.at(TableKey.AWARDS, row.row, "decision")
            told = note(called, _NO_DECISION, on_paper=True)
            title = f"{title_in(row.award, row.year)} năm {row.year}"
            place = f"«{at.sheet}» {at.cell}" if at.sheet else ""
            yield told._replace(title=title, place=place)
    for proposal in rows.proposals:
        if _unwritten(material, rows.who, proposal):
            title = title_in(proposal.award, proposal.year)
            yield note(called, _UNWRITTEN)._replace(title=title)


def _unwritten(material: Material, who: Who, proposal: Proposal) -> bool:
    """A proposal of the award year that was granted, without its award."""
    year, award = proposal.year or 0, proposal.award or ""
    of_year = year == material.year and proposal.result is ProposalResult.GRANTED
    return of_year and not material.history.granted(who, award, year)
