"""Texts of the year book: plan, movements, contributions, indicators: Y100–."""

from toolkit.findings.entry import Entry

YEAR: dict[str, Entry] = {
    # The workbook and its cells
    "Y100": Entry(
        "error",
        "Tệp này không phải sổ năm thi đua.",
        "chọn sổ năm thi đua, hoặc tạo sổ mới bằng «thidua new year».",
    ),
    "Y101": Entry(
        "error",
        "Trang «{seen}» mất cột hoặc mất tên vùng {expected}, nên không đọc được sổ.",
        "lấy lại bản sao lưu gần nhất, hoặc chép số liệu sang sổ mới.",
    ),
    "Y102": Entry(
        "warning",
        "Sổ chưa ghi năm thi đua (ô đang ghi «{seen}»), nên chưa xét được hạn theo năm.",
        "ghi năm bằng bốn chữ số ở trang «Cài đặt».",
    ),
    "Y103": Entry(
        "error",
        "Ô cần một ngày, đang ghi «{seen}»; ô này không được tính.",
        "gõ lại thành ngày: {expected}.",
    ),
    "Y104": Entry(
        "error",
        "Ô cần một số, đang ghi «{seen}»; ô này không được tính.",
        "gõ lại: {expected}.",
    ),
    "Y105": Entry(
        "error",
        "Ô ghi «{seen}», không có trong danh sách: {expected}.",
        "chọn lại từ danh sách của ô.",
    ),
    "Y106": Entry(
        "warning",
        "Dòng có số liệu nhưng chưa ghi «{expected}», nên dòng chưa được xét đầy đủ.",
        "ghi thêm, hoặc xóa cả dòng.",
    ),
    "Y107": Entry(
        "error",
        "Có {seen} dòng nằm dưới vùng của bảng (hết ở hàng {expected}), nên tổng của"
        " trang «Tổng quan» bỏ qua các dòng này.",
        "chèn thêm hàng vào giữa bảng rồi chuyển các dòng ấy lên.",
        right="trong vùng của bảng",
    ),
    "Y108": Entry(
        "warning",
        "Ngày {seen} được ghi hai lần; chỉ dòng ở hàng {expected} được tính.",
        "xóa dòng thừa.",
        right="mỗi ngày một dòng",
    ),
    # Contributions
    "Y110": Entry(
        "error",
        "Số tiền ghi «{seen}», có lẽ là {expected} đồng; khoản này chưa được cộng.",
        "xem lại chứng từ rồi gõ lại số tiền bằng các chữ số liền nhau.",
    ),
    "Y111": Entry(
        "error",
        "Số tiền ghi «{seen}», không đọc được thành số; khoản này chưa được cộng.",
        "gõ lại số tiền bằng các chữ số liền nhau; hiện vật thì ghi ở cột «Hiện vật».",
    ),
    "Y112": Entry(
        "warning",
        "Khoản «{seen}» chưa có số tiền, cũng chưa có hiện vật.",
        "ghi số tiền hoặc hiện vật.",
    ),
    "Y113": Entry(
        "warning",
        "Khoản này của năm {seen}, ngoài kỳ của sổ ({expected}).",
        "xem lại năm của khoản, hoặc kỳ của sổ ở trang «Cài đặt».",
    ),
    # The plan
    "Y120": Entry(
        "warning",
        "Hạn {seen} thuộc quý {quarter}, nhưng kế hoạch xếp việc này ở quý {expected}.",
        "xem lại hạn, hoặc chuyển việc sang đúng quý.",
    ),
    "Y121": Entry(
        "error",
        "Hạn {seen} sớm hơn hạn {expected} của việc {before}, là việc phải xong trước.",
        "xem lại hạn của hai việc.",
    ),
    "Y122": Entry(
        "warning",
        "Cột «Sau việc số» ghi «{seen}», nhưng kế hoạch không có việc nào mang số ấy.",
        "ghi lại số của việc phải xong trước.",
    ),
    "Y123": Entry(
        "warning",
        "Việc «{seen}» chưa giao cho ai.",
        "ghi đơn vị hoặc người chủ trì.",
    ),
    "Y124": Entry(
        "warning",
        "Việc «{seen}» chưa có hạn.",
        "ghi loại hạn và ngày; nếu chờ cấp trên thì chọn «theo kế hoạch của cấp trên».",
    ),
    "Y125": Entry(
        "warning",
        "Hạn {seen} không thuộc năm {expected} của kế hoạch.",
        "xem lại năm của hạn.",
    ),
    "Y126": Entry(
        "note",
        "Hạn {seen} rơi vào ngày nghỉ; ngày làm việc gần nhất trước đó là {expected}.",
        "nên xong trước ngày nghỉ, hoặc hỏi nơi nhận.",
    ),
    "Y127": Entry(
        "error",
        "Hạn {seen} của cơ quan muộn hơn mốc {expected} của cấp trên ({rule}).",
        "đặt hạn sớm hơn mốc của cấp trên.",
        "{source}",
    ),
    "Y128": Entry(
        "warning",
        "Cột «Mốc của cấp trên» ghi «{seen}», chưa tìm thấy mốc này cho năm {expected}.",
        "chọn lại từ danh sách của ô; mốc ghi ở «Quy tắc» của sổ khen thưởng thì kiểm"
        " tra kèm sổ ấy (--registers).",
    ),
    "Y129": Entry(
        "warning",
        "Số {seen} đã dùng cho việc ở hàng {expected}.",
        "đánh lại số, vì cột «Sau việc số» dựa vào đó.",
        right="mỗi việc một số",
    ),
    "Y130": Entry(
        "error",
        "Các việc {seen} chờ lẫn nhau, nên không việc nào làm trước được.",
        "sửa cột «Sau việc số».",
    ),
    "Y131": Entry(
        "note",
        "Hạn {seen} của cơ quan muộn hơn mốc {expected} của cấp trên ({rule}); mốc này"
        " chưa kiểm chứng.",
        "hỏi lại cấp trên trước khi đổi hạn.",
        "{source}",
    ),
    "Y176": Entry(
        "warning",
        "Mốc «{seen}» là của {whose}; «Quy tắc» của {file} không chọn theo nơi này, nên"
        " mốc không được dùng để xét hạn.",
        "chọn mốc khác, hoặc chọn đúng tỉnh, ngành, cơ quan ở «Quy tắc» rồi kiểm tra lại.",
    ),
    "Y177": Entry(
        "warning",
        "{file} ghi mốc «{seen}» (ngày cuối {expected}), kế hoạch không có việc nào"
        " theo mốc này.",
        "thêm việc, hoặc ghi tên mốc ở cột «Mốc của cấp trên» của việc tương ứng.",
    ),
    "Y178": Entry(
        "warning",
        "Bảng «Mốc thời gian riêng»: cột «{label}» ghi «{seen}», cần {expected}; dòng"
        " này không được dùng.",
        "sửa ô này, hoặc xóa dòng.",
    ),
    "Y179": Entry(
        "warning",
        "Ghi kỷ niệm {seen} năm, nhưng từ {days} là {expected} năm.",
        "xem lại số năm, hoặc ngày ghi trong ngoặc.",
    ),
    "Y180": Entry(
        "warning",
        "Số văn bản {seen} chỉ hơn {expected} (ô {other}) một chữ số mà ngày gần nhau,"
        " có lẽ là một số gõ thừa.",
        "đối chiếu số của hai văn bản.",
    ),
    "Y181": Entry(
        "warning",
        "Phong trào ghi thời gian {seen}, {file} ghi thành tích {expected} cho phong"
        " trào này.",
        "đối chiếu với quyết định khen, sửa chỗ ghi sai.",
    ),
    "Y182": Entry(
        "note",
        "Bảng ngày nghỉ lễ chỉ có các năm {expected}; năm {seen} mới trừ thứ bảy, chủ"
        " nhật khi đếm ngày làm việc.",
        "ghi ngày nghỉ lễ, ngày làm bù của năm ấy ở trang «Ngày nghỉ».",
    ),
    # Indicators
    "Y140": Entry(
        "error",
        "Báo cáo nêu tăng, giảm {seen} %, tính được {expected} %.",
        "xem lại số thực hiện, số cùng kỳ, hoặc số đã nêu.",
    ),
    "Y141": Entry(
        "error",
        "Báo cáo nêu đạt {seen} % kế hoạch, tính được {expected} %.",
        "xem lại số thực hiện, kế hoạch, hoặc số đã nêu.",
    ),
    "Y142": Entry(
        "error",
        "Báo cáo nêu thực hiện {seen}, tính được {expected}.",
        "xem lại số đã nêu, hoặc các số dùng để tính.",
    ),
    "Y143": Entry(
        "error",
        "Chỉ tiêu năm sau là {goal}, báo cáo nêu tăng, giảm {seen} %, tính được"
        " {expected} %; nếu đúng {seen} % thì chỉ tiêu phải là {implied}.",
        "xem lại chỉ tiêu năm sau, hoặc số đã nêu.",
    ),
    "Y144": Entry(
        "error",
        "Báo cáo nhận định «{claim}», nhưng mới được {seen} % kế hoạch năm; hết kỳ này"
        " cần {expected} %.",
        "sửa nhận định của báo cáo, hoặc xem lại số liệu.",
    ),
    "Y145": Entry(
        "warning",
        "Thực hiện {seen} chưa đạt kế hoạch {expected}, mà báo cáo không nhận định gì.",
        "nêu rõ trong báo cáo là chưa đạt, kèm nguyên nhân.",
    ),
    "Y146": Entry(
        "warning",
        "Báo cáo nhận định «{claim}», nhưng đã được {seen} % kế hoạch.",
        "sửa nhận định của báo cáo, hoặc xem lại số liệu.",
        expected="nhận định khớp với số liệu",
    ),
    "Y147": Entry(
        "warning",
        "Chỉ tiêu «{seen}» của cùng kỳ đã ghi ở hàng {expected}.",
        "giữ một dòng.",
        right="mỗi chỉ tiêu của một kỳ một dòng",
    ),
    "Y148": Entry(
        "error",
        "Số đạt {seen} lớn hơn tổng số {expected}.",
        "xem lại hai số này.",
    ),
    "Y149": Entry(
        "warning",
        "Cột «Thực hiện» ghi {seen}, nhưng số đạt trên tổng số là {expected} %.",
        "để trống «Thực hiện», hoặc xem lại hai số kia.",
    ),
    "Y150": Entry(
        "error",
        "Báo cáo nêu mọi chỉ tiêu đều đạt, nhưng {count} trong {whole} chỉ tiêu chưa"
        " đạt mức cần có: {seen}.",
        "sửa câu này trong báo cáo, hoặc xem lại số liệu.",
        expected="mọi chỉ tiêu đều đạt",
    ),
    # Movements
    "Y160": Entry(
        "error",
        "Phong trào bắt đầu {seen}, sau ngày kết thúc {expected}.",
        "xem lại hai ngày này.",
    ),
    "Y161": Entry(
        "warning",
        "Phong trào «{seen}» đã ghi ở hàng {expected}.",
        "giữ một dòng.",
        right="mỗi phong trào một dòng",
    ),
    "Y162": Entry(
        "warning",
        "Ghi {seen} được khen vì phong trào này, sổ theo dõi khen thưởng «{file}» có"
        " {expected}.",
        "xem lại quyết định khen thưởng, rồi sửa sổ ghi thiếu.",
    ),
    "Y163": Entry(
        "warning",
        "Sổ theo dõi khen thưởng «{file}» có {count} dòng khen vì «{seen}», nhưng trang"
        " «Phong trào» không có phong trào này.",
        "ghi thêm phong trào, hoặc xem lại lý do khen.",
    ),
    "Y164": Entry(
        "error",
        "Tệp «{file}» là sổ năm thi đua; để đối chiếu phong trào cần sổ theo dõi khen"
        " thưởng.",
        "ghi sổ theo dõi khen thưởng sau --registers.",
    ),
    # Per cent over target, for a scoring workbook
    "Y170": Entry(
        "error",
        "Sổ năm thi đua «{file}» là của {seen}; sổ chấm điểm này là của {expected}, nên"
        " không lấy số.",
        "chọn đúng sổ năm, hoặc sửa tên đơn vị, năm cho khớp.",
    ),
    "Y171": Entry(
        "warning",
        "Sổ năm thi đua «{file}» ghi tiêu chí «{seen}»; bộ tiêu chí này không có tiêu"
        " chí nào mang số ấy mà được cộng điểm theo phần trăm vượt.",
        "sửa cột «Tiêu chí chấm điểm» ở trang «Chỉ tiêu» của sổ năm.",
    ),
    "Y172": Entry(
        "warning",
        "Sổ năm thi đua «{file}» không có chỉ tiêu cả năm nào vừa có phần trăm kế hoạch"
        " vừa ghi tiêu chí chấm điểm, nên không có số để lấy.",
        "ghi cột «Tiêu chí chấm điểm» ở trang «Chỉ tiêu» của sổ năm.",
    ),
    "Y173": Entry(
        "warning",
        "Tiêu chí {item} có nhiều chỉ tiêu trong sổ năm «{file}», vượt khác nhau:"
        " {seen}; bộ công cụ không tự chọn.",
        "để một chỉ tiêu cho tiêu chí này, hoặc tự ghi phần trăm vượt.",
    ),
    "Y174": Entry(
        "warning",
        "Chỉ tiêu của tiêu chí {item} trong sổ năm «{file}» không vượt kế hoạch: {seen}.",
        "chọn mức của tiêu chí theo kết quả này; không ghi phần trăm vượt.",
    ),
    "Y175": Entry(
        "warning",
        "Tiêu chí {item} ghi vượt {seen} %, sổ năm «{file}» tính được {expected} %"
        " ({evidence}).",
        "giữ số đã ghi nếu có lý do, hoặc xóa ô rồi lấy lại từ sổ năm.",
    ),
}
