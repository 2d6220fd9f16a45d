# ruff: noqa: E501 – a line is read across
"""A department over 2018–2025: rooms, people, ratings, what was granted, and proposals.

The proposals of 2023 stand under the Law of 2003 and Decree 91/2017, those of 2024 under
the Law of 2022 and Decree 98/2023, those of 2025 under Decree 152/2025 from its day.
`THREE_YEARS` is told in the lines of `tests.awards.lines`; nobody in it lived.
"""

SO = "Sở Công Thương"
ROOMS = {
    "Phòng Công nghiệp": (
        *("Bùi Đức Long", "Ngô Thị Mai", "Hoàng Văn Sơn", "Cao Văn Phúc"),
        *("Lưu Văn Toàn", "Nghiêm Thị Xuân", "Triệu Quang Huy", "Đào Thị Kim"),
        *("Khổng Minh Đạt", "Văn Thị Sáu"),
    ),
    "Phòng Thương mại": (
        *("Nguyễn Hải Yến", "Lý Văn Khoa", "Mai Thị Nga", "Tô Ngọc Bích"),
        *("Đinh Công Thành", "Hồ Thị Cúc", "Lâm Quang Vinh", "Châu Văn Nghĩa"),
    ),
    "Phòng Kế hoạch": (
        *("Trịnh Văn Hòa", "Dương Thị Oanh", "Tạ Bá Lộc", "Kiều Thị Thu"),
        *("Quách Văn Tài", "Thái Thị Loan", "Võ Hữu Nhân"),
    ),
    "Chi cục Quản lý thị trường": (
        *("Nông Văn Dền", "Siu Hưng", "Ksor Thủy", "Phùng Xuân Bắc"),
        *("Lương Thị Đào", "Hà Kim Chi", "Từ Văn Giáp"),
    ),
    "Trung tâm Khuyến công": (
        *("Lê Minh Quân", "Đỗ Thị Hạnh", "Trần Quốc Tuấn", "Phan Thu Hà"),
        *("Đặng Thùy Linh", "Vũ Tiến Dũng", "Lại Thế Anh", "Mạc Thị Hồng"),
        *("Âu Dương Kiệt", "Phí Thị Lụa", "Doãn Văn Bảy", "Khúc Thị Vân"),
        *("Cung Văn Thao", "Ninh Thị Quế", "Viên Đức Cảnh", "Giáp Văn Hải"),
    ),
}
"""Unit → its staff. The last two grant titles themselves, as the department does."""

JOINED = {
    "Từ Văn Giáp": "01/05/2023",
    "Hứa Văn Trí": "01/05/2024",
}
LEFT = {"Thái Thị Loan": "31/08/2025"}

EXCELLENT = {
    2018: ("Cung Văn Thao",),
    2020: ("Cung Văn Thao",),
    2021: ("Cung Văn Thao",),
    2022: ("Cung Văn Thao", "Khúc Thị Vân", "Giáp Văn Hải"),
    2023: (
        *("Cung Văn Thao", "Khúc Thị Vân", "Giáp Văn Hải"),
        *("Âu Dương Kiệt", "Hoàng Văn Sơn"),
    ),
    2024: (
        *("Âu Dương Kiệt", "Bùi Đức Long", "Hoàng Văn Sơn", "Trịnh Văn Hòa"),
        *("Lý Văn Khoa", "Vũ Tiến Dũng", "Lại Thế Anh", "Doãn Văn Bảy"),
    ),
    2025: (
        *("Bùi Đức Long", "Hoàng Văn Sơn", "Ngô Thị Mai", "Lý Văn Khoa"),
        *("Trịnh Văn Hòa", "Nông Văn Dền", "Siu Hưng"),
    ),
}
COMPLETED = {
    2023: ("Cao Văn Phúc", "Hồ Thị Cúc", "Lâm Quang Vinh"),
    2024: ("Cao Văn Phúc", "Hồ Thị Cúc"),
}
"""Who was rated otherwise than «tốt», by year."""

BESIDE = {
    ("Cao Văn Phúc", 2023): "Kỷ luật=cảnh cáo",
    ("Cao Văn Phúc", 2024): "Kỷ luật=cảnh cáo",
    ("Đinh Công Thành", 2023): "Kỷ luật=khiển trách",
    ("Đinh Công Thành", 2024): "Kỷ luật=khiển trách",
    ("Doãn Văn Bảy", 2022): "Kỷ luật=khiển trách",
    ("Ksor Thủy", 2025): "Đang bị xem xét=x",
}
"""What else the row of a rating says."""

