"""The house holds: a room imports only rooms above it; the law stays in the data."""

import ast
import re
import sys
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "toolkit"

# From the top down: a room imports only rooms above it.
ROOMS = (
    "model",
    "commands",
    "places",
    "parser",
    "xlsx",
    "findings",
    "rules",
    "scoring",
    "awards",
    "year",
    "audit",
    "parts",
    "forms",
    "legacy",
    "jobs",
    "exchange",
    "reports",
    "calc",
    "addin",
    "setup",
    "excel",
    "cli",
)
ALONE = ("model", "commands", "places", "parser", "xlsx", "calc")
"""Rooms that know no other one: each could be published by itself."""

# The only places of what comes from outside, or could be done in a dozen places.
ONLY_PLACES = {
    "tomli_w": ("scoring.rubric.text",),
    "xlsxwriter": (
        *("parts.making", "forms.*.making", "reports.*.making"),
        "reports.docx.charts",
    ),
    "openpyxl": (),  # the tests read with it, and so far nothing else
    "xlrd": ("legacy",),
    "olefile": ("exchange.mail",),
    "icalendar": ("exchange.deadlines",),
    "distributed": ("exchange.round.working.cluster",),
    "pandas": ("reports",),
    "docxtpl": ("reports.docx.child",),
    "jinja2": ("reports.docx",),
    "lxml": ("reports.docx.xml",),
    "xlwings": ("excel", "calc"),
    "uno": ("calc",),
    "unohelper": ("calc",),
    "com": ("calc",),
    "pyopenvba": ("addin",),
    "zlib": ("xlsx.zip", "excel.snapshot"),
    # Besides the workbooks that are let in: what is made here, and what pip reads.
    "zipfile": ("parts.making.normalise", "addin", "setup"),
    "tkinter": ("excel",),
    "winreg": ("calc", "setup"),
    "concurrent": (
        "jobs.apart",
        "exchange.round.working.spread",
        "exchange.round.working.cluster",
    ),
    "multiprocessing": ("jobs.apart",),
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


class Imports(NamedTuple):
    """What a module imports anywhere, with the line; and what when it is imported."""

    anywhere: tuple[tuple[str, int], ...]
    at_run_time: tuple[str, ...]


@cache
def read(path: Path) -> Imports:
    """Each module is taken apart once; a thousand trees would fill the memory."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return Imports(tuple(_imports(path, tree)), tuple(_at_run_time(tree)))


def imports_of(path: Path) -> tuple[tuple[str, int], ...]:
    return read(path).anywhere


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """All below a node but expressions, in which nothing is imported."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):
            yield child
            yield from statements(child)


def _imports(path: Path, tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in statements(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            for name in node.names:  # `from toolkit import X`: X may be a room
                yield f"{node.module}.{name.name}", node.lineno


def trespasses(room: str, imported: str) -> bool:
    """Whether a module of `room` may not import `toolkit.X`."""
    parts = imported.split(".")
    if parts[0] != "toolkit" or parts[1:2] in ([], ["__version__"]):
        return False
    return ROOMS.index(parts[1]) > ROOMS.index(room)


def modules_of(room: str) -> list[Path]:
    return [path for path in MODULES if room_of(path) == room]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_above_it(room: str) -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} {name}"
        for path in modules_of(room)
        for name, line in imports_of(path)
        if trespasses(room, name)
    ]
    assert not wrong


def test_every_room_has_its_place_in_the_order() -> None:
    there = {room_of(path) for path in MODULES} - {"__init__", "__main__"}
    assert there <= set(ROOMS)


@pytest.mark.parametrize("room", ALONE)
def test_what_could_be_published_alone_imports_nothing_of_the_field(room: str) -> None:
    foreign = {
        f"{path.name}:{line} {name}"
        for path in modules_of(room)
        for name, line in imports_of(path)
        if name.split(".")[0] == "toolkit" and name.split(".")[1:2] != [room]
    }
    assert modules_of(room)
    assert foreign == set()


def within(path: Path, places: Iterable[str]) -> bool:
    """Whether a module is, or lies in, one of these places."""
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    return any(fnmatch(f"{name}.", f"{place}.*") for place in places)


def misplaced(path: Path) -> list[str]:
    """What a module imports from outside that has its place elsewhere, or none."""
    wrong = []
    for name, line in imports_of(path):
        package = name.split(".")[0]
        places = ONLY_PLACES.get(package)
        known = package in sys.stdlib_module_names or package == "toolkit"
        if not within(path, places) if places is not None else not known:
            wrong.append(f"{path.relative_to(PACKAGE)}:{line} {package}")
    return wrong


def test_everything_from_outside_has_its_only_places() -> None:
    assert not [wrong for path in MODULES for wrong in misplaced(path)]


def test_no_folder_is_called_as_what_tools_take_for_made() -> None:
    folders = {path.name for path in PACKAGE.rglob("*") if path.is_dir()}
    assert not folders & {"build", "dist", "out", "target", "bin", "obj"}


def _at_run_time(tree: ast.Module) -> Iterator[str]:
    """The modules of ours that a module imports when it is itself imported."""

    def run(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
        for one in body:
            yield one
            if isinstance(one, ast.Try):
                yield from run(one.body)
            elif isinstance(one, ast.If) and "TYPE_CHECKING" not in ast.dump(one.test):
                yield from run((*one.body, *one.orelse))

    for node in run(tree.body):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def circle(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """The nodes of one circle in a graph; [] where there is none."""
    done: set[str] = set()

    def follow(node: str, way: tuple[str, ...]) -> list[str]:
        if node in way:
            return [*way[way.index(node) :], node]
        if node in done:
            return []
        for other in arrows.get(node, ()):
            if found := follow(other, (*way, node)):
                return found
        done.add(node)
        return []

    return next((found for node in arrows if (found := follow(node, ()))), [])


def test_no_module_imports_itself_in_a_circle() -> None:
    names = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in MODULES
    }
    arrows = {
        name: [other for other in read(path).at_run_time if other in names]
        for name, path in names.items()
    }
    assert sum(map(len, arrows.values())) > len(names)
    assert circle(arrows) == []


def test_the_guard_sees_a_circle() -> None:
    assert circle({"a": ["b"], "b": ["c"], "c": ["b"]}) == ["b", "c", "b"]
    assert circle({"a": ["b", "c"], "b": ["c"], "c": []}) == []


FORBIDDEN = tuple(
    f"toolkit.{room}"
    for room in ("forms", "xlsx", "exchange", "audit", "jobs", "excel", "cli")
)
BY_WORKBOOK = tuple(
    f"tests.{room}"
    for room in ("broken", "excel", "exchange", "forms", "jobs", "properties", "xlsx")
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
    assert within(PACKAGE / "forms/register/making/page.py", ["forms.*.making"])
    assert not within(PACKAGE / "forms/register/locate.py", ["forms.*.making"])


# A number in front of a percent sign, or in a comparison of shares: the law's.
LEGAL = re.compile(
    r"(?<![\w.])(?:15|20|25|50|70|80|85|90)\s*%|0\.(?:15|25|7|70|8|85|9|90)\b"
)
LAW_WORDS = re.compile(r"NĐ-CP|TT-BNV|QH1\d|/QĐ-UBND|Nghị định|Thông tư|Luật ")


def of_the_law(path: Path) -> Iterator[str]:
    """The places of a module that hold a number or a document of the law."""
    text = path.read_text(encoding="utf-8")
    if not (LEGAL.search(text) or LAW_WORDS.search(text)):
        return  # nor in a comment: no need to take the module apart
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type not in (tokenize.NUMBER, tokenize.STRING):
                continue
            if LEGAL.search(token.string) or LAW_WORDS.search(token.string):
                yield f"{path.relative_to(PACKAGE)}:{token.start[0]}"


@pytest.mark.parametrize("room", ROOMS)
def test_no_legal_number_in_code(room: str) -> None:
    assert not [place for path in modules_of(room) for place in of_the_law(path)]


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
