"""What of an open book decides how its values are read and written."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from toolkit.calc.entry import Locale, TypedText
from toolkit.calc.formula import Mapped, Translator
from toolkit.calc.uno_import import constant, properties, struct
from toolkit.calc.values import Kind

if TYPE_CHECKING:
    from toolkit.calc.office import Office

# com.sun.star.util.NumberFormat
_DATE, _TEXT, _LOGICAL = 2, 256, 1024
# com.sun.star.sheet.FormulaLanguage and FormulaMapGroup
_OOXML, _API, _FUNCTIONS = 5, 6, 16
# A locale's block of format keys starts with its General.
_KEYS_OF_A_LOCALE = 10_000
_INDEX = "com.sun.star.i18n.NumberFormatIndex."
_FORMATS = {
    "general": "NUMBER_STANDARD",
    "date": "DATE_SYS_DDMMYYYY",
    "time": "TIME_HHMMSS",
    "duration": "TIME_HH_MMSS",
    "percent": "PERCENT_INT",
    "percent2": "PERCENT_DEC2",
    "grouped": "NUMBER_1000INT",
    "grouped2": "NUMBER_1000DEC2",
    "scientific": "SCIENTIFIC_000E00",
    "fraction": "FRACTION_1",
    "boolean": "BOOLEAN",
    "datetime": "DATETIME_SYS_DDMMYYYY_HHMMSS",
}


def kind_of(document: Any, key: int) -> Kind:
    """What a number format means for values."""
    if key % _KEYS_OF_A_LOCALE == 0:
        return Kind.GENERAL
    sort = document.getNumberFormats().getByKey(key).Type
    if sort & _DATE:
        return Kind.DATE
    if sort & _LOGICAL:
        return Kind.LOGICAL
    if sort & _TEXT:
        return Kind.TEXT
    return Kind.OTHER


def format_key(document: Any, name: str) -> int:
    """The key of a format of the office's own locale."""
    index = constant(_INDEX + _FORMATS[name])
    locale = struct("com.sun.star.lang.Locale")
    return int(document.getNumberFormats().getFormatIndex(index, locale))


def null_date(document: Any) -> dt.datetime:
    """The book's day 0: 1899-12-30, or 1904-01-01 in old Macintosh books."""
    day = document.NullDate
    return dt.datetime(day.Year, day.Month, day.Day)  # noqa: DTZ001


def translator(document: Any) -> Translator:
    """Built from what this LibreOffice says its functions are called."""
    mapper = document.createInstance("com.sun.star.sheet.FormulaOpCodeMapper")

    def entries(language: int) -> list[Mapped]:
        return [
            Mapped(entry.Name, (entry.Token.OpCode, str(entry.Token.Data or "")))
            for entry in mapper.getAvailableMappings(language, _FUNCTIONS)
        ]

    return Translator(entries(_OOXML), entries(_API))


def locale_of(office: "Office", document: Any) -> Locale:
    """How people type numbers and dates in this office."""
    locale = _configured(office) or document.CharLocale
    data = office.service("com.sun.star.i18n.LocaleData2")
    item = data.getLocaleItem(locale)
    patterns = data.getDateAcceptancePatterns(locale)
    order = "".join(c for c in (patterns or ("M/D/Y",))[0] if c in "DMY")
    return Locale(
        decimal=item.decimalSeparator, thousands=item.thousandSeparator, order=order
    )


def _configured(office: "Office") -> Any:
    provider = office.service("com.sun.star.configuration.ConfigurationProvider")
    access = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess",
        properties(nodepath="/org.openoffice.Setup/L10N"),
    )
    language, _, country = (access.ooSetupSystemLocale or "").partition("-")
    if not language:
        return None
    return struct("com.sun.star.lang.Locale", Language=language, Country=country)


def typed_text(office: "Office", document: Any) -> TypedText:
    """The reader of typed text for a book; this year is Calc's own."""
    functions = office.service("com.sun.star.sheet.FunctionAccess")
    today = functions.callFunction("TODAY", ())
    this_year = int(functions.callFunction("YEAR", (today,)))
    return TypedText(locale_of(office, document), null_date(document).date(), this_year)
