"""Texts of the round book itself and its key: G750–."""

from toolkit.findings.entry import Entry

BOOK: dict[str, Entry] = {
    # The round book
    "G750": Entry(
        "error",
        "Trang «Đơn vị» chưa có đơn vị nào.",
        "ghi mỗi đơn vị một dòng, ít nhất là tên đơn vị.",
    ),
    "G751": Entry(
        "error",
        "Dòng này có số liệu nhưng thiếu tên đơn vị.",
        "ghi tên đơn vị hoặc xóa cả dòng.",
    ),
    "G752": Entry(
        "error",
        "Đơn vị «{seen}» ghi hai lần (hàng {expected}).",
        "giữ một dòng, xóa dòng kia.",
        right="mỗi đơn vị một dòng",
    ),
    "G753": Entry(
        "error",
        "«{seen}» không phải một địa chỉ thư điện tử.",
        "ghi một địa chỉ, ví dụ vanphong@tinh.gov.vn, hoặc để trống.",
    ),
    "G754": Entry(
        "error",
        "«{seen}» không phải một ngày.",
        "ghi ngày, tháng, năm, ví dụ 15/12/2026.",
    ),
    "G755": Entry(
        "error",
        "Thư mẫu dùng chữ {seen} mà bộ công cụ không biết thay bằng gì.",
        "sửa lại, ngoặc mở thì phải đóng; được dùng: {expected}.",
    ),
    "G867": Entry(
        "warning",
        "«{seen}» để trống; thư nháp dùng lời có sẵn của bộ công cụ.",
        "muốn lời khác thì ghi vào ô này.",
    ),
    "G756": Entry(
        "error",
        "Thiếu {seen} ở trang «Cài đặt».",
        "ghi vào ô này rồi chạy lại.",
    ),
    "G849": Entry(
        "error",
        "Năm thi đua ghi «{seen}», không phải một năm từ 2000 đến 2100.",
        "ghi bốn chữ số, ví dụ 2026.",
    ),
    "G757": Entry(
        "error",
        "Sổ này không phải sổ gửi nhận.",
        "mở sổ tạo bằng «thidua new round», hoặc chọn đúng tệp.",
    ),
    "G758": Entry(
        "error",
        "Trong sổ gửi nhận không còn bảng «{seen}» (tên vùng {expected} đã mất).",
        "lấy lại bản sao lưu trong «_sao_luu», hoặc tạo sổ mới và chép danh sách sang.",
    ),
    "G864": Entry(
        "warning",
        "Ô «Tên tệp không dấu» ghi «{seen}»; bộ công cụ không hiểu nên coi như để trống.",
        "ghi x nếu muốn tên tệp không dấu, để trống nếu giữ dấu.",
    ),
    "G759": Entry(
        "error",
        "Bộ tiêu chí trong sổ đã bị sửa, không còn như khi tạo sổ.",
        "lấy lại bản sao lưu trong «_sao_luu»; muốn đổi bộ tiêu chí thì chạy thidua send"
        " với --rubric và tệp đã sửa.",
    ),
    # Its folders and the key
    "G814": Entry(
        "error",
        "Không có thư mục {seen}.",
        "ghi đúng đường dẫn của thư mục có các tệp đơn vị gửi về.",
    ),
    "G813": Entry(
        "error",
        "Cạnh sổ gửi nhận chưa có thư mục «{seen}»; vừa tạo thư mục ấy.",
        "để mọi tệp đơn vị gửi về (sổ, thư đã lưu, tệp nén) vào đó rồi bấm lại.",
    ),
    "G845": Entry(
        "error",
        "Tệp {seen} không phải khóa gửi sổ, hoặc không đọc được.",
        "chọn tệp do «thidua round key export» ghi ra ở máy kia.",
    ),
    "G851": Entry(
        "error",
        "Tệp khóa gửi sổ của máy này đã hỏng: {seen}.",
        "dùng lại khóa đã ghi ra hoặc khóa của máy thứ hai (thidua round key import); không"
        " còn khóa nào thì đổi tên tệp này, máy sẽ lập khóa mới và các sổ phải gửi lại.",
    ),
    "G852": Entry(
        "error",
        "Sổ gửi nhận không hoàn tác bằng lệnh này: những gì đã gửi, đã nhận là việc có thật.",
        "cần lấy lại bản trước thì chép bản ấy từ «_sao_luu» đè lên sổ, rồi chạy lại «Nhận về».",
    ),
}
