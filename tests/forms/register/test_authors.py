"""Authors that a clerk parts by other signs than «;», and those nobody can tell."""

import pytest

from tests.forms.register.filling import filled_register
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.verdicts import verdicts
from toolkit.forms.register.reading.register import read_register

NAMES = ("Bùi Thị Khuyên", "Ngô Văn Ích", "Hồ Văn Các")


def read(*authors: str, title: str = "Số hóa hồ sơ") -> tuple[object, ...]:
    """The authors of each row, «?» behind those of which nobody is sure."""
    people = "\n".join(f"{name} | Phòng Một" for name in NAMES)
    rows = "\n".join(f"2023 | {title} | {one} | cơ sở" for one in authors)
    text = f"# Người\nHọ và tên | Đơn vị\n{people}\n"
    text += f"# Sáng kiến\nNăm | Tên sáng kiến, đề tài | Tác giả | Phạm vi\n{rows}\n"
    text += "# Đề nghị\nNăm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị"
    text += " | Danh hiệu, hình thức\n2023 | cá nhân | Ngô Văn Ích | Phòng Một"
    text += " | Chiến sĩ thi đua cơ sở"
    found = read_register(filled_register(text, year=2023))
    told = tuple(
        (*one.authors, *("?" for _ in one.loose)) for one in found.register.initiatives
    )
    codes = tuple(f.code for f in found.findings if f.sheet == "Sáng kiến")
    [judged] = verdicts(found.register, found.settings)
    idea = next(c for c in judged.conditions if "sáng kiến" in c.evidence)
    return told, codes, idea.answer


@pytest.mark.parametrize(
    "text",
    [
        "Bùi Thị Khuyên, Ngô Văn Ích",
        "Bùi Thị Khuyên và ngô văn ích",
        "Bùi Thị Khuyên / Ngô Văn Ích",
        "Bùi Thị Khuyên; Ngô Văn Ích",
    ],
)
def test_names_of_the_register_are_told_apart(text: str) -> None:
    (told,), codes, answer = read(text)  # type: ignore[misc]
    assert [name.casefold() for name in told] == [
        "bùi thị khuyên",
        "ngô văn ích",
    ]
    assert (codes, answer) == ((), Answer.PASS)


@pytest.mark.parametrize(
    "text",
    [
        "Ngô Văn Ích và cộng sự",
        "Ngô Văn Ích - Chuyên viên",
        "Nhóm tác giả: Bùi Thị Khuyên; Ngô Văn Ích",
        "Ngô Văn Ích, Vũ Lạ",
    ],
)
def test_what_names_nobody_for_sure_is_asked_and_refuses_nobody(text: str) -> None:
    (told,), codes, answer = read(text)  # type: ignore[misc]
    assert told[-1] == "?"
    assert codes == ("C260",)
    assert answer is not Answer.FAIL


def test_a_name_alone_is_a_name_whoever_it_is() -> None:
    told, codes, answer = read("Hồ Văn Các", "Vũ Lạ", title="X")
    assert told == (("Hồ Văn Các",), ("Vũ Lạ",))
    assert (codes, answer) == ((), Answer.FAIL)
