"""A scorecard as TOML text, for worked examples."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from toolkit.model.rubric import ROUND_PREFIX, STANDARD_ROUNDS, Round
from toolkit.model.scorecard import Entry, Scorecard

EXAMPLES = Path(__file__).parent / "examples"


def read_example(name: str) -> Scorecard:
    """A worked example that comes with the package, by file name without ending."""
    path = EXAMPLES / f"{name}.toml"
    return read_scorecard(path.read_text(encoding="utf-8"))


def read_scorecard(text: str) -> Scorecard:
    """A scorecard from TOML. Raises tomllib.TOMLDecodeError or KeyError when faulty."""
    raw = tomllib.loads(text, parse_float=Decimal)
    return Scorecard(
        rubric_id=raw["rubric"],
        unit=raw["unit"],
        year=raw["year"],
        entries={name: _entry(name, cells) for name, cells in raw["entry"].items()},
    )


def _entry(name: str, cells: dict[str, Any]) -> Entry:
    own_ones = (Round(key) for key in cells if key.startswith(ROUND_PREFIX))
    later = (*STANDARD_ROUNDS[1:], *own_ones)
    given = {r: Decimal(cells[r.value]) for r in later if r.value in cells}
    opinion = cells.get("opinion", "")

    def number(field: str) -> Decimal | None:
        return Decimal(cells[field]) if field in cells else None

    return Entry(
        criterion=name,
        chosen=tuple(number - 1 for number in cells.get("chosen", ())),
        answered="chosen" in cells,
        given=given,
        evidence=cells.get("evidence", ""),
        reasons={Round.APPRAISED: opinion} if opinion else {},
        measured=number("measured"),
        points=number("points"),
        over_percent=number("over_percent"),
        under_percent=number("under_percent"),
    )
