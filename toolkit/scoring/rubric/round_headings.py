"""Later rounds by the headings of their columns: «Chuyên viên | Lãnh đạo ban | …»."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from toolkit.model.rubric import Round
from toolkit.scoring.rubric.rounds import LONGEST_NAME, named_round

_JUDGE = re.compile(
    r"(?:điểm (?:của |do )?)?(?P<name>(?:chuyên viên|cán bộ|lãnh đạo|trưởng|thủ trưởng"
    r"|hội đồng|thường trực|phòng|ban|tổ|khối|cụm|sở|ngành|ubnd|giám đốc|chủ tịch"
    r"|cấp trên|liên đoàn|công đoàn|đoàn|thẩm định|phúc tra|kết luận)\b[^,;()|]{0,30}?)"
    r"(?: (?:chấm|cho|xét|duyệt|đánh giá|thẩm định)(?: điểm)?)?(?: ?\(điểm\))?",
    re.IGNORECASE,
)
_NO_JUDGE = re.compile(
    r"phụ trách|thực hiện|theo dõi|quản lý|tham mưu|ý kiến|lý do|lí do|nhận xét"
    r"|ghi chú|minh chứng",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:số )?điểm(?: số)?|chấm", re.IGNORECASE)
_REASON = re.compile(r"lý do|lí do|ý kiến|nhận xét|diễn giải", re.IGNORECASE)


class RoundColumns(NamedTuple):
    """A later round, the column of its points, and that of why; 0 for none."""

    round: Round
    points: int
    reason: int = 0


def own_rounds(
    heads: Mapping[int, Sequence[str]],
    official: Mapping[int, str],
    own: int,
    holds_points: Callable[[int], bool],
) -> tuple[RoundColumns, ...]:
    """The later rounds that an office named itself, from left to right.

    `heads`: column → what stands over it, from top to bottom; `official`: what the
    words of the official form make of it, "" for nothing. `own`: the column of the
    unit's own points: right of it stand the others; 0 where there is none, and columns
    are not of rounds. () where the official words part all rounds, or where two rounds
    have one name: nobody can tell them apart.
    """
    found: list[RoundColumns] = []
    for column, texts in sorted(heads.items()):
        if not 0 < own < column:
            continue
        before = found[-1] if found else None
        if before and not before.reason and _is_reason(texts, column, before):
            found[-1] = before._replace(reason=column)
        elif (name := _judge(texts)) and holds_points(column):
            found.append(RoundColumns(named_round(name), column))
    fields = [official.get(one.points, "") for one in found]
    if all(fields) and len(set(fields)) == len(fields):
        return ()
    different = len({one.round for one in found}) == len(found)
    return tuple(found) if different else ()


def _judge(texts: Sequence[str]) -> str:
    """Who gives the points of a column: its own heading says so, or the one over it."""
    *over, own = texts or [""]
    if over and _POINTS.fullmatch(own.strip(" .:")):
        own = over[-1]
    found = _JUDGE.fullmatch(own.strip(" .:*"))
    name = " ".join(found["name"].split()) if found else ""
    return name if len(name) <= LONGEST_NAME and not _NO_JUDGE.search(own) else ""


def _is_reason(texts: Sequence[str], column: int, before: RoundColumns) -> bool:
    """Whether a column right behind a round's points says why they were given."""
    return (
        bool(texts) and column == before.points + 1 and bool(_REASON.match(texts[-1]))
    )
