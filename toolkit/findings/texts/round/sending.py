"""Texts of what goes out to units: G760–."""

from toolkit.findings.entry import Entry

SENDING: dict[str, Entry] = {
    # Workbooks
    "G760": Entry(
        "note",
        "{count} đơn vị đã có sổ từ lần gửi trước, tệp còn nguyên, không gửi lại: {seen}.",
        "muốn gửi lại bản mới cho đơn vị nào, chạy với --again và tên đơn vị ấy.",
    ),
    "G761": Entry(
        "error",
        "Không có đơn vị «{seen}» ở trang «Đơn vị».",
        "ghi đúng tên đơn vị: {expected}.",
    ),
    "G850": Entry(
        "error",
        "Tên «{seen}» chỉ nhiều đơn vị: {expected}.",
        "ghi tên đầy đủ của đơn vị như ở trang «Đơn vị».",
    ),
    "G762": Entry(
        "note",
        "{seen} không có địa chỉ thư điện tử; thư nháp để trống người nhận.",
        "điền người nhận khi mở thư, hoặc gửi bằng tệp nén.",
    ),
    "G857": Entry(
        "warning",
        "{unit}: sổ đã gửi không còn trong «gui_di» và không làm lại đúng như cũ được, nên đã"
        " lập bản gửi lần {seen}; bản cũ gửi về sẽ không được tính.",
        "gửi bản mới cho đơn vị; nếu còn tệp cũ, lấy lại bản trước của sổ gửi nhận trong"
        " «_sao_luu» và để tệp cũ vào «gui_di».",
    ),
    "G866": Entry(
        "error",
        "Hạn gửi về {seen} đã qua, chưa làm sổ nào.",
        "ghi lại hạn, xem cả năm, rồi gửi lại.",
    ),
    "G763": Entry(
        "error",
        "Trang «Sổ gửi nhận» không còn đủ chỗ: cần {seen} dòng, còn {expected}.",
        "tạo sổ gửi nhận mới cho đợt sau; sổ này giữ làm hồ sơ.",
    ),
    # Reminders, and what is given back
    "G843": Entry(
        "note",
        "{seen} trễ {count} ngày; đã làm thư nhắc.",
        "mở thư nháp, xem lại rồi tự bấm gửi.",
    ),
    "G868": Entry(
        "warning",
        "Thư nhắc {seen} không kèm được sổ: tệp «{expected}» như khi gửi không còn.",
        "chạy «Gửi đơn vị» để làm lại tệp rồi nhắc lại, hoặc tự kèm sổ khi gửi thư.",
    ),
    "G844": Entry(
        "error",
        "Trả lại sổ cần ghi đơn vị và lý do, không kèm bộ tiêu chí mới.",
        "chạy với --again, tên đơn vị, và --reason, lý do trả lại; bộ tiêu chí mới thì gửi"
        " riêng, cho mọi đơn vị.",
    ),
}
