# ruff: noqa: E501
"""Words at which the name of a body ends: what it must do, how, when, and by what right.

A provision's subject runs up to the first of these in small letters ("Sở Nội vụ | chủ trì ..."); inside a name they
are capitalised ("Trung tâm Phục vụ hành chính công", "Ban Quản lý dự án"), so case tells them apart.
"""

from __future__ import annotations

import re

from vanban._alternatives import by_letter

# How and by what right: adverbs and openings that stand between the body and its verb. They never belong to a name.
MANNER = (
    "chủ động|khẩn trương|tiếp tục|tăng cường|(?<!iáo dục )(?<!m chi )(?<!o chi )thường xuyên|kịp thời|(?<!sắm )(?<!mổ )(?<!sống )tập trung|nghiêm túc|tích cực|quyết liệt|trực tiếp(?! là)|(?<!, )(?<!mà )trực tiếp(?= là)|"
    "đồng thời|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ(?! (?:trễ|quá|chậm|chưa|tồn|đến hạn))|(?<!gười )có nghĩa vụ|phải|(?<![Hh]ậu )cần(?! thiết)|căn cứ|theo chức năng|theo nhiệm vụ|"
    "theo thẩm quyền|theo sự|theo phân công|theo lĩnh vực|theo mảng|(?<!chuyên môn )theo ngành|theo khu vực|theo đúng|theo quy định|theo hướng dẫn|theo phạm vi|theo yêu cầu|"
    "theo Quy chế|theo Kế hoạch|theo tinh thần|theo dõi|theo tiến độ|theo kế hoạch|theo nội dung|theo tình hình|thừa (?:ủy|uỷ) quyền|thừa lệnh|trên cơ sở|"
    "trên tinh thần|"
    "trong phạm vi|trong quá trình|trong thời gian|trong thời hạn|trong tháng|trong tuần|trong ngày|trong quý|trong năm|trước ngày|"
    "trước tháng|"
    "chậm nhất|cũng(?= (?:đã|sẽ|phải|cần|đề nghị|yêu cầu))|với vai trò|với trách nhiệm|trong việc|trong công tác|trong (?:thực hiện|triển khai|chuyển đổi|giải quyết|xử lý|thẩm định|kiểm tra)|định kỳ|hằng|hàng (?:tháng|quý|"
    "năm|tuần|ngày)|"
    "sớm|nhanh chóng|ngay|làm đầu mối|là đầu mối|là cơ quan|là đơn vị|là người|là điểm|xong|là bộ phận|theo địa bàn|tùy|tuỳ|nếu|khi|thì|(?<!nơi )để|nhằm|qua đó|(?<!àng )không|tuyệt đối|gấp rút|dẫn đầu|(?<!quan )(?<!vị )(?<!òng )thường trực(?= Tổ công tác| Ban| chiến đấu| cấp cứu| sẵn sàng| 24)|cấp phép|kiên quyết|"
    "đồng loạt|luân phiên|gương mẫu|tự giác|triệt để|thận trọng|làm (?:Tổ trưởng|Trưởng|Phó|Chủ|thành viên)|nâng cao|đẩy mạnh|đẩy nhanh|phát huy|chú trọng|quan tâm|ưu tiên|bảo đảm(?! chi thường)|đảm bảo(?! chi thường)|bám sát|đề cao|nêu cao|nghiêm|"
    "thống nhất|sẵn sàng|cương quyết|rút kinh nghiệm|có (?:các )?(?:giải pháp|kế hoạch|văn bản|biện pháp|báo cáo|ý kiến|"
    "kết luận|phương án)|tại văn bản|"
    "ở nhà|ở tại nhà|làm cầu nối|là cầu nối|làm nòng cốt|làm tốt|nỗ lực|phấn đấu|dồn lực|cơ bản (?:thống nhất|tán thành|đồng ý|nhất trí)|tán thành|nhất trí|giữ nguyên|giữ ổn định|"
    r"mỗi (?:đơn vị|cơ quan|địa phương)|(?<!địa )chỉ(?! tiêu| đạo| số| thị| dẫn| huy| định| giới)(?=\s)|sẽ|kính (?:trình|đề nghị|mong|báo cáo)|liên tục|quyết tâm|nghiêm chỉnh|chủ trì|chỉ đạo|nhanh"
)
# What is done: verbs of administration. In small letters they may still belong to the name of a group.
ACTION = (
    "bắt buộc|có văn bản(?= góp| gửi| báo cáo| trả lời| đề nghị| xác nhận)|"
    "phối hợp|tổ chức(?= hội nghị| hội thảo| hội thi| hội chợ| hội đàm)|(?<!, )(?<! và )tổ chức(?=, (?:triển khai|thực hiện|chỉ đạo))|(?<!cơ quan, )(?<!các )tổ chức(?!,|[:;.]| hành nghề| tôn giáo| kinh tế| kiểm định| đấu giá| công đoàn| trực thuộc| thuộc| sự nghiệp| thành viên| cán bộ| đảng| tín dụng| cơ sở| hội| và cá nhân| cá nhân| chính trị| xã hội| liên quan| có liên quan| đoàn thể| phi chính phủ| nghề nghiệp| khoa học| quốc tế|"
    " trong | ngoài |"
    "$)|thực hiện|"
    "triển khai|rà soát|(?<=hủ đầu tư )xây dựng(?! hạ tầng| kết cấu| công trình| khu| nhà)|(?<!hủ đầu tư )(?<!rật tự )(?<!uản lý đầu tư )(?<!ầu tư và )(?<!QLDA đầu tư )(?<!công trình )(?<!uản lý )(?<!hanh tra )xây dựng|tham mưu(?! của|, giúp việc)|"
    "hướng dẫn|(?<!gửi )báo cáo(?! viên)|(?<!khối kinh tế )(?<!Kinh tế )(?<!Dịch vụ )tổng hợp|theo dõi|đôn đốc|(?<!oàn )(?<!y ban )(?<!ỷ ban )kiểm tra|(?<!oàn )(?<!oàn kiểm tra, )(?<!ư vấn )giám sát|(?<!oàn )(?<!sau )thanh tra(?! tỉnh| bộ| sở| viên| chuyên ngành)|"
    "(?<!iện )nghiên cứu|"
    "đề xuất|(?<!chương )(?<!Chương )(?<!công )(?<!Công )(?<!quy )(?<!quá )(?<!lộ )trình|ban hành|hoàn thành|hoàn thiện|xem xét|(?<!uản lý )xử lý|"
    "giải quyết|"
    "(?<!nhà )cung cấp|cập nhật|đánh giá|(?<!công )(?<!thành )(?<!độc )(?<!xác )(?<!đối )lập|bố trí|cân đối|phân bổ|"
    "tuyên truyền(?! viên)|phổ biến|"
    "quán triệt|công bố(?! trí)|công khai|thông báo|gửi|(?<!òng )đăng ký|đăng tải|tiếp nhận|tiếp thu|giải trình|bàn giao|nghiệm thu|"
    "thẩm định|"
    "phê duyệt|phê chuẩn|thống kê|kê khai|phân công|(?<!bàn )(?<!được )(?<!chuyển )(?<!goại )giao(?! thông| dịch| lưu)|yêu cầu|đề nghị|"
    "kiến nghị|huy động|"
    "hỗ trợ|tạo điều kiện|tháo gỡ|khắc phục|sửa đổi|bổ sung|điều chỉnh|(?<!Cảnh sát )(?<!Xí nghiệp )(?<!uộc diện )quản lý(?! thị trường| ngành| chuyên ngành| vốn nhà nước tại)|vận hành|(?<!ông ty )khai thác|(?<=ông ty )khai thác(?! công trình)|kết nối|tích hợp|"
    "chia sẻ|số hóa|"
    "ứng dụng|(?<!uản lý )(?<!QLDA )(?<!hủ )đầu tư xây|đầu tư, (?:hoàn thiện|nâng cấp|cải tạo|sửa chữa)|thi công|"
    "khởi công|khánh thành|vận động|động viên|khen thưởng|kiểm điểm|chấn chỉnh|xác định|"
    "phân tích|"
    "(?<!ông chức )(?<!án bộ )làm việc|trao đổi|lấy ý kiến|thẩm tra|lựa chọn|tuyển dụng|tuyển sinh|(?<!dục và )đào tạo|"
    "bồi dưỡng|tập huấn|tăng thời lượng|"
    "tăng|giảm(?! nghèo| phát| thiểu)|"
    "thành lập|kiện toàn|sắp xếp|củng cố|duy trì|(?<!Đầu tư )(?<!đầu tư )(?<!ầu tư và )(?<!rung tâm )(?<!rọng điểm )(?<!Nghiên cứu )phát triển|thúc đẩy|(?<!dữ liệu )(?<!nguồn )mở|khuyến khích|thu hút|quy định|(?<!có đất )(?<!đất bị )thu hồi|"
    "(?<!cung )(?<!cùng )(?<!thứ )(?<!sơ )(?<!2 )(?<!hai )(?<!ba )(?<!các )(?<!Các )(?<!chính quyền )(?<!Chính quyền )cấp(?! cao| [IVX]| xã| huyện| tỉnh| cơ sở| địa phương| ủy| trên| dưới| có thẩm quyền| phép| nước|,)|cắt giảm|đơn giản hóa|"
    "tái cấu trúc|khảo sát|tham gia|"
    "(?<!quan )truyền thông(?! thuộc| của| trong| ở)|tiến hành|tổng kết|sơ kết|lồng ghép|cụ thể hóa|đưa|thay mặt|chuẩn bị|(?<!ăn phòng )điều phối|(?<!cơ quan )(?<!Cảnh sát )(?<!An ninh )điều tra(?! viên)|(?<!ực lượng )(?<!ham gia )(?<!hân viên )bảo vệ|"
    "(?<!mạng và )phòng, chống|"
    "ngăn chặn|phát hiện|tạo lập|chuẩn hóa|xin ý kiến|trả lời|phản ánh|(?<!Trợ )(?<!trợ )giúp(?! việc)|đăng cai|đảm nhận|chấp hành|tuân thủ|"
    "thu thập|(?<!viên )(?<!đạo )(?<!trưởng )(?<!tịch )(?<!đốc )(?<!quan )(?<!vị )(?<!Bộ )(?<!UBND )(?<!tỉnh )(?<!chức )(?<!Tổng )(?<!ủy )(?<!uỷ )(?<!vụ )(?<!hính phủ )(?<!hủ tướng )phụ trách|chặn|tiết giảm|đảm nhiệm|nhắn tin|xác lập|lấy|đặt(?! hàng| tại| trên)|giữ|(?<!thiên tai và )tìm|chốt|ngừng|nêu(?! trên| tại| ở| rõ tại)|(?<!ăng )(?<!hư )ký(?! sinh)|điều (?:lực|phương|quân)|"
    "thực hành|ứng cứu|truy bắt|luân phiên|liên thông|đi đầu|đồng hành|cải tiến|định giá|đấu thầu|đấu giá|liên kết|kết thúc|hợp nhất|sáp nhập|giải thể|thể chế hóa|thể chế hoá|"
    "(?<!Báo và )(?<!Đài )(?<!đài )phát thanh|truyền tải|vận chuyển|xử trí|che chắn|kéo giảm|kiểm định|kiểm nghiệm|luyện tập|ứng trực|miễn|"
    "(?<!cháy, )(?<!cháy và )(?<!lượng )(?<!ội )(?<!sát )(?<!tham gia )(?<!phương tiện )chữa cháy|mời gọi|(?<!uất )nhập khẩu|xuất khẩu|tiêu thụ|chế biến|kết luận|thẩm vấn|truy tố|xét xử|làm thủ tục|đi kiểm tra|"
    "(?<!quốc )gia tăng|tạm ngừng|tạm ngưng|ngưng|đậu(?= xe|,)|đỗ(?= xe)|đóng cửa|tạo (?:lập|chuyển)|rút (?:ra|gọn)|đối phó|phối kết hợp|"
    "(?<!Tổ )(?<!tổ )(?<!Đội )(?<!đội )thu gom|kiểm soát|(?<!tội phạm )sử dụng|(?<!trật )tự(?! bảo đảm chi| đảm bảo chi| chủ| vệ| quản| nguyện| do| nhiên| trị| lực| động| doanh)|chuyển(?! đổi)|nắm|(?<!Cổng )(?<!Trang )(?<!nghệ )(?<!thống )thông tin(?! đại chúng)|biểu dương|(?<!tổ )(?<!Tổ )hợp tác(?! xã)|đấu tranh|thanh toán|giải ngân|"
    "quyết toán|(?<!cầu )(?<!nghị )(?<!iao )lãnh đạo|(?<!Viện )(?<!viện )kiểm sát(?! nhân dân| viên)|"
    "làm rõ|liên hệ|định hướng|lưu ý|tập hợp|(?<!bầu )(?<!ứng )cử|kích hoạt|xác minh|đề ra|bồi thường|giám định|phòng ngừa|đặc biệt là|"
    "dự thảo|soạn thảo|biên soạn|tổng (?:kiểm tra|rà soát|điều tra|vệ sinh|dọn)|"
    "thương lượng|giám định|xác nhận|công nhận|bổ nhiệm|điều động|luân chuyển|thu thuế|kê đơn|cho ý kiến|góp ý|"
    "tham vấn|đối thoại|"
    "khuyến cáo|cảnh báo|tuần tra|canh gác|phân luồng|niêm yết|trực tiếp nhận|dự báo|di dời|sơ tán|ứng phó|trực ban|trực(?= 24| cấp cứu| lãnh đạo| Tết| cơ quan| chốt| tại| hệ thống| giám sát| máy| đường dây)|"
    "truy vết|tiêm|khoanh vùng|giãn|bình ổn|kiềm chế|nhận được|trân trọng|xin thông báo|"
    "phát động|phát hành|phát sóng|tôn vinh|vinh danh|ký kết|ký cam kết|cam kết|khơi thông|nạo vét|mua sắm|trang bị|"
    "lắp đặt|cải tạo|nâng cấp|sửa chữa|thu hoạch|tiêu hủy|chấm dứt|đình chỉ|xử phạt|thăm|trao tặng|tặng quà|chi trả|"
    "cấp phát|giới thiệu|quảng bá|xúc tiến|kêu gọi|đón tiếp|tiếp đón|đối chiếu|hoàn trả|thu nộp|trích lập|hưởng ứng|"
    "tham dự|khởi động|tạm dừng|dừng|gỡ bỏ|loại bỏ|nhân rộng|lan tỏa|cải thiện|cải cách|hạn chế|khử khuẩn|giữ gìn|"
    "giữ vững|tu bổ|điều tiết|cứu trợ|sàng lọc|kiểm kê|kiểm đếm|đo đạc|cắm mốc|cưỡng chế|thuyết phục|giải tỏa|thu dọn|"
    "di chuyển|phân loại|phân cấp|ủy quyền|truy thu|khởi tố|trấn áp|nhận diện|làm tốt|tính toán|hoàn chỉnh|hiệu chỉnh|"
    "trưng bày|tuyên dương|nghiêm cấm|cấm|lấy mẫu|đặt hàng|diễn tập|huấn luyện|"
    "khôi phục|phục hồi|làm sạch|làm mới|(?<!tâm )(?<!Giám sát, )(?<!Chỉ đạo )(?<!chỉ đạo )điều hành|rút ngắn|gia hạn|chăm sóc|tái tạo|tái đàn|"
    "(?<!ty )(?<!vụ )(?<!sạch và )vệ sinh|thay thế|đổi mới(?! sáng tạo)|đa dạng hóa|tinh gọn|tinh giản|tiếp công dân|vận dụng|truy xuất|"
    "phê bình|nhắc nhở|quyết định(?! đầu tư)|hoàn tất|lắng nghe|dọn dẹp|quét dọn|góp phần|chung tay|vào cuộc|"
    "xã hội hóa|khuyến nghị|cứu chữa|xét nghiệm|phun|tiêu độc|phong tỏa|bảo quản|bảo trì|bảo dưỡng|dự trữ|tiếp tế|"
    "xuất cấp|(?<!tâm )lưu trữ|lưu giữ|đính chính|ghi nhận|ghi hình|đóng góp|(?<!thiên tai và )tìm kiếm|tiếp cận|tiếp xúc|gặp gỡ|mời|"
    "đàm phán|thỏa thuận|khởi kiện|xét duyệt|xét tặng|bình xét|suy tôn|chấm điểm|xếp loại|xếp hạng|phân tuyến|"
    "phân chia|soi chiếu|đối soát|chuẩn hoá|số hoá|nhập(?= dữ liệu| số liệu| thông tin)|nhập liệu|cài đặt|thử nghiệm|thí điểm|sao lưu|khai báo|(?<!gười )nộp|"
    "tạm ứng|cho phép|chấp thuận|từ chối|cảnh giới|mật phục|xóa|triệt phá|bắt giữ|phá dỡ|tháo dỡ|đền bù|gieo cấy|"
    "xuống giống|tích nước|xả lũ|thu mua|gia cố|chằng chống|neo đậu|biên tập|giảng dạy|ôn tập|xét tuyển|trùng tu|"
    "tôn tạo|(?<!hu )bảo tồn|quyên góp|ủng hộ|chỉnh trang|chỉnh lý|chỉnh sửa|ra quân|tuyển chọn|(?<!Bộ )(?<!Sở )chỉ huy|"
    "hiệp đồng|rà phá|mã hóa|thảo luận|biểu quyết|chất vấn|giải thích|giải đáp|hạch toán|(?<!tâm )quan trắc|"
    "khống chế|dập tắt|ngăn ngừa|răn đe|thi hành(?! án)|áp dụng|tận dụng|minh bạch|tiết kiệm|hoãn|khoanh nợ|"
    "cơ cấu lại|tái cơ cấu|siết|khơi dậy|(?<!ruyền )hình thành|thực thi|thu xếp|dẫn dắt|dẫn(?= nước)|phủ sóng|đo lường|gắn|nâng|dành|"
    "kết hợp|(?<!hòng )họp|thu hẹp|hậu kiểm|phản biện|trao|(?<!nuôi )trồng(?! trọt)|dự(?=,| [Nn]gày hội| [Ll]ễ| họp| hội nghị| sinh hoạt| và)|thiết lập|cắm|nắm bắt|thông qua|loại trừ|trích(?! yếu)|dự trù|phúc đáp|trám lấp|tu sửa|phát dọn|thu phí|(?<!hà thầu )xây lắp|kè(?= )|đắp|"
    "(?<!trở )ra(?= lệnh| thông báo| văn bản| quyết định| mắt)|rà sóat|bao vây|bàn bạc|bàn thảo|báo động|"
    "báo tin|báo cho|bình chọn|bồi đắp|bốc dỡ|bóc tách|bóc gỡ|bù đắp|bãi miễn|bắt tay|can thiệp|cảm hóa|"
    "cân nhắc|cắt tỉa|cắt cử|cất giữ|chào mừng|chắt lọc|chẩn đoán|chấm thi|chấp nhận|chi viện|chi tiết hóa|"
    "chia|cho học sinh|chọn|chu cấp|chú ý|chuyên chở|cô lập|cọ rửa|coi trọng|cổ vũ|cộng tác|cụ thể hoá|"
    "(?<!tâm )(?<!vị )(?<!nghiệp )cung ứng|dán|diễn giải|dò tìm|dọn|dồn điền|dỡ bỏ|duyệt|đảm trách|đẩy lùi|đẩy|"
    "đề bạt|đề cử|đề phòng|điểm danh|điều hòa|điều hoà|đón|đóng điện|đóng(?= biển| cọc| bảng)|đứng(?= ra)|đồng thuận|đốc thúc|đúc kết|gây dựng|"
    "gây quỹ|ghép|ghi|gia cường|giải cứu|(?<!Ban )(?<!tâm )(?<!đồng )giải phóng mặt bằng|góp vốn|gọi|gỡ|"
    "hàn gắn|hiến đất|hiện đại hóa|hiệu đính|hoạch định|hội ý|hủy|huỷ|kết nạp|kế thừa|khai giảng|khai mạc|"
    "khai trương|khảo nghiệm|khẳng định|khoanh định|khởi xướng|khử trùng|kiểm duyệt|kiểm phiếu|kiến tạo|"
    "kích cầu|lan toả|lắp dựng|lên kế hoạch|lên phương án|lên danh sách|liệt kê|mang|mua|nạo hút|ngăn|nghe|"
    "nhân giống|nhận thức|nhấn mạnh|nhắc|nhất thể hóa|niêm phong|nới|phá|phác thảo|phát biểu|phát lệnh|"
    "phát tờ rơi|phát quang|phân định|phân giao|phân khai|phân vai|phản hồi|phản bác|phản ảnh|phúc tra|"
    "phục dựng|quan sát|quy đổi|rà lại|rà quét|rải|ràng buộc|sang tên|sao gửi|sao lục|sát hạch|sát cánh|săn|"
    "san lấp|san tạo|san gạt|(?<!mua )(?<!Mua )sắm|song hành|sơ cứu|sửa(?! chữa)|tái bố trí|tái lập|tái thẩm định|tạm giữ|tạm cấp|tạm hoãn|"
    "tạo dựng|tạo nguồn|tẩy độc|tẩy rửa|tham chiếu|tham khảo|tháo|thanh kiểm tra|thanh lọc|thắp sáng|thay|"
    "thắt chặt|theo sát|thu giữ|thu gọn|thu ngân sách|thuê|thuyết minh|thuyết trình|thúc|thụ lý|tiên lượng|"
    "tiếp dân|tiếp nối|tiếp quản|tiếp sóng|tiêu nước|tiêu úng|tiêu trừ|tịch thu|tôn trọng|trả|tra cứu|"
    "trang trí|treo|triệu tập|truy nã|truy quét|truy tìm|truy cứu|truyền dạy|truyền đạt|trưng cầu|trưng dụng|"
    "trưng mua|tuân theo|tuyên bố|tự học|vá|vào sổ|vẽ|vét|viết|vớt|xác thực|xây mới|xếp|xin(?! thông báo)|xoá|"
    "tối ưu(?! nhất)|yểm trợ|đánh số|đo vẽ|đối chất|đưa đón|hòa mạng|khóa|phổ cập|kẻ vẽ|sửa sang|tưới|diệt|thả|nhắn|soát xét|kêu|bơm|góp|bám|buộc|lo|phát tin|bầu(?! cử)|"
    "cùng làm|cùng thực hiện|cùng tham gia|cùng vào cuộc|thu dung|soạn(?! thảo)|truyền hình(?= trực tiếp)|phát(?= tối thiểu| tin| sóng| thanh| giấy| phiếu| tờ rơi| quà| sách| áo| thuốc| gạo| tiền)|thanh thải|(?<!lượng )(?<!đội )(?<!tác )(?<!vụ )(?<!cháy và )(?<!tiện )cứu hộ(?=, cứu nạn)|chăm lo|nấu|cho mượn|cho nghỉ|chở|đấu nối|chấm công|cho vay|rót|cân nguồn|lấp|trám|quét|rửa|phân phát|dời|phát loa|đóng dấu|bảo lãnh|đảm đương|cáng đáng|gánh vác|trông|canh(?! tác| nông)|tuần lưu|rình|giải tán|xua|đuổi|rào|che chắn|chằng|(?<!xây )lắp|ngắt|bật|tắt|chụp|quay phim|làm giàu|đối khớp|khớp|đếm|biếu|luyện tập|tập luyện|tỉa|bón|gặt|phơi|nhốt|lùa|khoanh nuôi|phủ xanh|lên lịch|bàn(?= với| các| phương án| biện pháp)|nối mạng|đỡ đầu|kèm cặp|cầm tay|dìu dắt|thu nhận|ấn định|coi(?= đây| trọng| việc)|ứng trước|ứng(?= kinh phí| vốn| tiền)|nhờ|rà(?= từng| lại| các)|tất toán|đối ứng|trực chiến|túc trực|loan tin|đi kiểm tra|đi thực tế|đi từng|kéo giảm|kê cao|báo lại|báo ngay|báo về|hướng người dân|dẫn chương trình|nhận(?= thêm| chăm sóc| phụ trách| nhiệm vụ| bàn giao| hỗ trợ| đỡ đầu)|mời|thúc nợ|đòi nợ|đích thân|tự mình|chọn lọc|xé|thay mới|giãn|kết thúc|xin ý kiến|"
    "biết(?=[,;.]| và | để )|hiệp thương|xuống cơ sở|bám cơ sở|đến(?= dự| nhà| từng| tận| hiện trường| các hộ)|đi cơ sở|(?<!truy )tặng|hạ(?= lãi suất| giá| thấp| mực nước| tải| độ cao)"
)

