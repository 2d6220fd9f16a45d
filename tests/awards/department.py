# ruff: noqa: E501 – a grid is read across
"""A small department in 2022: fifteen people, three years of ratings, twenty proposals."""

_UNITS = ("Phòng Kỹ thuật", "Phòng Thương mại")
PEOPLE = (
    *("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"),
    *(
        f"Phạm Văn {given}"
        for given in (
            *("Dũng", "Em", "Giang", "Hà", "Khánh", "Lâm"),
            *("Minh", "Nam", "Oanh", "Phúc", "Quý", "Sơn"),
        )
    ),
)
YEAR = 2022


def _unit(number: int) -> str:
    return _UNITS[number % 2]


def _ratings() -> str:
    head = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Loại cán bộ | Công chức, viên chức | Nhóm nhiệm vụ tương đồng | Xếp loại"
    rows = [
        f"{year} | cá nhân | {name} | {_unit(n)} | {'cấp trưởng' if n == 0 else 'người trực tiếp'} | công chức | Nhóm {n % 2 + 1} | "
        f"{'Hoàn thành xuất sắc nhiệm vụ' if n < 4 else 'Hoàn thành tốt nhiệm vụ'}"
        for year in (2020, 2021, 2022)
        for n, name in enumerate(PEOPLE)
    ]
    return "\n".join(["# Xếp loại", head, *rows])


def _proposals() -> str:
    head = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Loại cán bộ | Danh hiệu, hình thức | Cấp khen"
    director = "Giám đốc Sở Công Thương"
    rows = [
        f"2022 | cá nhân | {name} | {_unit(n)} | người trực tiếp | Lao động tiên tiến | {director}"
        for n, name in enumerate(PEOPLE)
    ]
    rows += [
        f"2022 | cá nhân | {name} | {_unit(n)} | người trực tiếp | Chiến sĩ thi đua cơ sở | {director}"
        for n, name in enumerate(PEOPLE[:3])
    ]
    rows += [
        f"2022 | cá nhân | {PEOPLE[0]} | {_unit(0)} | cấp trưởng | Bằng khen cấp bộ, cấp tỉnh | Chủ tịch UBND tỉnh Gia Lai",
        f"2022 | tập thể | {_unit(0)} | Sở Công Thương | | Tập thể lao động tiên tiến | {director}",
    ]
    return "\n".join(["# Đề nghị", head, *rows])


def _registrations() -> str:
    rows = (f"2022 | cá nhân | {name} | Lao động tiên tiến |" for name in PEOPLE[2:])
    return "\n".join(rows)


DEPARTMENT = f"""
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu | Khối, cụm thi đua
Sở Công Thương | | x | Khối 1
Phòng Kỹ thuật | Sở Công Thương | |
Phòng Thương mại | Sở Công Thương | |
# Người
Họ và tên | Đơn vị | Chức vụ | Loại cán bộ | Công chức, viên chức | Nhóm nhiệm vụ tương đồng | Ngày vào làm
Nguyễn Văn An | Phòng Kỹ thuật | Trưởng phòng | cấp trưởng | công chức | Nhóm 1 | 01/02/2010
Trần Thị Bình | Phòng Thương mại | Chuyên viên | người trực tiếp | công chức | Nhóm 2 | 01/02/2012
Lê Văn Cường | Phòng Kỹ thuật | Chuyên viên | người trực tiếp | công chức | Nhóm 1 | 01/05/2022
{_ratings()}
{_proposals()}
# Khen thưởng
Năm | Số quyết định | Ngày quyết định | Cấp khen | Danh hiệu, hình thức | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Loại cán bộ | Số lượng
2020 | 20/QĐ-SCT | 20/12/2020 | Giám đốc Sở Công Thương | Chiến sĩ thi đua cơ sở | cá nhân | Nguyễn Văn An | Phòng Kỹ thuật | người trực tiếp |
2020 | 20/QĐ-SCT | 20/12/2020 | Giám đốc Sở Công Thương | Chiến sĩ thi đua cơ sở | cá nhân | Trần Thị Bình | Phòng Thương mại | người trực tiếp |
2021 | 21/QĐ-SCT | 20/12/2021 | Giám đốc Sở Công Thương | Chiến sĩ thi đua cơ sở | cá nhân | Nguyễn Văn An | Phòng Kỹ thuật | người trực tiếp |
2021 | 21/QĐ-SCT | 20/12/2021 | Giám đốc Sở Công Thương | Chiến sĩ thi đua cơ sở | cá nhân | Trần Thị Bình | Phòng Thương mại | người trực tiếp |
2021 | 5/QĐ-UBND | 10/01/2022 | Chủ tịch UBND tỉnh Gia Lai | Bằng khen cấp bộ, cấp tỉnh | cá nhân | | | | 4
# Sáng kiến
Năm | Tên sáng kiến, đề tài | Tác giả | Phạm vi
2022 | Cải tiến quy trình | Nguyễn Văn An; Trần Thị Bình | cơ sở
2021 | Số hóa hồ sơ | Nguyễn Văn An | cơ sở
# Đăng ký
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu đăng ký | Sáng kiến đăng ký
2022 | cá nhân | Nguyễn Văn An | Chiến sĩ thi đua cơ sở | Cải tiến quy trình
2022 | cá nhân | Trần Thị Bình | Chiến sĩ thi đua cơ sở | Cải tiến quy trình
{_registrations()}
"""
