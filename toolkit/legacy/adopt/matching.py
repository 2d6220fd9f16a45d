"""The rows of an office's table for a rubric that it has already."""

from toolkit.forms.scoring.layout import GRADE_KEY, TOTAL_KEY, FormRow, RowKind, rows_of
from toolkit.legacy.adopt.numbering import split
from toolkit.legacy.adopt.outline import Is, Outline, Row
from toolkit.model.rubric import Rubric

_MEASURED = "ô ghi số đo của {}"


def match_rubric(rubric: Rubric, outline: Outline) -> tuple[dict[str, int], list[str]]:
    """Key → row for each row that the form needs, and what has no row.

    Rows go from top to bottom as the rubric does. A row is known by its words; where
    they were changed by its number and its points together.
    """
    keys: dict[str, int] = {}
    lost: list[str] = []
    left = [row for row in outline.rows if row.kind is not Is.TOTAL]
    at = 0
    for wanted in rows_of(rubric):
        if wanted.key in (TOTAL_KEY, GRADE_KEY):
            continue
        here = next((i for i in range(at, len(left)) if _is(left[i], wanted)), None)
        if here is None:
            lost.append(_name(wanted))
            continue
        keys[wanted.key] = left[here].row
        _takes(left[here], wanted)
        at = here + 1
    if rubric.grades and outline.grade is None:
        lost.append("Xếp loại")
    elif rubric.grades and outline.grade is not None:
        keys[GRADE_KEY] = outline.grade.row
    return keys, lost


def _is(row: Row, wanted: FormRow) -> bool:
    criterion = wanted.criterion
    if criterion is None or wanted.kind is RowKind.INPUT:
        return False
    title = wanted.listed.title if wanted.kind is RowKind.LINE else criterion.title
    words = _plain(row.text)
    if words in (_plain(title), _plain(f"{criterion.number}. {title}")):
        return True
    if _plain(split(row.text)[1]) == _plain(title):
        return True
    same = row.number == criterion.number and row.points == criterion.standard_points
    return wanted.kind is not RowKind.LINE and same


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .;:-–")


def _takes(row: Row, wanted: FormRow) -> None:
    kinds = {RowKind.GROUP: Is.GROUP, RowKind.LINE: Is.LEVEL}
    row.kind = kinds.get(wanted.kind, Is.ITEM)


def _name(wanted: FormRow) -> str:
    criterion = wanted.criterion
    if criterion is None:
        return wanted.key
    if wanted.kind is RowKind.INPUT:
        return _MEASURED.format(criterion.id)
    if wanted.kind is RowKind.LINE:
        return f"{criterion.id}: {wanted.listed.title}"
    return f"{criterion.id} {criterion.title}"
