"""Rules of a cell style: what they ask, and the style that they give."""

from typing import Any, NamedTuple

from toolkit.calc import colors
from toolkit.calc.errors import unsupported
from toolkit.calc.fonts import BOLD, NORMAL
from toolkit.calc.uno_import import enum

# com.sun.star.sheet.ConditionEntryType
STYLE, COLOR_SCALE, DATA_BAR, ICON_SET = 0, 1, 2, 3
# The kind of an end of a bar whose length Calc chooses; it is read, never set.
AUTOMATIC_END = 0
_ORDER = {STYLE: ("Operator", "Formula1", "Formula2", "StyleName")}
# How Calc numbers its conditions; an expression is a condition of its own.
OPERATORS = {
    "equal_to": 0,
    "less_than": 1,
    "greater_than": 2,
    "less_than_or_equal": 3,
    "greater_than_or_equal": 4,
    "not_equal_to": 5,
    "between": 6,
    "not_between": 7,
}
EXPRESSION = 24
OPERATOR_NAMES = {number: name for name, number in OPERATORS.items()}
STYLE_NAME = "Conditional xlwings "


class Rule(NamedTuple):
    """A copy of a UNO entry: its properties, and the ends of bars (type, formula)."""

    sort: int
    values: tuple[tuple[str, Any], ...]
    ends: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, entry: Any) -> "Rule":
        """What a UNO entry holds."""
        sort = entry.getType()
        names = sorted(_ORDER.get(sort) or _names(entry))
        values = tuple((name, entry.getPropertyValue(name)) for name in names)
        steps = entry.DataBarEntries if sort == DATA_BAR else ()
        return cls(
            sort, values, tuple((one.getType(), one.getFormula()) for one in steps)
        )

    def put(self, entry: Any) -> None:
        """Write it into a new UNO entry of its kind."""
        for name, value in self.values:
            if value is not None:
                entry.setPropertyValue(name, value)
        steps = entry.DataBarEntries if self.ends else ()
        for step, (kind, formula) in zip(steps, self.ends, strict=True):
            step.setType(kind)
            step.setFormula(formula)

    @property
    def can_be_made(self) -> bool:
        """Whether LibreOffice's interface makes such a rule: not all it reads."""
        automatic = any(kind == AUTOMATIC_END for kind, _ in self.ends)
        return self.sort in (STYLE, DATA_BAR) and not automatic


def style_rule(operator: int, first: str, second: str, style: str) -> Rule:
    """A rule that gives a style; formulas in Calc's spelling."""
    values = {"Operator": operator, "Formula1": first, "Formula2": second}
    return Rule(STYLE, tuple(sorted({**values, "StyleName": style}.items())))


def changed(rule: Rule, **values: Any) -> Rule:
    """The rule with other values."""
    return rule._replace(values=tuple(sorted({**dict(rule.values), **values}.items())))


def _names(entry: Any) -> list[str]:
    named = [one.Name for one in entry.PropertySetInfo.Properties]
    return [name for name in named if not name.endswith("Entries")]


def owner_of(sheet: Any, where: str) -> Any:
    """The UNO conditional format of exactly these cells, if there is one."""
    owners = sheet.uno.ConditionalFormats.ConditionalFormats
    found = [one for one in owners if one.Range.RangeAddressesAsString == where]
    return found[0] if found else None


def rebuild(sheet: Any, owner: Any, rules: list[Rule]) -> None:
    """Let a UNO format hold just these rules, the first the most important.

    LibreOffice 7.4 adds at the end only and removes no single rule: all go anew.

    Raises:
        NotImplementedError: one of them cannot be made (`Rule.can_be_made`).
    """
    if not all(rule.can_be_made for rule in rules):
        unsupported(
            "Changing some of several conditional formats beside a colour scale, icons "
            "or bars of automatic length",
            "Clear them all (conditional_formats.clear), or change the template.",
        )
    formats, cells = sheet.uno.ConditionalFormats, owner.Range
    formats.removeByID(owner.ID)
    if not rules:
        return
    number = formats.createByRange(cells)
    made = next(one for one in formats.ConditionalFormats if number == one.ID)
    for rule in rules:
        made.createEntry(rule.sort, made.Count)
        rule.put(made.getByIndex(made.Count - 1))


def in_calc(to_calc: Any, value: Any) -> str:
    """A number or a formula as Calc's conditions take it."""
    text = str(value)
    return str(to_calc(text if text.startswith("=") else f"={text}"))[1:]


def styles_of(sheet: Any) -> Any:
    """The cell styles of the sheet's book."""
    return sheet.book.uno.StyleFamilies.getByName("CellStyles")


def new_style(sheet: Any, like: Any = None) -> str:
    """A new cell style for one rule; its name."""
    styles, number = styles_of(sheet), 1
    while styles.hasByName(f"{STYLE_NAME}{number}"):
        number += 1
    style = sheet.book.uno.createInstance("com.sun.star.style.CellStyle")
    name = f"{STYLE_NAME}{number}"
    styles.insertByName(name, style)
    for prop in ("CellBackColor", "CharColor", "CharWeight", "CharPosture"):
        if like is not None and like.getPropertyState(prop).value == "DIRECT_VALUE":
            style.setPropertyValue(prop, like.getPropertyValue(prop))
    return name


def look(style: Any, wishes: dict[str, Any]) -> None:
    """Set what a rule gives; what is not named stays."""
    values = {
        name: wishes[name]
        for name in ("fill_color", "font_color", "font_bold", "font_italic")
        if wishes.get(name) is not None
    }
    if "fill_color" in values:
        style.CellBackColor = colors.to_uno(values["fill_color"])
    if "font_color" in values:
        style.CharColor = colors.to_uno(values["font_color"])
    if "font_bold" in values:
        style.CharWeight = BOLD if values["font_bold"] else NORMAL
    if "font_italic" in values:
        slant = "ITALIC" if values["font_italic"] else "NONE"
        style.CharPosture = enum("com.sun.star.awt.FontSlant", slant)
