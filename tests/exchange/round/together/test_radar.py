"""The radar looks points up live, whatever units and criteria are called."""

from pathlib import Path

import pytest

from tests.exchange.round.rounds import NOW, SETTINGS, own_key, put, round_book
from tests.offices import Office
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.send import send
from toolkit.forms.round.results.columns import AXES_HEAD
from toolkit.forms.scoring.locate import locate
from toolkit.scoring.rubric.text import read_toml
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

LEAVES = ("1.1", "1.10", "2.1", "2.2", "2.3")
UNITS = (("Phòng A", "A"), ("Phòng *", "B"), ("Phòng C", "C"))
POINTS = {"A": (1, 2, 3, 4, 5), "B": (5, 4, 3, 2, 1), "C": (10, 10, 10, 10, 10)}


def rubric_text() -> str:
    """Criteria «1.1» and «1.10»: texts that Excel takes for one number."""
    parts = ['id = "so"\ntitle = "Bộ đánh số"\nstandard_points = 50']
    for section, points in (("1", 20), ("2", 30)):
        head = f'[[criterion]]\nid = "{section}"\nnumber = "{section}"\ntitle = "P"'
        parts.append(f'{head}\nstandard_points = {points}\nkind = "group"')
        parts += [
            f'[[criterion]]\nid = "{leaf}"\nnumber = "{leaf}"\nparent = "{section}"\n'
            f'title = "Tiêu chí {leaf}"\nstandard_points = 10\nkind = "manual"'
            for leaf in LEAVES
            if leaf[0] == section
        ]
    return "\n\n".join(parts)


def test_of_whatever_unit_is_picked_the_radar_shows_its_own_points(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: Office
) -> None:
    own_key(monkeypatch, tmp_path)
    rubric, _ = read_toml(rubric_text())
    assert rubric is not None
    path = round_book(tmp_path, UNITS, SETTINGS, rubric)
    send(path, now=NOW)
    (tmp_path / "ve").mkdir()
    for name, points in POINTS.items():
        one = ClosedBook.open(tmp_path / "gui_di" / f"cham-diem-2026-{name}.xlsx")
        form = locate(one).places.form
        for leaf, value in zip(LEAVES, points, strict=True):
            one.set_value(*form.place(leaf, "total"), float(value))
        (tmp_path / "ve" / f"{name}.xlsx").write_bytes(one.to_bytes())
    collect(path, tmp_path / "ve", now=NOW)
    rows = range(AXES_HEAD + 1, AXES_HEAD + 1 + len(LEAVES))
    for (unit, name), points in zip(UNITS, POINTS.values(), strict=True):
        book = ClosedBook.open(path)
        put(book, "td_chart_unit", unit)
        (tmp_path / f"{name}.xlsx").write_bytes(book.to_bytes())
        computed = office.computed(tmp_path / f"{name}.xlsx")
        shown = [computed["Biểu đồ", row, 3] for row in rows]
        assert shown == [one / 10 for one in points]
        middle = [computed["Biểu đồ", row, 4] for row in rows]
        assert middle == [0.5, 0.4, 0.3, 0.4, 0.5]
    sheet = ClosedBook.open(path).sheet("Biểu đồ")
    formulas = [str(sheet.at(row, 3).formula) for row in rows]
    assert not [one for one in formulas if "IFS(" in one]  # to it «1.1» is «1.10»
