# ruff: noqa: E501 – a grid is read across
"""The awards that three departments reported, entered as a clerk would enter them.

Recipients that a report does not name stand as lines with a number. Sources: the report
of the Gia Lai department on 2019 – 6/2023, of the Bắc Giang department on 2020, and its
report 252/BC-SCT on 2017.
"""

GIA_LAI = """
# Khen thưởng
Năm|Kỳ báo cáo|Cấp khen|Danh hiệu, hình thức|Đối tượng|Họ và tên hoặc tên tập thể|Số lượng|Thành tích, lý do|Thành tích từ|đến
2019|'2019–2020|Bộ Công Thương|Cờ thi đua cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||Năm 2019|2019|2019
2020|'2019–2020|Bộ Công Thương|Cờ thi đua cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||Xây dựng nông thôn mới|2026|2020
2020|'2019–2020|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||Xây dựng nông thôn mới|2010|2020
2020|'2019–2020|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|cá nhân||1|Xây dựng nông thôn mới|2010|2020
2019|'2019–2020|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|tập thể|Phòng Quản lý thương mại||Giai đoạn 2009–2019|2009|2019
2019|'2019–2020|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|cá nhân||2|Khuyến công và xúc tiến thương mại||
2018|'2019–2020|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|cá nhân||2|Thành tích xuất sắc năm 2018|2018|2018
2020|'2019–2020|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|cá nhân||2|Xây dựng nông thôn mới|2010|2020
2020|'2020–2021|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||Phòng chống thiên tai|2020|2020
2020|'2020–2021|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|cá nhân||1|Phòng chống thiên tai|2020|2020
2019|'2020–2021|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|tập thể|Phòng Quản lý thương mại||Giai đoạn 2009–2019|2009|2019
2019|'2020–2021|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|cá nhân||2|Khuyến công và xúc tiến thương mại||
2019|'2020–2021|UBND tỉnh Gia Lai|Tập thể lao động xuất sắc|tập thể|Phòng Quản lý Năng lượng||Năm 2019|2019|2019
2019|'2020–2021|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|cá nhân||5|Thành tích xuất sắc năm 2019|2019|2019
2020|'2020–2021|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|cá nhân||4|Thành tích xuất sắc 2015–2020|2015|2020
2021|'2021–2022|Bộ Công Thương|Cờ thi đua cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||Năm 2021||
2020|'2021–2022|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||Phòng chống thiên tai|2020|2020
2020|'2021–2022|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|cá nhân||2|Phòng chống thiên tai|2020|2020
2021|'2021–2022|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|tập thể||2|70 năm ngành Công Thương||
2021|'2021–2022|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|cá nhân||2|70 năm ngành Công Thương||
2020|'2021–2022|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|tập thể|Phòng Khuyến công và Tư vấn công nghiệp||Khuyến công và xúc tiến thương mại|2014|2020
2020|'2021–2022|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|cá nhân||2|Khuyến công và xúc tiến thương mại|2014|2020
2021|'2021–2022|UBND tỉnh Gia Lai|Cờ thi đua cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||70 năm ngành Công Thương||
2021|'2021–2022|UBND tỉnh Gia Lai|Tập thể lao động xuất sắc|tập thể|Văn phòng Sở Công Thương||Năm 2021|2021|2021
2021|'2021–2022|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||Phòng chống dịch, diễn tập hóa chất||
2021|'2021–2022|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|cá nhân||1|Phòng chống dịch, diễn tập hóa chất||
2021|'2021–2022|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|cá nhân||2|Thành tích xuất sắc năm 2021|2021|2021
2021|'2021–2022|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|tập thể||1|70 năm ngành Công Thương||
2021|'2021–2022|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|cá nhân||4|70 năm ngành Công Thương||
2022|'2022–2023|Bộ Công Thương|Cờ thi đua cấp bộ, cấp tỉnh|tập thể|Sở Công Thương||Năm 2022||
2021|'2022–2023|Bộ Công Thương|Bằng khen cấp bộ, cấp tỉnh|cá nhân||1|Phòng chống thiên tai|2021|2021
2021|'2022–2023|UBND tỉnh Gia Lai|Tập thể lao động xuất sắc|tập thể|Phòng Quản lý thương mại||Năm 2021|2021|2021
2022|'2022–2023|UBND tỉnh Gia Lai|Chiến sĩ thi đua cấp bộ, cấp tỉnh|cá nhân||2|||
2021|'2022–2023|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|cá nhân||7|Thành tích xuất sắc năm 2021|2021|2021
2022|'6 tháng 2023|UBND tỉnh Gia Lai|Tập thể lao động xuất sắc|tập thể|Trung tâm Khuyến công và Xúc tiến thương mại||Năm 2022|2022|2022
2022|'6 tháng 2023|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|tập thể||2|Thành tích xuất sắc năm 2022|2022|2022
2022|'6 tháng 2023|UBND tỉnh Gia Lai|Bằng khen cấp bộ, cấp tỉnh|cá nhân||4|Thành tích xuất sắc năm 2022|2022|2022
"""

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
