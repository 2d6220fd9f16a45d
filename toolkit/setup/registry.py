"""Reading the Windows registry, behind a face that tests can stand in for."""

import sys
from collections.abc import Mapping
from typing import Protocol

Values = Mapping[str, object]


class Registry(Protocol):
    r"""What is asked of the registry. Keys are written HKCU\…, HKLM\…, HKCR\…."""

    def values(self, key: str) -> Values | None:
        """The values of a key by name; None when there is no such key.

        Raises PermissionError when this user may not read it.
        """

    def subkeys(self, key: str) -> tuple[str, ...]:
        """The names of the keys under one; none when there is no such key."""


class NoRegistry:
    """Where there is none: every key is absent."""

    def values(self, key: str) -> Values | None:
        """Nothing."""
        del key
        return None

    def subkeys(self, key: str) -> tuple[str, ...]:
        """Nothing."""
        del key
        return ()


if sys.platform == "win32":
    import winreg

    _ROOTS = {
        "HKCU": winreg.HKEY_CURRENT_USER,
        "HKLM": winreg.HKEY_LOCAL_MACHINE,
        "HKCR": winreg.HKEY_CLASSES_ROOT,
    }

    class WindowsRegistry:
        """The registry of this PC, in the 64-bit view where there is one."""

        def values(self, key: str) -> Values | None:
            """The values of a key by name; None when there is no such key."""
            try:
                with self._open(key) as opened:
                    count = winreg.QueryInfoKey(opened)[1]
                    rows = [winreg.EnumValue(opened, at) for at in range(count)]
            except FileNotFoundError:
                return None
            return {name: value for name, value, _ in rows}

        def subkeys(self, key: str) -> tuple[str, ...]:
            """The names of the keys under one; none when there is no such key."""
            try:
                with self._open(key) as opened:
                    count = winreg.QueryInfoKey(opened)[0]
                    return tuple(winreg.EnumKey(opened, at) for at in range(count))
            except OSError:
                return ()

        def _open(self, key: str) -> winreg.HKEYType:
            root, _, path = key.partition("\\")
            access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
            return winreg.OpenKey(_ROOTS[root], path, 0, access)


def here() -> Registry:
    """The registry of this PC, or an empty one."""
    if sys.platform == "win32":
        return WindowsRegistry()
    return NoRegistry()
