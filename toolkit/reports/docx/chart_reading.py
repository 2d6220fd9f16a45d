"""The charts of a document, read again: what their bars show."""

from decimal import Decimal, InvalidOperation

from toolkit.reports.docx.charts import Chart, Series
from toolkit.reports.docx.intake import Parts
from toolkit.reports.docx.xml import Element, parsed

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_FOLDER = "word/charts/"


def read_charts(parts: Parts) -> tuple[Chart, ...]:
    """Each chart with its labels and series; one that a person drew is among them."""
    names = sorted(
        name
        for name in parts
        if name.startswith(_FOLDER) and name.endswith(".xml") and "/_rels/" not in name
    )
    found = (_read(parsed(name, parts[name])) for name in names)
    return tuple(chart for chart in found if chart.series)


def same_bars(one: Chart, other: Chart) -> bool:
    """Whether two charts show the same numbers under the same labels."""
    return one.labels == other.labels and [s.values for s in one.series] == [
        s.values for s in other.series
    ]


def _read(root: Element) -> Chart:
    bars = list(root.iter(f"{_C}ser"))
    labels = _texts(bars[0].find(f"{_C}cat")) if bars else []
    series = tuple(
        Series(
            " ".join(_texts(bar.find(f"{_C}tx"))),
            tuple(map(_number, _texts(bar.find(f"{_C}val")))),
            (),
        )
        for bar in bars
    )
    return Chart("", "", tuple(labels), series)


def _texts(element: Element | None) -> list[str]:
    """The values of a series' part, in the order of their points."""
    if element is None:
        return []
    return [one.text or "" for one in element.iter(f"{_C}v")]


def _number(text: str) -> Decimal:
    """A number as a chart keeps it; LibreOffice writes all digits of a binary one."""
    try:
        return round(Decimal(text), 6).normalize()
    except InvalidOperation:
        return Decimal("NaN")
