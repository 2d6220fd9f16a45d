"""Texts of reading a scoring table into a rubric: X670–X689."""

from toolkit.findings.entry import Entry

RUBRIC_IN: dict[str, Entry] = {
    "X670": Entry(
        "error",
        "Không thấy bảng chấm điểm nào trong «{seen}».",
        "bảng cần một dòng tiêu đề có cột nội dung (tiêu chí) và cột điểm, hoặc các dòng có ghi điểm; nếu tệp có nhiều trang thì chỉ rõ trang bằng --sheet.",
    ),
    "X671": Entry(
        "warning",
        "Bảng không có dòng tiêu đề cột; các cột được hiểu theo nội dung: {seen}.",
        "đối chiếu trang «Soát từng dòng» với bảng gốc; nếu sai thì thêm dòng tiêu đề vào bảng gốc rồi nhập lại.",
    ),
    "X672": Entry(
        "warning",
        "Dòng «{seen}» có chỗ không hiểu được nên không đưa vào: {why}.",
        "sửa chỗ ấy ở bảng gốc rồi nhập lại, hoặc ghi thêm vào trang «Bộ tiêu chí» của sổ vừa tạo.",
    ),
    "X673": Entry(
        "warning",
        "Số thứ tự «{seen}» được hiểu là «{expected}» ({why}).",
        "đối chiếu với bảng gốc; nếu sai thì sửa cột «Số TT» và «Mã» ở trang «Bộ tiêu chí».",
    ),
    "X674": Entry(
        "warning",
        "«{item}» không có điểm chuẩn; {expected}.",
        "ghi điểm chuẩn của «{item}» ở trang «Bộ tiêu chí».",
    ),
    "X675": Entry(
        "note",
        "«{item}» không ghi điểm chuẩn; lấy {expected} điểm ({why}).",
        "đối chiếu với bảng gốc; không cần sửa nếu đúng.",
    ),
    "X676": Entry(
        "warning",
        "Cột «{column}», «{item}»: bảng ghi {seen}, các dòng cộng lại được {expected}.",
        "kiểm tra lại bảng gốc: sửa dòng cộng hoặc các dòng thành phần.",
    ),
    "X677": Entry(
        "warning",
        "«{item}»: điểm chuẩn + điểm cộng − điểm trừ là {expected}, bảng ghi {seen}.",
        "kiểm tra lại dòng ấy ở bảng gốc.",
    ),
    "X678": Entry(
        "note",
        "{count} dòng thiếu ô so với tiêu đề nên được xếp lại từ phải sang, sao cho điểm chuẩn, cộng, trừ và tổng khớp nhau (dòng {rows}).",
        "đối chiếu vài dòng ở trang «Soát từng dòng» với bảng gốc.",
    ),
    "X679": Entry(
        "warning",
        "Dòng «{item}» thiếu ô và có {count} cách xếp các số {seen}; {expected}.",
        "đối chiếu dòng ấy với bảng gốc, sửa ở sổ vừa tạo nếu sai.",
    ),
    "X680": Entry(
        "warning",
        "Mức «{seen}» của «{item}» không ghi điểm nên chỉ đưa vào ghi chú.",
        "nếu là một mức để chọn: thêm dòng mức, kèm điểm, ở trang «Bộ tiêu chí».",
    ),
    "X681": Entry(
        "warning",
        "{count} dòng dưới «{item}» được hiểu là {expected} ({why}).",
        "nếu không phải: đổi «Cách chấm» của «{item}» ở trang «Bộ tiêu chí».",
    ),
    "X682": Entry(
        "warning",
        "«{item}» có quy tắc «{seen}»; {expected}.",
        "đối chiếu với văn bản gốc; sửa «Cách chấm» của «{item}» ở trang «Bộ tiêu chí» nếu cần.",
    ),
    "X683": Entry(
        "warning",
        "Bảng không nêu quy tắc điểm cộng; từ {count} mục đã chấm suy ra: {expected} điểm cho mỗi 1 % vượt chỉ tiêu, tối đa {seen} % điểm chuẩn của mục.",
        "đối chiếu với văn bản hướng dẫn chấm; sửa các cột điểm cộng ở trang «Bộ tiêu chí» nếu sai.",
    ),
    "X684": Entry(
        "warning",
        "«{item}»: số đã chấm {seen} không đưa vào sổ chấm điểm ({why}).",
        "ghi tay vào sổ chấm điểm vừa tạo, hoặc sửa bảng gốc rồi nhập lại.",
    ),
    "X685": Entry(
        "warning",
        "«{item}»: bảng gốc ghi {seen} điểm, sổ chấm điểm tính được {expected}.",
        "xem lại dòng ấy ở bảng gốc và ở sổ chấm điểm vừa tạo.",
    ),
    "X686": Entry(
        "warning",
        "{count} dòng của bảng đang ẩn, bị gạch ngang hoặc không đọc được số nên không đưa vào (dòng {rows}).",
        "nếu cần các dòng ấy: bỏ ẩn, bỏ gạch ngang, tính lại công thức ở bảng gốc rồi nhập lại.",
    ),
    "X687": Entry(
        "warning",
        "Tệp có {count} bảng có điểm; chỉ lấy bảng ở {expected}, không lấy: {seen}.",
        "nếu cần bảng khác: chạy lại với --sheet, hoặc để riêng bảng ấy trong một tệp.",
    ),
    "X688": Entry(
        "note",
        "«{item}»: {seen}.",
        "xem lại chữ ở bảng gốc; nếu đúng như vậy thì không cần sửa.",
    ),
    "X689": Entry(
        "error",
        "«{seen}» là tệp {expected}, không đọc được bảng trong đó.",
        "mở tệp, lưu lại thành .docx hoặc .xlsx; hoặc chép bảng, dán vào một tệp .txt rồi nhập tệp ấy.",
    ),
}

