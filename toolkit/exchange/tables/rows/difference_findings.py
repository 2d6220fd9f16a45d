"""X695: rows of a source that the register has with other values, cell by cell."""

from collections.abc import Iterator, Sequence

from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.rows.comparing import Change
from toolkit.exchange.tables.rows.source_findings import EXAMPLES, rows_told
from toolkit.exchange.tables.rows.values import as_text
from toolkit.findings import Finding, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.locate import FoundTable
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1, letters
from toolkit.xlsx.cells.cell import CellError, CellValue

_LONGEST = 40


def changed_findings(
    table: FoundTable, changed: Sequence[tuple[Chosen, Change]], *, added: bool
) -> Iterator[Finding]:
    """What differs, by the columns that do; `added`: as new rows all the same."""
    alike: dict[tuple[str, ...], list[tuple[Chosen, Change]]] = {}
    for chosen, one in changed:
        alike.setdefault(tuple(one.cells), []).append((chosen, one))
    for fields, found in alike.items():
        headers = [f"«{table.form.column(name).header}»" for name in fields]
        told = [words_of(table, chosen, one) for chosen, one in found[:EXAMPLES]]
        first = found[0][1]
        yield find(
            "X695",
            Origin(table.sheet, a1(first.number, table.columns[fields[0]])),
            seen="; ".join(told),
            count=str(len(found)),
            column=EXCHANGE_WORDS["joined"].join(headers),
            table=table.form.sheet,
            rows=rows_told([one.row.line for _, one in found]),
            way=EXCHANGE_WORDS["differing_added" if added else "differing_left"],
        )


def words_of(table: FoundTable, chosen: Chosen, change: Change) -> str:
    """«dòng 5 (E5) ghi «138», sổ (B6) ghi «139»», for each cell that differs."""
    row = change.row.line
    parts = []
    for name, (there, typed) in change.cells.items():
        column = table.form.column(name)
        where = EXCHANGE_WORDS["differing_cell"].format(
            _place(chosen, row, name),
            _cut(as_text(column, typed)),
            a1(change.number, table.columns[name]),
            _cut("" if isinstance(there, CellError) else as_text(column, there)),
        )
        parts.append(where)
    return ", ".join(parts)


def _place(chosen: Chosen, row: int, field: str) -> str:
    """Where a value of a source stands: «E5», or its row where it has no cell."""
    columns = [n for n, name in chosen.match.fields.items() if name == field]
    return f"{letters(columns[0])}{row}" if columns else str(row)


def _cut(text: CellValue) -> str:
    plain = " ".join(str(text).split()) or EXCHANGE_WORDS["empty"]
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
