"""What goes wrong around a workbook: who holds it, the disk, the journal."""

import errno
import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_IREAD
from unittest.mock import patch

from tests.broken.base import NOW, filled, good
from tests.broken.surgery import damaged, typed, without_name
from tests.forms.register.making import register_book
from toolkit.findings.report import Report
from toolkit.forms.form import Action
from toolkit.jobs.apart import Allowed, each_apart, started
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.many import passing_over, workbooks_in
from toolkit.jobs.new import check_rubric, convert_rubric, new_scoring_from
from toolkit.jobs.screen import OutputLostError, Screen, lost
from toolkit.jobs.undo import undo_file

NAME = "Chấm điểm của Sở.xlsx"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    """A job that cannot be done, and the one code it must say.

    `run` gets an empty folder; whatever workbook lies in it when the job begins must
    lie there unchanged afterwards.
    """

    code: str
    name: str
    run: Callable[[Path], Report]


def _workbook(folder: Path) -> Path:
    path = folder / NAME
    path.write_bytes(filled())
    return path


def _rescore(path: Path) -> Report:
    return rescore_file(path, now=NOW)


def _open_in_excel(folder: Path) -> Report:
    path = _workbook(folder)
    path.with_name("~$" + NAME).write_bytes(b"\4Hang".ljust(165))
    with patch("toolkit.xlsx.disk.lock._open_fails", lambda _: True):
        return _rescore(path)


def _open_in_libreoffice(folder: Path) -> Report:
    path = _workbook(folder)
    path.with_name(f".~lock.{NAME}#").write_text(",hang,pc,21.11.2026,;", "utf-8")
    return _rescore(path)


def _read_only(folder: Path) -> Report:
    path = _workbook(folder)
    path.chmod(S_IREAD)
    try:
        return _rescore(path)
    finally:
        path.chmod(0o600)


def _no_place_for_backups(folder: Path) -> Report:
    (folder / "_sao_luu").write_bytes(b"")
    return _rescore(_workbook(folder))


def _disk_full(folder: Path) -> Report:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with patch("toolkit.xlsx.disk.save.fill", full):
        return _rescore(_workbook(folder))


def _path_too_long(folder: Path) -> Report:
    deep = folder
    while len(str(deep)) < 215:
        deep = deep / "Thi đua khen thưởng"[: 214 - len(str(deep)) or 1]
        deep.mkdir()
    return _rescore(_workbook(deep))


def _saved_meanwhile(folder: Path) -> Report:
    path = _workbook(folder)

    def holds(target: Path, _: bytes) -> bool:
        return target.suffix == ".tmp"  # what we wrote ourselves

    with patch("toolkit.xlsx.disk.save.holds", holds):
        return _rescore(path)


def _held_when_replaced(folder: Path) -> Report:
    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    with patch("toolkit.xlsx.disk.save.put_in_place", held):
        return _rescore(_workbook(folder))


def _changed_since(folder: Path) -> Report:
    path = _workbook(folder)
    assert _rescore(path).saved
    path.write_bytes(damaged(path.read_bytes(), typed("H47", 19)))
    return undo_file(path, now=NOW)


def _backup_gone(folder: Path) -> Report:
    path = _workbook(folder)
    Path(_rescore(path).backup).unlink()
    return undo_file(path, now=NOW)


@contextmanager
def _home(folder: Path) -> Iterator[None]:
    """The log of unforeseen errors belongs to the user: here, to the test."""
    with patch("pathlib.Path.home", lambda: folder):
        yield


