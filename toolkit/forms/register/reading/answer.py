"""What reading a cell of a register gives; its text as people see it."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import normalize

from toolkit.model.numbers import from_cell, vi
from toolkit.xlsx.cells.cell import CellValue

_SHOWN = 60  # characters of a cell that a finding repeats
_KEPT = 200  # characters of a text that is cleaned once for all that ask
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")


class Problem(NamedTuple):
    """What is wrong with a cell. `loose`: understood, but formulas do not count it."""

    code: str
    seen: str = ""
    expected: str = ""
    loose: bool = False
    label: str = ""


class Answer(NamedTuple):
    """What a cell says, and what is wrong with it."""

    value: Any
    problem: Problem | None = None


Read = Callable[[CellValue], Answer]


def cleaned(text: str) -> str:
    """A text in one Unicode form, with single spaces and no others."""
    return _short(text) if len(text) <= _KEPT else _cleaned(text)


def _cleaned(text: str) -> str:
    return " ".join(_UNSEEN.sub("", normalize("NFC", text)).split())


_short = lru_cache(maxsize=16_384)(_cleaned)


def cell_excerpt(raw: CellValue) -> str:
    """What stands in a cell, as a finding repeats it."""
    text = cleaned(cell_text(raw))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def cell_text(raw: CellValue) -> str:
    """A cell's text, a number as it is typed."""
    return vi(from_cell(raw)) if isinstance(raw, float) else str(raw)
