"""A report as the lines of text that a clerk reads, the same at every door."""

from collections.abc import Iterator

from toolkit.findings import SEVERITY_WORDS, Finding, worst_first
from toolkit.findings.report import Report


def report_lines(report: Report, *, rewrites: bool = False) -> Iterator[str]:
    """The file and whose it is, then indented what was found and what was written.

    `rewrites`: the job writes where something must be put right, so that it is said
    when nothing had to be. What the file holds cannot steer a terminal.
    """
    yield printable(f"{report.file}{_whose(report)}")
    if report.summary:
        yield f"  {printable(report.summary)}"
    for finding in worst_first(report.findings):
        yield f"  {finding_line(finding)}"
    written = _written(report, rewrites=rewrites)
    if written:
        yield f"  {printable(written)}"


def made_lines(report: Report) -> Iterator[str]:
    """What came of making a file: what was found, and where the new one lies."""
    yield from map(finding_line, report.findings)
    if report.backup:
        yield printable(
            f"Đã ghi vào chính tệp: {report.saved}; bản trước đó: {report.backup}"
        )
    elif report.saved:
        yield printable(f"Đã tạo: {report.saved}")
    if report.then:
        yield printable(report.then)


def checked_lines(report: Report) -> Iterator[str]:
    """What was found in a rubric, and what it adds up to."""
    yield from map(finding_line, report.findings)
    yield printable(report.summary)


def finding_line(finding: Finding) -> str:
    """A finding in one line: code, severity, text."""
    severity = SEVERITY_WORDS[finding.severity]
    return f"[{finding.code}] {severity}: {printable(finding.text)}"


def printable(text: str) -> str:
    """One line in which nothing steers a terminal: a blank for each such character."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _whose(report: Report) -> str:
    if not (report.rubric_id or report.unit or report.year):
        return ""
    year = f", năm {report.year}" if report.year else ""
    return f" – {report.unit or 'Chưa ghi đơn vị'}{year}"


def _written(report: Report, *, rewrites: bool) -> str:
    if report.saved and report.changed:
        return f"Đã ghi {len(report.changed)} ô; bản trước đó: {report.backup}"
    if report.saved and report.backup:
        return f"Đã ghi; bản trước đó: {report.backup}"
    if report.saved:
        return f"Đã ghi: {report.saved}"
    return "Không có gì phải ghi lại." if rewrites and report.kind else ""
