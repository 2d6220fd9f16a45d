"""A document written from source has the page, the fonts and the styles it says."""

import pytest

from tests.packages.validator import validate
from tests.reports.templates import part_of
from toolkit.reports.docx.layout.blocks import (
    Column,
    caption,
    heading,
    letterhead,
    loop_table,
    office_lines,
    only_if,
    paragraph,
    signature,
    table,
    title,
)
from toolkit.reports.docx.layout.page import LANDSCAPE, UPRIGHT, document
from toolkit.reports.docx.layout.styles import FONT, STYLES
from toolkit.reports.docx.xml import W, parsed

PAPER = document(
    [
        (
            letterhead("UBND tỉnh", "Sở Nội vụ", "Số:      /BC-SNV", "Huế, ngày")
            + title("BÁO CÁO", "Công tác thi đua\nnăm 2024")
            + heading("I. TÌNH HÌNH", 1)
            + paragraph("Nội dung {{ a }}.")
            + caption("Bảng 1")
            + loop_table([Column("TT", 20, "{{ d.a }}", "right", "5")], "d", "ds")
            + only_if("a", table([Column("A", 30, "")], [["1"], ["2"]], bold_rows=1))
            + signature(["- Như trên;"], ["GIÁM ĐỐC"], "Nguyễn Văn A"),
            UPRIGHT,
        ),
        (heading("PHỤ LỤC"), LANDSCAPE),
    ],
    name="Báo cáo",
)


def attributes(element: object, *names: str) -> list[str]:
    return [element.get(W + name) for name in names]  # type: ignore[attr-defined]


def test_the_page_is_upright_a4_with_the_margins_of_official_papers() -> None:
    root = parsed("", part_of(PAPER))
    first, second = root.iter(f"{W}sectPr")
    assert attributes(first.find(f"{W}pgSz"), "w", "h") == ["11906", "16838"]
    margins = attributes(first.find(f"{W}pgMar"), "top", "bottom", "left", "right")
    assert margins == ["1134", "1134", "1701", "1134"]
    assert attributes(second.find(f"{W}pgSz"), "w", "orient") == ["16838", "landscape"]


def test_the_page_number_stands_on_top_but_not_on_the_first_page() -> None:
    root = parsed("", part_of(PAPER))
    first, second = root.iter(f"{W}sectPr")
    assert first.find(f"{W}titlePg") is not None
    assert second.find(f"{W}titlePg") is None
    assert b" PAGE " in part_of(PAPER, "word/header1.xml")
    assert b"PAGE" not in part_of(PAPER, "word/header2.xml")


def test_every_letter_is_of_one_font_and_the_language_is_vietnamese() -> None:
    styles = parsed("", part_of(PAPER, "word/styles.xml"))
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert set(fonts.attrib.values()) == {FONT}
    assert len(fonts.attrib) == 4
    assert styles.find(f".//{W}lang").get(f"{W}val") == "vi-VN"
    assert len(list(styles.iter(f"{W}rFonts"))) == 1


def test_every_style_that_is_used_is_there_under_a_name_for_word() -> None:
    root = parsed("", part_of(PAPER))
    used = {one.get(f"{W}val") for one in root.iter(f"{W}pStyle", f"{W}tblStyle")}
    styles = parsed("", part_of(PAPER, "word/styles.xml"))
    there = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
    assert used <= there
    assert not [style.name for style in STYLES if "," in style.name]


def test_a_table_repeats_its_head_and_its_cells_say_their_width() -> None:
    root = parsed("", part_of(PAPER))
    for one in root.iter(f"{W}tbl"):
        cells = list(one.iter(f"{W}tcW"))
        assert cells
        assert {cell.get(f"{W}type") for cell in cells} == {"dxa"}
        if one.find(f".//{W}tblStyle") is not None:
            assert one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


@pytest.mark.parametrize(
    "lines",
    [
        "UBND tỉnh Gia Lai",
        "Ủy ban nhân dân / tỉnh Bà Rịa – Vũng Tàu",
        "Ủy ban nhân dân / thành phố Hồ Chí Minh",
        "Sở Nông nghiệp / và Phát triển nông thôn",
        "Trường Trung học / phổ thông chuyên / Nguyễn Bỉnh Khiêm",
        "Chi cục Chăn nuôi / và Thú y",
        "x" * 80,  # one word: Word itself must break it
        "",
    ],
)
def test_a_long_name_is_broken_where_officials_break_it(lines: str) -> None:
    name = lines.replace(" / ", " ")
    assert office_lines(name, bold=True) == lines.replace(" / ", "\n")


@pytest.mark.usefixtures("sdk")
def test_the_schema_of_word_holds(tmp_path: object) -> None:
    path = tmp_path / "mẫu.docx"  # type: ignore[operator]
    path.write_bytes(PAPER)
    assert list(validate(path)) == []
