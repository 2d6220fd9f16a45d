"""«Xếp hạng», «Biểu đồ» and «So sánh các vòng» made anew, for a corrected rubric."""

from collections.abc import Mapping
from io import BytesIO

from toolkit.forms.round.making.charts import write_charts
from toolkit.forms.round.making.results import write_comparison, write_ranking
from toolkit.forms.round.results.columns import (
    CHARTS,
    COMPARISON,
    PICKED,
    RANKING,
    result_sheets,
)
from toolkit.model.rubric import Rubric
from toolkit.parts.making.book import new_book
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.styles import Styles
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.graft.grafting import meaning
from toolkit.xlsx.graft.replacing import charts_of, replaced
from toolkit.xlsx.workbook_part import BookXml
from toolkit.xlsx.zip.package import Package

_WRITERS = {RANKING: write_ranking, CHARTS: write_charts, COMPARISON: write_comparison}
_KINDS = (b"barChart", b"radarChart")


def with_results(data: bytes, rubric: Rubric) -> bytes:
    """A round book whose result sheets are made for this rubric, empty and ready.

    They keep their names, places and buttons; their charts are made anew. One that is
    not there, or not surely ours, is left. Raises FileRefusedError for a workbook that
    cannot be read.
    """
    package = Package.from_bytes(data)
    book = BookXml(package)
    called = result_sheets(ClosedBook.from_bytes(data))
    if not called:
        return data
    donor = _donor(rubric, called)
    parts = replaced(data, donor, called)
    if CHARTS in called:
        new = _by_kind(_charts(donor, CHARTS))
        former = charts_of(package, book.sheets[called[CHARTS]].part)
        for kind, (part, _) in _by_kind(former).items():
            if kind in new:
                parts[part] = meaning(new[kind][1].decode(), called).encode()
    return _picked_as_before(package.with_parts(parts), data)


def _picked_as_before(new: bytes, data: bytes) -> bytes:
    """The unit that a clerk picked for the radar is picked still."""
    before, after = ClosedBook.from_bytes(data), ClosedBook.from_bytes(new)
    old, cell = before.names().get(PICKED), after.names().get(PICKED)
    if old is None or cell is None:
        return new
    unit = before.sheet(old.sheet).at(old.top, old.left)
    if unit.formula is not None:  # nobody picked it
        return new
    after.set_value(cell.sheet, cell.top, cell.left, unit.value)
    return after.to_bytes()


def _donor(rubric: Rubric, called: Mapping[str, str]) -> bytes:
    """A workbook of these sheets alone; those that are not there stand empty."""
    target = BytesIO()
    book = new_book(target)
    formats = Styles(book)
    sheets = {name: book.add_worksheet(name) for name in _WRITERS}
    for name in called:
        _WRITERS[name](book, sheets[name], formats, rubric)
    book.close()
    return normalise(target.getvalue())


def _charts(data: bytes, sheet: str) -> dict[str, bytes]:
    package = Package.from_bytes(data)
    return charts_of(package, BookXml(package).sheets[sheet].part)


def _by_kind(charts: Mapping[str, bytes]) -> dict[bytes, tuple[str, bytes]]:
    """The first chart of each kind that we draw."""
    found: dict[bytes, tuple[str, bytes]] = {}
    for part, data in charts.items():
        for kind in _KINDS:
            if kind in data:
                found.setdefault(kind, (part, data))
    return found
