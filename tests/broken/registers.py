"""A faulty register for each fault: what a clerk typed, and what must be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.awards.grids import Rows
from tests.broken.surgery import Step, damaged
from tests.forms.register.making import register_book


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterCase:
    """A register with a fault in it, and the findings that this makes, in order.

    `tables` is a grid or rows by table; `keywords` go to `register_book`; `steps`
    damage the workbook that is made of both. `expected`: (code, sheet, cell).
    """

    code: str
    name: str
    expected: tuple[tuple[str, str, str], ...]
    tables: str | Mapping[str, Rows] = ""
    keywords: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    def make(self) -> bytes:
        """The workbook."""
        return damaged(register_book(self.tables, **self.keywords), *self.steps)


def says(text: str, sheet: str = "") -> tuple[tuple[str, str, str], ...]:
    """«C231 A5; C233 C6» as (code, sheet, cell) of one sheet."""
    words = [part.split() for part in text.split(";") if part.strip()]
    return tuple((w[0], sheet, w[1] if len(w) > 1 else "") for w in words)
