"""What goes on paper, for sheets that do not say it."""

from collections.abc import Mapping

from toolkit.xlsx.edit.cell import escape
from toolkit.xlsx.edit.splice import TAG, apply, attribute, children, masked
from toolkit.xlsx.graft.grafting import new_names

_NAME = "_xlnm.Print_Area"


def has_print_area(data: bytes, sheets: Mapping[int, str]) -> bool:
    """Whether the workbook part names a print area for any of these sheets.

    `sheets`: as in `with_print_areas`.
    """
    mask = masked(data)
    root = next(TAG.finditer(mask))
    for element in children(mask, root.end(), mask.rindex(b"</")):
        if element.name != "definedNames":
            continue
        for child in children(mask, element.inner, element.close):
            tag = data[child.start : child.inner]
            named = attribute(tag, b"name").casefold() == _NAME.casefold()
            if named and attribute(tag, b"localSheetId") in map(str, sheets):
                return True
    return False


def with_print_areas(data: bytes, areas: Mapping[int, str]) -> bytes:
    """The workbook part in which these sheets have a print area.

    `areas`: the place of a sheet among all of them, from 0 → what is printed of it,
    as «'Khen thưởng'!$A:$J».
    """
    mask = masked(data)
    root = next(TAG.finditer(mask))
    prefix = root[2].rpartition(b":")[0].decode()
    tag = f"{prefix}:definedName" if prefix else "definedName"
    elements = {e.name: e for e in children(mask, root.end(), mask.rindex(b"</"))}
    items = "".join(
        f'<{tag} name="{_NAME}" localSheetId="{place}">{escape(area)}</{tag}>'
        for place, area in areas.items()
    )
    before = f"{prefix}:" if prefix else ""
    return apply(data, new_names(elements, before, items.encode()))
