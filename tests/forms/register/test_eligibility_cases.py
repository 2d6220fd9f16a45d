"""The faulty registers of eligibility, read from their workbooks."""

import pytest

from tests.broken.registers import RegisterCase
from tests.broken.registers_eligibility import CASES, OF_THE_YEAR
from tests.reading_reports import codes_and_places
from toolkit.awards.eligibility.verdicts import eligibility_findings, verdicts
from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.finding import Finding
from toolkit.findings.texts.eligibility import ELIGIBILITY
from toolkit.forms.register.reading.register import read_register
from toolkit.xlsx.closed_book import ClosedBook


def told(case: RegisterCase) -> list[Finding]:
    read = read_register(ClosedBook.from_bytes(case.make()))
    assert read.findings == ()
    return eligibility_findings(read.register, verdicts(read.register, read.settings))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.name}")
def test_a_faulty_register_is_told_exactly(case: RegisterCase) -> None:
    found = told(case)
    assert tuple(codes_and_places(found)) == case.expected
    assert case.code in {one.code for one in found}
    for one in found:
        assert "{" not in one.text
        assert one.next_step[0].islower()
        assert one.next_step.endswith(".")


def test_every_code_of_eligibility_has_its_register() -> None:
    assert {case.code for case in (*CASES, *OF_THE_YEAR)} == set(ELIGIBILITY)
    assert set(ELIGIBILITY) <= set(CATALOGUE)
