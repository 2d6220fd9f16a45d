"""Texts of the checks that need no form, of any sheet: S601–."""

from toolkit.findings.entry import Entry

AUDIT: dict[str, Entry] = {
    "S601": Entry(
        "warning",
        "Công thức {seen} bỏ sót ô {expected} nằm ngay cạnh vùng tính.{more}",
        "kéo vùng tính thêm ô đó; nếu cố ý không tính thì không cần sửa.",
        "{why}",
    ),
    "S602": Entry(
        "warning",
        "Ô chứa số gõ tay {seen}, trong khi các ô cạnh nó cùng một công thức"
        " (ở ô này sẽ là {expected}).{more}",
        "nếu số này phải được tính, chép công thức từ ô cạnh sang.",
        "{why}",
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
        "{why}",
    ),
    "S607": Entry(
        "warning",
        "Sổ đang để chế độ tính tay: công thức không tự tính lại khi sửa số.",
        "chọn Công thức › Tùy chọn tính toán › Tự động, rồi lưu.",
    ),
    "S608": Entry(
        "warning",
        "Công thức {seen} khác các ô cạnh nó ở {what}; theo các ô đó thì ô này là"
        " {expected}.{more}",
        "so với ô trên, ô dưới; nếu không cố ý khác, chép công thức từ ô cạnh sang.",
        "{why}",
    ),
    "S609": Entry(
        "warning",
        "Công thức {seen} cộng cả chính ô chứa nó ({expected}), nên không tính được.{more}",
        "bớt ô đó khỏi vùng tính.",
    ),
    "S610": Entry(
        "note",
        "Còn {seen} điều nữa chưa nêu ở đây; đã nêu {expected} điều chắc nhất.",
        "sửa những điều đã nêu, rồi kiểm tra lại.",
    ),
    "S611": Entry(
        "warning",
        "Công thức {seen} phụ thuộc vào chính nó qua các ô khác: {expected}.",
        "sửa một công thức trong vòng này để nó không dùng lại kết quả của ô đầu.",
    ),
}

AUDIT_WORDS = {
    "more": " Còn {0} ô khác như vậy: {1}.",
    "copies": "{0} cùng một công thức",
    "list": "vùng {0} và {1} là một danh sách",
    "sums": "các tổng cạnh nó ({0}) tính cả dãy",
    "empty": "ô {0} được dùng làm số chia đang trống hoặc bằng 0",
    "text": "ô {0} được dùng là văn bản «{1}», không phải số",
    "dollar": "dấu $",
    "reference": "ô được dùng",
    "number": "con số gõ trong công thức",
    "typed": "con số gõ thay cho ô",
    "operator": "phép tính",
    "function": "tên hàm",
    "term": "một số hạng",
    "parts": "{0} (đã nằm trong ô cộng {1})",
    "row": "hàng {0}",
    "column": "cột {0}",
}
"""What fills the braces of S601–S608, as templates themselves."""
