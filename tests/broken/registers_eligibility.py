"""Registers whose proposals are not eligible, not known, or break what bars nobody."""

from tests.broken.registers import RegisterCase, says

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


_HERO = "Anh hùng Lao động"
"""A title of which the rules have no standard."""
_WORKER = "Lao động tiên tiến"
_DONE, _FAILED = "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ"
_NEWER = {"year": 2024}


def _collectives(number: int) -> str:
    """So many units of 2024 that only completed their tasks, proposed as advanced.

    The article of 2022 that asks for more was not found: it bars nobody.
    """
    names = [f"Phòng {chr(ord('A') + n)}" for n in range(number)]
    who = [f"\n2024 | tập thể | {name} | Sở Công Thương | " for name in names]
    tables = [_OFFICE, *(f"{name} | Sở Công Thương |\n" for name in names)]
    tables += [_RATED, *(row + _DONE for row in who)]
    title = "Tập thể lao động tiên tiến | Sở Công Thương"
    return "".join([*tables, _PROPOSED, *(row + title for row in who)])


OF_THE_YEAR = (
    RegisterCase(
        code="E420",
        name="a year for which a new law is reported",
        keywords={"year": 2026},
        expected=says("E420"),
    ),
)
"""What is said once of the award year, whatever is proposed."""


def _late_comers() -> str:
    """Each came on another day of June: a reason of its own."""
    text = _register(_MANY, _WORKER, "Hoàn thành tốt nhiệm vụ", _WORKER)
    for day in range(1, _MANY + 1):
        text = text.replace("| 01/03/2010", f"| {day:02}/06/2023", 1)
    return text


def _two_of_a_name() -> str:
    """Each name is rated in two units, and no list says how many people it is."""
    text = _register(_MANY, _WORKER, "Hoàn thành tốt nhiệm vụ", _WORKER)
    head, people = text.split(_PEOPLE)
    text = head + people[people.index(_REGISTERED) :]
    before, rows = text.split(_RATED)
    rated, proposed = rows.split(_PROPOSED)
    other = rated.replace("Phòng Thương mại", "Sở Công Thương")
    return before + _RATED + rated + other + _PROPOSED + proposed


def _young_offices() -> str:
    """Each was founded on another day; what asks for ten years nobody has checked."""
    names = [f"Trung tâm {chr(ord('A') + n)}" for n in range(_MANY)]
    units = [
        f"\n{name} | Sở Công Thương | {day:02}/06/2020"
        for day, name in enumerate(names, 1)
    ]
    rows = [
        f"\n2023 | tập thể | {name} | Sở Công Thương | Huân chương Lao động hạng Ba |"
        " Chủ tịch nước"
        for name in names
    ]
    head = "# Đơn vị\nTên đơn vị | Đơn vị cấp trên | Ngày thành lập"
    return "".join((head, "\nSở Công Thương | | ", *units, _PROPOSED, *rows))


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
        tables=_collectives(1),
        keywords=_NEWER,
        expected=(("E403", "Đề nghị", "C5"),),
    ),
    RegisterCase(
        code="E404",
        name="more failures than are told one by one",
        tables=_late_comers(),
        expected=_of_each("E401", "E404"),
    ),
    RegisterCase(
        code="E405",
        name="more of which too little is known than are told one by one",
        tables=_two_of_a_name(),
        expected=_of_each("E402", "E405"),
    ),
    RegisterCase(
        code="E406",
        name="more notes than are told one by one",
        tables=_young_offices(),
        # What is missing is missing for all of them alike: one finding.
        expected=(("E402", "Đề nghị", "C5"), *_of_each("E403", "E406")),
    ),
    RegisterCase(
        code="E407",
        name="a title of which the rules say nothing",
        tables=_register(1, _HERO, _DONE, _HERO),
        expected=(("E407", "Đề nghị", "C5"),),
    ),
)