# In these a verb belongs to the name of the group: "cơ quan chủ trì", "các đơn vị được giao", "đang triển khai".
ATTRIBUTIVE = r"(?<!được giao )(?<!được phân công )(?<!nào )(?<!chưa )(?<!chưa có )(?<!(?<!phòng )Ban )(?<!(?<![ỦUủu][yỷ] )(?<!tiểu )ban )(?<!đang )(?<!được )(?<!là )(?<!đã )"
# These never follow a verb inside a name, so they prove that a subject has just ended.
PROOF = (
    "có trách nhiệm|chịu trách nhiệm|có nhiệm vụ(?! (?:trễ|quá|chậm|chưa|tồn|đến hạn))|(?<!gười )có nghĩa vụ|khẩn trương|tiếp tục|tăng cường|(?<!iáo dục )thường xuyên|chủ động|chủ trì|"
    "(?<!sắm )(?<!mổ )(?<!sống )tập trung|nghiêm túc|"
    "tích cực|quyết liệt|trực tiếp|phải|(?<![Hh]ậu )cần(?! thiết)|căn cứ|theo chức năng|theo nhiệm vụ|theo thẩm quyền|"
    "theo phân công|theo khu vực|theo địa bàn|đẩy mạnh|chỉ đạo"
)
STRONG = re.compile(
    rf"(?<=[\s,]){ATTRIBUTIVE}(?<!cơ quan )(?<!đơn vị )(?<!Cơ quan )(?<!Đơn vị )(?:{by_letter(PROOF)})(?!\w)"
)
VERB = by_letter(f"{MANNER}|{ACTION}")
# ... but these say how it is to be done, also behind "các đơn vị được phân công"
_CHARGED = (
    r"(?:(?<=được phân công )|(?<=được giao ))(?:chủ động|có trách nhiệm|khẩn trương|căn cứ|nghiêm túc|tích cực|phải)"
)
STOP = re.compile(rf"(?<=[\s,])(?:{ATTRIBUTIVE}(?:{VERB})|{_CHARGED})(?!\w)")
