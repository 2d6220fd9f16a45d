"""What the minutes of a council's meeting show: votes, counted on total members."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar

from toolkit.awards.eligibility.case import basis_words
from toolkit.awards.eligibility.need_votes import (
    council_level,
    counted_of,
    impossible,
    thresholds_of,
    votes_needed,
)
from toolkit.awards.words.known import end_of
from toolkit.model.register import Proposal, Vote
from toolkit.reports.papers.citations import cited
from toolkit.reports.papers.doubts import Doubt, note
from toolkit.reports.papers.figures import share, short_day
from toolkit.reports.papers.material import Material, title_in
from toolkit.reports.papers.nominees import Nominee, in_order, nominee, pending
from toolkit.rules.names import folded
from toolkit.rules.standards import VoteThreshold

PASSED, FAILED = "đạt", "không đạt"
_UNVERIFIED = "mức phiếu chưa kiểm chứng nên không ghi «đạt» hay «không đạt» trên giấy"
_NO_THRESHOLD = "bộ quy định chưa có mức phiếu cho danh hiệu, hình thức này"
_NO_LEVEL = "sổ chưa ghi Hội đồng thuộc cấp nào (cột «Cấp Hội đồng»)"
_NOT_SECRET = "phải bỏ phiếu kín mà sổ chưa ghi phiếu kín"
_TWO_TOTALS = "các dòng biểu quyết ghi tổng số thành viên khác nhau"


class Voted(NamedTuple):
    """A line of the minutes; "" stands for what a person must write.

    `share` is of all members, those away and those who stood aside (`recused`)
    included; `result` «đạt», «không đạt» or "" where no threshold that somebody checked
    says so.
    """

    line: Nominee
    total: str = ""
    votes_for: str = ""
    share: str = ""
    result: str = ""
    recused: int = 0


class Meeting(NamedTuple):
    """A meeting of a council; numbers are None where they are not told alike.

    `passed` and `failed` count the lines of those results. `unvoted` are proposals
    fit for paper of which the meeting has no vote; `others` what else there is to
    choose from («Hội đồng …, 12/12/2026»). `asked`: what the law asks of its votes, as
    far as somebody checked it, with its article.
    """

    council: str
    day: date | None
    total: int | None
    present: int | None
    secret: bool | None
    lines: tuple[Voted, ...]
    doubts: tuple[Doubt, ...] = ()
    unvoted: tuple[Nominee, ...] = ()
    others: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def absent(self) -> int | None:
        """How many members were not there; None where it is not known."""
        if self.total is None or self.present is None:
            return None
        return max(self.total - self.present, 0)

    def number(self, result: str) -> int:
        """How many lines have a result."""
        return sum(one.result == result for one in self.lines)


_Key = tuple[str, date | None]
_Number = TypeVar("_Number", int, bool)


def meeting(
    material: Material, *, council: str = "", day: date | None = None
) -> Meeting:
    """The last meeting of the award year, or that of a council or a day.

    Where nobody voted yet, all that may be voted on, with blanks.
    """
    found = _meetings(material, council, day)
    if not found:
        lines = tuple(Voted(one) for one in pending(material))
        return Meeting(council, day, None, None, None, lines)
    (_, held), votes = found[-1]
    voted = tuple(_voted(material, votes))
    total = _same(vote.total for vote in votes)
    present = _same(vote.present for vote in votes)
    rows = {_title(material, vote) for vote in votes}
    return Meeting(
        council=votes[0].council,
        day=held,
        total=total,
        present=None if (present or 0) > (total or 0) else present,
        secret=_same(vote.secret for vote in votes),
        lines=tuple(line for line, _ in voted),
        doubts=(*_of_totals(votes), *(one for _, told in voted for one in told)),
        unvoted=tuple(
            one for one in pending(material) if _title(material, one) not in rows
        ),
        others=tuple(_called(votes) for _, votes in found[:-1]),
        asked=tuple(_asked(material, votes)),
    )


def _meetings(
    material: Material, council: str, day: date | None
) -> list[tuple[_Key, list[Vote]]]:
    """The votes of the award year by meeting, the last one last."""
    found: dict[_Key, list[Vote]] = {}
    for vote in material.register.votes:
        if vote.year != material.register.year or not vote.name or not vote.award:
            continue
        other = council and folded(council) != folded(vote.council)
        if other or (day is not None and vote.day != day):
            continue
        found.setdefault((folded(vote.council), vote.day), []).append(vote)
    return sorted(found.items(), key=lambda one: (one[0][1] or date.min, one[0][0]))


def _called(votes: list[Vote]) -> str:
    return ", ".join(filter(None, (votes[0].council, short_day(votes[0].day))))


def _same(numbers: Iterable[_Number | None]) -> _Number | None:
    """The number that all rows have; None where they differ."""
    every = {number for number in numbers if number is not None}
    return every.pop() if len(every) == 1 else None


def _title(material: Material, row: Vote | Nominee) -> tuple[object, str]:
    kind = material.directory.kind(row.recipient, row.name)
    return material.directory.who(kind, row.name, row.unit), row.award or ""


def _voted(
    material: Material, votes: list[Vote]
) -> Iterator[tuple[Voted, tuple[Doubt, ...]]]:
    """Each line with its doubts, in the order of lists; of two votes the last row."""
    last = {_title(material, vote): vote for vote in votes}
    by_row = {vote.row: vote for vote in last.values()}
    proposed = {_title(material, row): row for row in _proposals(material)}
    lines = (
        _line(material, vote, proposed.get(_title(material, vote)))
        for vote in last.values()
    )
    for line in in_order(material, lines):
        yield _counted(material, line, by_row[line.row])


def _proposals(material: Material) -> Iterator[Nominee]:
    for row in material.register.proposals:
        if row.year == material.register.year and row.name and row.award:
            yield nominee(material, row)


def _line(material: Material, vote: Vote, proposed: Nominee | None) -> Nominee:
    """The line of a vote: as the proposal has it, where there is one."""
    if proposed is not None:
        return proposed._replace(row=vote.row)
    return nominee(
        material,
        Proposal(
            row=vote.row,
            year=vote.year,
            recipient=vote.recipient,
            name=vote.name,
            unit=vote.unit,
            award=vote.award,
        ),
    )


def _counted(
    material: Material, line: Nominee, vote: Vote
) -> tuple[Voted, tuple[Doubt, ...]]:
    told: list[Doubt] = []

    def doubt(why: str, basis: str = "") -> None:
        one = note(line.name, why, basis=basis, on_paper=True)
        told.append(one._replace(unit=line.unit, title=line.title))

    if wrong := impossible(vote):
        doubt(wrong)
        return Voted(line), tuple(told)
    if not vote.total or vote.votes_for is None:
        doubt("sổ chưa ghi đủ tổng số thành viên, số phiếu đồng ý")
        return Voted(line), tuple(told)
    thresholds = _thresholds(material, vote)
    checked = [one for one in thresholds if one.blocks]
    for one in thresholds:
        if one not in checked:
            doubt(f"{one.title}: {_UNVERIFIED}", basis_words(one.version))
    if not thresholds:
        doubt(_NO_LEVEL if _of_some_level(material, vote) else _NO_THRESHOLD)
    results = []
    for one in checked:
        needed = votes_needed(one, counted_of(one, vote))
        results.append(vote.votes_for >= needed)
        if one.secret and not vote.secret:
            doubt(f"{one.title}: {_NOT_SECRET}", basis_words(one.version))
    counts = (str(vote.total), str(vote.votes_for), share(vote.votes_for, vote.total))
    result = PASSED if all(results) else FAILED
    found = Voted(line, *counts, result if results else "", vote.recused or 0)
    return found, tuple(told)


def _thresholds(material: Material, vote: Vote) -> list[VoteThreshold]:
    """What binds the council that voted, as far as its level is known."""
    level = council_level(vote)
    every = _of_award(material, vote)
    return [one for one in every if not one.councils or level in one.councils]


def _of_some_level(material: Material, vote: Vote) -> bool:
    """Whether a threshold is made for councils of which nobody knows this to be one."""
    return council_level(vote) is None and bool(_of_award(material, vote))


def _of_award(material: Material, vote: Vote) -> list[VoteThreshold]:
    day = vote.day or end_of(vote.year)
    return thresholds_of(vote.award or "", day, material.settings) if day else []


def _asked(material: Material, votes: list[Vote]) -> Iterator[str]:
    """«Chiến sĩ thi đua cơ sở: Ít nhất …» with its article; alike titles together."""
    found: dict[str, dict[str, None]] = {}
    for vote in votes:
        for one in _thresholds(material, vote):
            if one.blocks:
                said = f"{one.version.value} ({cited(one.version)})"
                title = title_in(vote.award, vote.year)
                found.setdefault(said, {})[title] = None
    for said, titles in found.items():
        yield f"{', '.join(titles)}: {said}"


def _of_totals(votes: list[Vote]) -> Iterator[Doubt]:
    totals = sorted({vote.total for vote in votes if vote.total})
    if len(totals) > 1:
        numbers = ", ".join(map(str, totals))
        yield note(_called(votes), f"{_TWO_TOTALS}: {numbers}", on_paper=True)
