"""A report that a person has edited is held against the workbooks, figure by figure."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import pytest

from tests.reports.sources import SOURCES, TODAY, YEAR_BOOK, with_year
from toolkit.reports.docx.bookmarks import read_figures
from toolkit.reports.docx.filling import Filled, filling_many
from toolkit.reports.docx.intake import Parts
from toolkit.reports.written.checking import compared, same_number, stale_charts
from toolkit.reports.written.companion import Kept, source_words
from toolkit.reports.written.content import Content, content_of
from toolkit.reports.written.period import ReportKind
from toolkit.reports.written.reporting import by_bookmark, report_filled
from toolkit.reports.written.sources import Sources

BODY = "word/document.xml"
RUN = '<w:r><w:t xml:space="preserve">'


class Made(NamedTuple):
    content: Content
    filled: Filled
    kept: Mapping[str, Kept]


@pytest.fixture(scope="module")
def made() -> Made:
    with filling_many():
        content = content_of(SOURCES, ReportKind.YEAR, 2020, TODAY)
        filled = report_filled(ReportKind.YEAR, content)
    known = by_bookmark(filled, content.known)
    kept = {
        one.bookmark: Kept(
            *("1", "bc.docx", one.bookmark, one.text, one.before, one.after),
            source_words(known[one.bookmark]),
        )
        for one in read_figures(filled.parts)[0]
    }
    return Made(content, filled, kept)


def told(
    made: Made, parts: Parts, sources: Sources = SOURCES, *, kept: bool = True
) -> list[tuple[str, str, str]]:
    known = content_of(sources, ReportKind.YEAR, 2020, TODAY).known
    figures, lines = read_figures(parts)
    found = compared(figures, lines, known, made.kept if kept else {})
    return [(one.code, one.seen, one.expected) for one in found]


def edited(made: Made, old: str, new: str) -> Parts:
    """The document after somebody exchanged words in its XML, at the first place."""
    body = made.filled.parts[BODY].decode()
    assert old in body
    return made.filled.parts | {BODY: body.replace(old, new, 1).encode()}


def test_a_report_as_it_was_made_agrees(made: Made) -> None:
    assert told(made, made.filled.parts) == []


def test_a_figure_that_changed_in_the_workbook_is_told_wherever_it_stands(
    made: Made,
) -> None:
    first = YEAR_BOOK.indicators[0]._replace(actual=Decimal(264_000))
    changed = with_year(indicators=(first, *YEAR_BOOK.indicators[1:]))
    found = told(made, made.filled.parts, changed)
    assert found.count(("B140", "263.803", "264.000")) == 2  # sentence and table
    assert ("B140", "20,9", "21") in found
    assert ("B140", "95,9", "96") in found
    assert len(found) == 6
    assert found == told(made, made.filled.parts, changed, kept=False)


def test_a_row_that_is_gone_is_told(made: Made) -> None:
    less = with_year(indicators=YEAR_BOOK.indicators[1:])
    found = told(made, made.filled.parts, less)
    assert {code for code, _, _ in found} == {"B144"}
    assert ("B144", "263.803", "") in found


EDITS = {
    "typed over": ("263.803</w:t>", "263.900</w:t>", [("B141", "263.900", "263.803")]),
    "the same number otherwise": (">20,9</w:t>", ">20,90</w:t>", []),
    "a digit behind the bookmark": (
        ">263.803</w:t></w:r><w:bookmarkEnd",
        f">263.80</w:t></w:r><w:bookmarkEnd/>{RUN}4</w:t></w:r><w:bookmarkEnd",
        [("B141", "263.804", "263.803")],
    ),
    "a slip": ("\u00a0% so với", "%5 so với", [("B141", "20,9%5", "20,9")]),
    "figure deleted": (">263.803</w:t>", "></w:t>", [("B142", "", "263.803")]),
    "words instead": (">263.803</w:t>", ">nhiều</w:t>", [("B142", "", "263.803")]),
    "the other way": ("tỷ đồng, tăng", "tỷ đồng, giảm", [("B145", "giảm", "20,9")]),
    "deleted with tracking": (
        f"{RUN}263.803</w:t></w:r>",
        "<w:del><w:r><w:delText>263.803</w:delText></w:r></w:del>"
        f"<w:ins>{RUN}264.000</w:t></w:r></w:ins>",
        [("B141", "264.000", "263.803")],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_a_person_did_to_a_figure_is_told(made: Made, name: str) -> None:
    old, new, expected = EDITS[name]
    assert told(made, edited(made, old, new)) == expected


def test_a_chart_that_shows_old_numbers_is_told(made: Made) -> None:
    parts = made.filled.parts
    assert list(stale_charts(parts, made.content)) == []
    first = YEAR_BOOK.indicators[0]._replace(actual=Decimal(264_000))
    changed = with_year(indicators=(first, *YEAR_BOOK.indicators[1:]))
    now = content_of(changed, ReportKind.YEAR, 2020, TODAY)
    [found] = stale_charts(parts, now)
    assert (found.code, found.seen) == ("B147", now.charts["chi_tieu"].name)
    charts = [name for name in parts if name.startswith("word/charts/chart")]
    without = {name: part for name, part in parts.items() if name not in charts}
    assert list(stale_charts(without, now)) == []


def without_bookmark(made: Made, text: str, put: str) -> Parts:
    """A figure whose bookmark is lost, as when a sentence is typed anew."""
    body = made.filled.parts[BODY].decode()
    at = body.index(f">{text}</w:t>")
    start, end = (
        body.rindex("<w:bookmarkStart", 0, at),
        body.index("<w:bookmarkEnd", at),
    )
    close = body.index(">", end) + 1
    inside = body[body.index(">", start) + 1 : end].replace(text, put)
    return made.filled.parts | {BODY: (body[:start] + inside + body[close:]).encode()}


def test_a_figure_without_its_bookmark_is_found_by_the_words_around_it(
    made: Made,
) -> None:
    assert told(made, without_bookmark(made, "263.803", "263.803")) == []
    typed = told(made, without_bookmark(made, "263.803", "263.900"))
    assert typed == [("B141", "263.900", "263.803")]
    gone = told(made, without_bookmark(made, "263.803", "khá"))
    assert gone == [("B142", "", "263.803")]


def test_a_cell_that_was_typed_anew_is_known_by_the_cells_beside_it(
    made: Made,
) -> None:
    assert told(made, without_bookmark(made, "50.901.000", "50.901.000")) == []
    typed = told(made, without_bookmark(made, "50.901.000", "50.910.000"))
    assert typed == [("B141", "50.910.000", "50.901.000")]


def test_a_sentence_that_was_left_out_is_a_note(made: Made) -> None:
    body = made.filled.parts[BODY].decode()
    at = body.index("Tổng số tiền")
    start, end = body.rindex("<w:p>", 0, at), body.index("</w:p>", at) + 6
    parts = made.filled.parts | {BODY: (body[:start] + body[end:]).encode()}
    assert told(made, parts) == [("B143", "", "1.325.395.000")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("01", "1", True),
        ("12,50", "12,5", True),
        ("1.325.395.000", "1.325.395.000", True),
        ("12,5", "125", False),
        ("1.000", "1,000", False),
        ("95,9%5", "95,9", False),
    ],
)
def test_two_figures_are_the_same_number(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same


def test_without_any_bookmark_no_figure_is_taken_for_another(made: Made) -> None:
    """A text pasted into another file: the same words stand around many figures."""
    body = _BOOKMARK.sub("", made.filled.parts[BODY].decode())
    found = told(made, made.filled.parts | {BODY: body.encode()})
    assert {code for code, _, _ in found} == {"B143"}
    assert len(found) < len(made.kept) / 2


_BOOKMARK = re.compile(r"<w:bookmark(?:Start|End)[^<>]*/>")
