"""The one form in which values, texts and formats of two programs are compared."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from toolkit.xlsx.cells.cell import CellError, CellValue

Form = tuple[str, object] | None

_DIGITS = 12  # of a number: what a program may lose when it writes and reads it again
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
_RETURN = "_x000D_"
_NO_BREAK = "\xa0"
# Of a number format: [$…] and the spaces it leaves, then what it writes as it stands.
_ASIDE = re.compile(r"\[\$[^\[\]]*+\]|_.|\*.")
_WRITTEN = re.compile(r'"([^"]*+)"|\\(.)')
_BRACKETS = re.compile(r"\[[^\[\]]*+\]")
_GENERAL = re.compile("general", re.IGNORECASE)
_SCALES = re.compile(r"%|(?<=[0#?]),+(?![0#?,])")
_DATES = re.compile("[dmyhs]", re.IGNORECASE)
_PLACES = re.compile(r"[0#?@a-z]", re.IGNORECASE)  # a digit, General, a day
_SIGNS = " -+()"
_NUMBER_SECTIONS = 3  # above, below and at zero; the fourth is of texts


def text_form(text: str) -> str:
    """A text without what no person sees: its Unicode form, ends of lines, spaces."""
    plain = normalize("NFC", text).replace(_RETURN, "").replace(_NO_BREAK, " ")
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def value_form(value: CellValue) -> Form:
    """A value as it is compared: None for nothing, else its kind and itself.

    The text «1» is the number 1, for some programs write one for the other; "" is
    nothing. Texts with a leading zero stay texts.
    """
    if value is None or value == "":
        return None
    if isinstance(value, CellError):
        return "error", str(value)
    if isinstance(value, bool):
        return "truth", value
    if isinstance(value, int | float):
        return "number", _rounded(float(value))
    text = text_form(value)
    if _NUMBER.fullmatch(text):
        return "number", _rounded(float(text))
    return ("text", text) if text else None


def _rounded(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")


class Shown(NamedTuple):
    """What a number format adds to what it shows, and what it keeps from being seen."""

    letters: str
    hides_numbers: bool
    hides_texts: bool
    scaled: str = ""

    @property
    def lies(self) -> bool:
        """Whether a number is not to be seen, or digits that are not its own are."""
        return self.hides_numbers or any(one.isdigit() for one in self.letters)


@lru_cache(maxsize=512)
def shown_by(code: str) -> Shown:
    """What a number format does; plain patterns of digits are all one."""
    sections = code.split(";")
    hidden = [not _PLACES.search(_without_letters(section)) for section in sections]
    only = len(sections) == 1 and not _BRACKETS.sub("", code).strip()
    return Shown(
        _letters(code),
        any(hidden[:2]) and not only,
        len(sections) > _NUMBER_SECTIONS and hidden[_NUMBER_SECTIONS],
        _scaled(sections[0]),
    )


def _scaled(section: str) -> str:
    """How a number is shown as another: per cent, thousands left out, a date."""
    bare = _GENERAL.sub("", _without_letters(section))
    return "".join(_SCALES.findall(bare)) + "d" * bool(_DATES.search(bare))


def _without_letters(section: str) -> str:
    """What of a section stands for the number itself."""
    for beside in (_ASIDE, _WRITTEN, _BRACKETS):
        section = beside.sub("", section)
    return section


def _letters(code: str) -> str:
    found = _WRITTEN.findall(_ASIDE.sub("", code))
    return "".join(quoted or single for quoted, single in found).strip(_SIGNS)
