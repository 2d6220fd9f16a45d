"""Names are sorted and compared as people here do it."""

from unicodedata import normalize

import pytest

from toolkit.awards.settings import ToneOrder
from toolkit.awards.words.vietnamese import name_key, text_key
from toolkit.rules.names import folded

DICTIONARY, SCHOOL = ToneOrder.DICTIONARY, ToneOrder.SCHOOL


def sorted_names(*names: str, order: ToneOrder = DICTIONARY) -> list[str]:
    return sorted(names, key=lambda name: name_key(name, order))


def sorted_texts(*texts: str, order: ToneOrder = DICTIONARY) -> list[str]:
    return sorted(texts, key=lambda text: text_key(text, order))


def test_people_stand_by_given_name_then_middle_then_family_name() -> None:
    assert sorted_names(
        "Trần Quang Tấn", "Bùi Đức Hạnh", "Phạm Văn Binh", "Lê Văn An", "Vũ Thị An"
    ) == ["Vũ Thị An", "Lê Văn An", "Phạm Văn Binh", "Bùi Đức Hạnh", "Trần Quang Tấn"]
    assert sorted_names("Vũ Văn An", "Lê Văn An", "Lê An") == [
        "Lê An",
        "Lê Văn An",
        "Vũ Văn An",
    ]


def test_every_letter_of_the_alphabet_stands_in_its_place() -> None:
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted_texts(*reversed(letters)) == letters
    assert sorted_names(*(f"Lê {one.upper()}" for one in reversed(letters))) == [
        f"Lê {one.upper()}" for one in letters
    ]


def test_d_with_a_stroke_follows_every_d() -> None:
    assert sorted_names("Đỗ Đan", "Đỗ Dung", "Dư Dương") == [
        "Đỗ Dung",
        "Dư Dương",
        "Đỗ Đan",
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (DICTIONARY, ["ma", "mà", "mả", "mã", "má", "mạ"]),
        (SCHOOL, ["ma", "mà", "má", "mả", "mã", "mạ"]),
    ],
)
def test_tones_stand_in_the_chosen_order(order: ToneOrder, expected: list[str]) -> None:
    assert sorted_texts("mạ", "má", "mã", "mả", "mà", "ma", order=order) == expected


def test_a_tone_counts_only_where_the_letters_of_the_syllable_are_equal() -> None:
    assert sorted_names("Lê Hai", "Lê Hạ", "Lê Hà") == ["Lê Hà", "Lê Hạ", "Lê Hai"]
    # A hat makes another letter: it counts before any tone.
    assert sorted_texts("ân", "ạn", "ăn", "án") == ["án", "ạn", "ăn", "ân"]


def test_the_tone_of_the_given_name_counts_before_the_middle_name() -> None:
    assert sorted_names("Trần Văn Hạ", "Nguyễn Xuân Hà") == [
        "Nguyễn Xuân Hà",
        "Trần Văn Hạ",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa"),
        ("Trần Thuý", "Trần Thúy"),
        ("Lê Thị Hoà", normalize("NFD", "Lê Thị Hoà")),
        ("LÊ THỊ HOA", "Lê Thị Hoa"),
    ],
)
def test_one_name_typed_in_two_ways_is_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert name_key(one, DICTIONARY) == name_key(other, DICTIONARY)
    assert text_key(one, SCHOOL) == text_key(other, SCHOOL)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lê Văn Hòa", "Lê Văn Hoa"), ("Lê Văn Dũng", "Lê Văn Đũng"), ("An", "Ân")],
)
def test_another_tone_or_letter_is_another_name(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert name_key(one, DICTIONARY) != name_key(other, DICTIONARY)


def test_people_of_one_name_stand_by_their_code() -> None:
    assert sorted_names(
        "Lê Văn An (10)", "Lê Văn An (9)", "Lê Văn An", "Vũ An (1)"
    ) == [
        "Vũ An (1)",
        "Lê Văn An",
        "Lê Văn An (9)",
        "Lê Văn An (10)",
    ]


def test_names_of_the_highlands_stand_by_their_letters() -> None:
    assert sorted_names("Rcom Jen", "Ksor Blĭk", "H'Bia Niê", "Ksor Blik") == [
        "Ksor Blik",
        "Ksor Blĭk",
        "Rcom Jen",
        "H'Bia Niê",
    ]
    assert name_key("H’Bia Niê", SCHOOL) == name_key("H'Bia Niê", SCHOOL)


def test_numbers_in_the_names_of_units_count_as_numbers() -> None:
    assert sorted_texts("Phòng 10", "Văn phòng", "phòng 2", "Đội 1") == [
        "Đội 1",
        "phòng 2",
        "Phòng 10",
        "Văn phòng",
    ]


def test_any_text_has_a_key_that_compares_with_any_other() -> None:
    odd = ["", " ", "()", "(01)", "9" * 5000, "²", "漢字", "Ω", "ñ", "A-B", "+84", "٣"]
    for order in ToneOrder:
        assert len(sorted_names(*odd, order=order)) == len(odd)
        assert len(sorted_texts(*odd, order=order)) == len(odd)
