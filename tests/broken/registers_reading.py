"""Registers in which something cannot be read, or cannot be so."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.awards.grids import Rows
from tests.broken.registers import RegisterCase, says
from tests.broken.surgery import Step, cached, formula, lost_name, named, typed
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.computed import RULES
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.xlsx.cells.cell import CellError

AWARD = "Bằng khen cấp bộ, cấp tỉnh"
GRANTED = "Năm | Số quyết định | Ngày quyết định | Danh hiệu, hình thức | Đối tượng"
HEADS = f"# Khen thưởng\n{GRANTED}"
START = date(2020, 1, 1)
FIGHTERS, ALL = "số Chiến sĩ thi đua cơ sở", "tổng số người"


def case(
    name: str,
    text: str,
    sheet: str,
    tables: str | Mapping[str, Rows] = "",
    *steps: Step,
    **keywords: Any,
) -> RegisterCase:
    """A case whose findings all lie on one sheet; the first is the one it is for."""
    expected = says(text, sheet)
    return RegisterCase(
        code=expected[0][0],
        name=name,
        tables=tables,
        keywords=keywords,
        steps=steps,
        expected=expected,
    )


def award(name: str, text: str, row: str, heads: str = "") -> RegisterCase:
    """One line of «Khen thưởng» with a fault in it."""
    return case(name, text, "Khen thưởng", f"{HEADS}{heads}\n{row}")


def rated(name: str, text: str, head: str, cell: str) -> RegisterCase:
    """One line of «Xếp loại» with a fault in one more cell, D5 of the grid."""
    grid = f"# Xếp loại\nNăm | Đối tượng | Họ và tên hoặc tên tập thể | {head}\n"
    return case(name, text, "Xếp loại", f"{grid}2023 | cá nhân | Lê An | {cell}")


def person(name: str, text: str, head: str, cell: str) -> RegisterCase:
    """One line of «Người» with a fault in one cell."""
    return case(name, text, "Người", f"# Người\nHọ và tên | {head}\nLê An | {cell}")


def voted(name: str, text: str, total: str, present: str, recused: str, agreed: str):
    """One line of «Biểu quyết»."""
    heads = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức"
    heads += " | Tổng số thành viên | Dự họp | Không biểu quyết | Số phiếu đồng ý"
    row = f"2023 | cá nhân | Lê An | {AWARD}"
    row += f" | {total} | {present} | {recused} | {agreed}"
    return case(name, text, "Biểu quyết", f"# Biểu quyết\n{heads}\n{row}")


def own(name: str, text: str, /, **cells: Any) -> RegisterCase:
    """A rule of the office's own with a fault in some cells."""
    rule = {
        "name": "X1",
        "numerator": FIGHTERS,
        "base": ALL,
        "kind": "không quá",
        "limit": 15.0,
        "rounding": None,
        "per": "cơ quan",
        "start": START,
        "until": None,
        "document": "Quyết định số 5 của Sở",
    }
    return case(name, text, RULES, office_rules=[list({**rule, **cells}.values())])


def heading(cell: str, text: str | None) -> Step:
    """A heading of «Người» as somebody left it."""
    return typed(cell, text, "Người")


def without(table: str, step: Any = lost_name) -> tuple[Step, ...]:
    """Every name of a table is broken."""
    return tuple(step(name_of(table, c.field)) for c in BY_KEY[table].columns)


def many(rows: int) -> Sequence[Mapping[str, Any]]:
    return [{"name": f"Người {n}", "born": "31/02/2023"} for n in range(rows)]


