"""Damaged copies of our forms: no error of ours, no silent other total.

A thousand of them in a thorough run, a quarter in a whole one.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.exchange.round.rounds import round_book
from tests.forms.year.filling import full
from tests.hostile.build import zip_of
from tests.jobs.filled import filled_workbook
from tests.tries import tries
from toolkit.findings.report import Report
from toolkit.jobs.demo.register import filled_register
from toolkit.jobs.files import check_file
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.refusal import FileRefusedError

pytestmark = pytest.mark.slow

SEED = 20261130


def _filled_round() -> bytes:
    with TemporaryDirectory() as folder:
        return round_book(Path(folder)).read_bytes()


FORMS: dict[str, tuple[Callable[[], bytes], int]] = {
    "scoring": (filled_workbook, 350),
    "register": (lambda: filled_register().to_bytes(), 350),
    "year": (lambda: full().to_bytes(), 150),
    "round": (_filled_round, 150),
}
"""Each form filled, and how many copies of it are damaged: a thousand of all."""
ODD = ("", "0", "-1", "1e999", "NaN", "99999999999", "A1:XFD1048576", "<", "&", "\x00")
ODD += ("'", '"', "#REF!", "đ", "\ud7ff", "../..", "_x0000_", "true", "=1+1", " ")


@lru_cache(maxsize=2)
def parts_of(kind: str) -> dict[str, bytes]:
    data = FORMS[kind][0]()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _flipped(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _tag(chance: random.Random, data: bytes) -> tuple[int, int]:
    at = chance.randrange(len(data))
    found = re.compile(rb"<[^<>]*>").search(data, at) or re.search(rb"<[^<>]*>", data)
    assert found
    return found.span()


def _tag_lost(chance: random.Random, data: bytes) -> bytes:
    start, end = _tag(chance, data)
    return data[:start] + data[end:]


def _tag_twice(chance: random.Random, data: bytes) -> bytes:
    start, end = _tag(chance, data)
    return data[:end] + data[start:end] + data[end:]


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _value_odd(chance: random.Random, data: bytes) -> bytes:
    """An attribute or a text becomes something odd."""
    at = chance.randrange(len(data))
    found = re.compile(rb'="([^"<>]*)"|>([^<>]+)<').search(data, at)
    if found is None:
        return data
    start, end = found.span(1 if found[1] is not None else 2)
    return data[:start] + chance.choice(ODD).encode() + data[end:]


def _element_moved(chance: random.Random, data: bytes) -> bytes:
    found = list(re.finditer(rb"<c [^<>]*>.*?</c>|<c [^<>]*/>|<row [^<>]*/>", data))
    if len(found) < 2:
        return _flipped(chance, data)
    one, other = chance.sample(found, 2)
    if one.start() > other.start():
        one, other = other, one
    between = data[one.end() : other.start()]
    return data[: one.start()] + other[0] + between + one[0] + data[other.end() :]


WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    *(_flipped, _tag_lost, _tag_twice, _cut, _value_odd, _element_moved),
    *(_value_odd, _tag_lost),
)


def mutated(kind: str, number: int) -> bytes:
    """The form with one to three places damaged; the same number, the same damage."""
    chance = random.Random(f"{SEED} {kind} {number}")
    parts = dict(parts_of(kind))
    if number % 25 == 0:
        whole = zip_of(parts)
        for _ in range(3):
            whole = _flipped(chance, whole)
        return whole
    if number % 25 == 1:
        del parts[chance.choice(list(parts))]
        return zip_of(parts)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    sheets = [
        name for name in names if "/worksheets/" in name or name.endswith("s.xml")
    ]
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(names if chance.random() < 0.3 else sheets)
        parts[name] = chance.choice(WAYS)(chance, parts[name]) or b" "
    # The damage is in the parts: to press them takes longer than to check them.
    return zip_of(parts, compression=zipfile.ZIP_STORED)


def told(report: Report) -> object:
    """What a clerk would act on."""
    return report.kind, report.totals, report.summary


def typed(data: bytes) -> object:
    """All that stands in the cells, and what the names are; None: cannot be read."""
    try:
        book = ClosedBook.from_bytes(data)
        cells = {
            (name, at): cell.formula or cell.value
            for name in book.sheet_names
            for at, cell in book.sheet(name).cells.items()
            if cell.formula is not None or cell.value is not None
        }
        hidden = {name: book.sheet(name).hidden_rows for name in book.sheet_names}
        merges = {name: book.sheet(name).merges for name in book.sheet_names}
        return cells, dict(book.names()), dict(book.sheet_states), hidden, merges
    except FileRefusedError:
        return None


@pytest.mark.parametrize("kind", FORMS)
def test_damage_is_told_or_changes_nothing(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    sound = zip_of(parts_of(kind))
    path.write_bytes(sound)
    right, stands = check_file(path), typed(sound)
    known = {(f.code, f.text) for f in right.findings}
    for number in range(tries(FORMS[kind][1])):
        data = mutated(kind, number)
        path.write_bytes(data)
        report = check_file(path)
        where = f"{kind} {number}"
        assert "F034" not in {f.code for f in report.findings}, where
        assert report.kind or report.findings, where
        new = {(f.code, f.text) for f in report.findings} - known
        if told(report) != told(right) and not new:
            # Without a word only where a cell now says something else by itself.
            assert typed(data) not in (None, stands), where
