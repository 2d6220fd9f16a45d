"""Texts of taking tables in and giving them out: X602–."""

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
        "Tệp nguồn không dùng bảng mã Unicode (UTF-8, UTF-16): dòng {seen} không đọc"
        " được.",
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
    "X628": Entry(
        "note",
        "Số quyết định {seen}, ngày {expected} lấy từ phần trên bảng của nguồn.",
        "kiểm tra lại với quyết định; nếu sai thì sửa ở các dòng vừa thêm.",
    ),
    "X629": Entry(
        "warning",
        "{count} ô của nguồn có ký tự lạ hoặc quá dài ({expected} ký tự); phần một ô"
        " không chứa được đã bị bỏ (dòng {rows}).",
        "xem lại các ô ấy trong sổ.",
    ),
    "X630": Entry(
        "note",
        "Đã có tệp «{seen}» nên ghi thành «{expected}».",
        "không cần làm gì; xóa tệp cũ nếu không dùng nữa.",
    ),
    "X631": Entry(
        "note",
        "Cột «{seen}» chỉ ghi cách xưng hô; bảng «{table}» không có cột cho việc này.",
        "không cần làm gì.",
    ),
    "X632": Entry(
        "warning",
        "{count} ô công thức của bảng «{table}» chưa có giá trị nên để trống trong tệp"
        " CSV (ví dụ {seen}).",
        "mở sổ bằng Excel hoặc LibreOffice, lưu lại, rồi xuất lại.",
    ),
    "X633": Entry(
        "note",
        "{count} ô ghi mã được hiểu theo trang «{sheet}» của nguồn, ví dụ «{seen}» là"
        " «{expected}».",
        "không cần làm gì nếu đúng ý.",
    ),
    "X634": Entry(
        "error",
        "Nguồn có dữ liệu cho cột «{seen}», nhưng trong sổ cột này của bảng «{table}»"
        " không còn hoặc không còn thẳng hàng với bảng.",
        "đưa cột về đúng chỗ, hoặc lấy lại bản trong thư mục «_sao_luu», rồi nhập lại."
        + _NOTHING_YET,
    ),
    "X635": Entry(
        "warning",
        "{count} dòng của nguồn không ghi «{expected}» nên không đưa vào sổ"
        " (dòng {rows}).",
        "nếu là dòng dữ liệu thì điền «{expected}» ở nguồn rồi nhập lại; dòng đã nhập"
        " không thêm lần nữa.",
    ),
    "X636": Entry(
        "error",
        "Không nhận ra cột «{expected}» trong nguồn nên không nhập được bảng «{table}»;"
        " tiêu đề chưa nhận ra: {seen}.",
        "đổi tiêu đề của cột ấy ở nguồn thành «{expected}»{way}, rồi nhập lại."
        + _NOTHING_YET,
    ),
    "X637": Entry(
        "warning",
        "Cột «{column}»: {count} ô không phải dấu x hay «không»: {seen}; không thêm"
        " dòng nào vì các ô ấy.",
        "ghi x hoặc để trống rồi nhập lại; dòng đã nhập không thêm lần nữa.",
    ),
    "X638": Entry(
        "note",
        "{count} dấu ở các cột {seen} của nguồn được hiểu là {count} dòng của bảng"
        " «{table}», mỗi dấu một dòng.",
        "không cần làm gì nếu đúng ý.",
    ),
    "X639": Entry(
        "warning",
        "Nguồn còn một bảng có thể là {seen} nhưng chưa chắc; {count} dòng của bảng này"
        " không đưa vào.",
        'nếu cần, nhập riêng bảng ấy với --table, ví dụ --table "{expected}".',
    ),
    "X640": Entry(
        "warning",
        "Một bảng của nguồn ({count} dòng) không đưa vào được: «{seen}».",
        "sửa bảng ấy ở nguồn theo lý do trên rồi nhập lại; dòng đã nhập không thêm lần"
        " nữa.",
    ),
    "X641": Entry(
        "note",
        "Bảng này được đưa vào «{table}» vì phần trên bảng hoặc tên gọi ghi «{seen}».",
        "nếu không đúng: hoàn tác lần nhập này rồi nhập lại, chỉ rõ bảng bằng --table.",
    ),
    "X642": Entry(
        "error",
        "Tiêu đề «{seen}» trùm nhiều cột; cột sau không giống tên riêng, có thể không"
        " thuộc họ tên.",
        "đặt tiêu đề riêng cho từng cột (ví dụ «Họ và tên đệm», «Tên») rồi nhập lại."
        + _NOTHING_YET,
    ),
    "X643": Entry(
        "warning",
        "Cột «{column}»: có thể {count} ngày bị đảo ngày với tháng, ví dụ {seen}; ngày"
        " ghi bằng chữ đều sau ngày 12, còn ngày thật đều từ 12 trở xuống"
        " (dòng {rows}).",
        "đối chiếu các ngày ấy với văn bản gốc; nếu bị đảo (phải là {expected}) thì sửa"
        " trong sổ.",
    ),
    "X644": Entry(
        "note",
        "Cột «{column}» của {count} dòng lấy từ dòng tiêu đề nhóm: {seen}.",
        "không cần làm gì nếu đúng ý; nếu sai thì sửa ở các dòng vừa thêm.",
    ),
    "X645": Entry(
        "note",
        "{count} ô ghi «nt», «như trên» hoặc dấu lặp lại được thay bằng nội dung của ô"
        " phía trên.",
        "không cần làm gì nếu đúng ý.",
    ),
    "X646": Entry(
        "error",
        "Không đọc được tệp nguồn «{seen}» ({expected}).",
        "kiểm tra hoặc lấy lại tệp nguồn rồi nhập lại; sổ theo dõi không bị ảnh hưởng.",
    ),
    "X647": Entry(
        "note",
        "Nguồn không có cột «Năm»; năm {expected} lấy từ phần trên bảng: «{seen}».",
        "nếu sai thì sửa ở các dòng vừa thêm.",
    ),
    "X648": Entry(
        "note",
        "{count} dòng ghi cấp khen ngay trong tên danh hiệu, hình thức nên được đưa vào"
        " cột «Cấp khen», ví dụ «{seen}».",
        "không cần làm gì nếu đúng ý.",
    ),
    "X649": Entry(
        "warning",
        "{count} dòng của nguồn đang ẩn hoặc bị lọc nên không đưa vào (dòng {rows}).",
        "nếu cần các dòng ấy: bỏ lọc, hiện dòng ở nguồn rồi nhập lại; dòng đã nhập không"
        " thêm lần nữa.",
    ),
    "X650": Entry(
        "warning",
        "{count} dòng của nguồn bị gạch ngang nên không đưa vào (dòng {rows}).",
        "nếu cần các dòng ấy: bỏ gạch ngang ở nguồn rồi nhập lại; dòng đã nhập không"
        " thêm lần nữa.",
    ),
    "X652": Entry(
        "note",
        "{count} ô gõ bằng phông «{font}» được chuyển sang Unicode, ví dụ «{seen}» là"
        " «{expected}».",
        "không cần làm gì nếu chữ đúng.",
    ),
    "X653": Entry(
        "warning",
        "{count} ô không rõ phông được hiểu theo mã {font}, ví dụ «{seen}» là"
        " «{expected}».",
        "kiểm tra các ô ấy; nếu sai: hoàn tác lần nhập này, chuyển mã nguồn sang Unicode"
        " rồi nhập lại.",
    ),
    "X654": Entry(
        "error",
        "Tệp nguồn «{seen}» (.xls) bị hỏng hoặc quá lớn nên không đọc được.",
        "mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nhập lại."
        + _NOTHING_YET,
    ),
    "X655": Entry(
        "error",
        "Tệp nguồn «{seen}» là trang web hoặc XML, trong đó không có bảng nào đọc được.",
        "mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nhập lại."
        + _NOTHING_YET,
    ),
    "X651": Entry(
        "warning",
        "{count} dòng của nguồn có công thức chưa có kết quả nên không đưa vào"
        " (dòng {rows}).",
        "mở nguồn bằng Excel hoặc LibreOffice, lưu lại rồi nhập lại; dòng đã nhập không"
        " thêm lần nữa.",
    ),
}

EXCHANGE_WORDS = {
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
    "account_reason": "{0} {1}",
    "headings": "tiêu đề cột",
    "above": "phần trên bảng",
    "number_only": "dòng chỉ có số thứ tự",
    "hidden": "dòng ẩn",
    "struck": "dòng gạch ngang",
    "ragged": "dòng lệch cột",
    "uncomputed": "dòng công thức chưa có kết quả",
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
"""Words that fill the braces above, and what the log and the summary say."""
