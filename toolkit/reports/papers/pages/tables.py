"""Templates that are tables: the totals, and the check of dossiers."""

from toolkit.forms.register.tables.council import PART_FIELDS
from toolkit.reports.docx.layout.blocks import (
    Column,
    loop_table,
    only_if,
    paragraph,
    title,
)
from toolkit.reports.docx.layout.page import LANDSCAPE, UPRIGHT, document
from toolkit.reports.papers.pages.common import (
    after_list,
    both_sign,
    head,
    part,
    repeated,
    wide_title,
)

_UNITS = (
    Column("STT", 12, "{{ d.stt }}", "center"),
    Column("Đơn vị", 56, "{{ d.ten }}"),
    Column("Danh hiệu, hình thức: số lượng", 72, "{{ d.chi_tiet }}", total="Tổng cộng"),
    Column("Cộng", 20, "{{ d.tong }}", "center", total="{{ tong }}"),
)  # fmt: skip
_TITLES = (
    Column("STT", 12, "{{ d.stt }}", "center"),
    Column("Danh hiệu, hình thức", 41, "{{ d.ten }}"),
    Column("Cấp khen", 38, "{{ d.cap_khen }}", total="Tổng cộng"),
    Column("Tập thể, hộ", 17, "{{ d.tap_the }}", "center", total="{{ so_tap_the }}"),
    Column("Cá nhân", 16, "{{ d.ca_nhan }}", "center", total="{{ so_ca_nhan }}"),
    Column("Người trực tiếp", 17, "{{ d.truc_tiep }}", "center"),
    Column("Tỷ lệ trực tiếp", 19, "{{ d.ty_le }}", "center"),
)  # fmt: skip
_MARKS = tuple(
    Column(words, 24, f"{{{{ d.tp_{key} }}}}", "center")
    for key, words in PART_FIELDS.items()
)
_DOSSIERS = (
    Column("STT", 12, "{{ d.stt }}", "center"),
    Column("Họ và tên, tên tập thể", 44, "{{ d.ten_day_du }}"),
    Column("Danh hiệu, hình thức", 40, "{{ d.danh_hieu }}"),
    *_MARKS,
    Column("Ngày trình", 26, "{{ d.ngay_trinh }}", "center"),
)


def totals() -> bytes:
    """The table of totals, by unit and by title."""
    body = (
        head("")
        + title("BẢNG TỔNG HỢP", "Đề nghị xét khen thưởng năm {{ nam }}")
        + part("I. Theo đơn vị")
        + loop_table(_UNITS, "d", "don_vi")
        + part("II. Theo danh hiệu, hình thức và cấp khen")
        + loop_table(_TITLES, "d", "danh_hieu")
        + only_if(
            "chua_ro",
            after_list(
                "Tỷ lệ người trực tiếp tính trên số cá nhân đã rõ loại cán bộ; còn"
                " {{ chua_ro }} trường hợp chưa ghi."
            ),
        )
        + both_sign("NGƯỜI LẬP BẢNG", "THỦ TRƯỞNG ĐƠN VỊ")
    )
    return document([(body, UPRIGHT)], name="Mẫu bảng tổng hợp")


def dossiers() -> bytes:
    """The check of the parts of each dossier."""
    body = (
        head("")
        + wide_title(
            "BẢNG KIỂM THÀNH PHẦN HỒ SƠ", "Đề nghị xét khen thưởng năm {{ nam }}"
        )
        + only_if(
            "quy_dinh",
            repeated("q", "quy_dinh", paragraph("Căn cứ {{ q.loi }};", "CanCu")),
        )
        + loop_table(_DOSSIERS, "d", "dong")
        + after_list(
            "Có {{ thieu }}/{{ tong }} hồ sơ còn thiếu thành phần. Dấu «–»: không kiểm"
            " trong bảng này."
        )
        + both_sign("NGƯỜI KIỂM TRA", "NGƯỜI NỘP HỒ SƠ")
    )
    return document([(body, LANDSCAPE)], name="Mẫu bảng kiểm thành phần hồ sơ")
