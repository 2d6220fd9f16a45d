"""The little language of our templates: fields, lists, conditions; nothing that acts.

Jinja reads it, and of Jinja only this is let through: names with dots, `for … in` a
list, `if` on names and comparisons. No call, no filter, no arithmetic.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from toolkit.reports.docx.healing import TAG
from toolkit.reports.docx.values import LIST, Shape

_ENVIRONMENT = Environment(autoescape=True)
_ORDER = re.compile(r"(?:(tr|p)\s)?\s*(\S*)\s*(.*)", re.DOTALL)
# Braces that are left when the whole fields are taken out: one of them has lost its
# other half. A single brace around words is a field somebody cut as well.
_BROKEN = re.compile(r"\{\{|\}\}|\{%|%\}|\{ ?\w[\w.]{0,60} ?\}|\w ?\}|\{ ?\w")

LOOP_WORDS = {"index": None, "first": None, "last": None, "length": None}
_TEST_NODES = (
    *(nodes.Name, nodes.Getattr, nodes.Const, nodes.Not, nodes.And, nodes.Or),
    *(nodes.Compare, nodes.Operand),
)


class Tag(NamedTuple):
    """One field or order: `word` is «», for, if, elif, else, endfor or endif.

    `whole`: what it takes out with it, a row (tr) or a paragraph (p). `names`: the
    names it uses, as they are written. `each`: what a list's row is called.
    """

    text: str
    word: str
    whole: str = ""
    names: tuple[str, ...] = ()
    each: str = ""


class NotUnderstoodError(Exception):
    """A tag that says more, or other things, than the language of templates.

    `opens`: what of it is known where it opens a list or a condition, else None.
    """

    def __init__(self, text: str, opens: Tag | None = None) -> None:
        super().__init__(text)
        self.opens = opens


_CLINGING = re.compile(r"\{\{\{|\}\}\}|\{\{%|%\}\}")


def tags_in(text: str) -> tuple[str, ...]:
    """The fields and orders of a paragraph, as they stand."""
    return tuple(found[0] for found in TAG.finditer(text))


def broken_braces(text: str) -> str:
    """What of a paragraph looks like a field that lost a brace; "" for nothing."""
    if "{" not in text and "}" not in text:
        return ""
    # A brace too many clings to a field that is whole.
    found = _CLINGING.search(text) or _BROKEN.search(TAG.sub(" ", text))
    return found.string[max(found.start() - 20, 0) :][:50].strip() if found else ""


def read_tag(text: str) -> Tag:
    """What a tag says. Raises NotUnderstoodError."""
    inside = text[2:-2]
    if text.startswith("{{"):
        return Tag(text, "", names=(_name(inside.strip()),))
    order = _ORDER.fullmatch(inside)
    if order is None:
        raise NotUnderstoodError(text)
    whole, word, rest = order[1] or "", order[2], order[3].strip()
    try:
        return _order(text, whole, word, rest)
    except NotUnderstoodError:
        opens = Tag(text, word, whole) if word in ("for", "if") else None
        raise NotUnderstoodError(text, opens) from None


def _order(text: str, whole: str, word: str, rest: str) -> Tag:
    if word in ("endfor", "endif", "else") and not rest:
        return Tag(text, word, whole)
    if word == "for":
        each, _, over = (part.strip() for part in rest.partition(" in "))
        if each.isidentifier():
            return Tag(text, word, whole, (_name(over),), each)
    if word in ("if", "elif"):
        return Tag(text, word, whole, _tested(rest))
    raise NotUnderstoodError(text)


Scopes = Mapping[str, Shape | None]
"""What the rows of lists are called, and the names in them; None for unknown ones."""


def list_of(name: str, shape: Shape, scopes: Scopes) -> Shape | None:
    """The names in the rows of a list; None where it is no list."""
    found = looked_up(name + LIST, shape, scopes)
    return found if isinstance(found, Mapping) else None


def looked_up(name: str, shape: Shape, scopes: Scopes) -> Shape | Literal[False] | None:
    """What a name stands for: None a field, a mapping a group, False nothing."""
    parts = name.split(".")
    start = scopes.get(parts[0])
    here: Shape | None = start if start is not None else shape
    for part in parts[1:] if start is not None else parts:
        if here is None or part not in here:
            return False
        here = here[part]
    return here


def _name(text: str) -> str:
    """A name with dots, and nothing else."""
    if not all(part.isidentifier() and part[0] != "_" for part in text.split(".")):
        raise NotUnderstoodError(text)
    return text


def _tested(text: str) -> tuple[str, ...]:
    """The names in a condition."""
    try:
        tree = _ENVIRONMENT.parse("{% if " + text + " %}{% endif %}")
    except (TemplateSyntaxError, RecursionError):
        raise NotUnderstoodError(text) from None
    test = tree.body[0]
    if len(tree.body) != 1 or not isinstance(test, nodes.If):
        raise NotUnderstoodError(text)
    found = [test.test, *test.test.find_all(nodes.Expr)]
    if not all(isinstance(one, _TEST_NODES) for one in found):
        raise NotUnderstoodError(text)
    inner = {id(one.node) for one in found if isinstance(one, nodes.Getattr)}
    return tuple(
        _name(_dotted(one))
        for one in found
        if isinstance(one, nodes.Name | nodes.Getattr) and id(one) not in inner
    )


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "?"
