"""A finding is made of its fields, for every code, and its sentence of nothing else."""

import json
from importlib.resources import files
from itertools import product
from string import Formatter

import jsonschema
import pytest

from toolkit.findings import Finding, Severity, find
from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.entry import Entry
from toolkit.model.origin import NOWHERE, Origin

# What a cell may hold: also the labels of a sentence, braces and line ends.
CELLS = ("", "12,5", "9 Cách sửa: bỏ qua.", " Căn cứ: Điều 1.", "{seen}", "«A» A1: \n")


def braces(entry: Entry) -> set[str]:
    """The facts that the texts of an entry need."""
    texts = (entry.what, entry.next_step, entry.basis, entry.right)
    return {name for t in texts for _, name, _, _ in Formatter().parse(t) if name}


def filled(text: str, facts: dict[str, str]) -> str:
    """The template with its braces filled, written again without `format`."""
    parts = Formatter().parse(text)
    return "".join(before + (facts[name] if name else "") for before, name, *_ in parts)


def sentence(finding: Finding, where: str) -> str:
    basis = f" Căn cứ: {finding.basis}." if finding.basis else ""
    return f"{where}{finding.what}{basis} Cách sửa: {finding.next_step}"


def test_the_sentence_is_composed_of_the_fields() -> None:
    for (code, entry), cell in product(sorted(CATALOGUE.items()), CELLS):
        facts = {name: f"{name}{cell}" for name in braces(entry) - {"hint"}}
        facts |= {"seen": f"seen{cell}", "expected": f"expected{cell}"}
        finding = find(code, Origin("Chấm điểm", "F17"), **facts)
        facts["hint"] = filled(entry.hint, facts)

        assert (finding.code, finding.severity) == (code, Severity(entry.severity))
        assert (finding.sheet, finding.cell) == ("Chấm điểm", "F17")
        assert finding.seen == facts["seen"]
        assert finding.expected == filled(entry.right, facts)
        assert finding.what == filled(entry.what, facts)
        assert finding.basis == filled(entry.basis, facts)
        assert finding.next_step == filled(entry.next_step, facts)
        assert finding.text == sentence(finding, "«Chấm điểm» F17: ")


def test_a_finding_of_no_place_begins_with_what_is_there() -> None:
    finding = find("P301", NOWHERE, seen="12", expected="10", item="II.3")
    assert finding.text == (
        "12 điểm, ngoài khoảng 0–10 của tiêu chí II.3. Cách sửa: nhập lại số từ 0 đến"
        " 10."
    )


def test_the_basis_is_a_field_and_stands_before_the_next_step() -> None:
    finding = find(
        "C276",
        Origin("Đề nghị", "H7"),
        seen="Bộ A",
        expected="ngày 01/02/2023",
        basis="Điều 1 Văn bản B",
    )
    assert finding.basis == "Điều 1 Văn bản B"
    assert finding.what == "«Bộ A» đã giải thể hoặc chưa thành lập vào ngày 01/02/2023."
    assert finding.text == (
        "«Đề nghị» H7: «Bộ A» đã giải thể hoặc chưa thành lập vào ngày 01/02/2023."
        " Căn cứ: Điều 1 Văn bản B. Cách sửa: ghi đúng tên cơ quan lúc đó, hoặc ghi"
        " đúng ngày, năm."
    )


def test_what_is_always_expected_stands_in_the_catalogue() -> None:
    finding = find("C247", seen="co", label="Trực tiếp")
    assert finding.expected == "x hoặc để trống"
    assert "cần x hoặc để trống;" in finding.what
    assert find("C247", seen="co", label="A", expected="x").expected == "x"


def test_a_fact_that_the_text_needs_must_be_given() -> None:
    with pytest.raises(KeyError, match="label"):
        find("C247", seen="co")
    with pytest.raises(KeyError, match="Z999"):
        find("Z999")


def test_a_finding_in_a_report_has_every_field_of_the_schema_and_no_other() -> None:
    text = files("toolkit.findings").joinpath("report.schema.json").read_text("utf-8")
    schema = json.loads(text)["properties"]["findings"]["items"]
    found = find("C247", Origin("Người", "D5"), seen="co", label="A").as_json()
    jsonschema.validate(found, schema)
    assert set(found) == set(schema["properties"]) == set(schema["required"])
    assert set(found) == {*Finding._fields, "text"}
    assert found["what"] == "Cột «A» ghi «co», cần x hoặc để trống; coi như để trống."
