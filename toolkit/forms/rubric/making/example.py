"""A small rubric that shows every way of scoring, to start writing from."""

from decimal import Decimal

from toolkit.model.rubric import (
    BonusRule,
    Comparison,
    Criterion,
    Grade,
    Kind,
    Line,
    NumberSource,
    PenaltyRule,
    Round,
    Rubric,
    Target,
)
from toolkit.scoring.rubric.faults.example import (
    EXAMPLE_ID,
    EXAMPLE_NOTE,
    EXAMPLE_TITLE,
    EXAMPLE_WAY,
)


def _points(number: int) -> Decimal:
    return Decimal(number)


def _line(title: str, points: int, target: Target = Target.NONE) -> Line:
    return Line(title=title, points=_points(points), target=target)


EXAMPLE = Rubric(
    id=EXAMPLE_ID,
    title=EXAMPLE_TITLE,
    standard_points=_points(100),
    rounds=(Round.SELF, Round.APPRAISED, Round.FINAL),
    bonus_cap=_points(5),
    note=EXAMPLE_NOTE,
    criteria=(
        Criterion(
            id="I",
            number="I",
            title="Nhiệm vụ chuyên môn",
            standard_points=_points(60),
            kind=Kind.GROUP,
        ),
        Criterion(
            id="I.1",
            parent="I",
            number="1",
            title="Hoàn thành chỉ tiêu được giao",
            standard_points=_points(30),
            kind=Kind.LEVELS,
            lines=(
                _line("Vượt chỉ tiêu", 30, Target.OVER),
                _line("Đạt chỉ tiêu", 28, Target.MET),
                _line("Không đạt chỉ tiêu", 20, Target.UNDER),
            ),
            bonus=BonusRule(points_per_percent=_points(1), cap_share=_points(10)),
            note=EXAMPLE_WAY + "«chọn mức», có điểm cộng.",
        ),
        Criterion(
            id="I.2",
            parent="I",
            number="2",
            title="Hồ sơ giải quyết đúng hạn",
            standard_points=_points(20),
            kind=Kind.BANDS,
            measure="Tỷ lệ hồ sơ quá hạn (%)",
            lines=(
                Line(
                    title="Không có hồ sơ quá hạn",
                    points=_points(20),
                    high=_points(0),
                    high_closed=True,
                ),
                Line(
                    title="Quá hạn dưới 5 %",
                    points=_points(15),
                    low=_points(0),
                    high=_points(5),
                    low_closed=False,
                ),
                Line(title="Quá hạn từ 5 %", points=_points(5), low=_points(5)),
            ),
            note=EXAMPLE_WAY + "«theo khoảng».",
        ),
        Criterion(
            id="I.3",
            parent="I",
            number="3",
            title="Chất lượng tham mưu",
            standard_points=_points(10),
            kind=Kind.MANUAL,
            penalty=PenaltyRule(
                points_per_percent=Decimal("0.5"), cap_points=_points(5)
            ),
            note=EXAMPLE_WAY + "«nhập điểm», có điểm trừ.",
        ),
        Criterion(
            id="II",
            number="II",
            title="Công tác thi đua, khen thưởng",
            standard_points=_points(40),
            kind=Kind.GROUP,
        ),
        Criterion(
            id="II.1",
            parent="II",
            number="1",
            title="Khen thưởng người lao động trực tiếp",
            standard_points=_points(10),
            kind=Kind.THRESHOLD,
            measure="Tỷ lệ người lao động trực tiếp được khen (%)",
            comparison=Comparison.GE,
            threshold=_points(70),
            drawn_from=NumberSource.DIRECT_WORKERS_SHARE,
            note=EXAMPLE_WAY + "«ngưỡng», số lấy từ sổ theo dõi khen thưởng.",
        ),
        Criterion(
            id="II.2",
            parent="II",
            number="2",
            title="Chấp hành chế độ báo cáo",
            standard_points=_points(10),
            kind=Kind.PER_EVENT,
            measure="Số báo cáo chậm",
            points_per_event=_points(2),
            note=EXAMPLE_WAY + "«trừ mỗi lần».",
        ),
        Criterion(
            id="II.3",
            parent="II",
            number="3",
            title="Tổ chức phong trào thi đua",
            standard_points=_points(20),
            kind=Kind.CHECKLIST,
            lines=(
                _line("Có kế hoạch", 5),
                _line("Có phát động và sơ kết", 10),
                _line("Có gương điển hình mới", 5),
            ),
            note=EXAMPLE_WAY + "«đánh dấu».",
        ),
        Criterion(
            id="III",
            number="III",
            title="Điểm thưởng",
            standard_points=_points(0),
            kind=Kind.ADDED_PER_EVENT,
            measure="Số sáng kiến được công nhận",
            points_per_event=_points(1),
            most_added=_points(3),
            note=EXAMPLE_WAY + "«cộng mỗi lần»: điểm chuẩn 0, chỉ cộng.",
        ),
    ),
    grades=(
        Grade(title="Xuất sắc", low=_points(90), min_share=_points(80)),
        Grade(title="Tốt", low=_points(80)),
        Grade(title="Hoàn thành", low=_points(50)),
        Grade(title="Chưa hoàn thành", low=_points(0)),
    ),
)
