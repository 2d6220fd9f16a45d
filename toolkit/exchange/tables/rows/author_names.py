"""Authors as people list them in one cell: «- Hồ Cúc (60%)», a line for each."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from toolkit.exchange.sources.source import Line
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.headings import UNIT_AND_POSITION
from toolkit.findings import Finding, find
from toolkit.forms.register.columns import CellKind

_LINES = re.compile(r"[;\n]+")
_COMMA = re.compile(r",(?!\d)")
_BULLET = re.compile(r"\A\s*+(?:[-–—+•*·]|\d{1,2}[.)])\s*+(?=[^\W\d_])")
_SHARE = re.compile(
    r"\s{0,3}\([^()%]{0,40}\d\s?%[^()%]{0,40}\)|[\s:–—-]{1,5}\d{1,3}(?:[.,]\d{1,2})?\s?%"
)
_LONGEST = 60


class AuthorNames(NamedTuple):
    """The names of a cell as the register takes them; whether it said shares."""

    text: str
    shares: bool = False


def author_names(text: str) -> AuthorNames:
    """«- Hồ Cúc (60%)\\n- Lê An (40%)» → «Hồ Cúc; Lê An»; a plain text as it stands."""
    plain = normalize("NFC", text).strip()
    parts = [one for line in _LINES.split(plain) for one in _each(line)]
    names = [_SHARE.sub("", _BULLET.sub("", part, count=1)).strip() for part in parts]
    shares = any(map(_SHARE.search, parts))
    listed = shares or any(map(_BULLET.match, parts))
    kept = [name for name in names if name]
    return AuthorNames("; ".join(kept) if listed and kept else plain, shares)


def _each(line: str) -> Sequence[str]:
    """The authors of a line: a comma parts them where each has a share."""
    parts = _COMMA.split(line)
    return parts if len(parts) > 1 and all(map(_SHARE.search, parts)) else [line]


def share_findings(chosen: Chosen, lines: Sequence[Line]) -> Iterator[Finding]:
    """X710: shares of authors, for which the register has no column."""
    for column, field in chosen.match.fields.items():
        if field == UNIT_AND_POSITION:
            continue
        form = chosen.match.table.column(field)
        if form.holds is not CellKind.NAMES:
            continue
        texts = (line.cells.get(column) for line in lines)
        typed = [text for text in texts if isinstance(text, str) and "%" in text]
        shared = [text for text in typed if author_names(text).shares]
        if shared:
            at, seen = chosen.source.at(chosen.block.head_row, column), shared[0]
            facts = {"seen": _cut(seen), "expected": _cut(author_names(seen).text)}
            count = str(len(shared))
            yield find("X710", at, column=form.header, count=count, **facts)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
