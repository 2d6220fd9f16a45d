"""Values as offices write them, in every kind of column; what a cell holds of each.

A value is what a source holds: a text, a number, a day, TRUE. Where a spreadsheet would
have made another value of it in the register's own cell, that value stands behind it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from unicodedata import normalize


class Typed(NamedTuple):
    """A value for a column; `held`: what the cell holds when it is typed there."""

    table: str
    field: str
    value: Any
    held: Any


def _nfd(text: str) -> str:
    return normalize("NFD", text)


YEARS = (
    *(2023.0, 1945.0, 2100.0, 1944.0, 2101.0, 2023.5, -1.0, 0.0, 45000.0, True),
    *("2023", "năm 2023", "Năm 2023 ", " 2023", "2023\u00a0", "23", "2023-2024"),
    *("2.023", "2023,0", "hai nghìn", "#N/A", "#REF!", "\u200b", "–"),
    date(2023, 3, 15),
)
DAYS = (
    *(date(2023, 3, 15), date(1980, 7, 5), date(1944, 12, 31), date(2099, 1, 1)),
    *(45000.0, 45000.75, 2023.0, 61.0, 5.0, 0.5, -3.0, 3_000_000.0, True),
    *("15/03/2023", "5/7/1980", "5-7-1980", "05.07.1980", "5 / 7 / 1980"),
    *("ngày 12 tháng 3 năm 1985", "Ngày 12 tháng 03 năm 1985", "12 tháng 3 năm 1985"),
    *("2023-03-15", "2023-3-5", "2023-03-15 00:00:00", "2023-03-15T13:45:00"),
    *("15/03/2023 13:45", "15/03/2023 0:00:00", "15/03/2023 1990"),
    *("31/02/2023", "05/03/85", "2023", "năm 2023", "03/2023"),
    *(
        "15/03/1899",
        "15/03/1944",
        "15/03/2199",
        "chưa rõ",
        "",
        " ",
        "\u00a0",
        "#VALUE!",
    ),
    *(_nfd("ngày 12 tháng 3 năm 1985"), "15/03/2023\u00a0", "15/03/2023\u200b", "?"),
)
COUNTS = (
    *(4.0, 0.0, 1.0, -4.0, 1.5, 94.99999999999999, True, False),
    *(
        "mười",
        "-4",
        "1,5",
        "4 người",
        "12,5 %",
        "1.000",
        "1,000",
        "x",
        "không",
        "",
        "#DIV/0!",
        "-",
    ),
    "1 234\u00a0",
)
IN_WORDS: Mapping[str, float] = dict.fromkeys(("4", "04", " 4 ", "4\u00a0", "+4"), 4.0)
"""Texts that are the number of a count; and of points."""

DECIMALS: Mapping[str, float] = {
    "1,5": 1.5,
    "12,5": 12.5,
    "16.5": 16.5,
    " 9,50": 9.5,
    "1.234,5": 1234.5,
    "12,5 điểm": 12.5,
}
AMOUNTS = (*COUNTS, 9.5, "1.234,5.6")
FLAGS = (
    *(
        "x",
        "X",
        " x ",
        "x.",
        "có",
        "Có",
        "CÓ ",
        _nfd("có"),
        "không",
        "Không.",
        "✓",
        "✔",
    ),
    *("1", "0", "-", "–", "đúng", "sai", "true", "FALSE", "?", "nữ", "Nam", "bà", "y"),
    *(1.0, 0.0, 2.0, True, False, "", "\u00a0", "#NAME?"),
    date(2023, 3, 15),
)
TITLES = (
    *("Lao động tiên tiến", "LAO ĐỘNG TIÊN TIẾN", "lao động tiên tiến "),
    *("Lao  động tiên tiến", _nfd("Lao động tiên tiến"), "Lao động tiên tiến\u00a0"),
    *("LĐTT", "ldtt", "CSTĐCS", "cstđ cơ sở", "BK tỉnh", "Bằng khen cấp tỉnh"),
    *(
        "Bằng khen",
        "Giấy khen",
        "Huân chương",
        "Chiến sỹ thi đua cơ sở",
        "Lao dong",
        "4",
    ),
    *(4.0, True, "", "#N/A"),
    "Danh hiệu «Lao động tiên tiến» năm 2023",
)
RECIPIENTS = (
    *("cá nhân", "Cá nhân", "CÁ NHÂN", "cá nhân ", "cá  nhân", _nfd("Cá nhân"), "CN"),
    *("TT", "tập thể", "đơn vị", "hộ GĐ", "công ty", "Ca nhan", 1.0, True, "", "0"),
)
RATINGS = ("HTTNV", "HTXSNV", "hoàn thành tốt nhiệm vụ", "HT tốt ", "A", "tốt.", 3.0)
NONE_OR = ("không", "Không có", "-", "0", 0.0, False, "khiển trách", "CC", "nhắc nhở")
RESULTS = ("được", "không", "Không khen", False, True, "0", "chờ")
NAMES = (
    *(
        "Lê An",
        " Lê An ",
        "Lê  An",
        "Lê\u00a0An",
        "Lê\u200b An",
        _nfd("Lê Hoà"),
        "LÊ AN",
    ),
    *("Lê An\n", 123.0, 9.5, True, "#N/A", "=1+1", "'An", date(2023, 3, 15)),
)
SEVERAL = ("Lê An; Hà Chi", "Lê An;; ; Hà Chi", "Lê An\nHà Chi", " ; ", _nfd("Hoà; Lê"))
MANY_YEARS = (
    *("2023; 2024", "2023, 2024", "2023 và 2024", "năm 2023, năm 2024", "2023\n2024"),
    *(
        "2023",
        "2023;",
        "năm 2023",
        "2023, chưa rõ",
        "chưa rõ",
        2023.0,
        45000.0,
        ";",
        "",
    ),
    *("2023–2024", "2023 2024", _nfd("năm 2023 và 2024")),
)
TEXTS = ("138/QĐ-SCT", " 138 ", "a  b", _nfd("Hoà"), "00123", 123.0, True, "\t", "-5")

COLUMNS: tuple[tuple[str, str, tuple[Any, ...]], ...] = (
    ("registrations", "year", YEARS),
    ("people", "born", DAYS),
    ("awards", "start", DAYS),
    ("awards", "end", DAYS),
    ("awards", "number", (*COUNTS, *IN_WORDS)),
    ("votes", "present", (*COUNTS, *IN_WORDS)),
    ("ratings", "points", (*AMOUNTS, *IN_WORDS, *DECIMALS)),
    ("people", "woman", FLAGS),
    ("votes", "secret", FLAGS),
    ("ratings", "under_procedure", FLAGS),
    ("dossiers", "part_report", FLAGS),
    ("awards", "award", TITLES),
    ("awards", "recipient", RECIPIENTS),
    ("ratings", "rating", RATINGS),
    ("ratings", "discipline", NONE_OR),
    ("proposals", "result", RESULTS),
    ("people", "unit", NAMES),
    ("people", "group", NAMES),
    ("initiatives", "authors", (*NAMES, *SEVERAL)),
    ("initiatives", "used", MANY_YEARS),
    ("awards", "authority", (*TEXTS, *NAMES)),
    ("awards", "reason", (*TEXTS, *NAMES)),
)


def cases() -> Iterator[Typed]:
    """Every value with its column."""
    for table, field, values in COLUMNS:
        for value in values:
            yield Typed(table, field, value, _held(field, value))


def _held(field: str, value: Any) -> Any:
    """What the register's own cell holds, where it is not the value of the source."""
    if field in ("number", "present", "points"):
        numbers = {**IN_WORDS, **(DECIMALS if field == "points" else {})}
        return numbers.get(value, value)
    if isinstance(value, date):
        in_days = field in ("born", "start", "end")
        return value if in_days else value.strftime("%d/%m/%Y")
    return value
