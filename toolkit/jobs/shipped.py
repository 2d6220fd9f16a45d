"""The workbooks that come built with the package."""

import sys
from pathlib import Path

from toolkit.xlsx.zip.package import read_file


def templates_folder() -> Path:
    """Where they lie: beside the package in a clone, else where pip put them."""
    beside = Path(__file__).resolve().parents[2] / "workbook_templates"
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / "thidua"


def standard_workbook(name: str) -> bytes:
    """A built workbook; made anew where the package came without the built ones."""
    built = templates_folder() / name
    if built.exists():
        return read_file(built)
    from toolkit.jobs.templates import build_template

    return build_template(name)