RATED_SINCE = {"Trung tâm Khuyến công": 2018}

HEADED = "Giám đốc Sở Công Thương"
PROVINCE = "Chủ tịch UBND tỉnh Gia Lai"
YEARLY = f"Loại hình khen=thường xuyên | Cấp khen={PROVINCE}"
STATE = "Loại hình khen=thường xuyên | Cấp khen=Chủ tịch nước"
BY_DIRECTOR = f"Cấp khen={HEADED}"
OF_PROVINCE = f"Cấp khen={PROVINCE}"
COUNCIL = "Cấp Hội đồng=cấp tỉnh"
OWN_COUNCIL = "Cấp Hội đồng=sở, đơn vị"


def _units() -> str:
    own = ("Chi cục Quản lý thị trường", "Trung tâm Khuyến công")
    lines = [f"đơn vị: {SO} | | Là cơ quan xét danh hiệu=x"]
    for unit in ROOMS:
        agency = " | Là cơ quan xét danh hiệu=x" if unit in own else ""
        lines.append(f"đơn vị: {unit} | {SO}{agency}")
    return "\n".join(lines)


def _staff() -> list[tuple[str, str]]:
    found = [(unit, name) for unit, names in ROOMS.items() for name in names]
    return [*found, ("Chi cục Quản lý thị trường", "Hứa Văn Trí")]


def _people() -> str:
    lines = []
    for unit, name in _staff():
        left = f" | Ngày rời đi={LEFT[name]}" if name in LEFT else ""
        joined = JOINED.get(name, "01/03/2010")
        lines.append(f"người: {name} | {joined} | Đơn vị={unit}{left}")
    return "\n".join(lines)


def _ratings() -> str:
    lines = []
    for unit, name in _staff():
        first = max(RATED_SINCE.get(unit, 2022), int(JOINED.get(name, "2010")[-4:]))
        for year in range(first, 2026):
            rated = "tốt"
            rated = "xuất sắc" if name in EXCELLENT.get(year, ()) else rated
            rated = "hoàn thành" if name in COMPLETED.get(year, ()) else rated
            line = f"xếp loại: {name} | {rated} | {year} | Đơn vị={unit}"
            more = BESIDE.get((name, year), "")
            lines.append(f"{line} | {more}" if more else line)
    return "\n".join(lines)


def _registrations() -> str:
    """Of 2023, when the law asked for it; some forgot."""
    forgot = ("Châu Văn Nghĩa", "Lâm Quang Vinh", "Giáp Văn Hải", "Hứa Văn Trí")
    names = [name for _, name in _staff() if name not in forgot]
    lines = [f"đăng ký: {name} | LĐTT | 2023" for name in names]
    return "\n".join([*lines, *(f"đăng ký: {r} | TTLĐTT | 2023" for r in ROOMS)])


def _proposed(award: str, year: int, names: tuple[str, ...]) -> str:
    return "\n".join(f"đề nghị: {n} | {award} | {year} | {BY_DIRECTOR}" for n in names)


def _granted(award: str, years: str, names: tuple[str, ...], more: str = "") -> str:
    return "\n".join(f"khen: {n} | {award} | {years}{more}" for n in names)


_INDUSTRY, _TRADE, _PLANNING, _MARKET, _CENTRE = ROOMS.values()
_FIVE = _PLANNING[:5]

