"""The rows of «Xếp hạng» and «So sánh các vòng», and the notes above them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.awards.flags import Flag, Proposals, flag_proposals
from toolkit.forms.round.results.columns import (
    axes_of,
    comparison_columns,
    fields,
    ranking_columns,
)
from toolkit.forms.round.results.terms import RankingTerms
from toolkit.model.numbers import vi
from toolkit.model.rubric import Criterion, Round, Rubric, RubricTree
from toolkit.model.standing import VOTE, WHOLE, Standing, UnitResult
from toolkit.rules.names import folded
from toolkit.rules.words import ROUNDING_WORDS
from toolkit.scoring.explain import round_points
from toolkit.scoring.ranking import ranked, round_that_counts
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.edit.made_rows import MadeRows

Row = tuple[CellValue, ...]

FLAG_WORDS: Mapping[Flag, str] = {
    Flag.PROPOSED: "{}",
    Flag.TIED: "Bằng điểm ở suất cuối",
    Flag.NONE: "",
}
_NO_RANK = "Chưa xếp hạng: thiếu {} tiêu chí"
_TIED = "Đồng hạng"
_AWAITED = "Tính theo bản cũ, chờ bản gửi lại lần {}"
_EACH = "{} đơn vị, mỗi tiêu chí một dòng."
_FEW = (
    "{} đơn vị. Vì nhiều đơn vị, mỗi đơn vị chỉ có các mục trên «Biểu đồ» và dòng"
    " cộng; điểm từng tiêu chí xem trong tệp của đơn vị."
)
_TOTALS = (
    "{} đơn vị. Vì rất nhiều đơn vị, mỗi đơn vị chỉ có dòng cộng; từng tiêu chí chỉ có"
    " của đơn vị chọn ở «Biểu đồ» (chọn đơn vị khác thì bấm lại «Tổng hợp»)."
)
_MOST_COMPARED = 20_000
"""So many rows of «So sánh các vòng» are still read by somebody."""
_BY_SECTION, _BY_VOTE = "Hơn nhờ điểm phần {}", "Hơn nhờ số phiếu"


class Together(NamedTuple):
    """All units of a round: by which round, how ranked, who is proposed."""

    rubric: Rubric
    terms: RankingTerms
    which: Round
    standings: tuple[Standing, ...]
    proposals: Proposals | None


def together(
    rubric: Rubric, results: Sequence[UnitResult], terms: RankingTerms
) -> Together:
    """Rank units and propose flags; the order of `results` means nothing."""
    results = _in_clusters(results)
    which = round_that_counts(results, rubric.rounds, terms.chosen)
    standings = ranked(results, which, terms.tie_order)
    flag = terms.flag
    proposals = flag_proposals(standings, flag.share, flag.rounding) if flag else None
    return Together(rubric, terms, which, standings, proposals)


def _in_clusters(results: Sequence[UnitResult]) -> list[UnitResult]:
    """«Khối 3» and «khối  3» are one cluster, called as it is spelled most often."""
    spelled: dict[str, Counter[str]] = {}
    for one in results:
        name = one.unit.cluster
        spelled.setdefault(folded(name), Counter())[name] += 1
    called = {
        key: min(names, key=lambda name: (-names[name], name))
        for key, names in spelled.items()
    }
    return [_called(one, called[folded(one.unit.cluster)]) for one in results]


def _called(one: UnitResult, cluster: str) -> UnitResult:
    if one.unit.cluster == cluster:
        return one
    return one._replace(unit=one.unit._replace(cluster=cluster))


# «Xếp hạng»


def ranking_rows(whole: Together) -> MadeRows[Row]:
    """A row a unit, as the columns stand."""
    columns = fields(ranking_columns(whole.rubric))
    sections = RubricTree(whole.rubric).sections

    def rows() -> Iterator[Row]:
        for standing in whole.standings:
            told = _ranking_cells(whole, standing, sections)
            yield tuple(told.get(field) for field in columns)

    return MadeRows(len(whole.standings), rows)


def _ranking_cells(
    whole: Together, standing: Standing, sections: Sequence[Criterion]
) -> dict[str, CellValue]:
    one = standing.result
    first = whole.rubric.rounds[0]
    points = one.rounds.get(whole.which)
    cells: dict[str, CellValue] = {
        "rank": None if standing.rank is None else float(standing.rank),
        "unit": one.unit.name,
        "cluster": one.unit.cluster or None,
        "grade": points.grade or None if points else None,
        "flag": _flag(whole, one),
        "faults": float(one.faults) if one.rounds else None,
        "late": float(one.late) if one.late else None,
        "state": state_of(whole, standing),
        "file": one.file or None,
        "digest": one.digest or None,
        "came": one.came or None,
        "came_digest": one.came_digest or None,
    }
    for section in sections:
        value = points.points.get(section.id) if points else None
        cells[f"section:{section.id}"] = _number(value)
    cells["total"] = _number(points.total) if points else None
    total, before = one.total(whole.which), one.total(first)
    if total is not None and before is not None and whole.which != first:
        cells["difference"] = _number(total - before)
    for which, given in one.rounds.items():
        for key in (*(section.id for section in sections), WHOLE):
            cells[f"{which.value}:{key}"] = _number(given.points.get(key))
    if points:
        places = (points.cells.get(s) for s in (*(x.id for x in sections), WHOLE))
        cells["cells"] = "; ".join(filter(None, places))
    return cells


def _flag(whole: Together, one: UnitResult) -> CellValue:
    if whole.proposals is None or whole.terms.flag is None:
        return None
    words = FLAG_WORDS[whole.proposals.flags[one.unit.key]]
    return words.format(whole.terms.flag.called) or None


def state_of(whole: Together, standing: Standing) -> str:
    """Why a unit has no rank, or shares one, or what parted it from another."""
    one = standing.result
    if one.waits:
        return one.waits
    if standing.rank is None:
        points = one.rounds.get(whole.which)
        missing = points.missing if points else sum(1 for _ in _leaves(whole.rubric))
        return _NO_RANK.format(missing)
    if one.awaits:
        return _AWAITED.format(one.awaits)
    if standing.tied:
        return _TIED
    if standing.broken_by == VOTE:
        return _BY_VOTE
    if standing.broken_by:
        by_id = RubricTree(whole.rubric).by_id
        return _BY_SECTION.format(by_id[standing.broken_by].number)
    return ""


def _leaves(rubric: Rubric) -> Iterator[object]:
    return iter(RubricTree(rubric).leaves())


def ranking_note(whole: Together) -> str:
    """By which round, and of how many units."""
    ranks = sum(one.rank is not None for one in whole.standings)
    words = round_points(whole.which)
    said = "như ghi ở «Cài đặt»" if whole.terms.chosen else "vòng sau cùng đã đủ điểm"
    return f"Xếp theo {words.lower()} ({said}): {ranks}/{len(whole.standings)} đơn vị."


def flag_basis(whole: Together) -> str:
    """What the rules of the award year ask for; it may be unverified: not on paper."""
    flag = whole.terms.flag
    return ". ".join(flag.basis) + "." if flag and flag.basis else ""


def flag_note(whole: Together) -> str:
    """How many places there are; "" where no flag is to be proposed."""
    flag = whole.terms.flag
    if flag is None or whole.proposals is None:
        return ""
    words = ROUNDING_WORDS[flag.rounding]
    share = f"{vi(flag.share)} %"
    places = "; ".join(
        f"{one.cluster + ': ' if one.cluster else ''}{share} của {one.units} đơn vị,"
        f" {words}: {one.places}"
        for one in whole.proposals.places
    )
    return f"{flag.called}: {places}."


# «So sánh các vòng»


def comparison_note(whole: Together) -> str:
    """How many units «So sánh các vòng» holds, and which lines of each."""
    words = (_EACH, _FEW, _TOTALS)[[*_levels(whole)].index(True)]
    return words.format(scored_units(whole))


def scored_units(whole: Together) -> int:
    """How many units have sent their workbook."""
    return sum(bool(one.result.rounds) for one in whole.standings)


def _levels(whole: Together) -> Iterator[bool]:
    """Whether nobody is in the way when each criterion of each unit has a row; when
    what the radar shows has one; when the total alone has: that is always so."""
    units = scored_units(whole)
    yield units * len(whole.rubric.criteria) <= _MOST_COMPARED
    yield units * len(axes_of(whole.rubric)) <= _MOST_COMPARED
    yield True


def comparison_rows(whole: Together, picked: str = "") -> MadeRows[Row]:
    """A row for each criterion of each unit that has sent its workbook.

    Of very many units: for what the radar shows and the total; of still more for the
    total, and for each criterion of the unit of the name `picked`.
    """
    rubric = whole.rubric
    columns = fields(comparison_columns(rubric))
    below = _leaves_below(RubricTree(rubric))
    every = rubric.criteria
    usual = (every, axes_of(rubric), ())[[*_levels(whole)].index(True)]
    last: tuple[CellValue, CellValue, CellValue] = (
        *(None, "CỘNG"),
        _number(RubricTree(rubric).rubric.standard_points),
    )
    heads = {
        one.id: (one.number, one.title, _number(one.standard_points)) for one in every
    }

    def shown(one: UnitResult) -> Sequence[Criterion]:
        return usual or (every if one.unit.name == picked else ())

    def rows() -> Iterator[Row]:
        for one in (each.result for each in whole.standings):
            if not one.rounds:
                continue
            for key in (*(each.id for each in shown(one)), WHOLE):
                told = _compared(rubric, one, key, below[key])
                told["number"], told["title"], told["standard"] = heads.get(key, last)
                yield tuple(told.get(field) for field in columns)

    scored = (each.result for each in whole.standings if each.result.rounds)
    return MadeRows(sum(len(shown(one)) + 1 for one in scored), rows)


def _leaves_below(tree: RubricTree) -> dict[str, list[str]]:
    """The ids of what is scored itself, by each criterion above it and by WHOLE."""
    found: dict[str, list[str]] = {WHOLE: []}
    for leaf in tree.leaves():
        found[WHOLE].append(leaf.id)
        above = leaf.id
        while above:
            found.setdefault(above, []).append(leaf.id)
            above = tree.by_id[above].parent
    return found


def _compared(
    rubric: Rubric, one: UnitResult, key: str, leaves: Sequence[str]
) -> dict[str, CellValue]:
    """A line of «So sánh các vòng». A sum of which a part is still missing differs
    from nothing: what has not been scored yet was not taken away.
    """
    cells: dict[str, CellValue] = {
        "unit": one.unit.name,
        "criterion": key,
        "file": one.file,
        "digest": one.digest,
        "why": one.reasons.get(key) or None,
    }
    before: Decimal | None = None
    places = []
    for which in rubric.rounds:
        given = one.rounds.get(which)
        points = given.points.get(key) if given else None
        cells[which.value] = _number(points)
        if given is None or points is None:
            continue
        places.append(given.cells.get(key, ""))
        if given.missing and any(given.points.get(leaf) is None for leaf in leaves):
            before = None
            continue
        if before is not None:
            cells[f"{which.value}:change"] = _number(points - before)
        before = points
    cells["cells"] = "; ".join(filter(None, places)) or None
    return cells


def _number(value: Decimal | None) -> CellValue:
    return None if value is None else float(value)
