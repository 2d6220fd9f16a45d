"""Templates about one person or unit: the report of achievements, and the card."""

from collections.abc import Sequence

from toolkit.reports.docx.layout.blocks import Column, loop_table, paragraph
from toolkit.reports.docx.layout.blocks import title as title_block
from toolkit.reports.docx.layout.page import UPRIGHT, document
from toolkit.reports.papers.pages.common import (
    after_list,
    before_list,
    both_sign,
    either,
    head,
    lines_to_write,
    part,
)

_YEAR = Column("Năm", 16, "{{ d.nam }}", "center")
_DECISION = "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"
_HELD = (
    _YEAR,
    Column("Danh hiệu, hình thức", 60, "{{ d.ten }}"),
    Column(_DECISION, 84, "{{ d.quyet_dinh }}"),
)
_RATED = (
    _YEAR,
    Column("Mức xếp loại", 104, "{{ d.muc }}"),
    Column("Điểm", 40, "{{ d.diem }}", "center"),
)
_MADE = (
    _YEAR,
    Column("Tên sáng kiến, đề tài", 56, "{{ d.ten }}"),
    Column("Phạm vi", 20, "{{ d.pham_vi }}", "center"),
    Column(_DECISION, 68, "{{ d.quyet_dinh }}"),
)


def merit() -> bytes:
    """A report of achievements: what the register knows, and lines to write."""
    body = (
        head("{% if la_tap_the %}Số:        /BC-………{% endif %}")
        + title_block("BÁO CÁO THÀNH TÍCH", "Đề nghị xét tặng: {{ de_nghi }}")
        + either("la_ca_nhan", _person(), _collective())
        + part("II. Thành tích đạt được")
        + paragraph("1. Chức năng, nhiệm vụ được giao; kết quả thực hiện:")
        + lines_to_write(4)
        + before_list("2. Kết quả xếp loại hằng năm:")
        + _listed("xep_loai", _RATED)
        + before_list("3. Sáng kiến, đề tài:")
        + _listed("sang_kien", _MADE)
        + after_list(
            "4. Chấp hành chủ trương, chính sách, pháp luật; tham gia phong trào:"
        )
        + lines_to_write()
        + part("III. Các hình thức đã được khen thưởng")
        + before_list("1. Danh hiệu thi đua:")
        + _listed("danh_hieu", _HELD)
        + before_list("2. Hình thức khen thưởng:")
        + _listed("hinh_thuc", _HELD)
        + both_sign(
            "XÁC NHẬN CỦA ĐƠN VỊ",
            "{% if la_ca_nhan %}NGƯỜI BÁO CÁO{% else %}THỦ TRƯỞNG ĐƠN VỊ{% endif %}",
        )
    )
    return document([(body, UPRIGHT)], name="Mẫu báo cáo thành tích")


def record() -> bytes:
    """The card of all that one has been given."""
    body = (
        head("")
        + title_block("HỒ SƠ THÀNH TÍCH", "{{ ten_day_du }}")
        + either("la_ca_nhan", _person_lines(), _collective_lines())
        + part("1. Danh hiệu thi đua")
        + _listed("danh_hieu", _HELD)
        + part("2. Hình thức khen thưởng")
        + _listed("hinh_thuc", _HELD)
        + part("3. Xếp loại hằng năm")
        + _listed("xep_loai", _RATED)
        + part("4. Sáng kiến, đề tài")
        + _listed("sang_kien", _MADE)
        + both_sign("NGƯỜI LẬP", "THỦ TRƯỞNG ĐƠN VỊ")
    )
    return document([(body, UPRIGHT)], name="Mẫu hồ sơ thành tích")


def _person() -> str:
    return (
        part("I. Sơ lược lý lịch")
        + _person_lines()
        + paragraph("Trình độ chuyên môn, nghiệp vụ: ……………………")
    )


def _person_lines() -> str:
    return (
        paragraph("Họ và tên: {{ ten }}. Giới tính: {{ gioi_tinh }}.")
        + paragraph("Sinh ngày: {{ ngay_sinh }}. Ngày vào làm việc: {{ ngay_vao }}.")
        + paragraph("Chức vụ: {{ chuc_vu }}. Đơn vị công tác: {{ don_vi }}.")
    )


def _collective() -> str:
    return (
        part("I. Đặc điểm, tình hình")
        + _collective_lines()
        + paragraph("Cơ sở vật chất; thuận lợi, khó khăn:")
        + lines_to_write()
    )


def _collective_lines() -> str:
    return paragraph("Tên đơn vị: {{ ten }}. Thuộc: {{ don_vi }}.") + paragraph(
        "Ngày thành lập: {{ ngay_lap }}. Số người: {{ so_nguoi }}."
    )


def _listed(name: str, listed: Sequence[Column]) -> str:
    """The table of a list, or a line to write where the register has nothing."""
    return either(name, loop_table(listed, "d", name), lines_to_write(1))
