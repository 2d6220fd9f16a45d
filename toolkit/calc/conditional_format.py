"""One conditional format: a rule of a cell style, a colour scale, bars, icons."""

from typing import Any

from xlwings import base_classes

from toolkit.calc.boundary import guarded
from toolkit.calc.colors import AUTOMATIC, NO_FILL, RGB, from_uno
from toolkit.calc.conditional_rules import (
    COLOR_SCALE,
    DATA_BAR,
    EXPRESSION,
    ICON_SET,
    OPERATOR_NAMES,
    OPERATORS,
    STYLE,
    STYLE_NAME,
    Rule,
    changed,
    in_calc,
    look,
    new_style,
    owner_of,
    rebuild,
    styles_of,
)
from toolkit.calc.errors import CalcError
from toolkit.calc.fonts import NORMAL

_TYPES = {COLOR_SCALE: "color_scale", DATA_BAR: "data_bar", ICON_SET: "icon_set"}
# What a threshold is, by Calc's numbers: they differ from kind to kind.
_SCALE = ("lowest_value", "highest_value", "percentile", "number", "percent", "formula")
BAR = (
    *("automatic", "lowest_value", "highest_value"),
    *("percentile", "number", "percent", "formula"),
)
_ICON = ("lowest_value", "percentile", "number", "percent", "formula")
_VALUELESS = ("automatic", "lowest_value", "highest_value")
_ICON_SETS = (
    *("3_arrows", "3_arrows_gray", "3_flags", "3_traffic_lights_1"),
    *("3_traffic_lights_2", "3_signs", "3_symbols", "3_symbols_2"),
    *("3_smileys", "3_color_smileys", "4_arrows", "4_arrows_gray"),
    *("4_red_to_black", "4_rating", "4_traffic_lights", "5_arrows"),
    *("5_arrows_gray", "5_rating", "5_quarters"),
)


