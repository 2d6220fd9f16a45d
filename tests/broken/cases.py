"""One faulty scoring workbook for each accident: what was done, what must be said."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.broken.base import empty, giving, good, good_100
from tests.broken.surgery import (
    FORM_PART,
    OWN_PART,
    Step,
    cached,
    damaged,
    far_cell,
    formula,
    hidden,
    linked_program,
    linked_workbook,
    lost_name,
    manual_calculation,
    merged,
    named,
    own_sheet,
    percent_format,
    place,
    recalculated,
    row_copied,
    row_deleted,
    rows_inserted,
    rows_swapped,
    sealed,
    typed,
    unprotected,
    without_name,
    xml,
)
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.shipped import standard_workbook
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import CellError
from toolkit.xlsx.closed_book import ClosedBook

Report = tuple[tuple[str, str], ...]
_FORM = locate(ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))).places.form
KEYS = letters(_FORM.columns["key"])
"""The column of keys, which later columns move."""
RUBRIC = "Bộ tiêu chí"
SUMMARY = "Tổng hợp"
OWN = "Việc của Sở"
VALUE_ERROR = CellError("#VALUE!")


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A workbook with one accident in it, and exactly what the check must say.

    `refused`: the workbook cannot be rescored at all and must stay as it is.
    """

    code: str
    name: str
    make: Callable[[], bytes]
    expected: Report
    refused: bool = False


def case(
    name: str,
    *steps: Step,
    says: str,
    base: Callable[[], bytes] = good,
    refused: bool = False,
    proves: str = "",
) -> Case:
    """`says` is the report: «C202 H9; P307 E10», the code to prove first.

    `proves`: that code where others come before it.
    """
    words = [part.split() for part in says.split(";")]
    expected = tuple((w[0], w[1] if len(w) > 1 else "") for w in words)
    return Case(
        code=proves or (expected[0][0] if expected else ""),
        name=name,
        make=cache(lambda: damaged(base(), *steps)),  # several tests take it
        expected=expected,
        refused=refused,
    )


def entered(name: str, *steps: Step, says: str, **more: Any) -> Case:
    """An accident in an input: the program went on calculating with it."""
    return case(name, *steps, recalculated(), says=says, **more)


def number(value: str) -> Step:
    """Text typed where the points of I.3.a belong."""
    return typed("A20", value)


FORMULAS = (
    case("a total typed over with the same number", typed("H9", 583), says="C201 H9"),
    case("a total typed over with a higher number", typed("H9", 590), says="C202 H9"),
    case(
        "a total typed over, and all that a spreadsheet program made of it",
        typed("H9", 590),
        cached("H123", 990),
        cached("F4", 590, SUMMARY),
        cached("G4", 590 / 550, SUMMARY),
        cached("F7", 990, SUMMARY),
        cached("G7", 990 / 950, SUMMARY),
        says="C202 H9",
    ),
    case("a total typed over with words", typed("H123", "đạt"), says="C202 H123"),
    case(
        "a total typed over with its own number as text",
        typed("H123", "983"),
        says="C202 H123",
    ),
    case("a subtotal typed over", typed("H18", 100), says="C202 H18"),
    case("a total that shows an error", typed("H9", CellError("#N/A")), says="C202 H9"),
    case("the line of the state typed over", typed("I6", "xong"), says="C202 I6"),
    case(
        "a formula that became another",
        formula("H10", "C10+E10", 110),
        says="C203 H10",
    ),
    case(
        "a formula with something added",
        formula("H123", "ROUND(SUM(H9,H51,H84)+10,0)", 993),
        says="C203 H123",
    ),
    case(
        "a sum that lost a part",
        formula("H123", 'IF(COUNT(H9,H51,H84)=0,"",SUM(H9,H51))', 783),
        says="C204 H123",
    ),
    case(
        "a sum of the whole column, parents and levels and all",
        formula("H123", 'IF(COUNT(H9:H122)=0,"",SUM(H9:H122))', 4000),
        says="C204 H123",
    ),
    case(
        "a formula that lost its cells",
        formula("H123", 'IF(COUNT(#REF!)=0,"",SUM(#REF!))', CellError("#REF!")),
        says="C204 H123",
    ),
    case("a deleted formula", typed("G14", None), says="C213 G14"),
    case("a deleted total of the summary", typed("F7", None, SUMMARY), says="C213 F7"),
    case(
        "old values beside two formulas",
        cached("H9", 500),
        cached("H123", 900),
        says="C209 H9",
    ),
    case(
        "an old value beside a formula, and another typed over",
        cached("H51", 150),
        typed("H9", 590),
        says="C202 H9; C209 H51",
    ),
    case("standard points changed on the form", typed("C27", 40), says="C212 C27"),
    case("points of a level changed on the form", typed("C29", 20), says="C212 C29"),
    case("a formula over printed points", formula("C27", "10+10", 20), says="C212 C27"),
    case(
        "the bonus typed although no percent over target is given",
        typed("D10", None),
        typed("E10", 10),
        recalculated(),
        says="P312 D10; P306 E10; C202 E10",
    ),
    case("the bonus typed above its cap", typed("E10", 16), says="P307 E10; C202 E10"),
    case(
        "a deduction typed that does not match the level",
        typed("G27", 4),
        says="P308 G27; C202 G27",
    ),
    case("a number where nobody reads it", typed("D27", 7), says="C214 D27"),
)

