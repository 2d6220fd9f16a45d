"""Texts of what came back and is taken in: G770–."""

from toolkit.findings.entry import Entry

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
        "hỏi đơn vị bản nào đúng, để tệp ấy vào thư mục «chon» trong thư mục nhận rồi nhận lại (hoặc --choose và tên tệp).",
    ),
    "G856": Entry(
        "warning",
        "Không có tệp «{seen}» trong thư mục nhận, không chọn được.",
        "ghi sau --choose đúng tên tệp như trong thông báo, cả thư mục nếu tệp nằm trong đó.",
    ),
    "G774": Entry(
        "error",
        "Không còn sổ gốc đã gửi cho {seen}, và làm lại không ra đúng sổ ấy.",
        "để lại tệp gốc vào thư mục «gui_di» rồi nhận lại.",
    ),
    "G775": Entry(
        "warning",
        "Không mở được {seen}: {why}.",
        "mở bằng tay, để các tệp bên trong vào thư mục rồi nhận lại.",
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
