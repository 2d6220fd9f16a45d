"""Message boxes in Calc, and the record of those that nobody could see."""

from dataclasses import dataclass
from typing import Any

from toolkit.calc.office import Office
from toolkit.calc.uno_import import enum

# com.sun.star.awt.MessageBoxButtons and MessageBoxResults.
# The upper part names the button that Enter presses: the first, as in Excel
# (Calc's own choice would be «No»).
_BUTTONS = {
    "ok": 1 | 0x10000,
    "ok_cancel": 2 | 0x10000,
    "yes_no": 3 | 0x40000,
    "yes_no_cancel": 4 | 0x40000,
}
_RESULTS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
_DEFAULTS = {"ok": "ok", "ok_cancel": "ok", "yes_no": "yes", "yes_no_cancel": "yes"}
_KINDS = {None: "MESSAGEBOX", "info": "INFOBOX", "critical": "WARNINGBOX"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Alert:
    """A message with its buttons, as `xlwings.App.alert` takes it."""

    prompt: str
    title: str
    buttons: str
    mode: str | None

    def __post_init__(self) -> None:
        if self.buttons not in _BUTTONS:
            raise ValueError(f"{self.buttons!r} is none of {', '.join(_BUTTONS)}")
        if self.mode not in _KINDS:
            raise ValueError(f"{self.mode!r} is neither 'info' nor 'critical'")

    @property
    def default(self) -> str:
        """What pressing Enter answers."""
        return _DEFAULTS[self.buttons]


def show(office: Office, alert: Alert) -> str:
    """Show a modal message and wait for the answer of the person at the screen."""
    toolkit = office.service("com.sun.star.awt.Toolkit")
    kind = _KINDS[alert.mode]
    # An INFOBOX has only its OK button.
    if alert.buttons != "ok" and kind == "INFOBOX":
        kind = "QUERYBOX"
    box = toolkit.createMessageBox(
        _parent(office),
        enum("com.sun.star.awt.MessageBoxType", kind),
        _BUTTONS[alert.buttons],
        alert.title,
        alert.prompt,
    )
    try:
        return _RESULTS[box.execute()]
    finally:
        box.dispose()


def _parent(office: Office) -> Any:
    frame = office.desktop.getCurrentFrame() or office.desktop.getActiveFrame()
    return frame.ContainerWindow if frame is not None else None
