"""Initiatives that were typed twice: one title of one year by one author."""

from collections.abc import Iterator

from toolkit.awards.people.identity import Directory, Who
from toolkit.findings.finding import Finding, find
from toolkit.model.emulation import Recipient
from toolkit.model.register import Register, TableKey


def initiative_findings(register: Register, directory: Directory) -> Iterator[Finding]:
    """C297, at the later of two rows; eligibility counts them as one."""
    first: dict[tuple[str, int, Who], int] = {}
    for one in sorted(register.initiatives, key=lambda one: one.row):
        title = directory.key(one.title)
        if one.year is None or not title:
            continue
        whose = [directory.who(Recipient.INDIVIDUAL, name) for name in one.authors]
        rows = [first.setdefault((title, one.year, who), one.row) for who in whose]
        before = min(rows, default=one.row)
        if before < one.row:
            yield find(
                "C297",
                register.at(TableKey.INITIATIVES, one.row, "title"),
                seen=one.title,
                expected=register.at(TableKey.INITIATIVES, before, "title").cell,
                year=str(one.year),
            )
