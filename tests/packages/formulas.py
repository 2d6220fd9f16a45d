"""What a stored formula names, and whether Excel can parse it at all."""

import re
from typing import NamedTuple

_ERROR = re.compile(r"#(?:REF!|DIV/0!|VALUE!|N/A|NAME\?|NUM!|NULL!|SPILL!|CALC!)")
_WORD = re.compile(r"[\w.\\?$]+")
_OPENING = {"(": ")", "{": "}"}
_DANGLING = "+-*/^&=<>,;:"


class Scanned(NamedTuple):
    """`problem` is empty when brackets, quotation marks and ends are in order."""

    problem: str
    sheets: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    books: tuple[int, ...] = ()


class _Wrong(Exception):
    """What is wrong with the formula."""


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.waiting: list[str] = []
        self.sheets: list[str] = []
        self.functions: list[str] = []
        self.tables: list[str] = []
        self.books: list[int] = []

    def run(self) -> None:
        if not self.text.strip():
            raise _Wrong("empty")
        while self.at < len(self.text):
            self._step(self.text[self.at])
        if self.waiting:
            raise _Wrong(f"«{self.waiting[-1]}» missing")
        if self.text.rstrip()[-1] in _DANGLING:
            raise _Wrong("ends with an operator")

    def _step(self, sign: str) -> None:
        if sign == '"':
            self._quoted('"')
        elif sign == "'":
            name = self._quoted("'")
            if self.text[self.at : self.at + 1] != "!":
                raise _Wrong("quotation marks round no sheet")
            self._sheet(name)
        elif sign == "[":
            self._bracketed("")
        elif sign == "#" and (match := _ERROR.match(self.text, self.at)):
            self.at = match.end()
        elif match := _WORD.match(self.text, self.at):
            self._word(match)
        else:
            self._sign(sign)

    def _sign(self, sign: str) -> None:
        if sign in _OPENING:
            self.waiting.append(_OPENING[sign])
        elif sign in ")}]":
            if not self.waiting or self.waiting.pop() != sign:
                raise _Wrong(f"«{sign}» too many")
        elif sign == ";" and "}" not in self.waiting:
            # Only the screen of some countries parts arguments so; a file never does.
            raise _Wrong("«;» between arguments")
        self.at += 1

    def _word(self, match: re.Match[str]) -> None:
        self.at = match.end()
        following = self.text[self.at : self.at + 1]
        if following == "!":
            self.sheets.append(match[0])
        elif following == "(":
            self.functions.append(match[0])
        elif following == "[":
            self._bracketed(match[0])

    def _quoted(self, mark: str) -> str:
        """What stands between quotation marks; the marks inside are doubled."""
        start = self.at + 1
        at = start
        while True:
            at = self.text.find(mark, at)
            if at < 0:
                raise _Wrong(f"{mark} not closed")
            if self.text[at + 1 : at + 2] != mark:
                break
            at += 2
        self.at = at + 1
        return self.text[start:at].replace(mark * 2, mark)

    def _bracketed(self, table: str) -> None:
        """[1]Sheet!A1, Table[[#All],[Column]] or [@Column]."""
        start, depth = self.at, 0
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == "'":
                self.at += 1
            depth += (sign == "[") - (sign == "]")
            self.at += 1
            if depth == 0:
                break
        if depth:
            raise _Wrong("«]» missing")
        inside = self.text[start + 1 : self.at - 1]
        if table:
            self.tables.append(table)
        elif inside.isdecimal():
            self.books.append(int(inside))
            # The sheet that follows is the other workbook's.
            word = _WORD.match(self.text, self.at)
            if word:
                self.at = word.end()

    def _sheet(self, name: str) -> None:
        book = re.match(r"(?:.*\\)?\[([^\]]*)\]", name)
        if not book:
            self.sheets += name.split(":")
        elif book[1].isdecimal():
            self.books.append(int(book[1]))


def scan(text: str) -> Scanned:
    """Look through a formula as it is stored, without «=»."""
    scan = _Scan(text)
    try:
        scan.run()
        problem = ""
    except _Wrong as wrong:
        problem = str(wrong)
    return Scanned(
        problem,
        tuple(scan.sheets),
        tuple(scan.functions),
        tuple(scan.tables),
        tuple(scan.books),
    )
