"""Whose rules a register follows: chosen on «Quy tắc», read, judged by, and told."""

from pathlib import Path
from typing import Any

import pytest

from tests.forms.register.filling import below, filled_register, recomputed, region_of
from tests.forms.register.making import register_book
from toolkit.forms.register.assess import RegisterAssessment, assess_register
from toolkit.forms.register.computed import FREE_SWITCHES, PROFILE
from toolkit.forms.register.making.workbook import build_register
from toolkit.forms.register.reading.register import read_register
from toolkit.forms.register.writing.input_copy import copy_rows
from toolkit.forms.register.writing.profile import (
    NOT_KNOWN,
    NOTHING_CHOSEN,
    OF_CHOICE,
    brought,
)
from toolkit.forms.register.writing.rules import DAY, DOSSIER, VOTE, own_rule_words
from toolkit.jobs.new import new_awards
from toolkit.rules.profile import Side, choice_of
from toolkit.xlsx.closed_book import ClosedBook

ARMY = "Quân đội nhân dân"
RATED = """
# Xếp loại
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Xếp loại
2022 | cá nhân | Lê An | Phòng A | Hoàn thành tốt nhiệm vụ
"""


def read(tables: str = "", **given: Any) -> RegisterAssessment:
    return assess_register(ClosedBook.from_bytes(register_book(tables, **given)))


def test_a_register_of_before_the_section_follows_the_general_rules() -> None:
    found = read_register(ClosedBook.from_bytes(register_book()))
    assert found.findings == ()
    assert found.settings.profile == frozenset()


def test_what_is_chosen_on_each_side_counts() -> None:
    chosen = {
        "province": "ninh thuận",
        "sector": ARMY,
        "body": "Sở Công Thương Gia Lai",
    }
    found = read_register(ClosedBook.from_bytes(register_book(profile=chosen)))
    assert found.findings == ()
    assert found.settings.profile == {
        *("tỉnh Ninh Thuận", ARMY, "Sở Công Thương Gia Lai"),
    }


@pytest.mark.parametrize(
    ("side", "typed", "said"),
    [
        ("sector", "Quân độ nhân dân", f"có thể là «{ARMY}»"),
        ("province", ARMY, f"«{ARMY}» nằm ở ô «{PROFILE[Side.SECTOR]}»"),
        ("province", "7", "một trong: An Giang; Ninh Thuận; Quảng Nam"),
    ],
)
def test_a_choice_that_is_none_is_told_with_what_is_near(
    side: str, typed: str, said: str
) -> None:
    found = read(profile={side: typed, "body": "Cấp xã"})
    [one] = [one for one in found.findings if one.code == "S139"]
    assert (one.seen, one.expected) == (typed, said)
    assert said in one.text
    assert found.settings.profile == {"cấp xã"}


def test_a_ratio_of_the_chosen_sector_stands_among_the_ratios() -> None:
    def rules(**profile: str) -> set[str]:
        book = filled_register(RATED, settings=profile)
        recomputed(book)
        return {str(row[0]) for row in below(book, "td_ratios")}

    assert not {"R9a", "R9b", "R7"} & rules()
    assert {"R9a", "R9b"} <= rules(sector=ARMY)
    assert "R7" in rules(body="Khối thi đua của Sở Công Thương Bắc Giang năm 2017")


def test_a_switch_wins_over_the_choice_and_is_read_from_older_registers() -> None:
    off = read(RATED, year=2022, profile={"sector": ARMY}, switches={"R9a": "không"})
    assert {"R9b"} == {one.rule.id for one in off.ratios} & {"R9a", "R9b"}
    older = read(RATED, year=2022, switches={"R9a": "có"})
    assert "R9a" in {one.rule.id for one in older.ratios}
    assert older.settings.profile == frozenset()


def test_the_free_rows_switch_one_rule_of_the_chosen_ones_off() -> None:
    settings, switches = {"sector": ARMY}, {"R9a": "không"}
    book = filled_register(RATED, settings=settings, switches=switches)
    found = recomputed(book)
    assert found.settings.switches == {"R9a": False}
    region = region_of(book, "td_switches")
    row = region.bottom - FREE_SWITCHES + 1
    words = [book.sheet(region.sheet).at(row, column).value for column in (1, 2, 3)]
    assert words == ["R9a", own_rule_words()["R9a"], OF_CHOICE]
    listed = {row[0]: row[3] for row in below(book, "td_rules")}
    assert listed["R9a"] == "đang tắt"
    assert listed["R9b"] == "chặn"


def listed(year: int = 2022, **profile: str) -> list[list[object]]:
    book = filled_register(RATED, year=year, settings=profile)
    recomputed(book)
    return [list(row) for row in below(book, "td_rules")]


def test_the_list_of_rules_holds_what_a_choice_brings_and_nothing_of_others() -> None:
    general, army = listed(), listed(sector=ARMY)
    assert [row for row in army if row not in general] == [
        row for row in army if str(row[0]) in ("R9a", "R9b")
    ]
    assert not [row for row in general if "Bộ Công Thương" in str(row[1])]
    trade = listed(sector="Công Thương")
    assert [row for row in trade if "Bộ Công Thương" in str(row[1])]
    schools = [row for row in listed(sector="Giáo dục") if row not in general]
    assert {row[0] for row in schools} == {VOTE}
    days = [row for row in listed(province="Quảng Nam") if row not in general]
    assert {(row[0], row[3]) for row in days} == {(DAY, "chỉ để biết")}
    commune = [row for row in listed(body="Cấp xã") if row not in general]
    assert {row[0] for row in commune} == {DOSSIER}


def test_beside_a_choice_stands_what_it_brings_also_after_a_press() -> None:
    book = filled_register(RATED, settings={"sector": ARMY, "body": "Sở Y tế"})
    recomputed(book)
    shown = []
    for side in PROFILE:
        region = region_of(book, f"td_set_{side}")
        shown.append(book.sheet(region.sheet).at(region.top, region.left + 2).value)
    assert shown == [NOTHING_CHOSEN, brought(Side.SECTOR, ARMY), NOT_KNOWN]
    assert "R9a" in str(shown[1])


def test_a_new_register_follows_whom_it_was_made_for(tmp_path: Path) -> None:
    path = str(tmp_path / "so.xlsx")
    made = new_awards(year=2022, profile=["quân đội nhân dân", "An Giang"], output=path)
    assert made.findings == ()
    book = ClosedBook.open(Path(made.saved))
    assert read_register(book).settings.profile == {ARMY, "tỉnh An Giang"}
    assert "R9a" in {str(row[0]) for row in below(book, "td_rules")}
    refused = new_awards(profile=["Quân khu 9"], output=path)
    assert [one.code for one in refused.findings] == ["S517"]
    assert not refused.saved


def test_what_is_chosen_is_among_the_inputs_that_are_kept() -> None:
    book = filled_register(RATED, settings={"sector": ARMY})
    names = {name for name in copy_rows(book)[3] if isinstance(name, str)}
    assert {f"td_set_{side}" for side in PROFILE} <= names


def test_a_register_for_an_office_is_the_same_but_for_its_cells() -> None:
    army = choice_of(ARMY)
    assert army is not None
    one, other = (
        ClosedBook.from_bytes(
            build_register(rules_version="x", profile=chosen, capacity=8)
        )
        for chosen in ((), (army,))
    )
    assert one.sheet_names == other.sheet_names
    region = region_of(other, "td_set_sector")
    assert region == region_of(one, "td_set_sector")
    assert other.sheet(region.sheet).at(region.top, region.left).value == ARMY
