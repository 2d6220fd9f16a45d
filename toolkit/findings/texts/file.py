"""Texts of files that cannot be read or written, and of Excel: F001–F079."""

from toolkit.findings.entry import Entry

_SEND_AGAIN = (
    "đề nghị nơi gửi lưu lại bằng Excel hoặc LibreOffice dạng .xlsx rồi gửi lại."
)
_NOT_TOUCHED = "Tệp được giữ nguyên."
_STRANGER = "Không phải sổ chấm điểm hay sổ theo dõi khen thưởng của bộ công cụ"

FILE: dict[str, Entry] = {
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
        f"{_STRANGER}.",
        "nếu chọn nhầm tệp thì chọn lại; sổ mới tạo bằng lệnh «thidua new», không chép"
        " trang sang tệp khác. " + _NOT_TOUCHED,
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
        "Không còn lần ghi nào của tệp này để hoàn tác.",
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
        "Sổ «{seen}» chưa được lưu lần nào nên bản sao lưu không có chỗ để ghi.",
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
    "F055": Entry(
        "error",
        "Máy này chưa cài gói Python «{seen}» mà lệnh vừa chạy cần đến.",
        "chạy «{command}», hoặc cài cả bộ công cụ theo mục «Install» của README, rồi chạy lại.",
    ),
    "F056": Entry(
        "note",
        f"{_STRANGER} nên bỏ qua.",
        "không cần làm gì.",
    ),
    "F057": Entry(
        "error",
        "Không mở được hộp thoại «{seen}»: Python này thiếu thành phần tkinter.",
        "dùng lệnh «thidua {command}» (cách ghi: thidua {verb} --help), hoặc cài Python "
        "có tcl/tk (python.org; Ubuntu: gói python3-tk).",
    ),
    "F058": Entry(
        "error",
        "Không mở được hộp thoại «{seen}»: không có màn hình đồ họa.",
        "dùng lệnh «thidua {command}» (cách ghi: thidua {verb} --help).",
    ),
    "F059": Entry(
        "error",
        "Đây là sổ theo dõi khen thưởng; việc này làm trên sổ chấm điểm.",
        "chọn sổ chấm điểm rồi làm lại. " + _NOT_TOUCHED,
    ),
    "F060": Entry(
        "error",
        "Trang «{seen}» không có biểu chấm điểm, hoặc sổ không có trang này; trang có"
        " biểu: {expected}.",
        "ghi đúng tên trang sau --sheet; biểu phải còn cột ẩn «Mã dòng».",
    ),
    "F070": Entry(
        "error",
        "Đã dừng ở tệp này vì {seen} (giới hạn {expected}); các tệp khác vẫn được làm.",
        "mở tệp bằng Excel hoặc LibreOffice, xóa hàng, công thức, trang thừa; nếu đúng là"
        " sổ lớn thì chạy riêng một mình tệp này. " + _NOT_TOUCHED,
    ),
    "F071": Entry(
        "error",
        "Không ghi hết được kết quả ra nơi nhận: {seen}.",
        "xóa bớt tệp trên ổ đĩa hoặc ghi kết quả ra nơi khác, rồi chạy lại.",
    ),
    "F072": Entry(
        "error",
        "Ổ đĩa hoặc thư mục mạng báo lỗi khi đọc, ghi tệp ({seen}).",
        "chép tệp sang ổ đĩa khác rồi chạy lại; nếu vẫn lỗi, báo người phụ trách máy."
        " Chưa thay đổi gì.",
    ),
}

FILE_WORDS = {
    "parts": "{0} phần",
    "inflated": "{0} MB khi giải nén",
    "ratio": "nén {0} lần",
    "declared": "phần «{0}» dài hơn số đã khai",
    "size": "{0} byte",
    "megabytes": "{0} MB",
    "part_size": "phần «{0}» dài {1} MB",
    "part_tags": "phần «{0}» có hơn {1} thẻ XML",
    "tags": "{0} thẻ XML",
    "long_text": "phần «{0}» có một đoạn chữ quá dài",
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
    "device_error": "mã lỗi {0} của hệ điều hành",
    "someone": "một người chưa rõ tên",
    "on_machine": "{0} (máy {1})",
    "read_only": "có dấu «Chỉ đọc»",
    "in_use": "chương trình khác đang giữ tệp",
    "no_permission": "không có quyền đọc hoặc ghi tệp",
    "read_back": "nội dung trên ổ đĩa khác nội dung đã ghi",
    "strings": "bảng chuỗi dùng chung có {0} chuỗi",
    "strings_limit": "{0} chuỗi",
    "rows": "trang có {0} hàng",
    "rows_limit": "{0} hàng",
    "cells": "trang có {0} ô",
    "cells_limit": "{0} ô",
    "names": "sổ có {0} tên vùng",
    "names_limit": "{0} tên vùng",
    "times_sent": "gấp {0} lần bản đã gửi",
    "times": "{0} lần",
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
    "sheets": "{0} trang tính",
    "no_sheets": "không có trang tính nào",
    "value": "giá trị «{0}» sai",
    "place": "không tìm được ô {0} trong mã XML",
}

JOB_WORDS = {
    "long_time": "làm quá lâu",
    "much_memory": "chiếm quá nhiều bộ nhớ",
    "seconds": "{0} giây",
    "disk_full": "ổ đĩa đã đầy",
}
"""What stops a file of many, or the printing; said by the jobs themselves."""
