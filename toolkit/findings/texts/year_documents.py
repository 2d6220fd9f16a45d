"""Texts of what the documents named in a year book contradict: Y200–Y202."""

from toolkit.findings.entry import Entry

YEAR_DOCUMENTS: dict[str, Entry] = {
    "Y200": Entry(
        "warning",
        "Văn bản {seen} mang số lớn hơn văn bản {expected} (ô {other}) nhưng ký trước.",
        "đối chiếu số và ngày của hai văn bản.",
    ),
    "Y201": Entry(
        "warning",
        "Văn bản {name} ghi ngày {seen}; bộ quy định ghi ngày {expected}.",
        "đối chiếu với văn bản rồi sửa ngày.",
    ),
    "Y202": Entry(
        "warning",
        "Cùng một văn bản ghi hai ký hiệu: {seen} và {expected} (ô {other}); TW là của"
        " Trung ương, TU là của Tỉnh ủy.",
        "đối chiếu với văn bản, giữ một ký hiệu.",
    ),
}
