"""Registers of awards as offices keep them themselves: sheets, orders, headings."""

import io
from datetime import datetime
from functools import cache

import xlsxwriter

from tests.jobs.adopt.office_tables import put_row

AWARDED = (
    (1, "Trần Văn An", "Phòng Kỹ thuật", "Lao động tiên tiến", 2024, "12/QĐ-SCT"),
    (2, "Lê Thị Bình", "Phòng Kỹ thuật", "Chiến sĩ thi đua cơ sở", 2024, "13/QĐ-SCT"),
    (3, "Phạm Văn Cường", "Văn phòng", "Lao động tiên tiến", 2024, "12/QĐ-SCT"),
)
STAFF = (
    ("Phòng Kỹ thuật", "Trần Văn An", "Trưởng phòng"),
    ("Phòng Kỹ thuật", "Lê Thị Bình", "Chuyên viên"),
    ("Văn phòng", "Phạm Văn Cường", "Chuyên viên"),
)


@cache
def own_register() -> bytes:
    """Staff with the unit first; awards with a signature; a sheet of something else."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    cell = book.add_format({"border": 1, "font_name": "Times New Roman"})
    day = book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
    book.add_worksheet("Tổng hợp").write("A1", "Bìa sổ")
    staff = book.add_worksheet("CBCC")
    staff.write("A1", "DANH SÁCH CÁN BỘ, CÔNG CHỨC")
    put_row(staff, 3, ("Đơn vị", "Họ và tên", "Chức vụ", "Ngày vào làm"), cell)
    for at, values in enumerate(STAFF, 4):
        put_row(staff, at, values, cell)
        staff.write_datetime(at - 1, 3, datetime(2015, 3, 1), day)  # noqa: DTZ001
    staff.print_area("A1:D20")
    awards = book.add_worksheet("Khen 2024")
    awards.merge_range("A1:H1", "SỔ THEO DÕI KHEN THƯỞNG", cell)
    heads = ("STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Năm", "Số quyết định", "Vần")
    put_row(awards, 4, heads, cell)
    for at, values in enumerate(AWARDED, 5):
        put_row(awards, at, (*values, "x"), cell)
    awards.write("F10", "Người lập sổ")
    book.close()
    return data.getvalue()
