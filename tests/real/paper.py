"""What LibreOffice puts on paper: some sheets of a workbook, and the words of a PDF."""

import html
import re
import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from toolkit.xlsx.closed_book import ClosedBook

# A letter with its marks, from the deepest to the highest: of Liberation Serif, which
# stands for Times New Roman, and so is what pdftotext calls the height of a word.
_HIGH = 1.107
_BESIDE, _BELOW = 1.5, 3.0
"""Points that boxes of words may share when nothing is drawn over anything."""


class Word(NamedTuple):
    """A word on a page; points from its left upper corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def size(self) -> float:
        """Points of its font."""
        return (self.bottom - self.top) / _HIGH

    def covers(self, other: "Word") -> bool:
        """Whether one is drawn over the other.

        Boxes of two lines of one text overlap by the room for marks above a letter.
        """
        return (
            min(self.right, other.right) - max(self.left, other.left) > _BESIDE
            and min(self.bottom, other.bottom) - max(self.top, other.top) > _BELOW
        )


def only(book: ClosedBook, sheets: Collection[str]) -> bytes:
    """The workbook with all other sheets hidden: LibreOffice prints what is shown."""
    text = book.package.read("xl/workbook.xml").decode()

    def hidden(tag: re.Match[str]) -> str:
        bare = re.sub(r' state="\w+"', "", tag[0])
        own = any(f'name="{sheet}"' in bare for sheet in sheets)
        return bare if own else bare.replace("<sheet ", '<sheet state="hidden" ')

    text = re.sub(r"<sheet [^>]*/>", hidden, text)
    shown = [at for at, name in enumerate(book.sheet_names) if name in sheets]
    text = re.sub(r' (?:activeTab|firstSheet)="\d+"', "", text)
    text = text.replace("<workbookView", f'<workbookView activeTab="{shown[0]}"')
    # It prints a hidden sheet too where that has a print area.
    kept = "".join(f'(?!{at}")' for at in shown)
    area = rf'<definedName name="_xlnm.Print_Area" localSheetId="{kept}[^<]*</d'
    text = re.sub(rf"{area}efinedName>", "", text)
    return book.package.with_parts({"xl/workbook.xml": text.encode()})


def pages(pdftotext: str, pdf: Path) -> Iterator[list[Word]]:
    """The words of each page, as Poppler finds them."""
    command = [pdftotext, "-bbox", str(pdf), "-"]
    found = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    word = re.compile(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">'
        r"([^<]*)<"
    )
    for page in found.split("<page ")[1:]:
        yield [
            Word(*map(float, one.groups()[:4]), html.unescape(one[5]))  # type: ignore[call-arg, misc]
            for one in word.finditer(page)
        ]


def drawn_over(words: list[Word]) -> Iterator[tuple[str, str]]:
    """The pairs of words of a page of which one lies on the other."""
    ordered = sorted(words, key=lambda word: word.top)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.top > one.bottom:
                break
            if one.covers(other):
                yield one.text, other.text
