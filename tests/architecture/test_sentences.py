"""Nothing is read back out of the sentence of a finding: it has fields for that."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "toolkit").rglob("*.py"))
LABELS = ("Cách sửa: ", "Căn cứ: ")
TAKES_APART = {
    *("split", "rsplit", "partition", "rpartition", "splitlines"),
    *("removeprefix", "removesuffix", "find", "rfind", "index", "rindex", "replace"),
    *("startswith", "endswith", "compile", "match", "search", "fullmatch", "sub"),
    *("finditer", "findall"),
}


def taken_apart(source: str) -> Iterator[int]:
    """The lines where a text is searched or cut at a label of the sentence."""
    if not any(label.strip() in source for label in LABELS):
        return
    tree = ast.parse(source)
    named = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _holds(node.value, set())
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            cuts = node.func.attr in TAKES_APART
            if cuts and any(_holds(argument, named) for argument in node.args):
                yield node.lineno
        elif isinstance(node, ast.Compare) and _holds(node, named):
            yield node.lineno


def _holds(node: ast.AST, named: set[str]) -> bool:
    """Whether a label, or a name that holds one, stands anywhere in an expression."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            if any(label.strip() in part.value for label in LABELS):
                return True
        elif isinstance(part, ast.Name) and part.id in named:
            return True
    return False


def test_no_sentence_is_taken_apart() -> None:
    lines = {
        str(path.relative_to(ROOT)): list(taken_apart(path.read_text(encoding="utf-8")))
        for path in MODULES
    }
    assert {name: found for name, found in lines.items() if found} == {}


@pytest.mark.parametrize(
    "line",
    [
        'what = finding.text.partition(" Cách sửa: ")[0]',
        'what = finding.text.split("Cách sửa:", 1)',
        'what = text.removesuffix(f" Căn cứ: {finding.basis}.")',
        'at = re.search(r"Cách sửa: (.*)", finding.text)',
        'if "Cách sửa: " in finding.text: pass',
        'LABEL = " Cách sửa: "\nwhat = finding.text.partition(LABEL)[0]',
    ],
)
def test_the_guard_sees_a_sentence_taken_apart(line: str) -> None:
    assert list(taken_apart(line))


def test_the_guard_lets_a_sentence_be_made() -> None:
    assert list(taken_apart('text = f"{what} Cách sửa: {next_step}"')) == []
