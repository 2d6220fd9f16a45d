"""What a workbook that is sent says of its sender: a hidden cell with two copies."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.scoring.layout import Places
from toolkit.parts.making import styles
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.cells.address import absolute, quoted
from toolkit.xlsx.cells.place import Place

MARKER = "td-sent-0000"
"""Stands where a unit's manifest will: in the key words and in a name too."""

MANIFEST, NOTE = "td_manifest", "td_sent_note"
COPY = "td_manifest_copy"
"""Names: of the hidden cell, of the line for people, and with the manifest as text."""


def manifest_place(places: Places) -> Place:
    """The cell of the manifest: in the hidden column of the keys, above them."""
    return Place(places.form.sheet, 1, places.form.columns["key"])


def note_place(places: Places) -> Place:
    """The cell that says where to send it back: right of what is printed."""
    return Place(places.form.sheet, 1, places.form.columns["why"])


def write_travelling(sheet: Worksheet, formats: Styles, places: Places) -> None:
    """The two cells, with a text each that the sender replaces."""
    hidden = manifest_place(places)
    sheet.write_string(hidden.row - 1, hidden.column - 1, MARKER, formats.get())
    note = note_place(places)
    look = formats.get(bold=True, font_color=styles.BLUE_INK)
    sheet.write_string(note.row - 1, note.column - 1, MARKER, look)


def name_travelling(book: Workbook, places: Places) -> None:
    """The names of the two cells, and the one that holds the manifest itself."""
    for name, place in (
        (MANIFEST, manifest_place(places)),
        (NOTE, note_place(places)),
    ):
        at = absolute(place.row, place.column)
        book.define_name(name, f"={quoted(place.sheet)}!{at}")
    book.define_name(COPY, f'="{MARKER}"')
