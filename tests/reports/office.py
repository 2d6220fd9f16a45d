# ruff: noqa: E501 – a grid is read across
"""A small office in 2024 with everything that a paper shows: who, votes, dossiers."""

from tests.awards.entered import entered
from toolkit.awards.settings import Settings
from toolkit.reports.papers.material import Material, material

DIRECTOR, CHAIR = "Giám đốc Sở A", "Chủ tịch UBND tỉnh Gia Lai"
FIGHTER, MERIT = "Chiến sĩ thi đua cơ sở", "Bằng khen cấp bộ, cấp tỉnh"
_WHO = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị"
_NAMES = ("Lê Văn Ánh", "Trần Thị Bình", "Nguyễn An", "Phạm Văn Hạ", "Đỗ Thị Hà")
_ROOMS = {"Lê Văn Ánh": "Phòng B", "Trần Thị Bình": "Phòng B"}


def _room(name: str) -> str:
    return _ROOMS.get(name, "Phòng A")


def _ratings() -> str:
    rows = [
        f"{year} | cá nhân | {name} | {_room(name)} | Hoàn thành tốt nhiệm vụ | 9{year - 2022},5"
        for year in (2023, 2024)
        for name in _NAMES
    ]
    rows += [
        f"2024 | tập thể | {room} | Sở A | Hoàn thành xuất sắc nhiệm vụ |"
        for room in ("Phòng A", "Phòng B")
    ]
    return "\n".join(rows)


def _registered() -> str:
    rows = [f"2024 | cá nhân | {name} | Lao động tiên tiến |" for name in _NAMES]
    rows += [f"2024 | cá nhân | {n} | {FIGHTER} | Phần mềm" for n in _NAMES[:3]]
    rows.append("2024 | tập thể | Phòng A | Tập thể lao động tiên tiến |")
    return "\n".join(rows)


def _proposed() -> str:
    rows = [
        f"2024 | cá nhân | {name} | {_room(name)} | | người trực tiếp | Lao động tiên tiến | {DIRECTOR} | |"
        for name in _NAMES
    ]
    rows += [
        f"2024 | cá nhân | {name} | {_room(name)} | | {staff} | {FIGHTER} | {DIRECTOR} | |"
        for name, staff in zip(
            _NAMES[:3], ("cấp phó", "người trực tiếp", ""), strict=True
        )
    ]
    rows += [
        f"2024 | tập thể | Phòng A | Sở A | | | Tập thể lao động tiên tiến | {DIRECTOR} | |",
        f"2024 | cá nhân | Trần Thị Bình | Phòng B | Chuyên viên chính | | {FIGHTER} | {DIRECTOR} | |",
        f"2024 | cá nhân | Đỗ Thị Hà | Phòng A | | | {MERIT} | {CHAIR} | Hai năm liền | được khen",
        f"2023 | cá nhân | Đỗ Thị Hà | Phòng A | | | {MERIT} | {CHAIR} | |",
    ]
    return "\n".join(rows)


OFFICE = f"""
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu | Ngày thành lập
Sở A | | x | 01/01/1997
Phòng B | Sở A | |
Phòng A | Sở A | |
# Người
Họ và tên | Mã | Nữ | Ngày sinh | Đơn vị | Chức vụ | Loại cán bộ | Ngày vào làm
Lê Văn Ánh | | không | 02/03/1980 | Phòng B | Trưởng phòng | cấp trưởng | 01/02/2010
Trần Thị Bình | | x | | Phòng B | Chuyên viên | người trực tiếp | 01/02/2012
Nguyễn An | | | | Phòng A | | | 01/05/2015
Phạm Văn Hạ | H1 | | | Phòng A | Chuyên viên | người trực tiếp | 01/05/2015
Phạm Văn Hạ | H2 | | | Phòng B | Chuyên viên | người trực tiếp | 01/05/2023
Đỗ Thị Hà | | x | | Phòng A | Phó Trưởng phòng | cấp phó | 01/05/2015
# Đăng ký
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu đăng ký | Sáng kiến đăng ký
{_registered()}
# Sáng kiến
Năm | Tên sáng kiến, đề tài | Tác giả | Phạm vi | Nơi công nhận | Số quyết định | Ngày công nhận
2024 | Phần mềm tra cứu | Lê Văn Ánh; Trần Thị Bình | cơ sở | Giám đốc Sở A | 55/QĐ-SA | 05/02/2024
# Xếp loại
{_WHO} | Xếp loại | Điểm
{_ratings()}
# Đề nghị
{_WHO} | Chức vụ | Loại cán bộ | Danh hiệu, hình thức | Cấp khen | Thành tích, lý do | Kết quả
{_proposed()}
# Khen thưởng
Năm | Số quyết định | Ngày quyết định | Cấp khen | Danh hiệu, hình thức | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Số lượng | Thành tích, lý do
2023 | 138/QĐ-SA | 05/01/2024 | {DIRECTOR} | Lao động tiên tiến | cá nhân | Lê Văn Ánh | Phòng B | |
2023 | 138/QĐ-SA | 05/01/2024 | {DIRECTOR} | Lao động tiên tiến | cá nhân | Đỗ Thị Hà | Phòng A | | Hoàn thành tốt nhiệm vụ
2023 | 138/QĐ-SA | 05/01/2024 | {DIRECTOR} | Lao động tiên tiến | cá nhân | | | 7 |
2022 | | | {DIRECTOR} | Giấy khen | cá nhân | Lê Văn Ánh | Phòng B | | Chuyển đổi số
# Biểu quyết
{_WHO} | Danh hiệu, hình thức | Hội đồng | Cấp Hội đồng | Ngày họp | Tổng số thành viên | Dự họp | Số phiếu đồng ý | Phiếu kín
2024 | cá nhân | Lê Văn Ánh | Phòng B | {FIGHTER} | Hội đồng Sở A | sở, đơn vị | 01/12/2024 | 9 | 9 | 3 | x
2024 | cá nhân | Trần Thị Bình | Phòng B | {FIGHTER} | Hội đồng Sở A | sở, đơn vị | 15/12/2024 | 9 | 8 | 6 | x
2024 | cá nhân | Lê Văn Ánh | Phòng B | {FIGHTER} | Hội đồng Sở A | sở, đơn vị | 15/12/2024 | 9 | 8 | 8 | x
2024 | cá nhân | Nguyễn An | Phòng A | {FIGHTER} | Hội đồng Sở A | sở, đơn vị | 15/12/2024 | 9 | 8 | 10 | x
# Hồ sơ
{_WHO} | Danh hiệu, hình thức | Tờ trình, danh sách | Báo cáo thành tích | Biên bản, kết quả bỏ phiếu | Chứng nhận sáng kiến | Ngày trình
2024 | cá nhân | Lê Văn Ánh | Phòng B | {FIGHTER} | x | x | x | x | 20/12/2024
2024 | cá nhân | Trần Thị Bình | Phòng B | {FIGHTER} | x | | x | |
"""


def office(text: str = OFFICE, *, year: int = 2024) -> Material:
    """The material of a register that a grid tells of, judged by the engine."""
    return material(entered(text, year=year), Settings(), superior="UBND tỉnh Gia Lai")
