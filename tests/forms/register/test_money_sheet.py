"""«Tiền thưởng»: the list to be signed, live, and in older registers by renewing."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from tests.forms.register.filling import NOW, filled_register, recomputed, region_of
from tests.offices import Office
from tests.properties.test_register_formulas import differences
from tests.workbook_parts import packed, parts_of
from toolkit.cli import main
from toolkit.forms.register.computed import MONEY, MONEY_COLUMNS
from toolkit.forms.register.writing.money import NEVER, STALE
from toolkit.forms.register.writing.money_rows import Kind
from toolkit.jobs.files import rescore_file
from toolkit.jobs.renew import NOTHING, renew_file
from toolkit.jobs.undo import undo_file
from toolkit.xlsx.closed_book import ClosedBook

ROWS = """
# Khen thưởng
Năm | Số quyết định | Ngày quyết định | Cấp khen | Danh hiệu, hình thức | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Số lượng
2025 | 310/QĐ-SCT | 15/12/2025 | Giám đốc Sở | Lao động tiên tiến | cá nhân | Lê An | Phòng A |
2025 | 310/QĐ-SCT | 15/12/2025 | Giám đốc Sở | Chiến sĩ thi đua cơ sở | cá nhân | Lê An | Phòng A |
2025 | 310/QĐ-SCT | 15/12/2025 | Giám đốc Sở | Lao động tiên tiến | cá nhân | Vũ Bình | Phòng A |
2025 | 311/QĐ-SCT | 30/06/2025 | Giám đốc Sở | Giấy khen | cá nhân | | Phòng B | 21
2025 | 88/QĐ-UBND | 05/01/2026 | Chủ tịch UBND tỉnh | Bằng khen cấp bộ, cấp tỉnh | cá nhân | Lê An | Phòng A |
2024 | 1/QĐ-SCT | 15/12/2024 | Giám đốc Sở | Lao động tiên tiến | cá nhân | Vũ Bình | Phòng A |
2025 | 90/QĐ-TTg | | Thủ tướng Chính phủ | Bằng khen của Thủ tướng Chính phủ | cá nhân | Lê An | Phòng A |
"""  # noqa: E501 – a grid is read across
FUND = "Quỹ thi đua, khen thưởng tỉnh"
TOTAL = 2_340_000 + 710_000 + 21 * 702_000 + 3_510_000
AT = {head.field: at for at, head in enumerate(MONEY_COLUMNS, 1)}


@cache
def computed() -> bytes:
    book = filled_register(ROWS, year=2025)
    funds = region_of(book, "td_money_funds")
    for at, text in enumerate(("Chủ tịch UBND tỉnh", FUND)):
        book.set_value(funds.sheet, funds.top, funds.left + at, text)
    recomputed(book)
    return book.to_bytes()


@pytest.fixture
def book() -> ClosedBook:
    return ClosedBook.from_bytes(computed())


def listed(book: ClosedBook, *fields: str) -> list[tuple[object, ...]]:
    head = region_of(book, "td_money")
    sheet = book.sheet(MONEY)
    last = max(row for row, _ in sheet.cells)
    return [
        tuple(sheet.at(row, AT[field]).value for field in fields)
        for row in range(head.bottom + 1, last + 1)
    ]


def said(book: ClosedBook, name: str) -> object:
    place = region_of(book, name)
    return book.sheet(place.sheet).at(place.top, place.left).value


def test_the_list_goes_by_fund_and_unit_with_all_sums(book: ClosedBook) -> None:
    assert listed(book, "kind", "name", "number", "each", "amount")[:16] == [
        ("quỹ", "Giám đốc Sở khen; nguồn chi: ………………", 24, None, TOTAL - 3_510_000),
        ("đơn vị", "Phòng A", 3, None, 3_050_000),
        ("khen", "Lê An", 1, 0, 0),
        ("khen", "Lê An", 1, 2_340_000, 2_340_000),
        ("khen", "Vũ Bình", 1, 710_000, 710_000),
        ("đơn vị", "Phòng B", 21, None, 21 * 702_000),
        *[
            ("khen", "21 cá nhân theo danh sách kèm quyết định", 21, 702_000, 14742000),
        ],
        ("quỹ", f"Nguồn chi: {FUND}", 1, None, 3_510_000),
        ("đơn vị", "Phòng A", 1, None, 3_510_000),
        ("khen", "Lê An", 1, 3_510_000, 3_510_000),
        ("quỹ", "Thủ tướng Chính phủ khen; nguồn chi: ………………", 1, None, 0),
        ("đơn vị", "Phòng A", 1, None, 0),
        ("khen", "Lê An", 1, None, None),
        ("tổng", "TỔNG CỘNG", 26, None, TOTAL),
        ("phụ", "Cộng theo nguồn chi", None, None, None),
        ("khen", "Giám đốc Sở khen; nguồn chi: ………………", 24, None, 17_792_000),
    ]
    by_unit = [("khen", "Phòng A", 5, None, 6_560_000)]
    assert by_unit[0] in listed(book, "kind", "name", "number", "each", "amount")
    assert listed(book, "kind")[-1] == (Kind.SIGN.value,)


def test_its_sum_is_above_it_in_figures_and_in_words(book: ClosedBook) -> None:
    assert said(book, "td_money_sum") == TOTAL
    words = "Bằng chữ: Hai mươi mốt triệu ba trăm linh hai nghìn đồng."
    assert said(book, "td_money_words") == words
    note = str(said(book, "td_money_note"))
    assert note.startswith("Khen thưởng của năm 2025. Lập lúc 09:30")
    assert note.endswith("Chưa tính được 1 dòng: để trống số tiền.")


def test_what_is_unverified_stands_beside_the_paper_alone(book: ClosedBook) -> None:
    told = listed(book, "told")
    assert ("Chưa kiểm chứng: hệ số, lương cơ sở",) in told
    names = parts_of(book.to_bytes())["xl/workbook.xml"].decode()
    assert "'Tiền thưởng'!$A:$K" in names
    printed = [cell for row in listed(book, *list(AT)[:11]) for cell in row]
    assert not any("kiểm chứng" in str(cell) for cell in printed)


def test_another_rounding_changes_every_amount_at_once_and_the_words_say_so(
    book: ClosedBook, office: Office, tmp_path: Path
) -> None:
    chosen = region_of(book, "td_set_money_rounding")
    for words, wanted in (
        ("giữ nguyên số lẻ", TOTAL - 8_000),
        ("lên hàng chục nghìn đồng", TOTAL + 21 * 8_000),
    ):
        book.set_value(chosen.sheet, chosen.top, chosen.left, words)
        path = tmp_path / "sổ.xlsx"
        path.write_bytes(book.to_bytes())
        live = office.computed(path)
        place = region_of(book, "td_money_sum")
        assert live[place.sheet, place.top, place.left] == wanted
        place = region_of(book, "td_money_words")
        assert "bấm «Kiểm tra tỷ lệ»" in str(live[place.sheet, place.top, place.left])
        assert recomputed(book).settings.money_rounding is not None
        assert said(book, "td_money_sum") == wanted
        assert differences(book, live | _told_again(book)) == []


def _told_again(book: ClosedBook) -> dict[tuple[str, int, int], object]:
    """What a check has written since: the note and the words."""
    found = {}
    for name in ("td_money_note", "td_money_words", "td_ratios_note", "td_stale"):
        place = region_of(book, name)
        cell = book.sheet(place.sheet).at(place.top, place.left)
        found[place.sheet, place.top, place.left] = cell.value
    return found


def test_another_year_or_another_award_is_told_above_it(
    book: ClosedBook, office: Office, tmp_path: Path
) -> None:
    year = region_of(book, "td_set_year")
    book.set_value(year.sheet, year.top, year.left, 2024.0)
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(book.to_bytes())
    note = region_of(book, "td_money_note")
    assert office.computed(path)[note.sheet, note.top, note.left] == STALE


def test_a_register_of_before_gets_the_sheet_by_renewing_and_undo_takes_it_away(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(_without_the_sheet(filled_register(ROWS, year=2025).to_bytes()))
    before = path.read_bytes()
    now = datetime(2026, 11, 30, 9, 0)  # noqa: DTZ001 - the clock of an office
    assert not [f for f in rescore_file(path, now=NOW).findings if f.code[:2] == "C3"]
    undo_file(path, now=NOW)
    assert path.read_bytes() == before
    assert "«Tiền thưởng»" in renew_file(path, now=now).summary
    renewed = ClosedBook.open(path)
    assert renewed.all_sheet_names[-1] == MONEY
    assert said(renewed, "td_money_note") == NEVER
    assert renew_file(path, now=now).summary == NOTHING
    codes = {one.code for one in rescore_file(path, now=now).findings}
    assert {"C300", "C303", "C305"} <= codes
    assert said(ClosedBook.open(path), "td_money_sum") == TOTAL
    undo_file(path, now=now)
    undo_file(path, now=now)
    assert path.read_bytes() == before


def test_a_list_of_its_own_says_the_same_and_the_register_is_only_read(
    tmp_path: Path, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "sổ.xlsx", tmp_path / "danh sách.xlsx"
    path.write_bytes(computed())
    assert main(["money", str(path), "-o", str(out)]) == 0
    told = capsys.readouterr().out
    assert "7 dòng" not in told
    assert "6 dòng khen năm 2025, 3 nguồn chi; tổng 21.302.000 đồng" in told
    assert "Chưa tính được 1 dòng." in told
    assert "[C303]" in told
    assert path.read_bytes() == computed()
    made = ClosedBook.open(out)
    assert made.all_sheet_names == (MONEY,)
    assert not made.sheet(MONEY).protected
    fields = ("kind", "name", "number", "each", "amount")
    assert listed(made, *fields) == listed(ClosedBook.open(path), *fields)
    assert differences(made, office.computed(out)) == []


def test_of_another_year_and_of_a_register_without_a_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(computed())
    assert main(["money", str(path), "--year", "2024"]) == 0
    assert "1 dòng khen năm 2024, 1 nguồn chi; tổng 702.000" in capsys.readouterr().out
    path.write_bytes(filled_register("", settings={"year": "năm nay"}).to_bytes())
    assert main(["money", str(path)]) == 2
    assert "[S124]" in capsys.readouterr().out
    assert main(["money", str(path), "--year", "2024"]) == 0
    assert "tổng 0 đồng (không đồng)" in capsys.readouterr().out


def _without_the_sheet(data: bytes) -> bytes:
    """A register as it was made before there was the sheet: its names are gone too."""
    import re

    book = ClosedBook.from_bytes(data)
    part = book.sheet(MONEY).part
    parts = parts_of(data)
    number = book.all_sheet_names.index(MONEY)
    root = parts["xl/workbook.xml"].decode()
    sheet = re.search(rf'<sheet name="{MONEY}"[^>]*r:id="(\w+)"[^>]*/>', root)
    assert sheet
    root = root.replace(sheet[0], "")
    root = re.sub(rf"<definedName[^>]*>[^<]*'{MONEY}'![^<]*</definedName>", "", root)
    root = re.sub(
        r'localSheetId="(\d+)"',
        lambda m: f'localSheetId="{int(m[1]) - (int(m[1]) > number)}"',
        root,
    )
    parts["xl/workbook.xml"] = root.encode()
    rels = parts["xl/_rels/workbook.xml.rels"].decode()
    parts["xl/_rels/workbook.xml.rels"] = re.sub(
        rf'<Relationship Id="{sheet[1]}"[^>]*/>', "", rels
    ).encode()
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = re.sub(
        rf'<Override PartName="/{part}"[^>]*/>', "", types
    ).encode()
    del parts[part]
    return packed(parts)
