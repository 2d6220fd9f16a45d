"""A press folds the conditions of «Điều kiện» below their conclusion."""

from pathlib import Path

import pytest

from tests.awards.department import DEPARTMENT, YEAR
from tests.excel.recording import BUSY, Recorder
from tests.excel.test_press import pressed, recorder_for
from tests.exchange.round.cluster import RUBRIC, Place, scored
from tests.exchange.round.rounds import NOW, SETTINGS, own_key, round_book
from tests.forms.register.filling import filled_register
from toolkit.excel.folding import runs
from toolkit.exchange.round.sending.send import send
from toolkit.forms.register.writing.condition_rows import CONCLUSION
from toolkit.forms.round.results.columns import BARS, bars_head

SHEET = "Điều kiện"
FOLDING = ("OutlineLevel", "Hidden", "SpecialCells", "SummaryRow", "ShowLevels")

pytestmark = [
    pytest.mark.usefixtures("own_folder", "no_pause"),
    pytest.mark.slow,
]


def register(folder: Path, times: int = 1) -> Recorder:
    lines = DEPARTMENT.splitlines()
    start = lines.index("# Đề nghị") + 2
    more = [line for line in lines[start : start + 15] for _ in range(times - 1)]
    text = "\n".join((*lines[:start], *more, *lines[start:]))
    return recorder_for(
        filled_register(text, year=YEAR).to_bytes(), folder, "Sổ theo dõi.xlsx"
    )


def looks(recorder: Recorder) -> dict[int, tuple[bool, int, bool]]:
    """Of each row that holds anything: is it a conclusion, its level, is it hidden."""
    sheet = recorder.book.sheet(SHEET)
    head = recorder.book.names()["td_conditions"]
    assert head
    rows = {
        row
        for (row, _), cell in sheet.cells.items()
        if row > head.bottom and cell.value is not None
    }
    levels, hidden = (recorder.lines.get(what, {}) for what in FOLDING[:2])
    return {
        row: (
            CONCLUSION in (sheet.at(row, 4).formula or ""),  # it leads to the proposal
            levels.get((SHEET, row), 1),
            hidden.get((SHEET, row), False),
        )
        for row in rows
    }


def test_a_press_folds_the_conditions_and_shows_the_conclusions(
    tmp_path: Path,
) -> None:
    recorder = register(tmp_path / "a")
    assert pressed(recorder, "eligibility").ok
    seen = looks(recorder)
    assert sum(is_head for is_head, _, _ in seen.values()) == 20
    for row, (is_head, level, hidden) in seen.items():
        assert (level, hidden) == ((1, False) if is_head else (2, True)), row


def test_folding_costs_the_same_calls_however_many_proposals(tmp_path: Path) -> None:
    costs = []
    for times in (1, 4):
        recorder = register(tmp_path / str(times), times)
        assert pressed(recorder, "eligibility").ok
        costs.append([call for call in recorder.calls if call in FOLDING])
    assert costs[0] == costs[1]
    assert len(costs[0]) == 7


def test_rows_that_are_gone_are_not_left_hidden(tmp_path: Path) -> None:
    recorder = register(tmp_path / "a")
    assert pressed(recorder, "eligibility").ok
    was = max(looks(recorder))
    region = recorder.book.names()["td_proposals_name"]
    assert region
    for row in range(region.top + 2, region.top + 25):
        for column in range(1, 20):
            recorder.book.set_value(region.sheet, row, column, None)
    assert pressed(recorder, "eligibility").ok
    last = max(looks(recorder))
    assert last < was
    for row in range(last + 1, was + 1):
        assert recorder.lines["OutlineLevel"][SHEET, row] == 1
        assert recorder.lines["Hidden"][SHEET, row] is False


def test_undo_folds_what_it_brings_back(tmp_path: Path) -> None:
    recorder = register(tmp_path / "a")
    assert pressed(recorder, "eligibility").ok
    before = looks(recorder)
    region = recorder.book.names()["td_proposals_name"]
    assert region
    recorder.book.set_value(region.sheet, region.top, region.left, "Người khác")
    assert pressed(recorder, "eligibility").ok
    assert pressed(recorder, "undo").ok
    assert looks(recorder) == before


def test_the_bars_of_a_round_leave_no_room_for_units_that_are_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_key(monkeypatch, tmp_path)
    units = [(f"Đơn vị {name}", name) for name in "ABC"]
    assert RUBRIC is not None
    path = round_book(tmp_path, units, SETTINGS, RUBRIC)
    send(path, now=NOW)
    recorder = recorder_for(path.read_bytes(), tmp_path, path.name)
    first = bars_head(RUBRIC) + 1

    def hidden() -> list[int]:
        told = recorder.lines["Hidden"]
        rows = range(first, first + BARS)
        return [row - first for row in rows if told.get(("Biểu đồ", row))]

    for number, names in ((2, "AB"), (3, "C")):
        for name in names:
            data = scored(Place(tmp_path).sent(name), (30, 20, 30, 10))
            Place(tmp_path).came(f"{name}.xlsx", data, "thu_den")
        assert pressed(recorder, "collect").ok
        assert hidden() == [*range(number, BARS)]
    assert pressed(recorder, "undo").ok
    assert hidden() == [*range(2, BARS)]
    assert pressed(recorder, "undo").ok
    assert hidden() == []


def test_a_press_that_cannot_fold_is_a_press_all_the_same(tmp_path: Path) -> None:
    recorder = register(tmp_path / "a")
    recorder.fail = lambda what: BUSY if what in FOLDING else None
    assert pressed(recorder, "eligibility").ok
    assert not any(hidden for _, _, hidden in looks(recorder).values())


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ((), []),
        ((("=A",), ("b",), ("c",)), [(1, 2)]),
        ((("=A",), ("=B",), ("c",), ("=D",), ("e",), (None,)), [(2, 2), (4, 4)]),
        ((("a",), ("=B",), ("c",)), [(2, 2)]),
    ],
)
def test_the_rows_between_two_sums_are_one_group(
    rows: tuple[tuple[str | None, ...], ...], wanted: list[tuple[int, int]]
) -> None:
    assert list(runs(rows, 0)) == wanted
