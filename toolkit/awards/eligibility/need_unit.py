"""Conditions on a collective: its members, its age, the shares that a rule asks for."""

import math
from collections.abc import Collection, Sequence

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Outcome,
    share_text,
    short_name,
)
from toolkit.awards.eligibility.need_clock import complete_hint
from toolkit.awards.measures import counts_of
from toolkit.awards.ratios.shares import Share
from toolkit.awards.settings import LeaderLine
from toolkit.model.emulation import Recipient
from toolkit.model.numbers import vi
from toolkit.model.register import TableKey, YearRating
from toolkit.rules.fields import WHOLE
from toolkit.rules.records import RatioKind, RatioRule
from toolkit.rules.standards import Need
from toolkit.rules.words import KIND_WORDS, MEASURE_WORDS, day_words

_CELLS = 4
"""How many cells one sentence names."""
OPEN_TEXT = "phải xét xong các đề nghị chưa rõ"


def home_of(case: Case) -> str:
    """The unit that a proposal is about: the collective itself, or the person's."""
    if case.who.kind is Recipient.COLLECTIVE:
        return case.proposal.name
    person = case.grounds.directory.person(case.who)
    return case.proposal.unit or (person.unit if person else "")


def members_rated(case: Case) -> tuple[YearRating, ...]:
    """The year's rating rows of a collective's members."""
    return case.grounds.members.rated(case.proposal.name)


def unrated_text(case: Case, names: Sequence[str]) -> str:
    """Whose rating is missing: «2 người ở trang «Người» chưa có xếp loại …»."""
    people, ratings = (
        case.grounds.sheet(TableKey.PEOPLE),
        case.grounds.sheet(TableKey.RATINGS),
    )
    text = f"{len(names)} người ở trang {people} chưa có xếp loại năm {case.year}"
    return f"{text} ở trang {ratings} (ví dụ {names[0]})"


def unread_text(case: Case, rows: Sequence[YearRating]) -> str:
    """Whose cell holds no rating: «chưa ghi xếp loại của 4 người (ô I93–I96 …)»."""
    at = case.grounds.register.at
    cells = [at(TableKey.RATINGS, row.row, "rating").cell for row in rows]
    together = rows[-1].row - rows[0].row == len(rows) - 1
    if together and len(cells) > 1:
        shown = f"{cells[0]}–{cells[-1]}"
    else:
        shown = ", ".join(cells[:_CELLS]) + ("…" if len(cells) > _CELLS else "")
    sheet = case.grounds.sheet(TableKey.RATINGS)
    text = f"chưa ghi hoặc ghi sai xếp loại của {len(rows)} người"
    return f"{text} (ô {shown} trang {sheet})"


def _unentered_text(case: Case, awards: Collection[str], unit: str) -> str:
    """Of those granted who are counted nowhere until they are in «Khen thưởng».

    "" where nobody of the unit is: what is missing of them is no lack of the unit.
    """
    units = case.grounds.directory.tree(unit)
    known = case.grounds.unentered
    tallies = [known[award] for award in awards if award in known]
    found = sum(tally[unit] for tally in tallies for unit in units)
    if not found:
        return ""
    sheet = case.grounds.sheet(TableKey.AWARDS)
    return f"ghi {found} người đã được khen vào trang {sheet} trước khi tính"


def _homeless_text(number: int) -> str:
    return f"{number} dòng chưa ghi đơn vị có thể làm thay đổi kết quả"


def _untold_text(case: Case, award: str) -> str:
    """Of a title of which the year has no row at all."""
    tables = (TableKey.PROPOSALS, TableKey.AWARDS)
    sheets = ", ".join(map(case.grounds.sheet, tables))
    text = f"chưa ghi {short_name(award)} nào của năm {case.year} ở trang {sheets}"
    return text + complete_hint(case, [case.year])


def members_need(case: Case, need: Need) -> Outcome:
    """Whether so many members hold an award, granted or proposed and eligible."""
    members = case.grounds.members
    found = members.holding(need.award, case.proposal.name)
    seen = f"{found.told} {short_name(need.award)} năm {case.year}{found.doubts}"
    if found.sure >= need.count:
        return Outcome(Answer.PASS, seen)
    if not members.keeps(need.award):
        return Outcome(Answer.UNKNOWN, _untold_text(case, need.award))
    homeless = members.holding_homeless(need.award)
    if found.most >= need.count:
        return Outcome(Answer.UNKNOWN, seen)
    if found.most + homeless >= need.count:
        return Outcome(Answer.UNKNOWN, f"{seen}; {_homeless_text(homeless)}")
    if late := _unentered_text(case, (need.award,), case.proposal.name):
        return Outcome(Answer.UNKNOWN, f"{late}; hiện có {seen}")
    wanted = f"ít nhất {need.count} {short_name(need.award)} năm {case.year}, còn thiếu"
    wanted += f" {need.count - found.most}"
    return Outcome(Answer.FAIL, f"{seen}; cần {need.count}", wanted)


