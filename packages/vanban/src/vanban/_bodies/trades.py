"""What bodies do for a living, and the field they are there for, by which a group is named."""

from __future__ import annotations

import re

from vanban._verbs import STOP
from vanban._words import LOWER

_TRADES = (
    r"(?:quản lý, (?:khai thác|vận hành)|(?:quản lý )?vận hành|thi công, tư vấn(?: giám sát| thiết kế)?|thi công|"
    r"khai thác(?:,? sử dụng)?(?: công trình thủy lợi| khoáng sản| tài nguyên nước| nước)?|"
    r"(?:đào tạo|sát hạch) lái xe|chứng nhận|tư vấn|vận tải|kinh doanh|sản xuất|chế biến|thu mua|nuôi trồng|"
    r"xuất khẩu|nhập khẩu|phân phối|"
    r"tiếp dân|tiếp công dân|quản lý (?:(?:công trình )?xây dựng chuyên ngành|đường (?:thủy|bộ|sắt)|rừng|chợ|bến xe|"
    r"chung cư|tòa nhà|hồ chứa|công trình)|"
    r"bảo trì(?: đường bộ| công trình)?|duy trì vệ sinh(?: môi trường)?|"
    r"cung cấp (?:suất ăn(?: sẵn)?|điện(?:, nước)?|nước(?: sạch)?|dịch vụ|giải pháp|phần mềm)|"
    r"tham gia (?:triển khai |thực hiện )?(?:Đề án|Chương trình|Dự án|Kế hoạch|chương trình|dự án)|"
    r"sử dụng (?:ngân sách(?: nhà nước)?|lao động|đất|tài sản công))"
)
OCCUPATION = re.compile(
    rf"{_TRADES}(?:(?:, và |, | và ){_TRADES}){{0,3}}(?:\s|(?=[:,]))"
)  # "Các đơn vị thi công | tăng ca ..."
# "các đơn vị cung cấp điện tại địa phương | lập ...": where they do it
WHERE = re.compile(r"(?:tại (?:các )?địa phương|trên địa bàn(?: (?:tỉnh|thành phố|xã|phường|huyện|quản lý))?)\s")
AFTER_TRADE = re.compile(rf"(?<=\s){_TRADES}(?:, và |, | và )$")
# What those run who are named by what they run, up to the verb of their duty
WORKS = re.compile(
    r"quản lý,? (?:khai thác|vận hành)\s(?:các )?(?:hồ|đập|công trình|hệ thống|lưới|tuyến|bến|chợ|trạm|nhà máy)\s"
    rf"(?:[{LOWER}]+,?\s){{1,7}}?(?<!, )(?<! và )(?={STOP.pattern})"
)
FEW = 2  # words of what is made: "sản xuất | xăng dầu", two more where a package of works is told by its number
# "công an phường, tổ | quản lý trật tự đô thị, đội | kiểm tra liên ngành": a team in small letters, or one among
# others, is named by what it does
TEAM = re.compile(r"(?:(?:, | và |^)(?:tổ|đội|bộ phận)|(?:Tổ|Đội|Bộ phận)) $")
TEAM_WORK = re.compile(
    r"(?:quản lý|kiểm tra|thanh tra|tuần tra|tự quản|hòa giải|bảo vệ|thu gom|vận động|tuyên truyền|giúp việc|tiếp nhận|"
    r"xử lý|vận hành|phản ứng|ứng cứu|ứng phó|phòng, chống|phòng cháy|tư vấn|giám sát|kiểm soát)\s(?!các |việc |về )"
)
# "Các sở | quản lý nhà nước về giao thông, cấp nước và viễn thông | rà soát ...": the field a group is there for
FIELD_OF = re.compile(
    r"(?:quản lý(?: nhà nước)?(?: chuyên ngành)?|tham mưu|phụ trách|theo dõi|hoạt động)\s"
    r"(?:về (?:(?:các )?lĩnh vực )?|(?:trong |thuộc )?(?:các )?lĩnh vực )"
)
# "trật tự xây dựng", "công tác tuyên truyền": in these a verb is part of the field
OF_THE_FIELD = re.compile(r"\b(?:trật tự|công tác|quy hoạch|đầu tư|hoạt động|vật liệu|công trình|việc|chất lượng) $")
