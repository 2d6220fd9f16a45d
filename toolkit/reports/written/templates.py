"""The templates of reports that come with the toolkit, built from source."""

from collections.abc import Callable

from toolkit.reports.docx.layout.blocks import (
    Column,
    Looks,
    caption,
    heading,
    letterhead,
    loop_table,
    only_if,
    paragraph,
    signature,
    title,
)
from toolkit.reports.docx.layout.page import UPRIGHT, document
from toolkit.reports.written.period import ReportKind

NAMES = {
    ReportKind.HALF_YEAR: "bao_cao_6_thang.docx",
    ReportKind.YEAR: "bao_cao_nam.docx",
    ReportKind.THEMED: "bao_cao_chuyen_de.docx",
}
_SUBJECTS = {
    ReportKind.HALF_YEAR: "Sơ kết phong trào thi đua, công tác khen thưởng {{ ky }},\n"
    "phương hướng nhiệm vụ 6 tháng cuối năm {{ nam }}",
    ReportKind.YEAR: "Tổng kết phong trào thi đua, công tác khen thưởng {{ ky }},\n"
    "phương hướng nhiệm vụ năm {{ nam_sau }}",
    ReportKind.THEMED: "Kết quả công tác thi đua, khen thưởng\n{{ ky }}",
}
_TASKS_AHEAD = {
    ReportKind.HALF_YEAR: "PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM {{ nam }}",
    ReportKind.YEAR: "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {{ nam_sau }}",
    ReportKind.THEMED: "PHƯƠNG HƯỚNG, GIẢI PHÁP THỜI GIAN TỚI",
}
_SIGNED = ("- Như trên;", "- Lãnh đạo cơ quan;", "- Lưu: VT.")
_NUMBER, _CENTRED = "right", "center"


def build_report_template(name: str) -> bytes:
    """A template of a report, by file name. Raises KeyError for an unknown one."""
    kind = {file: kind for kind, file in NAMES.items()}[name]
    blocks = _body(kind) + only_if("cham_diem.co", _annex())
    return document([(blocks, UPRIGHT)], name="Báo cáo thi đua, khen thưởng")


def _body(kind: ReportKind) -> str:
    parts: tuple[Callable[[], str], ...] = (
        *(_situation, _plan, _indicators, _movements, _awards, _giving, _points),
        _shortcomings,
    )
    return (
        letterhead(
            "{{ dau_trang.cap_tren }}",
            "{{ dau_trang.co_quan }}",
            "Số: {{ so_ky_hieu }}",
            "{{ noi_lap }}, {{ ngay_lap }}",
        )
        + title("BÁO CÁO", _SUBJECTS[kind])
        + paragraph("Phần thứ nhất\nKẾT QUẢ THỰC HIỆN", "Phan")
        + "".join(part() for part in parts)
        + paragraph(f"Phần thứ hai\n{_TASKS_AHEAD[kind]}", "Phan")
        + _ahead(kind)
        + paragraph(
            "Trên đây là báo cáo công tác thi đua, khen thưởng {{ ky }} của"
            " {{ co_quan }}./.",
            looks=Looks(keep_next=True),  # no page has the signature alone
        )
        + paragraph("", "Normal", Looks(size=6, keep_next=True))
        + signature(_SIGNED, ["{{ chuc_vu }}"], "{{ nguoi_ky }}")
    )


def _part(head: str, condition: str, blocks: str) -> str:
    """A numbered part: what the workbooks say of it, else a blank to be filled."""
    return (
        heading(head)
        + only_if(condition, blocks)
        + only_if(f"not {condition}", paragraph("{{ bo_sung }}"))
    )


def _situation() -> str:
    return (
        heading("I. ĐẶC ĐIỂM TÌNH HÌNH, CÔNG TÁC CHỈ ĐẠO")
        + paragraph("{{ tom_tat }}")
        + paragraph("{{ chi_dao }}")
    )


def _plan() -> str:
    sentence = paragraph(
        "Kế hoạch công tác thi đua, khen thưởng có {{ ke_hoach.tong }} nhiệm vụ. Tính"
        " đến ngày {{ ke_hoach.den_ngay }}, đã hoàn thành {{ ke_hoach.xong }} nhiệm vụ"
        " (đúng hạn {{ ke_hoach.dung_han }}, muộn {{ ke_hoach.xong_muon }})"
        "{% if ke_hoach.co_qua_han %}; quá hạn {{ ke_hoach.qua_han }} nhiệm vụ"
        "{% endif %}{% if ke_hoach.co_con_lai %}; đang thực hiện {{ ke_hoach.con_lai }}"
        " nhiệm vụ{% endif %}."
    )
    listed = [
        Column("TT", 12, "{{ d.so }}", _CENTRED),
        Column("Nhiệm vụ", 52, "{{ d.viec }}"),
        Column("Đơn vị thực hiện", 29, "{{ d.don_vi }}"),
        Column("Hạn", 24, "{{ d.han }}", _CENTRED),
        Column("Kết quả, tình trạng", 43, _OUTCOME),
    ]
    return _part(
        "II. THỰC HIỆN KẾ HOẠCH THI ĐUA, KHEN THƯỞNG",
        "ke_hoach.co",
        sentence
        + caption("Biểu 1. Thực hiện kế hoạch")
        + loop_table(listed, "d", "nhiem_vu"),
    )


