"""Invented documents in the layouts of many offices and kinds: who issued them, and what they order whom by when."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

import vanban
from vanban._names import bodies_of, mended_name, sentence_case

KINDS = Path(__file__).parent / "kinds"
Facts = tuple[str | None, ...]
Order = tuple[str, str, str, str]  # provision, leads, supporters, dues
MINISTERS = (
    "Bộ trưởng các bộ; Thủ trưởng cơ quan ngang bộ; Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương"
)
EXPECTED: dict[str, tuple[Facts, list[Order]]] = {
    "conclusion-government-office": (
        ("512/TB-VPCP", "thong-bao", "Văn phòng Chính phủ", "2025-10-01", "PHÓ CHỦ NHIỆM"),
        [
            ("2", "UBND tỉnh Đồng Nai", "", "2025-10-31"),
            ("3", "Bộ Nông nghiệp và Môi trường", "", "2025-10-15"),
            ("4", "Bộ Xây dựng", "Bộ Tài chính", "2025-10-20"),
        ],
    ),
    "conclusion-province": (
        ("99/TB-VP", "thong-bao", "Ủy ban nhân dân tỉnh An Giang", "2025-10-02", "CHÁNH VĂN PHÒNG"),
        [
            ("2.-1", "Sở Tài chính", "", "2025-10-10"),
            ("2.-2", "Sở Tài chính", "Sở Xây dựng", ""),
            ("3", "Nguyễn Văn Mẫu - Phó Chủ tịch UBND tỉnh", "", ""),
            ("4", "UBND các xã, phường", "", "week; week"),
            ("5", "Sở Y tế", "", "5 day"),
            ("6", "Sở Tư pháp", "", "3 working-day"),
        ],
    ),
    "decision-with-plan": (
        ("1234/QĐ-UBND", "quyet-dinh", "Ủy ban nhân dân tỉnh Lâm Đồng", "2025-08-05", "PHÓ CHỦ TỊCH"),
        [
            ("Đ2", "Sở Khoa học và Công nghệ", "các sở, ban, ngành và địa phương", "half-year; year"),
            ("PL.II.1.a", "Sở Tư pháp", "Các sở, ban, ngành", "2025-12-31"),
            ("PL.II.1.b", "Sở Khoa học và Công nghệ", "Sở Tài chính; Sở Nội vụ", ""),
            ("PL.III.1", "Sở Tài chính", "", "2025-09-30"),
            ("PL.III.2", "Các sở, ban, ngành; UBND các xã, phường", "", "2025-08-20"),
        ],
    ),
    "directive-ministry": (
        ("17/CT-BGDĐT", "chi-thi", "Bộ Giáo dục và Đào tạo", "2025-08-08", "BỘ TRƯỞNG"),
        [
            ("I.1.¶1", "toàn ngành", "", ""),
            ("I.2.¶1", "toàn ngành", "", ""),
            ("II.1.a", "Vụ Giáo dục Mầm non", "", "2025-08-20"),
            ("II.1.b", "Văn phòng Bộ", "", ""),
            ("II.2", "Các sở giáo dục và đào tạo", "", "2025-09-30"),
        ],
    ),
    "directive-prime-minister": (
        ("29/CT-TTg", "chi-thi", "Thủ tướng Chính phủ", "2025-09-17", "PHÓ THỦ TƯỚNG"),
        [
            (
                "1.a",
                MINISTERS,
                "",
                "",
            ),
            (
                "1.b",
                MINISTERS,
                "",
                "2025-10-15",
            ),
            ("2.a", "Bộ Nông nghiệp và Môi trường", "các bộ, ngành, địa phương liên quan", "2025-12-31"),
            ("2.b", "Bộ Nông nghiệp và Môi trường", "", ""),
            ("3", "Bộ Quốc phòng", "Bộ Công an; các cơ quan liên quan", ""),
            ("4", "Đài Truyền hình Việt Nam; Đài Tiếng nói Việt Nam", "", ""),
            ("5", "Văn phòng Chính phủ", "", "quarter"),
        ],
    ),
    "draft-directive-province": (
        ("/CT-UBND", "chi-thi", "Ủy ban nhân dân tỉnh Nghệ An", None, "CHỦ TỊCH"),
        [
            ("Đ1.1", "Sở Nông nghiệp và Môi trường", "Ủy ban nhân dân cấp xã", ""),
            ("Đ1.2", "Sở Nông nghiệp và Môi trường", "", "2026-12-31"),
            ("Đ2", "Công an tỉnh", "", ""),
            ("Đ3", "Chánh Thanh tra tỉnh", "", "2026-03-31"),
            ("Đ4.1", "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND cấp xã", "", "quarter"),
            ("Đ4.2", "Sở Nông nghiệp và Môi trường", "", "half-year"),
        ],
    ),
    "draft-letter-ministry": (
        ("/BNV-CCHC", "cong-van", "Bộ Nội vụ", None, "THỨ TRƯỞNG"),
        [
            ("1", "các Bộ, cơ quan, địa phương", "", "2025-12-15"),
            ("2", "các Bộ, cơ quan, địa phương", "", ""),
            ("3", "các Bộ, cơ quan, địa phương", "", "quarter"),
        ],
    ),
    "letter-city": (
        ("3210/UBND-KT", "cong-van", "Ủy ban nhân dân thành phố Cần Thơ", "2025-10-20", "CHỦ TỊCH"),
        [
            (
                "1.a",
                "Giám đốc Sở; Thủ trưởng cơ quan ban, ngành thành phố; Chủ tịch Ủy ban nhân dân xã, phường",
                "",
                "2025-10-25",
            ),
            (
                "1.b",
                "Giám đốc Sở; Thủ trưởng cơ quan ban, ngành thành phố; Chủ tịch Ủy ban nhân dân xã, phường",
                "",
                "",
            ),
            ("2.a", "Giám đốc Sở Tài chính", "Kho bạc Nhà nước khu vực XIX", "month"),
            ("2.b", "Giám đốc Sở Tài chính", "", "2025-10-30"),
            ("3", "Giám đốc Ban Quản lý dự án đầu tư xây dựng thành phố; Giám đốc Sở Xây dựng", "", ""),
            ("4", "Chánh Văn phòng Ủy ban nhân dân thành phố", "", ""),
        ],
    ),
    "letter-department": (
        ("2345/SNV-CCVC", "cong-van", "Sở Nội vụ", "2025-12-03", "PHÓ GIÁM ĐỐC"),
        [
            ("1", "các cơ quan, đơn vị, địa phương", "", "2025-12-15"),
            ("2", "các cơ quan, đơn vị, địa phương", "", "2025-12-20"),
        ],
    ),
    "plan-city": (
        ("215/KH-UBND", "ke-hoach", "Ủy ban nhân dân thành phố Hà Nội", "2025-08-08", "PHÓ CHỦ TỊCH"),
        [
            ("II.1.1", "Sở Khoa học và Công nghệ", "Công an Thành phố; Sở Tài chính", "2026-12-31"),
            ("II.1.2", "Các doanh nghiệp viễn thông", "", "2026-06-30"),
            ("III.1.-1", "Sở Khoa học và Công nghệ", "", ""),
            ("III.1.-2", "Sở Khoa học và Công nghệ", "", "year"),
            ("III.2.¶1", "Sở Tài chính", "", ""),
            ("III.3", "Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố", "", ""),
        ],
    ),
    "resolution-government": (
        ("201/NQ-CP", "nghi-quyet", "Chính phủ", "2025-07-09", "THỦ TƯỚNG"),
        [
            ("I.1.a", "Các bộ, cơ quan, địa phương", "", ""),
            ("I.1.b", "Các bộ, cơ quan, địa phương", "", ""),
            ("I.2.a", "Ngân hàng Nhà nước Việt Nam", "", ""),
            ("I.2.b", "Ngân hàng Nhà nước Việt Nam", "", "2025-07-31"),
            ("II.¶1", "Bộ Tư pháp", "các bộ liên quan", "2025-07-30"),
        ],
    ),
    "telegram-prime-minister": (
        ("188/CĐ-TTg", "cong-dien", "Thủ tướng Chính phủ", "2025-10-12", "THỦ TƯỚNG"),
        [
            ("1", "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố nêu trên", "", "2025-10-12"),
            ("2", "Bộ trưởng Bộ Nông nghiệp và Môi trường", "", ""),
            ("3", "Bộ trưởng Bộ Y tế", "", ""),
            ("4", "Phó Thủ tướng Trần Văn Mẫu", "", ""),
            ("5", "Văn phòng Chính phủ", "", ""),
        ],
    ),
    "letter-ministry-budget": (
        ("14523/BTC-NSNN", "cong-van", "Bộ Tài chính", "2025-09-22", "THỨ TRƯỞNG"),
        [
            ("1.¶1", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "các cơ quan liên quan", ""),
            ("2.1", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "", ""),
            ("2.2", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "", ""),
            ("3", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "", "2026-01-05"),
        ],
    ),
    "decision-of-duties": (
        ("2266/QĐ-BCT", "quyet-dinh", "Bộ Công Thương", "2025-08-12", "THỨ TRƯỞNG"),
        [
            ("Đ1.1.a", "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công", "", "2025-10-31"),
            ("Đ1.1.b", "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công", "", ""),
            ("Đ1.2", "Cục Điện lực", "", "2026-03-31"),
            ("Đ1.3", "Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp", "", ""),
            ("Đ2", "các đơn vị", "", "month"),
        ],
    ),
    "conclusion-ministry": (
        ("342/TB-BXD", "thong-bao", "Bộ Xây dựng", "2025-11-03", "CHÁNH VĂN PHÒNG"),
        [
            ("II.1.a", "Ban Quản lý dự án 85", "", "2025-12-31"),
            ("II.1.b", "Ban Quản lý dự án 85", "", "2025-11-30"),
            ("II.2", "Cục Kinh tế - Quản lý đầu tư xây dựng", "Vụ Kế hoạch - Tài chính", "2025-12-10"),
            ("II.3", "UBND tỉnh Phú Thọ", "", "2025-11-20"),
            ("II.4", "Văn phòng Bộ", "", ""),
        ],
    ),
    "plan-department-annex": (
        ("61/KH-SKHCN", "ke-hoach", "Sở Khoa học và Công nghệ", "2026-01-12", "PHÓ GIÁM ĐỐC"),
        [
            ("III.1", "Trưởng các phòng; Giám đốc các đơn vị sự nghiệp trực thuộc", "", "2026-01-25"),
            ("III.2", "Văn phòng Sở", "", "quarter"),
            ("III.3", "Phòng Kế hoạch - Tài chính", "", ""),
            ("PL.1", "Trung tâm Công nghệ thông tin", "Văn phòng Sở", "2026-06-30"),
            ("PL.2", "Văn phòng Sở", "Phòng Kế hoạch - Tài chính", "2026-06-30"),
            ("PL.3", "Phòng Quản lý chuyên ngành", "Các phòng, đơn vị", "2026-09-30"),
        ],
    ),
    "decision-of-a-work-group": (
        ("2405/QĐ-TTg", "quyet-dinh", "Thủ tướng Chính phủ", "2025-10-30", "THỦ TƯỚNG"),
        [
            ("Đ2.1", "Tổ công tác", "", ""),
            ("Đ2.2", "Tổ công tác", "", "month"),
            ("Đ3.1", "Bộ Tài chính", "", "month"),
            ("Đ3.2", "Các bộ, cơ quan trung ương và địa phương", "", "2025-11-10"),
        ],
    ),
    "letter-urging-office": (
        ("1876/VP-TH", "cong-van", "Văn phòng", "2025-11-06", "PHÓ CHÁNH VĂN PHÒNG"),
        [
            ("1", "các đơn vị, địa phương", "", "2025-11-12"),
            ("2", "các đơn vị, địa phương", "", ""),
            ("3", "các đơn vị, địa phương", "", ""),
        ],
    ),
    "report-department": (
        ("455/BC-SNV", "bao-cao", "Sở Nội vụ", "2025-12-15", "GIÁM ĐỐC"),
        [
            ("III.1", "", "", "2026-01-15"),
            ("III.2", "", "", "2026-12-31"),
            ("IV.1", "Bộ Nội vụ", "", ""),
            ("IV.2", "UBND thành phố", "", "2026-03-31"),
        ],
    ),
    "directive-health": (
        ("09/CT-BYT", "chi-thi", "Bộ Y tế", "2025-11-20", "BỘ TRƯỞNG"),
        [
            ("1.-1", "Cục Phòng bệnh", "", ""),
            ("1.-2", "Cục Phòng bệnh", "các Viện Vệ sinh dịch tễ; Viện Pasteur", "2026-01-15"),
            ("2.¶1", "Cục Quản lý Khám, chữa bệnh", "", "day"),
            ("3", "Cục An toàn thực phẩm", "", ""),
            ("4.1", "Sở Y tế các tỉnh, thành phố trực thuộc trung ương", "", "2025-12-31"),
            ("4.2", "Sở Y tế các tỉnh, thành phố trực thuộc trung ương", "", ""),
            ("4.2.¶1", "Văn phòng Bộ", "", "2026-02-05"),
        ],
    ),
    "resolution-council": (
        ("88/NQ-HĐND", "nghi-quyet", "Hội đồng nhân dân tỉnh Gia Lai", "2025-12-10", "CHỦ TỊCH"),
        [
            ("Đ3.1", "", "", "2026-12-31"),
            ("Đ3.2", "", "", ""),
            ("Đ4.1", "Ủy ban nhân dân tỉnh", "", ""),
            (
                "Đ4.2",
                "Thường trực Hội đồng nhân dân; các Ban của Hội đồng nhân dân và đại biểu Hội đồng nhân dân tỉnh",
                "",
                "",
            ),
        ],
    ),
    "telegram-province": (
        ("21/CĐ-UBND", "cong-dien", "Chủ tịch Ủy ban nhân dân tỉnh Thanh Hóa", "2025-09-28", "PHÓ CHỦ TỊCH"),
        [
            ("1.-1", "Chủ tịch UBND các xã, phường ven biển", "", "2025-09-28"),
            ("1.-2", "Chủ tịch UBND các xã, phường ven biển", "", ""),
            ("2", "Sở Nông nghiệp và Môi trường", "", ""),
            ("3", "Bộ Chỉ huy Quân sự tỉnh; Bộ Chỉ huy Bộ đội Biên phòng tỉnh; Công an tỉnh", "", ""),
            ("4", "Các Công ty TNHH một thành viên: Sông Chu, Bắc Sông Mã, Nam Sông Mã", "", ""),
            ("5", "các đơn vị", "", "day"),
        ],
    ),
    "plan-ward": (
        ("34/KH-UBND", "ke-hoach", "Ủy ban nhân dân phường Ninh Kiều", "2025-09-05", "CHỦ TỊCH"),
        [
            ("II.1", "Phòng Văn hóa - Xã hội", "", "2025-09-20"),
            ("II.2", "Trung tâm Cung ứng dịch vụ công", "Ban điều hành các khu vực", "week"),
            ("III.1.a", "Trung tâm Phục vụ hành chính công phường", "", ""),
            ("III.1.b", "Trung tâm Phục vụ hành chính công phường", "", "week"),
            ("III.2", "Công an phường", "", ""),
            ("III.3", "UBMTTQ Việt Nam phường; các đoàn thể", "", ""),
        ],
    ),
    "letter-urging-ministry": (
        ("6120/BTP-VĐCXDPL", "cong-van", "Bộ Tư pháp", "2025-10-07", "THỨ TRƯỞNG"),
        [
            ("1", "các bộ, cơ quan ngang bộ", "", "2025-10-31"),
            ("2", "các bộ, cơ quan ngang bộ", "", "2025-11-15"),
            ("3", "các bộ, cơ quan ngang bộ", "", "month"),
            ("4", "Bộ Công an; Bộ Quốc phòng", "", "2025-10-31"),
        ],
    ),
    "program-commune": (
        ("02/CTr-UBND", "chuong-trinh", "Ủy ban nhân dân xã Hòa Bình", "2026-01-08", "PHÓ CHỦ TỊCH"),
        [
            ("I.1.1", "Phòng Kinh tế", "", "2026-02-28"),
            ("I.1.2", "Phòng Kinh tế", "các thôn", "2026-03-15"),
            ("I.2.1", "Phòng Văn hóa - Xã hội", "UBMTTQ Việt Nam xã", ""),
            ("I.2.2", "Trạm Y tế xã", "", ""),
            ("II.-1", "Trưởng các phòng; Trưởng các thôn", "", ""),
            ("II.-2", "Văn phòng HĐND và UBND xã", "", "month"),
        ],
    ),
    "guidance-committee": (
        ("15/HD-HĐTĐKT", "huong-dan", "Hội đồng thi đua - khen thưởng", "2025-10-01", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        [
            ("I.1", "Các cơ quan, đơn vị, địa phương", "", ""),
            ("I.2", "Các khối thi đua", "", "2025-11-30"),
            ("II.2", "", "", "2025-12-10"),
            ("III.1", "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường", "", ""),
            ("III.2", "Sở Nội vụ", "", "15 working-day"),
        ],
    ),
    "plan-digital-province": (
        ("187/KH-UBND", "ke-hoach", "Ủy ban nhân dân tỉnh Tuyên Quang", "2025-11-14", "PHÓ CHỦ TỊCH"),
        [
            ("II.1.a", "Văn phòng Ủy ban nhân dân tỉnh", "Sở Tài chính; Sở Khoa học và Công nghệ", "2025-12-31"),
            ("II.2.a", "Sở Khoa học và Công nghệ", "Các sở, ban, ngành; UBND các xã, phường", "2026-03-31"),
            ("II.3.-1", "Trường Chính trị tỉnh", "VNPT Tuyên Quang", "2026-01-31"),
            ("IV.1.-1", "Sở Khoa học và Công nghệ", "", "year"),
            ("IV.1.-2", "Sở Khoa học và Công nghệ", "Văn phòng UBND tỉnh", ""),
            ("IV.2.¶1", "Sở Tài chính", "", ""),
            ("IV.3.-1", "Các sở, ban, ngành; UBND các xã, phường", "", "2025-11-30"),
            ("IV.3.-2", "Các sở, ban, ngành; UBND các xã, phường", "", ""),
        ],
    ),
    "conclusion-ordinal-province": (
        ("912/TB-VP", "thong-bao", "Văn phòng Ủy ban nhân dân tỉnh Cà Mau", "2025-10-21", "PHÓ CHÁNH VĂN PHÒNG"),
        [
            ("Thứ hai", "Sở Nông nghiệp và Môi trường; UBND xã Tân Mẫu", "", "2025-10-31; 2025-10-31"),
            ("Thứ ba", "Công ty Điện lực Cà Mau; Ban Quản lý dự án công trình xây dựng tỉnh", "", "2025-11-05"),
            ("Thứ tư", "UBND các xã Tân Mẫu, Phú Mẫu", "", ""),
            ("Thứ năm", "Sở Xây dựng", "Sở Tài chính; các đơn vị liên quan", "week"),
        ],
    ),
    "directive-plus-items": (
        ("19/CT-UBND", "chi-thi", "Ủy ban nhân dân thành phố Hải Phòng", "2025-11-03", "CHỦ TỊCH"),
        [
            ("1.-1", "Các Sở, ban, ngành thành phố; Uỷ ban nhân dân các xã, phường, đặc khu", "", ""),
            ("1.-2.+1", "Các Sở, ban, ngành thành phố; Uỷ ban nhân dân các xã, phường, đặc khu", "", "2025-12-15"),
            ("1.-2.+2", "Các Sở, ban, ngành thành phố; Uỷ ban nhân dân các xã, phường, đặc khu", "", "2026-03-31"),
            ("1.-3", "Người đứng đầu", "", ""),
            ("2.a", "Công an thành phố", "", ""),
            ("2.b", "Công an thành phố", "Sở Xây dựng; Sở Công Thương", "month"),
            ("2.c", "Công an thành phố", "", ""),
            ("3", "Uỷ ban Mặt trận Tổ quốc Việt Nam thành phố; các tổ chức thành viên", "", ""),
            ("4", "Báo và Phát thanh, Truyền hình Hải Phòng", "", ""),
            ("5", "Công an thành phố", "", "half-year; year"),
        ],
    ),
    "telegram-drought": (
        ("08/CĐ-UBND", "cong-dien", "Ủy ban nhân dân tỉnh Lâm Đồng", "2026-03-02", "PHÓ CHỦ TỊCH"),
        [
            ("1.a", "Chủ tịch UBND các xã, phường, đặc khu", "", ""),
            ("1.b", "Chủ tịch UBND các xã, phường, đặc khu", "", "2026-03-15"),
            ("2", "Sở Nông nghiệp và Môi trường", "", "day"),
            ("3", "Giám đốc Sở Công Thương", "", ""),
            ("4", "Các chủ rừng", "", ""),
            ("5", "Văn phòng UBND tỉnh", "Sở Nông nghiệp và Môi trường", ""),
        ],
    ),
    "letter-government-office": (
        ("10456/VPCP-CN", "cong-van", "Văn phòng Chính phủ", "2025-10-28", "PHÓ CHỦ NHIỆM"),
        [("¶1", "Bộ Xây dựng", "Bộ Tài chính; Bộ Quốc phòng; các cơ quan liên quan", "2025-11-30")],
    ),
    "decision-annexed-plan": (
        ("4412/QĐ-BNNMT", "quyet-dinh", "Bộ Nông nghiệp và Môi trường", "2025-10-27", "THỨ TRƯỞNG"),
        [
            ("PL.II.1", "", "", "2026-06-30"),
            ("PL.II.2", "", "", ""),
            ("PL.III.1", "Cục Trồng trọt và Bảo vệ thực vật", "Viện Khoa học Nông nghiệp Việt Nam", "year"),
            ("PL.III.2", "Sở Nông nghiệp và Môi trường các tỉnh, thành phố trực thuộc trung ương", "", "2026-06-30"),
            ("PL.III.3", "Vụ Kế hoạch - Tài chính", "", ""),
        ],
    ),
    "draft-decision-blank": (
        ("/QĐ-UBND", "quyet-dinh", "Ủy ban nhân dân tỉnh Điện Biên", None, "CHỦ TỊCH"),
        [
            ("Đ2.1", "Trung tâm Phục vụ hành chính công tỉnh", "Sở Khoa học và Công nghệ", "2028-06-30; 2030-12-31"),
            ("Đ2.2", "Sở Tài chính", "", ""),
            ("Đ2.3.a", "UBND các xã, phường", "", ""),
            ("Đ2.3.b", "UBND các xã, phường", "", "2027-12-31"),
        ],
    ),
    "resolution-annex-table": (
        ("298/NQ-CP", "nghi-quyet", "Chính phủ", "2025-10-05", "THỦ TƯỚNG"),
        [
            (
                "1.a",
                "các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ; Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
                "",
                "",
            ),
            (
                "1.b",
                "các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ; Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
                "",
                "",
            ),
            ("2.a", "Bộ Tài chính", "các cơ quan, địa phương liên quan", "2025-11-15"),
            ("2.b", "Bộ Tài chính", "", "2025-12-31"),
            ("3", "Bộ Công Thương; các địa phương", "", ""),
            ("PL.1", "Bộ Tài chính", "Bộ Tư pháp; Văn phòng Chính phủ", "2025-11-30"),
            ("PL.2", "UBND các tỉnh, thành phố", "Bộ Nông nghiệp và Môi trường", "2025-12-31"),
            ("PL.3", "Bộ Công Thương", "Các địa phương", "2025-12-15"),
            ("PL.4", "Bộ Tài chính", "Bộ Công Thương", ""),
        ],
    ),
    "letter-urgent-ministry": (
        ("7120/BGDĐT-GDPT", "cong-van", "Bộ Giáo dục và Đào tạo", "2025-11-06", "THỨ TRƯỞNG"),
        [
            ("-1", "các Sở Giáo dục và Đào tạo", "", ""),
            ("-2", "các Sở Giáo dục và Đào tạo", "", ""),
            ("-3", "các Sở Giáo dục và Đào tạo", "ngành y tế và lực lượng quân đội; công an", ""),
            ("-4", "các Sở Giáo dục và Đào tạo", "", "day; 2025-11-20"),
        ],
    ),
    "assignment-notice": (
        ("3391/TB-SXD", "thong-bao", "Sở Xây dựng", "2025-12-09", "GIÁM ĐỐC"),
        [
            ("1.-1", "Văn phòng Sở", "", "2025-12-15"),
            ("1.-2", "Văn phòng Sở", "", ""),
            ("2", "Phòng Kế hoạch - Tài chính", "", "2025-12-12; 2025-12-17"),
            ("3", "Các phòng: Quản lý xây dựng, Quản lý nhà, Quy hoạch - Kiến trúc", "", "2025-12-16"),
            ("4", "Nguyễn Văn Thử - Phó Giám đốc Sở", "", ""),
            ("5", "Công đoàn Sở", "Văn phòng Sở", ""),
            ("5.¶1", "Chánh Văn phòng Sở", "", "2025-12-19"),
        ],
    ),
    "guidance-ministry": (
        ("9981/HD-BNV", "huong-dan", "Bộ Nội vụ", "2025-11-11", "THỨ TRƯỞNG"),
        [
            (
                "II.1.2",
                "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ; Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
                "",
                "2025-12-15",
            ),
            ("III.1", "Các bộ, ngành, địa phương", "", ""),
            (
                "III.2",
                "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ; Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
                "",
                "2026-01-31",
            ),
        ],
    ),
    "letter-one-paragraph": (
        ("5522/STC-QLNS", "cong-van", "Sở Tài chính", "2026-01-15", "PHÓ GIÁM ĐỐC"),
        [("¶1", "UBND các xã, phường, đặc khu chưa gửi báo cáo", "", "2026-01-25")],
    ),
    "invitation": (
        ("145/GM-UBND", "giay-moi", "Ủy ban nhân dân phường Bến Thành", "2025-11-10", "CHÁNH VĂN PHÒNG"),
        [("¶1", "Phòng Kinh tế, Hạ tầng và Đô thị", "", "2025-11-12")],
    ),
    "proposal": (
        ("201/TTr-UBND", "to-trinh", "Ủy ban nhân dân tỉnh Ninh Bình", "2025-11-20", "CHỦ TỊCH"),
        [],
    ),
    "directive-named-heads": (
        ("22/CT-CTUBND", "chi-thi", "UBND tỉnh Phú Thọ", "2026-01-12", "CHỦ TỊCH"),
        [
            ("1.1", "Sở Nội vụ", "Ủy ban MTTQ Việt Nam tỉnh", "2026-02-10"),
            ("1.2", "Sở Y tế", "", ""),
            ("1.3", "Liên đoàn Lao động tỉnh", "", "2026-01-25"),
            ("2.1.-1", "Sở Công Thương", "", ""),
            ("2.1.-2", "Sở Công Thương", "các doanh nghiệp phân phối", "2026-02-17"),
            ("2.2", "Chi cục Quản lý thị trường tỉnh", "", ""),
            ("3.¶1", "Công an tỉnh; Sở Xây dựng", "", "2026-02-28"),
            ("4.a", "Các cơ quan, đơn vị, địa phương", "", "2026-02-05"),
            ("4.b", "các cơ quan nêu trên", "", "day; 2026-02-21"),
            ("4.c", "Văn phòng UBND tỉnh", "", ""),
        ],
    ),
    "conclusion-standing": (
        ("611/TB-VPCP", "thong-bao", "Văn phòng Chính phủ", "2025-11-13", "PHÓ CHỦ NHIỆM"),
        [
            ("II.1.a", "Bộ Nông nghiệp và Môi trường", "các địa phương", ""),
            ("II.1.b", "Bộ Nông nghiệp và Môi trường", "", "2026-03-31"),
            ("II.2", "Bộ Công Thương", "", "month"),
            ("II.3", "Bộ Tài chính", "", "2025-11-30"),
            ("II.4", "Ngân hàng Nhà nước Việt Nam", "", ""),
            ("II.5", "Các tỉnh, thành phố vùng Đồng bằng sông Cửu Long", "", ""),
            ("II.6", "Hiệp hội Lương thực Việt Nam", "", ""),
            ("II.7", "Phó Thủ tướng Bùi Thanh Thử", "", ""),
            ("II.8", "Văn phòng Chính phủ", "", "2025-12-31"),
        ],
    ),
    "letter-city-paragraphs": (
        ("3977/UBND-ĐTĐT", "cong-van", "Ủy ban nhân dân thành phố Đà Nẵng", "2025-11-17", "PHÓ CHỦ TỊCH"),
        [
            ("¶1", "Công ty Thoát nước và Xử lý nước thải Đà Nẵng", "", "2025-11-25"),
            ("¶2", "UBND phường Hòa Khánh; Sở Tài chính", "Sở Xây dựng", "2025-12-31"),
        ],
    ),
    "plan-year-table": (
        ("18/KH-SYT", "ke-hoach", "Sở Y tế", "2026-01-15", "GIÁM ĐỐC"),
        [
            ("III.1", "Thủ trưởng các phòng, đơn vị trực thuộc", "", "2026-01-30; quarter; half-year; year"),
            ("III.2", "Văn phòng Sở", "", "2026-12-31"),
            ("PL.1", "Phòng Nghiệp vụ Y", "Văn phòng Sở", "2026-06-30"),
            ("PL.2", "Văn phòng Sở", "Các phòng, đơn vị", "2026-11-30"),
            ("PL.1(2)", "Văn phòng Sở", "", ""),
            ("PL.2(2)", "Phòng Nghiệp vụ Dược", "Văn phòng Sở", "2026-09-30"),
        ],
    ),
    "telegram-ministry": (
        ("8801/CĐ-BNNMT", "cong-dien", "Bộ Nông nghiệp và Môi trường", "2025-11-19", "THỨ TRƯỞNG"),
        [
            ("1.a", "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố nêu trên", "", "2025-11-19"),
            ("1.b", "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố nêu trên", "", ""),
            ("1.c", "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố nêu trên", "", ""),
            ("2", "Cục Quản lý và Xây dựng công trình thủy lợi", "", ""),
            ("3", "Cục Thủy sản và Kiểm ngư", "lực lượng Bộ đội Biên phòng", ""),
            ("4", "Báo Nông nghiệp và Môi trường", "", ""),
            ("5", "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố; các đơn vị thuộc Bộ", "", ""),
        ],
    ),
    "decision-approve-tasks": (
        ("2980/QĐ-UBND", "quyet-dinh", "Ủy ban nhân dân tỉnh Sơn La", "2025-11-24", "PHÓ CHỦ TỊCH"),
        [
            ("Đ2.1", "Ban Chỉ đạo", "", ""),
            ("Đ2.2", "Ban Chỉ đạo", "", "2026-05-15"),
            ("Đ3.a", "Sở Tài chính", "", "2025-12-31"),
            ("Đ3.b", "Sở Tài chính", "", ""),
        ],
    ),
    "program-action-government": (
        ("312/NQ-CP", "nghi-quyet", "Chính phủ", "2025-10-22", "PHÓ THỦ TƯỚNG"),
        [
            ("PL.II.1.a.-1", "Bộ Y tế", "", "2025-12-31"),
            ("PL.II.1.a.-2", "Bộ Y tế", "", "2026-12-31"),
            ("PL.II.1.b", "Bộ Tài chính", "", ""),
            ("PL.II.2.¶1", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "", ""),
            ("PL.III.1", "Các bộ, ngành, địa phương", "", "2025-11-30"),
            ("PL.III.2", "Bộ Y tế", "", "year"),
        ],
    ),
    "letter-ordinal-bold": (
        ("2765/STP-XD&KTVB", "cong-van", "Sở Tư pháp", "2025-12-02", "PHÓ GIÁM ĐỐC"),
        [
            ("1", "Sở Nông nghiệp và Môi trường", "", ""),
            ("2", "Sở Nông nghiệp và Môi trường", "", ""),
            ("3", "Sở Nông nghiệp và Môi trường", "", ""),
            ("3.¶1", "Sở Nông nghiệp và Môi trường", "", "2025-12-15"),
        ],
    ),
    "plan-ministry-assign": (
        ("3345/QĐ-BTP", "quyet-dinh", "Bộ Tư pháp", "2025-11-20", "BỘ TRƯỞNG"),
        [
            (
                "PL.II.1.a",
                "Cục Quản lý Thi hành án dân sự",
                "Cục Kiểm tra văn bản và Tổ chức thi hành pháp luật; Vụ Pháp luật dân sự - kinh tế",
                "2026-01-31",
            ),
            ("PL.II.1.b", "Cục Quản lý Thi hành án dân sự", "", "2026-04-30"),
            ("PL.II.2", "Học viện Tư pháp; Báo Pháp luật Việt Nam", "", "2026-06-30"),
            ("PL.III.1", "Cục Quản lý Thi hành án dân sự", "", "2026-12-15"),
            ("PL.III.2", "Cục Kế hoạch - Tài chính", "", ""),
        ],
    ),
    "plan-sections-mixed": (
        ("301/KH-UBND", "ke-hoach", "Ủy ban nhân dân thành phố Hồ Chí Minh", "2025-11-20", "PHÓ CHỦ TỊCH"),
        [
            ("III.1.1", "Sở Nông nghiệp và Môi trường", "", "2025-12-31"),
            (
                "III.1.2",
                "Sở Nông nghiệp và Môi trường",
                "Sở Xây dựng; Công an Thành phố; Ủy ban nhân dân các phường, xã, đặc khu",
                "",
            ),
            ("III.2.¶1", "Sở Xây dựng", "", "2026-06-30"),
            ("III.3", "Sở Tài chính", "", ""),
            ("III.4.a", "Ủy ban nhân dân các phường, xã, đặc khu", "", ""),
            ("III.4.b", "Ủy ban nhân dân các phường, xã, đặc khu", "", "week"),
            ("III.4.c", "Ủy ban nhân dân các phường, xã, đặc khu", "", "quarter"),
            (
                "III.5",
                "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố; Thành Đoàn; Hội Liên hiệp Phụ nữ Thành phố",
                "",
                "",
            ),
            ("IV.¶1", "Sở Nông nghiệp và Môi trường", "", "quarter; 2026-07-15; 2026-12-25"),
        ],
    ),
    "conclusion-paragraph-dashes": (
        ("455/TB-VPUB", "thong-bao", "Văn phòng", "2025-12-05", "CHÁNH VĂN PHÒNG"),
        [
            ("1.-1", "Sở Nông nghiệp và Môi trường", "", "15 day"),
            ("1.-2", "UBND phường Trương Quang Mẫu", "", "3 working-day"),
            ("2", "Công an tỉnh", "", "2025-12-30"),
            ("3", "Chủ tịch UBND xã Sơn Mẫu; Thanh tra tỉnh", "", ""),
            ("4", "Ban Tiếp công dân tỉnh", "", ""),
        ],
    ),
    "letter-reply-request": (
        ("17802/BTC-ĐT", "cong-van", "Bộ Tài chính", "2025-11-14", "VỤ TRƯỞNG VỤ ĐẦU TƯ"),
        [
            ("1", "các Bộ, cơ quan trung ương và địa phương", "", ""),
            ("2", "các Bộ, cơ quan trung ương và địa phương", "", "2025-11-25; 2025-12-20"),
            ("3", "các Bộ, cơ quan trung ương và địa phương", "", ""),
        ],
    ),
    "directive-tasks-within": (
        ("15/CT-UBND", "chi-thi", "Ủy ban nhân dân tỉnh Đắk Lắk", "2025-10-30", "CHỦ TỊCH"),
        [
            ("1.a", "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường", "", "5 working-day"),
            ("1.b", "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường", "", ""),
            ("1.c", "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường", "", "10 day"),
            ("1.d", "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường", "", ""),
            ("1.đ", "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường", "", "2025-12-31"),
            ("2.a", "Giám đốc Sở Nội vụ", "", ""),
            ("2.b", "Giám đốc Sở Nội vụ", "", "quarter"),
            ("3", "Chánh Thanh tra tỉnh", "", ""),
            ("4", "Các cơ quan báo chí; Cổng thông tin điện tử tỉnh", "", ""),
            ("4.¶1", "Sở Nội vụ", "Văn phòng UBND tỉnh", "year"),
        ],
    ),
    "conclusion-leads-change": (
        ("640/TB-VPCP", "thong-bao", "Văn phòng Chính phủ", "2025-11-24", "PHÓ CHỦ NHIỆM"),
        [
            ("1.a", "Các địa phương; Bộ Nông nghiệp và Môi trường", "", "2025-12-19"),
            ("1.b", "Tập đoàn Điện lực Việt Nam", "", "week"),
            ("2.¶1", "Bộ Tài chính", "Bộ Xây dựng", "2025-12-05"),
            ("3.¶1", "Bộ Giáo dục và Đào tạo", "", "2025-12-31"),
            ("4", "Bộ Xây dựng", "", ""),
        ],
    ),
    "resolution-commune": (
        ("12/NQ-HĐND", "nghi-quyet", "Hội đồng nhân dân xã Mường Mẫu", "2025-12-18", "CHỦ TỊCH"),
        [
            ("Đ2.1", "", "", ""),
            ("Đ2.2", "", "", "2026-06-30"),
            ("Đ3.1", "Ủy ban nhân dân xã", "", ""),
            ("Đ3.2", "Thường trực; các Ban và đại biểu Hội đồng nhân dân xã", "", ""),
        ],
    ),
    "letter-draft-province": (
        ("/UBND-KSTTHC", "cong-van", "Ủy ban nhân dân tỉnh Hưng Yên", None, "PHÓ CHỦ TỊCH"),
        [
            ("1.a", "các sở, ban, ngành; UBND các xã, phường", "", ""),
            ("1.b", "các sở, ban, ngành; UBND các xã, phường", "", ""),
            ("2", "Trung tâm Phục vụ hành chính công tỉnh", "", "month"),
            ("3", "Sở Khoa học và Công nghệ", "", ""),
        ],
    ),
    "directive-prime-long": (
        ("33/CT-TTg", "chi-thi", "Thủ tướng Chính phủ", "2025-11-25", "THỦ TƯỚNG"),
        [
            (
                "I.1",
                "CÁC BỘ, CƠ QUAN NGANG BỘ, CƠ QUAN THUỘC CHÍNH PHỦ; ỦY BAN NHÂN DÂN CÁC TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG",
                "",
                "2025-12-15",
            ),
            (
                "I.2",
                "CÁC BỘ, CƠ QUAN NGANG BỘ, CƠ QUAN THUỘC CHÍNH PHỦ; ỦY BAN NHÂN DÂN CÁC TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG",
                "",
                "quarter",
            ),
            ("II.1.a", "Bộ Nội vụ", "", "2025-12-31"),
            ("II.1.b", "Bộ Nội vụ", "Bộ Tư pháp", ""),
            ("II.2.¶1", "Bộ Tư pháp", "", ""),
            ("II.3", "Thanh tra Chính phủ", "", "2026-03-31"),
            ("II.4", "Kiểm toán nhà nước", "", ""),
            ("III.1", "Phó Thủ tướng Thường trực Nguyễn Hòa Mẫu", "", ""),
            ("III.2", "Bộ Nội vụ", "", "half-year"),
            ("III.3", "Văn phòng Chính phủ", "Bộ Nội vụ", ""),
        ],
    ),
    "decision-assign-units": (
        ("1755/QĐ-UBND", "quyet-dinh", "Ủy ban nhân dân tỉnh Vĩnh Long", "2025-11-19", "PHÓ CHỦ TỊCH"),
        [
            ("Đ2", "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường", "", "quarter"),
            ("Đ3", "Sở Khoa học và Công nghệ", "", "2027-01-31"),
        ],
    ),
    "letter-fire-ward": (
        ("812/UBND-KTHTĐT", "cong-van", "Ủy ban nhân dân phường Hải Châu", "2025-12-01", "CHỦ TỊCH"),
        [
            ("-1", "ông Trần Văn Thử", "", "7 day"),
            ("-2", "Phòng Kinh tế, Hạ tầng và Đô thị", "", "2025-12-05"),
            ("-3", "Công an phường", "", ""),
        ],
    ),
    "plan-bold-numbers": (
        ("3012/KH-BKHCN", "ke-hoach", "Bộ Khoa học và Công nghệ", "2025-11-28", "THỨ TRƯỞNG"),
        [
            ("III.1", "Cục Chuyển đổi số quốc gia", "", ""),
            ("III.2", "Các đơn vị", "", "2026-12-10"),
            ("III.3", "Vụ Kế hoạch - Tài chính", "", ""),
            ("PL.1", "Cục Chuyển đổi số quốc gia", "Các đơn vị", "2026-03-31"),
            ("PL.2", "Trung tâm Công nghệ thông tin", "Cục Chuyển đổi số quốc gia", "2026-09-30"),
            ("PL.3", "Học viện Chiến lược khoa học và công nghệ", "Văn phòng Bộ", "2026-12-31"),
            ("PL.4", "Cục Chuyển đổi số quốc gia", "", "quarter"),
        ],
    ),
    "conclusion-party-style": (
        ("27/TB-BCĐ", "thong-bao", "Ban Chỉ đạo giải phóng mặt bằng", "2025-12-08", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"),
        [
            ("2.1", "UBND phường Cam Mẫu", "", "2025-12-20; 2025-12-31"),
            ("2.2", "Trung tâm Phát triển quỹ đất tỉnh", "UBND phường Cam Mẫu", ""),
            ("2.3", "Công ty Điện lực Lào Cai; VNPT Lào Cai; Viettel Lào Cai", "", ""),
            ("3", "Các thành viên Ban Chỉ đạo", "", "week"),
            ("4", "Cơ quan Thường trực Ban Chỉ đạo (Sở Nông nghiệp và Môi trường)", "", "week"),
        ],
    ),
    "letter-split-woven": (
        ("3355/SGDĐT-VP", "cong-van", "Sở Giáo dục và Đào tạo", "2025-11-20", "PHÓ GIÁM ĐỐC"),
        [
            ("1", "Hiệu trưởng các trường", "", ""),
            ("2", "Hiệu trưởng các trường", "", ""),
            ("3", "Hiệu trưởng các trường", "", "2025-11-24"),
        ],
    ),
    "directive-web-wraps": (
        ("07/CT-UBND", "chi-thi", "Ủy ban nhân dân tỉnh Tuyên Quang", "2025-03-14", "CHỦ TỊCH"),
        [
            (
                "1.a",
                "Sở Nông nghiệp và Môi trường",
                "Công an tỉnh; Sở Xây dựng; Ủy ban nhân dân các huyện, thành phố",
                "2025-04-20",
            ),
            ("1.b", "Sở Nông nghiệp và Môi trường", "", "2025-05-31"),
            ("1.c", "Sở Nông nghiệp và Môi trường", "", "2025-06-30"),
            ("2", "Công an tỉnh", "", ""),
            ("3", "Cục Thuế tỉnh (nay là Chi cục Thuế khu vực VIII)", "", ""),
            ("4.a", "Ủy ban nhân dân các huyện, thành phố", "", ""),
            ("4.b", "Ủy ban nhân dân các huyện, thành phố", "", "3 working-day"),
            ("4.c", "Ủy ban nhân dân các huyện, thành phố", "", "month"),
            ("5", "Các tổ chức, cá nhân khai thác khoáng sản", "", ""),
            ("6", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; các tổ chức thành viên", "", ""),
            ("6.¶1", "Sở Nông nghiệp và Môi trường", "", "quarter"),
        ],
    ),
    "draft-plan-attributes": (
        ("/KH-UBND", "ke-hoach", "Ủy ban nhân dân thành phố Hải Phòng", None, "PHÓ CHỦ TỊCH"),
        [
            ("III.1.1", "Sở Khoa học và Công nghệ", "Các sở, ban, ngành; UBND các xã, phường, đặc khu", "2026-06-30"),
            ("III.1.2", "Sở Tài chính", "Sở Tư pháp", "2026-09-30"),
            ("III.2.a", "Sở Khoa học và Công nghệ", "Ban Quản lý Khu kinh tế Hải Phòng", "2026-12-31"),
            ("III.2.b", "Trung tâm Công nghệ thông tin và Truyền thông", "", "2026-11-30"),
            ("III.3.¶1", "Công an thành phố", "các sở, ngành", "2026-09-30"),
            ("IV.¶1", "Sở Tài chính", "", ""),
            ("V.1.-1", "Các sở, ban, ngành; UBND các xã, phường, đặc khu", "", "2026-02-15"),
            ("V.1.-2", "Các sở, ban, ngành; UBND các xã, phường, đặc khu", "", "quarter"),
            ("V.2", "Sở Khoa học và Công nghệ", "", "quarter"),
            ("V.3", "Sở Nội vụ", "", ""),
            ("V.4", "Báo và Phát thanh, Truyền hình Hải Phòng", "", ""),
            ("V.5", "Ủy ban MTTQ Việt Nam thành phố; các tổ chức chính trị - xã hội", "", ""),
        ],
    ),
    "resolution-goals": (
        ("226/NQ-CP", "nghi-quyet", "Chính phủ", "2025-08-05", "THỦ TƯỚNG"),
        [
            (
                "Đ2.1.a",
                "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ; UBND các tỉnh, thành phố trực thuộc trung ương",
                "",
                "2025-08-15",
            ),
            (
                "Đ2.1.b",
                "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ; UBND các tỉnh, thành phố trực thuộc trung ương",
                "",
                "",
            ),
            ("Đ2.2.a", "Bộ Tài chính", "các bộ, cơ quan, địa phương", "quarter"),
            ("Đ2.2.b", "Bộ Tài chính", "", "2025-09-30"),
            ("Đ2.3", "Ngân hàng Nhà nước Việt Nam", "", ""),
            ("Đ2.4.-1", "Bộ Công Thương", "", ""),
            ("Đ2.4.-2", "Bộ Công Thương", "", "2025-08-31"),
            (
                "Đ3.1",
                "Bộ trưởng; Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ; Chủ tịch UBND tỉnh, thành phố",
                "",
                "",
            ),
            ("Đ3.2", "các bộ, cơ quan, địa phương", "", "month"),
            ("Đ3.3", "Văn phòng Chính phủ", "", ""),
        ],
    ),
    "conclusion-dashes-office": (
        ("356/TB-VP", "thong-bao", "Văn phòng", "2025-11-18", "CHÁNH VĂN PHÒNG"),
        [
            ("-1", "Sở Tài chính", "Kho bạc Nhà nước khu vực XX", "2025-11-22"),
            ("-2", "Ban Quản lý dự án đầu tư xây dựng công trình giao thông", "", "2025-11-20"),
            ("-3", "Sở Xây dựng", "", ""),
            ("-4", "UBND các xã, phường có dự án đi qua", "", "30 day"),
            ("-6", "Các chủ đầu tư", "", "week"),
        ],
    ),
    "letter-party-committee": (
        ("45-CV/ĐU", "cong-van", "Đảng ủy Ủy ban nhân dân tỉnh", "2025-10-21", "PHÓ BÍ THƯ"),
        [
            ("1", "các cấp ủy, tổ chức đảng trực thuộc", "", "2026-01-31"),
            ("2", "Đảng ủy Sở Tài chính", "", "2025-11-15"),
            ("3", "Đảng ủy các xã, phường", "", "week"),
            ("4", "Văn phòng Đảng ủy", "", ""),
        ],
    ),
    "letter-next-body": (
        ("2890/UBND-GTCN&XD", "cong-van", "Ủy ban nhân dân tỉnh Quảng Ninh", "2024-09-19", "PHÓ CHỦ TỊCH"),
        [
            ("1", "Sở Xây dựng", "", ""),
            ("2", "Sở Kế hoạch và Đầu tư", "", "2024-09-30"),
            (
                "3",
                "Ủy ban nhân dân các địa phương: Hạ Long, Cẩm Phả, Uông Bí, Móng Cái; Sở Xây dựng",
                "",
                "2024-10-05; 2024-10-15",
            ),
            ("4", "Công an tỉnh; Thanh tra tỉnh", "", ""),
        ],
    ),
    "directive-bank": (
        ("05/CT-NHNN", "chi-thi", "Ngân hàng Nhà nước Việt Nam", "2023-12-22", "THỐNG ĐỐC"),
        [
            ("I.1.1", "Vụ Chính sách tiền tệ", "", ""),
            ("I.1.2", "Vụ Chính sách tiền tệ", "", "2023-12-31"),
            ("I.2", "Vụ Tín dụng các ngành kinh tế", "", "half-year"),
            ("I.3.-1", "Cơ quan Thanh tra, giám sát ngân hàng", "", "2024-10-31"),
            ("I.3.-2", "Cơ quan Thanh tra, giám sát ngân hàng", "", ""),
            ("I.4", "NHNN chi nhánh tỉnh, thành phố", "các sở, ngành trên địa bàn", ""),
            ("II.1", "các tổ chức tín dụng", "", ""),
            ("II.2", "các tổ chức tín dụng", "", "2024-01-20"),
            ("II.3", "các tổ chức tín dụng", "", ""),
            ("III.3", "các đơn vị", "", "quarter"),
        ],
    ),
    "decision-drafting-duties": (
        ("3390/QĐ-BCT", "quyet-dinh", "Bộ Công Thương", "2025-12-18", "BỘ TRƯỞNG"),
        [
            ("Đ1.1.a", "Cục Điện lực", "", "2026-04-30"),
            ("Đ1.1.b", "Cục Điện lực", "", "2026-09-30"),
            ("Đ1.2", "Cục Xuất nhập khẩu", "", "2026-10-31"),
            ("Đ1.3", "Vụ Pháp chế", "", "month"),
            ("Đ2", "Thủ trưởng các đơn vị được giao nhiệm vụ", "", ""),
            ("Đ3", "Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp", "", ""),
        ],
    ),
    "letter-charging-department": (
        ("10245/UBND-VX", "cong-van", "Ủy ban nhân dân tỉnh Lâm Đồng", "2025-08-25", "PHÓ CHỦ TỊCH"),
        [
            ("1", "Công an tỉnh", "", "2025-08-28"),
            ("2.-1", "các đơn vị kinh doanh vận tải", "", ""),
            ("2.-2", "Sở Xây dựng", "Ban Quản lý bảo trì đường bộ; nhà đầu tư BOT", "2025-08-29"),
            ("2.-3", "Sở Xây dựng", "", ""),
            ("3", "Sở Y tế", "", ""),
            ("4", "Sở Văn hóa, Thể thao và Du lịch", "", ""),
            ("5", "UBND các xã, phường, đặc khu Phú Quý", "", ""),
            ("6", "Các đơn vị", "", "day; 2025-09-02"),
            ("6.¶1", "Văn phòng Ban An toàn giao thông tỉnh", "", ""),
        ],
    ),
    "resolution-council-aims": (
        ("88/NQ-HĐND", "nghi-quyet", "Hội đồng nhân dân tỉnh Ninh Bình", "2025-12-10", "CHỦ TỊCH"),
        [
            ("Đ1.III.1", "", "", "2026-06-30"),
            ("Đ1.III.2", "", "", ""),
            ("Đ1.III.3", "", "", ""),
            ("Đ2.1", "Ủy ban nhân dân tỉnh", "", ""),
            (
                "Đ2.2",
                "Thường trực Hội đồng nhân dân; các Ban; các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh",
                "",
                "",
            ),
        ],
    ),
    "letter-report-form": (
        ("4410/SNV-CCHC", "cong-van", "Sở Nội vụ", "2025-09-04", "PHÓ GIÁM ĐỐC"),
        [
            ("1", "Thủ trưởng các sở, cơ quan tương đương sở; Chủ tịch UBND các xã, phường", "", ""),
            ("2.-1", "Thủ trưởng các sở, cơ quan tương đương sở; Chủ tịch UBND các xã, phường", "", "2025-09-12"),
            ("3", "các cơ quan được giao chủ trì các nội dung CCHC", "", ""),
        ],
    ),
    "decision-plan-run-in": (
        ("3021/QĐ-UBND", "quyet-dinh", "Ủy ban nhân dân thành phố Huế", "2025-10-15", "PHÓ CHỦ TỊCH"),
        [
            ("PL.II.1", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo; Đại học Huế", "2025-12-31"),
            ("PL.II.2", "UBND các xã, phường", "", "2025-11-30"),
            ("PL.II.3", "Thành đoàn Huế", "", "2026-03-31"),
            ("PL.III.1", "Giám đốc các sở; Thủ trưởng các ban, ngành; Chủ tịch UBND các xã, phường", "", "2025-12-10"),
            ("PL.III.2", "Sở Tài chính", "", ""),
            ("PL.III.3", "Sở Khoa học và Công nghệ", "", "month"),
        ],
    ),
    "letter-exam": (
        ("5512/BGDĐT-QLCL", "cong-van", "Bộ Giáo dục và Đào tạo", "2025-11-28", "CỤC TRƯỞNG CỤC QUẢN LÝ CHẤT LƯỢNG"),
        [
            ("I.1", "các Sở GDĐT; Cục Nhà trường - Bộ Quốc phòng", "", "2026-03-31"),
            ("I.2", "các Sở GDĐT; Cục Nhà trường - Bộ Quốc phòng", "", ""),
            ("II.1", "các Sở GDĐT; Cục Nhà trường - Bộ Quốc phòng", "", "2026-05-05"),
            ("II.2", "Các Sở GDĐT", "", ""),
            ("III.1", "các Sở GDĐT; Cục Nhà trường - Bộ Quốc phòng", "", "2026-05-10"),
            ("III.2", "các Sở GDĐT; Cục Nhà trường - Bộ Quốc phòng", "", ""),
            ("III.3", "các Sở GDĐT; Cục Nhà trường - Bộ Quốc phòng", "", "2026-07-20"),
        ],
    ),
    "directive-party": (
        ("15-CT/TU", "chi-thi", "Tỉnh ủy Khánh Hòa", "2025-10-02", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        [
            ("1", "Các cấp ủy, tổ chức đảng; người đứng đầu cấp ủy; chính quyền", "", ""),
            ("2.-1", "Đảng ủy UBND tỉnh", "", "2026-03-31"),
            ("2.-2", "Đảng ủy UBND tỉnh", "", "2025-12-31"),
            (
                "3",
                "Đảng ủy các cơ quan Đảng tỉnh; Mặt trận Tổ quốc Việt Nam tỉnh; các tổ chức chính trị - xã hội",
                "",
                "",
            ),
            ("4", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Đảng ủy UBND tỉnh", "year"),
            ("5", "Ủy ban Kiểm tra Tỉnh ủy", "", ""),
        ],
    ),
    "conclusion-weekly": (
        ("210/TB-VP", "thong-bao", "Văn phòng", "2025-11-11", "PHÓ CHÁNH VĂN PHÒNG"),
        [
            ("1.¶1", "Sở Tài chính", "", "2025-11-15"),
            ("2.a", "Thanh tra tỉnh", "Sở Nông nghiệp và Môi trường; UBND xã Đất Mũi Mẫu", "45 day"),
            ("2.b", "UBND xã Đất Mũi Mẫu", "", ""),
            ("3", "Các sở, ngành; Sở Công Thương", "", "week"),
            ("4", "Sở Tài chính; UBND các xã, phường", "", "2025-11-30"),
            ("5", "Văn phòng UBND tỉnh", "", "month"),
        ],
    ),
    "draft-letter-woven": (
        ("/BTP-KTVB&QLXLVPHC", "cong-van", "Bộ Tư pháp", None, "THỨ TRƯỞNG"),
        [
            ("1", "Quý cơ quan", "", ""),
            ("2", "Quý cơ quan", "", ""),
            ("3", "Quý cơ quan", "", "2025-10-20"),
        ],
    ),
    "directive-capitals": (
        ("19/CT-UBND", "chi-thi", "Ủy ban nhân dân tỉnh Gia Lai", "2025-12-01", "CHỦ TỊCH"),
        [
            ("I.1", "CHỦ RỪNG", "", "2026-01-15"),
            ("I.2", "CHỦ RỪNG", "", ""),
            ("II.1", "UBND CÁC XÃ, PHƯỜNG", "", "2025-12-31"),
            ("II.2", "UBND CÁC XÃ, PHƯỜNG", "", ""),
            ("II.3", "UBND CÁC XÃ, PHƯỜNG", "", ""),
            ("III.1.-1", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "", "day"),
            ("III.1.-2", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "", "month; month"),
            ("III.2", "CÔNG AN TỈNH", "", ""),
            ("III.3", "BỘ CHỈ HUY QUÂN SỰ TỈNH", "", ""),
            ("III.4.¶1", "BÁO VÀ PHÁT THANH, TRUYỀN HÌNH GIA LAI", "", ""),
        ],
    ),
    "plan-brackets": (
        ("42/KH-UBND", "ke-hoach", "Ủy ban nhân dân phường Bến Mẫu", "2026-01-05", "PHÓ CHỦ TỊCH"),
        [
            ("II.1.¶1", "Văn phòng HĐND và UBND", "", "2026-01-31"),
            ("II.2.1", "Văn phòng HĐND và UBND phường", "", "2026-09-30"),
            ("II.2.2", "", "", "2026-06-30"),
            ("III.1.a", "Văn phòng HĐND và UBND phường", "", ""),
            ("III.1.b", "Văn phòng HĐND và UBND phường", "", "year"),
            ("III.2.¶1", "Các phòng chuyên môn; Trung tâm Phục vụ hành chính công", "", "2026-01-20"),
            ("III.3", "Phòng Kinh tế, Hạ tầng và Đô thị", "", ""),
        ],
    ),
    "directive-year-after": (
        ("28/CT-TTg", "chi-thi", "Thủ tướng Chính phủ", "2025-09-15", "THỦ TƯỚNG"),
        [
            (
                "1.a",
                "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ; UBND các tỉnh, thành phố trực thuộc trung ương",
                "",
                "2025-11-30",
            ),
            (
                "1.b",
                "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ; UBND các tỉnh, thành phố trực thuộc trung ương",
                "",
                "",
            ),
            ("2.a", "Bộ Nội vụ", "", "2025-10-31"),
            ("2.b", "Bộ Nội vụ", "", ""),
            ("2.c", "Bộ Nội vụ", "", "year"),
            ("3", "Bộ Tài chính", "", ""),
            ("4", "Ban Tổ chức Trung ương", "các cấp ủy", ""),
            ("5", "Các Bộ, cơ quan, địa phương", "", "half-year; year"),
            ("6", "Phó Thủ tướng Thường trực Nguyễn Hòa Thử", "", ""),
        ],
    ),
    "telegram-tide": (
        ("15/CĐ-UBND", "cong-dien", "Ủy ban nhân dân tỉnh Đồng Tháp", "2025-11-14", "PHÓ CHỦ TỊCH"),
        [
            ("1.-1", "Chủ tịch UBND các xã, phường", "", "2025-11-16"),
            ("1.-2", "Chủ tịch UBND các xã, phường", "", ""),
            ("1.-3", "Chủ tịch UBND các xã, phường", "", "day"),
            ("2", "Sở Nông nghiệp và Môi trường", "", ""),
            ("3", "Sở Xây dựng; Công an tỉnh", "", ""),
            ("4", "Công ty TNHH MTV Khai thác thủy lợi", "", "2025-11-15"),
            ("5", "Đài Khí tượng Thủy văn tỉnh", "", ""),
            ("6", "Văn phòng Thường trực Ban Chỉ huy Phòng thủ dân sự tỉnh (Chi cục Thủy lợi)", "", "day"),
        ],
    ),
    "conclusion-disbursement": (
        ("512/TB-BXD", "thong-bao", "Bộ Xây dựng", "2025-11-24", "PHÓ CHÁNH VĂN PHÒNG"),
        [
            ("2", "Ban QLDA Mẫu", "", "2025-12-31; 2026-01-31"),
            ("3", "Cục Kinh tế - Quản lý đầu tư xây dựng", "", "7 working-day"),
            ("4", "Ban QLDA Mẫu; Vụ Kế hoạch - Tài chính", "", "2025-12-05; 2025-11-28"),
            ("5", "Các nhà thầu", "", ""),
            ("6", "Tổ công tác của Bộ (Vụ Kế hoạch - Tài chính là thường trực)", "", "week"),
        ],
    ),
    "letter-health-units": (
        ("4410/SYT-NVY", "cong-van", "Sở Y tế", "2025-10-02", "PHÓ GIÁM ĐỐC"),
        [
            ("1.-1", "TT Kiểm soát bệnh tật tỉnh", "", "48 hour"),
            ("1.-2", "TT Kiểm soát bệnh tật tỉnh", "", "week"),
            ("2", "Các bệnh viện, TTYT", "", "24 hour"),
            ("3", "Trạm Y tế các xã, phường", "", "week; 2025-12-31"),
            ("4", "Phòng Nghiệp vụ Y", "", ""),
        ],
    ),
    "letter-after-oversight": (
        ("1555/UBND-NC", "cong-van", "Ủy ban nhân dân tỉnh Điện Biên", "2025-04-22", "PHÓ CHỦ TỊCH"),
        [
            ("1.1", "Sở Nội vụ", "các cơ quan liên quan", "2025-06-30"),
            ("1.2", "Sở Nội vụ", "", "2025-05-31"),
            ("2", "Sở Nông nghiệp và Môi trường", "", "2025-06-15"),
            ("3.-1", "UBND các huyện: Mường Nhé, Nậm Pồ, Tủa Chùa", "", ""),
            ("3.-2", "UBND các huyện: Mường Nhé, Nậm Pồ, Tủa Chùa", "", "2025-12-31"),
            ("4", "Các cơ quan, đơn vị", "", "2025-06-15"),
        ],
    ),
    "letter-inspectorate": (
        ("2001/TTCP-C.IV", "cong-van", "Thanh tra Chính phủ", "2025-11-03", "PHÓ TỔNG THANH TRA"),
        [
            ("1", "các cơ quan, tổ chức", "", "2025-12-31; 5 day"),
            ("2", "các cơ quan, tổ chức", "", "20 day"),
            ("3", "các cơ quan, tổ chức", "", "2026-01-31"),
            ("4", "các cơ quan, tổ chức", "", "2026-02-15"),
        ],
    ),
    "program-thrift": (
        ("341/CTr-UBND", "chuong-trinh", "Ủy ban nhân dân thành phố Đà Nẵng", "2025-09-18", "CHỦ TỊCH"),
        [
            ("III.1.¶1", "Các cơ quan, đơn vị", "", ""),
            ("III.2.a", "Các chủ đầu tư", "", ""),
            ("III.2.b", "Sở Tài chính", "", ""),
            ("III.3.a.-1", "Sở Nông nghiệp và Môi trường", "", "year"),
            ("III.3.a.-2", "Sở Nông nghiệp và Môi trường", "", ""),
            ("III.3.b", "UBND các xã, phường, đặc khu", "", ""),
            ("IV.1", "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường, đặc khu", "", "2026-01-31"),
            ("IV.2", "các đơn vị; Sở Tài chính", "", "half-year; year; year; year"),
            ("IV.3", "Thanh tra thành phố", "", "2026-12-31"),
        ],
    ),
    "guidance-emulation": (
        ("9981/HD-BNV", "huong-dan", "Bộ Nội vụ", "2025-11-05", "THỨ TRƯỞNG"),
        [
            ("I.1", "", "", ""),
            ("I.2", "", "", ""),
            ("III.1", "Khối các cơ quan trung ương", "", "2025-12-20; 2026-02-28"),
            ("III.2", "Các tỉnh, thành phố", "", "2026-03-31"),
            ("III.3", "Ngành giáo dục", "", "2026-09-15"),
            ("IV.1", "Trưởng các cụm, khối thi đua", "", "10 day"),
            ("IV.2", "Ban Thi đua - Khen thưởng Trung ương", "", ""),
        ],
    ),
    "letter-urgent-dashes": (
        ("2810/UBND-TH", "cong-van", "Ủy ban nhân dân tỉnh Lai Châu", "2025-07-07", "PHÓ CHỦ TỊCH"),
        [
            ("-1", "Sở Tài chính", "", "2025-07-09"),
            ("-2", "Sở Xây dựng", "", ""),
            ("-3", "Sở Ngoại vụ", "", ""),
            ("-4", "Các sở, ngành", "", "2025-07-08"),
            ("-5", "Công an tỉnh", "", ""),
            ("-6", "Văn phòng UBND tỉnh", "", "2025-07-10"),
        ],
    ),
    "resolution-session": (
        ("301/NQ-CP", "nghi-quyet", "Chính phủ", "2025-11-09", "THỦ TƯỚNG"),
        [
            ("I.1.a", "Các bộ, cơ quan, địa phương", "", ""),
            ("I.1.b", "Các bộ, cơ quan, địa phương", "", "2025-12-31"),
            ("I.2.a", "Bộ Tài chính", "các cơ quan có liên quan", "week"),
            ("I.2.b", "Bộ Tài chính", "", "2025-11-20"),
            ("I.3", "Bộ Nông nghiệp và Môi trường", "", ""),
            ("I.4", "Các Bộ: Công Thương, Khoa học và Công nghệ, Y tế", "", ""),
            ("II.2", "Bộ Tư pháp", "UBND thành phố Hà Nội", "2025-12-31"),
            ("II.3", "Phó Thủ tướng Thường trực", "", ""),
            ("III.¶1", "Văn phòng Chính phủ", "", ""),
        ],
    ),
    "letter-irrigation": (
        ("415/CCTL-QLCT", "cong-van", "Chi cục Thủy lợi", "2026-03-03", "PHÓ CHI CỤC TRƯỞNG"),
        [
            ("1", "các đơn vị", "", "2026-03-20"),
            ("2", "các đơn vị", "", "2026-04-30"),
            ("3", "Hạt Quản lý đê các khu vực", "UBND cấp xã", "2026-04-30"),
            ("4", "các đơn vị", "", "day"),
        ],
    ),
    "report-city": (
        ("220/BC-UBND", "bao-cao", "Ủy ban nhân dân thành phố Cần Thơ", "2025-12-10", "PHÓ CHỦ TỊCH"),
        [
            ("III.1", "", "", ""),
            ("III.2", "", "", "2026-06-30"),
            ("III.3", "Sở Khoa học và Công nghệ", "", "2026-06-30"),
            ("IV.1", "Bộ Nội vụ", "", ""),
            ("IV.2", "Bộ Công an", "", ""),
        ],
    ),
    "letter-tax": (
        ("5011/CT-CS", "cong-van", "Cục Thuế", "2025-11-06", "CỤC TRƯỞNG"),
        [
            ("1", "Trưởng Thuế các tỉnh, thành phố", "", "2025-12-30"),
            ("2", "Trưởng Thuế các tỉnh, thành phố", "Công an xã; Ban quản lý chợ và các nhà cung cấp giải pháp", ""),
            ("3", "Trưởng Thuế các tỉnh, thành phố", "", "2025-12-15"),
            ("4", "Trưởng Thuế các tỉnh, thành phố", "", "week"),
            ("5", "Trưởng Thuế tỉnh, thành phố", "", ""),
        ],
    ),
    "directive-ordinal-land": (
        ("21/CT-UBND", "chi-thi", "Ủy ban nhân dân tỉnh Bắc Ninh", "2025-10-20", "CHỦ TỊCH"),
        [
            ("Thứ nhất.-1", "Giám đốc Sở Nông nghiệp và Môi trường", "", "2025-11-05"),
            ("Thứ nhất.-2", "Giám đốc Sở Nông nghiệp và Môi trường", "", "2025-11-30"),
            ("Thứ hai", "Chủ tịch UBND các xã, phường", "", ""),
            ("Thứ ba", "Trưởng Thuế tỉnh", "", "3 working-day"),
            ("Thứ tư", "Văn phòng Đăng ký đất đai tỉnh", "", ""),
            ("Thứ năm", "Thanh tra tỉnh", "Sở Nội vụ", "2025-12-15"),
            ("Thứ năm.¶1", "Sở Nội vụ", "", "quarter"),
        ],
    ),
    "letter-ha-tinh": (
        ("7550/UBND-NL", "cong-van", "Ủy ban nhân dân tỉnh Hà Tĩnh", "2025-07-18", "PHÓ CHỦ TỊCH"),
        [
            ("1.1", "UBND các xã, phường; Chủ tịch UBND cấp xã", "", ""),
            ("1.2", "UBND các xã, phường", "", ""),
            ("1.3", "UBND các xã, phường", "", ""),
            ("1.4", "UBND các xã, phường", "", "2025-08-10"),
            ("2", "Sở Nông nghiệp và Môi trường", "", ""),
            ("3", "Sở Công Thương", "lực lượng Công an", ""),
            ("4", "Sở Tài chính", "", "2 working-day"),
            ("5", "UBMTTQ tỉnh; các tổ chức đoàn thể", "", ""),
            ("5.¶1", "các đơn vị, địa phương", "", "day"),
        ],
    ),
    "conclusion-steering": (
        ("590/TB-VPCP", "thong-bao", "Văn phòng Chính phủ", "2025-10-31", "BỘ TRƯỞNG, CHỦ NHIỆM"),
        [
            ("II.2.-1", "Chủ tịch UBND tỉnh", "", "2025-11-30"),
            ("II.2.-2", "", "", "2025-11-15"),
            ("II.3", "các địa phương; Bộ Nông nghiệp và Môi trường", "", ""),
            ("II.4.a", "Bộ Xây dựng", "", "2025-12-19"),
            ("II.4.b", "ACV, VATM; các nhà thầu", "", "2025-12-31; 2026-06-30"),
            ("II.4.c", "các địa phương; Tập đoàn Điện lực Việt Nam", "", "2025-12-31"),
            ("II.5", "Bộ Xây dựng", "", "2025-11-25"),
            ("II.6", "Văn phòng Chính phủ", "", ""),
        ],
    ),
    "plan-party-commune": (
        ("31-KH/ĐU", "ke-hoach", "Đảng ủy xã Mường Thử", "2025-09-10", "BÍ THƯ"),
        [
            ("II.1", "", "", "2025-09-30"),
            ("II.2", "Các chi bộ", "", "2025-10-15; 2025-10-20"),
            ("III.1", "Văn phòng Đảng ủy", "Ban Xây dựng Đảng", ""),
            ("III.2", "Ban Xây dựng Đảng", "", "2025-10-30"),
            ("III.3", "UBND xã", "", ""),
            ("III.4", "MTTQ; các đoàn thể xã", "", "2025-12-31"),
            ("III.5", "Đảng ủy viên phụ trách chi bộ", "", ""),
        ],
    ),
    "letter-city-office": (
        ("8812/VP-ĐT", "cong-van", "Ủy ban nhân dân thành phố Hồ Chí Minh", "2025-10-21", "PHÓ CHÁNH VĂN PHÒNG"),
        [
            ("1", "Ủy ban nhân dân phường Long Bình", "", "2025-10-31; 2025-11-15"),
            ("2", "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông (chủ đầu tư)", "", ""),
            ("3", "Sở Xây dựng", "", "month; month"),
        ],
    ),
    "decision-targets": (
        ("2044/QĐ-UBND", "quyet-dinh", "Ủy ban nhân dân tỉnh Vĩnh Long", "2025-12-11", "CHỦ TỊCH"),
        [
            ("Đ2.1", "Thủ trưởng các sở, ban, ngành tỉnh; Chủ tịch Ủy ban nhân dân các xã, phường", "", "2025-12-31"),
            ("Đ2.2", "các đơn vị", "", "quarter"),
            ("Đ2.3", "Sở Tài chính", "", "quarter; half-year; year"),
            ("Đ2.4", "Thống kê tỉnh", "", ""),
        ],
    ),
    "letter-police": (
        ("6102/CAT-PC06", "cong-van", "Công an tỉnh Sơn La", "2025-09-15", "PHÓ GIÁM ĐỐC"),
        [
            ("1", "Sở Tư pháp", "", "2025-11-30"),
            ("2", "Sở Y tế; Bảo hiểm xã hội tỉnh", "", "month"),
            ("3.+1", "UBND các xã, phường", "", ""),
            ("3.+2", "UBND các xã, phường", "", "45 day; 2025-11-05"),
        ],
    ),
}


def the_file(name: str) -> Path:
    (found,) = KINDS.glob(f"{name}.*")
    return found


@pytest.mark.parametrize("name", EXPECTED)
def test_the_header_is_read(name: str) -> None:
    document = vanban.read(the_file(name)).document
    expected, _orders = EXPECTED[name]
    assert (document.code, document.type, document.issuer, document.date, document.signer.title) == expected


@pytest.mark.parametrize("name", EXPECTED)
def test_every_order_is_found_with_whom_it_charges_and_by_when(name: str) -> None:
    found = [
        (
            task.provision,
            "; ".join(body.text for body in task.lead),
            "; ".join(body.text for body in task.support),
            "; ".join(due.date or due.every or f"{due.amount} {due.unit}" for due in task.dues),
        )
        for task in vanban.read(the_file(name)).tasks
    ]
    assert found == EXPECTED[name][1]


NAMES = [
    "Bộ Nội vụ", "Bộ Nông nghiệp và Môi trường", "Bộ Tài nguyên và Môi trường", "Bộ Quốc phòng", "Bộ Công an",
    "Bộ Công Thương", "Bộ Giáo dục và Đào tạo", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Dân tộc và Tôn giáo",
    "Bộ Lao động - Thương binh và Xã hội", "Thanh tra Chính phủ", "Văn phòng Chính phủ", "Ngân hàng Nhà nước Việt Nam",
    "Sở Nội vụ", "Sở Nông nghiệp và Môi trường", "Sở Giao thông công chánh", "Ủy ban nhân dân tỉnh Đắk Lắk",
    "Ủy ban nhân dân thành phố Hồ Chí Minh", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", "Ủy ban nhân dân phường Tân An",
    "Ủy ban nhân dân tỉnh Hà Tĩnh", "Đảng ủy Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân thành phố", "Bảo hiểm xã hội Việt Nam", "Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Lâm Đồng",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_capitals_is_one_body_and_reads_as_it_is_written(name: str) -> None:
    found = bodies_of(name.upper())
    assert [sentence_case(words) for words, _start, _end in found] == [name]


@pytest.mark.parametrize(
    ("head", "bodies"),
    [
        ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", ["UBND tỉnh Lâm Đồng", "Sở Nội vụ"]),
        ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG SỞ NỘI VỤ", ["Ủy ban nhân dân tỉnh Lâm Đồng", "Sở Nội vụ"]),
        ("SỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG", ["Sở Nông nghiệp và Môi trường"]),
        ("BỘ NỘI\nVỤ", ["Bộ Nội vụ"]),
        ("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ", ["Bộ Tài chính", "Tổng cục Thuế"]),
    ],
)
def test_a_superior_is_told_from_the_body_below_it(head: str, bodies: list[str]) -> None:
    assert [sentence_case(words) for words, _start, _end in bodies_of(head)] == bodies


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("ÚY BAN NHÂN DẬN TĨNH ĐỒNG THÁP", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        ("UY BAN NHÂN DÂN THÀNH PHÓ HUẾ", "Ủy ban nhân dân thành phố Huế"),
        ("BÔ XÂY DỰNG", "Bộ Xây dựng"),
        ("ỦY BAN NHÂN DÂN TĨNH HÀ TĨNH", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
        ("Sở Tình hình", "Sở Tình hình"),
    ],
)
def test_a_slip_of_recognition_in_a_fixed_word_of_a_name_is_repaired(printed: str, right: str) -> None:
    assert sentence_case(mended_name(printed)) == right


def test_the_printed_form_of_a_repaired_name_is_kept() -> None:
    head = "ÚY BAN NHÂN DÂN\nTĨNH ĐỒNG THÁP\n"
    head += "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 5/UBND-TH\n"
    document = vanban.read_text(head + "Kính gửi: Sở Nội vụ.\nGiao Sở Nội vụ báo cáo.").document
    assert document.issuer == "Ủy ban nhân dân tỉnh Đồng Tháp"
    assert document.printed["issuer"] == "ÚY BAN NHÂN DÂN TĨNH ĐỒNG THÁP"
