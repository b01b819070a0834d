"""Units of ministries, and companies of the State, whose names hold words that names otherwise end before.

They are a closed set (decrees of 2025 on what ministries, insurance, tax, customs and procuracies are made of): verbs
in small letters ("Cục Cảnh sát | quản lý hành chính về trật tự xã hội"), fields that are bodies elsewhere ("Cục Lâm
nghiệp và | Kiểm lâm").
"""

from __future__ import annotations

import re
from functools import lru_cache

from vanban._alternatives import BEGINS_WORD, by_letter, in_both_tones
from vanban._bodies.own import OwnNames, own_names, whole_spans

# "Hội đồng bồi thường, hỗ trợ và tái định cư", "Ban Bồi thường, giải phóng mặt bằng": boards that clear the land
_LAND = (
    "[Bb]ồi thường(?:,? (?:và )?(?:hỗ trợ(?=,| và| tái)|[Tt]ái định cư|[Gg]iải phóng mặt bằng|GPMB|thu hồi đất)){0,4}"
)
_NAMES = {
    "Cục": (
        "Y tế dự phòng|Thuế doanh nghiệp lớn|Kiểm tra sau thông quan|Thuế xuất nhập khẩu|"
        "Lâm nghiệp và Kiểm lâm|Kinh tế hợp tác và Phát triển nông thôn|Quản lý đê điều và Phòng, chống thiên tai|"
        "Đo đạc, Bản đồ và Thông tin địa lý Việt Nam|Phát triển doanh nghiệp tư nhân và kinh tế tập thể|"
        "Quản lý đấu thầu|Nhà giáo và Cán bộ quản lý (?:cơ sở )?giáo dục|An toàn bức xạ và hạt nhân|"
        "Kiểm soát thủ tục hành chính|Đăng ký giao dịch bảo đảm và Bồi thường nhà nước|Tiền lương và Bảo hiểm xã hội|"
        "An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao|Phòng, chống rửa tiền|"
        "Cảnh sát quản lý hành chính về trật tự xã hội|"
        "Cảnh sát quản lý tạm giữ, tạm giam và thi hành án hình sự tại cộng đồng|"
        "Cảnh sát điều tra tội phạm về (?:tham nhũng, kinh tế, buôn lậu|ma túy|ma tuý|trật tự xã hội)|"
        "Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ|"
        "Quản lý, giám sát (?:bảo hiểm|kế toán, kiểm toán|tổ chức tín dụng)|"
        "Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính|Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý|"
        "Chất lượng, Chế biến và Phát triển thị trường|Quản lý và Phát triển thị trường trong nước|"
        "Phát thanh, truyền hình và thông tin điện tử|Thông tin cơ sở và Thông tin đối ngoại|Xuất bản, In và Phát hành|"
        "Lễ tân Nhà nước và Phiên dịch đối ngoại|Kinh tế - Quản lý đầu tư xây dựng|Quản lý nợ và Kinh tế đối ngoại|"
        "An toàn hệ thống các tổ chức tín dụng|Quản lý Khám, chữa bệnh|Quản lý thi hành án dân sự|Thi hành án dân sự|"
        "Kết cấu hạ tầng xây dựng|Kinh tế xây dựng|Quản lý hoạt động xây dựng|An toàn thông tin|"
        "Giám định Nhà nước về chất lượng công trình xây dựng|Điều tra chống buôn lậu|Giám sát quản lý về [Hh]ải quan|"
        "Khởi nghiệp và Doanh nghiệp công nghệ|Quản lý,? giám sát an toàn hệ thống các tổ chức tín dụng|"
        "Phòng, chống tham nhũng, lãng phí, tiêu cực|Kiểm soát tài sản, thu nhập|Quản lý [Ll]ao động ngoài nước|"
        "Đầu tư nước ngoài|Biến đổi khí hậu|Bảo tồn thiên nhiên và Đa dạng sinh học|Bản quyền tác giả|"
        "Giáo dục nghề nghiệp và Giáo dục thường xuyên|Dân quân tự vệ|Cán bộ, công chức, viên chức|"
        # of the years before 2025
        "Cơ sở vật chất|An ninh chính trị nội bộ|Đăng ký và Dữ liệu thông tin đất đai|Đường cao tốc Việt Nam|"
        "Kiểm định hải quan|Công nghệ thông tin và [Tt]hống kê hải quan|"
        "Điện lực và [Nn]ăng lượng tái tạo|Cạnh tranh và [Bb]ảo vệ người tiêu dùng|Hộ tịch, quốc tịch, chứng thực|"
        "Kiểm tra văn bản quy phạm pháp luật|Đăng ký quốc gia giao dịch bảo đảm|Quản lý đăng ký kinh doanh|"
        "Quản lý xử lý vi phạm hành chính và theo dõi thi hành pháp luật|Phòng, chống tệ nạn xã hội|"
        "Quản lý xây dựng và chất lượng công trình giao thông|Quản lý và Xây dựng công trình thủy lợi"
    ),
    "Vụ": (
        # of the tax administration until 2025
        "Thanh tra - Kiểm tra thuế|Quản lý nợ và Cưỡng chế nợ thuế|Dự toán thu thuế|Quản lý thuế thu nhập cá nhân|"
        "Kê khai và Kế toán thuế|Quản lý thuế [Dd]oanh nghiệp(?: lớn| nhỏ và vừa và [Hh]ộ kinh doanh, cá nhân)|"
        "Tuyên truyền - Hỗ trợ [Nn]gười nộp thuế|Các định chế tài chính|"
        "Các vấn đề chung về xây dựng pháp luật|Học sinh, sinh viên|"
        "Quốc phòng, an ninh, đặc biệt|Lao động, văn hóa, xã hội|Giám sát, thẩm định và xử lý sau thanh tra|"
        "Tín dụng các ngành kinh tế|Dự báo, thống kê - Ổn định tiền tệ, tài chính|Kết cấu hạ tầng xây dựng|"
        "Khoa học công nghệ, Môi trường và Vật liệu xây dựng|Tổ chức phi chính phủ|"
        "Xây dựng chính quyền(?: địa phương)?|"
        "Phát triển thị trường nước ngoài|Chính sách thương mại đa biên|Giám đốc kiểm tra(?: [IVX]+)?|"
        "Thực hành quyền công tố(?: và|,) kiểm sát điều tra án (?:an ninh|trật tự xã hội|kinh tế|ma túy|ma tuý|"
        "tham nhũng, chức vụ)|Thực hành quyền công tố(?: và|,) kiểm sát xét xử (?:án )?hình sự|"
        "Kiểm sát thi hành án dân sự|"
        "Kiểm sát việc tạm giữ, tạm giam(?: và|,) thi hành án hình sự|"
        "Kiểm sát việc giải quyết các vụ án dân sự, hôn nhân và gia đình|"
        "Kiểm sát và giải quyết đơn(?: khiếu nại, tố cáo trong hoạt động tư pháp)?|"
        "Truyền thông và [Tt]hi đua,? [Kk]hen thưởng|Giáo dục (?:thường xuyên|thể chất)|Vật liệu xây dựng|"
        "Tiết kiệm năng lượng và [Pp]hát triển bền vững|Thị trường châu (?:Á|Âu) - châu (?:Phi|Mỹ)|"
        "Hành chính sự nghiệp|Chính sách thuế|Tài chính các ngân hàng và tổ chức tài chính|Kiểm soát chi|"
        "Tổng kế toán nhà nước|Bình đẳng giới|Kiểm toán nội bộ|Tổng hợp kinh tế quốc dân|"
        "Quản lý, giám sát (?:chứng khoán|bảo hiểm)"
    ),
    "Chi cục": (
        "Điều tra chống buôn lậu|Kiểm định hải quan|Kiểm tra sau thông quan|Thuế doanh nghiệp lớn|"
        "An toàn vệ sinh thực phẩm|Giám định xây dựng|Quản lý chất lượng(?:,| và)? (?:nông,? )?lâm sản và thủy sản|"
        "Phòng, chống (?:tệ nạn xã hội|thiên tai)"
    ),
    "Trung tâm": (
        "Y tế dự phòng|[Gg]iám sát,? [Đđ]iều hành (?:đô thị )?thông minh|Giám sát an toàn không gian mạng quốc gia|"
        "Vận chuyển [Cc]ấp cứu|"
        "Giáo dục nghề nghiệp - [Gg]iáo dục thường xuyên|"
        "Kiểm soát thanh toán BHXH, BHYT điện tử|Điều phối quốc gia về ghép bộ phận cơ thể người|"
        "Giám định (?:BHYT|bảo hiểm y tế) và Thanh toán đa tuyến|Dịch vụ hỗ trợ, chăm sóc khách hàng|"
        "Phối hợp tìm kiếm cứu nạn hàng hải Việt Nam|Mua sắm tập trung thuốc quốc gia|"
        "Quản lý bảo trì đường bộ|Dịch vụ đấu giá tài sản|Lưu trữ lịch sử|"
        "Hòa giải, đối thoại|Báo chí và Hợp tác truyền thông quốc tế|Phát hành phim và [Cc]hiếu bóng|"
        "Giống cây trồng(?:,| và|,? -)? vật nuôi|Bảo trợ xã hội tổng hợp|"
        "Ứng dụng (?:tiến bộ )?[Kk]hoa học(?:,| và)? [Kk]ỹ thuật|"
        "Ứng dụng tiến bộ [Kk]hoa học và [Cc]ông nghệ|"
        "Cung ứng dịch vụ(?: sự nghiệp)? công|Nuôi dưỡng(?: và|,) [Đđ]iều dưỡng [Nn]gười có công"
    ),
    "Viện": (
        "Kiểm nghiệm an toàn vệ sinh thực phẩm quốc gia|"
        "Kiểm định [Qq]uốc gia [Vv]ắc xin và [Ss]inh phẩm y tế|Chiến lược và Khoa học thanh tra|"
        "Sốt rét - Ký sinh trùng - Côn trùng|Quy hoạch [Xx]ây dựng|[Kk]hoa học [Kk]iểm sát"
    ),
    "Trường": (
        "Đào tạo, bồi dưỡng nghiệp vụ kiểm sát(?: tại thành phố Hồ Chí Minh)?|Đào tạo, bồi dưỡng cán bộ, công chức|"
        "Cán bộ quản lý giao thông vận tải"
    ),
    "Tổng cục": "Hậu cần - Kỹ thuật",
    "Ủy ban": ("[Qq]uốc gia (?:[Ứứ]ng phó sự cố,? thiên tai và [Tt]ìm kiếm [Cc]ứu nạn|[Tt]ìm kiếm [Cc]ứu nạn)"),
    "Bảo hiểm": "[Tt]iền gửi Việt Nam",
    "Cơ quan": (
        "[Cc]ảnh sát điều tra|[Aa]n ninh điều tra|điều tra(?: (?:Viện kiểm sát nhân dân|VKSND) tối cao)?|"
        "Thanh tra, giám sát ngân hàng"
    ),
    "Tổng công ty": (
        "Quản lý bay Việt Nam|Đầu tư phát triển đường cao tốc Việt Nam|Đầu tư và Kinh doanh vốn nhà nước|"
        "Lưu ký và Bù trừ chứng khoán Việt Nam|Bảo đảm an toàn hàng hải (?:Việt Nam|miền Bắc|miền Nam)"
    ),
    "Công ty": "TNHH MTV Vận hành hệ thống điện và thị trường điện quốc gia",
    # since 2025 the press and the broadcasting of a province are one body
    "Báo": r"và (?:Đài )?[Pp]hát thanh(?:,| và) [Tt]ruyền hình",
    "Ban": (
        "[Xx]ây dựng [Đđ]ảng|Vận động xây dựng nông thôn mới|Quản lý Lăng Chủ tịch Hồ Chí Minh|"
        + _LAND
        + "|[Qq]uản lý (?:các )?[Dd]ự án (?:[Đđ]ầu tư )?[Xx]ây dựng"
        "(?=[,:;.]| (?:huyện|tỉnh|thành phố|thị xã|quận|khu vực|xã|phường|các công trình|công trình))"
        "(?:(?: các)? công trình (?:[Gg]iao thông(?: và [Nn]ông nghiệp)?|[Dd]ân dụng(?: và [Cc]ông nghiệp)?|"
        "[Tt]hủy lợi|"
        "[Nn]ông nghiệp(?: và (?:[Pp]hát triển nông thôn|PTNT))?))?|"
        "Cán sự [Đđ]ảng(?: (?:UBND|Ủy ban nhân dân|Bộ|Tòa án|Viện))?|Bảo vệ,? chăm sóc sức khỏe cán bộ|"
        "Chỉ đạo (?:[Cc]ải cách hành chính|Tổng điều tra [^.;:(),]{2,30}?(?= (?:tỉnh|thành phố|huyện|xã|phường)))|"
        "Vì sự tiến bộ (?:của )?[Pp]hụ nữ|"
        "Chỉ đạo (?:các )?[Cc]hương trình mục tiêu quốc gia|Chỉ đạo [Pp]hòng thủ dân sự|"
        # boards of 2025 by their matter
        "Chỉ đạo (?:[Qq]uốc gia |Trung ương |Chính phủ |[Tt]ỉnh |[Tt]hành phố |xã |phường )?về (?:"
        "phát triển khoa học, công nghệ, đổi mới sáng tạo(?: và|,) chuyển đổi số(?: và Đề án 06)?|chuyển đổi số|"
        "chống khai thác (?:IUU|hải sản bất hợp pháp(?:, không báo cáo và không theo quy định)?)|"
        "phòng, chống tham nhũng, lãng phí, tiêu cực|giảm nghèo(?: bền vững)?|cải cách hành chính|"
        "chống buôn lậu, gian lận thương mại và hàng giả|phòng thủ dân sự)|"
        "Chỉ đạo [Pp]hòng,? chống [^.;:()]{2,60}?(?= (?:tỉnh|thành phố|huyện|xã|phường|Trung ương))|"
        "Thực hiện chính sách (?:BHXH|BHYT|bảo hiểm xã hội|bảo hiểm y tế)|"
        "Quản lý (?:thu và phát triển người tham gia|[Tt]hu - [Ss]ổ,? [Tt]hẻ)|"
        "Quản lý đầu tư quỹ|Quản lý tuân thủ và hỗ trợ người nộp thuế|"
        "Dự toán thu thuế|Thanh tra, kiểm tra(?: thuế)?|Giám sát quản lý về hải quan|Nghiệp vụ thuế(?: hải quan)?|"
        "Chính sách, thuế quốc tế|Công nghệ, chuyển đổi số và tự động hóa"
    ),
    "Hội đồng": (
        f"{_LAND}|[Pp]hối hợp phổ biến,? giáo dục pháp luật|[Đđ]ánh giá,? phân hạng sản phẩm(?: OCOP)?|"
        "[Tt]uyển (?:dụng|sinh)|[Tt]hi đua(?:,| -)? [Kk]hen thưởng"
    ),
    "Nhà hát": "Nghệ thuật truyền thống",
    "Quỹ": "[Pp]hòng,? chống thiên tai",
    "Tổ": "(?:[Bb]ảo vệ )?[Aa]n ninh,? trật tự(?: ở cơ sở)?|[Tt]iết kiệm và vay vốn|"
    "[Xx]ung kích [Pp]hòng,? chống thiên tai|"
    "[Tt]ự quản (?:về )?(?:bảo vệ môi trường|an ninh,? trật tự)|Trật tự đô thị",
    "[Cc]án bộ đầu mối": "[Kk]iểm soát (?:TTHC|thủ tục hành chính)",
    "Đội": "Trật tự đô thị",
    "Đoàn": "[Cc]a múa nhạc [Dd]ân tộc|[Đđ]àm phán(?: của)? Chính phủ",
    "cơ quan": "tiến hành tố tụng",
    "[Tt]rang": "[Tt]hông tin điện tử",
    "[Tt]ổ chức": "làm nhiệm vụ " + _LAND,
    "[Đđ]ơn vị": "làm nhiệm vụ " + _LAND,
    "Hội": "Bảo vệ (?:(?:[Qq]uyền lợi )?[Nn]gười tiêu dùng|[Qq]uyền (?:lợi )?[Tt]rẻ em)|"
    "Bảo trợ [Nn]gười (?:tàn|khuyết) tật và [Tt]rẻ (?:em )?mồ côi",
    "Phòng": (
        "An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao|Kiểm soát thủ tục hành chính|"
        "Cảnh sát quản lý hành chính về trật tự xã hội|"
        "Quản lý [Tt]hu(?: - [Ss]ổ,? [Tt]hẻ)?|"
        "(?:Kế hoạch|Nghiên cứu) tổng hợp|Xây dựng phong trào (?:toàn dân )?bảo vệ (?:an ninh Tổ quốc|ANTQ)|"
        "Xây dựng và (?:[Kk]iểm tra|[Tt]heo dõi) (?:văn bản quy phạm|thi hành) pháp luật"
    ),
    "Cảnh sát": "[Pp]hòng cháy,? chữa cháy(?: và|,)? cứu nạn,? cứu hộ",
    "[Hh]ội quần chúng": "(?:do|được) Đảng(?:,| và) Nhà nước giao nhiệm vụ",
    "[Ll]ực lượng": "(?:tham gia )?bảo vệ an ninh(?:,| và)? trật tự ở cơ sở",
    "Văn phòng": (
        "Đoàn [Đđ]ại biểu Quốc hội|Thừa phát lại|Cơ quan [Cc]ảnh sát điều tra|"
        "Hội đồng quốc gia Giáo dục và Phát triển nhân lực"
    ),
}
_SIGNS = tuple(in_both_tones(kind.rpartition("]")[2] for kind in _NAMES))  # what stands in every such name
_KINDS = [
    (spelled, names)
    for kind, names in _NAMES.items()
    for spelled in ([kind] if kind[0] != "[" else [kind[1] + kind[4:], kind[2] + kind[4:]])
]
UNIT = re.compile(rf"(?:{by_letter('|'.join(f'{kind} (?:{names})' for kind, names in _KINDS), behind=BEGINS_WORD)})\b")


def units_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the units that are known by name, by all or by the document, stand in a stretch of text."""
    return _units_in(text, own_names())


@lru_cache(maxsize=256)
def _units_in(text: str, own: OwnNames) -> tuple[tuple[int, int], ...]:
    known = (unit.span() for unit in UNIT.finditer(text)) if any(sign in text for sign in _SIGNS) else ()
    return (*known, *(whole_spans(text) if own.whole else ()))


def past_unit(text: str, start: int, at: int, limit: int) -> int:
    """Return `at`, or where the known unit ends that stands around `at` in the list at `start`."""
    for first, last in units_in(text[start:limit]):
        if first <= at - start < last:
            return start + last
    return at
