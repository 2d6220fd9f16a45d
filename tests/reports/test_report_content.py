"""What a report says: its sentences, its figures with their cells, its charts."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.packages.validator import validate
from tests.reports.sources import (
    AWARDS,
    FUNDS,
    REGISTER,
    SOURCES,
    TODAY,
    YEAR_BOOK,
    with_year,
)
from toolkit.awards.settings import Settings
from toolkit.awards.summary import summary_lines
from toolkit.model.emulation import Recipient
from toolkit.model.year import Contribution
from toolkit.reports.docx.bookmarks import read_figures
from toolkit.reports.docx.filling import Filled, filling_many
from toolkit.reports.docx.layout.styles import FONT
from toolkit.reports.docx.xml import W, parsed
from toolkit.reports.official_days import official_day
from toolkit.reports.written.agreeing import disagreements
from toolkit.reports.written.awards_part import award_lines
from toolkit.reports.written.content import Content, content_of
from toolkit.reports.written.cross_tables import cross_table
from toolkit.reports.written.fields import FIELDS
from toolkit.reports.written.period import ReportKind, span_of
from toolkit.reports.written.reporting import by_bookmark, report_filled
from toolkit.reports.written.sources import Sources
from toolkit.reports.written.templates import NAMES, build_report_template

MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|[\ue000-\ue00f]")


@pytest.fixture(scope="module", autouse=True)
def _one_process() -> Iterator[None]:
    with filling_many():
        yield


def made(kind: ReportKind, sources: Sources = SOURCES) -> tuple[Content, Filled]:
    content = content_of(sources, kind, 2020, TODAY)
    return content, report_filled(kind, content)


@pytest.fixture(scope="module")
def year() -> tuple[Content, Filled]:
    with filling_many():
        return made(ReportKind.YEAR)


def lines(filled: Filled) -> list[str]:
    return [line.text for line in read_figures(filled.parts)[1]]


def test_a_year_is_told_in_the_sentences_of_an_office(
    year: tuple[Content, Filled],
) -> None:
    said = lines(year[1])
    for sentence in (
        "UBND tỉnh Bắc Giang",
        "- Giá trị sản xuất công nghiệp năm 2020 đạt 263.803 tỷ đồng, tăng"
        " 20,9\u00a0% so với cùng kỳ năm trước, đạt 95,9\u00a0% kế hoạch năm.",
        "- Kim ngạch xuất khẩu năm 2020 đạt 10.450 triệu USD, đạt 110\u00a0% kế hoạch"
        " năm.",
        "Tổng số tiền đóng góp, ủng hộ: 1.325.395.000 đồng.",
        "- Giám đốc Sở: 16 lượt tập thể, 21 lượt cá nhân.",
        "- Ủng hộ vùng lũ: 1.500 bộ quần áo.",
        "- Kim ngạch xuất khẩu: 11.500 triệu USD.",
        "Thi đua phát triển công nghiệp & thương mại 20/KH-SCT",
        "Hoàn thành, muộn 11 ngày",
        "Quá hạn 36 ngày",
    ):
        assert any(sentence in one for one in said), sentence
    assert any("giảm 0,3\u00a0% so với cùng kỳ" in one for one in said)
    assert any("đã hoàn thành 2 nhiệm vụ (đúng hạn 1, muộn 1); quá hạn 1" in one
               for one in said)  # fmt: skip
    assert not [one for one in said if MARKS.search(one)]
    assert year[1].findings == ()


def test_every_figure_has_a_bookmark_a_value_and_a_cell(
    year: tuple[Content, Filled],
) -> None:
    content, filled = year
    found, _ = read_figures(filled.parts)
    known = by_bookmark(filled, content.known)
    assert len(found) == len(filled.figures) > 70
    for one in found:
        assert one.text == known[one.bookmark].text
        assert known[one.bookmark].source.at.sheet
    [growth] = [one for one in found if one.text == "20,9" and "tăng" in one.before]
    assert growth.after.startswith("\u00a0% so với")
    assert known[growth.bookmark].source.at.cell == "E5"


def test_a_figure_of_many_cells_names_them(year: tuple[Content, Filled]) -> None:
    known = {one.text: one.source for one in year[0].known.values()}
    assert known["935.000.000"].at.cell == "B16"
    assert known["1.325.395.000"].how == "cộng các ô B5, B6, B7, B8, B9 và 7 ô nữa"
    [merit] = [
        one.source
        for key, one in year[0].known.items()
        if key.startswith("kt_") and key.endswith("_cong") and one.value == 37
    ]
    assert (merit.at.sheet, merit.how) == ("Khen thưởng", "cộng các ô H9, H10")
    assert year[0].known["kh_qua_han"].source.at.cell == "B7"


def test_the_key_of_a_figure_does_not_hang_on_its_row() -> None:
    sorted_otherwise = tuple(
        one._replace(row=20 - one.row) for one in reversed(YEAR_BOOK.indicators)
    )
    again = content_of(
        with_year(indicators=sorted_otherwise), ReportKind.YEAR, 2020, TODAY
    )
    before = content_of(SOURCES, ReportKind.YEAR, 2020, TODAY)
    assert again.known.keys() == before.known.keys()


def test_all_that_was_given_comes_back_with_its_sum(
    year: tuple[Content, Filled],
) -> None:
    known = year[0].known
    funds = [one.value for key, one in known.items() if re.match("dg_.{8}_tien", key)]
    assert funds == list(map(Decimal, FUNDS.values()))
    assert known["dg_tong"].value == sum(funds) == 1_325_395_000


def test_the_awards_of_a_year_are_those_of_the_register(
    year: tuple[Content, Filled],
) -> None:
    known = year[0].known
    totals = {one.text for key, one in known.items() if key.endswith("_tt")}
    assert {"17", "16", "1", "0"} == totals
    assert [known[key].value for key in known if key.startswith("khen_") and
            key.endswith(("_tt", "_cn"))] == [17, 24]  # fmt: skip


def test_a_half_year_counts_by_the_day_of_the_decision() -> None:
    content, filled = made(ReportKind.HALF_YEAR)
    whole = {k: v.value for k, v in content.known.items() if k.startswith("khen_")}
    assert sorted(whole.values()) == [0, 0, 1, 16, 17]
    assert [(one.code, one.cell) for one in content.findings] == [("B131", "D10")]
    assert "6 tháng đầu năm 2020" in "".join(lines(filled))


def test_workbooks_of_another_office_or_year_are_told() -> None:
    register = replace(SOURCES.register, office="Sở Nội vụ tỉnh Bắc Giang")
    card = SimpleNamespace(unit="SỞ  CÔNG THƯƠNG BẮC GIANG", year=2017)
    points = SimpleNamespace(scorecard=card)
    unlike = SOURCES._replace(
        year=replace(SOURCES.year, unit="Sở Công thương Bắc Giang"),
        register=register,
        scoring=points,  # type: ignore[arg-type]
        scoring_path=Path("diem.xlsx"),
    )
    span = span_of(ReportKind.YEAR, 2020, None, None)
    found = [(one.code, one.seen) for one in disagreements(unlike, span)]
    assert found == [
        ("B148", "khen_thuong.xlsx: Sở Nội vụ tỉnh Bắc Giang"),
        ("B149", "diem.xlsx: 2017"),
    ]
    assert list(disagreements(SOURCES, span)) == []


def test_a_register_without_an_award_of_the_period_is_told() -> None:
    content = content_of(SOURCES, ReportKind.YEAR, 2019, TODAY)
    assert [(one.code, one.seen) for one in content.findings] == [
        ("B150", str(len(AWARDS)))
    ]


def test_awards_of_another_year_are_not_counted() -> None:
    before = tuple(
        one._replace(row=one.row + 10, year=2019, day=date(2019, 3, 1))
        for one in AWARDS
    )
    register = replace(REGISTER, awards=(*AWARDS, *before))
    for kind in ReportKind:
        one = content_of(SOURCES, kind, 2020, TODAY).known
        both = content_of(SOURCES._replace(register=register), kind, 2020, TODAY).known
        assert {k: v.value for k, v in one.items()} == {
            k: v.value for k, v in both.items()
        }


def test_rows_that_no_sum_holds_are_told() -> None:
    loose = AWARDS[0]._replace(loose=frozenset({"award"}))
    register = replace(REGISTER, awards=(loose, *AWARDS[1:]))
    content = content_of(
        SOURCES._replace(register=register), ReportKind.YEAR, 2020, TODAY
    )
    assert [(one.code, one.cell) for one in content.findings] == [("B130", "H5")]


def test_a_cross_table_adds_up_like_the_register_itself() -> None:
    draw = random.Random(3)
    authorities = ["Giám đốc Sở", "Chủ tịch UBND tỉnh", "giám đốc sở"]
    awards = ["praise_letter", "province_merit"]
    rows = tuple(
        AWARDS[0]._replace(
            row=row,
            authority=draw.choice(authorities),
            award=draw.choice(awards),
            recipient=draw.choice(list(Recipient)),
            number=draw.randrange(4),
        )
        for row in range(5, 300)
    )
    register = replace(REGISTER, awards=rows)
    span = span_of(ReportKind.YEAR, 2020)
    told = award_lines(register, Settings(), span)
    assert told == summary_lines(register, Settings())
    table = cross_table(told)
    assert table.all.total == sum(row.number for row in rows)
    for part in (table.rows, table.by_authority, table.by_award):
        sums = [sum(one.numbers[n] for one in part) for n in range(3)]
        assert tuple(sums) == table.all.numbers
    assert cross_table(()).all.total == 0


def test_a_report_without_numbers_has_marked_blanks_and_no_empty_table() -> None:
    bare = with_year(
        tasks=(), movements=(), contributions=(), indicators=(), unit="", signer=""
    )._replace(register=None, register_path=None)
    content, filled = made(ReportKind.YEAR, bare)
    assert content.known == {"kh_tong": content.known["kh_tong"]} | content.known
    assert filled.findings == ()
    root = parsed("", filled.parts["word/document.xml"])
    assert len(list(root.iter(f"{W}tbl"))) == 2  # letterhead and signature
    marked = [
        "".join(t.text or "" for t in one.getparent().getparent().iter(f"{W}t"))
        for one in root.iter(f"{W}highlight")
    ]
    assert marked.count("[Người viết bổ sung mục này, hoặc bỏ mục]") == 6
    assert "[tên cơ quan]" in marked


def test_gifts_of_another_year_are_not_told() -> None:
    other = (Contribution(5, "Quỹ", year=2019, amount=Decimal(9)),)
    content = content_of(with_year(contributions=other), ReportKind.YEAR, 2020, TODAY)
    assert content.known["dg_tong"].value == 0


def test_charts_are_native_with_their_workbook_and_labels_as_text(
    year: tuple[Content, Filled],
) -> None:
    parts = year[1].parts
    charts = [name for name in parts if name.startswith("word/charts/chart")]
    assert len(charts) == 2
    text = parts[charts[0]].decode()
    assert "<a:t>95,9</a:t>" in text
    assert "pattFill" in text
    assert parts["word/embeddings/chart1.xlsx"].startswith(b"PK")
    assert b"rIdChart1" in parts["word/document.xml"]


def test_days_are_written_as_official_papers_write_them() -> None:
    assert official_day(date(2020, 2, 5)) == "05/02/2020"
    assert official_day(date(2020, 6, 15)) == "15/6/2020"


@pytest.mark.parametrize("name", NAMES.values())
def test_a_shipped_template_is_the_same_each_time_and_uses_known_fields(
    name: str,
) -> None:
    data = build_report_template(name)
    assert data == build_report_template(name)
    assert FONT.encode() in data


def test_a_template_uses_nearly_every_field() -> None:
    whole = "".join(
        build_report_template(name).decode("utf-8", "ignore") for name in NAMES.values()
    )
    last = {name: name.rpartition(".")[2] for name in FIELDS}
    unused = [name for name, word in last.items() if word not in whole]
    assert not [name for name in unused if not last[name].startswith(("co_", "la_"))]


@pytest.mark.usefixtures("sdk")
def test_the_schema_of_word_holds(year: tuple[Content, Filled], tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(year[1].data)
    assert list(validate(path)) == []
