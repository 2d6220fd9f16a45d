"""«Việc đến hạn»: the open year book calculated anew, and what is due told."""

from datetime import datetime

import xlwings

from toolkit.excel.press import SHOWN, Made, Outcome, change, counted
from toolkit.exchange.deadlines.due import due_lines, due_of
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.form import Action
from toolkit.forms.year.reading import is_year_book, read_year
from toolkit.forms.year.writing import within_of
from toolkit.jobs.work import work_on
from toolkit.xlsx.closed_book import ClosedBook


def press_due(book: xlwings.Book, now: datetime) -> Outcome:
    """Calculate the open year book and say what is late and what is due soon."""

    def job(before: ClosedBook, after: ClosedBook) -> Made:
        if not is_year_book(after):
            raise WorkRefusedError(find("Y100"))
        work = work_on(after, Action.RESCORE)
        work.write(after, now)
        due = due_of(read_year(after).book, now.date(), within_of(after))
        lines = [*due_lines(due)]
        more = ["  …"] if len(lines) > SHOWN + 1 else []
        findings = work.assessment.findings
        told = filter(None, [*lines[: SHOWN + 1], *more, counted(findings)])
        said = Outcome("\n".join(told), True, findings)
        return Made(work.own(after), work.form.own_sheets(before), said)

    return change(book, now, "due", job)
