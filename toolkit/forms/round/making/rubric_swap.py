"""Puts a corrected rubric into a round book; the former one stays as a sheet of it."""

from io import BytesIO

from toolkit import __version__
from toolkit.forms.round.layout import KIND, RUBRIC, SCHEMA
from toolkit.forms.round.making.results_anew import with_results
from toolkit.forms.rubric.making.table import RubricTable
from toolkit.forms.rubric.sheet import COLUMN_PREFIX, SETTING_PREFIX
from toolkit.model.rubric import Rubric
from toolkit.parts.making.book import new_book, protect
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.styles import Styles
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.xlsx.edit.splice import TAG, Splice, apply, attribute, children, masked
from toolkit.xlsx.graft.grafting import graft
from toolkit.xlsx.workbook_part import BookXml
from toolkit.xlsx.zip.package import Package

_MARKS = ("kind", "schema", "fingerprint", "rules_version", "toolkit_version")


def with_rubric(data: bytes, rubric: Rubric, rules_version: str) -> bytes:
    """A round book whose rubric is another one, its result sheets ready for that.

    The sheet of the former rubric stays, without its names: it says by what was sent
    before; ranks by it do not. Raises FileRefusedError for a workbook that cannot be
    read.
    """
    package = Package.from_bytes(data)
    book = BookXml(package)
    taken = {name.casefold() for name in book.all_sheets}
    title, number = RUBRIC, 2
    while title.casefold() in taken:
        title, number = f"{RUBRIC} ({number})", number + 1
    bare = _without_names(package.read(book.part))
    without = package.with_parts({book.part: bare})
    parts = graft(without, _donor(rubric, title, rules_version), (title,))
    return with_results(Package.from_bytes(without).with_parts(parts), rubric)


def _donor(rubric: Rubric, title: str, rules_version: str) -> bytes:
    """A workbook of nothing but the sheet of a rubric."""
    target = BytesIO()
    book = new_book(target)
    sheet = book.add_worksheet(title)
    marks: dict[str, str | int] = {
        "kind": KIND,
        "schema": SCHEMA,
        "fingerprint": fingerprint(rubric),
        "rules_version": rules_version,
        "toolkit_version": __version__,
    }
    assert tuple(marks) == _MARKS
    RubricTable(book, sheet, Styles(book), editable=False).write(rubric, marks)
    protect(sheet)
    book.close()
    return normalise(target.getvalue())


def _without_names(part: bytes) -> bytes:
    """The workbook's part without the names that belong to the sheet of a rubric."""
    ours = {f"td_{mark}" for mark in _MARKS}
    mask = masked(part)
    splices: list[Splice] = []
    root = next(TAG.finditer(mask))
    for element in children(mask, root.end(), mask.rindex(b"</")):
        if element.name != "definedNames":
            continue
        for name in children(mask, element.inner, element.close):
            called = attribute(mask[name.start : name.inner], b"name")
            if called in ours or called.startswith((COLUMN_PREFIX, SETTING_PREFIX)):
                splices.append((name.start, name.end, b""))
    return apply(part, splices)
