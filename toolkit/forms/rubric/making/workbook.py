"""Builds the workbook in which a clerk writes a rubric."""

from collections.abc import Sequence
from io import BytesIO

from toolkit import __version__
from toolkit.forms.rubric.making.example import EXAMPLE
from toolkit.forms.rubric.making.review import ReviewRow, write_review
from toolkit.forms.rubric.making.table import RubricTable
from toolkit.forms.scoring.layout import SCHEMA
from toolkit.forms.scoring.making.places import GUIDE, RUBRIC
from toolkit.model.rubric import Rubric
from toolkit.parts.making.book import new_book, properties, protect
from toolkit.parts.making.guide import AUTHORING, write_guide
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.styles import Styles

AUTHORING_KIND = "rubric"


def build_rubric_workbook(
    rubric: Rubric | None, review: Sequence[ReviewRow] = ()
) -> bytes:
    """A workbook in which a clerk writes a rubric; without one, with an example.

    `review`: of a rubric that was read from an office's own table, its lines.
    """
    target = BytesIO()
    book = new_book(target)
    formats = Styles(book)
    sheet = book.add_worksheet(RUBRIC)
    guide = book.add_worksheet(GUIDE)
    marks: dict[str, str | int] = {
        "kind": AUTHORING_KIND,
        "schema": SCHEMA,
        "toolkit_version": __version__,
    }
    RubricTable(book, sheet, formats, editable=True).write(rubric or EXAMPLE, marks)
    protect(sheet, insert_rows=True, delete_rows=True)
    if review:
        write_review(book, formats, review)
    write_guide(guide, formats, AUTHORING)
    protect(guide)
    properties(book, "Bộ tiêu chí thi đua")
    book.close()
    return normalise(target.getvalue())
