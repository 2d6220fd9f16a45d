"""Texts of what was changed in a return since it was sent: G701–G742."""

from toolkit.findings.entry import Entry

ONLY_INPUTS = " Khi nhận về chỉ lấy các ô đơn vị được nhập, không lấy ô này."
ASK = "hỏi lại đơn vị vì sao sửa, nếu cần thì trả lại kèm lý do."
_NOTHING = "không cần làm gì: khi nhận về, bộ công cụ dùng lại bản đã gửi đi."

CHANGED: dict[str, Entry] = {
    # What was changed that should not have been
    "G701": Entry(
        "error",
        "Công thức đã bị thay bằng {seen}; sổ gửi đi có {expected}.",
        ASK + ONLY_INPUTS,
    ),
    "G702": Entry(
        "error",
        "Công thức đã bị sửa thành {seen}; sổ gửi đi có {expected}.",
        ASK + ONLY_INPUTS,
    ),
    "G703": Entry(
        "error",
        "Nội dung ô khóa đã bị sửa thành {seen}; sổ gửi đi ghi «{expected}».",
        ASK + ONLY_INPUTS,
    ),
    "G704": Entry(
        "error",
        "Ô khóa vốn để trống nay có «{seen}».",
        ASK + ONLY_INPUTS,
    ),
    "G705": Entry(
        "error",
        "Ô khóa ghi «{expected}» nay là công thức {seen}.",
        ASK + ONLY_INPUTS,
    ),
    "G706": Entry(
        "error",
        "Mất {count} dòng của biểu mẫu: {expected}.",
        "trả lại để đơn vị điền vào sổ đã gửi; các dòng bị mất coi như chưa nhập.",
    ),
    "G707": Entry(
        "error",
        "Có {count} dòng lạ chen vào biểu mẫu (hàng {seen}).",
        ASK + " Các dòng này không được tính.",
    ),
    "G708": Entry(
        "error",
        "Thứ tự dòng của biểu mẫu đã bị đổi: {seen}.",
        "không cần xếp lại: số liệu được nhận theo mã dòng; nên nhắc đơn vị.",
    ),
    "G709": Entry(
        "error",
        "Tên vùng «{seen}» mà công thức dùng không còn trong sổ.",
        ASK + ONLY_INPUTS,
    ),
    "G710": Entry(
        "error",
        "Tên vùng «{name}» đã bị chuyển sang {seen}; sổ gửi đi đặt ở {expected}.",
        ASK + ONLY_INPUTS,
    ),
    "G711": Entry(
        "error",
        "Có thêm tên vùng «{seen}» chỉ dùng trong một trang, che mất tên cùng chữ mà công thức dùng.",
        ASK + ONLY_INPUTS,
    ),
    "G712": Entry(
        "error",
        "Sổ có thêm liên kết ra ngoài: {seen}.",
        "không bấm cập nhật liên kết; hỏi lại đơn vị. Liên kết không được nhận về.",
    ),
    "G713": Entry(
        "error",
        "Sổ gửi về có macro; sổ gửi đi không có.",
        "không bật macro; hỏi lại đơn vị. Macro không được nhận về.",
    ),
    "G714": Entry(
        "error",
        "Trang này không còn trong sổ gửi về.",
        ASK + " Ô nhập của trang coi như để trống.",
    ),
    "G715": Entry(
        "error",
        "Sổ có thêm trang này.",
        "xem trang có gì; trang không được nhận về.",
    ),
    "G871": Entry(
        "error",
        "Trang này đã bị đổi tên thành «{seen}».",
        "không cần đổi lại: số liệu vẫn được nhận theo mã dòng; nên nhắc đơn vị.",
    ),
    "G872": Entry(
        "error",
        "Trang này đã bị chèn thêm hoặc xóa cột.",
        "hỏi lại đơn vị vì sao sửa. Số liệu vẫn được nhận theo đúng cột; cột thêm không được"
        " nhận, cột bị xóa coi như chưa nhập.",
    ),
    "G873": Entry(
        "error",
        "Ô nhập có định dạng số «{seen}», nên số hiện ra khác số {expected} nằm trong ô.",
        "số trong ô được nhận về, không phải số hiện ra; kiểm tra lại với đơn vị.",
    ),
    "G874": Entry(
        "error",
        "Ô khóa nay có liên kết, bấm vào là mở nơi khác.",
        "không bấm vào liên kết; hỏi lại đơn vị. Liên kết không được nhận về.",
    ),
    "G890": Entry(
        "error",
        "Trang có thêm {count} đối tượng nhúng: {seen}.",
        "không mở, không bấm vào đối tượng; hỏi lại đơn vị. Đối tượng không được nhận về.",
    ),
    "G716": Entry(
        "error",
        "Định dạng số của ô đã đổi thành «{seen}», làm ẩn số; sổ gửi đi đặt «{expected}».",
        ASK + ONLY_INPUTS,
    ),
    "G717": Entry(
        "error",
        "Định dạng số của ô đã đổi thành «{seen}», nên số hiện ra khác; sổ gửi đi đặt «{expected}».",
        ASK + ONLY_INPUTS,
    ),
    "G718": Entry(
        "error",
        "Ô nhập chứa công thức {seen} thay vì số hoặc chữ đơn vị tự nhập.",
        "giá trị đang hiện được nhận về, công thức thì không; kiểm tra lại với đơn vị.",
    ),
    "G719": Entry(
        "error",
        "Tệp {seen} ghi là sổ của {expected}, nhưng mã nhận diện đã bị sửa hoặc xóa, hoặc sổ"
        " được gửi đi từ máy khác.",
        "nếu gửi từ máy khác, lấy khóa của máy ấy (thidua round key) rồi nhận lại; nếu không,"
        " nhờ đơn vị chép số liệu vào đúng sổ đã gửi rồi gửi về.",
    ),
    # What programs lose by themselves
    "G730": Entry(
        "note",
        "Chương trình đã lưu sổ ({program}) bỏ hoặc nới việc khóa trang.",
        _NOTHING,
    ),
    "G731": Entry(
        "note",
        "Có {count} ô vốn khóa nay gõ được ({program} lưu sổ).",
        _NOTHING,
    ),
    "G732": Entry(
        "note",
        "Chương trình đã lưu sổ ({program}) bỏ việc kiểm soát giá trị nhập của {count} vùng.",
        _NOTHING + " Giá trị nhập vẫn được kiểm tra.",
    ),
    "G733": Entry(
        "note",
        "Điều kiện nhập của {count} vùng khác bản gửi đi ({program} lưu sổ).",
        _NOTHING + " Giá trị nhập vẫn được kiểm tra.",
    ),
    "G734": Entry(
        "note",
        "Có {count} ô ghép khác bản gửi đi ({program} lưu sổ).",
        _NOTHING,
    ),
    "G735": Entry(
        "note",
        "Có {count} hàng bị ẩn (từ hàng {seen}).",
        "bỏ ẩn để xem; số liệu trong hàng ẩn vẫn được nhận về.",
    ),
    "G736": Entry(
        "note",
        "Có {count} cột bị ẩn (từ cột {seen}).",
        "bỏ ẩn để xem; số liệu trong cột ẩn vẫn được nhận về.",
    ),
    "G737": Entry(
        "note",
        "Trang đã được ẩn đi hoặc hiện ra ({program} lưu sổ).",
        _NOTHING,
    ),
    "G738": Entry(
        "note",
        "Thứ tự các trang khác bản gửi đi.",
        _NOTHING,
    ),
    "G739": Entry(
        "note",
        "Chương trình đã lưu sổ ({program}) bỏ tên «{seen}».",
        _NOTHING,
    ),
    "G740": Entry(
        "note",
        "Sổ có thêm tên vùng «{seen}».",
        _NOTHING,
    ),
    "G741": Entry(
        "note",
        "Sổ đang để chế độ tính tay ({program} lưu sổ).",
        _NOTHING,
    ),
    "G742": Entry(
        "note",
        "Chương trình đã lưu sổ ({program}) bỏ việc khóa cấu trúc sổ.",
        _NOTHING,
    ),
}
