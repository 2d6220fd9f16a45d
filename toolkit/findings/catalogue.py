"""Every code with its Vietnamese texts; the page of codes is made from this.

F file, S structure, C cell, P points, Q ratio, E eligibility, X exchange. A code is
never reused. `what` says what is there and what was expected, `fix` the next step;
both are templates: `{seen}`, `{expected}` and the facts named in the braces.
"""

from toolkit.findings.entry import Entry
from toolkit.findings.texts.consistency import CONSISTENCY
from toolkit.findings.texts.eligibility import ELIGIBILITY
from toolkit.findings.texts.exchange import EXCHANGE
from toolkit.findings.texts.ratio import RATIO
from toolkit.findings.texts.register import REGISTER

_SEND_AGAIN = (
    "đề nghị nơi gửi lưu lại bằng Excel hoặc LibreOffice dạng .xlsx rồi gửi lại."
)
_NOT_TOUCHED = "Tệp được giữ nguyên."

FILE = {
    "F001": Entry(
        "error",
        "Tệp không phải sổ tính Excel (.xlsx, .xlsm).",
        "kiểm tra lại có đúng tệp không; " + _SEND_AGAIN,
    ),
    "F002": Entry(
        "error",
        "Tệp mang đuôi sổ tính nhưng bên trong là trang web (HTML).",
        "mở tệp bằng Excel, chọn Lưu thành dạng .xlsx, rồi chạy lại.",
    ),
    "F003": Entry(
        "error",
        "Tệp mang đuôi sổ tính nhưng bên trong là văn bản (CSV).",
        "mở tệp bằng Excel, chọn Lưu thành dạng .xlsx, rồi chạy lại.",
    ),
    "F004": Entry(
        "error",
        "Tệp rỗng (0 byte).",
        "lấy lại tệp từ thư gửi đến hoặc từ thư mục «_sao_luu».",
    ),
    "F005": Entry(
        "error",
        "Tệp bị hỏng hoặc bị cắt ngang, không đọc hết được.",
        "tải lại tệp từ thư gửi đến hoặc lấy bản trong thư mục «_sao_luu».",
    ),
    "F006": Entry(
        "error",
        "Tệp ở định dạng cũ .xls (Excel 97–2003).",
        "mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành dạng .xlsx, rồi chạy lại.",
    ),
    "F007": Entry(
        "error",
        "Tệp ở định dạng nhị phân .xlsb.",
        "mở tệp bằng Excel, chọn Lưu thành dạng .xlsx, rồi chạy lại.",
    ),
    "F008": Entry(
        "error",
        "Tệp ở định dạng .ods của LibreOffice.",
        "mở tệp bằng LibreOffice, chọn Lưu thành dạng .xlsx, rồi chạy lại.",
    ),
    "F009": Entry(
        "error",
        "Tệp được đặt mật khẩu mở tệp.",
        "mở tệp bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu lại.",
    ),
    "F010": Entry(
        "error",
        "Sổ tính không có biểu chấm điểm của bộ công cụ.",
        "dùng biểu tạo bằng lệnh «thidua new scoring», không chép sang tệp khác.",
    ),
    "F011": Entry(
        "error",
        "Biểu thuộc phiên bản {seen}, mới hơn phiên bản {expected} mà bộ công cụ này đọc"
        " được.",
        "cập nhật bộ công cụ rồi chạy lại. " + _NOT_TOUCHED,
    ),
    "F012": Entry(
        "error",
        "Tệp nén bất thường ({seen}; giới hạn {expected}), có thể gây treo máy.",
        "không mở tệp này; hỏi lại nơi gửi.",
    ),
    "F013": Entry(
        "error",
        "Tệp chứa khai báo DTD trong phần «{part}», không có trong sổ tính bình thường.",
        "không mở tệp này; hỏi lại nơi gửi.",
    ),
    "F014": Entry(
        "error",
        "Có ô nằm quá xa ({seen}; giới hạn {expected}).",
        "xóa các hàng, cột thừa ở xa vùng dữ liệu, lưu lại, rồi chạy lại.",
    ),
    "F015": Entry(
        "error",
        "Có vùng gộp ô quá lớn hoặc chồng lên nhau ({seen}).",
        "bỏ gộp ô ngoài vùng dữ liệu, lưu lại, rồi chạy lại.",
    ),
    "F016": Entry(
        "error",
        "Tệp có {seen} kiểu định dạng (giới hạn {expected}), mở sẽ rất chậm.",
        "chép dữ liệu sang biểu mới, hoặc hỏi lại nơi gửi.",
    ),
    "F017": Entry(
        "error",
        "Cấu trúc gói tệp không an toàn: {seen}.",
        "không mở tệp này; hỏi lại nơi gửi.",
    ),
    "F018": Entry(
        "error",
        "Phần «{part}» của tệp bị hỏng ({seen}).",
        "lấy lại tệp từ thư gửi đến hoặc bản trong thư mục «_sao_luu».",
    ),
    "F020": Entry(
        "error",
        "Tệp quá lớn ({seen}; giới hạn {expected}).",
        "bỏ ảnh, trang tính không cần thiết rồi lưu lại.",
    ),
    "F021": Entry(
        "error",
        "Tệp đang được mở trong Excel bởi {seen}.",
        "đóng tệp trong Excel rồi chạy lại. Nếu không ai mở, xóa tệp ẩn «{lock}»."
        " Chưa thay đổi gì.",
    ),
    "F022": Entry(
        "error",
        "Tệp đang được mở trong LibreOffice bởi {seen}.",
        "đóng tệp trong LibreOffice rồi chạy lại. Nếu không ai mở, xóa tệp ẩn «{lock}»."
        " Chưa thay đổi gì.",
    ),
    "F023": Entry(
        "error",
        "Tệp đang bị chương trình khác giữ hoặc chỉ cho đọc ({seen}).",
        "đóng chương trình đang mở tệp, bỏ dấu «Chỉ đọc» của tệp, rồi chạy lại."
        " Chưa thay đổi gì.",
    ),
    "F024": Entry(
        "error",
        "Thư mục «{seen}» chỉ cho đọc, không ghi được bản sao lưu và kết quả.",
        "chép tệp sang thư mục khác của anh/chị rồi chạy lại. Chưa thay đổi gì.",
    ),
    "F025": Entry(
        "error",
        "Ổ đĩa đã đầy, không ghi được.",
        "xóa bớt tệp không cần trên ổ đĩa rồi chạy lại. Tệp cũ còn nguyên.",
    ),
    "F026": Entry(
        "error",
        "Đường dẫn dài {seen} ký tự, quá {expected} ký tự mà Excel mở được.",
        "chuyển tệp sang thư mục có tên ngắn hơn rồi chạy lại.",
    ),
    "F027": Entry(
        "error",
        "Không tìm thấy tệp «{seen}».",
        "kiểm tra lại tên tệp và thư mục.",
    ),
    "F028": Entry(
        "error",
        "Tệp vừa được chương trình khác lưu trong lúc đang chấm lại.",
        "đóng chương trình đó rồi chạy lại. Chưa thay đổi gì.",
    ),
    "F029": Entry(
        "error",
        "Không ghi đè được tệp; kết quả nằm ở «{seen}».",
        "đóng chương trình đang giữ tệp ({holder}), rồi chạy lại.",
    ),
    "F030": Entry(
        "error",
        "Không có sổ tính nào khớp với «{seen}».",
        "kiểm tra lại tên thư mục hoặc mẫu tên tệp.",
    ),
    "F031": Entry(
        "error",
        "Không có lần chấm lại nào của tệp này để hoàn tác.",
        "xem các bản trong thư mục «_sao_luu» cạnh tệp.",
    ),
    "F032": Entry(
        "error",
        "Tệp đã thay đổi sau lần ghi gần nhất; hoàn tác sẽ làm mất thay đổi đó.",
        "nếu vẫn muốn, tự chép bản sao lưu «{seen}» ra dùng. Chưa thay đổi gì.",
    ),
    "F033": Entry(
        "error",
        "Bản sao lưu «{seen}» không còn hoặc đã bị sửa.",
        "xem các bản khác trong thư mục «_sao_luu» cạnh tệp. Chưa thay đổi gì.",
    ),
    "F034": Entry(
        "error",
        "Bộ công cụ gặp lỗi ngoài dự kiến ({seen}).",
        "gửi tệp ghi lỗi «{log}» cho người phụ trách công cụ. " + _NOT_TOUCHED,
    ),
    "F035": Entry(
        "error",
        "Đọc lại sau khi ghi thấy không khớp ({seen}); đã bỏ bản vừa ghi.",
        "chạy lại; nếu vẫn vậy, gửi tệp cho người phụ trách công cụ. Tệp cũ còn nguyên.",
    ),
    "F036": Entry(
        "error",
        "Sổ tính không có trang bộ tiêu chí của bộ công cụ.",
        "soạn trong sổ tạo bằng lệnh «thidua new rubric».",
    ),
    "F037": Entry(
        "error",
        "Không có sổ tính nào đang mở trong Excel hoặc LibreOffice Calc.",
        "mở sổ rồi bấm lại nút.",
    ),
    "F038": Entry(
        "error",
        "Sổ «{seen}» chưa được lưu lần nào nên chưa có chỗ để sao lưu.",
        "bấm Ctrl+S, lưu thành .xlsx vào thư mục của đơn vị, rồi bấm lại nút.",
    ),
    "F039": Entry(
        "error",
        "Sổ «{seen}» đang mở ở chế độ chỉ đọc.",
        "chọn Lưu thành (Save As) với tên khác, hoặc đóng sổ ở máy kia, rồi bấm lại.",
    ),
    "F040": Entry(
        "error",
        "Sổ «{seen}» được mở thẳng từ thư; những gì ghi vào đó dễ bị mất.",
        "chọn Lưu thành (Save As) vào thư mục của đơn vị, rồi bấm lại nút.",
    ),
    "F041": Entry(
        "error",
        "Sổ «{seen}» nằm trên OneDrive hoặc SharePoint, không phải trên máy này.",
        "chọn Lưu thành (Save As) một bản vào ổ đĩa của máy, rồi bấm lại nút.",
    ),
    "F042": Entry(
        "error",
        "Có {count} sổ cùng tên «{seen}» đang mở, không rõ cần làm với sổ nào.",
        "đóng bớt, chỉ để lại sổ cần làm, rồi bấm lại.",
    ),
    "F043": Entry(
        "error",
        "Bảng tính đang bận: có ô đang nhập dở hoặc có hộp thoại đang mở.",
        "nhấn Enter (hoặc Esc) để thoát ô đang nhập, đóng hộp thoại, rồi bấm lại nút.",
    ),
    "F044": Entry(
        "error",
        "Trang được bảo vệ bằng mật khẩu nên không ghi được.",
        "bỏ bảo vệ trang (Xem lại > Bỏ bảo vệ trang tính, Review > Unprotect Sheet) rồi bấm lại. Chưa thay đổi gì.",
    ),
    "F045": Entry(
        "error",
        "Không đọc được sổ đang mở: không ghi được bản sao tạm ({seen}).",
        "lưu sổ, đóng lại rồi chạy lệnh trên tệp; nếu vẫn vậy, báo người phụ trách công cụ.",
    ),
    "F046": Entry(
        "error",
        "Có {count} ô đã thay đổi sau lần bấm gần nhất; hoàn tác sẽ ghi đè: {seen}.",
        "nếu vẫn muốn, lấy lại từ thư mục «_sao_luu» cạnh sổ. Chưa thay đổi gì.",
    ),
    "F047": Entry(
        "error",
        "Sổ này không có lần bấm nút nào để hoàn tác.",
        "xem các bản trong thư mục «_sao_luu» cạnh sổ.",
    ),
    "F048": Entry(
        "error",
        "Excel hoặc LibreOffice Calc đã đóng trong khi đang làm.",
        "mở lại sổ, xem trang «Nhật ký», rồi bấm lại nút nếu cần.",
    ),
    "F049": Entry(
        "error",
        "Sổ đang mở không có trang «{seen}».",
        "mở đúng sổ, hoặc đặt lại tên trang như cũ, rồi bấm lại nút.",
    ),
    "F050": Entry(
        "error",
        "Ô vừa được sửa trong lúc nút đang làm nên chưa ghi gì.",
        "gõ xong rồi bấm lại nút.",
    ),
    "F051": Entry(
        "error",
        "Lần bấm trước còn đang làm.",
        "chờ vài giây cho xong rồi hãy bấm lại.",
    ),
    "F052": Entry(
        "error",
        "Không nối được với LibreOffice đang mở.",
        "đóng hết LibreOffice, mở lại sổ rồi bấm lại; nếu vẫn vậy, chạy «thidua doctor».",
    ),
    "F053": Entry(
        "error",
        "Ghi dở dang ({seen}): một phần đã vào sổ.",
        "bấm «Hoàn tác» để trở lại như trước; bản trước khi bấm ở thư mục «_sao_luu».",
    ),
}

