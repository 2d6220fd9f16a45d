"""What an office shows: windows, messages, the status bar."""

import os
import sys
from collections.abc import Iterator
from typing import Any

from toolkit.calc import messages
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError
from toolkit.calc.office import Office, open_documents


def has_screen() -> bool:
    """Whether windows can be shown at all."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def refuse_without_screen() -> None:
    """Say that windows cannot be shown here.

    Raises:
        CalcError: there is no screen.
    """
    if not has_screen():
        raise CalcError(
            "visible=True: there is no screen to show LibreOffice on (neither DISPLAY "
            "nor WAYLAND_DISPLAY is set). Use visible=False."
        )


@guarded
class Screen:
    """The part of an App that people see.

    `alerts` keeps the messages that could not be shown.
    """

    office: Office

    def __init__(self) -> None:
        self.alerts: list[messages.Alert] = []
        # Whether the next `visible = True` may pass where there is no screen.
        self.forgives_no_screen = False
        self._display_alerts = True
        self._screen_updating = True
        self._interactive = True
        self._status_bar: str | bool = False
        self._indicators: list[Any] = []

    def documents(self) -> tuple[Any, ...]:
        """The open spreadsheets, as UNO documents, oldest first."""
        return open_documents(self.office.desktop)

    @property
    def visible(self) -> bool:
        return self.office.visible

    @visible.setter
    def visible(self, visible: bool) -> None:
        if visible and not self.office.visible and self.office.headless:
            forgiven, self.forgives_no_screen = self.forgives_no_screen, False
            if forgiven and not has_screen():
                return  # `visible` goes on saying that nothing is shown
            refuse_without_screen()
            raise CalcError(
                "This office was started without windows and can never show any. "
                "Start it with xw.App(visible=True)."
            )
        for window in self._windows():
            window.setVisible(bool(visible))
        self.office.visible = bool(visible)

    def _windows(self) -> Iterator[Any]:
        frames = self.office.desktop.Frames
        for index in range(frames.Count):
            window = frames.getByIndex(index).ContainerWindow
            if window is not None:
                yield window

    @property
    def screen_updating(self) -> bool:
        return self._screen_updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if bool(value) == self._screen_updating:
            return
        self._screen_updating = bool(value)
        if not self.office.owned:
            # The user's window would stay frozen if we died in between.
            return
        for document in self.documents():
            if value and document.hasControllersLocked():
                document.unlockControllers()
            elif not value:
                document.lockControllers()

    @property
    def display_alerts(self) -> bool:
        return self._display_alerts

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self._display_alerts = bool(value)

    @property
    def interactive(self) -> bool:
        return self._interactive

    @interactive.setter
    def interactive(self, value: bool) -> None:
        for window in self._windows():
            window.setEnable(bool(value))
        self._interactive = bool(value)

    @property
    def status_bar(self) -> str | bool:
        return self._status_bar

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        for indicator in self._indicators:
            indicator.end()
        self._indicators = []
        self._status_bar = value if isinstance(value, str) else False
        if not isinstance(value, str) or self.office.headless:
            return
        for document in self.documents():
            controller = document.CurrentController
            if controller is not None:
                indicator = controller.Frame.createStatusIndicator()
                indicator.start(value, 0)
                self._indicators.append(indicator)

    def alert(
        self,
        prompt: str,
        title: str | None,
        buttons: str,
        mode: str | None,
        callback: str | None,  # noqa: ARG002
    ) -> str:
        wanted = messages.Alert(
            prompt=prompt or "", title=title or "", buttons=buttons or "ok", mode=mode
        )
        if not self.office.alive:
            raise CalcError("This LibreOffice has ended: it can show no message.")
        if self.office.headless or not self._display_alerts:
            self.alerts.append(wanted)
            return wanted.default
        return messages.show(self.office, wanted)
