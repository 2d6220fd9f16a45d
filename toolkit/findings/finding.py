"""One finding: its fields, and the sentence they make."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from toolkit.findings.catalogue import CATALOGUE
from toolkit.model.origin import NOWHERE, Origin


class Severity(StrEnum):
    """How much a finding matters. Only notes leave a workbook «clean»."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_WORDS = {
    Severity.ERROR: "Lỗi",
    Severity.WARNING: "Cần xem",
    Severity.NOTE: "Lưu ý",
}


class Finding(NamedTuple):
    """Something in the data that a person must look at; never raised.

    `what` says what is there and what was expected, without the place; `seen` and
    `expected` are the two values alone. `basis` is the article, "" where there is none;
    `next_step` is what to do. Nothing is read back out of the sentence `text`.
    """

    code: str
    severity: Severity
    sheet: str
    cell: str
    what: str
    seen: str
    expected: str
    basis: str
    next_step: str

    @property
    def place(self) -> str:
        """«Chấm điểm» F17, or what of it is known."""
        quoted = f"«{self.sheet}»" if self.sheet else ""
        return " ".join(part for part in (quoted, self.cell) if part)

    @property
    def statement(self) -> str:
        """Where, what and on what basis: the sentence without its next step."""
        where = f"{self.place}: " if self.place else ""
        because = f" Căn cứ: {self.basis}." if self.basis else ""
        return f"{where}{self.what}{because}"

    @property
    def text(self) -> str:
        """The whole sentence a clerk reads."""
        return f"{self.statement} Cách sửa: {self.next_step}"

    def as_json(self) -> dict[str, str]:
        """The finding as the report's JSON object."""
        return {name: str(getattr(self, name)) for name in (*self._fields, "text")}


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors, then what needs a look, then notes; each in the order it was found in."""
    ranks = list(Severity)
    return tuple(sorted(findings, key=lambda one: ranks.index(one.severity)))


class WorkRefusedError(Exception):
    """We cannot go on with this file; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.text)
        self.finding = finding

    def __reduce__(self) -> "tuple[type[WorkRefusedError], tuple[Finding]]":
        """It travels between processes."""
        return type(self), (self.finding,)


def find(
    code: str,
    at: Origin = NOWHERE,
    *,
    seen: str = "",
    expected: str = "",
    **facts: str,
) -> Finding:
    """Make a finding of `code` from the catalogue.

    `facts`, `seen` and `expected` fill the braces of the catalogue's texts; without
    `expected` it is what the catalogue says. Raises KeyError for an unknown code or a
    fact the text needs and did not get.
    """
    kind = CATALOGUE[code]
    expected = expected or kind.expected
    words = {"seen": seen, "expected": expected, "hint": "", **facts}
    if expected:
        words["hint"] = kind.hint.format_map(words)
    return Finding(
        code=code,
        severity=Severity(kind.severity),
        sheet=at.sheet,
        cell=at.cell,
        what=kind.what.format_map(words),
        seen=seen,
        expected=kind.right.format_map(words),
        basis=kind.basis.format_map(words),
        next_step=kind.next_step.format_map(words),
    )
