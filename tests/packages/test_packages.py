"""Every workbook we ship and produce passes both judges; every broken one fails."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.audit_corpus import clean_first, clean_second, first_half, second_half
from tests.audit_corpus.page import to_bytes
from tests.broken.base import NOW, empty, filled, good, good_100
from tests.broken.cases import CASES, Case
from tests.broken.surgery import damaged, typed
from tests.jobs.office_form import office_form
from tests.packages import lint as lint_package
from tests.packages.broken_packages import BROKEN, Broken, write_all
from tests.packages.fault import Fault
from tests.packages.lint import lint
from tests.packages.macro_book import macro_book
from tests.packages.validator import Verdict, validate
from tests.tries import is_thorough, sample
from tests.xlsx.rich import rich_workbook
from toolkit.jobs.demo.scoring import make_demo, standard_workbook
from toolkit.jobs.files import rescore_file
from toolkit.jobs.new import convert_rubric, new_awards, new_rubric, new_scoring
from toolkit.jobs.undo import undo_file
from toolkit.scoring.rubric.text import standard_ids

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"
SHIPPED = sorted(p.name for p in TEMPLATES.iterdir() if p.suffix.startswith(".xl"))
WITHOUT_TWINS = [
    name
    for name in SHIPPED
    if name.endswith(".xlsm") or name.replace(".xlsx", ".xlsm") not in SHIPPED
]
"""Without those that are there with buttons too: the same, as
`tests/macros/test_build.py` compares."""
HERE = Path(__file__).parent
OF_MANY_KINDS = "theo_doi_khen_thuong.xlsm"
"""Tables, rules, lists and buttons on twenty sheets: what the others are made of."""

HARMLESS: dict[str, dict[str, str]] = {
    "the office's form": {
        "button-macro": "saved as .xlsx, the office's button has lost its macro: Excel"
        " opens it and says so when it is pressed",
        "part-orphan": "the grafted docProps/custom.xml, which Excel leaves out",
    },
    "the office's workbook": {
        "button-macro": "as above",
    },
    "a number kept as text": {
        "text-space": "the office's own cell, «20 » without xml:space; Excel drops the"
        " blank, and the finding is about the text",
    },
}
"""What the lint may say of which workbook, and why nothing is wrong with that."""


# The judge beside the lint: installed in a whole run, left out in the fast lane.
by_the_validator = pytest.mark.usefixtures("sdk")


def judged(path: Path, *, name: str = "") -> None:
    """Fails when the lint or the validator has a word to say against a workbook."""
    harmless = HARMLESS.get(name, {})
    found = lint(path.read_bytes(), path.name)
    assert [f for f in found if f.check not in harmless] == []
    assert {f.check for f in found} == harmless.keys(), "no longer needed in HARMLESS"
    if is_thorough() or name not in HELD_BY_ANOTHER:
        assert validate(path) == []


# What we ship


def test_workbooks_of_every_ending_are_shipped() -> None:
    assert {Path(name).suffix for name in SHIPPED} == {".xlsx", ".xlsm", ".xlam"}


@by_the_validator
@pytest.mark.parametrize("name", SHIPPED if is_thorough() else WITHOUT_TWINS)
def test_every_shipped_workbook_is_in_order(name: str) -> None:
    judged(TEMPLATES / name, name=name)


@by_the_validator
@pytest.mark.parametrize("name", SHIPPED if is_thorough() else [OF_MANY_KINDS])
def test_every_shipped_workbook_is_in_order_for_excel_2010(name: str) -> None:
    assert validate(TEMPLATES / name, version="Office2010") == []


# What we produce


def _at(folder: Path, data: bytes) -> Path:
    path = folder / "sổ của Sở.xlsx"
    path.write_bytes(data)
    return path


def _rescored(folder: Path, data: bytes) -> Path:
    path = _at(folder, data)
    assert rescore_file(path, now=NOW).saved
    return path


def _rescored_twice(folder: Path) -> Path:
    """Two findings and a log of two presses in it."""
    path = _rescored(folder, filled())
    path.write_bytes(damaged(path.read_bytes(), typed("H47", 25)))
    assert rescore_file(path, now=NOW.replace(month=4)).saved
    return path


def _undone(folder: Path) -> Path:
    path = _rescored(folder, office_form())
    assert undo_file(path, now=NOW).saved
    assert path.read_bytes() == office_form()
    return path


def _with_buttons(folder: Path) -> Path:
    """The workbook with buttons on its sheet, filled by a clerk and rescored."""
    path = folder / "sổ.xlsm"
    steps = (typed("A2", "Sở Công Thương"), typed("I3", 2017), typed("A11", "x"))
    path.write_bytes(damaged(standard_workbook("cham_diem.xlsm"), *steps))
    assert rescore_file(path, now=NOW).saved
    return path


def _new(folder: Path, rubric: str) -> Path:
    path = folder / "mới.xlsx"
    report = new_scoring(
        rubric, unit="Phòng A & B", superior="Sở «C»", year=2026, output=str(path)
    )
    assert report.saved
    return path


def _new_register(folder: Path) -> Path:
    path = folder / "sổ.xlsx"
    report = new_awards(
        unit="Sở A & B", superior="UBND TỈNH «C»", year=2026, output=str(path)
    )
    assert report.saved
    return path


def _new_rubric(folder: Path) -> Path:
    assert new_rubric(folder / "bộ.xlsx").saved
    return folder / "bộ.xlsx"


def _converted(folder: Path) -> Path:
    assert convert_rubric("mau-100", folder / "bộ.xlsx").saved
    return folder / "bộ.xlsx"


PRODUCED: dict[str, Callable[[Path], Path]] = {
    "an empty rubric": _new_rubric,
    "a new register": _new_register,
    "a rubric from its text": _converted,
    "the demo": lambda folder: Path(make_demo(folder, now=NOW).saved),
    "a filled form": lambda folder: _at(folder, filled()),
    "a rescored form": lambda folder: _at(folder, good()),
    "a rescored form of 100 points": lambda folder: _at(folder, good_100()),
    "a rescored empty form": lambda folder: _rescored(folder, empty()),
    "a form rescored twice": _rescored_twice,
    "a rescored form with buttons": _with_buttons,
    "the office's form": lambda folder: _rescored(folder, office_form()),
    "the office's form, undone": _undone,
    "the office's workbook": lambda folder: _at(folder, rich_workbook()),
}
PRODUCED |= {
    f"a new form of {rubric}": lambda folder, rubric=rubric: _new(folder, rubric)
    for rubric in standard_ids()
}
HARMLESS["the office's form, undone"] = HARMLESS["the office's form"]
HELD_BY_ANOTHER = {
    # All that is in these is in «a form rescored twice» too.
    "the demo",
    "a filled form",
    "a rescored form",
    "a rescored empty form",
    "a rescored form of 100 points",
    # The office's form is made of it, and we write nothing into it.
    "the office's workbook",
    # All that is in these is in «a rescored form with buttons» and «a rubric from
    # its text».
    "cham_diem.xlsm",
    "cham_diem_mau_100.xlsx",
    "bo_tieu_chi.xlsx",
    # A shipped one with other names on it, which the lint and the readers see.
    "an empty rubric",
    "a new register",
    *(f"a new form of {rubric}" for rubric in standard_ids()),
    # Byte for byte what the office had.
    "the office's form, undone",
}
"""What the validator, which takes a second and a half for each, judges in a thorough
run only."""


@by_the_validator
@pytest.mark.parametrize("name", PRODUCED)
def test_every_workbook_we_produce_is_in_order(name: str, tmp_path: Path) -> None:
    judged(PRODUCED[name](tmp_path), name=name)


NAMED = [case for case in CASES if case.name in HARMLESS]
"""Those that the lint has a word about."""


@by_the_validator
@pytest.mark.parametrize(
    "case",
    [case for case in CASES if not case.refused] if is_thorough() else NAMED,
    ids=lambda c: f"{c.code} {c.name}",
)
def test_a_faulty_form_is_in_order_for_excel_once_rescored(
    case: Case, tmp_path: Path
) -> None:
    path = _at(tmp_path, case.make())
    rescore_file(path, now=NOW)
    judged(path, name=case.name)


CLEAN: list[Any] = [*clean_first.CLEAN, *clean_second.CLEAN]
CLEAN += [fault.pages for fault in (*first_half.FAULTS, *second_half.FAULTS)]


@pytest.mark.slow
def test_the_lint_cries_no_wolf_on_workbooks_of_every_kind() -> None:
    assert len(CLEAN) > 100
    for pages in sample(CLEAN, 3):
        assert lint(to_bytes(pages()), "a.xlsx") == []


def test_every_allowance_belongs_to_a_workbook() -> None:
    assert PRODUCED.keys() | set(SHIPPED) > HELD_BY_ANOTHER
    assert HARMLESS.keys() <= PRODUCED.keys() | {case.name for case in CASES}


# What is broken


@by_the_validator
def test_the_workbook_that_the_broken_ones_are_made_from_is_in_order(
    tmp_path: Path,
) -> None:
    path = tmp_path / "so.xlsm"
    path.write_bytes(macro_book())
    judged(path)


@pytest.mark.slow
@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_the_lint_names_what_is_broken_and_nothing_else(case: Broken) -> None:
    assert {f.check for f in lint(case.make(), f"so{case.ending}")} == case.says


@by_the_validator
@pytest.mark.parametrize(
    "case", sample([c for c in BROKEN if c.seen], 9), ids=lambda case: case.name
)
def test_the_validator_sees_what_the_lint_leaves_to_it(
    case: Broken, tmp_path: Path
) -> None:
    path = tmp_path / f"so{case.ending}"
    path.write_bytes(case.make())
    assert any(case.seen in str(verdict) for verdict in validate(path))


def test_no_broken_workbook_is_left_to_nobody() -> None:
    assert len(BROKEN) >= 45
    assert [case.name for case in BROKEN if not (case.says or case.seen)] == []
    assert len({case.name for case in BROKEN}) == len(BROKEN)


def test_no_check_of_the_lint_is_dead() -> None:
    written = "".join(path.read_text("utf-8") for path in HERE.glob("lint*.py"))
    checks = set(re.findall(r'Fault\(\s*"([a-z0-9-]+)"', written))
    checks |= set(
        re.findall(r'"((?:button|ribbon)-[a-z-]+)"\)$', written, re.MULTILINE)
    )
    seen = set().union(*(case.says for case in BROKEN))
    assert checks == seen


def test_every_function_of_the_lint_is_run() -> None:
    """A check that is written but not listed would look for nothing."""
    modules = [path.stem for path in HERE.glob("lint_*.py")]
    for module in modules:
        listed = set(getattr(lint_package, module).CHECKS)
        written = {
            value
            for value in vars(getattr(lint_package, module)).values()
            if getattr(value, "__annotations__", {}).get("book") is not None
            and not value.__name__.startswith("_")
            and list(value.__annotations__) == ["book", "return"]
            and value.__annotations__["return"].__args__ == (Fault,)
            and value.__module__.endswith(module)
        }
        assert written == listed, module


def test_broken_workbooks_can_be_written_out(tmp_path: Path) -> None:
    assert len(write_all(tmp_path)) == len(BROKEN)


@by_the_validator
def test_a_verdict_tells_rule_part_and_path(tmp_path: Path) -> None:
    case = next(c for c in BROKEN if c.name == "a cell of unknown type")
    path = tmp_path / "so.xlsm"
    path.write_bytes(case.make())
    (verdict,) = validate(path)
    assert isinstance(verdict, Verdict)
    assert verdict.part == "/xl/worksheets/sheet1.xml"
    assert verdict.path.endswith("/x:c[6]/@t") or "x:c" in verdict.path
    assert "'x'" in verdict.text
