"""A save is done or not done, whatever happens; nothing of the clerk's gets lost."""

import errno
import hashlib
import json
import os
import random
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.tries import tries
from toolkit.xlsx.disk import save
from toolkit.xlsx.disk.replace import replace_patiently
from toolkit.xlsx.disk.save import Saved, save_new, save_over, save_pieces
from toolkit.xlsx.disk.undo import undo_last
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words
from toolkit.xlsx.zip.package import read_file

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 8, 30, 15, tzinfo=UTC)
OLD, NEW = b"old" * 20_000, b"new" * 20_000
HELD = PermissionError(13, "held")
BARE = (sys.executable, "-S", "-s", "-c")
"""A Python that begins quickly: what saves is of the standard library alone."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "Thi đua năm 2026"
    folder.mkdir()
    path = folder / "Chấm điểm.xlsx"
    path.write_bytes(OLD)
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder and below, by its path there; folders end with «/»."""
    return {
        found.relative_to(folder).as_posix() + ("/" if found.is_dir() else ""): (
            b"" if found.is_dir() else found.read_bytes()
        )
        for found in folder.rglob("*")
    }


def outcome(book: Path, after: bytes = NEW, **more: object) -> str:
    """The fault a save is refused for; "" if it is done."""
    try:
        save_over(book, OLD, after, now=NOW, **more)  # type: ignore[arg-type]
    except FileRefusedError as refused:
        return refused.fault
    return ""


def test_a_save_leaves_the_new_workbook_a_backup_and_a_journal(book: Path) -> None:
    saved = save_over(book, OLD, NEW, now=NOW)
    backup = book.parent / "_sao_luu" / "Chấm điểm.20261121-083015.xlsx"
    assert saved == Saved(
        backup=backup,
        before_sha256=hashlib.sha256(OLD).hexdigest(),
        after_sha256=hashlib.sha256(NEW).hexdigest(),
    )
    found = files(book.parent)
    line = json.loads(found.pop("_sao_luu/nhat_ky.jsonl"))
    assert found == {
        "Chấm điểm.xlsx": NEW,
        "_sao_luu/": b"",
        "_sao_luu/Chấm điểm.20261121-083015.xlsx": OLD,
    }
    assert line == {
        "time": "2026-11-21T08:30:15+00:00",
        "file": "Chấm điểm.xlsx",
        "action": "rescore",
        "backup": "Chấm điểm.20261121-083015.xlsx",
        "before": saved.before_sha256,
        "after": saved.after_sha256,
    }


def test_a_backup_is_never_written_over(book: Path) -> None:
    states = [OLD, b"1", b"2", b"3"]
    names = [
        save_over(book, before, after, now=NOW).backup.name
        for before, after in pairwise(states)
    ]
    stem = "Chấm điểm.20261121-083015"
    assert names == [f"{stem}.xlsx", f"{stem}-2.xlsx", f"{stem}-3.xlsx"]
    kept = [(book.parent / "_sao_luu" / name).read_bytes() for name in names]
    assert kept == states[:3]


def test_only_the_newest_backups_of_this_workbook_stay(book: Path) -> None:
    folder = book.parent / "_sao_luu"
    folder.mkdir()
    others = (
        "Chấm điểm quý.20200101-000000.xlsx",
        "Chấm điểm.20200101-000000.xlsm",
        "Chấm điểm.cũ.xlsx",
        "Ghi chú.txt",
    )
    for name in others:
        (folder / name).write_bytes(b"other")
    data = OLD
    for minute in range(6):
        after = b"%d" % minute
        save_over(book, data, after, now=NOW + timedelta(minutes=minute), keep=3)
        data = after
    left = sorted(name for name in files(folder) if name not in others)
    assert left == [
        "Chấm điểm.20261121-083315.xlsx",
        "Chấm điểm.20261121-083415.xlsx",
        "Chấm điểm.20261121-083515.xlsx",
        "nhat_ky.jsonl",
    ]
    assert set(others) <= set(files(folder))


