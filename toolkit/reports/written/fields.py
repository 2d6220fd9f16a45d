"""The names that a template of a report may use, and what each stands for."""

from collections.abc import Mapping

from toolkit.reports.docx.values import LIST, Shape, Value, Values

FIELDS: Mapping[str, str] = {
    "co_quan": "tên cơ quan lập báo cáo",
    "co_quan_chu_quan": "cơ quan cấp trên",
    "dau_trang.cap_tren": "cơ quan cấp trên, ngắt dòng cho đầu trang",
    "dau_trang.co_quan": "tên cơ quan, ngắt dòng cho đầu trang",
    "noi_lap": "địa danh",
    "so_ky_hieu": "số và ký hiệu, để trống số",
    "ngay_lap": "ngày, tháng, năm lập báo cáo; ngày để trống",
    "chuc_vu": "chức vụ người ký",
    "nguoi_ky": "họ và tên người ký",
    "nam": "năm báo cáo",
    "nam_sau": "năm sau năm báo cáo",
    "ky": "kỳ báo cáo bằng chữ",
    "tom_tat": "chỗ để người viết nêu tình hình chung",
    "ton_tai": "chỗ để người viết nêu tồn tại, hạn chế, nguyên nhân",
    "phuong_huong": "chỗ để người viết nêu phương hướng, nhiệm vụ",
    "kien_nghi": "chỗ để người viết nêu đề xuất, kiến nghị",
    "chi_dao": "chỗ để người viết nêu công tác chỉ đạo",
    "bo_sung": "chỗ để người viết bổ sung khi sổ không có số liệu của mục",
    "ke_hoach.co": "có nhiệm vụ trong kỳ",
    "ke_hoach.den_ngay": "tính đến ngày nào",
    "ke_hoach.tong": "số nhiệm vụ của kế hoạch",
    "ke_hoach.xong": "số nhiệm vụ đã hoàn thành",
    "ke_hoach.dung_han": "số nhiệm vụ hoàn thành đúng hạn",
    "ke_hoach.xong_muon": "số nhiệm vụ hoàn thành muộn",
    "ke_hoach.qua_han": "số nhiệm vụ quá hạn",
    "ke_hoach.co_qua_han": "có nhiệm vụ quá hạn",
    "ke_hoach.con_lai": "số nhiệm vụ còn trong hạn",
    "ke_hoach.co_con_lai": "có nhiệm vụ còn trong hạn",
    "nhiem_vu[].so": "số thứ tự của nhiệm vụ",
    "nhiem_vu[].viec": "nội dung nhiệm vụ",
    "nhiem_vu[].don_vi": "đơn vị thực hiện",
    "nhiem_vu[].han": "hạn hoàn thành",
    "nhiem_vu[].ket_qua": "kết quả, văn bản",
    "nhiem_vu[].co_ket_qua": "có ghi kết quả, văn bản",
    "nhiem_vu[].tinh_trang": "đúng hạn, muộn, quá hạn",
    "chi_tieu[].ten": "tên chỉ tiêu",
    "chi_tieu[].don_vi": "đơn vị tính",
    "chi_tieu[].thuc_hien": "thực hiện",
    "chi_tieu[].co_thuc_hien": "có số thực hiện",
    "chi_tieu[].cung_ky": "cùng kỳ năm trước",
    "chi_tieu[].co_cung_ky": "có số cùng kỳ",
    "chi_tieu[].ke_hoach": "kế hoạch năm",
    "chi_tieu[].co_ke_hoach": "có kế hoạch năm",
    "chi_tieu[].nam_sau": "kế hoạch năm sau",
    "chi_tieu[].co_nam_sau": "có kế hoạch năm sau",
    "chi_tieu[].tang_giam": "chữ «tăng» hoặc «giảm»",
    "chi_tieu[].dau": "dấu + hoặc −",
    "chi_tieu[].tang": "số phần trăm tăng, giảm so cùng kỳ",
    "chi_tieu[].co_tang": "tính được mức tăng, giảm",
    "chi_tieu[].so_kh": "phần trăm so với kế hoạch năm",
    "chi_tieu[].co_so_kh": "tính được phần trăm so với kế hoạch",
    "so_phong_trao": "số phong trào thi đua",
    "phong_trao[].ten": "tên phong trào",
    "phong_trao[].cap": "cấp phát động",
    "phong_trao[].thoi_gian": "thời gian",
    "phong_trao[].van_ban": "văn bản phát động",
    "phong_trao[].co_van_ban": "có văn bản phát động",
    "phong_trao[].ket_qua": "kết quả",
    "phong_trao[].tt": "số tập thể được khen trong phong trào",
    "phong_trao[].cn": "số cá nhân được khen trong phong trào",
    "dong_gop.co": "có đóng góp trong kỳ",
    "dong_gop.co_tien": "có đóng góp bằng tiền",
    "dong_gop.tong": "tổng số tiền, đồng",
    "quy[].quy": "tên quỹ",
    "quy[].so_tien": "số tiền, đồng",
    "quy[].ty_le": "tỷ lệ so với tổng, %",
    "hien_vat[].quy": "tên quỹ, đợt ủng hộ",
    "hien_vat[].vat": "hiện vật",
    "hien_vat[].don_vi": "đơn vị đóng góp",
    "khen.co": "có khen thưởng trong kỳ",
    "khen.tt": "số lượt tập thể được khen",
    "khen.cn": "số lượt cá nhân được khen",
    "khen.ho": "số lượt hộ gia đình được khen",
    "khen.cong": "tổng số lượt khen thưởng",
    "khen.ro_truc_tiep": "biết đủ ai là lãnh đạo, ai trực tiếp",
    "khen.truc_tiep": "số lượt cá nhân không giữ chức vụ lãnh đạo",
    "khen_thuong[].cap": "cấp khen",
    "khen_thuong[].hinh_thuc": "danh hiệu, hình thức",
    "khen_thuong[].tt": "tập thể",
    "khen_thuong[].cn": "cá nhân",
    "khen_thuong[].ho": "hộ gia đình",
    "khen_thuong[].cong": "cộng",
    "theo_cap[].cap": "cấp khen",
    "theo_cap[].tt": "tập thể",
    "theo_cap[].cn": "cá nhân",
    "theo_cap[].ho": "hộ gia đình",
    "theo_cap[].co_tt": "có tập thể được khen",
    "theo_cap[].co_cn": "có cá nhân được khen",
    "theo_cap[].co_ho": "có hộ gia đình được khen",
    "theo_cap[].cong": "cộng",
    "cham_diem.co": "có sổ chấm điểm kèm theo",
    "cham_diem.bo_tieu_chi": "tên bộ tiêu chí",
    "cham_diem.vong": "vòng chấm điểm",
    "cham_diem.chuan": "tổng điểm chuẩn",
    "cham_diem.cong": "tổng điểm cộng",
    "cham_diem.tru": "tổng điểm trừ",
    "cham_diem.tong": "tổng điểm",
    "tieu_chi[].so": "số thứ tự tiêu chí",
    "tieu_chi[].ten": "tên tiêu chí",
    "tieu_chi[].la_nhom": "là dòng nhóm",
    "tieu_chi[].chuan": "điểm chuẩn",
    "tieu_chi[].cong": "điểm cộng",
    "tieu_chi[].tru": "điểm trừ",
    "tieu_chi[].tong": "tổng điểm",
    "bieu_do.chi_tieu": "biểu đồ mức thực hiện so với kế hoạch",
    "bieu_do.co_chi_tieu": "có biểu đồ chỉ tiêu",
    "bieu_do.khen_thuong": "biểu đồ khen thưởng theo hình thức",
    "bieu_do.co_khen_thuong": "có biểu đồ khen thưởng",
}
"""In a template, `[]` is what the row of a list is called: «{%tr for d in quy %}»."""


def shape() -> Shape:
    """The names as the filling of templates takes them."""
    found: dict[str, Shape | None] = {}
    for name in FIELDS:
        here = found
        *groups, last = name.split(".")
        for group in groups:
            below = here.setdefault(group, {})
            assert isinstance(below, dict)  # a name is a group or a field, not both
            here = below
        here[last] = None
    return found


def empty() -> dict[str, Value]:
    """Values of a report that no workbook has filled: no flag set, no list has rows."""
    found: dict[str, Value] = {}
    for name in FIELDS:
        group, _, field = name.partition(".")
        if group.endswith(LIST):
            found[group.removesuffix(LIST)] = []
        elif field:
            below = found.setdefault(group, {})
            assert isinstance(below, dict)
            below[field] = False if field.startswith(("co", "ro_")) else ""
        else:
            found[name] = ""
    return found


def joined(values: Values, more: Values) -> dict[str, Value]:
    """Values with others put over them, group by group."""
    whole = dict(values)
    for name, value in more.items():
        old = whole.get(name)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            value = {**old, **value}
        whole[name] = value
    return whole
