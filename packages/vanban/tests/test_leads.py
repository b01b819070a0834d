"""Who leads, in the wordings of directives, conclusions and plans."""

import pytest

from vanban._leads.clauses import body_behind
from vanban._leads.named import named


def leads(text: str) -> list[str]:
    return [body.text for body in named(text, 0).lead]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Giao Giám đốc Sở Nội vụ chủ động rà soát các quy định.", ["Giám đốc Sở Nội vụ"]),
        (
            "Xã nào để gia súc chết rét thì Chủ tịch UBND xã đó chịu trách nhiệm trước Chủ tịch UBND tỉnh.",
            ["Chủ tịch UBND xã đó"],
        ),
        (
            "Giao Sở Nông nghiệp và Môi trường là cơ quan thường trực, có trách nhiệm rà soát danh sách.",
            ["Sở Nông nghiệp và Môi trường"],
        ),
        ("Giao Vụ Tổ chức cán bộ là cơ quan thường trực, có trách nhiệm chuẩn bị tài liệu.", ["Vụ Tổ chức cán bộ"]),
        ("Sở Công Thương quy hoạch lại mạng lưới điểm bán hàng.", ["Sở Công Thương"]),
        ("Hội đồng thẩm định có trách nhiệm lập biên bản.", ["Hội đồng thẩm định"]),
        ("Các nhà máy xử lý rác phát quang tầm nhìn.", ["Các nhà máy xử lý rác"]),
        (
            "Trung tâm Cứu hộ, bảo tồn động vật hoang dã gia cố chuồng trại.",
            ["Trung tâm Cứu hộ, bảo tồn động vật hoang dã"],
        ),
        ("Các thành viên Ban Chỉ đạo phân bổ chỉ tiêu đến từng thôn.", ["Các thành viên Ban Chỉ đạo"]),
        ("Công ty Thủy điện Mẫu Lung: Xóa 120 nhà tạm.", ["Công ty Thủy điện Mẫu Lung"]),
        ("Tổng công ty Phát điện 2: Đôn nền đường thấp trũng.", ["Tổng công ty Phát điện 2"]),
        ("Đơn vị chủ trì thực hiện lấy ý kiến của các đơn vị liên quan.", ["Đơn vị chủ trì"]),
        ("Cơ quan chủ trì tổng hợp ý kiến, trình Bộ trưởng.", ["Cơ quan chủ trì"]),
        ("Đơn vị chủ trì xây dựng Đề án báo cáo tiến độ.", ["Đơn vị chủ trì xây dựng Đề án"]),
        ("Các đoàn thanh tra, kiểm tra phải ghi nhật ký đầy đủ.", ["Các đoàn thanh tra, kiểm tra"]),
        ("Các đoàn kiểm tra, giám sát lập biên bản tại chỗ.", ["Các đoàn kiểm tra, giám sát"]),
        ("Cơ quan thuế quản lý trực tiếp hướng dẫn người nộp thuế.", ["Cơ quan thuế quản lý trực tiếp"]),
        ("Sở Xây dựng quản lý trực tiếp dự án.", ["Sở Xây dựng"]),
        (
            "Thủ trưởng các đơn vị có trách nhiệm chủ trì, phối hợp với Văn phòng rà soát.",
            ["Thủ trưởng các đơn vị"],
        ),
        ("Các cơ quan có trách nhiệm quản lý dữ liệu phải cập nhật.", ["Các cơ quan có trách nhiệm quản lý dữ liệu"]),
        (
            "Trường hợp hồ sơ chưa rõ thì cơ quan hải quan thực hiện kiểm tra lại.",
            ["cơ quan hải quan"],
        ),
        ("Phối hợp các đơn vị tổ chức hội nghị do Bộ Tài chính chủ trì.", []),
        ("Tham gia các cuộc họp do Bộ Y tế chủ trì.", []),
        ("Trường hợp doanh nghiệp đã nộp thuế, yêu cầu doanh nghiệp đó xuất trình chứng từ.", []),
        ("Đối với doanh nghiệp có vốn nước ngoài: Kiểm tra việc kê khai của doanh nghiệp.", []),
        ("Đối với doanh nghiệp vận tải: Lắp thiết bị giám sát trên xe.", ["doanh nghiệp vận tải"]),
        ("Trước khi ghi kết quả, kiểm soát viên bắt buộc phải ghi vào tờ khai.", ["kiểm soát viên"]),
        ("Khi tống đạt, chấp hành viên phải lập biên bản.", ["chấp hành viên"]),
        (
            "Giao Phòng Quản lý thu - Sổ, Thẻ in lại thẻ hỏng.",
            ["Phòng Quản lý thu - Sổ, Thẻ"],
        ),
        ("Sở Nội vụ tuyển dụng viên chức theo đề án vị trí việc làm.", ["Sở Nội vụ"]),
        (
            "Viện trưởng các viện kiểm sát tổ chức thực hiện nghiêm túc Chỉ thị này. Văn phòng Viện theo dõi, đôn đốc.",
            ["Văn phòng Viện"],
        ),
        ("Hội đồng nhân dân các xã: Xóa 120 nhà tạm.", ["Hội đồng nhân dân các xã"]),
        ("Trung tâm Giám định chất lượng xây dựng: Kích hoạt kịch bản.", ["Trung tâm Giám định chất lượng xây dựng"]),
        (
            "Các bộ, cơ quan có đại diện tham gia Ban Chỉ đạo gửi danh sách về Bộ Xây dựng.",
            ["Các bộ, cơ quan có đại diện tham gia Ban Chỉ đạo"],
        ),
        ("Hội đồng nghiệm thu cấp tỉnh xem xét hồ sơ.", ["Hội đồng nghiệm thu cấp tỉnh"]),
        (
            "Công ty TNHH MTV Quản lý khai thác công trình thủy lợi Mẫu Giang tích nước.",
            ["Công ty TNHH MTV Quản lý khai thác công trình thủy lợi Mẫu Giang"],
        ),
        (
            "Công ty Cổ phần Quản lý và xây dựng đường bộ 234 trám vá mặt đường.",
            ["Công ty Cổ phần Quản lý và xây dựng đường bộ 234"],
        ),
        ("Ban Quản lý tổ chức họp các hộ.", ["Ban Quản lý"]),
        ("Trong quý I năm 2026, các sở, ban, ngành chấn chỉnh lề lối làm việc.", ["các sở, ban, ngành"]),
        ("Trong tháng 10 năm 2025, các địa phương đã giải ngân 50%.", []),
        (
            "Cục Quản lý đê điều và Phòng, chống thiên tai có nhiệm vụ quán triệt nội dung Kế hoạch.",
            ["Cục Quản lý đê điều và Phòng, chống thiên tai"],
        ),
        (
            "Công an tỉnh có trách nhiệm thu hồi giấy phép. Các sở, ban, ngành niêm yết công khai danh sách.",
            ["Công an tỉnh", "Các sở, ban, ngành"],
        ),
        (
            "Các doanh nghiệp khai thác cát trên địa bàn gọt bớt bãi tập kết.",
            ["Các doanh nghiệp khai thác cát trên địa bàn"],
        ),
        ("Các doanh nghiệp khai thác cát gọt bớt bãi tập kết.", ["Các doanh nghiệp khai thác cát"]),
        (
            "Các doanh nghiệp, hợp tác xã thu mua lúa lập phương án bồi thường.",
            ["Các doanh nghiệp, hợp tác xã thu mua lúa"],
        ),
        ("Các nhà thầu thi công trình phương án tổ chức thi công.", ["Các nhà thầu thi công"]),
        (
            "Nhà thầu thi công gói thầu số 5, Bộ Khoa học và Công nghệ thẩm định hồ sơ.",
            ["Nhà thầu thi công gói thầu số 5", "Bộ Khoa học và Công nghệ"],
        ),
        (
            "Các cơ quan được giao chủ trì soạn thảo cập nhật dữ liệu lên hệ thống.",
            ["Các cơ quan được giao chủ trì soạn thảo"],
        ),
        (
            "Ban Chỉ đạo quốc gia về chống khai thác IUU nghiên cứu nội dung đề nghị của Hiệp hội.",
            ["Ban Chỉ đạo quốc gia về chống khai thác IUU"],
        ),
        (
            "Giao Ban Chỉ đạo quốc gia về chống khai thác IUU trong tháng 10/2025 lập phương án.",
            ["Ban Chỉ đạo quốc gia về chống khai thác IUU"],
        ),
        ("Giám đốc các Ban Quản lý dự án thẩm định hồ sơ điều chỉnh.", ["Giám đốc các Ban Quản lý dự án"]),
        ("Thành viên Ban Chỉ đạo trình UBND tỉnh ban hành quyết định.", ["Thành viên Ban Chỉ đạo"]),
        (
            "Thành viên Ban Chỉ đạo phối hợp với Phó Giám đốc Sở Y tế khẩn trương bố trí kinh phí.",
            ["Thành viên Ban Chỉ đạo"],
        ),
        ("Thành viên Ban Chỉ đạo là cơ quan đầu mối khẩn trương hoàn thiện hồ sơ.", ["Thành viên Ban Chỉ đạo"]),
        (
            "Hội đồng định giá đất cụ thể, Cục Thú y và các nhà thầu thi công có ý kiến về dự án.",
            ["Hội đồng định giá đất cụ thể", "Cục Thú y", "các nhà thầu thi công"],
        ),
        ("UBND các địa phương có đê trong tháng 10 khẩn trương hoàn thiện hồ sơ.", ["UBND các địa phương có đê"]),
        (
            "Các khách sạn, nhà nghỉ trên địa bàn trong tháng 10 theo dõi, tổng hợp.",
            ["Các khách sạn, nhà nghỉ trên địa bàn"],
        ),
        ("Giao Phòng Cảnh sát giao thông báo cáo kết quả.", ["Phòng Cảnh sát giao thông"]),
        ("Giao Trưởng phòng Kinh tế tổng hợp ý kiến của các đơn vị.", ["Trưởng phòng Kinh tế"]),
        ("Chủ tịch UBND tỉnh giao Thống kê tỉnh tham mưu văn bản trả lời cử tri.", ["Thống kê tỉnh"]),
        ("Tổ Công nghệ số cộng đồng gom đất làm bãi tập kết vật liệu.", ["Tổ Công nghệ số cộng đồng"]),
        ("Viettel Mẫu Giang soạt lại hồ sơ cho người cải tạo tốt.", ["Viettel Mẫu Giang"]),
        (
            "Báo và Phát thanh, Truyền hình Mẫu Giang gọt bớt các hạng mục.",
            ["Báo và Phát thanh, Truyền hình Mẫu Giang"],
        ),
        ("Các sở, ngành có liên quan vây ráp các đối tượng truy nã.", ["Các sở, ngành có liên quan"]),
        ("UBND các xã, phường, đặc khu bít các lối đi tự mở.", ["UBND các xã, phường, đặc khu"]),
        ("Ủy quyền Giám đốc Sở Tài chính ký ban hành quyết định.", ["Giám đốc Sở Tài chính"]),
        ("Chuyển đơn của ông Nguyễn Văn Mẫu đến Thanh tra tỉnh để giải quyết.", ["Thanh tra tỉnh"]),
        (
            "Xem xét đề nghị của Sở Văn hóa, Thể thao và Du lịch, Sở Xây dựng tại Văn bản số 12/SXD-QH, "
            "UBND tỉnh yêu cầu Sở Tài chính tham mưu bố trí kinh phí.",
            ["Sở Tài chính"],
        ),
        (
            "Giao VNPT Mẫu Giang chủ trì, phối hợp với Sở Văn hóa, Thể thao và Du lịch, Sở An toàn thực phẩm theo dõi.",
            ["VNPT Mẫu Giang"],
        ),
        ("Lãnh đạo các phòng, ban thống nhất phương án với các hộ dân.", ["Lãnh đạo các phòng, ban"]),
        ("Công chức, viên chức các phòng, ban tiếp thu ý kiến.", ["Công chức, viên chức các phòng, ban"]),
        ("Giao thành viên các Tổ công tác đánh giá hiệu quả mô hình.", ["thành viên các Tổ công tác"]),
        ("Vùng Cảnh sát biển 3 bố trí tàu trực.", ["Vùng Cảnh sát biển 3"]),
        ("Các đơn vị viễn thông báo cáo kết quả.", ["Các đơn vị viễn thông"]),
        ("Các nhà máy thủy điện nghiên cứu kiến nghị của cử tri.", ["Các nhà máy thủy điện"]),
        ("Các tổ chức đấu giá tài sản lập hồ sơ.", ["Các tổ chức đấu giá tài sản"]),
        (
            "Các doanh nghiệp cung cấp dịch vụ giám sát hành trình khắc phục mất kết nối.",
            ["Các doanh nghiệp cung cấp dịch vụ giám sát hành trình"],
        ),
        (
            "UBND các xã, đặc khu có hoạt động khai thác khoáng sản rà soát.",
            ["UBND các xã, đặc khu có hoạt động khai thác khoáng sản"],
        ),
        ("Trạm Quản lý đê số 4 khoan thăm dò thân đê.", ["Trạm Quản lý đê số 4"]),
        ("Thống nhất giao Sở Y tế làm cơ quan đầu mối, khẩn trương hoàn thiện hồ sơ.", ["Sở Y tế"]),
        ("Trên cơ sở báo cáo của Sở Y tế, các bệnh viện công lập lập danh sách.", ["các bệnh viện công lập"]),
        ("Sau khi có ý kiến của Thanh tra tỉnh, các trường học công khai kết quả.", ["các trường học"]),
        ("Từ nay đến cuối năm, các làng nghề chấm dứt việc xả thải.", ["các làng nghề"]),
        (
            "Sở Y tế tổng hợp báo cáo của Trưởng Công an phường, Bộ Ngoại giao, gửi Sở Nội vụ.",
            ["Sở Y tế"],
        ),
        ("Cục Quản lý Giám sát bảo hiểm gọt bớt các thủ tục.", ["Cục Quản lý Giám sát bảo hiểm"]),
        ("Thủ trưởng Cơ quan Cảnh sát điều tra gọt bớt các thủ tục.", ["Thủ trưởng Cơ quan Cảnh sát điều tra"]),
        ("Trưởng trạm Y tế phường gọt bớt các thủ tục.", ["Trưởng trạm Y tế phường"]),
        ("Tổ công tác số 3 gọt bớt các thủ tục.", ["Tổ công tác số 3"]),
        ("Thủ trưởng các cơ quan, đơn vị gọt bớt các thủ tục.", ["Thủ trưởng các cơ quan, đơn vị"]),
        (
            "UBND các xã, phường có đường cao tốc đi qua gọt bớt thủ tục.",
            ["UBND các xã, phường có đường cao tốc đi qua"],
        ),
        (
            "Sở Y tế phối hợp với Trung tâm Hòa giải, đối thoại, Tổ chăm sóc người bệnh tại nhà lập danh sách.",
            ["Sở Y tế"],
        ),
        ("Kính chuyển Bộ Xây dựng văn bản số 12/UBND-KT để xem xét, xử lý.", ["Bộ Xây dựng"]),
        ("Chuyển Sở Xây dựng đơn của bà Trần Thị Thử để giải quyết.", ["Sở Xây dựng"]),
        (
            "Sở Xây dựng chịu trách nhiệm trước pháp luật, UBND tỉnh và Chủ tịch UBND tỉnh về nội dung, số liệu trình.",
            ["Sở Xây dựng"],
        ),
        ("03 xã: Mẫu An, Mẫu Bình, Mẫu Châu rà soát quỹ đất.", ["03 xã: Mẫu An, Mẫu Bình, Mẫu Châu"]),
        ("UBND xã lập tờ trình, Sở Tài chính thẩm định, trình UBND tỉnh.", ["UBND xã", "Sở Tài chính"]),
        ("Các trường học trên địa bàn: Mỗi trường lập 01 đội thi.", ["Các trường học trên địa bàn"]),
        ("Văn phòng HĐND và UBND: Trực, tiếp nhận thông tin.", ["Văn phòng HĐND và UBND"]),
        ("Các cơ quan, đơn vị: Trước ngày 10/12, gửi báo cáo về Sở Nội vụ.", ["Các cơ quan, đơn vị"]),
        ("Ban Quản lý Đề án tổ chức 03 đoàn kiểm tra; hoàn thành trong tháng 11.", ["Ban Quản lý Đề án"]),
        ("Sở Y tế chỉ đạo các bệnh viện, Trung tâm Y tế khu vực dự trữ thuốc.", ["Sở Y tế"]),
        (
            "Ông Ngô Văn Mẫu, Chủ tịch Hội Cựu chiến binh, điều hành phần lễ; bà Đinh Thị Thử dẫn chương trình.",
            ["Ông Ngô Văn Mẫu, Chủ tịch Hội Cựu chiến binh", "bà Đinh Thị Thử"],
        ),
        ("Vận động tiểu thương (do Ban Quản lý chợ phối hợp Ngân hàng Mẫu đảm nhận).", ["Ban Quản lý chợ"]),
        ("Chuẩn bị sân bãi: Trường Trung học cơ sở Mẫu Sơn.", ["Trường Trung học cơ sở Mẫu Sơn"]),
        ("Ông Giám đốc Sở Xây dựng chịu trách nhiệm về chất lượng công trình.", ["Giám đốc Sở Xây dựng"]),
        (
            "Văn phòng điều phối nông thôn mới tỉnh tham mưu kế hoạch.",
            ["Văn phòng điều phối nông thôn mới tỉnh"],
        ),
        (
            "Tổ công tác của Chủ tịch UBND tỉnh về đôn đốc giải ngân vốn đầu tư công kiểm tra hiện trường.",
            ["Tổ công tác của Chủ tịch UBND tỉnh về đôn đốc giải ngân vốn đầu tư công"],
        ),
        ("Phân công thành viên Tổ công nghệ số cộng đồng đến từng hộ thu thập thông tin.", []),
        ("Các tổng cục, chi cục cử cán bộ tham gia.", ["Các tổng cục, chi cục"]),
        ("Các trường mầm non: Lột vỏ cây khô trước mùa mưa.", ["Các trường mầm non"]),
        ("Các trường mầm non: Thời gian nghỉ hai ngày.", []),
        (
            "Phòng Kinh tế, Hội Nông dân và các thôn thồ giống lên nương.",
            ["Phòng Kinh tế", "Hội Nông dân", "các thôn"],
        ),
        ("Yêu cầu các thôn thồ giống lên nương trước ngày 20/12/2025.", ["các thôn"]),
        ("Yêu cầu các đại học nghiêm túc chấp hành.", ["các đại học"]),
        ("Các tổ chức dịch vụ thu khẩn trương rà soát.", ["Các tổ chức dịch vụ thu"]),
        ("Các hướng dẫn viên nhắc nhở du khách.", ["Các hướng dẫn viên"]),
        ("Yêu cầu các văn phòng công chứng cử cán bộ trực.", ["các văn phòng công chứng"]),
        ("Thanh tra đột xuất ngay các đơn vị chậm đóng.", []),
        (
            "Bộ Nội vụ đề nghị bộ trưởng, thủ trưởng cơ quan ngang bộ chỉ đạo xây dựng báo cáo.",
            ["bộ trưởng", "thủ trưởng cơ quan ngang bộ"],
        ),
        ("UBND các xã miền núi điều chuyển vốn trước ngày 15/6/2024.", ["UBND các xã miền núi"]),
        ("Các đơn vị thoái vốn trước ngày 15/6/2024.", ["Các đơn vị"]),
        ("Thủ trưởng các cơ quan kê biên tài sản.", ["Thủ trưởng các cơ quan"]),
        ("Các đơn vị chôn lấp gia cầm trong ngày.", ["Các đơn vị"]),
        ("Các Vườn quốc gia hạn chế người vào rừng.", ["Các Vườn quốc gia"]),
        ("Các hộ chăn nuôi thực hiện tiêu độc khử trùng hằng ngày.", ["Các hộ chăn nuôi"]),
        ("Yêu cầu lãnh đạo 2 xã Mẫu Sơn và Mẫu Thủy kiểm tra đất trang trại.", ["lãnh đạo 2 xã Mẫu Sơn và Mẫu Thủy"]),
        ("Cơ quan chủ trì xây dựng Đề án báo cáo tiến độ.", ["Cơ quan chủ trì xây dựng Đề án"]),
        ("Thực hiện sự chỉ đạo của Tỉnh ủy, UBND tỉnh giao Sở Y tế tham mưu.", ["Sở Y tế"]),
        ("UBND H. Mẫu Sơn rà soát quỹ đất.", ["UBND H. Mẫu Sơn"]),
        ("UBND các xã chưa có báo cáo gửi ngay về Sở Nội vụ.", ["UBND các xã chưa có báo cáo"]),
        (
            "UBND các xã, phường còn tồn đọng hồ sơ giải quyết dứt điểm trước ngày 30/6.",
            ["UBND các xã, phường còn tồn đọng hồ sơ"],
        ),
        ("Các chủ hồ hạ thấp mực nước hồ về mức an toàn.", ["Các chủ hồ"]),
        (
            "UBND các huyện có tên 18 cá nhân được truy tặng danh hiệu chịu trách nhiệm tổ chức lễ.",
            ["UBND các huyện có tên 18 cá nhân được truy tặng danh hiệu"],
        ),
        (
            "Trung tâm nước sạch và vệ sinh môi trường nông thôn tỉnh xét nghiệm mẫu nước.",
            ["Trung tâm nước sạch và vệ sinh môi trường nông thôn tỉnh"],
        ),
        ("Viện Nghiên cứu phát triển Mẫu Giang rà soát.", ["Viện Nghiên cứu phát triển Mẫu Giang"]),
        ("Các nhà thầu xây lắp tập trung nhân lực.", ["Các nhà thầu xây lắp"]),
        ("Sở Nội vụ[3], Công an tỉnh[4] rà soát các quy định.", ["Sở Nội vụ", "Công an tỉnh"]),
        ("Cơ quan thường trực là Sở Nội vụ, có trách nhiệm hướng dẫn biểu mẫu.", ["Sở Nội vụ"]),
        (
            "Văn phòng Thường trực Ban Chỉ đạo 389 quốc gia tăng cường kiểm tra.",
            ["Văn phòng Thường trực Ban Chỉ đạo 389 quốc gia"],
        ),
        ("Văn phòng Ủy ban nhân dân thành phố thường xuyên theo dõi.", ["Văn phòng Ủy ban nhân dân thành phố"]),
        ("Kho bạc Nhà nước khu vực XII có trách nhiệm kiểm soát chi.", ["Kho bạc Nhà nước khu vực XII"]),
        ("Các ông (bà) Trưởng thôn: phổ biến nội dung Kế hoạch đến Nhân dân.", ["Trưởng thôn"]),
        (
            "UBND tỉnh yêu cầu: (1) Công an tỉnh kiểm tra các chợ; (2) Sở Tài chính bố trí kinh phí.",
            ["Công an tỉnh", "Sở Tài chính"],
        ),
        (
            "Chủ tịch UBND xã chỉ đạo: - Phòng Kinh tế rà soát các chợ; - Công an xã tuần tra ban đêm.",
            ["Phòng Kinh tế", "Công an xã"],
        ),
        (
            "Về phòng cháy: (1) Công an tỉnh kiểm tra các chợ; (2) Giao Sở Tài chính bố trí kinh phí.",
            ["Công an tỉnh", "Sở Tài chính"],
        ),
        ("Sở Công Thương rà soát 2 nhóm: (1) Chợ hạng I; (2) Trung tâm thương mại.", ["Sở Công Thương"]),
        (
            "Trung tâm Mẫu và Bộ phận Tiếp nhận và trả kết quả cấp xã bố trí máy quét.",
            ["Trung tâm Mẫu", "Bộ phận Tiếp nhận và trả kết quả cấp xã"],
        ),
        ("Văn phòng Ban Chỉ đạo cập nhật thường xuyên tình hình cơn bão.", ["Văn phòng Ban Chỉ đạo"]),
        ("Các đơn vị kiểm tra thường xuyên các công trình.", ["Các đơn vị"]),
        ("Các đơn vị quản lý chợ thường xuyên kiểm tra.", ["Các đơn vị quản lý chợ"]),
        ("Các phòng, ngành phụ trách tiêu chí: Phân công cán bộ.", ["Các phòng, ngành phụ trách tiêu chí"]),
        ("CC Địa chính hoàn thiện hồ sơ.", ["CC Địa chính"]),
        (
            "Các cơ sở kinh doanh dịch vụ không thiết yếu tiếp tục đóng cửa.",
            ["Các cơ sở kinh doanh dịch vụ không thiết yếu"],
        ),
        (
            "Ngoài các nhiệm vụ trên, Phòng Kinh tế còn có trách nhiệm tổng hợp báo cáo.",
            ["Phòng Kinh tế"],
        ),
        ("Ban Quản lý dự án thống nhất với các đơn vị thi công tiến độ từng tuần.", ["Ban Quản lý dự án"]),
        ("Về phương tiện, do UBND các xã tự chuẩn bị.", ["UBND các xã"]),
        ("Cho phép Sở Y tế mua sắm 02 máy thở theo quy định.", []),
        ("Đề nghị người dân, doanh nghiệp chấp hành nghiêm quy định.", ["người dân", "doanh nghiệp"]),
        ("Đề nghị Nhân dân trên địa bàn phường treo cờ Tổ quốc.", ["Nhân dân trên địa bàn phường"]),
        ("Đề nghị các tiểu thương chợ Mẫu nộp phí đúng hạn.", ["các tiểu thương chợ Mẫu"]),
        ("Yêu cầu Công ty Mẫu và các hộ liên quan tháo dỡ công trình.", ["Công ty Mẫu", "các hộ liên quan"]),
        ("Hộ ông Trần Văn Mẫu tháo dỡ công trình vi phạm.", ["Hộ ông Trần Văn Mẫu"]),
        ("Giao Công an xã yêu cầu người dân xuất trình giấy tờ.", ["Công an xã"]),
        ("UBND xã vận động Nhân dân treo cờ Tổ quốc.", ["UBND xã"]),
        ("BCĐ phòng, chống dịch xã kiểm tra các thôn.", ["BCĐ phòng, chống dịch xã"]),
        ("LĐLĐ huyện tổ chức hội thao.", ["LĐLĐ huyện"]),
        ("Các tổ chức hội cấp huyện vận động hội viên.", ["Các tổ chức hội cấp huyện"]),
        ("Kế toán nhà trường lập dự toán.", ["Kế toán nhà trường"]),
        ("Bộ phận tiếp nhận và trả kết quả các cấp số hóa hồ sơ.", ["Bộ phận tiếp nhận và trả kết quả các cấp"]),
        (
            "Các Chủ đầu tư có tỷ lệ giải ngân dưới 30% có văn bản giải trình, gửi Sở Tài chính.",
            ["Các Chủ đầu tư có tỷ lệ giải ngân dưới 30%"],
        ),
        ("Các huyện có tỷ lệ tiêm chủng dưới 80% tổ chức tiêm vét.", ["Các huyện có tỷ lệ tiêm chủng dưới 80%"]),
        (
            "Các địa phương có tỷ lệ giải ngân dưới 50% kế hoạch kiểm điểm trách nhiệm.",
            ["Các địa phương có tỷ lệ giải ngân dưới 50% kế hoạch"],
        ),
        (
            "Các xã đăng ký về đích nông thôn mới năm 2026 hoàn thiện hồ sơ.",
            ["Các xã đăng ký về đích nông thôn mới năm 2026"],
        ),
        (
            "Các xã phấn đấu về đích nông thôn mới nâng cao hoàn thiện hồ sơ.",
            ["Các xã phấn đấu về đích nông thôn mới nâng cao"],
        ),
        ("Các xã phấn đấu đạt 19 tiêu chí trong năm 2026.", ["Các xã"]),
        (
            "Yêu cầu Sở Công Thương, các đơn vị quản lý hồ chứa thủy điện, thủy lợi và các đơn vị liên quan ứng trực.",
            ["Sở Công Thương", "các đơn vị quản lý hồ chứa thủy điện, thủy lợi", "các đơn vị liên quan"],
        ),
        (
            "Các tổ chức quản lý bến xe, bến tàu và các doanh nghiệp vận tải niêm yết giá vé.",
            ["Các tổ chức quản lý bến xe, bến tàu", "các doanh nghiệp vận tải"],
        ),
        ("Các đơn vị quản lý công trình tốt hơn và các công trình không còn phù hợp thì tháo dỡ.", ["Các đơn vị"]),
        ("Sở Công Thương vận hành hồ chứa; các chủ hồ trực ban 24/24 giờ.", ["Sở Công Thương", "các chủ hồ"]),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Đài Phát thanh và Truyền hình tỉnh đẩy mạnh tuyên truyền.",
            ["Sở Văn hóa, Thể thao và Du lịch", "Đài Phát thanh và Truyền hình tỉnh"],
        ),
        (
            "Các sở, ban, ngành, UBND các xã, phường, đặc khu theo chức năng khẩn trương triển khai.",
            ["Các sở, ban, ngành", "UBND các xã, phường, đặc khu"],
        ),
        (
            "Thủ trưởng các Sở, ban, ngành; Chủ tịch UBND cấp xã căn cứ chức năng triển khai.",
            ["Thủ trưởng các Sở, ban, ngành", "Chủ tịch UBND cấp xã"],
        ),
        (
            "Ủy ban nhân dân các tỉnh, thành phố: Tuyên Quang, Đồng Nai quyết liệt chỉ đạo.",
            ["Ủy ban nhân dân các tỉnh, thành phố: Tuyên Quang, Đồng Nai"],
        ),
        (
            "Bộ trưởng các Bộ: Xây dựng, Công Thương, Nông nghiệp và Môi trường chủ động rà soát.",
            ["Bộ trưởng các Bộ: Xây dựng, Công Thương, Nông nghiệp và Môi trường"],
        ),
        ("Cơ quan đăng ký đầu tư có trách nhiệm lấy ý kiến.", ["Cơ quan đăng ký đầu tư"]),
        ("Các cơ quan cập nhật ngay các số liệu mới.", ["Các cơ quan"]),
        ("Cơ quan thanh tra khẩn trương hoàn thành việc thanh tra.", ["Cơ quan thanh tra"]),
        (
            "Các tổ chức, cá nhân và hộ gia đình khai thác nước dưới đất có trách nhiệm kê khai.",
            ["Các tổ chức, cá nhân và hộ gia đình khai thác nước dưới đất"],
        ),
        ("Ban Chỉ đạo phòng, chống tội phạm tỉnh xây dựng kế hoạch.", ["Ban Chỉ đạo phòng, chống tội phạm tỉnh"]),
        ("Tổ công tác triển khai Đề án 06 tỉnh tiếp tục đôn đốc.", ["Tổ công tác triển khai Đề án 06 tỉnh"]),
        ("Giao Phó Thủ tướng Chính phủ Trần Hồng Hà trực tiếp kiểm tra.", ["Phó Thủ tướng Chính phủ Trần Hồng Hà"]),
        (
            "Đồng chí Nguyễn Văn A - Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo.",
            ["Nguyễn Văn A - Phó Chủ tịch UBND tỉnh"],
        ),
        ("Giao đồng chí Bộ trưởng Bộ Xây dựng trực tiếp chỉ đạo.", ["Bộ trưởng Bộ Xây dựng"]),
        ("UBND cấp xã: chủ động rà soát, thống kê.", ["UBND cấp xã"]),
        ("Văn phòng HĐND và UBND xã: theo dõi, đôn đốc.", ["Văn phòng HĐND và UBND xã"]),
        ("Ủy ban nhân dân tỉnh yêu cầu các Sở, ban, ngành nghiêm túc thực hiện.", ["các Sở, ban, ngành"]),
        (
            "Về mở rộng Nhà máy lọc dầu: giao Tập đoàn Dầu khí Việt Nam làm việc với các nhà đầu tư.",
            ["Tập đoàn Dầu khí Việt Nam"],
        ),
        ("Nhằm bảo đảm tiến độ, yêu cầu các bộ, ngành, nhất là ACV cần khẩn trương.", ["các bộ, ngành", "ACV"]),
        ("Trường hợp có ý kiến khác nhau, cơ quan chủ trì có trách nhiệm làm rõ.", ["cơ quan chủ trì"]),
        (
            "Sở Y tế hướng dẫn chuyên môn; UBND thành phố Đà Lạt khẩn trương thực hiện.",
            ["Sở Y tế", "UBND thành phố Đà Lạt"],
        ),
        ("Bộ Y tế được giao xây dựng cơ sở dữ liệu, hoàn thành kết nối.", ["Bộ Y tế"]),
        ("Cơ quan thường trực Ban Chỉ đạo tổng hợp kết quả thực hiện.", ["Cơ quan thường trực Ban Chỉ đạo"]),
        (
            "Các địa phương có tỷ lệ giải ngân thấp kiểm điểm trách nhiệm người đứng đầu.",
            ["Các địa phương có tỷ lệ giải ngân thấp"],
        ),
        ("Đối với 12 tỉnh chưa hoàn thành số hóa, giao Bộ Tư pháp làm việc với từng tỉnh.", ["Bộ Tư pháp"]),
        ("Kiến nghị nạo vét luồng Định An giao Bộ Xây dựng xử lý theo thẩm quyền.", ["Bộ Xây dựng"]),
        (
            "Giao Thành phố tổng kết Nghị quyết, trên cơ sở đó Bộ Tài chính chủ trì xây dựng Nghị quyết thay thế.",
            ["Thành phố", "Bộ Tài chính"],
        ),
        (
            "Những đơn vị chưa gửi báo cáo quyết toán năm 2024 (danh sách kèm theo) giải trình bằng văn bản.",
            ["Những đơn vị chưa gửi báo cáo quyết toán năm 2024 (danh sách kèm theo)"],
        ),
        ("yêu cầu các doanh nghiệp lữ hành chỉ ký hợp đồng với đơn vị đủ điều kiện.", ["các doanh nghiệp lữ hành"]),
        (
            "Chủ tịch xã vận động 12 hộ. Ban Quản lý dự án yêu cầu nhà thầu bổ sung mũi, chậm nhất mai phải có.",
            ["Chủ tịch xã", "Ban Quản lý dự án"],
        ),
        (
            "Trung tâm Mua sắm tập trung thuốc quốc gia đẩy nhanh tiến độ.",
            ["Trung tâm Mua sắm tập trung thuốc quốc gia"],
        ),
        ("Văn phòng thường trực Ban Chỉ huy tổ chức trực ban.", ["Văn phòng thường trực Ban Chỉ huy"]),
        ("Trưởng đoàn thanh tra chuyển hồ sơ cho cơ quan điều tra.", ["Trưởng đoàn thanh tra"]),
        ("Sở Xây dựng có 21 nhiệm vụ quá hạn, đề nghị Giám đốc Sở trực tiếp chỉ đạo.", ["Giám đốc Sở"]),
        ("Các chủ đầu tư, nhà thầu thi công: hoàn trả mặt đường.", ["Các chủ đầu tư, nhà thầu thi công"]),
        ("Các hợp tác xã, hộ nuôi trồng thủy sản tự tháo dỡ.", ["Các hợp tác xã, hộ nuôi trồng thủy sản"]),
        ("Văn phòng đăng ký đất đai hoàn thiện hồ sơ.", ["Văn phòng đăng ký đất đai"]),
        (
            "UBND xã lập hồ sơ theo quy định, Sở Nông nghiệp và Môi trường hướng dẫn cụ thể.",
            ["UBND xã", "Sở Nông nghiệp và Môi trường"],
        ),
        (
            "Yêu cầu Thủ trưởng các đơn vị nghiêm túc triển khai, chịu trách nhiệm trước Giám đốc Sở.",
            ["Thủ trưởng các đơn vị"],
        ),
        ("Hiệp hội Cà phê Mẫu được giao quản lý nhãn hiệu, cấp chứng nhận.", ["Hiệp hội Cà phê Mẫu"]),
        ("Kế toán ngân sách xã: hướng dẫn quyết toán.", ["Kế toán ngân sách xã"]),
        ("Người có nghĩa vụ kê khai có trách nhiệm nộp 02 bản.", ["Người có nghĩa vụ kê khai"]),
        ("Bộ phận tổ chức cán bộ rà soát hồ sơ.", ["Bộ phận tổ chức cán bộ"]),
        ("Thủ trưởng các Sở, Ban, Ngành trực tiếp chỉ đạo.", ["Thủ trưởng các Sở, Ban, Ngành"]),
        ("Trạm Y tế xã cử cán bộ trực; các trường học cho học sinh tham gia.", ["Trạm Y tế xã", "các trường học"]),
        ("Trạm Y tế xã cử cán bộ trực; các trường học phối hợp.", ["Trạm Y tế xã"]),
        (
            "đề nghị Công ty hoàn thành trước ngày 31/10/2026, quá thời hạn trên giao Sở Tài chính thu hồi.",
            ["Công ty", "Sở Tài chính"],
        ),
        (
            "Giao Sở Tài chính đôn đốc. Thủ trưởng các đơn vị chịu trách nhiệm về chất lượng.",
            ["Sở Tài chính", "Thủ trưởng các đơn vị"],
        ),
        (
            "Các doanh nghiệp chế biến, cơ sở thu mua thủy sản không mua nguyên liệu vi phạm.",
            ["Các doanh nghiệp chế biến, cơ sở thu mua thủy sản"],
        ),
        ("Chi cục Thủy sản và Kiểm ngư (đầu mối) trực hệ thống giám sát.", ["Chi cục Thủy sản và Kiểm ngư (đầu mối)"]),
        (
            "Các Ban Quản lý dự án: 2, 6, Thăng Long, Mẫu bám công trường.",
            ["Các Ban Quản lý dự án: 2, 6, Thăng Long, Mẫu"],
        ),
        ("Đoàn Thanh niên, Hội Nông dân xã mỗi đơn vị cử 20 người.", ["Đoàn Thanh niên", "Hội Nông dân xã"]),
        ("Chủ vật nuôi, chủ cơ sở giết mổ chấp hành quy định.", ["Chủ vật nuôi", "chủ cơ sở giết mổ"]),
        ("UBND xã tiêm phòng; chủ trang trại tự tổ chức tiêm phòng.", ["UBND xã", "chủ trang trại"]),
        (
            "Vụ Tổ chức trình phương án; các Thứ trưởng theo lĩnh vực phân công chỉ đạo.",
            ["Vụ Tổ chức", "các Thứ trưởng"],
        ),
        ("Thanh tra, kiểm tra: các sở chủ động kiểm tra tất cả các khâu.", ["các sở"]),
        ("Các tập đoàn VNPT, Viettel, FPT chủ động đề xuất.", ["Các tập đoàn VNPT, Viettel, FPT"]),
        ("Các đơn vị sử dụng ngân sách gửi hồ sơ đến Kho bạc.", ["Các đơn vị sử dụng ngân sách"]),
        ("đối với các địa phương thực hiện sắp xếp: Sở Tài chính chủ trì đối chiếu số liệu.", ["Sở Tài chính"]),
        (
            "Các Thành viên được phân công theo Quyết định số 435/QĐ-TTg ngày 24/4/2023 tiếp tục đôn đốc.",
            ["Các Thành viên được phân công"],
        ),
        (
            "BTL Quân khu 8, Quân chủng Hải quân chỉ đạo các đơn vị ứng trực.",
            ["BTL Quân khu 8", "Quân chủng Hải quân"],
        ),
        ("Đảng đoàn HĐND tỉnh lãnh đạo việc giám sát.", ["Đảng đoàn HĐND tỉnh"]),
        ("Trưởng 12 khu phố vận động Nhân dân treo cờ.", ["Trưởng 12 khu phố"]),
        ("Sở Y tế cấp thuốc; hiệu trưởng các trường khử khuẩn lớp học.", ["Sở Y tế", "hiệu trưởng các trường"]),
        ("Chi cục Thuế đôn đốc nợ; phòng Kinh tế thẩm định hồ sơ.", ["Chi cục Thuế", "phòng Kinh tế"]),
        ("Yêu cầu mọi người dân ở tại nhà trong giờ bão đổ bộ.", ["mọi người dân"]),
        (
            "Uỷ ban nhân dân xã cấp giống. Uỷ ban MTTQ xã giám sát việc cấp.",
            ["Uỷ ban nhân dân xã", "Uỷ ban MTTQ xã"],
        ),
        (
            "Yêu cầu các sở và các đơn vị có liên quan triển khai thực hiện nghiêm túc quy định.",
            ["các sở", "các đơn vị có liên quan"],
        ),
        (
            "Bộ trưởng Bộ Tài chính, Trưởng Ban Chỉ đạo điều hành giá báo cáo kịch bản giá.",
            ["Bộ trưởng Bộ Tài chính", "Trưởng Ban Chỉ đạo điều hành giá"],
        ),
        ("Đề nghị Viện KSND huyện kiểm sát chặt chẽ việc thi hành.", ["Viện KSND huyện"]),
        ("Trung tâm Dịch vụ tổng hợp phát thanh 02 lần/ngày.", ["Trung tâm Dịch vụ tổng hợp"]),
        ("Hộ chăn nuôi khai báo khi có lợn ốm.", ["Hộ chăn nuôi"]),
        ("Các hộ gia đình khai thác sử dụng nước kê khai lượng nước.", ["Các hộ gia đình khai thác sử dụng nước"]),
        (
            "Thương nhân phân phối, đại lý, cửa hàng bán lẻ không được găm hàng.",
            ["Thương nhân phân phối, đại lý, cửa hàng bán lẻ"],
        ),
        ("Cục Quản lý, giám sát bảo hiểm theo dõi thị trường.", ["Cục Quản lý, giám sát bảo hiểm"]),
        ("Hiệp hội Doanh nghiệp tỉnh làm cầu nối với hội viên.", ["Hiệp hội Doanh nghiệp tỉnh"]),
        ("Phòng Y tế cử đoàn thăm hỏi; chủ tịch UBND xã kiểm điểm.", ["Phòng Y tế", "chủ tịch UBND xã"]),
        ("Ban QLDA đầu tư xây dựng tỉnh đôn đốc nhà thầu.", ["Ban QLDA đầu tư xây dựng tỉnh"]),
        ("Nhà thầu thi công, tư vấn giám sát tuân thủ an toàn lao động.", ["Nhà thầu thi công, tư vấn giám sát"]),
        (
            "Các tổ chức, cá nhân khai thác, sử dụng nước tuân thủ giấy phép.",
            ["Các tổ chức, cá nhân khai thác, sử dụng nước"],
        ),
        (
            "Sở Xây dựng rà soát; các công ty khai thác công trình thủy lợi kiểm tra trạm bơm.",
            ["Sở Xây dựng", "các công ty khai thác công trình thủy lợi"],
        ),
        ("Các doanh nghiệp viễn thông: Mẫu Một, Mẫu Hai phủ sóng.", ["Các doanh nghiệp viễn thông: Mẫu Một, Mẫu Hai"]),
        ("Các HTX dịch vụ kiểm tra trạm bơm.", ["Các HTX dịch vụ"]),
        ("Đ/c Mẫn (kế toán) lập dự toán kinh phí.", ["Mẫn (kế toán)"]),
        ("C06 chủ trì làm sạch dữ liệu; A05 theo dõi kết quả.", ["C06", "A05"]),
        ("Các học viện, trường CAND đưa nội dung vào chương trình.", ["Các học viện, trường CAND"]),
        ("Ban Quản lý chợ Phú Mẫu sắp xếp lại 45 hộ kinh doanh tự phát vào chợ.", ["Ban Quản lý chợ Phú Mẫu"]),
        (
            "UBND các huyện, thành phố: Mẫu Sơn, Mẫu Thủy, Mẫu Hòa... chủ động lồng ghép.",
            ["UBND các huyện, thành phố: Mẫu Sơn, Mẫu Thủy, Mẫu Hòa..."],
        ),
        ("Các Viện Pasteur theo khu vực phụ trách cử đoàn hỗ trợ.", ["Các Viện Pasteur"]),
        (
            "Các hồ: các chủ đập, đơn vị quản lý, khai thác vận hành đúng quy trình.",
            ["các chủ đập, đơn vị quản lý, khai thác"],
        ),
        (
            "UBND xã Mẫu (đơn vị được nêu tại Thông báo số 55/TB-SNV) tổ chức kiểm điểm.",
            ["UBND xã Mẫu (đơn vị được nêu tại Thông báo số 55/TB-SNV)"],
        ),
        (
            "Các Tổ công tác tiếp tục kiểm tra; thành viên Chính phủ làm việc với địa phương.",
            ["Các Tổ công tác", "thành viên Chính phủ"],
        ),
        (
            "Trung tâm Hành chính công bố trí người trực; phòng chuyên môn các sở cử công chức.",
            ["Trung tâm Hành chính công", "phòng chuyên môn các sở"],
        ),
        ("Bộ Y tế trân trọng đề nghị UBND các tỉnh báo cáo kết quả trước ngày 30/9/2026.", ["UBND các tỉnh"]),
        ("Sở Tư pháp kính đề nghị các cơ quan, đơn vị góp ý dự thảo.", ["các cơ quan, đơn vị"]),
        ("UBND xã trân trọng kính đề nghị Sở Y tế góp ý dự thảo.", ["Sở Y tế"]),
        ("Sở Tư pháp xin đề nghị quý cơ quan, đơn vị góp ý dự thảo.", ["quý cơ quan, đơn vị"]),
        (
            "Ban Thường vụ Tỉnh ủy yêu cầu cấp ủy, chính quyền, Mặt trận Tổ quốc và các đoàn thể các cấp quán triệt.",
            ["cấp ủy, chính quyền", "Mặt trận Tổ quốc", "các đoàn thể các cấp"],
        ),
        ("Đề nghị các trường trên địa bàn Tỉnh treo cờ rủ.", ["các trường trên địa bàn Tỉnh"]),
        ("Giao Quân ủy Trung ương chủ trì, phối hợp với các cơ quan rà soát.", ["Quân ủy Trung ương"]),
        (
            "Đồng ý với đề nghị lùi thời hạn. Thông tấn xã Việt Nam hoàn thiện Đề án, trình trong quý IV năm 2026.",
            ["Thông tấn xã Việt Nam"],
        ),
        (
            "Giao Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ theo dõi, đôn đốc.",
            ["Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"],
        ),
        ("Yêu cầu các đ/c Bí thư chi bộ, Trưởng khu phố rà soát.", ["Bí thư chi bộ", "Trưởng khu phố"]),
        ("Yêu cầu người dân hạn chế ra ngoài, chủ động khai báo.", ["người dân"]),
        ("Phó Chủ tịch UBND Tỉnh phụ trách lĩnh vực theo dõi.", ["Phó Chủ tịch UBND Tỉnh phụ trách lĩnh vực"]),
        ("Đề nghị Nhân dân và doanh nghiệp tiết kiệm điện.", ["Nhân dân", "doanh nghiệp"]),
        (
            "Chủ tịch Ủy ban nhân dân các tỉnh từ 0h ngày 28 tháng 3 năm 2026 thực hiện nghiêm các biện pháp sau:",
            ["Chủ tịch Ủy ban nhân dân các tỉnh"],
        ),
        ("UBND các tỉnh từ Quảng Mẫu đến Lâm Mẫu rà soát tàu thuyền.", ["UBND các tỉnh từ Quảng Mẫu đến Lâm Mẫu"]),
        (
            "Các trường đang dạy trực tuyến theo Chỉ thị số 16/CT-UBND tiếp tục dạy đến hết tuần.",
            ["Các trường đang dạy trực tuyến"],
        ),
        (
            "Từ ngày 12 tháng 01 năm 2026 đến hết ngày 30 tháng 01 năm 2026: Các xã, phường tổ chức kiểm tra.",
            ["Các xã, phường"],
        ),
    ],
)
def test_the_body_ends_where_its_duty_begins(text: str, bodies: list[str]) -> None:
    assert leads(text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức quán triệt sâu rộng Nghị định.",
        "Báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.",
        "Theo đề nghị của Sở Nội vụ, tiếp tục rà soát.",
        "Tham mưu UBND tỉnh ban hành kế hoạch; yêu cầu của Bộ Nội vụ phải được thực hiện.",
        "Cơ sở dữ liệu phải được cập nhật.",
        "Các trường hợp vi phạm phải được xử lý.",
        "Các báo cáo phải gửi đúng hạn.",
        "Xã nào không hoàn thành thì không xét thi đua.",
        "Thủ tướng Chính phủ đồng ý bổ sung 37 tỷ đồng cho Bộ Y tế.",
        "Phó Thủ tướng đồng ý sử dụng nguồn dự phòng.",
        "Đáp ứng yêu cầu người dân, nâng cao chất lượng phục vụ.",
    ],
)
def test_verbs_and_objects_are_no_leads(text: str) -> None:
    assert leads(text) == []


