"""`thidua build`: every file that is kept built in `workbook_templates/`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from toolkit.addin.addin import build_add_in, build_with_buttons
from toolkit.addin.extension import build_extension
from toolkit.jobs.templates import AWARDS, ROUND, YEAR, write_templates
from toolkit.places import ADD_IN, EXTENSION
from toolkit.reports.papers.pages.all_pages import FILES, page
from toolkit.reports.written.templates import NAMES, build_report_template

MACRO_FILES: dict[str, Callable[[], bytes]] = {
    ADD_IN: build_add_in,
    "cham_diem.xlsm": partial(build_with_buttons, "cham_diem.xlsx"),
    "theo_doi_khen_thuong.xlsm": partial(build_with_buttons, AWARDS),
    "so_gui_nhan.xlsm": partial(build_with_buttons, ROUND),
    "so_nam_thi_dua.xlsm": partial(build_with_buttons, YEAR),
    EXTENSION: build_extension,
}

WORD_FILES: dict[str, Callable[[], bytes]] = {
    **{name: partial(page, kind) for name, kind in FILES.items()},
    **{name: partial(build_report_template, name) for name in NAMES.values()},
}
"""Templates of papers and reports, which an office may change in Word."""


def build_all(folder: Path) -> tuple[Path, ...]:
    """Write all built files into a folder, from the texts as they lie in `macros/`.

    Raises SourceFault where `macros/` is missing or cannot be built from,
    ModuleNotFoundError where pyOpenVBA is not installed.
    """
    paths = list(write_templates(folder))
    for name, build in (MACRO_FILES | WORD_FILES).items():
        path = folder / name
        path.write_bytes(build())
        paths.append(path)
    return tuple(paths)