# Words that fill the braces of the texts above, as templates themselves.
FILE_WORDS = {
    "parts": "{0} phần",
    "inflated": "{0} MB khi giải nén",
    "ratio": "nén {0} lần",
    "declared": "phần «{0}» dài hơn số đã khai",
    "size": "{0} byte",
    "megabytes": "{0} MB",
    "unsafe_name": "tên phần «{0}»",
    "duplicate": "hai phần cùng tên «{0}»",
    "encrypted": "phần «{0}» có mật khẩu riêng",
    "method": "phần «{0}» nén theo kiểu lạ ({1})",
    "overlap": "phần «{0}» nằm chồng lên phần khác",
    "two_headers": "phần «{0}» được khai hai nơi khác nhau",
    "volumes": "tệp nén chia nhiều tập",
    "encoding": "mã ký tự {0}",
    "absent": "không có trong tệp",
    "xml": "sai cú pháp XML ở dòng {0}",
    "someone": "một người chưa rõ tên",
    "on_machine": "{0} (máy {1})",
    "read_only": "có dấu «Chỉ đọc»",
    "in_use": "chương trình khác đang giữ tệp",
    "no_permission": "không có quyền đọc hoặc ghi tệp",
    "unsaved": "{0} (chưa lưu được {1})",
    "read_back": "nội dung trên ổ đĩa khác nội dung đã ghi",
    "cells": "trang có {0} ô",
    "cells_limit": "{0} ô",
    "merges": "{0} vùng gộp",
    "far_cell": "hàng {0}, cột {1}",
    "cell_twice": "có ô ghi hai lần",
    "row_order": "hàng {0} ghi hai lần hoặc sai số",
    "cell_address": "địa chỉ ô «{0}» sai",
    "shared_formula": "công thức dùng chung số {0} không có gốc",
    "formula_length": "công thức dài {0} ký tự ở ô {1}",
    "formulas_length": "các công thức dài {0} triệu ký tự",
    "millions": "{0} triệu ký tự",
    "string_index": "số thứ tự chuỗi «{0}» sai",
    "root": "phần tử gốc là «{0}»",
    "sheet_twice": "hai trang cùng tên «{0}»",
    "no_sheets": "không có trang tính nào",
    "value": "giá trị «{0}» sai",
    "place": "không tìm được ô {0} trong mã XML",
}

