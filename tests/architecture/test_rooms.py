"""The house holds: a room imports only rooms above it; the law stays in the data."""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "toolkit"

ROOMS = (
    "places",
    "cli_words",
    "model",
    "findings",
    "rules",
    "scoring",
    "awards",
    "exchange",
    "reports",
    "calc",
    "excel",
    "cli",
)
# Which outside packages a room may use; the standard library is open to all.
OUTSIDE = {
    "places": set(),
    "cli_words": set(),
    "model": set(),
    "findings": set(),
    "rules": set(),
    "scoring": {"tomli_w"},
    "awards": set(),
    "exchange": set(),
    "forms": {"xlsxwriter"},
    "jobs": {"openpyxl"},
    "addin": {"pyopenvba", "xlsxwriter"},
    "setup": set(),
    "calc": {"xlwings", "uno", "unohelper", "com"},
    "excel": {"xlwings"},
    "cli": set(),
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.module or "", node.lineno


def trespasses(room: str, imported: str) -> bool:
    """Whether a module of `room` may not import `toolkit.X`."""
    parts = imported.split(".")
    if parts[0] != "toolkit" or len(parts) == 1:
        return False
    return ROOMS.index(parts[1]) > ROOMS.index(room)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    room = room_of(path)
    if room in ("__init__", "__main__"):
        return
    wrong = [f"{m} (line {n})" for m, n in imports_of(path) if trespasses(room, m)]
    assert not wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_uses_only_the_packages_it_is_allowed(path: Path) -> None:
    import sys

    known = (
        set(sys.stdlib_module_names) | {"toolkit"} | OUTSIDE.get(room_of(path), set())
    )
    used = {m.split(".")[0] for m, _ in imports_of(path)}
    assert used <= known


def test_the_engine_for_calc_could_be_published_alone() -> None:
    foreign = {
        f"{path.name}: {name}"
        for path in MODULES
        if room_of(path) == "calc"
        for name, _ in imports_of(path)
        if name.startswith("toolkit") and not name.startswith("toolkit.calc")
    }
    assert foreign == set()


# What the tests of awards, of people and titles alone, may not lean on.
FORBIDDEN = ("toolkit.workbook", "toolkit.forms", "toolkit.xlsx", "toolkit.exchange")
BY_WORKBOOK = tuple(
    f"tests.{room}"
    for room in ("broken", "excel", "exchange", "properties", "workbook")
)


def leans(imported: str) -> bool:
    """Whether what a test of awards imports belongs to workbooks."""
    rooms = (*FORBIDDEN, *BY_WORKBOOK)
    return any(f"{imported}.".startswith(f"{room}.") for room in rooms)


def test_the_tests_of_awards_need_no_workbook() -> None:
    paths = sorted((ROOT / "tests" / "awards").rglob("*.py"))
    assert paths
    found = [
        f"{path.name}:{line}: {name}"
        for path in paths
        for name, line in imports_of(path)
        if leans(name)
    ]
    assert not found


def test_the_guard_sees_a_trespass() -> None:
    assert leans("toolkit.xlsx.closed_book")
    assert leans("toolkit.exchange")
    assert not leans("toolkit.awards.ratios.lines")
    assert not leans("toolkit.workbooks")
    assert trespasses("model", "toolkit.xlsx.closed_book")
    assert trespasses("scoring", "toolkit.forms")
    assert not trespasses("forms", "toolkit.scoring.engine")


# A number in front of a percent sign, or in a comparison of shares: the law's.
LEGAL = re.compile(
    r"(?<![\w.])(?:15|20|25|50|70|80|85|90)\s*%|0\.(?:15|25|7|70|8|85|9|90)\b"
)
LAW_WORDS = re.compile(r"NĐ-CP|TT-BNV|QH1\d|/QĐ-UBND|Nghị định|Thông tư|Luật ")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_legal_number_in_code(path: Path) -> None:
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type not in (tokenize.NUMBER, tokenize.STRING):
                continue
            assert not LEGAL.search(token.string), f"line {token.start[0]}"
            assert not LAW_WORDS.search(token.string), f"line {token.start[0]}"


def test_the_guard_sees_a_legal_number() -> None:
    assert LEGAL.search("at most 15 % of them")
    assert LEGAL.search("share > 0.7")
    assert not LEGAL.search("cap 100 %")
    assert LAW_WORDS.search("theo Nghị định 91/2017/NĐ-CP")


def test_macros_are_ascii_only() -> None:
    for path in (ROOT / "macros").rglob("*"):
        if path.suffix.lower() in (".bas", ".cls", ".frm"):
            path.read_bytes().decode("ascii")


def test_nothing_but_the_agreed_stands_at_the_top_level() -> None:
    import subprocess

    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    top = {line.split("/")[0] for line in listed.stdout.splitlines()}
    agreed = {
        "toolkit",
        "workbook_templates",
        "macros",
        "tests",
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
    }
    assert {name for name in top if not name.startswith(".")} <= agreed


def test_today_is_asked_only_at_the_door() -> None:
    clock = re.compile(r"\b(?:datetime\.now|date\.today|time\.time)\(")
    doors = {"cli", "excel", "setup", "jobs"}
    asking = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if clock.search(path.read_text(encoding="utf-8")) and room_of(path) not in doors
    ]
    assert not asking
