"""A table of a source as it was understood, and which of them are taken in."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.sources.source import Source
from toolkit.exchange.tables.layout.blocks import Block
from toolkit.exchange.tables.layout.codes import CodeList
from toolkit.exchange.tables.layout.headings import Match
from toolkit.exchange.tables.layout.names_parted import NamePart
from toolkit.exchange.tables.layout.subjects import Subject
from toolkit.forms.register.columns import TableForm


class Known(NamedTuple):
    """Who said what the columns are for: a preview of this name, or what was kept of
    one on a `day` (dd/mm/yyyy; "" for the preview itself)."""

    name: str
    day: str = ""


class Chosen(NamedTuple):
    """A table of a source, and what its headings mean to a table of the register.

    `salutations`: columns «Ông/Bà» that hold only these words, with their headings.
    `names`: columns of names that are parted over several, with how. `codes`: what the
    codes of the same workbook stand for. `subject`: the words that say which table it
    is for, where the headings alone would not have. `known`: where the use of its
    columns comes from, where a person chose it; `skipped`: the columns that this person
    leaves out. `reasons`: column → what its
    values look like, where this is all that is known of it. `continues`: the sheet
    whose list goes on here, without headings of its own.
    """

    block: Block
    headings: Mapping[int, str]
    match: Match
    salutations: Mapping[int, str] = MappingProxyType({})
    names: tuple[NamePart, ...] = ()
    codes: CodeList = CodeList()
    subject: Subject | None = None
    known: Known | None = None
    skipped: frozenset[int] = frozenset()
    reasons: Mapping[int, str] = MappingProxyType({})
    continues: str = ""

    @property
    def first(self) -> tuple[int, int]:
        """Row and column of its first heading; without headings, of its first cell."""
        lines = self.block.head_lines
        row = lines[0].number if lines else self.block.head_row
        return row, min(self.headings)

    @property
    def source(self) -> Source:
        """The sheet that it stands on."""
        return self.block.source


class Choice(NamedTuple):
    """The tables to take in, and those that are not: each with the reason.

    `unsure`: with the other tables of the register that it fits as well.
    `others`: sheets that were not asked for though they hold tables. `asked`: the
    sheets that were looked at. `declined`: tables that a person does not want.
    """

    chosen: tuple[Chosen, ...]
    asked: tuple[str, ...]
    unsure: tuple[tuple[Chosen, tuple[TableForm, ...]], ...] = ()
    others: tuple[str, ...] = ()
    declined: tuple[Block, ...] = ()
