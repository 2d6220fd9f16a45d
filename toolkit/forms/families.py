"""The families of workbooks, and which one a workbook belongs to."""

from typing import Any

from toolkit.forms.form import Action, Form
from toolkit.forms.other.form import OTHER
from toolkit.forms.register.form import REGISTER
from toolkit.forms.round.appraisal_form import APPRAISAL
from toolkit.forms.round.form import ROUND
from toolkit.forms.scoring.form import SCORING
from toolkit.forms.slices.form import SLICE
from toolkit.forms.year.form import YEAR
from toolkit.xlsx.closed_book import ClosedBook

FORMS: tuple[Form[Any], ...] = (
    REGISTER,
    ROUND,
    SLICE,
    APPRAISAL,
    YEAR,
    OTHER,
    SCORING,
)
"""Every family; a workbook that none recognises is for the last to refuse.

Whatever never was ours is of the family of others, which can only be checked.
"""


def form_of(
    book: ClosedBook, action: Action, *, with_numbers: bool = False
) -> Form[Any]:
    """The form of a workbook among those that know the action.

    `with_numbers`: among those that take measured numbers from a register. Where none
    recognises the workbook it is the last of them, whose `assess` says what is amiss.
    Raises ValueError when no form does what is asked.
    """
    able = [
        form
        for form in FORMS
        if action in form.actions and (form.takes_numbers or not with_numbers)
    ]
    if not able:
        raise ValueError(f"no form does {action} with numbers of a register")
    return next((form for form in able if form.recognises(book)), able[-1])


def form_said(book: ClosedBook) -> Form[Any]:
    """The form of a workbook, whatever is asked of it."""
    return form_of(book, Action.CHECK)