def test_a_body_told_of_first_is_inherited_and_a_later_one_added() -> None:
    assert named("Hoàn thiện Kế hoạch; Trên cơ sở đó, Ban Chỉ đạo 389 các bộ xây dựng kế hoạch.", 0).implied
    assert not named("Hiện nay khối lượng còn lớn. Yêu cầu Bộ Xây dựng khẩn trương.", 0).implied


def test_who_is_ordered_after_words_that_only_agree_leads_alone() -> None:
    assert not named("Phê bình Sở Y tế để hồ sơ trễ hạn. Giao Sở Tài chính kiểm điểm.", 0).implied
    assert not named("Thực hiện Công điện số 12/CĐ-TTg; UBND tỉnh yêu cầu Sở Y tế trực.", 0).implied
    assert not named("Thống nhất đề xuất của Sở Y tế. Giao Sở Y tế vận hành trạm bơm.", 0).implied


@pytest.mark.parametrize(
    "chairs", [". Giao Sở Y tế chủ trì, Công an tỉnh phối hợp thực hiện.", "; Sở Y tế làm đầu mối."]
)
def test_who_chairs_all_that_a_provision_orders_leads_alone(chairs: str) -> None:
    found = named(f"Kiểm tra các bếp ăn{chairs}", 0)
    assert [body.text for body in found.lead] == ["Sở Y tế"]
    assert not found.implied


