"""Layouts as offices publish them come in as the rubric that a person sees in them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest

from tests.exchange.rubric.layouts import LAYOUTS
from tests.exchange.rubric.odd_layouts import ODD
from tests.exchange.rubric.old_letters import as_typed
from tests.exchange.rubric.sheets import (
    Layout,
    as_docx,
    as_text,
    as_xls,
    as_xlsx,
    codes,
    read,
    rubric_shown,
    totals_shown,
)
from toolkit.exchange.rubric.understood import LineKind, Understood
from toolkit.legacy.old_codes import OldCode

pytestmark = pytest.mark.slow

MAKERS = {"xlsx": as_xlsx, "xls": as_xls, "docx": as_docx, "văn bản": as_text}
OF_TABLES = ("xlsx", "xls", "docx")


def named(layout: Layout) -> str:
    return layout.name


@cache
def understood(layout: Layout) -> Understood:
    """What is understood of it as a workbook."""
    with TemporaryDirectory() as folder:
        return read(as_xlsx(layout, Path(folder)))


def checked(found: Understood, layout: Layout) -> None:
    assert rubric_shown(found) == dedent(layout.rubric).strip()
    assert totals_shown(found) == layout.totals
    assert codes(found) == tuple(sorted(layout.told))


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=named)
def test_a_published_layout_comes_in(layout: Layout, kind: str, tmp_path: Path) -> None:
    made = MAKERS[kind]
    found = understood(layout) if made is as_xlsx else read(made(layout, tmp_path))
    checked(found, layout)


@pytest.mark.parametrize("layout", ODD, ids=named)
def test_an_odd_layout_comes_in_or_is_told(layout: Layout) -> None:
    checked(understood(layout), layout)


@pytest.mark.parametrize(
    ("code", "font"), [(OldCode.TCVN3, ".VnTime"), (OldCode.VNI, "VNI-Times")]
)
@pytest.mark.parametrize("make", [as_xlsx, as_xls])
@pytest.mark.parametrize("layout", LAYOUTS[:3], ids=named)
def test_old_fonts_are_read(
    layout: Layout,
    make: Callable[..., Path],
    code: OldCode,
    font: str,
    tmp_path: Path,
) -> None:
    typed = layout._replace(rows=as_typed(code, layout.rows))
    assert typed.rows != layout.rows
    found = read(make(typed, tmp_path, font=font))
    assert rubric_shown(found) == dedent(layout.rubric).strip()
    assert totals_shown(found) == layout.totals
    assert codes(found) == tuple(sorted((*layout.told, "X652")))


@pytest.mark.parametrize("layout", [*LAYOUTS, *ODD], ids=named)
def test_every_line_is_accounted_for(layout: Layout) -> None:
    found = understood(layout)
    filled = {
        number
        for number, row in enumerate(layout.rows.strip("\n").split("\n"), 1)
        if row.replace("|", "").strip()
    }
    assert {line.row for line in found.lines} >= filled
    named = {one.id for one in found.rubric.criteria}
    items = (LineKind.SECTION, LineKind.GROUP, LineKind.ITEM)
    assert {line.code for line in found.lines if line.kind in items} == named
