"""Validations of sheets that are written alike are understood once in a run."""

from xml.etree.ElementTree import Element, fromstring

from toolkit.xlsx.meaning.guards import Rules, rules_of, rules_on
from toolkit.xlsx.run import running

RULES = """<dataValidations><dataValidation type="whole" sqref="B2:B9 D2:D9">
<formula1>{}</formula1><formula2>10</formula2></dataValidation></dataValidations>"""


def written(first: str) -> list[Element]:
    return [fromstring(RULES.format(first))]


def asked(guards: list[Element], sheet: str = "Chấm điểm") -> Rules:
    return rules_on(guards, sheet)


def test_rules_written_alike_are_the_same_ones() -> None:
    with running():
        first, again = asked(written("0")), asked(written("0"))
        assert first is again
        assert first.guarded == rules_of(written("0"), "Chấm điểm")


def test_another_formula_or_another_sheet_makes_other_rules() -> None:
    with running():
        first = asked(written("0"))
        others = asked(written("1")), asked(written("0"), "Tổng hợp")
        assert all(one.guarded != first.guarded for one in others)


def test_rules_at_another_depth_are_not_taken_for_the_same() -> None:
    flat = fromstring("<extLst><a><dataValidations/><b/></a></extLst>")
    deep = fromstring("<extLst><a><dataValidations><b/></dataValidations></a></extLst>")
    with running():
        assert asked([flat]) is not asked([deep])
