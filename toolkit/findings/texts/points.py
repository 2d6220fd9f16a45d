"""Texts of points and of what the register draws into them: P301–."""

from toolkit.findings.entry import Entry

POINTS: dict[str, Entry] = {
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
        "bắt đầu từ ô này, ghi lần lượt từ trên xuống.",
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
    "P330": Entry(
        "error",
        "{seen} điểm, ngoài khoảng từ {least} đến {expected} của tiêu chí {item}.",
        "nhập lại số từ {least} đến {expected}; điểm bị trừ ghi bằng số âm.",
    ),
    "P331": Entry(
        "error",
        "{round} {seen} điểm, ngoài khoảng từ {least} đến {expected} của tiêu chí"
        " {item}.",
        "nhập lại số từ {least} đến {expected}; điểm bị trừ ghi bằng số âm.",
    ),
}
