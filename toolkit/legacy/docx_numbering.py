"""The automatic numbers of a Word document: «1.», «a)», «I.», as Word shows them."""

from dataclasses import dataclass, field

from toolkit.legacy.docx_xml import Given, count, each_tag, font_of
from toolkit.xlsx.zip.loose import LooseParts
from toolkit.xlsx.zip.room import STYLES

NUMBERING, STYLE_PART = "word/numbering.xml", "word/styles.xml"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LEVELS = 9


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document; counts on with every paragraph.

    `levels`: of each abstract list; `lists`: list → its abstract one; `styles`: style →
    the list and level that it numbers with; `font`: of texts that name none.
    """

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    font: str = ""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def next_of(self, number: str, level: int, style: str) -> str:
        """The number of the next paragraph of a list; "" for one of no list."""
        if not number and style in self.styles:
            number, level = self.styles[style]
        abstract = self.lists.get(number, "")
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        start = self.starts.get((number, level))
        if start is not None and (number, level) not in self.begun:
            self.begun.add((number, level))
            counts[level] = start
        else:
            counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        own = levels[level]
        if own.form == "bullet":
            return "-"
        text = own.text[:40]
        for one in range(_LEVELS):
            if f"%{one + 1}" in text:
                form = levels.get(one, own).form
                shown = _shown(form, counts.get(one, 1))
                text = text.replace(f"%{one + 1}", shown)
        return text.strip()


def _shown(form: str, number: int) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            small = _LETTERS[(number - 1) % 26] * min(1 + (number - 1) // 26, 9)
            return small.upper() if form == "upperLetter" else small
        case "lowerRoman" | "upperRoman":
            return _roman(number) if form == "lowerRoman" else _roman(number).upper()
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMANS:
        times = number // value
        text, number = text + sign * times, number - value * times
    return text


def read_numbering(parts: LooseParts) -> Numbering:
    """The lists and the styles of a document. Raises FileRefusedError as `each_tag`."""
    found = Numbering()
    if parts.has(NUMBERING):
        reader = _Lists(found)
        data = parts.read(NUMBERING, STYLES)
        each_tag(data, NUMBERING, reader.start, reader.end)
    if parts.has(STYLE_PART):
        styles = _Styles(found)
        data = parts.read(STYLE_PART, STYLES)
        each_tag(data, STYLE_PART, styles.start, styles.end)
    return found


class _Lists:
    def __init__(self, found: Numbering) -> None:
        self.found = found
        self.abstract, self.number, self.level = "", "", -1

    def start(self, name: str, given: Given) -> None:
        levels = self.found.levels.get(self.abstract, {})
        own = levels.get(self.level)
        match name:
            case "abstractNum":
                self.abstract = given.get("abstractNumId", "")
                self.found.levels[self.abstract] = {}
            case "lvl" if self.abstract in self.found.levels and not self.number:
                self.level = count(given.get("ilvl"), 0)
                self.found.levels[self.abstract][self.level] = _Level()
            case "numFmt" if own:
                own.form = given.get("val", "decimal")
            case "lvlText" if own:
                own.text = given.get("val", "")
            case "start" if own:
                own.start = count(given.get("val"), 1)
            case "num":
                self.number, self.abstract = given.get("numId", ""), ""
            case "abstractNumId" if self.number:
                self.found.lists[self.number] = given.get("val", "")
            case "lvlOverride":
                self.level = count(given.get("ilvl"), 0)
            case "startOverride" if self.number:
                at = (self.number, self.level)
                self.found.starts[at] = count(given.get("val"), 1)

    def end(self, name: str) -> None:
        if name == "num":
            self.number = ""
        elif name in ("lvl", "lvlOverride"):
            self.level = -1


class _Styles:
    def __init__(self, found: Numbering) -> None:
        self.found = found
        self.style, self.defaults, self.level = "", False, 0

    def start(self, name: str, given: Given) -> None:
        match name:
            case "docDefaults":
                self.defaults = True
            case "style":
                self.style, self.level = given.get("styleId", ""), 0
            case "ilvl" if self.style:
                self.level = count(given.get("val"), 0)
            case "numId" if self.style:
                self.found.styles[self.style] = (given.get("val", ""), self.level)
            case "rFonts" if font := font_of(given):
                if self.style:
                    self.found.fonts[self.style] = font
                elif self.defaults:
                    self.found.font = font

    def end(self, name: str) -> None:
        if name == "style":
            self.style = ""
        elif name == "docDefaults":
            self.defaults = False
