"""Authors of initiatives: several in one cell, parted by other signs than «;»."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.awards.people.identity import unaddressed
from toolkit.forms.register.reading.answer import Problem, cell_excerpt
from toolkit.forms.register.reading.checks import RowFault
from toolkit.model.emulation import Recipient
from toolkit.model.register import Initiative, TableKey
from toolkit.rules.names import folded

_BETWEEN = re.compile(r"[,/&+]|(?<=\s)(?:(?i:và)|cùng|với)(?=\s)")
_MORE = re.compile(
    r"[,/&+:(]|\s[-–—]\s|\b(?:(?i:và|cộng sự|nhóm|tác giả)|cùng|với|các)\b"
)
"""What is in no name of one person; «Cùng» may be a name."""
_NAMING = (
    *(TableKey.RATINGS, TableKey.PROPOSALS, TableKey.AWARDS),
    *(TableKey.REGISTRATIONS, TableKey.VOTES),
)


class Authors(NamedTuple):
    """The initiatives with their authors told apart, and the cells where none can be.

    The authors of such a cell are loose: somebody may have an initiative there.
    """

    initiatives: tuple[Initiative, ...]
    faults: tuple[RowFault, ...]


def told_apart(tables: Mapping[str, Any]) -> Authors:
    """A comma or «và» parts authors where every part is a name of the register."""
    rows: Sequence[Initiative] = tables.get(TableKey.INITIATIVES, ())
    if not any(_MORE.search(name) for row in rows for name in row.authors):
        return Authors(tuple(rows), ())
    known = _known(tables)
    found, faults = [], []
    for row in rows:
        names = [_names(text, known) for text in row.authors]
        authors = tuple(name for each in names for name in each)
        if all(names):
            found.append(row._replace(authors=authors))
            continue
        found.append(row._replace(authors=authors, loose=row.loose | {"authors"}))
        seen = next(t for t, each in zip(row.authors, names, strict=True) if not each)
        problem = Problem("C260", cell_excerpt(seen))
        faults.append(RowFault(row.row, "authors", problem))
    return Authors(tuple(found), tuple(faults))


def _known(tables: Mapping[str, Any]) -> frozenset[str]:
    """The folded names of all persons that the register has."""
    return frozenset(unaddressed(folded(name)) for name in _written(tables) if name)


def _written(tables: Mapping[str, Any]) -> Iterator[str]:
    for person in tables.get(TableKey.PEOPLE, ()):
        yield person.name
        yield f"{person.name} ({person.code})" if person.code else ""
    for table in _NAMING:
        for row in tables.get(table, ()):
            if row.recipient in (None, Recipient.INDIVIDUAL):
                yield row.name


def _names(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The persons that a part of a cell names; () where nobody can say."""
    if not _MORE.search(text) or unaddressed(folded(text)) in known:
        return (text,)
    parts = tuple(filter(None, map(str.strip, _BETWEEN.split(text))))
    return parts if all(unaddressed(folded(p)) in known for p in parts) else ()
