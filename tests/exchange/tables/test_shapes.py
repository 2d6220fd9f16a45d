"""Lists as offices keep them: what stands in groups, titles, years and below them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.tables.files import (
    book_file,
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from toolkit.exchange.tables.entering import enter_rows
from toolkit.findings.report import Report
from toolkit.xlsx.closed_book import ClosedBook

Rows = list[dict[str, Any]]
LDTT, CSTDCS = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
GOOD, GREAT = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"


def taken(
    folder: Path,
    *rows: tuple[Any, ...],
    into: str = "awards",
    asked: str = "",
    merges: tuple[str, ...] = (),
) -> tuple[Report, Rows]:
    """What comes of a sheet of these rows."""
    path = register(folder)
    source = book_file(folder, {"Sheet1": rows}, merges=merges)
    report = take_in(path, source, table=asked)
    if report.summary:  # every row that holds anything is counted
        entered = enter_rows(ClosedBook.open(path), source, table=asked)
        account = entered.account
        filled = sum(any(cell not in (None, "") for cell in row) for row in rows)
        assert (account.rows, account.taken) == (filled, 0)
        assert account.there + sum(account.left.values()) == account.rows
    return report, table_rows(path, into)


def told(report: Report, code: str) -> str:
    [found] = [one for one in report.findings if one.code == code]
    return found.what


def test_years_that_are_headings_are_a_row_each(tmp_path: Path) -> None:
    report, rows = taken(
        tmp_path,
        ("TỔNG HỢP XẾP LOẠI",),
        ("STT", "Họ và tên", "Đơn vị", "2021", "2022"),
        (1, "Lê An", "Phòng A", "HTXSNV", "HTTNV"),
        (2, "Hồ Bé", "Phòng A", None, "HTTNV"),
        into="ratings",
    )
    assert [(row["name"], row["year"], row["rating"]) for row in rows] == [
        ("Lê An", 2021, GREAT),
        ("Lê An", 2022, GOOD),
        ("Hồ Bé", 2022, GOOD),
    ]
    assert "3 ô ở các cột năm «2021» và «2022»" in told(report, "X699")


def test_years_below_one_heading_may_be_numbers(tmp_path: Path) -> None:
    _, rows = taken(
        tmp_path,
        ("Họ và tên", "Đơn vị", "Kết quả xếp loại", None),
        (None, None, 2021, 2022),
        ("Lê An", "Phòng A", GREAT, GOOD),
        into="ratings",
        merges=("A1:A2", "B1:B2", "C1:D1"),
    )
    assert [(row["year"], row["rating"]) for row in rows] == [
        (2021, GREAT),
        (2022, GOOD),
    ]


def test_titles_below_years_are_awards_of_these_years(tmp_path: Path) -> None:
    _, rows = taken(
        tmp_path,
        ("STT", "Họ và tên", "Năm 2021", "Năm 2022"),
        (1, "Lê An", "LĐTT", "CSTĐCS"),
        (2, "Hồ Bé", None, "LĐTT, Giấy khen"),
    )
    assert [(row["name"], row["year"], row["award"]) for row in rows] == [
        ("Lê An", 2021, LDTT),
        ("Lê An", 2022, CSTDCS),
        ("Hồ Bé", 2022, LDTT),
        ("Hồ Bé", 2022, "Giấy khen"),
    ]


def test_marks_below_titles_in_a_second_row_of_headings(tmp_path: Path) -> None:
    report, rows = taken(
        tmp_path,
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024",),
        ("TT", "Họ và tên", "Danh hiệu thi đua", None, "Hình thức khen thưởng", None),
        (None, None, "LĐTT", "CSTĐCS", "Giấy khen", "Bằng khen UBND tỉnh"),
        (1, "Lê An", "x", "x", None, "x"),
        (2, "Hồ Bé", "X", None, "x", None),
        ("Cộng", None, 2, 1, 1, 1),
        into="proposals",
        merges=("C2:D2", "E2:F2"),
    )
    assert [(row["name"], row["award"]) for row in rows] == [
        ("Lê An", LDTT),
        ("Lê An", CSTDCS),
        ("Lê An", "Bằng khen cấp bộ, cấp tỉnh"),
        ("Hồ Bé", LDTT),
        ("Hồ Bé", "Giấy khen"),
    ]
    assert "5 dấu" in told(report, "X638")


def test_numbers_below_titles_count_people_and_give_nobody_a_title(
    tmp_path: Path,
) -> None:
    report, rows = taken(
        tmp_path,
        ("STT", "Tên tập thể", "LĐTT", "CSTĐCS", "Năm"),
        (1, "Phòng A", 5, 1, 2024),
        (2, "Phòng B", 3, 1, 2024),
        ("Tổng cộng", None, 8, 2),
        asked="Khen thưởng",
    )
    assert (codes(report), rows) == (["X636"], [])


def test_titles_that_are_groups_are_those_of_the_rows_below(tmp_path: Path) -> None:
    report, rows = taken(
        tmp_path,
        ("DANH SÁCH KHEN THƯỞNG NĂM 2023",),
        ("STT", "Họ và tên", "Đơn vị"),
        ("I. Lao động tiên tiến",),
        (1, "Lê An", "Phòng A"),
        ("II. Chiến sĩ thi đua cơ sở (01 người)",),
        (1, "Hồ Bé", "Phòng B"),
        ("III. Giấy khen của Giám đốc Sở",),
        (1, "Ngô Cò", "Phòng B"),
    )
    assert [(row["name"], row["award"], row.get("authority")) for row in rows] == [
        ("Lê An", LDTT, None),
        ("Hồ Bé", CSTDCS, None),
        ("Ngô Cò", "Giấy khen", "Giám đốc Sở"),
    ]
    assert f"«{LDTT}», «{CSTDCS}»" in told(report, "X644")


def test_the_annex_of_a_decision_takes_the_title_that_stands_above(
    tmp_path: Path,
) -> None:
    _, rows = taken(
        tmp_path,
        ("DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2023",),
        ("(Kèm theo Quyết định số 12/QĐ-SCT ngày 05/01/2024)",),
        ("STT", "Họ và tên", "Đơn vị"),
        (1, "Lê An", "Phòng A"),
    )
    assert rows == [
        {
            "year": 2023,
            "decision": "12/QĐ-SCT",
            "day": date(2024, 1, 5),
            "award": LDTT,
            "name": "Lê An",
            "unit": "Phòng A",
        }
    ]


def test_decisions_that_are_groups_are_those_of_the_rows_below(tmp_path: Path) -> None:
    _, rows = taken(
        tmp_path,
        ("TỔNG HỢP KHEN THƯỞNG",),
        ("STT", "Họ và tên", "Danh hiệu", "Năm"),
        ("Quyết định số 12/QĐ-SCT ngày 05/01/2024",),
        (1, "Lê An", "LĐTT", 2023),
        ("Quyết định số 15/QĐ-SCT ngày 9 tháng 1 năm 2024",),
        (2, "Hồ Bé", "Giấy khen", 2023),
    )
    assert [(row["decision"], row["day"]) for row in rows] == [
        ("12/QĐ-SCT", date(2024, 1, 5)),
        ("15/QĐ-SCT", date(2024, 1, 9)),
    ]


def test_a_unit_within_one_title_is_not_that_of_the_next_title(tmp_path: Path) -> None:
    _, rows = taken(
        tmp_path,
        ("DANH SÁCH KHEN THƯỞNG NĂM 2023",),
        ("STT", "Họ và tên", "Đơn vị"),
        ("I. Lao động tiên tiến",),
        (None, "Phòng A"),
        (1, "Lê An", None),
        ("II. Chiến sĩ thi đua cơ sở",),
        (2, "Hồ Bé", None),
    )
    assert [row.get("unit") for row in rows] == ["Phòng A", None]


def test_a_list_below_another_has_the_year_of_its_own_title(tmp_path: Path) -> None:
    head = ("STT", "Họ và tên", "Đơn vị", "Danh hiệu")
    _, rows = taken(
        tmp_path,
        ("DANH SÁCH KHEN THƯỞNG NĂM 2022",),
        head,
        (1, "Lê An", "Phòng A", "LĐTT"),
        ("DANH SÁCH KHEN THƯỞNG NĂM 2023",),
        head,
        (1, "Lê An", "Phòng A", "CSTĐCS"),
    )
    assert [(row["year"], row["award"]) for row in rows] == [
        (2022, LDTT),
        (2023, CSTDCS),
    ]


@pytest.mark.parametrize("people", [1, 8])
def test_who_signs_below_a_list_gets_nothing(tmp_path: Path, people: int) -> None:
    report, rows = taken(
        tmp_path,
        ("STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Năm"),
        *(
            (n, f"Lê An {'ABCDEFGHIJ'[n]}", "Phòng A", "LĐTT", 2023)
            for n in range(people)
        ),
        (None, None, None, "Hà Nội, ngày 5 tháng 1 năm 2024"),
        (None, "NGƯỜI LẬP BIỂU", None, "THỦ TRƯỞNG ĐƠN VỊ"),
        (None, "(Ký, ghi rõ họ tên)", None, "(Ký tên, đóng dấu)"),
        (None, "Trần Thị Lập", None, "Phạm Văn Trưởng"),
        asked="Khen thưởng",
    )
    assert len(rows) == people
    assert "tiêu đề nhóm, chữ ký: 4" in report.summary


def test_what_is_carried_over_a_page_is_no_row(tmp_path: Path) -> None:
    head = ("TT", "Họ tên", "Nơi công tác", "Hình thức", "Số QĐ", "Ngày")
    given = ("Phòng A", "Giấy khen", "12/QĐ-SCT", "05/01/2024")
    report, rows = taken(
        tmp_path,
        head,
        (1, "Lê An", *given),
        ("", "Cộng trang", None, 1),
        ("Trang 2",),
        head,
        ("", "Mang sang", None, 1),
        (2, "Hồ Bé", *given),
    )
    assert [row["name"] for row in rows] == ["Lê An", "Hồ Bé"]
    assert [row["unit"] for row in rows] == ["Phòng A", "Phòng A"]
    assert "dòng cộng: 2" in report.summary


def test_a_number_or_a_dash_is_no_title(tmp_path: Path) -> None:
    path = register(tmp_path)
    text = lines("Họ và tên | Danh hiệu | Năm", "Lê An | 2 | 2023", "Hồ Bé | - | 2023")
    report = take_in(path, csv_file(tmp_path, text), table="Khen thưởng")
    assert "X612" not in codes(report)  # nothing of them is written
    assert "2 dòng của nguồn không ghi «Danh hiệu, hình thức»" in told(report, "X635")
    assert table_rows(path, "awards") == []


def test_each_of_several_titles_in_a_cell_keeps_who_granted_it(tmp_path: Path) -> None:
    path = register(tmp_path)
    typed = "- Lao động tiên tiến\n- Giấy khen của Giám đốc Sở"
    rows = [("Họ và tên", "Danh hiệu", "Năm"), ("Lê An", typed, 2023)]
    take_in(path, book_file(tmp_path, {"Khen thưởng": rows}))
    found = table_rows(path, "awards")
    assert [(row["award"], row.get("authority")) for row in found] == [
        (LDTT, None),
        ("Giấy khen", "Giám đốc Sở"),
    ]


def test_ong_ba_may_head_the_names_and_is_no_part_of_them(tmp_path: Path) -> None:
    report, rows = taken(
        tmp_path,
        ("STT", "Ông/Bà", "Đơn vị", "Danh hiệu", "Năm"),
        (1, "Ông Nguyễn Văn An", "Phòng A", "LĐTT", 2023),
        (2, "Đ/c Lê Cò", "Phòng A", "LĐTT", 2023),
        (3, "Hộ ông Vũ Dê", "Phòng A", "LĐTT", 2023),
        asked="Khen thưởng",
    )
    assert [row["name"] for row in rows] == ["Nguyễn Văn An", "Lê Cò", "Hộ ông Vũ Dê"]
    whats = [one.what for one in report.findings if one.code == "X611"]
    assert any("ví dụ «Ông Nguyễn Văn An» ghi là «Nguyễn Văn An»" in w for w in whats)


def test_two_lists_beside_each_other_under_one_title_both_come_in(
    tmp_path: Path,
) -> None:
    _, rows = taken(
        tmp_path,
        ("DANH SÁCH KHEN THƯỞNG NĂM 2023",),
        ("STT", "Họ và tên", "Danh hiệu", None, "STT", "Tên tập thể", "Danh hiệu"),
        (1, "Lê An", "LĐTT", None, 1, "Phòng A", "TTLĐTT"),
        (2, "Hồ Bé", "LĐTT"),
    )
    assert sorted(row["name"] for row in rows) == ["Hồ Bé", "Lê An", "Phòng A"]


def test_a_column_of_days_is_never_advised_as_one_of_decisions(tmp_path: Path) -> None:
    path = register(tmp_path)
    head = "Họ và tên | Danh hiệu | Năm | Số quyết định nào"
    text = lines(head, "Lê An | LĐTT | 2023 | 05/01/2024")
    report = take_in(path, csv_file(tmp_path, text), table="Khen thưởng", dry_run=True)
    assert {"X606", "X607"} & set(codes(report)) == {"X607"}
    text = lines(head, "Lê An | LĐTT | 2023 | 12/QĐ-SCT")
    report = take_in(path, csv_file(tmp_path, text), table="Khen thưởng", dry_run=True)
    assert {"X606", "X607"} & set(codes(report)) == {"X606"}


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        ([("Lê An", "Phòng A", "Lao động tiên tiến", 2023)] * 2, "Khen thưởng"),
        (
            [("Cột 1", "Cột 2"), ("Lê An", GOOD), ("Hồ Bé", GREAT), ("Ngô Cò", GOOD)],
            "Xếp loại",
        ),
        ([("Lê An", "Phòng A", "Nam", "01/02/1980")] * 3, "Người"),
    ],
)
def test_a_list_without_headings_is_a_question(
    tmp_path: Path, rows: list[tuple[Any, ...]], table: str
) -> None:
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DS": rows}))
    assert codes(report) == ["X690"]
    assert f"bảng «{table}»" in told(report, "X690")


@pytest.mark.parametrize(
    "rows",
    [
        [("BÁO CÁO",), ("Kết quả:", "tốt"), ("Người báo cáo:", "Lê An")],
        [("STT", "Nội dung chi", "Số tiền"), (1, "Tiền thưởng LĐTT", 1500000)],
    ],
)
def test_what_is_no_list_of_ours_is_not_guessed(
    tmp_path: Path, rows: list[tuple[Any, ...]]
) -> None:
    path = register(tmp_path)
    assert codes(take_in(path, book_file(tmp_path, {"x": rows}))) == ["X604"]
