"""What goes wrong with a workbook that is open when a button is pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tests.broken.base import NOW, good
from tests.broken.scenarios import NAME, Scenario
from tests.broken.surgery import FORM_PART, damaged, without_name, xml
from tests.excel.damage import (
    after_the_copy,
    all_totals_typed_over,
    inputs_among_totals,
    large,
    with_points,
)
from tests.excel.recording import BUSY, GONE, Recorder
from toolkit import places
from toolkit.commands import BY_ID
from toolkit.excel import host
from toolkit.excel.asking import ask
from toolkit.excel.hosts import OpenBook, from_calc, the_one
from toolkit.excel.one_at_a_time import only_press
from toolkit.excel.press import press
from toolkit.findings import WorkRefusedError
from toolkit.findings.report import Report
from toolkit.jobs.files import rescore_file
from toolkit.xlsx.closed_book import ClosedBook


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """One press, and what is the matter with the workbook or the spreadsheet."""

    command: str = "rescore"
    full_name: str = ""
    data: Callable[[], bytes] = good
    read_only: bool = False
    fails: tuple[str, int] = ("", 0)

    def __call__(self, folder: Path) -> Report:
        path = folder / NAME
        path.write_bytes(self.data())
        recorder = Recorder(
            path.read_bytes(), self.full_name or str(path), read_only=self.read_only
        )
        recorder.fail = lambda what: self.fails[1] if what == self.fails[0] else None
        return _press(recorder, folder, self.command)


def _typed_meanwhile(folder: Path) -> Report:
    """In a form so damaged that inputs are written again with their neighbours."""
    path = folder / NAME
    data = all_totals_typed_over(with_points(large(100)))
    path.write_bytes(data)
    recorder = Recorder(data, str(path))
    place = inputs_among_totals(data)[0]
    after_the_copy(recorder, lambda: recorder.book.set_value(*place, 3.5))
    return _press(recorder, folder)


def _cannot_be_taken_back(folder: Path) -> Report:
    path = folder / NAME
    path.write_bytes(_typed_over())
    recorder = Recorder(_typed_over(), str(path))
    writes = iter(range(100))
    recorder.fail = lambda what: -1 if what == "write" and next(writes) > 1 else None
    return _press(recorder, folder)


def _two_at_once(folder: Path) -> Report:
    path = folder / NAME
    path.write_bytes(good())
    home = _home(folder)
    with patch.object(places, "data_folder", lambda: home), only_press():
        return _press(Recorder(good(), str(path)), folder)


def _calc_does_not_answer(folder: Path) -> Report:
    with patch("toolkit.calc.attach", lambda: None):
        return _refused(folder, lambda: from_calc("7"))


def _press(recorder: Recorder, folder: Path, command: str = "rescore") -> Report:
    home = _home(folder)
    with (
        patch.object(places, "data_folder", lambda: home),
        patch.object(host, "PAUSE", 0),
    ):
        outcome = press(command, recorder.xlwings_book(), now=NOW)
    return Report(file=recorder.full_name, findings=outcome.findings)


def _home(folder: Path) -> Path:
    home = folder.parent / f"{folder.name} nhà"
    home.mkdir(exist_ok=True)
    return home


def _refused(folder: Path, do: Callable[[], object]) -> Report:
    try:
        do()
    except WorkRefusedError as refused:
        return Report(file=str(folder), findings=(refused.finding,))
    raise AssertionError("nothing was refused")


def _in_an_array(folder: Path) -> Report:
    array = r'\g<1><f t="array" ref="H9:H10">{1;2}</f><v>1</v></c>'
    step = xml(FORM_PART, r'(<c r="H9"[^>]*>).*?</c>', array)
    path = folder / NAME
    path.write_bytes(damaged(good(), step))
    return rescore_file(path, now=NOW)


def _typed_over() -> bytes:
    book = ClosedBook.from_bytes(good())
    region = book.names()["td_c_total"]
    assert region
    book.set_value(region.sheet, region.top, region.left, 1.0)
    return book.to_bytes()


def _with_password() -> bytes:
    book = ClosedBook.from_bytes(_typed_over())
    part = book.sheet("Chấm điểm").part
    data = book.package.read(part)
    locked = data.replace(b"<sheetProtection ", b'<sheetProtection password="CC1A" ')
    return book.package.with_parts({part: locked})


def _changed_since(folder: Path) -> Report:
    path = folder / NAME
    path.write_bytes(good())
    book = ClosedBook.from_bytes(good())
    region = book.names()["td_c_total"]
    assert region
    place = (region.sheet, region.top, region.left)
    book.set_value(*place, 1.0)
    recorder = Recorder(book.to_bytes(), str(path))
    home = _home(folder)
    with patch.object(places, "data_folder", lambda: home):
        assert press("rescore", recorder.xlwings_book(), now=NOW).ok
        recorder.book.set_value(*place, 5.0)
        outcome = press("undo", recorder.xlwings_book(), now=NOW)
    assert recorder.book.sheet(region.sheet).at(*place[1:]).value == 5.0
    return Report(file=str(path), findings=outcome.findings)


def _which(*names: str) -> Callable[[Path], Report]:
    books = [OpenBook("Calc", name, "", None) for name in names]  # type: ignore[arg-type]
    return lambda folder: _refused(folder, lambda: the_one(books))


def _no_tkinter(folder: Path) -> Report:
    with patch.dict("sys.modules", {"tkinter": None}):
        outcome = ask(BY_ID["new_book"], None)
    return Report(file=str(folder), findings=outcome.findings)


def _no_screen(folder: Path) -> Report:
    import tkinter

    with patch("tkinter.Tk", side_effect=tkinter.TclError):
        outcome = ask(BY_ID["new_book"], None)
    return Report(file=str(folder), findings=outcome.findings)


MAIL = (
    "C:\\Users\\Hà\\AppData\\Local\\Microsoft\\Windows\\INetCache\\Content.Outlook\\X\\"
)

LIVE = (
    Scenario(code="F037", name="nothing is open", run=_which()),
    Scenario(code="F038", name="never saved", run=Press(full_name="Book1")),
    Scenario(code="F039", name="opened read-only", run=Press(read_only=True)),
    Scenario(code="F040", name="opened from mail", run=Press(full_name=MAIL + NAME)),
    Scenario(
        code="F041",
        name="on SharePoint",
        run=Press(full_name="https://so.sharepoint.com/td/" + NAME),
    ),
    Scenario(code="F042", name="two of one name", run=_which(NAME, NAME)),
    Scenario(
        code="F043",
        name="a cell is being edited",
        run=Press(fails=("SaveCopyAs", BUSY)),
    ),
    Scenario(code="F044", name="a password on a sheet", run=Press(data=_with_password)),
    Scenario(
        code="F045", name="no copy can be saved", run=Press(fails=("SaveCopyAs", -1))
    ),
    Scenario(code="F046", name="undo after more typing", run=_changed_since),
    Scenario(code="F047", name="nothing to undo", run=Press(command="undo")),
    Scenario(code="F048", name="closed meanwhile", run=Press(fails=("FullName", GONE))),
    Scenario(code="F050", name="typed during the press", run=_typed_meanwhile),
    Scenario(code="F051", name="two presses at once", run=_two_at_once),
    Scenario(code="F052", name="Calc does not answer", run=_calc_does_not_answer),
    Scenario(code="F053", name="half written", run=_cannot_be_taken_back),
    Scenario(code="F057", name="no tkinter for a dialog", run=_no_tkinter),
    Scenario(code="F058", name="no screen for a dialog", run=_no_screen),
    Scenario(code="C216", name="a total in an array", run=_in_an_array),
    Scenario(
        code="F049",
        name="no guide to show",
        run=Press(
            command="help", data=lambda: damaged(good(), without_name("td_guide"))
        ),
    ),
)
"""Every press that cannot be done."""
