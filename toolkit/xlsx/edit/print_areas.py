"""What is printed of a sheet, moved in the workbook part."""

from collections.abc import Mapping

from toolkit.xlsx.edit.cell import escape
from toolkit.xlsx.edit.splice import TAG, apply, attribute, children, masked

PRINT_AREA = "_xlnm.print_area"


def moved_print_areas(data: bytes, areas: Mapping[int, str]) -> bytes:
    """The workbook part in which the print areas of these sheets are others.

    A sheet that has none gets none. `areas`: the place of a sheet among all of them,
    from 0 → what is printed of it, as «'Kế hoạch'!$A$1:$M$24».
    """
    mask = masked(data)
    root = next(TAG.finditer(mask))
    splices = []
    for element in children(mask, root.end(), mask.rindex(b"</")):
        if element.name != "definedNames":
            continue
        for child in children(mask, element.inner, element.close):
            tag = data[child.start : child.inner]
            if attribute(tag, b"name").lower() != PRINT_AREA:
                continue
            area = areas.get(sheet_place(attribute(tag, b"localSheetId")))
            if area is not None:
                splices.append((child.inner, child.close, escape(area).encode()))
    return apply(data, splices)


def sheet_place(text: str) -> int:
    """The place of the sheet that a name belongs to, from 0; −1 where none is said."""
    told = text.isascii() and text.isdigit() and len(text) < 6
    return int(text) if told else -1
