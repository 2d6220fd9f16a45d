"""The packages that some jobs need and a bare clone does not have."""

import sys

from toolkit.findings import Finding, find

INSTALLED_AS = {
    "xlsxwriter": "XlsxWriter",
    "tomli_w": "tomli-w",
    "openpyxl": "openpyxl",
    "xlwings": "xlwings",
    "pandas": "pandas",
    "xlrd": "xlrd",
    "olefile": "olefile",
    "icalendar": "icalendar",
    "distributed": "distributed",
    "docxtpl": "docxtpl",
    "docx": "python-docx",
    "lxml": "lxml",
    "pyopenvba": "pyOpenVBA==6.5.0",
}
"""What pip calls each module of them; a test holds it to `pyproject.toml`."""


def missing_package(error: ImportError) -> Finding | None:
    """F055 where what could not be imported is one of these packages, else None."""
    module = (error.name or "").partition(".")[0]
    known = INSTALLED_AS.get(module)
    if known is None:
        return None
    python = "py" if sys.platform == "win32" else "python3"
    command = f"{python} -m pip install {known}"
    return find("F055", seen=known.partition("==")[0], command=command)
