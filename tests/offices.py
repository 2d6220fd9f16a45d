"""LibreOffice converts workbooks for the tests: one that goes on running, if it may."""

import contextlib
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests import waiting
from tests.macros.running_calc import RunningCalc, past_first_start
from toolkit.calc import OfficeNotFoundError, uno_import
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.closed_book import ClosedBook

SheetSpot = tuple[str, int, int]
Values = dict[SheetSpot, CellValue]
"""Values by sheet, row and column, of the cells that are filled."""

BATCH = 50
"""So many workbooks are converted by one process: quick, and none grows old."""
AS_CONVERTED = dict.fromkeys(("Hidden", "ReadOnly", "OpenNewView", "Silent"), True)
"""How `--convert-to` opens a workbook."""
_FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "pdf": "calc_pdf_Export"}
"""What `--convert-to` takes where only the ending is said."""


class Office:
    """LibreOffice with its own profile: office(workbook, "xlsx", folder) → path.

    It is started once and held by its Python bridge, since a start takes as long as a
    workbook. Where there is no bridge it is started for each conversion.
    """

    def __init__(self, program: str, profile: Path, *, recalculate: bool) -> None:
        self.program = program
        self.profile = profile
        self._running: RunningCalc | None = None
        self._converted, self._open = 0, 0
        _seed(profile, recalculate=recalculate)

    def __call__(self, workbook: Path, ending: str, folder: Path) -> Path:
        return self.many([workbook], ending, folder)[0]

    def many(self, workbooks: Sequence[Path], ending: str, folder: Path) -> list[Path]:
        """Convert workbooks; `ending` is said as for `--convert-to`.

        Raises AssertionError when one of them did not become a file.
        """
        if not has_bridge():
            return self.many_by_process(workbooks, ending, folder)
        return [self._by_bridge(one, ending, folder) for one in workbooks]

    def computed(self, workbook: Path) -> Values:
        """What each filled cell holds once it is computed, as LibreOffice says it.

        Nothing is saved, which takes as long as opening and computing. Where there is
        no bridge it is converted, into a folder beside it.
        """
        if not has_bridge():
            folder = workbook.parent / f"{workbook.stem} computed"
            return values_in(ClosedBook.open(self(workbook, "xlsx", folder)))
        self._renew_when_old()
        process = self._begun().process
        assert process
        with (
            _ended_when_still(process, f"values of {workbook.name}"),
            self.opened(workbook) as document,
        ):
            return dict(_shown_in(document))

    def end(self) -> None:
        """End what runs."""
        if self._running:
            self._running.__exit__()
        self._running, self._converted = None, 0

    @contextlib.contextmanager
    def opened(self, workbook: Path) -> Iterator[Any]:
        """A workbook, open as a UNO document: to type into it and read what it shows.

        Only where there is a bridge. Nothing of it is saved.
        """
        running, ways = self._begun(), uno_import.properties(Hidden=True)
        document = running.desktop.loadComponentFromURL(
            workbook.as_uri(), "_blank", 0, ways
        )
        assert document is not None, f"{workbook} did not open"
        self._open += 1
        try:
            yield document
        finally:
            self._open -= 1
            document.close(True)

    # The one that goes on running

    def _begun(self) -> RunningCalc:
        if not self._running:
            self._running = RunningCalc(self.profile).__enter__()
        return self._running

    @property
    def process(self) -> "subprocess.Popen[bytes] | None":
        """The one that runs, if any does."""
        return self._running.process if self._running else None

    def _by_bridge(self, workbook: Path, ending: str, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        result = folder / _name(workbook, ending)
        gone = uno_import.exception("com.sun.star.lang.DisposedException")
        try:
            self._convert(workbook, ending, result)
        except gone:  # it died, maybe of a workbook before this one
            self.end()
            self._convert(workbook, ending, result)
        assert result.exists(), f"{workbook} did not become {result}"
        return result

    def _renew_when_old(self) -> None:
        if self._converted >= BATCH and not self._open:
            self.end()
        self._converted += 1

    def _convert(self, workbook: Path, ending: str, result: Path) -> None:
        self._renew_when_old()
        running = self._begun()
        assert running.process
        with _ended_when_still(running.process, f"{workbook.name} as {ending}"):
            document = running.desktop.loadComponentFromURL(
                workbook.as_uri(), "_blank", 0, uno_import.properties(**AS_CONVERTED)
            )
            assert document is not None, f"{workbook} did not open"
            try:
                document.storeToURL(result.as_uri(), _how_to_store(ending))
            finally:
                document.close(True)

    # One for each conversion

    def many_by_process(
        self, workbooks: Sequence[Path], ending: str, folder: Path
    ) -> list[Path]:
        """The same by `--convert-to`, fifty in a process."""
        folder.mkdir(parents=True, exist_ok=True)
        results = []
        for first in range(0, len(workbooks), BATCH):
            results += self._batch(workbooks[first : first + BATCH], ending, folder)
        return results

    def _batch(
        self, workbooks: Sequence[Path], ending: str, folder: Path
    ) -> list[Path]:
        self.end()  # two cannot have one profile
        done = waiting.run(
            [
                self.program,
                f"-env:UserInstallation={self.profile.as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                ending,
                "--outdir",
                str(folder),
                *map(str, workbooks),
            ],
            result=lambda: len(list(folder.iterdir())),
        )
        results = [folder / _name(workbook, ending) for workbook in workbooks]
        for result in results:
            assert result.exists(), done.stderr + done.stdout
        return results


def has_bridge() -> bool:
    """Whether this Python can hold a running LibreOffice."""
    try:
        uno_import.load()
    except OfficeNotFoundError:
        return False
    return True


def values_in(book: ClosedBook) -> Values:
    """The values that stand in a closed workbook, of each cell that is filled."""
    return {
        (name, *at): cell.value
        for name in book.sheet_names
        for at, cell in book.sheet(name).cells.items()
        if cell.value not in (None, "")
    }


def _shown_in(document: Any) -> Iterator[tuple[SheetSpot, CellValue]]:
    """The same of an open document. An error is a value of its own, a yes a number."""
    for sheet in document.Sheets:
        cursor, name = sheet.createCursor(), str(sheet.Name)
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        place = cursor.RangeAddress
        for row, line in enumerate(cursor.DataArray, place.StartRow + 1):
            for column, value in enumerate(line, place.StartColumn + 1):
                if value != "":
                    error = CellError("#") if value is None else value
                    yield (name, row, column), error


def _name(workbook: Path, ending: str) -> str:
    return f"{workbook.stem}.{ending.split(':')[0]}"


def _how_to_store(ending: str) -> Any:
    """`xlsx`, `xlsx:FILTER` or `csv:FILTER:OPTIONS` as properties."""
    kind, _, rest = ending.partition(":")
    name, _, options = rest.partition(":")
    words = {"FilterOptions": options} if options else {}
    return uno_import.properties(
        FilterName=name or _FILTERS[kind], Overwrite=True, **words
    )


@contextlib.contextmanager
def _ended_when_still(process: "subprocess.Popen[bytes]", what: str) -> Iterator[None]:
    """End LibreOffice when it computes nothing any more: a call would wait for ever.

    Raises StandstillError then.
    """
    patience = waiting.Patience(
        what, computed=lambda: waiting.computed_below(process.pid)
    )
    over, told = threading.Event(), []

    def watch() -> None:
        while not over.wait(waiting.PAUSE):
            try:
                patience.check()
            except waiting.StandstillError as error:
                told.append(error)
                waiting.end(process)
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
        if told:
            raise told[0]


def start_office(
    program: str, new_folder: Callable[[str], Path], *, recalculate: bool
) -> Office:
    """An office whose profile lies in a folder of its own; nothing is started yet."""
    return Office(program, new_folder("lo") / "profile", recalculate=recalculate)


def _seed(profile: Path, *, recalculate: bool) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    settings = "\n".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" '
        f'oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in (
            ("Calc/Formula/Load", "OOXMLRecalcMode", 0 if recalculate else 1),
            ("Common/Misc", "FirstRun", "false"),
        )
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{settings}\n</oor:items>\n",
        encoding="utf-8",
    )
    past_first_start(profile)
