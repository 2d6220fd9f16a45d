"""Titles and forms that the law names and the data do not keep."""

import pytest

from toolkit.rules.law_titles import law_title
from toolkit.rules.names import known_title

SECOND = "Huân chương Độc lập hạng Nhì"


@pytest.mark.parametrize(
    "text",
    [
        SECOND,
        "huân chương độc lập hạng nhì",
        "HCĐL hạng Nhì",
        "HCĐL hạng II",
        "HCĐL 2",
        "Tặng Huân chương Độc lập hạng 2 năm 2025",
    ],
)
def test_the_second_class_is_no_third_class(text: str) -> None:
    assert law_title(text) == SECOND
    assert known_title(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HCĐL hạng Nhất", "Huân chương Độc lập hạng Nhất"),
        ("HCĐL hạng ba", "Huân chương Độc lập hạng Ba"),
        ("Huân chương Sao Vàng", "Huân chương Sao vàng"),
        ("Nhà giáo Ưu tú", "Nhà giáo ưu tú"),
    ],
)
def test_what_the_law_names_is_known_by_name(text: str, name: str) -> None:
    assert law_title(text) == name


@pytest.mark.parametrize(
    "text",
    ["HCLĐ hạng Ba", "HCLĐ 3", "Lao động tiên tiến", "LĐTT", "", "Huân chương"],
)
def test_what_the_data_keep_and_what_nobody_knows_is_not_named_here(text: str) -> None:
    assert law_title(text) == ""
