"""The form of a family that is only checked: nothing of it is ever written."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from toolkit.findings import Finding
from toolkit.findings.report import Report
from toolkit.forms.form import Action, Form, Numbers, Own
from toolkit.parts.records.own import OwnTable
from toolkit.xlsx.closed_book import ClosedBook


def _no_tables(_: ClosedBook) -> Mapping[str, OwnTable]:
    return {}


def only_checked(
    kind: str,
    *,
    recognises: Callable[[ClosedBook], bool],
    read: Callable[[ClosedBook], Any],
    report: Callable[[Any], Report],
    own_tables: Callable[[ClosedBook], Mapping[str, OwnTable]] = _no_tables,
) -> Form[Any]:
    """A form that knows the action of checking alone.

    `read` gives a record with `findings` among its fields; `own_tables` are those on
    the sheets that hold nothing but ours.
    """

    def assess(book: ClosedBook, numbers: Numbers | None) -> Any:
        del numbers
        return read(book)

    def with_findings(found: Any, more: Sequence[Finding]) -> Any:
        return found._replace(findings=(*found.findings, *more))

    def apply(book: ClosedBook, found: Any, now: datetime, action: Action) -> None:
        del book, found, now
        raise ValueError(f"{action} writes nothing into a workbook of kind {kind}")

    def own(book: ClosedBook, found: Any) -> Own:
        del found
        tables = dict(own_tables(book))
        return Own(computed=frozenset(), cells=frozenset(), touched=(), tables=tables)

    return Form(
        kind=kind,
        actions=frozenset({Action.CHECK}),
        recognises=recognises,
        assess=assess,
        with_findings=with_findings,
        apply=apply,
        changes=lambda _: (),
        own=own,
        own_sheets=lambda book: frozenset(own_tables(book)),
        report=lambda found, _: report(found),
    )
