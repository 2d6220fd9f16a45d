"""Texts of forms (S101–S149) and of rubrics when they are authored (S501–)."""

from toolkit.findings.entry import Entry

STRUCTURE: dict[str, Entry] = {
    "S101": Entry(
        "error",
        "Không tìm thấy vùng «{seen}» của biểu (tên vùng bị xóa hoặc hỏng).",
        "bấm Ctrl+Z nếu vừa xóa hàng, cột; hoặc lấy lại bản trong thư mục «_sao_luu».",
    ),
    "S102": Entry(
        "error",
        "Phía dưới ô này thiếu dòng «{seen}» ({title}); chưa ghi lại các tổng.",
        "lấy lại dòng đó từ biểu gốc hoặc bản trong thư mục «_sao_luu».",
    ),
    "S103": Entry(
        "warning",
        "Có dòng lạ không thuộc bảng tiêu chí: {seen}.",
        "nếu là ghi chú riêng thì chuyển ra ngoài bảng; không tính điểm dòng này.",
    ),
    "S104": Entry(
        "error",
        "Dòng «{seen}» bị lặp (lần đầu ở hàng {expected}); chưa ghi lại các tổng.",
        "xóa dòng chép thừa rồi chấm lại; chỉ dòng đầu được tính điểm.",
        right="mỗi dòng một lần",
    ),
    "S105": Entry(
        "warning",
        "Dòng «{seen}» không còn đúng thứ tự; phải đứng sau «{expected}».",
        "sắp lại dòng như biểu gốc, hoặc lấy lại bản trong thư mục «_sao_luu».",
    ),
    "S106": Entry(
        "warning",
        "Dòng «{seen}» bị ẩn mà vẫn được tính điểm.",
        "bỏ ẩn dòng (chọn các hàng hai bên, bấm chuột phải, Bỏ ẩn) để người ký nhìn thấy.",
    ),
    "S107": Entry(
        "error",
        "Vùng gộp ô {seen} trùm lên ô của biểu.",
        "bỏ gộp ô vùng này; kiểm tra lại số liệu trong các ô bị che.",
    ),
    "S108": Entry(
        "error",
        "Bộ tiêu chí trong sổ đã bị sửa so với lúc ban hành (dấu {seen}, gốc {expected}); tổng điểm không được ghi lại.",
        "dùng biểu gốc do đơn vị chủ trì gửi; không sửa trang «{sheet_name}».",
    ),
    "S109": Entry(
        "warning",
        "Chưa ghi tên đơn vị.",
        "ghi tên đơn vị vào ô này.",
    ),
    "S110": Entry(
        "error",
        "Năm thi đua trống hoặc không hợp lệ: «{seen}».",
        "ghi năm bằng bốn chữ số, ví dụ 2026.",
    ),
    "S111": Entry(
        "error",
        "Sổ có liên kết tới tệp khác: {seen}.",
        "thay bằng số liệu trong sổ này; tệp kia không đi theo khi gửi thư.",
    ),
    "S112": Entry(
        "error",
        "Có lệnh gọi chương trình ngoài (DDE): {seen}.",
        "không bấm «Cho phép»; xóa công thức này và hỏi lại nơi gửi.",
    ),
    "S113": Entry(
        "error",
        "Cột «{seen}» của biểu không còn thẳng hàng với bảng.",
        "lấy lại biểu gốc hoặc bản trong thư mục «_sao_luu».",
    ),
    "S114": Entry(
        "note",
        "Trang tính đang bỏ khóa bảo vệ.",
        "khóa lại (Xem lại › Bảo vệ trang tính) để tránh gõ nhầm vào công thức.",
    ),
    "S115": Entry(
        "error",
        "Bộ tiêu chí kèm trong sổ không đọc được: {seen}.",
        "dùng biểu gốc do đơn vị chủ trì gửi.",
    ),
    "S116": Entry(
        "error",
        "Bộ tiêu chí mang mã «{seen}» nhưng khác bản chuẩn cùng mã (dấu {expected}).",
        "nếu đơn vị tự soạn bộ tiêu chí, đặt mã khác; nếu không, dùng biểu gốc.",
    ),
    "S117": Entry(
        "error",
        "Dòng này («{seen}») chen giữa các mức của tiêu chí {item}, công thức sẽ đếm cả"
        " dòng này; chưa ghi lại các tổng.",
        "chuyển dòng này ra ngoài các mức hoặc xóa ô đánh dấu của nó, rồi chấm lại.",
    ),
    "S118": Entry(
        "error",
        "Sổ không còn trang «{seen}» của biểu.",
        "lấy lại biểu gốc hoặc bản trong thư mục «_sao_luu»; thiếu trang «Nhật ký» thì"
        " tổng điểm không được ghi lại, vì không có chỗ ghi đã sửa gì.",
    ),
    "S119": Entry(
        "warning",
        "Trang «{seen}» là bản chép của biểu chấm điểm: điểm ở trang này không được đọc,"
        " không được chấm.",
        "mỗi đơn vị một sổ: nút «Tạo sổ mới», chọn «Sổ chấm điểm, từ trang chép cho đơn"
        ' vị khác» (hoặc lệnh: thidua new scoring --from TỆP --sheet "{seen}"), tạo sổ'
        " riêng điền sẵn những gì đã gõ; sau đó xóa trang chép.",
    ),
    "S140": Entry(
        "error",
        "Trang gốc của biểu chấm điểm đã bị xóa, chỉ còn trang chép: {seen}; điểm ở"
        " trang chép không được chấm.",
        "nút «Tạo sổ mới», chọn «Sổ chấm điểm, từ trang chép cho đơn vị khác» (hoặc"
        ' lệnh: thidua new scoring --from TỆP --sheet "{first}"), tạo sổ điền sẵn những'
        " gì đã gõ.",
    ),
    "S141": Entry(
        "error",
        "Trang {seen} là bản chép của biểu chấm điểm; sổ này không có bộ tiêu chí nên"
        " không chấm được.",
        "nút «Tạo sổ mới», chọn «Sổ chấm điểm, từ trang chép cho đơn vị khác», chọn cả"
        " sổ gốc (hoặc lệnh: thidua new scoring --from TỆP --sheet"
        ' "{first}" --rubric SỔ_GỐC).',
    ),
    # Faults of a rubric, found when it is authored.
    "S142": Entry(
        "error",
        "«{item}» có {field} {seen}, nhưng {expected}.",
        "trần, sàn chung chỉ đặt cho nhóm 0 điểm chuẩn gồm các mục chỉ cộng hoặc chỉ trừ"
        " được chấm trực tiếp; sửa nhóm hoặc xóa ô này.",
    ),
    "S143": Entry(
        "note",
        "Tệp đang mở trong {program} bởi {seen}; chỉ đọc được bản lưu lần cuối, chưa có"
        " những gì gõ sau đó.",
        "nếu vừa gõ thêm thì lưu sổ (Ctrl+S) rồi chạy lại.",
    ),
    "S501": Entry(
        "error",
        "Các phần của «{item}» cộng lại được {seen} điểm, điểm chuẩn là {expected}.",
        "sửa điểm chuẩn của các phần hoặc của «{item}» cho khớp.",
    ),
    "S502": Entry(
        "error",
        "Các khoảng của «{item}» để hở: {seen} không thuộc khoảng nào.",
        "sửa cận của các khoảng cho liền nhau.",
    ),
    "S503": Entry(
        "error",
        "Các khoảng của «{item}» chồng nhau ở {seen}.",
        "sửa cận hoặc cột «Gồm mút» để mỗi số chỉ thuộc một khoảng.",
    ),
    "S504": Entry(
        "note",
        "Hai mức của «{item}» cùng {seen} điểm.",
        "kiểm tra lại văn bản gốc; nếu đúng như vậy thì không cần sửa.",
    ),
    "S505": Entry(
        "error",
        "Số thứ tự «{seen}» dùng hai lần trong cùng «{item}».",
        "đánh lại số thứ tự (lưu ý «d» và «đ»).",
    ),
    "S506": Entry(
        "error",
        "Cách chấm «{seen}» không có trong danh mục.",
        "chọn một trong: {expected}.",
    ),
    "S507": Entry(
        "error",
        "«{item}»: {field} là {seen}, không được âm.",
        "nhập số từ 0 trở lên hoặc để trống.",
    ),
    "S508": Entry(
        "error",
        "Các tiêu chí thuộc vòng lẫn nhau: {seen}.",
        "sửa cột «Thuộc» để mỗi tiêu chí chỉ thuộc một mục phía trên.",
    ),
    "S509": Entry(
        "error",
        "«{item}» ghi thuộc «{seen}», không có mục này ở phía trên.",
        "sửa cột «Thuộc», hoặc thêm mục «{seen}» lên trước.",
    ),
    "S510": Entry(
        "error",
        "Mã «{seen}» dùng hai lần.",
        "đặt mã khác cho một trong hai dòng.",
    ),
    "S511": Entry(
        "error",
        "«{item}»: {field} là «{seen}», không phải số.",
        "nhập số; dấu thập phân theo máy của anh/chị.",
    ),
    "S512": Entry(
        "error",
        "«{item}»: thiếu {field}.",
        "điền {field}.",
    ),
    "S513": Entry(
        "error",
        "«{item}»: mức {seen} điểm cao hơn điểm chuẩn {expected}.",
        "sửa điểm của mức hoặc điểm chuẩn.",
    ),
    "S514": Entry(
        "error",
        "«{item}» có tiêu chí con nhưng cách chấm không phải «nhóm».",
        "chọn cách chấm «nhóm», hoặc chuyển các tiêu chí con đi nơi khác.",
    ),
    "S515": Entry(
        "error",
        "«{item}» chấm theo kiểu nhóm nhưng không có tiêu chí con.",
        "thêm tiêu chí con hoặc chọn cách chấm khác.",
    ),
    "S516": Entry(
        "error",
        "Xếp loại «{item}» từ {seen} điểm phải thấp hơn loại đứng trước ({expected}).",
        "xếp các loại từ cao xuống thấp.",
    ),
    "S517": Entry(
        "error",
        "Giá trị «{seen}» của {field} không hợp lệ; được dùng: {expected}.",
        "sửa lại theo một trong các giá trị được dùng.",
    ),
    "S518": Entry(
        "error",
        "Dòng mức «{item}» không đứng dưới tiêu chí nào nhận dòng mức.",
        "chuyển dòng xuống dưới tiêu chí của nó.",
    ),
    "S519": Entry(
        "note",
        "«{item}»: không mức nào đạt điểm chuẩn {expected} (cao nhất {seen}).",
        "kiểm tra lại văn bản gốc; nếu đúng như vậy thì không cần sửa.",
    ),
    "S520": Entry(
        "error",
        "Tệp bộ tiêu chí không đọc được: {seen}.",
        "sửa tại chỗ nêu trên rồi chạy lại.",
    ),
    "S521": Entry(
        "error",
        "«{item}»: khoảng {seen} không chứa số nào.",
        "sửa cột «Từ», «Đến» hoặc «Gồm mút» của khoảng này.",
    ),
    "S522": Entry(
        "error",
        "«{item}»: {field} là {seen}; được dùng: {expected}.",
        "nhập lại số.",
    ),
    "S523": Entry(
        "warning",
        "«{item}»: {field} ghi «{seen}» nhưng không dùng cho {expected}.",
        "xóa giá trị này, hoặc sửa cột «Cách chấm», cột «Dòng» cho đúng.",
    ),
    "S524": Entry(
        "error",
        "Không có khóa «{seen}» ở chỗ này; được dùng: {expected}.",
        "sửa tên khóa, hoặc xóa khóa thừa.",
    ),
    "S525": Entry(
        "warning",
        "«{item}» có điểm chuẩn 0, không cộng và không trừ được điểm nào.",
        "mục chỉ trừ: ghi số âm ở «Sàn» (ví dụ -20) hoặc ở điểm của mức; mục chỉ cộng:"
        " chọn cách chấm «nhập điểm», «cộng mỗi lần» hoặc ghi điểm của mức.",
    ),
    "S526": Entry(
        "warning",
        "Xếp loại thứ {seen} và thứ {expected} cùng tên «{item}».",
        "đặt tên khác nhau cho mỗi loại, hoặc bỏ bớt một dòng.",
    ),
    "S527": Entry(
        "warning",
        "Xếp loại thấp nhất «{item}» từ {seen} điểm: tổng điểm thấp hơn {seen} không có"
        " xếp loại (tổng thấp nhất có thể là {expected}).",
        "thêm một loại từ {expected} điểm, hoặc để «{item}» từ {expected} điểm.",
    ),
    "S528": Entry(
        "warning",
        "Xếp loại thấp nhất «{item}» đòi mỗi tiêu chí đạt ít nhất {seen} %: tổng điểm"
        " không đạt điều kiện này không có xếp loại.",
        "bỏ điều kiện ở loại thấp nhất, hoặc thêm một loại không có điều kiện.",
    ),
    "S529": Entry(
        "note",
        "Tổng điểm có thể xuống {expected}; xếp loại thấp nhất «{item}» từ {seen} điểm"
        " nên tổng thấp hơn không có xếp loại.",
        "nếu tổng điểm âm cũng là «{item}» thì để loại này từ {expected} điểm.",
    ),
    "S530": Entry(
        "warning",
        "Xếp loại «{item}» từ {seen} điểm, cao hơn tổng điểm cao nhất có thể đạt"
        " ({expected}): không ai được xếp loại này.",
        "sửa số điểm của xếp loại, hoặc điểm chuẩn, trần điểm cộng.",
    ),
    "S532": Entry(
        "error",
        "Vòng chấm «{seen}» trùng với vòng «{expected}».",
        "đặt cho mỗi vòng một tên riêng; chỉ khác dấu hoặc chữ hoa vẫn là trùng.",
    ),
    "S533": Entry(
        "error",
        "Tên vòng chấm «{seen}» không dùng được.",
        "đặt tên có chữ cái, dài nhất {expected} ký tự, ví dụ: Hội đồng.",
    ),
    "S534": Entry(
        "error",
        "Bộ tiêu chí có {seen} vòng chấm; nhiều nhất là {expected} vòng.",
        "bớt hoặc gộp các vòng.",
    ),
    "S535": Entry(
        "error",
        "Vòng chấm đầu tiên «{seen}» không phải vòng đơn vị tự chấm.",
        "ghi vòng tự chấm trước các vòng khác, ví dụ: {expected}, Chuyên viên, Hội"
        " đồng.",
    ),
    "S531": Entry(
        "warning",
        "«{item}»: {field} còn là của bộ ví dụ («{seen}»).",
        "ghi của cơ quan mình, hoặc xóa ghi chú; còn chữ của ví dụ thì chưa tạo được"
        " biểu chấm điểm.",
    ),
}
