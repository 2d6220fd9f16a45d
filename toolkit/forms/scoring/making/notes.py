"""The notes under the form: bonus and penalty rules, classification, what is unsure."""

import re
from collections.abc import Iterable, Iterator

from toolkit.model.numbers import vi
from toolkit.model.rubric import (
    BonusRule,
    Comparison,
    Criterion,
    Kind,
    PenaltyRule,
    RubricTree,
    RuleStatus,
)

INFERRED = "(*) Quy tắc suy ra từ số liệu, chưa có trong văn bản."
_SIGNS = {Comparison.GE: "≥", Comparison.LE: "≤"}
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=\w)")


def is_inferred(criterion: Criterion) -> bool:
    """Whether any rule of a criterion was inferred and not stated by its source."""
    rules = (criterion, criterion.bonus, criterion.penalty)
    return any(r is not None and r.status is RuleStatus.INFERRED for r in rules)


def footnotes(tree: RubricTree) -> tuple[str, ...]:
    """All notes in the order in which they are printed."""
    leaves = tuple(tree.leaves())
    marked = [INFERRED] if any(map(is_inferred, tree.rubric.criteria)) else []
    return (
        *marked,
        *_bonus_notes(tree, leaves),
        *_penalty_notes(tree, leaves),
        *_grade_notes(tree),
        *_remarks(tree),
    )


def _path(tree: RubricTree, criterion: Criterion) -> str:
    """«III.2.đ»: the printed numbers from the section down."""
    numbers = [criterion.number]
    while criterion.parent:
        criterion = tree.by_id[criterion.parent]
        numbers.insert(0, criterion.number)
    return ".".join(numbers)


def _named(tree: RubricTree, criteria: Iterable[Criterion]) -> str:
    """«Mục I.1, I.9.a–d»; parts that follow each other are drawn together."""
    names: list[str] = []
    run: list[Criterion] = []
    for criterion in criteria:
        if run and not _follows(tree, run[-1], criterion):
            names.append(_run_name(tree, run))
            run = []
        run.append(criterion)
    names.append(_run_name(tree, run))
    return "Mục " + ", ".join(names)


def _follows(tree: RubricTree, one: Criterion, two: Criterion) -> bool:
    siblings = tree.children(one.parent)
    return two in siblings and siblings.index(two) == siblings.index(one) + 1


def _run_name(tree: RubricTree, run: list[Criterion]) -> str:
    if len(run) < 3:
        return ", ".join(_path(tree, c) for c in run)
    return f"{_path(tree, run[0])}–{run[-1].number}"


def _grouped(
    pairs: Iterable[tuple[str, Criterion]],
) -> Iterator[tuple[str, list[Criterion]]]:
    groups: dict[str, list[Criterion]] = {}
    for text, criterion in pairs:
        group = groups.setdefault(text, [])
        if criterion not in group:
            group.append(criterion)
    yield from groups.items()


def _bonus_notes(tree: RubricTree, leaves: tuple[Criterion, ...]) -> Iterator[str]:
    rules = [(_bonus_words(c.bonus), c) for c in leaves if c.bonus]
    rules += [(_added_words(c), c) for c in leaves if c.adds]
    for words, criteria in _grouped(rules):
        yield f"Điểm cộng – {_named(tree, criteria)}: {words}"
    for group in tree.rubric.criteria:
        if group.kind is Kind.GROUP and group.most_added is not None:
            most = vi(group.most_added)
            yield f"Điểm cộng – {_named(tree, [group])}: cộng chung tối đa {most} điểm."
    if tree.rubric.bonus_cap is not None:
        yield f"Tổng điểm cộng của cả bảng tối đa {vi(tree.rubric.bonus_cap)} điểm."


def _added_words(criterion: Criterion) -> str:
    most = criterion.most
    words = "điểm thưởng, tính ngoài điểm chuẩn"
    return f"{words}." if most is None else f"{words}, nhiều nhất {vi(most)} điểm."


def _taken_words(criterion: Criterion) -> str:
    return f"được trừ dưới 0, nhiều nhất đến {vi(criterion.least)} điểm."


