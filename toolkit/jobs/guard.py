"""Whatever stops a job on a file becomes the finding of its report."""

from collections.abc import Callable
from datetime import datetime

from toolkit.findings.report import Report
from toolkit.jobs.packages import missing_package
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.unforeseen import unforeseen
from toolkit.xlsx.run import running

CLOSED = "closed file"
"""What was being done, in the log of errors; the calls there say the rest."""


def guarded(
    file: str, job: Callable[[], Report], *, now: datetime | None = None
) -> Report:
    """Run a job on one file; whatever stops it becomes the finding of its report.

    `now`: for the log of errors that nobody foresaw.
    """
    try:
        with running():
            return job()
    except REFUSED as refused:
        return Report(file=file, findings=(finding_of(refused),))
    except ModuleNotFoundError as error:
        finding = missing_package(error) or unforeseen(error, CLOSED, now)
        return Report(file=file, findings=(finding,))
    except Exception as error:  # the clerk gets a sentence, the log gets the trace
        return Report(file=file, findings=(unforeseen(error, CLOSED, now),))
