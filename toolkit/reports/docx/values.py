"""What a template is filled with: texts, figures, blanks to write in, lists."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Union


class Figure(NamedTuple):
    """A figure as it is printed; `key` names its bookmark, and so says whence it is."""

    key: str
    text: str


class Blank(NamedTuple):
    """What a person must still write: printed as «[words]», marked."""

    words: str


class Drawing(NamedTuple):
    """The place of a chart; `key` names it. It stands alone in its paragraph."""

    key: str


Value = Union[
    str, int, bool, Figure, Blank, Drawing, "Mapping[str, Value]", "Sequence[Values]"
]
Values = Mapping[str, Value]
"""By the name of a field. A mapping is a group («co_quan.ten»), a sequence a list that
a table of the template repeats a row for."""

Shape = Mapping[str, "Shape | None"]
"""The names a template may use: None a field, a mapping a group or the row of a list,
where it stands under its name with LIST behind it."""

LIST = "[]"

# Private characters that no text of ours holds; they pass through any template.
FIGURE, MIDDLE, END = "\ue000", "\ue001", "\ue002"
BLANK, DRAWING = "\ue003", "\ue004"
_OPEN, _CLOSE = "\ue005", "\ue006"
_BRACES = str.maketrans({"{": _OPEN, "}": _CLOSE})
BRACES_BACK = str.maketrans({_OPEN: "{", _CLOSE: "}"})
"""Braces that a clerk typed must not look like fields to a template."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ue000-\ue00f\ufffe\uffff]")


def clean(text: str) -> str:
    """A text as it may stand in a document: NFC, no character that XML refuses."""
    return unicodedata.normalize("NFC", _UNFIT.sub("", text))


def passed_on(value: Value) -> object:
    """A value as the template's engine takes it: plain, marks around what is found
    again afterwards."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Figure):
        return f"{FIGURE}{value.key}{MIDDLE}{_text(value.text)}{END}"
    if isinstance(value, Blank):
        return f"{BLANK}{MIDDLE}[{_text(value.words)}]{END}"
    if isinstance(value, Drawing):
        return f"{DRAWING}{value.key}{MIDDLE}{END}"
    if isinstance(value, Mapping):
        return {name: passed_on(one) for name, one in value.items()}
    return [passed_on(one) for one in value]


def shape_of(values: Values) -> Shape:
    """The names that these values offer; of a list, all that any of its rows has."""
    shape: dict[str, Shape | None] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            shape[name] = shape_of(value)
        elif _is_list(value):
            row: dict[str, Value] = {}
            for one in value:  # type: ignore[union-attr]
                row.update(one)  # type: ignore[arg-type]
            shape[name + LIST] = shape_of(row)
        else:
            shape[name] = None
    return shape


def _is_list(value: Value) -> bool:
    return isinstance(value, Sequence) and not isinstance(
        value, str | Figure | Blank | Drawing
    )


def _text(text: str) -> str:
    return clean(text).translate(_BRACES)
