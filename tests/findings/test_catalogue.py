"""The catalogue joins the texts of all areas, and no code stands in two of them."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from toolkit.findings import find, texts
from toolkit.findings.catalogue import CATALOGUE
from toolkit.findings.entry import Entry
from toolkit.findings.number_words import to_type


def areas() -> dict[str, dict[str, Entry]]:
    """The codes of each file of texts."""
    names = [module.name for module in iter_modules(texts.__path__)]
    modules = {name: import_module(f"{texts.__name__}.{name}") for name in names}
    return {name: getattr(module, name.upper()) for name, module in modules.items()}


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
