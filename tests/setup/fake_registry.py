"""A registry that is planted by hand."""

from collections.abc import Mapping

from toolkit.setup.registry import Values

OFFICE = r"HKCU\Software\Microsoft\Office"
POLICY = r"HKCU\Software\Policies\Microsoft\Office"
EXCEL = rf"{OFFICE}\16.0\Excel"


class FakeRegistry:
    """Keys and their values; a key in `denied` may not be read."""

    def __init__(
        self, keys: Mapping[str, Values], denied: frozenset[str] = frozenset()
    ) -> None:
        self.keys = {key.lower(): value for key, value in keys.items()}
        self.denied = {key.lower() for key in denied}

    def values(self, key: str) -> Values | None:
        if key.lower() in self.denied:
            raise PermissionError(key)
        found = self.keys.get(key.lower())
        below = any(other.startswith(key.lower() + "\\") for other in self.keys)
        return found if found is not None or not below else {}

    def subkeys(self, key: str) -> tuple[str, ...]:
        start = key.lower() + "\\"
        below = [k[len(start) :] for k in self.keys if k.startswith(start)]
        return tuple(dict.fromkeys(name.split("\\")[0] for name in below))


def healthy() -> dict[str, Values]:
    """A PC with Excel 2016 or newer, as it comes."""
    return {
        r"HKCR\Excel.Application\CurVer": {"": "Excel.Application.16"},
        rf"{EXCEL}\Options": {"Maximized": 3},
        rf"{OFFICE}\Common": {},
        r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer"
        r"\User Shell Folders": {"Desktop": r"%USERPROFILE%\Desktop"},
    }
