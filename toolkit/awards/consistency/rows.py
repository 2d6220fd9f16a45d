"""Rows that contradict themselves: two names in one, a number beside a name, a day."""

import re
from collections.abc import Iterator

from toolkit.awards.people.identity import Directory
from toolkit.findings.finding import Finding, find
from toolkit.model.emulation import Recipient
from toolkit.model.register import AwardLine, Register, TableKey
from toolkit.rules.words import day_words

_OF_ONE = (
    TableKey.REGISTRATIONS,
    TableKey.RATINGS,
    TableKey.PROPOSALS,
    TableKey.AWARDS,
    TableKey.VOTES,
)
"""The tables of which a row is about one recipient."""
_BETWEEN = re.compile(r"[;,\n]|\s(?:và|&)\s")


def row_findings(register: Register, directory: Directory) -> Iterator[Finding]:
    """C262–C264."""
    yield from _several_names(register, directory)
    for row in register.awards:
        if _too_many(row, directory):
            at = register.at(TableKey.AWARDS, row.row, "number")
            yield find("C263", at, name=row.name, seen=str(row.number), expected="1")
        if row.day and row.year and row.day.year < row.year:
            at = register.at(TableKey.AWARDS, row.row, "day")
            seen, year = day_words(row.day), str(row.year)
            yield find("C264", at, seen=seen, expected=year)


def _several_names(register: Register, directory: Directory) -> Iterator[Finding]:
    known: dict[str, tuple[str, ...]] = {}
    for table in _OF_ONE:
        for row in getattr(register, table):
            if row.name not in known:
                known[row.name] = names_in(row.name, directory)
            if names := known[row.name]:
                at = register.at(table, row.row, "name")
                count = str(len(names))
                yield find("C262", at, seen="; ".join(names), count=count, expected="1")


def names_in(text: str, directory: Directory) -> tuple[str, ...]:
    """The names of a cell that holds several, each of them of «Người» or «Đơn vị»."""
    if not _BETWEEN.search(text) or _is_known(text, directory):
        return ()
    parts = tuple(filter(None, map(str.strip, _BETWEEN.split(text))))
    several = len(parts) > 1 and all(_is_known(one, directory) for one in parts)
    return parts if several else ()


def _is_known(name: str, directory: Directory) -> bool:
    who = directory.who(Recipient.INDIVIDUAL, name)
    return bool(who.row) or directory.unit(name) is not None


def _too_many(row: AwardLine, directory: Directory) -> bool:
    """One person cannot be granted the same several times by one row."""
    if not row.name or (row.number or 1) < 2 or names_in(row.name, directory):
        return False
    return directory.kind(row.recipient, row.name) is Recipient.INDIVIDUAL
