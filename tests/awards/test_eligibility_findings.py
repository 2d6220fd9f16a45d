"""What a clerk is told of the proposals; the same whatever the order of the rows."""

import random
from dataclasses import replace

import pytest

from tests.awards.lines import UNCHECKED_ROOM, told, verdict
from tests.awards.records import RECORDS
from tests.tries import sample, tries
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.findings import NAMED, SHOWN
from toolkit.awards.eligibility.reasons import missing
from toolkit.awards.eligibility.verdict import Conclusion, Verdict, conclusion_of
from toolkit.awards.eligibility.verdicts import (
    doubts_of,
    eligibility_findings,
    verdicts,
)
from toolkit.awards.eligibility.words import ANSWER_WORDS, CONCLUSION_WORDS
from toolkit.awards.ratios.lines import ratio_lines
from toolkit.awards.settings import Settings
from toolkit.findings.finding import Finding
from toolkit.model.register import Register
from toolkit.rules.loader import UNVERIFIED_MARK
from toolkit.rules.records import Scope

PASS, FAIL, UNKNOWN, JUDGED = Answer
OFFICE = """
đơn vị: Sở | | Là cơ quan xét danh hiệu=x
đơn vị: Phòng A | Sở
người: An | 01/03/2010 | Đơn vị=Phòng A
người: Bình | 01/06/2023 | Đơn vị=Phòng A
xếp loại: An | xuất sắc | 2022 2023 | Đơn vị=Phòng A
xếp loại: Bình | tốt | 2023 | Đơn vị=Phòng A
đăng ký: An | CSTĐCS | 2023 | Sáng kiến đăng ký=Phần mềm
đăng ký: Bình | LĐTT | 2023
sáng kiến: An | cơ sở | 2023
"""


def findings(text: str, year: int = 2023) -> list[Finding]:
    register = told(text, year)
    return eligibility_findings(register, verdicts(register, Settings()))


def test_a_proposal_that_fails_names_the_condition_and_its_article() -> None:
    text = OFFICE + "đề nghị: Bình | LĐTT | Cấp khen=Sở Công Thương"
    [found] = findings(text)
    assert (found.code, found.sheet, found.cell) == ("E401", "Đề nghị", "C5")
    assert found.what.startswith("Bình: vào làm ngày 01/06/2023, mới được 7 tháng")
    assert found.what.endswith(", nên không được xét Lao động tiên tiến năm 2023.")
    assert "Căn cứ: Điều 10 Nghị định 91/2017/NĐ-CP." in found.text
    assert "Cách sửa: đối chiếu với hồ sơ" in found.text


