"""The report of one file, the same object for every check, on screen and as JSON."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from toolkit.findings.finding import Finding, Severity
from toolkit.model.numbers import plain

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2


class Totals(NamedTuple):
    """One round of a scoring workbook."""

    standard: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal


class Item(NamedTuple):
    """One criterion, group or section in the self round; `total` None if unscored."""

    number: str
    standard: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal | None
    why: str


class Changed(NamedTuple):
    """One cell that was changed: what it held before and after (None: blank)."""

    sheet: str
    cell: str
    before: str | float | bool | None
    after: str | float | bool | None


class Report(NamedTuple):
    """What a check or a job says of one file.

    `kind` is None when the file could not be read as one of our workbooks; `totals` are
    by round name, absent rounds missing. `saved` is where the result lies and `backup`
    where the workbook as it was before lies, "" when nothing was written. `then` is
    what to do first with a file that was made.
    """

    file: str
    kind: str | None = None
    unit: str | None = None
    year: int | None = None
    rubric_id: str | None = None
    fingerprint: str | None = None
    totals: Mapping[str, Totals] | None = None
    items: tuple[Item, ...] = ()
    findings: tuple[Finding, ...] = ()
    changed: tuple[Changed, ...] = ()
    summary: str = ""
    saved: str = ""
    backup: str = ""
    then: str = ""

    @property
    def exit_code(self) -> int:
        """0 clean (notes allowed), 1 findings, 2 could not run."""
        serious = any(f.severity is not Severity.NOTE for f in self.findings)
        if self.kind is None:
            # A file that was passed over has a note that says so.
            return COULD_NOT_RUN if serious or not self.findings else CLEAN
        refused = any(f.code.startswith("F") for f in self.findings)
        return COULD_NOT_RUN if refused else FOUND if serious else CLEAN

    def as_json(self) -> dict[str, Any]:
        """The object of `report.schema.json`."""
        rubric = None
        if self.rubric_id is not None:
            rubric = {"id": self.rubric_id, "fingerprint": self.fingerprint}
        return {
            "file": self.file,
            "kind": self.kind,
            "unit": self.unit,
            "year": self.year,
            "rubric": rubric,
            "totals": self._totals(),
            "items": [_numbers(item) for item in self.items],
            "findings": [finding.as_json() for finding in self.findings],
            "changed": [_numbers(change) for change in self.changed],
        }

    def _totals(self) -> dict[str, Any] | None:
        if self.totals is None:
            return None
        # Those of the official form always; an office's own where they were used.
        rounds = dict.fromkeys(("self", "appraised", "final", *self.totals))
        return {
            name: _numbers(self.totals[name]) if name in self.totals else None
            for name in rounds
        }


def _numbers(record: Totals | Item | Changed) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in record._fields}
    return {k: plain(v) if isinstance(v, Decimal) else v for k, v in values.items()}