_GRANTED = f"""
{_granted("LĐTT", "2024", _FIVE, " | Ngày quyết định=10/12/2024")}
{_granted("LĐTT", "2025", ("Bùi Đức Long", "Hoàng Văn Sơn", "Ngô Thị Mai"), " | Ngày quyết định=10/05/2025")}
{_granted("LĐTT", "2025", ("Nông Văn Dền", "Siu Hưng"), " | Ngày quyết định=10/05/2025")}
{_granted("CSTĐCS", "2022 2023 2024", ("Lê Minh Quân", "Đỗ Thị Hạnh", "Trần Quốc Tuấn"))}
{_granted("CSTĐCS", "2023 2024", ("Phan Thu Hà", "Đặng Thùy Linh"))}
{_granted("CSTĐCS", "2021 2022 2023", ("Ninh Thị Quế", "Viên Đức Cảnh", "Mạc Thị Hồng"))}
{_granted("CSTĐCS", "2020 2021 2022", ("Vũ Tiến Dũng", "Doãn Văn Bảy"))}
{_granted("CSTĐCS", "2020 2021", ("Lại Thế Anh",))}
khen: Ngô Thị Mai | CSTĐCS | 2024
khen: Đặng Thùy Linh | BK tỉnh | 2023 | {YEARLY} | Thành tích từ=01/01/2022 | đến=31/12/2023 | Ngày quyết định=20/12/2023 | Thành tích, lý do=Thành tích công tác 2022–2023
khen: Mạc Thị Hồng | BK tỉnh | 2019 | {YEARLY} | Thành tích từ=01/01/2018 | đến=31/12/2019 | Ngày quyết định=20/01/2020 | Thành tích, lý do=Thành tích công tác 2018–2019
{_granted("BK TTg", "2018", ("Vũ Tiến Dũng", "Lại Thế Anh", "Doãn Văn Bảy"), " | đến=31/12/2018")}
khen: Cung Văn Thao | BK TTg | 2018 | Thành tích từ=01/01/2013 | đến=31/12/2017
khen: | GK | 2019 | Số lượng=7 | Loại cán bộ=người trực tiếp | Đơn vị={SO}
khen: | GK | 2019 | Số lượng=2 | Loại cán bộ=cấp trưởng | Đơn vị={SO}
khen: | GK | 2020 | Số lượng=17 | Loại cán bộ=người trực tiếp | Đơn vị={SO}
khen: | GK | 2020 | Số lượng=3 | Loại cán bộ=cấp phó | Đơn vị={SO}
"""

_INITIATIVES = """
sáng kiến: Bùi Đức Long | cơ sở | 2023
sáng kiến: Ngô Thị Mai | cơ sở | 2023
sáng kiến: Phùng Xuân Bắc | cơ sở | 2023
sáng kiến: Khúc Thị Vân | cơ sở | 2022 2023
sáng kiến: Giáp Văn Hải | cơ sở | 2022 2023
sáng kiến: Ninh Thị Quế; Viên Đức Cảnh | bộ, tỉnh | 2023
sáng kiến: Nguyễn Hải Yến | cơ sở | 2024
sáng kiến: Lê Minh Quân; Đỗ Thị Hạnh; Trần Quốc Tuấn | bộ, tỉnh | 2024
sáng kiến: Âu Dương Kiệt | cơ sở | 2024
sáng kiến: Lý Văn Khoa | cơ sở | 2024
"""

_OF_2023 = f"""
xếp loại: Phòng Công nghiệp | xuất sắc | 2023
xếp loại: Phòng Thương mại | tốt | 2023
xếp loại: Phòng Kế hoạch | tốt | 2023
{_proposed("LĐTT", 2023, tuple(n for n in _INDUSTRY if n != "Cao Văn Phúc"))}
{_proposed("LĐTT", 2023, (*_TRADE[:5], "Châu Văn Nghĩa"))}
{_proposed("LĐTT", 2023, _PLANNING)}
{_proposed("LĐTT", 2023, _MARKET)}
{_proposed("CSTĐCS", 2023, ("Bùi Đức Long", "Ngô Thị Mai", "Hoàng Văn Sơn", "Phùng Xuân Bắc"))}
{_proposed("TTLĐTT", 2023, ("Phòng Công nghiệp", "Phòng Thương mại", "Phòng Kế hoạch"))}
đề nghị: Phòng Công nghiệp | TTLĐXS | 2023 | {OF_PROVINCE}
đề nghị: Ninh Thị Quế | CSTĐ tỉnh | 2023 | {OF_PROVINCE}
đề nghị: Viên Đức Cảnh | CSTĐ tỉnh | 2023 | {OF_PROVINCE}
biểu quyết: Ninh Thị Quế | CSTĐ tỉnh | 10 | 11 | Năm=2023 | {COUNCIL} | Phiếu kín=x | Ngày họp=20/12/2023
biểu quyết: Viên Đức Cảnh | CSTĐ tỉnh | 9 | 11 | Năm=2023 | {COUNCIL} | Phiếu kín=x | Ngày họp=20/12/2023
đề nghị: Khúc Thị Vân | BK tỉnh | 2023 | {YEARLY} | Thành tích từ=01/01/2022 | đến=31/12/2023 | Thành tích, lý do=Thành tích công tác 2022–2023
đề nghị: Giáp Văn Hải | BK tỉnh | 2023 | {YEARLY} | Thành tích từ=01/01/2022 | đến=31/12/2023 | Thành tích, lý do=Thành tích công tác 2022–2023
đề nghị: Lâm Quang Vinh | BK tỉnh | 2023 | Loại hình khen=đột xuất | {OF_PROVINCE} | Thành tích, lý do=Chữa cháy chợ đêm
đề nghị: Cung Văn Thao | HCLĐ hạng Ba | 2023 | {STATE} | Thành tích từ=01/01/2018 | đến=31/12/2023 | Thành tích, lý do=Thành tích công tác 2018–2023
"""

