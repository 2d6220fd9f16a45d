"""Texts of what came back and is taken in: G770–."""

from toolkit.findings.entry import Entry

_FETCH_AGAIN = (
    "lưu lại tệp từ thư của đơn vị rồi nhận lại; nếu vẫn vậy, nhờ đơn vị gửi lại."
)
STEPS_AT_RETURNS: dict[str, str] = {
    "F004": _FETCH_AGAIN,
    "F005": _FETCH_AGAIN,
    "F018": _FETCH_AGAIN,
    "F009": "hỏi đơn vị mật khẩu, mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ"
    " làm việc), lưu vào thư mục nhận rồi nhận lại; hoặc xin bản không đặt mật khẩu.",
}
"""What to do about a file that a unit sent, where it is not one of our own."""

TAKING: dict[str, Entry] = {
    # Whose it is
    "G770": Entry(
        "error",
        "Tệp {seen} không phải sổ đã gửi trong đợt này.",
        "nếu đơn vị làm trên sổ khác, trả lại để điền vào đúng sổ đã gửi.",
    ),
    "G771": Entry(
        "error",
        "Tệp {seen} thuộc đợt gửi khác, không có trong «Sổ gửi nhận» của sổ này.",
        "chọn đúng sổ gửi nhận, hoặc trả lại đơn vị.",
    ),
    "G848": Entry(
        "error",
        "Tệp {seen} là sổ đã gửi cho «{expected}»; trang «Đơn vị» nay không có đơn vị này.",
        "nếu đơn vị đã đổi tên, ghi lại đúng tên khi gửi ở trang «Đơn vị» rồi nhận lại; nếu"
        " đơn vị đã thôi tham gia thì không cần làm gì.",
    ),
    "G772": Entry(
        "error",
        "{unit} gửi về bản gửi lần {seen}; bản đang chờ là lần {expected}.",
        "nhắc đơn vị điền vào bản mới; bản cũ không được tính.",
    ),
    "G773": Entry(
        "error",
        "{expected} gửi về hai sổ khác nhau của cùng một lần; tệp {seen} chờ chọn.",
        "hỏi đơn vị bản nào đúng, để riêng tệp ấy vào thư mục «chon» trong thư mục nhận rồi nhận lại"
        " (hoặc --choose và đúng tên tệp như đã nêu); mỗi đơn vị chỉ chọn được một tệp.",
    ),
    "G856": Entry(
        "warning",
        "Không có tệp «{seen}» trong thư mục nhận, không chọn được.",
        "ghi sau --choose đúng tên tệp như trong thông báo, cả thư mục nếu tệp nằm trong đó.",
    ),
    "G870": Entry(
        "warning",
        "Tệp {seen} là sổ gửi cho {unit}, còn nguyên như khi gửi đi; đơn vị chưa ghi gì.",
        "nhờ đơn vị điền, lưu lại rồi gửi về; nếu đơn vị gửi về đúng như vậy, để tệp ấy vào"
        " thư mục «chon» trong thư mục nhận rồi nhận lại (hoặc --choose và tên tệp).",
    ),
    "G875": Entry(
        "error",
        "Sổ này gửi cho {unit}, nhưng ô tên đơn vị ghi «{seen}», một đơn vị khác của đợt.",
        "hỏi lại số liệu là của đơn vị nào; nếu hai đơn vị dùng nhầm sổ của nhau, trả lại để"
        " mỗi đơn vị điền vào sổ của mình.",
    ),
    "G774": Entry(
        "error",
        "Không còn sổ gốc đã gửi cho {seen}, và làm lại không ra đúng sổ ấy.",
        "để lại tệp gốc vào thư mục «gui_di» rồi nhận lại.",
    ),
    "G775": Entry(
        "warning",
        "Không mở được {seen}: {why}.",
        "mở bằng tay, để các tệp bên trong vào thư mục rồi nhận lại; không mở được thì nhờ"
        " đơn vị gửi lại.",
    ),
    # Who is awaited
    "G776": Entry(
        "note",
        "{seen} chưa gửi về bản gửi lần {expected}.",
        "nhắc đơn vị gửi về.",
    ),
    "G860": Entry(
        "note",
        "{seen} chưa được gửi sổ trong đợt này.",
        "bấm «Gửi đơn vị» để làm sổ cho đơn vị; nếu đơn vị không tham gia thì không cần"
        " làm gì.",
    ),
    # Evidence that came along
    "G840": Entry(
        "note",
        "{unit}: nhận {count} minh chứng kèm theo ({seen}).",
        "xem trang «Minh chứng»; tệp ở thư mục «nhan_ve/minh_chung».",
    ),
    "G841": Entry(
        "warning",
        "Có {count} minh chứng không rõ của đơn vị nào ({seen}); để nguyên chỗ cũ.",
        "để các tệp này vào thư mục con cùng sổ của đơn vị rồi nhận lại.",
    ),
    "G842": Entry(
        "warning",
        "{unit}: {count} minh chứng vượt giới hạn {expected} không được lưu ({seen}).",
        "để các tệp này vào thư mục của đơn vị bằng tay, hoặc xin bản nhỏ hơn.",
    ),
    "G885": Entry(
        "warning",
        "Không nhận kèm minh chứng {seen}: {size} MB, giới hạn {expected} MB một tệp.",
        "để tệp này vào thư mục của đơn vị bằng tay, hoặc xin bản quét nhỏ hơn.",
    ),
    # One job at a time
    "G886": Entry(
        "error",
        "Một lệnh khác đang làm với sổ gửi nhận {seen}.",
        "chờ lệnh ấy xong rồi chạy lại. Chưa thay đổi gì.",
    ),
    # Many returns
    "G887": Entry(
        "error",
        "Không nối được cụm máy ở {seen}.",
        "xem lại địa chỉ (dạng tcp://tên-máy:8786) và máy điều phối đã chạy chưa, hoặc bỏ --cluster để làm trên máy này.",
    ),
    "G888": Entry(
        "error",
        "Cụm máy ở {seen} chưa có máy nào làm việc.",
        "chạy máy làm việc (dask worker) rồi chạy lại, hoặc bỏ --cluster để làm trên máy này.",
    ),
    "G922": Entry(
        "error",
        "Không đọc được thư mục {seen}: không có quyền, hoặc ổ mạng không trả lời.",
        "xin quyền đọc thư mục, hoặc chép các tệp đơn vị gửi về sang thư mục khác rồi chạy lại. Chưa thay đổi gì.",
    ),
    "G920": Entry(
        "error",
        "Cụm máy ở {seen} không làm tiếp được: máy điều phối không trả lời nữa hoặc không còn máy nào làm việc. Chưa ghi gì vào sổ gửi nhận.",
        "chạy lại khi cụm máy đã hoạt động, hoặc bỏ --cluster để làm trên máy này.",
    ),
    "G921": Entry(
        "error",
        "Máy {seen} của cụm không thấy sổ gửi nhận {expected} ở cùng đường dẫn với máy này. Chưa ghi gì vào sổ gửi nhận.",
        "để sổ trong thư mục chung mà mọi máy đều thấy dưới cùng một tên rồi chạy lại, hoặc bỏ --cluster để làm trên máy này.",
    ),
    "G846": Entry(
        "warning",
        "Đã dừng theo yêu cầu khi còn {count} sổ chờ nhận; các sổ đã nhận được ghi lại.",
        "chạy lại «Nhận về» với cùng thư mục để nhận tiếp.",
    ),
    "G865": Entry(
        "note",
        "{seen}: còn {count} điều khác ở sổ của đơn vị; trang này ghi những điều nặng nhất.",
        "mở sổ của đơn vị, bấm «Kiểm tra» để xem tất cả.",
    ),
    "G847": Entry(
        "error",
        "Tệp {seen} làm tiến trình đang đọc phải dừng; các tệp khác vẫn được nhận.",
        "giữ tệp để xem xét; xin đơn vị gửi lại, lưu bằng chương trình khác.",
    ),
}