STRUCTURE = {
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
    # Faults of a rubric, found when it is authored.
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
    # Checks that need no form: any sheet of the workbook.
    "S601": Entry(
        "warning",
        "Công thức {seen} bỏ sót ô {expected} nằm ngay cạnh vùng tính.{more}",
        "kéo vùng tính thêm ô đó; nếu cố ý không tính thì không cần sửa.",
    ),
    "S602": Entry(
        "warning",
        "Ô chứa số gõ tay {seen}, trong khi các ô cạnh nó cùng một công thức"
        " (ở ô này sẽ là {expected}).{more}",
        "nếu số này phải được tính, chép công thức từ ô cạnh sang.",
    ),
    "S603": Entry(
        "warning",
        "Ô chứa văn bản «{seen}» trông như số; công thức tính vùng {expected} bỏ qua"
        " ô này.{more}",
        "gõ lại ô đó thành số, không kèm chữ, dấu cách hay dấu nháy.",
    ),
    "S604": Entry(
        "warning",
        "Công thức {seen} cộng hai lần {expected}.{more}",
        "sửa công thức để mỗi ô chỉ được cộng một lần.",
    ),
    "S605": Entry(
        "warning",
        "Công thức {seen} tính cả số đang ẩn ở {expected}.{more}",
        "bỏ ẩn hoặc bỏ lọc để kiểm tra; nếu không cần tính thì sửa công thức.",
    ),
    "S606": Entry(
        "warning",
        "Ô báo lỗi {seen}.{more}",
        "sửa công thức hoặc số liệu mà công thức dùng.",
    ),
    "S607": Entry(
        "warning",
        "Sổ đang để chế độ tính tay: công thức không tự tính lại khi sửa số.",
        "chọn Công thức › Tùy chọn tính toán › Tự động, rồi lưu.",
    ),
}