_OF_2024 = f"""
xếp loại: Phòng Công nghiệp | xuất sắc | 2024
xếp loại: Phòng Thương mại | xuất sắc | 2024
xếp loại: Phòng Kế hoạch | tốt | 2024
{_proposed("LĐTT", 2024, tuple(n for n in _INDUSTRY if n != "Cao Văn Phúc"))}
{_proposed("LĐTT", 2024, _TRADE[:6])}
đề nghị: Hứa Văn Trí | LĐTT | 2024 | {BY_DIRECTOR}
{_proposed("CSTĐCS", 2024, ("Bùi Đức Long", "Hoàng Văn Sơn", "Nguyễn Hải Yến", "Trịnh Văn Hòa"))}
biểu quyết: Bùi Đức Long | CSTĐCS | 9 | 11 | Năm=2024 | {OWN_COUNCIL} | Ngày họp=15/12/2024
biểu quyết: Hoàng Văn Sơn | CSTĐCS | 8 | 11 | Năm=2024 | {OWN_COUNCIL} | Ngày họp=15/12/2024
biểu quyết: Nguyễn Hải Yến | CSTĐCS | 9 | 11 | Năm=2024 | {OWN_COUNCIL} | Ngày họp=15/12/2024
biểu quyết: Trịnh Văn Hòa | CSTĐCS | 9 | 11 | Năm=2024 | {OWN_COUNCIL} | Ngày họp=15/12/2024
{_proposed("TTLĐTT", 2024, ("Phòng Thương mại", "Phòng Kế hoạch"))}
đề nghị: Phòng Công nghiệp | TTLĐXS | 2024 | {OF_PROVINCE}
đề nghị: Phòng Thương mại | TTLĐXS | 2024 | {OF_PROVINCE}
đề nghị: Lê Minh Quân | CSTĐ tỉnh | 2024 | {OF_PROVINCE}
đề nghị: Đỗ Thị Hạnh | CSTĐ tỉnh | 2024 | {OF_PROVINCE}
đề nghị: Trần Quốc Tuấn | CSTĐ tỉnh | 2024 | {OF_PROVINCE}
biểu quyết: Lê Minh Quân | CSTĐ tỉnh | 10 | 11 | Năm=2024 | {COUNCIL} | Ngày họp=20/12/2024
biểu quyết: Đỗ Thị Hạnh | CSTĐ tỉnh | 9 | 11 | Năm=2024 | {COUNCIL} | Ngày họp=20/12/2024
biểu quyết: Trần Quốc Tuấn | CSTĐ tỉnh | 9 | 11 | Năm=2024 | {OWN_COUNCIL} | Ngày họp=15/12/2024
đề nghị: Phan Thu Hà | BK tỉnh | 2024 | {YEARLY} | Thành tích từ=01/01/2023 | đến=31/12/2024 | Thành tích, lý do=Thành tích công tác 2023–2024
đề nghị: Đặng Thùy Linh | BK tỉnh | 2024 | {YEARLY} | Thành tích từ=01/01/2023 | đến=31/12/2024 | Thành tích, lý do=Thành tích công tác 2023–2024
đề nghị: Âu Dương Kiệt | BK tỉnh | 2024 | {YEARLY} | Thành tích từ=01/01/2023 | đến=31/12/2024 | Thành tích, lý do=Thành tích công tác 2023–2024
đề nghị: Phí Thị Lụa | BK tỉnh | 2024 | Loại hình khen=đột xuất | {OF_PROVINCE} | Thành tích, lý do=Cứu người bị lũ cuốn
đề nghị: Vũ Tiến Dũng | HCLĐ hạng Ba | 2024 | {STATE} | Thành tích từ=01/01/2019 | đến=31/12/2024 | Thành tích, lý do=Thành tích công tác 2019–2024
đề nghị: Lại Thế Anh | HCLĐ hạng Ba | 2024 | {STATE} | Thành tích từ=01/01/2019 | đến=31/12/2024 | Thành tích, lý do=Thành tích công tác 2019–2024
đề nghị: Doãn Văn Bảy | HCLĐ hạng Ba | 2024 | {STATE} | Thành tích từ=01/01/2019 | đến=31/12/2024 | Thành tích, lý do=Thành tích công tác 2019–2024
đề nghị: Mạc Thị Hồng | BK TTg | 2024 | Loại hình khen=thường xuyên | Cấp khen=Thủ tướng Chính phủ | Thành tích từ=01/01/2020 | đến=31/12/2024 | Thành tích, lý do=Thành tích công tác 2020–2024
"""

