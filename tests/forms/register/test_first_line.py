"""The first line, «Tỷ lệ» and the findings never contradict each other."""

import pytest

from tests.awards.department import DEPARTMENT
from tests.forms.register.filling import (
    below,
    filled_register,
    recomputed,
    region_of,
    template,
)
from toolkit.findings import Finding, find
from toolkit.forms.register.assess import (
    ALL_KEPT,
    BROKEN_RATIOS,
    KEPT_AS_CHOSEN,
    assess_register,
)
from toolkit.forms.register.computed import RATIO_COLUMNS
from toolkit.forms.register.writing.ratio_rows import COMPARED

FIELDS = [head.field for head in RATIO_COLUMNS]
YEARS = range(2016, 2027)


@pytest.mark.parametrize("year", YEARS)
def test_what_the_sheet_shows_is_what_the_first_line_says(year: int) -> None:
    rows_of_year = DEPARTMENT.replace("2022", str(year))
    book = filled_register(rows_of_year, settings={"year": year}, base=template(2022))
    found = recomputed(book, conditions=False)
    rows = [dict(zip(FIELDS, row, strict=True)) for row in below(book, "td_ratios")]
    chosen = [row for row in rows if COMPARED not in str(row["reading"] or "")]
    over = [row for row in chosen if row["state"] == "vượt"]
    codes = [finding.code for finding in found.findings]
    barring, informing = codes.count("Q401"), codes.count("Q402")
    assert barring + informing == len(over)
    assert (ALL_KEPT in found.said) is BROKEN_RATIOS.keys().isdisjoint(codes)
    if barring:
        assert f"{barring} tỷ lệ bị vượt" in found.said
    if informing:
        assert f"{informing} tỷ lệ vượt, chỉ để biết" in found.said
    if any(row["state"] == "vượt" for row in rows):
        assert not found.said.endswith(ALL_KEPT)


def finding(code: str) -> Finding:
    facts = dict.fromkeys(
        ("scope", "counted", "there", "kind", "limit", "base", "of", "raw", "advice"),
        "",
    )
    return find(code, basis="", **facts)


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("Q402",), ["1 tỷ lệ vượt, chỉ để biết"]),
        (("Q401", "Q402", "Q402"), ["1 tỷ lệ bị vượt", "2 tỷ lệ vượt, chỉ để biết"]),
        (("Q404", "Q403"), ["1 tỷ lệ chưa đạt", "1 tỷ lệ chưa đạt, chỉ để biết"]),
        ((), [ALL_KEPT]),
    ],
)
def test_a_ratio_that_only_informs_is_said_to(
    codes: tuple[str, ...], said: list[str]
) -> None:
    job = assess_register(filled_register(DEPARTMENT, year=2022))
    job = job._replace(findings=tuple(map(finding, codes)), ratios=())
    assert job.said.split("; ")[1:] == said


def test_a_ratio_that_is_over_in_another_way_of_counting_is_kept_as_chosen() -> None:
    job = assess_register(filled_register(DEPARTMENT, year=2022))
    over = next(one for one in job.ratios if one.state == "over")
    job = job._replace(findings=(), ratios=(over._replace(chosen=False),))
    assert job.said.endswith(KEPT_AS_CHOSEN)


def test_every_finding_of_a_broken_ratio_is_counted() -> None:
    assert list(BROKEN_RATIOS) == ["Q401", "Q403", "Q402", "Q404"]


GRANTED = """
# Khen thưởng
Năm | Cấp khen | Danh hiệu, hình thức | Đối tượng | Họ và tên hoặc tên tập thể \
| Số lượng
2023 | Giám đốc Sở | Lao động tiên tiến | cá nhân | Lê An |
2023 | Giám đốc Sở | Lao động tiên tiến | cá nhân | | 16,5
2023 | Chủ tịch UBND tỉnh | BK tỉnh | cá nhân | Lê Bình |
"""


def test_the_rows_that_no_sum_holds_are_named() -> None:
    book = filled_register(GRANTED, year=2023)
    recomputed(book)
    at = region_of(book, "td_summary_note")
    told = str(book.sheet(at.sheet).at(at.top, at.left).value)
    assert "2 dòng" in told
    assert "(hàng 6, 7)" in told


RATED = """
# Xếp loại
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Xếp loại | Điểm
2023 | cá nhân | Lê An | Phòng Một | Không hoàn thành nhiệm vụ | '86,5
2023 | cá nhân | Lê Bình | Phòng Một | Hoàn thành tốt nhiệm vụ | '86,5
# Đề nghị
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu, hình thức
2023 | cá nhân | Lê An | Phòng Một | Lao động tiên tiến
# Khen thưởng
Năm | Danh hiệu, hình thức | Đối tượng | Họ và tên hoặc tên tập thể | Số lượng
2023 | Lao động tiên tiến | cá nhân | | '16,5
"""


def test_who_may_not_be_proposed_comes_before_what_is_typed_badly() -> None:
    found = assess_register(filled_register(RATED, year=2023)).findings
    codes = [one.code for one in found if one.code in ("E401", "C238", "C239")]
    assert codes == ["E401", "C238", "C239"]
    [points] = [one for one in found if one.code == "C238"]
    assert "2 dòng" in points.text
    [number] = [one for one in found if one.code == "C239"]
    assert "số nguyên" in number.text
