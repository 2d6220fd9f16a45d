"""One finding: code, severity, place, seen, expected, basis, next step, text."""

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

    `text` is the whole sentence a clerk reads; `seen`, `expected`, `basis` and
    `next_step` are its parts, as text, for the findings sheet and for programs.
    """

    code: str
    severity: Severity
    sheet: str
    cell: str
    seen: str
    expected: str
    basis: str
    next_step: str
    text: str

    def as_json(self) -> dict[str, str]:
        """The finding as the report's JSON object."""
        return {name: str(getattr(self, name)) for name in self._fields}

    @property
    def place(self) -> str:
        """«Chấm điểm» F17, or what of it is known."""
        return _place(self.sheet, self.cell)


class WorkRefusedError(Exception):
    """We cannot go on with this file; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.text)
        self.finding = finding


def find(
    code: str,
    at: Origin = NOWHERE,
    *,
    seen: str = "",
    expected: str = "",
    **facts: str,
) -> Finding:
    """Make a finding of `code` from the catalogue.

    `facts`, `seen` and `expected` fill the braces of the catalogue's texts. Raises
    KeyError for an unknown code or a fact the text needs and did not get.
    """
    kind = CATALOGUE[code]
    words = {"seen": seen, "expected": expected, **facts}
    what = kind.what.format_map(words)
    fix = kind.fix.format_map(words)
    basis = kind.basis.format_map(words)
    place = _place(at.sheet, at.cell)
    where = f"{place}: " if place else ""
    because = f" Căn cứ: {basis}." if basis else ""
    return Finding(
        code=code,
        severity=Severity(kind.severity),
        sheet=at.sheet,
        cell=at.cell,
        seen=seen,
        expected=expected,
        basis=basis,
        next_step=fix,
        text=f"{where}{what}{because} Cách sửa: {fix}",
    )


def _place(sheet: str, cell: str) -> str:
    quoted = f"«{sheet}»" if sheet else ""
    return " ".join(part for part in (quoted, cell) if part)
