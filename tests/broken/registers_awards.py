"""Registers whose ratios are broken or unclear, or whose rows contradict each other."""

from typing import Any

from tests.broken.registers import RegisterCase, says
from toolkit.forms.register.computed import RULES

_NAME = "Họ và tên hoặc tên tập thể"
_AWARD = "Danh hiệu, hình thức"
_WORKER, _FIGHTER = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
_MERIT = "Bằng khen cấp bộ, cấp tỉnh"
_UNIT = "Phòng Thương mại"
_GOOD, _EXCELLENT = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"

_GRANTED = f"\n# Khen thưởng\nNăm | Cấp khen | {_AWARD} | Đối tượng | {_NAME}"
_GRANTED += " | Đơn vị | Loại cán bộ | Số lượng | Thành tích, lý do | Kỳ báo cáo"
_DECIDED = f"\n# Khen thưởng\nNăm | Số quyết định | Ngày quyết định | {_AWARD}"
_DECIDED += f" | Đối tượng | {_NAME} | Loại cán bộ"
_PROPOSED = f"\n# Đề nghị\nNăm | Đối tượng | {_NAME} | Đơn vị | {_AWARD} | Kết quả"
_RATED = f"\n# Xếp loại\nNăm | Đối tượng | {_NAME} | Đơn vị | Xếp loại"
_PEOPLE = "\n# Người\nHọ và tên | Đơn vị | Chức vụ | Loại cán bộ | Ngày vào làm"
_LEFT_PEOPLE = "# Người\nHọ và tên | Đơn vị | Ngày vào làm | Ngày rời đi"
_UNITS = "\n# Đơn vị\nTên đơn vị | Là cơ quan xét danh hiệu"
_DOSSIER = f"\n# Hồ sơ\nNăm | {_AWARD} | Tờ trình, danh sách | Báo cáo thành tích"
_DOSSIER += " | Biên bản, kết quả bỏ phiếu | Ngày trình | Ngày bị trả lại"
_DOSSIER += " | Lý do trả lại"


def _workers(number: int, year: int = 2023) -> str:
    """A line for so many Lao động tiên tiến."""
    row = f"\n{year} | Giám đốc Sở | {_WORKER} | cá nhân | | {_UNIT}"
    return f"{_GRANTED}{row} | người trực tiếp | {number} | |"


def _fighters(*names: str, result: str = "", year: int = 2023) -> str:
    rows = (
        f"\n{year} | cá nhân | {name} | {_UNIT} | {_FIGHTER} | {result}"
        for name in names
    )
    return _PROPOSED + "".join(rows)


def _rated(*ratings: str, names: tuple[str, ...] = ("Lê An", "Vũ Bình")) -> str:
    people = (*names, *(f"Người {n}" for n in range(len(ratings))))
    rows = (
        f"\n2023 | cá nhân | {name} | {_UNIT} | {rating}"
        for name, rating in zip(people, ratings, strict=False)
    )
    return _RATED + "".join(rows)


def _granted(*rows: str) -> str:
    return _GRANTED + "".join(f"\n{row}" for row in rows)


_WITHOUT_EXCELLENT = "trên số hoàn thành tốt nhiệm vụ, không kể hoàn thành xuất sắc"
_COLLECTIVE = f"{_PROPOSED}\n2023 | tập thể | {_UNIT} | | Tập thể lao động tiên tiến |"


def _case(
    name: str,
    text: str,
    sheet: str,
    tables: str,
    more: str = "",
    **keywords: Any,
) -> RegisterCase:
    """The last finding is the one it is for; `more` of them lie on «Quy tắc»."""
    expected = (*says(text, sheet), *says(more, RULES))
    return RegisterCase(
        code=expected[-1][0],
        name=name,
        tables=tables,
        keywords=keywords,
        expected=expected,
    )


