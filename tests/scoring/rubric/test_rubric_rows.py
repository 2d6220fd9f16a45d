"""Rows and records turn into each other without loss; so do TOML and records."""

import tomllib
from decimal import Decimal as D
from itertools import pairwise

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading_reports import codes_and_places
from tests.scoring.placeless import placeless
from tests.scoring.rubric.rubric_grid import grid, row_of, settings_row
from tests.tries import tries
from toolkit.model.numbers import plain
from toolkit.model.origin import Origin
from toolkit.model.rubric import (
    COUNTED_KINDS,
    DRAWN_SHARES,
    MEASURED_KINDS,
    BonusRule,
    Comparison,
    Criterion,
    Grade,
    Kind,
    Line,
    NumberSource,
    PenaltyRule,
    Round,
    Rubric,
    RuleStatus,
    Target,
)
from toolkit.scoring.rubric.columns import COLUMNS, SETTINGS, Raw, RubricRow
from toolkit.scoring.rubric.faults.rubric import check
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.scoring.rubric.rows import from_rows, to_rows
from toolkit.scoring.rubric.text import (
    read_toml,
    standard_ids,
    standard_rubric,
    write_toml,
)

pytestmark = pytest.mark.slow

# Texts a cell can hold; records hold them NFC and trimmed.
TEXTS = [
    "",
    "ổ đĩa «Đạt»",
    "a\nb\tc",
    "\"'\\ [x] = {y} # z, w; 0.5",
    "=SUM(A1)",
    "a\u00a0😀|",
    "tiêu chí",
    "0",
    "true",
]
text = st.sampled_from(TEXTS)
title = text.filter(bool)
points = st.integers(0, 4000).map(lambda n: D(n) / 4)
cap = st.none() | points
status = st.sampled_from(RuleStatus)
bonus = st.none() | st.builds(
    BonusRule,
    points_per_percent=points,
    cap_share=cap,
    cap_points=cap,
    whole_percents=st.booleans(),
    status=status,
)
penalty = st.none() | st.builds(
    PenaltyRule, points_per_percent=points, cap_points=cap, status=status
)


source = st.sampled_from(NumberSource)
# None of the names of a measure has a percent sign.
counts = st.sampled_from([one for one in NumberSource if one not in DRAWN_SHARES])


LEVEL = ("title", "points", "target", "note")


@st.composite
def levels(draw: st.DrawFn, most: D) -> tuple[Line, ...]:
    share = st.integers(0, 4).map(lambda n: most * n / 4)
    target = st.sampled_from(Target)
    one = st.builds(
        lambda *fields: Line(**dict(zip(LEVEL, fields, strict=True))),
        *(title, share, target, text),
    )
    lines = draw(st.lists(one, min_size=1, max_size=4))
    drawn = draw(st.integers(0, len(lines)))
    conditions = [(draw(source), draw(points)) for _ in range(drawn)]
    for i, (drawn_from, least) in enumerate(conditions):
        lines[i] = lines[i]._replace(drawn_from=drawn_from, drawn_least=least)
    return tuple(lines)


@st.composite
def bands(draw: st.DrawFn, most: D) -> tuple[Line, ...]:
    """Bands that touch each other, from the lowest up, without hole or overlap."""
    cuts = sorted(draw(st.sets(st.integers(-50, 400), min_size=1, max_size=4)))
    ends = [None, *(D(c) / 4 for c in cuts), None]
    upper = [draw(st.booleans()) for _ in cuts]
    lines = []
    for i, (low, high) in enumerate(pairwise(ends)):
        low_closed = draw(st.booleans()) if i == 0 else not upper[i - 1]
        high_closed = upper[i] if i < len(upper) else draw(st.booleans())
        lines.append(
            Line(
                title=draw(title),
                points=most * draw(st.integers(0, 4)) / 4,
                low=low,
                high=high,
                low_closed=low_closed,
                high_closed=high_closed,
                note=draw(text),
            )
        )
    return tuple(lines)


