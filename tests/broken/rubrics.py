"""One faulty rubric for each fault: the workbook it is authored in, or its text."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tests.broken.surgery import Step, damaged, typed
from toolkit.forms.rubric.making.workbook import build_rubric_workbook
from toolkit.scoring.rubric.text import standard_rubric, write_toml

SHEET = "Bộ tiêu chí"
NOTHING_TO_TAKE = ("tiêu chí", "VI", "VI", "Vi phạm")


@dataclass(frozen=True, kw_only=True, slots=True)
class RubricCase:
    """A rubric with one fault in it, and exactly what `rubric check` must say."""

    code: str
    name: str
    make: Callable[[], bytes]
    expected: tuple[tuple[str, str], ...]
    ending: str = ".xlsx"

    @property
    def data(self) -> bytes:
        return self.make()


@lru_cache(maxsize=1)
def authored() -> bytes:
    """The rubric of 100 points in the workbook in which rubrics are written.

    One of two levels with the same points is set apart: it would be noted each time.
    """
    book = build_rubric_workbook(standard_rubric("mau-100"))
    return typed("F24", 11.5, SHEET)(book)


def _in_sheet(name: str, says: str, **cells: Any) -> RubricCase:
    steps: list[Step] = [typed(at, value, SHEET) for at, value in cells.items()]
    return _case(name, lambda: damaged(authored(), *steps), says)


def _in_text(name: str, says: str, old: str, new: str) -> RubricCase:
    def make() -> bytes:
        text = write_toml(standard_rubric("mau-100"))
        assert old in text
        return text.replace(old, new, 1).encode()

    return _case(name, make, says, ending=".toml")


def _case(
    name: str, make: Callable[[], bytes], says: str, ending: str = ".xlsx"
) -> RubricCase:
    words = [part.split() for part in says.split(";")]
    expected = tuple((w[0], w[1] if len(w) > 1 else "") for w in words)
    return RubricCase(
        code=expected[0][0], name=name, make=make, expected=expected, ending=ending
    )


@lru_cache(maxsize=1)
def rubric_cases() -> tuple[RubricCase, ...]:
    """Every rubric with a fault in it."""
    return (
        _in_sheet("the parts do not add up", "S501 F20", F31=11),
        _in_sheet("bands with a hole", "S502 J28", J28=86),
        _in_sheet("bands that overlap", "S503 J44", L44="[ ]"),
        _in_sheet("two levels of the same points", "S504 F51", F51=5),
        _in_sheet("d printed twice for đ", "S505 D26", D26="a"),
        _in_sheet("an unknown kind", "S506 G47", G47="chấm tay"),
        _in_sheet("a cap below nought", "S507 R22", R22=-3),
        _in_sheet("groups inside each other", "S508 C20; S501 E6; S501 F21", C20="I.1"),
        _in_sheet("a parent nobody knows", "S509 C47; S501 F40", C47="VI"),
        _in_sheet("an id used twice", "S510 B47", B47="II.1"),
        _in_sheet("a cap of a group that has points", "S142 R21", R21=5),
        _in_sheet("points in words", "S511 F47", F47="sáu"),
        _in_sheet("a criterion without points", "S512 F47", F47=None),
        _in_sheet("a level above the standard", "S513 F50", F50=6),
        _in_sheet("children under what is no group", "S514 G32", G32="nhập điểm"),
        _in_sheet("a group without children", "S515 G47", G47="nhóm"),
        _in_sheet("classes out of order", "S516 F67", F67=95),
        _in_sheet("a target nobody knows", "S517 M23", M23="gần đạt"),
        _in_sheet("a level under no criterion", "S518 A69", A69="mức"),
        _in_sheet("no level reaches the standard", "S519 F49", F50=4.5),
        _in_text("a text that is no TOML", "S520", 'id = "', 'id = ""'),
        _in_sheet("a band that holds no number", "S521 J64; S502 J63", J64=1),
        _in_sheet("a depth below one", "S522 E9", E9=0),
        _in_sheet("a bonus on a group", "S523 P21", P21=1),
        _in_sheet(
            "an item from which nothing can be taken",
            "S525 O70",
            **dict(zip(("A70", "B70", "D70", "E70"), NOTHING_TO_TAKE, strict=True)),
            **{"F70": 0, "G70": "trừ mỗi lần", "H70": "Số lần", "N70": 2},
        ),
        _in_sheet("two classes of one title", "S526 E68", E67="HOÀN THÀNH  nhiệm vụ"),
        _in_sheet("no class below thirty", "S527 F69", F69=30),
        _in_sheet("a condition of the lowest class", "S528 V69", V69=50),
        _in_sheet("a total below the lowest class", "S529 F69", O65=-5),
        _in_sheet("a class above all points", "S530 F66", F66=105.5),
        _in_sheet("the code of the example", "S531 E4", E4="vi-du"),
        _in_sheet("one round twice", "S532 E7", E7="tự chấm, Hội đồng, HOI DONG"),
        _in_sheet("a round without a letter", "S533 E7", E7="tự chấm, ---"),
        _in_sheet("rounds without end", "S534 E7", E7="tự chấm" + ", Hội đồng" * 30),
        _in_sheet("nobody scores himself", "S535 E7", E7="Chuyên viên, Hội đồng"),
        _in_text(
            "a key nobody knows",
            "S524 titel; S504 criterion[3].line[2].points",
            "title = ",
            'titel = "x"\ntitle = ',
        ),
    )
