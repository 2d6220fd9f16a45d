"""Texts of Word documents, templates and reports: B100–B199."""

from toolkit.findings.entry import Entry

_OWN = "dùng lại mẫu gốc của bộ công cụ"

DOCUMENTS: dict[str, Entry] = {
    "B100": Entry(
        "error",
        "Tệp không phải văn bản Word (.docx).",
        "kiểm tra lại có đúng tệp không; văn bản dạng khác thì mở bằng Word, chọn Lưu thành dạng .docx, rồi chạy lại.",
    ),
    "B101": Entry(
        "error",
        "Tệp Word chứa macro hoặc đối tượng nhúng («{seen}»); tệp dùng ở đây chỉ gồm chữ, bảng, ảnh và biểu đồ.",
        "mở tệp bằng Word, bỏ macro và đối tượng nhúng, lưu lại dạng .docx, rồi chạy lại.",
    ),
    "B102": Entry(
        "error",
        "Tệp Word tự nạp nội dung từ nơi khác khi mở («{seen}»).",
        "trong Word, đưa nội dung đó thẳng vào tệp (ảnh liên kết thì cắt rồi dán lại dạng ảnh), lưu lại, rồi chạy lại.",
    ),
    "B103": Entry(
        "error",
        "Tệp Word có trường «{seen}», tự lấy dữ liệu hoặc gọi chương trình khác khi cập nhật.",
        "trong Word, bấm Alt+F9 để thấy mã trường, xóa trường đó, lưu lại, rồi chạy lại.",
    ),
    "B104": Entry(
        "error",
        "Tệp Word được đặt mật khẩu mở tệp.",
        "mở tệp bằng Word, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu), lưu lại, rồi chạy lại.",
    ),
    "B110": Entry(
        "warning",
        "Mẫu dùng trường «{seen}» mà danh sách trường không có ({expected}).",
        "sửa tên trường trong mẫu; để nguyên thì chỗ đó được ghi «[CHƯA CÓ SỐ LIỆU: {seen}]».",
    ),
    "B111": Entry(
        "error",
        "Dấu ngoặc của trường bị thiếu hoặc thừa ở «{seen}».",
        "viết lại cho đủ hai dấu ngoặc mỗi bên, ví dụ «{{{{ co_quan }}}}».",
    ),
    "B112": Entry(
        "error",
        "Mẫu viết «{seen}», ngoài các cách viết mà bộ công cụ hiểu.",
        "chỉ dùng tên trường «{{{{ co_quan }}}}», dòng lặp «{{%tr for d in ten_bang %}}» … «{{%tr endfor %}}», điều kiện «{{% if ten_truong %}}» … «{{% endif %}}».",
    ),
    "B113": Entry(
        "error",
        "«{seen}» thiếu chỗ đóng «{expected}».",
        "thêm lại «{expected}» ở cuối phần lặp hoặc phần có điều kiện; có thể dòng này bị xóa khi sửa bảng.",
    ),
    "B114": Entry(
        "error",
        "«{seen}» đứng một mình, phía trước thiếu chỗ mở «{expected}».",
        "thêm lại chỗ mở, hoặc xóa «{seen}» nếu phần lặp hay điều kiện đó được bỏ hẳn.",
    ),
    "B115": Entry(
        "warning",
        "Mẫu không dùng bảng «{seen}», văn bản lập ra sẽ thiếu bảng này.",
        f"chép lại bảng từ mẫu gốc, hoặc {_OWN}; nếu cố ý bỏ thì để nguyên.",
    ),
    "B116": Entry(
        "error",
        "Điền mẫu mất quá {expected} hoặc tốn quá nhiều bộ nhớ nên được dừng lại.",
        f"bỏ phần lặp lồng nhau trong mẫu, hoặc {_OWN}.",
    ),
    "B117": Entry(
        "warning",
        "Trường «{seen}» của mẫu còn trống, văn bản ghi «[CHƯA CÓ SỐ LIỆU: {seen}]».",
        "bổ sung số liệu vào sổ rồi lập lại văn bản, hoặc viết thẳng vào chỗ đó.",
    ),
    "B118": Entry(
        "error",
        "Mẫu còn sót «{seen}» sau khi điền nên văn bản này bị bỏ.",
        f"xóa hoặc viết lại chỗ đó trong mẫu, hoặc {_OWN}.",
    ),
    "B119": Entry(
        "error",
        "«{seen}» đặt sai chỗ: {expected}.",
        f"chuyển về đúng chỗ như mẫu gốc, hoặc {_OWN}.",
    ),
    "B130": Entry(
        "warning",
        "{seen} dòng khen thưởng trong kỳ ghi chưa đúng danh mục nên báo cáo không tính, từ ô này.",
        "sửa danh hiệu, đối tượng, số lượng của các dòng đó theo danh mục của sổ, rồi lập lại báo cáo.",
    ),
    "B131": Entry(
        "warning",
        "{seen} dòng khen thưởng thiếu ngày quyết định nên chưa rõ có thuộc kỳ báo cáo hay không, từ ô này.",
        "ghi ngày quyết định vào cột ngày của các dòng đó, rồi lập lại báo cáo.",
    ),
    "B132": Entry(
        "error",
        "Chọn hai sổ cùng loại: «{seen}» và «{expected}».",
        "mỗi báo cáo lấy một sổ năm thi đua, một sổ theo dõi khen thưởng và một sổ chấm điểm; bỏ bớt một tệp.",
    ),
    "B133": Entry(
        "error",
        "«{seen}» không phải sổ dùng để lập báo cáo.",
        "chọn sổ năm thi đua, sổ theo dõi khen thưởng hoặc sổ chấm điểm của bộ công cụ.",
    ),
    "B134": Entry(
        "error",
        "Báo cáo cần ít nhất sổ năm thi đua hoặc sổ theo dõi khen thưởng.",
        "chọn thêm một trong hai sổ đó.",
    ),
    "B135": Entry(
        "error",
        "Chưa rõ báo cáo của năm nào: sổ để trống ô năm.",
        "ghi năm vào sổ, hoặc thêm «--year 2026» vào câu lệnh.",
    ),
    "B136": Entry(
        "note",
        "Sổ năm thi đua «{seen}» thiếu trang «Nguồn số liệu» nên nguồn của từng số chỉ nằm trong báo cáo.",
        "muốn có trang này thì tạo sổ mới bằng «thidua new year» rồi chép số liệu sang.",
    ),
    "B137": Entry(
        "warning",
        "{seen} ô của sổ năm thi đua chưa đọc được nên báo cáo thiếu các số đó, từ ô này.",
        "bấm «Kiểm tra» để xem từng ô, sửa rồi lập lại báo cáo.",
    ),
    "B140": Entry(
        "warning",
        "Báo cáo ghi {seen}, sổ nay là {expected} ({source}).",
        "sửa số trong báo cáo theo sổ, hoặc lập lại báo cáo.",
    ),
    "B141": Entry(
        "warning",
        "Báo cáo ghi {seen}, số này được sửa tay sau khi lập; theo sổ là {expected} ({source}).",
        "xem số nào đúng rồi sửa báo cáo hoặc sửa sổ cho khớp.",
    ),
    "B142": Entry(
        "warning",
        "Câu có số {expected} ({source}) đã được viết lại và nay thiếu số đó.",
        "đọc lại câu này; nếu bỏ số là có chủ ý thì để nguyên.",
    ),
    "B143": Entry(
        "note",
        "Câu có số {expected} ({source}) đã được viết lại hoặc bỏ khỏi báo cáo.",
        "nếu bỏ là có chủ ý thì để nguyên.",
    ),
    "B144": Entry(
        "warning",
        "Báo cáo ghi {seen} mà các sổ được chọn không còn nguồn của số này.",
        "xem dòng nguồn có bị xóa, đổi tên, hoặc còn thiếu một sổ trong câu lệnh.",
    ),
    "B145": Entry(
        "warning",
        "Báo cáo ghi «{seen}» trước số {expected}, sổ cho thấy chiều ngược lại ({source}).",
        "sửa lại chữ «tăng», «giảm» trong câu này.",
    ),
    "B147": Entry(
        "warning",
        "Biểu đồ «{seen}» còn vẽ theo số cũ.",
        "lập lại báo cáo rồi chép biểu đồ mới sang, hoặc bấm chuột phải vào biểu đồ, chọn Chỉnh sửa dữ liệu.",
    ),
    "B148": Entry(
        "warning",
        "Các sổ được chọn ghi tên cơ quan khác nhau: «{seen}»; sổ đầu tiên là của «{expected}».",
        "nếu chọn nhầm sổ thì bỏ báo cáo này, chọn lại rồi lập lại; nếu cùng một cơ quan thì sửa tên trong sổ cho khớp.",
    ),
    "B149": Entry(
        "warning",
        "Bảng chấm điểm là của năm khác («{seen}»), báo cáo là của năm {expected}.",
        "chọn sổ chấm điểm của năm báo cáo rồi lập lại báo cáo.",
    ),
    "B150": Entry(
        "warning",
        "Sổ theo dõi có {seen} dòng khen thưởng nhưng kỳ báo cáo này trống, nên báo cáo thiếu mục khen thưởng.",
        "xem cột năm, ngày quyết định của các dòng đó, hoặc chọn đúng sổ, đúng kỳ rồi lập lại báo cáo.",
    ),
    "B146": Entry(
        "error",
        "Văn bản «{seen}» không có dấu số liệu nào của bộ công cụ.",
        "chọn đúng báo cáo do «thidua report» lập; văn bản chép sang tệp khác sẽ mất các dấu này.",
    ),
}

WORDS = {
    "near": "gần giống: «{}»",
    "not_near": "xem «thidua report --fields» với mẫu báo cáo, «thidua paper fields» với mẫu giấy tờ",
    "is_list": "đây là bảng, cần dòng lặp «for»",
    "own_row": "lệnh có «tr» chiếm riêng một dòng của bảng, dòng mở và dòng đóng cùng một bảng",
    "own_paragraph": "lệnh có «p» chiếm riêng một đoạn, đoạn mở và đoạn đóng cùng một chỗ",
    "same_paragraph": "lệnh không có «tr» hay «p» phải mở và đóng trong cùng một đoạn",
    "same_kind": "lệnh mở và lệnh đóng phải cùng kiểu («tr», «p» hoặc để không)",
    "seconds": "{} giây",
}
"""Phrases of these findings."""
