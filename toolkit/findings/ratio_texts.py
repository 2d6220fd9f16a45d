"""Texts of ratios: Q401–."""

from toolkit.findings.entry import Entry

_HOW = "({kind} {limit} % của {base} {of}; tính ra {raw})"
_OVER = "{scope}: có {seen} {counted}, được phép {expected} " + _HOW + "."
_UNMET = "{scope}: có {seen} {counted}, phải có từ {expected} " + _HOW + "."
_CHECK = " Nếu chưa đúng, xem lại các dòng của năm này."

RATIO: dict[str, Entry] = {
    "Q401": Entry("error", _OVER, "{advice}" + _CHECK, "{basis}"),
    "Q402": Entry(
        "note",
        _OVER,
        "quy định này chỉ để biết, không chặn đề nghị; {advice}",
        "{basis}",
    ),
    "Q403": Entry("error", _UNMET, "{advice}" + _CHECK, "{basis}"),
    "Q404": Entry(
        "note",
        _UNMET,
        "quy định này chỉ để biết, không chặn đề nghị; {advice}",
        "{basis}",
    ),
    "Q405": Entry(
        "warning",
        "{scope}: có {seen} nhưng chưa có {expected} nào nên chưa đủ dữ liệu để tính"
        " ({kind} {limit} %).",
        "nhập đủ «Xếp loại», «Đề nghị» và «Khen thưởng» của năm này rồi kiểm tra lại.",
        "{basis}",
    ),
    "Q406": Entry(
        "warning",
        "{scope}: {counted} – «{reading}» (đang chọn) thì {seen}; «{other}» thì"
        " {expected}.",
        "chọn một cách hiểu ở trang «Quy tắc» và ghi rõ trong tờ trình.",
        "{basis}",
    ),
    "Q407": Entry(
        "note",
        "{scope}: có {seen} {counted}; được phép {expected} tùy cách làm tròn {raw}"
        " (đang chọn: {rounding}).",
        "thống nhất cách làm tròn ở trang «Quy tắc» trước khi trình.",
        "{basis}",
    ),
    "Q408": Entry(
        "warning",
        "Có {count} dòng của năm {year} ghi đơn vị không thuộc cơ quan nào (ví dụ"
        " «{seen}»); tỷ lệ theo cơ quan không tính các dòng này.",
        "ghi tên đơn vị như ở trang «Đơn vị»; ở đó ghi đủ đơn vị cấp trên.",
    ),
}
