"""Rubrics as TOML text, and the rubrics that come with the toolkit."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, DecimalException
from functools import lru_cache
from pathlib import Path

from toolkit.findings import Finding, find
from toolkit.model.origin import Origin
from toolkit.model.rubric import Criterion, Grade, Kind, Line, Rubric, RuleStatus
from toolkit.scoring.rubric.columns import Raw, RubricRow
from toolkit.scoring.rubric.rounds import is_standard
from toolkit.scoring.rubric.rows import bounds_of, from_rows, says_bounds
from toolkit.scoring.rubric.words import RowKind

_FOLDER = Path(__file__).parent / "rubrics"

Table = Mapping[str, object]

# What parts the items of a list once it is one text.
_IN_LIST = re.compile(r"[,;\n]")
_IN_TEXT = re.compile(r"\(at line (\d+), column (\d+)\)$")

# The keys of each table, with the column of the sheet each stands for.
_RUBRIC = {
    "id": "id",
    "title": "title",
    "standard_points": "standard_points",
    "rounds": "rounds",
    "bonus_cap": "bonus_cap",
    "grade_depth": "grade_depth",
    "source": "source",
    "note": "note",
}
_CRITERION = {
    "id": "id",
    "parent": "parent",
    "number": "number",
    "title": "title",
    "standard_points": "points",
    "kind": "kind",
    "measure": "measure",
    "comparison": "comparison",
    "threshold": "low",
    "points_per_event": "points_per_event",
    "floor": "floor",
    "drawn_from": "drawn_from",
    "status": "status",
    "note": "note",
}
_BONUS = {
    "points_per_percent": "bonus_rate",
    "cap_share": "bonus_cap_share",
    "cap_points": "bonus_cap_points",
    "whole_percents": "whole_percents",
    "status": "bonus_status",
}
_PENALTY = {
    "points_per_percent": "penalty_rate",
    "cap_points": "penalty_cap",
    "status": "penalty_status",
}
_LINE = {
    "title": "title",
    "points": "points",
    "low": "low",
    "high": "high",
    "bounds": "bounds",
    "target": "target",
    "drawn_from": "drawn_from",
    "drawn_least": "drawn_least",
    "note": "note",
}
_GRADE = {"title": "title", "low": "points", "min_share": "min_share", "note": "note"}


def read_toml(text: str, name: str = "") -> tuple[Rubric | None, tuple[Finding, ...]]:
    """The rubric a TOML text describes, and all that is wrong with it; never raises.

    `name` (of the file) and a path such as `criterion[3].line[1].points`, counted
    from 1, say where a fault is. The rubric is None when a finding is an error.
    """
    import tomllib

    try:
        top = tomllib.loads(text.removeprefix("\ufeff"), parse_float=_decimal)
    except RecursionError:
        return None, (find("S520", Origin(name), seen="lồng nhau quá sâu"),)
    except ValueError as fault:
        return None, (find("S520", Origin(name), seen=_place_in_text(fault)),)
    reader = _TomlReader(name)
    settings = reader.row(top, _RUBRIC, "", ("criterion", "grade"))
    rows = [*reader.criteria(top), *reader.grades(top)]
    rubric, findings = from_rows(settings, rows)
    return (None if reader.findings else rubric), (*reader.findings, *findings)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except DecimalException as fault:
        raise ValueError(f"not a number: {text}") from fault


def _place_in_text(fault: ValueError) -> str:
    """«dòng 3, cột 5: Invalid value», from the parser's own message."""
    message = str(fault)
    place = _IN_TEXT.search(message)
    if place:
        return f"dòng {place[1]}, cột {place[2]}: {message[: place.start()].rstrip()}"
    return message.replace("(at end of document)", "(ở cuối tệp)")


