"""The column sets that offices really exchange are understood, heading by heading."""

from datetime import date
from pathlib import Path

from tests.exchange.tables.files import book_file, codes, register, table_rows, take_in

PERSON = (
    *("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Tên phòng ban"),
    *("Tên đơn vị công tác", "Địa chỉ", "Mã phân loại cán bộ", "Mã hình thức KT"),
    "Mã danh hiệu",
)
LAN = (
    *(1, "Nguyễn Thị Lan", "Nữ", date(1985, 3, 12), "Chuyên viên", "Phòng Kế hoạch"),
    *("Sở Công Thương", "Pleiku", "người trực tiếp", "BK tỉnh", "CSTĐCS"),
)
AN = (
    *(2, "Trần Văn An", "Nam", date(1979, 11, 2), "Trưởng phòng", "Phòng Kế hoạch"),
    *("Phòng Kế hoạch", "Pleiku", "cấp trưởng", None, "LĐTT"),
)


def individuals(folder: Path) -> Path:
    rows = [["DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG"], [], PERSON, LAN, AN]
    return book_file(folder, {"CaNhan": rows}, merges=["A1:K1"])


def test_the_individuals_sheet_fills_the_list_of_people(tmp_path: Path) -> None:
    path = register(tmp_path)
    report = take_in(path, individuals(tmp_path), table="Người")
    assert table_rows(path, "people") == [
        {
            "name": "Nguyễn Thị Lan",
            "woman": "x",
            "born": date(1985, 3, 12),
            "unit": "Phòng Kế hoạch",
            "position": "Chuyên viên",
            "staff": "người trực tiếp",
        },
        {
            "name": "Trần Văn An",
            "woman": "không",
            "born": date(1979, 11, 2),
            "unit": "Phòng Kế hoạch",
            "position": "Trưởng phòng",
            "staff": "cấp trưởng",
        },
    ]
    told = {f.seen: (f.code, f.expected) for f in report.findings}
    assert told["Mã danh hiệu"] == ("X608", "Đề nghị")
    assert told["Địa chỉ"][0] == "X607"
    assert "X609" in codes(report)


def test_the_individuals_sheet_gives_proposals_a_row_for_title_and_for_form(
    tmp_path: Path,
) -> None:
    path = register(tmp_path)
    report = take_in(path, individuals(tmp_path))
    assert [(r["name"], r["award"]) for r in table_rows(path, "proposals")] == [
        ("Nguyễn Thị Lan", "Bằng khen cấp bộ, cấp tỉnh"),
        ("Nguyễn Thị Lan", "Chiến sĩ thi đua cơ sở"),
        ("Trần Văn An", "Lao động tiên tiến"),
    ]
    (doubled,) = (f for f in report.findings if f.code == "X610")
    assert doubled.seen == "«Mã hình thức KT» và «Mã danh hiệu»"
    missing = [f.expected for f in report.findings if f.code == "X613"]
    assert missing == ["Năm", "Đối tượng"]


def test_the_collectives_sheet_names_collectives(tmp_path: Path) -> None:
    rows = [
        ["DANH SÁCH TẬP THỂ"],
        [],
        ["STT", "Tên đơn vị", "mã phân loại", "mã hình thức", "mã danh hiệu"],
        [1, "Phòng Kế hoạch", "tập thể", None, "TTLĐTT"],
    ]
    path = register(tmp_path)
    source = book_file(tmp_path, {"TapThe": rows}, merges=["A1:E1"])
    take_in(path, source, table="Đề nghị")
    assert table_rows(path, "proposals") == [
        {
            "recipient": "tập thể",
            "name": "Phòng Kế hoạch",
            "award": "Tập thể lao động tiên tiến",
        }
    ]


def test_the_initiatives_sheet_is_known_without_being_asked(tmp_path: Path) -> None:
    head = ("STT", "Tên đề tài/sáng kiến", "Ngày công nhận", "Đơn vị công nhận")
    head += ("Tóm tắt", "Tác giả", "Phòng", "Cơ quan")
    row = (1, "Số hóa hồ sơ", date(2023, 10, 20), "Hội đồng sáng kiến Sở", "…")
    row += ("Trần Văn An", "Phòng Kế hoạch", "Sở Công Thương")
    path = register(tmp_path)
    take_in(path, book_file(tmp_path, {"SangKien": [head, row]}))
    assert table_rows(path, "initiatives") == [
        {
            "title": "Số hóa hồ sơ",
            "authors": "Trần Văn An",
            "accepted_by": "Hội đồng sáng kiến Sở",
            "day": date(2023, 10, 20),
        }
    ]