# Words that fill the braces of S601–S606, as templates themselves.
AUDIT_WORDS = {
    "more": " Còn {0} ô khác như vậy.",
    "parts": "{0} (đã nằm trong ô cộng {1})",
    "row": "hàng {0}",
    "column": "cột {0}",
}

CELL = {
    "C201": Entry(
        "warning",
        "Công thức bị thay bằng số {seen} (đúng bằng số tính được).",
        "không cần làm gì: công thức được đặt lại khi chấm lại.",
    ),
    "C202": Entry(
        "error",
        "Công thức bị thay bằng «{seen}», khác số tính được là {expected}.",
        "kiểm tra vì sao có số gõ tay; muốn đổi điểm thì sửa ở ô nhập, không gõ vào tổng.",
    ),
    "C203": Entry(
        "warning",
        "Công thức bị sửa thành {seen}; công thức đúng là {expected}.",
        "không cần làm gì: công thức được đặt lại khi chấm lại.",
    ),
    "C204": Entry(
        "warning",
        "Công thức {seen} cộng sai vùng; đúng là {expected}.",
        "không cần làm gì: công thức được đặt lại khi chấm lại.",
    ),
    "C205": Entry(
        "error",
        "«{seen}» là văn bản, không phải số ({expected}).",
        "gõ lại bằng số, không kèm chữ, dấu cách hay dấu nháy.",
    ),
    "C206": Entry(
        "warning",
        "Phần trăm ghi {seen}: là {expected}? Đang tính đúng như số trong ô.",
        "cột này ghi số phần trăm: gõ 16 cho 16 %.",
    ),
    "C207": Entry(
        "error",
        "Ô báo lỗi {seen}.",
        "xóa ô rồi nhập lại.",
    ),
    "C208": Entry(
        "error",
        "Ô nhập chứa công thức {seen}.",
        "gõ số hoặc chữ trực tiếp; số liệu lấy từ nơi khác không đi theo khi gửi thư.",
    ),
    "C209": Entry(
        "warning",
        "{count} ô công thức lưu giá trị cũ (ví dụ {seen}, đúng là {expected}).",
        "chấm lại để ghi đúng; người xem trước qua thư sẽ thấy số cũ.",
    ),
    "C210": Entry(
        "error",
        "Ô đánh dấu ghi «{seen}»; chỉ nhận {expected}.",
        "xóa ô rồi gõ lại.",
    ),
    "C212": Entry(
        "error",
        "Ô in sẵn của biểu ghi «{seen}», đúng là «{expected}».",
        "không cần làm gì: ô được đặt lại khi chấm lại.",
    ),
    "C213": Entry(
        "warning",
        "Công thức bị xóa.",
        "không cần làm gì: công thức được đặt lại khi chấm lại.",
    ),
    "C215": Entry(
        "warning",
        "Nội dung in trên biểu ghi «{seen}», bộ tiêu chí ghi «{expected}».",
        "chép lại nội dung theo bộ tiêu chí; điểm tính theo bộ tiêu chí.",
    ),
    "C216": Entry(
        "error",
        "Ô được tính nằm trong một công thức mảng nên không đặt lại công thức được.",
        "xóa công thức mảng ấy (chọn cả vùng, nhấn Delete), rồi chấm lại.",
    ),
    "C214": Entry(
        "warning",
        "Ô này không phải ô nhập; «{seen}» không được tính vào điểm.",
        "xóa ô này; nếu cần ghi chú, dùng cột «Minh chứng».",
    ),
}