FORM = (
    case("a column without its name", "S120", "Người", "", lost_name("td_people_born")),
    RegisterCase(
        code="S120",
        name="a setting without its name",
        steps=(lost_name("td_set_rounding"),),
        expected=says("S120"),
    ),
    RegisterCase(
        code="S120",
        name="the switches without their name",
        steps=(lost_name("td_switches"),),
        expected=says("S120"),
    ),
    RegisterCase(
        code="S120",
        name="own rules without their name",
        steps=(lost_name("td_office_rules"),),
        expected=says("S120"),
    ),
    RegisterCase(
        code="S120",
        name="no version",
        steps=(lost_name("td_schema"),),
        expected=says("S120"),
    ),
    case("a heading of the office's own", "S131 B4", "Người", "", heading("B4", "Số")),
    case("a heading wiped out", "S131 B4", "Người", "", heading("B4", None)),
    case(
        "two columns with their headings swapped",
        "S132 F4; S132 I4",
        "Người",
        "",
        heading("F4", "Nhóm nhiệm vụ tương đồng"),
        heading("I4", "Chức vụ"),
    ),
    case(
        "a table without its headings",
        "S135 A5",
        "Người",
        "# Người\nHọ và tên | Mã\nLê An | 7",
        *(heading(f"{column}4", None) for column in "ABCDEFGHIJK"),
    ),
    case(
        "a text in place of all headings",
        "S135 A5",
        "Người",
        "",
        heading("A4", "Danh sách kèm theo"),
        *(heading(f"{column}4", None) for column in "BCDEFGHIJK"),
    ),
    RegisterCase(
        code="S133",
        name="the hidden lists gone",
        steps=(lost_name("td_kind"), lost_name("td_schema")),
        expected=says("S133"),
    ),
    case(
        "a column that starts lower than the others",
        "S121 D9",
        "Người",
        "",
        named("td_people_born", "'Người'!$D$9:$D$999"),
    ),
    case(
        "a column on another sheet",
        "S121 A5",
        "Đơn vị",
        "",
        named("td_people_born", "'Đơn vị'!$A$5:$A$99"),
    ),
    case(
        "a name over two columns",
        "S121 D5",
        "Người",
        "",
        named("td_people_born", "'Người'!$D$5:$E$99"),
    ),
    case(
        "rows below what formulas see",
        "S122 A7",
        "Người",
        "# Người\nHọ và tên\nLê An\nLê Bình\nLê Chi\nLê Dung",
        capacity=2,
    ),
    case(
        "more faults of a kind than anybody reads",
        "; ".join(f"C234 D{row}" for row in range(5, 25)) + "; S123 D25",
        "Người",
        {"people": many(22)},
    ),
    case("no award year", "S124 C6", RULES, year=None),
    case("an award year in words", "S124 C6", RULES, year="hai nghìn"),
    case("an award year as text", "S134 C6", RULES, year="2026"),
    case("a year nobody lives in", "S124 C6", RULES, year=23.0),
    case(
        "a rounding nobody knows", "S125 C7", RULES, settings={"rounding": "làm tròn"}
    ),
    case(
        "an order of tones nobody knows", "S125 C11", RULES, settings={"tone_order": 1}
    ),
    case(
        "a sector nobody knows",
        "S139 C15",
        RULES,
        profile={"sector": "Quân độ nhân dân"},
    ),
    case(
        "a sector for a province", "S139 C14", RULES, profile={"province": "Giáo dục"}
    ),
    case("an office that is a number", "S139 C16", RULES, profile={"body": 7}),
    case("a switch of no rule", "S126 A20", RULES, switches={"E99": "có"}),
    case("a switch that is neither", "S127 D20", RULES, switches={"E1": "đôi khi"}),
    RegisterCase(
        code="S129",
        name="a table whose sheet is gone",
        steps=without("votes"),
        expected=says("S129"),
    ),
    case(
        "an office that is an error",
        "C245 C4",
        RULES,
        "",
        typed("C4", CellError("#REF!"), RULES),
    ),
)

COMPLETE = tuple(
    case(name, text, RULES, complete=[row])
    for name, text, row in (
        ("a complete year in words", "S138 A75", ["năm ngoái", None, None]),
        ("complete, but of no year", "S138 A75", [None, AWARD, None]),
        ("complete of an award nobody knows", "S138 B75", [2023.0, "Huy chương", None]),
        ("complete of a sheet that is not among them", "S138 C75", [2023, "", "Hồ sơ"]),
    )
)

