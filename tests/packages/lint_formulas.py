"""Lint of formulas wherever they stand: what Excel cannot parse or cannot find."""

from collections.abc import Iterator
from xml.etree import ElementTree

from tests.packages.fault import Fault
from tests.packages.formulas import scan
from tests.packages.opened import MAIN, REL, XM, Opened, area, local

_LONGEST = 8192
# [MS-XLSX] 2.2.3: functions younger than Excel 2007 are stored as _xlfn.NAME; without
# that Excel shows #NAME? until somebody edits the cell.
_FUTURE = """
    ACOT ACOTH AGGREGATE ANCHORARRAY ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV
    BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL
    BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT
    CHISQ.TEST CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT
    COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ERF.PRECISE ERFC.PRECISE
    EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FIELDVALUE FILTER FILTERXML
    FLOOR.MATH FLOOR.PRECISE FORECAST.ETS FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY
    FORECAST.ETS.STAT FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV
    GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS IMAGE IMCOSH IMCOT IMCSC IMCSCH
    IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST
    LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST
    NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC
    PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST
    QUARTILE.EXC QUARTILE.INC QUERYSTRING RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC
    SECH SEQUENCE SHEET SHEETS SINGLE SKEW.P SORT SORTBY STDEV.P STDEV.S SWITCH T.DIST
    T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN
    TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK
    WEBSERVICE WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST
"""
_YOUNG = frozenset(_FUTURE.split())

_IN_SHEETS = {
    f"{MAIN}f",
    f"{MAIN}formula",
    f"{MAIN}formula1",
    f"{MAIN}formula2",
    f"{XM}f",
}
_IN_TABLES = {f"{MAIN}calculatedColumnFormula", f"{MAIN}totalsRowFormula"}


def _formulas(book: Opened) -> Iterator[tuple[str, str, str]]:
    """Part, place and text of each formula that is written out."""
    for sheet in book.worksheets:
        assert sheet.root is not None
        for cell in book.cells(sheet):
            element = cell.element.find(f"{MAIN}f")
            if element is not None and not _repeats(element):
                yield sheet.part, cell.ref, element.text or ""
        for element in sheet.root.iter():
            if element.tag in _IN_SHEETS - {f"{MAIN}f"}:
                yield sheet.part, local(element), element.text or ""
    for element in book.book.iter(f"{MAIN}definedName"):
        yield book.book_part, element.get("name", ""), element.text or ""
    for _, part, root in book.tables:
        for element in root.iter():
            if element.tag in _IN_TABLES:
                yield part, local(element), element.text or ""
    for part in book.parts:
        if part.startswith("xl/charts/") and part.endswith(".xml"):
            chart = book.tree(part)
            for element in chart.iter() if chart is not None else ():
                if str(element.tag).endswith("drawingml/2006/chart}f"):
                    yield part, "series", element.text or ""


def _repeats(element: ElementTree.Element) -> bool:
    """Whether its text stands elsewhere: a shared formula's cells, a data table's."""
    shared = element.get("t") == "shared" and not element.get("ref")
    return shared or element.get("t") == "dataTable"


def formulas(book: Opened) -> Iterator[Fault]:
    sheets = {sheet.name.casefold() for sheet in book.sheets}
    tables = {root.get("displayName", "").casefold() for _, _, root in book.tables}
    links = len(book.book.findall(f"{MAIN}externalReferences/{MAIN}externalReference"))
    for part, where, text in _formulas(book):
        found = scan(text)
        if found.problem or len(text) > _LONGEST:
            seen = found.problem or f"{len(text)} letters"
            yield Fault("formula-syntax", part, f"{where}: {seen} in {text[:60]!r}")
            continue
        for name in found.sheets:
            if name.casefold() not in sheets:
                yield Fault("formula-sheet", part, f"{where}: {name}")
        for name in found.tables:
            if name.casefold() not in tables:
                yield Fault("formula-table", part, f"{where}: {name}")
        for name in found.functions:
            if name.upper() in _YOUNG:
                yield Fault("formula-prefix", part, f"{where}: {name}")
        for number in found.books:
            if number > links:
                yield Fault("formula-book", part, f"{where}: [{number}]")


def shared_formulas(book: Opened) -> Iterator[Fault]:
    """A cell of a shared formula needs the one that holds its text."""
    for sheet in book.worksheets:
        masters: dict[str, str] = {}
        for cell in book.cells(sheet):
            element = cell.element.find(f"{MAIN}f")
            if element is None or element.get("t") != "shared":
                continue
            number = element.get("si", "")
            if element.get("ref"):
                masters[number] = element.get("ref", "")
                continue
            span = area(masters.get(number, ""))
            inside = span and (
                span.top <= cell.row <= span.bottom
                and span.left <= cell.column <= span.right
            )
            if not inside:
                yield Fault("shared-formula", sheet.part, f"{cell.ref}: {number}")


def hyperlinks(book: Opened) -> Iterator[Fault]:
    """A link inside the workbook leads to a sheet, a name or a table that is there."""
    names = {e.get("name", "").casefold() for e in book.book.iter(f"{MAIN}definedName")}
    names |= {root.get("displayName", "").casefold() for _, _, root in book.tables}
    sheets = {sheet.name.casefold() for sheet in book.sheets}
    for sheet in book.worksheets:
        assert sheet.root is not None
        for link in sheet.root.iter(f"{MAIN}hyperlink"):
            target = link.get("location", "").removeprefix("#")
            if link.get(f"{REL}id") or not target:
                continue
            found = scan(target)
            missing = any(name.casefold() not in sheets for name in found.sheets)
            alone = not found.sheets and area(target) is None
            if found.problem or missing or (alone and target.casefold() not in names):
                seen = f"{link.get('ref')}: {target}"
                yield Fault("hyperlink-target", sheet.part, seen)


CHECKS = (formulas, shared_formulas, hyperlinks)