def test_the_mixed_proposal_sheet_leaves_salutations_and_broken_codes(
    tmp_path: Path,
) -> None:
    head = ("STT", "Ông/Bà", "Tên tập thể/cá nhân/hộ", "Chức vụ", "Đơn vị")
    head += ("Phân loại", "Danh hiệu/Hình thức", "Phân loại đối tượng", "Lĩnh vực")
    row = (1, "Ông", "Trần Văn An", "Trưởng phòng", "Phòng Kế hoạch", "CN")
    row += ("Bằng khen cấp tỉnh", None, "Cải cách hành chính")
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"DeNghi": [head, row]}))
    assert table_rows(path, "proposals") == [
        {
            "recipient": "cá nhân",
            "name": "Trần Văn An",
            "unit": "Phòng Kế hoạch",
            "position": "Trưởng phòng",
            "award": "Bằng khen cấp bộ, cấp tỉnh",
            "reason": "Cải cách hành chính",
        }
    ]
    assert "X631" in codes(report)


def test_the_annual_record_of_a_person_is_a_list_of_awards(tmp_path: Path) -> None:
    head = ("STT", "Số QĐ", "ngày", "cấp", "tờ trình", "họ tên", "loại hình")
    row = (1, "138/QĐ-SCT", date(2024, 1, 12), "Giám đốc Sở", "12/TTr", "Trần Văn An")
    rows = [(*head, "danh hiệu"), (*row, "thường xuyên", "Lao động tiên tiến")]
    path = register(tmp_path)
    report = take_in(path, book_file(tmp_path, {"Sheet1": rows}))
    assert table_rows(path, "awards") == [
        {
            "decision": "138/QĐ-SCT",
            "day": date(2024, 1, 12),
            "authority": "Giám đốc Sở",
            "award": "Lao động tiên tiến",
            "name": "Trần Văn An",
            "mode": "thường xuyên",
        }
    ]
    assert [f.seen for f in report.findings if f.code == "X607"] == ["tờ trình"]


def test_the_annex_of_a_decision_gives_its_number_and_day_to_each_row(
    tmp_path: Path,
) -> None:
    rows = [
        ["DANH SÁCH"],
        ["(Kèm theo Quyết định số 138/QĐ-SCT ngày 12 tháng 01 năm 2024 của Sở)"],
        ["STT", "Họ tên", "Chức vụ, đơn vị", "Danh hiệu"],
        [1, "Trần Văn An", "Trưởng phòng, Phòng Kế hoạch", "LĐTT"],
        [2, "Nguyễn Thị Lan", "Chuyên viên, Ban Lạ", "LĐTT"],
    ]
    path = register(tmp_path, "# Đơn vị\nTên đơn vị\nPhòng Kế hoạch")
    report = take_in(path, book_file(tmp_path, {"PL": rows}), table="Khen thưởng")
    common = {"decision": "138/QĐ-SCT", "day": date(2024, 1, 12)}
    common["award"] = "Lao động tiên tiến"
    assert table_rows(path, "awards") == [
        {**common, "name": "Trần Văn An", "unit": "Phòng Kế hoạch"},
        {**common, "name": "Nguyễn Thị Lan", "unit": "Chuyên viên, Ban Lạ"},
    ]
    assert {"X628", "X611", "X612"} <= set(codes(report))


def test_a_column_of_salutations_tells_who_is_a_woman(tmp_path: Path) -> None:
    rows = [
        ["TT", "Ông/Bà", "Họ và tên", "Đơn vị"],
        [1, "Bà", "Nguyễn Thị Lan", "Phòng Kế hoạch"],
        [2, "Ông", "Trần Văn An", "Phòng Kế hoạch"],
    ]
    path = register(tmp_path)
    take_in(path, book_file(tmp_path, {"Sheet1": rows}))
    assert [r.get("woman") for r in table_rows(path, "people")] == ["x", "không"]


def test_a_column_of_salutations_may_hold_the_names(tmp_path: Path) -> None:
    rows = [["TT", "Ông/Bà", "Chức vụ"], [1, "Nguyễn Thị Lan", "Chuyên viên"]]
    path = register(tmp_path)
    take_in(path, book_file(tmp_path, {"Sheet1": rows}), table="people")
    assert table_rows(path, "people") == [
        {"name": "Nguyễn Thị Lan", "position": "Chuyên viên"}
    ]
