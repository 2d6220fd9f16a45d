"""The rules in words: one, a year, the time line; and the verb that prints them."""

import re
from datetime import date, timedelta

import pytest

from toolkit import cli
from toolkit.rules.book import all_rules
from toolkit.rules.changes import changes, changes_text
from toolkit.rules.explain import (
    UnknownRuleError,
    explain,
    unverified_text,
    year_text,
)
from toolkit.rules.loader import quantities, rules_version
from toolkit.rules.words import source_words


def test_a_rule_is_told_with_article_dates_and_status() -> None:
    text = explain("R1", 2022)
    for part in (
        "R1 – Tỷ lệ Chiến sĩ thi đua cơ sở",
        "Năm 2022 (xét ngày 31/12/2022): Số Chiến sĩ thi đua cơ sở không quá 15 %",
        "Tác dụng: chặn",
        "Căn cứ: khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP",
        "Hiệu lực: từ 01/10/2017 đến 31/12/2023",
        "Tình trạng: đã hết hiệu lực, vẫn là căn cứ cho năm 2022; "
        "kiểm tra ngày 21/11/2026",
        "từ 01/01/2024: Không có tỷ lệ bắt buộc",
    ):
        assert part in text


@pytest.mark.parametrize("name", ["R1′", "R1'", "r1", " R1 "])
def test_a_rule_is_found_however_its_id_is_typed(name: str) -> None:
    text = explain(name, 2024)
    assert "chỉ để tham khảo" in text
    assert "Tác dụng: chỉ để biết" in text


def test_a_family_of_rules_is_told_together() -> None:
    assert explain("R6", 2024).count("Năm 2024") == 2
    assert explain("E5", 2022).count("Năm 2022") == 2


def test_both_readings_are_told() -> None:
    text = explain("R4", 2026)
    assert "  A: trên số hoàn thành tốt nhiệm vụ, không kể" in text
    assert "(mặc định)" in text
    assert "  B: trên số hoàn thành tốt nhiệm vụ trở lên" in text


def test_a_year_without_the_rule_says_so_and_tells_the_others() -> None:
    text = explain("E3", 2024)
    assert "không có quy định này" in text
    assert "từ 01/10/2017 đến 31/12/2023" in text


def test_the_standards_of_a_title_are_told_by_its_short_name() -> None:
    text = explain("CSTĐCS", 2024)
    assert "Cách 1:" in text
    assert "Cách 2:" in text
    assert "Tình trạng: đang có hiệu lực" in text
    unread = explain("TTLĐTT", 2024)
    assert "chưa kiểm chứng, không dùng để chặn" in unread


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnknownRuleError):
        explain("R99", 2024)
    with pytest.raises(UnknownRuleError):
        explain("", 2024)


@pytest.mark.parametrize("year", [2014, 2017, 2022, 2024, 2025, 2026])
def test_the_text_of_a_year_has_every_rule_and_marks_each_unverified_one(
    year: int,
) -> None:
    lines = year_text(year).splitlines()
    for rule in all_rules(year):
        [line] = [one for one in lines if one.split()[:1] == [rule.id]]
        unverified = rule.version.status == "unverified"
        assert ("(chưa kiểm chứng)" in line) == unverified
        assert rule.version.source in line


def test_a_year_before_the_data_says_where_they_begin() -> None:
    assert "dữ liệu bắt đầu từ 01/06/2014" in year_text(2010)
    assert "bắt đầu" not in year_text(2014)


def test_the_time_line_holds_every_value_of_the_law() -> None:
    began = {(c.id, c.day) for c in changes() if c.began}
    assert began == {
        (quantity.id, version.start)
        for quantity in quantities()
        for version in quantity.versions
        if not quantity.id.startswith("settings/")
    }
    days = [change.day for change in changes()]
    assert days == sorted(days)


def test_an_end_without_a_successor_is_on_the_time_line() -> None:
    ended = {(c.id, c.day) for c in changes() if not c.began}
    assert ("authorities/district_chair", date(2025, 7, 1)) in ended
    assert ("ratios/R2", date(2024, 1, 1)) in ended
    assert ("eligibility/E4", date(2017, 10, 1)) in ended
    assert ("ratios/R1", date(2024, 1, 1)) not in ended


@pytest.mark.parametrize(
    "day",
    [
        date(2014, 6, 1),
        date(2014, 8, 20),
        date(2017, 10, 1),
        date(2019, 11, 4),
        date(2023, 9, 15),
        date(2024, 1, 1),
        date(2025, 7, 1),
        date(2025, 8, 5),
        date(2026, 1, 1),
    ],
)
def test_the_days_on_which_the_law_changed_are_on_the_time_line(day: date) -> None:
    assert f"{day:%d/%m/%Y}\n" in changes_text()
    before = {one.id for one in quantities() if one.on(day - timedelta(days=1))}
    assert any(c.began for c in changes() if c.day == day)
    assert before or day == date(2014, 6, 1)


def test_a_new_basis_for_the_same_value_is_told_as_such() -> None:
    [change] = [
        c for c in changes() if c.id == "ratios/R2" and c.day == date(2017, 10, 1)
    ]
    assert change.words == (
        "R2 Tỷ lệ Cờ thi đua của Chính phủ: giữ nguyên, căn cứ mới – "
        "khoản 1 Điều 11 Nghị định 91/2017/NĐ-CP"
    )


