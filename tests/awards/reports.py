# ruff: noqa: E501 – a grid is read across
"""The awards that three departments reported, entered as a clerk would enter them.

Recipients that a report does not name stand as lines with a number. Sources: the report
of the Gia Lai department on 2019 – 6/2023, of the Bắc Giang department on 2020, and its
report 252/BC-SCT on 2017. PLAN_2023: three people under the Gia Lai plan for 2023.
"""

from pathlib import Path

_EXAMPLE = "toolkit/awards/examples/gia_lai_2019_2023.txt"
_LINES = (Path(__file__).parents[2] / _EXAMPLE).read_text(encoding="utf-8").splitlines()
GIA_LAI = "\n".join(
    ["# Khen thưởng", *(line for line in _LINES if not line.startswith("#"))]
)

PERIODS = ("2019–2020", "2020–2021", "2021–2022", "2022–2023", "6 tháng 2023")
MINISTRY, PROVINCE = "Bộ Công Thương", "UBND tỉnh Gia Lai"
FLAG, MERIT = "province_flag", "province_merit"
COLLECTIVE_TITLE, FIGHTER = "excellent_collective", "province_fighter"

# Per period and authority: flags, merits to collectives and individuals, TTLĐXS, CSTĐ.
GIA_LAI_FIGURES = {
    ("2019–2020", MINISTRY): (2, 2, 3, 0, 0),
    ("2019–2020", PROVINCE): (0, 0, 4, 0, 0),
    ("2020–2021", MINISTRY): (0, 2, 3, 0, 0),
    ("2020–2021", PROVINCE): (0, 0, 9, 1, 0),
    ("2021–2022", MINISTRY): (1, 4, 6, 0, 0),
    ("2021–2022", PROVINCE): (1, 2, 7, 1, 0),
    ("2022–2023", MINISTRY): (1, 0, 1, 0, 0),
    ("2022–2023", PROVINCE): (0, 0, 7, 1, 2),
    ("6 tháng 2023", PROVINCE): (0, 2, 4, 1, 0),
}
GIA_LAI_TOTALS = {MINISTRY: (4, 8, 13, 0, 0), PROVINCE: (1, 4, 31, 4, 2)}

BAC_GIANG_2020 = """
# Khen thưởng
Năm|Cấp khen|Danh hiệu, hình thức|Đối tượng|Họ và tên hoặc tên tập thể|Số lượng|Thành tích, lý do|Thành tích từ|đến
2020|Thủ tướng Chính phủ|Bằng khen của Thủ tướng Chính phủ|cá nhân||1|||
2020|Chủ tịch UBND tỉnh Bắc Giang|Bằng khen cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||Phong trào thi đua yêu nước|2015|2020
2020|Chủ tịch UBND tỉnh Bắc Giang|Bằng khen cấp bộ, cấp tỉnh|cá nhân||1|Cải cách hành chính|2011|2020
2020|Bộ trưởng Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|cá nhân||1|Phòng chống thiên tai||
2020|Giám đốc Sở Công Thương|Giấy khen|tập thể||16|Điển hình tiên tiến||
2020|Giám đốc Sở Công Thương|Giấy khen|cá nhân||21|Điển hình tiên tiến||
"""
BAC_GIANG_2020_FIGURES = {
    ("Thủ tướng Chính phủ", "prime_minister_merit"): (0, 1),
    ("Chủ tịch UBND tỉnh Bắc Giang", MERIT): (1, 1),
    ("Bộ trưởng Bộ Công Thương", MERIT): (0, 1),
    ("Giám đốc Sở Công Thương", "praise_letter"): (16, 21),
}

BAC_GIANG_2017 = """
# Đăng ký
Năm|Đối tượng|Họ và tên hoặc tên tập thể|Danh hiệu đăng ký
2017|tập thể|Sở Công Thương|Cờ thi đua cấp bộ, cấp tỉnh
# Đề nghị
Năm|Đối tượng|Họ và tên hoặc tên tập thể|Danh hiệu, hình thức|Cấp khen
2017|tập thể|Sở Công Thương|Cờ thi đua cấp bộ, cấp tỉnh|Chủ tịch UBND tỉnh Bắc Giang
# Khen thưởng
Năm|Cấp khen|Danh hiệu, hình thức|Đối tượng|Số lượng|Thành tích, lý do|Thành tích từ|đến
2017|Thủ tướng Chính phủ|Bằng khen của Thủ tướng Chính phủ|cá nhân|1|Thành tích công tác|2012|2016
2017|Chủ tịch UBND tỉnh Bắc Giang|Bằng khen cấp bộ, cấp tỉnh|tập thể|6|||
2017|Chủ tịch UBND tỉnh Bắc Giang|Bằng khen cấp bộ, cấp tỉnh|cá nhân|11|||
2017|Giám đốc Sở Công Thương|Giấy khen|tập thể|24|||
2017|Giám đốc Sở Công Thương|Giấy khen|cá nhân|70|||
"""
BAC_GIANG_2017_FIGURES = {
    ("Thủ tướng Chính phủ", "prime_minister_merit"): (0, 1),
    ("Chủ tịch UBND tỉnh Bắc Giang", MERIT): (6, 11),
    ("Giám đốc Sở Công Thương", "praise_letter"): (24, 70),
}

PLAN_2023 = """
# Người
Họ và tên | Ngày vào làm
Nguyễn Văn An | 01/01/2010
Trần Thị Bình | 01/01/2010
Lê Văn Cường | 01/01/2010
# Đăng ký
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu đăng ký | Sáng kiến đăng ký
2023 | cá nhân | Nguyễn Văn An | Chiến sĩ thi đua cơ sở | Số hóa hồ sơ
2023 | cá nhân | Trần Thị Bình | Chiến sĩ thi đua cơ sở |
# Sáng kiến
Năm | Tên sáng kiến, đề tài | Tác giả | Phạm vi
2023 | Số hóa hồ sơ | Nguyễn Văn An; Trần Thị Bình; Lê Văn Cường | cơ sở
# Xếp loại
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Xếp loại
2023 | cá nhân | Nguyễn Văn An | Hoàn thành xuất sắc nhiệm vụ
2023 | cá nhân | Trần Thị Bình | Hoàn thành xuất sắc nhiệm vụ
2023 | cá nhân | Lê Văn Cường | Hoàn thành xuất sắc nhiệm vụ
# Đề nghị
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức | Cấp khen
2023 | cá nhân | Nguyễn Văn An | Chiến sĩ thi đua cơ sở | Giám đốc Sở Công Thương
2023 | cá nhân | Trần Thị Bình | Chiến sĩ thi đua cơ sở | Giám đốc Sở Công Thương
2023 | cá nhân | Lê Văn Cường | Chiến sĩ thi đua cơ sở | Giám đốc Sở Công Thương
"""
