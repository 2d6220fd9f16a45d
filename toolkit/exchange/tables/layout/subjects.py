"""What a list says of itself: in the lines above it, its sheet's name, its file's."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.exchange.tables.layout.blocks import Block
from toolkit.exchange.tables.layout.headings import bare
from toolkit.model.register import TableKey

_OF_DECISION = re.compile(
    r"(?:kem theo|ban hanh theo|theo) quyet dinh|cong nhan danh hieu"
)
_OF_PRAISE = re.compile(r"\bkhen\b|\bdanh hieu\b|\bthi dua\b|\bco thi dua\b")
_OF_REQUEST = re.compile(r"kem theo (?:to trinh|cong van|van ban|bien ban)")
_SUBJECTS: tuple[tuple[re.Pattern[str], TableKey], ...] = (
    (re.compile(r"\bkiem phieu\b|\bbieu quyet\b|\bbo phieu\b"), TableKey.VOTES),
    (re.compile(r"\bdang ky\b|\bgiao uoc\b"), TableKey.REGISTRATIONS),
    (re.compile(r"\bxep loai\b|\bdanh gia\b"), TableKey.RATINGS),
    (re.compile(r"\bde nghi\b|\bde xuat\b|\btrinh\b"), TableKey.PROPOSALS),
    (
        re.compile(
            r"\b(?:duoc|da) (?:tang|khen|cong nhan)\b|\bdanh sach khen thuong\b"
            r"|\bket qua khen thuong\b|\btheo doi khen thuong\b|\bdat danh hieu\b"
        ),
        TableKey.AWARDS,
    ),
    (re.compile(r"\bsang kien\b|\bde tai\b"), TableKey.INITIATIVES),
    (re.compile(r"\bkhen thuong\b"), TableKey.AWARDS),
)


class Subject(NamedTuple):
    """The table that a list is for, and the text that says so.

    `above`: it stands above the list; the name of a sheet or a file says less.
    `praises`: what stands above speaks of titles or forms.
    """

    table: TableKey
    said: str
    above: bool = True
    praises: bool = False


def subject_of(block: Block, stem: str) -> Subject | None:
    """What the words around a list say that it is; None where they say nothing.

    The annex of a decision holds what was granted, whatever its columns.
    """
    texts = list(_texts(block))
    praises = any(_OF_PRAISE.search(bare(text)) for text in texts)
    for text in texts:
        if _OF_DECISION.search(bare(text)):
            return Subject(TableKey.AWARDS, text, praises=praises)
    for text in texts:
        if _OF_REQUEST.search(bare(text)):
            return Subject(TableKey.PROPOSALS, text, praises=praises)
    for text in texts:
        if table := _named(text):
            return Subject(table, text, praises=praises)
    for text in (block.source.sheet, stem):
        if table := _named(text):
            return Subject(table, text, above=False)
    return None


def _named(text: str) -> TableKey | None:
    plain = bare(text)
    return next((t for pattern, t in _SUBJECTS if pattern.search(plain)), None)


def _texts(block: Block) -> Iterator[str]:
    """The texts above a list: its own, then those above earlier ones of the sheet."""
    for line in (*block.titles, *block.earlier):
        for value in line.cells.values():
            if isinstance(value, str):
                yield " ".join(value.split())
