"""What holds for every ratio, whatever the limit, the rounding and the rows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.reading_reports import codes_and_cells
from tests.tries import tries
from toolkit.awards.measures import total
from toolkit.awards.ratios.line import RatioState, base_needed, places_of, share
from toolkit.awards.ratios.lines import RatioLine, ratio_findings, ratio_lines
from toolkit.awards.ratios.words import more_needed, what_if
from toolkit.awards.settings import LeaderLine, Reading, Settings, ToneOrder
from toolkit.awards.summary import summary_lines, year_lines
from toolkit.awards.words.vietnamese import name_key, text_key
from toolkit.model.emulation import ProposalResult, Rating, Recipient, Service, Staff
from toolkit.model.register import AwardLine, Proposal, Register, Unit, YearRating
from toolkit.rules.book import ratio_rules
from toolkit.rules.office import office_ratio
from toolkit.rules.records import Measure, RatioKind, Rounding, Scope

pytestmark = pytest.mark.slow

YEAR = 2023
many = settings(max_examples=tries(200), deadline=None)
few = settings(max_examples=tries(60), deadline=None)

limits = st.decimals(0, 100, places=2)
roundings = st.sampled_from(Rounding)
bases = st.integers(0, 3000)


def broken(there: int, base: int, limit: Decimal, rounding: Rounding) -> bool:
    """Whether so many break a ceiling, said without any division."""
    beyond = there * 10_000 - base * int(limit * 100)
    if rounding is Rounding.FLOOR:
        return beyond > 0
    return beyond > 5_000 if rounding is Rounding.HALF_UP else beyond >= 10_000


def allowed(base: int, limit: Decimal, rounding: Rounding) -> int:
    return places_of(RatioKind.AT_MOST, share(base, limit), rounding)


@many
@given(base=bases, limit=limits, rounding=roundings)
def test_places_are_the_largest_number_that_does_not_break_the_rule(
    base: int, limit: Decimal, rounding: Rounding
) -> None:
    places = allowed(base, limit, rounding)
    assert not broken(places, base, limit, rounding) or places == 0
    assert broken(places + 1, base, limit, rounding)


@many
@given(base=bases, limit=limits, rounding=roundings)
def test_one_more_in_the_base_never_leaves_fewer_places(
    base: int, limit: Decimal, rounding: Rounding
) -> None:
    assert allowed(base + 1, limit, rounding) >= allowed(base, limit, rounding)


@many
@given(base=bases, limit=limits, rounding=roundings)
def test_a_minimum_is_the_smallest_number_that_reaches_it(
    base: int, limit: Decimal, rounding: Rounding
) -> None:
    least = places_of(RatioKind.AT_LEAST, share(base, limit), rounding)
    above = places_of(RatioKind.ABOVE, share(base, limit), rounding)
    wanted = base * limit
    assert least * 100 >= wanted
    assert least == 0 or (least - 1) * 100 < wanted
    assert above * 100 > wanted >= (above - 1) * 100


@many
@given(places=st.integers(1, 400), limit=limits, rounding=roundings)
def test_the_base_needed_is_the_smallest_that_will_do(
    places: int, limit: Decimal, rounding: Rounding
) -> None:
    assume(limit >= 1)
    base = base_needed(places, limit, rounding)
    assert base is not None
    assert allowed(base, limit, rounding) >= places
    assert base == 0 or allowed(base - 1, limit, rounding) < places


# Random registers

UNITS = ("Sở A", "Phòng Một", "phòng một", "Chi cục B", "Đội Hai", "Tổ lạ", "")
AWARDS = ("advanced_worker", "base_fighter", "excellent_collective", "praise_letter")

_unit = st.sampled_from(UNITS)
_name = st.sampled_from(("Lê An", "Vũ Bình", "Phòng Một", "Chi cục B", ""))
_year = st.sampled_from((YEAR, YEAR, YEAR, YEAR - 1, None))
_recipient = st.sampled_from((*Recipient, None))
_staff = st.sampled_from((*Staff, None))
_award = st.sampled_from((*AWARDS, None))
_loose = st.sampled_from([(), (), (), ("award",), ("recipient",), ("unit",)])


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Rows that one may meet, complete and not."""

    def rows(kind: Any, **fields: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        built = st.builds(kind, row=st.just(0), loose=_loose.map(frozenset), **fields)
        found = draw(st.lists(built, max_size=12))
        return tuple(one._replace(row=row) for row, one in enumerate(found, 5))

    return Register(
        office="Sở A",
        year=YEAR,
        units=(
            Unit(5, "Sở A", is_agency=True, cluster="Khối Một"),
            Unit(6, "Phòng Một", "Sở A"),
            Unit(7, "Chi cục B", "Sở A", is_agency=draw(st.booleans())),
            Unit(8, "Đội Hai", "Chi cục B", cluster=draw(st.sampled_from(("", "K2")))),
        ),
        ratings=rows(
            YearRating,
            year=_year,
            recipient=_recipient,
            name=_name,
            unit=_unit,
            service=st.sampled_from((*Service, None)),
            group=st.sampled_from(("", "Chuyên viên", "Lãnh đạo")),
            rating=st.sampled_from((*Rating, None)),
        ),
        proposals=rows(
            Proposal,
            year=_year,
            recipient=_recipient,
            name=_name,
            unit=_unit,
            staff=_staff,
            award=_award,
            result=st.sampled_from((None, None, *ProposalResult)),
        ),
        awards=rows(
            AwardLine,
            year=_year,
            recipient=_recipient,
            name=_name,
            unit=_unit,
            staff=_staff,
            award=_award,
            authority=st.sampled_from(("Giám đốc Sở", "giám đốc sở", "Bộ", "")),
            number=st.integers(0, 40),
            period=st.sampled_from(("", "", "2019–2020")),
        ),
    )


def _office_rule(per: Scope, kind: RatioKind, limit: Decimal) -> Any:
    return office_ratio(
        name="CQ1",
        title="Quy định của cơ quan",
        numerator=Measure.BASE_FIGHTERS,
        base=Measure.ADVANCED_WORKERS,
        kind=kind,
        limit=limit,
        per=per,
        start=date(YEAR, 1, 1),
        until=None,
        document="Quy chế",
        award="base_fighter",
    )


choices = st.builds(
    Settings,
    rounding=roundings,
    reading=st.sampled_from(Reading),
    leader_line=st.sampled_from(LeaderLine),
    minimum_one=st.booleans(),
    switches=st.just({rule.id: True for rule in ratio_rules(YEAR)}),
    office_rules=st.tuples(
        st.builds(
            _office_rule, st.sampled_from(Scope), st.sampled_from(RatioKind), limits
        )
    ),
)


Lines = Sequence[RatioLine]


# Drawing a register takes longer than judging it: each law is asked of each register.


@few
@given(register=registers(), office=choices, data=st.data())
def test_the_laws_of_ratios(
    register: Register, office: Settings, data: st.DataObject
) -> None:
    lines = ratio_lines(register, office)
    lines_hold_what_they_say(register, lines)
    what_is_needed_is_the_least_that_will_do(lines)
    one_more_proposal_never_leaves_more_places(register, office, lines)
    one_more_person_in_the_base_never_leaves_fewer_places(register, office, lines)
    tables = ("units", "ratings", "proposals", "awards")
    rows = {
        name: data.draw(st.permutations(getattr(register, name))) for name in tables
    }
    other = replace(register, **{name: tuple(mixed) for name, mixed in rows.items()})
    the_order_of_rows_changes_nothing(register, other, office, lines)


def lines_hold_what_they_say(register: Register, lines: Lines) -> None:
    for line in lines:
        where = line.scope.conditions()
        assert line.base == total(register, line.base_counts, where, YEAR)
        assert line.numerator == total(register, line.numerator_counts, where, YEAR)
        assert not line.left or not line.over
        assert line.chosen or not line.bars
        assert line.base or line.state is RatioState.NO_DATA
        assert line.unrated or not line.waits
        assert "{" not in what_if(line)
    assert all(f.text and "{" not in f.text for f in ratio_findings(register, lines))


def the_order_of_rows_changes_nothing(
    register: Register, other: Register, office: Settings, lines: Lines
) -> None:
    again = ratio_lines(other, office)
    assert list(map(_comparable, again)) == list(map(_comparable, lines))
    found = codes_and_cells(ratio_findings(register, lines))
    assert codes_and_cells(ratio_findings(other, again)) == found


def _comparable(line: RatioLine) -> tuple[object, ...]:
    """A line but for how a name is capitalised, which the first row decides."""
    scope = line.scope
    names = (scope.name.casefold(), scope.group.casefold())
    units = sorted(unit.casefold() for unit in scope.units)
    return (line.rule.id, scope.kind, names, units, *line[4:])


def one_more_proposal_never_leaves_more_places(
    register: Register, office: Settings, lines: Lines
) -> None:
    """Under its own rule."""
    more = Proposal(
        99,
        year=YEAR,
        recipient=Recipient.INDIVIDUAL,
        name="Lê Mới",
        unit="Phòng Một",
        award="base_fighter",
    )
    before = _ceilings(lines)
    after = _ceilings(
        ratio_lines(replace(register, proposals=(*register.proposals, more)), office)
    )
    for key, line in before.items():
        assert after[key].left <= line.left
        assert after[key].over >= line.over


def one_more_person_in_the_base_never_leaves_fewer_places(
    register: Register, office: Settings, lines: Lines
) -> None:
    more = AwardLine(
        99,
        year=YEAR,
        recipient=Recipient.INDIVIDUAL,
        unit="Phòng Một",
        award="advanced_worker",
    )
    before = _ceilings(lines)
    after = _ceilings(
        ratio_lines(replace(register, awards=(*register.awards, more)), office)
    )
    for key, line in before.items():
        if line.state is not RatioState.NO_DATA:
            assert after[key].left >= line.left
            assert after[key].over <= line.over


def _ceilings(lines: Sequence[RatioLine]) -> dict[object, RatioLine]:
    """The lines of the share of Chiến sĩ thi đua cơ sở in Lao động tiên tiến."""
    return {
        (line.rule.id, line.scope.name): line
        for line in lines
        if line.rule.numerator is Measure.BASE_FIGHTERS
        and line.rule.base is Measure.ADVANCED_WORKERS
        and line.rule.kind is RatioKind.AT_MOST
    }


def what_is_needed_is_the_least_that_will_do(lines: Lines) -> None:
    for line in lines:
        more = more_needed(line)
        if more is None:
            continue
        wanted = line.numerator + (line.state is RatioState.FULL)
        assert more >= 1
        for extra, enough in ((more, True), (more - 1, False)):
            raw = share(line.base + extra, line.rule.limit)
            places = places_of(
                line.rule.kind, raw, line.rounding, minimum_one=line.minimum_one
            )
            assert (places >= wanted) is enough


# Summaries


@few
@given(register=registers(), office=choices, data=st.data())
def test_the_laws_of_sums(
    register: Register, office: Settings, data: st.DataObject
) -> None:
    what_is_summed_up_is_what_the_rows_hold(register, office)
    mixed = tuple(data.draw(st.permutations(register.awards)))
    sums_do_not_depend_on_the_order_of_rows(register, mixed, office)


def what_is_summed_up_is_what_the_rows_hold(
    register: Register, office: Settings
) -> None:
    def awarded(year: int | None, recipient: Recipient, *fields: str) -> int:
        return sum(
            row.number
            for row in register.awards
            if row.year == year
            and row.recipient is recipient
            and row.award is not None
            and row.loose.isdisjoint({"recipient", *fields})
        )

    lines = summary_lines(register, office)
    by_year = [line for line in lines if isinstance(line.key, int)]
    for year in {line.key for line in by_year}:
        of_year = [line for line in by_year if line.key == year]
        fields = ("award", "authority")
        assert sum(line.collectives for line in of_year) == awarded(
            year, Recipient.COLLECTIVE, *fields
        )
        assert sum(line.individuals for line in of_year) == awarded(
            year, Recipient.INDIVIDUAL, *fields
        )
        assert sum(line.households for line in of_year) == awarded(
            year, Recipient.HOUSEHOLD, *fields
        )
    in_periods = sum(
        line.collectives + line.individuals + line.households
        for line in lines
        if isinstance(line.key, str)
    )
    assert in_periods == sum(
        row.number
        for row in register.awards
        if row.period
        and row.award
        and row.recipient
        and row.loose.isdisjoint({"recipient", "award", "authority", "period"})
    )
    for line in (*lines, *year_lines(register, office, [YEAR, YEAR - 1])):
        unknown = getattr(
            line, "unknown", line.individuals - line.leaders - line.direct
        )
        assert unknown >= 0
        assert line.leaders + line.direct + unknown == line.individuals


def sums_do_not_depend_on_the_order_of_rows(
    register: Register, mixed: tuple[AwardLine, ...], office: Settings
) -> None:
    other = replace(register, awards=mixed)

    def plain(where: Register) -> list[tuple[object, ...]]:
        lines = summary_lines(where, office)
        return [(line.key, line.authority.casefold(), *line[2:]) for line in lines]

    assert plain(other) == plain(register)


# Names

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạấậửỷ ĐÔ-'0123()"
names = st.text(st.sampled_from(_LETTERS), max_size=20)


@many
@given(one=names, other=names, order=st.sampled_from(ToneOrder))
def test_any_two_names_can_be_compared(one: str, other: str, order: ToneOrder) -> None:
    for key in (name_key, text_key):
        below, above = (
            key(one, order) < key(other, order),
            key(other, order) < key(one, order),
        )
        assert not (below and above)
        assert below or above or key(one, order) == key(other, order)
        assert key(one.upper(), order) == key(one, order)
