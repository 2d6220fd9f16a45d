"""An office's own table may have any rounds: adopted, each keeps points and why."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.office_books.own_rounds import TOTALS, WHY, four_rounds
from toolkit.forms.scoring.assess import assess
from toolkit.jobs.adopt.files import adopt_file
from toolkit.jobs.adopt.wishes import Wishes
from toolkit.scoring.rubric.round_headings import own_rounds
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("nested", [False, True])
def test_each_round_keeps_its_points_and_its_reasons(
    nested: bool, tmp_path: Path
) -> None:
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(four_rounds(nested=nested))
    adopted = adopt_file(path, Wishes(unit="Phòng A", year=2025), now=NOW)
    made = assess(ClosedBook.open(Path(adopted.report.saved)))
    rounds = made.scores.rounds
    found = {r.name if r.value != "self" else "self": rounds[r].total for r in rounds}
    assert found == {name: Decimal(points) for name, points in TOTALS.items()}
    first, *_ = [entry for entry in made.scorecard.entries.values() if entry.given]
    assert [str(points) for points in first.given.values()] == ["19", "18", "18"]
    assert list(first.reasons.values()) == [WHY, "theo lãnh đạo"]
    assert any("«Hội đồng» = điểm của Hội đồng" in line for line in adopted.lines) or (
        nested
    )


ALL = ("Chuyên viên", "Lãnh đạo ban", "Hội đồng")


@pytest.mark.parametrize(
    ("heads", "official", "names"),
    [
        (ALL, {}, ALL),
        (("Điểm Chuyên viên", "Hội đồng chấm"), {5: "final"}, ("Chuyên viên", ALL[2])),
        (("Thẩm định", "Kết luận"), {4: "appraised", 5: "final"}, ()),
        (("Tổ chấm", "Khối chấm"), {4: "appraised", 5: "appraised"}, ("Tổ", "Khối")),
        (("Hội đồng", "Hội đồng"), {}, ()),
        (("Phòng phụ trách", "Ý kiến Hội đồng"), {}, ()),
        (("Ghi chú",), {}, ()),
    ],
)
def test_rounds_are_told_by_their_headings(
    heads: tuple[str, ...], official: dict[int, str], names: tuple[str, ...]
) -> None:
    over = {column: [text] for column, text in enumerate(heads, 4)}
    found = own_rounds(over, official, 3, lambda _: True)
    assert tuple(one.round.name for one in found) == names


def test_a_column_of_words_is_no_round() -> None:
    assert own_rounds({4: ["Hội đồng"]}, {}, 3, lambda _: False) == ()


def test_without_points_of_the_unit_s_own_columns_are_of_no_rounds() -> None:
    units = {4: ["Phòng Kế hoạch"], 5: ["Phòng Tài chính"]}
    assert own_rounds(units, {}, 0, lambda _: True) == ()
