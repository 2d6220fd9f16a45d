"""The standard workbooks, as they are kept built in `workbook_templates/`."""

from collections.abc import Sequence
from pathlib import Path

from toolkit.forms.register.making.workbook import build_register
from toolkit.forms.round.making.workbook import build_round
from toolkit.forms.rubric.making.workbook import build_rubric_workbook
from toolkit.forms.scoring.making.workbook import build_scoring
from toolkit.forms.year.making.workbook import build_year
from toolkit.parts.making.buttons import SheetButton
from toolkit.rules.loader import rules_version
from toolkit.scoring.rubric.text import standard_rubric

AUTHORING = "bo_tieu_chi.xlsx"
SCORING = {
    "cham_diem.xlsx": "khoi-2017-950",
    "cham_diem_mau_100.xlsx": "mau-100",
}
AWARDS = "theo_doi_khen_thuong.xlsx"
ROUND = "so_gui_nhan.xlsx"
YEAR = "so_nam_thi_dua.xlsx"
NAMES = (*SCORING, AUTHORING, AWARDS, ROUND, YEAR)
_ROUND_RUBRIC = "khoi-2017-950"


def build_template(name: str, *, buttons: Sequence[SheetButton] = ()) -> bytes:
    """One standard workbook, by file name. Raises KeyError for an unknown one.

    `buttons` stand on the sheet «Chấm điểm» of a scoring workbook, and on the sheets
    of the register, the round book or the year book that a button concerns.
    """
    if name == AUTHORING:
        return build_rubric_workbook(None)
    if name == AWARDS:
        return build_register(rules_version=rules_version(), buttons=buttons)
    if name == YEAR:
        return build_year(rules_version=rules_version(), buttons=buttons)
    if name == ROUND:
        rubric = standard_rubric(_ROUND_RUBRIC)
        return build_round(rubric, rules_version=rules_version(), buttons=buttons)
    rubric = standard_rubric(SCORING[name])
    return build_scoring(rubric, rules_version=rules_version(), buttons=buttons)


def write_templates(folder: Path) -> tuple[Path, ...]:
    """Build all standard workbooks into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in NAMES:
        path = folder / name
        path.write_bytes(build_template(name))
        paths.append(path)
    return tuple(paths)