BADLY = """
đơn vị: Sở | | Là cơ quan xét danh hiệu=x
người: Bình | 01/06/2023
người: Cường | 01/03/2010
đăng ký: Bình | LĐTT | 2023
đăng ký: Cường | LĐTT | 2023
đăng ký: Dũng | LĐTT | 2023
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "đề nghị: Bình | LĐTT\nxếp loại: Bình | tốt",
            "đủ 10 tháng đến ngày 31/12/2023, tức vào làm chậm nhất 01/03/2023",
        ),
        (
            "đề nghị: Cường | LĐTT\nxếp loại: Cường | hoàn thành",
            "Xếp loại hoàn thành tốt nhiệm vụ trở lên năm 2023",
        ),
        (
            "đề nghị: Cường | LĐTT\nxếp loại: Cường | tốt | Kỷ luật=cảnh cáo",
            "không bị kỷ luật từ khiển trách trở lên năm 2023",
        ),
        (
            "đề nghị: An | LĐTT\nngười: An | 01/03/2010\nxếp loại: An | tốt",
            "có đăng ký thi đua năm 2023",
        ),
        (
            "đề nghị: Cường | CSTĐ tỉnh\nxếp loại: Cường | xuất sắc | 2021 2022 2023"
            "\nkhen: Cường | CSTĐCS | 2021 2023\nkhen: Ai | CSTĐCS | 2022"
            "\nsáng kiến: Cường | bộ, tỉnh | 2022",
            "3 năm liên tục đạt Chiến sĩ thi đua cơ sở (2021–2023), còn thiếu năm 2022",
        ),
        (
            "đơn vị: Phòng A\nđề nghị: Phòng A | TTLĐXS"
            "\nkhen: An | LĐTT | Đơn vị=Phòng A"
            "\nxếp loại: An | tốt | Đơn vị=Phòng A"
            "\nxếp loại: Z | không | Đơn vị=Phòng A",
            "số Lao động tiên tiến ít nhất 70 %, tức ít nhất 2/2",
        ),
        (
            "đề nghị: Cường | CSTĐCS\nxếp loại: Cường | xuất sắc\nkhen: Cường | LĐTT"
            "\nsáng kiến: Ai | cơ sở | 2023",
            "1 sáng kiến phạm vi cơ sở trở lên năm 2023",
        ),
    ],
)
def test_what_would_have_been_right_is_said_of_this_recipient(
    text: str, wanted: str
) -> None:
    [found] = [one for one in findings(BADLY + text) if one.code == "E401"]
    assert wanted in found.expected
    assert found.expected not in found.what


def test_two_rules_on_what_is_not_registered_want_two_things() -> None:
    text = OFFICE + "đề nghị: Cường | CSTĐCS\nxếp loại: Cường | xuất sắc"
    register = told(text + "\nkhen: Cường | LĐTT\nsáng kiến: Cường | cơ sở | 2023")
    judged = verdicts(register, Settings(switches={"E2": True}))
    [found] = [
        one for one in eligibility_findings(register, judged) if one.code == "E401"
    ]
    assert found.what.count("không có tên ở trang «Đăng ký»") == 1
    for wanted in ("có đăng ký thi đua năm 2023", "có đăng ký sáng kiến năm 2023"):
        assert wanted in found.expected


def test_a_vote_that_is_too_small_says_how_many_would_do() -> None:
    text = """
    người: Cường | 01/03/2010
    đề nghị: Cường | CSTĐCS
    xếp loại: Cường | xuất sắc
    khen: Cường | LĐTT
    biểu quyết: Cường | CSTĐCS | 8 | 11 | Phiếu kín=x
    """
    [found] = [one for one in findings(text, 2024) if one.code == "E401"]
    assert found.expected == "ít nhất 9/11 phiếu đồng ý"


def test_a_proposal_that_cannot_be_judged_names_the_sheet_to_fill() -> None:
    text = OFFICE + "đề nghị: An | CSTĐ tỉnh | Cấp khen=Chủ tịch UBND tỉnh"
    text += "\nkhen: An | CSTĐCS | 2022 2023\nbiểu quyết: An | CSTĐ tỉnh | 11 | 11"
    [found] = findings(text)
    assert (found.code, found.cell) == ("E402", "C5")
    assert found.expected.startswith("đủ dữ liệu để xét: 3 năm liên tục đạt Chiến sĩ")
    for lacking in ("năm 2021 ở trang «Khen thưởng»", "trang «Biểu quyết»"):
        assert lacking in found.text


def test_what_is_missing_for_several_conditions_is_told_once() -> None:
    text = "đề nghị: An | LĐTT\nngười: An | 01/01/2010\nđăng ký: An | LĐTT"
    [found] = findings(text)
    assert found.text.count("chưa có xếp loại năm 2023 ở trang «Xếp loại»") == 1


def test_a_renamed_sheet_is_called_by_its_name() -> None:
    register = told("đề nghị: An | LĐTT")
    places = dict(register.places)
    places["ratings"] = places["ratings"]._replace(sheet="Phân loại 2023")
    renamed = replace(register, places=places)
    [found] = eligibility_findings(renamed, verdicts(renamed, Settings()))
    assert "trang «Phân loại 2023»" in found.text


def test_what_does_not_bar_is_a_note() -> None:
    [found] = findings(UNCHECKED_ROOM, 2025)
    assert (found.code, found.severity) == ("E403", "note")
    assert "chỉ để tham khảo" in found.what
    assert found.next_step.startswith("không bắt buộc; ")
    assert "(chưa kiểm chứng)" in found.text


def test_the_body_is_told_with_what_contradicts_itself_and_not_again() -> None:
    text = OFFICE + "đề nghị: An | LĐTT | Cấp khen=Bộ Công Thương"
    assert findings(text) == []


def test_a_proposal_that_is_well_is_not_told() -> None:
    text = OFFICE + "đề nghị: An | LĐTT | Cấp khen=Sở Công Thương"
    assert findings(text) == []


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("đề nghị: Bình {} | LĐTT\nxếp loại: Bình {} | không", ("E401", "E404")),
        ("đề nghị: Bình {} | LĐTT", ("E402", "E405")),
        ("đề nghị: Phòng {} | BK tỉnh\nxếp loại: Phòng {} | tốt", ("E403", "E406")),
    ],
)
@pytest.mark.parametrize("more", [0, 1, 7])
def test_many_of_a_kind_are_told_as_a_number(
    line: str, codes: tuple[str, str], more: int
) -> None:
    one, rest = codes
    lines = [line.replace("{}", str(n)) for n in range(SHOWN + more)]
    register = told("\n".join(lines))
    judged = [apart(v) for v in verdicts(register, Settings())]
    found = [f for f in eligibility_findings(register, judged) if f.code in codes]
    assert [f.code for f in found] == [one] * SHOWN + [rest] * bool(more)
    if more:
        assert f"còn {more} đề nghị" in found[-1].text
        assert found[-1].cell == f"C{5 + SHOWN}"


def apart(verdict: Verdict) -> Verdict:
    """The same verdict for a reason of its own."""
    own = f" ({verdict.proposal.row})"
    return verdict._replace(
        conditions=tuple(
            one._replace(evidence=one.evidence + own) for one in verdict.conditions
        )
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("đề nghị: Bình {} | LĐTT\nxếp loại: Bình {} | không", "E401"),
        ("đề nghị: Bình {} | LĐTT", "E402"),
        ("đề nghị: Phòng {} | BK tỉnh\nxếp loại: Phòng {} | tốt", "E403"),
    ],
)
def test_one_cause_of_many_is_told_once_with_their_names(line: str, code: str) -> None:
    lines = [line.replace("{}", str(n)) for n in range(8)]
    [found] = [f for f in findings("\n".join(lines)) if f.code == code]
    who = line.partition(": ")[2].partition(" ")[0]
    names = ", ".join(f"{who} {n}" for n in range(8))
    assert found.what.startswith(f"8 đề nghị ({names})")
    assert found.cell == "C5"


def test_of_very_many_with_one_cause_not_all_are_named() -> None:
    lines = [f"đề nghị: Bình {n} | LĐTT" for n in range(NAMED + 3)]
    [found] = findings("\n".join(lines))
    assert found.what.startswith(f"{NAMED + 3} đề nghị (Bình 0, ")
    assert f"Bình {NAMED - 1} và 3 đề nghị khác)" in found.what


def test_other_awards_and_other_causes_are_told_apart() -> None:
    text = """
    đề nghị: An | LĐTT
    đề nghị: Bình | LĐTT
    đề nghị: Cường | LĐTT
    đề nghị: Dũng | CSTĐCS
    đăng ký: Cường | LĐTT
    """
    found = [f for f in findings(text) if f.code == "E401"]
    assert [f.cell for f in found] == ["C5", "C8"]
    assert found[0].what.startswith("2 đề nghị (An, Bình): ")
    assert [f.cell for f in findings(text) if f.code == "E402"] == ["C7"]


def test_a_year_that_is_missing_is_named_once() -> None:
    parts = [
        "chưa có xếp loại năm 2021 ở trang «Xếp loại»",
        "năm 2020: CSTĐCS; chưa có xếp loại năm 2021, 2022 ở trang «Xếp loại»",
        "chưa ghi ngày vào làm ở trang «Người»",
    ]
    [kind, *_] = verdict("đề nghị: An | LĐTT").conditions
    said = missing([kind._replace(evidence=one) for one in parts])
    assert said == (
        "chưa có xếp loại năm 2021, 2022 ở trang «Xếp loại»;"
        " chưa ghi ngày vào làm ở trang «Người»"
    )


def test_discipline_is_a_reason_and_no_label() -> None:
    text = OFFICE + "xếp loại: An | tốt | 2023 | Đơn vị=Phòng A | Kỷ luật=khiển trách"
    text += "\nđăng ký: An | LĐTT | 2023\nđề nghị: An | LĐTT | 2023"
    told_of_it = [f for f in findings(text, 2023) if f.code == "E401"]
    assert [f.what for f in told_of_it] == [
        "An: bị khiển trách năm 2023, nên không được xét Lao động tiên tiến năm 2023."
    ]


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ((PASS, PASS), Conclusion.ELIGIBLE),
        ((PASS, JUDGED), Conclusion.FOR_COUNCIL),
        ((UNKNOWN, JUDGED), Conclusion.NOT_KNOWN),
        ((UNKNOWN, FAIL, JUDGED), Conclusion.INELIGIBLE),
        ((), Conclusion.ELIGIBLE),
    ],
)
def test_the_conclusion(answers: tuple[Answer, ...], wanted: Conclusion) -> None:
    kind = verdict("đề nghị: An | LĐTT").conditions[0]._replace(basis="Điều 24")
    barring = [kind._replace(answer=one, bars=True) for one in answers]
    assert conclusion_of(barring) is wanted
    informing = [kind._replace(answer=one, bars=False) for one in answers]
    told_only = Conclusion.FOR_COUNCIL if JUDGED in answers else Conclusion.ELIGIBLE
    assert conclusion_of(informing) is told_only
    # What only an unchecked text asks weakens nothing, but of the standard itself.
    unchecked = [one._replace(basis=f"Điều 4{UNVERIFIED_MARK}") for one in informing]
    assert conclusion_of(unchecked) is Conclusion.ELIGIBLE
    judged = [one._replace(own=True) for one in unchecked if one.answer is JUDGED]
    assert conclusion_of(judged) is (told_only if judged else Conclusion.ELIGIBLE)
    # Of an unverified standard that is not known nobody can say that it is met.
    own = [one._replace(own=True) for one in informing]
    of_standard = Conclusion.NOT_KNOWN if UNKNOWN in answers else told_only
    of_standard = Conclusion.UNVERIFIED if FAIL in answers else of_standard
    assert conclusion_of(own) is of_standard
    # Without a standard nothing is said, unless something else bars.
    baseless = kind._replace(answer=UNKNOWN, bars=False, baseless=True)
    failed = FAIL in answers
    without = Conclusion.INELIGIBLE if failed else Conclusion.NO_BASIS
    assert conclusion_of([*barring, baseless]) is without
    assert conclusion_of([*own, baseless]) is Conclusion.NO_BASIS
    decides = Verdict(told("đề nghị: An | LĐTT").proposals[0], tuple(barring), wanted)
    assert (len(decides.deciding) == 1) is (wanted is not Conclusion.ELIGIBLE)


def test_what_cannot_be_concluded_is_decided_by_what_nobody_verified() -> None:
    found = verdict(UNCHECKED_ROOM, 2024)
    assert found.conclusion is Conclusion.UNVERIFIED
    failed = [one for one in found.conditions if one.answer is FAIL and one.own]
    assert failed
    assert found.deciding == tuple(failed)


def test_every_answer_and_conclusion_has_words() -> None:
    assert set(ANSWER_WORDS) == set(Answer)
    assert set(CONCLUSION_WORDS) == set(Conclusion)


AWARDS = ("LĐTT", "CSTĐCS", "CSTĐ tỉnh", "BK tỉnh", "GK", "CSTĐTQ", "BK TTg")
UNITS = ("TTLĐTT", "TTLĐXS", "Cờ CP", "Cờ thi đua tỉnh", "HCLĐ hạng Ba")


def some_register(seed: int) -> Register:
    """A small office with whatever may happen in it."""
    luck = random.Random(seed)
    homes = ("Phòng A", "Phòng B", "Tổ 1", "Phòng C")
    lines = ["đơn vị: Sở | | Là cơ quan xét danh hiệu=x", "đơn vị: Phòng A | Sở"]
    lines += ["đơn vị: Phòng B | Sở | Là cơ quan xét danh hiệu=" + luck.choice(" x")]
    lines += ["đơn vị: Tổ 1 | Phòng A", "đơn vị: Phòng C | Phòng B"]
    names = [f"Lê Hòa {n}" for n in range(12)]
    lines += ["người: Lê Hòa 0 | 01/01/2015 | Đơn vị=Phòng B"]
    for name in names:
        home = f"Đơn vị={luck.choice(homes)}"
        lines += [f"người: {name} | 01/03/{luck.randint(2010, 2023)} | {home}"]
        for year in (2021, 2022, 2023):
            rated = luck.choice(("xuất sắc", "tốt", "tốt", "hoàn thành", "không"))
            lines += [f"xếp loại: {name} | {rated} | {year} | {home}"]
            lines += [f"khen: {name} | {luck.choice(AWARDS)} | {year} | {home}"]
        lines += [f"đề nghị: {name} | {luck.choice(AWARDS)} | {home}"]
        lines += [f"khen: {name} | LĐTT | {home}"] * luck.randint(0, 1)
        lines += [f"sáng kiến: {name} | cơ sở | {luck.randint(2021, 2023)}"]
        lines += [f"đăng ký: {name} | LĐTT"] * luck.randint(0, 1)
    for home in homes:
        lines += [f"đề nghị: {home} | {one}" for one in luck.sample(UNITS, 3)]
        lines += [f"khen: {home} | {luck.choice(UNITS)} | {luck.randint(2015, 2023)}"]
    return told("\n".join(lines), luck.choice((2016, 2022, 2023, 2024)))


def by_row(register: Register) -> dict[int, Verdict]:
    return {one.proposal.row: one for one in verdicts(register, Settings())}


@pytest.mark.parametrize("seed", range(tries(24)))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    register = some_register(seed)
    luck = random.Random(seed)
    tables = {}
    for key in RECORDS:
        rows = list(getattr(register, key))
        luck.shuffle(rows)
        tables[key] = tuple(rows)
    other = replace(register, **tables)
    assert by_row(other) == by_row(register)
    said = eligibility_findings(register, verdicts(register, Settings()))
    assert eligibility_findings(other, verdicts(other, Settings())) == said


@pytest.mark.slow
@pytest.mark.parametrize("seed", sample(range(40), 4))
def test_a_share_holds_here_where_it_holds_among_the_ratios(seed: int) -> None:
    register = some_register(seed)
    found = verdicts(register, Settings())
    lines = ratio_lines(register, Settings(), doubts_of(found))
    directory_key = str.casefold
    for one in found:
        for condition in one.conditions:
            same = [line for line in lines if line.rule.id == condition.rule]
            if not same or condition.answer is UNKNOWN:
                continue
            if Scope.UNIT in same[0].rule.per:
                names = {directory_key(one.proposal.name)}
                same = [s for s in same if directory_key(s.scope.name) in names]
            elif Scope.AGENCY in same[0].rule.per and len(same) > 1:
                home = directory_key(one.proposal.unit)
                same = [s for s in same if home in map(str.casefold, s.scope.units)]
            [line] = same
            assert (condition.answer is not PASS) is (line.over > 0), condition
            assert condition.evidence.startswith(f"{line.numerator}/{line.base} = ")
