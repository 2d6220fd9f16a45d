"""The catalogue joins the texts of all areas, and no code stands in two of them."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

from toolkit.findings import find, texts
from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.entry import Entry
from toolkit.findings.number_words import to_type
from toolkit.findings.one_of import one_of

WORDS = f"{texts.__name__}.round.words"  # no codes: what the sentences are filled with


def areas() -> dict[str, dict[str, Entry]]:
    """The codes of each file of texts."""
    names = [
        module.name
        for module in walk_packages(texts.__path__, f"{texts.__name__}.")
        if not module.ispkg
    ]
    modules = {name: import_module(name) for name in names if name != WORDS}
    return {
        name: getattr(module, name.rpartition(".")[2].upper())
        for name, module in modules.items()
    }


def test_every_area_is_in_the_catalogue_once() -> None:
    codes = [code for area in areas().values() for code in area]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(CATALOGUE)


def test_a_text_ends_with_a_full_stop_and_leaves_the_labels_to_the_sentence() -> None:
    for code, entry in CATALOGUE.items():
        for text in (entry.what, entry.next_step):
            assert "Cách sửa" not in text, code
            assert "Căn cứ: " not in text, code
        # «{more}» and «{advice}» bring their own.
        assert entry.what.endswith((".", ".{more}")), code
        assert entry.next_step.endswith((".", "{advice}")), code


LONGEST = 240
"""Letters that a clerk reads at one go."""


def test_no_text_is_too_long_to_be_read_at_one_go() -> None:
    for code, entry in CATALOGUE.items():
        for text in entry:
            assert len(text) <= LONGEST, code


DOUBLE = re.compile(r"\b(không|chưa)\b[^.;:,«»()]*\bchưa\b", re.IGNORECASE)
"""Two negations in one breath: «chưa đáp ứng quy định chưa đối chiếu được»."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("chưa đáp ứng quy định chưa đối chiếu được", True),
        ("«A» không còn hoặc chưa có vào năm 2023.", True),
        ("Không ai giữ tệp. Chưa thay đổi gì.", False),
        ("Biên bản chưa đủ chữ ký.", False),
    ],
)
def test_a_double_negation_is_noticed(text: str, *, told: bool) -> None:
    assert (DOUBLE.search(text) is not None) is told


def test_no_text_says_no_and_not_yet_in_one_breath() -> None:
    for code, entry in CATALOGUE.items():
        for text in entry:
            assert not DOUBLE.search(text), code


ONE_WORD = {"cách đọc": "cách tính", "cách hiểu": "cách tính", "sheet «": "trang «"}
"""Words that mean the same as another that is used everywhere."""


def test_one_thing_has_one_word() -> None:
    for code, entry in CATALOGUE.items():
        for text in entry:
            for word in ONE_WORD:
                assert word not in text.lower(), code


def test_no_text_says_that_something_is_what_it_seems() -> None:
    """«16,5» không phải số, … có thể là 16,5."""
    for seen in ("16,5", "16.5 ", "1.000", "mười", "chín mươi"):
        for code in ("C205", "C238"):
            found = find(code, seen=seen, expected=to_type(seen), count="1")
            assert "không phải số" not in found.text
            assert "có thể là" not in found.text
    assert to_type("16,5") == "16,5 (máy dùng dấu chấm thì gõ 16.5)"
    assert to_type("1.000") == "1000 hay 1"
    assert (to_type("3 ngày"), to_type("12 Người")) == ("3", "12")
    assert to_type("chín mươi") == "bằng số, không kèm chữ, dấu cách hay dấu nháy"


PLACE = re.compile(r"(hàng|ô) \{expected\}")
"""Where {expected} is a place: in «Đúng ra» it would read «6»."""
GLUED = re.compile(r"[\w»)]\{expected\}")
"""A piece of a sentence, «; có thể là …», which says nothing in a column of its own."""
OF_FORMULAS = ("S122", "S601")
"""There it is the place of a cell that should be counted."""


def test_what_stands_under_right_is_neither_a_place_nor_a_piece_of_a_sentence() -> None:
    plain = {c: e for c, e in CATALOGUE.items() if e.right == "{expected}"}
    places = {c for c, e in plain.items() if PLACE.search(e.what)} - {*OF_FORMULAS}
    assert places == set()
    assert {c for c, e in CATALOGUE.items() if GLUED.search(e.what)} == set()


@pytest.mark.parametrize(
    ("near", "what", "right"),
    [
        ("Phòng A", "danh sách; có thể là «Phòng A».", "Phòng A"),
        ("", "danh sách.", ""),
    ],
)
def test_a_likely_name_is_said_in_the_text_and_stands_alone_beside(
    near: str, what: str, right: str
) -> None:
    finding = find("C255", seen="Phòng a1", expected=near)
    assert finding.what == f"Đơn vị cấp trên «Phòng a1» không có trong {what}"
    assert finding.expected == right


def test_words_with_commas_of_their_own_are_listed_apart() -> None:
    assert one_of(["có", "không"]) == "có, không"
    assert one_of(["sở, đơn vị", "cấp xã"]) == "sở, đơn vị; cấp xã"
