"""A rubric of items that only take away and items that only add, of every kind."""

from toolkit.model.rubric import Rubric
from toolkit.scoring.rubric.text import read_toml

TEXT = """
id = "cong-tru"
title = "Bộ có mục chỉ cộng, mục chỉ trừ"
standard_points = 30
bonus_cap = 25

[[criterion]]
id = "I"
number = "I"
title = "Chuyên môn"
standard_points = 30
kind = "group"

[[criterion]]
id = "I.1"
parent = "I"
number = "1"
title = "Kết quả"
standard_points = 20
kind = "manual"

[[criterion]]
id = "I.2"
parent = "I"
number = "2"
title = "Kỷ luật"
standard_points = 10
kind = "levels"
[criterion.penalty]
points_per_percent = 0.5
[[criterion.line]]
title = "Không vi phạm"
points = 10
[[criterion.line]]
title = "Vi phạm"
points = -5

[[criterion]]
id = "II"
number = "II"
title = "Điểm trừ"
standard_points = 0
kind = "group"
floor = -30

[[criterion]]
id = "II.1"
parent = "II"
number = "1"
title = "Vi phạm, trừ mỗi lần"
standard_points = 0
kind = "per_event"
measure = "Số lần vi phạm"
points_per_event = 2.5
floor = -20

[[criterion]]
id = "II.2"
parent = "II"
number = "2"
title = "Trừ theo quyết định"
standard_points = 0
kind = "manual"
floor = -20

[[criterion]]
id = "II.3"
parent = "II"
number = "3"
title = "Các lỗi"
standard_points = 0
kind = "checklist"
[[criterion.line]]
title = "Báo cáo chậm"
points = -3
[[criterion.line]]
title = "Báo cáo sai"
points = -4.5

[[criterion]]
id = "II.4"
parent = "II"
number = "4"
title = "Hồ sơ trả lại"
standard_points = 0
kind = "bands"
measure = "Tỷ lệ hồ sơ trả lại (%)"
[[criterion.line]]
title = "Dưới 0,3 %"
points = 0
low = 0
high = 0.3
[[criterion.line]]
title = "Từ 0,3 %"
points = -1.5
low = 0.3
high = 0.6
[[criterion.line]]
title = "Từ 0,6 %"
points = -3
low = 0.6
high = 100
bounds = "[]"

[[criterion]]
id = "III"
number = "III"
title = "Điểm thưởng"
standard_points = 0
kind = "group"
[criterion.bonus]
cap_points = 30

[[criterion]]
id = "III.1"
parent = "III"
number = "1"
title = "Thưởng theo quyết định"
standard_points = 0
kind = "manual"
[criterion.bonus]
cap_points = 10

[[criterion]]
id = "III.2"
parent = "III"
number = "2"
title = "Thưởng không có trần"
standard_points = 0
kind = "manual"

[[criterion]]
id = "III.3"
parent = "III"
number = "3"
title = "Sáng kiến"
standard_points = 0
kind = "added_per_event"
measure = "Số sáng kiến"
points_per_event = 2
[criterion.bonus]
cap_points = 10

[[criterion]]
id = "III.4"
parent = "III"
number = "4"
title = "Giải thưởng"
standard_points = 0
kind = "levels"
[[criterion.line]]
title = "Giải Nhất"
points = 5
[[criterion.line]]
title = "Giải Ba"
points = 2.5
[[criterion.line]]
title = "Không có giải"
points = 0

[[criterion]]
id = "III.5"
parent = "III"
number = "5"
title = "Việc làm thêm"
standard_points = 0
kind = "checklist"
[[criterion.line]]
title = "Hiến máu"
points = 1
[[criterion.line]]
title = "Ủng hộ quỹ"
points = 1.5

[[criterion]]
id = "III.6"
parent = "III"
number = "6"
title = "So với kế hoạch"
standard_points = 0
kind = "bands"
measure = "Tỷ lệ so với kế hoạch (%)"
[[criterion.line]]
title = "Dưới 95 %"
points = -2
low = 0
high = 95
[[criterion.line]]
title = "Từ 95 % đến 105 %"
points = 0
low = 95
high = 105
bounds = "[]"
[[criterion.line]]
title = "Trên 105 %"
points = 3
low = 105
bounds = "()"

[[criterion]]
id = "IV"
number = "IV"
title = "Trừ, không có mục con"
standard_points = 0
kind = "manual"
floor = -20

[[grade]]
title = "Xuất sắc"
low = 40

[[grade]]
title = "Tốt"
low = 20

[[grade]]
title = "Chưa tốt"
low = -100
"""


def giving_and_taking() -> Rubric:
    """The rubric; it has no fault."""
    rubric, findings = read_toml(TEXT)
    assert rubric is not None, findings
    return rubric
