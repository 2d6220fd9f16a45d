"""The font of a range or of a part of a cell's text."""

from collections.abc import Callable
from typing import Any

from xlwings import base_classes

from toolkit.calc import colors, uno_import
from toolkit.calc.boundary import guarded

# Calc keeps three fonts a cell and chooses by the script of each letter; Excel
# knows one, so one is what all three are set to.
SCRIPTS = ("", "Asian", "Complex")
NORMAL, BOLD = 100.0, 150.0


@guarded
class Font(base_classes.Font):  # type: ignore[misc, unused-ignore]
    """`read` gives a property that all have, or None; `write` sets several."""

    def __init__(
        self,
        api: Any,
        read: Callable[[str], Any],
        write: Callable[[dict[str, Any]], None],
    ) -> None:
        self._api = api
        self._read = read
        self._write = write

    @property
    def api(self) -> Any:
        """The UNO object that has the font."""
        return self._api

    @property
    def bold(self) -> bool | None:
        """Whether the letters are bold; None when mixed."""
        weight = self._read("CharWeight")
        return None if weight is None else weight > NORMAL

    @bold.setter
    def bold(self, value: bool) -> None:
        self._write_scripts("CharWeight", BOLD if value else NORMAL)

    @property
    def italic(self) -> bool | None:
        """Whether the letters slant; None when mixed."""
        slant = self._read("CharPosture")
        return None if slant is None else slant.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        slant = "ITALIC" if value else "NONE"
        self._write_scripts(
            "CharPosture", uno_import.enum("com.sun.star.awt.FontSlant", slant)
        )

    @property
    def size(self) -> float | None:
        """Points; None when mixed."""
        size = self._read("CharHeight")
        return None if size is None else round(float(size), 2)

    @size.setter
    def size(self, value: float) -> None:
        # Excel's documented bounds.
        if not 1 <= value <= 409:
            raise ValueError(f"A font size goes from 1 to 409 points, not {value!r}.")
        self._write_scripts("CharHeight", float(value))

    @property
    def color(self) -> colors.RGB | None:
        """(r, g, b), black where automatic as Excel answers; None when mixed."""
        color = self._read("CharColor")
        if color is None:
            return None
        return (0, 0, 0) if color == colors.AUTOMATIC else colors.from_uno(color)

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        self._write({"CharColor": colors.to_uno(color_or_rgb)})

    @property
    def name(self) -> str | None:
        """The family, such as «Times New Roman»; None when mixed."""
        name: str | None = self._read("CharFontName")
        return name

    @name.setter
    def name(self, value: str) -> None:
        self._write_scripts("CharFontName", value)

    def _write_scripts(self, name: str, value: Any) -> None:
        self._write({name + script: value for script in SCRIPTS})
