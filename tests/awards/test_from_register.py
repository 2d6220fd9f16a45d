"""What a scoring form draws from a register: exact numbers, and how they came about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from random import Random

import pytest

from toolkit.awards.from_register import RegisterNumber, draw
from toolkit.awards.settings import LeaderLine, Settings
from toolkit.model.emulation import (
    InitiativeScope,
    Level,
    ProposalResult,
    Recipient,
    Staff,
)
from toolkit.model.register import (
    AwardLine,
    DossierLine,
    Initiative,
    Person,
    Proposal,
    Register,
    Unit,
)
from toolkit.model.rubric import NumberSource

RETURNED = NumberSource.DOSSIERS_RETURNED_SHARE
DIRECT = NumberSource.DIRECT_WORKERS_SHARE
BASE, WIDER = NumberSource.INITIATIVES_BASE, NumberSource.INITIATIVES_PROVINCE
DAY = date(2017, 5, 4)
ONE, GROUP = Recipient.INDIVIDUAL, Recipient.COLLECTIVE


def dossier(
    number: int = 1,
    *,
    back: bool = False,
    level: Level | None = Level.PROVINCE,
    unit: str = "",
    **more: object,
) -> DossierLine:
    told = {"year": 2017, "sent": DAY, "returned": DAY if back else None, **more}
    return DossierLine(5, number=number, level=level, unit=unit, **told)  # type: ignore[arg-type]


def award(staff: Staff | None, number: int = 1, **more: object) -> AwardLine:
    told = {"year": 2017, "recipient": ONE, **more}
    return AwardLine(5, staff=staff, number=number, **told)  # type: ignore[arg-type]


def initiative(
    scope: InitiativeScope | None, *authors: str, year: int = 2017
) -> Initiative:
    return Initiative(5, year=year, title="Giải pháp", authors=authors, scope=scope)


def drawn(
    register: Register, source: NumberSource, unit: str = "", year: int = 2017
) -> RegisterNumber | None:
    return draw(register, Settings(), source, year=year, unit=unit)


def of(dossiers: Sequence[DossierLine]) -> RegisterNumber | None:
    return drawn(Register(dossiers=tuple(dossiers)), RETURNED)


# The share of dossiers returned


def test_two_dossiers_of_fifteen_are_thirteen_percent_and_a_third() -> None:
    found = of([dossier(12), dossier(), dossier(2, back=True)])
    assert found == RegisterNumber(
        D("13.33333333333333333333333333"), "2/15 hồ sơ bị trả lại"
    )


def test_a_share_that_is_a_whole_percent_is_exactly_that() -> None:
    found = of([dossier(9), dossier(1, back=True)])
    assert found is not None
    assert found.value == 10


def test_only_dossiers_that_were_sent_to_the_province_or_above_count() -> None:
    counted = [dossier(4), dossier(back=True, level=Level.STATE)]
    others = [
        dossier(back=True, level=Level.BASE),
        dossier(back=True, year=2016),
        dossier(back=True, sent=None),
    ]
    found = of([*counted, *others])
    assert found == RegisterNumber(D(20), "1/5 hồ sơ bị trả lại")


def test_a_dossier_whose_level_is_not_clear_is_left_out_and_told() -> None:
    loose = dossier(2, back=True)._replace(loose=frozenset({"level"}))
    found = of([dossier(5), loose, dossier(level=None)])
    assert found == RegisterNumber(
        D(0), "0/5 hồ sơ bị trả lại", ("3 hồ sơ chưa ghi rõ cấp trình",)
    )


@pytest.mark.parametrize(
    "lines",
    [(), (dossier(year=2016),), (dossier(sent=None),), (dossier(level=Level.BASE),)],
)
def test_without_a_dossier_sent_there_is_no_share(
    lines: Sequence[DossierLine],
) -> None:
    assert of(lines) is None


# The share of direct workers


def test_direct_workers_are_counted_among_persons_granted_and_pending() -> None:
    register = Register(
        awards=(
            award(Staff.DIRECT, 5),
            award(Staff.HEAD),
            award(Staff.DEPUTY),
            award(None, 40, recipient=GROUP),
            award(Staff.DIRECT, 40, year=2016),
        ),
        proposals=(
            Proposal(5, year=2017, recipient=ONE, staff=Staff.DIRECT),
            Proposal(
                6,
                year=2017,
                recipient=ONE,
                staff=Staff.DIRECT,
                result=ProposalResult.GRANTED,
            ),
        ),
    )
    words = "lượt khen, đề nghị khen cá nhân là của người trực tiếp"
    assert drawn(register, DIRECT) == RegisterNumber(D(75), f"6/8 {words}")
    settings = Settings(leader_line=LeaderLine.HEAD)
    found = draw(register, settings, DIRECT, year=2017)
    assert found == RegisterNumber(D("87.5"), f"7/8 {words}")


def test_awards_without_a_kind_of_staff_are_told() -> None:
    register = Register(awards=(award(Staff.DIRECT), award(None, 3)))
    found = drawn(register, DIRECT)
    assert found is not None
    assert found.value == 25
    assert found.notes == ("3 lượt chưa ghi rõ là lãnh đạo hay người trực tiếp",)


def test_collectives_alone_give_no_share_of_direct_workers() -> None:
    register = Register(awards=(award(None, 9, recipient=GROUP),))
    assert drawn(register, DIRECT) is None


# Initiatives


def test_initiatives_are_counted_by_how_far_they_reach() -> None:
    register = Register(
        initiatives=(
            initiative(InitiativeScope.NATIONAL),
            initiative(InitiativeScope.PROVINCE),
            *[initiative(InitiativeScope.BASE)] * 4,
            initiative(None),
            initiative(InitiativeScope.PROVINCE, year=2016),
        )
    )
    notes = ("1 sáng kiến chưa ghi rõ phạm vi",)
    assert drawn(register, WIDER) == RegisterNumber(
        D(2), "2 sáng kiến cấp bộ, cấp tỉnh trở lên", notes
    )
    assert drawn(register, BASE) == RegisterNumber(D(4), "4 sáng kiến cấp cơ sở", notes)
    assert drawn(register, NumberSource.INITIATIVES) == RegisterNumber(
        D(7), "7 sáng kiến"
    )


def test_none_of_a_scope_is_zero_only_where_the_year_has_initiatives() -> None:
    register = Register(initiatives=(initiative(InitiativeScope.BASE),))
    assert drawn(register, WIDER) == RegisterNumber(
        D(0), "0 sáng kiến cấp bộ, cấp tỉnh trở lên"
    )
    assert drawn(register, WIDER, year=2016) is None


# Units

UNITS = (
    Unit(5, name="Sở Công Thương", is_agency=True),
    Unit(6, name="Phòng Hòa Bình", parent="SỞ CÔNG THƯƠNG"),
    Unit(7, name="Tổ Một", parent="Phòng Hoà Bình"),
    Unit(8, name="Sở Xây dựng", is_agency=True),
)


def test_of_several_agencies_only_the_unit_and_those_below_it_count() -> None:
    register = Register(
        units=UNITS,
        dossiers=(
            dossier(3, unit="Sở Công Thương"),
            dossier(1, unit="Phòng Hoà Bình", back=True),
            dossier(4, name="Tổ Một", recipient=GROUP),
            dossier(50, unit="Sở Xây dựng", back=True),
            dossier(7, back=True),
        ),
    )
    assert drawn(register, RETURNED, "sở công thương") == RegisterNumber(
        D("12.5"),
        "1/8 hồ sơ bị trả lại",
        (
            "chỉ tính sở công thương và các đơn vị thuộc",
            "1 dòng chưa rõ của đơn vị nào nên không tính",
        ),
    )
    room = drawn(register, RETURNED, "Tổ Một")
    assert room is not None
    assert (room.evidence, room.notes[0]) == ("0/4 hồ sơ bị trả lại", "chỉ tính Tổ Một")


def test_a_unit_that_sent_nothing_has_no_share_though_others_have() -> None:
    register = Register(units=UNITS, dossiers=(dossier(3, unit="Sở Xây dựng"),))
    assert drawn(register, RETURNED, "Tổ Một") is None
    assert drawn(register, RETURNED, "Sở Xây dựng") is not None


def test_a_unit_that_the_register_does_not_list_is_given_everything_and_told() -> None:
    register = Register(units=UNITS, dossiers=(dossier(3), dossier(back=True)))
    found = drawn(register, RETURNED, "Sở Y tế")
    assert found == RegisterNumber(
        D(25),
        "1/4 hồ sơ bị trả lại",
        ("tính cả sổ, vì trang «Đơn vị» không có tên đơn vị này",),
    )


def test_the_register_of_one_agency_counts_every_row() -> None:
    register = Register(
        units=UNITS[:3], dossiers=(dossier(3), dossier(back=True, unit="Nơi khác"))
    )
    for unit in ("Sở Công Thương", "Sở Công Thương tỉnh Bắc Giang"):
        assert drawn(register, RETURNED, unit) == RegisterNumber(
            D(25), "1/4 hồ sơ bị trả lại"
        )


def test_an_initiative_belongs_to_the_units_of_its_authors() -> None:
    register = Register(
        units=UNITS,
        people=(
            Person(5, name="Nguyễn Văn An", code="01", unit="Tổ Một"),
            Person(6, name="Nguyễn Văn An", code="02", unit="Sở Xây dựng"),
            Person(7, name="Trần Thị Bình", unit="Sở Xây dựng"),
        ),
        initiatives=(
            initiative(InitiativeScope.BASE, "Nguyễn Văn An (01)"),
            initiative(InitiativeScope.BASE, "Trần Thị Bình", "Nguyễn Văn An (01)"),
            initiative(InitiativeScope.BASE, "Trần Thị Bình"),
            initiative(InitiativeScope.BASE, "Nguyễn Văn An (02)"),
            initiative(InitiativeScope.BASE, "Nguyễn Văn An"),
            initiative(InitiativeScope.BASE, "Người Lạ"),
        ),
    )
    found = drawn(register, BASE, "Sở Công Thương")
    assert found is not None
    assert (found.value, found.notes[-1]) == (
        2,
        "2 dòng chưa rõ của đơn vị nào nên không tính",
    )


def test_units_in_a_ring_do_not_hang() -> None:
    ring = (
        Unit(5, name="A", parent="B"),
        Unit(6, name="B", parent="A"),
        Unit(7, name="C"),
    )
    register = Register(units=ring, dossiers=(dossier(2, unit="B"), dossier(unit="C")))
    found = drawn(register, RETURNED, "A")
    assert found is not None
    assert found.evidence == "0/2 hồ sơ bị trả lại"


def test_the_order_of_rows_is_nothing_to_a_number() -> None:
    rows = [dossier(n, back=n % 3 == 0, unit=UNITS[n % 4].name) for n in range(1, 20)]
    register = Register(units=UNITS, dossiers=tuple(rows))
    expected = drawn(register, RETURNED, "Sở Công Thương")
    for seed in range(5):
        Random(seed).shuffle(rows)
        shuffled = replace(
            register, dossiers=tuple(rows), units=tuple(reversed(register.units))
        )
        assert drawn(shuffled, RETURNED, "Sở Công Thương") == expected
