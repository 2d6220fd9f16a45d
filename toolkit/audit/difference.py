"""In what one formula differs from another one, where they differ in one thing."""

from collections.abc import Sequence
from enum import StrEnum

from toolkit.xlsx.cells.formula_text import Token, tokens

_MOST_TOKENS = 400  # longer formulas are compared no further
_SIGNS = frozenset("+-*/^&<>=")
_ENDS = frozenset("+-,;)&<>=")  # what may follow a term without binding it closer


class Way(StrEnum):
    """What is different; the values are keys of the words for it."""

    DOLLAR = "dollar"
    REFERENCE = "reference"
    NUMBER = "number"
    TYPED = "typed"
    OPERATOR = "operator"
    FUNCTION = "function"
    TERM = "term"


def way_of(expected: str, actual: str) -> Way | None:
    """The one thing in which a formula differs; None for the same, or for a lot.

    Operands of + and * may be in any order.
    """
    ours, theirs = tokens(actual), tokens(expected)
    if max(len(ours), len(theirs)) > _MOST_TOKENS or ours == theirs:
        return None
    if _in_order(ours) == _in_order(theirs):
        return None
    if len(ours) == len(theirs):
        return _changed([(a, b) for a, b in zip(ours, theirs, strict=True) if a != b])
    longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    return Way.TERM if _added(longer, shorter) else None


def _changed(pairs: Sequence[tuple[Token, Token]]) -> Way | None:
    """What the tokens that differ have in common."""
    kinds = {frozenset((one.kind, two.kind)) for one, two in pairs}
    if kinds == {frozenset(["area"])}:
        if all(a.text.replace("$", "") == b.text.replace("$", "") for a, b in pairs):
            return Way.DOLLAR
        return Way.REFERENCE if len(pairs) == 1 else None
    if len(pairs) > 1:
        return None
    if kinds == {frozenset(["sheet"])}:
        return Way.REFERENCE
    if kinds == {frozenset(["number"])}:
        return Way.NUMBER
    if kinds == {frozenset(["number", "area"])}:
        return Way.TYPED
    if kinds == {frozenset(["word"])}:
        return Way.FUNCTION
    one, two = pairs[0]
    return Way.OPERATOR if {one.text, two.text} <= _SIGNS else None


def _added(longer: Sequence[Token], shorter: Sequence[Token]) -> bool:
    """The longer one is the shorter one with a number or a cell more somewhere."""
    more = len(longer) - len(shorter)
    if more not in (2, 3):  # 3: the cell is one of another sheet
        return False
    same = 0
    while same < len(shorter) and longer[same] == shorter[same]:
        same += 1
    # What comes first in both may be of what was added: A+B+C without +B, without A+.
    return any(
        list(longer[start + more :]) == list(shorter[start:])
        and _is_term(longer, start, start + more)
        for start in range(max(0, same - more), same + 1)
    )


def _is_term(formula: Sequence[Token], start: int, end: int) -> bool:
    """A sign and a number or a cell; at the start of a formula a cell and a sign."""
    added, after = list(formula[start:end]), formula[end : end + 1]
    if start == 0:
        added, after = [added[-1], *added[:-1]], []
    sign, *sheet, operand = added
    return (
        sign.text in _SIGNS
        and operand.kind in ("number", "area")
        and all(token.kind == "sheet" for token in sheet)
        and all(token.text in _ENDS for token in after)
    )


def _in_order(formula: Sequence[Token]) -> object:
    """The same for sums and products whose operands are in another order.

    Only for formulas without brackets; others stay as they are.
    """
    if any(token.text in "()&<>=^%," for token in formula):
        return tuple(formula)
    terms: list[tuple[str, list[tuple[str, str]]]] = []
    sign, factor = "+", "*"
    start = True
    for token in formula:
        if token.text in "+-" and not start:
            sign, factor, start = token.text, "*", True
        elif token.text in "*/" and not start:
            factor = token.text
        else:
            if start:
                terms.append((sign, []))
            terms[-1][1].append((factor, token.text))
            start, factor = False, "*"
    return sorted((sign, sorted(factors)) for sign, factors in terms)