def test_pruning_spares_what_undo_needs_even_when_the_clock_went_back(
    book: Path,
) -> None:
    save_over(book, OLD, b"1", now=NOW, keep=1)
    save_over(book, b"1", b"2", now=NOW - timedelta(days=400), keep=1)
    undo_last(book, now=NOW - timedelta(days=400))
    assert book.read_bytes() == b"1"


def test_a_workbook_changed_since_it_was_read_is_not_written_over(book: Path) -> None:
    book.write_bytes(b"somebody else's work")
    before = files(book.parent)
    assert outcome(book) == Fault.CHANGED_MEANWHILE
    assert files(book.parent) == before


def test_a_change_in_the_last_moment_is_seen(book: Path) -> None:
    def verify(_: bytes) -> None:
        book.write_bytes(b"saved by Excel just now")

    assert outcome(book, verify=verify) == Fault.CHANGED_MEANWHILE
    assert files(book.parent) == {"Chấm điểm.xlsx": b"saved by Excel just now"}


def test_a_change_while_the_backup_is_written_is_seen(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(save, "sync_folder", lambda _: book.write_bytes(b"just now"))
    assert outcome(book) == Fault.CHANGED_MEANWHILE
    assert files(book.parent) == {"Chấm điểm.xlsx": b"just now"}


def test_what_does_not_verify_is_not_put_in_place(book: Path) -> None:
    def verify(data: bytes) -> None:
        assert data == NEW
        raise ArithmeticError("F17")

    with pytest.raises(ArithmeticError):
        save_over(book, OLD, NEW, verify=verify, now=NOW)
    assert files(book.parent) == {"Chấm điểm.xlsx": OLD}


def test_a_disk_that_writes_something_else_is_noticed(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda to, data: write(to, b"\0" * len(data)))
        assert outcome(book) == Fault.READ_BACK_DIFFERS
    assert files(book.parent) == {"Chấm điểm.xlsx": OLD}


def test_a_workbook_somebody_has_open_is_not_touched(book: Path) -> None:
    book.with_name(f".~lock.{book.name}#").write_text(",binh,PC-02,x,y;")
    before = files(book.parent)
    assert outcome(book) == Fault.OPEN_IN_LIBREOFFICE
    assert files(book.parent) == before


def test_a_path_excel_could_not_open_is_refused_before_anything_is_done(
    tmp_path: Path,
) -> None:
    room = 218 - len(str(tmp_path.resolve() / "_sao_luu" / ".20261121-083015.xlsx"))
    fits, too_long = tmp_path / f"{'a' * room}.xlsx", tmp_path / f"{'b' * room}b.xlsx"
    for path in (fits, too_long):
        path.write_bytes(OLD)
    assert outcome(fits) == ""
    before = files(tmp_path)
    assert outcome(too_long) == Fault.PATH_TOO_LONG
    assert files(tmp_path) == before


SYSTEM_CALLS = ("open", "write", "fsync", "mkdir", "replace")


def fail_at(
    count: int, patch: pytest.MonkeyPatch, number: int, calls: tuple[str, ...]
) -> Callable[[], int]:
    """Let the count-th of these system calls fail; a write gets half of it done."""
    seen = 0
    failed: list[str] = []

    def failing(name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def call(*args: object, **more: object) -> object:
            nonlocal seen
            # A folder is opened only to sync it, and that may fail without a word.
            if name != "open" or int(args[1]) & os.O_CREAT:  # type: ignore[call-overload]
                seen += 1
            if seen == count and not failed:
                failed.append(name)
                if name == "write":
                    handle, data = args
                    real(handle, data[: len(data) // 2])  # type: ignore[index]
                raise OSError(number, os.strerror(number))
            return real(*args, **more)

        return call

    for name in calls:
        patch.setattr(os, name, failing(name))
    return lambda: seen


@pytest.mark.parametrize("existing", [False, True], ids=["first", "later"])
def test_a_disk_that_fills_at_any_moment_leaves_everything_as_it_was(
    book: Path, monkeypatch: pytest.MonkeyPatch, existing: bool
) -> None:
    if existing:
        save_over(book, OLD, OLD + b"1", now=NOW)
        undo_last(book, now=NOW)
    before = files(book.parent)
    writes = 0
    for count in range(1, 100):
        with monkeypatch.context() as patch:
            seen = fail_at(count, patch, errno.ENOSPC, ("open", "write", "mkdir"))
            code = outcome(book)
        if seen() < count:
            break
        writes = count
        assert code == Fault.DISK_FULL, count
        assert files(book.parent) == before, count
    assert code == ""
    assert writes >= 5
    assert book.read_bytes() == NEW


def test_any_system_call_may_fail_and_the_workbook_is_the_old_or_the_new(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for count in range(1, 100):
        with monkeypatch.context() as patch:
            seen = fail_at(count, patch, errno.EIO, SYSTEM_CALLS)
            try:
                code = outcome(book)
            except OSError:
                code = "unknown"
        if seen() < count:
            break
        assert book.read_bytes() == (NEW if code == "" else OLD), count
        names = [name for name in files(book.parent) if name.endswith(".tmp")]
        assert names == []
        book.write_bytes(OLD)
    assert code == ""
    assert count > 10


if sys.platform != "win32":

    def test_a_disk_that_is_really_full_is_told(book: Path) -> None:
        """The system's own limit on a file's size stands in for a full disk."""
        script = (
            "import resource, sys; from pathlib import Path;"
            "from datetime import datetime;"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000));"
            "from toolkit.xlsx.refusal import FileRefusedError;"
            "from toolkit.xlsx.disk.save import save_over;"
            "path = Path(sys.argv[1]); old = path.read_bytes()\n"
            "try: save_over(path, old, old[::-1], now=datetime(2026, 1, 1))\n"
            "except FileRefusedError as refused: print(refused.fault)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(book)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == ["F025"]
        assert files(book.parent) == {"Chấm điểm.xlsx": OLD}

    def test_permissions_of_the_workbook_stay(book: Path) -> None:
        book.chmod(0o640)
        save_over(book, OLD, NEW, now=NOW)
        assert stat.S_IMODE(book.stat().st_mode) == 0o640
        [backup] = (book.parent / "_sao_luu").glob("*.xlsx")
        assert stat.S_IMODE(backup.stat().st_mode) == 0o640

    def test_a_link_is_written_through(book: Path, tmp_path: Path) -> None:
        link = tmp_path / "Lối tắt.xlsx"
        link.symlink_to(book)
        save_over(link, OLD, NEW, now=NOW)
        assert link.is_symlink()
        assert book.read_bytes() == NEW
        assert (book.parent / "_sao_luu").is_dir()
        assert not (tmp_path / "_sao_luu").exists()
        undo_last(link, now=NOW)
        assert link.is_symlink()
        assert book.read_bytes() == OLD


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_cannot_be_written_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    # Patched, because an administrator may write into any folder.
    with monkeypatch.context() as patch:
        fail_at(1, patch, number, ("open",))
        assert outcome(book) == Fault.FOLDER_CLOSED
    with monkeypatch.context() as patch:
        fail_at(1, patch, number, ("mkdir",))
        assert outcome(book) == Fault.FOLDER_CLOSED
    assert files(book.parent) == {"Chấm điểm.xlsx": OLD}


def test_a_file_in_the_place_of_the_backup_folder_is_told(book: Path) -> None:
    (book.parent / "_sao_luu").write_bytes(b"")
    assert outcome(book) == Fault.FOLDER_CLOSED
    assert files(book.parent) == {"Chấm điểm.xlsx": OLD, "_sao_luu": b""}


def test_a_result_that_cannot_be_put_in_place_is_kept_beside_it(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise HELD

    with monkeypatch.context() as patch:
        patch.setattr(save, "put_in_place", held)
        with pytest.raises(FileRefusedError) as refused:
            save_over(book, OLD, NEW, now=NOW)
        assert outcome(book) == Fault.NOT_REPLACED
    first = "Chấm điểm (chưa lưu được 20261121-0830).xlsx"
    second = "Chấm điểm (chưa lưu được 20261121-0830) (2).xlsx"
    assert refused.value == FileRefusedError(
        Fault.NOT_REPLACED, seen=first, holder=Words("someone")
    )
    assert book.read_bytes() == OLD
    assert [book.with_name(name).read_bytes() for name in (first, second)] == [NEW] * 2
    # The clerk closes the other program and renames the result into place.
    book.with_name(first).replace(book)
    undo_last(book, now=NOW)
    assert book.read_bytes() == OLD


def test_what_killed_runs_left_is_swept_after_an_hour(book: Path) -> None:
    folder = book.parent
    ours_old = folder / ".thidua-0123456789abcdef.tmp"
    ours_new = folder / ".thidua-fedcba9876543210.tmp"
    not_ours = folder / ".thidua-report.tmp"
    for path in (ours_old, ours_new, not_ours):
        path.write_bytes(b"half")
    for path in (ours_old, not_ours):
        os.utime(path, (time.time() - 4000, time.time() - 4000))
    save_over(book, OLD, NEW, now=NOW)
    assert [p.exists() for p in (ours_old, ours_new, not_ours)] == [False, True, True]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "Kết quả" / "Chấm điểm.xlsx"
    assert [save_new(path, data).name for data in (b"1", b"2", b"3")] == [
        "Chấm điểm.xlsx",
        "Chấm điểm (2).xlsx",
        "Chấm điểm (3).xlsx",
    ]
    assert path.read_bytes() == b"1"
    assert len(files(path.parent)) == 3


def test_what_is_written_by_pieces_is_whole_or_not_there(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"1"
        assert [one.suffix for one in tmp_path.iterdir()] == [".tmp"]
        yield b"2"

    def broken() -> Iterator[bytes]:
        yield b"3"
        raise ZeroDivisionError

    path = tmp_path / "a.zip"
    assert save_pieces(path, pieces()).read_bytes() == b"12"
    with pytest.raises(ZeroDivisionError):
        save_pieces(path, broken())
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]
    assert save_pieces(path, [b"4"]).name == "a (2).zip"
    assert path.read_bytes() == b"12"


def test_a_new_file_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_at(2, patch, errno.ENOSPC, ("open", "write"))
        with pytest.raises(FileRefusedError) as refused:
            save_new(tmp_path / "a.xlsx", NEW)
    assert refused.value.fault is Fault.DISK_FULL
    assert files(tmp_path) == {}


class Windows:
    """ReplaceFileW as documented, on any system: answers with each error in turn."""

    def __init__(self, *errors: int) -> None:
        self.errors = list(errors)
        self.waits: list[float] = []

    def replace_file(self, target: str, temporary: str, aside: str) -> int:
        error = self.errors.pop(0) if self.errors else 0
        if error in (0, 1177):
            Path(target).replace(aside)
        if error == 0:
            Path(temporary).replace(target)
        return error


@pytest.fixture
def temporary(book: Path) -> Path:
    path = book.with_name(".thidua-0123456789abcdef.tmp")
    path.write_bytes(NEW)
    return path


@pytest.mark.parametrize(
    "errors",
    [(), (32,), (5, 32, 33, 1175, 1176, 32), (1177,), (1177, 1177, 32), (50,), (1,)],
)
def test_windows_replaces_as_soon_as_it_is_let(
    book: Path, temporary: Path, errors: tuple[int, ...]
) -> None:
    windows = Windows(*errors)
    replace_patiently(temporary, book, windows.replace_file, windows.waits.append)
    assert files(book.parent) == {"Chấm điểm.xlsx": NEW}
    held = [error for error in errors if error not in (50, 1)]
    assert windows.waits == [0.05, 0.1, 0.2, 0.4, 0.8, 1.6][: len(held)]


def test_windows_gives_up_after_three_seconds_with_both_files_whole(
    book: Path, temporary: Path
) -> None:
    windows = Windows(*[32, 1177, 5, 33] * 5)
    with pytest.raises(PermissionError):
        replace_patiently(temporary, book, windows.replace_file, windows.waits.append)
    assert files(book.parent) == {"Chấm điểm.xlsx": OLD, temporary.name: NEW}
    assert 3 < sum(windows.waits) < 3.5


def test_a_kill_between_the_two_steps_of_windows_is_healed_by_the_next_run(
    book: Path, temporary: Path
) -> None:
    class KilledError(Exception):
        pass

    def killed(target: str, _: str, aside: str) -> int:
        Path(target).replace(aside)
        raise KilledError

    with pytest.raises(KilledError):
        replace_patiently(temporary, book, killed)
    assert not book.exists()
    assert read_file(book) == OLD
    assert book.read_bytes() == OLD


DIES = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from toolkit.xlsx.disk.save import save_over

path, count = Path(sys.argv[1]), int(sys.argv[2])
calls = 0

def dying(real):
    def call(*args, **more):
        global calls
        calls += 1
        if calls == count:
            os._exit(9)
        done = real(*args, **more)
        calls += 1
        if calls == count:
            os._exit(9)
        return done
    return call

for name in ("open", "write", "fsync", "mkdir", "replace", "unlink"):
    setattr(os, name, dying(getattr(os, name)))
old = path.read_bytes()
save_over(path, old, b"new" + old, now=datetime.now(UTC))
"""


@pytest.mark.slow
def test_killed_at_any_step_the_rescore_is_not_done_or_can_be_undone(
    book: Path,
) -> None:
    seen = []
    for count in range(1, 200):
        done = subprocess.run(
            [*BARE, DIES, str(book), str(count)], cwd=ROOT, check=False
        )
        data = book.read_bytes()
        assert data in (OLD, b"new" + OLD), count
        seen.append(data == OLD)
        if data != OLD:
            undo_last(book, now=datetime.now(UTC))
            assert book.read_bytes() == OLD, count
        if done.returncode == 0:
            break
        assert done.returncode == 9, count
    # Not done up to one step, done from there on.
    assert seen == sorted(seen, reverse=True)
    assert seen[0]
    assert not seen[-1]
    assert len(seen) > 15


KILLS = tries(50)
"""At chance: `tests/hostile/test_killed.py` kills at each call of the system."""
SAVES = """
import hashlib, sys
from datetime import UTC, datetime
from pathlib import Path
from toolkit.xlsx.disk.save import save_over

def state(number):
    return b"%09d" % number + hashlib.sha512(b"%d" % number).digest() * 6000

path = Path(sys.argv[1])
number = int(path.read_bytes()[:9])
print("ready", flush=True)
while True:
    save_over(path, state(number), state(number + 1), now=datetime.now(UTC))
    number += 1
"""


def state(number: int) -> bytes:
    return b"%09d" % number + hashlib.sha512(b"%d" % number).digest() * 6000


@pytest.mark.slow
def test_kills_at_chance_leave_the_old_or_the_new_workbook(book: Path) -> None:
    """Killed at random moments of saving; and what was saved can be undone."""
    seed = random.SystemRandom().randrange(10**9)
    chance = random.Random(seed)
    book.write_bytes(state(0))
    reached = 0
    for kill in range(20 * KILLS):
        if kill >= KILLS and reached:
            break
        where = f"seed {seed}, kill {kill}"
        with subprocess.Popen(
            [*BARE, SAVES, str(book)], cwd=ROOT, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == b"ready", where
            # A busy machine needs longer for a save: so there it is given longer.
            time.sleep(chance.uniform(0, 0.03 * (1 + kill // KILLS)))
            process.kill()
        data = book.read_bytes()
        number = int(data[:9])
        assert data == state(number), where
        assert number >= reached, where
        if number > reached:
            undo_last(book, now=datetime.now(UTC))
            number -= 1
            assert book.read_bytes() == state(number), where
        reached = number
    assert reached, "no kill came after a save"
