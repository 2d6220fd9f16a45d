"""Opening a source: old fonts refused, and what of it is to be taken in."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.sources.legacy import looks_legacy
from toolkit.exchange.sources.opening import read_sheets
from toolkit.exchange.sources.source import Line, Source
from toolkit.exchange.tables.layout.choosing import Choice, choose, fit
from toolkit.exchange.tables.layout.codes import code_list
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import TableForm

_TOO_MANY = 3
"""One garbled text in so many that are not plain ASCII: the file is in an old code."""


class Opened(NamedTuple):
    """A source: its sheets, what of them is to be taken in, findings on its texts."""

    sources: tuple[Source, ...]
    choice: Choice
    findings: tuple[Finding, ...] = ()


def open_source(path: Path, form: TableForm | None, sheet: str) -> Opened:
    """The tables that a file holds.

    Raises WorkRefusedError: X646 neither CSV nor a sound workbook; as `read_csv` and
    `choose`; X622 when the headings are in an old font.
    """
    readings = read_sheets(path, fit)
    sources = tuple(one.source for one in readings)
    try:
        choice = choose(sources, form, sheet, path.stem)
    except WorkRefusedError as refused:
        if refused.finding.code == "X604":
            for source in sources:
                legacy_finding(source, source.lines)
        raise
    codes = code_list(sources)
    chosen = tuple(one._replace(codes=codes) for one in choice.chosen)
    asked = choice.asked
    told = [f for one in readings if one.source.sheet in asked for f in one.findings]
    return Opened(sources, choice._replace(chosen=chosen), tuple(told))


def legacy_finding(source: Source, lines: Sequence[Line]) -> Finding | None:
    """X623 when a few texts are garbled, None when none is.

    Raises WorkRefusedError X622 when many are, or texts are set in a font of TCVN3 or
    VNI: what would be taken in is not what a person sees.
    """
    places = {
        (line.number, column): text
        for line in lines
        for column, text in line.cells.items()
        if isinstance(text, str) and not text.isascii()
    }
    fonts = {at: font for at, font in source.legacy.items() if at in places}
    garbled = [at for at, text in places.items() if looks_legacy(text)]
    if fonts or _TOO_MANY * len(garbled) > len(places):
        named = ", ".join(dict.fromkeys(fonts.values())) or EXCHANGE_WORDS["old_font"]
        at = next(iter(fonts or garbled))
        count = str(len({*fonts, *garbled}))
        origin, seen = source.at(*at), places[at][:60]
        raise WorkRefusedError(find("X622", origin, seen=seen, count=count, font=named))
    if not garbled:
        return None
    at, count = garbled[0], str(len(garbled))
    return find("X623", source.at(*at), seen=places[at][:60], count=count)
