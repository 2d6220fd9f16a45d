"""Members that Calc, or this engine, does not have: each says so by itself."""

from typing import Any

from toolkit.calc.errors import unsupported

_ADD_BY_HAND = "Prepare it in the workbook's template."

RANGE = {
    "conditional_formats": "Prepare the rules in the workbook's template.",
    "characters": "Format the whole cell (Range.font).",
    "comment": "Calc has no threaded comments: use Range.note.",
}
RANGE_METHODS = {
    "add_comment": "Calc has no threaded comments: use Range.add_note.",
    "copy_picture": "Save the book as PDF (Book.to_pdf).",
    "to_png": "Save the book as PDF (Book.to_pdf).",
    "to_pdf": "Set page_setup.print_area and use Book.to_pdf.",
    "autofill": "Write the values or formulas of the whole range.",
    "find": "Read Range.value and search it in Python.",
    "replace_all": "Read Range.value, change it and write it back.",
    "remove_duplicates": "Read Range.value, change it and write it back.",
    "get_special_cells": "Read Range.value or Range.formula and choose in Python.",
}
SHEET = {
    "charts": _ADD_BY_HAND,
    "shapes": _ADD_BY_HAND,
    "pictures": _ADD_BY_HAND,
    "pivot_tables": _ADD_BY_HAND,
    "comments": "Calc has no threaded comments: use Sheet.notes.",
}
SHEET_METHODS = {"to_html": "Save the book as PDF (Book.to_pdf)."}


def refuse_members(
    owner: type, kind: str, properties: dict[str, str], methods: dict[str, str]
) -> None:
    """Give a class each member with its sentence instead of a bare refusal."""
    for member, instead in properties.items():
        setattr(owner, member, _property(f"{kind}.{member}", instead))
    for member, instead in methods.items():
        setattr(owner, member, _method(f"{kind}.{member}()", instead))


def _property(member: str, instead: str) -> property:
    def refuse(_: Any) -> Any:
        unsupported(member, instead)

    return property(refuse, doc=instead)


def _method(member: str, instead: str) -> Any:
    def refuse(*_: Any, **__: Any) -> Any:
        unsupported(member, instead)

    return refuse
