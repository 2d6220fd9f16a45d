"""What a column of a source may be for: the words that a clerk chooses from."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from toolkit.exchange.tables.layout.headings import (
    BORN_MAN,
    BORN_WOMAN,
    UNIT_AND_POSITION,
)
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey
from toolkit.rules.names import folded

SKIPPED = ""
"""Of a column that is left out; the words of a table that is, too."""

JOINED = "+name"
"""Of a column in which the name of the column before it goes on."""

MARKS = "+marks"
"""Of a column whose heading is a title: who has a mark below it gets it."""

YEARS = "+years"
"""Of a column of one year: below it a rating, or titles, of that year."""

SKIP_WORDS = "(bỏ qua)"

_SPECIAL: tuple[tuple[str, str, frozenset[str]], ...] = (
    (JOINED, "(nối vào họ tên)", frozenset({"name"})),
    (MARKS, "(tiêu đề là danh hiệu, dưới đánh dấu x)", frozenset({"award"})),
    (YEARS, "(tiêu đề là năm, dưới là xếp loại)", frozenset({"rating"})),
    (YEARS, "(tiêu đề là năm, dưới là danh hiệu)", frozenset({"award", "decision"})),
    (UNIT_AND_POSITION, "(chức vụ và đơn vị trong một ô)", frozenset({"unit"})),
    (BORN_MAN, "(năm sinh của nam)", frozenset({"born", "woman"})),
    (BORN_WOMAN, "(năm sinh của nữ)", frozenset({"born", "woman"})),
)
"""Uses that are no column of the register: with words, and the fields they need."""


@cache
def targets(table: TableKey) -> Mapping[str, str]:
    """What a column may be for in a table: the use → its words, the usual first."""
    return MappingProxyType(dict(_targets(BY_KEY[table])))


def _targets(form: TableForm) -> Iterator[tuple[str, str]]:
    yield SKIPPED, SKIP_WORDS
    for column in form.columns:
        yield column.field, column.header
    fields = {column.field for column in form.columns}
    for use, words, needed in _SPECIAL:
        if needed <= fields:
            yield use, words


def target_called(table: TableKey, words: str) -> str | None:
    """The use that words name; None for words that name none."""
    wanted = folded(words)
    named = (use for use, said in targets(table).items() if folded(said) == wanted)
    return next(named, None if wanted else SKIPPED)
