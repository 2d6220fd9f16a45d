"""What the README says is so: its commands run, its verbs and links exist."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from unicodedata import is_normalized

import pytest

from tests import waiting
from tests.architecture.test_rooms import ROOMS
from tests.tries import sample
from toolkit import cli
from toolkit.jobs.packages import INSTALLED_AS
from toolkit.scoring.rubric.text import standard_ids

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [b.strip() for b in re.findall(r"^```\n(.*?)^```", README, re.M | re.S)]
DEMO, TESTS, INSTALL = BLOCKS
RUNS = re.findall(r"`(thidua [^`]+)`", README)
UNINSTALLED = re.findall(r"`py (-m toolkit [^`]+)`", README)
FIRST_SCREEN, _, REST = README.partition("\n## Two commands\n")
FEW = 15
"""Commands on the front page; all of them stand on a page of their own."""
PICTURES = sorted((ROOT / "tests/docs").glob("*.png"))
PICTURE_LIMIT = 250_000


def run(
    command: list[str], folder: Path, *, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run without this environment's own settings of Python."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return waiting.run(command, cwd=folder, env=kept, check=check)


def bare(command: str) -> list[str]:
    """The command with a Python that sees no installed package."""
    python, *rest = shlex.split(command)
    assert python == "python3"
    return [sys.executable, "-S", "-s", *rest]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone of what is committed."""
    folder = tmp_path_factory.mktemp("bản sao") / "thidua toolkit"
    # Its history is read where it lies: packing it anew takes seconds.
    run(["git", "clone", "-q", "--shared", str(ROOT), str(folder)], ROOT)
    return folder


def test_each_command_is_a_single_line() -> None:
    assert [block.count("\n") for block in BLOCKS] == [0, 0, 0]


@pytest.mark.slow
def test_the_main_command_works_twice_from_a_fresh_clone(clone: Path) -> None:
    absent = run(bare("python3 -c 'import xlsxwriter'"), clone, check=False)
    assert "ModuleNotFoundError" in absent.stderr
    saved = []
    for _ in range(2):
        done = run(bare(DEMO), clone)
        assert done.stderr == ""
        assert "983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ" in done.stdout
        path = re.match(r"(.+?\.xlsx) – ", done.stdout)
        assert path, done.stdout
        saved.append(clone / path[1])
    assert saved[0] != saved[1]
    assert all(path.read_bytes().startswith(b"PK") for path in saved)
    assert run(["git", "status", "--porcelain"], clone).stdout == ""


NEEDS = {
    "new scoring --rubric mau-100": "XlsxWriter",
    "new awards": "XlsxWriter",
    "new rubric": "XlsxWriter",
    "rubric convert mau-100 bo.xlsx": "XlsxWriter",
    "rubric convert mau-100 bo.toml": "tomli-w",
    "live": "xlwings",
    "live rescore": "xlwings",
    "about": "xlwings",
    "build": "XlsxWriter",
}


@pytest.mark.parametrize("verb", sample(list(NEEDS), 4, keep=["live"]))
def test_a_verb_that_needs_a_package_says_which_and_how_to_install_it(
    verb: str, tmp_path: Path
) -> None:
    path = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    done = subprocess.run(
        [*bare("python3"), "-X", "utf8", "-m", "toolkit", *verb.split()],
        cwd=tmp_path,
        env=path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = done.stdout + done.stderr
    assert (done.returncode, said.count("\n")) == (2, 1), said
    assert said.startswith(f"[F055] Lỗi: Máy này chưa cài gói Python «{NEEDS[verb]}»")
    assert f"-m pip install {NEEDS[verb]}»" in said
    assert list(tmp_path.iterdir()) == []


def test_the_readme_names_the_verbs_that_need_the_install() -> None:
    [said] = re.findall(r"\nonly (.+) need packages", README)
    named = re.findall("`([^`]+)`", said)
    assert all(any(verb.startswith(one) for one in named) for verb in NEEDS)
    assert all(any(verb.startswith(one) for verb in NEEDS) for one in named)


def test_the_packages_that_are_told_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]
    needed = [*project["dependencies"]]
    needed += (one for kind in ("build", "cluster") for one in extra[kind])
    pins = {re.sub(">=.*", "", requirement) for requirement in needed}
    assert set(INSTALLED_AS.values()) == pins


