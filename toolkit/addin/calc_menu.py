"""Calc's toolbar and menu «Thi đua», and what names the extension."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from toolkit import __version__
from toolkit.addin.ribbon import TAB, grouped
from toolkit.commands import ROUNDS, YEARS, Command

IDENTIFIER = "thidua-toolkit"
BAR = "thidua.toolbar"
_MENU = "thidua.menu"
# Alt+T opens «Tools» already; no menu of Calc has the letter U.
_MENU_TITLE = "Thi đ~ua"
_CALC = "com.sun.star.sheet.SpreadsheetDocument"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    "<!-- Made by the build from toolkit/commands.py: do not edit. -->\n"
)
_XCU = (
    '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="Addons" '
    'oor:package="org.openoffice.Office">\n'
)


def addons_xcu() -> str:
    """The toolbar and the menu, shown in Calc only."""
    menu = (
        f'    <node oor:name="OfficeMenuBar">\n'
        f'      <node oor:name="{_MENU}" oor:op="replace">\n'
        f"{_value('Title', _MENU_TITLE, 8)}{_value('Context', _CALC, 8)}"
        f'        <node oor:name="Submenu">\n{_items(10)}        </node>\n'
        "      </node>\n    </node>\n"
    )
    bar = (
        '    <node oor:name="OfficeToolBar">\n'
        f'      <node oor:name="{BAR}" oor:op="replace">\n'
        f"{_value('Title', TAB, 8)}{_items(8, last=(ROUNDS, YEARS))}"
        "      </node>\n    </node>\n"
    )
    return (
        f'{_HEAD}{_XCU}  <node oor:name="AddonUI">\n{menu}{bar}  </node>\n'
        "</oor:component-data>\n"
    )


def _items(indent: int, last: Sequence[str] = ()) -> str:
    """The commands, with a line between groups; the names keep their order.

    `last`: the groups that go behind the others. What a screen has no room for hides
    behind an arrow, and those of rounds and years have
    buttons on the sheets of their books.
    """
    items: list[str] = []
    groups = [(name, list(commands)) for name, commands in grouped()]
    for number, (_, commands) in enumerate(sorted(groups, key=lambda g: g[0] in last)):
        if number:
            items.append(_value("URL", "private:separator", indent + 2))
        items += [_entry(command, indent + 2) for command in commands]
    pad = " " * indent
    return "".join(
        f'{pad}<node oor:name="n{number:02}" oor:op="replace">\n{item}{pad}</node>\n'
        for number, item in enumerate(items, 1)
    )


def _entry(command: Command, indent: int) -> str:
    url = (
        f"vnd.sun.star.script:ThiDua.Buttons.{command.macro}"
        "?language=Basic&location=application"
    )
    values = (
        ("URL", url),
        ("Title", _with_key(command)),
        ("Target", "_self"),
        ("Context", _CALC),
    )
    return "".join(_value(name, value, indent) for name, value in values)


def _with_key(command: Command) -> str:
    """The label, with the mark that makes the letter of the keytip its key."""
    at = command.label.upper().find(command.keytip.upper())
    return command.label if at < 0 else f"{command.label[:at]}~{command.label[at:]}"


def _value(name: str, value: str, indent: int) -> str:
    pad = " " * indent
    language = ' xml:lang="vi"' if name == "Title" else ""
    return "".join(_prop(pad, name, value, language))


def _prop(pad: str, name: str, value: str, language: str) -> Iterator[str]:
    yield f'{pad}<prop oor:name="{name}" oor:type="xs:string">\n'
    if language:
        # Offices keep LibreOffice in Vietnamese or in English: one text for both.
        yield f'{pad}  <value xml:lang="en">{escape(value)}</value>\n'
    yield f"{pad}  <value{language}>{escape(value)}</value>\n{pad}</prop>\n"


def description_xml() -> str:
    """What the extension manager shows."""
    return (
        f"{_HEAD.splitlines()[0]}\n"
        '<description xmlns="http://openoffice.org/extensions/description/2006" '
        'xmlns:d="http://openoffice.org/extensions/description/2006" '
        'xmlns:l="http://libreoffice.org/extensions/description/2011">\n'
        f'  <identifier value="{IDENTIFIER}"/>\n'
        f'  <version value="{__version__}"/>\n'
        "  <display-name>\n"
        f'    <name lang="vi">{TAB}</name>\n    <name lang="en">{TAB}</name>\n'
        "  </display-name>\n"
        "  <dependencies>\n"
        '    <l:LibreOffice-minimal-version value="7.0" d:name="LibreOffice 7.0"/>\n'
        "  </dependencies>\n"
        "</description>\n"
    )
