"""What each paper is filled with: the fields that its template may use, by name.

Names are plain ASCII words: an office writes them in Word.
"""

from collections.abc import Iterable, Sequence

from toolkit.model.emulation import Recipient
from toolkit.reports.docx.layout.blocks import office_lines
from toolkit.reports.docx.values import Value
from toolkit.reports.official_days import two_digits
from toolkit.reports.papers.achievements import Achievements, Held
from toolkit.reports.papers.calling import called, together
from toolkit.reports.papers.citations import citations
from toolkit.reports.papers.decided import Granted
from toolkit.reports.papers.dossier_parts import Dossiers
from toolkit.reports.papers.figures import BLANK, long_day
from toolkit.reports.papers.material import Material
from toolkit.reports.papers.minutes import FAILED, PASSED, Meeting
from toolkit.reports.papers.nominees import MR, MRS, Group, Nominee
from toolkit.reports.papers.totals import Totals
from toolkit.rules.words import RECIPIENT_WORDS

Fields = dict[str, Value]
_SEX = {MR: "Nam", MRS: "Nữ"}
DOTS = "……"
"""A number that a person writes."""


def office_fields(material: Material) -> Fields:
    """What stands on every paper: who issues it, for which year."""
    return {
        "co_quan": together(material.register.office) or BLANK,
        "cap_tren": material.superior,
        "dau_trang": {
            "cap_tren": office_lines(material.superior),
            "co_quan": office_lines(material.register.office, bold=True) or BLANK,
        },
        "nam": str(material.year),
    }


def line(text: str) -> Fields:
    """A row that is but one line."""
    return {"loi": text}


def group_rows(groups: Iterable[Group]) -> list[Fields]:
    """The groups of a list, each with its own rows."""
    return [_group(number, one) for number, one in enumerate(groups, 1)]


def _group(number: int, group: Group) -> Fields:
    return {
        "so": _roman(number),
        "ten": group.title,
        "cap_khen": group.authority,
        "do_ai": f" – cấp khen: {group.authority}" if group.authority else "",
        "tong": two_digits(len(group.lines)),
        "gom": _made_of(group.lines),
        "dong": nominee_rows(group.lines),
    }


def _made_of(lines: Sequence[Nominee]) -> str:
    """«01 tập thể, 05 cá nhân»."""
    order = (Recipient.COLLECTIVE, Recipient.HOUSEHOLD, Recipient.INDIVIDUAL)
    counts = {kind: sum(one.recipient is kind for one in lines) for kind in order}
    return ", ".join(
        f"{two_digits(number)} {RECIPIENT_WORDS[kind]}"
        for kind, number in counts.items()
        if number
    )


def nominee_rows(lines: Iterable[Nominee]) -> list[Fields]:
    """The rows of a list, numbered."""
    return [_nominee(number, one) for number, one in enumerate(lines, 1)]


def _nominee(number: int, one: Nominee) -> Fields:
    address, name = one.called
    return {
        "stt": str(number),
        "ong_ba": address,
        "ten": name,
        "ten_day_du": f"{address} {name}".strip(),
        "chuc_vu": one.position,
        "don_vi": one.unit,
        "chuc_vu_don_vi": one.post,
        "danh_hieu": one.title,
        "cap_khen": one.authority,
        "thanh_tich": one.reason,
        "thoi_gian": one.years,
    }


def list_fields(material: Material, groups: Sequence[Group]) -> Fields:
    """A list of proposals: the groups, and how many in all."""
    lines = [one for group in groups for one in group.lines]
    return {
        **office_fields(material),
        "tong": two_digits(len(lines)),
        "gom": _made_of(lines),
        "nhom": group_rows(groups),
    }


def request_fields(material: Material, groups: Sequence[Group], to: str) -> Fields:
    """A request: the list, to whom, and on what basis."""
    return {
        **list_fields(material, groups),
        "kinh_gui": to or BLANK,
        "can_cu": [line(one) for one in citations(material.year).lines],
    }