INPUTS = (
    entered("a decimal comma kept as text", number("16,5"), says="C205 A20"),
    entered("a number with a blank behind it", number("16.5 "), says="C205 A20"),
    entered("a number with a leading nought", number("05"), says="C205 A20"),
    entered("a number in words", number("mười"), says="C205 A20"),
    entered("a yes among the numbers", typed("A20", True), says="C205 A20"),
    entered("a percent as text", typed("D10", "16 %"), says="C205 D10"),
    entered("a percent as a share", typed("D10", 0.16), says="C206 D10"),
    entered("a share of dossiers as 0.05", typed("A102", 0.05), says="C206 A102"),
    entered(
        "a percent in a cell formatted as percent",
        typed("D10", 0.16),
        percent_format("D10"),
        says="C206 D10",
    ),
    entered("an error in a number", typed("A20", VALUE_ERROR), says="C207 A20"),
    entered("an error in a mark", typed("A11", VALUE_ERROR), says="C207 A11"),
    entered("an error in the evidence", typed("I14", VALUE_ERROR), says="C207 I14"),
    entered("an error in the unit", typed("A2", VALUE_ERROR), says="C207 A2"),
    entered("a formula in an input", formula("A20", "25*2", 50), says="C208 A20"),
    entered("a formula in the evidence", formula("I14", "A1", "x"), says="C208 I14"),
    entered("a formula in a mark", formula("A11", 'LOWER("X")', "x"), says="C208 A11"),
    entered("a formula in the year", formula("I3", "2000+17", 2017), says="C208 I3"),
    entered(
        "a formula in an input that has the right number from another workbook",
        formula("A20", "'[1]Tháng 12'!B7", 50),
        linked_workbook("So%20khac.xlsx"),
        says="C208 A20; S111",
    ),
    entered("a level marked with a tick", typed("A11", "✓"), says="C210 A11"),
    entered("another level marked with a tick", typed("A17", "✓"), says="C210 A17"),
    entered("a part of a checklist marked «có»", typed("A121", "có"), says="C210 A121"),
    entered("more points than the standard", typed("H47", 25), says="P301 H47"),
    entered(
        "more points than the standard, by a hair", number("50,01"), says="C205 A20"
    ),
    entered("points below nought", typed("H47", -2), says="P302 H47"),
    entered("a percent below nought", typed("D10", -5), says="P302 D10"),
    entered("a share below nought", typed("A102", -3), says="P302 A102"),
    entered("no level chosen", typed("A11", None), says="P303 A11"),
    entered("two levels chosen", typed("A28", "x"), says="P304 A29"),
    entered("points not entered", typed("H47", None), says="P305 H47"),
    entered("a number not entered", typed("A102", None), says="P305 A102"),
    entered(
        "a checklist not touched",
        *(typed(c, None) for c in ("A121", "A122")),
        says="P305 A121",
    ),
    entered(
        "appraised above the standard", typed("J47", 30), says="P309 J47; P311 J10"
    ),
    entered(
        "appraised above standard and greatest bonus",
        typed("J10", 111),
        says="P309 J10; P311 J14",
    ),
    entered("final points below nought", typed("L47", -1), says="P309 L47; P311 L10"),
    entered(
        "points taken that are written as given",
        typed("H17", 5),
        base=giving,
        says="P330 H17",
    ),
    entered("more taken than may be", typed("H17", -25), base=giving, says="P330 H17"),
    entered("more added than may be", typed("H27", 11), base=giving, says="P301 H27"),
    entered(
        "appraised below the least",
        typed("J17", -21),
        base=giving,
        says="P331 J17; P311 J10",
    ),
    entered("appraised only in part", typed("J47", 20), says="P311 J10"),
    entered("«over target» without a percent", typed("D10", None), says="P312 D10"),
    entered(
        "a percent over target at the level «met»",
        typed("A11", None),
        typed("A12", "x"),
        says="P313 D10",
    ),
    entered(
        "the level «not met» that the source prints with full points",
        typed("A11", None),
        typed("A13", "x"),
        typed("D10", None),
        says="P315 A13",
    ),
    entered("half a letter of criticism", typed("A22", 1.5), says="P316 A22"),
    entered("1,600 percent over target", typed("D10", 1600), says="P317 D10"),
    entered("the unit is not named", typed("A2", None), says="S109 A2"),
    entered("the unit is blanks", typed("A2", "  "), says="S109 A2"),
    entered("the year is missing", typed("I3", None), says="S110 I3"),
    entered("the year in two digits", typed("I3", 17), says="S110 I3"),
    case("nothing is filled in", base=empty, says="P320 A11"),
    # The rubric of 100 points has what the one of 2017 has not.
    entered(
        "a whole cap on bonus",
        typed("A13", None),
        typed("A12", "x"),
        typed("D11", 8),
        typed("D24", 5),
        base=good_100,
        says="P314",
    ),
    entered("a share above 100", typed("A16", 101), base=good_100, says="P318 A16"),
    entered(
        "a percent under target beside a level that met it",
        typed("F11", 3),
        base=good_100,
        says="P321 F11",
    ),
    entered(
        "over and under target at once",
        typed("A13", None),
        typed("A12", "x"),
        typed("D11", 8),
        typed("F11", 3),
        base=good_100,
        says="P319 F11",
    ),
)

