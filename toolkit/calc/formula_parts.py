"""The pieces of a formula's text, in Excel's spelling and in Calc's."""

import re

CELL = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\w.(])"
QUOTED = r"'(?>(?:[^']|'')*)'"
WORD = r"[^\W\d][\w.?\\]*"
TITLE = r"[^\W\d][\w.]*"
# One that is never closed is a piece as well, to where it is no bracket any more: else
# the rest would be looked through again from each of thousands.
BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*+\])*+\]?"
COMMON = {
    "string": r'"(?:[^"]|"")*"',
    "error": r"#(?:REF|DIV/0|N/A|NAME\?|NULL|NUM|VALUE)[!]?",
    "function": rf"{WORD}(?=\()",
    "number": r"(?>(?>\d+)(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d+)?(?![\w.:$])",
}
# Digits that are no number, and an apostrophe that opens no sheet's name, are passed
# on whole: looked at sign by sign they would be read to their end from each.
REST = r"\d++|'(?>(?:[^']|'')*)'?"
# What is left of a reference whose cells or sheet are gone, as one piece:
# Sheet1!#REF!  #REF!A1:B2  in Excel; $Q.A#REF!  $#REF!.A1  #REF!2:#REF!3  in Calc.
_REST = r"(?:#REF!|[\w$]{1,12})+"
BROKEN_IN_EXCEL = rf"(?:(?>{QUOTED}|{TITLE})!)?#REF!(?:{_REST}(?::{_REST})?)?"
_GONE = r"\$?#REF!\."
_SHEET = rf"\$?(?>{QUOTED}|[^\W\d]\w*)\."
BROKEN_IN_CALC = (
    rf"(?:{CELL}:)?(?:{_GONE}{_REST}|(?:{_SHEET})?[\w$]{{0,12}}#REF!(?:{_REST})?)"
    rf"(?::(?:{_GONE}|{_SHEET})?{_REST})?"
)
EXCEL = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "string": COMMON["string"],
            "broken": BROKEN_IN_EXCEL,
            "error": COMMON["error"],
            # Sheet1!  'Tham số'!  Sheet1:Sheet3!  'Quý 1:Quý 4'!  [1]Sheet1!
            "sheet": rf"(?:{QUOTED}|{TITLE}(?::{TITLE})?|\[[^\[\]]*\][\w.]*)!",
            "function": COMMON["function"],
            "table": rf"(?:[^\W\d][\w.]*)?{BRACKETS}",
            "cell": CELL,
            "number": COMMON["number"],
            "word": WORD,
            "space": r"\s+",
            "rest": REST,
            "mark": r".",
        }.items()
    ),
    re.DOTALL,
)
CALC = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "string": COMMON["string"],
            "broken": BROKEN_IN_CALC,
            "file": rf"({QUOTED})#\$?({QUOTED}|\w+)\.",
            "sheet": rf"\$?{QUOTED}\.|\$[^\W\d]\w*\.|\w+\.(?={CELL})",
            "error": COMMON["error"],
            # Excel writes the constant; Calc knows only the function.
            "boolean": r"(?:TRUE|FALSE)\(\)",
            "function": COMMON["function"],
            "table": rf"(?:[^\W\d][\w.]*)?{BRACKETS}",
            "cell": CELL,
            "number": COMMON["number"],
            "word": WORD,
            "space": r"\s+",
            "rest": REST,
            "mark": r".",
        }.items()
    ),
    re.DOTALL,
)
# Written into files by Excel in front of functions younger than 2007.
_PREFIXES = ("_xlfn._xlws.", "_xlfn.", "_xlws.", "_xludf.")


def bare(name: str) -> str:
    """A function's name without what Excel's files put in front of it."""
    for prefix in _PREFIXES:
        if name.lower().startswith(prefix):
            return name[len(prefix) :]
    return name


def outside_brackets(text: str, old: str, new: str) -> str:
    """Change a separator where no [column] is open."""
    depth, out = 0, []
    for letter in text:
        depth += (letter == "[") - (letter == "]")
        out.append(new if letter == old and not depth else letter)
    return "".join(out)