_OF_2025 = f"""
đề nghị: Bùi Đức Long | CSTĐCS | 2025 | {BY_DIRECTOR} | Ngày đề nghị=15/12/2025
biểu quyết: Bùi Đức Long | CSTĐCS | 8 | 11 | Năm=2025 | {OWN_COUNCIL} | Ngày họp=15/12/2025
đề nghị: Hoàng Văn Sơn | CSTĐCS | 2025 | {BY_DIRECTOR} | Ngày đề nghị=15/05/2025
biểu quyết: Hoàng Văn Sơn | CSTĐCS | 8 | 11 | Năm=2025 | {OWN_COUNCIL} | Ngày họp=15/05/2025
đề nghị: Nông Văn Dền | CSTĐCS | 2025 | Cấp khen=Chủ tịch UBND xã Ia Dom | Ngày đề nghị=01/07/2025
đề nghị: Siu Hưng | CSTĐCS | 2025 | Cấp khen=Chủ tịch UBND xã Ia Dom | Ngày đề nghị=30/06/2025
đề nghị: Ksor Thủy | LĐTT | 2025 | {BY_DIRECTOR} | Ngày đề nghị=15/12/2025
đề nghị: Thái Thị Loan | LĐTT | 2025 | {BY_DIRECTOR} | Ngày đề nghị=15/12/2025
đề nghị: Ngô Thị Mai | CSTĐCS | 2025 | {BY_DIRECTOR} | Ngày đề nghị=15/12/2025
biểu quyết: Ngô Thị Mai | CSTĐCS | 7 | 11 | Năm=2025 | {OWN_COUNCIL} | Ngày họp=15/12/2025
đề nghị: Ngô Thị Mai | BK tỉnh | 2025 | {YEARLY} | Ngày đề nghị=20/12/2025 | Thành tích từ=01/01/2024 | đến=31/12/2025 | Thành tích, lý do=Thành tích công tác 2024–2025
đề nghị: Lý Văn Khoa | BK tỉnh | 2025 | {YEARLY} | Ngày đề nghị=20/12/2025 | Thành tích từ=01/01/2024 | đến=31/12/2025 | Thành tích, lý do=Thành tích công tác 2024–2025
đề nghị: Tạ Bá Lộc | Anh hùng Lao động | 2025 | Cấp khen=Chủ tịch nước | Ngày đề nghị=20/12/2025
"""

_UNIT_OF = {name: unit for unit, name in _staff()}


def _placed(line: str) -> str:
    """A row about somebody says in which unit, as a clerk fills the column."""
    word, _, rest = line.partition(":")
    unit = _UNIT_OF.get(rest.split("|")[0].strip())
    known = word == "sáng kiến" or "Đơn vị=" in line
    return line if unit is None or known else f"{line} | Đơn vị={unit}"


THREE_YEARS = "\n".join(
    _placed(line)
    for part in (
        *(_units(), _people(), _ratings(), _registrations()),
        *(_GRANTED, _INITIATIVES, _OF_2023, _OF_2024, _OF_2025),
    )
    for line in part.splitlines()
    if line
)