def _unforeseen(folder: Path) -> Report:
    def wrong(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    path = _workbook(folder)
    with _home(folder), patch("toolkit.jobs.files.work_on", wrong):
        return _rescore(path)


def _package_missing(folder: Path) -> Report:
    with patch.dict("sys.modules", {"tomli_w": None}):
        return convert_rubric("mau-100", folder / "bộ.toml")


def _hangs(path: Path) -> Report:
    time.sleep(600)
    return Report(file=str(path))


def _held_up(folder: Path) -> Report:
    paths, allowed = [_workbook(folder)], Allowed(waiting=0.1)
    (report,) = each_apart(paths, started(_hangs, 1), allowed)
    return report


def _output_lost(folder: Path) -> Report:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    try:
        Screen(Full()).write("kết quả")
    except OutputLostError as error:
        return Report(file=str(_workbook(folder)), findings=(lost(error),))
    raise AssertionError


def _drive_fails(folder: Path) -> Report:
    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with patch("toolkit.xlsx.disk.save.fill", fails):
        return _rescore(_workbook(folder))


def _read_back_wrong(folder: Path) -> Report:
    path = _workbook(folder)
    with patch("toolkit.jobs.verify.same_value", lambda *_: False):
        return _rescore(path)


def _register_that_is_none(folder: Path) -> Report:
    register = folder / "theo_doi.xlsx"
    register.write_bytes(b"ghi chu")
    return rescore_file(_workbook(folder), now=NOW, registers=register)


def _register(folder: Path) -> Report:
    path = folder / "theo_doi.xlsx"
    path.write_bytes(register_book())
    return rescore_file(path, now=NOW, registers=path)


def _rubric_in_no_workbook(folder: Path) -> Report:
    path = folder / NAME
    path.write_bytes(damaged(good(), without_name("td_rb_id")))
    return check_rubric(str(path))


def _of_somebody_else(folder: Path) -> Report:
    (folder / NAME).write_bytes(damaged(good(), without_name("td_kind")))
    (report,) = passing_over([check_file(folder / NAME)], [str(folder)])
    return report


def _only_report(folder: Path, word: str) -> Report:
    paths, problems = workbooks_in([str(folder / word)])
    assert not paths
    (report,) = problems
    return report


SCENARIOS = (
    Scenario(code="F021", name="open in Excel", run=_open_in_excel),
    Scenario(code="F022", name="open in LibreOffice", run=_open_in_libreoffice),
    Scenario(code="F023", name="marked read-only", run=_read_only),
    Scenario(code="F024", name="no place for backups", run=_no_place_for_backups),
    Scenario(code="F025", name="disk full", run=_disk_full),
    Scenario(code="F026", name="path too long for Excel", run=_path_too_long),
    Scenario(
        code="F027", name="no such file", run=lambda f: _only_report(f, "không có.xlsx")
    ),
    Scenario(code="F028", name="saved meanwhile", run=_saved_meanwhile),
    Scenario(code="F029", name="held when replaced", run=_held_when_replaced),
    Scenario(
        code="F030",
        name="pattern without match",
        run=lambda f: _only_report(f, "*.xlsx"),
    ),
    Scenario(code="F056", name="none of ours in a folder", run=_of_somebody_else),
    Scenario(
        code="F054",
        name="ratios of a scoring workbook",
        run=lambda f: rescore_file(_workbook(f), now=NOW, action=Action.RATIOS),
    ),
    Scenario(code="F059", name="a register for a scoring workbook", run=_register),
    Scenario(code="F070", name="a file that hangs a batch", run=_held_up),
    Scenario(code="F071", name="the output's disk is full", run=_output_lost),
    Scenario(code="F072", name="the drive fails", run=_drive_fails),
    Scenario(code="F055", name="a package is missing", run=_package_missing),
    Scenario(code="P328", name="a register that is none", run=_register_that_is_none),
    Scenario(
        code="F031",
        name="undo of what was never rescored",
        run=lambda f: undo_file(_workbook(f), now=NOW),
    ),
    Scenario(code="F032", name="undo after more work", run=_changed_since),
    Scenario(code="F033", name="undo without its backup", run=_backup_gone),
    Scenario(code="F034", name="an error nobody foresaw", run=_unforeseen),
    Scenario(code="F035", name="reads back differently", run=_read_back_wrong),
    Scenario(code="F036", name="no rubric in the workbook", run=_rubric_in_no_workbook),
    Scenario(
        code="F060",
        name="no form on the sheet",
        run=lambda f: new_scoring_from(str(_workbook(f)), "Nhật ký", now=NOW),
    ),
)
"""Every job that cannot be done for a reason outside the workbook."""
