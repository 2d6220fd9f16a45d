"""Texts that an old font decides on, or that look as if one should; and where."""

from collections.abc import Iterable, Mapping

from toolkit.exchange.sources.legacy import in_legacy_font
from toolkit.exchange.sources.source import Line, OddText, OddTexts
from toolkit.legacy.old_codes import shows_capitals
from toolkit.xlsx.cells.place import SpotKey


def is_odd(text: str, font: str) -> bool:
    """Whether a text is not to be taken as it is stored; `font`: an old one, or ""."""
    if text.isascii():
        # In none of these fonts such a text means another, but in capitals.
        return bool(font) and shows_capitals(font)
    return bool(font) or in_legacy_font(text)


def odd_texts(lines: Iterable[Line], fonts: Mapping[SpotKey, str]) -> OddTexts:
    """The odd texts of a sheet. `fonts`: places of texts in an old font, and which."""
    found: dict[OddText, list[SpotKey]] = {}
    for row, cells in lines:
        for column, text in cells.items():
            if not isinstance(text, str):
                continue
            at = (row, column)
            font = fonts.get(at, "")
            if is_odd(text, font):
                found.setdefault((column, font, text), []).append(at)
    return found