@guarded
class ConditionalFormat(base_classes.ConditionalFormat):  # type: ignore[misc, unused-ignore]
    """One rule, known by its cells (`where`, as Calc writes them) and what it says."""

    def __init__(self, sheet: Any, where: str, rule: Rule) -> None:
        self.sheet = sheet
        self.where = where
        self.rule = rule

    @property
    def entry(self) -> Any:
        """The UNO entry, looked for each time: entries do not outlive a change.

        Raises:
            CalcError: the rule is gone.
        """
        owner = owner_of(self.sheet, self.where)
        for index in range(owner.Count if owner else 0):
            entry = owner.getByIndex(index)
            if Rule.of(entry) == self.rule:
                return entry
        raise CalcError("The conditional format is gone.")

    @property
    def api(self) -> Any:
        """The UNO entry."""
        return self.entry

    @property
    def type(self) -> str:
        """«cell_value», «custom», «color_scale», «data_bar», «icon_set», «unknown»."""
        sort = self.entry.getType()
        if sort != STYLE:
            return _TYPES.get(sort, "unknown")
        if self.entry.Operator == EXPRESSION:
            return "custom"
        return "cell_value" if self.entry.Operator in OPERATOR_NAMES else "unknown"

    @property
    def stop_if_true(self) -> bool | None:
        """True for rules of a style: of those Calc always takes the first alone."""
        return True if self._style is not None else None

    @property
    def operator(self) -> str | None:
        """What the cell's value is compared by."""
        cell_value = self.type == "cell_value"
        return OPERATOR_NAMES[self.entry.Operator] if cell_value else None

    @property
    def formula1(self) -> str | None:
        """What it is compared with, as a formula."""
        cell_value = self.type == "cell_value"
        return self._formula(self.entry.Formula1) if cell_value else None

    @property
    def formula2(self) -> str | None:
        """The upper end of «between» and «not_between»."""
        if self.operator not in ("between", "not_between"):
            return None
        return self._formula(self.entry.Formula2)

    @property
    def formula(self) -> str | None:
        """The formula of a «custom» rule."""
        custom = self.type == "custom"
        return self._formula(self.entry.Formula1) if custom else None

    def _formula(self, text: str) -> str:
        return str(self.sheet.book.formulas.to_excel(f"={text}"))

    @property
    def _style(self) -> Any:
        """The cell style that the rule gives, if it is such a rule."""
        if self.type not in ("cell_value", "custom") or not self.entry.StyleName:
            return None
        return styles_of(self.sheet).getByName(self.entry.StyleName)

    def _own(self, name: str) -> Any:
        """A property that the style sets by itself, or None."""
        style = self._style
        if style is None or style.getPropertyState(name).value != "DIRECT_VALUE":
            return None
        return style.getPropertyValue(name)

    @property
    def fill_color(self) -> RGB | None:
        """The fill that the rule gives, if any."""
        fill = self._own("CellBackColor")
        return None if fill in (None, NO_FILL) else from_uno(fill)

    @property
    def font_color(self) -> RGB | None:
        """The colour of letters that the rule gives, if any."""
        color = self._own("CharColor")
        return None if color in (None, AUTOMATIC) else from_uno(color)

    @property
    def font_bold(self) -> bool | None:
        """Whether it makes letters bold; None where it leaves them."""
        weight = self._own("CharWeight")
        return None if weight is None else weight > NORMAL

    @property
    def font_italic(self) -> bool | None:
        """Whether it makes letters slant; None where it leaves them."""
        slant = self._own("CharPosture")
        return None if slant is None else slant.value != "NONE"

    @property
    def colors(self) -> tuple[RGB, ...] | None:
        """The colours of a colour scale, from low to high."""
        if self.type != "color_scale":
            return None
        steps = self.entry.ColorScaleEntries
        return tuple(from_uno(one.getColor()) for one in steps)

    @property
    def bar_color(self) -> RGB | None:
        """The colour of bars."""
        return from_uno(self.entry.Color) if self.type == "data_bar" else None

    @property
    def gradient(self) -> bool | None:
        """Whether bars fade."""
        return bool(self.entry.UseGradient) if self.type == "data_bar" else None

    @property
    def show_value(self) -> bool | None:
        """Whether the number is shown beside bars or icons."""
        visual = self.type in ("data_bar", "icon_set")
        return bool(self.entry.ShowValue) if visual else None

    @property
    def icon_set(self) -> str | None:
        """Which icons."""
        if self.type != "icon_set":
            return None
        number = self.entry.Icons
        return _ICON_SETS[number] if number < len(_ICON_SETS) else None

    @property
    def reverse_order(self) -> bool | None:
        """Whether icons go from high to low."""
        return bool(self.entry.Reverse) if self.type == "icon_set" else None

    @property
    def threshold_types(self) -> tuple[str, ...] | None:
        """What each threshold is: «number», «percent», «lowest_value», …"""
        pairs = self._thresholds()
        return None if pairs is None else tuple(kind for kind, _ in pairs)

    @property
    def thresholds(self) -> tuple[float | str | None, ...] | None:
        """The thresholds; None for those that need no value."""
        pairs = self._thresholds()
        return None if pairs is None else tuple(value for _, value in pairs)

    def _thresholds(self) -> list[tuple[str, float | str | None]] | None:
        names: tuple[str, ...]
        if self.type == "color_scale":
            steps, names = self.entry.ColorScaleEntries, _SCALE
        elif self.type == "data_bar":
            steps, names = self.entry.DataBarEntries, BAR
        elif self.type == "icon_set":
            # The first icon stands for all below the first threshold.
            steps, names = self.entry.IconSetEntries[1:], _ICON
        else:
            return None
        return [(names[one.getType()], _threshold(one, names)) for one in steps]

    def set(self, changes: dict[str, Any]) -> None:
        """Change what the rule asks or gives."""
        if self._style is None:
            raise CalcError(f"A rule of the kind «{self.type}» is not changed here.")
        entry = self.entry
        values: dict[str, Any] = {}
        if changes.get("operator") is not None:
            values["Operator"] = OPERATORS[changes["operator"]]
        to_calc = self.sheet.book.formulas.to_calc
        first = changes.get("formula1", changes.get("formula"))
        if first is not None:
            values["Formula1"] = in_calc(to_calc, first)
        if changes.get("formula2") is not None:
            values["Formula2"] = in_calc(to_calc, changes["formula2"])
        if not entry.StyleName.startswith(STYLE_NAME):
            # Others may share it.
            values["StyleName"] = new_style(self.sheet, self._style)
        changed(self.rule, **values).put(entry)
        look(styles_of(self.sheet).getByName(entry.StyleName), changes)
        self.rule = Rule.of(entry)

    def delete(self) -> None:
        """Take the rule away."""
        owner = owner_of(self.sheet, self.where)
        rules = rules_of(owner) if owner else []
        if self.rule not in rules:
            raise CalcError("The conditional format is gone.")
        rules.remove(self.rule)
        rebuild(self.sheet, owner, rules)


def rules_of(owner: Any) -> list[Rule]:
    """The rules of a UNO conditional format, in its order."""
    return [Rule.of(owner.getByIndex(index)) for index in range(owner.Count)]


def _threshold(step: Any, names: tuple[str, ...]) -> float | str | None:
    if names[step.getType()] in _VALUELESS:
        return None
    text = step.getFormula()
    try:
        return float(text)
    except ValueError:
        return f"={text}"
