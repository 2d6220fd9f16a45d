"""Layouts that nobody had in mind at first; each is right, or told."""

from tests.exchange.rubric.sheets import Layout

ODD = (
    Layout(
        "mục lớn chữ hoa, không số; số đánh lại từ 1",
        """
        STT | Nội dung | Điểm tối đa
        CÔNG TÁC CHUYÊN MÔN | | 60
        1 | Hồ sơ đúng hạn | 40
        2 | Hồ sơ đủ thành phần | 20
        CÔNG TÁC NỘI BỘ | | 40
        1 | Kỷ luật lao động | 25
        2 | Vệ sinh cơ quan | 15
        """,
        """
        I 60 group
        I.1 40 manual
        I.2 20 manual
        II 40 group
        II.1 25 manual
        II.2 15 manual
        """,
    ),
    Layout(
        "hai nửa bảng đặt cạnh nhau",
        """
        TT | Nội dung | Điểm | TT | Nội dung | Điểm
        1 | Đi làm đúng giờ | 10 | 3 | Họp đầy đủ | 30
        2 | Mặc đồng phục | 20 | 4 | Báo cáo đúng hạn | 40
        """,
        """
        1 10 manual
        2 20 manual
        3 30 manual
        4 40 manual
        """,
    ),
    Layout(
        "không có cột số, số đứng đầu câu",
        """
        Nội dung chấm điểm | Khung điểm | Cá nhân tự đánh giá
        I. Phẩm chất chính trị | 30 |
        1. Chấp hành chủ trương | 20 | 20
        2. Học tập, rèn luyện | 10 | 9
        II. Kết quả công tác | 70 |
        1. Khối lượng | 40 | 40
        2. Chất lượng | 30 | 28
        Tổng cộng | 100 | 97
        """,
        """
        I 30 group
        I.1 20 manual
        I.2 10 manual
        II 70 group
        II.1 40 manual
        II.2 30 manual
        """,
        (),
        "self 97",
    ),
    Layout(
        "phần A, phần B trong một ô gộp; điểm có chữ đ",
        """
        TT | Tiêu chí | Điểm chuẩn
        PHẦN A: TIÊU CHÍ CHUNG | |
        1 | Chính trị tư tưởng | 15 đ
        2 | Đạo đức, lối sống | 15 điểm
        PHẦN B: KẾT QUẢ NHIỆM VỤ | |
        1 | Hoàn thành nhiệm vụ | Tối đa 70
        Tổng điểm | | '100
        """,
        """
        A 30 group
        A.1 15 manual
        A.2 15 manual
        B 70 group
        B.1 70 manual
        """,
        ("X675",),
        "",
        ("A2:C2", "A5:C5"),
    ),
    Layout(
        "các mức xuống dòng trong cùng một ô",
        """
        TT | Nội dung và mức điểm | Điểm chuẩn | Tự chấm
        1 | Báo cáo: / - Đủ: 20 điểm; / - Chậm: 15 điểm; / - Thiếu: 5 điểm. | 20 | 15
        2 | Họp giao ban | 80 | 80
        | Cộng | 100 | 95
        """,
        """
        1 20 levels 20/15/5
        2 80 manual
        """,
        ("X688",),
        "self 95",
    ),
    Layout(
        "mức đánh dấu x",
        """
        STT | Tiêu chí | Điểm | Tự chấm
        1 | Giải quyết hồ sơ | 60 |
        | + Đúng hạn 100 % | 60 |
        | + Trễ hạn dưới 5 % | 50 | x
        | + Trễ hạn từ 5 % | 30 |
        2 | Tiếp công dân | 40 |
        | + Đúng quy định | 40 | x
        | + Có phản ánh đúng | 20 |
        """,
        """
        1 60 levels 60/50/30
        2 40 levels 40/20
        """,
        (),
        "self 90",
    ),
    Layout(
        "số thứ tự và điểm chuẩn gộp dọc qua các mức",
        """
        TT | Nội dung | Điểm chuẩn | Mức điểm | Đơn vị tự chấm
        1 | Xây dựng kế hoạch | 20 | |
        | Ban hành trước 31/01: 20 điểm | | | 20
        | Ban hành sau 31/01: 10 điểm | | |
        2 | Tổ chức thực hiện | 80 | |
        | Hoàn thành: 80 điểm | | |
        | Chưa hoàn thành: 40 điểm | | | 40
        """,
        """
        1 20 levels 20/10
        2 80 levels 80/40
        """,
        (),
        "self 60",
        ("A2:A4", "C2:C4", "A5:A7", "C5:C7"),
    ),
    Layout(
        "dòng cộng sau từng mục",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm | Thẩm định
        I | Công tác A | | |
        1 | Việc một | 30 | 30 | 28
        2 | Việc hai | 20 | 18 | 18
        | Cộng mục I | 50 | 48 | 46
        II | Công tác B | | |
        1 | Việc ba | 50 | 50 | 50
        | Cộng mục II | 50 | 50 | 50
        | Tổng cộng (I + II) | 100 | 98 | 96
        """,
        """
        I 50 group
        I.1 30 manual
        I.2 20 manual
        II 50 group
        II.1 50 manual
        """,
        ("X675",),
        "self 98, appraised 96",
    ),
    Layout(
        "dòng tổng đứng đầu bảng",
        """
        TT | Nội dung | Điểm tối đa | Điểm tự chấm
        | TỔNG CỘNG | 100 | 93
        1 | Nhiệm vụ được giao | 70 | 65
        2 | Nhiệm vụ đột xuất | 30 | 28
        """,
        """
        1 70 manual
        2 30 manual
        """,
        (),
        "self 93",
    ),
    Layout(
        "tiêu đề lặp lại ở trang sau",
        """
        TT | Nội dung | Điểm chuẩn
        1 | Việc một | 40
        TT | Nội dung | Điểm chuẩn
        2 | Việc hai | 60
        | Cộng | 100
        """,
        """
        1 40 manual
        2 60 manual
        """,
    ),
    Layout(
        "bốn cấp, cấp nào cũng ghi điểm",
        """
        TT | Nội dung | Điểm chuẩn
        A | Nhóm thứ nhất | 60
        I | Tiểu nhóm | 60
        1 | Tiêu chí | 60
        1.1 | Phần việc một | 35
        1.2 | Phần việc hai | 25
        B | Nhóm thứ hai | 40
        I | Tiểu nhóm khác | 40
        1 | Tiêu chí khác | 40
        """,
        """
        A 60 group
        A.I 60 group
        A.I.1 60 group
        A.I.1.1 35 manual
        A.I.1.2 25 manual
        B 40 group
        B.I 40 group
        B.I.1 40 manual
        """,
    ),
    Layout(
        "số gộp I.1, I.2, II.1",
        """
        Mã số | Tiêu chí | Thang điểm | Tự chấm
        I | Chung | 40 | 38
        I.1 | Tiêu chí một | 25 | 25
        I.2 | Tiêu chí hai | 15 | 13
        II | Riêng | 60 | 60
        II.1 | Tiêu chí ba | 60 | 60
        """,
        """
        I 40 group
        I.1 25 manual
        I.2 15 manual
        II 60 group
        II.1 60 manual
        """,
        (),
        "self 98",
    ),
    Layout(
        "mức đánh chữ a, b, c",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm
        1 | Chuyển đổi số | 30 | 20
        a | Đạt trên 90 % văn bản điện tử | 30 |
        b | Đạt từ 70 % đến 90 % | 20 |
        c | Đạt dưới 70 % | 10 |
        2 | Cải cách hành chính | 70 | 70
        | Tổng | 100 | 90
        """,
        """
        1 30 levels 30/20/10
        2 70 manual
        """,
        ("X681", "X688"),
        "self 90",
    ),
    Layout(
        "điểm thưởng ghi khoảng, điểm trừ mỗi lần",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm
        I | Điểm chuẩn | 100 | 100
        1 | Nhiệm vụ chính trị | 100 | 100
        II | Điểm thưởng (tối đa 10 điểm) | 10 | 7
        1 | Được tặng Cờ thi đua: 5–10 điểm | | 5
        2 | Mỗi sáng kiến cấp cơ sở cộng 1 điểm | | 2
        III | Điểm trừ | | -6
        1 | Nộp báo cáo chậm: trừ 2 điểm/lần | | 6
        2 | Đơn vị mất đoàn kết: trừ 10 điểm | | 0
        | Tổng điểm | 110 | 101
        """,
        """
        I 100 group
        I.1 100 manual
        II 0 group
        II.1 0 manual most 10
        II.2 0 added_per_event each 1
        III 0 group
        III.1 0 per_event floor -100 each 2
        III.2 0 manual floor -10
        """,
        ("X682",),
        "self 101",
    ),
    Layout(
        "điểm là chữ có dấu phẩy, tổng 1.000",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm
        1 | Nội dung một | '487,5 | '480,25
        2 | Nội dung hai | '512,5 | '500,5
        | Tổng cộng | '1.000 | '980,75
        """,
        """
        1 487,5 manual
        2 512,5 manual
        """,
        (),
        "self 980,75",
    ),
    Layout(
        "mục la mã không ghi điểm, nhóm không ghi điểm",
        """
        TT | Nội dung | Điểm chuẩn
        I | Công tác thi đua |
        1 | Phong trào |
        a | Phát động | 15
        b | Sơ kết, tổng kết | 10
        2 | Điển hình tiên tiến | 25
        II | Công tác khen thưởng |
        1 | Hồ sơ | 50
        | Tổng cộng | 100
        """,
        """
        I 50 group
        I.1 25 group
        I.1.a 15 manual
        I.1.b 10 manual
        I.2 25 manual
        II 50 group
        II.1 50 manual
        """,
        ("X675",),
    ),
    Layout(
        "bảng xếp loại và chữ ký dưới bảng",
        """
        TT | Tiêu chí | Điểm tối đa | Tự chấm
        1 | Tiêu chí một | 50 | 45
        2 | Tiêu chí hai | 50 | 50
        | Tổng số | 100 | 95
        Xếp loại: Xuất sắc từ 90 điểm trở lên | | |
        Tốt: từ 80 đến dưới 90 điểm | | |
        Người chấm | | | Thủ trưởng đơn vị
        """,
        """
        1 50 manual
        2 50 manual
        """,
        (),
        "self 95",
    ),
    Layout(
        "chữ ký ngay dưới, không có dòng tổng",
        """
        TT | Tiêu chí | Điểm tối đa
        1 | Tiêu chí một | 50
        2 | Tiêu chí hai | 50
        Ghi chú: mỗi tiêu chí trừ tối đa 5 điểm | |
        | | Hà Nội, ngày 5 tháng 12 năm 2024
        | | Thủ trưởng đơn vị
        """,
        """
        1 50 manual
        2 50 manual
        """,
    ),
    Layout(
        "điểm chuẩn ghi khoảng 0–20",
        """
        TT | Tiêu chí | Khung điểm
        1 | Tiêu chí một | 0-20
        2 | Tiêu chí hai | '0 – 80
        | Cộng | 100
        """,
        """
        1 20 manual
        2 80 manual
        """,
    ),
    Layout(
        "cột của từng đơn vị",
        """
        TT | Nội dung | Điểm chuẩn | Phòng Kế hoạch | Phòng Tài chính
        1 | Tiêu chí một | 60 | 55 | 60
        2 | Tiêu chí hai | 40 | 40 | 38
        """,
        """
        1 60 manual
        2 40 manual
        """,
        ("X688",),
    ),
    Layout(
        "tiêu chí 1, tiêu chí 2 ghi bằng chữ",
        """
        Tiêu chí số | Nội dung | Điểm chuẩn | Điểm đạt được
        Tiêu chí 1 | Kinh tế | 60 | 60
        1.1 | Thu ngân sách | 40 | 40
        1.2 | Giải ngân | 20 | 20
        Tiêu chí 2 | Văn hóa - xã hội | 40 | 35
        2.1 | Giáo dục | 40 | 35
        """,
        """
        1 60 group
        1.1 40 manual
        1.2 20 manual
        2 40 group
        2.1 40 manual
        """,
        (),
        "self 95",
    ),
    Layout(
        "câu bị ngắt sang dòng sau",
        """
        TT | Nội dung | Điểm chuẩn
        1 | Tổ chức thực hiện các phong trào thi đua do khối, | 60
        | cụm phát động trong năm | |
        2 | Tổ chức kiểm tra | 40
        """,
        """
        1 60 manual
        2 40 manual
        """,
    ),
    Layout(
        "mô tả a, b, c không có điểm",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm
        1 | Công tác lãnh đạo | 60 | 58
        a | Có chương trình công tác | |
        b | Có phân công rõ ràng | |
        2 | Công tác kiểm tra | 40 | 40
        """,
        """
        1 60 manual
        2 40 manual
        """,
        (),
        "self 98",
    ),
    Layout(
        "nội dung bị trừ ngay trong mục",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm
        1 | Chế độ báo cáo (mỗi báo cáo chậm trừ 2 điểm) | 20 | 16
        2 | Kỷ luật lao động | 80 | 80
        """,
        """
        1 20 per_event each 2
        2 80 manual
        """,
        ("X682",),
        "self 96",
    ),
    Layout(
        "điểm trừ trong mục, ghi thành dòng",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm
        1 | Chấp hành nội quy | 20 | 15
        | - Đi muộn: trừ 5 điểm | |
        | - Nghỉ không phép: trừ 10 điểm | |
        2 | Chuyên môn | 80 | 80
        """,
        """
        1 20 manual
        2 80 manual
        """,
        ("X681",),
        "self 95",
    ),
    Layout(
        "tiêu đề ba dòng, vòng chấm có cột con",
        """
        STT | NỘI DUNG | ĐIỂM CHUẨN | KẾT QUẢ CHẤM ĐIỂM | | | GHI CHÚ
        | | | Đơn vị tự chấm | | Khối chấm |
        | | | Điểm | Lý do | Điểm |
        1 | Việc một | 60 | 55 | Chậm một việc | 50 |
        2 | Việc hai | 40 | 40 | | 40 | Có phụ lục
        """,
        """
        1 60 manual
        2 40 manual
        """,
        (),
        "self 95, appraised 90",
        ("A1:A3", "B1:B3", "C1:C3", "D1:F1", "D2:E2", "G1:G3"),
    ),
    Layout(
        "danh sách một cột, điểm trong câu",
        """
        BẢNG TIÊU CHÍ CHẤM ĐIỂM
        I. Chấp hành kỷ luật: 40 điểm
        1. Đúng giờ: 25 điểm
        2. Đồng phục: 15 điểm
        II. Chuyên môn: 60 điểm
        1. Hoàn thành việc: 60 điểm
        """,
        """
        I 40 group
        I.1 25 manual
        I.2 15 manual
        II 60 group
        II.1 60 manual
        """,
        ("X671",),
    ),
    Layout(
        "mã 1.10 thành 1.1, thiếu một số",
        """
        TT | Nội dung | Điểm chuẩn
        1 | Nhóm | 100
        1.7 | Việc bảy | 40
        1.8 | Việc tám | 20
        1.9 | Việc chín | 20
        1.1 | Việc mười | 20
        """,
        """
        1 100 group
        1.7 40 manual
        1.8 20 manual
        1.9 20 manual
        1.1 20 manual
        """,
        ("X673",),
    ),
    Layout(
        "điểm của mức ở cột riêng",
        """
        TT | Nội dung | Điểm chuẩn | Mức điểm | Tự chấm
        1 | Lập kế hoạch | 20 | |
        | Đúng hạn | | 20 | 20
        | Chậm | | 10 |
        2 | Báo cáo | 80 | |
        | Đủ | | 80 |
        | Thiếu | | 60 | 60
        """,
        """
        1 20 levels 20/10
        2 80 levels 80/60
        """,
        (),
        "self 80",
    ),
    Layout(
        "điểm cộng không có quy tắc",
        """
        TT | Nội dung | Điểm chuẩn | Điểm cộng | Điểm trừ | Tự chấm
        1 | Việc một | 60 | 5 | | 65
        2 | Việc hai | 40 | | 3 | 37
        | Tổng | 100 | 5 | 3 | 102
        """,
        """
        1 60 manual
        2 40 manual
        """,
        ("X684",),
        "self 97",
    ),
    Layout(
        "điểm chuẩn gõ chữ O",
        """
        TT | Nội dung | Điểm chuẩn
        1 | Việc một | '2O
        2 | Việc hai | 80
        """,
        """
        1 0 manual
        2 80 manual
        """,
        ("X672", "X674"),
    ),
    Layout(
        "cộng, trừ ghi cuối câu, không có cột",
        """
        TT | Nội dung | Điểm
        I | NỘI DUNG THI ĐUA | 90
        1 | Việc một | 90
        II | ĐIỂM CỘNG |
        1 | Được Bộ tặng Bằng khen: cộng 5 điểm |
        2 | Được Thủ tướng tặng Bằng khen: cộng 10 điểm |
        III | CÁC TRƯỜNG HỢP TRỪ ĐIỂM |
        1 | Không họp khối: trừ 5 điểm |
        | Tổng cộng | 90
        """,
        """
        I 90 group
        I.1 90 manual
        II 0 group
        II.1 0 manual most 5
        II.2 0 manual most 10
        III 0 group
        III.1 0 manual floor -5
        """,
    ),
    Layout(
        "điểm trong ngoặc",
        """
        TT | Nội dung | Điểm chuẩn
        I | Nhóm A (40 điểm) |
        1 | Việc một | (25)
        2 | Việc hai | (15)
        II | Nhóm B (60đ) |
        1 | Việc ba | (60)
        """,
        """
        I 40 group
        I.1 25 manual
        I.2 15 manual
        II 60 group
        II.1 60 manual
        """,
    ),
    Layout(
        "bảng thứ hai ở dưới, chỉ nói ra",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm
        1 | Việc một | 60 | 60
        2 | Việc hai | 40 | 40
        | Tổng cộng | 100 | 100
        TT | Nội dung điểm thưởng | Mức điểm | Ghi chú
        1 | Sáng kiến | 5 |
        2 | Cờ thi đua | 10 |
        """,
        """
        1 60 manual
        2 40 manual
        """,
        ("X687",),
        "self 100",
    ),
    Layout(
        "mức ghi khoảng điểm",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm
        1 | Lề lối | 20 | 17
        | Tốt: 16-20 điểm | |
        | Khá: 10-15 điểm | |
        2 | Việc hai | 80 | 75
        """,
        """
        1 20 manual
        2 80 manual
        """,
        ("X681",),
        "self 92",
    ),
    Layout(
        "kết quả thực hiện ghi bằng chữ",
        """
        TT | Tiêu chí | Điểm tối đa | Kết quả thực hiện | Điểm tự chấm
        1 | Việc một | 60 | Đạt 100% kế hoạch | 60
        2 | Việc hai | 40 | 35/40 hồ sơ | 35
        """,
        """
        1 60 manual
        2 40 manual
        """,
        (),
        "self 95",
    ),
    Layout(
        "cột phương pháp chấm điểm ghi các mức",
        """
        STT | Tiêu chí | Cách tính điểm | Điểm tối đa | Điểm tự chấm
        1 | Kế hoạch | Đúng hạn: 20 điểm; chậm: 10 điểm | 20 | 20
        2 | Báo cáo | Đủ: 80 điểm; thiếu: 40 điểm | 80 | 40
        """,
        """
        1 20 levels 20/10
        2 80 levels 80/40
        """,
        (),
        "self 60",
    ),
    Layout(
        "hai cột tự chấm theo kỳ, lấy cột sau",
        """
        TT | Nội dung | Điểm chuẩn | Tự chấm 6 tháng | Tự chấm cả năm
        1 | Việc một | 60 | 50 | 60
        2 | Việc hai | 40 | 35 | 40
        """,
        """
        1 60 manual
        2 40 manual
        """,
        ("X688",),
        "self 100",
    ),
    Layout(
        "chỉ ghi điểm trừ, không ghi điểm đạt",
        """
        TT | Nội dung | Điểm chuẩn | Điểm trừ | Lý do
        1 | Việc một | 60 | 5 | Chậm
        2 | Việc hai | 40 | |
        """,
        """
        1 60 manual
        2 40 manual
        """,
        (),
        "self 95",
    ),
    Layout(
        "không đánh số, mục lớn chữ hoa",
        """
        Tiêu chí | Điểm tối đa | Điểm đạt
        CÔNG TÁC CHUYÊN MÔN | 60 | 55
        Số lượng hồ sơ | 30 | 30
        Chất lượng hồ sơ | 30 | 25
        CÔNG TÁC ĐOÀN THỂ | 40 | 40
        Công đoàn | 20 | 20
        Thanh niên | 20 | 20
        TỔNG | 100 | 95
        """,
        """
        I 60 group
        I.1 30 manual
        I.2 30 manual
        II 40 group
        II.1 20 manual
        II.2 20 manual
        """,
        ("X673",),
        "self 95",
    ),
)
