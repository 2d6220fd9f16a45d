"""A refused file becomes a finding in Vietnamese, whichever room refuses it."""

import ast
import pickle
import string
from pathlib import Path

import pytest

from toolkit.findings import WorkRefusedError, find
from toolkit.findings.texts.file import FILE, FILE_WORDS
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

TOOLKIT = Path(__file__).parents[2] / "toolkit"
REFUSING = (TOOLKIT / "xlsx", TOOLKIT / "exchange" / "round" / "comparing")
"""The rooms that refuse a workbook."""


def test_a_refused_file_is_a_finding_with_its_code_place_and_words() -> None:
    far = Words("far_cell", 1_048_577, 1)
    refused = FileRefusedError(
        Fault.CELL_TOO_FAR, "Biểu", "A1", seen=far, expected="BXX200000"
    )
    found = finding_of(refused)
    assert (found.code, found.sheet, found.cell) == ("F014", "Biểu", "A1")
    assert (found.seen, found.expected) == ("hàng 1048577, cột 1", "BXX200000")
    assert found.statement == (
        "«Biểu» A1: Có ô nằm quá xa (hàng 1048577, cột 1; giới hạn BXX200000)."
    )


def test_a_phrase_may_hold_another_one() -> None:
    holder = Words("on_machine", Words("someone"), "PC-02")
    refused = FileRefusedError(Fault.OPEN_IN_LIBREOFFICE, seen=holder, lock=".~lock")
    assert finding_of(refused).seen == "một người chưa rõ tên (máy PC-02)"
    assert ".~lock" in finding_of(refused).next_step


def test_braces_in_what_a_file_says_are_left_alone() -> None:
    refused = FileRefusedError(
        Fault.BROKEN_PART, part="a{0}", seen=Words("root", "{x}")
    )
    assert finding_of(refused).what == (
        "Phần «a{0}» của tệp bị hỏng (phần tử gốc là «{x}»)."
    )


def test_refused_work_keeps_its_own_finding() -> None:
    finding = find("F010")
    assert finding_of(WorkRefusedError(finding)) is finding


@pytest.mark.parametrize(
    "refused", [WorkRefusedError(find("F010")), FileRefusedError(Fault.EMPTY)]
)
def test_both_kinds_of_refusal_are_caught(refused: Exception) -> None:
    with pytest.raises(REFUSED):
        raise refused


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_its_text(fault: Fault) -> None:
    assert FILE[fault.value].severity == "error"


def phrases() -> dict[str, set[int]]:
    """The phrases that refusals name: key → how many values they give."""
    found: dict[str, set[int]] = {}
    for path in (one for room in REFUSING for one in room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func if isinstance(node, ast.Call) else None
            if isinstance(name, ast.Name) and name.id == "Words":
                assert isinstance(node, ast.Call)
                key, *values = node.args
                assert isinstance(key, ast.Constant), f"{path.name}:{node.lineno}"
                found.setdefault(key.value, set()).add(len(values))
    return found


def braces(text: str) -> int:
    """How many values a text wants."""
    return len({field for _, field, _, _ in string.Formatter().parse(text) if field})


def test_every_phrase_has_its_text_and_every_text_is_said() -> None:
    braces = {
        key: {
            len({field for _, field, _, _ in string.Formatter().parse(text) if field})
        }
        for key, text in FILE_WORDS.items()
    }
    assert phrases() == braces


def test_a_refusal_goes_from_one_process_to_another() -> None:
    refused = FileRefusedError(Fault.BAD_MERGE, "Biểu", seen=Words("merges", 20_001))
    again = pickle.loads(pickle.dumps(refused))
    assert again == refused
    assert again != FileRefusedError(Fault.BAD_MERGE, "Biểu", seen=Words("merges", 2))
    assert str(again) == "F015 bad merge, in 'Biểu': seen merges(20001)"