OWN_RULES = (
    own("a measure nobody knows", "S128 B50", numerator="số giải thưởng"),
    own("no measure", "S128 B50", numerator=None),
    own("a base nobody knows", "S128 C50", base="dân số"),
    own("a share of itself", "S128 C50", base=FIGHTERS),
    own("neither at most nor at least", "S128 D50", kind="khoảng"),
    own("a limit above the whole", "S128 E50", limit=150.0),
    own("a limit below nought", "S128 E50", limit=-1.0),
    own("a limit that may be fifteen or less than one", "S128 E50", limit=0.15),
    own("a limit in words", "S128 E50", limit="15 %"),
    own("a rounding nobody knows", "S128 F50", rounding="tùy ý"),
    own("a scope nobody knows", "S128 G50", per="cả nước"),
    own("a scope of single persons", "S128 G50", per="từng tập thể, cá nhân"),
    own("titles by groups of tasks", "S128 G50", per="nhóm có nhiệm vụ tương đồng"),
    own("only the year it begins", "S128 H50", start=2020.0),
    own("no beginning", "S128 H50", start=None),
    own("an end that is no day", "S128 I50", until="31/02/2023"),
    own("an end before the beginning", "S128 I50", until=date(2019, 1, 1)),
    own("no document", "S128 J50", document=None),
    own("no name", "S128 A50", name=None),
    own("the name of a rule of law", "S128 A50", name="R1"),
    own("two cells at once", "S128 E50; S128 J50", limit="", document=""),
    case(
        "one name for two rules",
        "S128 A51",
        RULES,
        office_rules=[
            ["X1", FIGHTERS, ALL, "không quá", 15.0, None, "cơ quan", START, None, "a"],
            ["x1", FIGHTERS, ALL, "không quá", 10.0, None, "cơ quan", START, None, "b"],
        ],
    ),
)

PEOPLE = (
    case(
        "somebody who left before coming",
        "C259 K5",
        "Người",
        """
        # Người
        Họ và tên | Ngày vào làm | Ngày rời đi
        Lê An | 02/05/2020 | 01/05/2020
        Lê Bình | 02/05/2020 | 02/05/2020
        Lê Chi | | 01/05/2020
        Lê Dung | 02/05/2020 |
        """,
    ),
    case(
        "authors of whom one is nobody",
        "C260 C5",
        "Sáng kiến",
        """
        # Sáng kiến
        Năm | Tên sáng kiến, đề tài | Tác giả | Phạm vi
        2023 | Phần mềm | Lê An và cộng sự | cơ sở
        2023 | Phần mềm hai | Lê An | cơ sở
        """,
    ),
    *(
        case(
            f"authors of nothing but «{signs}»",
            "C230 C5",
            "Sáng kiến",
            "# Sáng kiến\nNăm | Tên sáng kiến, đề tài | Tác giả | Phạm vi"
            f"\n2022 | Số hóa | '{signs} | cơ sở",
        )
        for signs in ("; ;", " ; - ;", ";")
    ),
)

YEARS = (
    award("no year", "C230 A5", f" | 1/QĐ | 12/05/2023 | {AWARD} | cá nhân"),
    award("no title", "C230 E5", "2023 | 1/QĐ | 12/05/2023 | | cá nhân"),
    award("no recipient", "C230 F5", f"2023 | 1/QĐ | 12/05/2023 | {AWARD} | "),
    case(
        "no name but spaces",
        "C230 A5",
        "Người",
        {"people": [{"name": " \u00a0", "code": "7"}]},
    ),
    award(
        "a year of letters", "C231 A5", f"2o23 | 1/QĐ | 12/05/2023 | {AWARD} | cá nhân"
    ),
    award(
        "a day as year", "C231 A5", f"12/05/2023 | 1 | 12/05/2023 | {AWARD} | cá nhân"
    ),
    award("half a year", "C231 A5", f"2022,5 | 1/QĐ | 12/05/2023 | {AWARD} | cá nhân"),
    award("a year long ago", "C231 A5", f"223 | 1/QĐ | 12/05/2023 | {AWARD} | cá nhân"),
    award("a year as text", "C232 A5", f"'2023 | 1 | 12/05/2023 | {AWARD} | cá nhân"),
    case(
        "a year as text, in two rows",
        "C232 A6",
        "Khen thưởng",
        f"""{HEADS}
        2023 | 1/QĐ | 12/05/2023 | {AWARD} | cá nhân
        'năm 2022 | 2/QĐ | 12/05/2022 | {AWARD} | cá nhân
        'năm 2022 | 3/QĐ | 13/05/2022 | {AWARD} | cá nhân""",
    ),
    award(
        "a year far behind the award year",
        "C256 A5",
        f"2025 | 1/QĐ | 12/05/2025 | {AWARD} | cá nhân",
    ),
    case(
        "years that are none",
        "C258 H5",
        "Sáng kiến",
        "# Sáng kiến\nNăm | Tên sáng kiến, đề tài | Tác giả | Phạm vi | Đã dùng cho năm"
        "\n2022 | Số hóa | Lê An | cơ sở | '2022; năm sau",
    ),
)

