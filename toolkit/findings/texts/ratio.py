"""Texts of ratios: Q401–."""

from toolkit.findings.entry import Entry

_HOW = "({kind} {limit} % của {base} {of}; tính ra {raw})"
_OVER = "{scope}: có {seen} {counted}, được phép {expected} " + _HOW + "."
_UNMET = "{scope}: {there}, phải có ít nhất {expected} " + _HOW + "."
_CHECK = " Nếu chưa đúng, xem lại các dòng của năm này."

RATIO: dict[str, Entry] = {
    "Q401": Entry("error", _OVER, "{advice}" + _CHECK, basis="{basis}"),
    "Q402": Entry(
        "note",
        _OVER,
        "không bắt buộc. Nếu muốn theo: {advice}",
        basis="{basis}",
    ),
    "Q403": Entry("error", _UNMET, "{advice}" + _CHECK, basis="{basis}"),
    "Q404": Entry(
        "note",
        _UNMET,
        "không bắt buộc. Nếu muốn theo: {advice}",
        basis="{basis}",
    ),
    "Q405": Entry(
        "warning",
        "{scope}: có {seen} nhưng chưa có {expected} nào nên không tính được tỷ lệ"
        " ({kind} {limit} %).",
        "nhập đủ «Xếp loại», «Đề nghị» và «Khen thưởng» của năm này rồi kiểm tra lại.",
        basis="{basis}",
    ),
    "Q406": Entry(
        "warning",
        "{scope}: {counted} – «{reading}» (đang chọn) thì {seen}; «{other}» thì"
        " {expected}.",
        "chọn một cách tính ở trang «Quy tắc» và ghi rõ trong tờ trình.",
        basis="{basis}",
    ),
    "Q407": Entry(
        "note",
        "{scope}: có {seen} {counted}; được phép {expected} tùy cách làm tròn {raw}"
        " (đang chọn: {rounding}).",
        "thống nhất cách làm tròn ở trang «Quy tắc» trước khi trình.",
        basis="{basis}",
    ),
    "Q408": Entry(
        "warning",
        "Có {count} dòng của năm {year} ghi đơn vị không thuộc cơ quan nào"
        " ({example}); tỷ lệ theo cơ quan không tính các dòng này.",
        "ghi tên đơn vị như ở trang «Đơn vị»; ở đó ghi đủ đơn vị cấp trên.",
    ),
    "Q409": Entry(
        "warning",
        "Có {count} dòng của năm {year} để trống «Đơn vị»; tỷ lệ theo đơn vị không"
        " tính các dòng này.",
        "ghi đơn vị của từng dòng; có thể lọc ô trống ở cột này.",
    ),
    "Q410": Entry(
        "warning",
        "{scope}: có {seen} {counted} mà chỉ có {expected} {of}; vượt 100 % nên số liệu"
        " chưa khớp.",
        "xem lại «Số lượng», «Đơn vị» của các dòng được tính và ghi đủ «Xếp loại».",
    ),
    "Q411": Entry(
        "warning",
        "Có {count} dòng của năm {year} để trống «Công chức, viên chức»; tỷ lệ tính"
        " riêng cho công chức, viên chức không có các dòng này.",
        "chọn công chức, viên chức hoặc người lao động ở từng dòng.",
    ),
    "Q412": Entry(
        "warning",
        "Nhóm «{seen}» ({count} dòng) có lẽ là «{expected}» (ô {other}); tỷ lệ theo"
        " nhóm tính thành hai nhóm.",
        "ghi một kiểu ở mọi dòng.",
    ),
    "Q413": Entry(
        "warning",
        "{scope}: còn {seen} người chưa ghi hoặc ghi sai xếp loại; đủ xếp loại mới tính"
        " được tỷ lệ {counted} ({kind} {limit} % của {base} {of}).",
        "ghi xếp loại của từng người, từ ô này trở xuống, rồi kiểm tra lại.",
        basis="{basis}",
    ),
}

RATIO_WORDS = {
    "some": "có {0} {1}",
    "nobody": "không có ai {0}",
    "none": "không có {0} nào",
}
"""What fills «{there}» above, as templates themselves."""
