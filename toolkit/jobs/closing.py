"""The last line of a job on many files: how many went how."""

from pathlib import Path

from toolkit.findings.report import CLEAN, COULD_NOT_RUN, Report
from toolkit.jobs.render import printable

_WORDS = {
    "failed": "{0} không làm được",
    "odd": "{0} có điều cần xem",
    "fine": "{0} không có điều cần xem",
    "passed": "{0} bỏ qua",
}
_NAMED = 3
"""So many of the files that could not be done are named."""


class Tally:
    """How many files went how; the reports themselves are not kept."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(_WORDS, 0)
        self._failed: list[str] = []

    def add(self, report: Report) -> None:
        """Count a report."""
        code = report.exit_code
        if [finding.code for finding in report.findings] == ["F056"]:
            how = "passed"
        elif code == COULD_NOT_RUN:
            how = "failed"
            self._failed.append(Path(report.file).name)
        else:
            how = "fine" if code == CLEAN else "odd"
        self._counts[how] += 1

    def line(self) -> str:
        """«4 tệp: 1 không làm được (a.xlsx), …»; "" of a single file."""
        files = sum(self._counts.values())
        if files < 2:
            return ""
        told = []
        for how, count in self._counts.items():
            names = self._names() if how == "failed" else ""
            if count:
                told.append(_WORDS[how].format(count) + names)
        return printable(f"{files} tệp: {', '.join(told)}.")

    def _names(self) -> str:
        more = ", …" if len(self._failed) > _NAMED else ""
        return f" ({', '.join(self._failed[:_NAMED])}{more})"