DAYS = (
    award("a day as text", "C233 C5", f"2023 | 1 | '12/05/2023 | {AWARD} | cá nhân"),
    award(
        "a day in words",
        "C233 C5",
        f"2023 | 1/QĐ | 'ngày 12 tháng 5 năm 2023 | {AWARD} | cá nhân",
    ),
    award(
        "the 31st of February",
        "C234 C5",
        f"2023 | 1/QĐ | '31/02/2023 | {AWARD} | cá nhân",
    ),
    person("a day of words", "C234 D5", "Ngày sinh", "đầu năm"),
    person("a day beyond the calendar", "C234 D5", "Ngày sinh", "99999999"),
    person("only the year of birth", "C235 D5", "Ngày sinh", "1985"),
    person("a day of 1900", "C236 J5", "Ngày vào làm", "15"),
    person("a day of long ago", "C236 J5", "Ngày vào làm", "'01/01/1900"),
    person("a day far ahead", "C237 J5", "Ngày vào làm", "01/01/2203"),
    case(
        "a year as text where a year will do",
        "C233 E5",
        "Đơn vị",
        "# Đơn vị\nTên đơn vị | Ngày thành lập\nSở | '1991",
    ),
)

NUMBERS = (
    rated("points in words", "C238 J5", "Điểm", "chín mươi"),
    rated("points as text", "C238 J5", "Điểm", "'95,5"),
    rated("days below nought", "C239 M5", "Số ngày nghỉ", "-3"),
    award(
        "a number below nought",
        "C239 J5",
        f"2023 | 1/QĐ | 12/05/2023 | {AWARD} | cá nhân | -2",
        " | Số lượng",
    ),
    award(
        "two awards and a half",
        "C239 J5",
        f"2023 | 1/QĐ | 12/05/2023 | {AWARD} | cá nhân | 2,5",
        " | Số lượng",
    ),
    award(
        "a line that stands for none",
        "C257 J5",
        f"2023 | 1/QĐ | 12/05/2023 | {AWARD} | cá nhân | 0",
        " | Số lượng",
    ),
    case(
        "a number that every language writes otherwise, for a name",
        "C331 H5",
        "Xếp loại",
        {
            "ratings": [
                {"year": 2023.0, "name": "Lê An", "recipient": "cá nhân", "group": 2.5}
            ]
        },
    ),
    case(
        "truth in place of a number",
        "C330 J5",
        "Khen thưởng",
        {
            "awards": [
                {"year": 2023.0, "award": AWARD, "recipient": "cá nhân", "number": n}
                | {"decision": "1/QĐ", "day": date(2023, 5, 12)}
                for n in (True, 1.0)
            ]
        },
    ),
)