ROWS = (
    case(
        "a level worded otherwise", typed("B12", "Đạt 50 % chỉ tiêu"), says="C215 B12"
    ),
    case("the log deleted", lost_name("td_log"), says="S118"),
    case("the findings deleted", lost_name("td_findings"), says="S118"),
    case("the summary deleted", lost_name("td_s_key"), says="S118"),
    case("a level's row deleted", row_deleted(12), says="S102 B11"),
    case("a criterion's row deleted", row_deleted(48), says="S102 B47"),
    case("the row of the grand total deleted", row_deleted(123), says="S102 B122"),
    case("a key typed over", typed(f"{KEYS}48", "x.y"), says="S103 B48; S102 B47"),
    case(
        "a row of the office's own among the criteria",
        rows_inserted(48),
        typed("B48", "Chuyên cần"),
        typed("H48", 5),
        says="S103 B48",
    ),
    case(
        "a row of the office's own among the levels, with a mark",
        rows_inserted(12),
        typed("A12", "x"),
        typed("B12", "Vượt xa"),
        says="S103 B12; S117 A12",
    ),
    case("a row copied and inserted", row_copied(48, 49), says="S104 B49"),
    case(
        "a row copied over another",
        typed(f"{KEYS}48", "I.9.a"),
        says="S104 B48; S102 B47",
    ),
    case("two rows that changed places", rows_swapped(47, 48), says="S105 B48"),
    case(
        "a level's row that changed places with one of another criterion",
        rows_swapped(12, 16),
        says="S105 B16; S105 B12; S117 A12; S117 A13",
    ),
    case("a hidden row", hidden(27), says="S106 B27"),
    case(
        "cells of a row merged, which empties all but the first",
        merged("D10:E10"),
        typed("E10", None),
        says="S107 D10; C213 E10",
    ),
    case(
        "two rows merged, which empties the second",
        merged("H47:H48"),
        typed("H48", None),
        recalculated(),
        says="S107 H47; P305 H48",
    ),
)

