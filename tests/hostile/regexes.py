"""Every regular expression of some rooms, how it is used, what wears it out."""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from types import SimpleNamespace
from typing import Any, NamedTuple

from tests.hostile.regex_steps import AT_THE_START, SCANNING, WHOLE, Tree, tree_of
from tests.tries import is_thorough

ROOT = Path(__file__).parents[2]
_SCANS = ("search", "finditer", "findall", "sub", "subn", "split")
_WAYS = {"match": AT_THE_START, "fullmatch": WHOLE} | dict.fromkeys(_SCANS, SCANNING)
_ANY_WAY = frozenset((SCANNING, WHOLE))
# What a pattern made inside a function is made with.
_GIVEN: dict[str, Any] = {
    **{"prefix": b"x:", "name": b"r", "sheet": "a", "path": Path("a.xlsx"), "tag": b""},
    "self": SimpleNamespace(prefix=b"x:", mask=b""),
    "part": SimpleNamespace(prefix=b"x:", mask=b"", start=0),
}


class Used(NamedTuple):
    """A pattern where it stands, and the ways in which it is run."""

    where: str
    pattern: re.Pattern[Any]
    ways: frozenset[str]


def used_in(*rooms: str) -> list[Used]:
    """Every pattern of some folders of `toolkit`; the last module is no exception.

    Raises AssertionError for a pattern that cannot be made out: it is then to be
    compiled where a module begins.
    """
    paths = sorted(p for room in rooms for p in (ROOT / "toolkit" / room).rglob("*.py"))
    trees = {path: _tree(path.read_text("utf-8")) for path in paths}
    of_each = {path: _ways(tree) for path, tree in trees.items()}
    ways: dict[str, frozenset[str]] = {}
    for here in of_each.values():
        ways |= {name: some | ways.get(name, some) for name, some in here.items()}
    found: dict[tuple[Any, ...], Used] = {}
    for path, tree in trees.items():
        place = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        module = importlib.import_module(place.removesuffix(".__init__"))
        here = of_each[path]  # many a module has a `_NUMBER` of its own
        for name, pattern, own in (*_compiled(module), *_made(module, tree)):
            run = own or here.get(name) or ways.get(name) or _ANY_WAY
            key = (pattern.pattern, pattern.flags, run)
            found.setdefault(key, Used(f"{place}.{name}", pattern, run))
    return list(found.values())


def _tree(text: str) -> ast.Module:
    """What a module says; nothing of one that names neither `re` nor a way to run."""
    named = "import re\n" in text or any(f".{way}(" in text for way in _WAYS)
    return ast.parse(text if named else "")


