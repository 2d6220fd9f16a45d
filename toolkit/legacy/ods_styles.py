"""What the styles of an .ods say of a text: its font, whether it is struck through."""

from dataclasses import dataclass, field

from toolkit.legacy.odf_xml import each_tag

_MOST_PARENTS = 50
_CELL, _TEXT, _TABLE = "table-cell", "text", "table"
_NO_LINE = (None, "", "none")


@dataclass(slots=True)
class _Style:
    parent: str = ""
    font: str = ""
    struck: bool | None = None
    shown: bool = True


@dataclass(slots=True)
class Styles:
    """The styles of a file, by family and name; its parts are added one by one."""

    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _faces: dict[str, str] = field(default_factory=dict)
    _looks: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)
    _open: _Style | None = None

    def add(self, xml: bytes) -> None:
        """The styles of a part. Raises BrokenXmlError."""
        each_tag(xml, self.start, self.end)

    def start(self, tag: str, given: dict[str, str]) -> None:
        """A tag begins, somewhere in a part."""
        if tag == "style:font-face":
            face = given.get("svg:font-family", "").strip("'\" ")
            self._faces[given.get("style:name", "")] = face
        elif tag in ("style:style", "style:default-style"):
            key = (given.get("style:family", ""), given.get("style:name", ""))
            self._open = _Style(given.get("style:parent-style-name", ""))
            self._styles[key] = self._open
        elif self._open is not None and tag == "style:text-properties":
            self._text(self._open, given)
        elif self._open is not None and tag == "style:table-properties":
            self._open.shown = given.get("table:display") != "false"

    def end(self, tag: str) -> None:
        """A tag ends."""
        if tag in ("style:style", "style:default-style"):
            self._open = None

    def _text(self, style: _Style, given: dict[str, str]) -> None:
        name = given.get("style:font-name", "")
        style.font = name or given.get("fo:font-family", "").strip("'\" ")
        lines = [
            given.get(f"style:text-line-through-{word}") for word in ("style", "type")
        ]
        if any(line is not None for line in lines):
            style.struck = any(line not in _NO_LINE for line in lines)

    def of_cell(self, name: str) -> tuple[str, bool]:
        """The font of a cell style, and whether it strikes through."""
        return self._look(_CELL, name)

    def of_span(self, name: str) -> str:
        """The font of a style of a piece of text; "" where it leaves that as it is."""
        return self._look(_TEXT, name)[0]

    def is_hidden(self, name: str) -> bool:
        """Whether a style hides the sheet that has it."""
        style = self._styles.get((_TABLE, name))
        return style is not None and not style.shown

    def _look(self, family: str, name: str) -> tuple[str, bool]:
        key = (family, name)
        if key not in self._looks:
            font, struck = "", None
            for _ in range(_MOST_PARENTS):
                style = self._styles.get(key)
                if style is None:
                    break
                font = font or style.font
                struck = style.struck if struck is None else struck
                if key[1] == "":
                    break
                key = (family, style.parent)
            look = (self._faces.get(font, font), bool(struck))
            self._looks[family, name] = look
        return self._looks[family, name]
