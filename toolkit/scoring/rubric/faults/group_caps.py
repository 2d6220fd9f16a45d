"""What is wrong with the cap and the floor of a group of items."""

from collections.abc import Iterator

from toolkit.findings import Finding
from toolkit.model.numbers import vi
from toolkit.model.rubric import Criterion, Kind
from toolkit.scoring.rubric.draft import Path, criterion_name
from toolkit.scoring.rubric.faults.tree import DraftTree

_OF_POINTS = "nhóm có {} điểm chuẩn"
_WITHIN = "«{}» trong nhóm lại là một nhóm"
_WITH_POINTS = "«{}» trong nhóm có {} điểm chuẩn"
_NOTHING_ADDS = "trong nhóm không có mục nào cộng điểm"
_NOTHING_TAKES = "trong nhóm không có mục nào trừ điểm"


def group_cap_faults(tree: DraftTree, i: int) -> Iterator[Finding]:
    """S142 for each cap of a group that does not only add or take away."""
    draft, group, path = tree.draft, tree.criteria[i], ("criterion", i)
    items = [tree.criteria[j] for j in tree.children(i)]
    caps = (
        ("bonus_cap_points", group.most_added, any(one.adds for one in items)),
        ("floor", group.floor or None, any(one.takes for one in items)),
    )
    for column, cap, moves in caps:
        if cap is None or not _known(tree, i):
            continue
        nothing = _NOTHING_ADDS if column == "bonus_cap_points" else _NOTHING_TAKES
        fault = _not_a_list(group, items) or ("" if moves else nothing)
        if fault:
            yield draft.fault(
                "S142",
                path,
                column,
                criterion_name(group),
                seen=vi(cap),
                expected=fault,
            )


def _known(tree: DraftTree, i: int) -> bool:
    """What could not be read has been told; nothing is made of it here."""
    paths: list[Path] = [("criterion", j) for j in (i, *tree.children(i))]
    knows = tree.draft.knows
    return all(knows(path, "kind") and knows(path, "points") for path in paths)


def _not_a_list(group: Criterion, items: list[Criterion]) -> str:
    """Why a group is no list of items that add or take away; "" where it is one."""
    if group.standard_points:
        return _OF_POINTS.format(vi(group.standard_points))
    for one in items:
        if one.kind is Kind.GROUP:
            return _WITHIN.format(criterion_name(one))
        if one.standard_points:
            return _WITH_POINTS.format(criterion_name(one), vi(one.standard_points))
    return ""