def _bonus_words(rule: BonusRule) -> str:
    percent = "1 % tròn" if rule.whole_percents else "1 %"
    words = [f"mỗi {percent} vượt chỉ tiêu cộng {vi(rule.points_per_percent)} điểm"]
    if rule.cap_share is not None:
        words.append(f"tối đa {vi(rule.cap_share)} % điểm chuẩn của mục")
    if rule.cap_points is not None:
        words.append(f"tối đa {vi(rule.cap_points)} điểm")
    return ", ".join(words) + _mark(rule.status)


def _penalty_notes(tree: RubricTree, leaves: tuple[Criterion, ...]) -> Iterator[str]:
    rules = [(_penalty_words(c.penalty), c) for c in leaves if c.penalty]
    rules += [(_taken_words(c), c) for c in leaves if c.least < 0]
    for words, criteria in _grouped(rules):
        yield f"Điểm trừ – {_named(tree, criteria)}: {words}"
    for group in tree.rubric.criteria:
        if group.kind is Kind.GROUP and group.floor < 0:
            most = vi(-group.floor)
            yield f"Điểm trừ – {_named(tree, [group])}: trừ chung tối đa {most} điểm."


def _penalty_words(rule: PenaltyRule) -> str:
    words = [f"mỗi 1 % không đạt chỉ tiêu trừ {vi(rule.points_per_percent)} điểm"]
    if rule.cap_points is not None:
        words.append(f"tối đa {vi(rule.cap_points)} điểm")
    return ", ".join(words) + _mark(rule.status)


def _mark(status: RuleStatus) -> str:
    return " (*)." if status is RuleStatus.INFERRED else "."


def _grade_notes(tree: RubricTree) -> Iterator[str]:
    if not tree.rubric.grades:
        return
    judged = "mục lớn" if tree.rubric.grade_depth == 1 else "tiêu chí"
    bands = []
    for grade in tree.rubric.grades:
        words = f"{grade.title}: từ {vi(grade.low)} điểm"
        if grade.min_share is not None:
            share = vi(grade.min_share)
            words += f", mỗi {judged} đạt ít nhất {share} % điểm chuẩn"
        bands.append(words)
    yield "Xếp loại – " + "; ".join(bands) + "."


def _remarks(tree: RubricTree) -> Iterator[str]:
    said = []
    for criterion in tree.rubric.criteria:
        said += [(text, criterion) for text in _sentences(criterion.note)]
        for line in criterion.lines:
            said += [(text, criterion) for text in _sentences(line.note)]
    for text, criteria in _grouped(said):
        yield f"{_named(tree, criteria)}: {text[0].lower()}{text[1:]}"
    if tree.rubric.note:
        yield tree.rubric.note


def _sentences(note: str) -> list[str]:
    return [part.strip() for part in _SENTENCE_ENDS.split(note) if part.strip()]


def input_label(criterion: Criterion) -> str:
    """What the row for a measured number, or for points beside a bonus, says."""
    match criterion.kind:
        case Kind.MANUAL:
            most = vi(criterion.most or criterion.standard_points)
            beside = "điểm cộng" if criterion.bonus else "điểm trừ theo phần trăm"
            if criterion.bonus and criterion.penalty:
                beside = "điểm cộng, điểm trừ theo phần trăm"
            span = (
                f"từ {vi(criterion.least)} đến {most}"
                if criterion.least
                else f"0–{most}"
            )
            return f"Điểm đạt được ({span}), chưa kể {beside}"
        case Kind.PER_EVENT if criterion.points_per_event is not None:
            lost = vi(criterion.points_per_event)
            words = f"Số đo: {criterion.measure} – mỗi lần trừ {lost} điểm"
            most = vi(criterion.standard_points - criterion.floor)
            return f"{words}, nhiều nhất {most}" if criterion.floor < 0 else words
        case Kind.ADDED_PER_EVENT if criterion.points_per_event is not None:
            won = vi(criterion.points_per_event)
            words = f"Số đo: {criterion.measure} – mỗi lần cộng {won} điểm"
            cap = criterion.most_added
            return words if cap is None else f"{words}, nhiều nhất {vi(cap)}"
        case Kind.THRESHOLD if criterion.comparison and criterion.threshold is not None:
            sign = _SIGNS.get(criterion.comparison, criterion.comparison)
            limit = f"{sign} {vi(criterion.threshold)}"
            return f"Số đo: {criterion.measure} – đạt khi {limit}"
    return f"Số đo: {criterion.measure}"
