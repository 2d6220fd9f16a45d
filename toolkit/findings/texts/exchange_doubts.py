"""Codes X628 to X659: what a source leaves in doubt, and old kinds of files."""

from toolkit.findings.entry import Entry

_NOTHING_YET = " Chưa thay đổi gì."

EXCHANGE_DOUBTS = {
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
        "Tệp nguồn «{seen}» bị hỏng hoặc quá lớn nên không đọc được.",
        "mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nhập lại."
        + _NOTHING_YET,
    ),
    "X655": Entry(
        "error",
        "Tệp nguồn «{seen}» là trang web hoặc XML, trong đó không có bảng nào đọc được.",
        "mở tệp bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nhập lại."
        + _NOTHING_YET,
    ),
    "X656": Entry(
        "warning",
        "{count} dòng của nguồn có chữ trái với phông «{font}» nên không đưa vào"
        " (dòng {rows}): theo phông là «{seen}», theo chữ là «{expected}».",
        "xem chữ nào đúng; đổi phông hoặc gõ lại các ô ấy ở nguồn rồi nhập lại; dòng đã"
        " nhập không thêm lần nữa.",
    ),
    "X657": Entry(
        "warning",
        "Cột «{column}»: {count} ô có thể không phải số như đã viết: {seen}; vẫn ghi vào"
        " sổ đúng như nguồn.",
        "gõ lại số đúng vào các ô ấy trong sổ.",
    ),
    "X658": Entry(
        "warning",
        "Cột «{column}»: {count} ô không ghi đủ ngày, tháng, năm bốn chữ số: {seen}; vẫn"
        " ghi vào sổ đúng như nguồn.",
        "gõ lại ngày đúng vào các ô ấy trong sổ.",
    ),
    "X659": Entry(
        "warning",
        "Tệp nguồn không dùng Unicode; được hiểu theo bảng mã {font}, ví dụ «{seen}» là"
        " «{expected}».",
        "xem chữ ở các dòng vừa thêm; nếu sai: hoàn tác lần nhập này, lưu nguồn thành"
        " «CSV UTF-8» rồi nhập lại.",
    ),
    "X651": Entry(
        "warning",
        "{count} dòng của nguồn có công thức chưa có kết quả nên không đưa vào"
        " (dòng {rows}).",
        "mở nguồn bằng Excel hoặc LibreOffice, lưu lại rồi nhập lại; dòng đã nhập không"
        " thêm lần nữa.",
    ),
    "X700": Entry(
        "note",
        "{count} ô của nguồn ghi cả số lẫn ngày quyết định («{seen}»): đã tách thành số"
        " «{expected}» và ngày {day}.",
        "xem lại vài dòng; tách sai thì sửa ở các dòng vừa thêm.",
    ),
    "X710": Entry(
        "warning",
        "Cột «{column}»: {count} ô ghi cả tỷ lệ đóng góp, ví dụ «{seen}»; sổ không có cột"
        " cho tỷ lệ nên chỉ ghi họ tên: «{expected}».",
        "giữ tệp nguồn; nếu cần thì ghi tỷ lệ vào tên sáng kiến hoặc vào hồ sơ.",
    ),
    "X720": Entry(
        "warning",
        "{count} ô ghi họ tên chung với cấp bậc, chức vụ mà không tách chắc chắn được"
        " nên không đưa vào sổ: {seen}.",
        "ở nguồn, ghi «Họ và tên, chức vụ» có dấu phẩy ngăn cách rồi nhập lại; dòng đã"
        " nhập không thêm lần nữa.",
    ),
    "X721": Entry(
        "note",
        "{count} ô ghi họ tên chung với cấp bậc hoặc chức vụ đã được tách, ví dụ"
        " «{seen}»: họ tên là «{expected}»{way}.",
        "xem lại vài dòng; tách sai thì sửa ở các dòng vừa thêm.",
    ),
    "X722": Entry(
        "note",
        "Trang này không có tiêu đề cột; số thứ tự nối tiếp trang «{seen}» nên được đọc"
        " theo các cột của trang ấy.",
        "không cần làm gì nếu đúng ý; nếu là danh sách khác thì thêm tiêu đề cột ở nguồn"
        " rồi nhập lại.",
    ),
    "X701": Entry(
        "warning",
        "{count} dòng của nguồn có ngày trong ô số quyết định khác ngày ở cột ngày"
        " (dòng {rows}); cả hai ô giữ như nguồn.",
        "đối chiếu với quyết định rồi sửa ngày ở các dòng vừa thêm.",
    ),
}
