"""Words in small letters that names of bodies are made of: second syllables, places, and what tells groups apart.

A name that holds another word was probably read past its end; the reader says so with a lower confidence. They are the
words of the names in the gold of the corpus, in the units of a city, and in the documents invented for the tests: of 84
names in eight documents written after that, two held a further word.
"""

from __future__ import annotations

import re

from vanban._alternatives import in_both_tones
from vanban._words import LOWER

WORDS = (
    "an ban binh biên biến biển biểu bàn báo bưu bạc bản bảo bằng bệnh bổ bộ cao chi chuyên chí chính chưa "
    "chế chợ chủ chức chứng chữa cung cá các cán còn có công cơ cạn cảng cảnh cấp cục cụm của cứu doanh "
    "dung dân dò dưới dầu dịch dột dục dụng dữ dự dựng gia giao giám giáo giúp giải gửi hiểm hiệp hiệu "
    "hoàn hoạch huy huyện hàng hành hình hóa hải hết hệ học hồ hộ hội hợp khai kho khoa khoán khoáng khu "
    "khác khánh khẩu khối khởi kinh kiểm kê ký kế lao liên liệu luyện luật là lâm lý lược lượng lại lập "
    "lịch lợi lục lực môn mại mềm mối mỗi một mới nay ngang nghiên nghiệp nghệ nguyên nguồn ngành ngân "
    "ngư người nhiệm nhà nhánh nhân nhất nhập niên non nát nêu nói nông năng nước nội nữ pháp phát phân "
    "phòng phương phường phạm phần phẩm phố phối phụ phủ qua quan quy quyết quyền quán quân quản quận "
    "quốc quỹ rừng sinh soát soạn sách sáng sát sông sạch sản số sở sứ sử sự tham thanh thao thi thuế "
    "thuộc thành thác thôn thông thăm thư thương thường thưởng thải thảo thầu thể thị thống thủ thủy thực "
    "tin tiến tiền toàn toán tra trang triển trong trung truyền trách trên trì trình trúc trường trưởng "
    "trạm trận trắc trị trọt trữ trực ty tài tác tâm tín tư tương tướng tượng tại tạm tạo tải tấn tầng "
    "tật tế tễ tệ tỉnh tịch tối tổ tổng tộc tục từng tử ven vi viên viễn viện và vào vùng văn vũ vấn vận "
    "vật vệ vị vốn vụ vực xanh xuất xá xây xã xăng xả y án ông đai đang đi điều điện đo đoàn đua đào đã "
    "đê đình đóng đăng đơn đương đường được đạc đại đạo đảng đất đầu đặc địa đốc đồn đồng đổi đội động "
    "đứng ương ủy ứng "
)
KNOWN = in_both_tones(WORDS.split())
SMALL = re.compile(rf"(?<!\w)[{LOWER}]+(?!\w)")
IN_BRACKETS = re.compile(r"\([^()]*\)")


def is_name(words: str) -> bool:
    """Whether every word in small letters, brackets aside, is one that names are made of."""
    return all(word in KNOWN for word in SMALL.findall(IN_BRACKETS.sub("", words)))
