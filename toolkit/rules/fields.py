"""Turns the fields of a TOML file into a typed record; refuses what does not fit."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints
from unicodedata import is_normalized

from toolkit.rules.loader import RulesFaultError, filled

Percent = NewType("Percent", Decimal)
"""A share in percent, between 0 and 100."""

WHOLE = Decimal(100)
_Record = TypeVar("_Record")


def read_record(
    kind: type[_Record], raw: Mapping[str, Any], place: str, **given: Any
) -> _Record:
    """A record of `kind` from raw fields and those `given` ready-made.

    Raises RulesFaultError for an unknown, missing or ill-typed field.
    """
    known: Any = kind
    hints = _hints(known)
    unknown = sorted(set(raw) - set(hints) | set(raw) & set(given))
    if unknown:
        raise RulesFaultError(f"{place}: unknown keys {unknown}")
    fitted = {
        name: _fit(hints[name], value, f"{place}.{name}") for name, value in raw.items()
    }
    missing = sorted(_needed(known) - set(fitted) - set(given))
    if missing:
        raise RulesFaultError(f"{place}: missing {missing}")
    return kind(**fitted, **given)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _needed(kind: Any) -> set[str]:
    return {
        f.name
        for f in fields(kind)
        if f.default is MISSING and f.default_factory is MISSING
    }


def _fit(hint: Any, value: Any, place: str) -> Any:
    """The value as its annotation wants it."""
    if type(value) is hint:  # as most are
        if hint is str and (not value.strip() or not is_normalized("NFC", value)):
            raise RulesFaultError(f"{place}: empty, or not composed (NFC)")
        return value
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        [hint] = [part for part in get_args(hint) if part is not types.NoneType]
        return _fit(hint, value, place)
    if origin is tuple:
        return _fit_tuple(hint, value, place)
    if hint is Percent:
        return _fit_percent(value, place)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        try:
            return hint(value)
        except ValueError:
            raise RulesFaultError(f"{place}: unknown {value!r}") from None
    if is_dataclass(hint) and isinstance(value, dict):
        return _nested(hint, value, place)
    if hint is Decimal and type(value) is int:
        return Decimal(value)
    raise RulesFaultError(f"{place}: {value!r} is no {hint}")


def _fit_tuple(hint: Any, value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list) or not value:
        raise RulesFaultError(f"{place}: a list of one or more is needed")
    part = get_args(hint)[0]
    return tuple(_fit(part, one, f"{place}[{i}]") for i, one in enumerate(value))


def _fit_percent(value: Any, place: str) -> Decimal:
    if type(value) not in (int, Decimal) or not 0 <= value <= WHOLE:
        raise RulesFaultError(f"{place}: {value!r} is no percentage")
    return Decimal(value)


def _nested(kind: Any, value: dict[str, Any], place: str) -> Any:
    """A record inside a record; the braces of its text are filled from it."""
    if isinstance(value.get("text"), str):
        value = {**value, "text": filled(value["text"], value, place)}
    return read_record(kind, value, place)
