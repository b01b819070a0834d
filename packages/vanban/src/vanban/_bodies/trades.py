"""What bodies do for a living, and the field they are there for, by which groups and units are named."""

from __future__ import annotations

import re

from vanban._alternatives import either_tone
from vanban._verbs import STOP
from vanban._words import LOWER, UPPER

# "Các doanh nghiệp cung cấp dịch vụ giám sát hành trình | khắc phục ...": services that a verb names
_SERVICES = (
    r"(?:giám sát hành trình|thu phí(?: không dừng| tự động)?|kiểm định|kiểm toán|chứng thực chữ ký số|việc làm|"
    r"(?:trung gian )?thanh toán|vận chuyển|thu gom(?: (?:rác|chất) thải)?|vận tải|viễn thông|internet|truyền hình|"
    r"bảo vệ|đấu giá|logistics|mạng xã hội|lưu trú|ăn uống|y tế)"
)
_TRADES = either_tone(
    r"(?:quản lý, (?:khai thác|vận hành)|(?:quản lý )?vận hành|thi công, tư vấn(?: giám sát| thiết kế)?|thi công|"
    r"khai thác(?:,? sử dụng)?(?: công trình thủy lợi| khoáng sản| tài nguyên nước| nước)?|"
    r"(?:đào tạo|sát hạch) lái xe|chứng nhận|tư vấn|vận tải|kinh doanh|sản xuất|chế biến|thu mua|nuôi trồng|"
    r"xuất khẩu|nhập khẩu|phân phối|đấu giá tài sản|giám định tư pháp|"
    r"tiếp dân|tiếp công dân|quản lý (?:(?:công trình )?xây dựng chuyên ngành|đường (?:thủy|bộ|sắt)|rừng|chợ|bến xe|"
    r"chung cư|tòa nhà|hồ chứa|công trình)|"
    r"xử lý (?:rác(?: thải)?|chất thải|nước thải)|"
    r"bảo trì(?: đường bộ| công trình)?|duy trì vệ sinh(?: môi trường)?|"
    rf"cung cấp (?:suất ăn(?: sẵn)?|điện(?:, nước)?|nước(?: sạch)?|dịch vụ(?: {_SERVICES})?|giải pháp|phần mềm)|"
    r"tham gia (?:triển khai |thực hiện )?(?:Đề án|Chương trình|Dự án|Kế hoạch|chương trình|dự án)|"
    r"sử dụng (?:ngân sách(?: nhà nước)?|lao động|đất|tài sản công))"
)
OCCUPATION = re.compile(
    rf"{_TRADES}(?:(?:, và |, | và ){_TRADES}){{0,3}}(?:\s|(?=[:,]))"
)  # "Các đơn vị thi công | tăng ca ..."
# What they make, deal in or carry: "Các doanh nghiệp khai thác cát, sỏi | gọt bớt bãi tập kết"
_WARES = either_tone(
    r"(?:cát(?: sỏi)?|đá|sỏi|đất(?! đai)|than|quặng|khoáng sản|vật liệu xây dựng|xi măng|sắt thép|thép|gạch|gỗ|giấy|"
    r"nhựa|"
    r"hóa chất|"
    r"thủy sản|hải sản|nông sản|nông, lâm sản|lúa gạo|lúa|gạo|cà phê|hồ tiêu|cao su|hạt điều|chè|mía|sắn|tôm|cá tra|"
    r"thịt|sữa|rượu|bia|thực phẩm|dược phẩm|mỹ phẩm|thuốc(?: lá| thú y| bảo vệ thực vật)?|phân bón|giống cây trồng|"
    r"thức ăn chăn nuôi|xăng dầu|khí(?! tượng| hậu)|gas|điện(?: tử)?|nước sạch|hàng hóa|vàng|bất động sản|"
    r"vận tải(?: hành khách| hàng hóa)?|du lịch|lữ hành|lưu trú|karaoke|dệt may|may mặc|da giày|ô tô|"
    r"đường (?:cao tốc|bộ|sắt|thủy)|lưới điện|hệ thống điện|hồ chứa(?: thủy (?:điện|lợi)(?:, thủy (?:điện|lợi))?)?|"
    r"cảng biển|khu công nghiệp|dịch vụ (?:không )?thiết yếu|"
    r"gói thầu(?: số)? [\w.-]{1,12})"
)
WARES = re.compile(rf"{_WARES}(?:(?:, | và ){_WARES}){{0,3}}(?=[\s,:.;])")
# "các đơn vị cung cấp điện tại địa phương | lập ...": where they do it
WHERE = re.compile(r"(?:tại (?:các )?địa phương|trên địa bàn(?: (?:tỉnh|thành phố|xã|phường|huyện|quản lý))?)\s")
AFTER_TRADE = re.compile(rf"(?<=\s){_TRADES}(?:, và |, | và )$")
# What those run who are named by what they run, up to the verb of their duty or to the next body
WORKS = re.compile(
    r"quản lý(?:,? (?:khai thác|vận hành))?\s(?:các )?"
    r"(?:hồ|đập|công trình|hệ thống|lưới|tuyến|bến|chợ|trạm|nhà máy|rừng)[\s,]"
    rf"(?:(?!thường )[{LOWER}]+,?\s|\s){{1,7}}?(?:(?<!, )(?<! và )(?={STOP.pattern})|và (?=[{UPPER}c]))"
)
# Trades that need nothing behind them
WHOLE = ("thi công", "giám sát", "tài sản", "tư pháp", "ngân sách", "lao động", "lái xe", "hành trình", "viễn thông")
FEW = 2  # words of what is made, where it is none of those wares
# "công an phường, tổ | quản lý trật tự đô thị, đội | kiểm tra liên ngành": a team in small letters, or one among
# others, is named by what it does
TEAM = re.compile(r"(?:(?:, | và |^)(?:tổ|đội|bộ phận)|(?:Tổ|Tổ đội|Đội|Bộ phận)) $")
TEAM_WORK = re.compile(
    r"(?:quản lý(?:,? (?:vận hành|khai thác|bảo vệ))?|kiểm tra|thanh tra|tuần tra|tự quản|hòa giải|"
    r"bảo vệ|thu gom|vận động|tuyên truyền|giúp việc|tiếp nhận|"
    r"xử lý|vận hành|phản ứng|ứng cứu|ứng phó|phòng, chống|phòng cháy|tư vấn|giám sát|kiểm soát|"
    r"chăm sóc|khai thác)\s(?!các |việc |về )"
)
# "Các sở | quản lý nhà nước về giao thông, cấp nước và viễn thông | rà soát ...": the field a group is there for
FIELD_OF = re.compile(
    r"(?:quản lý(?: nhà nước)?(?: chuyên ngành)?|tham mưu|phụ trách|theo dõi|hoạt động)\s"
    r"(?:về (?:(?:các )?lĩnh vực )?|(?:trong |thuộc )?(?:các )?lĩnh vực )"
)
# "trật tự xây dựng", "công tác tuyên truyền": in these a verb is part of the field
OF_THE_FIELD = re.compile(r"\b(?:trật tự|công tác|quy hoạch|đầu tư|hoạt động|vật liệu|công trình|việc|chất lượng) $")
# "Cục Quản lý, giám sát tổ chức tín dụng", "Vụ Dự báo, thống kê": what a unit is named by goes on past a comma
FIELDS = re.compile(
    r"(?:Cục|Vụ|Ban|Phòng|Chi cục|Trung tâm) (?:Quản lý|Dự báo|Kiểm tra|Giám sát|Phân tích|Thống kê|"
    r"Hợp tác|Cứu hộ|Nghiên cứu|Ứng dụng|Kiểm nghiệm|Bảo tồn|Tư vấn|Đào tạo|Xúc tiến), $"
)
# "các đoàn thanh tra, | kiểm tra | phải ghi nhận": the two works a team is there for
CHECKING = re.compile(r"\bđoàn (?:thanh tra|kiểm tra|giám sát), $", re.IGNORECASE)
CHECKS = re.compile(r"(?:thanh tra|kiểm tra|giám sát)(?! (?:việc|các|công tác|tình hình)\b)")
# "cơ quan thuế | quản lý trực tiếp người nộp thuế | hướng dẫn": by whose hands somebody is managed says who is meant
DIRECTLY = re.compile(
    rf"quản lý trực tiếp(?: (?:người nộp thuế|doanh nghiệp|đối tượng|người lao động))?(?=[,.;:]| (?:hoặc|và) |"
    rf" {STOP.pattern})"
)
# "Công ty TNHH MTV Quản lý | khai thác công trình thủy lợi", "Công ty Cổ phần Quản lý và | xây dựng đường bộ": what
# a company manages goes on in small letters; a "Ban Quản lý" has its name behind it
MANAGES = re.compile(r"(?<!Ban )\bQuản lý (?:và )?$")
# "Hội đồng thẩm định | có trách nhiệm", "Hội đồng nghiệm thu cấp tỉnh": a council named by its work, whose duty follows
COUNCIL = re.compile(r"\b(?:Hội đồng|Đoàn|Tổ) $")
COUNCIL_WORK = re.compile(
    r"(?:thẩm định|nghiệm thu|thi tuyển|xét tuyển|tuyển dụng|định giá|đánh giá|xét duyệt|tư vấn|khảo sát|kiểm tra|"
    r"thanh tra|giám sát|rà soát|biên tập|soạn thảo|kiểm kê|thanh lý)"
    rf"(?=[.,;:]|\s(?:(?:tỉnh|thành phố|xã|phường|cấp|liên ngành|quốc gia|như)\b|{STOP.pattern}))"
)
# "Phòng Quản lý | bảo vệ rừng": what a unit manages is still to come
FIELD_TO_COME = re.compile(r"\b(?:Cục|Vụ|Phòng|Chi cục|Trạm|Trung tâm) Quản lý $")
# "Trung tâm Kiểm định xây dựng | lấy mẫu": what is built would stand before a further verb
BUILDS = re.compile(rf"xây dựng(?:(?=:)| (?={STOP.pattern}))")
# "Vụ Giám sát, thẩm định và | xử lý sau thanh tra": the last of several fields
LAST_FIELD = re.compile(rf"(?:Cục|Vụ|Ban|Phòng|Chi cục|Trung tâm) [{UPPER}][^,;]{{2,30}}, [{LOWER}][^,;]{{2,40}} và $")
# "Vụ Thanh tra, giải quyết khiếu nại, tố cáo khối kinh tế tổng hợp (Vụ II)": what a unit of inspectors is named by
INSPECTORATE = re.compile(r"giải quyết khiếu nại, tố cáo\b")
