"""Texts of taking tables in and giving them out: X602–X627."""

from toolkit.findings.entry import Entry

_NOTHING_YET = " Chưa thay đổi gì."

EXCHANGE: dict[str, Entry] = {
    "X602": Entry(
        "error",
        "Không có bảng nào tên «{seen}».",
        "ghi một trong các tên: {expected}.",
    ),
    "X603": Entry(
        "error",
        "Tệp nguồn không có trang «{seen}».",
        "ghi một trong các tên: {expected}.",
    ),
    "X604": Entry(
        "error",
        "Không nhận ra dòng tiêu đề cột nào trong {expected} dòng đầu của nguồn.",
        "đặt tên cột như ở các trang của sổ (ví dụ «Họ và tên», «Đơn vị»), hoặc chỉ rõ"
        " bảng bằng --table, trang bằng --sheet." + _NOTHING_YET,
    ),
    "X605": Entry(
        "error",
        "Các cột của nguồn hợp như nhau với nhiều bảng: {seen}.",
        'chạy lại và chỉ rõ bảng, ví dụ --table "{expected}".' + _NOTHING_YET,
    ),
    "X606": Entry(
        "warning",
        "Cột «{seen}» của nguồn gần giống «{expected}» nhưng không chắc;"
        " {count} ô của cột này không đưa vào bảng «{table}».",
        "nếu đúng là cột «{expected}» thì đổi tiêu đề thành «{expected}», hoàn tác lần"
        " nhập này rồi nhập lại.",
    ),
    "X607": Entry(
        "warning",
        "Cột «{seen}» của nguồn không khớp cột nào của bảng «{table}»;"
        " {count} ô của cột này không đưa vào.",
        "nếu cần cột này: hoàn tác lần nhập này, đổi tiêu đề theo tên cột của bảng rồi"
        " nhập lại.",
    ),
    "X608": Entry(
        "warning",
        "Cột «{seen}» của nguồn thuộc bảng «{expected}», không thuộc bảng «{table}»;"
        " {count} ô của cột này không đưa vào.",
        'nếu cần, nhập thêm một lần với --table "{expected}".',
    ),
    "X609": Entry(
        "warning",
        "Các cột {seen} của nguồn cùng là cột «{expected}»; {count} dòng ghi khác nhau,"
        " mỗi dòng chỉ lấy một ô, thường là ô đứng trước (dòng {rows}).",
        "kiểm tra các dòng ấy; nếu cần cột kia thì đổi tiêu đề ở nguồn rồi nhập lại.",
    ),
    "X610": Entry(
        "note",
        "{count} dòng của nguồn ghi cả {seen} nên mỗi dòng thành hai dòng của bảng"
        " «{table}» (dòng {rows}).",
        "không cần làm gì nếu đúng là hai đề nghị riêng.",
    ),
    "X611": Entry(
        "note",
        "Cột «{column}»: {count} ô được ghi lại thành {kind}, ví dụ «{seen}» ghi là"
        " «{expected}».",
        "không cần làm gì nếu đúng ý.",
    ),
    "X612": Entry(
        "warning",
        "Cột «{column}»: {count} ô không phải {expected}: {seen}; vẫn ghi vào sổ"
        " đúng như nguồn.",
        "sửa lại các ô ấy trong sổ.",
    ),
    "X613": Entry(
        "warning",
        "Nguồn không có cột «{expected}» mà bảng «{table}» cần; {count} dòng mới để"
        " trống cột này.",
        "điền cột «{expected}» ở các dòng vừa thêm.",
    ),
    "X614": Entry(
        "note",
        "{count} dòng của nguồn đã có sẵn trong bảng «{table}» nên không thêm lần nữa.",
        "không cần làm gì.",
    ),
    "X615": Entry(
        "note",
        "{count} dòng của nguồn không phải dòng dữ liệu nên bỏ qua: {seen}.",
        "nếu có dòng dữ liệu trong số đó, ghi tay vào bảng.",
    ),
    "X616": Entry(
        "warning",
        "{count} dòng của nguồn có nhiều ô hơn dòng tiêu đề nên không đưa vào, vì các ô"
        " có thể đã lệch cột (dòng {rows}).",
        "đặt trong dấu nháy kép những chữ có chứa dấu phân cách, rồi nhập lại.",
    ),
    "X617": Entry(
        "error",
        "Không rõ bảng mã của tệp nguồn, không phải Unicode (UTF-8, UTF-16): dòng"
        " {seen} không đọc được.",
        "mở tệp bằng Excel cho hiện đúng tiếng Việt, lưu thành «CSV UTF-8» hoặc .xlsx,"
        " rồi nhập lại." + _NOTHING_YET,
    ),
    "X618": Entry(
        "error",
        "Dòng {seen} của tệp nguồn có ký tự rỗng (NUL), không có trong CSV bình"
        " thường.",
        "lấy lại tệp từ nơi gửi, hoặc lưu lại bằng Excel." + _NOTHING_YET,
    ),
    "X619": Entry(
        "error",
        "Dấu nháy kép ở dòng {seen} của tệp nguồn không được đóng, hoặc đặt sai chỗ.",
        "sửa dấu nháy kép ở dòng ấy, hoặc lưu lại bằng Excel." + _NOTHING_YET,
    ),
    "X620": Entry(
        "error",
        "Nguồn quá lớn: dòng {seen} đã quá giới hạn {expected} (dòng × cột).",
        "chia nguồn thành nhiều tệp, bỏ hàng và cột trống." + _NOTHING_YET,
    ),
    "X621": Entry(
        "error",
        "Bảng «{table}» chỉ còn chỗ cho {expected} dòng, nguồn có {seen} dòng mới.",
        "lập sổ mới cho các năm sau, hoặc nhập ít dòng hơn." + _NOTHING_YET,
    ),
    "X622": Entry(
        "error",
        "{count} ô của nguồn gõ bằng phông chữ cũ ({font}), ví dụ «{seen}».",
        "chuyển mã sang Unicode (Unikey › Công cụ › Chuyển mã), lưu lại, rồi nhập lại."
        + _NOTHING_YET,
    ),
    "X623": Entry(
        "warning",
        "{count} ô của nguồn có chữ lạ với tiếng Việt, ví dụ «{seen}»; vẫn ghi vào sổ"
        " đúng như nguồn.",
        "kiểm tra các ô ấy: nếu là phông chữ cũ (TCVN3, VNI) thì gõ lại.",
    ),
    "X624": Entry(
        "warning",
        "Cột «{column}» của nguồn có vẻ ghi tháng trước ngày (ví dụ «{seen}»), nên"
        " {count} ô được ghi vào sổ đúng như nguồn, chưa đổi thành ngày.",
        "đổi cột ấy ở nguồn thành dạng {expected} rồi nhập lại, hoặc sửa trong sổ.",
        expected="ngày/tháng/năm",
    ),
    "X625": Entry(
        "error",
        "Nguồn không có dòng dữ liệu nào.",
        "kiểm tra lại có đúng tệp, đúng trang không." + _NOTHING_YET,
    ),
    "X626": Entry(
        "warning",
        "{count} ô của nguồn báo lỗi {seen}; các ô ấy để trống trong sổ.",
        "điền lại các ô ấy (dòng {rows} của nguồn).",
    ),
    "X627": Entry(
        "note",
        "Nguồn còn trang khác cũng có bảng: {seen}; lần này chỉ nhập trang"
        " «{expected}».",
        "nếu cần, nhập từng trang bằng --sheet.",
    ),
}

