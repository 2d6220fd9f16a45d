"""What a cell of a foreign file is: a day or a number, Unicode or an old code."""

import pytest

from toolkit.exchange.sources.legacy import looks_legacy
from toolkit.exchange.sources.shown import shows_day
from toolkit.exchange.tables.layout.headings import key, nearest, table_called
from toolkit.exchange.tables.rows.values import How, Meaning, Meanings
from toolkit.forms.register.reading.days import month_first
from toolkit.forms.register.tables.all_tables import BY_KEY, TABLES

OLD = ("NguyÔn V¨n A", "§¬n vÞ", "Hä vµ tªn", "Phßng KÕ ho¹ch", "Ñôn vò")
OLD += ("Nguyeãn Vaên A", "Leâ Thò Haø", "Phoøng Toå chöùc")
OLD += (
    "§\u00adêng",
    "x· héi",
    "Chñ tÞch",
    "UBND HuyÖn",
    "CHñ TÞCH",
    "TrÇn ThÞ Lan",
    "Ñaøo",
)
OLD += ("Traàn Vaên Bình", "Sôû Noäi vuï", "thi ñua", "khen thöôûng", "Höõu")
EUROPEAN = ("Hans Müller", "François Noël", "Straße", "Zoë", "Peña", "Björn Åkesson")
EUROPEAN += ("José María Núñez", "Citroën C3", "Öresund", "Gößwein", "Renée", "Ñuñoa")
EUROPEAN += ("Søren Kjær", "Çelik", "Jürgen Groß", "Þór", "Señor Ibáñez", "Günther")
UNICODE = ("Hà Anh", "Lò Thị Hòa", "«Ban A»", "Cao Bá Quát", "Bùi Xuân Phái", "25 °C")
AWARDS = Meanings(BY_KEY["awards"].columns)
UNICODE += ("Võ Văn Uý", "NGUYỄN THỊ HOÀ", "Mục 5 (§ 2)", "Y Ñôn Niê Kđăm", "m²", "")


@pytest.mark.parametrize("text", OLD)
def test_an_old_code_is_known_by_its_letters(text: str) -> None:
    assert looks_legacy(text)


@pytest.mark.parametrize("text", [*UNICODE, *EUROPEAN])
def test_vietnamese_in_unicode_and_european_names_are_no_old_code(text: str) -> None:
    assert not looks_legacy(text)


@pytest.mark.parametrize(
    ("shows", "number", "is_day"),
    [
        ("General", 45000, False),
        ("dd/mm/yyyy", 45000, True),
        ("[$-42A]d mmmm yyyy", 45000, True),
        ('0 "ngày"', 45000, False),
        ("[Red]0", 45000, False),
        ("[<=2100]0;dd/mm/yyyy", 2023, False),
        ("[<=2100]0;dd/mm/yyyy", 45000, True),
        ("[>2100]dd/mm/yyyy;0", 45000, True),
        ("[>2100]dd/mm/yyyy;0", 2023, False),
    ],
)
def test_a_format_says_whether_a_number_is_a_day(
    shows: str, number: float, is_day: bool
) -> None:
    assert shows_day(shows, number) is is_day


def test_a_heading_is_known_whatever_its_signs_and_tones() -> None:
    assert key("HỌ VÀ\nTÊN:") == key("Họ  và tên") == key("họ_và-tên (…)")
    assert key("Xếp loại, hoà") == key("xếp loại hòa")


def test_the_nearest_heading_is_near() -> None:
    people = BY_KEY["people"]
    assert nearest(people, "Chức vụu") == "Chức vụ"
    assert nearest(people, "Ghi chú") == ""


def test_a_table_is_called_by_sheet_key_or_file() -> None:
    for form in TABLES:
        for word in (form.key, form.sheet, form.sheet.upper()):
            assert table_called(word) is form
    assert table_called("khen_thuong") is BY_KEY["awards"]
    assert table_called("khen") is None


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("award", "Bằng khen", Meaning("Bằng khen", How.UNKNOWN)),
        ("award", "BK tỉnh", Meaning("Bằng khen cấp bộ, cấp tỉnh", How.BETTER)),
        ("recipient", "Cá nhân", Meaning("Cá nhân")),
        ("recipient", "công ty", Meaning("công ty", How.UNKNOWN)),
        ("authority", " Giám đốc  Sở ", Meaning("Giám đốc Sở")),
        ("reason", " =1 ", Meaning(" =1 ")),
        ("number", "4", Meaning(4.0, How.BETTER)),
        ("number", "0", Meaning(0.0, How.BETTER)),
        ("number", "-4", Meaning("-4", How.UNKNOWN)),
        ("number", "mười", Meaning("mười", How.UNKNOWN)),
        ("number", "1,5", Meaning("1,5", How.UNKNOWN)),
        ("start", "năm 2023", Meaning(2023.0, How.BETTER)),
        ("start", "05/2023", Meaning("05/2023", How.UNKNOWN)),
        ("day", "2024-01-12", Meaning(45303.0, How.BETTER)),
        ("day", "12.01.2024", Meaning(45303.0, How.BETTER)),
        ("day", "12/01/1899", Meaning("12/01/1899", How.UNKNOWN)),
        # A rescore takes no day before 1945.
        ("day", "31/12/1944", Meaning("31/12/1944", How.UNKNOWN)),
        ("day", "01/01/1945", Meaning(16438.0, How.BETTER)),
    ],
)
def test_a_value_is_changed_only_where_it_has_one_meaning(
    field: str, typed: str, expected: Meaning
) -> None:
    assert AWARDS.meaning(field, typed) == expected


def test_what_is_understood_only_in_part_stays_and_is_told() -> None:
    used = Meanings(BY_KEY["initiatives"].columns)
    text = "2023, chưa rõ"
    assert used.meaning("used", text) == Meaning(text, How.UNKNOWN)
    assert used.meaning("used", "năm 2023") == Meaning(2023.0, How.BETTER)
    assert used.meaning("used", "2023 và 2024") == Meaning("2023 và 2024")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("12/12/2023", False),  # either way a day
        ("12/13/2023", True),
        ("13/12/2023", False),
        ("05/31/2023", True),
        ("05/32/2023", False),  # neither way
        ("13/13/2023", False),
    ],
)
def test_the_month_stands_first_only_where_no_other_day_can_be_meant(
    typed: str, first: bool
) -> None:
    assert month_first(typed) is first


def test_the_authority_tells_which_form_is_meant() -> None:
    found = AWARDS.meaning("award", "Bằng khen", "Chủ tịch UBND tỉnh")
    assert found.value == "Bằng khen cấp bộ, cấp tỉnh"
