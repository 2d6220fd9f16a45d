"""The ribbon's tab «Thi đua» for the add-in, as customUI14.xml."""

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import quoteattr

from toolkit.commands import COMMANDS, Command

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
TAB = "Thi đua"
_TAB_KEYTIP = "TD"


def ribbon_xml() -> str:
    """The tab with its groups and buttons; every button calls `RibbonPress`."""
    groups = "".join(
        f'        <group id="td_group_{number}" label={quoteattr(name)}>\n'
        f"{''.join(map(_button, commands))}"
        "        </group>\n"
        for number, (name, commands) in enumerate(grouped(), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        "<!-- Made by the build from toolkit/commands.py: do not edit. -->\n"
        f'<customUI xmlns="{NAMESPACE}">\n  <ribbon>\n    <tabs>\n'
        f'      <tab id="td_tab" label={quoteattr(TAB)} keytip="{_TAB_KEYTIP}" '
        'insertAfterMso="TabHome">\n'
        f"{groups}"
        "      </tab>\n    </tabs>\n  </ribbon>\n</customUI>\n"
    )


def grouped() -> Iterator[tuple[str, Iterator[Command]]]:
    """The commands by group, in the order of the table."""
    return groupby(COMMANDS, key=lambda command: command.group)


def _button(command: Command) -> str:
    attributes = {
        "id": f"td_{command.id}",
        "tag": command.id,
        "label": command.label,
        "size": "large",
        "imageMso": command.image,
        "keytip": command.keytip,
        "screentip": command.screentip,
        "supertip": command.supertip,
        "onAction": "RibbonPress",
    }
    lines = "".join(
        f"\n              {name}={quoteattr(value)}"
        for name, value in attributes.items()
    )
    return f"          <button{lines}/>\n"
