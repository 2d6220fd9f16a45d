"""Turns sentences in plain Vietnamese into code that any code page can hold.

The VBA editor keeps text in one code page of eight bits and loses Vietnamese letters
without a word; so each letter beyond ASCII becomes a call by its number.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

_NOTE = "' Made by the build from macros/messages.txt: do not edit.\n"
_WIDTH = 88


def vba_texts(listing: str) -> str:
    """The VBA module with one function for each sentence; `listing` as messages.txt."""
    return f'Attribute VB_Name = "ThiDuaTexts"\n{_NOTE}Option Explicit\n' + _functions(
        listing, "ChrW"
    )


def basic_texts(listing: str) -> str:
    """The same for LibreOffice Basic, whose Chr takes every letter."""
    return f"{_NOTE}Option Explicit\n" + _functions(listing, "Chr")


def read_sentences(listing: str) -> dict[str, str]:
    """The sentences by name. Raises ValueError for a line that is none."""
    found = {}
    for number, line in enumerate(listing.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, equals, sentence = line.partition("=")
        if not equals or not re.fullmatch(r"[a-z]+(_[a-z]+)*", name.strip()):
            raise ValueError(f"messages.txt:{number}: not «name = sentence»")
        found[name.strip()] = normalize("NFC", sentence.strip())
    return found


def function_name(name: str) -> str:
    """The function that gives a sentence: `no_extension` → `NoExtensionText`."""
    return "".join(word.capitalize() for word in name.split("_")) + "Text"


def _functions(listing: str, letter: str) -> str:
    return "".join(
        f"\nPublic Function {function_name(name)}() As String\n"
        "    Dim t As String\n"
        + "".join(f"    t = t & {part}\n" for part in _lines(sentence, letter))
        + f"    {function_name(name)} = t\nEnd Function\n"
        for name, sentence in read_sentences(listing).items()
    )


def _lines(sentence: str, letter: str) -> Iterator[str]:
    """The sentence as expressions, each short enough for one line."""
    line = ""
    for piece in _pieces(sentence, letter):
        if line and len(line) + len(piece) + 3 > _WIDTH - 12:
            yield line
            line = ""
        line = f"{line} & {piece}" if line else piece
    if line:
        yield line


def _pieces(sentence: str, letter: str) -> Iterator[str]:
    for run in re.findall(r"[\x20-\x7e]+|.", sentence):
        if run.isascii():
            yield '"' + run.replace('"', '""') + '"'
        elif ord(run) > 0x7FFF:
            # ChrW counts in 16 bits with a sign; Vietnamese stays far below.
            raise ValueError(f"{run!r} cannot be kept as {letter}()")
        else:
            yield f"{letter}({ord(run)})"
