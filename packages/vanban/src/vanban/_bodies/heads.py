"""What the names of bodies begin with: offices, groups, places, posts."""

from __future__ import annotations

import re

from vanban._alternatives import by_letter
from vanban._places import NAMES as PLACES
from vanban._words import LOWER, UPPER

# What one official of a commune is charged with: "Công chức địa chính", "cán bộ văn hóa"
_CHARGES = (
    "[Đđ]ịa chính|[Vv]ăn hóa|[Vv]ăn hoá|[Vv]ăn phòng|[Tt]ư pháp|[Tt]ài chính|[Kk]ế toán|[Nn]ông nghiệp|[Ll]ao động|"
    "[Xx]ây dựng|[Mm]ôi trường|[Nn]ội vụ|chuyên môn"
)
# By what an officer was given he is known: "Công chức được phân công theo dõi hạ tầng"
_APPOINTED = "được giao|được phân công|đầu mối được giao|đầu mối được phân công"
# Words a body's name begins with. Bodies and offices are capitalised; groups may be in small letters.
NAMED = (
    "Bộ trưởng|Thứ trưởng|Bộ|Sở|Ủy ban|Uỷ ban|UBND|UBMTTQVN|UBMTTQ|HĐND|MTTQVN|MTTQ|UBTW|Hội đồng|"
    "Văn phòng|VP|VPUB|Công an|CA|"
    "Thanh tra|Ban|Cục|Chi cục|Tổng cục|Vụ|Trung tâm|TT|Tập đoàn|Tổng công ty|Tổng Công ty|Công ty|"
    "Đài|Báo|Phó giám đốc|Phó chủ tịch|"
    "Giám đốc|Phó Giám đốc|Tổng Giám đốc|Tổng giám đốc|Thủ trưởng|Chủ tịch|Phó Chủ tịch|Phó Thủ tướng|"
    "Thủ tướng|Chánh Văn phòng|Chánh văn phòng|Chánh Thanh tra|Chánh thanh tra|Bí thư|"
    "Trưởng(?= [A-ZĐ0-9])|Trưởng thôn|Trưởng khu|Trưởng ấp|"
    "Trưởng ban|Trưởng Ban|Trưởng phòng|Trưởng Phòng|Trưởng các|Cục trưởng|Tổng biên tập|Tổng Biên tập|"
    "Tổng Thanh tra|Tổng Thư ký|Phó (?:Trưởng|Chánh|Cục trưởng|Vụ trưởng|Hiệu trưởng|Viện trưởng|Bí thư|Chủ nhiệm)|"
    "Thống đốc|Chỉ huy trưởng|Hiệu trưởng|Viện trưởng|Tư lệnh|"
    "Người đứng đầu|Mặt trận|Tỉnh đoàn|"
    "Tỉnh Đoàn|Thành đoàn|Thành Đoàn|Đoàn|Hội|Liên đoàn|Liên minh|"
    "Kho bạc|Thuế|Hải quan|Ngân hàng|Trường|Viện|Bệnh viện|Phòng|Tổ|Đội|Bảo hiểm|Tòa án|Toà án|Kiểm toán|"
    "Thông tấn xã|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Đảng ủy|Thành uỷ|Tỉnh uỷ|Huyện uỷ|Quận uỷ|Đảng uỷ|"
    "Thường trực|Ban Chỉ đạo|Quân khu|"
    "Bộ Chỉ huy|Bộ Tư lệnh|Học viện|Đại học|"
    "Tổng Liên đoàn|Hiệp hội|Thành phố|Thủ đô(?= Hà Nội)|Tỉnh|"
    "ACV|EVN|VNPT|Viettel|Điện lực|Cơ sở|Trạm|Kiểm lâm|Nhà máy|Nhà xuất bản|"
    "Hải đội|Hải đoàn|Tiểu đoàn|Sư đoàn|Cảnh sát biển|"
    "Quỹ|Tòa|Đồn|Lữ đoàn|Xã|Phường|Đặc khu|Đảng bộ|Chi bộ|Ủy viên|Chính phủ|Ngành|Lãnh đạo|Bưu điện|Cảng vụ|"
    "Chủ(?= cơ sở| vật nuôi| trang trại| phương tiện| tàu| các hồ| hồ| đập| dự án| hộ| nuôi| rừng)|Liên danh|"
    "Kế toán(?=: | ngân sách| trưởng| xã| trường| đơn vị)|"
    "Người(?= có nghĩa vụ| có trách nhiệm| nộp| sử dụng| chăn nuôi| dân| lao động| nuôi| trồng| sản xuất| kinh doanh|"
    " bán| điều khiển| quản lý| phụ trách| khai thác| chủ trì)|"
    "Cảnh sát(?= giao thông| môi trường| kinh tế| hình sự| cơ động| khu vực| PCCC| phòng)|Dân quân|"
    "Tư vấn(?= giám sát| thiết kế)|Tổ chức(?= làm nhiệm vụ)|Tiểu ban|"
    "Chủ nhiệm|Thành viên|BQL|BHXH|LĐLĐ|Đơn vị|Cơ quan|Lực lượng|Chủ đầu tư|Nhà đầu tư|Nhà thầu|Địa phương|"
    "Quý cơ quan|Quý đơn vị|Quý Sở|Quý Bộ|Quý Ủy ban|Quý UBND|Quý Công ty|Viễn thông|Công đoàn|Hợp tác xã|Trung đoàn|"
    "Hộ(?= chăn nuôi| kinh doanh| nuôi| sản xuất| trồng| sử dụng| dân| nghèo)|Thương nhân|Chủ rừng|"
    "Doanh nghiệp|Cấp ủy|Cấp uỷ|Hộ gia đình|"
    "HTX|BTL|BCĐ|BĐBP|Quân chủng|Binh chủng|Quân đoàn|Đảng đoàn|"
    "A0[1-9]|C0[1-9]|K0[1-9]|V0[1-9]|PA0[1-9]|PC0[1-9]|"
    "NHNN|NHCSXH|KBNN|TAND|VKSND|LLVT|BCH|PVN|TKV|VCCI|Petrovietnam|Liên hiệp|Tạp chí|Nhà hát|Bảo tàng|Thư viện|"
    rf"Tiểu ban(?= [{UPPER}])|Tổng phụ trách(?= Đội)|Chi ủy|Chi uỷ|Huyện [Đđ]oàn|Quận [Đđ]oàn|Thị [Đđ]oàn|Xã [Đđ]oàn|"
    "Phường [Đđ]oàn|UB(?= MTTQ| Mặt trận)|BCHQS|CHQS|TTYT(?= huyện| thị xã| thành phố| quận| khu vực)|TTVH(?=-| )|"
    "TTDVNN|Quân sự(?= xã:| phường:| thị trấn:)|Thư ký(?= Đoàn| Hội| Tổ| Ban| Tiểu ban)|"
    # what an official of a commune is charged with stands for him
    "Tư pháp - Hộ tịch(?= xã| phường| thị trấn)|Văn hóa - Xã hội(?= xã| phường| thị trấn)|"
    r"Tài chính - Kế toán(?= xã| phường| thị trấn)|Địa chính(?= - [^.,;:()]{4,50} (?:xã|phường|thị trấn)\b)|"
    "Giáo viên(?= chủ nhiệm| bộ môn| phụ trách| được| các| mầm non)|Thanh tra viên|Đảng viên|Nhà trường|"
    "Khoa(?! học)|Đại đội|Xí nghiệp|Lâm trường|Nông trường|Chi hội|Chi nhánh|Câu lạc bộ|Tổ trưởng|Tiểu thương|"
    "Nhân viên(?= y tế| thú y| thu gom| bảo vệ)|"
    rf"Khu phố(?= [{UPPER}\d])|Thôn(?= [{UPPER}\d])|Ấp(?= [{UPPER}\d])|Khóm(?= [{UPPER}\d])|Xóm(?= [{UPPER}\d])|"
    "Nhóm(?= (?:giúp việc|công tác|chuyên gia|nghiên cứu|thường trực))|"
    "Hạt|Khối|Cụm|Thống kê(?= tỉnh| thành phố)|"
    "Thôn trưởng|Ấp trưởng|Khóm trưởng|Xóm trưởng|Bản trưởng|Khối trưởng|Cụm trưởng|Trạm trưởng|Đội trưởng|Hạt trưởng|"
    "Trưởng trạm|Trưởng bản|Trưởng xóm|Trưởng đoàn|Trưởng Đoàn|Trưởng bộ phận|"
    rf"Công chức(?= (?:phụ trách|{_APPOINTED}|{_CHARGES}))|Cán bộ(?= (?:{_APPOINTED}|{_CHARGES}))|"
    rf"Viên chức(?= (?:{_APPOINTED}))|"
    "Cán bộ(?=, (?:công chức|viên chức|đảng viên))|cán bộ(?=, (?:công chức|viên chức|đảng viên))|"
    "Chính quyền|Đại sứ quán|Tổng [Ll]ãnh sự quán|Lãnh sự quán|Phái đoàn|"
    "Khu [Qq]uản lý(?= [Đđ]ường| bảo trì)|Cảng hàng không|Vietnam Airlines|"
    "VEC|VNR|VRG|VIMC|SCIC|VTV|VOV|TTXVN|NSMO|EVNNPT|EVNHCMC|EVNHANOI|EVNSPC|EVNCPC|EVNNPC|VAMC|DATC|HOSE|HNX|VSDC|"
    "Agribank|Vietcombank|BIDV|VietinBank|Vinachem|Vinatex|Vinacomin|Petrolimex|PV ?GAS|PV ?Power|PV ?OIL|"
    "Chánh án|Phó Chánh án|Thời báo|Nhà khách|Binh đoàn|Thi hành án dân sự(?= (?:các )?(?:tỉnh|thành phố|khu vực))|"
    "Vườn [Qq]uốc gia|Khu [Bb]ảo tồn|Khu [Dd]ự trữ|Khu [Cc]ông nghệ cao|"
    "Chi đoàn|Quốc hội|Tổng Kiểm toán|Trung ương (?:Đoàn|Hội)|Mobifone|MobiFone|Cổng [Tt]hông tin|Trang [Tt]hông tin"
)
# What leaders are leaders of; any other word in small letters behind "Lãnh đạo" says what is to be led.
_LED = (
    "các|cơ quan|đơn vị|địa phương|tỉnh|thành phố|bộ|sở|ban|ngành|xã|phường|đặc khu|huyện|quận|phòng|cục|vụ|viện|"
    "trường|trung tâm|công ty|tập đoàn|doanh nghiệp|tổ|đội|khoa|bệnh viện|chủ chốt|chủ trì|phụ trách|trực|quản lý|cấp|"
    "chính quyền|cấp ủy|đảng ủy|của|được|phải|có|chịu|liên|đoàn|hội|thôn|ấp"
)
# "Ban hành", "Báo cáo", "Tổ chức", "Hội nghị", "Đoàn kết" ... begin with the same syllable and are no body.
NOT_NAMED = (
    by_letter(
        r"Ban hành|Báo cáo|Báo động|Báo ngay|Báo cho|Báo về|Báo kịp|Báo tin|Báo trước|Tổ chức(?! làm nhiệm vụ)|"
        r"Hội nghị|Hội thảo|Hội thi|Hội nhập|Đoàn kết|"
        r"Bộ đội(?! [Bb]iên phòng)|Bộ máy|Bộ tiêu chí|"
        r"Bộ Luật|Bộ luật|Bộ thủ tục|Sở hữu|Phòng,? chống|Phòng ngừa|Phòng họp|Phòng học|Trường hợp|Viện dẫn|"
        r"Thuế suất|Thuế giá|Cục bộ|Đội ngũ|Trạm thu|Quỹ đất|Tỉnh táo|Ngành nghề|Thường trực sẵn|Cơ sở dữ liệu|"
        r"Cơ sở vật chất|Cơ sở hạ tầng|Cơ sở để|Tỉnh lộ|Hội chợ|Vụ việc|Vụ án|Tổ quốc|Công an toàn|Hội tụ|Tổng hợp|"
        r"Chủ tịch nước đã|Thanh tra(?:,| và) kiểm tra|Khối lượng|Hạt giống|Hạt nhân|Cụm từ|Cụm công nghiệp|Phường hội|"
        r"Xã hội|"
        r"Thành phố thông minh"
    )
    + rf"|Lãnh đạo(?:(?=, chỉ đạo)| (?!(?:{_LED})\b)[{LOWER}]+)"
)
GROUPS = (
    "cơ quan|đơn vị|địa phương|sở(?! hữu)|bộ(?! luật| tiêu| chỉ| thủ)|ban|ngành(?! nghề| hàng)|huyện|quận|thị xã|"
    "xã(?! hội)|phường|thành phố|tỉnh(?! lộ)|đặc khu|chủ đầu tư|"
    "nhà thầu|nhà đầu tư|doanh nghiệp|tổ chức, cá nhân|tổ chức chính trị|tổ chức chính trị - xã hội|"
    "tổ chức có liên quan|tổ chức liên quan|tổ chức|cá nhân|hộ gia đình|lực lượng|"
    "chủ rừng|thành viên|cán bộ|đoàn thể|đoàn(?= (?:thanh tra|kiểm tra|giám sát|công tác|khảo sát))|"
    "tiểu ban|chi, đảng bộ|chi (?:ủy|uỷ)|khoa(?=, | của| thuộc)|"
    "hội|cấp ủy|cấp uỷ|cấp|đảng ủy|đảng bộ|chi bộ|huyện ủy|tỉnh ủy|thành ủy|"
    "ban thường vụ|chính quyền|trường(?! hợp)|cơ sở(?! nhà| dữ liệu| vật chất| hạ tầng)|"
    "hội, đoàn thể|học viện|thương nhân|đại lý|cửa hàng|nhà cung cấp|nhà phân phối|"
    "nhà máy|xí nghiệp|nông trường|lâm trường|nhà xe|bến xe|trang trại|siêu thị|khách sạn|"
    "hộ(?= dân| kinh doanh| nuôi| chăn nuôi| sản xuất| trồng)|"
    "câu lạc bộ|chi hội|nhà hàng|giáo viên|"
    "phòng|trung tâm|bệnh viện|công ty|tập đoàn|tổng công ty|"
    "ban quản lý|hệ thống các cơ quan|cộng đồng|nhà trường|đội|tổ|chủ dự án|chủ thể|viện|đài|báo(?! cáo)|cục|"
    "vụ(?! việc| án| cháy| tai| vi)|chủ cơ sở|"
    "công dân|vườn quốc gia|khu bảo tồn|chủ hồ chứa|chủ hồ|chủ đập|chủ phương tiện|chủ nguồn thải|"
    "người dân|nhà mạng|ban chỉ đạo|sở, ngành|thôn|ấp|khóm|khu vực(?= (?:\\d|thuộc phường|trên địa bàn phường))|"
    "bản(?! án| đồ| cam| vẽ| sao| tin| ghi)|buôn|khu phố|tổ dân phố|khu dân cư|quân đội|công an|"
    "dân quân|"
    "kiểm lâm|thuế|kho bạc|hợp tác xã|hiệp hội|chi nhánh|ngân hàng|đầu mối|khối(?! lượng)|cụm(?! công)|bên liên quan|"
    "tàu cá|chủ tàu|đồng chí|bảo tàng|thư viện|nhà hát|khách sạn|siêu thị|bến xe|cảng(?! biển)|nhà máy|phòng khám|"
    "giáo xứ|giáo họ|họ đạo|chùa|chốt(?= kiểm)|"
    "phương tiện (?:thông tin|truyền thông)|"
    "nhà thuốc|chủ sở hữu|chủ sử dụng|nhà khoa học|chuyên gia|luật sư|công chứng viên|tổ hợp tác|lâm trường|trạm|"
    "đồn|trại|hãng|nhà xuất bản|tòa án|viện kiểm sát|sàn|nền tảng|"
    "người đứng đầu|thủ trưởng|giám đốc|chủ tịch|trưởng|bí thư|Bộ|Sở|UBND|Ủy ban"
)
# Groups and posts that may be charged in small letters, without "các" before them
SMALL = (
    "cơ quan|cơ quan, (?:đơn vị|tổ chức|địa phương)|đơn vị|địa phương|doanh nghiệp|tổ chức, cá nhân|lực lượng|"
    "chính quyền|cấp ủy|ngành|người đứng đầu|"
    rf"thôn(?=\s[{UPPER}\d])|ấp(?=\s[{UPPER}\d])|khu phố(?=\s[{UPPER}\d])|bộ phận|chủ các|"
    rf"phòng(?=\s(?:[{UPPER}]|chuyên môn|ban))|thành viên(?=\s[{UPPER}])|"
    "cộng đồng(?= doanh nghiệp| dân cư)|hiệu trưởng|bí thư|tổ chuyên môn|"
    rf"huyện(?=\s[{UPPER}])|quận(?=\s[{UPPER}\d])|thị xã(?=\s[{UPPER}])|xã(?=\s[{UPPER}])|phường(?=\s[{UPPER}])|"
    rf"đặc khu(?=\s[{UPPER}])|"
    "chủ (?:cơ sở|vật nuôi|trang trại|phương tiện|hộ)|chủ xe(?= phải| có trách nhiệm)|"
    "hệ thống(?= (?:các|thông tin cơ sở|truyền thanh|loa))|"
    "chủ đầu tư|nhà thầu|nhà đầu tư|ban quản lý|thành phố|tỉnh|thủ trưởng|giám đốc|chủ tịch|công an|"
    "quân đội|tổ trưởng(?= tổ dân phố| dân phố)|trưởng (?:thôn|ấp|bản|khóm|xóm|buôn|khu phố|phòng)|"
    "tổ(?= tự quản| quản lý trật tự| thanh tra| bảo vệ| công nghệ số| tư vấn| hòa giải| liên ngành| an ninh)|"
    "giáo viên(?= chủ nhiệm| bộ môn| phụ trách)|nhân viên(?= y tế| thú y)|cộng tác viên|điều tra viên|"
    "hội(?= phụ nữ| nông dân| cựu chiến binh| người cao tuổi)|đoàn(?= thanh niên)|chi (?:hội|đoàn)|"
    "ban công tác mặt trận|tổ dân phố|"
    "đội(?= quản lý trật tự| kiểm tra liên ngành| bảo vệ| liên ngành| an ninh| dân phòng)|"
    "quý (?:cơ quan|đơn vị|sở|ngành|địa phương|công ty|ban|trường|bệnh viện|"
    "Cơ quan|Đơn vị|Sở|Bộ|Ủy ban|UBND|Công ty|Ban)"
)
SIRS = r"(?:[Qq]uý\s)?[Ôô]ng,?\s?\(?[Bb]à\)?"  # "Các ông (bà) Trưởng thôn"
_NAMED, _GROUPS, _PLACES, _SMALL = map(by_letter, (NAMED, GROUPS, PLACES, SMALL))
HEAD = re.compile(
    rf"(?:(?:[Cc]ác|[Nn]hững|\d{{1,3}}(?:/\d{{1,3}})?|"
    rf"[Mm]ỗi|[Mm]ọi|[Tt]ừng|[Hh]ai|[Tt]oàn thể|[Tt]ất cả(?: các)?)\s"
    rf"(?:(?:đồng chí|{SIRS}|ông|bà)\s)?(?:{_GROUPS}|{_NAMED})|"
    rf"(?:TP\.?\s?)?(?:{_PLACES})|"
    rf"(?!(?:{NOT_NAMED})\b)(?:[ĐđÐ]ồng chí\s|[Đđ]/c\s|{SIRS}\s)?(?:{_NAMED})|"
    rf"(?:[ĐđÐ]ồng chí|[Đđ]/c)\s(?=[{UPPER}][{LOWER}]+\s[{UPPER}{LOWER}(])|"
    rf"(?:[ÔôÔ]ng|[Bb]à)\s(?=[{UPPER}][{LOWER}]+\s[{UPPER}]|(?:Giám đốc|Thủ trưởng|Hiệu trưởng)\s)|"
    r"(?:bộ|sở|ban), (?:ban|ngành|cơ quan)(?=[\s,])|"
    # "yêu cầu lãnh đạo các sở", where elsewhere it is a verb
    r"(?:(?<=cầu )|(?<=nghị )|(?<=iao ))lãnh đạo(?= (?:các|cơ quan|đơn vị|sở|UBND|Ủy ban|phòng|xã|phường)\b)|"
    rf"(?:{_SMALL}|(?:công chức|cán bộ)(?=\s(?:{_CHARGES}))|[Tt]oàn ngành|"
    r"(?:[Tt]oàn|[Cc]ả) hệ thống chính trị)(?=\s))(?:(?<=\s)|(?!\w))"
)
GROUP = re.compile(rf"(?:{GROUPS})\b")
NAMED_BODY = re.compile(
    rf"(?:(?:Bộ|Sở|Ủy ban|Uỷ ban|UBND|Văn phòng|Công an|Thanh tra|Ban|Cục|Chi cục|Trung tâm|Tập đoàn|Tổng công ty|"
    rf"Đài|Báo|Kho bạc|Ngân hàng|Bảo hiểm|Hội|Liên đoàn|[Cc]hủ tịch|[Gg]iám đốc|Bộ trưởng|Nhà đầu tư|Công ty|"
    rf"[Pp]hòng|Viện|[Tt]hành viên|[Hh]iệu trưởng|[Bb]í thư|"
    rf"Trường|Vụ|Tổ|Thuế|Hải quan|Trạm|Hạt|Tổng cục|Đảng ủy|Mặt trận|Đoàn|Liên minh|Thường trực|Học viện|Tòa án|"
    rf"Phó Thủ tướng|Quốc hội|Tổng Kiểm toán|Kiểm toán|Hiệp hội|Quỹ|Liên hiệp|Cảng vụ|Bảo tàng|Thư viện|"
    rf"Chi hội|Chi đoàn|Câu lạc bộ|Công đoàn|Xí nghiệp|Nhà máy|Hợp tác xã|HTX|Chi nhánh|Đội|Lực lượng|"
    rf"Khu phố|Thôn|Cảnh sát|Đồn|Khoa|Đại đội|Tiểu đoàn|"
    rf"Vườn [Qq]uốc gia|Khu [Bb]ảo tồn|Chủ rừng|Tiểu ban|Liên danh|(?:Tỉnh|Thành) [Đđ]oàn|Chi cục trưởng|Lâm trường|"
    rf"Bệnh viện|Đại học|Chánh|Cục trưởng|Vụ trưởng|Điện lực|Bưu điện|Viễn thông|[Tt]ỉnh|[Tt]hành phố|[Xx]ã|[Pp]hường|"
    rf"[Đđ]ặc khu|[{UPPER}][{UPPER}\d]{{2,7}})"
    rf"\s(?:\w+\s){{0,2}}?[{UPPER}\d(]?[{LOWER}{UPPER}]|"
    r"(?:Bí thư|Trưởng)\s(?:chi bộ|các|thôn|ấp|khu|bản|khóm|xóm|buôn|tổ)\b)"
)