_RATIOS: tuple[RegisterCase, ...] = (
    _case(
        "more are proposed than there are places",
        "Q401 G5",
        "Đề nghị",
        _workers(13) + _fighters("Lê An", "Vũ Bình", "Bùi Chi"),
    ),
    _case(
        "more than a share that only informs",
        "Q402 G5",
        "Đề nghị",
        _workers(6, 2024) + _fighters("Lê An", "Vũ Bình", year=2024),
        year=2024,
        switches={"R1": "có"},
    ),
    _case(
        "a collective that misses its share",
        "Q403 G5",
        "Đề nghị",
        _rated(_GOOD, _GOOD)
        + _workers(1)
        + f"{_PROPOSED}\n2023 | tập thể | {_UNIT} | | Tập thể lao động tiên tiến |",
    ),
    _case(
        "a collective that misses an unverified share",
        "Q404 G5",
        "Đề nghị",
        (
            _rated(_GOOD, _GOOD)
            + _workers(1)
            + f"{_PROPOSED}\n2023 | tập thể | {_UNIT} | | Tập thể lao động tiên tiến |"
        ).replace("2023", "2024"),
        year=2024,
    ),
    _case(
        "a proposal of which nothing is known",
        "Q405 G5",
        "Đề nghị",
        _fighters("Lê An"),
    ),
    RegisterCase(
        code="Q413",
        name="a share of members whose rating nobody wrote yet",
        tables=_rated(_GOOD, "", "") + _COLLECTIVE.replace("tiên tiến", "xuất sắc"),
        expected=(*says("Q405 G5", "Đề nghị"), *says("Q413 I6", "Xếp loại")),
    ),
    _case(
        "two readings that end differently",
        "Q402 I5",
        "Xếp loại",
        _rated(*(5 * [_EXCELLENT]), *(24 * [_GOOD])),
        "Q407 C7; Q406 C8",
        settings={"reading": _WITHOUT_EXCELLENT},
    ),
    _case(
        "a fraction that decides",
        "Q407 C7",
        RULES,
        _workers(10) + _fighters("Lê An", "Vũ Bình"),
        settings={"rounding": "luôn làm tròn lên"},
    ),
    _case(
        "a unit that no agency has",
        "Q408 H5",
        "Khen thưởng",
        f"{_UNITS}\nChi cục Một | x\nChi cục Hai | x\n{_UNIT} |" + _workers(13),
    ),
    _case(
        "a row without unit where the share of a unit is counted",
        "Q409 D7",
        "Xếp loại",
        _rated(_GOOD, _GOOD)
        + f"\n2023 | cá nhân | Bùi Chi | | {_GOOD}"
        + _workers(2)
        + _COLLECTIVE,
    ),
    _case(
        "more titles in a unit than people",
        "Q410 E5",
        "Khen thưởng",
        _rated(_GOOD, _GOOD) + _workers(3) + _COLLECTIVE,
    ),
    _case(
        "ratings that do not say of whom",
        "Q411 G5",
        "Xếp loại",
        _rated(_GOOD).replace("2023", "2026"),
        year=2026,
    ),
    _case(
        "two spellings of a group",
        "Q412 H6",
        "Xếp loại",
        f"# Xếp loại\nNăm | Đối tượng | {_NAME} | Đơn vị | Nhóm nhiệm vụ tương đồng"
        f" | Xếp loại\n2023 | cá nhân | Lê An | {_UNIT} | Nhóm hòa giải | {_GOOD}"
        f"\n2023 | cá nhân | Vũ Bình | {_UNIT} | Nhóm hoà giải | {_GOOD}",
    ),
)

