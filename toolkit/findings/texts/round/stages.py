"""Texts of the rounds of scoring: closed, sent anew, appraised: G777–G799."""

from toolkit.findings.entry import Entry
from toolkit.findings.texts.round.changed import ASK, ONLY_INPUTS

STAGES: dict[str, Entry] = {
    # Rounds of scoring
    "G777": Entry(
        "error",
        "Vòng chấm «{seen}» không có trong bộ tiêu chí.",
        "ghi tên một vòng của bộ tiêu chí: {expected}.",
    ),
    "G778": Entry(
        "error",
        "Vòng đã công bố «{seen}» không có trong bộ tiêu chí.",
        "ghi tên các vòng của bộ tiêu chí: {expected}.",
    ),
    "G779": Entry(
        "error",
        "Vòng «{seen}» đã công bố, không gửi đi chấm nữa.",
        "ghi vòng tiếp theo vào «Vòng chấm»; nếu công bố nhầm thì bỏ tên vòng này ở"
        " «Vòng đã công bố».",
    ),
    "G780": Entry(
        "error",
        "{seen} gửi về sổ của vòng «{expected}» sau khi vòng này đã công bố.",
        "báo cho đơn vị: sổ gửi sau khi công bố không được tính.",
    ),
    "G781": Entry(
        "error",
        "Ô của vòng «{name}» đã khóa bị sửa thành {seen}; sổ gửi đi có {expected}.",
        ASK + ONLY_INPUTS,
    ),
    # Sent anew
    "G782": Entry(
        "warning",
        "{unit}: «{seen}» đã ghi ở tiêu chí {item}, «{field}», không còn chỗ trong sổ"
        " gửi lại: {why}.",
        "đơn vị được báo ở trang «Trao đổi» và trong thư; sổ đơn vị đã gửi về vẫn giữ"
        " nguyên trong «nhan_ve».",
    ),
    "G783": Entry(
        "note",
        "{unit}: tiêu chí {item} đã đổi lời thành «{seen}»; những gì đơn vị đã ghi được"
        " giữ ở tiêu chí này.",
        "xem lại; nếu là tiêu chí khác hẳn thì đặt cho nó mã khác.",
    ),
    "G784": Entry(
        "note",
        "{seen} chưa gửi về lần nào: sổ gửi lại để trống.",
        "đề nghị đơn vị chép những gì đã điền sang sổ mới; bản cũ gửi về không được"
        " tính.",
    ),
    "G869": Entry(
        "error",
        "{unit}: vòng «{name}» đã công bố {expected}; theo bộ tiêu chí đã sửa sẽ là {seen}."
        " Chưa gửi lại cho đơn vị nào.",
        "giữ điểm chuẩn, mức và xếp loại của vòng đã công bố; nếu phải sửa thật thì bỏ"
        " tên vòng này ở «Vòng đã công bố» rồi gửi lại.",
    ),
    "G785": Entry(
        "note",
        "Bộ tiêu chí «{seen}» đúng là bộ đang dùng trong sổ, không có gì khác.",
        "nếu đã sửa bộ tiêu chí, chọn đúng tệp đã sửa.",
    ),
    # Appraising
    "G786": Entry(
        "error",
        "Tệp này không phải sổ thẩm định, hoặc sổ đã hỏng: thiếu các cột bộ công cụ"
        " cần, hoặc các dòng bị sắp xếp, dán lệch với cột ẩn «Mã đơn vị».",
        "chọn đúng tệp, hoặc lập lại sổ bằng lệnh thidua appraise.",
    ),
    "G787": Entry(
        "error",
        "Sổ đã nhận của {seen} theo bộ tiêu chí khác với sổ gửi nhận.",
        "đã gửi sổ theo bộ mới thì chờ đơn vị gửi về; nếu chưa gửi thì gửi lại cho đơn vị"
        " (thidua send với --again).",
    ),
    "G788": Entry(
        "error",
        "Điểm «{seen}» không phải số; điểm này chưa được ghi.",
        "gõ lại: {expected}.",
    ),
    "G789": Entry(
        "error",
        "Sổ thẩm định «{seen}» thuộc vòng khác hoặc bộ tiêu chí khác; sổ gửi nhận đang ở"
        " vòng «{expected}».",
        "ghi đúng vòng vào «Vòng chấm», hoặc lập lại sổ thẩm định.",
    ),
    "G790": Entry(
        "warning",
        "Sổ đã nhận của {seen} đã khác từ khi lập sổ thẩm định.",
        "lập lại sổ thẩm định để xem điểm và minh chứng mới; điểm đã ghi vẫn được giữ.",
    ),
    "G861": Entry(
        "error",
        "{unit}, tiêu chí {item}: điểm {seen} ngoài khoảng cho phép ({expected}) nên"
        " chưa được ghi.",
        "sửa điểm trong sổ thẩm định, lưu rồi ghi lại.",
    ),
    "G879": Entry(
        "error",
        "Tiêu chí {item} của đơn vị «{unit}» có ở cả dòng này và dòng {expected}, ghi"
        " khác nhau: cả hai chưa được ghi.",
        "hiện các cột ẩn «Mã tiêu chí», «Mã đơn vị» xem dòng nào bị dán đè; hoặc lập lại"
        " sổ thẩm định rồi chép điểm sang.",
    ),
    "G862": Entry(
        "error",
        "Ô điểm có công thức {seen} mà chưa có kết quả; điểm này chưa được ghi.",
        "mở sổ thẩm định bằng Excel hoặc LibreOffice, lưu lại để có kết quả, hoặc gõ số.",
    ),
    "G863": Entry(
        "error",
        "Tệp «{seen}» chính là sổ gửi nhận, không ghi sổ thẩm định đè lên được.",
        "chọn tên tệp khác sau -o, hoặc bỏ -o để tệp nằm cạnh sổ gửi nhận.",
    ),
    "G798": Entry(
        "error",
        "{unit}: vòng «{name}» đã công bố mà trong sổ đã nhận ô {field} của tiêu chí"
        " {item} bị sửa thành {seen}; khi công bố là {expected}.",
        "lấy lại bản trong «nhan_ve/_sao_luu»; nếu phải sửa thật thì bỏ tên vòng này ở"
        " «Vòng đã công bố» rồi làm lại.",
    ),
    "G792": Entry(
        "note",
        "{seen} chưa gửi về nên không có trong sổ thẩm định.",
        "nhận sổ của đơn vị rồi lập lại sổ thẩm định.",
    ),
    "G793": Entry(
        "warning",
        "{unit}, tiêu chí {item}: cho {seen} điểm, vòng trước {expected} điểm, mà chưa"
        " ghi lý do.",
        "ghi lý do vào sổ thẩm định rồi ghi lại.",
    ),
    "G794": Entry(
        "note",
        "Ý kiến của đơn vị về «{item}»: {seen}.",
        "xem xét ý kiến; ý kiến hiện ở sổ thẩm định của vòng sau.",
    ),
    "G795": Entry(
        "note",
        "{seen} chưa gửi về lần nào nên không có gì để gửi ở vòng này.",
        "nhận sổ tự chấm của đơn vị trước.",
    ),
    "G796": Entry(
        "error",
        "Vòng «{seen}» do đơn vị tự chấm, không lập sổ thẩm định.",
        "ghi vòng cần thẩm định vào «Vòng chấm» ở trang «Cài đặt»: {expected}.",
    ),
    "G855": Entry(
        "error",
        "Bộ tiêu chí chỉ có vòng «{seen}», không có vòng nào để thẩm định.",
        "xếp hạng theo vòng này bằng «Tổng hợp»; cần thẩm định thì tạo sổ gửi nhận theo bộ"
        " tiêu chí có thêm vòng.",
    ),
    "G799": Entry(
        "error",
        "Sổ gửi nhận không có đơn vị mang mã «{seen}»: điểm ở các dòng này không được"
        " ghi.",
        "không sửa các cột ẩn; lập lại sổ thẩm định.",
    ),
    "G797": Entry(
        "error",
        "{unit}: mã tiêu chí «{seen}» không có trong bộ tiêu chí nên không được ghi.",
        "không sửa các cột ẩn; lập lại sổ thẩm định.",
    ),
}

STAGE_WORDS = {
    "range": "từ {} đến {}",
    "at_least": "từ {} trở lên",
    "appraisal": "Đã lập sổ thẩm định vòng «{}»: {} đơn vị, {} tiêu chí, ở «{}».",
    "appraised": "Đã ghi điểm vòng «{}» vào sổ của {} đơn vị; chạy «Tổng hợp» để xếp"
    " hạng lại.",
    "marks": "đã ghi {} ô",
    "unit": "Đơn vị",
    "points": "{} điểm",
    "no_points": "chưa có điểm",
    "had": "Đã ghi ở «{}»: {}",
    "gone": "tiêu chí này không còn trong bộ tiêu chí mới",
    "other_kind": "tiêu chí nay chấm theo cách khác",
    "no_cell": "tiêu chí không còn ô này",
    "no_line": "mức này không còn trong tiêu chí",
    "letter": "Những nội dung đã ghi ở bản trước mà bộ tiêu chí mới không còn chỗ (xem"
    " trang «Trao đổi» của sổ):",
}
"""Words that these sentences, and the sheets that units get, are filled with."""
