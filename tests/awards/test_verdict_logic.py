"""What follows from what: nothing unverified weakens, nothing pending counts twice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.awards.lines import answers, evidence, told, verdict
from toolkit.awards.consistency.checks import consistency
from toolkit.awards.eligibility import need_standard, need_votes
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.findings import eligibility_findings
from toolkit.awards.eligibility.verdict import Conclusion, Verdict
from toolkit.awards.eligibility.verdicts import doubts_of, verdicts
from toolkit.awards.ratios.lines import RatioLine, RatioState, ratio_lines
from toolkit.awards.ratios.words import what_if
from toolkit.awards.settings import Settings
from toolkit.model.emulation import Mode, Rating, Recipient
from toolkit.model.origin import Origin
from toolkit.model.register import Complete, Register, TableKey
from toolkit.rules.fields import Percent
from toolkit.rules.loader import Version
from toolkit.rules.standards import (
    Need,
    NeedKind,
    Standard,
    TitleStandard,
    VoteBase,
    VoteThreshold,
)

PASS, FAIL, UNKNOWN, JUDGED = Answer
OFF = Settings(switches=dict.fromkeys(("E1", "E2", "R1"), False))
"""Without what offices may switch off, so that it says nothing here."""
BASE = ("base_fighter", "province_merit")


def version(status: str) -> Version:
    return Version(
        start=date(2000, 1, 1),
        value="Nội dung",
        source="Văn bản",
        article="Điều 1",
        checked_on=date(2026, 11, 1),
        status=status,
    )


def standard(award: str, kind: Recipient, *needs: Need, status: str = "") -> Standard:
    return TitleStandard(
        id="own",
        title="Tiêu chuẩn",
        version=version(status or "in_force"),
        last_day=None,
        award=award,
        recipient=kind,
        needs=needs,
    )


def stands(monkeypatch: pytest.MonkeyPatch, *own: Standard) -> None:
    """The standards that there are, and no others."""

    def found(award: str, kind: Recipient, _: int) -> tuple[Standard, ...]:
        return tuple(s for s in own if (s.award, s.recipient) == (award, kind))

    monkeypatch.setattr(need_standard, "_standards", found)


def votes_need(monkeypatch: pytest.MonkeyPatch, status: str) -> None:
    threshold = VoteThreshold(
        id="own_vote",
        title="Phiếu",
        version=version(status),
        last_day=None,
        awards=BASE,
        percent=Percent(Decimal(70)),
        base=VoteBase.TOTAL_MEMBERS,
        secret=False,
    )
    monkeypatch.setattr(need_votes, "_thresholds", lambda _: (threshold,))


def by_award(register: Register) -> dict[str | None, Verdict]:
    return {one.proposal.award: one for one in verdicts(register, OFF)}


# What nobody has checked

CHAIN = """
người: An | 01/01/2010
đăng ký: An | CSTĐCS
xếp loại: An | xuất sắc
khen: An | CSTĐCS | 2023
khen: Bình | BK tỉnh | 2023
đề nghị: An | CSTĐCS
đề nghị: An | BK tỉnh
biểu quyết: An | CSTĐCS | 6 | 9
biểu quyết: An | BK tỉnh | 6 | 9
"""
FIGHTER = standard(
    "base_fighter",
    Recipient.INDIVIDUAL,
    Need(kind=NeedKind.RATING, rating=Rating.EXCELLENT, text="Xuất sắc"),
)
MERIT = standard(
    "province_merit",
    Recipient.INDIVIDUAL,
    Need(kind=NeedKind.AWARD, award="base_fighter", years=2, text="2 CSTĐCS"),
)


def test_an_unverified_vote_weakens_neither_its_title_nor_what_rests_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stands(monkeypatch, FIGHTER, MERIT)
    votes_need(monkeypatch, "unverified")
    register = told(CHAIN, 2024)
    found = by_award(register)
    for award in BASE:
        assert found[award].conclusion is Conclusion.ELIGIBLE
        [failed] = [one for one in found[award].conditions if one.answer is FAIL]
        assert (failed.rule, failed.bars) == ("own_vote", False)
        assert found[award].told is Conclusion.UNVERIFIED
        assert found[award].told_by == (failed,)
    codes = [one.code for one in eligibility_findings(register, found.values())]
    assert codes == ["E403", "E403"]
    votes_need(monkeypatch, "in_force")
    found = by_award(register)
    assert found["base_fighter"].conclusion is Conclusion.INELIGIBLE
    [rests] = [one for one in found["province_merit"].conditions if one.own]
    assert rests.answer is FAIL


def test_an_own_standard_that_is_unverified_and_not_met_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    votes_need(monkeypatch, "unverified")
    stands(monkeypatch, replace(FIGHTER, version=version("unverified")), MERIT)
    found = by_award(told(CHAIN.replace("xuất sắc", "tốt"), 2024))
    fighter = found["base_fighter"]
    assert fighter.conclusion is Conclusion.UNVERIFIED
    assert [one.name for one in fighter.deciding] == ["Xuất sắc"]
    assert fighter.told is Conclusion.UNVERIFIED
    assert [one.rule for one in fighter.told_by] == ["own", "own_vote"]
    [rests] = [one for one in found["province_merit"].conditions if one.own]
    assert rests.answer is UNKNOWN
    assert "chưa rõ đủ điều kiện" in rests.evidence


@pytest.mark.parametrize("status", ["in_force", "unverified"])
def test_without_a_standard_there_is_no_basis(
    monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    votes_need(monkeypatch, status)
    stands(monkeypatch)
    text = "người: An | 01/01/2010\nxếp loại: An | xuất sắc\nđăng ký: An | CSTĐCS\n"
    register = told(text + "đề nghị: An | CSTĐCS")
    [found] = verdicts(register, OFF)
    assert found.conclusion is Conclusion.NO_BASIS
    [why] = found.deciding
    assert (why.answer, why.bars) == (UNKNOWN, False)
    assert why.evidence.startswith("bộ quy định chưa có tiêu chuẩn CSTĐCS cho cá nhân")
    [said] = eligibility_findings(register, [found])
    assert (said.code, said.cell) == ("E407", "C5")
    assert doubts_of([found]).unsure == {5}


def test_what_bars_bars_where_there_is_no_basis_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    votes_need(monkeypatch, "in_force")
    stands(monkeypatch)
    text = "đề nghị: An | CSTĐCS\nbiểu quyết: An | CSTĐCS | 6 | 9"
    assert verdict(text).conclusion is Conclusion.INELIGIBLE


# Collectives rest on proposals that are eligible themselves

ROOM = "đơn vị: Sở | | Là cơ quan xét danh hiệu=x\nđơn vị: Phòng Một | Sở\n"
PEOPLE = ("Lê An", "Vũ Bình", "Hà Cường", "Đỗ Dung", "Tô Em", "Bùi Giang")
MORE = ("Mai Hoa", "Lý Khoa")
SHARE = "R5"


def room(good: int, poor: int, unclear: int, more: str = "") -> str:
    """A room of eight of whom so many are proposed: fit, not fit, and not known."""
    lines = [ROOM, "xếp loại: Phòng Một | tốt\nđăng ký: Phòng Một | TTLĐTT"]
    people = (*PEOPLE, *MORE)
    for at, name in enumerate(people):
        joined = "" if good + poor <= at < good + poor + unclear else "01/01/2010"
        rated = "không" if good <= at < good + poor else "tốt"
        home = "Đơn vị=Phòng Một"
        lines += [f"người: {name} | {joined} | {home}"]
        lines += [f"xếp loại: {name} | {rated} | {home}", f"đăng ký: {name} | LĐTT"]
        if at < good + poor + unclear:
            lines += [f"đề nghị: {name} | LĐTT | {home}"]
    return "\n".join([*lines, more, "đề nghị: Phòng Một | TTLĐTT"])


def of_share(text: str) -> tuple[Answer, str, RatioLine]:
    """The condition of the share, and its line among the ratios."""
    register = told(text)
    found = verdicts(register, Settings())
    collective = next(one for one in found if one.proposal.name == "Phòng Một")
    [condition] = [one for one in collective.conditions if one.rule == SHARE]
    lines = ratio_lines(register, Settings(), doubts_of(found))
    [line] = [
        one
        for one in lines
        if one.rule.id == SHARE and one.scope.name == "Phòng Một" and one.chosen
    ]
    return condition.answer, condition.evidence, line


def test_a_share_leaves_out_those_who_are_not_eligible() -> None:
    answer, said, line = of_share(room(3, 3, 0))
    assert answer is FAIL
    assert said.startswith("3/8 = 37,5 %")
    assert said.endswith("6 Lao động tiên tiến, trong đó 3 không đủ điều kiện")
    assert (line.numerator, line.unfit, line.state) == (3, 3, RatioState.UNMET)
    assert what_if(line).endswith("Đã trừ 3 đề nghị không đủ điều kiện (lúc kiểm tra).")


def test_a_collective_is_judged_after_its_members_wherever_its_row_stands() -> None:
    last = "đề nghị: Phòng Một | TTLĐTT"
    first = "\n".join((last, room(3, 3, 0).removesuffix(last)))
    assert of_share(first)[:2] == of_share(room(3, 3, 0))[:2]


def test_a_share_that_rests_on_what_is_not_known_is_not_known() -> None:
    answer, said, line = of_share(room(3, 0, 3))
    assert answer is UNKNOWN
    assert "trong đó 3 chưa rõ đủ điều kiện" in said
    assert (line.numerator, line.unsure, line.state) == (6, 3, RatioState.MET)
    assert what_if(line).endswith("Có 3 đề nghị chưa rõ đủ điều kiện (lúc kiểm tra).")
    assert of_share(room(6, 0, 2))[0] is PASS
    assert of_share(room(2, 0, 1))[0] is FAIL


def test_a_share_of_eligible_proposals_is_told_as_before() -> None:
    answer, said, line = of_share(room(6, 0, 0))
    assert answer is PASS
    assert said == "6/8 = 75 %; quy định trên 50 %"
    assert (line.numerator, line.unfit, line.unsure) == (6, 0, 0)


def test_the_one_fighter_of_a_collective_must_be_eligible() -> None:
    name = "Có ít nhất 1 Chiến sĩ thi đua cơ sở"
    fighter = "đề nghị: {} | CSTĐCS | Đơn vị=Phòng Một\nđề nghị: Phòng Một | TTLĐXS"

    def said(who: str, text: str) -> tuple[Answer, str]:
        register = told(text + "\n" + fighter.format(who))
        found = verdicts(register, OFF)[-1].conditions
        [one] = [one for one in found if one.name == name]
        return one.answer, one.evidence

    poor = "1 CSTĐCS năm 2023, trong đó 1 không đủ điều kiện; cần 1"
    assert said("Đỗ Dung", room(3, 3, 0)) == (FAIL, poor)
    able = room(6, 0, 0) + "\nsáng kiến: Lê An | cơ sở"
    assert said("Lê An", able) == (PASS, "1 CSTĐCS năm 2023")
    unclear = "1 CSTĐCS năm 2023, trong đó 1 chưa rõ đủ điều kiện"
    assert said("Đỗ Dung", room(3, 0, 3)) == (UNKNOWN, unclear)


GRANTED = "ghi {} người đã được khen vào trang «Khen thưởng» trước khi tính"


def test_who_is_granted_but_not_entered_yet_is_no_lack_of_the_collective() -> None:
    """Counted neither as proposed nor as granted: the verdict waits for the row."""
    name = "Có ít nhất 1 Chiến sĩ thi đua cơ sở"
    mark = "đề nghị: Lê An | CSTĐCS | Đơn vị=Phòng Một | Kết quả=được khen"
    collective = "đề nghị: Phòng Một | TTLĐXS"
    lines = [room(6, 0, 0), "sáng kiến: Lê An | cơ sở", mark, collective]

    def said(*text: str) -> tuple[Answer, str]:
        found = verdicts(told("\n".join(text)), OFF)[-1].conditions
        [one] = [one for one in found if one.name == name]
        return one.answer, one.evidence

    answer, text = said(*lines)
    assert (answer, text.split(";")[0]) == (UNKNOWN, GRANTED.format(1))
    entered = "khen: Lê An | CSTĐCS | 2023 | Đơn vị=Phòng Một"
    assert said(*lines[:3], entered, collective)[0] is PASS
    elsewhere = mark.replace("Phòng Một", "Phòng Hai").replace("Lê An", "Vũ Hạnh")
    assert said(*lines[:2], elsewhere, collective)[0] is FAIL


def test_a_share_waits_for_those_who_are_granted_but_not_entered_yet() -> None:
    text = room(6, 0, 0)
    for name in PEOPLE[3:]:
        row = f"đề nghị: {name} | LĐTT | Đơn vị=Phòng Một"
        text = text.replace(row, f"{row} | Kết quả=được khen")
    answer, said, _ = of_share(text)
    assert (answer, said.split(";")[0]) == (UNKNOWN, GRANTED.format(3))
    assert "3/8 = 37,5 %" in said
    assert of_share(text.replace("được khen", "không được khen"))[0] is FAIL


def test_a_collective_that_did_not_do_its_task_fails_a_rating_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = Need(kind=NeedKind.RATING, rating=Rating.GOOD, text="Hoàn thành tốt")
    share = Need(kind=NeedKind.RULE, rule=SHARE, text="Đủ tỷ lệ")
    worker = need_standard._standards("advanced_worker", Recipient.INDIVIDUAL, 2023)
    own = standard("advanced_collective", Recipient.COLLECTIVE, good, share)
    stands(monkeypatch, *worker, own)
    fine = "xếp loại: Phòng Một | tốt"

    def said(text: str) -> Verdict:
        return verdicts(told(text), Settings())[-1]

    assert said(room(6, 0, 0)).conclusion is Conclusion.ELIGIBLE
    poor = said(room(6, 0, 0).replace(fine, "xếp loại: Phòng Một | không"))
    assert poor.conclusion is Conclusion.INELIGIBLE
    assert [one.name for one in poor.deciding] == ["Hoàn thành tốt"]
    unrated = said(room(6, 0, 0).replace(fine, ""))
    assert unrated.conclusion is Conclusion.NOT_KNOWN


# The route follows the occasion

ROUTES = standard(
    "province_merit",
    Recipient.INDIVIDUAL,
    Need(
        kind=NeedKind.RATING,
        rating=Rating.EXCELLENT,
        route="ratings",
        text="Xuất sắc",
        modes=(Mode.YEARLY,),
    ),
    Need(
        kind=NeedKind.JUDGED, route="movement", text="Phong trào", modes=(Mode.THEMED,)
    ),
    Need(kind=NeedKind.JUDGED, text="Gương mẫu"),
)


@pytest.mark.parametrize(
    ("occasion", "conclusion", "names"),
    [
        ("", Conclusion.INELIGIBLE, {"Xuất sắc", "Gương mẫu"}),
        ("thường xuyên", Conclusion.INELIGIBLE, {"Xuất sắc", "Gương mẫu"}),
        ("chuyên đề", Conclusion.FOR_COUNCIL, {"Phong trào", "Gương mẫu"}),
        ("đột xuất", Conclusion.NO_BASIS, set()),
    ],
)
def test_a_proposal_is_judged_on_the_routes_of_its_occasion(
    monkeypatch: pytest.MonkeyPatch,
    occasion: str,
    conclusion: Conclusion,
    names: set[str],
) -> None:
    stands(monkeypatch, ROUTES)
    monkeypatch.setattr(need_votes, "_thresholds", lambda _: ())
    text = f"""
    người: An | 01/01/2010
    đăng ký: An | BK tỉnh
    xếp loại: An | tốt | 2022 2023
    khen: Bình | BK tỉnh | 2022
    khen: Bình | LĐTT | 2023
    đề nghị: An | BK tỉnh | Loại hình khen={occasion}
    """
    found = verdict(text)
    assert found.conclusion is conclusion
    assert {one.name for one in found.conditions if one.own} == names
    assert "Phong trào" not in " ".join(
        one.evidence for one in found.conditions if "Phong trào" not in names
    )


def test_needs_without_a_route_hold_on_their_own_occasions() -> None:
    yearly, always = (
        Need(kind=NeedKind.JUDGED, text="a", modes=(Mode.YEARLY,)),
        Need(kind=NeedKind.JUDGED, text="b"),
    )
    both = standard("praise_letter", Recipient.INDIVIDUAL, yearly, always)
    assert both.routes_on(Mode.YEARLY) == ((yearly, always),)
    assert both.routes_on(Mode.SUDDEN) == ((always,),)
    one = standard("praise_letter", Recipient.INDIVIDUAL, yearly)
    assert one.routes_on(Mode.SUDDEN) == ()
    assert ROUTES.routes_on(Mode.SUDDEN) == ()
    assert len(ROUTES.routes) == 2


# What the office says is complete


def complete(text: str, year: int, *said: Complete) -> Register:
    place = {"complete": Origin("Quy tắc", "A75")}
    return replace(told(text, year), cells=place, complete=frozenset(said))


def said_of(register: Register, rule: str) -> tuple[Answer, str]:
    [found] = [
        one
        for one in verdicts(register, Settings())[-1].conditions
        if rule in (one.rule, one.name)
    ]
    return found.answer, found.evidence


def all_of(year: int, award: str = "") -> Complete:
    return Complete(TableKey.AWARDS, year, award)


CLEAN = """
xếp loại: An | xuất sắc | 2024 2025
khen: An | CSTĐCS | 2024
khen: An | LĐTT | 2024 2025
đề nghị: An | BK tỉnh | Thành tích từ=2024 | đến=2025
"""


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ((), UNKNOWN),
        ((all_of(2023),), UNKNOWN),
        ((all_of(2024, "advanced_worker"),), UNKNOWN),
        ((all_of(2024, "province_merit"),), PASS),
        ((all_of(2024),), PASS),
        ((Complete(TableKey.INITIATIVES, 2024),), UNKNOWN),
    ],
)
def test_a_year_in_which_nobody_had_an_award_can_be_said_to_be_complete(
    said: tuple[Complete, ...], answer: Answer
) -> None:
    found, text = said_of(complete(CLEAN, 2025, *said), "E12")
    assert found is answer
    if answer is UNKNOWN:
        where = "ghi năm 2024 vào bảng «Sổ đã ghi đủ» ở trang «Quy tắc»"
        assert where in text


def test_a_register_without_that_table_is_not_sent_to_it() -> None:
    assert answers(CLEAN, "E12", 2025) == [UNKNOWN]
    assert "Sổ đã ghi đủ" not in evidence(CLEAN, "E12", 2025)


def test_an_absence_is_real_where_the_register_is_complete() -> None:
    name = "3 năm liên tục đạt Chiến sĩ thi đua cơ sở"
    text = "khen: An | CSTĐCS | 2021 2023\nđề nghị: An | CSTĐ tỉnh"
    assert said_of(complete(text, 2023), name)[0] is UNKNOWN
    answer, said = said_of(complete(text, 2023, all_of(2022, "base_fighter")), name)
    assert answer is FAIL
    assert said.endswith("sổ không ghi CSTĐCS năm 2022")


def test_registrations_and_initiatives_are_complete_apart_from_awards() -> None:
    text = "xếp loại: An | xuất sắc\nđề nghị: An | CSTĐCS"

    def said(*all_there: Complete) -> tuple[Answer, Answer]:
        register = complete(text, 2023, *all_there)
        on = Settings(switches={"E1": True, "E2": False})
        found = verdicts(register, on)[-1].conditions
        [registered] = [one.answer for one in found if one.rule == "E1"]
        [initiative] = [one.answer for one in found if one.name.startswith("1 ")]
        return registered, initiative

    assert said(all_of(2023)) == (UNKNOWN, UNKNOWN)
    assert said(Complete(TableKey.REGISTRATIONS, 2023)) == (FAIL, UNKNOWN)
    assert said(Complete(TableKey.INITIATIVES, 2023)) == (UNKNOWN, FAIL)


def test_a_line_for_no_award_says_that_there_was_none() -> None:
    none = "khen: | BK tỉnh | 2024 | Số lượng=0\n"
    assert answers(none + CLEAN, "E12", 2025) == [PASS]
    some = none.replace("=0", "=3")
    assert answers(some + CLEAN, "E12", 2025) == [UNKNOWN]


# Names


STAFF = "người: Hoàng Văn Đạt | 01/01/2010\nngười: Lê Thị Thu | 01/01/2010\n"
WRITTEN = ("Hoang Van Dat", "Hoàng Văn Đạc", "Hoàng Vân Đạt", "HOÀNG VĂN DAT")


@pytest.mark.parametrize("name", WRITTEN)
def test_a_proposal_for_a_name_that_is_nearly_another_is_asked(name: str) -> None:
    text = (
        STAFF
        + f"""
    xếp loại: Hoàng Văn Đạt | không
    đăng ký: Lê Thị Thu | LĐTT
    đề nghị: {name} | LĐTT
    """
    )
    found = verdict(text)
    assert found.conclusion is Conclusion.NOT_KNOWN
    [why] = found.conditions
    assert "«Hoàng Văn Đạt» (có phải là một?)" in why.evidence


@pytest.mark.parametrize("name", WRITTEN)
def test_what_stands_under_nearly_that_name_is_no_absence(name: str) -> None:
    text = (
        STAFF
        + f"""
    xếp loại: Hoàng Văn Đạt | xuất sắc | 2022 2023
    đăng ký: Lê Thị Thu | LĐTT
    đăng ký: {name} | CSTĐCS
    sáng kiến: {name} | cơ sở
    sáng kiến: Lê Thị Thu | cơ sở
    khen: {name} | LĐTT
    khen: Lê Thị Thu | LĐTT
    đề nghị: Hoàng Văn Đạt | CSTĐCS
    """
    )
    on = Settings(switches={"E1": True, "E2": False, "R1": False})
    [found] = verdicts(told(text), on)
    assert found.conclusion is Conclusion.NOT_KNOWN
    asked = [one for one in found.conditions if "có phải" in one.evidence]
    assert [one.answer for one in asked] == [UNKNOWN] * 3
    assert all(f"«{name}»" in one.evidence for one in asked)


def test_two_people_of_nearly_one_name_are_two() -> None:
    listed = "người: Lê Thị Thư | 01/01/2010\nđăng ký: Lê Thị Thư | LĐTT\n"
    rated = "xếp loại: Lê Thị Thu | tốt\nxếp loại: Lê Thị Thư | tốt\n"
    apart = "xếp loại: Lê Thị Thu | tốt | Đơn vị=Phòng Một\n"
    apart += "đăng ký: Lê Thị Thư | LĐTT | Đơn vị=Phòng Hai\n"
    on = Settings(switches={"E1": True})
    for more in (listed, rated + "đăng ký: Lê Thị Thư | LĐTT\n", apart):
        register = told(STAFF + more + "đề nghị: Lê Thị Thu | LĐTT")
        [found] = verdicts(register, on)
        [registered] = [one for one in found.conditions if one.rule == "E1"]
        assert registered.answer is FAIL


@pytest.mark.parametrize(
    "name",
    [
        *("Ông Hoàng Văn Đạt", "ông Hoàng Văn Đạt", "Đ/c Hoàng Văn Đạt"),
        *("Đồng chí Hoàng Văn Đạt", "TS. Hoàng Văn Đạt", "ThS. Hoàng Văn Đạt"),
        *("PGS.TS. Hoàng Văn Đạt", "Ông Th.S Hoàng Văn Đạt", "Hoàng  Văn Đạt"),
    ],
)
def test_a_form_of_address_is_no_part_of_a_name(name: str) -> None:
    rest = """
    đăng ký: {} | LĐTT
    xếp loại: {} | tốt
    đề nghị: {} | LĐTT
    """
    for listed, written in ((STAFF, name), (STAFF.replace("Hoàng Văn Đạt", name), "")):
        lines = rest.replace("{}", written or "Hoàng Văn Đạt")
        [found] = verdicts(told(listed + lines), Settings(switches={"E1": True}))
        said = {one.rule: one.answer for one in found.conditions}
        assert (said["E1"], said["E3"]) == (PASS, PASS)


def test_a_family_name_is_no_form_of_address() -> None:
    text = "người: Ông Văn Tùng | 01/06/2023\nngười: Văn Tùng | 01/01/2010\n"
    text += "xếp loại: {0} | tốt\nđề nghị: {0} | LĐTT"
    assert answers(text.format("Ông Văn Tùng"), "E3") == [FAIL]
    assert answers(text.format("Văn Tùng"), "E3") == [PASS]


def test_one_room_written_without_marks_is_asked_and_room_b_is_not() -> None:
    rooms = "đơn vị: Phòng Kỹ thuật\nđơn vị: Phòng A\n"
    asked = verdict(rooms + "đề nghị: Phòng Ky thuat | TTLĐTT")
    assert "«Phòng Kỹ thuật»" in asked.conditions[0].evidence
    other = verdict(rooms + "đề nghị: Phòng B | TTLĐTT")
    assert not any("có phải" in one.evidence for one in other.conditions)


# Who left


@pytest.mark.parametrize(
    ("left", "more", "codes"),
    [
        ("30/09/2023", "", ["C298"]),
        ("30/12/2023", "", ["C298"]),
        ("31/12/2023", "", []),
        ("01/02/2024", "", []),
        ("30/09/2023", "đến=30/06/2023", []),
        ("30/09/2023", "Kết quả=được khen", []),
        ("30/09/2022", "", []),
    ],
)
def test_who_left_before_the_end_of_the_achievement_is_told(
    left: str, more: str, codes: Iterable[str]
) -> None:
    text = f"người: Lê An | 01/01/2010 | Ngày rời đi={left}\n"
    register = told(text + f"đề nghị: Lê An | LĐTT | {more or 'Chức vụ='}")
    found = [one for one in consistency(register, Settings()) if one.code == "C298"]
    assert [one.code for one in found] == codes
    assert all((one.sheet, one.cell) == ("Đề nghị", "C5") for one in found)


def test_a_person_who_stands_in_two_rows_is_counted_once() -> None:
    twice = f"đề nghị: {PEOPLE[0]} | LĐTT | Đơn vị=Phòng Một"
    answer, evidence, line = of_share(room(4, 0, 0, twice))
    assert (answer, evidence[:3]) == (FAIL, "4/8")
    assert (line.numerator, line.repeated) == (4, 1)
    assert "Đã trừ 1 dòng ghi trùng người" in what_if(line)
    assert of_share(room(5, 0, 0))[0] is PASS


def test_who_stands_twice_among_those_a_share_is_taken_of_is_counted_once() -> None:
    """Else a row typed again would make room for one more title."""
    twice = f"đề nghị: {PEOPLE[0]} | LĐTT | Đơn vị=Phòng Một"
    register = told(room(5, 0, 0, twice))
    every = ratio_lines(register, Settings(), doubts_of(verdicts(register, Settings())))
    [line] = [one for one in every if one.rule.id == "R1" and one.chosen]
    assert (line.base, line.base_repeated) == (5, 1)
    assert "Số làm gốc đã trừ 1 dòng ghi trùng người." in what_if(line)
