"""Texts of what contradicts itself in a register: C262–C264, C270–C299."""

from toolkit.findings.entry import Entry

CONSISTENCY: dict[str, Entry] = {
    # Awards and decisions
    "C270": Entry(
        "error",
        "Thành tích ghi từ {seen} đến {expected}: bắt đầu sau khi kết thúc.",
        "đối chiếu với quyết định rồi ghi lại năm hoặc ngày.",
    ),
    "C271": Entry(
        "warning",
        "«{award}» cho {whom} ({seen}) đã ghi ở ô {other} ({expected}).",
        "nếu cùng một lần khen, xóa một dòng; nếu không, sửa năm, tên hoặc ghi rõ thành"
        " tích mỗi lần.",
    ),
    "C272": Entry(
        "warning",
        "Cùng một lần khen, ở đây ghi số lượng {seen}, ở ô {other} ghi {expected}.",
        "đối chiếu với quyết định, giữ một số; nếu là hai lần khen, ghi rõ thành tích.",
    ),
    "C273": Entry(
        "warning",
        "Quyết định {seen} mang số lớn hơn quyết định {expected} (ô {other}) nhưng ký"
        " trước.",
        "đối chiếu số và ngày của hai quyết định.",
    ),
    "C274": Entry(
        "warning",
        "Quyết định {decision} ở đây ghi ngày {seen}, ở ô {other} ghi ngày {expected}.",
        "đối chiếu với quyết định, giữ một ngày.",
    ),
    "C275": Entry(
        "warning",
        "«{award}» ghi cấp khen là «{seen}»; thẩm quyền vào {when} là của {expected}.",
        "sửa cấp khen hoặc danh hiệu, hình thức theo quyết định.",
        basis="{basis}",
    ),
    "C276": Entry(
        "warning",
        "«{seen}» đã giải thể hoặc chưa thành lập vào {expected}.",
        "ghi đúng tên cơ quan lúc đó, hoặc ghi đúng ngày, năm.",
        basis="{basis}",
    ),
    "C277": Entry(
        "warning",
        "«{seen}» đã bỏ hoặc chưa được quy định vào {expected}.",
        "đối chiếu với quyết định; sửa danh hiệu, hình thức hoặc ghi đúng ngày, năm.",
    ),
    "C278": Entry(
        "error",
        "«{award}» ghi cho {seen}; chỉ dành cho {expected}.",
        "sửa cột «Đối tượng» hoặc danh hiệu, hình thức.",
    ),
    # Rows
    "C262": Entry(
        "warning",
        "Ô này ghi {count} tên: {seen}; mỗi dòng chỉ tính cho một tên.",
        "tách thành {count} dòng, mỗi dòng một tên.",
    ),
    "C263": Entry(
        "warning",
        "Dòng này ghi tên «{name}» mà số lượng là {seen}.",
        "một người thì để trống số lượng; nhiều người thì ghi mỗi người một dòng, hoặc"
        " bỏ tên và giữ số lượng.",
    ),
    "C264": Entry(
        "warning",
        "Quyết định ngày {seen} có trước năm {expected} của thành tích.",
        "đối chiếu với quyết định rồi sửa ngày hoặc năm.",
    ),
    # Names
    "C279": Entry(
        "note",
        "Tên «{seen}» gần giống «{expected}» (ô {other}).",
        "nếu là một người, ghi một kiểu ở mọi trang; nếu là hai người thì giữ nguyên.",
    ),
    "C280": Entry(
        "warning",
        "Đơn vị «{seen}» ({count} dòng) có lẽ là «{expected}» (ô {other}); công thức"
        " coi là hai đơn vị.",
        "ghi một kiểu ở mọi trang, như ở trang «Đơn vị».",
    ),
    "C281": Entry(
        "note",
        "«{seen}» không có ở trang «Người».",
        "thêm vào trang «Người», hoặc sửa lại tên; có mã thì ghi «Tên (mã)».",
    ),
    "C282": Entry(
        "note",
        "«{seen}» không có ở trang «Đơn vị».",
        "thêm vào trang «Đơn vị», hoặc sửa lại tên.",
    ),
    # Proposals
    "C283": Entry(
        "warning",
        "«{seen}» đã được đề nghị «{award}» năm {year} ở ô {expected}.",
        "xóa dòng thừa; tỷ lệ đang tính cả hai dòng.",
        right="mỗi đề nghị một dòng",
    ),
    "C284": Entry(
        "warning",
        "«{seen}» đang chờ «{award}» năm {year} nhưng đã có ở trang «Khen thưởng» (ô"
        " {expected}); tỷ lệ đang tính hai lần.",
        "ghi «được khen» vào cột «Kết quả».",
        right="được khen",
    ),
    "C285": Entry(
        "warning",
        "«{seen}» ghi đã được khen «{award}» năm {year} nhưng trang «Khen thưởng» chưa"
        " có; tỷ lệ chưa tính.",
        "bấm «Ghi người được khen», hoặc thêm một dòng vào trang «Khen thưởng».",
    ),
    # People
    "C286": Entry(
        "warning",
        "Chức vụ «{seen}» nhưng loại cán bộ ghi «{expected}».",
        "sửa một trong hai; loại cán bộ dùng để tính tỷ lệ người trực tiếp.",
    ),
    "C287": Entry(
        "note",
        "Dòng này ghi cho «{name}» năm {seen}, nhưng {expected}.",
        "kiểm tra lại năm, hoặc có phải người khác trùng tên.",
    ),
    "C288": Entry(
        "note",
        "Còn {seen} người chưa có xếp loại năm {year}: {expected}.",
        "bổ sung ở trang «Xếp loại»; thiếu xếp loại thì tỷ lệ và điều kiện chưa đủ.",
        right="",
    ),
    "C289": Entry(
        "note",
        "Năm {year} có {seen} lượt khen cá nhân chưa ghi loại cán bộ.",
        "ghi cột «Loại cán bộ» để tính được tỷ lệ người trực tiếp.",
    ),
    # Dossiers
    "C290": Entry(
        "error",
        "Hồ sơ bị trả lại ngày {seen}, trước ngày trình {expected}.",
        "ghi lại một trong hai ngày.",
    ),
    "C291": Entry(
        "warning",
        "Hồ sơ đã trình ngày {seen} nhưng còn thiếu: {expected}.",
        "bổ sung, rồi ghi x vào thành phần đã có.",
        basis="{basis}",
    ),
    "C292": Entry(
        "warning",
        "Hồ sơ bị trả lại ngày {seen} nhưng chưa ghi lý do.",
        "ghi lý do trả lại để lần sau tránh.",
    ),
    # Units
    "C293": Entry(
        "warning",
        "Đơn vị «{seen}» ({count} dòng) không có ở trang «Đơn vị»{hint}; tỷ lệ của"
        " từng đơn vị không tính các dòng này.",
        "thêm vào trang «Đơn vị», hoặc sửa lại tên.",
        hint="; có thể là «{expected}»",
    ),
    # Periods of reports, and years of ratings
    "C294": Entry(
        "note",
        "Các kỳ báo cáo có chung năm: {seen}; một lần khen dễ bị tính ở cả hai kỳ.",
        "ghi mỗi lần khen ở một kỳ; nên chia kỳ không trùng năm.",
    ),
    "C295": Entry(
        "warning",
        "«{name}» có hai dòng xếp loại năm {year}: ở đây ghi {seen}, ở ô {other} ghi"
        " {expected}; tỷ lệ đang tính cả hai.",
        "nếu là một, giữ một dòng; nếu là hai người trùng tên, ghi mã ở trang «Người»"
        " rồi ghi «Tên (mã)».",
    ),
    # Initiatives
    "C297": Entry(
        "warning",
        "Sáng kiến «{seen}» năm {year} của cùng tác giả đã ghi ở ô {expected}; khi xét"
        " điều kiện chỉ tính một sáng kiến.",
        "xóa một dòng; nếu là hai sáng kiến khác nhau thì ghi rõ tên từng sáng kiến.",
        right="mỗi sáng kiến một dòng",
    ),
    # People who left
    "C298": Entry(
        "warning",
        "{name} rời đi ngày {seen}, trước khi hết thời gian của thành tích đề nghị"
        " «{award}» năm {year} (đến {expected}).",
        "xem lại ngày rời đi; nếu đúng, để Hội đồng quyết định có đề nghị hay không.",
    ),
    "C299": Entry(
        "note",
        "Từ ô này còn {seen} chỗ khác có cùng vấn đề.",
        "sửa các chỗ đã nêu rồi kiểm tra lại để thấy tiếp.",
    ),
}
