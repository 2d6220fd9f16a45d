"""How content stands in its cells: alignment, wrapping, indent."""

from typing import Any

from toolkit.calc import lengths, states, uno_import
from toolkit.calc.boundary import guarded
from toolkit.calc.cells import Cells
from toolkit.calc.errors import unsupported

_DISTRIBUTED = 1  # com.sun.star.table.CellJustifyMethod
# Excel's word: UNO's CellHoriJustify and method.
_HORIZONTAL = {
    "general": ("STANDARD", 0),
    "left": ("LEFT", 0),
    "center": ("CENTER", 0),
    "right": ("RIGHT", 0),
    "fill": ("REPEAT", 0),
    "justify": ("BLOCK", 0),
    "distributed": ("BLOCK", _DISTRIBUTED),
}
# Excel's word: UNO's CellVertJustify2 and method. Calc's own default (0) stands
# at the bottom too.
_VERTICAL = {
    "bottom": (3, 0),
    "top": (1, 0),
    "center": (2, 0),
    "justify": (4, 0),
    "distributed": (4, _DISTRIBUTED),
}
_MOST_INDENT = 250  # Excel's limit
_POINTS_A_LEVEL = 10  # Calc's own step


@guarded
class Alignment(Cells):
    """Members of a range that place its content."""

    @property
    def wrap_text(self) -> bool | None:
        """Whether long text breaks into lines; None when mixed."""
        wrapped: bool | None = states.common(self.uno, "IsTextWrapped")
        return wrapped

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        with self.sheet.writable(self):
            self.uno.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        """Excel's word; None when mixed."""
        return self._word(_HORIZONTAL, "HoriJustify", "general")

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value == "center_across_selection":
            unsupported("«center_across_selection»", "Merge the cells and center.")
        name, method = _HORIZONTAL[value]
        word = uno_import.enum("com.sun.star.table.CellHoriJustify", name)
        with self.sheet.writable(self):
            self.uno.HoriJustify, self.uno.HoriJustifyMethod = word, method

    @property
    def vertical_alignment(self) -> str | None:
        """Excel's word; None when mixed."""
        return self._word(_VERTICAL, "VertJustify", "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        with self.sheet.writable(self):
            self.uno.VertJustify, self.uno.VertJustifyMethod = _VERTICAL[value]

    def adjust_indent(self, amount: int) -> None:
        """Indent by so many steps more, or fewer when negative.

        Raises:
            ValueError: fewer than none or more than Excel's 250.
        """
        areas = states.areas(self.uno)
        step = lengths.hmm(_POINTS_A_LEVEL)
        wanted = [round(area.ParaIndent / step) + amount for area in areas]
        if not all(0 <= level <= _MOST_INDENT for level in wanted):
            raise ValueError(f"adjust_indent({amount}): an indent goes from 0 to 250.")
        left = uno_import.enum("com.sun.star.table.CellHoriJustify", "LEFT")
        with self.sheet.writable(self):
            for area, level in zip(areas, wanted, strict=True):
                if level and area.HoriJustify.value == "STANDARD":
                    area.HoriJustify = left
                area.ParaIndent = level * step

    def _word(self, words: dict[str, Any], name: str, default: str) -> str | None:
        value = states.common(self.uno, name)
        method = states.common(self.uno, name + "Method")
        if value is None or method is None:
            return None
        found = {pair: word for word, pair in words.items()}
        plain = getattr(value, "value", value)
        return found.get((plain, method), found.get((plain, 0), default))
