"""Texts of eligibility: E401–."""

from toolkit.findings.entry import Entry

_SHEET = "xem đủ ở trang «Điều kiện»."

ELIGIBILITY: dict[str, Entry] = {
    "E401": Entry(
        "error",
        "{name}: {seen}, nên không được xét {award} năm {year}.",
        "đối chiếu với hồ sơ. Ghi sai thì sửa; ghi đúng thì đề nghị này chưa đủ điều"
        " kiện, báo lại đơn vị đề nghị.",
        basis="{basis}",
    ),
    "E402": Entry(
        "warning",
        "{name}, đề nghị {award} năm {year}: chưa đủ dữ liệu. Còn thiếu: {seen}.",
        "bổ sung điều còn thiếu, hoặc làm rõ đề nghị đã nêu, rồi kiểm tra lại.",
    ),
    "E403": Entry(
        "note",
        "{name}, đề nghị {award} năm {year}, không đạt điều kiện sau; {why}: {seen}.",
        "không bắt buộc; đọc lại văn bản gốc rồi quyết định giữ hay rút đề nghị.",
        basis="{basis}",
    ),
    "E420": Entry(
        "note",
        "Có tin {seen}; bộ quy định chưa dùng nội dung nào của văn bản này.",
        "tra Công báo hoặc hỏi cơ quan thi đua, khen thưởng cấp trên: văn bản có thật"
        " không, điều nào thay đổi; chỉ ký khi đã rõ.",
    ),
    "E404": Entry(
        "error",
        "Từ dòng này còn {seen} đề nghị nữa không đủ điều kiện.",
        _SHEET,
    ),
    "E405": Entry(
        "warning",
        "Từ dòng này còn {seen} đề nghị nữa chưa đủ dữ liệu.",
        _SHEET,
    ),
    "E406": Entry(
        "note",
        "Từ dòng này còn {seen} đề nghị nữa không đạt điều kiện chỉ để tham khảo.",
        _SHEET,
    ),
    "E407": Entry(
        "warning",
        "{name}, đề nghị {award} năm {year}: {seen}.",
        "đối chiếu đề nghị với văn bản gốc; bộ quy định không nói đủ hay không đủ điều"
        " kiện.",
    ),
}

ELIGIBILITY_WORDS = {
    "unverified": "quy định này chưa đối chiếu với văn bản gốc nên chỉ để tham khảo",
    "informs": "quy định này chỉ để tham khảo",
    "known": "đủ dữ liệu để xét: {0}",
    "nameless": "Dòng chưa ghi tên",
    "several": "{0} đề nghị ({1})",
    "more": " và {0} đề nghị khác",
}
"""What fills the braces of the texts above, as templates themselves."""
