"""Texts of reward money on the register: C300–C309."""

from toolkit.findings.entry import Entry

MONEY: dict[str, Entry] = {
    "C300": Entry(
        "note",
        "{count} dòng khen của năm {year} thiếu ngày quyết định nên chưa tính được tiền"
        " thưởng; ô này là dòng đầu tiên.",
        "ghi ngày quyết định để biết hệ số và mức lương cơ sở của ngày đó.",
    ),
    "C301": Entry(
        "note",
        "{count} đề nghị ghi «được khen» chưa có ở trang «Khen thưởng» nên chưa có"
        " trong danh sách tiền thưởng; ô này là dòng đầu tiên.",
        "bấm «Ghi người được khen», ghi số và ngày quyết định.",
    ),
    "C302": Entry(
        "warning",
        "Bộ quy định chưa có hệ số tiền thưởng của «{award}» ({recipient}) vào ngày"
        " {seen}; {count} dòng để trống số tiền.",
        "tra văn bản của ngày đó, ghi số tiền vào bản in, hoặc báo để bổ sung.",
    ),
    "C303": Entry(
        "note",
        "Hệ số {seen} của «{award}» ({recipient}) chưa kiểm chứng; {count} dòng đang"
        " tính theo hệ số này.",
        "đối chiếu với văn bản trước khi ký danh sách chi.",
        basis="{basis}",
    ),
    "C304": Entry(
        "note",
        "Mức lương cơ sở {seen} đồng chưa kiểm chứng; {count} dòng đang tính theo mức"
        " này.",
        "đối chiếu với văn bản trước khi ký danh sách chi.",
        basis="{basis}",
    ),
    "C305": Entry(
        "note",
        "Cách làm tròn tiền thưởng của ngày {seen} chưa kiểm chứng, các nguồn hiểu khác"
        " nhau: {expected}; {count} dòng đang tính theo cách này.",
        "chọn cách làm tròn của cơ quan ở trang «Tiền thưởng».",
        basis="{basis}",
    ),
    "C306": Entry(
        "note",
        "Bộ quy định không có cách làm tròn tiền thưởng cho ngày {seen}; {count} dòng"
        " giữ nguyên số lẻ.",
        "chọn cách làm tròn của cơ quan ở trang «Tiền thưởng».",
    ),
    "C307": Entry(
        "warning",
        "{count} cá nhân, tập thể có nhiều danh hiệu trong cùng kỳ, đầu tiên là"
        " «{name}»; chưa rõ quy định của ngày {seen} nên đang tính tiền của từng danh"
        " hiệu.",
        "xem lại văn bản của ngày đó; nếu chỉ chi một mức thì sửa trên bản in.",
    ),
    "C308": Entry(
        "warning",
        "{count} danh hiệu thiếu thời gian của thành tích, đầu tiên là «{award}» của"
        " «{name}»; chưa rõ có cùng kỳ với danh hiệu khác hay không nên đang tính riêng.",
        "ghi cột «Thành tích từ», «đến» theo quyết định rồi kiểm tra lại.",
    ),
    "C309": Entry(
        "note",
        "Tiền thưởng «{award}» chỉ được quy định mức cao nhất ({seen} lần lương cơ sở);"
        " {count} dòng đang tính theo mức này.",
        "nếu cơ quan chi mức khác thì sửa trên danh sách trước khi ký.",
        basis="{basis}",
    ),
}
