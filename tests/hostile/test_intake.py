"""Every bad file is refused with its own code, quickly, in little memory."""

import tracemalloc

import pytest

from tests.hostile.build import HOSTILE, workbook
from tests.work import lines_run
from toolkit.xlsx.refusal import FileRefusedError
from toolkit.xlsx.zip.package import Package

pytestmark = pytest.mark.slow

# A package of these is sound; the sheet reader refuses what stands in the sheet.
IN_THE_SHEET = {"F014", "F015"}


def code_of(data: bytes) -> str:
    """The code a file is refused with, all its parts being read; "" if it is not."""
    try:
        package = Package.from_bytes(data)
        for name in package.part_names:
            package.read(name)
    except FileRefusedError as refused:
        return refused.fault
    return ""


def test_the_workbook_the_bad_ones_are_made_from_is_let_in() -> None:
    assert code_of(workbook()) == ""


LINES = {"70,000 formats": 300_000}
"""Of what is refused only after each part of it was counted."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_is_refused_with_its_code_and_that_is_cheap(name: str) -> None:
    make, expected = HOSTILE[name]
    data, said = make(), []
    tracemalloc.start()
    try:
        work = lines_run(lambda: said.append(code_of(data)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert said == ["" if expected in IN_THE_SHEET else expected]
    # Far above what is needed, far below what a bomb would take.
    assert peak < 40_000_000
    assert work < LINES.get(name, 10_000)  # lines of Python


def test_every_cut_of_a_workbook_is_refused_as_damaged() -> None:
    data = workbook()
    codes = {code_of(data[:length]) for length in range(4, len(data))}
    assert codes == {"F005"}


def test_any_flipped_byte_is_refused_or_harmless() -> None:
    """No damage gets through unseen: what is let in reads exactly as before."""
    data = workbook()
    sound = Package.from_bytes(data)
    wanted = {name: sound.read(name) for name in sound.part_names}
    for at in range(len(data)):
        bad = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        if code_of(bad) == "":
            package = Package.from_bytes(bad)
            assert {n: package.read(n) for n in package.part_names} == wanted, at