def existed_need(case: Case, need: Need) -> Outcome:
    """Whether the collective is old enough on the day it is judged."""
    unit = case.grounds.directory.unit(case.proposal.name)
    if unit is None or unit.founded is None:
        sheet = case.grounds.sheet(TableKey.UNITS)
        return Outcome(Answer.UNKNOWN, f"chưa ghi ngày thành lập ở trang {sheet}")
    founded = unit.founded
    text = f"thành lập ngày {day_words(founded)}"
    reached = (founded.year + need.years, founded.month, founded.day)
    if reached <= (case.day.year, case.day.month, case.day.day):
        return Outcome(Answer.PASS, text)
    wanted = f"thành lập đủ {need.years} năm vào ngày {day_words(case.day)}"
    return Outcome(Answer.FAIL, f"{text}, chưa đủ {need.years} năm", wanted)


def ratio_need(case: Case, rule: RatioRule) -> Outcome:
    """Whether the share holds where the recipient belongs."""
    share = case.grounds.shares.of(rule, home_of(case))
    if share.untold:
        return Outcome(Answer.UNKNOWN, _untold_text(case, share.untold))
    if not share.whole:
        sheet = case.grounds.sheet(share.table)
        base = MEASURE_WORDS[rule.base]
        text = f"chưa có dữ liệu để tính {base} năm {case.year}, xem trang {sheet}"
        return Outcome(Answer.UNKNOWN, text)
    most = rule.kind is RatioKind.AT_MOST
    shown = share_text(share.part, share.whole)
    limit = f"{KIND_WORDS[rule.kind]} {vi(rule.limit)} %"
    text = f"{share.part}/{share.whole} = {shown}; quy định {limit}"
    if share.places is not None:
        text += f", được {share.places}"
    if share.doubts:
        counted = MEASURE_WORDS[rule.numerator].removeprefix("số ")
        text += f"; {share.told} {counted}{share.doubts}"
    if share.base_doubts:
        counted = MEASURE_WORDS[rule.base].removeprefix("số ")
        text += f"; {share.base_told} {counted}{share.base_doubts}"
    if doubts := _doubts(case, share, most):
        # What is missing first: a reader of «Còn thiếu» looks for what to do.
        return Outcome(Answer.UNKNOWN, "; ".join((*doubts, f"hiện tính được {text}")))
    if share.holds:
        return Outcome(Answer.PASS, text)
    if share.places:
        # Too many together makes nobody unfit: who gives way is for people to say.
        over = share.part - share.places
        return Outcome(Answer.JUDGED, f"{text}; vượt {over}, phải chọn trong số này")
    if not most and (late := _unentered_text(case, _titles(rule), home_of(case))):
        return Outcome(Answer.UNKNOWN, f"{late}; hiện tính được {text}")
    counted = MEASURE_WORDS[rule.numerator]
    wanted = f"{counted} {limit}, tức {_enough(rule, share.whole)}/{share.whole}"
    return Outcome(Answer.FAIL, text, wanted)


def _titles(rule: RatioRule) -> set[str]:
    """The awards that a share of a collective counts."""
    counts = counts_of(rule.numerator, LeaderLine.DEPUTY_HEAD)
    return {
        award
        for count in counts
        if count.table is TableKey.AWARDS
        for award in count.where.get("award", ())
    }


def _enough(rule: RatioRule, whole: int) -> str:
    """How many of the whole would be right: «ít nhất 7»."""
    exact = rule.limit * whole / WHOLE
    if rule.kind is RatioKind.AT_MOST:
        return f"không quá {int(exact)}"
    least = math.ceil(exact)
    more = rule.kind is RatioKind.ABOVE and least == exact
    return f"ít nhất {least + more}"


def _doubts(case: Case, share: Share, most: bool) -> list[str]:
    """Why a share says nothing yet, although it can be computed."""
    if not most and share.part > share.whole:
        return ["vượt 100 % nên số liệu chưa khớp"]
    if share.sure and not (share.holds and share.unrated):
        return []
    found = [OPEN_TEXT] if share.unsure else []
    found += [unread_text(case, share.unread)] if share.unread else []
    found += [unrated_text(case, share.unrated)] if share.unrated else []
    return [*found, *([_homeless_text(share.homeless)] if share.homeless else [])]
