"""The rubric: criteria in a tree, each with standard points and a scoring kind."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, NamedTuple

from toolkit.model.origin import NOWHERE, Origin

NONE = Decimal(0)


class Kind(StrEnum):
    """How the points of a criterion are found."""

    GROUP = "group"  # sum of its children
    LEVELS = "levels"  # one of several listed levels
    BANDS = "bands"  # a measured number falls into a band
    THRESHOLD = "threshold"  # all or nothing on a measured number
    PER_EVENT = "per_event"  # minus so many points for each event
    ADDED_PER_EVENT = "added_per_event"  # plus so many points for each event
    CHECKLIST = "checklist"  # sum of the parts that are done
    MANUAL = "manual"  # points typed between 0 and the standard


COUNTED_KINDS = frozenset({Kind.PER_EVENT, Kind.ADDED_PER_EVENT})
MEASURED_KINDS = frozenset({Kind.BANDS, Kind.THRESHOLD, *COUNTED_KINDS})
TICKED_KINDS = frozenset({Kind.LEVELS, Kind.CHECKLIST})


ROUND_PREFIX = "round_"
"""Begins the `value` of a round that an office named itself."""


class Round:
    """Who gave the points. A later round never overwrites an earlier one.

    value: by what workbooks and reports know it, in ASCII; two of one value are one
        round, whatever they are called.
    name: how the office calls it, «Hội đồng».
    """

    __slots__ = ("name", "value")

    SELF: ClassVar["Round"]
    APPRAISED: ClassVar["Round"]
    FINAL: ClassVar["Round"]

    def __init__(self, value: str, name: str = "") -> None:
        self.value = value
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Round) and other.value == self.value

    def __hash__(self) -> int:
        return hash(self.value)

    def __repr__(self) -> str:
        return f"Round({self.value!r}, {self.name!r})"


Round.SELF = Round("self", "tự chấm")
Round.APPRAISED = Round("appraised", "thẩm định")
Round.FINAL = Round("final", "kết luận")

STANDARD_ROUNDS = (Round.SELF, Round.APPRAISED, Round.FINAL)
"""Those of the official form; a rubric that names none has these."""


class Target(StrEnum):
    """What a level says of the target set for the unit; decides who may earn bonus."""

    NONE = ""
    OVER = "over"
    MET = "met"
    UNDER = "under"


class Comparison(StrEnum):
    """How a measured number is held against a threshold."""

    GT = ">"
    GE = ">="
    LT = "<"
    LE = "<="


class NumberSource(StrEnum):
    """What of the register of awards a form can draw a number from."""

    DOSSIERS_RETURNED_SHARE = "dossiers_returned_share"
    DIRECT_WORKERS_SHARE = "direct_workers_share"
    INITIATIVES = "initiatives"
    INITIATIVES_BASE = "initiatives_base"
    INITIATIVES_PROVINCE = "initiatives_province"


DRAWN_SHARES = frozenset(
    {NumberSource.DOSSIERS_RETURNED_SHARE, NumberSource.DIRECT_WORKERS_SHARE}
)
"""Those that are percents (16 for 16 %); the others are counts."""


class RuleStatus(StrEnum):
    """Whether the source states a rule, or it was inferred from worked figures."""

    STATED = "stated"
    INFERRED = "inferred"


class Line(NamedTuple):
    """One line under a criterion: a level, a band, or a part of a checklist.

    Bounds serve bands only; None means unbounded on that side. A bound belongs to
    the band when it is closed: `low_closed=False, high_closed=True` is (low, high].
    A level with `drawn_from` is reached when the register's number is at least
    `drawn_least`.
    """

    title: str
    points: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool = True
    high_closed: bool = False
    target: Target = Target.NONE
    drawn_from: NumberSource | None = None
    drawn_least: Decimal | None = None
    note: str = ""
    origin: Origin = NOWHERE


class BonusRule(NamedTuple):
    """Points for each percent over target.

    The bonus of a criterion is `points_per_percent` times the percent over target,
    at most `cap_share` percent of the criterion's standard points and at most
    `cap_points`; a cap of None does not bind. With `whole_percents` a fraction of a
    percent earns nothing.
    """

    points_per_percent: Decimal
    cap_share: Decimal | None = None
    cap_points: Decimal | None = None
    whole_percents: bool = False
    status: RuleStatus = RuleStatus.STATED


class PenaltyRule(NamedTuple):
    """Points lost for each percent under target, at most `cap_points`."""

    points_per_percent: Decimal
    cap_points: Decimal | None = None
    status: RuleStatus = RuleStatus.STATED


class Criterion(NamedTuple):
    """One criterion; `id` is unique in the rubric, `number` is what the form prints.

    `parent` is the id of the group it belongs to, "" for a section. `measure` names
    the measured number with its unit ("Tỷ lệ hồ sơ bị trả lại (%)"). `drawn_from`
    says where in the register of awards that number can be drawn from.

    A criterion of 0 standard points only takes away, or only adds: by its levels, bands
    and parts (−5, +3), down to a negative `floor`, or up to `most_added` points. A
    group of such items may have both for all of them together.
    """

    id: str
    title: str
    number: str
    standard_points: Decimal
    kind: Kind
    parent: str = ""
    lines: tuple[Line, ...] = ()
    measure: str = ""
    comparison: Comparison | None = None
    threshold: Decimal | None = None
    points_per_event: Decimal | None = None
    floor: Decimal = Decimal(0)
    bonus: BonusRule | None = None
    penalty: PenaltyRule | None = None
    drawn_from: NumberSource | None = None
    status: RuleStatus = RuleStatus.STATED
    note: str = ""
    origin: Origin = NOWHERE
    most_added: Decimal | None = None

    @property
    def least(self) -> Decimal:
        """The fewest points it may come to, before a penalty by percent; 0 or less."""
        match self.kind:
            case Kind.LEVELS | Kind.BANDS:
                return min([NONE, *(line.points for line in self.lines)])
            case Kind.CHECKLIST:
                return sum((p.points for p in self.lines if p.points < 0), NONE)
            case Kind.PER_EVENT | Kind.MANUAL:
                return min(self.floor, NONE)
        return NONE

    @property
    def most(self) -> Decimal | None:
        """The most points it may come to, before a bonus by percent; None: no limit."""
        standard, points = self.standard_points, [line.points for line in self.lines]
        match self.kind:
            case Kind.LEVELS | Kind.BANDS:
                return max([standard, *points])
            case Kind.CHECKLIST:
                return max(standard, sum((p for p in points if p > 0), NONE))
            case Kind.ADDED_PER_EVENT:
                return None if self.most_added is None else standard + self.most_added
            case Kind.MANUAL if self.most_added is not None:
                return standard + self.most_added
            case Kind.MANUAL if self._adds_what_is_typed:
                return None
        return standard

    @property
    def adds(self) -> bool:
        """Whether it may come to more than its standard, without a bonus by percent."""
        most = self.most
        return most is None or most > self.standard_points

    @property
    def takes(self) -> bool:
        """Whether it may lose more than its standard, or points for percents."""
        return self.least < 0 or self.penalty is not None

    @property
    def _adds_what_is_typed(self) -> bool:
        """«Điểm thưởng»: nothing to reach, nothing to lose, and no other rule."""
        ruled = self.bonus is not None or self.penalty is not None
        return not self.standard_points and self.floor >= 0 and not ruled


class Grade(NamedTuple):
    """A classification band (xếp loại): from `low` points up to the next better grade.

    `min_share`: no criterion at the rubric's `grade_depth` may have less than this
    percent of its standard points; None when the band has no such condition.
    """

    title: str
    low: Decimal
    min_share: Decimal | None = None
    note: str = ""
    origin: Origin = NOWHERE


class Rubric(NamedTuple):
    """A whole rubric; `criteria` stand in print order, parents before children.

    `rounds`: the first is always the unit's own (`Round.SELF`, whatever its name); the
    others stand in the order in which points are given.
    `bonus_cap` limits the bonus of the whole rubric in points (None: no limit).
    `grade_depth` is the depth of the criteria that `Grade.min_share` looks at:
    1 = sections, 2 = their children. `grades` go from best to worst.
    """

    id: str
    title: str
    standard_points: Decimal
    criteria: tuple[Criterion, ...]
    rounds: tuple[Round, ...] = STANDARD_ROUNDS
    bonus_cap: Decimal | None = None
    grades: tuple[Grade, ...] = ()
    grade_depth: int = 1
    source: str = ""
    note: str = ""
    origin: Origin = NOWHERE


class RubricTree:
    """The criteria of a rubric by id and by parent. Needs a rubric without faults."""

    __slots__ = ("_children", "_earns", "by_id", "rubric", "sections")

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.by_id = {c.id: c for c in rubric.criteria}
        self._children: dict[str, list[Criterion]] = {}
        for criterion in rubric.criteria:
            self._children.setdefault(criterion.parent, []).append(criterion)
        self.sections: tuple[Criterion, ...] = self.children("")
        self._earns: dict[str, bool] = {}

    @property
    def later_rounds(self) -> tuple[Round, ...]:
        """The rounds in which others than the unit give points."""
        return self.rubric.rounds[1:]

    def children(self, criterion_id: str) -> tuple[Criterion, ...]:
        """The criteria directly under one, in print order; "" gives the sections."""
        return tuple(self._children.get(criterion_id, ()))

    def leaves(self) -> Iterator[Criterion]:
        """The criteria that are scored themselves, in print order."""
        return (c for c in self.rubric.criteria if c.kind is not Kind.GROUP)

    def earns_bonus(self, criterion: Criterion) -> bool:
        """Whether a criterion, or any below it, has a bonus rule or only adds."""
        known = self._earns.get(criterion.id)
        if known is None:
            known = criterion.bonus is not None or criterion.adds
            if criterion.kind is Kind.GROUP:
                known = any(self.earns_bonus(c) for c in self.children(criterion.id))
            self._earns[criterion.id] = known
        return known

    def depth(self, criterion: Criterion) -> int:
        """1 for a section, 2 for its children, and so on."""
        depth = 1
        while criterion.parent:
            criterion = self.by_id[criterion.parent]
            depth += 1
        return depth

    def at_depth(self, depth: int) -> tuple[Criterion, ...]:
        """The criteria at a depth, in print order."""
        return tuple(c for c in self.rubric.criteria if self.depth(c) == depth)