_OUTCOME = "{% if d.co_ket_qua %}{{ d.ket_qua }}\n{% endif %}{{ d.tinh_trang }}"


def _indicators() -> str:
    sentence = paragraph(
        "- {{ d.ten }} {{ ky }} đạt {{ d.thuc_hien }} {{ d.don_vi }}"
        "{% if d.co_tang %}, {{ d.tang_giam }} {{ d.tang }}\u00a0% so với cùng kỳ năm"
        " trước{% endif %}"
        "{% if d.co_so_kh %}, đạt {{ d.so_kh }}\u00a0% kế hoạch năm{% endif %}."
    )
    listed = [
        Column("TT", 11, "{{ loop.index }}", _CENTRED),
        Column("Chỉ tiêu", 45, "{{ d.ten }}"),
        Column("Đơn vị tính", 19, "{{ d.don_vi }}", _CENTRED),
        Column("Thực hiện", 24, "{{ d.thuc_hien }}", _NUMBER),
        Column("Cùng kỳ", 22, "{{ d.cung_ky }}", _NUMBER),
        Column("So cùng kỳ (%)", 19, _SIGNED_GROWTH, _NUMBER),
        Column("So kế hoạch (%)", 20, "{{ d.so_kh }}", _NUMBER),
    ]
    return _part(
        "III. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU",
        "chi_tieu",
        paragraph("{%p for d in chi_tieu %}", "Normal")
        + sentence
        + paragraph("{%p endfor %}", "Normal")
        + caption("Biểu 2. Các chỉ tiêu chủ yếu")
        + loop_table(listed, "d", "chi_tieu")
        + _chart("chi_tieu", "Hình 1. Mức thực hiện so với kế hoạch năm (%)"),
    )


_SIGNED_GROWTH = "{% if d.co_tang %}{{ d.dau }}{% endif %}{{ d.tang }}"


def _chart(name: str, under: str) -> str:
    return only_if(
        f"bieu_do.co_{name}",
        paragraph(
            f"{{{{ bieu_do.{name} }}}}",
            "Normal",
            Looks(align="center", before=6, keep_next=True),
        )
        + paragraph(under, "TenBang", Looks(before=0, after=6)),
    )


def _movements() -> str:
    listed = [
        Column("TT", 11, "{{ loop.index }}", _CENTRED),
        Column(
            "Phong trào, văn bản",
            42,
            "{{ d.ten }}{% if d.co_van_ban %}\n{{ d.van_ban }}{% endif %}",
        ),
        Column("Cấp phát động", 20, "{{ d.cap }}", _CENTRED),
        Column("Thời gian", 25, "{{ d.thoi_gian }}", _CENTRED),
        Column("Kết quả", 30, "{{ d.ket_qua }}"),
        Column("Khen tập thể", 16, "{{ d.tt }}", _NUMBER),
        Column("Khen cá nhân", 16, "{{ d.cn }}", _NUMBER),
    ]
    return _part(
        "IV. CÁC PHONG TRÀO THI ĐUA",
        "phong_trao",
        paragraph("Đã tổ chức, hưởng ứng {{ so_phong_trao }} phong trào thi đua.")
        + caption("Biểu 3. Các phong trào thi đua")
        + loop_table(listed, "d", "phong_trao"),
    )


