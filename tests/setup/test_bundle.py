"""`thidua bundle`: everything for an office without internet, and nothing missing."""

import ast
import json
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from tests.setup.stand_ins import dependencies
from tests.tries import sample
from toolkit.setup import bundle as room
from toolkit.setup.bundle import PYTHONS, PYWIN32, Order, bundle
from toolkit.setup.steps import StepFailedError

ROOT = Path(__file__).parents[2]
OWN = "thidua_toolkit-9.9.9-py3-none-any.whl"
FETCHED = ("XlsxWriter-3.2.5-py3-none-any.whl", "pywin32-312-cp312-cp312-win_amd64.whl")


@pytest.fixture
def order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Order:
    """An index that has everything at once."""

    def own(folder: Path) -> Path:
        (folder / OWN).write_bytes(b"own")
        return folder / OWN

    def fetch(own: Path, wheels: Path, *, platform: str, python: str) -> None:
        del own, platform
        for name in FETCHED:
            (wheels / name).write_bytes(name.encode())
        compact = python.replace(".", "")
        (wheels / f"xlwings-0.37.8-cp{compact}-win_amd64.whl").write_bytes(b"x")

    monkeypatch.setattr(room, "own_wheel", own)
    monkeypatch.setattr(room, "download", fetch)
    return Order(tmp_path / "bo-cai", pythons=("3.12", "3.13"))


def quiet(_: str) -> None:
    pass


def test_the_folder_holds_all_that_a_clerk_needs(order: Order) -> None:
    folder = bundle(order, quiet)
    assert {path.name for path in folder.iterdir()} == {
        "goi",
        "cai_dat.cmd",
        "cai_dat_libreoffice.cmd",
        "cai_dat.py",
        "kiem_tra_may.cmd",
        "go_bo.cmd",
        "DOC_TRUOC.txt",
        "THIEU_PYTHON.txt",
        "DANG_CAI_PYTHON.txt",
    }
    assert {path.name for path in (folder / "goi").iterdir()} == {
        OWN,
        *FETCHED,
        "xlwings-0.37.8-cp312-win_amd64.whl",
        "xlwings-0.37.8-cp313-win_amd64.whl",
        "khoa.txt",
    }


def test_the_lock_names_every_file_with_its_checksum(order: Order) -> None:
    wheels = bundle(order, quiet) / "goi"
    lock = (wheels / "khoa.txt").read_text(encoding="utf-8")
    for wheel in wheels.glob("*.whl"):
        assert lock.count(sha256(wheel.read_bytes()).hexdigest()) >= 1, wheel.name
    assert "thidua-toolkit==9.9.9 " in lock
    assert 'pywin32==312 ; sys_platform == "win32"' in lock
    assert lock.count("xlwings==") == 1


def test_batch_files_are_ascii_with_windows_line_ends(order: Order) -> None:
    for path in bundle(order, quiet).glob("*.cmd"):
        data = path.read_bytes()
        data.decode("ascii")
        assert data.count(b"\n") == data.count(b"\r\n") > 0
        assert b"@" not in data.replace(b"@echo off", b"")  # no word left to fill in


def test_people_read_vietnamese_with_every_word_filled_in(order: Order) -> None:
    folder = bundle(order, quiet)
    text = (folder / "DOC_TRUOC.txt").read_text(encoding="utf-8")
    assert "Python 3.12 3.13" in text
    assert "python-3.13.x-amd64.exe /quiet InstallAllUsers=0" in text
    assert "@" not in text
    ast.parse((folder / "cai_dat.py").read_text(encoding="utf-8"))


def test_the_batch_file_starts_exactly_the_pythons_that_have_wheels(
    order: Order,
) -> None:
    text = (bundle(order, quiet) / "cai_dat.cmd").read_text(encoding="ascii")
    assert "in (3.12 3.13)" in text
    assert "in (312 313)" in text
    assert '-I -X utf8 "%HERE%cai_dat.py" %*' in text


def test_a_zip_has_the_same_bytes_twice(order: Order, tmp_path: Path) -> None:
    one = bundle(order._replace(output=tmp_path / "1.zip"), quiet).read_bytes()
    two = bundle(order._replace(output=tmp_path / "2.zip"), quiet).read_bytes()
    assert one == two
    with zipfile.ZipFile(tmp_path / "1.zip") as package:
        assert "thidua/goi/khoa.txt" in package.namelist()
        assert {info.date_time[0] for info in package.infolist()} == {1980}


def test_nothing_that_is_there_is_written_over(order: Order) -> None:
    bundle(order, quiet)
    with pytest.raises(StepFailedError, match="không ghi đè"):
        bundle(order, quiet)


def test_an_unsupported_python_is_refused(order: Order) -> None:
    with pytest.raises(StepFailedError, match=r"3\.10"):
        bundle(order._replace(pythons=("3.10",)), quiet)


def test_the_starter_runs_the_toolkit_out_of_its_wheel(tmp_path: Path) -> None:
    """By a Python that has none of our dependencies."""
    texts = room.resources.files("toolkit.setup") / "bundle_files"
    starter = (texts / "cai_dat.py.txt").read_text(encoding="utf-8")
    (tmp_path / "cai_dat.py").write_text(
        starter.replace("@WHEELS@", "goi"), encoding="utf-8"
    )
    (tmp_path / "goi").mkdir()
    with zipfile.ZipFile(tmp_path / "goi" / OWN, "w") as wheel:
        for path in (ROOT / "toolkit").rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                wheel.write(path, path.relative_to(ROOT).as_posix())
    # -S: without site-packages, as on a PC that was never installed on.
    bare = (sys.executable, "-I", "-S", "-X", "utf8")
    done = subprocess.run(
        [*bare, str(tmp_path / "cai_dat.py"), "install", "--calc", "--dry-run"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("chưa làm (chạy thử)") >= 6


@pytest.mark.slow
@pytest.mark.parametrize("python", sample(PYTHONS[::-1], len(PYTHONS)))
def test_every_dependency_has_a_windows_wheel(python: str, tmp_path: Path) -> None:
    """Asked of the package index: pip would find each one, pywin32 included."""
    report = tmp_path / "report.json"
    pip = ("pip", "install", "-q", "--dry-run", "--ignore-installed", "--no-input")
    told = ("--report", str(report), "--target", "unused")
    wanted = [*room.pip_options("win_amd64", python), PYWIN32, *dependencies()]
    done = subprocess.run(
        [sys.executable, "-m", *pip, *told, *wanted],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(report.read_text(encoding="utf-8"))["install"]
    found = "\n".join(one["download_info"]["url"] for one in told)
    compact = python.replace(".", "")
    for name in ("pywin32-312", "xlwings-"):
        assert name in found
    assert f"cp{compact}-win_amd64.whl" in found
    assert ".tar.gz" not in found