class _TomlReader:
    """Turns tables into rows; what is no table or has an unknown key is a finding."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.findings: list[Finding] = []

    def criteria(self, top: Table) -> Iterator[RubricRow]:
        """The rows of all criteria, each followed by its lines."""
        for path, table in self._tables(top, "criterion", ""):
            parts = ("bonus", "penalty", "line")
            row = self.row(table, _CRITERION, path, parts, RowKind.CRITERION)
            cells, places = dict(row.cells), dict(row.places)
            for key, columns in (("bonus", _BONUS), ("penalty", _PENALTY)):
                if key in table:
                    rule = self._rule(table[key], columns, f"{path}.{key}")
                    cells |= rule.cells
                    places |= rule.places
            yield RubricRow(cells=cells, origin=row.origin, places=places)
            for line_path, line in self._tables(table, "line", f"{path}."):
                yield self.row(line, _LINE, line_path, (), RowKind.LINE)

    def grades(self, top: Table) -> Iterator[RubricRow]:
        """The rows of all grades."""
        for path, table in self._tables(top, "grade", ""):
            yield self.row(table, _GRADE, path, (), RowKind.GRADE)

    def row(
        self,
        table: Table,
        columns: Mapping[str, str],
        path: str,
        parts: tuple[str, ...],
        kind: RowKind | None = None,
    ) -> RubricRow:
        """The values of one table; `parts` are its keys that hold tables."""
        cells: dict[str, Raw] = {"row": kind} if kind else {}
        places: dict[str, Origin] = {}
        before = f"{path}." if path else ""
        for key, value in table.items():
            if key in parts:
                continue
            at = self._at(before + key)
            if key not in columns:
                known = ", ".join((*columns, *parts))
                self.findings.append(find("S524", at, seen=key, expected=known))
                continue
            places[columns[key]] = at
            cells[columns[key]] = self._value(value, before + key)
        for key, column in columns.items():
            places.setdefault(column, self._at(before + key))
        return RubricRow(cells=cells, origin=self._at(path), places=places)

    def _rule(self, table: object, columns: Mapping[str, str], path: str) -> RubricRow:
        if not isinstance(table, dict):
            self._misplaced(path, "bảng")
            return RubricRow(cells={})
        row = self.row(table, columns, path, ())
        # An empty table is a rule too, one that lacks its rate.
        cells = row.cells or {columns["status"]: RuleStatus.STATED.value}
        return RubricRow(cells=cells, origin=row.origin, places=row.places)

    def _tables(self, top: Table, key: str, before: str) -> Iterator[tuple[str, Table]]:
        values = top.get(key, [])
        if not isinstance(values, list):
            self._misplaced(before + key, "danh sách bảng")
            return
        for i, table in enumerate(values, 1):
            path = f"{before}{key}[{i}]"
            if isinstance(table, dict):
                yield path, table
            else:
                self._misplaced(path, "bảng")

    def _value(self, value: object, path: str) -> Raw:
        if isinstance(value, str | bool | int | float | Decimal):
            return value
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            if any(_IN_LIST.search(part) for part in value):
                self._misplaced(path, "danh sách, trong mỗi mục không có dấu phẩy")
                return None
            return ", ".join(value)
        self._misplaced(path, "số hoặc văn bản")
        return None

    def _misplaced(self, path: str, wanted: str) -> None:
        seen = f"{path} phải là {wanted}"
        self.findings.append(find("S520", self._at(path), seen=seen))

    def _at(self, path: str) -> Origin:
        return Origin(self.name, path)


def write_toml(rubric: Rubric) -> str:
    """The rubric as TOML text; `read_toml` gives the same rubric back.

    Values a reader would assume anyway are left out.
    """
    settings = {
        "id": rubric.id,
        "title": rubric.title,
        "standard_points": rubric.standard_points,
        "rounds": [r.value if is_standard(r) else r.name for r in rubric.rounds],
        "bonus_cap": rubric.bonus_cap,
        "grade_depth": rubric.grade_depth if rubric.grade_depth != 1 else None,
        "source": rubric.source,
        "note": rubric.note,
    }
    chunks = [_pairs(settings)]
    for criterion in rubric.criteria:
        chunks += _criterion_chunks(criterion)
    chunks += [f"[[grade]]\n{_pairs(_grade_table(grade))}" for grade in rubric.grades]
    return "\n".join(chunks)


def _criterion_chunks(criterion: Criterion) -> Iterator[str]:
    yield f"[[criterion]]\n{_pairs(_criterion_table(criterion))}"
    if bonus := criterion.bonus:
        table = {
            "points_per_percent": bonus.points_per_percent,
            "cap_share": bonus.cap_share,
            "cap_points": bonus.cap_points,
            "whole_percents": bonus.whole_percents or None,
            "status": _status(bonus.status),
        }
        yield f"[criterion.bonus]\n{_pairs(table)}"
    elif criterion.most_added is not None:
        table = {"cap_points": criterion.most_added}
        yield f"[criterion.bonus]\n{_pairs(table)}"
    if penalty := criterion.penalty:
        table = {
            "points_per_percent": penalty.points_per_percent,
            "cap_points": penalty.cap_points,
            "status": _status(penalty.status),
        }
        yield f"[criterion.penalty]\n{_pairs(table)}"
    for line in criterion.lines:
        yield f"[[criterion.line]]\n{_pairs(_line_table(line, criterion))}"


def _criterion_table(criterion: Criterion) -> dict[str, object]:
    floored = criterion.floor or criterion.kind is Kind.PER_EVENT
    return {
        "id": criterion.id,
        "parent": criterion.parent,
        "number": criterion.number,
        "title": criterion.title,
        "standard_points": criterion.standard_points,
        "kind": criterion.kind.value,
        "measure": criterion.measure,
        "comparison": criterion.comparison and criterion.comparison.value,
        "threshold": criterion.threshold,
        "points_per_event": criterion.points_per_event,
        "floor": criterion.floor if floored else None,
        "drawn_from": criterion.drawn_from and criterion.drawn_from.value,
        "status": _status(criterion.status),
        "note": criterion.note,
    }


def _line_table(line: Line, criterion: Criterion) -> dict[str, object]:
    return {
        "title": line.title,
        "points": line.points,
        "low": line.low,
        "high": line.high,
        "bounds": bounds_of(line) if says_bounds(line, criterion) else None,
        "target": line.target.value,
        "drawn_from": line.drawn_from and line.drawn_from.value,
        "drawn_least": line.drawn_least,
        "note": line.note,
    }


def _grade_table(grade: Grade) -> dict[str, object]:
    return {
        "title": grade.title,
        "low": grade.low,
        "min_share": grade.min_share,
        "note": grade.note,
    }


def _status(status: RuleStatus) -> str | None:
    return status.value if status is not RuleStatus.STATED else None


def _pairs(table: Mapping[str, object]) -> str:
    import tomli_w

    filled = {k: _plain(v) for k, v in table.items() if v is not None and v != ""}
    # Line by line: whole, tomli_w would put every list item on a line of its own.
    return "".join(
        f"{key} = [{', '.join(map(_quoted, value))}]\n"
        if isinstance(value, list)
        else tomli_w.dumps({key: value})
        for key, value in filled.items()
    )


def _quoted(word: str) -> str:
    return f'"{word}"'


def _plain(value: object) -> object:
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return int(value) if whole and isinstance(value, Decimal) else value


def standard_ids() -> tuple[str, ...]:
    """The ids of the rubrics that come with the toolkit."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@lru_cache
def standard_rubric(rubric_id: str) -> Rubric:
    """A rubric that comes with the toolkit. Raises KeyError when there is none."""
    if rubric_id not in standard_ids():
        raise KeyError(rubric_id)
    path = _FOLDER / f"{rubric_id}.toml"
    rubric, findings = read_toml(path.read_text(encoding="utf-8"), path.name)
    if rubric is None:
        faults = "; ".join(f.text for f in findings)
        raise ValueError(f"{path.name}: {faults}")
    return rubric
