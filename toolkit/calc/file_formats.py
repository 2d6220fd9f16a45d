"""Which of Calc's filters writes which kind of file."""

from pathlib import Path
from typing import Any

from toolkit.calc.errors import FileTypeError, unsupported
from toolkit.calc.uno_import import load, struct

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".xlt": "MS Excel 97 Vorlage/Template",
    ".ods": "calc8",
    ".ots": "calc8_template",
    ".csv": "Text - txt - csv (StarCalc)",
    ".html": "HTML (StarCalc)",
}


def filter_for(path: Path) -> str:
    """The filter for a path's ending.

    Raises:
        FileTypeError: Calc writes no such files (.xlsb, .xlam, …), or it is a PDF.
    """
    ending = path.suffix.lower()
    if ending == ".pdf":  # written, but never the file that a book lives in
        raise FileTypeError("A book is not saved as .pdf; use Book.to_pdf.")
    if ending not in _FILTERS:
        raise FileTypeError(
            f"Calc cannot write {ending or 'a file without ending'}; "
            f"it writes {', '.join(_FILTERS)}."
        )
    return _FILTERS[ending]


def encryption(path: Path, password: str) -> dict[str, Any]:
    """The properties that make Calc encrypt what it stores.

    Each family of files has its own; Calc silently ignores the others', and
    would leave the file open to everybody.

    Raises:
        NotImplementedError: files of this kind are not encrypted here.
    """
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".xlsm", ".xltx"):
        unsupported(f"Book.save(password=…) as {ending}", "Save as .xlsx.")
    data = tuple(
        struct("com.sun.star.beans.NamedValue", Name=name, Value=value)
        for name, value in (("CryptoType", "Standard"), ("OOXPassword", password))
    )
    return {"EncryptionData": load().Any("[]com.sun.star.beans.NamedValue", data)}
