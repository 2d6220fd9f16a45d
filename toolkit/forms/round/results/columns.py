"""«Xếp hạng» and «So sánh các vòng»: their columns, which hang on the rubric."""

from typing import NamedTuple

from toolkit.model.rubric import Criterion, Round, Rubric, RubricTree
from toolkit.parts.records.own import writable
from toolkit.scoring.explain import round_points
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook

RANKING, COMPARISON, CHARTS = "Xếp hạng", "So sánh các vòng", "Biểu đồ"
TITLES = {
    RANKING: "XẾP HẠNG CÁC ĐƠN VỊ",
    CHARTS: "BIỂU ĐỒ",
    COMPARISON: "SO SÁNH ĐIỂM CÁC VÒNG",
}
"""What stands in the first cell of each sheet: by it a sheet is known to be ours."""
RANKING_HEAD, COMPARISON_HEAD = "td_ranking", "td_comparison"
RANKING_NOTE, FLAG_NOTE, FLAG_BASIS, COMPARISON_NOTE = (
    *("td_ranking_note", "td_flag_note", "td_flag_basis"),
    "td_comparison_note",
)
HEADS = (RANKING_HEAD, COMPARISON_HEAD)
NOTE_ROW, BUTTON_ROW, FLAG_ROW, HEAD_ROW, FIRST_ROW = 2, 3, 4, 5, 6


class ResultColumn(NamedTuple):
    """A column: its field, heading and width. `aside`: beside what goes on paper."""

    field: str
    header: str
    width: float
    centred: bool = False
    shows: str = ""
    aside: bool = False


_POINTS = "General"
SIGNED = "+General;-General;0;@"


def ranking_columns(rubric: Rubric) -> tuple[ResultColumn, ...]:
    """A row a unit: the ranked round on paper, every round and its source beside it."""
    sections = RubricTree(rubric).sections
    told = tuple(
        ResultColumn(f"section:{one.id}", f"Phần {one.number}", 8.5, True, _POINTS)
        for one in sections
    )
    graded = ResultColumn("grade", "Xếp loại", 17, centred=True)
    grade = (graded,) if rubric.grades else ()
    return (
        ResultColumn("rank", "Hạng", 7, centred=True, shows="0"),
        ResultColumn("unit", "Đơn vị", 34),
        ResultColumn("cluster", "Cụm, khối", 12, centred=True),
        *told,
        ResultColumn("total", "Tổng điểm", 9.5, True, _POINTS),
        ResultColumn("difference", "Chênh so với vòng đầu", 11, True, SIGNED),
        *grade,
        ResultColumn("flag", "Đề nghị", 17, centred=True),
        ResultColumn("faults", "Điều cần xem", 9, True, "0"),
        ResultColumn("late", "Trễ (ngày)", 8, True, "0;-0;;@"),
        ResultColumn("state", "Tình trạng", 34),
        *(column for one in rubric.rounds for column in _round(one, sections)),
        ResultColumn("file", "Tệp tính điểm", 30, aside=True),
        ResultColumn("digest", "SHA-256 của tệp tính điểm", 30, aside=True),
        ResultColumn("came", "Tệp đơn vị gửi về", 34, aside=True),
        ResultColumn("came_digest", "SHA-256 của tệp gửi về", 30, aside=True),
        ResultColumn("cells", "Ô lấy số", 60, aside=True),
    )


def _round(which: Round, sections: tuple[Criterion, ...]) -> tuple[ResultColumn, ...]:
    words = round_points(which)
    parts = tuple(
        ResultColumn(
            f"{which.value}:{one.id}",
            f"{words}, phần {one.number}",
            11,
            True,
            _POINTS,
            True,
        )
        for one in sections
    )
    whole = ResultColumn(f"{which.value}:*", f"{words}, cộng", 11, True, _POINTS, True)
    return (*parts, whole)


