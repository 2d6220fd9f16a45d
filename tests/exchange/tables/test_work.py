"""Work grows with the file, however many merges and tables a sheet has."""

from collections.abc import Iterator, Sequence

import pytest

from tests.work import lines_run
from toolkit.exchange.sources.source import Line, Source, Value
from toolkit.exchange.tables.layout.choosing import decide, survey
from toolkit.exchange.tables.rows.taking import take

HEAD = ("Năm", "Họ và tên", "Danh hiệu")
TWICE = 2.4
"""So much more work at most for twice as much to read."""


def lines_of(rows: Sequence[Sequence[Value]]) -> tuple[Line, ...]:
    return tuple(Line(n, dict(enumerate(row, 1))) for n, row in enumerate(rows, 1))


def many_merges(count: int) -> Source:
    rows = [HEAD, *((2024.0, f"N{n}", "LĐTT") for n in range(count))]
    spans = {(n, 3): 4 for n in range(2, count)}
    return Source("DS", lines_of(rows), spans=spans)


def many_tables(count: int) -> Source:
    def rows() -> Iterator[Sequence[Value]]:
        for n in range(count):
            yield (f"Nhóm thứ {n}",)
            yield (*HEAD, f"Cột {n}")
            yield (2024.0, f"N{n}", "LĐTT")

    return Source("DS", lines_of(list(rows())))


@pytest.mark.parametrize(
    "made", [many_merges, pytest.param(many_tables, marks=pytest.mark.slow)]
)
def test_twice_as_much_is_twice_the_work(made: object) -> None:
    def read(count: int) -> int:
        source = made(count)  # type: ignore[operator]

        def work() -> None:
            for chosen in decide(survey([source], None, "", "khen_thuong_2024")).chosen:
                take(chosen, frozenset())

        return lines_run(work)

    read(20)  # what is worked out once is no part of it
    assert read(120) < TWICE * read(60)
