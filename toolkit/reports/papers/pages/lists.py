"""Templates of the request, the list of proposals, and the list of a decision."""

from toolkit.reports.docx.layout.blocks import Looks, paragraph, title
from toolkit.reports.docx.layout.page import UPRIGHT, document
from toolkit.reports.papers.pages.common import (
    NOMINEES,
    after_list,
    both_sign,
    closing,
    grouped,
    head,
    part,
    repeated,
    signed,
)

_SUBJECT = "Về việc đề nghị xét khen thưởng năm {{ nam }}"


def request() -> bytes:
    """A request with its list on a page of its own."""
    each = repeated("n", "nhom", paragraph("{{ n.so }}. {{ n.ten }}: {{ n.gom }};"))
    body = (
        head("Số:        /TTr-………")
        + title("TỜ TRÌNH", _SUBJECT)
        + paragraph("Kính gửi: {{ kinh_gui }}", "KinhGui")
        + repeated("c", "can_cu", paragraph("Căn cứ {{ c.loi }};", "CanCu"))
        + paragraph(
            "Căn cứ kết quả họp Hội đồng Thi đua – Khen thưởng ngày …… tháng …… năm"
            " ………,",
            "CanCu",
        )
        + paragraph(
            "{{ co_quan }} kính trình {{ kinh_gui }} xem xét, khen thưởng {{ tong }}"
            " trường hợp năm {{ nam }} (gồm {{ gom }}), cụ thể:"
        )
        + each
        + paragraph("(Có danh sách và hồ sơ kèm theo: ………)")
        + paragraph("{{ co_quan }} kính đề nghị {{ kinh_gui }} xem xét, quyết định./.")
        + signed(("- Như trên;", "- ………;", "- Lưu: VT, ………."))
        + _list_title("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {{ nam }}", new_page=True)
        + _with(
            "(Kèm theo Tờ trình số ……/TTr-…… ngày …… tháng …… năm ……… của"
            " {{ co_quan }})"
        )
        + grouped(NOMINEES)
        + after_list("(Danh sách có {{ tong }} trường hợp)", italic=True)
    )
    return document([(body, UPRIGHT)], name="Mẫu tờ trình kèm danh sách")


def proposals() -> bytes:
    """The list of proposals by title and unit."""
    body = (
        head("")
        + title("DANH SÁCH", "Đề nghị xét khen thưởng năm {{ nam }}")
        + grouped(NOMINEES, granted_by=True)
        + after_list("Tổng cộng: {{ tong }} trường hợp, gồm {{ gom }}.")
        + both_sign("NGƯỜI LẬP DANH SÁCH", "THỦ TRƯỞNG ĐƠN VỊ")
    )
    return document([(body, UPRIGHT)], name="Mẫu danh sách đề nghị")


def annex() -> bytes:
    """The list that goes with a decision."""
    body = (
        _list_title("DANH SÁCH ĐƯỢC KHEN THƯỞNG")
        + _with(
            "(Kèm theo Quyết định số {{ so_quyet_dinh }} {{ ngay_quyet_dinh }} của"
            " {{ nguoi_ky }})"
        )
        + grouped(NOMINEES)
        + part("Danh sách này có {{ tong }} trường hợp, gồm {{ gom }}.")
        + closing()
    )
    return document([(body, UPRIGHT)], name="Mẫu danh sách kèm theo quyết định")


def _list_title(text: str, *, new_page: bool = False) -> str:
    looks = Looks(new_page=new_page, before=0 if new_page else None)
    return paragraph(text, "TenLoai", looks)


def _with(text: str) -> str:
    return paragraph(text, "TrichYeu", Looks(bold=False, italic=True, after=8))
