"""Texts of what is found when the register is read: C230–C261, C265, C330, C331, S120–S139, F054."""

from toolkit.findings.entry import Entry

_DAY = "ngày/tháng/năm"
_FROM_LIST = "chọn lại trong danh sách của ô; nếu đúng ý thì chọn «{expected}»."

REGISTER: dict[str, Entry] = {
    "F054": Entry(
        "error",
        "Sổ này không phải sổ theo dõi khen thưởng của bộ công cụ.",
        "dùng sổ tạo bằng lệnh «thidua new awards», không chép sang tệp khác.",
    ),
    "S138": Entry(
        "warning",
        "Bảng «Sổ đã ghi đủ»: cột «{label}» ghi «{seen}», cần {expected}; dòng này chưa"
        " được dùng.",
        "sửa ô này, hoặc xóa dòng.",
    ),
    "S139": Entry(
        "warning",
        "«{label}» ghi «{seen}», không có trong danh sách; đang chỉ theo quy định"
        " chung.",
        "chọn lại trong danh sách của ô ({expected}), hoặc để trống.",
    ),
    # The form
    "S120": Entry(
        "error",
        "Không tìm thấy «{seen}» (tên vùng «{expected}» bị xóa hoặc hỏng); coi như để"
        " trống.",
        "bấm Ctrl+Z nếu vừa xóa hàng, cột; hoặc lấy lại bản trong thư mục «_sao_luu».",
    ),
    "S121": Entry(
        "error",
        "Cột «{seen}» không còn thẳng hàng với bảng (bắt đầu từ {expected}); coi như để"
        " trống.",
        "đưa cột về đúng chỗ, hoặc lấy lại bản trong thư mục «_sao_luu».",
    ),
    "S122": Entry(
        "warning",
        "Có {seen} dòng nằm dưới hàng {expected}, ngoài vùng của bảng; công thức không"
        " đếm các dòng này.",
        "chèn thêm hàng vào giữa bảng rồi chuyển các dòng này lên.",
        right="trong vùng của bảng",
    ),
    "S123": Entry(
        "warning",
        "Trang này còn {seen} chỗ nữa có điều cần xem như {expected}.",
        "sửa các chỗ đã nêu rồi kiểm tra lại để thấy tiếp.",
        right="",
    ),
    "S124": Entry(
        "error",
        "Năm xét trống hoặc không hợp lệ: «{seen}».",
        "ghi năm bằng bốn chữ số, ví dụ 2026.",
    ),
    "S125": Entry(
        "warning",
        "«{label}» ghi «{seen}», không có trong các cách chọn; đang dùng «{expected}».",
        "chọn lại trong danh sách của ô.",
    ),
    "S126": Entry(
        "warning",
        "Không có quy định nào mang mã «{seen}» để bật, tắt.",
        "kiểm tra lại mã, hoặc lấy lại dòng này từ bản trong thư mục «_sao_luu».",
    ),
    "S127": Entry(
        "warning",
        "Ô bật, tắt quy định {rule} ghi «{seen}»; đang theo mặc định.",
        "ghi {expected}, hoặc để trống để theo mặc định.",
    ),
    "S128": Entry(
        "error",
        "Quy định riêng «{rule}» chưa dùng được: cột «{label}» {written}, cần"
        " {expected}.",
        "sửa ô này; các quy định khác vẫn được kiểm tra.",
    ),
    "S129": Entry(
        "error",
        "Không còn bảng «{seen}» trong sổ (các tên vùng đều bị xóa hoặc hỏng).",
        "lấy lại trang từ bản trong thư mục «_sao_luu»; không xóa trang của biểu.",
    ),
    "S130": Entry(
        "warning",
        "Không còn trang «{seen}», hoặc tiêu đề bảng của trang ấy đã bị cắt dán đi nơi"
        " khác, nên phần này của kết quả không được ghi.",
        "vừa xóa hoặc vừa cắt dán thì đóng sổ, không lưu; nếu không, chép dữ liệu sang sổ mới tạo bằng"
        " lệnh «thidua new awards».",
    ),
    "S131": Entry(
        "note",
        "Tiêu đề của cột «{expected}» {written}; sổ vẫn đọc cột này là «{expected}».",
        "không cần làm gì nếu cơ quan đổi tên cột; nếu không thì ghi lại tiêu đề.",
    ),
    "S132": Entry(
        "warning",
        "Trên cột «{expected}» lại là tiêu đề «{seen}»; dữ liệu hai cột có thể đã đổi"
        " chỗ, vì sổ vẫn đọc cột này là «{expected}».",
        "đưa tiêu đề và dữ liệu về đúng cột, hoặc lấy lại bản trong thư mục"
        " «_sao_luu».",
    ),
    "S133": Entry(
        "warning",
        "Trang ẩn «{seen}» bị xóa hoặc hỏng (tên vùng «{expected}»); sổ vẫn đọc được,"
        " nhưng các ô không còn danh sách để chọn.",
        "lấy lại bản trong thư mục «_sao_luu», hoặc tạo sổ mới rồi chép dữ liệu sang.",
    ),
    "S134": Entry(
        "error",
        "Năm xét «{seen}» ghi thành chữ: điều kiện vẫn xét theo năm {expected}, nhưng"
        " chưa tính tỷ lệ vì công thức cần năm là số.",
        "gõ lại thành số {expected} (bỏ dấu nháy ở đầu ô nếu có), rồi kiểm tra lại.",
    ),
    "S135": Entry(
        "warning",
        "Không thấy hàng tiêu đề ngay trên bảng (bắt đầu bằng «{expected}»).",
        "bấm Ctrl+Z nếu vừa xóa hàng; hoặc lấy lại bản trong thư mục «_sao_luu».",
    ),
    # Cells
    "C230": Entry(
        "error",
        "Thiếu «{expected}».",
        "điền ô này; dòng thiếu chưa được kiểm tra đầy đủ.",
    ),
    "C231": Entry(
        "error",
        "«{seen}» không phải năm, cần {expected}.",
        "ghi lại năm bằng bốn chữ số.",
    ),
    "C232": Entry(
        "warning",
        "Năm «{seen}» được ghi thành chữ ({count} dòng): lần kiểm tra không tính vào tỷ"
        " lệ, nhưng công thức trong Excel vẫn có thể đếm.",
        "gõ lại thành số {expected} (bỏ dấu nháy ở đầu ô nếu có).",
    ),
    "C233": Entry(
        "warning",
        "Ngày «{seen}» được ghi thành chữ; đang hiểu là {expected}.",
        "gõ lại ngày vào ô để thành ngày thật.",
    ),
    "C234": Entry(
        "error",
        "«{seen}» không phải ngày có trong lịch, cần {expected}.",
        "ghi lại ngày, tháng, năm.",
    ),
    "C235": Entry(
        "warning",
        "Chỉ ghi năm {seen}; cột này cần đủ {expected}.",
        "ghi đủ ngày, tháng, năm theo văn bản.",
        expected=_DAY,
    ),
    "C236": Entry(
        "error",
        "Ngày {seen} quá xa trong quá khứ, cần từ {expected}; thường do gõ thiếu.",
        "ghi lại đủ ngày, tháng, năm.",
    ),
    "C237": Entry(
        "warning",
        "Ngày {seen} quá xa trong tương lai (sau {expected}).",
        "kiểm tra lại năm của ngày này.",
    ),
    "C238": Entry(
        "error",
        "Ô này ghi «{seen}» dưới dạng chữ nên không tính được ({count} dòng).",
        "gõ lại {expected}.",
    ),
    "C239": Entry(
        "error",
        "Số {seen} không hợp lệ, cần {expected}.",
        "nhập lại số.",
    ),
    "C240": Entry(
        "error",
        "Không rõ danh hiệu, hình thức «{seen}» ({count} dòng); {expected}.",
        "chọn lại trong danh sách của ô.",
    ),
    "C241": Entry(
        "note",
        "«{seen}» được hiểu là «{expected}», nhưng không được tính vào tỷ lệ vì không"
        " đúng chữ trong danh sách ({count} dòng).",
        _FROM_LIST,
    ),
    "C242": Entry(
        "error",
        "Cột «{label}» ghi «{seen}» ({count} dòng), cần một trong: {expected}.",
        "chọn lại trong danh sách của ô.",
    ),
    "C243": Entry(
        "note",
        "Cột «{label}» ghi «{seen}», được hiểu là «{expected}», nhưng công thức không"
        " đếm vì không đúng chữ trong danh sách ({count} dòng).",
        _FROM_LIST,
    ),
    "C244": Entry(
        "note",
        "Cột «{label}» ghi «{expected}» có dấu cách thừa hoặc kiểu gõ dấu khác nên công"
        " thức không đếm ({count} dòng).",
        "chọn lại trong danh sách, hoặc gõ lại «{expected}» không có dấu cách thừa.",
    ),
    "C245": Entry(
        "error",
        "Ô có giá trị lỗi {seen}; coi như để trống.",
        "sửa công thức hoặc gõ giá trị đúng vào ô.",
    ),
    "C246": Entry(
        "error",
        "Ô có công thức chưa được tính; coi như để trống.",
        "mở sổ bằng Excel hoặc LibreOffice, lưu lại, rồi kiểm tra lại.",
    ),
    "C247": Entry(
        "warning",
        "Cột «{label}» ghi «{seen}», cần {expected}; coi như để trống.",
        "ghi x, hoặc để trống.",
        expected="x hoặc để trống",
    ),
    "C248": Entry(
        "warning",
        "Quyết định «{seen}» chưa ghi ngày.",
        "ghi ngày quyết định.",
    ),
    "C249": Entry(
        "warning",
        "Có ngày quyết định {seen} nhưng chưa ghi số quyết định.",
        "ghi số quyết định.",
    ),
    "C250": Entry(
        "note",
        "Có {seen} dòng chưa ghi số và ngày quyết định.",
        "bổ sung khi có thể; lần khen thiếu ngày thì không kiểm tra được thời gian.",
    ),
    "C251": Entry(
        "error",
        "{label} {seen}, nhiều hơn {expected}.",
        "đối chiếu với biên bản kiểm phiếu rồi ghi lại.",
    ),
    "C252": Entry(
        "warning",
        "«{seen}» đã có ở hàng {expected}.",
        "xóa dòng thừa; nếu là hai người, ghi mỗi người một mã ở cột «Mã».",
        right="mỗi người một dòng",
    ),
    "C253": Entry(
        "warning",
        "Đơn vị «{seen}» đã có ở hàng {expected}.",
        "xóa dòng thừa; nếu là hai đơn vị, ghi tên cho khác nhau.",
        right="mỗi đơn vị một dòng",
    ),
    "C254": Entry(
        "error",
        "Các đơn vị trực thuộc vòng lẫn nhau: {seen}; bỏ qua cấp trên của các đơn vị"
        " này.",
        "sửa cột «Đơn vị cấp trên».",
    ),
    "C255": Entry(
        "warning",
        "Đơn vị cấp trên «{seen}» không có trong danh sách{hint}.",
        "thêm đơn vị đó vào danh sách, hoặc sửa lại tên.",
        hint="; có thể là «{expected}»",
    ),
    "C256": Entry(
        "warning",
        "Năm {seen} cách xa năm xét {expected}.",
        "kiểm tra lại năm của dòng này và năm xét ở trang «Quy tắc».",
        right="",
    ),
    "C257": Entry(
        "warning",
        "Số lượng ghi 0 nên dòng này không được tính.",
        "ghi số lượng, hoặc xóa dòng; dòng trống tên để nói năm đó không ai được thì giữ"
        " nguyên.",
    ),
    "C258": Entry(
        "warning",
        "«{seen}» có chỗ không phải năm; chỉ hiểu được {expected}.",
        "ghi các năm cách nhau bằng dấu chấm phẩy, ví dụ 2023; 2024.",
    ),
    "C259": Entry(
        "error",
        "Ngày rời đi {seen} trước ngày vào làm {expected}.",
        "ghi lại một trong hai ngày.",
    ),
    "C260": Entry(
        "warning",
        "Không rõ tác giả: «{seen}». Khi xét điều kiện, sáng kiến này chưa được tính cho"
        " ai.",
        "ghi họ tên từng người như ở trang «Người», cách nhau bằng dấu chấm phẩy; bỏ"
        " chức vụ và chữ «nhóm», «cộng sự».",
    ),
    "C261": Entry(
        "warning",
        "Bộ công cụ chưa có tiêu chuẩn {expected} ({count} dòng); dòng này không được xét"
        " điều kiện, không tính vào tỷ lệ và «Tổng hợp».",
        "giữ nguyên tên này; đọc văn bản gốc rồi tự đối chiếu.",
    ),
    "C265": Entry(
        "note",
        "Sổ lập bằng phiên bản trước: {seen} cột còn độ rộng, cách trình bày cũ, chữ dài"
        " có thể bị thu nhỏ khi in.",
        "đóng sổ rồi chạy lệnh «thidua renew» với sổ này để trình bày như phiên bản này;"
        " nội dung mọi ô giữ nguyên, hoàn tác được.",
    ),
    "C330": Entry(
        "error",
        "Ô này ghi «{seen}», không phải số ({count} dòng): lần kiểm tra bỏ qua, nhưng"
        " công thức trong LibreOffice vẫn tính là một số.",
        "gõ lại {expected}.",
    ),
    "C331": Entry(
        "warning",
        "Cột «{label}» ghi số {seen} thay cho tên ({count} dòng): lần kiểm tra không"
        " đếm, còn công thức có thể đếm khác.",
        "gõ lại tên có chữ, ví dụ «Nhóm {seen}», ở mọi nơi ghi tên này.",
    ),
}

