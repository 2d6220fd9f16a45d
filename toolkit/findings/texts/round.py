"""Texts of what travels between units: sent, returned, put together: G701–."""

from toolkit.findings.entry import Entry

ONLY_INPUTS = " Khi nhận về chỉ lấy các ô đơn vị được nhập, không lấy ô này."
ASK = "hỏi lại đơn vị vì sao sửa, nếu cần thì trả lại kèm lý do."
_NOTHING = "không cần làm gì: khi nhận về, bộ công cụ dùng lại bản đã gửi đi."

ROUND: dict[str, Entry] = {
    # What was changed that should not have been
    "G701": Entry(
        "error",
        "Công thức đã bị thay bằng {seen}; sổ gửi đi có {expected}.",
        ASK + ONLY_INPUTS,
    ),
    "G702": Entry(
        "error",
        "Công thức đã bị sửa thành {seen}; sổ gửi đi có {expected}.",
        ASK + ONLY_INPUTS,
    ),
    "G703": Entry(
        "error",
        "Nội dung ô khóa đã bị sửa thành {seen}; sổ gửi đi ghi «{expected}».",
        ASK + ONLY_INPUTS,
    ),
    "G704": Entry(
        "error",
        "Ô khóa vốn để trống nay có «{seen}».",
        ASK + ONLY_INPUTS,
    ),
    "G705": Entry(
        "error",
        "Ô khóa ghi «{expected}» nay là công thức {seen}.",
        ASK + ONLY_INPUTS,
    ),
    "G706": Entry(
        "error",
        "Mất {count} dòng của biểu mẫu: {expected}.",
        "trả lại để đơn vị điền vào sổ đã gửi; các dòng bị mất coi như chưa nhập.",
    ),
    "G707": Entry(
        "error",
        "Có {count} dòng lạ chen vào biểu mẫu (hàng {seen}).",
        ASK + " Các dòng này không được tính.",
    ),
    "G708": Entry(
        "error",
        "Thứ tự dòng của biểu mẫu đã bị đổi: {seen}.",
        "không cần xếp lại: số liệu được nhận theo mã dòng; nên nhắc đơn vị.",
    ),
    "G709": Entry(
        "error",
        "Tên vùng «{seen}» mà công thức dùng không còn trong sổ.",
        ASK + ONLY_INPUTS,
    ),
    "G710": Entry(
        "error",
        "Tên vùng «{name}» đã bị chuyển sang {seen}; sổ gửi đi đặt ở {expected}.",
        ASK + ONLY_INPUTS,
    ),
    "G711": Entry(
        "error",
        "Có thêm tên vùng «{seen}» chỉ dùng trong một trang, che mất tên cùng chữ mà công thức dùng.",
        ASK + ONLY_INPUTS,
    ),
    "G712": Entry(
        "error",
        "Sổ có thêm liên kết ra ngoài: {seen}.",
        "không bấm cập nhật liên kết; hỏi lại đơn vị. Liên kết không được nhận về.",
    ),
    "G713": Entry(
        "error",
        "Sổ gửi về có macro; sổ gửi đi không có.",
        "không bật macro; hỏi lại đơn vị. Macro không được nhận về.",
    ),
    "G714": Entry(
        "error",
        "Trang này không còn trong sổ gửi về.",
        ASK + " Ô nhập của trang coi như để trống.",
    ),
    "G715": Entry(
        "error",
        "Sổ có thêm trang này.",
        "xem trang có gì; trang không được nhận về.",
    ),
    "G716": Entry(
        "error",
        "Định dạng số của ô đã đổi thành «{seen}», làm ẩn số; sổ gửi đi đặt «{expected}».",
        ASK + ONLY_INPUTS,
    ),
    "G717": Entry(
        "error",
        "Định dạng số của ô đã đổi thành «{seen}», nên số hiện ra khác; sổ gửi đi đặt «{expected}».",
        ASK + ONLY_INPUTS,
    ),
    "G718": Entry(
        "error",
        "Ô nhập chứa công thức {seen} thay vì số hoặc chữ đơn vị tự nhập.",
        "giá trị đang hiện được nhận về, công thức thì không; kiểm tra lại với đơn vị.",
    ),
    "G719": Entry(
        "error",
        "Tệp {seen} ghi là sổ của {expected}, nhưng mã nhận diện đã bị sửa hoặc xóa, hoặc sổ"
        " được gửi đi từ máy khác.",
        "nếu gửi từ máy khác, lấy khóa của máy ấy (thidua round key) rồi nhận lại; nếu không,"
        " nhờ đơn vị chép số liệu vào đúng sổ đã gửi rồi gửi về.",
    ),
    # What programs lose by themselves
    "G730": Entry(
        "note",
        "Chương trình đã lưu sổ ({program}) bỏ hoặc nới việc khóa trang.",
        _NOTHING,
    ),
    "G731": Entry(
        "note",
        "Có {count} ô vốn khóa nay gõ được ({program} lưu sổ).",
        _NOTHING,
    ),
    "G732": Entry(
        "note",
        "Chương trình đã lưu sổ ({program}) bỏ việc kiểm soát giá trị nhập của {count} vùng.",
        _NOTHING + " Giá trị nhập vẫn được kiểm tra.",
    ),
    "G733": Entry(
        "note",
        "Điều kiện nhập của {count} vùng khác bản gửi đi ({program} lưu sổ).",
        _NOTHING + " Giá trị nhập vẫn được kiểm tra.",
    ),
    "G734": Entry(
        "note",
        "Có {count} ô ghép khác bản gửi đi ({program} lưu sổ).",
        _NOTHING,
    ),
    "G735": Entry(
        "note",
        "Có {count} hàng bị ẩn (từ hàng {seen}).",
        "bỏ ẩn để xem; số liệu trong hàng ẩn vẫn được nhận về.",
    ),
    "G736": Entry(
        "note",
        "Có {count} cột bị ẩn (từ cột {seen}).",
        "bỏ ẩn để xem; số liệu trong cột ẩn vẫn được nhận về.",
    ),
    "G737": Entry(
        "note",
        "Trang đã được ẩn đi hoặc hiện ra ({program} lưu sổ).",
        _NOTHING,
    ),
    "G738": Entry(
        "note",
        "Thứ tự các trang khác bản gửi đi.",
        _NOTHING,
    ),
    "G739": Entry(
        "note",
        "Chương trình đã lưu sổ ({program}) bỏ tên «{seen}».",
        _NOTHING,
    ),
    "G740": Entry(
        "note",
        "Sổ có thêm tên vùng «{seen}».",
        _NOTHING,
    ),
    "G741": Entry(
        "note",
        "Sổ đang để chế độ tính tay ({program} lưu sổ).",
        _NOTHING,
    ),
    "G742": Entry(
        "note",
        "Chương trình đã lưu sổ ({program}) bỏ việc khóa cấu trúc sổ.",
        _NOTHING,
    ),
    # The round book itself
    "G750": Entry(
        "error",
        "Trang «Đơn vị» chưa có đơn vị nào.",
        "ghi mỗi đơn vị một dòng, ít nhất là tên đơn vị.",
    ),
    "G751": Entry(
        "error",
        "Dòng này có số liệu nhưng thiếu tên đơn vị.",
        "ghi tên đơn vị hoặc xóa cả dòng.",
    ),
    "G752": Entry(
        "error",
        "Đơn vị «{seen}» ghi hai lần (hàng {expected}).",
        "giữ một dòng, xóa dòng kia.",
    ),
    "G753": Entry(
        "error",
        "«{seen}» không phải một địa chỉ thư điện tử.",
        "ghi một địa chỉ, ví dụ vanphong@tinh.gov.vn, hoặc để trống.",
    ),
    "G754": Entry(
        "error",
        "«{seen}» không phải một ngày.",
        "ghi ngày, tháng, năm, ví dụ 15/12/2026.",
    ),
    "G755": Entry(
        "error",
        "Thư mẫu dùng chữ {seen} mà bộ công cụ không biết thay bằng gì.",
        "sửa lại; được dùng: {expected}.",
    ),
    "G756": Entry(
        "error",
        "Thiếu {seen} ở trang «Cài đặt».",
        "ghi vào ô này rồi chạy lại.",
    ),
    "G849": Entry(
        "error",
        "Năm thi đua ghi «{seen}», không phải một năm từ 2000 đến 2100.",
        "ghi bốn chữ số, ví dụ 2026.",
    ),
    "G757": Entry(
        "error",
        "Sổ này không phải sổ gửi nhận.",
        "mở sổ tạo bằng «thidua new round», hoặc chọn đúng tệp.",
    ),
    "G758": Entry(
        "error",
        "Trong sổ gửi nhận không còn bảng «{seen}» (tên vùng {expected} đã mất).",
        "lấy lại bản sao lưu trong «_sao_luu», hoặc tạo sổ mới và chép danh sách sang.",
    ),
    "G864": Entry(
        "warning",
        "Ô «Tên tệp không dấu» ghi «{seen}»; bộ công cụ không hiểu nên coi như để trống.",
        "ghi x nếu muốn tên tệp không dấu, để trống nếu giữ dấu.",
    ),
    "G759": Entry(
        "error",
        "Bộ tiêu chí trong sổ đã bị sửa, không còn như khi tạo sổ.",
        "lấy lại bản sao lưu trong «_sao_luu»; muốn đổi bộ tiêu chí thì chạy thidua send"
        " với --rubric và tệp đã sửa.",
    ),
    # Sending
    "G760": Entry(
        "note",
        "{count} đơn vị đã có sổ từ lần gửi trước, tệp còn nguyên, không gửi lại: {seen}.",
        "muốn gửi lại bản mới cho đơn vị nào, chạy với --again và tên đơn vị ấy.",
    ),
    "G761": Entry(
        "error",
        "Không có đơn vị «{seen}» ở trang «Đơn vị».",
        "ghi đúng tên đơn vị: {expected}.",
    ),
    "G762": Entry(
        "note",
        "{seen} không có địa chỉ thư điện tử; thư nháp để trống người nhận.",
        "điền người nhận khi mở thư, hoặc gửi bằng tệp nén.",
    ),
    "G857": Entry(
        "warning",
        "{unit}: sổ đã gửi không còn trong «gui_di» và không làm lại đúng như cũ được, nên đã"
        " lập bản gửi lần {seen}; bản cũ gửi về sẽ không được tính.",
        "gửi bản mới cho đơn vị; nếu còn tệp cũ, lấy lại bản trước của sổ gửi nhận trong"
        " «_sao_luu» và để tệp cũ vào «gui_di».",
    ),
    "G763": Entry(
        "error",
        "Trang «Sổ gửi nhận» không còn đủ chỗ: cần {seen} dòng, còn {expected}.",
        "tạo sổ gửi nhận mới cho đợt sau; sổ này giữ làm hồ sơ.",
    ),
    # Taking in
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
    # Putting together
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
    "G814": Entry(
        "error",
        "Không có thư mục {seen}.",
        "ghi đúng đường dẫn của thư mục có các tệp đơn vị gửi về.",
    ),
    "G815": Entry(
        "warning",
        "Bộ tiêu chí đã sửa có các phần hoặc các vòng khác trước, trang «Xếp hạng» của sổ này"
        " lập theo bộ cũ nên không ghi được kết quả.",
        "tạo sổ gửi nhận mới theo bộ tiêu chí đã sửa nếu cần xếp hạng; điểm của các đơn vị"
        " vẫn ở các sổ trong «nhan_ve».",
    ),
    "G813": Entry(
        "error",
        "Cạnh sổ gửi nhận chưa có thư mục «{seen}»; vừa tạo thư mục ấy.",
        "để mọi tệp đơn vị gửi về (sổ, thư đã lưu, tệp nén) vào đó rồi bấm lại.",
    ),
    # Slices of a register
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
    "G836": Entry(
        "note",
        "{unit}, trang «{table}»: {count} dòng mới đã ghi vào sổ theo dõi (hàng {seen}).",
        "xem lại các dòng này; muốn bỏ thì chạy «thidua undo» với sổ theo dõi.",
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
    "G838": Entry(
        "note",
        "Đã lấy {count} chỗ theo đơn vị vào sổ theo dõi.",
        "không cần làm gì; «Nhật ký» của sổ theo dõi ghi từng ô.",
    ),
    "G839": Entry(
        "warning",
        "{unit}, trang «{table}»: {count} dòng đơn vị đã gửi về nay không có trong sổ theo"
        " dõi ({seen}).",
        "nếu muốn ghi lại, chạy «Nhận về» với --choose và tên tệp của đơn vị.",
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
    # Reminders and the key
    "G843": Entry(
        "note",
        "{seen} trễ {count} ngày; đã làm thư nhắc.",
        "mở thư nháp, xem lại rồi tự bấm gửi.",
    ),
    "G844": Entry(
        "error",
        "Trả lại sổ cần ghi đơn vị và lý do.",
        "chạy với --again, tên đơn vị, và --reason, lý do trả lại.",
    ),
    "G845": Entry(
        "error",
        "Tệp {seen} không phải khóa gửi sổ, hoặc không đọc được.",
        "chọn tệp do «thidua round key export» ghi ra ở máy kia.",
    ),
    "G850": Entry(
        "error",
        "Tên «{seen}» chỉ nhiều đơn vị: {expected}.",
        "ghi tên đầy đủ của đơn vị như ở trang «Đơn vị».",
    ),
    "G851": Entry(
        "error",
        "Tệp khóa gửi sổ của máy này đã hỏng: {seen}.",
        "dùng lại khóa đã ghi ra hoặc khóa của máy thứ hai (thidua round key import); không"
        " còn khóa nào thì đổi tên tệp này, máy sẽ lập khóa mới và các sổ phải gửi lại.",
    ),
    "G852": Entry(
        "error",
        "Sổ gửi nhận không hoàn tác bằng lệnh này: những gì đã gửi, đã nhận là việc có thật.",
        "cần lấy lại bản trước thì chép bản ấy từ «_sao_luu» đè lên sổ, rồi chạy lại «Nhận về».",
    ),
    "G853": Entry(
        "note",
        "Tệp «{seen}» đã có từ trước, nay được giữ lại dưới tên «{expected}».",
        "nếu đã ghi điểm vào tệp ấy thì dùng --done với tệp ấy, hoặc chép sang sổ vừa lập.",
    ),
    # Many returns
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

ROUND_WORDS = {
    "reminded": "Đã làm {} thư nhắc, để ở thư mục «{}»; chưa gửi cho ai.",
    "nobody_late": "Không có đơn vị nào trễ hạn.",
    "key_exported": "Đã ghi khóa gửi sổ vào {}. Chép sang máy kia rồi xóa tệp này: ai có"
    " khóa thì ký được sổ như cơ quan.",
    "key_first": "Từ nay máy này ký và nhận sổ bằng khóa ấy.",
    "key_instead": "Từ nay máy này ký và nhận sổ bằng khóa ấy; khóa cũ của máy vẫn được"
    " giữ bên cạnh.",
    "key_same": "Máy này đã dùng đúng khóa ấy từ trước; không có gì thay đổi.",
    "evidence_limit": "{} tệp, {} MB mỗi đơn vị",
    "returned": "trả lại: {}",
    "differs": "{}, cột «{}»: sổ ghi «{}», đơn vị ghi «{}»",
    "as_the_unit": "lấy theo {}",
    "year_and_unit": "năm {}, «{}»",
    "rows_added": "thêm {} dòng",
    "merged": "Sổ theo dõi «{}»: {}.",
    "register_written": "đã ghi",
    "register_same": "không đổi",
    "taken": "Nhận {} sổ, không nhận {} tệp, {} tệp đã có từ trước.",
    "ranked": "Đã xếp hạng {} trong {} đơn vị.",
    "not_sent": "Chưa gửi về",
    "due": "hạn",
    "to_choose": "Gửi hai sổ khác nhau của lần {}: chờ chọn",
    "unreadable": "Không đọc được tệp đã nhận ({})",
    "good": "đã nhận",
    "to_see": "đã nhận, {} lỗi cần xem",
    "too_large": "quá lớn",
    "too_many": "chứa quá nhiều phần",
    "too_deep": "lồng quá nhiều lớp",
    "broken": "hỏng hoặc không an toàn",
    "sealed": "đã mã hóa hoặc niêm phong",
    "tnef": "thư dạng winmail.dat",
    "archive": "tệp nén dạng khác .zip",
    "by_reference": "thư chỉ kèm đường dẫn, không kèm tệp",
    "sent": "Đã làm {} sổ kèm thư nháp, để ở thư mục «{}»; chưa gửi cho ai.",
    "sent_none": "Không có sổ nào cần làm mới; chưa gửi gì cho ai.",
    "blank": "ô trống",
    "unknown_program": "không rõ",
    "text": "«{}»",
    "rows": "và {} dòng nữa",
    "files": "và {} tệp nữa",
}
"""Words that the sentences above are filled with."""
