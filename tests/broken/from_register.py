"""One register for each thing that drawing from it can find, beside a good workbook."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from tests.broken.base import NOW, good
from tests.forms.register.making import register_book
from toolkit.findings.report import Report
from toolkit.forms.scoring.making.workbook import build_scoring
from toolkit.jobs.files import rescore_file
from toolkit.model.rubric import Criterion, NumberSource
from toolkit.scoring.rubric.text import standard_rubric

DOSSIERS = """
    # Hồ sơ
    Năm | Đối tượng | Cấp | Số lượng | Ngày trình | Ngày bị trả lại
    2017 | cá nhân | bộ, tỉnh | 15 | 10/10/2017 |
"""
AWARDS = """
    # Khen thưởng
    Năm | Đối tượng | Loại cán bộ | Số lượng
    2017 | cá nhân | người trực tiếp | 71
    2017 | cá nhân | cấp trưởng | 29
"""
INITIATIVES = (
    """
    # Sáng kiến
    Năm | Tên sáng kiến, đề tài | Phạm vi
"""
    + "    2017 | Giải pháp | cơ sở\n" * 5
)
AGREEING = DOSSIERS + AWARDS + INITIATIVES
"""Says of 2017 exactly what the good workbook says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawnCase:
    """A scoring workbook, the register it draws from, and exactly what must be said.

    `blank`: the form was never filled, so that much else is said as well.
    """

    code: str
    name: str
    tables: str
    expected: tuple[tuple[str, str], ...]
    make: Callable[[], bytes] = good
    blank: bool = False

    def run(self, folder: Path) -> Report:
        """Rescore with the register, both in a folder."""
        book, register = folder / "cham.xlsx", folder / "theo_doi.xlsx"
        book.write_bytes(self.make())
        register.write_bytes(register_book(self.tables, capacity=100))
        return rescore_file(book, now=NOW, registers=register)


@cache
def _built(change: Callable[[Criterion], Criterion]) -> bytes:
    rubric = standard_rubric("khoi-2017-950")
    criteria = tuple(change(criterion) for criterion in rubric.criteria)
    other = rubric._replace(id="khac", criteria=criteria)
    return build_scoring(other, unit="Sở", year=2017, rules_version="")


def without_drawing(criterion: Criterion) -> Criterion:
    """A criterion that is filled by hand."""
    lines = tuple(
        line._replace(drawn_from=None, drawn_least=None) for line in criterion.lines
    )
    return criterion._replace(drawn_from=None, lines=lines)


def _no_rest(criterion: Criterion) -> Criterion:
    if criterion.id != "I.5":
        return without_drawing(criterion)
    source, least = NumberSource.INITIATIVES_BASE, Decimal(3)
    last = criterion.lines[2]._replace(drawn_from=source, drawn_least=least)
    return criterion._replace(lines=(*criterion.lines[:2], last))


def without_sources() -> bytes:
    """A workbook whose rubric draws nothing."""
    return _built(without_drawing)


def a_condition_on_every_level() -> bytes:
    """A workbook in which initiatives may be too few for any level."""
    return _built(_no_rest)


DRAWN = (
    DrawnCase(
        code="P322",
        name="another share than the one typed",
        tables=AGREEING.replace("15 | 10/10/2017 |", "15 | 10/10/2017 | 20/10/2017"),
        expected=(("P322", "A102"),),
    ),
    DrawnCase(
        code="P323",
        name="a year without dossiers",
        tables=AWARDS + INITIATIVES,
        expected=(("P323", "A102"),),
    ),
    DrawnCase(
        code="P324",
        name="a register of other years",
        tables=AGREEING.replace("2017 |", "2016 |"),
        expected=(("P324", "I3"),),
    ),
    DrawnCase(
        code="P325",
        name="a number that no level provides for",
        tables=INITIATIVES.replace("    2017 | Giải pháp | cơ sở\n", "", 3),
        expected=(("P325", "A28"),),
        make=a_condition_on_every_level,
        blank=True,
    ),
    DrawnCase(
        code="P326",
        name="a rubric that draws nothing",
        tables=AGREEING,
        expected=(("P326", ""),),
        make=without_sources,
        blank=True,
    ),
    DrawnCase(
        code="P327",
        name="a row of the year that was not understood",
        tables=DOSSIERS
        + "2017 | cá nhân | bộ, tỉnh | 'hai | 10/10/2017 |\n"
        + AWARDS
        + INITIATIVES,
        expected=(("P327", ""),),
    ),
    DrawnCase(
        code="P329",
        name="a register of another office",
        tables="# Đơn vị\nTên đơn vị\nSở Tài chính\n" + AGREEING,
        expected=(("P329", "A2"),),
    ),
)
