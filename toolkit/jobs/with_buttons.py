"""New workbooks as .xlsx, or as .xlsm with buttons and the macros of the built ones."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands import (
    AWARDS_BOOK,
    COMMANDS,
    ROUND_BOOK,
    SCORING_BOOK,
    YEAR_BOOK,
)
from toolkit.findings import WorkRefusedError, find
from toolkit.jobs.shipped import templates_folder
from toolkit.xlsx.zip.package import read_file

if TYPE_CHECKING:
    from toolkit.parts.making.buttons import SheetButton

PLAIN, MACROS = ".xlsx", ".xlsm"
_BUILT = {
    SCORING_BOOK: "cham_diem.xlsm",
    AWARDS_BOOK: "theo_doi_khen_thuong.xlsm",
    ROUND_BOOK: "so_gui_nhan.xlsm",
    YEAR_BOOK: "so_nam_thi_dua.xlsm",
}

Build = Callable[[Sequence["SheetButton"]], bytes]


@cache
def sheet_buttons(book: str) -> "tuple[SheetButton, ...]":
    """The buttons on the sheets of a kind of workbook, in the order of the table."""
    # Imported here: who converts a rubric to text has no writer of workbooks.
    from toolkit.parts.making.buttons import SheetButton

    return tuple(
        SheetButton(command.label, command.macro, command.screentip)
        for command in COMMANDS
        if book in command.books
    )


def made_for(path: Path, book: str, build: Build, *, macros_of: str = "") -> bytes:
    """A new workbook for a path; Excel opens none whose name says something else.

    `build` makes it with the buttons it is given. `macros_of`: the kind whose built
    workbook lends its macros, where that is another one: it has no more sheets.
    Raises WorkRefusedError S517 for another ending, FileRefusedError where the package
    came without the built workbooks.
    """
    if of_ending(path, PLAIN, MACROS) == PLAIN:
        return build(())
    from toolkit.parts.making.macros import with_project_of

    built = read_file(templates_folder() / _BUILT[macros_of or book])
    return with_project_of(built, build(sheet_buttons(book)))


def of_ending(path: Path, *endings: str) -> str:
    """The ending of a new workbook's name. Raises WorkRefusedError S517 for others."""
    ending = path.suffix.lower()
    if ending not in endings:
        known = ", ".join(endings)
        raise WorkRefusedError(
            find("S517", seen=path.name, field="tệp kết quả", expected=known)
        )
    return ending
