"""The application object: one LibreOffice process, seen as xlwings sees Excel."""

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from xlwings import base_classes

from toolkit.calc import unsupported_members
from toolkit.calc.books import Book, Books
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError, unsupported
from toolkit.calc.macros import run_macro
from toolkit.calc.office import Office
from toolkit.calc.process_ids import pid_of, window_handle
from toolkit.calc.ranges import Range
from toolkit.calc.screen import Screen

if TYPE_CHECKING:
    from toolkit.calc.engine import Apps, Engine

_T = TypeVar("_T")


@guarded
class App(Screen, base_classes.App):
    """One office."""

    def __init__(self, office: Office, apps: "Apps") -> None:
        self.office = office
        self.apps = apps
        self._pid = pid_of(office)
        super().__init__()
        self._calculation = "automatic"
        # What Range.copy() keeps in mind for Range.paste().
        self.copied: Range | None = None
        self._kept: dict[object, Any] = {}

    @property
    def engine(self) -> "Engine":
        return self.apps.engine

    @property
    def api(self) -> Any:
        """The office's UNO Desktop."""
        return self.office.desktop

    @property
    def pid(self) -> int:
        return self._pid

    @property
    def hwnd(self) -> int | None:
        return window_handle(self.office)

    @property
    def version(self) -> str:
        """Excel's number, which decides what xlwings thinks it can do."""
        return "16.0"

    @property
    def path(self) -> str:
        """The folder of LibreOffice's programs."""
        expander = self.office.context.getValueByName(
            "/singletons/com.sun.star.util.theMacroExpander"
        )
        return _system_path(expander.expandMacros("$BRAND_BASE_DIR/program"))

    @property
    def books(self) -> Books:
        return Books(self)

    def activate(self, steal_focus: bool = False) -> None:
        self.apps.put_first(self)
        if steal_focus:
            for window in self._windows():
                window.toFront()
                return

    @property
    def selection(self) -> Range | None:
        active = self.books.active
        selected = active.uno.CurrentController.getSelection()
        if hasattr(selected, "getRangeAddress"):
            return active.range_at(selected.getRangeAddress())
        return None

    def quit(self) -> None:
        """End an own office without saving; only let go of the user's own."""
        self._release()
        self.office.end()
        self.apps.drop(self)

    def kill(self) -> None:
        if not self.office.owned:
            raise CalcError("The user's own LibreOffice is never killed.")
        self.office.kill()
        self.apps.drop(self)

    def _release(self) -> None:
        """Give back what outlives us in an office that goes on."""
        if self.office.owned or not self.office.alive:
            return
        with contextlib.suppress(CalcError):
            self.screen_updating = True
            self.interactive = True
            self.status_bar = False

    @property
    def enable_events(self) -> bool:
        return True

    @enable_events.setter
    def enable_events(self, value: bool) -> None:
        if not value:
            unsupported(
                "App.enable_events = False", "Calc cannot hold back a book's events."
            )

    @property
    def calculation(self) -> str:
        return self._calculation

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value == "semiautomatic":
            unsupported("App.calculation = 'semiautomatic'", "Use 'manual'.")
        if value not in ("automatic", "manual"):
            raise ValueError(f"{value!r} is not a calculation mode")
        for document in self.documents():
            document.enableAutomaticCalculation(value == "automatic")
        self._calculation = value

    def calculate(self) -> None:
        """Compute all formulas of all open books, also those thought to be fresh.

        A file's cached values count as fresh for Calc whatever they are, so that
        Excel's «what has changed» would leave wrong ones.
        """
        for document in self.documents():
            document.calculateAll()

    def compute_entered(self, document: Any) -> None:
        """In manual mode: give formulas that were just entered their values.

        Excel computes what is entered in every mode. Calc's API leaves it at 0 until
        all that is stale is computed, so here the rest of the stale comes along.
        """
        if self._calculation == "manual":
            document.calculate()

    def run(self, macro: str, args: Any) -> Any:
        return run_macro(self, macro, tuple(args))

    @property
    def cut_copy_mode(self) -> str | None:
        return None if self.copied is None else "copy"

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: bool) -> None:
        if value:
            raise ValueError("cut_copy_mode can only be set to False")
        self.copied = None

    @property
    def macro_mode(self) -> int:
        """com.sun.star.document.MacroExecutionMode of the books opened by us.

        The user's own settings in the user's own office; in ours never, unless
        its settings trust macros: a mailed workbook must not run by being read.
        """
        if not self.office.owned:
            return 9  # USE_CONFIG_REJECT_CONFIRMATION
        return 4 if self.office.trusts_macros else 0

    def prepare(self, document: Any) -> None:
        """Put a newly opened document into the state the app is in."""
        if self._calculation == "manual":
            document.enableAutomaticCalculation(False)
        if not self.screen_updating and self.office.owned:
            document.lockControllers()

    def kept(self, what: object, make: Callable[[], _T]) -> _T:
        """A fact of this office that never changes, asked for once."""
        if what not in self._kept:
            self._kept[what] = make()
        found: _T = self._kept[what]
        return found

    def active_document(self) -> Any:
        """The spreadsheet the user looks at, or the last one opened."""
        current = self.office.desktop.getCurrentComponent()
        supports = getattr(current, "supportsService", None)
        if supports and supports("com.sun.star.sheet.SpreadsheetDocument"):
            return current
        documents = self.documents()
        return documents[-1] if documents else None

    def book(self, document: Any) -> Book:
        """The book of one of this office's documents."""
        return Book(self, document)


unsupported_members.refuse_members(App, "App", unsupported_members.APP, {})


def _system_path(url: str) -> str:
    from toolkit.calc.uno_import import load

    return str(load().fileUrlToSystemPath(url))