def _ways(tree: ast.AST) -> dict[str, frozenset[str]]:
    """By the name of a pattern, or of what makes it: how it is run there."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _WAYS:
            owner: ast.AST = node.value
            while isinstance(owner, ast.Call | ast.Subscript):
                owner = owner.func if isinstance(owner, ast.Call) else owner.value
            if isinstance(owner, ast.Name):
                found[owner.id].add(_WAYS[node.attr])
    return {name: frozenset(some) for name, some in found.items()}


Named = tuple[str, re.Pattern[Any], frozenset[str]]


def kept_by(module: str) -> list[Named]:
    """The patterns that a module keeps; those that it makes are left out."""
    return list(_compiled(importlib.import_module(module)))


def _compiled(module: Any) -> Iterator[Named]:
    """The patterns that a module keeps, also in a table."""
    for name, value in vars(module).items():
        inside = value.values() if isinstance(value, dict) else [value]
        if isinstance(value, tuple | list | set | frozenset):
            inside = value
        for one in inside:
            if isinstance(one, re.Pattern):
                yield name, one, frozenset()


def _made(module: Any, tree: ast.AST) -> Iterator[Named]:
    """The patterns that a module makes as it goes along, inside of its functions."""
    if getattr(module, "re", None) is not re:
        return
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and any(
            map(_is_call_of_re, ast.walk(function))
        ):
            names = {**vars(module), **_GIVEN}
            for statement in function.body:
                yield from _in_statement(function.name, statement, names)


def _in_statement(
    function: str, statement: ast.stmt, names: dict[str, Any]
) -> Iterator[Named]:
    kept = {
        id(node.value): node.targets[0].id
        for node in ast.walk(statement)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef):
            return  # comes by itself
        if not _is_call_of_re(node):
            continue
        assert isinstance(node, ast.Call)
        assert isinstance(node.func, ast.Attribute)
        what = f"{function}: compile it at the top of its module"
        try:
            pattern = _value(node.args[0], names)
            rest = node.args[1:] if node.func.attr == "compile" else []
            flags = [_value(one, names) for one in rest]
            compiled = re.compile(pattern, *flags)
        except Exception as error:
            raise AssertionError(what) from error
        way = _WAYS.get(node.func.attr)
        name = function if way else kept.get(id(node), function)
        yield name, compiled, frozenset((way,) if way else ())
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        if any(isinstance(node, ast.Call) for node in ast.walk(statement)):
            # Who calls something might write a file; what is given stands for it.
            if statement.targets[0].id not in _GIVEN:
                names.pop(statement.targets[0].id, None)
            return
        try:
            names[statement.targets[0].id] = _value(statement.value, names)
        except Exception:
            names.pop(statement.targets[0].id, None)


def _is_call_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in {"compile", *_WAYS}
    )


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "", "eval"), dict(names))


class Text(NamedTuple):
    """A beginning, what is said again and again, an end."""

    head: str
    again: str
    tail: str

    def of(self, times: int) -> str:
        return self.head + self.again * times + self.tail


def repeats_without_end(tree: Tree) -> bool:
    """Whether anything in a pattern may be as long as the text."""
    return any("MAXREPEAT" in str(node) for node in tree)


def wearing_texts(pattern: re.Pattern[Any]) -> list[Text]:
    """Texts that lead into each part of a pattern, dwell there, and then fail it."""
    tree = tree_of(pattern)
    heads = _some(["", *_beginnings(tree, "")], _HEADS)
    bodies = _some(_repeated(tree), _BODIES)
    letters = _some(sorted({"a", *_letters(tree)}), _LETTERS)
    pairs = ["".join(two) for two in product([*bodies, *letters], letters)]
    again = [*bodies, *letters, *heads, *_some(pairs, _PAIRS)]
    return [
        Text(head, one, tail)
        for head in heads
        for one in dict.fromkeys(again)
        for tail in dict.fromkeys(("", "\x01", *list(_looked_for(tree))[:2]))
        if one
    ]


# Enough that each of the patterns which ever hung a file is found out.
_HEADS, _BODIES, _LETTERS, _PAIRS = (8, 12, 8, 12) if is_thorough() else (4, 6, 4, 5)


def _some(texts: Iterable[str], most: int) -> list[str]:
    """As many of them, the first and then evenly chosen; always the same."""
    every = list(dict.fromkeys(texts))
    step = max(len(every) / most, 1)
    return [every[int(number * step)] for number in range(min(most, len(every)))]


def _shortest(tree: Tree) -> str:
    """A text that these nodes take, as short as may be."""
    return "".join(_example(code, value) for code, value in tree)


def _example(code: Any, value: Any) -> str:
    if code in (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN):
        return next(_letters_of(code, value), "a")
    if code is codes.BRANCH:
        return min((_shortest(one) for one in value[1]), key=len)
    if code is codes.SUBPATTERN:
        return _shortest(value[3])
    if code is codes.ATOMIC_GROUP:
        return _shortest(value)
    if code in _REPEATS:
        return _shortest(value[2]) * max(value[0], 0)
    if code is codes.ASSERT:
        return ""
    return ""


_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def _beginnings(tree: Tree, before: str) -> Iterator[str]:
    """A text that leads up to each node, and one that has been through it once."""
    for code, value in tree:
        inner: list[Tree] = []
        if code is codes.BRANCH:
            inner = list(value[1])
        elif code is codes.SUBPATTERN:
            inner = [value[3]]
        elif code in _REPEATS:
            inner = [value[2]]
        for one in inner:
            yield from _beginnings(one, before)
        if code in _REPEATS:
            yield before + _shortest(value[2])
        before += _example(code, value)
        yield before


def _repeated(tree: Tree) -> Iterator[str]:
    """What each repeat takes once; of a branch in it each way, and two of them."""
    for code, value in tree:
        if code in _REPEATS:
            ways = [_shortest(value[2])]
            first = value[2][0] if len(value[2]) else (None, None)
            if first[0] is codes.SUBPATTERN:
                first = first[1][3][0] if len(first[1][3]) else first
            if first[0] is codes.BRANCH:
                ways += [_shortest(one) for one in first[1][1]]
            yield from ways
            yield from (one + two for one, two in product(ways, ways))
            yield from _repeated(value[2])
        elif code is codes.BRANCH:
            for one in value[1]:
                yield from _repeated(one)
        elif code is codes.SUBPATTERN:
            yield from _repeated(value[3])
        elif code is codes.ATOMIC_GROUP:
            yield from _repeated(value)


def _looked_for(tree: Tree) -> Iterator[str]:
    """What a part that only looks ahead ends with."""
    for code, value in tree:
        if code in (codes.ASSERT, codes.ASSERT_NOT) and value[0] > 0 and value[1]:
            yield from list(_letters_of(*value[1][-1]))[:1]
        elif code is codes.BRANCH:
            for one in value[1]:
                yield from _looked_for(one)
        elif code is codes.SUBPATTERN:
            yield from _looked_for(value[3])


def _letters(tree: Tree) -> Iterator[str]:
    """Letters of a pattern that repeats take, and the first of everything else."""
    for code, value in tree:
        if code in _REPEATS:
            if len(value[2]) == 1 and value[2][0][0] in (
                codes.IN,
                codes.ANY,
                codes.LITERAL,
            ):
                yield from list(_letters_of(*value[2][0]))[:2]
            else:
                yield from _letters(value[2])
        elif code is codes.BRANCH:
            for one in value[1]:
                yield from list(_letters(one))[:2]
        elif code is codes.SUBPATTERN:
            yield from _letters(value[3])
        elif code is codes.ATOMIC_GROUP:
            yield from _letters(value)
        elif code in (codes.LITERAL, codes.IN):
            yield from list(_letters_of(code, value))[:1]


def _letters_of(code: Any, value: Any) -> Iterator[str]:
    if code is codes.LITERAL:
        yield chr(value)
    elif code is codes.IN and value[0][0] is not codes.NEGATE:
        for kind, one in value:
            if kind is codes.LITERAL:
                yield chr(one)
            elif kind is codes.RANGE:
                yield chr(one[0])
            else:
                yield _SAMPLES.get(one, "a")
    elif code is codes.IN:
        taken = {one for kind, one in value if kind is codes.LITERAL}
        no_word = any(one is codes.CATEGORY_NOT_WORD for _, one in value)
        yield next(c for c in ("a " if not no_word else "aZ") if ord(c) not in taken)
    else:
        yield "a"


_SAMPLES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_WORD: " ",
}