def test_what_is_one_offices_own_stands_apart_and_says_if_it_is_no_more() -> None:
    text = year_text(2026)
    general, apart = text.split("\nRiêng của từng địa phương")
    for whose in ("Tỉnh Ninh Thuận", "Quảng Nam", "Quân đội", "Khối thi đua của"):
        assert whose not in general
        assert whose in apart
    assert "công chức: Công chức" in general
    moved = "(tỉnh đã nhập vào {} từ 01/07/2025, chưa kiểm chứng):"
    assert f"Tỉnh Quảng Nam {moved.format('Đà Nẵng')}" in apart
    assert f"Tỉnh Ninh Thuận {moved.format('Khánh Hòa')}" in apart
    assert f"Bắc Giang năm 2017 {moved.format('Bắc Ninh')}" in apart
    assert "đã nhập" not in year_text(2024)


def test_each_title_is_told_with_its_short_name_and_who_grants_it() -> None:
    lines = year_text(2026).splitlines()
    (order,) = (line for line in lines if line.startswith("  HCLĐ hạng Ba:"))
    assert "do Chủ tịch nước quyết định (chưa kiểm chứng)" in order
    assert order.endswith("chưa có tiêu chuẩn trong bộ quy định: tập thể")
    (worker,) = (line for line in lines if line.startswith("  LĐTT:"))
    assert "chưa có tiêu chuẩn" not in worker


def test_and_and_or_in_one_text_cannot_be_read_two_ways() -> None:
    for quantity in quantities():
        if quantity.id.startswith("title_standards/"):
            for version in quantity.versions:
                assert not re.search(r" và [^;]*, hoặc ", version.value), quantity.id


def test_an_article_that_names_its_own_document_is_set_apart() -> None:
    words = explain("BK tỉnh", 2023)
    assert "khoản 39 Điều 1 Luật 39/2013/QH13 Luật" not in words
    assert "(khoản 39 Điều 1 Luật 39/2013/QH13)" in words
    for quantity in quantities():
        for version in quantity.versions:
            assert not re.search(r"/[A-ZĐ0-9-]+ (?:Luật|Ngh)", source_words(version))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Bằng khen", ["BK tỉnh", "BK TTg"]),
        ("bk", ["BK tỉnh", "BK TTg"]),
        ("HCLĐ", ["HCLĐ hạng Nhất", "HCLĐ hạng Nhì", "HCLĐ hạng Ba"]),
        ("B", []),
        ("R99", []),
    ],
)
def test_a_name_that_says_too_little_is_asked_back(
    name: str, meant: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnknownRuleError) as unknown:
        explain(name, 2026)
    assert sorted(s for s, _ in unknown.value.candidates) == sorted(meant)
    assert cli.main(["rules", "--explain", name]) == 2
    said = capsys.readouterr().err
    assert all(f'--explain "{short}"' in said for short in meant)


# The verb


def test_the_verb_prints_a_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "--year", "2022"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Quy định cho năm 2022, xét ngày 31/12/2022")
    assert rules_version() in out
    assert "[chặn]" in out


def test_the_verb_explains_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "--year", "2022", "--explain", "R1"]) == 0
    assert "khoản 3 Điều 9" in capsys.readouterr().out


def test_the_verb_prints_the_time_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "--changes"]) == 0
    assert capsys.readouterr().out.startswith("01/06/2014\n")


def test_the_verb_takes_this_year_when_none_is_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["rules"]) == 0
    assert capsys.readouterr().out.startswith("Quy định cho năm 20")


def test_an_unknown_rule_at_the_prompt_is_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["rules", "--explain", "R99"]) == 2
    assert "«R99»" in capsys.readouterr().err


@pytest.mark.parametrize("year", ["22", "20222", "0000", "hai nghìn"])
def test_a_year_that_is_none_is_refused(
    year: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["rules", "--year", year])
    assert "không phải là năm" in capsys.readouterr().err


@pytest.mark.parametrize(("year", "told"), [(2025, False), (2026, True), (2027, True)])
def test_a_law_that_is_only_spoken_of_is_told_with_every_answer(
    year: int, told: bool
) -> None:
    for text in (year_text(year), explain("CSTĐCS", year), explain("E5", year)):
        lines = [line for line in text.splitlines() if line.startswith("LƯU Ý: ")]
        assert len(lines) == told
        assert all("06/2026/QH16" in line and "Cần tra" in line for line in lines)


def test_nothing_of_it_is_taken_over() -> None:
    cited = [
        quantity.id
        for quantity in quantities()
        for version in quantity.versions
        if "06/2026/QH16" in version.source + version.value
    ]
    assert cited == ["instruments/reported_law"]


def test_every_unverified_value_is_listed_with_what_would_settle_it() -> None:
    text = unverified_text()
    number = sum(v.status == "unverified" for q in quantities() for v in q.versions)
    assert text.startswith(f"{number} trong ")
    assert text.count("\n  Cần: ") == text.count("\n  Đang ghi theo: ") == number
    assert "Cần đọc Nghị định 152/2025/NĐ-CP." in text