POINTS = {
    "P301": Entry(
        "error",
        "{seen} điểm, ngoài khoảng 0–{expected} của tiêu chí {item}.",
        "nhập lại số từ 0 đến {expected}.",
    ),
    "P302": Entry(
        "error",
        "Số âm {seen} ở {field} của tiêu chí {item}.",
        "nhập lại số từ 0 trở lên.",
    ),
    "P303": Entry(
        "warning",
        "Tiêu chí {item} chưa chọn mức nào.",
        "gõ x vào ô bên trái của mức đạt được.",
    ),
    "P304": Entry(
        "error",
        "Tiêu chí {item} chọn {seen} mức, chỉ được chọn một.",
        "xóa bớt dấu x, giữ một mức.",
    ),
    "P305": Entry(
        "warning",
        "Tiêu chí {item} chưa nhập {field}.",
        "nhập {field} vào ô này.",
    ),
    "P306": Entry(
        "error",
        "Tiêu chí {item} ghi {seen} điểm cộng nhưng không có phần trăm vượt chỉ tiêu.",
        "ghi phần trăm vượt vào cột «Vượt chỉ tiêu», không gõ thẳng điểm cộng.",
    ),
    "P307": Entry(
        "error",
        "Tiêu chí {item} ghi {seen} điểm cộng, cao hơn mức tối đa {expected}.",
        "sửa phần trăm vượt; điểm cộng do công thức tính.",
    ),
    "P308": Entry(
        "error",
        "Tiêu chí {item} ghi {seen} điểm trừ, không khớp với mức đã chọn"
        " ({expected} điểm trừ).",
        "chọn lại mức; điểm trừ do công thức tính.",
    ),
    "P309": Entry(
        "error",
        "{round} {seen} điểm, ngoài khoảng 0–{expected} của tiêu chí {item}.",
        "nhập lại số từ 0 đến {expected}.",
    ),
    "P311": Entry(
        "warning",
        "{round}: còn {seen} tiêu chí chưa có điểm ({expected}).",
        "nhập đủ điểm cho các tiêu chí này; tổng hiện mới là tổng tạm.",
    ),
    "P312": Entry(
        "warning",
        "Tiêu chí {item} chọn mức «vượt» nhưng chưa ghi phần trăm vượt.",
        "ghi phần trăm vượt vào cột «Vượt chỉ tiêu» để được tính điểm cộng.",
    ),
    "P313": Entry(
        "error",
        "Tiêu chí {item} ghi vượt {seen} % nhưng mức đã chọn không phải mức «vượt».",
        "chọn lại mức hoặc xóa phần trăm vượt.",
    ),
    "P314": Entry(
        "note",
        "Tổng điểm cộng {seen} vượt trần {expected} của cả bảng; chỉ tính {expected}.",
        "không cần làm gì.",
    ),
    "P315": Entry(
        "note",
        "Tiêu chí {item}: {seen}.",
        "hội đồng xem lại trường hợp này; văn bản gốc không nêu rõ.",
    ),
    "P316": Entry(
        "error",
        "Tiêu chí {item}: số lần là {seen}, phải là số nguyên từ 0.",
        "nhập lại số lần.",
    ),
    "P317": Entry(
        "warning",
        "Tiêu chí {item} ghi {seen} % ở {field}, lớn bất thường.",
        "kiểm tra lại: ghi 16 cho 16 %.",
    ),
    "P318": Entry(
        "error",
        "Tiêu chí {item}: {seen} không thuộc khoảng nào của bảng tiêu chí.",
        "kiểm tra lại số đã nhập.",
    ),
    "P319": Entry(
        "error",
        "Tiêu chí {item} vừa ghi vượt vừa ghi không đạt chỉ tiêu.",
        "chỉ ghi một trong hai cột.",
    ),
    "P321": Entry(
        "error",
        "Tiêu chí {item} ghi không đạt {seen} % nhưng mức đã chọn là «đạt» hoặc «vượt».",
        "chọn lại mức hoặc xóa phần trăm không đạt.",
    ),
    "P320": Entry(
        "warning",
        "Biểu chưa được chấm: {seen} tiêu chí đều còn trống.",
        "bắt đầu từ ô này; ô vàng là ô cần nhập.",
    ),
    "P322": Entry(
        "warning",
        "Tiêu chí {item} ghi tay {seen}, sổ theo dõi khen thưởng cho {expected}"
        " ({evidence}).",
        "xem số nào đúng: sổ sai thì sửa sổ; ô này sai thì xóa ô rồi chấm lại để lấy số"
        " của sổ.",
    ),
    "P323": Entry(
        "warning",
        "Tiêu chí {item}: sổ theo dõi khen thưởng chưa có số liệu năm {seen}.",
        "ghi đủ trang {sheets} của sổ rồi chấm lại, hoặc nhập tay kèm minh chứng.",
    ),
    "P324": Entry(
        "warning",
        "Sổ theo dõi khen thưởng chưa có số liệu nào của năm {seen}.",
        "kiểm tra năm ở ô này và cột «Năm» trong sổ, rồi chấm lại.",
    ),
    "P325": Entry(
        "warning",
        "Tiêu chí {item}: không mức nào ứng với số của sổ theo dõi khen thưởng"
        " ({seen}).",
        "chọn mức bằng tay; bộ tiêu chí chưa nêu mức cho trường hợp này.",
    ),
    "P326": Entry(
        "warning",
        "Bộ tiêu chí của sổ này không có tiêu chí nào lấy số từ sổ theo dõi khen"
        " thưởng.",
        "chấm lại không kèm sổ theo dõi, hoặc ghi cột «Lấy số từ sổ» trong bộ tiêu chí"
        " rồi tạo sổ mới.",
    ),
    "P327": Entry(
        "warning",
        "Sổ theo dõi khen thưởng còn {seen} điều cần xem lại ở trang {expected}; số lấy"
        " sang có thể chưa đủ.",
        "kiểm tra và sửa sổ theo dõi trước, rồi chấm lại.",
    ),
    "P328": Entry(
        "error",
        "Không đọc được sổ theo dõi khen thưởng «{file}»: {seen}.",
        "{next_step} Sổ chấm điểm được giữ nguyên.",
    ),
    "P329": Entry(
        "error",
        "Biểu chấm điểm của «{seen}», sổ theo dõi khen thưởng «{file}» của «{expected}»;"
        " chưa lấy số nào sang.",
        "dùng đúng sổ của đơn vị; nếu là một đơn vị thì ghi tên như nhau ở hai tệp.",
    ),
}

CATALOGUE: dict[str, Entry] = {
    **FILE,
    **STRUCTURE,
    **CELL,
    **POINTS,
    **REGISTER,
    **CONSISTENCY,
    **RATIO,
    **ELIGIBILITY,
    **EXCHANGE,
}
