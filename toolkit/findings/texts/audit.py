"""Texts of the checks that need no form, of any sheet: S601–."""

from toolkit.findings.entry import Entry

AUDIT: dict[str, Entry] = {
    "S601": Entry(
        "warning",
        "Công thức {seen} bỏ sót ô {expected} nằm ngay cạnh vùng tính.{more}",
        "kéo vùng tính thêm ô đó; nếu cố ý không tính thì không cần sửa.",
    ),
    "S602": Entry(
        "warning",
        "Ô chứa số gõ tay {seen}, trong khi các ô cạnh nó cùng một công thức"
        " (ở ô này sẽ là {expected}).{more}",
        "nếu số này phải được tính, chép công thức từ ô cạnh sang.",
    ),
    "S603": Entry(
        "warning",
        "Ô chứa văn bản «{seen}» trông như số; công thức tính vùng {expected} bỏ qua"
        " ô này.{more}",
        "gõ lại ô đó thành số, không kèm chữ, dấu cách hay dấu nháy.",
    ),
    "S604": Entry(
        "warning",
        "Công thức {seen} cộng hai lần {expected}.{more}",
        "sửa công thức để mỗi ô chỉ được cộng một lần.",
    ),
    "S605": Entry(
        "warning",
        "Công thức {seen} tính cả số đang ẩn ở {expected}.{more}",
        "bỏ ẩn hoặc bỏ lọc để kiểm tra; nếu không cần tính thì sửa công thức.",
    ),
    "S606": Entry(
        "warning",
        "Ô báo lỗi {seen}.{more}",
        "sửa công thức hoặc số liệu mà công thức dùng.",
    ),
    "S607": Entry(
        "warning",
        "Sổ đang để chế độ tính tay: công thức không tự tính lại khi sửa số.",
        "chọn Công thức › Tùy chọn tính toán › Tự động, rồi lưu.",
    ),
}

AUDIT_WORDS = {
    "more": " Còn {0} ô khác như vậy.",
    "parts": "{0} (đã nằm trong ô cộng {1})",
    "row": "hàng {0}",
    "column": "cột {0}",
}
"""What fills the braces of S601–S606, as templates themselves."""