@st.composite
def leaf(draw: st.DrawFn, ident: str, parent: str, number: str) -> Criterion:
    kind = draw(st.sampled_from([k for k in Kind if k is not Kind.GROUP]))
    standard = draw(points)
    more: dict[str, object] = {}
    if kind is Kind.ADDED_PER_EVENT or draw(st.integers(0, 3)) == 0:
        standard = D(0)
    if kind is Kind.LEVELS:
        more["lines"] = draw(levels(standard))
    elif kind is Kind.BANDS:
        more |= {"lines": draw(bands(standard)), "measure": draw(title)}
    elif kind is Kind.CHECKLIST:
        first = Line(title=draw(title), points=standard / 4)
        more["lines"] = (first, Line(title=draw(title), points=standard * 3 / 4))
    elif kind is Kind.THRESHOLD:
        limit = draw(st.integers(-400, 400)) / D(4)
        compared = draw(st.sampled_from(Comparison))
        more |= {"measure": draw(title), "comparison": compared, "threshold": limit}
    elif kind is Kind.PER_EVENT:
        floor = standard * draw(st.integers(0, 4)) / 4
        more |= {"measure": draw(title), "points_per_event": draw(points)}
        more["floor"] = floor
    elif kind is Kind.ADDED_PER_EVENT:
        more |= {"measure": draw(title), "points_per_event": draw(points)}
        more["most_added"] = draw(st.none() | points)
    if kind in MEASURED_KINDS:
        more["drawn_from"] = draw(st.none() | counts)
    if kind is Kind.MANUAL:
        more["floor"] = -draw(points)
        if not standard and draw(st.booleans()):
            more["most_added"] = draw(points)
    if kind not in COUNTED_KINDS and "most_added" not in more:
        more |= {"bonus": draw(bonus), "penalty": draw(penalty)}
    return Criterion(
        id=ident,
        parent=parent,
        number=number,
        title=draw(title),
        standard_points=standard,
        kind=kind,
        status=draw(status),
        note=draw(text),
        **more,  # type: ignore[arg-type]
    )


