"""What Excel's compiler would find, found without it: 12 faults of 12, none in ours."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from pyopenvba.exceptions import VBACompileError
from pyopenvba.interpreter import Interpreter

from tests.macros.planted import CALLED, PING, PLANTED, SOUND
from tests.macros.running_calc import RunningCalc
from tests.tries import is_thorough, sample
from toolkit.addin.sources import (
    ADD_IN_MODULES,
    FOLDER,
    WORKBOOK_MODULES,
    Module,
    vba_modules,
)
from toolkit.addin.vba import with_macros
from toolkit.parts.making.book import new_book
from toolkit.parts.making.normalise import normalise, packed

pytestmark = pytest.mark.slow

BUILT = FOLDER.parent / "workbook_templates"

# Who finds what; a fault that LibreOffice alone finds would still be found.
PARSER = {
    "an If that does not end",
    "a text that does not end",
    "brackets that do not close",
}
ANALYSIS = set(PLANTED) - {"an If that does not end", "a text that does not end"}
"""What neither finds does not exist; a change of either library shows here."""


def book(folder: Path, modules: Sequence[Module]) -> Path:
    target = BytesIO()
    empty = new_book(target)
    empty.add_worksheet("A")
    empty.close()
    path = folder / "planted.xlsm"
    path.write_bytes(packed(with_macros(normalise(target.getvalue()), modules)))
    return path


def module(name: str, text: str) -> Module:
    return Module(name, text.replace("\n", "\r\n"))


def analysis_finds(path: Path) -> set[str]:
    # Imported where it is used: it takes two seconds of every run that collects this.
    from pyvbaanalysis import DiagnosticSeverity, analyze_office_file

    telling = {DiagnosticSeverity.ERROR, DiagnosticSeverity.WARNING}
    return {
        found.code
        for each in analyze_office_file(path).values()
        for found in each
        if found.severity in telling
    }


def parser_finds(modules: Sequence[Module]) -> bool:
    try:
        for each in modules:
            Interpreter().add_module(each.text, name=each.name)
    except VBACompileError:
        return True
    return False


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str, tmp_path: Path) -> None:
    planted = module("Planted", PLANTED[fault])
    modules = [module("Called", CALLED), planted]
    assert bool(analysis_finds(book(tmp_path, modules))) == (fault in ANALYSIS)
    assert parser_finds([planted]) == (fault in PARSER)
    assert fault in ANALYSIS | PARSER


@pytest.mark.parametrize(
    "name", sample(["thidua.xlam", "cham_diem.xlsm", "theo_doi_khen_thuong.xlsm"], 3)
)
def test_nothing_is_found_in_what_is_shipped(name: str) -> None:
    assert analysis_finds(BUILT / name) == set()


def test_nothing_is_found_in_a_sound_module(tmp_path: Path) -> None:
    sound = module("Planted", SOUND)
    modules = [*vba_modules(WORKBOOK_MODULES), sound]
    assert any(CALLED.splitlines()[2] in each.text for each in modules)
    assert analysis_finds(book(tmp_path, modules)) == set()
    assert not parser_finds([*vba_modules(ADD_IN_MODULES), sound])


def test_there_are_twelve() -> None:
    assert len(PLANTED) == 12


IN_CALC = {
    "an If that does not end",
    "a Sub that is there twice",
    "a text that does not end",
    "a constant that is computed",
}
"""What keeps every LibreOffice from compiling a project; some see more."""


@pytest.mark.usefixtures("bridge")
def test_one_module_that_does_not_compile_silences_its_project_in_calc(
    tmp_path: Path,
) -> None:
    answers = {}
    with RunningCalc(tmp_path / "profile") as calc:
        tried = PLANTED if is_thorough() else {name: PLANTED[name] for name in IN_CALC}
        for name, text in {**tried, "none": SOUND}.items():
            modules = [
                *vba_modules(WORKBOOK_MODULES),
                module("Planted", text),
                module("Pinged", PING),
            ]
            document = calc.open(book(tmp_path, modules))
            calc.run(document, "Pinged.Ping")
            cell = document.Sheets.getByIndex(0).getCellByPosition(0, 0)
            answers[name] = cell.String
            document.close(True)
    silent = {name for name, answer in answers.items() if answer != "pong"}
    assert silent >= IN_CALC
    assert answers["none"] == "pong"
