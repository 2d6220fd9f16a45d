"""What a command that asks has to be told, and how it is answered: no widgets."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import xlwings

from toolkit.commands import Command
from toolkit.excel.press import Outcome, refusal
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.unforeseen import unforeseen

EARLIEST_YEAR = 2000


class Kind(StrEnum):
    """How a field is filled in; a year is typed, like a text."""

    FILE = "file"
    FOLDER = "folder"
    TEXT = "text"
    YEAR = "year"
    CHOICE = "choice"


class Setting(NamedTuple):
    """Where a dialog was asked for: the open workbook, if one, and its folder."""

    book: xlwings.Book | None
    folder: Path
    now: Callable[[], datetime]


Answers = Mapping[str, str]
"""Field → what was chosen or typed; "" for nothing."""


class Choice(NamedTuple):
    """One of several: the answer, and the words for it."""

    value: str
    words: str


def _no_choices() -> tuple[Choice, ...]:
    return ()


class Field(NamedTuple):
    """One thing that is asked for.

    `needed`: there must be an answer. `endings` of files that fit. `first`: the answer
    from the start. `only`: asked only where another field has this answer.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    needed: bool = False
    hint: str = ""
    choices: Callable[[], tuple[Choice, ...]] = _no_choices
    endings: tuple[str, ...] = ()
    first: Callable[[Setting], str] = lambda _: ""
    only: tuple[str, str] | None = None


class Told(NamedTuple):
    """What came of it; `opens`: a file or a folder that can then be opened."""

    outcome: Outcome
    opens: str = ""


class Dialog(NamedTuple):
    """The dialog of a command: what it says first, asks for, and does."""

    command: Command
    intro: str
    fields: tuple[Field, ...]
    job: Callable[[Answers, Setting], Told]
    ok: str

    def first_answers(self, setting: Setting) -> dict[str, str]:
        """What stands in the fields when it opens."""
        return {
            field.name: field.first(setting) or _first_choice(field)
            for field in self.fields
        }

    def missing(self, answers: Answers) -> str:
        """What must still be answered, as a sentence; "" when nothing must."""
        for field in self.fields:
            answer = answers.get(field.name, "").strip()
            if not asked(field, answers):
                continue
            if field.needed and not answer:
                verb = "ghi" if field.kind in (Kind.TEXT, Kind.YEAR) else "chọn"
                return f"Hãy {verb} mục «{field.label}»."
            if field.kind is Kind.YEAR and answer and year_typed(answer) is None:
                return f"«{answer}» không phải là năm: hãy ghi bốn chữ số, như 2026."
            if field.kind is Kind.FOLDER and answer and not Path(answer).is_dir():
                return f"Không có thư mục «{answer}»: hãy chọn thư mục khác."
        return ""

    def answer(self, answers: Answers, setting: Setting) -> Told:
        """Do it; whatever stops it becomes a sentence."""
        missing = self.missing(answers)
        if missing:
            return Told(Outcome(missing, ok=False))
        given = {
            field.name: answers.get(field.name, "").strip()
            for field in self.fields
            if asked(field, answers)
        }
        try:
            return self.job(given, setting)
        except REFUSED as refused:
            return Told(refusal(finding_of(refused)))
        except Exception as error:  # the clerk gets a sentence, the log gets the trace
            doing = f"dialog {self.command.id}"
            return Told(refusal(unforeseen(error, doing, setting.now())))


def asked(field: Field, answers: Answers) -> bool:
    """Whether a field is asked for, by what the others hold."""
    return field.only is None or answers.get(field.only[0]) == field.only[1]


def _first_choice(field: Field) -> str:
    choices = field.choices()
    return choices[0].value if choices else ""


def year_typed(text: str) -> int | None:
    """A year of four digits; None for anything else, "" too."""
    plain = len(text) == 4 and text.isascii() and text.isdecimal()
    return int(text) if plain and int(text) >= EARLIEST_YEAR else None
