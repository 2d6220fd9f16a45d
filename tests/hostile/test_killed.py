"""A save that is killed at any call of the system leaves the workbook whole."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.jobs.filled import filled_workbook
from tests.tries import sample
from toolkit.jobs.demo.register import filled_register
from toolkit.xlsx.disk.backups import BACKUP_FOLDER
from toolkit.xlsx.disk.journal import JOURNAL
from toolkit.xlsx.disk.save import digest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
# What changes a disk; what only looks can be killed without harm anywhere.
CALLS = (
    "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat,rmdir,"
    "unlink,unlinkat,link,linkat,fchmod,fchown,ftruncate,fsetxattr,chmod"
)
JOB = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from toolkit.jobs.files import rescore_file
report = rescore_file(Path(sys.argv[1]), now=datetime(2026, 1, 5, tzinfo=UTC))
sys.exit(0 if report.saved else 3)
"""
# The save alone, of what that job came to: to come to it takes most of the time.
SAVE = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from toolkit.xlsx.disk.save import save_over
path, after = map(Path, sys.argv[1:])
now = datetime(2026, 1, 5, tzinfo=UTC)
save_over(path, path.read_bytes(), after.read_bytes(), now=now)
"""
FORMS = {
    "scoring": filled_workbook,
    "register": lambda: filled_register().to_bytes(),
}
KILLED = sample(list(FORMS), 2)
"""One save is as another: what is saved is only bytes."""


@pytest.fixture(scope="module")
def strace() -> str:
    """The program that kills another one at a call; Linux alone has it."""
    found = shutil.which("strace")
    if found is None:
        if sys.platform != "linux":
            pytest.skip("strace is a program of Linux")
        pytest.skip("not installed: strace")
    return found


class Traced(NamedTuple):
    """How a job ended, the calls that it made, and all that strace told."""

    code: int
    calls: list[str]
    said: str


def traced(strace: str, options: Sequence[str], job: str, *paths: Path) -> Traced:
    """Do a job on files under strace."""
    log = paths[0].with_suffix(".calls")
    done = subprocess.run(
        [
            *(strace, "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}", *options),
            *(sys.executable, "-S", "-s", "-B", "-c", job, *map(str, paths)),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    said = log.read_text("utf-8", "replace")
    log.unlink()
    calls = re.findall(r"^\d+ +(\w+)\(", said, re.MULTILINE)
    return Traced(done.returncode, calls, said)


def fresh(folder: Path, data: bytes) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "so.xlsx"
    path.write_bytes(data)
    return path


@lru_cache(maxsize=2)
def before(kind: str) -> bytes:
    return FORMS[kind]()


@pytest.mark.parametrize("kind", KILLED)
def test_a_save_killed_at_any_call_leaves_the_workbook_whole(
    kind: str, strace: str, tmp_path: Path
) -> None:
    path = fresh(tmp_path / "whole", before(kind))
    whole = traced(strace, (), JOB, path)
    if "ptrace" in whole.said or whole.code not in (0, 3):
        pytest.skip("this system lets no process be traced")
    assert whole.code == 0
    after = path.read_bytes()
    assert after != before(kind)
    made = tmp_path / "after.xlsx"
    made.write_bytes(after)
    path = fresh(tmp_path / "saved", before(kind))
    calls = traced(strace, (), SAVE, path, made).calls
    assert calls == whole.calls  # so what is killed below is killed as the job would be
    assert len(calls) >= 12
    for number, call in sample(list(numbered(calls)), 2):
        path = fresh(tmp_path / "killed", before(kind))
        inject = f"inject={call}:signal=KILL:when={number}"
        where = f"{call} {number}"
        assert traced(strace, ("-e", inject), SAVE, path, made).code != 0, where
        left = path.read_bytes()
        assert left in (before(kind), after), where
        if left == after:
            assert can_be_undone(path, before(kind)), where


def numbered(calls: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each call with its number among those of its name, from 1."""
    so_far = Counter[str]()
    for call in calls:
        so_far[call] += 1
        yield so_far[call], call


def can_be_undone(path: Path, former: bytes) -> bool:
    """The journal knows the save, and its backup is what the workbook was."""
    folder = path.parent / BACKUP_FOLDER
    lines = (folder / JOURNAL).read_text("utf-8").splitlines()
    entry = json.loads(lines[-1])
    backup = (folder / entry["backup"]).read_bytes()
    return entry["after"] == digest(path.read_bytes()) and backup == former
