"""Native charts of Word with their workbook inside: bars that print in black and white.

ECMA-376 part 1, 21.2: bars have patterns, and each point its label as a text, because
a number in a label would be written as the reader's PC writes numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from toolkit.model.numbers import grouped, plain
from toolkit.parts.making.normalise import normalise
from toolkit.reports.docx.intake import TYPES, Parts
from toolkit.reports.docx.layout.sizes import emu
from toolkit.reports.docx.layout.styles import FONT
from toolkit.reports.docx.values import DRAWING, MIDDLE, clean
from toolkit.reports.docx.xml import Element, W, parsed, written

_LINES = (
    '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr>'
    '<a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
)
_FILLS = (
    _LINES,
    *(
        f'<a:solidFill><a:srgbClr val="{grey}"/></a:solidFill>'
        for grey in ("404040", "FFFFFF")
    ),
)
"""Of the first, second and third series: told apart on any printer."""
_WIDE, _BAR, _AROUND = 160, 9, 22  # millimetres
_HIGHEST = 200
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_RELATIONS = "word/_rels/document.xml.rels"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST_LABEL = 60


class Series(NamedTuple):
    """Bars of one kind, with the words at each of them."""

    name: str
    values: tuple[Decimal, ...]
    words: tuple[str, ...]

    @classmethod
    def of_numbers(cls, name: str, values: Sequence[Decimal]) -> "Series":
        return cls(name, tuple(values), tuple(map(grouped, values)))

    @classmethod
    def of_counts(cls, name: str, values: Sequence[int]) -> "Series":
        """A nought has no bar, and so no words."""
        words = tuple(str(one) if one else "" for one in values)
        return cls(name, tuple(map(Decimal, values)), words)


class Chart(NamedTuple):
    """Horizontal bars: labels from the top down, one value of each series for each.

    `name` is read to who cannot see it; `heading` stands above the labels in the
    workbook inside.
    """

    name: str
    heading: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def kept_labels(self) -> tuple[str, ...]:
        """The labels as the document holds them."""
        return tuple(clean(_short(one)) for one in self.labels)

    def cut(self, most: int) -> "Chart":
        """The first bars alone, so that it stays readable."""
        series = tuple(
            one._replace(values=one.values[:most], words=one.words[:most])
            for one in self.series
        )
        return self._replace(labels=self.labels[:most], series=series)


def insert_charts(parts: Parts, body: Element, charts: Mapping[str, Chart]) -> None:
    """Put charts where the marks of a `Drawing` stand; `body`: the document's tree.

    `parts` get the chart, its workbook and what names them.
    """
    number = 0
    for text in list(body.iter(f"{W}t")):
        mark = text.text or ""
        if DRAWING not in mark:
            continue
        key = mark.partition(DRAWING)[2].partition(MIDDLE)[0]
        text.text = ""
        if key in charts:
            number += 1
            relation = _add_parts(parts, charts[key], number)
            text.getparent().append(_drawing(charts[key], number, relation))


def _add_parts(parts: Parts, chart: Chart, number: int) -> str:
    """The chart's parts in the package; the id by which the document names it."""
    relation = f"rIdChart{number}"
    name, book = f"chart{number}.xml", f"chart{number}.xlsx"
    parts[f"word/charts/{name}"] = (_HEAD + _chart(chart)).encode()
    parts[f"word/embeddings/{book}"] = _workbook(chart)
    parts[f"word/charts/_rels/{name}.rels"] = (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{_R}/package"'
        f' Target="../embeddings/{book}"/></Relationships>'
    ).encode()
    links = parsed(_RELATIONS, parts[_RELATIONS])
    _append(
        links, "Relationship", Id=relation, Type=f"{_R}/chart", Target=f"charts/{name}"
    )
    parts[_RELATIONS] = written(links)
    types = parsed(TYPES, parts[TYPES])
    _append(types, "Override", PartName=f"/word/charts/{name}", ContentType=_CHART_TYPE)
    if not any(one.get("Extension") == "xlsx" for one in types):
        _append(types, "Default", first=True, Extension="xlsx", ContentType=_BOOK_TYPE)
    parts[TYPES] = written(types)
    return relation


def _append(root: Element, name: str, *, first: bool = False, **given: str) -> None:
    new = root.makeelement(root.tag.rpartition("}")[0] + "}" + name, given)
    if first:
        root.insert(0, new)
    else:
        root.append(new)


def _drawing(chart: Chart, number: int, relation: str) -> Element:
    bars = len(chart.labels) * len(chart.series)
    high = min(_HIGHEST, _AROUND + bars * _BAR)
    name = escape(clean(chart.name), {'"': "&quot;"})
    return parsed(
        "",
        (
            f'<w:drawing xmlns:w="{W[1:-1]}" xmlns:wp="{_WP}" xmlns:a="{_A}">'
            '<wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{emu(_WIDE)}" cy="{emu(high)}"/>'
            f'<wp:docPr id="{900 + number}" name="Biểu đồ {number}" descr="{name}"/>'
            f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_C}">'
            f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        ).encode(),
    )


def _chart(chart: Chart) -> str:
    several = len(chart.series) > 1
    series = "".join(
        _series(chart, one, number) for number, one in enumerate(chart.series)
    )
    legend = (
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        if several
        else ""
    )
    return (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}">'
        '<c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart>'
        '<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="111"/><c:axId val="112"/>'
        f"</c:barChart>{_AXES}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100"><a:solidFill><a:srgbClr'
        f' val="000000"/></a:solidFill><a:latin typeface="{FONT}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _series(chart: Chart, series: Series, number: int) -> str:
    count = len(chart.labels)
    column = "BCD"[number]
    fill = _FILLS[number % len(_FILLS)]
    labels = "".join(_label(at, text) for at, text in enumerate(series.words))
    names = _points(chart.kept_labels)
    numbers = _points(str(plain(one)) for one in series.values)
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f'<c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f"{_points([series.name])}</c:strCache></c:strRef></c:tx><c:spPr>{fill}"
        '<a:ln w="9525"><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls>{labels}{_SHOWN}</c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${count + 1}</c:f>"
        f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>'
        f"{numbers}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _points(texts: Iterable[str]) -> str:
    return "".join(
        f'<c:pt idx="{at}"><c:v>{escape(clean(text))}</c:v></c:pt>'
        for at, text in enumerate(texts)
    )


def _label(at: int, text: str) -> str:
    if not text:
        return f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr'
        f' lang="vi-VN"/><a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'<c:dLblPos val="outEnd"/>{_SHOWN}</c:dLbl>'
    )


def _short(text: str) -> str:
    """A label that leaves room for its bar."""
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1] + "…"


def _workbook(chart: Chart) -> bytes:
    """The workbook that opens where somebody edits the data of the chart."""
    import xlsxwriter

    written_to = BytesIO()
    book = xlsxwriter.Workbook(written_to, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    sheet.write_row(0, 0, [chart.heading, *(one.name for one in chart.series)])
    for row, label in enumerate(chart.labels, start=1):
        sheet.write_string(row, 0, clean(label))
        for column, one in enumerate(chart.series, start=1):
            sheet.write_number(row, column, float(one.values[row - 1]))
    book.close()
    return normalise(written_to.getvalue())


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_AXES = (
    '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
    '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General"'
    ' sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    '<c:tickLblPos val="low"/><c:crossAx val="112"/><c:crosses val="autoZero"/>'
    '</c:catAx><c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/>'
    '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:numFmt'
    ' formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
    '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/>'
    '<c:crosses val="max"/></c:valAx>'
)
