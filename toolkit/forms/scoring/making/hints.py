"""What each input cell of the form says: on selection, and when it refuses."""

from typing import NamedTuple

from toolkit.forms.scoring.making.inputs import Takes
from toolkit.parts.making.refusals import POINT, asks

EARLIEST, LATEST = 2000, 2100
MOST_PERCENT = 1000
MOST_EVENTS = 1000
MOST_NUMBER = 10**9


_PERCENT = (
    "Ô này cần số phần trăm, không gõ dấu %: {0} % thì ghi {0}, không ghi {1}."
    + POINT.format(16)
    + asks("đúng là dưới 1 %")
)


SILENT = "Bấm nút mà không thấy gì: xem «Các nút» ở trang «Hướng dẫn»."
"""Said at the cells beside the buttons: a spreadsheet may not run them."""


class Hint(NamedTuple):
    """What a cell says: on selection, and when it refuses what was typed."""

    title: str
    says: str
    error: str


HINTS = {
    Takes.SUPERIOR: Hint(
        "Cơ quan cấp trên",
        "Ghi tên cơ quan cấp trên trực tiếp, ví dụ: UBND TỈNH BẮC GIANG. Có thể để"
        " trống.",
        "Tên dài nhất 150 ký tự.",
    ),
    Takes.UNIT: Hint(
        "Đơn vị tự chấm",
        f"Ghi tên đầy đủ của đơn vị, ví dụ: Sở Công Thương. {SILENT}",
        "Tên dài nhất 150 ký tự.",
    ),
    Takes.YEAR: Hint(
        "Năm thi đua",
        f"Ghi năm bằng bốn chữ số, ví dụ 2025. {SILENT}",
        f"Năm là số nguyên từ {EARLIEST} đến {LATEST}.",
    ),
    Takes.ATTACHED: Hint(
        "Kèm theo báo cáo",
        "Ghi số, ngày của báo cáo mà bảng này kèm theo. Có thể xóa nếu không cần.",
        "Dòng này dài nhất 250 ký tự.",
    ),
    Takes.BASIS: Hint(
        "Căn cứ",
        "Các văn bản làm căn cứ chấm điểm. Có thể ghi thêm hướng dẫn của tỉnh, của"
        " khối.",
        "Dòng này dài nhất 1000 ký tự.",
    ),
    Takes.TICK: Hint(
        "Chọn một mức",
        "Gõ x vào mức đạt được (hoặc bấm mũi tên để chọn). Mỗi tiêu chí chỉ chọn một"
        " mức; bỏ chọn bằng phím Delete.",
        "Ô này chỉ nhận chữ x, hoặc để trống.",
    ),
    Takes.PART: Hint(
        "Đánh dấu việc đã làm",
        "Gõ x nếu đã làm, gõ 0 nếu chưa làm. Được đánh dấu nhiều dòng; điểm là tổng"
        " các dòng có x.",
        "Ô này chỉ nhận chữ x (đã làm) hoặc số 0 (chưa làm).",
    ),
    Takes.COUNT: Hint(
        "Số lần",
        "Ghi số lần (số nguyên). Không có lần nào thì ghi 0, không để trống.",
        "Ô này cần số nguyên từ 0 trở lên. Không có lần nào thì ghi 0.",
    ),
    Takes.SHARE: Hint(
        "Tỷ lệ phần trăm",
        "Ghi số phần trăm, không gõ dấu %: 16 % thì ghi 16. Số lẻ dùng dấu phẩy: 8,5."
        " Không có thì ghi 0.",
        _PERCENT.format("16", "0,16"),
    ),
    Takes.NUMBER: Hint(
        "Số đo",
        "Ghi số đo nêu ở bên phải. Số lẻ dùng dấu phẩy: 8,5. Không có thì ghi 0.",
        "Ô này cần một số từ 0 trở lên, không gõ chữ hay đơn vị." + POINT.format(8),
    ),
    Takes.POINTS: Hint(
        "Điểm đạt được",
        "Ghi điểm từ 0 đến điểm chuẩn, chưa kể điểm cộng. Số lẻ dùng dấu phẩy: 16,5.",
        "Ô này cần một số từ 0 đến điểm chuẩn của tiêu chí. Điểm cộng được tính riêng"
        " từ cột «Vượt chỉ tiêu»." + POINT.format(16),
    ),
    Takes.TOTAL: Hint(
        "Điểm tự chấm",
        "Ghi điểm từ 0 đến điểm chuẩn. Số lẻ dùng dấu phẩy: 16,5.",
        "Ô này cần một số từ 0 đến điểm chuẩn của tiêu chí." + POINT.format(16),
    ),
    Takes.TAKEN: Hint(
        "Điểm bị trừ",
        "Mục này chỉ trừ điểm: ghi số âm, ví dụ -5; không bị trừ thì ghi 0, không để"
        " trống. Số lẻ dùng dấu phẩy: -2,5.",
        "Ô này cần số âm (điểm bị trừ) hoặc 0, không thấp hơn mức trừ nhiều nhất của"
        " tiêu chí." + POINT.format(-2),
    ),
    Takes.ADDED: Hint(
        "Điểm cộng",
        "Mục này chỉ cộng điểm: ghi số điểm được cộng; không có thì ghi 0, không để"
        " trống. Số lẻ dùng dấu phẩy: 2,5.",
        "Ô này cần một số từ 0 đến mức cộng tối đa của tiêu chí." + POINT.format(2),
    ),
    Takes.FAULT: Hint(
        "Đánh dấu trường hợp bị trừ",
        "Gõ x nếu có, gõ 0 nếu không có. Được đánh dấu nhiều dòng; điểm là tổng các"
        " dòng có x.",
        "Ô này chỉ nhận chữ x (có) hoặc số 0 (không có).",
    ),
    Takes.OVER: Hint(
        "Vượt chỉ tiêu (%)",
        "Ghi số phần trăm vượt, không gõ dấu %: vượt 16 % thì ghi 16. Không vượt thì"
        " để trống. Điểm cộng tự tính.",
        _PERCENT.format("16", "0,16"),
    ),
    Takes.UNDER: Hint(
        "Không đạt chỉ tiêu (%)",
        "Ghi số phần trăm còn thiếu, không gõ dấu %: thiếu 5 % thì ghi 5. Đạt đủ thì"
        " để trống. Điểm trừ tự tính.",
        _PERCENT.format("5", "0,05"),
    ),
    Takes.GIVEN: Hint(
        "Điểm của người thẩm định",
        "Cơ quan thẩm định hoặc hội đồng ghi; đơn vị tự chấm để trống. Từ 0 đến điểm"
        " chuẩn cộng điểm cộng tối đa.",
        "Ô này cần một số từ 0 đến điểm chuẩn cộng điểm cộng tối đa của tiêu chí."
        + POINT.format(16),
    ),
    Takes.GIVEN_LESS: Hint(
        "Điểm của người thẩm định",
        "Cơ quan thẩm định hoặc hội đồng ghi; đơn vị tự chấm để trống. Mục có trừ điểm:"
        " điểm bị trừ ghi bằng số âm, ví dụ -5; không bị trừ thì ghi 0.",
        "Ô này cần một số trong khoảng điểm của tiêu chí; điểm bị trừ ghi bằng số âm."
        + POINT.format(-2),
    ),
    Takes.EVIDENCE: Hint(
        "Minh chứng",
        "Ghi số, ngày văn bản hoặc tài liệu chứng minh, ví dụ: QĐ 15/QĐ-SCT ngày"
        " 10/02/2025.",
        "Minh chứng dài nhất 500 ký tự.",
    ),
    Takes.OPINION: Hint(
        "Ý kiến thẩm định",
        "Cơ quan thẩm định ghi lý do khi cho điểm khác điểm tự chấm.",
        "Ý kiến dài nhất 500 ký tự.",
    ),
    Takes.REASON: Hint(
        "Ý kiến của vòng chấm",
        "Người chấm vòng này ghi lý do khi cho điểm khác điểm của vòng trước.",
        "Ý kiến dài nhất 500 ký tự.",
    ),
    Takes.DATE_LINE: Hint(
        "Địa danh, ngày tháng",
        "Ghi nơi và ngày ký, ví dụ: Bắc Giang, ngày 05 tháng 12 năm 2025.",
        "Dòng này dài nhất 100 ký tự.",
    ),
    Takes.SIGNER: Hint(
        "Họ và tên", "Ghi họ và tên người ký.", "Họ và tên dài nhất 100 ký tự."
    ),
}

LONGEST = {
    Takes.SUPERIOR: 150,
    Takes.UNIT: 150,
    Takes.ATTACHED: 250,
    Takes.BASIS: 1000,
    Takes.EVIDENCE: 500,
    Takes.OPINION: 500,
    Takes.REASON: 500,
    Takes.DATE_LINE: 100,
    Takes.SIGNER: 100,
}
