"""What the general checks say of office workbooks they were not made for.

`python -m tests.benchmarks.strangers [SEED] [first|second] [--false] [--missed]`: clean
workbooks, then each with about eight slips, saved in turn by XlsxWriter, openpyxl
(without values), LibreOffice and Gnumeric where they are installed.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from random import Random

import openpyxl

from tests.audit_corpus.page import Page, Place, to_bytes
from tests.strange_books.first import FIRST
from tests.strange_books.second import SECOND
from tests.strange_books.slips import NAMED, OTHERS, Book, Slip
from toolkit.audit.general import general_findings
from toolkit.findings import Finding
from toolkit.xlsx.cells.address import parse_a1
from toolkit.xlsx.closed_book import ClosedBook

CLEAN, SLIPS = 3, 8  # clean workbooks of a layout; slips of a workbook
_OTHERS = re.compile(r"Còn \d+ ô khác như vậy: ([^.]*)\.")
_NAME = re.compile(r"([A-Z]{1,3}\d+)(?::([A-Z]{1,3}\d+))?")


def saved(books: Sequence[list[Page]]) -> list[bytes]:
    """The workbooks, each as one program or another saves it."""
    files = [to_bytes(pages) for pages in books]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, data in enumerate(files):
            (folder / f"{number}.xlsx").write_bytes(data)
        ways = [_as_is, _bare, *([_office] if shutil.which("soffice") else [])]
        ways += [_gnumeric] if shutil.which("ssconvert") else []
        for way in range(len(ways)):
            some = [folder / f"{n}.xlsx" for n in range(way, len(files), len(ways))]
            for file, data in ways[way](some).items():
                files[int(file.stem)] = data
    return files


def _as_is(some: list[Path]) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in some}


def _bare(some: list[Path]) -> dict[Path, bytes]:
    found = {}
    for file in some:
        out = BytesIO()
        openpyxl.load_workbook(file).save(out)
        found[file] = out.getvalue()
    return found


def _office(some: list[Path]) -> dict[Path, bytes]:
    out = some[0].parent / "office"
    words = ["soffice", f"-env:UserInstallation=file://{out}/profile", "--headless"]
    words += ["--convert-to", "xlsx", "--outdir", str(out), *map(str, some)]
    subprocess.run(words, check=True, capture_output=True)
    return {file: (out / file.name).read_bytes() for file in some}


def _gnumeric(some: list[Path]) -> dict[Path, bytes]:
    out = some[0].parent / "gnumeric"
    out.mkdir()
    for file in some:
        words = ["ssconvert", "--recalc", str(file), str(out / file.name)]
        subprocess.run(words, check=True, capture_output=True)
    return {file: (out / file.name).read_bytes() for file in some}


def alarms(data: bytes) -> list[Finding]:
    """What the general checks say of a workbook."""
    return general_findings(ClosedBook.from_bytes(data))


def cells_of(finding: Finding) -> set[Place]:
    """The cell of a finding, and the others that it names."""
    found = {parse_a1(finding.cell)} if finding.cell else set()
    more = _OTHERS.search(finding.statement)
    for match in _NAME.finditer(more[1]) if more else ():
        top, bottom = parse_a1(match[1]), parse_a1(match[2] or match[1])
        found |= {(row, top[1]) for row in range(top[0], bottom[0] + 1)}
    return found


def slipped(seed: int, make: "object", number: int) -> Book:
    """A workbook of a layout with slips of different kinds."""
    rng = Random(f"{seed} slips {make.__name__} {number}")  # type: ignore[attr-defined]
    book = Book(rng, make(rng))  # type: ignore[operator]
    kinds = [*NAMED, *NAMED, *OTHERS]
    rng.shuffle(kinds)
    for kind in kinds:
        if len(book.slips) < SLIPS:
            book.plant(kind)
    return book


def clean(seed: int, layouts: Sequence["object"], words: list[str]) -> tuple[int, int]:
    """How many alarms, and in how many clean workbooks, of how many."""
    books = [
        (m.__name__, m(Random(f"{seed} clean {m.__name__} {n}")))  # type: ignore
        for n in range(CLEAN)
        for m in layouts
    ]
    wrong, touched = 0, 0
    for (name, _), data in zip(books, saved([b for _, b in books]), strict=True):
        found = alarms(data)
        wrong, touched = wrong + len(found), touched + bool(found)
        for one in found if "--false" in words else ():
            print(f"clean {name}: {one.code} {one.statement}")
    print(f"{len(books)} clean workbooks: {wrong} alarms in {touched} of them")
    return wrong, touched


def judge(seed: int, layouts: Sequence["object"], words: list[str]) -> None:
    """The table of kinds, and the sums."""
    wrong, _ = clean(seed, layouts, words)
    books = [slipped(seed, make, n) for n in range(CLEAN) for make in layouts]
    names = [m.__name__ for _ in range(CLEAN) for m in layouts]  # type: ignore
    planted, found = Counter[str](), Counter[str]()
    true = near = false = 0
    files = saved([book.pages for book in books])
    for name, book, data in zip(names, books, files, strict=True):
        met: set[Slip] = set()
        for one in alarms(data):
            if one.code == "S610":
                continue
            hit = {
                slip
                for slip in book.slips
                if slip.sheet == one.sheet and slip.cells & cells_of(one)
            }
            met |= hit
            if hit:
                true += 1
            elif _near(one, book.slips):
                near += 1
                if "--false" in words:
                    print(f"near {name}: {one.code} {one.statement}")
            else:
                false += 1
                if "--false" in words:
                    print(f"false {name}: {one.code} {one.statement}")
        for slip in book.slips:
            planted[slip.kind] += 1
            found[slip.kind] += slip in met
            if slip not in met and "--missed" in words:
                page = next(p for p in book.pages if p.name == slip.sheet)
                row, column = min(slip.cells)
                text = page.cells[row, column]
                print(f"missed {slip.kind} in {name}: R{row}C{column} {text}")
    _table(planted, found)
    every = true + near + false + wrong
    print(f"alarms: {true} true, {near} near, {false} false, {wrong} in clean ones")
    print(
        f"true: {true / max(1, every):.1%},"
        f" with those near {(true + near) / max(1, every):.1%}"
    )


def _near(one: Finding, slips: list[Slip]) -> bool:
    row, column = parse_a1(one.cell)
    return any(
        abs(row - r) <= 1 and abs(column - c) <= 1
        for slip in slips
        if slip.sheet == one.sheet
        for r, c in slip.cells
    )


def _table(planted: Counter[str], found: Counter[str]) -> None:
    for title, kinds in (("named", NAMED), ("others", OTHERS)):
        some = [kind.__name__ for kind in kinds if planted[kind.__name__]]
        for kind in some:
            print(f"  {kind:14}{planted[kind]:5}{found[kind]:5}")
        all_, hit = sum(planted[k] for k in some), sum(found[k] for k in some)
        print(f"{title}: {all_} planted, {hit} found: {hit / max(1, all_):.0%}")


if __name__ == "__main__":
    numbers = [word for word in sys.argv[1:] if word.isdecimal()]
    layouts = SECOND if "second" in sys.argv else FIRST
    judge(int(numbers[0]) if numbers else 2027, layouts, sys.argv[1:])