def _awards() -> str:
    listed = [
        Column("TT", 11, "{{ loop.index }}", _CENTRED),
        Column("Cấp khen", 45, "{{ d.cap }}"),
        Column("Danh hiệu, hình thức", 48, "{{ d.hinh_thuc }}", total="Cộng"),
        Column("Tập thể", 14, "{{ d.tt }}", _NUMBER, "{{ khen.tt }}"),
        Column("Cá nhân", 14, "{{ d.cn }}", _NUMBER, "{{ khen.cn }}"),
        Column("Hộ gia đình", 14, "{{ d.ho }}", _NUMBER, "{{ khen.ho }}"),
        Column("Cộng", 14, "{{ d.cong }}", _NUMBER, "{{ khen.cong }}"),
    ]
    return _part(
        "V. CÔNG TÁC KHEN THƯỞNG",
        "khen.co",
        paragraph(
            "Trong kỳ có {{ khen.cong }} lượt khen thưởng: {{ khen.tt }} lượt tập thể,"
            " {{ khen.cn }} lượt cá nhân, {{ khen.ho }} lượt hộ gia đình"
            "{% if khen.ro_truc_tiep %}; trong số cá nhân có {{ khen.truc_tiep }} lượt"
            " không giữ chức vụ lãnh đạo, quản lý{% endif %}. Trong đó:"
        )
        + paragraph("{%p for d in theo_cap %}", "Normal")
        + paragraph(
            "- {{ d.cap }}:{% if d.co_tt %} {{ d.tt }} lượt tập thể{% endif %}"
            "{% if d.co_tt and d.co_cn %},{% endif %}"
            "{% if d.co_cn %} {{ d.cn }} lượt cá nhân{% endif %}"
            "{% if d.co_ho and (d.co_tt or d.co_cn) %},{% endif %}"
            "{% if d.co_ho %} {{ d.ho }} lượt hộ gia đình{% endif %}"
            "{% if loop.last %}.{% else %};{% endif %}"
        )
        + paragraph("{%p endfor %}", "Normal")
        + caption("Biểu 4. Khen thưởng theo cấp khen và hình thức")
        + loop_table(listed, "d", "khen_thuong")
        + _chart("khen_thuong", "Hình 2. Số lượt khen thưởng theo hình thức"),
    )


def _giving() -> str:
    money = [
        Column("TT", 15, "{{ loop.index }}", _CENTRED),
        Column("Quỹ, đợt ủng hộ", 82, "{{ d.quy }}", total="Cộng"),
        Column("Số tiền (đồng)", 42, "{{ d.so_tien }}", _NUMBER, "{{ dong_gop.tong }}"),
        Column("Tỷ lệ (%)", 21, "{{ d.ty_le }}", _NUMBER),
    ]
    return _part(
        "VI. ĐÓNG GÓP, ỦNG HỘ, TỪ THIỆN NHÂN ĐẠO",
        "dong_gop.co",
        only_if(
            "dong_gop.co_tien",
            paragraph("Tổng số tiền đóng góp, ủng hộ: {{ dong_gop.tong }} đồng.")
            + caption("Biểu 5. Đóng góp theo quỹ")
            + loop_table(money, "d", "quy"),
        )
        + only_if(
            "hien_vat",
            paragraph("{%p for d in hien_vat %}", "Normal")
            + paragraph("- {{ d.quy }}: {{ d.vat }}.")
            + paragraph("{%p endfor %}", "Normal"),
        ),
    )


def _points() -> str:
    return _part(
        "VII. KẾT QUẢ CHẤM ĐIỂM THI ĐUA",
        "cham_diem.co",
        paragraph(
            "Theo {{ cham_diem.bo_tieu_chi }} ({{ cham_diem.vong }}): điểm chuẩn"
            " {{ cham_diem.chuan }}, điểm cộng {{ cham_diem.cong }}, điểm trừ"
            " {{ cham_diem.tru }}, tổng điểm {{ cham_diem.tong }} (bảng chấm điểm ở"
            " Phụ lục)."
        ),
    )


def _shortcomings() -> str:
    return heading("VIII. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN") + paragraph("{{ ton_tai }}")


def _ahead(kind: ReportKind) -> str:
    targets = only_if(
        "chi_tieu",
        paragraph("{%p for d in chi_tieu %}", "Normal")
        + only_if(
            "d.co_nam_sau", paragraph("- {{ d.ten }}: {{ d.nam_sau }} {{ d.don_vi }}.")
        )
        + paragraph("{%p endfor %}", "Normal"),
    )
    return (
        (targets if kind is ReportKind.YEAR else "")
        + paragraph("{{ phuong_huong }}")
        + heading("ĐỀ XUẤT, KIẾN NGHỊ")
        + paragraph("{{ kien_nghi }}")
    )


def _annex() -> str:
    listed = [
        Column("TT", 14, "{{ d.so }}", _CENTRED),
        Column("Nội dung", 78, "{{ d.ten }}", total="Cộng"),
        Column("Điểm chuẩn", 17, "{{ d.chuan }}", _NUMBER, "{{ cham_diem.chuan }}"),
        Column("Điểm cộng", 17, "{{ d.cong }}", _NUMBER, "{{ cham_diem.cong }}"),
        Column("Điểm trừ", 17, "{{ d.tru }}", _NUMBER, "{{ cham_diem.tru }}"),
        Column("Tổng điểm", 17, "{{ d.tong }}", _NUMBER, "{{ cham_diem.tong }}"),
    ]
    return (
        paragraph("Phụ lục\nBẢNG CHẤM ĐIỂM THI ĐUA", "Phan", Looks(new_page=True))
        + paragraph("(Kèm theo Báo cáo số {{ so_ky_hieu }})", "TenBang")
        + loop_table(listed, "d", "tieu_chi")
    )
