"""The few things of an open workbook that xlwings leaves to the program itself."""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import xlwings

from toolkit.findings import WorkRefusedError, find
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.regions import ref_of

ATTEMPTS = 8
PAUSE = 0.35
"""Seconds between attempts: some three seconds until the clerk is told."""
MOST_RUNS = 300
"""Runs of rows alike whose heights Calc is told; it takes its time for each."""
_HMM = 2540 / 72
"""Calc's unit of length, 1/100 mm, in a point."""

# 80010001 call rejected, 8001010A call later, 800AC472 a cell is being edited.
_BUSY = (-2147418111, -2147417846, -2146777998)
# 800706BA server unavailable, 80010108 disconnected, 800706BE call failed.
_GONE = (-2147023174, -2147417848, -2147023170)

# Where mail programs and browsers put what is opened without being saved.
_MAIL_FOLDERS = re.compile(
    r"[\\/](?:content\.outlook|inetcache|temporary internet files|"
    r"appdata[\\/]local[\\/]temp|tempstate|olk|\.cache[\\/]evolution|"
    r"packages[\\/]microsoft\.(?:outlook|windowscommunicationsapps)[^\\/]*|"
    r"te?mp[\\/](?:mozilla_[^\\/]*|thunderbird[^\\/]*))[\\/]",
    re.IGNORECASE,
)

Made = TypeVar("Made")


class Facts(NamedTuple):
    """What must be known of an open workbook before anything is done with it."""

    name: str
    full_name: str
    read_only: bool

    @property
    def path(self) -> Path:
        """Where the workbook lies."""
        return Path(self.full_name)


def patiently(
    action: Callable[[], Made], *, pause: Callable[[float], None] = time.sleep
) -> Made:
    """Do it, trying again while the spreadsheet is busy; never for ever.

    Raises WorkRefusedError F043 when it stays busy, F048 when it has gone.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return action()
        except Exception as error:
            if is_gone(error):
                raise WorkRefusedError(find("F048")) from error
            if not is_busy(error):
                raise
            if attempt == ATTEMPTS:
                raise WorkRefusedError(find("F043")) from error
        pause(PAUSE)
    raise AssertionError("unreachable")


def is_busy(error: BaseException) -> bool:
    """Whether the program would not listen just now."""
    return type(error).__name__ == "ExcelBusyError" or _code(error, _BUSY)


def is_gone(error: BaseException) -> bool:
    """Whether the program has ended or the workbook was closed under us."""
    # LibreOffice's are named in full: com.sun.star.lang.DisposedException.
    kind = type(error).__name__.rpartition(".")[2]
    return kind == "DisposedException" or _code(error, _GONE)


def has_died(app: xlwings.App) -> bool:
    """Whether Calc answers no more. Its bridge then raises any error, by chance.

    Never True for Excel, whose errors say so themselves.
    """
    if app.engine.name == "excel":
        return False
    api: Any = app.api
    try:
        api.getName()
    except Exception:
        return True
    return False


def _code(error: BaseException, codes: tuple[int, ...]) -> bool:
    """Whether a COM error carries one of these, in itself or in what it wraps."""
    known = [getattr(error, "hresult", None)]
    details = error.args[2] if len(error.args) > 2 else None
    if isinstance(details, tuple) and details:
        known.append(details[-1])
    return any(code in codes for code in known)


def limit_attempts() -> None:
    """Keep xlwings from asking a busy Excel for ever: the attempts are made here."""
    windows = getattr(xlwings, "_xlwindows", None)
    if windows is not None:
        windows.N_COM_ATTEMPTS = 1


def facts(book: xlwings.Book) -> Facts:
    """Three questions to the spreadsheet."""
    api: Any = book.api
    full_name = str(patiently(lambda: api.FullName))
    name = re.split(r"[\\/]", full_name)[-1]
    return Facts(name, full_name, bool(patiently(lambda: api.ReadOnly)))


def refuse_unfit(seen: Facts) -> None:
    """Raises WorkRefusedError: F038, F039, F040, F041."""
    if "://" in seen.full_name:
        raise WorkRefusedError(find("F041", seen=seen.name))
    if not re.search(r"[\\/]", seen.full_name):
        raise WorkRefusedError(find("F038", seen=seen.name or "Book1"))
    if _MAIL_FOLDERS.search(seen.full_name):
        raise WorkRefusedError(find("F040", seen=seen.name))
    if seen.read_only:
        raise WorkRefusedError(find("F039", seen=seen.name))


def calculates_by_hand(book: xlwings.Book) -> bool:
    """Whether Calc was told to compute on demand; a file it saves does not say so.

    False for Excel, whose copies do.
    """
    if book.app.engine.name == "excel":
        return False
    api: Any = book.api
    return not patiently(api.isAutomaticCalculationEnabled)


def locked_in_calc(book: xlwings.Book) -> bool:
    """Whether Calc takes in no sheet: a file it saves does not say so, Excel's do."""
    if book.app.engine.name == "excel":
        return False
    api: Any = book.api
    return bool(patiently(api.isProtected))


