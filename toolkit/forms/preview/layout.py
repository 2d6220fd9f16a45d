"""What stands on the sheet «Xem trước», and the names by which it is found again."""

from collections.abc import Mapping
from typing import NamedTuple

SHEET = "Xem trước"
KEPT, LISTS = "_ghep_cot", "_danh_sach"
"""Hidden sheets: what the preview is of, and the lists that cells choose from."""

MARK = "thidua-xem-truoc-1"
SOURCE = "xt_nguon"
"""The name of the cell that says, below MARK, of which file it is: name and SHA-256."""

YES, NO = "Có", "Chưa"
"""Whether a table is to be taken in."""


def name_of(what: str, number: int) -> str:
    """The name of a part of a table: `bang`, `dong_y`, `tieu_de`, `cot`, `khoa`."""
    return f"xt_{what}_{number}"


class PreviewColumn(NamedTuple):
    """A column of a source: what it looks like, and the words of what it is for."""

    place: str
    heading: str
    samples: str
    use: str
    why: str


class PreviewTable(NamedTuple):
    """A table of a source. `key`: what tells it again, which nobody reads.

    `head`: the rows of its headings, «6» or «6-7»; "" where it has none.
    """

    where: str
    table: str
    agreed: bool
    why: str
    head: str
    key: str
    columns: tuple[PreviewColumn, ...]


class PreviewLines(NamedTuple):
    """Lines of a source under one heading: what becomes of each, and its values.

    `rows`: row, what is done, why, then a value for each of `headers`.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Preview(NamedTuple):
    """A preview. `uses`: table → the words that its columns choose from."""

    source: str
    digest: str
    said: tuple[str, ...]
    tables: tuple[PreviewTable, ...]
    lines: tuple[PreviewLines, ...]
    uses: Mapping[str, tuple[str, ...]]
