"""Titles as clerks write them; bodies and provinces on the days of the reform."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.rules.bodies import (
    Provinces,
    authority_on,
    province_on,
)
from toolkit.rules.book import awards
from toolkit.rules.names import folded, known_title, match
from toolkit.rules.shelf import series
from toolkit.rules.standards import Award

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("text", "authority", "wanted"),
    [
        ("CSTĐCS", "", "base_fighter"),
        ("chiến sĩ thi đua cấp cơ sở", "", "base_fighter"),
        ("Danh hiệu «Lao động tiên tiến»", "", "advanced_worker"),
        ("Chiến sĩ tiên tiến", "", "advanced_worker"),
        ("CSTĐ cấp tỉnh", "", "province_fighter"),
        ("CSTĐ toàn quốc", "", "national_fighter"),
        ("Tập  thể lao động xuất sắc ", "", "excellent_collective"),
        ("Bằng khen", "", None),
        ("Bằng khen", "UBND tỉnh Gia Lai", "province_merit"),
        ("Bằng khen", "Uỷ ban nhân dân tỉnh", "province_merit"),
        ("Bằng khen", "Bộ Công Thương", "province_merit"),
        ("Bằng khen", "Thủ tướng Chính phủ", "prime_minister_merit"),
        ("Bằng khen của Thủ tướng Chính phủ", "", "prime_minister_merit"),
        ("Bằng khen Bộ trưởng Bộ Công Thương", "", "province_merit"),
        ("Cờ thi đua", "Chính phủ", "government_flag"),
        ("Cờ thi đua", "Bộ Công Thương", "province_flag"),
        ("Giấy khen của Giám đốc Sở", "", "praise_letter"),
        ("Kỷ niệm chương Vì sự nghiệp phát triển", "", "commemorative_medal"),
        ("Huân chương Lao động hạng 3", "", "labour_order_third"),
        ("Tặng Huân chương Lao động hạng II năm 2025", "", "labour_order_second"),
        ("HCLĐ hạng nhì", "", "labour_order_second"),
        ("HCLĐ 2", "", "labour_order_second"),
        ("hclđ hạng Nhất", "", "labour_order_first"),
        ("HCLĐ I", "", "labour_order_first"),
        ("Gia đình văn hoá", "", "cultural_family"),
        ("Chiến sĩ thi đua cơ sở năm 2021", "", "base_fighter"),
        ("Bằng khen năm 2021", "UBND tỉnh Gia Lai", "province_merit"),
        ("Bằng khenh", "UBND tỉnh", None),
        ("", "UBND tỉnh", None),
    ],
)
def test_a_title_or_form_as_it_is_written(
    text: str, authority: str, wanted: str | None
) -> None:
    assert known_title(text, authority) == wanted


def test_every_name_and_short_name_of_every_day_is_known() -> None:
    for day in (date(2014, 6, 1), date(2023, 12, 31), date(2025, 7, 1)):
        for award in awards(day):
            for text in (award.title, award.short, award.version.value):
                assert known_title(text.upper()) == award.id


def test_no_spelling_means_two_awards() -> None:
    spellings = Counter(
        key
        for one in series(Award)
        for key in {
            folded(text)
            for text in (
                one.quantity.title,
                one.records[0].short,
                *one.records[0].synonyms,
            )
        }
    )
    assert [key for key, times in spellings.items() if times > 1] == []


def test_a_tone_may_stand_on_either_vowel() -> None:
    assert folded("Hoà Bình") == folded("Hòa  bình")
    assert folded("Uỷ ban nhân dân") == folded("UBND")
    assert folded("thủy") != folded("thùy")
    assert folded("tạo") != folded("tảo")


@given(st.text(max_size=40))
def test_the_key_of_any_text_is_settled(text: str) -> None:
    assert folded(f" {text} ") == folded(text)
    assert "  " not in folded(text)


def test_an_opening_ends_where_a_word_ends() -> None:
    names = {"bộ*": "minister", "bộ đội": "army", "bộ tư lệnh*": "command"}
    assert match("bộ tư lệnh quân khu", names) == "command"
    assert match("bộ công thương", names) == "minister"
    assert match("bộ đội", names) == "army"
    assert match("bộc", names) is None


@pytest.mark.parametrize(
    ("name", "kind", "before", "after"),
    [
        ("UBND huyện Chư Păh", "district_chair", True, False),
        ("Chủ tịch UBND thị xã An Khê", "district_chair", True, False),
        ("UBND TP Bắc Giang", "district_chair", True, False),
        ("UBND tỉnh Bắc Giang", "province_chair", True, False),
        ("Sở Công Thương Thái Bình", "department_director", True, False),
        ("UBND tỉnh Gia Lai", "province_chair", True, True),
        ("Sở Công Thương", "department_director", True, True),
        ("UBND thành phố Hải Phòng", "province_chair", True, True),
        ("Uỷ ban nhân dân TP. Hồ Chí Minh", "province_chair", True, True),
        ("UBND xã Hòa Bình", "commune_chair", True, True),
        ("Bộ Công Thương", "minister", True, True),
        ("Thủ tướng Chính phủ", "prime_minister", True, True),
    ],
)
def test_a_body_on_the_last_and_first_day_of_the_reform(
    name: str, kind: str, before: bool, after: bool
) -> None:
    found = (authority_on(name, LAST), authority_on(name, FIRST))
    assert [body and body.exists for body in found] == [before, after]
    assert [body and body.id for body in found] == [kind, kind]


def test_which_province_was_merged_into_which_is_not_read_in_the_text_itself() -> None:
    gone, stays = (
        authority_on(name, FIRST)
        for name in ("UBND tỉnh Bắc Giang", "UBND xã Hòa Bình")
    )
    assert gone
    assert gone.version.status == "unverified"
    assert stays
    assert stays.version.status == "in_force"


def test_a_body_that_nobody_knows_is_neither_there_nor_gone() -> None:
    assert authority_on("Hội đồng X", FIRST) is None
    assert authority_on("", FIRST) is None


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Bắc Giang", "Bắc Giang", "Bắc Ninh"),
        ("tỉnh Thái Bình", "Thái Bình", "Hưng Yên"),
        ("Bình Định", "Bình Định", "Gia Lai"),
        ("Gia Lai", "Gia Lai", "Gia Lai"),
        ("Hoà Bình", "Hòa Bình", "Phú Thọ"),
        ("TP. HCM", "Hồ Chí Minh", "Hồ Chí Minh"),
        ("Thừa Thiên Huế", "Huế", "Huế"),
        ("Sở Công Thương Bắc Giang", None, None),
    ],
)
def test_a_province_before_and_after_the_mergers(
    name: str, before: str | None, after: str | None
) -> None:
    assert (province_on(name, LAST), province_on(name, FIRST)) == (before, after)


def test_every_province_lives_on_in_exactly_one() -> None:
    new, old = series(Provinces)[0].records
    assert (len(old.names), len(new.names)) == (63, 34)
    gone = [part for merger in new.mergers for part in merger.parts]
    assert sorted(gone) == sorted(set(old.names) - set(new.names))
    assert {province_on(name, FIRST) for name in old.names} == set(new.names)
    assert set(new.cities) <= set(new.names)
