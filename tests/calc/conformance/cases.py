"""A conformance case: what Excel (or xlwings for it) documents, and how it is seen."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
import xlwings

Sheet = xlwings.Sheet
Seen = Callable[[Sheet], Any]


def case(
    documented: str,
    given: Mapping[str, Any] | None = None,
    do: Seen | None = None,
    *,
    read: Seen,
    expected: Any,
) -> Any:
    """`given` is written cell by cell (texts with «=» as formulas), then `do` acts,
    then `read` must answer `expected`; an exception class is expected from `do`.
    """
    return pytest.param(given or {}, do, read, expected, id=documented)


def refused(documented: str, error: type[Exception], do: Seen, **given: Any) -> Any:
    """A case whose action Excel refuses."""
    return pytest.param(given, do, None, error, id=documented)


def value(place: str) -> Seen:
    """What a range holds."""
    return lambda s: s[place].value


def conforms(*cases: Any) -> Any:
    """The test's parameters."""
    return pytest.mark.parametrize(("given", "do", "read", "expected"), cases)


def check(
    sheet: Sheet,
    given: Mapping[str, Any],
    do: Seen | None,
    read: Seen | None,
    expected: Any,
) -> None:
    """Run one case on an empty sheet."""
    for place, content in given.items():
        sheet[place].value = content
    if read is None:
        assert do is not None
        with pytest.raises(expected):
            do(sheet)
        return
    if do is not None:
        do(sheet)
    seen = read(sheet)
    assert seen == expected
    assert type(seen) is type(expected)
