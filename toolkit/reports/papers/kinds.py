"""The kinds of papers: how they are called, and what each must be told."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class PaperKind(StrEnum):
    """A kind of paper; the value is its word on the command line."""

    REQUEST = "request"
    PROPOSALS = "proposals"
    MINUTES = "minutes"
    BALLOT = "ballot"
    ANNEX = "annex"
    MERIT = "merit"
    RECORD = "record"
    SUMMARY = "summary"
    DOSSIERS = "dossiers"
    CERTIFICATES = "certificates"


class Kind(NamedTuple):
    """`label` on screen, `stem` of its files; `of_one`: about one person or unit.

    `of_pending`: it shows proposals that are still being decided; `of_decision`: what
    was granted.
    """

    label: str
    stem: str
    of_one: bool = False
    of_pending: bool = False
    of_decision: bool = False


KINDS: Mapping[PaperKind, Kind] = {
    PaperKind.REQUEST: Kind("Tờ trình kèm danh sách", "to_trinh", of_pending=True),
    PaperKind.PROPOSALS: Kind(
        "Danh sách đề nghị theo danh hiệu và đơn vị",
        "danh_sach_de_nghi",
        of_pending=True,
    ),
    PaperKind.MINUTES: Kind("Biên bản họp Hội đồng", "bien_ban", of_pending=True),
    PaperKind.BALLOT: Kind("Phiếu bầu", "phieu_bau", of_pending=True),
    PaperKind.ANNEX: Kind(
        "Danh sách kèm theo quyết định", "kem_quyet_dinh", of_decision=True
    ),
    PaperKind.MERIT: Kind("Báo cáo thành tích", "bao_cao_thanh_tich", of_one=True),
    PaperKind.RECORD: Kind("Hồ sơ thành tích", "ho_so_thanh_tich", of_one=True),
    PaperKind.SUMMARY: Kind("Bảng tổng hợp", "bang_tong_hop", of_pending=True),
    PaperKind.DOSSIERS: Kind(
        "Bảng kiểm thành phần hồ sơ", "thanh_phan_ho_so", of_pending=True
    ),
    PaperKind.CERTIFICATES: Kind(
        "Danh sách trộn thư để in bằng, giấy khen", "tron_thu", of_decision=True
    ),
}
