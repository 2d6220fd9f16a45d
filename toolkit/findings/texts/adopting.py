"""Texts of taking over an office's own workbook: X660–."""

from toolkit.findings.entry import Entry

_NOTHING_YET = " Chưa tạo gì, tệp gốc giữ nguyên."

ADOPTING: dict[str, Entry] = {
    "X660": Entry(
        "error",
        "Chưa rõ bảng chấm điểm ở trang nào: {seen}.",
        "ghi tên trang bằng --sheet, hoặc đặt tên cột như thế ở hàng tiêu đề rồi chạy"
        " lại." + _NOTHING_YET,
    ),
    "X661": Entry(
        "error",
        "Chưa lập được sổ theo dõi khen thưởng từ tệp này: {seen}.",
        "sửa chỗ ấy ở tệp gốc rồi chạy lại; hoặc tạo sổ mới rồi nhập tệp này vào bằng"
        " «Nhập từ tệp»." + _NOTHING_YET,
    ),
    "X662": Entry(
        "error",
        "Chưa rõ cột nào là {item}: {seen}.",
        'ghi rõ cột ấy, ví dụ --column "{item}=E", rồi chạy lại.' + _NOTHING_YET,
    ),
    "X663": Entry(
        "error",
        "Dòng «{item}» không có điểm chuẩn đọc được: {seen}.",
        "ghi một số ở ô này; dòng không phải tiêu chí thì ghi số hàng của nó sau"
        " --skip." + _NOTHING_YET,
    ),
    "X664": Entry(
        "error",
        "«{item}» ghi {seen} điểm, các dòng thuộc về nó cộng lại được {expected}.",
        "sửa số cho khớp; dòng không phải tiêu chí thì ghi số hàng của nó sau --skip."
        + _NOTHING_YET,
    ),
    "X665": Entry(
        "error",
        "Ô {seen} bị ô gộp {expected} che, nên không ghi được điểm của «{item}».",
        "bỏ ô gộp ấy rồi chạy lại." + _NOTHING_YET,
    ),
    "X666": Entry(
        "note",
        "{seen}.",
        "không cần làm gì nếu đúng ý; nếu không thì sửa ở tệp gốc rồi nhận lại.",
    ),
    "X667": Entry(
        "error",
        "Sổ này đã là sổ của bộ công cụ.",
        "mở sổ mà dùng ngay, không phải nhận lại.",
    ),
    "X668": Entry(
        "warning",
        "Ô này ghi {seen}; công thức của bộ công cụ, nay đứng ở đây, tính ra {expected}.",
        "xem các điểm đã nhập trong mục ấy; số cũ còn nguyên ở tệp gốc.",
    ),
    "X669": Entry(
        "error",
        "Tiêu chí «{item}» của bộ tiêu chí không có dòng nào trong bảng ghi như vậy.",
        "sửa lời hoặc thêm dòng ở bảng cho khớp bộ tiêu chí, hoặc chạy lại không có"
        " --rubric." + _NOTHING_YET,
    ),
    "X702": Entry(
        "note",
        "«{seen}» là tệp kiểu cũ: LibreOffice đã chuyển sang .xlsx trước khi nhận; macro"
        " của tệp cũ không đi theo, tệp cũ giữ nguyên.",
        "mở bản mới, so hình thức với tệp cũ (cỡ chữ, đường kẻ, khổ in) trước khi dùng.",
    ),
}
