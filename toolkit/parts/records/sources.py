"""The sheet «Nguồn số liệu»: where each figure of a written report is from."""

from toolkit.parts.records.columns import RecordColumn

SOURCES = "Nguồn số liệu"
SOURCES_HEAD, SOURCES_NOTE = "td_sources", "td_sources_note"
SOURCES_TOLD = (
    "Chưa lập báo cáo nào từ sổ này. Nút «Báo cáo» ghi vào đây nguồn của từng số."
)
SOURCE_COLUMNS = (
    RecordColumn("Mã báo cáo", 17, centred=True),
    RecordColumn("Văn bản", 26),
    RecordColumn("Dấu trong văn bản", 24),
    RecordColumn("Số in ra", 16),
    RecordColumn("Giá trị", 16),
    RecordColumn("Tệp nguồn", 24),
    RecordColumn("Trang, ô", 18),
    RecordColumn("Lấy từ", 44),
    RecordColumn("Chữ đứng trước", 27),
    RecordColumn("Chữ đứng sau", 27),
)