def minutes_fields(material: Material, held: Meeting) -> Fields:
    """The minutes of a meeting; numbers that nobody wrote are dots."""
    secret = {
        True: "bỏ phiếu kín",
        False: "biểu quyết",
        None: "biểu quyết / bỏ phiếu kín",
    }
    return {
        **office_fields(material),
        "hoi_dong": held.council or "Hội đồng Thi đua – Khen thưởng",
        "ngay_hop": long_day(held.day),
        "tong_thanh_vien": _number(held.total),
        "du_hop": _number(held.present),
        "vang": _number(held.absent),
        "cach": secret[held.secret],
        "quy_dinh": [line(one) for one in held.asked],
        "khong_bieu_quyet": "; ".join(
            f"{one.line.called[1]}: {two_digits(one.recused)}"
            for one in held.lines
            if one.recused
        ),
        "dat": two_digits(held.number(PASSED)) if held.number(PASSED) else DOTS,
        "khong_dat": two_digits(held.number(FAILED)) if held.number(FAILED) else DOTS,
        "dong": [
            {
                **_nominee(number, one.line),
                "tong_thanh_vien": one.total or DOTS,
                "phieu": one.votes_for or DOTS,
                "ty_le": one.share or f"{DOTS} %",
                "ket_qua": one.result or DOTS,
            }
            for number, one in enumerate(held.lines, 1)
        ],
    }


def _number(number: int | None) -> str:
    return DOTS if number is None else two_digits(number)


def decided_fields(material: Material, held: Granted) -> Fields:
    """The list that goes with a decision."""
    return {
        **list_fields(material, held.groups),
        "so_quyet_dinh": held.decision or BLANK,
        "ngay_quyet_dinh": long_day(held.day),
        "nguoi_ky": held.authority or BLANK,
    }


def recipient_fields(material: Material, one: Achievements) -> Fields:
    """A report of achievements, or the card of all that one has."""
    asked = one.proposed
    address, name = called(one.name, one.address)
    return {
        **office_fields(material),
        "la_ca_nhan": one.is_person,
        "la_tap_the": not one.is_person,
        "ten": name,
        "ten_day_du": f"{address} {name}".strip(),
        "gioi_tinh": _SEX.get(address, BLANK),
        "ngay_sinh": one.born or BLANK,
        "chuc_vu": one.position or BLANK,
        "don_vi": one.unit or BLANK,
        "ngay_vao": one.joined or BLANK,
        "ngay_lap": one.founded or BLANK,
        "so_nguoi": one.members or DOTS,
        "de_nghi": "; ".join(dict.fromkeys(each.title for each in asked)) or BLANK,
        "danh_hieu": [_held(award) for award in one.titles],
        "hinh_thuc": [_held(award) for award in one.forms],
        "xep_loai": [
            {"nam": r.year, "muc": r.rating or BLANK, "diem": r.points}
            for r in one.ratings
        ],
        "sang_kien": [
            {
                "nam": made.year,
                "ten": made.title,
                "pham_vi": made.scope or BLANK,
                "quyet_dinh": made.decision,
            }
            for made in one.initiatives
        ],
    }


def _held(award: Held) -> Fields:
    return {
        "nam": award.year,
        "ten": award.title,
        "quyet_dinh": award.decision,
        "thanh_tich": award.reason,
    }


def dossier_fields(material: Material, found: Dossiers) -> Fields:
    """The check of dossiers: a mark for each part."""
    return {
        **office_fields(material),
        "quy_dinh": [line(one) for one in found.basis],
        "tong": two_digits(len(found.checks)),
        "thieu": two_digits(len(found.incomplete)),
        "dong": [
            {
                **_nominee(number, one.line),
                **{f"tp_{key}": mark for key, mark in one.parts.items()},
                "ngay_trinh": one.sent,
                "tra_lai": one.returned,
            }
            for number, one in enumerate(found.checks, 1)
        ],
    }


def totals_fields(material: Material, found: Totals) -> Fields:
    """The tables of totals."""
    return {
        **office_fields(material),
        "tong": str(found.sums.total),
        "so_tap_the": str(found.collectives),
        "so_ca_nhan": str(found.individuals),
        "chua_ro": str(found.untold) if found.untold else "",
        "don_vi": [
            {
                "stt": str(number),
                "ten": one.unit,
                "chi_tiet": "; ".join(
                    f"{title}: {count}"
                    for title, count in zip(found.titles, one.numbers, strict=True)
                    if count
                ),
                "tong": str(one.total),
            }
            for number, one in enumerate(found.units, 1)
        ],
        "danh_hieu": [
            {
                "stt": str(number),
                "cap_khen": one.authority or BLANK,
                "ten": one.title,
                "tap_the": str(one.collectives),
                "ca_nhan": str(one.individuals),
                "truc_tiep": str(one.direct),
                "ty_le": one.share or "–",
            }
            for number, one in enumerate(found.bodies, 1)
        ],
    }


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    """I, II, III: as parts of a list are numbered."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
