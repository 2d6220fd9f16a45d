"""Registers whose proposals are not eligible, not known, or break what bars nobody."""

from tests.broken.registers import RegisterCase

_OFFICE = """
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu
Sở Công Thương | | x
Phòng Thương mại | Sở Công Thương |
"""
_PEOPLE = "# Người\nHọ và tên | Đơn vị | Ngày vào làm"
_REGISTERED = (
    "\n# Đăng ký\nNăm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị |"
    " Danh hiệu đăng ký"
)
_RATED = (
    "\n# Xếp loại\nNăm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Xếp loại"
)
_PROPOSED = (
    "\n# Đề nghị\nNăm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị |"
    " Danh hiệu, hình thức | Cấp khen"
)
_MANY = 21


def _register(people: int, award: str, rated: str = "", registered: str = "") -> str:
    """An office in which each of so many people is proposed for an award."""
    names = [f"Lê Thị Bình {chr(ord('A') + n)}" for n in range(people)]
    who = [f"\n2023 | cá nhân | {name} | Phòng Thương mại | " for name in names]
    tables = [_OFFICE, _PEOPLE]
    tables += [f"\n{name} | Phòng Thương mại | 01/03/2010" for name in names]
    if registered:
        tables += [_REGISTERED, *(row + registered for row in who)]
    if rated:
        tables += [_RATED, *(row + rated for row in who)]
    tables += [_PROPOSED, *(f"{row}{award} | Sở Công Thương" for row in who)]
    return "".join(tables)


def _of_each(code: str, more: str) -> tuple[tuple[str, str, str], ...]:
    """The findings of `_MANY` proposals, the last of which is only counted."""
    told = [(code, "Đề nghị", f"C{row}") for row in range(5, 5 + _MANY - 1)]
    return (*told, (more, "Đề nghị", f"C{5 + _MANY - 1}"))


_WORKER, _FIGHTER = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
_DONE, _FAILED = "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ"
_NEWER = {"year": 2024}


_KEPT = (
    "\n# Khen thưởng\nNăm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị |"
    " Danh hiệu, hình thức | Số quyết định | Ngày quyết định"
    f"\n2024 | cá nhân | Vũ Thị Chi | Phòng Thương mại | {_WORKER} | 9/QĐ-SCT |"
    " 20/12/2024"
    "\n# Sáng kiến\nNăm | Tên sáng kiến, đề tài | Tác giả | Phạm vi"
    "\n2024 | Cải tiến quy trình | Vũ Thị Chi | cơ sở"
)
"""What shows that titles and initiatives of the year are kept."""


def _of_2024(text: str) -> str:
    return text.replace("\n2023 | ", "\n2024 | ") + _KEPT


CASES: tuple[RegisterCase, ...] = (
    RegisterCase(
        code="E401",
        name="the tasks were not done",
        tables=_register(1, _WORKER, _FAILED, _WORKER),
        expected=(("E401", "Đề nghị", "C5"),),
    ),
    RegisterCase(
        code="E402",
        name="the year is not rated yet",
        tables=_register(1, _WORKER, "", _WORKER),
        expected=(("E402", "Đề nghị", "C5"),),
    ),
    RegisterCase(
        code="E403",
        name="a standard that nobody has checked is not met",
        tables=_of_2024(_register(1, _FIGHTER, _DONE, _FIGHTER)),
        keywords=_NEWER,
        expected=(("E403", "Đề nghị", "C5"),),
    ),
    RegisterCase(
        code="E404",
        name="more failures than are told one by one",
        tables=_register(_MANY, _WORKER, _FAILED, _WORKER),
        expected=_of_each("E401", "E404"),
    ),
    RegisterCase(
        code="E405",
        name="more of which too little is known than are told one by one",
        tables=_register(_MANY, _WORKER),
        expected=_of_each("E402", "E405"),
    ),
    RegisterCase(
        code="E406",
        name="more notes than are told one by one",
        tables=_of_2024(_register(_MANY, _FIGHTER, _DONE, _FIGHTER)),
        keywords=_NEWER,
        expected=_of_each("E403", "E406"),
    ),
)
