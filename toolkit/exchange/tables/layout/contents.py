"""What a list without headings may be, by what its values look like: a question."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.exchange.sources.source import Line, Source
from toolkit.exchange.tables.layout.blocks import Block
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.headings import Match
from toolkit.exchange.tables.layout.heads import Head
from toolkit.exchange.tables.layout.looks import LOOKS
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.address import letters

_FEWEST_ROWS = 2
_TRIED = 200
"""So many values of a column say what it holds."""

_MOSTLY = 4
"""One value in so many may look otherwise."""

_USES: Mapping[TableKey, Mapping[str, str]] = {
    TableKey.AWARDS: {
        **{look: look for look in ("award", "decision", "day", "year", "unit")},
        **{"person": "name", "who": "name"},
    },
    TableKey.RATINGS: {
        **{look: look for look in ("rating", "year", "unit")},
        **{"person": "name", "who": "name"},
    },
    TableKey.PEOPLE: {
        **{"person": "name", "unit": "unit", "sex": "woman"},
        **{"day": "born", "year": "born"},
    },
}
"""What a column that looks so is for in a table."""


class _Column(NamedTuple):
    """What a column of a list looks like, and of how many of its values this holds."""

    look: str
    fitting: int
    tried: int


def guess(source: Source) -> Chosen | None:
    """The list of a sheet as its values tell; None where they do not tell enough.

    A sheet of titles, decisions, ratings and names is a list of the register even
    where no heading says so. Nobody takes it in unasked.
    """
    start = next((i for i, one in enumerate(source.lines) if len(one.cells) > 1), None)
    if start is None:
        return None
    lines = [line for line in source.lines[start:] if len(line.cells) > 1]
    looks = dict(_looks(lines))
    table = _table_of({one.look for one in looks.values()})
    if table is None or len(lines) < _FEWEST_ROWS:
        return None
    headed = len(lines) > _FEWEST_ROWS and _is_head(lines[0], looks)
    head = _head(source.lines[start], start, looks, headed=headed)
    titles, below = source.lines[:start], source.lines[head.last + 1 :]
    block = Block(source, head, titles=titles, below=below)
    uses = dict(_USES[table])
    if not {"person", "who"} & {one.look for one in looks.values()}:
        uses["unit"] = "name"  # of collectives alone
    fields: dict[int, str] = {}
    reasons: dict[int, str] = {}
    for column, found in looks.items():
        use = uses.get(found.look)
        if use and use not in fields.values():
            fields[column] = use
            words = EXCHANGE_WORDS[f"looks_{found.look}"]
            reasons[column] = EXCHANGE_WORDS["looks"].format(
                words, found.fitting, found.tried
            )
    if "name" not in fields.values() or len(fields) < _FEWEST_ROWS:
        return None
    headings = {n: texts[0] for n, texts in head.texts.items()}
    match = Match(BY_KEY[table], fields, {}, 0)
    return Chosen(block, headings, match, reasons=reasons)


def _looks(lines: Sequence[Line]) -> Iterator[tuple[int, _Column]]:
    columns = sorted({column for line in lines for column in line.cells})
    for column in columns:
        values = [line.cells[column] for line in lines if column in line.cells]
        if 2 * len(values) < len(lines):
            continue
        tried = values[:_TRIED]
        for look, fits in LOOKS:
            fitting = sum(map(fits, tried))
            # The first line may be a row of headings.
            if fitting and _MOSTLY * (len(tried) - fitting - 1) <= len(tried) - 1:
                yield column, _Column(look, fitting, len(tried))
                break


def _table_of(looks: set[str]) -> TableKey | None:
    if "award" in looks:
        return TableKey.AWARDS
    if "rating" in looks:
        return TableKey.RATINGS
    people = "person" in looks and looks & {"day", "sex", "unit"}
    return TableKey.PEOPLE if people else None


def _is_head(line: Line, looks: Mapping[int, _Column]) -> bool:
    """Whether a line says what stands below it: texts that look like no value."""
    told = [n for n in looks if looks[n].look not in ("person", "who", "unit")]
    texts = all(isinstance(value, str) for value in line.cells.values())
    fits = dict(LOOKS)
    odd = [
        n for n in told if n in line.cells and not fits[looks[n].look](line.cells[n])
    ]
    return texts and bool(odd)


def _head(
    line: Line, index: int, looks: Mapping[int, _Column], *, headed: bool
) -> Head:
    """The headings of such a list: as they stand, or «Cột B» where there are none."""
    if headed:
        texts = {n: (v,) for n, v in line.cells.items() if isinstance(v, str)}
        return Head(index, index, texts)
    named = {
        n: (EXCHANGE_WORDS["lettered"].format(letters(n)),)
        for n in sorted({*line.cells, *looks})
    }
    return Head(index, index - 1, named)
