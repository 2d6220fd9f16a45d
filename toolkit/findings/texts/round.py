"""Texts of what travels between units: sent, returned, put together: G701–."""

from toolkit.findings.entry import Entry

_ONLY_INPUTS = (
    " Điểm vẫn tính từ sổ đã gửi đi và các ô đơn vị được nhập, không lấy ô này."
)
_ASK = "hỏi lại đơn vị vì sao sửa, nếu cần thì trả lại kèm lý do."
_NOTHING = "không cần làm gì: khi nhận về, bộ công cụ dùng lại bản đã gửi đi."

ROUND: dict[str, Entry] = {
    # What was changed that should not have been
    "G701": Entry(
        "error",
        "Công thức đã bị thay bằng {seen}; sổ gửi đi có {expected}.",
        _ASK + _ONLY_INPUTS,
    ),
    "G702": Entry(
        "error",
        "Công thức đã bị sửa thành {seen}; sổ gửi đi có {expected}.",
        _ASK + _ONLY_INPUTS,
    ),
    "G703": Entry(
        "error",
        "Nội dung ô khóa đã bị sửa thành «{seen}»; sổ gửi đi ghi «{expected}».",
        _ASK + _ONLY_INPUTS,
    ),
    "G704": Entry(
        "error",
        "Ô khóa vốn để trống nay có «{seen}».",
        _ASK + _ONLY_INPUTS,
    ),
    "G705": Entry(
        "error",
        "Ô khóa ghi «{expected}» nay là công thức {seen}.",
        _ASK + _ONLY_INPUTS,
    ),
    "G706": Entry(
        "error",
        "Mất {count} dòng của biểu mẫu: {expected}.",
        "trả lại để đơn vị điền vào sổ đã gửi; các dòng bị mất coi như chưa nhập.",
    ),
    "G707": Entry(
        "error",
        "Có {count} dòng lạ chen vào biểu mẫu (hàng {seen}).",
        _ASK + " Các dòng này không được tính.",
    ),
    "G708": Entry(
        "error",
        "Thứ tự dòng của biểu mẫu đã bị đổi: {seen}.",
        "không cần xếp lại: số liệu được nhận theo mã dòng; nên nhắc đơn vị.",
    ),
    "G709": Entry(
        "error",
        "Tên vùng «{seen}» mà công thức dùng không còn trong sổ.",
        _ASK + _ONLY_INPUTS,
    ),
    "G710": Entry(
        "error",
        "Tên vùng «{name}» đã bị chuyển sang {seen}; sổ gửi đi đặt ở {expected}.",
        _ASK + _ONLY_INPUTS,
    ),
    "G711": Entry(
        "error",
        "Có thêm tên vùng «{seen}» chỉ dùng trong một trang, che mất tên cùng chữ mà công thức dùng.",
        _ASK + _ONLY_INPUTS,
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
        _ASK + " Ô nhập của trang coi như để trống.",
    ),
    "G715": Entry(
        "error",
        "Sổ có thêm trang này.",
        "xem trang có gì; trang không được nhận về.",
    ),
    "G716": Entry(
        "error",
        "Định dạng số của ô đã đổi thành «{seen}», làm ẩn số; sổ gửi đi đặt «{expected}».",
        _ASK + _ONLY_INPUTS,
    ),
    "G717": Entry(
        "error",
        "Định dạng số của ô đã đổi thành «{seen}», nên số hiện ra khác; sổ gửi đi đặt «{expected}».",
        _ASK + _ONLY_INPUTS,
    ),
    "G718": Entry(
        "error",
        "Ô nhập chứa công thức {seen} thay vì số hoặc chữ đơn vị tự nhập.",
        "giá trị đang hiện được nhận về, công thức thì không; kiểm tra lại với đơn vị.",
    ),
    "G719": Entry(
        "error",
        "Mã nhận diện của sổ đã bị sửa hoặc xóa.",
        "đối chiếu tên đơn vị; nếu đúng sổ đã gửi thì ghi tên đơn vị khi nhận về.",
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
    # The round book itself
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
        "sửa lại; được dùng: {expected}.",
    ),
    "G756": Entry(
        "error",
        "Thiếu {seen} ở trang «Cài đặt».",
        "ghi vào ô này rồi chạy lại.",
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
    "G759": Entry(
        "error",
        "Bộ tiêu chí trong sổ đã bị sửa, không còn như khi tạo sổ.",
        "lấy lại bản sao lưu trong «_sao_luu»; muốn đổi bộ tiêu chí thì tạo sổ mới.",
    ),
    # Sending
    "G760": Entry(
        "note",
        "{seen}: đã gửi ở lần trước, tệp còn nguyên; không gửi lại.",
        "muốn gửi lại bản mới cho đơn vị, chạy với --again và tên đơn vị.",
    ),
    "G761": Entry(
        "error",
        "Không có đơn vị «{seen}» ở trang «Đơn vị».",
        "ghi đúng tên đơn vị: {expected}.",
    ),
    "G762": Entry(
        "note",
        "{seen} không có địa chỉ thư điện tử; thư nháp để trống người nhận.",
        "điền người nhận khi mở thư, hoặc gửi bằng tệp nén.",
    ),
    "G763": Entry(
        "error",
        "Trang «Sổ gửi nhận» không còn đủ chỗ: cần {seen} dòng, còn {expected}.",
        "tạo sổ gửi nhận mới cho đợt sau; sổ này giữ làm hồ sơ.",
    ),
    # Taking in
    "G770": Entry(
        "error",
        "Tệp {seen} không phải sổ đã gửi trong đợt này.",
        "nếu đơn vị làm trên sổ khác, trả lại để điền vào đúng sổ đã gửi.",
    ),
    "G771": Entry(
        "error",
        "Tệp {seen} thuộc đợt gửi khác, không có trong «Sổ gửi nhận» của sổ này.",
        "chọn đúng sổ gửi nhận, hoặc trả lại đơn vị.",
    ),
    "G772": Entry(
        "error",
        "{unit} gửi về bản gửi lần {seen}; bản đang chờ là lần {expected}.",
        "nhắc đơn vị điền vào bản mới; bản cũ không được tính.",
    ),
    "G773": Entry(
        "error",
        "{expected} gửi về hai sổ khác nhau của cùng một lần; tệp {seen} chờ chọn.",
        "hỏi đơn vị bản nào đúng rồi chạy lại với --choose và tên tệp ấy.",
    ),
    "G774": Entry(
        "error",
        "Không còn sổ gốc đã gửi cho {seen}, và làm lại không ra đúng sổ ấy.",
        "để lại tệp gốc vào thư mục «gui_di» rồi nhận lại.",
    ),
    "G775": Entry(
        "warning",
        "Không mở được {seen}: {why}.",
        "mở bằng tay, để các tệp bên trong vào thư mục rồi nhận lại.",
    ),
    "G776": Entry(
        "note",
        "{seen} chưa gửi về.",
        "nhắc đơn vị gửi về.",
    ),
}

ROUND_WORDS = {
    "taken": "Nhận {} sổ, không nhận {} tệp, {} tệp đã có từ trước.",
    "good": "đã nhận",
    "to_see": "đã nhận, {} lỗi cần xem",
    "too_large": "quá lớn",
    "too_many": "chứa quá nhiều phần",
    "too_deep": "lồng quá nhiều lớp",
    "broken": "hỏng hoặc không an toàn",
    "sealed": "đã mã hóa hoặc niêm phong",
    "tnef": "thư dạng winmail.dat",
    "archive": "tệp nén dạng khác .zip",
    "by_reference": "thư chỉ kèm đường dẫn, không kèm tệp",
    "sent": "Đã làm {} sổ kèm thư nháp, để ở thư mục «{}»; chưa gửi cho ai.",
    "blank": "ô trống",
    "unknown_program": "không rõ",
    "text": "«{}»",
    "rows": "và {} dòng nữa",
}
"""Words that the sentences above are filled with."""
