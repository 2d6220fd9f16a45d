"""Honest returns that other programs saved: how many of them are blamed; prints all.

`python -m tests.benchmarks.honest_returns [NODE [WAY …]]`: twenty filled workbooks
(scoring and slices) saved in each way that is at hand. NODE: a folder in which `npm
install excelize-wasm exceljs xlsx xlsx-populate` was run.
"""

import io
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl

from tests.exchange.round.office import Rooms, rows_of, type_in
from tests.exchange.round.rounds import NOW
from tests.offices import Office
from toolkit.exchange.round.comparing.judged import judged
from toolkit.exchange.round.comparing.returned import program_of
from toolkit.exchange.round.comparing.swollen import let_in, refuse_swollen
from toolkit.findings import Severity
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.sent import sent_terms
from toolkit.forms.slices.sent import slice_terms
from toolkit.jobs.files import rescore_file
from toolkit.jobs.shipped import standard_workbook
from toolkit.model.register import TableKey
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.differences import differences
from toolkit.xlsx.meaning.sent import Sent

SCORING, SLICES = 12, 8
Save = Callable[[Path, Path], Path]
"""A workbook saved by a program into a folder."""

SCRIPTS = {
    "excelize": "const {init}=require('excelize-wasm'),fs=require('fs');"
    "init('node_modules/excelize-wasm/excelize.wasm.gz').then(x=>{"
    "const f=x.OpenReader(fs.readFileSync(a));if(f.error)throw f.error;"
    "const w=f.WriteToBuffer();if(w.error)throw w.error;"
    "fs.writeFileSync(z,w.buffer);process.exit(0)})",
    "ExcelJS": "const E=require('exceljs');const b=new E.Workbook();"
    "b.xlsx.readFile(a).then(()=>b.xlsx.writeFile(z))",
    "SheetJS": "const X=require('xlsx');"
    "X.writeFile(X.readFile(a,{cellStyles:true,cellFormula:true,cellNF:true}),z)",
    "xlsx-populate": "const P=require('xlsx-populate');"
    "P.fromFileAsync(a).then(b=>b.toFileAsync(z))",
}


def filled(sent: Sent, seed: int) -> bytes:
    """A scoring workbook after a unit typed into some of its cells."""
    dice, book = random.Random(seed), sent.book.unedited()
    form = locate(book).places.form
    rows = [key for key in form.rows if key]
    for key in dice.sample(rows, min(12, len(rows))):
        for column, value in (("total", dice.randint(0, 9)), ("evidence", "Báo cáo 5")):
            place = form.place(key, column)
            if not sent.locked(place.sheet, place.spot):
                book.set_value(*place, float(value) if column == "total" else value)
    return book.to_bytes()


def slice_filled(book: ClosedBook, seed: int) -> bytes:
    """A slice after a room typed into it."""
    free = len(rows_of(book, TableKey.PROPOSALS))
    for number in range(free, free + 1 + seed % 4):
        row = {"year": 2026.0, "name": f"Người {number}", "reason": "Có thành tích"}
        type_in(book, TableKey.PROPOSALS, number, row)
    return book.to_bytes()


def returns(folder: Path) -> Iterator[tuple[str, Sent, bytes]]:
    """A name, what was sent, and what a unit made of it."""
    blank = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    sent = Sent(blank, sent_terms(blank))
    for seed in range(SCORING):
        yield f"cham-{seed}", sent, filled(sent, seed)
    rooms = Rooms(folder)
    rooms.send()
    for seed, letter in enumerate("ABCDEGHI"[:SLICES]):
        book = rooms.sent(letter)
        yield f"phan-{letter}", Sent(book, slice_terms(book)), slice_filled(book, seed)


def ways(office: Office | None, node: Path | None) -> dict[str, Save]:
    """Each way to save a workbook that is at hand."""
    found: dict[str, Save] = {"openpyxl": _openpyxl, "rescore": _rescored}
    if office is not None:
        xlsx = "xlsx"
        found["LibreOffice"] = lambda a, z: office(a, xlsx, z)
        found["LibreOffice, twice"] = lambda a, z: office(
            office(a, xlsx, z / "1"), xlsx, z / "2"
        )
        found["LibreOffice, strict names"] = lambda a, z: office(
            a, "xlsx:Calc Office Open XML", z
        )
        for ending in ("ods:calc8", "fods:OpenDocument Spreadsheet Flat XML"):
            kind = ending.partition(":")[0]
            found[f"LibreOffice, by .{kind}"] = lambda a, z, e=ending: office(
                office(a, e, z / "1"), xlsx, z
            )
    if shutil.which("ssconvert"):
        found["Gnumeric"] = _gnumeric
        found["Gnumeric, by .gnumeric"] = lambda a, z: _gnumeric(
            _gnumeric(a, z, "gnumeric"), z
        )
    for name, script in SCRIPTS.items() if node else ():
        found[name] = lambda a, z, s=script: _by_node(node, s, a, z)
    return found


def _openpyxl(source: Path, folder: Path) -> Path:
    target = folder / source.name
    openpyxl.load_workbook(io.BytesIO(source.read_bytes())).save(target)
    return target


def _rescored(source: Path, folder: Path) -> Path:
    target = Path(shutil.copy(source, folder / source.name))
    rescore_file(target, now=NOW)
    return target


def _gnumeric(source: Path, folder: Path, ending: str = "xlsx") -> Path:
    target = folder / f"{source.stem}.{ending}"
    subprocess.run(
        ["ssconvert", str(source), str(target)], check=True, capture_output=True
    )
    return target


def _by_node(node: Path | None, script: str, source: Path, folder: Path) -> Path:
    target = folder / source.name
    head = f"const a={str(source)!r},z={str(target)!r};"
    subprocess.run(["node", "-e", head + script], cwd=node, check=True, timeout=60)
    return target


def main(arguments: list[str]) -> int:
    node = Path(arguments[0]) if arguments else None
    wanted = arguments[1:]
    blamed = total = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        soffice = shutil.which("soffice")
        profile = folder / "profile"
        office = Office(soffice, profile, recalculate=False) if soffice else None
        (folder / "so").mkdir()
        made = list(returns(folder / "so"))
        for way, save in ways(office, node).items():
            if wanted and way not in wanted:
                continue
            errors: list[str] = []
            notes, failed = set[str](), 0
            for number, (stem, sent, data) in enumerate(made):
                place = folder / way.replace(" ", "_") / str(number)
                place.mkdir(parents=True)
                source = place / f"{stem}.xlsx"
                source.write_bytes(data)
                target = place / "ve"
                target.mkdir()
                try:
                    book = let_in(save(source, target).read_bytes())
                except (AssertionError, OSError, subprocess.SubprocessError):
                    failed += 1
                    continue
                refuse_swollen(sent.book, book)
                found = list(judged(differences(sent, book), program_of(book)))
                wrong = [
                    f"{stem} {f.text}" for f in found if f.severity is Severity.ERROR
                ]
                errors += wrong
                blamed += bool(wrong)
                total += 1
                notes |= {f.code for f in found if f.severity is Severity.NOTE}
            print(
                f"{way:28} {len(made) - failed:3} returns, {len(errors):3} errors,"
                f" notes {' '.join(sorted(notes)) or '-'}"
                f"{f', {failed} not saved by it' if failed else ''}"
            )
            for text in errors[:3]:
                print(f"    {text[:150]}")
        if office:
            office.end()
    print(f"{total} honest returns, {blamed} of them blamed")
    return int(blamed > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