_ROWS: tuple[RegisterCase, ...] = (
    _case(
        "an achievement that ends before it begins",
        "C270 L5",
        "Khen thưởng",
        f"# Khen thưởng\nNăm | {_AWARD} | {_NAME} | Thành tích từ | đến"
        "\n2020 | Giấy khen | Lê An | 2026 | 2020",
    ),
    _case(
        "two names in one cell",
        "C262 G5",
        "Khen thưởng",
        f"{_PEOPLE}\nLê An | | | |\nVũ Ba | | | |"
        f"\n# Khen thưởng\nNăm | {_AWARD} | Đối tượng | {_NAME} | Loại cán bộ"
        "\n2023 | Giấy khen | cá nhân | Lê An; Vũ Ba | người trực tiếp",
    ),
    _case(
        "a number beside the name of a person",
        "C263 J5",
        "Khen thưởng",
        f"# Khen thưởng\nNăm | {_AWARD} | Đối tượng | {_NAME} | Loại cán bộ"
        " | Số lượng\n2023 | Giấy khen | cá nhân | Lê An | người trực tiếp | 3",
    ),
    _case(
        "a decision older than its year",
        "C264 C5",
        "Khen thưởng",
        f"# Khen thưởng\nNăm | Ngày quyết định | {_AWARD} | {_NAME}"
        "\n2024 | 05/01/2023 | Giấy khen | Lê An",
    ),
    _case(
        "an award in two periods",
        "C271 O6",
        "Khen thưởng",
        _granted(
            f"2019 | Bộ Công Thương | {_MERIT} | tập thể | | | | 2 | NTM | '2019",
            f"2019 | Bộ Công Thương | {_MERIT} | tập thể | | | | 2 | NTM | '2020–2021",
        ),
    ),
    _case(
        "an award with two numbers",
        "C272 J6",
        "Khen thưởng",
        _granted(
            f"2020 | Bộ Công Thương | {_MERIT} | tập thể | | | | 1 | Chống bão |",
            f"2020 | Bộ Công Thương | {_MERIT} | tập thể | | | | 2 | Chống bão |",
        ),
    ),
    _case(
        "a number that rises while the day falls",
        "C273 C6",
        "Khen thưởng",
        f"{_DECIDED}\n2018 | 138/QĐ-SCT | 27/12/2018 | Giấy khen | tập thể | Tổ Một |"
        "\n2018 | 139/QĐ-SCT | 17/12/2018 | Giấy khen | tập thể | Tổ Hai |",
    ),
    _case(
        "a decision with two days",
        "C274 C6",
        "Khen thưởng",
        f"{_DECIDED}\n2018 | 138/QĐ-SCT | 27/12/2018 | Giấy khen | tập thể | Tổ Một |"
        "\n2018 | 138/QĐ-SCT | 17/12/2018 | Giấy khen | tập thể | Tổ Hai |",
    ),
    _case(
        "an authority that may not grant this",
        "C275 D5",
        "Khen thưởng",
        _granted(f"2022 | Giám đốc Sở | {_MERIT} | tập thể | Tổ Một | | | | |"),
    ),
    _case(
        "a province that is no more",
        "C276 D5",
        "Khen thưởng",
        _granted(f"2025 | UBND tỉnh Bắc Giang | {_MERIT} | tập thể | Tổ Một | | | | |"),
    ),
    _case(
        "a title that was not there yet",
        "C277 E5",
        "Khen thưởng",
        _granted(
            "2022 | UBND tỉnh Gia Lai | Xã, phường, đặc khu tiêu biểu | tập thể"
            " | Xã Một | | | | |"
        ),
    ),
    _case(
        "a title for the wrong recipient",
        "C278 F5",
        "Khen thưởng",
        _granted(f"2022 | Giám đốc Sở | {_FIGHTER} | tập thể | Tổ Một | | | | |"),
    ),
    RegisterCase(
        code="C279",
        name="a name without its tones",
        tables=f"{_PEOPLE}\nTrần Quang Tấn | {_UNIT} | | | "
        + _rated(_GOOD, names=("Tran Quang Tan",)).replace("2023", "2022"),
        expected=says("C279 C5; C281 C5", "Xếp loại"),
    ),
    _case(
        "a unit in two spellings",
        "C280 D5",
        "Xếp loại",
        f"{_UNITS}\n{_UNIT} |" + _rated(_GOOD).replace("Phòng T", "P. T"),
    ),
    _case(
        "a person that no list knows",
        "C281 C5",
        "Đề nghị",
        f"{_PEOPLE}\nTrần Quang Tấn | {_UNIT} | | | "
        + _workers(20)
        + _fighters("Vũ Lạ"),
    ),
    _case(
        "a collective that no list knows",
        "C282 G5",
        "Khen thưởng",
        f"{_UNITS}\n{_UNIT} |"
        + _granted("2022 | Giám đốc Sở | Giấy khen | tập thể | Tổ Lạ | | | | |"),
    ),
    _case(
        "a unit that no list knows",
        "C293 D5",
        "Xếp loại",
        f"{_UNITS}\n{_UNIT}ại |" + _rated(_GOOD),
    ),
    _case(
        "a person proposed twice",
        "C283 C6",
        "Đề nghị",
        _workers(20) + _fighters("Lê An", "LÊ AN"),
    ),
    _case(
        "a proposal that was granted already",
        "C284 N5",
        "Đề nghị",
        _workers(20) + f"\n2023 | Giám đốc Sở | {_FIGHTER} | cá nhân | Lê An | {_UNIT}"
        " | người trực tiếp | | |" + _fighters("Lê An"),
    ),
    _case(
        "a proposal granted that is not among the awards",
        "C285 N5",
        "Đề nghị",
        _fighters("Lê An", result="được khen"),
    ),
    _case(
        "a deputy among the direct workers",
        "C286 G5",
        "Người",
        f"{_PEOPLE}\nLê An | {_UNIT} | Phó Trưởng phòng | người trực tiếp | ",
    ),
    _case(
        "an award before somebody came",
        "C287 A5",
        "Khen thưởng",
        f"{_PEOPLE}\nLê An | {_UNIT} | | | 01/03/2020"
        + _granted(
            f"2019 | Giám đốc Sở | Giấy khen | cá nhân | Lê An | {_UNIT} | | | |"
        ),
    ),
    _case(
        "somebody proposed who left before the end of the year",
        "C298 C5",
        "Đề nghị",
        f"{_LEFT_PEOPLE}\nLê An | {_UNIT} | 01/03/2020 | 30/09/2023"
        "\n# Đề nghị\nNăm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị |"
        " Danh hiệu, hình thức"
        f"\n2023 | cá nhân | Lê An | {_UNIT} | Lao động tiên tiến",
    ),
    _case(
        "somebody without a rating",
        "C288 A6",
        "Người",
        f"{_PEOPLE}\nLê An | {_UNIT} | | | \nVũ Bình | {_UNIT} | | | " + _rated(_GOOD),
    ),
    _case(
        "awards of which it is not said who leads",
        "C289 I5",
        "Khen thưởng",
        _granted("2023 | Giám đốc Sở | Giấy khen | cá nhân | | | | 21 | |"),
    ),
    _case(
        "a dossier that came back before it went",
        "C290 N5",
        "Hồ sơ",
        f"{_DOSSIER}\n2023 | {_MERIT} | x | x | x | 05/12/2023 | 04/12/2023 | Thiếu",
    ),
    _case(
        "a dossier that went incomplete",
        "C291 J5",
        "Hồ sơ",
        f"{_DOSSIER}\n2023 | {_MERIT} | x | x | | 05/12/2023 | |",
    ),
    _case(
        "a dossier that came back without a reason",
        "C292 O5",
        "Hồ sơ",
        f"{_DOSSIER}\n2023 | {_MERIT} | x | x | x | 05/12/2023 | 06/12/2023 |",
    ),
    _case(
        "an initiative typed twice",
        "C297 B6",
        "Sáng kiến",
        "# Sáng kiến\nNăm | Tên sáng kiến, đề tài | Tác giả | Phạm vi"
        "\n2023 | Cải tiến quy trình | Lê An; Vũ Bình | cơ sở"
        "\n2023 | Cải tiến  QUY TRÌNH | Lê An | cơ sở"
        "\n2022 | Cải tiến quy trình | Lê An | cơ sở"
        "\n2023 | Cải tiến quy trình | Trần Chi | cơ sở",
    ),
    _case(
        "a year that two reports have in common",
        "C294 O6",
        "Khen thưởng",
        _granted(
            f"2019 | Bộ Công Thương | {_MERIT} | tập thể | | | | 2 | NTM | '2019–2020",
            f"2020 | Bộ Công Thương | {_MERIT} | tập thể | | | | 1 | Bão | '2020–2021",
        ),
    ),
    _case(
        "somebody rated twice in a year",
        "C295 C6",
        "Xếp loại",
        _rated(_GOOD, _GOOD, names=("Lê An", "LÊ AN")).replace("2023", "2022"),
    ),
    _case(
        "a district that is no more",
        "C276 D5",
        "Khen thưởng",
        _granted("2025 | UBND huyện Chư Sê | Giấy khen | tập thể | Tổ Một | | | | |"),
    ),
    _case(
        "a title of one year in two rows",
        "C271 A6",
        "Khen thưởng",
        _granted(
            *2 * (f"2022 | Giám đốc Sở | {_FIGHTER} | cá nhân | Lê An | | | | |",)
        ),
    ),
    _case(
        "more of a kind than are told one by one",
        "; ".join((*(f"C278 F{row}" for row in range(5, 25)), "C299 F25")),
        "Khen thưởng",
        _granted(
            *(
                f"2022 | Giám đốc Sở | {_FIGHTER} | tập thể | Tổ {n} | | | | |"
                for n in range(23)
            )
        ),
    ),
)

CASES = (*_RATIOS, *_ROWS)
