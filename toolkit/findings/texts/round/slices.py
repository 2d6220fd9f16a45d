"""Texts of slices of a register: G830–."""

from toolkit.findings.entry import Entry

SLICES: dict[str, Entry] = {
    # Sent
    "G830": Entry(
        "error",
        "Không thấy sổ theo dõi khen thưởng {seen} cạnh sổ gửi nhận.",
        "để hai sổ cùng thư mục, ghi đúng tên tệp ở trang «Cài đặt».",
    ),
    "G831": Entry(
        "error",
        "Trang «Đơn vị» của sổ theo dõi không có «{seen}».",
        "ghi tên đơn vị như ở sổ theo dõi, hoặc xóa dòng này.",
    ),
    "G832": Entry(
        "warning",
        "Trang «{table}» có {count} dòng của nhiều đơn vị hoặc không rõ của ai, không gửi"
        " cho đơn vị nào (hàng {seen}).",
        "cơ quan tự ghi các dòng này, hoặc ghi rõ đơn vị rồi gửi lại.",
    ),
    "G833": Entry(
        "error",
        "Sổ gửi nhận này gửi phần của sổ theo dõi khen thưởng, không có bộ tiêu chí.",
        "việc này chỉ làm với sổ gửi nhận tạo bằng «thidua new round --rubric».",
    ),
    "G881": Entry(
        "error",
        "Chưa làm được với sổ theo dõi khen thưởng «{seen}» ({why}).",
        "{step}.",
    ),
    # Merged
    "G834": Entry(
        "warning",
        "{unit}, trang «{table}»: {count} chỗ đơn vị ghi khác sổ theo dõi ({seen}).",
        "xem trang «Chỗ khác nhau», ghi x ở chỗ lấy của đơn vị rồi chạy lại «Nhận về».",
    ),
    "G835": Entry(
        "warning",
        "{unit}, trang «{table}»: đơn vị đã xóa {count} dòng mà sổ theo dõi vẫn có ({seen}).",
        "hỏi lại đơn vị; nếu đúng thì tự xóa dòng ấy trong sổ theo dõi.",
    ),
    "G884": Entry(
        "warning",
        "{unit}, trang «{table}»: {count} dòng lấy từ sổ nhận trước đó, sổ được chọn không"
        " có ({seen}).",
        "nếu không đúng nữa thì tự xóa dòng ấy trong sổ theo dõi.",
    ),
    "G836": Entry(
        "note",
        "{unit}, trang «{table}»: {count} dòng mới đã ghi vào sổ theo dõi (hàng {seen}).",
        "xem lại các dòng này; muốn bỏ thì chạy «thidua undo» với sổ theo dõi.",
    ),
    "G883": Entry(
        "note",
        "{unit}, trang «{table}»: {count} ô sổ theo dõi để trống, nay ghi theo đơn vị"
        " ({seen}).",
        "xem lại các ô này; «Nhật ký» của sổ theo dõi ghi từng ô.",
    ),
    "G837": Entry(
        "note",
        "{unit}, trang «{table}»: {count} dòng mới để trống năm hoặc đơn vị; bộ công cụ"
        " ghi {seen}.",
        "xem lại các dòng này.",
    ),
    "G854": Entry(
        "warning",
        "{unit}, trang «{table}»: {count} dòng mới ghi năm khác hoặc đơn vị khác ({seen}).",
        "hỏi lại đơn vị; nếu ghi nhầm thì sửa hoặc xóa các dòng này ở sổ theo dõi.",
    ),
    "G880": Entry(
        "warning",
        "{unit}, trang «{table}»: {count} dòng mới là của người, tập thể thuộc đơn vị khác"
        " ({seen}).",
        "hỏi lại hai đơn vị; nếu ghi nhầm thì sửa hoặc xóa các dòng này ở sổ theo dõi; nếu"
        " người ấy đã chuyển đơn vị thì sửa trang «Người».",
    ),
    "G882": Entry(
        "note",
        "{unit}, trang «{table}»: {count} dòng mới ghi giống hệt một dòng khác ({seen});"
        " chỉ ghi vào sổ theo dõi một lần.",
        "không cần làm gì; nếu là hai người trùng tên thì ghi mã ở trang «Người», rồi ghi"
        " thêm dòng «Tên (mã)».",
    ),
    "G838": Entry(
        "note",
        "Đã lấy {count} chỗ theo đơn vị vào sổ theo dõi.",
        "không cần làm gì; «Nhật ký» của sổ theo dõi ghi từng ô.",
    ),
    "G889": Entry(
        "warning",
        "Trang «{table}», {who}, cột «{column}»: đã ghi x ở nhiều chỗ khác nhau của cùng"
        " một ô ({seen}); chưa lấy chỗ nào.",
        "trên trang «Chỗ khác nhau» chỉ để x ở một đơn vị, rồi chạy lại «Nhận về».",
    ),
    "G839": Entry(
        "warning",
        "{unit}, trang «{table}»: {count} dòng đơn vị đã gửi về nay không có trong sổ theo"
        " dõi ({seen}).",
        "nếu muốn ghi lại, để tệp của đơn vị vào thư mục «chon» trong thư mục nhận rồi nhận"
        " lại (hoặc --choose và tên tệp).",
    ),
}
