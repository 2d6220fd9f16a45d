"""The engine, the offices it runs, and the application object."""

from collections.abc import Callable, Iterator
from typing import Any

from xlwings import base_classes

from toolkit.calc import values
from toolkit.calc.application import App
from toolkit.calc.office import Office, start
from toolkit.calc.profile import Settings
from toolkit.calc.screen import has_screen, refuse_without_screen


class Engine:
    """What xlwings asks an engine: its apps, and how cell values are converted."""

    name = "calc"
    # As Excel itself: a scalar fills a range, nothing is collected for later.
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    def prepare_xl_data_element(self, value: Any, options: Any) -> Any:  # noqa: ARG002
        """One value on its way into a cell."""
        # Called for each cell: the usual kinds need nothing.
        kind = type(value)
        if kind is str or kind is bool or (kind is float and value == value):
            return value
        if value is None:
            return ""
        return values.prepared(value)

    def clean_value_data(
        self,
        data: Any,
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """A block on its way out of the cells, as the user's options want it."""
        wishes = values.Wishes(
            datetime_builder=datetime_builder,
            empty_as=empty_as,
            number_builder=number_builder,
            err_to_str=err_to_str,
        )
        return values.cleaned(data, wishes)


class Apps(base_classes.Apps):
    """The offices of this process, the active one first."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.settings = Settings()
        self._apps: list[App] = []

    def add(
        self,
        spec: Any = None,
        add_book: bool | None = None,
        xl: Any = None,  # noqa: ARG002
        visible: bool | None = None,
    ) -> App:
        """Start an office; it becomes the active one.

        A headless office can never be shown, so one is started with windows
        unless `visible` is False or, where nothing was said, there is no screen.

        Raises:
            CalcError: windows were asked for, and there is no screen.
        """
        if visible:
            refuse_without_screen()
        settings = spec if isinstance(spec, Settings) else self.settings
        app = self.take(start(visible is not False and has_screen(), settings))
        # xlwings itself sets `visible` once more where nothing was said.
        app.forgives_no_screen = visible is None
        if add_book:
            app.books.add()
        return app

    def take(self, office: Office) -> App:
        """Count a running office among ours, as the active one."""
        for app in self:
            if app.office.pipe == office.pipe:
                self.put_first(app)
                return app
        app = App(office, self)
        self._apps.insert(0, app)
        return app

    def put_first(self, app: App) -> None:
        """Make an app the active one."""
        self._apps.remove(app)
        self._apps.insert(0, app)

    def drop(self, app: App) -> None:
        """Forget an app that has ended."""
        if app in self._apps:
            self._apps.remove(app)

    def cleanup(self) -> None:  # type: ignore[override]
        """Forget offices that have crashed, and remove what they left behind."""
        for app in tuple(self._apps):
            if not app.office.alive:
                app.office.clean_up()
                self._apps.remove(app)

    def keys(self) -> list[int]:
        return [app.pid for app in self]

    def __iter__(self) -> Iterator[App]:
        self.cleanup()
        return iter(tuple(self._apps))

    def __len__(self) -> int:
        self.cleanup()
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(f"No LibreOffice with the process id {pid} is known here.")


engine = Engine()
