"""What a clerk does first with a workbook that was just made."""

from collections.abc import Mapping
from pathlib import Path

_FIRST: Mapping[str, str] = {
    "scoring": "mở sổ, ghi điểm tự chấm và minh chứng ở trang «Chấm điểm», rồi bấm"
    " «Chấm lại điểm» (hoặc: thidua rescore TỆP)",
    "awards": "mở sổ, ghi các đơn vị, cán bộ, rồi làm theo từng dòng của trang «Tổng"
    " quan»; đã có danh sách thì bấm «Nhập từ tệp» (hoặc: thidua import TỆP NGUỒN)",
    "round": "mở sổ, ghi tên và thư điện tử của từng đơn vị ở trang «Đơn vị», rồi bấm"
    " «Gửi đơn vị» (hoặc: thidua send TỆP)",
    "year": "mở sổ, ghi các việc và hạn ở trang «Kế hoạch», rồi xem việc đến hạn bằng:"
    " thidua due TỆP",
    "rubric": "mở sổ, sửa ví dụ thành bộ tiêu chí của cơ quan, rồi bấm «Kiểm tra bộ"
    " tiêu chí» (hoặc: thidua rubric check TỆP)",
}
"""Kind of workbook → its first step; TỆP stands for the new file."""

_UNWRITTEN: Mapping[str, str] = {
    "unit": "tên cơ quan",
    "superior": "cơ quan cấp trên",
    "year": "năm",
}
_BLANK = " Còn để trống: {}; ghi trong sổ trước khi dùng, vì giấy in lấy từ đó."
_BESIDE = " Tệp «{}» đã có nên sổ mới mang tên khác; chỉ nên dùng một sổ."


def first_step(kind: str, wanted: Path, saved: Path, **told: object) -> str:
    """One sentence or more: what to do, what was left empty, whether there are two.

    `kind` is a key of the table above, `wanted` the name the file should have had;
    `told`: what the clerk was asked, by the keys of `unit`, `superior`, `year`.
    """
    name = f'"{saved.name}"' if " " in saved.name else saved.name
    text = f"Việc tiếp theo: {_FIRST[kind].replace('TỆP', name)}."
    if blank := [_UNWRITTEN[key] for key, value in told.items() if not value]:
        text += _BLANK.format(", ".join(blank))
    if saved.name != wanted.name:
        text += _BESIDE.format(wanted.name)
    return text
