"""Words by which a verb is told to belong to a body's name, to say which bodies are meant, or to be their duty."""

from __future__ import annotations

import re

from vanban._bodies.heads import HEAD
from vanban._verbs import STOP
from vanban._words import LOWER, UPPER

# A verb right after one of these may name which bodies are meant ("Các cơ quan | quản lý nước | có trách nhiệm ...").
GENERIC = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|đầu mối|tổ chức|cá nhân|hộ gia đình|doanh nghiệp|ban, ngành|sở, ngành|ngành|"
    r"lực lượng|thương nhân|"
    # "Vụ Tổ chức cán bộ", "Sở Nông nghiệp và Môi trường" are units by their names
    r"chủ đầu tư|(?<!Tổ chức )cán bộ|bộ phận|thành viên|nghĩa vụ|"
    r"Người|Hộ|hộ|chủ thể|cơ sở|người dân|Cơ quan|Đơn vị|tổ công tác|Tổ công tác|Ban Chỉ đạo|Ban chỉ đạo|"
    r"Ban Quản lý[^,;]{0,40}|Ban quản lý[^,;]{0,40}|Hội đồng|người|(?<!Môi )trường|nhà máy|dự án|trung tâm|chủ)\s?$"
)
# Boards are named by what they do ("Ban Chỉ đạo phòng, chống tội phạm", "Tổ công tác triển khai Đề án 06").
_BOARDS = (
    r"Ban Chỉ đạo|Ban chỉ đạo|BCĐ|Ban Quản lý(?:\s\w+){0,3}|Ban quản lý(?:\s\w+){0,3}|Ban QLDA|Ban Chỉ huy|"
    r"Tổ công tác(?: chuyên trách)?|Tổ Công tác|Hội đồng|Đoàn kiểm tra|Quỹ|Trung tâm [Cc]hỉ huy|Sở [Cc]hỉ huy"
)
COMMITTEE = re.compile(rf"(?:{_BOARDS})\s$")
# ... and by what they prevent also behind where they belong: "Ban Chỉ đạo quốc gia phòng, chống thiên tai"
PREVENTS = re.compile(
    rf"(?:{_BOARDS}|Ban [Cc]hỉ (?:đạo|huy) (?:[Qq]uốc gia|Trung ương|cấp tỉnh|cấp xã|tỉnh|thành phố|xã))\s$"
)
# "Ban Chỉ đạo Nhà nước về kế hoạch bảo vệ rừng", "Tổ công tác về tháo gỡ vướng mắc": "về" opens the matter
ABOUT = re.compile(
    r"(?:Ban (?:Chỉ đạo|chỉ đạo)|Tổ (?:công tác|Công tác)|(?:Ủy|Uỷ) ban quốc gia|Hội đồng)"
    r"[^.,;:()]{0,40}? về (?:\w+ ){0,3}$"
)
BOARD_DUTY = re.compile(  # ... and what such a board does, which no matter is named by
    r"(?<=\s)(?<!, )(?<! và )(?<!ội dung )(?<! kiến )(?<!ết quả )(?<! sự )(?<! việc )"
    r"(?:chỉ đạo|đôn đốc|tổng hợp|báo cáo|kiểm tra|chủ trì|chủ động|tiếp tục|khẩn trương|"
    r"có trách nhiệm|chịu trách nhiệm|theo chức năng|cập nhật|tiếp thu|cung cấp|gửi|cử|bố trí|thông báo|ban hành|"
    r"xem xét|công bố|"
    r"tập trung|tăng cường|thường xuyên|kịp thời|theo dõi|hướng dẫn|tham mưu|phối hợp|(?<!bàn )giao|bàn giao|yêu cầu|"
    r"họp|tổ chức|"
    r"trong (?:tháng|quý)|trước ngày|là (?:cơ quan|đơn vị)|"
    r"rà soát(?=, đ| các)|(?<!chương )(?<!quá )(?<!lộ )trình(?= [A-ZĐỦ]))\b"
)
MATTER_ENDS = re.compile(r"[.;:\n]")
# ... and not by the paper work that all do: "Cơ quan thường trực Ban Chỉ đạo | tổng hợp kết quả thực hiện ..."
OFFICE_WORK = re.compile(
    r"(?:tổng hợp|báo cáo|theo dõi|đôn đốc|hướng dẫn|tham mưu|gửi|thông báo|ban hành|yêu cầu|giao|đề nghị|công bố|"
    r"họp|tham gia|làm việc|là (?:cơ quan|đơn vị|đầu mối)|phối hợp|phân công|triệu tập|quyết định|bố trí|cử|chuẩn bị|"
    r"đề xuất|rà soát|phân bổ|chi trả|niêm yết|thu hồi|lập(?! lại)|quán triệt|xác định|kiến nghị|"
    r"trình|bàn giao|tiếp thu|xem xét|cung cấp|cập nhật|công khai|ký|giải trình|làm rõ|cho ý kiến|"
    r"thành lập|chấm dứt|xác minh|đăng tải|nghiên cứu (?:nội dung|ý kiến|đề nghị|đề xuất|phản ánh)|(?:lấy|xin) ý kiến|"
    r"(?:bảo đảm|đảm bảo) (?:kinh phí|điều kiện|tiến độ))\b"
)
# "Ban Quản lý dự án | thẩm định hồ sơ": whoever manages is named by what is built or kept, and by nothing else
MANAGES = re.compile(r"Ban (?:[Qq]uản lý(?:\s\w+){1,3}|QLDA)\s$")
MANAGED = re.compile(
    r"(?:xây dựng|phát triển|đầu tư|bảo vệ|bảo tồn|bảo trì|khai thác|vận hành|duy tu|cải tạo|nâng cấp|quản lý|hỗ trợ|"
    r"giải phóng|tu bổ|trùng tu|phòng|chống|cấp|thoát|ứng dụng|hợp tác|tái)"
)
# "thành viên Ban Chỉ đạo phòng, chống dịch các cấp; Thủ trưởng các sở | thực hiện ...": the next of the list
LIST_GOES_ON = re.compile(rf";\s|,\s(?={HEAD.pattern})")
# "Ban Quản lý chợ Phú Mẫu | sắp xếp ...": a proper name ends it
PROPER = re.compile(rf"\s(?!Quỹ\s)[{UPPER}][{LOWER}]+\s$")
# "Bộ Nội vụ | được giao xây dựng ...": said of one body by its name it is no attribute
ASSIGNED = re.compile(r"(?<=\s)được (?:giao|phân công)\s(?!chủ trì[,:])")
# "các địa phương có tỷ lệ giải ngân thấp | kiểm điểm ...": how things stand with a body says which ones are meant
QUALIFIED = re.compile(
    r"(?:(?:cơ quan|đơn vị|địa phương|bộ|ngành|tỉnh|thành phố|[Tt]rung ương|huyện|quận|xã|phường|đặc khu|thôn|"
    r"[Cc]hủ đầu tư|doanh nghiệp|trường)"
    r"\s(?:có(?! liên quan)|còn|chưa|đang|đã|bị)|nơi (?:để )?xảy ra|cơ sở\s(?:được|có|chưa|đã|đang))\s"
)
# "Chủ tịch UBND xã chưa thực hiện nghiêm túc | kiểm điểm": how what they failed to do should be done
STATED = ("thực hiện ", "triển khai ", "chấp hành ", "báo cáo ")
STATED_HOW = re.compile(r"(?:(?:nghiêm túc|nghiêm|tốt|đầy đủ|đúng|kịp thời|quyết liệt),?\s){1,3}(?=\w)")
MEASURED = re.compile(
    r"\b(?<!% )(?:đại diện|tỷ lệ|chỉ số|Chỉ số|kết quả|tiến độ|số|mức|nguy cơ|nhu cầu|khả năng|điều kiện|hồ sơ|"
    r"kế hoạch|dự án|công trình|nhiệm vụ|công tác|việc|diện tích|quy hoạch|hoạt động|tình trạng|vốn|từ|về)\s$"
)
# "Các xã | phấn đấu về đích nông thôn mới năm 2026 | hoàn thiện hồ sơ": what some of a group strive for tells which
STRIVES = re.compile(
    r"(?:phấn đấu|đăng ký|dự kiến) (?:về đích|đạt chuẩn)\s[^.,;:()]{3,60}?\s"
    rf"(?=(?!phấn đấu|đăng ký|nâng cao|kiểu mẫu){STOP.pattern})"
)
# "các địa phương có dự án | phối hợp chặt chẽ": what a body has says which ones are meant, and the duty follows
HAVING = re.compile(
    r"\bcó (?:dự án|công trình|điều kiện|vốn|diện tích|hồ sơ|biển|rừng|tuyến|người dân)[^,;.:]{0,40}\s$"
)
# "UBND các xã còn tồn đọng hồ sơ | giải quyết dứt điểm ...": that it be settled for good is the duty
SETTLED = re.compile(r"(?:giải quyết|xử lý|khắc phục) (?:dứt điểm|ngay|xong|triệt để)\b")
OWN_WORK = re.compile(r"(?:phối hợp|báo cáo|rà soát|chỉ đạo|tập trung|khẩn trương|chủ động|tổ chức|bố trí)\b")
# "Các đơn vị | thực hiện nghiêm túc ...": carrying out and its manner are no name
CARRIED_OUT = re.compile(
    r"(?:(?:thực hiện|triển khai|tổ chức|báo cáo)\s){1,3}(?:nghiêm|trực tiếp|tích cực|quyết liệt|thường xuyên|chủ động|"
    r"kịp thời|đầy đủ|tốt|hiệu quả|theo (?:thẩm quyền|quy định|đúng))|"
    r"gửi\s(?:ý kiến|báo cáo|văn bản|hồ sơ|danh sách|kết quả|thông tin|số liệu)(?:\s[^.,;:()]{1,60})?\s(?:về|đến|cho|"
    r"qua)\s|"
    r"chịu trách nhiệm (?:trực tiếp|toàn diện|toàn bộ|hoàn toàn|trước|về)\s|"
    # "Các đơn vị | cập nhật thường xuyên số liệu", not "Các cơ quan quản lý | thường xuyên kiểm tra"
    rf"[{LOWER}]{{1,7}}\s[{LOWER}]{{1,7}}\s(?:thường xuyên|kịp thời)[\s,](?!{STOP.pattern})"
)
# "Những đơn vị chưa gửi báo cáo (danh sách kèm theo) | giải trình ...": a bracket ends what is said of which ones
SAID_WHICH = re.compile(r"[^.,;:()]{3,120}\([^()]{3,120}\)\s")
# "Ban Quản lý dự án | yêu cầu nhà thầu ...": whom others are asked for is no part of a name
ASKS = re.compile(r"yêu cầu\s(?:các|nhà|đơn vị|chủ|từng)\b")
# "các cơ quan | trình Chính phủ phương án": to whom it is submitted is no part of a name
SUBMITS = re.compile(rf"(?:trình|báo cáo|tham mưu)(?: cho)?\s[{UPPER}]")
# "phối hợp với cơ quan quản lý | trong việc phổ biến ...": which ones are meant, and for what
IN_WHAT = re.compile(r"quản lý(?: nhà nước| chuyên ngành)?(?=\s(?:trong việc|trong công tác|về việc|để|nhằm)\s)")
# "Thủ trưởng các đơn vị | nghiêm túc triển khai, chịu trách nhiệm ...": how something is done is no part of a name
MANNERED = re.compile(
    r"(?:nghiêm túc|khẩn trương|tích cực|quyết liệt|tiếp tục|tăng cường|tập trung|đẩy mạnh|kịp thời|"
    r"là (?:cơ quan|đơn vị) (?:thường trực|đầu mối|chủ trì))\s"
)
# "Các doanh nghiệp | cung cấp phần mềm (VNPT, Viettel) | bố trí ...": names in a bracket say which ones are meant
OF_WHICH = re.compile(rf"[^.,;:()]{{3,80}}\([{UPPER}][^()]{{1,200}}\)\s")
# "được giao quản lý, | vận hành hệ thống": the second thing bodies were given; "được cấp phép | khai thác cát"
APPOINTED = re.compile(r"được (?:phân công|giao)\s(?:(?:nhiệm vụ|trách nhiệm)\s)?(?:(?:chủ trì|thụ lý|tham gia)\s)?$")
# "được giao quản lý, | vận hành hệ thống chiếu sáng": the second of the two things bodies were given
_GIVEN = (
    r"(?:quản lý|vận hành|khai thác|sử dụng|bảo vệ|bảo trì|theo dõi|tham mưu|tiếp nhận|xử lý|giải quyết|triển khai)"
)
_CHECKED = r"(?:kiểm tra|thanh tra|giám sát|kiểm toán)"  # "tổ chức đảng được kiểm tra, giám sát"
GIVEN_TOO = re.compile(rf"được (?:(?:(?:phân công|giao)\s(?:nhiệm vụ\s)?{_GIVEN}|{_CHECKED})(?:, | và )|cấp phép )$")
GIVEN = re.compile(rf"{_GIVEN}|{_CHECKED}|hoạt động|kinh doanh|xả|xây dựng")
# "| rà soát các nội dung cần sửa đổi", "| thực hiện các giải pháp đẩy mạnh xuất khẩu": no verb of the subject
AMBIGUOUS = re.compile(r"(?<![Hh]ậu )cần|phải|chủ trì|chỉ đạo|thường xuyên|trực tiếp|(?<=pháp )(?:đẩy mạnh|tăng cường)")
OBJECT = re.compile(r"\b(?:các|những|toàn bộ|việc|kết quả|tình hình|nội dung|nhiệm vụ|số liệu|vấn đề|văn bản)\b")
ONLY_IF = re.compile(r"(?:khi|nếu)\s")  # "các cơ quan | khi cần trao đổi": on what condition is no part of a name
OBLIGED = re.compile(r"(?:có|chịu) trách nhiệm|có nhiệm vụ|phải")
# Past these no name goes on.
BREAK = re.compile(r"[.;:\n“”\"]|\s(?:để|nhằm|trong việc|nếu)\s|,\s")
INSIDE = re.compile(r"[.;:()\n“”\"]")
