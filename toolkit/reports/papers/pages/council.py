"""Templates of the council: the minutes of its meeting, and the ballot."""

from toolkit.reports.docx.layout.blocks import (
    Column,
    Looks,
    loop_table,
    only_if,
    paragraph,
    title,
)
from toolkit.reports.docx.layout.page import UPRIGHT, document
from toolkit.reports.papers.pages.common import (
    after_list,
    before_list,
    both_sign,
    closing,
    council_head,
    grouped,
    lines_to_write,
    part,
    repeated,
)

_OF_ALL = "{{ d.phieu }}/{{ d.tong_thanh_vien }}"
_VOTES = (
    Column("STT", 12, "{{ d.stt }}", "center"),
    Column("Họ và tên, tên tập thể", 38, "{{ d.ten_day_du }}"),
    Column("Đơn vị", 24, "{{ d.don_vi }}"),
    Column("Danh hiệu, hình thức", 32, "{{ d.danh_hieu }}"),
    Column("Phiếu đồng ý trên tổng số", 20, _OF_ALL, "center"),
    Column("Tỷ lệ", 18, "{{ d.ty_le }}", "center"),
    Column("Kết quả", 16, "{{ d.ket_qua }}", "center"),
)  # fmt: skip
_BALLOT = (
    Column("STT", 12, "{{ d.stt }}", "center"),
    Column("Họ và tên, tên tập thể", 52, "{{ d.ten_day_du }}"),
    Column("Chức vụ, đơn vị", 52, "{{ d.chuc_vu_don_vi }}"),
    Column("Đồng ý", 20, "", "center"),
    Column("Không đồng ý", 24, "", "center"),
)


def minutes() -> bytes:
    """The minutes of a meeting; votes are counted on all members."""
    body = (
        council_head("Số:        /BB-………")
        + title(
            "BIÊN BẢN",
            "Họp Hội đồng Thi đua – Khen thưởng xét khen thưởng năm {{ nam }}",
        )
        + paragraph(
            "Hôm nay, {{ ngay_hop }}, tại ………, {{ hoi_dong }} họp xét khen thưởng năm"
            " {{ nam }}."
        )
        + part("I. Thành phần")
        + paragraph(
            "1. Tổng số thành viên Hội đồng: {{ tong_thanh_vien }}; có mặt: {{ du_hop"
            " }}; vắng mặt: {{ vang }}."
        )
        + paragraph(
            "2. Thành viên vắng mặt (lý do; đã lấy ý kiến bằng văn bản hay chưa):"
        )
        + lines_to_write(1)
        + paragraph("3. Chủ trì: ……………………; thư ký: ……………………")
        + part("II. Nội dung")
        + paragraph("1. Hội đồng nghe báo cáo và thảo luận:")
        + lines_to_write()
        + paragraph(
            "2. Hội đồng {{ cach }}. Tỷ lệ phiếu tính trên tổng số thành viên Hội"
            " đồng, kể cả người vắng mặt."
        )
        + only_if(
            "quy_dinh",
            paragraph("Mức phiếu cần đạt:")
            + repeated("q", "quy_dinh", paragraph("- {{ q.loi }}.")),
        )
        + before_list("3. Kết quả:")
        + loop_table(_VOTES, "d", "dong")
        + only_if(
            "khong_bieu_quyet",
            after_list(
                "Số thành viên không biểu quyết vì là người của đơn vị được xét:"
                " {{ khong_bieu_quyet }}."
            ),
        )
        + part("III. Kết luận")
        + paragraph(
            "Có {{ dat }} trường hợp đạt, {{ khong_dat }} trường hợp không đạt mức"
            " phiếu. Hội đồng thống nhất đề nghị khen thưởng các trường hợp đạt."
        )
        + paragraph(
            "Biên bản lập thành …… bản, đã đọc lại cho các thành viên dự họp nghe và"
            " thống nhất./."
        )
        + both_sign("THƯ KÝ", "CHỦ TRÌ")
    )
    return document([(body, UPRIGHT)], name="Mẫu biên bản họp Hội đồng")


def ballot() -> bytes:
    """A ballot, to be copied for each member."""
    body = (
        council_head("")
        + title("PHIẾU BẦU", "Xét khen thưởng năm {{ nam }}")
        + paragraph(
            "(Đánh dấu X vào ô «Đồng ý» hoặc ô «Không đồng ý» của từng dòng.)",
            "NoiDung",
            Looks(italic=True),
        )
        + grouped(_BALLOT)
        + closing()
    )
    return document([(body, UPRIGHT)], name="Mẫu phiếu bầu")
