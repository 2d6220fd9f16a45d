"""A rubric as far as its rows could be read, with the place of every value."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.model.origin import Origin
from toolkit.model.rubric import Criterion, Kind, Rubric
from toolkit.scoring.rubric.columns import BY_NAME, SETTING_BY_NAME, RubricRow

Path = tuple[str | int, ...]
"""("criterion", 3), its second line ("criterion", 3, 1), ("grade", 0), ("settings",)"""

SETTINGS_PATH: Path = ("settings",)
WHOLE = "cả bảng"
ZERO = Decimal(0)

TAKE_LINES = frozenset({Kind.LEVELS, Kind.BANDS, Kind.CHECKLIST})


class Draft(NamedTuple):
    """A rubric as far as its rows could be read, with the faults of reading.

    What could not be read, or is not there, has a stand-in value in `rubric` and its
    (path, column) in `unread`; a check must not judge a stand-in. `rows` lead back
    to the cells, in the order of the sheet.
    """

    rubric: Rubric
    rows: Mapping[Path, RubricRow]
    unread: frozenset[tuple[Path, str]] = frozenset()
    findings: tuple[Finding, ...] = ()

    def at(self, path: Path, column: str) -> Origin:
        """The cell of one value."""
        return self.rows[path].at(column)

    def knows(self, path: Path, column: str) -> bool:
        """Whether a value is what its cell says."""
        return (path, column) not in self.unread

    def fault(
        self,
        code: str,
        path: Path,
        column: str,
        item: str,
        *,
        seen: str = "",
        expected: str = "",
        label: str = "",
    ) -> Finding:
        """A finding at one value, called by its header or by `label`."""
        columns = SETTING_BY_NAME if path == SETTINGS_PATH else BY_NAME
        return find(
            code,
            self.at(path, column),
            seen=seen,
            expected=expected,
            item=item,
            field=label or columns[column].label,
        )


def draft_of(rubric: Rubric) -> Draft:
    """A rubric that is already a record, as a draft; its places are its origins."""
    rows: dict[Path, RubricRow] = {}
    rows[SETTINGS_PATH] = RubricRow(cells={}, origin=rubric.origin)
    for i, criterion in enumerate(rubric.criteria):
        rows["criterion", i] = RubricRow(cells={}, origin=criterion.origin)
        for j, line in enumerate(criterion.lines):
            rows["criterion", i, j] = RubricRow(cells={}, origin=line.origin)
    for k, grade in enumerate(rubric.grades):
        rows["grade", k] = RubricRow(cells={}, origin=grade.origin)
    return Draft(rubric=rubric, rows=rows)


def criterion_name(criterion: Criterion) -> str:
    """What messages call a criterion: its id, or what else is known of it."""
    return criterion.id or criterion.title or criterion.number or "tiêu chí chưa có mã"


def line_name(criterion: Criterion, index: int) -> str:
    """What messages call a line: «I.5, mức 2»."""
    return f"{criterion_name(criterion)}, mức {index + 1}"
