"""Ten layouts of scoring tables, after those that offices published."""

from tests.exchange.rubric.sheets import Layout

LAYOUTS = (
    Layout(
        "khối, ba vòng chấm, mục thưởng",
        """
        ỦY BAN NHÂN DÂN TỈNH | | | | |
        BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2018 | | | | |
        TT | Nội dung | Điểm chuẩn | Đơn vị tự chấm | Khối chấm | Ban thẩm định
        I | Thực hiện nhiệm vụ chính trị | 50 | 48 | 47 | 47
        1 | Hoàn thành chỉ tiêu được giao | 30 | 30 | 29 | 29
        2 | Cải cách hành chính | 20 | 18 | 18 | 18
        II | Xây dựng hệ thống chính trị | 45 | 45 | 45 | 44
        1 | Tổ chức đảng | 25 | 25 | 25 | 24
        2 | Đoàn thể | 20 | 20 | 20 | 20
        III | Điểm thưởng | 5 | 3 | 3 | 3
        1 | Có sáng kiến cấp tỉnh | 5 | 3 | 3 | 3
        | Tổng cộng | 100 | 96 | 95 | 94
        """,
        """
        I 50 group
        I.1 30 manual
        I.2 20 manual
        II 45 group
        II.1 25 manual
        II.2 20 manual
        III 0 group
        III.1 0 manual most 5
        """,
        (),
        "self 96, appraised 95, final 94",
        ("A1:F1", "A2:F2"),
    ),
    Layout(
        "tổ công đoàn, điểm tối đa",
        """
        STT | TIÊU CHÍ CHẤM ĐIỂM | Điểm tối đa | Điểm tự chấm
        1 | Tham gia xây dựng kế hoạch công tác | 20 | 20
        2 | Vận động đoàn viên thi đua | 15 | 14
        3 | Chăm lo đời sống | 10 | 10
        4 | Sinh hoạt tổ đúng kỳ | 15 | 15
        5 | Xây dựng tổ vững mạnh | 30 | 28
        6 | Điểm thưởng: có đoàn viên giỏi | 10 | 5
        CỘNG | | 100 | 92
        """,
        """
        1 20 manual
        2 15 manual
        3 10 manual
        4 15 manual
        5 30 manual
        6 0 manual most 10
        """,
        (),
        "self 92",
        ("A8:B8",),
    ),
    Layout(
        "diễn giải, mức ghi ở cột điểm, ô gộp",
        """
        TT | Nội dung | Điểm chuẩn | CĐCS tự chấm | LĐLĐ Quận chấm | Báo cáo diễn giải
        A | CÔNG TÁC CHĂM LO | 35 | | |
        1 | Thương lượng, ký thỏa ước | 20 | 20 | 15 | Đã ký ngày 02/3
        | - Ký mới, có lợi hơn luật | 20 | | |
        | - Ký lại | 15 | | |
        | - Chưa ký | 0 | | |
        2 | Đối thoại tại nơi làm việc | 15 | 10 | 10 | 01 cuộc
        B | TUYÊN TRUYỀN | 65 | | |
        1 | Phổ biến pháp luật | 40 | 40 | 38 |
        2 | Văn hóa, thể thao | 25 | 20,5 | 20 |
        | TỔNG ĐIỂM | 100 | 90,5 | 83 |
        Người lập | | | Thủ trưởng | |
        """,
        """
        A 35 group
        A.1 20 levels 20/15/0
        A.2 15 manual
        B 65 group
        B.1 40 manual
        B.2 25 manual
        """,
        ("X688",),
        "self 90,5, appraised 83",
    ),
    Layout(
        "mức ở cột riêng, nội dung gộp dọc",
        """
        Số TT | Tiêu chí | Mức đánh giá, nội dung cụ thể | Thang điểm | Tự chấm
        1 | Tiếp công dân | Tiếp đủ, đúng lịch | 40 | 40
        | | Thiếu không quá 2 buổi | 30 |
        | | Thiếu trên 2 buổi | 10 |
        2 | Phòng, chống tham nhũng | Kê khai tài sản đủ | 60 |
        | | Kê khai chậm | 45 | 45
        | Tổng | | 100 | 85
        """,
        """
        1 40 levels 40/30/10
        2 60 levels 60/45
        """,
        ("X675",),
        "self 85",
        ("A2:A4", "B2:B4", "A5:A6", "B5:B6"),
    ),
    Layout(
        "điểm ghi trong chữ, không có cột điểm chuẩn",
        """
        TT | Nội dung đánh giá | Điểm tự chấm | Điểm hội đồng chấm
        I | Ý thức tổ chức kỷ luật (tối đa 30 điểm) | |
        1 | Chấp hành giờ giấc: 20 điểm | 20 | 18
        2 | Trang phục, lề lối: 10 điểm | 10 | 10
        II | Kết quả công việc (tối đa 70 điểm) | |
        1 | Khối lượng việc: 40 điểm | 38 | 38
        2 | Chất lượng, tiến độ: 30 điểm | 30 | 30
        | Tổng cộng | 98 | 96
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
        "self 98, appraised 96",
    ),
    Layout(
        "cộng, trừ, tổng; mục trừ điểm",
        """
        STT | Chỉ tiêu | Điểm chuẩn | Điểm cộng | Điểm trừ | Tổng điểm
        I | NHIỆM VỤ CHUYÊN MÔN | 100 | | 5 | 95
        1 | Chỉ tiêu pháp lệnh | 60 | | | 60
        2 | Chế độ báo cáo | 40 | | 5 | 35
        II | ĐIỂM TRỪ | | | | -4
        1 | Mỗi đơn thư vượt cấp trừ 2 điểm | | | | -4
        2 | Có người bị kỷ luật: trừ 10 điểm | | | | 0
        | Cộng | 100 | | 5 | 91
        """,
        """
        I 100 group
        I.1 60 manual
        I.2 40 manual
        II 0 group
        II.1 0 per_event floor -100 each 2
        II.2 0 manual floor -10
        """,
        ("X682",),
        "self 91",
    ),
    Layout(
        "số thập phân, mã 1.1, cột đảo chỗ",
        """
        Điểm chuẩn | Mã | Tiêu chí | Ghi chú | Tự đánh giá
        30 | 1 | Tiêu chí chung | |
        12,5 | 1.1 | Chính trị tư tưởng | | 12,5
        17,5 | 1.2 | Đạo đức, lối sống | Có bản cam kết | 16
        70 | 2 | Kết quả nhiệm vụ | |
        40 | 2.1 | Số lượng | | 39,5
        30 | 2.2 | Chất lượng | | 30
        100 | | Tổng điểm | | 98
        """,
        """
        1 30 group
        1.1 12,5 manual
        1.2 17,5 manual
        2 70 group
        2.1 40 manual
        2.2 30 manual
        """,
        (),
        "self 98",
    ),
    Layout(
        "tiêu đề hai dòng gộp, hàng đánh số cột",
        """
        TT | Nội dung | Điểm | | | Lý do tăng, giảm
        | | Chuẩn | Tự chấm | Thẩm định |
        (1) | (2) | (3) | (4) | (5) | (6)
        I | Phần chung | 60 | 58 | 55 |
        1 | Kế hoạch năm | 40 | 40 | 38 | Chậm một việc
        2 | Kiểm tra nội bộ | 20 | 18 | 17 |
        II | Phần riêng | 40 | 40 | 40 |
        1 | Đề án | 40 | 40 | 40 |
        | Tổng điểm (I+II) | 100 | 98 | 95 |
        """,
        """
        I 60 group
        I.1 40 manual
        I.2 20 manual
        II 40 group
        II.1 40 manual
        """,
        (),
        "self 98, appraised 95",
        ("A1:A2", "B1:B2", "C1:E1", "F1:F2"),
    ),
    Layout(
        "biểu trống, mức cuối câu, gạch đầu dòng",
        """
        Số TT | Nội dung tiêu chí | Điểm chuẩn | Điểm tự chấm
        Phần I | Công tác lãnh đạo | 40 |
        1 | Ban hành kế hoạch | 25 |
        | - Ban hành đúng hạn: 25 điểm | |
        | - Ban hành chậm: 15 điểm | |
        | - Không ban hành: 0 điểm | |
        2 | Chế độ thông tin, báo cáo | 15 |
        | - Báo cáo định kỳ đủ: 05 điểm | |
        | - Hồ sơ trình đúng hạn: 10 điểm | |
        Phần II | Công tác thi đua | 60 |
        1 | Phát động phong trào | 60 |
        | Cộng | 100 |
        """,
        """
        I 40 group
        I.1 25 levels 25/15/0
        I.2 15 checklist 5/10
        II 60 group
        II.1 60 manual
        """,
        ("X688",),
    ),
    Layout(
        "tiêu chí con sau dấu gạch, điểm ở cột",
        """
        STT | Tiêu chí thi đua | Điểm quy định | Đơn vị tự chấm
        1 | Nền nếp, kỷ cương | 30 | 27
        - | Đi làm đúng giờ | 10 | 9
        - | Họp đủ, đúng thành phần | 10 | 8
        - | Mặc đồng phục | 10 | 10
        2 | Chuyên môn | 70 | 65
        - | Việc được giao | 50 | 45
        - | Việc phối hợp | 20 | 20
        | Tổng số điểm | 100 | 92
        """,
        """
        1 30 group
        1.1 10 manual
        1.2 10 manual
        1.3 10 manual
        2 70 group
        2.1 50 manual
        2.2 20 manual
        """,
        (),
        "self 92",
    ),
)