def test_who_chairs_something_else_leads_beside_those_above() -> None:
    assert named("Kiểm tra các bếp ăn. Giao Sở Y tế chủ trì tham mưu kế hoạch.", 0).implied


def test_every_body_quotes_its_span() -> None:
    text = "Giao các đồng chí Giám đốc Sở Y tế, Giám đốc Sở Tài chính phối hợp với Công an tỉnh rà soát."
    found = named(text, 0)
    assert found.lead
    assert found.support
    for body in [*found.lead, *found.support]:
        assert body.span.of(text) == body.text


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Liên đoàn Lao động tỉnh: Nắm tình hình trả lương, thưởng Tết.", ["Liên đoàn Lao động tỉnh"]),
        ("Đối với UBND các xã, phường: Rà soát hộ nghèo.", ["UBND các xã, phường"]),
        ("UBND phường Cam Mẫu: (1) Phê duyệt phương án.", ["UBND phường Cam Mẫu"]),
        ("Phân công chuẩn bị: Phòng Kinh tế chuẩn bị tài liệu.", ["Phòng Kinh tế"]),
        ("Chuyển Công an tỉnh xem xét, giải quyết.", ["Công an tỉnh"]),
        ("Giao nhiệm vụ cho Trung tâm Y tế khu vực lập phương án.", ["Trung tâm Y tế khu vực"]),
        ("Kính đề nghị Bộ Tài chính xem xét, hướng dẫn.", ["Bộ Tài chính"]),
        ("đối với các hộ chưa đồng thuận, UBND xã Mẫu tiếp tục vận động.", ["UBND xã Mẫu"]),
        ("Hội Liên hiệp Phụ nữ tỉnh phát động phong trào.", ["Hội Liên hiệp Phụ nữ tỉnh"]),
        ("UBND các xã vùng cao: Mẫu Sơn, Mẫu Thủy chuẩn bị phương án.", ["UBND các xã vùng cao: Mẫu Sơn, Mẫu Thủy"]),
        ("Sau thời hạn trên, Sở Tài chính sẽ báo cáo UBND tỉnh.", []),
        ("Sở Nội vụ: chủ trì; Sở Tài chính, Kho bạc Nhà nước: phối hợp.", ["Sở Nội vụ"]),
        ("Trường hợp chưa bàn giao thì đơn vị đang quản lý phải bàn giao.", ["đơn vị đang quản lý"]),
        ("Riêng 03 cơ sở nhà, đất chưa xử lý, Sở Tài chính khẩn trương đấu giá.", ["Sở Tài chính"]),
        ("Đối với đề nghị đầu tư trạm bơm, Sở Tài chính xem xét, cân đối vốn.", ["Sở Tài chính"]),
        ("Thu gom rác thải (giao công chức nông nghiệp chủ trì).", ["công chức nông nghiệp"]),
        ("Rà soát quy định về đất đai (Sở Tài chính, các địa phương);", ["Sở Tài chính", "các địa phương"]),
        ("Cập nhật danh mục (Sở Nội vụ thực hiện).", ["Sở Nội vụ"]),
        ("Báo cáo kết quả về UBND tỉnh (Sở Nội vụ).", []),
        ("Hỗ trợ một số đơn vị khó khăn (Sở Nội vụ, Sở Tư pháp).", []),
        ("Nộp hồ sơ tại bộ phận một cửa (Trung tâm Phục vụ hành chính công).", []),
        (
            "Nhận thức: Người đứng đầu các cơ quan chịu trách nhiệm trực tiếp về số liệu.",
            ["Người đứng đầu các cơ quan"],
        ),
        ("Các sở, ngành; UBND huyện; phường, xã: Xây dựng kế hoạch.", ["Các sở, ngành", "UBND huyện; phường, xã"]),
        ("Các cơ quan thông tin, báo chí đưa tin.", ["Các cơ quan thông tin, báo chí"]),
        ("Đề nghị Hội Bảo vệ quyền trẻ em tỉnh tham gia.", ["Hội Bảo vệ quyền trẻ em tỉnh"]),
        ("Xây dựng Kho dữ liệu, Trung tâm điều hành thông minh, đưa vào vận hành.", []),
        ("Cục Quản lý Dược: (i) hoàn thiện Thông tư; (ii) kiểm tra bệnh viện.", ["Cục Quản lý Dược"]),
        ("Báo cáo: định kỳ trước ngày 25 hằng tháng, các Bộ, ngành cập nhật tiến độ.", ["các Bộ, ngành"]),
        (
            "Văn phòng Bộ đôn đốc; những nhiệm vụ quá hạn yêu cầu thủ trưởng đơn vị báo cáo trực tiếp Bộ trưởng.",
            ["Văn phòng Bộ", "thủ trưởng đơn vị"],
        ),
        ("Kinh phí tập huấn do Sở Tài chính cân đối, trình UBND thành phố.", ["Sở Tài chính"]),
        ("Hỗ trợ gạo cho hộ nghèo trước Tết - do UBND các xã thực hiện.", ["UBND các xã"]),
        ("Nạo vét kênh nội đồng trong tháng 4 (do UBND các xã thực hiện).", ["UBND các xã"]),
        ("Về việc lập Tổ công tác: UBND tỉnh thống nhất giao Sở Nội vụ hoàn thiện hồ sơ.", ["Sở Nội vụ"]),
        ("Ủy ban nhân dân huyện đảo thông báo cho khách du lịch về bờ.", ["Ủy ban nhân dân huyện đảo"]),
        ("Nhận được Chỉ thị này, các ngành xây dựng kế hoạch thực hiện.", ["các ngành"]),
        ("Nhận được thông báo này yêu cầu Hiệu trưởng các trường lập danh sách.", ["Hiệu trưởng các trường"]),
        ("Nhận được Công văn số 7/UBND-VX, Sở Y tế đề nghị các trạm y tế rà soát vắc xin.", ["các trạm y tế"]),
        ("Các sở, ngành, trước hết là người đứng đầu gương mẫu thực hiện.", ["Các sở, ngành", "người đứng đầu"]),
        ("Ban tổ chức cấp cụm dựa vào điều lệ, xây dựng tiêu chí chấm.", ["Ban tổ chức cấp cụm"]),
    ],
)
def test_captions_colons_and_occasions_do_not_hide_the_body(text: str, bodies: list[str]) -> None:
    assert leads(text) == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Bộ Tài chính bố trí kinh phí cho chuyển đổi số, Bộ Nội vụ hoàn thiện chính sách tiền lương.",
            ["Bộ Tài chính", "Bộ Nội vụ"],
        ),
        ("Bộ Y tế làm việc với Bộ Tài chính, Bộ Nội vụ hoàn thiện chính sách.", ["Bộ Y tế"]),
        ("Các doanh nghiệp số (Viettel, VNPT) làm chủ công nghệ.", ["Các doanh nghiệp số (Viettel, VNPT)"]),
        ("EVN và các địa phương có dự án phối hợp di dời đường điện.", ["EVN", "các địa phương có dự án"]),
        ("Đối với nhà đầu tư, cần khẩn trương thu xếp vốn.", ["nhà đầu tư"]),
        ("Đoàn số 1 do Bộ Y tế chủ trì, kiểm tra tại Hà Nội.", ["Bộ Y tế"]),
        ("Tổ chức thành 02 đoàn, do lãnh đạo Bộ Nội vụ làm trưởng đoàn.", ["Bộ Nội vụ"]),
        ("Đồng thời, đề nghị UBND tỉnh Lào Cai báo cáo bổ sung.", ["UBND tỉnh Lào Cai"]),
        (
            "Bệnh viện tuyến tỉnh hoàn thành trước; bệnh viện tư nhân thực hiện sau.",
            ["Bệnh viện tuyến tỉnh", "bệnh viện tư nhân"],
        ),
        ("Chuyển Cơ quan Cảnh sát điều tra Bộ Công an hồ sơ vụ việc.", ["Cơ quan Cảnh sát điều tra Bộ Công an"]),
    ],
)
def test_central_bodies_are_charged_in_one_clause_after_the_other(text: str, bodies: list[str]) -> None:
    assert leads(text) == bodies


