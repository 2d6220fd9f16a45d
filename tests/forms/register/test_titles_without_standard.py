"""What is proposed and is no title of ours is shown as it is typed."""

from tests.forms.register.filling import below, filled_register, recomputed
from toolkit.forms.register.reading.titles import similar_award

SECOND = "Huân chương Độc lập hạng Nhì"


def proposed(title: str) -> tuple[list[object], str]:
    """The row of the conclusion, and what the findings at the proposal say."""
    head = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị"
    head += " | Danh hiệu, hình thức"
    text = f"# Đề nghị\n{head}\n2023 | cá nhân | Đinh Văn Việt | Phòng Một | {title}"
    book = filled_register(text, year=2023)
    found = recomputed(book)
    told = " ".join(one.text for one in found.findings if one.sheet == "Đề nghị")
    return list(below(book, "td_conditions")[0]), told


def test_an_order_without_standard_is_shown_and_has_no_basis() -> None:
    row, told = proposed(SECOND)
    assert row[2] == SECOND
    assert row[4] == "chưa có căn cứ trong bộ quy định"
    assert f"chưa có tiêu chuẩn {SECOND}" in str(row[5])
    assert "hạng Ba" not in told
    assert "chưa ghi danh hiệu" not in told


def test_a_title_nobody_knows_is_repeated() -> None:
    row, told = proposed("Chiến sỹ thi dua cơ sở")
    assert row[2] == "Chiến sỹ thi dua cơ sở"
    assert row[4] == "chưa đủ dữ liệu"
    assert "chưa rõ «Chiến sỹ thi dua cơ sở» là danh hiệu nào" in told


def test_no_class_is_suggested_for_another() -> None:
    assert "hạng Nhì»" in similar_award("Huân chương Lao đọng hạng Nhì")
    assert "hạng" not in similar_award("Huân chương Lao đọng hạng Tư")
    assert "hạng Ba" in similar_award("Huân chương Lao đọng hạng Ba")
