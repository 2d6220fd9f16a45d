"""Texts of papers to sign: T100–T199."""

from toolkit.findings.entry import Entry

PAPERS: dict[str, Entry] = {
    "T100": Entry(
        "error",
        "Trang «Quy tắc» còn trống năm xét nên giấy tờ này chưa lập được.",
        "ghi năm xét ở trang «Quy tắc», lưu sổ rồi lập lại.",
        expected="năm xét, bốn chữ số",
    ),
    "T101": Entry(
        "warning",
        "{seen}: năm {year} không có đề nghị nào đủ điều kiện để đưa vào giấy.",
        "xem kết luận của từng đề nghị ở trang «Điều kiện»; thiếu dữ liệu thì bổ sung,"
        " hoặc lập lại cùng các đề nghị còn phải làm rõ (--with-doubts).",
    ),
    "T102": Entry(
        "warning",
        "{seen} đề nghị được để ngoài giấy: có điều kiện không đạt, thiếu dữ liệu để"
        " xét, hoặc trùng với dòng khác.",
        "xem lý do của từng đề nghị trong tệp «{expected}», đi kèm giấy và không trình"
        " ký.",
    ),
    "T103": Entry(
        "warning",
        "Còn {seen} điều phải làm rõ trước khi trình ký giấy này.",
        "xem từng điều trong tệp «{expected}», đi kèm giấy và không trình ký.",
    ),
    "T104": Entry(
        "error",
        "Sổ không có người, tập thể nào tên «{seen}»{near}.",
        "ghi đúng tên như ở trang «Người» hoặc «Đơn vị», đủ dấu.",
    ),
    "T105": Entry(
        "error",
        "Sổ có nhiều người tên «{seen}».",
        "ghi kèm mã ở trang «Người», như «{seen} (mã)», hoặc ghi thêm đơn vị.",
    ),
    "T106": Entry(
        "error",
        "«{seen}» là giấy của một người hoặc một tập thể; còn thiếu tên.",
        "ghi họ và tên, hoặc tên tập thể (trên dòng lệnh: --who).",
    ),
    "T107": Entry(
        "error",
        "Trang «Khen thưởng» không có quyết định «{seen}».",
        "ghi đúng số quyết định như trong sổ: {expected}.",
    ),
    "T108": Entry(
        "warning",
        "Chưa có ai được khen để lập giấy «{seen}».",
        "ghi «được khen» vào cột «Kết quả» của trang «Đề nghị»; quyết định đã ban hành"
        " thì ghi số quyết định (trên dòng lệnh: --decision).",
    ),
    "T109": Entry(
        "warning",
        "Trang «Biểu quyết» còn trống với cuộc họp này, nên biên bản để trống số phiếu.",
        "ghi kết quả vào trang «Biểu quyết» rồi lập lại, hoặc điền bằng tay.",
    ),
    "T110": Entry(
        "note",
        "Biên bản này của cuộc họp sau cùng; trong năm còn: {seen}.",
        "muốn lập cho cuộc họp khác thì ghi ngày họp (trên dòng lệnh: --day, --council).",
    ),
    "T111": Entry(
        "note",
        "Cuộc họp này biểu quyết thiếu {seen} đề nghị có thể đưa ra Hội đồng: {expected}.",
        "đã biểu quyết thì ghi thêm vào trang «Biểu quyết» rồi lập lại biên bản.",
    ),
    "T112": Entry(
        "warning",
        "Hồ sơ của {seen} đề nghị còn thiếu thành phần.",
        "ghi x ở trang «Hồ sơ» cho thành phần đã có; xem từng hồ sơ bằng giấy «Bảng kiểm"
        " thành phần hồ sơ».",
        basis="{basis}",
    ),
    "T113": Entry(
        "note",
        "Sổ còn {seen} lỗi, giấy lập từ sổ có thể sai theo.",
        "bấm «Kiểm tra điều kiện», xem trang «Kết quả kiểm tra», sửa xong thì lập lại.",
    ),
    "T114": Entry(
        "note",
        "Sổ chưa ghi «Cơ quan cấp trên» nên đầu giấy thiếu dòng cơ quan chủ quản.",
        "ghi ở trang «Quy tắc» rồi lập lại, hoặc gõ thêm dòng ấy trên giấy.",
    ),
}

PAPER_WORDS = {
    "near": "; gần giống: {0}",
    "no_decision": "sổ còn trống cột «Số quyết định»",
    "made": "Đã lập {0}: {1}.",
    "none": "Chưa lập giấy nào.",
    "doubts": "{0}, năm {1}: điều cần xem lại",
    "intro": "Danh sách này đi kèm giấy để làm rõ trước khi ký; không trình, không gửi.",
    "unverified": "chưa đối chiếu với văn bản gốc nên để ngoài giấy",
    "reported": "bộ quy định không dùng nội dung nào của văn bản này; tra Công báo",
}
"""Phrases that papers are told with."""
