"""The texts in `macros/`: where they lie, how they are read, which are generated."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from toolkit.addin.calc_menu import addons_xcu, description_xml
from toolkit.addin.calls import basic_buttons, vba_buttons
from toolkit.addin.ribbon import ribbon_xml
from toolkit.addin.sentences import basic_texts, vba_texts

FOLDER = Path(__file__).resolve().parents[2] / "macros"
"""In a clone only: who installed a wheel has the built files instead."""
CALC_FOLDER = FOLDER / "calc"

LONGEST_LINE = 1023
"""What the VBA editor takes."""

WORKBOOK_MODULES = ("ThiDuaBridge", "ThiDuaButtons", "ThiDuaTexts")
ADD_IN_MODULES = (*WORKBOOK_MODULES, "ThiDuaRibbon")
CALC_MODULES = ("Bridge", "Buttons", "Texts")


class SourceFault(Exception):
    """A text in `macros/` that cannot be built from; says which and why."""


class Module(NamedTuple):
    """A module of code: its name and its text with CRLF, as VBA keeps it."""

    name: str
    text: str


def vba_modules(names: tuple[str, ...]) -> tuple[Module, ...]:
    """The VBA modules of these names. Raises SourceFault."""
    return tuple(Module(name, _code(FOLDER / f"{name}.bas")) for name in names)


def calc_modules() -> tuple[Module, ...]:
    """The Basic modules of LibreOffice's library. Raises SourceFault."""
    return tuple(
        Module(name, _code(CALC_FOLDER / f"{name}.bas")) for name in CALC_MODULES
    )


def _code(path: Path) -> str:
    text = plain_text(path)
    checked(path.name, text)
    return text.replace("\n", "\r\n")


def plain_text(path: Path) -> str:
    """The text of a source with LF. Raises SourceFault where there is none."""
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except OSError as fault:
        raise SourceFault(f"{path}: {fault.strerror}") from fault


def checked(name: str, text: str) -> None:
    """Raises SourceFault for what the VBA editor would lose without a word."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.isascii():
            raise SourceFault(f"{name}:{number}: not ASCII")
        if len(line) > LONGEST_LINE:
            raise SourceFault(f"{name}:{number}: longer than {LONGEST_LINE} characters")


def sentences() -> str:
    """The sentences of the bridges, in plain Vietnamese."""
    return plain_text(FOLDER / "messages.txt")


GENERATED: dict[str, Callable[[], str]] = {
    "ThiDuaButtons.bas": vba_buttons,
    "ThiDuaTexts.bas": lambda: vba_texts(sentences()),
    "customUI14.xml": ribbon_xml,
    "calc/Buttons.bas": basic_buttons,
    "calc/Texts.bas": lambda: basic_texts(sentences()),
    "calc/Addons.xcu": addons_xcu,
    "calc/description.xml": description_xml,
}
"""Texts made of the table of commands and the sentences; committed to be read."""


def write_generated() -> tuple[Path, ...]:
    """Write anew the generated texts that are out of date. Raises SourceFault."""
    if not FOLDER.is_dir():
        raise SourceFault(f"{FOLDER}: no such folder")
    return tuple(name for name in map(_refreshed, GENERATED) if name)


def _refreshed(name: str) -> Path | None:
    path = FOLDER / name
    ending = "\r\n" if path.suffix == ".bas" else "\n"
    fresh = GENERATED[name]().replace("\n", ending).encode("utf-8")
    if path.exists() and path.read_bytes() == fresh:
        return None
    path.write_bytes(fresh)
    return path
