"""The built workbooks in the repository are what the code builds, to the byte."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.tries import sample
from tests.workbook_parts import parts_of
from toolkit.addin.everything import MACRO_FILES, WORD_FILES
from toolkit.jobs.templates import AWARDS, NAMES, build_template

FOLDER = Path(__file__).parents[2] / "workbook_templates"
REBUILD = "thidua build"
MADE = MACRO_FILES | WORD_FILES
BUILT = (*NAMES, *MADE)


def build(name: str) -> bytes:
    made = MADE.get(name)
    return made() if made else build_template(name)


@pytest.mark.parametrize("name", BUILT)
def test_each_built_file_is_as_built(name: str) -> None:
    kept, built = (FOLDER / name).read_bytes(), build(name)
    one, two = parts_of(kept), parts_of(built)
    differing = sorted(n for n in one.keys() | two.keys() if one.get(n) != two.get(n))
    assert differing == [], f"build again and look at the difference: {REBUILD}"
    assert kept == built


def test_the_folder_holds_what_is_built_and_nothing_else() -> None:
    """That these are built by the verb is shown in `tests/macros/test_build.py`."""
    assert {path.name for path in FOLDER.iterdir()} == set(BUILT)


@pytest.mark.slow
@pytest.mark.parametrize("seed", sample("12", 2))
def test_another_process_on_another_day_builds_the_same_bytes(seed: str) -> None:
    code = (
        "import hashlib, time; time.time = lambda: 2e9\n"
        "from toolkit.addin.everything import MACRO_FILES\n"
        "from toolkit.jobs.templates import AWARDS, build_template\n"
        "made = list(map(build_template, ('cham_diem.xlsx', AWARDS)))\n"
        "made += [build() for build in MACRO_FILES.values()]\n"
        "print(hashlib.sha256(b''.join(made)).hexdigest())"
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
    names = ("cham_diem.xlsx", AWARDS, *MACRO_FILES)
    kept = b"".join((FOLDER / name).read_bytes() for name in names)
    assert done.stdout.strip() == hashlib.sha256(kept).hexdigest()


@pytest.mark.parametrize("name", BUILT)
def test_nothing_in_a_package_tells_when_or_where_it_was_made(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.create_system == 0
            assert info.compress_type == zipfile.ZIP_STORED
        if name.endswith(".docx"):
            assert b"dcterms:" not in package.read("docProps/core.xml")
        elif not name.endswith(".oxt"):
            core = package.read("docProps/core.xml").decode()
            assert core.count("2000-01-01T00:00:00Z") == 2
