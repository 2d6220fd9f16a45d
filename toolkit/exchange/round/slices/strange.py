"""New rows of a unit at which a person should look: of another year, or of others."""

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.awards.people.identity import Directory
from toolkit.exchange.round.slices.merging import Merged
from toolkit.exchange.tables.rows.appending import Addition
from toolkit.findings import Finding, find
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.register.reading.register import read_register
from toolkit.model.emulation import Recipient
from toolkit.model.origin import NOWHERE
from toolkit.model.register import Initiative
from toolkit.model.round import Unit
from toolkit.rules.names import folded
from toolkit.xlsx.closed_book import ClosedBook

_NAMED = 5


def strange(
    book: ClosedBook,
    found: Sequence[Merged],
    added: Sequence[Addition],
    rooms: Sequence[Unit],
    year: int,
) -> Iterator[Finding]:
    """What is to be asked about the rows that were `added` to a register.

    G854 such as say another year, or another unit of the round; G880 such as are about
    somebody whom the register has in another unit; G882 such as stand twice; G831 units
    whose rows are new and that the register does not have (any more).
    """
    names = {folded(room.name): room for room in rooms}
    for one in found:
        told = []
        for unit, row in one.new:
            said_year, said_unit = row.values.get("year"), row.values.get("unit")
            whose = names.get(folded(said_unit)) if isinstance(said_unit, str) else None
            other = whose is not None and whose.key != unit.key
            if other or (isinstance(said_year, float) and said_year != year):
                told.append((unit, name_of(row.values)))
        yield from grouped("G854", one.table.form.sheet, told)
    if added:
        yield from _of_others(book, found, added)
    for one in found:
        twice = [(unit, name_of(row.values)) for unit, row in one.repeated]
        yield from grouped("G882", one.table.form.sheet, twice)


def _of_others(
    book: ClosedBook, found: Sequence[Merged], added: Sequence[Addition]
) -> Iterator[Finding]:
    register = read_register(book).register
    directory = Directory(register)
    first = {one.table.form.key: one.first for one in added}
    lost: dict[str, Unit] = {}
    for one in found:
        key = one.table.form.key
        rows = {row.row: row for row in getattr(register, key)}
        told = []
        for number, (unit, new) in enumerate(one.new, first.get(key, 0)):
            if directory.unit(unit.name) is None:
                lost[unit.key] = unit
            elif number in rows:
                whose = _home(directory, rows[number], unit)
                if whose and folded(whose) != folded(str(new.values.get("unit", ""))):
                    told.append((unit, f"{name_of(new.values)} – {whose}"))
        yield from grouped("G880", one.table.form.sheet, told)
    for unit in lost.values():
        yield find("G831", unit.origin, seen=unit.name)


def _home(directory: Directory, row: Any, unit: Unit) -> str:
    """The unit of whom a row is about, where that is not the one that sent it."""
    inside = directory.tree(unit.name)
    if isinstance(row, Initiative):
        each = [_unit_of(directory, name, unit) for name in row.authors]
    elif directory.kind(row.recipient, row.name) is Recipient.INDIVIDUAL:
        each = [_unit_of(directory, row.name, unit)]
    else:
        known = directory.unit(row.name)
        each = [known.name if known else ""]
    homes = [home for home in each if home]
    if any(directory.key(home) in inside for home in homes):
        return ""
    return homes[0] if homes else ""


def _unit_of(directory: Directory, name: str, unit: Unit) -> str:
    who = directory.who(Recipient.INDIVIDUAL, name, unit.name)
    person = directory.person(who)
    return person.unit if person else ""


def grouped(
    code: str, sheet: str, told: Sequence[tuple[Unit, str]]
) -> Iterator[Finding]:
    """One finding a unit, its first few by name."""
    by_unit: dict[Unit, list[str]] = {}
    for unit, text in told:
        by_unit.setdefault(unit, []).append(text)
    for unit, texts in by_unit.items():
        named = "; ".join(texts[:_NAMED])
        rest = len(texts) - _NAMED
        more = "; " + ROUND_WORDS["rows"].format(rest) if rest > 0 else ""
        facts = {"unit": unit.name, "table": sheet, "count": str(len(texts))}
        yield find(code, NOWHERE, seen=named + more, **facts)


def name_of(values: object) -> str:
    """Whom or what a row names."""
    texts = values if isinstance(values, dict) else {}
    return str(texts.get("name") or texts.get("title") or "")