def comparison_columns(rubric: Rubric) -> tuple[ResultColumn, ...]:
    """A row for each criterion of a unit: what each round gave, and what changed."""
    rounds: list[ResultColumn] = []
    for number, which in enumerate(rubric.rounds):
        words = round_points(which)
        rounds.append(ResultColumn(which.value, words, 10, True, _POINTS))
        if number:
            rounds.append(
                ResultColumn(
                    f"{which.value}:change",
                    "Chênh so với vòng trước",
                    10,
                    True,
                    SIGNED,
                )
            )
    return (
        ResultColumn("unit", "Đơn vị", 30),
        ResultColumn("number", "Số TT", 8, centred=True),
        ResultColumn("title", "Tiêu chí", 44),
        ResultColumn("standard", "Điểm chuẩn", 8.5, True, _POINTS),
        *rounds,
        ResultColumn("why", "Lý do", 34),
        ResultColumn("criterion", "Mã tiêu chí", 10, aside=True),
        ResultColumn("cells", "Ô lấy số", 46, aside=True),
        ResultColumn("file", "Tệp tính điểm", 30, aside=True),
        ResultColumn("digest", "SHA-256 của tệp tính điểm", 30, aside=True),
    )


def fields(columns: tuple[ResultColumn, ...]) -> dict[str, int]:
    """The number of each column, from 1, by its field."""
    return {column.field: number for number, column in enumerate(columns, 1)}


# Charts

PICKED = "td_chart_unit"
"""The name of the cell in which a clerk picks the unit of the radar."""
PICK_ROW = 3
CHART_ROW = 5
AXES_HEAD = 29
BARS = 25
"""So many units the bar chart shows; more would not be legible."""
MOST_AXES, FEW_SECTIONS = 24, 5
FEWEST_AXES = 3
"""Of fewer a radar is a line."""


def axes_of(rubric: Rubric) -> tuple[Criterion, ...]:
    """What the radar shows: the sections; of few sections what lies below them.

    However much lies below one or two sections, it is more than a line. Only what has
    standard points is shown: a share of nothing is nothing.
    """
    tree = RubricTree(rubric)
    sections = tuple(one for one in tree.sections if one.standard_points)
    below = tuple(one for one in tree.at_depth(2) if one.standard_points)
    few = len(sections) < FEW_SECTIONS <= len(below) <= MOST_AXES
    a_line = len(sections) < FEWEST_AXES <= len(below)
    return below if few or a_line else sections


def axis_label(rubric: Rubric, axis: Criterion) -> str:
    """«II.3»: the numbers on a form begin again in each section."""
    tree, numbers = RubricTree(rubric), [axis.number]
    above = axis.parent
    while above:
        numbers.append(tree.by_id[above].number)
        above = tree.by_id[above].parent
    return ".".join(reversed(numbers))


def bars_head(rubric: Rubric) -> int:
    """The row of the heading over the numbers of the bar chart."""
    return AXES_HEAD + len(axes_of(rubric)) + 3


_KNOWN_BY = {RANKING: RANKING_HEAD, CHARTS: PICKED, COMPARISON: COMPARISON_HEAD}


def result_sheets(book: ClosedBook) -> dict[str, str]:
    """The sheets that are surely ours, whatever an office calls them: ours → theirs.

    Names go where cells are cut and pasted to: one that stands on another sheet, or
    off its place, says nothing.
    """
    found = {}
    for ours, name in _KNOWN_BY.items():
        region = writable(book, name)
        if region is None or region.sheet not in book.sheet_names:
            continue
        row = PICK_ROW if ours == CHARTS else HEAD_ROW
        first = book.sheet(region.sheet).at(1, 1).value
        if region.top == row and first == TITLES[ours]:
            found[ours] = region.sheet
    return found


def charts_sheet(book: ClosedBook) -> str:
    """The sheet of the charts; "" where there is none that is surely ours."""
    return result_sheets(book).get(CHARTS, "")


def chart_formulas(book: ClosedBook, axes: int) -> frozenset[Place]:
    """The cells of «Biểu đồ» that hold our formulas."""
    sheet = charts_sheet(book)
    if not sheet:
        return frozenset()
    rows = range(AXES_HEAD + 1, AXES_HEAD + 1 + axes)
    picked = Place(sheet, PICK_ROW, 2)
    return frozenset({picked, *(Place(sheet, row, 3) for row in rows)})
