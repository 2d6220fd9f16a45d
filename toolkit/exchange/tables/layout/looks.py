"""What a value looks like, whatever its heading: a name, a title, a decision, a day."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from toolkit.exchange.sources.source import Value
from toolkit.exchange.tables.layout.groups import names_unit
from toolkit.exchange.tables.layout.heads import SOME_AUTHORITY
from toolkit.exchange.tables.rows.award_texts import without_salutation
from toolkit.forms.register.reading.cells import reader_of
from toolkit.forms.register.reading.days import day_of, is_year, typed_year
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey
from toolkit.rules.names import known_title

_TRIED = 200
"""So many values of a column say what it holds."""

_MOSTLY = 4
"""One value in so many may look otherwise."""

_DECISION = re.compile(r"\d{1,6}\s*/\s*(?:\d{4}\s*/\s*)?QĐ", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+(?:[ .'-]+[^\W\d_]+){1,6}")
_SEXES = frozenset({"nam", "nữ"})
_LONGEST_NAME = 60
_RATING = reader_of(BY_KEY[TableKey.RATINGS].column("rating"))


def is_person(value: Value) -> bool:
    """Whether a text looks like somebody's name: two words or more, each a capital."""
    plain = without_salutation(value)
    text = plain.strip() if isinstance(plain, str) else ""
    if len(text) > _LONGEST_NAME or not _NAME.fullmatch(text) or names_unit(text):
        return False
    return all(word[0].isupper() for word in text.split())


def is_title(value: Value) -> bool:
    """Whether a text is a title or form."""
    return isinstance(value, str) and known_title(value, SOME_AUTHORITY) is not None


def are_titles(value: Value) -> bool:
    """Whether a text is a title, or several: «LĐTT, Giấy khen»."""
    return is_title(value) or (
        isinstance(value, str)
        and all(map(is_title, value.replace(";", ",").split(",")))
    )


def is_rating(value: Value) -> bool:
    """Whether a text is a rating, in words or as it is shortened."""
    if not isinstance(value, str):
        return False
    answer = _RATING(value)
    return answer.value is not None and (not answer.problem or answer.problem.loose)


def is_day(value: Value) -> bool:
    """Whether a value is a day, as a date or as a text."""
    return isinstance(value, date) or (
        isinstance(value, str) and day_of(value) is not None
    )


def _is_year(value: Value) -> bool:
    if isinstance(value, str):
        return typed_year(value.strip()) is not None
    return isinstance(value, float) and is_year(value)


LOOKS: tuple[tuple[str, Callable[[Value], bool]], ...] = (
    ("award", is_title),
    ("decision", lambda v: isinstance(v, str) and bool(_DECISION.match(v.strip()))),
    ("rating", is_rating),
    ("year", _is_year),
    ("day", is_day),
    ("sex", lambda v: isinstance(v, str) and v.strip().lower() in _SEXES),
    ("unit", lambda v: isinstance(v, str) and names_unit(v)),
    ("person", is_person),
    ("who", lambda v: is_person(v) or (isinstance(v, str) and names_unit(v))),
)
"""What values may look like, the most telling first."""


def look_of(values: Iterable[Value | None]) -> str:
    """What most values of a column look like; "" where they look like nothing known."""
    tried = [value for value in values if value is not None][:_TRIED]
    for look, fits in LOOKS:
        if tried and _MOSTLY * (len(tried) - sum(map(fits, tried))) <= len(tried):
            return look
    return ""
