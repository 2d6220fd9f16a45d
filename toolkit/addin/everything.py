"""`thidua build`: every file that is kept built in `workbook_templates/`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from toolkit.addin.addin import build_add_in, build_with_buttons
from toolkit.addin.extension import build_extension
from toolkit.jobs.templates import AWARDS, ROUND, write_templates
from toolkit.places import ADD_IN, EXTENSION

MACRO_FILES: dict[str, Callable[[], bytes]] = {
    ADD_IN: build_add_in,
    "cham_diem.xlsm": partial(build_with_buttons, "cham_diem.xlsx"),
    "theo_doi_khen_thuong.xlsm": partial(build_with_buttons, AWARDS),
    "so_gui_nhan.xlsm": partial(build_with_buttons, ROUND),
    EXTENSION: build_extension,
}


def build_all(folder: Path) -> tuple[Path, ...]:
    """Write all built files into a folder, from the texts as they lie in `macros/`.

    Raises SourceFault where `macros/` is missing or cannot be built from,
    ModuleNotFoundError where pyOpenVBA is not installed.
    """
    paths = list(write_templates(folder))
    for name, build in MACRO_FILES.items():
        path = folder / name
        path.write_bytes(build())
        paths.append(path)
    return tuple(paths)
