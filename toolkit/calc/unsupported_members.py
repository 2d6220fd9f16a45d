"""Members that Calc, or this engine, does not have: each says so by itself."""

from typing import Any

from toolkit.calc.errors import unsupported

_ADD_BY_HAND = "Prepare it in the workbook's template."

RANGE = {
    "comment": "Calc has no threaded comments: use Range.note.",
}
RANGE_METHODS = {
    "add_comment": "Calc has no threaded comments: use Range.add_note.",
    "copy_picture": "Use Range.to_png or Range.to_pdf.",
}
SHEET = {
    "charts": _ADD_BY_HAND,
    "pivot_tables": _ADD_BY_HAND,
    "comments": "Calc has no threaded comments: use Sheet.notes.",
}
SHEET_METHODS = {"to_html": "Save the book as PDF (Book.to_pdf)."}
APP = {"startup_path": "Calc has no XLSTART folder; use an extension."}
BOOK_METHODS = {"json": "It belongs to xlwings Server."}
_RULES = "Prepare it in the workbook's template: Calc keeps and shows it."
CONDITIONAL_FORMATS_METHODS = {"add_color_scale": _RULES, "add_icon_set": _RULES}
# Set on what refuses, so that it can be told from what works.
REFUSES = "refuses"


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

    setattr(refuse, REFUSES, instead)
    return property(refuse, doc=instead)


def _method(member: str, instead: str) -> Any:
    def refuse(*_: Any, **__: Any) -> Any:
        unsupported(member, instead)

    setattr(refuse, REFUSES, instead)
    return refuse
