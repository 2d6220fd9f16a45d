"""Whether a workbook that is checked was sent to a unit, at next to no cost."""

from collections.abc import Callable
from pathlib import Path

from toolkit.findings import Finding
from toolkit.xlsx.closed_book import ClosedBook

_NAMES = ("td_manifest", "td_manifest_copy")
_CORE, _MARK = "docProps/core.xml", b"td1|"


def against_original(
    path: Path | Callable[[], Path], book: ClosedBook
) -> tuple[Finding, ...]:
    """What differs from the workbook as it was sent, where that is at hand.

    `path`: where it lies, or what tells that once it must be known.
    Nothing of a workbook that was sent to nobody. Raises FileRefusedError as reading
    its sheets does.
    """
    names, package = book.names(), book.package
    said = any(name in names for name in _NAMES)
    if not said and not (package.has(_CORE) and _MARK in package.read(_CORE)):
        return ()
    # Imported here: most checks are of others, and need not wait for all of it.
    from toolkit.exchange.round.comparing.checking import compared

    return compared(path if isinstance(path, Path) else path(), book)
