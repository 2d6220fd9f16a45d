"""Texts of units put together into ranks: G800–."""

from toolkit.findings.entry import Entry

RANKING: dict[str, Entry] = {
    # The cluster's rules
    "G800": Entry(
        "error",
        "Thứ tự xét khi bằng điểm ghi «{seen}», không phải phần nào của bộ tiêu chí.",
        "ghi số của các phần, rồi «phiếu» nếu có bỏ phiếu; bộ tiêu chí có: {expected}.",
    ),
    "G801": Entry(
        "error",
        "Tỷ lệ được đề nghị ghi «{seen}», không phải số phần trăm từ 0 đến 100.",
        "ghi một số, ví dụ 20 hoặc 12,5; bỏ trống ô danh hiệu nếu không lập đề nghị.",
    ),
    "G802": Entry(
        "error",
        "Vòng để xếp hạng ghi «{seen}», bộ tiêu chí không có vòng này.",
        "ghi một trong các vòng: {expected}; hoặc để trống.",
    ),
    "G803": Entry(
        "error",
        "Cách tính số lẻ ghi «{seen}», bộ công cụ không hiểu; đang bỏ phần lẻ.",
        "ghi một trong các cách: {expected}.",
    ),
    "G811": Entry(
        "error",
        "Số phiếu ghi «{seen}», không phải số.",
        "ghi số phiếu, hoặc để trống nếu không bỏ phiếu.",
    ),
    "G812": Entry(
        "error",
        "Danh hiệu «{seen}» không có trong quy định của năm {expected}.",
        "ghi tên như trong sổ theo dõi khen thưởng, ví dụ: Cờ thi đua cấp tỉnh.",
    ),
    "G876": Entry(
        "error",
        "Tỷ lệ được đề nghị ghi {seen}, tức là {seen} %; chưa lập đề nghị.",
        "ghi {expected} nếu là {expected} %; đúng là {seen} % thì gõ thêm dấu nháy đơn ở"
        " đầu và dấu % ở cuối.",
    ),
    "G877": Entry(
        "error",
        "Có danh hiệu đề nghị «{seen}» mà chưa ghi năm thi đua; chưa lập đề nghị.",
        "ghi «Năm thi đua»: tiêu chuẩn, tỷ lệ xét theo quy định của năm ấy.",
    ),
    "G878": Entry(
        "warning",
        "{seen} chưa ghi cụm, khối, trong khi đơn vị khác có ghi: không được xếp hạng"
        " chung với các đơn vị ấy.",
        "ghi «Cụm, khối» của đơn vị ở trang «Đơn vị», rồi tổng hợp lại.",
    ),
    # What is put together
    "G804": Entry(
        "error",
        "Không còn tệp đã nhận {seen}.",
        "lấy lại tệp, hoặc nhận lại sổ của đơn vị với --choose và tên tệp.",
    ),
    "G805": Entry(
        "error",
        "Tệp {seen} không phải sổ đã nhận của {expected}.",
        "trả lại đúng tệp vào thư mục «nhan_ve» rồi làm lại.",
    ),
    "G806": Entry(
        "warning",
        "Không đối chiếu lại được sổ đơn vị gửi về: thiếu {seen} hoặc sổ gốc đã gửi.",
        "lấy lại tệp như khi nhận; điểm vẫn tính từ tệp trong «nhan_ve».",
    ),
    "G807": Entry(
        "error",
        "Điểm đơn vị tự chấm trong {file} là {seen}, sổ đơn vị gửi về là {expected}.",
        "trả lại số đơn vị đã gửi; điểm thẩm định ghi ở cột riêng, có ý kiến kèm theo.",
    ),
    "G808": Entry(
        "warning",
        "{seen} đồng hạng {expected} ở suất đề nghị cuối cùng.",
        "cụm, khối bỏ phiếu, ghi «Số phiếu» ở trang «Đơn vị» và «phiếu» ở «Cài đặt», rồi tổng hợp lại.",
    ),
    "G809": Entry(
        "warning",
        "Sổ này do bản cũ tạo ra, không có trang «Xếp hạng».",
        "tạo sổ gửi nhận mới và chép danh sách, cài đặt sang; việc nhận về vẫn làm được.",
    ),
    "G815": Entry(
        "warning",
        "Bộ tiêu chí đã sửa có các phần hoặc các vòng khác trước, trang «Xếp hạng» của sổ này"
        " lập theo bộ cũ nên không ghi được kết quả.",
        "đóng sổ rồi chạy «thidua merge»: các trang «Xếp hạng», «Biểu đồ» và «So sánh các"
        " vòng» được lập lại theo bộ đã sửa.",
    ),
    "G853": Entry(
        "note",
        "Tệp «{seen}» đã có từ trước, nay được giữ lại dưới tên «{expected}».",
        "nếu đã ghi điểm vào tệp ấy thì dùng --done với tệp ấy, hoặc chép sang sổ vừa lập.",
    ),
}
