"""A workbook that is read while a program has it open is read as it was last saved."""

from pathlib import Path

from toolkit.findings import Finding, find
from toolkit.jobs.refused import finding_of
from toolkit.xlsx.disk.lock import reason_not_to_write
from toolkit.xlsx.refusal import Fault

_PROGRAMS = {Fault.OPEN_IN_EXCEL: "Excel", Fault.OPEN_IN_LIBREOFFICE: "LibreOffice"}


def open_elsewhere(path: Path) -> tuple[Finding, ...]:
    """S143 where a spreadsheet has the workbook open; what it holds is only told."""
    refusal = reason_not_to_write(path)
    if refusal is None or refusal.fault not in _PROGRAMS:
        return ()
    who = finding_of(refusal).seen
    return (find("S143", seen=who, program=_PROGRAMS[refusal.fault]),)
