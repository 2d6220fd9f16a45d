"""A row of «Xếp loại» that says no rating: its cell is named, and what stands there."""

from dataclasses import replace

from tests.awards.lines import told
from toolkit.awards.eligibility.findings import eligibility_findings
from toolkit.awards.eligibility.verdicts import verdicts
from toolkit.awards.settings import Settings
from toolkit.model.register import Register, TableKey, Unread

TEXT = """
xếp loại: An |
xếp loại: Bình |
đề nghị: An | LĐTT
đề nghị: Bình | LĐTT
"""


def missing(register: Register) -> list[str]:
    found = eligibility_findings(register, verdicts(register, Settings()))
    return [one.text for one in found if one.code == "E402"]


def evidence_of(register: Register, name: str) -> str:
    [found] = [
        one for one in verdicts(register, Settings()) if one.proposal.name == name
    ]
    return "; ".join(one.evidence for one in found.conditions)


def test_an_empty_cell_is_named_and_those_who_have_one_are_told_together() -> None:
    register = told(TEXT)
    assert "chưa ghi mức xếp loại năm 2023" in evidence_of(register, "An")
    assert "(ô I5)" in evidence_of(register, "An")
    assert "(ô I6)" in evidence_of(register, "Bình")
    [both] = missing(register)
    assert "An, Bình" in both
    assert "ô I" not in both


def test_what_the_cell_says_is_repeated() -> None:
    unread = {Unread(TableKey.RATINGS, 5, "rating"): "A1"}
    register = replace(told(TEXT), unread=unread)
    assert "ghi «A1» cho năm 2023" in evidence_of(register, "An")
    assert len(missing(register)) == 2
