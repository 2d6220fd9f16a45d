"""Every row of every layout comes in as it is, or is named; nothing is invented."""

from pathlib import Path
from typing import Any

import pytest

from tests.exchange.tables.files import NOW, register, table_rows
from tests.exchange.tables.layouts import Layout, make, some_layouts
from toolkit.exchange.tables.entering import enter_rows
from toolkit.exchange.tables.paste_in import import_tables
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

LAYOUTS = some_layouts(80)


def sortable(rows: list[dict[str, Any]]) -> list[tuple[tuple[str, str], ...]]:
    return sorted(tuple(sorted((k, str(v)) for k, v in row.items())) for row in rows)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[one.label for one in LAYOUTS])
def test_each_row_comes_in_and_all_rows_are_accounted_for(
    tmp_path: Path, layout: Layout
) -> None:
    made = make(layout, tmp_path)
    path = register(tmp_path)
    report = import_tables(path, made.path, table="Khen thưởng", now=NOW)
    found = table_rows(path, "awards")
    assert sortable(found) == sortable(made.rows), report.findings
    again = enter_rows(ClosedBook.open(path), made.path, table="Khen thưởng")
    account = again.account
    assert account.taken == 0  # taken in once, it is there
    assert account.rows == made.filled
    assert account.there + sum(account.left.values()) == account.rows