@st.composite
def subtree(
    draw: st.DrawFn, ident: str, parent: str, number: str, depth: int
) -> list[Criterion]:
    if depth == 0 or draw(st.booleans()):
        return [draw(leaf(ident, parent, number))]
    below: list[Criterion] = []
    total = D(0)
    for part in "abđ"[: draw(st.integers(1, 3))]:
        branch = draw(subtree(f"{ident}.{part}", ident, part, depth - 1))
        total += branch[0].standard_points
        below += branch
    group = Criterion(
        id=ident,
        parent=parent,
        number=number,
        title=draw(title),
        standard_points=total,
        kind=Kind.GROUP,
        note=draw(text),
    )
    return [group, *below]


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Rubrics without errors, of every kind and shape."""
    sections = [
        draw(subtree(n, "", n, 2))
        for n in ("I", "II", "III")[: draw(st.integers(1, 3))]
    ]
    lows = sorted(draw(st.sets(points, max_size=4)), reverse=True)
    share = st.none() | st.integers(0, 400).map(lambda n: D(n) / 4)
    grades = [
        Grade(title=draw(title), low=low, min_share=draw(share), note=draw(text))
        for low in lows
    ]
    return Rubric(
        id="thu-1.2",
        title=draw(title),
        standard_points=sum((s[0].standard_points for s in sections), D(0)),
        criteria=tuple(c for section in sections for c in section),
        rounds=(Round.SELF, *draw(st.sampled_from([(), *_LATER]))),
        bonus_cap=draw(cap),
        grades=tuple(grades),
        source=draw(text),
        note=draw(text),
    )


_COUNCIL = Round("round_hoi_dong", "Hội đồng")
_LATER = [
    *((Round.APPRAISED,), (Round.FINAL,), (Round.APPRAISED, Round.FINAL)),
    *((_COUNCIL,), (Round.APPRAISED, _COUNCIL, Round.FINAL)),
]
slow = settings(
    max_examples=tries(150), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def errors(findings: tuple[object, ...]) -> list[str]:
    return [f.text for f in findings if f.severity == "error"]  # type: ignore[attr-defined]


# Drawing a rubric takes longer than all that is asked of it: each is asked all.


@slow
@given(rubrics())
def test_a_rubric_comes_back_whatever_it_is_written_as(rubric: Rubric) -> None:
    rows_give_the_same_rubric_back(rubric)
    cells_of_a_workbook_give_the_same_rubric_back(rubric)
    toml_gives_the_same_rubric_back(rubric)
    records_and_rows_are_judged_alike(rubric)


def rows_give_the_same_rubric_back(rubric: Rubric) -> None:
    again, findings = from_rows(*to_rows(rubric))
    assert errors(findings) == []
    assert placeless(again) == placeless(rubric)
    assert fingerprint(again) == fingerprint(rubric)


def cells_of_a_workbook_give_the_same_rubric_back(rubric: Rubric) -> None:
    """Cells hold doubles, no Decimals, and an empty cell is nothing at all."""
    settings_cells, rows = to_rows(rubric)
    again, _ = from_rows(_as_cells(settings_cells), [_as_cells(row) for row in rows])
    assert placeless(again) == placeless(rubric)
    assert fingerprint(again) == fingerprint(rubric)


def _as_cells(row: RubricRow) -> RubricRow:
    cells: dict[str, Raw] = {}
    for name, value in row.cells.items():
        if value not in (None, ""):
            number = isinstance(value, D | int)
            cells[name] = float(plain(D(value))) if number else value
    return RubricRow(cells=cells)


def toml_gives_the_same_rubric_back(rubric: Rubric) -> None:
    again, findings = read_toml(write_toml(rubric), "thu.toml")
    assert errors(findings) == []
    assert placeless(again) == placeless(rubric)
    assert write_toml(again) == write_toml(rubric)


def records_and_rows_are_judged_alike(rubric: Rubric) -> None:
    _, of_rows = from_rows(*to_rows(rubric))
    assert [f.code for f in check(rubric)] == [f.code for f in of_rows]


@pytest.mark.parametrize("rubric_id", standard_ids())
def test_standard_rubrics_pass_through_rows_and_toml(rubric_id: str) -> None:
    rubric = standard_rubric(rubric_id)
    assert placeless(from_rows(*to_rows(rubric))[0]) == placeless(rubric)
    assert placeless(read_toml(write_toml(rubric))[0]) == placeless(rubric)


def test_rows_name_every_column_and_nothing_else() -> None:
    settings_cells, rows = to_rows(standard_rubric("mau-100"))
    assert list(settings_cells.cells) == [c.name for c in SETTINGS]
    assert {tuple(row.cells) for row in rows} == {tuple(c.name for c in COLUMNS)}


def test_column_names_fit_into_defined_names_and_headers_differ() -> None:
    names = [c.name for c in (*COLUMNS, *SETTINGS)]
    assert all(n.isascii() and n.isidentifier() and n.islower() for n in names)
    assert len({c.header for c in COLUMNS}) == len(COLUMNS)
    # Excel cuts the text of an input message at 255 characters, its title at 32.
    assert all(len(c.hint) <= 255 and len(c.header) <= 32 for c in COLUMNS)


def test_a_sheet_may_be_typed_carelessly_and_mean_the_same() -> None:
    rubric, findings = from_rows(
        settings_row(rounds="Tự chấm ; KẾT LUẬN", id=" thu\u200b "),
        grid(
            """
            row       | id | number | title      | points | kind      | status
            TIÊU  CHÍ | 1  | 1      | Mo\u0323\u0302t | 10     | Chọn  Mức | Suy ra
                      |    |        |            |        |           |
            Mức       |    |        | tốt        | 10     |           |
            """
        ),
    )
    assert findings == ()
    assert rubric is not None
    one = rubric.criteria[0]
    assert (rubric.id, rubric.rounds) == ("thu", (Round.SELF, Round.FINAL))
    assert (one.id, one.number, one.title) == ("1", "1", "M\u1ed9t")
    assert (one.kind, one.status, len(one.lines)) == (Kind.LEVELS, "inferred", 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("≥", ">="), (" > = ", ">="), ("≤", "<="), (">", ">"), ("<", "<")],
)
def test_a_comparison_may_be_typed_as_a_sign(typed: str, meant: str) -> None:
    head = {"row": "tiêu chí", "id": "1", "number": 1.0, "title": "A", "points": 10.0}
    rule = {"kind": "ngưỡng", "measure": "Số", "comparison": typed, "low": 70.0}
    rubric, _ = from_rows(settings_row(), [row_of(head | rule, 12)])
    assert rubric is not None
    assert rubric.criteria[0].comparison == Comparison(meant)


def test_records_know_the_row_they_come_from() -> None:
    rows = grid(
        """
        row      | id | number | title | points | kind
        tiêu chí | 1  | 1      | Một   | 10     | chọn mức
        mức      |    |        | tốt   | 10     |
        xếp loại |    |        | Đạt   | 5      |
        """
    )
    rubric, _ = from_rows(settings_row(), rows)
    assert rubric is not None
    places = rubric.criteria[0], rubric.criteria[0].lines[0], rubric.grades[0]
    assert [p.origin.cell for p in places] == ["A12", "A13", "A14"]


# The fingerprint


def test_the_fingerprint_does_not_see_how_or_where_a_rubric_was_written() -> None:
    rubric = standard_rubric("mau-100")
    elsewhere = rubric._replace(
        origin=Origin("x", "A1"),
        bonus_cap=D("5.00"),
        title=_decomposed(rubric.title),
    )
    assert fingerprint(elsewhere) == fingerprint(rubric)


def _decomposed(words: str) -> str:
    from unicodedata import normalize

    return normalize("NFD", words)


CHANGES = {
    "a title": {"title": "Khác"},
    "a note": {"note": "khác"},
    "points": {"standard_points": D("12.5")},
    "a status": {"status": RuleStatus.INFERRED},
    "a parent": {"parent": "I"},
    "no penalty": {"penalty": None},
    "a bonus by whole percents": {
        "bonus": BonusRule(points_per_percent=D("0.5"), cap_points=D(3))
    },
    "a level fewer": {"lines": ()},
    "an end of a band": {
        "lines": (Line(title="a", points=D(1), high_closed=True),),
    },
    "the same end, not closed": {"lines": (Line(title="a", points=D(1)),)},
}


def test_the_fingerprint_does_not_see_what_is_drawn_from_a_register() -> None:
    """So a workbook issued before there was drawing still holds the same rubric."""
    rubric = standard_rubric("khoi-2017-950")
    bare = tuple(
        criterion._replace(
            drawn_from=None,
            lines=tuple(
                line._replace(drawn_from=None, drawn_least=None)
                for line in criterion.lines
            ),
        )
        for criterion in rubric.criteria
    )
    assert bare != rubric.criteria
    assert fingerprint(rubric._replace(criteria=bare)) == fingerprint(rubric)


def test_the_fingerprint_sees_every_change() -> None:
    rubric = standard_rubric("mau-100")
    where = next(i for i, c in enumerate(rubric.criteria) if c.id == "I.1.a")
    seen = {fingerprint(rubric)}
    for change in CHANGES.values():
        criteria = list(rubric.criteria)
        criteria[where] = criteria[where]._replace(**change)  # type: ignore[arg-type]
        seen.add(fingerprint(rubric._replace(criteria=tuple(criteria))))
    swapped = (*rubric.criteria[:-2], rubric.criteria[-1], rubric.criteria[-2])
    seen.add(fingerprint(rubric._replace(criteria=swapped)))
    seen.add(fingerprint(rubric._replace(grades=rubric.grades[:-1])))
    seen.add(fingerprint(rubric._replace(bonus_cap=None)))
    assert len(seen) == len(CHANGES) + 4


# TOML


def test_a_fault_in_toml_says_its_path_counted_from_one() -> None:
    rubric, findings = read_toml(
        """
        id = "t"
        title = "T"
        standard_points = 10
        [[criterion]]
        id = "1"
        number = 1
        title = "Một"
        standard_points = 10
        kind = "levels"
        bonus = { cap_share = -1 }
        [[criterion.line]]
        title = "tốt"
        points = "16,5"
        [[criterion.line]]
        title = "khá"
        points = 11
        tagret = "over"
        """,
        "t.toml",
    )
    assert rubric is None
    assert sorted(codes_and_places(findings)) == [
        ("S507", "t.toml", "criterion[1].bonus.cap_share"),
        ("S511", "t.toml", "criterion[1].line[1].points"),
        ("S512", "t.toml", "criterion[1].bonus.points_per_percent"),
        ("S513", "t.toml", "criterion[1].line[2].points"),
        ("S524", "t.toml", "criterion[1].line[2].tagret"),
    ]


BROKEN = {
    "x = ": "Invalid value (ở cuối tệp)",
    'id = "a"\nid = @': "dòng 2, cột 6: Invalid value",
    "x = 1e99999999999999999999": "not a number: 1e99999999999999999999",
    "x = " + "[" * 20_000: "lồng nhau quá sâu",
}


@pytest.mark.parametrize("broken", BROKEN)
def test_text_that_is_no_toml_is_one_finding(broken: str) -> None:
    rubric, findings = read_toml(broken, "t.toml")
    assert rubric is None
    seen = [(f.code, f.sheet, f.seen) for f in findings]
    assert seen == [("S520", "t.toml", BROKEN[broken])]


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("criterion = 3", "criterion"),
        ("criterion = [3]", "criterion[1]"),
        ("title = 1979-05-27", "title"),
        ("note = [1, 2]", "note"),
        ('criterion = [{ bonus = "x" }]', "criterion[1].bonus"),
        ('criterion = [{ line = "x" }]', "criterion[1].line"),
    ],
)
def test_a_value_of_the_wrong_shape_is_a_finding(line: str, cell: str) -> None:
    rubric, findings = read_toml(line)
    assert rubric is None
    assert [f.cell for f in findings if f.code == "S520"] == [cell]


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["criterion", "line", "id", "kind"]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["criterion", "grade", "id", "x"]), json_like))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_toml_whatsoever_raises(tables: dict[str, object]) -> None:
    try:
        written = tomli_w.dumps(tables)
        tomllib.loads(written)
    except (TypeError, ValueError):  # None has no TOML
        return
    rubric, findings = read_toml(written)
    assert rubric is None
    assert findings


def test_a_file_saved_by_notepad_is_read_too() -> None:
    written = "\ufeff" + write_toml(standard_rubric("mau-100")).replace("\n", "\r\n")
    assert placeless(read_toml(written)[0]) == placeless(standard_rubric("mau-100"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("69.99999999999999", "70"),
        ("70.00000000000001", "70"),
        ("69.9999", "69.9999"),
        ("70.5000000000000000000", "70.5"),
    ],
)
def test_a_limit_in_toml_has_fifteen_digits_as_in_a_cell(
    written: str, meant: str
) -> None:
    text = (
        'id = "a"\ntitle = "A"\nstandard_points = 100\n'
        '[[criterion]]\nid = "I"\nnumber = "1"\ntitle = "B"\n'
        'standard_points = 100\nkind = "manual"\n'
        '[[grade]]\ntitle = "Tốt"\nlow = LOW\n[[grade]]\ntitle = "Khá"\nlow = 0\n'
    )
    rubric, findings = read_toml(text.replace("LOW", written))
    assert rubric is not None, findings
    assert rubric.grades[0].low == D(meant)
