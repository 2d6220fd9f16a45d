"""What is odd in the words of a table: told, never mended."""

import re
from collections.abc import Iterator, Sequence

from toolkit.exchange.rubric.outline import Node
from toolkit.exchange.rubric.to_rubric import Made
from toolkit.exchange.sources.source import Line
from toolkit.findings import Finding, find
from toolkit.model.origin import Origin
from toolkit.model.rubric import Kind

_SENTENCES = re.compile(r"[.;+\n]\s{0,3}")
_SHORTEST = 30
_CONDITION = re.compile(
    r"\b(?:trên|dưới|từ|ít nhất|tối thiểu|đạt)\s{1,3}\d{1,3}(?:[.,]\d{1,2})?\s{0,2}%",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"Số\s{0,3}:\s{0,3}(\d{1,5}/[\w-]{2,30})")
_ANNEX = re.compile(r"\(?[Kk]èm theo [^()]{0,60}?số\s{1,3}(\d{1,5}/[\w-]{2,30})")


def odd_words(made: Made) -> Iterator[Finding]:
    """A sentence twice in one cell, a condition without its other case, one level."""
    plain: list[str] = []
    leveled = any(made.lines.values())
    for one in made.criteria:
        node = made.nodes[one.id]
        for row in node.each():
            if row.inner:
                continue
            if twice := _twice(row.row.text):
                yield _odd(row, f"câu «{twice[:50]}…» ghi hai lần")
        if one.kind is Kind.LEVELS and len(one.lines) == 1:
            yield _odd(node, "chỉ có một mức; không nêu điểm khi không đạt mức ấy")
        if one.kind is not Kind.MANUAL or not one.standard_points:
            continue
        if condition := _CONDITION.search(node.row.text):
            seen = f"có điều kiện «{condition[0]}» nhưng không nêu điểm khi không đạt"
            yield _odd(node, seen)
        elif not node.children:
            plain.append(one.id)
    if plain and leveled:
        named = ", ".join(plain[:12]) + (" …" if len(plain) > 12 else "")
        seen = "không nêu mức nào; người chấm ghi điểm từ 0 đến điểm chuẩn"
        yield find("X688", made.nodes[plain[0]].row.at, item=named, seen=seen)


def odd_title(above: Sequence[Line], places: Sequence[Origin]) -> Iterator[Finding]:
    """The annex names another document than the one it is annexed to."""
    own = ""
    for line, place in zip(above, places, strict=True):
        for text in line.cells.values():
            if not isinstance(text, str):
                continue
            if not own and (found := _NUMBER.search(text)):
                own = found[1]
            elif own and (annexed := _ANNEX.match(text.strip())) and annexed[1] != own:
                seen = f"ghi kèm theo văn bản số «{annexed[1]}», văn bản số «{own}»"
                yield find("X688", place, item=text.strip()[:50], seen=seen)


def _twice(text: str) -> str:
    seen: set[str] = set()
    for sentence in _SENTENCES.split(text):
        bare = " ".join(sentence.lower().split()).strip(" -+.:")
        if len(bare) < _SHORTEST:
            continue
        if bare in seen:
            return sentence.strip(" -+")
        seen.add(bare)
    return ""


def _odd(node: Node, seen: str) -> Finding:
    return find("X688", node.row.at, item=node.name or node.title[:40], seen=seen)
