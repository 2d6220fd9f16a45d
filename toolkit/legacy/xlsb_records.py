"""The records of an .xlsb ([MS-XLSB]): their numbers, and what values they hold."""

import struct
from collections.abc import Iterator

# [MS-XLSB] 2.3.2, the records that say what a person sees.
ROW, BLANK, RK, ERROR, BOOLEAN, REAL, TEXT, SHARED = range(8)
FORMULA_TEXT, FORMULA_NUMBER, FORMULA_BOOLEAN, FORMULA_ERROR = range(8, 12)
STRING, FONT, FORMAT, LOOK, RICH_TEXT = 19, 43, 44, 47, 62
BOOK, SHEET, MERGE, LOOKS_BEGIN, LOOKS_END = 153, 156, 176, 617, 618
DATA_BEGIN, DATA_END = 145, 146

_NO_TEXT = 0xFFFFFFFF
_HEAD = 8
"""Bytes of a cell before its value: column, format of 24 bits, a flag."""


class BrokenRecordsError(Exception):
    """A part is cut short, or says what no program writes."""


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record of a part: its number, and what it holds.

    Raises BrokenRecordsError.
    """
    at, end = 0, len(data)
    while at < end:
        number, at = _varying(data, at, 2)
        size, at = _varying(data, at, 4)
        if at + size > end:
            raise BrokenRecordsError
        yield number, data[at : at + size]
        at += size


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """2.1.4: seven bits a byte, the lowest first, as long as the eighth is set."""
    found = 0
    for n in range(most):
        if at >= len(data):
            raise BrokenRecordsError
        byte = data[at]
        at += 1
        found |= (byte & 0x7F) << (7 * n)
        if byte < 0x80:
            break
    return found, at


def unpacked(layout: str, data: bytes, at: int = 0) -> tuple[int, ...]:
    """Whole numbers at a place. Raises BrokenRecordsError."""
    try:
        return struct.unpack_from(layout, data, at)
    except struct.error:
        raise BrokenRecordsError from None


def text_at(data: bytes, at: int) -> tuple[str, int]:
    """2.5.168, 2.5.166: a length in characters, then UTF-16; and what comes behind."""
    [length] = unpacked("<I", data, at)
    if length == _NO_TEXT:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(data):
        raise BrokenRecordsError
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def rich_text_at(data: bytes, at: int) -> tuple[str, list[tuple[int, int]]]:
    """2.5.122: a text, and where each further font begins in it, by its number."""
    [flags] = unpacked("<B", data, at)
    text, at = text_at(data, at + 1)
    if not flags & 1:
        return text, []
    [count] = unpacked("<I", data, at)
    if at + 4 + 4 * count > len(data):
        raise BrokenRecordsError
    numbers = unpacked(f"<{2 * count}H", data, at + 4)
    return text, list(zip(numbers[::2], numbers[1::2], strict=True))


def real_at(data: bytes, at: int = _HEAD) -> float:
    """2.5.171: a number of eight bytes."""
    try:
        [number] = struct.unpack_from("<d", data, at)
    except struct.error:
        raise BrokenRecordsError from None
    return float(number)


def short_number_at(data: bytes, at: int = _HEAD) -> float:
    """2.5.123 (RkNumber): thirty bits, whole or the head of a real, perhaps × 100."""
    [raw] = unpacked("<i", data, at)
    if raw & 2:
        number = float(raw >> 2)
    else:
        number = real_at(struct.pack("<iI", 0, raw & 0xFFFFFFFC), 0)
    return number / 100 if raw & 1 else number
