"""What a person says of an office's workbook, as typed, and as the job takes it."""

import re
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from toolkit.legacy.adopt.words import FIELDS
from toolkit.xlsx.cells.address import column_number

_ROWS = re.compile(r"([0-9]{1,7})(?:\s*[-–]\s*([0-9]{1,7}))?")
_MOST_ROWS = 10_000
_NONE: Mapping[str, int] = MappingProxyType({})


class Wishes(NamedTuple):
    """What a person says of the file; nothing needs to be said.

    `columns`: field → number. `skipped`: rows to be left alone. `output`: a file or a
    folder. `preview`: only tell how it is understood. `in_place`: the file itself is
    written, a backup kept.
    """

    sheet: str = ""
    columns: Mapping[str, int] = _NONE
    skipped: Collection[int] = ()
    rubric: str = ""
    unit: str = ""
    year: int | None = None
    output: str = ""
    preview: bool = False
    in_place: bool = False


class UnclearError(ValueError):
    """Something was typed that says no column and no row."""


def wishes_of(
    *,
    columns: Iterable[str] = (),
    skipped: str = "",
    sheet: str = "",
    rubric: str = "",
    unit: str = "",
    year: int | None = None,
    output: str = "",
    preview: bool = False,
    in_place: bool = False,
) -> Wishes:
    """What was typed: columns as «tự chấm=E», rows as «12,15-18».

    Raises UnclearError, in the words of the clerk, for anything else.
    """
    if in_place and output:
        raise UnclearError("chỉ dùng một trong hai: --in-place hoặc --output")
    return Wishes(
        sheet=sheet,
        columns=dict(_column(text) for text in columns),
        skipped=_rows(skipped),
        rubric=rubric,
        unit=unit,
        year=year,
        output=output,
        preview=preview,
        in_place=in_place,
    )


def _column(text: str) -> tuple[str, int]:
    words, _, letter = text.rpartition("=")
    said = " ".join(words.casefold().split())
    field = next((f for f, word in FIELDS.items() if word == said), "")
    letter = letter.strip().upper()
    if not field or not letter.isascii() or not letter.isalpha() or len(letter) > 3:
        known = ", ".join(FIELDS.values())
        raise UnclearError(
            f"không hiểu «{text}»: hãy ghi như «tự chấm=E»; tên: {known}"
        )
    return field, column_number(letter)


def _rows(text: str) -> frozenset[int]:
    found: set[int] = set()
    for part in filter(None, (one.strip() for one in text.split(","))):
        match = _ROWS.fullmatch(part)
        first = int(match[1]) if match else 0
        last = int(match[2] or match[1]) if match else -1
        if not 0 <= last - first < _MOST_ROWS:
            raise UnclearError(f"không hiểu «{part}»: hãy ghi số hàng, ví dụ 12,15-18")
        found.update(range(first, last + 1))
    return frozenset(found)
