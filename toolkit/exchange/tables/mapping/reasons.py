"""Why a list is for a table and a column for another: a sentence for each."""

from toolkit.exchange.tables.layout.choosing import Fit
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.headings import (
    UNIT_AND_POSITION,
    is_numbering,
    meanings,
    other_table,
)
from toolkit.exchange.tables.layout.looks import look_of
from toolkit.exchange.tables.mapping.targets import JOINED, MARKS, SKIPPED, YEARS
from toolkit.exchange.tables.rows.source_findings import advised
from toolkit.findings.texts.exchange import EXCHANGE_WORDS as WORDS

_SURENESS = ("own_words", "usual_words", "no_diacritics", "no_diacritics")


def table_reason(fit: Fit) -> str:
    """Why a list is for this table of the register."""
    chosen = fit.chosen
    if chosen.known:
        if chosen.known.day:
            said = WORDS["why_remembered"]
            return said.format(chosen.known.day, chosen.known.name)
        return WORDS["why_preview"].format(chosen.known.name)
    if chosen.reasons:
        return WORDS["why_contents"]
    if chosen.subject:
        return WORDS["why_subject"].format(chosen.subject.said[:80])
    if fit.rivals:
        rivals = ", ".join(f"«{one.sheet}»" for one in fit.rivals)
        return WORDS["why_rivals"].format(rivals)
    given = len(chosen.match.given)
    return WORDS["why_headings"].format(given)


def column_reason(chosen: Chosen, column: int, use: str) -> str:
    """Why a column is for what it is for, or for nothing."""
    if column in chosen.reasons:
        return WORDS["why_values"].format(chosen.reasons[column])
    if chosen.known:
        return WORDS["why_said"]
    heading = chosen.headings.get(column, "")
    if use == SKIPPED:
        return _why_not(chosen, column, heading)
    if use == MARKS:
        return WORDS["why_marks"]
    if use == YEARS:
        return WORDS["why_years"]
    if use == JOINED:
        return WORDS["why_joined"]
    if use == UNIT_AND_POSITION:
        return WORDS["usual_words"]
    sure, _ = meanings(chosen.match.table, heading)
    return WORDS[_SURENESS[sure]] if sure < len(_SURENESS) else WORDS["usual_words"]


def _why_not(chosen: Chosen, column: int, heading: str) -> str:
    if not heading or not chosen.block.head_lines:
        return WORDS["why_no_heading"]
    if is_numbering(heading):
        return WORDS["why_numbering"]
    if column in chosen.salutations:
        return WORDS["why_salutation"]
    table = chosen.match.table
    if near := advised(chosen, column, heading, chosen.block.below):
        return WORDS["why_near"].format(near)
    if other := other_table(table, heading, chosen.headings):
        return WORDS["why_other"].format(other.sheet)
    look = look_of([line.cells.get(column) for line in chosen.block.below])
    return WORDS["why_unknown"] + (f"; {WORDS[f'looks_{look}']}" if look else "")
