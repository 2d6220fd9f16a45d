"""The modules with one Sub for each command, in VBA and in LibreOffice Basic."""

from toolkit.commands import COMMANDS, Command

_NOTE = "' Made by the build from toolkit/commands.py: do not edit.\n"


def vba_buttons() -> str:
    """The VBA module that buttons on sheets call."""
    subs = "".join(map(_sub, COMMANDS))
    return f'Attribute VB_Name = "ThiDuaButtons"\n{_NOTE}Option Explicit\n{subs}'


def basic_buttons() -> str:
    """The Basic module that Calc's toolbar and menu call."""
    return f"{_NOTE}Option Explicit\n" + "".join(map(_sub, COMMANDS))


def _sub(command: Command) -> str:
    return f'\nPublic Sub {command.macro}()\n    Press "{command.id}"\nEnd Sub\n'