WORDS = (
    award(
        "a title nobody knows",
        "C240 E5",
        "2023 | 1/QĐ | 12/05/2023 | Chiến sỹ thi dua cơ sở | cá nhân",
    ),
    award(
        "a class of an order that has no standard here",
        "C261 E5",
        "2023 | 1/QĐ | 12/05/2023 | Huân chương Độc lập hạng Nhì | cá nhân",
    ),
    award(
        "a title in short",
        "C241 E5",
        "2023 | 1/QĐ | 12/05/2023 | BK tỉnh | cá nhân",
    ),
    award(
        "a title that only the authority tells apart",
        "C241 E5",
        "2023 | 1 | 12/05/2023 | Bằng khen | cá nhân | Chủ tịch UBND tỉnh",
        " | Cấp khen",
    ),
    award(
        "two kinds of recipients at once",
        "C242 F5",
        f"2023 | 1/QĐ | 12/05/2023 | {AWARD} | cả hai",
    ),
    award(
        "a recipient in short",
        "C243 F5",
        f"2023 | 1/QĐ | 12/05/2023 | {AWARD} | CN",
    ),
    rated("a rating in short", "C243 I5", "Xếp loại", "HTXSNV"),
    case(
        "a choice with a space behind it",
        "C243 F5",
        "Khen thưởng",
        {
            "awards": [
                {"year": 2023.0, "award": AWARD, "recipient": "cá nhân "}
                | {"decision": "1/QĐ", "day": date(2023, 5, 12)}
            ]
        },
    ),
    case(
        "a unit with spaces and loose tones",
        "C244 E5",
        "Người",
        {
            "people": [
                {"name": "Lê An", "unit": " Phòng  A"},
                {"name": "Lê Ba", "unit": "Pho\u0300ng A"},
                {"name": "Lê Cư", "unit": "Phòng A"},
                {"name": "Lê Dư", "unit": " Phòng  A"},
            ]
        },
    ),
    person("neither woman nor man", "C247 C5", "Nữ", "xong"),
    case(
        "an error in a cell",
        "C245 E5",
        "Người",
        "# Người\nHọ và tên | Đơn vị\nLê An | 'Phòng A",
        typed("E5", CellError("#N/A"), "Người"),
    ),
    case(
        "an error typed as text",
        "C245 E5",
        "Người",
        "# Người\nHọ và tên | Đơn vị\nLê An | '#N/A",
    ),
    case(
        "a formula that was never computed",
        "C246 E5",
        "Người",
        "# Người\nHọ và tên | Đơn vị\nLê An | 'Phòng A",
        formula("E5", '"Phòng "&B5', "Phòng A", "Người"),
        cached("E5", None, "Người"),
    ),
)

ROWS = (
    award("a decision without a day", "C248 C5", f"2023 | 1/QĐ | | {AWARD} | cá nhân"),
    award(
        "a day without a decision",
        "C249 B5",
        f"2023 | | 12/05/2023 | {AWARD} | cá nhân",
    ),
    case(
        "awards of which no decision is known",
        "C250 B6",
        "Khen thưởng",
        f"""{HEADS}
        2023 | 1/QĐ | 12/05/2023 | {AWARD} | cá nhân
        2023 | | | {AWARD} | cá nhân
        2023 | | | {AWARD} | tập thể""",
    ),
    voted("more votes than members", "C251 L5", "9", "9", "", "10"),
    voted("more present than members", "C251 J5", "9", "10", "", "9"),
    voted("more recused than members", "C251 K5", "9", "9", "10", "0"),
    voted("recused who voted", "C251 L5", "9", "9", "1", "9"),
    case(
        "a person twice",
        "C252 A7",
        "Người",
        "# Người\nHọ và tên | Mã\nLê Hòa | 1\nLê Hòa | 2\nlê  hoà | 1",
    ),
    case(
        "a person once with a code and once without",
        "C252 A6",
        "Người",
        "# Người\nHọ và tên | Mã\nLê Hòa | 1\nLê Hòa |",
    ),
    case(
        "a person once without a code and once with",
        "C252 A6",
        "Người",
        "# Người\nHọ và tên | Mã\nLê Hòa |\nLê Hòa | 1",
    ),
    case(
        "a unit twice",
        "C253 A6",
        "Đơn vị",
        "# Đơn vị\nTên đơn vị\nPhòng Tổ chức\nPhòng tổ chức",
    ),
    case(
        "units below each other",
        "C254 B6",
        "Đơn vị",
        "# Đơn vị\nTên đơn vị | Đơn vị cấp trên\nSở |\nA | C\nB | A\nC | B\nD | A",
    ),
    case(
        "a unit below itself",
        "C254 B5",
        "Đơn vị",
        "# Đơn vị\nTên đơn vị | Đơn vị cấp trên\nSở | Sở",
    ),
    case(
        "a unit above that is not listed",
        "C255 B6",
        "Đơn vị",
        "# Đơn vị\nTên đơn vị | Đơn vị cấp trên\nSở Công Thương |\nA | Sở Công Thưong",
    ),
)

OUTSIDE = (
    RegisterCase(
        code="S130",
        name="a sheet of results that is gone",
        expected=says("S130"),
    ),
)
"""What reading the tables does not see; the plain register has no computed sheets."""

CASES: tuple[RegisterCase, ...] = (
    *FORM,
    *OWN_RULES,
    *COMPLETE,
    *PEOPLE,
    *YEARS,
    *DAYS,
    *NUMBERS,
    *WORDS,
    *ROWS,
)