EXCHANGE_WORDS = {
    "changed": "dòng ghi khác sổ",
    "declined": "dòng của bảng được chọn không đưa vào",
    "differing_cell": "dòng nguồn {0} ghi «{1}», sổ {2} ghi «{3}»",
    "differing_left": "không thêm, không sửa gì",
    "differing_added": "vẫn thêm thành dòng mới",
    "gone": ": {0}",
    "gone_row": "hàng {0} «{1}»",
    "why_remembered": "theo cách ghép cột đã nhớ ngày {0} (từ «{1}»)",
    "why_preview": "theo sổ xem trước «{0}»",
    "why_contents": "đoán theo nội dung, không có tiêu đề: cần người xem",
    "why_subject": "phía trên hoặc tên gọi ghi «{0}»",
    "why_rivals": "cũng có thể là {0}: cần người chọn",
    "why_headings": "{0} cột khớp tiêu đề của bảng này",
    "why_values": "nội dung {0}",
    "why_said": "đã chọn lần trước",
    "why_marks": "tiêu đề là danh hiệu, hình thức; dưới có dấu x",
    "why_years": "tiêu đề là năm; dưới là xếp loại hoặc danh hiệu",
    "why_joined": "tên viết ở hai cột",
    "why_no_heading": "không có tiêu đề",
    "why_numbering": "số thứ tự",
    "why_salutation": "chỉ ghi cách xưng hô",
    "why_near": "gần giống «{0}» nhưng không chắc",
    "why_other": "cột của bảng «{0}»",
    "why_unknown": "không khớp cột nào",
    "own_words": "chắc: đúng tên cột",
    "usual_words": "chắc: cách ghi thường gặp",
    "no_diacritics": "khá chắc: khớp khi bỏ dấu",
    "preview_of": "Nguồn: «{0}». Sổ: «{1}». {2}",
    "preview_said": "Đã ghi sổ xem trước «{0}», chưa ghi gì vào sổ. {1} Mở trang «Xem trước»,"
    " sửa nếu cần, lưu, rồi nhập lại tệp nguồn.",
    "preview_table": "BẢNG {0}: {1}",
    "preview_place": "trang «{0}», {1} ({2} dòng)",
    "preview_place_alone": "{0} ({1} dòng)",
    "preview_headless": "không thấy hàng tiêu đề nào; ghi hàng ấy ở «Hàng tiêu đề», chọn"
    " bảng và «Có», rồi xem trước lần nữa để chọn cột",
    "preview_lines": "DÒNG CỦA BẢNG {0}: {1}",
    "preview_rest": "DÒNG NGOÀI CÁC BẢNG",
    "preview_sheet": "trang «{0}»: {1} dòng",
    "lettered_line": "hàng {0}",
    "does_take": "đưa vào",
    "does_have": "đã có trong sổ",
    "does_differ": "bỏ ra",
    "does_leave": "bỏ ra",
    "does_wait": "chờ chọn «Có»",
    "preview_alone": "là sổ xem trước của «{0}», nhưng tệp ấy không nằm cùng thư mục",
    "preview_itself": "là sổ xem trước, không phải danh sách để nhập",
    "preview_not": "không phải sổ xem trước",
    "preview_broken": "là sổ xem trước nhưng không đọc được ({0})",
    "kept_for": "cách ghép cột này được nhớ cho tệp sau có cùng tiêu đề",
    "not_kept": "bảng không có tiêu đề hoặc chưa chọn «Có» nên không nhớ cho tệp sau",
    "used_for": "«{0}» → «{1}»",
    "no_table": "(không bảng nào)",
    "left_out": "được chọn không đưa vào",
    "not_agreed": "chưa ai chọn «Có» nên không đưa vào",
    "forgotten": "Đã bỏ cách ghép cột đã nhớ của {0} kiểu bảng.",
    "looks": "{0} ({1}/{2} ô)",
    "looks_award": "giống tên danh hiệu, hình thức",
    "looks_decision": "giống số quyết định",
    "looks_rating": "giống mức xếp loại",
    "looks_year": "giống năm",
    "looks_day": "giống ngày",
    "looks_sex": "ghi nam, nữ",
    "looks_unit": "giống tên đơn vị",
    "looks_person": "giống họ tên",
    "looks_who": "giống họ tên hoặc tên đơn vị",
    "lettered": "Cột {0}",
    "text": "chữ",
    "date": "ngày",
    "date_expected": "ngày (ngày/tháng/năm)",
    "moment": "ngày hoặc năm",
    "year": "năm bốn chữ số",
    "years": "các năm bốn chữ số",
    "count": "số nguyên",
    "number": "số",
    "choice": "chữ trong danh mục",
    "award": "danh hiệu, hình thức trong danh mục",
    "flag": "dấu x hoặc ô trống",
    "position": "chức vụ, đơn vị tách riêng",
    "unit_expected": "chức vụ và đơn vị có trong trang «Đơn vị»",
    "cell": "dòng {0} «{1}»",
    "readings": "dòng {0} «{1}» (có thể là {2})",
    "or": " hoặc ",
    "span": "một ngày từ {0} đến {1}",
    "heading": "«{0}»",
    "joined": " và ",
    "more": " và {0} ô khác",
    "more_rows": " …",
    "repeated": "tiêu đề lặp lại",
    "numbers": "số thứ tự cột",
    "total": "dòng cộng",
    "group": "tiêu đề nhóm, chữ ký",
    "rows": "{0} (dòng {1})",
    "empty": "ô trống",
    "no_heading": "không có",
    "beside_lost": "; bảng «{0}» không có cột cho phần còn lại nên phần ấy không ghi",
    "by_marks": ", hoặc đặt mỗi danh hiệu một cột (ví dụ «Lao động tiên tiến») rồi đánh"
    " dấu x",
    "old_font": "TCVN3, VNI",
    "action": "Nhập dữ liệu",
    "log_after": "thêm {0} dòng",
    "log_why": "từ tệp «{0}»{1}",
    "log_sheet": ", trang {0}",
    "added": "Đã thêm {0} từ «{1}».",
    "would_add": "Chạy thử: sẽ thêm {0} từ «{1}»; chưa ghi gì.",
    "added_one": "{0} dòng vào bảng «{1}» ({2})",
    "files": "Đã đọc {0} tệp: {1} tệp có dòng mới, {2} tệp không có dòng mới, {3} tệp"
    " không đọc được.",
    "account": "Nguồn có {0} dòng: {1}.",
    "account_taken": "{0} đưa vào",
    "account_there": "{0} đã có sẵn",
    "account_left": "{0} không đưa vào ({1})",
    "account_reason": "{0}: {1}",
    "headings": "tiêu đề cột",
    "above": "phần trên bảng",
    "number_only": "dòng chỉ có số thứ tự",
    "hidden": "dòng ẩn",
    "struck": "dòng gạch ngang",
    "ragged": "dòng lệch cột",
    "uncomputed": "dòng công thức chưa có kết quả",
    "old_font_doubt": "dòng có chữ trái với phông",
    "nameless": "dòng thiếu tên hoặc danh hiệu",
    "unmarked": "dòng không có danh hiệu nào",
    "other_table": "dòng của bảng không đưa vào",
    "outside": "dòng ngoài bảng",
    "other_sheet": "dòng ở trang không nhập",
    "hidden_sheet": "dòng ở trang ẩn",
    "codes": "dòng của bảng mã",
    "row_range": "hàng {0}–{1}",
    "one_row": "hàng {0}",
    "nothing_new": "Không có dòng mới nào cho bảng {0}; sổ giữ nguyên.",
    "exported": "Đã ghi {0} bảng thành CSV: {1}.",
    "exported_one": "{0} ({1} dòng)",
}
"""Words that fill the braces of all texts of exchange, and of the log and summary."""