def test_a_list_in_small_letters_that_goes_on_behind_a_comma_is_nobodys_clause() -> None:
    assert body_behind("Huy động lực lượng xung kích, đoàn thanh niên dọn vệ sinh trường học.") == []


@pytest.mark.parametrize(
    "body",
    [
        "Chi cục An toàn vệ sinh thực phẩm",
        "Chi cục Quản lý chất lượng nông lâm sản và thủy sản",
        "Trung tâm Cung ứng dịch vụ sự nghiệp công",
        "Phòng Kiểm soát thủ tục hành chính",
        "Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",
        "Phòng Kế hoạch tổng hợp",
        "Đội Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ",
        "Ban Cán sự đảng UBND tỉnh",
        "Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực tỉnh",
        "Ban Vì sự tiến bộ của phụ nữ",
        "Hội đồng Phối hợp phổ biến, giáo dục pháp luật huyện",
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
        "Các hội quần chúng được Đảng, Nhà nước giao nhiệm vụ",
        "Các tổ chức hành nghề công chứng",
        "Các cơ quan tiến hành tố tụng",
        "Các khu, điểm du lịch",
        "Hội đồng đánh giá, phân hạng sản phẩm OCOP",
        "Tổ Trật tự đô thị phường",
        "Trung tâm Quản lý bảo trì đường bộ",
        "Vụ Kê khai và Kế toán thuế",
        "Xí nghiệp quản lý cây xanh",
        "Nhà Thiếu nhi huyện",
        "Các báo cáo viên, tuyên truyền viên pháp luật",
        "Công chức làm việc tại Bộ phận một cửa",
        "Trang thông tin điện tử huyện",
        "Hệ thống loa truyền thanh các xã",
        "Các ngành: Công an, Quân sự, Y tế, Giáo dục",
        "Ban Quản lý dự án đầu tư xây dựng huyện",
        "Phòng Xây dựng phong trào bảo vệ an ninh Tổ quốc",
        "Các tổ chức đảng, đảng viên được kiểm tra, giám sát",
        "Các chi, đảng bộ trực thuộc",
        "Các khoa, phòng, trung tâm thuộc Trường",
        "Chi ủy các chi bộ",
        "Trưởng các tiểu ban",
        "Tiểu ban Tuyên truyền, khánh tiết",
        "Huyện đoàn",
        "Toàn hệ thống chính trị",
        "Tổng phụ trách Đội",
        "Nhân viên bảo vệ",
        "Tư pháp - Hộ tịch xã",
        "Ủy viên Ban Thường vụ Đảng ủy phụ trách các đoàn kiểm tra, giám sát",
    ],
)
@pytest.mark.parametrize("duty", ["chủ trì rà soát hồ sơ.", "tăng cường kiểm tra, giám sát.", "hướng dẫn các thôn."])
def test_a_name_is_whole_before_each_common_duty(body: str, duty: str) -> None:
    assert [found.text for found in named(f"{body} {duty}", 0).lead] == [body]


def test_who_asks_it_of_all_is_not_charged() -> None:
    assert not named("Thường trực Đảng ủy yêu cầu tuyệt đối không được chủ quan, lơ là.", 0).lead
    asked = named("Thường trực Đảng ủy yêu cầu toàn hệ thống chính trị vào cuộc quyết liệt.", 0).lead
    assert [body.text for body in asked] == ["toàn hệ thống chính trị"]


def test_a_share_behind_a_body_and_a_colon_is_its_duty() -> None:
    found = named("Sở Giáo dục và Đào tạo: 100% trường học ký cam kết, hoàn thành trước ngày 30/9/2025.", 0)
    assert [body.text for body in found.lead] == ["Sở Giáo dục và Đào tạo"]
