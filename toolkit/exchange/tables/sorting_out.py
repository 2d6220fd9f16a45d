"""Which lines below the headings are data, and which are not: told, never dropped."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from unicodedata import normalize

from toolkit.exchange.tables.choosing import Chosen
from toolkit.exchange.tables.headings import is_numbering
from toolkit.exchange.tables.source import Line, Value
from toolkit.findings.texts.exchange import EXCHANGE_WORDS

_TOTAL = re.compile(r"(?:tổng )?cộng(?: (?:[\d.,]+|trang|mục|nhóm|số|toàn)\b.*)?|tổng")
_TOTAL_OPENINGS = ("tổng cộng ", "tổng số ", "cộng chung")
_SERIAL = re.compile(r"\d{1,6}")
_COLUMN_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[a-zđ])[)\]]?")
_FEWEST_NUMBERS = 3
_MOST_NUMBERED = 0.5


class Sorted(NamedTuple):
    """The lines of data; `skipped`: why → numbers of the lines that are none.

    `ragged`: lines of a CSV that are longer than the line of headings.
    """

    data: tuple[Line, ...]
    skipped: Mapping[str, tuple[int, ...]]
    ragged: tuple[int, ...]


def sort_out(chosen: Chosen) -> Sorted:
    """Tell the data below the headings from what a printed table holds besides."""
    judge = _Judge(chosen)
    data: list[Line] = []
    ragged: list[int] = []
    skipped: dict[str, list[int]] = {}
    for line in chosen.source.lines[chosen.head + 1 :]:
        if not judge.says_anything(line):
            continue
        if not chosen.source.sheet and max(line.cells) > judge.width:
            ragged.append(line.number)
        elif why := judge.other(line, first=not data):
            skipped.setdefault(EXCHANGE_WORDS[why], []).append(line.number)
        else:
            data.append(line)
    found = {why: tuple(numbers) for why, numbers in skipped.items()}
    return Sorted(tuple(data), found, tuple(ragged))


class _Judge:
    """What the headings say a line of data looks like."""

    def __init__(self, chosen: Chosen) -> None:
        self.source = chosen.source
        self.headings = chosen.headings
        self.width = max(self.headings)
        self.wanted = frozenset(chosen.match.fields)
        self.wanted_texts = {n: _folded(self.headings[n]) for n in self.wanted}
        self.numbering = [n for n, text in self.headings.items() if is_numbering(text)]
        below = chosen.source.lines[chosen.head + 1 :]
        full = [line for line in below if len(self.wanted & line.cells.keys()) > 1]
        numbered = sum(map(self._is_numbered, full))
        self.all_numbered = bool(full) and numbered > _MOST_NUMBERED * len(full)

    def says_anything(self, line: Line) -> bool:
        """False for a line that is empty but for the number printed in it."""
        return any(
            column not in self.numbering or not _SERIAL.fullmatch(_plain(value))
            for column, value in line.cells.items()
        )

    def other(self, line: Line, *, first: bool) -> str:
        """What a line is that is no data, as a key of EXCHANGE_WORDS; "" for data."""
        filled = self.wanted & line.cells.keys()
        if self._repeats(line):
            return "repeated"
        if first and self._counts_columns(line):
            return "numbers"
        if _is_total(next(iter(line.cells.values()))):
            return "total"
        if not filled:
            return "group"
        stands_out = line.number in self.source.wide or (
            self.all_numbered and not self._is_numbered(line)
        )
        return "group" if stands_out and len(filled) == 1 else ""

    def _repeats(self, line: Line) -> bool:
        same = sum(
            isinstance(text, str) and _folded(text) == self.wanted_texts.get(column)
            for column, text in line.cells.items()
        )
        return same > 1 or (same == 1 == len(self.wanted))

    def _counts_columns(self, line: Line) -> bool:
        signs = [_plain(value) for value in line.cells.values()]
        enough = len(signs) >= min(_FEWEST_NUMBERS, len(self.headings))
        return enough and all(map(_COLUMN_NUMBER.fullmatch, signs))

    def _is_numbered(self, line: Line) -> bool:
        values = (line.cells.get(column) for column in self.numbering)
        return any(v is not None and _SERIAL.fullmatch(_plain(v)) for v in values)


def _folded(text: str) -> str:
    """A heading is repeated letter by letter: on each page it is printed anew."""
    return " ".join(text.split()).casefold()


def _plain(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).strip().rstrip(".").lower()


def _is_total(value: Value) -> bool:
    if not isinstance(value, str):
        return False
    words = re.sub(r"[^\w.,]+", " ", normalize("NFC", value[:80]).lower())
    text = " ".join(words.split()).strip(" .,")
    return bool(_TOTAL.fullmatch(text)) or f"{text} ".startswith(_TOTAL_OPENINGS)