REGISTER_WORDS = {
    "year": "năm từ {0} đến {1}",
    "date": _DAY,
    "moment": "năm hoặc ngày/tháng/năm",
    "count": "số nguyên từ 0",
    "spaces": "dấu cách",
    "not_negative": "số từ 0",
    "similar": "có thể là «{0}»",
    "on_side": "«{0}» nằm ở ô «{1}»",
    "no_similar": "không có tên nào gần giống",
    "nothing": "không có năm nào",
    "day_of_1900": "{0} (số {1})",
    "complete_year": "một năm",
    "own_day_title": "tên mốc",
    "complete_award": "một tên của danh sách, hoặc để trống",
    "empty": "trống",
    "left_empty": "để trống",
    "written": "ghi «{0}»",
    "one_of": "một trong: {0}",
    "rule_name": "một mã",
    "rule_name_once": "mã chưa dùng cho quy định khác",
    "other_measure": "số khác với số bị giới hạn",
    "percent": "phần trăm từ 0 đến 100, ghi 16 cho 16 %",
    "rule_day": _DAY,
    "until": "ngày không trước ngày bắt đầu",
    "document": "tên, số văn bản",
    "per_group": "phạm vi khác; chỉ số liệu xếp loại mới tính theo nhóm được",
    "votes_for": "Số phiếu đồng ý",
    "present": "Số dự họp",
    "recused": "Số không biểu quyết",
    "of_total": "tổng số thành viên {0}",
    "of_voters": "số người được biểu quyết {0}",
}
"""What fills the braces of the texts above, as templates themselves."""
