"""An award year that is a text: conditions are judged, ratios wait for a number."""

from pathlib import Path

import pytest

from tests.awards.department import DEPARTMENT, YEAR
from tests.forms.register.filling import below, filled_register, recomputed, region_of
from tests.offices import Office
from tests.properties.test_register_formulas import differences
from toolkit.forms.register.assess import assess_register
from toolkit.xlsx.closed_book import ClosedBook


def of_year(year: object) -> ClosedBook:
    return filled_register(DEPARTMENT, year=YEAR, settings={"year": year})


def nothing_else(_: object) -> list[object]:
    return []


@pytest.mark.parametrize("text", [str(YEAR), f" {YEAR}", f"năm {YEAR}"])
def test_conditions_are_those_of_the_number_and_no_ratio_is_told(text: str) -> None:
    right, found = (assess_register(of_year(y)) for y in (float(YEAR), text))
    assert right.ratios
    assert right.verdicts
    assert (found.register.year, found.verdicts) == (YEAR, right.verdicts)
    assert (found.ratios, found.years) == ((), ())
    [told] = [one for one in found.findings if one.code == "S134"]
    assert (told.seen, told.expected) == (text.strip(), str(YEAR))
    assert not [one for one in found.findings if one.code.startswith("Q")]
    assert "chưa tính tỷ lệ" in found.said
    assert "bị vượt" not in found.said


def test_what_is_shown_is_what_libreoffice_computes(
    office: Office, tmp_path: Path
) -> None:
    # Once computed with the number, so that old figures would be seen.
    book = of_year(float(YEAR))
    recomputed(book)
    region = region_of(book, "td_set_year")
    book.set_value(region.sheet, region.top, region.left, str(YEAR))
    recomputed(book)
    assert below(book, "td_ratios") == []
    assert below(book, "td_conditions")
    source = tmp_path / "so.xlsx"
    source.write_bytes(book.to_bytes())
    assert differences(book, office.computed(source)) == []