def test_the_test_command_is_the_one_that_runs_on_each_change() -> None:
    _, script = shlex.split(TESTS)
    compile((ROOT / script).read_text(encoding="utf-8"), script, "exec")
    assert TESTS in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_the_package_that_is_installed_brings_the_command() -> None:
    assert INSTALL.endswith("pip install .")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'thidua = "toolkit.cli:main"' in project


@pytest.mark.parametrize("command", RUNS)
def test_a_verb_of_the_readme_exists(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [w for w in shlex.split(command)[1:] if w.islower() and w.isalpha()]
    if words[0] == "live":
        words = words[:1]  # what follows is handed on whole, dropped files and all
    with pytest.raises(SystemExit) as stopped:
        cli.main([*words, "--help"])
    assert stopped.value.code == 0
    assert "Cách dùng: thidua " + " ".join(words) in capsys.readouterr().out


def test_the_readme_keeps_to_few_commands_and_links_to_all() -> None:
    assert len(re.findall(r"^\| `thidua ", README, re.M)) <= FEW
    assert "(toolkit/cli/COMMANDS.md)" in FIRST_SCREEN
    assert "(toolkit/cli/COMMANDS.md)" in REST


def test_a_clerk_is_told_in_vietnamese_what_it_is_and_how_to_get_it() -> None:
    lines = FIRST_SCREEN.splitlines()
    head = "\n".join(lines[:32])
    assert "(tests/docs/nut_bam.png)" in head
    assert [line[:2] for line in lines if re.match(r"\d\. ", line)] == [
        "1.",
        "2.",
        "3.",
    ]
    assert "`py -m toolkit install`" in head
    assert "«Hướng dẫn»" in FIRST_SCREEN
    prose = [
        line
        for line in lines
        if len(line) > 40 and "thidua " not in line and "In English:" not in line
    ]
    letters = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽềểễệịọỏốồổộớờởợụủứừửữựỳỵỷỹ]")
    foreign = [line for line in prose if not letters.search(line)]
    assert foreign == []
    assert is_normalized("NFC", README)


@pytest.mark.parametrize("words", UNINSTALLED)
def test_what_a_clerk_types_needs_nothing_installed(words: str, tmp_path: Path) -> None:
    tried = [*words.split(), "--dry-run" if " install" in words else "--help"]
    env = {**os.environ, "HOME": str(tmp_path), "PYTHONUTF8": "1"}
    done = waiting.run([*bare("python3"), *tried], cwd=ROOT, env=env)
    assert done.stderr == ""
    assert done.stdout.startswith("1. " if " install" in words else "Cách dùng: thidua")
    assert list(tmp_path.iterdir()) == []


def test_the_workbook_of_the_readme_can_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [command] = [c for c in RUNS if c.startswith("thidua new scoring")]
    words = shlex.split(command)[1:]
    assert words[words.index("--rubric") + 1] in standard_ids()
    made = tmp_path / "a.xlsx"
    assert cli.main([*words, "-o", str(made)]) == 0
    assert str(made) in capsys.readouterr().out
    assert made.stat().st_size > 10_000


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    inside = [link for link in links if "://" not in link]
    assert len(inside) >= 3
    headings = re.findall(r"^#+ (.+)", README, re.M)
    here = {"#" + heading.lower().replace(" ", "-") for heading in headings}
    assert [
        link for link in inside if link not in here and not (ROOT / link).is_file()
    ] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_each_picture_is_shown_and_small_enough(picture: Path) -> None:
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size <= PICTURE_LIMIT
    assert f"(tests/docs/{picture.name})" in README


def test_the_rooms_of_the_readme_are_those_of_the_package_in_their_order() -> None:
    named = re.findall(r"^\| `(\w+)` \|", README, re.M)
    assert named == [
        room for room in ROOMS if (ROOT / "toolkit" / room / "__init__.py").is_file()
    ]