RUBRIC_IN_WORDS = {
    "section": "mục lớn",
    "group": "nhóm tiêu chí",
    "item": "tiêu chí",
    "level": "mức",
    "part": "phần",
    "total": "dòng cộng",
    "heading": "tiêu đề cột",
    "numbers": "số thứ tự cột",
    "above": "phần trên bảng",
    "note": "ghi chú, chữ ký",
    "continued": "nối vào dòng trên",
    "unread": "không hiểu",
    "hidden": "ẩn, gạch ngang",
    "outside": "ngoài bảng",
    "sure": "chắc",
    "likely": "nên xem",
    "doubtful": "không chắc",
    "number_role": "số thứ tự",
    "text_role": "nội dung",
    "standard_role": "điểm chuẩn",
    "level_role": "mức điểm",
    "detail_role": "nội dung cụ thể",
    "over_role": "vượt chỉ tiêu",
    "bonus_role": "điểm cộng",
    "under_role": "không đạt chỉ tiêu",
    "penalty_role": "điểm trừ",
    "result_role": "tổng điểm",
    "self_role": "tự chấm",
    "appraised_role": "thẩm định",
    "final_role": "kết luận",
    "reason_role": "minh chứng",
    "opinion_role": "ý kiến",
    "note_role": "ghi chú",
    # The unit's own round is the first.
    **{f"round_{n}_role": f"vòng chấm {n + 1}" for n in range(1, 7)},
    **{f"why_{n}_role": f"lý do ở vòng chấm {n + 1}" for n in range(1, 7)},
    "said": "Bảng ở {0}: {1} mục lớn, {2} tiêu chí chấm điểm, {3} mức; {4} điểm.",
    "account": "Nguồn có {0} dòng: {1}.",
    "total_typed": "Bảng đã chấm: {0}.",
    "written": "Đã tạo: {0}.",
    "tried": "Chạy thử: chưa ghi gì.",
    "no_book": "Không tạo sổ chấm điểm: bộ tiêu chí còn lỗi, sửa ở sổ bộ tiêu chí trước.",
    "rows": "hàng {0}–{1}",
    "of_sheet": "«{0}» {1}",
    "review": "Soát từng dòng",
    "no_text": "(thiếu nội dung)",
    "whole": "cả bảng",
    "text_sheet": "Văn bản",
}
"""Words of the review sheet, of the summary, and what fills the braces above."""
