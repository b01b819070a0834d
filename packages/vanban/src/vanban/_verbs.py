# ruff: noqa: E501
"""Words at which the name of a body ends: what it must do, how, when, and by what right.

A provision's subject runs up to the first of these in small letters ("Sở Nội vụ | chủ trì ..."); inside a name they
are capitalised ("Trung tâm Phục vụ hành chính công", "Ban Quản lý dự án"), so case tells them apart.
"""

from __future__ import annotations

import re

# How and by what right: adverbs and openings that stand between the body and its verb.
MANNER = (
    "chủ động|khẩn trương|tiếp tục|tăng cường|thường xuyên|kịp thời|tập trung|nghiêm túc|tích cực|quyết liệt|trực tiếp|đồng thời|"
    "có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phải|cần|căn cứ|theo chức năng|theo nhiệm vụ|theo thẩm quyền|theo sự|theo phân công|trên cơ sở|trên tinh thần|"
    "theo lĩnh vực|theo dõi|trong phạm vi|trong quá trình|trong thời gian|trong tháng|trong quý|trong năm|trước ngày|trước tháng|chậm nhất|với vai trò|với trách nhiệm|trong việc|trong công tác|trong thực hiện|"
    "định kỳ|hằng|hàng tháng|hàng quý|hàng năm|hàng tuần|hàng ngày|sớm|nhanh chóng|ngay|làm đầu mối|là đầu mối|là cơ quan|tùy|tuỳ|nếu|khi|để|nhằm|qua đó|không|tuyệt đối|kiên quyết|"
    "nâng cao|đẩy mạnh|đẩy nhanh|phát huy|chú trọng|quan tâm|ưu tiên|bảo đảm|đảm bảo|bám sát|đề cao|nêu cao|nghiêm|cùng|thống nhất|sẵn sàng|cương quyết|rút kinh nghiệm|có giải pháp|có kế hoạch|có văn bản|có biện pháp|có báo cáo|có ý kiến|tại văn bản|theo đúng|theo quy định|theo hướng dẫn|và báo cáo|liên tục"
)
# What: verbs of administration.
ACTION = (
    "chủ trì|phối hợp|chỉ đạo|tổ chức|thực hiện|triển khai|rà soát|xây dựng|tham mưu|hướng dẫn|báo cáo|tổng hợp|đôn đốc|kiểm tra|giám sát|thanh tra|nghiên cứu|đề xuất|"
    "trình|ban hành|hoàn thành|hoàn thiện|xem xét|xử lý|giải quyết|cung cấp|cập nhật|đánh giá|lập|bố trí|cân đối|phân bổ|tuyên truyền|phổ biến|quán triệt|công bố|công khai|"
    "thông báo|gửi|đăng ký|đăng tải|tiếp nhận|tiếp thu|giải trình|bàn giao|nghiệm thu|thẩm định|phê duyệt|thống kê|kê khai|phân công|giao|yêu cầu|đề nghị|kiến nghị|huy động|"
    "hỗ trợ|tạo điều kiện|tháo gỡ|khắc phục|sửa đổi|bổ sung|điều chỉnh|quản lý chặt|quản lý,|vận hành|khai thác,|kết nối|tích hợp|chia sẻ|số hóa|ứng dụng|đầu tư xây|thi công|khởi công|khánh thành|"
    "vận động|động viên|khen thưởng|kiểm điểm|chấn chỉnh|xác định|phân tích|làm việc|trao đổi|lấy ý kiến|thẩm tra|lựa chọn|tuyển|đào tạo|bồi dưỡng|tập huấn|tăng thời lượng|tăng|giảm|"
    "thành lập|kiện toàn|sắp xếp|củng cố|duy trì|phát triển|thúc đẩy|mở rộng|khuyến khích|thu hút|quy định|quy hoạch lại|thu hồi|cấp|cắt giảm|đơn giản hóa|tái cấu trúc|khảo sát|tham gia|"
    "truyền thông|tiến hành|tổng kết|sơ kết|lồng ghép|cụ thể hóa|đưa|thay mặt|chuẩn bị|điều phối|điều tra|bảo vệ|phòng, chống|ngăn chặn|phát hiện|tạo lập|chuẩn hóa|xin ý kiến|trả lời|phản ánh|"
    "giúp|nhận|đăng cai|đảm nhận|chấp hành|tuân thủ|khảo|thu thập|thu gom|kiểm soát|theo dõi|quản lý|sử dụng|tập huấn|tự|đã|được|bị|mang|chuyển|giữ|nắm|thông tin|biểu dương|hợp tác|đấu tranh|vượt|ký|thanh toán|giải ngân|quyết toán|bám|lãnh đạo|nhanh|làm rõ|làm|liên hệ|định hướng|đóng|góp|lưu ý|tập hợp|rà|cử|đặt|kích hoạt|xác minh|xét|đề ra|bồi thường|giám định|phòng ngừa|nhất là|đặc biệt là"
)
# In these a verb belongs to the name of the group: "cơ quan chủ trì", "các đơn vị được giao", "đang triển khai".
ATTRIBUTIVE = r"(?<!cơ quan )(?<!đơn vị )(?<!đang )(?<!được )(?<!quan, đơn vị )"
STOP = re.compile(
    rf"(?<=[\s,]){ATTRIBUTIVE}(?:{MANNER}|{ACTION})(?![\w])|(?<=\s)(?:có trách nhiệm|chịu trách nhiệm|đã có|khẩn trương|theo chức năng|căn cứ|phải|tập trung|chủ động|tiếp tục|kịp thời|tăng cường)(?![\w])"
)