@contextmanager
def heights_kept(book: xlwings.Book) -> Iterator[None]:
    """Keep Calc from fitting anew each row that is written to.

    A form's rows are as high as Excel needs them; Calc's own choice cuts their texts.
    """
    if book.app.engine.name == "excel":
        yield
        return
    api: Any = book.api
    patiently(lambda: api.setPropertyValue("IsAdjustHeightEnabled", False))
    try:
        yield
    finally:
        with suppress(Exception):  # where Calc has died there is nothing to put back
            api.setPropertyValue("IsAdjustHeightEnabled", True)


def set_heights(cells: xlwings.Range, heights: Sequence[float | None]) -> None:
    """Make rows in Calc as high as in a closed file: its own choice cuts texts.

    A call or two for each run of rows alike, for the first `MOST_RUNS` of them; where
    all are told, the commonest height is given to all rows first, in one. A single row
    is asked for as such: each range takes Calc longer than the height that it is given.
    """
    area: Any = cells.api
    lines = area.Rows
    runs = [(height, len(list(run))) for height, run in groupby(heights)][:MOST_RUNS]
    usual = _commonest(runs) if told_all(heights) else None
    start = 0
    with unpainted(cells.sheet.book):
        if usual is not None:
            lines.Height = round(usual * _HMM)
        for height, length in runs:
            end = start + length
            if height not in (None, usual):
                several = length > 1
                rows = (
                    area.getCellRangeByPosition(0, start, 0, end - 1).Rows
                    if several
                    else lines.getByIndex(start)
                )
                rows.Height = round(height * _HMM)
            start = end


def _commonest(runs: Sequence[tuple[float | None, int]]) -> float | None:
    """The height of most runs."""
    [(height, _)] = Counter(height for height, _ in runs).most_common(1)
    return height


def told_all(heights: Sequence[float | None]) -> bool:
    """Whether `set_heights` leaves no row to Calc's own choice."""
    runs = [height for height, _ in groupby(heights)]
    return 0 < len(runs) <= MOST_RUNS and None not in runs


@contextmanager
def unpainted(book: xlwings.Book) -> Iterator[None]:
    """Have Calc draw and lay out a sheet once, after many small changes.

    It would draw all of it anew for each lifting of a protection, which takes ten
    times as long as to write. Held for a block and no longer: what a process that is
    killed leaves locked is never drawn again.
    """
    if book.app.engine.name == "excel":
        yield
        return
    api: Any = book.api
    patiently(api.lockControllers)
    patiently(api.addActionLock)
    try:
        yield
    finally:
        with suppress(Exception):  # where Calc has died there is nothing to draw
            api.removeActionLock()
            api.unlockControllers()


@contextmanager
def unrecorded(book: xlwings.Book) -> Iterator[None]:
    """Have Calc forget its undo list, as Excel does whenever a program writes.

    Its own Ctrl+Z would bring back what a press overwrote but leave filled what was
    empty, and LibreOffice 7.4 can crash in it. «Hoàn tác» takes back the whole press.
    """
    if book.app.engine.name == "excel":
        yield
        return
    api: Any = book.api
    patiently(lambda: api.setPropertyValue("IsUndoEnabled", False))
    try:
        yield
    finally:
        with suppress(Exception):  # where Calc has died there is nothing to undo
            api.setPropertyValue("IsUndoEnabled", True)


def put_on_paper(book: xlwings.Book, areas: Iterable[Region]) -> None:
    """Print these areas of their sheets.

    Excel without a printer sets none: nothing is printed there, and the next press
    finds it unset.
    """
    for area in areas:
        with suppress(Exception):
            book.sheets[area.sheet].page_setup.print_area = ref_of(area)


def save_copy(book: xlwings.Book, target: Path) -> None:
    """The whole open workbook into another file, in one call.

    It keeps its name and stays as saved or unsaved as it was. Raises F045.
    """
    api: Any = book.api
    try:
        patiently(lambda: api.SaveCopyAs(str(target)))
    except WorkRefusedError:
        raise
    except Exception as error:
        finding = find("F045", seen=type(error).__name__)
        raise WorkRefusedError(finding) from error
    if not target.is_file():
        raise WorkRefusedError(find("F045", seen=target.suffix))
