"""The built workbooks in the repository are what the code builds, to the byte."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from toolkit.workbook.build.templates import NAMES, build_template, write_templates

FOLDER = Path(__file__).parents[2] / "workbook_templates"
REBUILD = (
    "python -c 'from pathlib import Path;"
    "from toolkit.workbook.build.templates import write_templates;"
    'write_templates(Path("workbook_templates"))\''
)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", NAMES)
def test_each_standard_workbook_is_as_built(name: str) -> None:
    kept, built = (FOLDER / name).read_bytes(), build_template(name)
    one, two = parts(kept), parts(built)
    differing = sorted(n for n in one.keys() | two.keys() if one.get(n) != two.get(n))
    assert differing == [], f"build again and look at the difference: {REBUILD}"
    assert kept == built


def test_the_folder_holds_nothing_else_that_was_built(tmp_path: Path) -> None:
    built = {path.name for path in write_templates(tmp_path)}
    kept = {path.name for path in FOLDER.glob("*.xlsx")}
    assert built <= kept
    assert built == set(NAMES)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_on_another_day_builds_the_same_bytes(seed: str) -> None:
    code = (
        "import hashlib, time; time.time = lambda: 2e9\n"
        "from toolkit.workbook.build.templates import build_template\n"
        "print(hashlib.sha256(build_template('cham_diem.xlsx')).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Ho_Chi_Minh"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=env,
        cwd=FOLDER.parent,
    )
    kept = (FOLDER / "cham_diem.xlsx").read_bytes()
    assert done.stdout.strip() == hashlib.sha256(kept).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_package_tells_when_or_where_it_was_made(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.create_system == 0
            assert info.compress_type == zipfile.ZIP_STORED
        core = package.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2
