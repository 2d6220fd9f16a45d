"""What is told, and kept, of lists that are read as a person says."""

from collections.abc import Iterator

from toolkit.exchange.tables.layout.blocks import Block
from toolkit.exchange.tables.layout.chosen import Chosen, Known
from toolkit.exchange.tables.mapping.maps import ColumnMap, Maps, layout_of
from toolkit.exchange.tables.mapping.previews import Ways
from toolkit.exchange.tables.mapping.targets import targets
from toolkit.exchange.tables.opening import Opened
from toolkit.findings import Finding, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS

_LONGEST = 40
_TOLD = 8
"""So many columns are told; the preview shows all."""


def map_findings(opened: Opened, ways: Ways) -> Iterator[Finding]:
    """X691, X692: which lists are read as a person said, and how; X698: what is not."""
    used = set()
    for chosen in opened.choice.chosen:
        if chosen.known:
            used.add(chosen.known.name)
            yield _read_so(chosen)
    for block in opened.choice.declined:
        said = ways.maps.of(block)
        if said:
            used.add(said.known.name)
            yield _left_so(block, said)
    if ways.preview and ways.preview not in used:
        yield find("X698", seen=ways.preview, expected=ways.source.name)


def learned_of(opened: Opened, maps: Maps) -> dict[str, ColumnMap]:
    """What a preview said of the layouts of a source, to be kept for the next file.

    A list without headings has no layout; a table that nobody has agreed to teaches
    nothing.
    """
    found: dict[str, ColumnMap] = {}
    chosen = (one.block for one in opened.choice.chosen if one.known)
    for block in (*chosen, *opened.choice.declined):
        said, layout = maps.of(block), layout_of(block)
        if said and layout and said.settled and not said.known.day:
            found[layout] = said
    return found


def layouts_of(opened: Opened) -> frozenset[str]:
    """The layouts of the lists of a source that are read as a person said."""
    known = (one.chosen.block for one in opened.survey.fits if one.chosen.known)
    blocks = (*known, *opened.survey.declined)
    return frozenset(layout for one in blocks if (layout := layout_of(one)))


def _read_so(chosen: Chosen) -> Finding:
    table = chosen.match.table
    words = targets(table.key)
    uses = [
        EXCHANGE_WORDS["used_for"].format(_cut(chosen.headings[n]), words[use])
        for n, use in sorted(chosen.match.fields.items())
    ]
    more = EXCHANGE_WORDS["more_rows"] if uses[_TOLD:] else ""
    told = ", ".join(uses[:_TOLD]) + more
    known = chosen.known or Known("")
    return _finding(chosen.block, known, f"«{table.sheet}»", told, kept=True)


def _left_so(block: Block, said: ColumnMap) -> Finding:
    words = "left_out" if said.settled else "not_agreed"
    return _finding(
        block,
        said.known,
        EXCHANGE_WORDS["no_table"],
        EXCHANGE_WORDS[words],
        kept=said.settled,
    )


def _finding(
    block: Block, known: Known, table: str, told: str, *, kept: bool
) -> Finding:
    at = block.source.at(block.head_row, min(block.head.texts))
    if known.day:
        facts = {"seen": known.name, "expected": known.day, "column": told}
        return find("X691", at, table=table, **facts)
    way = EXCHANGE_WORDS["kept_for" if kept and block.head_lines else "not_kept"]
    return find("X692", at, seen=known.name, column=told, table=table, way=way)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
