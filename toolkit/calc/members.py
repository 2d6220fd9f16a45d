"""Which members of xlwings' engines this one has, told from the code itself.

`python3 -X utf8 -m toolkit.calc.members > toolkit/calc/MEMBERS.md` makes the page.
"""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from xlwings import base_classes, main, utils

from toolkit.calc.unsupported_members import REFUSES

_HEAD = """# What the engine has of xlwings

Made from the code by `python3 -X utf8 -m toolkit.calc.members`; a test holds it to it.
Each class of xlwings' engines (`xlwings.base_classes`) with its members: what this
engine has, what it has not, and what to do instead. What it has not raises
`NotImplementedError`. Left out are members that only xlwings Lite has (`async`), and
those that xlwings asks of no engine.
"""
_NO_CLASS = "the whole class"


class Member(NamedTuple):
    """One member of xlwings' engines; `instead` says what to do where it is missing."""

    owner: str
    name: str
    has: bool
    instead: str = ""


def members() -> list[Member]:
    """All members of all classes, in xlwings' order."""
    folder = Path(__file__).parent
    for file in sorted(folder.glob("*.py")):
        if file.stem not in ("members", "windows_job"):
            importlib.import_module(f"{__package__}.{file.stem}")
    return [found for owner in _classes() for found in _of(owner)]


def _classes() -> Iterator[type]:
    for owner in vars(base_classes).values():
        if inspect.isclass(owner) and owner.__module__ == base_classes.__name__:
            yield owner


def _of(owner: type) -> Iterator[Member]:
    wanted = {
        name: member
        for name, member in vars(owner).items()
        if not name.startswith("_")
        and "async" not in name
        and not inspect.iscoroutinefunction(member)
    }
    ours = _ours(owner)
    if ours is None:
        if wanted:
            yield Member(owner.__name__, _NO_CLASS, False)
        return
    asking = _asking(owner.__name__)
    for name, member in wanted.items():
        ignored = inspect.getattr_static(ours, name) is member
        if ignored and not re.search(rf"impl\.{name}\b", asking):
            continue
        yield Member(owner.__name__, name, *_state(ours, name, member))


@cache
def _asking(owner: str) -> str:
    """The code of xlwings that asks an engine for the members of a class."""
    code, classes = _main()
    return classes.get(owner, code) + inspect.getsource(utils)


@cache
def _main() -> tuple[str, dict[str, str]]:
    """The code of xlwings' main module, and of each of its classes; parsed once."""
    code = inspect.getsource(main)
    lines = code.splitlines(keepends=True)
    return code, {
        node.name: "".join(lines[node.lineno - 1 : node.end_lineno])
        for node in ast.parse(code).body
        if isinstance(node, ast.ClassDef)
    }


def _ours(owner: type) -> type | None:
    """This engine's class for one of xlwings'."""
    package = f"{__package__}."
    found = [one for one in _below(owner) if one.__module__.startswith(package)]
    named = [one for one in found if one.__name__ == owner.__name__]
    return next(iter(named or found), None)


def _below(owner: Any) -> Iterator[type]:
    for one in owner.__subclasses__():
        yield one
        yield from _below(one)


def _state(ours: type, name: str, wanted: Any) -> tuple[bool, str]:
    """Whether our class has it, and what is said where it has not."""
    mine = inspect.getattr_static(ours, name)
    read = mine.fget if isinstance(mine, property) else mine
    if hasattr(read, REFUSES):
        return False, getattr(read, REFUSES)
    if mine is wanted:
        return not _refuses(wanted), ""
    if isinstance(wanted, property) and wanted.fset and isinstance(mine, property):
        return True, "" if mine.fset else "It can be read, not set."
    return True, ""


def _refuses(member: Any) -> bool:
    """Whether a member of xlwings' base class does nothing but refuse."""
    function: Any = member.fget if isinstance(member, property) else member
    return "NotImplementedError" in function.__code__.co_names


def page() -> str:
    """The page: for each class what it has, then what it has not."""
    by_owner: dict[str, list[Member]] = {}
    for member in members():
        by_owner.setdefault(member.owner, []).append(member)
    has = sum(one.has for found in by_owner.values() for one in found)
    classes = [owner for owner, found in by_owner.items() if found[0].name != _NO_CLASS]
    without = [owner for owner in by_owner if owner not in classes]
    lines = [
        _HEAD,
        f"It has {has} members of {len(classes)} classes. Classes that it has not: "
        + ", ".join(f"`{owner}`" for owner in without)
        + ".",
    ]
    for owner in classes:
        found = by_owner[owner]
        lines += ["", f"## {owner}", ""]
        lines.append(f"Has: {_listed([one for one in found if one.has])}.")
        missing = [one for one in found if not one.has]
        if missing:
            lines += ["", "Has not:", ""]
            lines += [f"- `{one.name}`. {one.instead}".rstrip() for one in missing]
    return "\n".join(lines) + "\n"


def _listed(found: list[Member]) -> str:
    words = [f"`{one.name}`" + (" (read only)" if one.instead else "") for one in found]
    return ", ".join(words) or "nothing"


if __name__ == "__main__":
    print(page(), end="")
