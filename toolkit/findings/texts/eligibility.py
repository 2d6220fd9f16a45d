"""Texts of eligibility: E401–."""

from toolkit.findings.entry import Entry

_SHEET = "xem đủ ở trang «Điều kiện»."

ELIGIBILITY: dict[str, Entry] = {
    "E401": Entry(
        "error",
        "{name}, đề nghị {award} năm {year}, chưa đạt: {seen}.",
        "đối chiếu với hồ sơ; sửa số liệu nếu ghi sai, nếu đúng thì đề nghị chưa đủ"
        " điều kiện; báo người đề nghị.",
        basis="{basis}",
    ),
    "E402": Entry(
        "warning",
        "{name}, đề nghị {award} năm {year}, chưa đủ dữ liệu để kết luận: {seen}.",
        "bổ sung vào trang đã nêu rồi kiểm tra lại.",
    ),
    "E403": Entry(
        "note",
        "{name}, đề nghị {award} năm {year}, chưa đáp ứng quy định chưa đối chiếu được"
        " với văn bản gốc (hoặc chỉ để tham khảo): {seen}. Điều này không chặn đề"
        " nghị.",
        "đọc lại văn bản gốc rồi quyết định giữ hay rút đề nghị.",
        basis="{basis}",
    ),
    "E404": Entry(
        "error",
        "Từ dòng này còn {seen} đề nghị nữa chưa đạt điều kiện.",
        _SHEET,
    ),
    "E405": Entry(
        "warning",
        "Từ dòng này còn {seen} đề nghị nữa chưa đủ dữ liệu để kết luận.",
        _SHEET,
    ),
    "E406": Entry(
        "note",
        "Từ dòng này còn {seen} đề nghị nữa chưa đáp ứng quy định chưa đối chiếu được"
        " với văn bản gốc (hoặc chỉ để tham khảo).",
        _SHEET,
    ),
}
