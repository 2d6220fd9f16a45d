"""Texts of the cells of a scoring form: C201–C216."""

from toolkit.findings.entry import Entry

CELL: dict[str, Entry] = {
    "C201": Entry(
        "warning",
        "Công thức bị thay bằng số {seen} (đúng bằng số tính được).",
        "không cần làm gì: công thức được đặt lại khi chấm lại.",
    ),
    "C202": Entry(
        "error",
        "Công thức bị thay bằng «{seen}»; theo công thức, ô này phải {right}.",
        "kiểm tra vì sao có số gõ tay; muốn đổi điểm thì sửa ở ô nhập, không gõ vào tổng.",
    ),
    "C203": Entry(
        "warning",
        "Công thức bị sửa thành {seen}; công thức đúng là {expected}.",
        "không cần làm gì: công thức được đặt lại khi chấm lại.",
    ),
    "C204": Entry(
        "warning",
        "Công thức {seen} cộng sai vùng; đúng là {expected}.",
        "không cần làm gì: công thức được đặt lại khi chấm lại.",
    ),
    "C205": Entry(
        "error",
        "Ô này ghi «{seen}» dưới dạng chữ nên không tính được.",
        "gõ lại {expected}.",
    ),
    "C206": Entry(
        "warning",
        "Phần trăm ghi {seen}: là {expected}? Đang tính đúng như số trong ô.",
        "cột này ghi số phần trăm: gõ 16 cho 16 %.",
    ),
    "C207": Entry(
        "error",
        "Ô báo lỗi {seen}.",
        "xóa ô rồi nhập lại.",
    ),
    "C208": Entry(
        "error",
        "Ô nhập chứa công thức {seen}.",
        "gõ số hoặc chữ trực tiếp; số liệu lấy từ nơi khác không đi theo khi gửi thư.",
    ),
    "C209": Entry(
        "warning",
        "{count} ô công thức lưu giá trị cũ (ví dụ {seen}, đúng là {expected}).",
        "chấm lại để ghi đúng; người xem trước qua thư sẽ thấy số cũ.",
    ),
    "C210": Entry(
        "error",
        "Ô đánh dấu ghi «{seen}»; chỉ nhận {expected}.",
        "xóa ô rồi gõ lại.",
    ),
    "C212": Entry(
        "error",
        "Ô in sẵn của biểu ghi «{seen}», đúng là «{expected}».",
        "không cần làm gì: ô được đặt lại khi chấm lại.",
    ),
    "C213": Entry(
        "warning",
        "Công thức bị xóa.",
        "không cần làm gì: công thức được đặt lại khi chấm lại.",
    ),
    "C215": Entry(
        "warning",
        "Nội dung in trên biểu ghi «{seen}», bộ tiêu chí ghi «{expected}».",
        "chép lại nội dung theo bộ tiêu chí; điểm tính theo bộ tiêu chí.",
    ),
    "C216": Entry(
        "error",
        "Ô được tính nằm trong một công thức mảng nên không đặt lại công thức được.",
        "xóa công thức mảng ấy (chọn cả vùng, nhấn Delete), rồi chấm lại.",
    ),
    "C217": Entry(
        "warning",
        "Ô tính của trang chép ghi «{seen}» thay cho công thức; số gõ đè này không được"
        " đưa sang sổ mới.",
        "nếu cần số khác thì sửa ở các ô nhập của sổ mới.",
    ),
    "C214": Entry(
        "warning",
        "Ô này không phải ô nhập; «{seen}» không được tính vào điểm.",
        "xóa ô này; nếu cần ghi chú, dùng cột «Minh chứng».",
    ),
}

CELL_WORDS = {
    "number": "bằng số, không kèm chữ, dấu cách hay dấu nháy",
    "or": " hay ",
    "with_a_point": " (máy dùng dấu chấm thì gõ {0})",
    "blank": "để trống",
    "is": "là {0}",
}
"""What fills the braces of the texts above, as templates themselves."""
