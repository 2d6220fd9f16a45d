"""Reads single values of a rubric's rows: text, numbers, words; faults are findings."""

import re
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from enum import StrEnum
from math import isfinite
from typing import TypeVar
from unicodedata import normalize

from toolkit.findings import Finding, find
from toolkit.model.numbers import from_cell, vi
from toolkit.scoring.rubric.columns import BY_NAME, Column, RubricRow
from toolkit.scoring.rubric.draft import ZERO, Path

# Points live in cells, which keep fifteen digits: what is outside would not survive.
MOST = Decimal(1_000_000)
_FIFTEEN = Context(prec=15)  # a file of text says no more digits than a sheet does
DECIMALS = 6
_SIZES = f"số dưới {vi(MOST)}, nhiều nhất {DECIMALS} chữ số lẻ"

_ERROR_VALUES = frozenset(
    {"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!"}
)
# What a workbook cannot hold, and the separators of the fingerprint.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LONGEST_SHOWN = 60


def shown(value: object) -> str:
    """A raw value as a message quotes it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal | int | float):
        return _shown_number(_decimal(value))
    text = clean(str(value))
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _shown_number(number: Decimal | None) -> str:
    if number is None:
        return "không phải số"
    return vi(number) if _fits(number) else f"{number:.6G}".replace(".", ",")


def clean(text: str) -> str:
    """Text as records hold it: NFC, trimmed, without what a cell cannot hold."""
    if not text.isprintable():
        text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return normalize("NFC", text).strip()


def _blank(value: object) -> bool:
    if isinstance(value, str):
        return not clean(value)
    return value is None or value is False


def _decimal(value: object) -> Decimal | None:
    """The number typed; None for text, a mark, infinity and not-a-number."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float):
        return None
    if isinstance(value, float):
        return from_cell(value) if isfinite(value) else None
    number = Decimal(value)
    return _FIFTEEN.plus(number) if number.is_finite() else None


def _fits(number: Decimal) -> bool:
    if not number:
        return True
    if number.adjusted() > MOST.adjusted() or abs(number) > MOST:
        return False
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or exponent >= -DECIMALS:
        return True
    return not any(digits[exponent + DECIMALS :])


_Member = TypeVar("_Member", bound=StrEnum)


class RowReader:
    """Reads the values of one row, and remembers what could not be read."""

    def __init__(
        self,
        row: RubricRow,
        path: Path,
        item: str,
        columns: Mapping[str, Column] = BY_NAME,
    ) -> None:
        self.row, self.path, self.item, self.columns = row, path, item, columns
        self.findings: list[Finding] = []
        self.unread: set[tuple[Path, str]] = set()

    def text(self, name: str) -> str:
        """Text, "" when blank; a number typed as a number («1») is text too."""
        value = self.row.cells.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            number = _decimal(value)
            return shown(value) if number is None else vi(number).replace(",", ".")
        text = clean(value)
        if text in _ERROR_VALUES:
            self.refuse("S517", name, value, "văn bản")
            return ""
        return text

    def number(self, name: str) -> Decimal | None:
        """A number, None when blank or unreadable."""
        value = self.row.cells.get(name)
        if _blank(value):
            return None
        number = _decimal(value)
        if number is None:
            self.refuse("S511", name, value)
        elif not _fits(number):
            self.refuse("S522", name, value, _SIZES)
            return None
        return number

    def needed(self, name: str) -> Decimal:
        """A number that must be there; a stand-in when it is not."""
        number = self.number(name)
        if number is not None:
            return number
        if (self.path, name) not in self.unread:
            self.refuse("S512", name, "")
        return ZERO

    def word(self, name: str, code: str = "S517") -> str | None:
        """The value a word stands for, None when blank or not among the words."""
        value = self.row.cells.get(name)
        words = self.columns[name].words
        if _blank(value) or words is None:
            return None
        typed = "true" if value is True else self.text(name)
        if not typed:
            return None
        meaning = words.meaning(typed)
        if meaning is None:
            self.refuse(code, name, value, str(words))
        return meaning

    def member(self, name: str, default: _Member) -> _Member:
        """Like `word`, as a member of the enumeration that `default` belongs to."""
        value = self.word(name)
        return default if value is None else type(default)(value)

    def filled(self, names: Iterable[str]) -> list[str]:
        """Which of the columns hold anything."""
        get = self.row.cells.get
        return [n for n in names if (v := get(n)) is not None and not _blank(v)]

    def ignored(self, names: Iterable[str], used_for: str) -> None:
        """Reports what stands in columns that this row does not use."""
        for name in self.filled(names):
            value = self.row.cells[name]
            self._find("S523", name, seen=shown(value), expected=used_for)

    def missing(self, name: str) -> None:
        """Reports a value without which others mean nothing."""
        self.refuse("S512", name, "")

    def refuse(self, code: str, name: str, value: object, expected: str = "") -> None:
        """Reports a value that cannot be used."""
        self.unread.add((self.path, name))
        self._find(code, name, seen=shown(value), expected=expected)

    def _find(self, code: str, name: str, *, seen: str, expected: str) -> None:
        finding = find(
            code,
            self.row.at(name),
            seen=seen,
            expected=expected,
            item=self.item,
            field=self.columns[name].label,
        )
        if finding not in self.findings:
            self.findings.append(finding)