STRUCTURE = (
    case(
        "a column's name deleted", without_name("td_c_total"), says="S101", refused=True
    ),
    case(
        "a column's cells deleted", lost_name("td_c_bonus"), says="S101", refused=True
    ),
    case("the fingerprint's name deleted", without_name("td_fingerprint"), says="S101"),
    case(
        "a column cut out from under its name",
        named("td_c_over", "'Chấm điểm'!$D$10:$D$124"),
        says="S113 D10",
        refused=True,
    ),
    case(
        "a bonus cap changed in the rubric",
        typed("Q21", 20, RUBRIC),
        recalculated(),
        says="S108 E15",
    ),
    case(
        "standard points changed in the rubric, so that it no longer adds up",
        typed("F21", 90, RUBRIC),
        says="S115 F20",
        refused=True,
    ),
    case(
        "the rubric changed and sealed anew",
        typed("D21", "Chỉ tiêu khác", RUBRIC),
        sealed(),
        says="S116 E15",
    ),
    case(
        "a kind nobody knows",
        typed("G21", "tùy ý", RUBRIC),
        says="S115 G21",
        refused=True,
    ),
    case("a link to another workbook", linked_workbook("So%20khac.xlsx"), says="S111"),
    case("a program called by DDE", linked_program("cmd", "/c calc"), says="S112"),
    case("the sheet unprotected", unprotected(), says="S114"),
    case(
        "a DTD in the form's sheet",
        xml(FORM_PART, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        says="F013",
        refused=True,
    ),
    case("a cell far away", far_cell("XFD1048576"), says="F014", refused=True),
    case("a merge over everything", merged("A1:XFD1048576"), says="F015", refused=True),
    case(
        "a sheet cut short",
        xml(FORM_PART, "</sheetData>.*", ""),
        says="F018",
        refused=True,
    ),
    case("no scoring form", without_name("td_kind"), says="F010", refused=True),
    case(
        "a form of next year's version",
        typed("E14", 2, RUBRIC),
        says="F011",
        refused=True,
    ),
)


def gifts(**instead: object) -> Step:
    """A sheet of the office's own: seven givers, what each gave, and the sums."""
    givers = ("An", "Bình", "Chi", "Dũng", "Hà", "Lan", "Minh")
    rows: list[list[Any]] = [["Người ủng hộ", "Tháng 1", "Tháng 2", "Cộng"]]
    for r, giver in enumerate(givers, 2):
        rows.append([giver, 10 * r, 5 * r, (f"SUM(B{r}:C{r})", 15 * r)])
    sums = (
        (f"SUM({c}2:{c}8)", n * 35) for c, n in zip("BCD", (10, 5, 15), strict=True)
    )
    rows.append(["Cộng", *sums])
    for cell, value in instead.items():
        row, column = place(cell)
        rows[row - 1][column - 1] = value
    return own_sheet(OWN, rows)


def many_errors() -> Step:
    """Thirty errors, each with a cause of its own."""
    rows = [[(f"{n}/0", "#DIV/0!")] if n % 2 else ["x"] for n in range(60)]
    return own_sheet(OWN, rows)


# Checks that need no form, on a sheet of the office's own.
OTHER_SHEETS = (
    case(
        "a sum that misses its last row", gifts(B9=("SUM(B2:B7)", 270)), says="S601 B9"
    ),
    case("a row's total typed over", gifts(D5=80), says="S602 D5"),
    case("a number kept as text", gifts(C4="20 "), says="S603 C4"),
    case(
        "a sum that counts two rows twice",
        gifts(B9=("SUM(B2:B8)+SUM(B7:B8)", 500)),
        says="S604 B9",
    ),
    case("a hidden row inside a sum", gifts(), hidden(4, OWN_PART), says="S605 B9"),
    case("a division by nought", gifts(D9=("SUM(D2:D8)/0", "#DIV/0!")), says="S606 D9"),
    case("manual calculation", manual_calculation(), says="S607"),
    case(
        "a row's total changed by hand", gifts(D5=("SUM(B5:C5)+7", 67)), says="S608 D5"
    ),
    case("a sum of itself", gifts(B9=("SUM(B2:B9)", 0)), says="S609 B9"),
    case("a sum that feeds itself", gifts(B8=("B9-B2", 50)), says="S611 B9"),
    case(
        "more than anyone reads at once",
        many_errors(),
        says="; ".join(f"S606 A{row}" for row in range(2, 50, 2)) + "; S610",
        proves="S610",
    ),
)

CASES: tuple[Case, ...] = (*FORMULAS, *INPUTS, *ROWS, *STRUCTURE, *OTHER_SHEETS)
"""Every scoring workbook with an accident in it."""
