"""Codes X690 to X699: previews of what is taken in, and what differs from it."""

from toolkit.findings.entry import Entry

_NOTHING_YET = " Chưa thay đổi gì."

EXCHANGE_PREVIEWS = {
    "X690": Entry(
        "error",
        "Không nhận ra tiêu đề cột nào; theo nội dung thì có thể là bảng «{expected}»:"
        " cột {seen}. Danh sách đoán theo nội dung không tự đưa vào.",
        "chạy lại với --preview, xem và sửa ở trang «Xem trước», chọn «Có» nếu đúng, lưu"
        " rồi nhập lại." + _NOTHING_YET,
    ),
    "X691": Entry(
        "note",
        "Bảng này được đọc theo cách ghép cột đã nhớ ngày {expected} (từ «{seen}»), vào"
        " bảng {table}: {column}.",
        "nếu không đúng: hoàn tác lần nhập này, chạy lại với --preview để sửa, hoặc"
        " --forget để bỏ cách đã nhớ.",
    ),
    "X692": Entry(
        "note",
        "Bảng này được đọc theo sổ xem trước «{seen}», vào bảng {table}: {column}.",
        "không cần làm gì nếu đúng ý; {way}.",
    ),
    "X693": Entry(
        "error",
        "Sổ xem trước chưa đồng ý bảng nào trong {count} bảng của nguồn.",
        "mở trang «Xem trước», chọn «Có» ở bảng muốn đưa vào, lưu rồi nhập lại; hoặc"
        " chạy với --forget để không dùng sổ xem trước." + _NOTHING_YET,
    ),
    "X694": Entry(
        "error",
        "Sổ xem trước: «{seen}» không phải bảng hay cột nào của {expected}.",
        "chọn lại trong danh sách của ô ấy, lưu rồi nhập lại." + _NOTHING_YET,
    ),
    "X695": Entry(
        "warning",
        "{count} dòng của nguồn đã có trong bảng «{table}» nhưng ghi khác ở cột {column}"
        " (dòng {rows}): {seen}; {way}.",
        "đối chiếu từng dòng với văn bản gốc: sổ sai thì sửa ô ấy trong sổ, nguồn sai"
        " thì sửa nguồn; đúng là lần khác, người khác thì nhập lại với --add-differing.",
    ),
    "X696": Entry(
        "warning",
        "So với lần nhập trước của tệp này (ngày {seen}), bảng «{table}»: {expected}"
        " dòng mới, {rows} dòng ghi khác, {count} dòng không còn trong tệp{way}.",
        "dòng không còn trong tệp vẫn giữ trong sổ; xóa tay nếu đúng là đã bỏ.",
    ),
    "X697": Entry(
        "error",
        "«{seen}» {way}.",
        "nhập chính tệp nguồn; sổ xem trước nằm cạnh tệp ấy thì tự được dùng, nằm chỗ"
        " khác thì ghi tên sau --mapping; sổ hỏng thì chạy lại với --preview."
        + _NOTHING_YET,
    ),
    "X698": Entry(
        "warning",
        "Sổ xem trước «{seen}» không dùng được cho «{expected}»: tiêu đề cột của nguồn"
        " đã khác lúc xem trước.",
        "chạy lại với --preview để có sổ xem trước mới.",
    ),
    "X699": Entry(
        "note",
        "{count} ô ở các cột năm {seen} của nguồn được hiểu là {count} dòng của bảng"
        " «{table}», mỗi năm một dòng.",
        "không cần làm gì nếu đúng ý.",
    ),
    "X703": Entry(
        "error",
        "Sổ xem trước ghi hàng tiêu đề là «{seen}».",
        "ghi số hàng ở nguồn, ví dụ 6, hoặc 6-7 khi tiêu đề ở nhiều hàng, lưu sổ xem"
        " trước rồi nhập lại." + _NOTHING_YET,
    ),
}
