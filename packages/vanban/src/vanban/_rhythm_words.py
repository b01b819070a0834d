"""The words of what is due again and again. As those of due dates they are in small letters."""

from __future__ import annotations

import re

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._due_words import BEFORE, HOUR, LATEST, UNTIL
from vanban._model import Every

EACH = ("hằng", "hàng", "mỗi")
PERIODS: dict[str, Every] = {
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
    "6 tháng": "half-year",
    "06 tháng": "half-year",
    "sáu tháng": "half-year",
}
_EACH = f"(?:{'|'.join(EACH)})"
# "trước ngày 20 hằng tháng", "ngày 25/12 hàng năm", "trước ngày 15 của tháng cuối quý", "chậm nhất ngày 05 tháng sau",
# ... and of the year reported on: "trước ngày 20/12 (năm báo cáo)"
EVERY_ON = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|{UNTIL}|vào|từ)?\s*(?:ngày\s|(?<=trước )(?=\d{{1,2}}\s{_EACH}\stháng))"
    r"(?:m[ùồ]ng\s)?(?P<on>\d{1,2}(?:\s?/\s?\d{1,2}|"
    rf"\stháng\s\d{{1,2}})?)\s(?:của\s|năm\s(?={_EACH})|\((?=năm báo))?"
    rf"(?P<every>(?:{_EACH}\s(?:tháng|quý|năm))|tháng\s(?:cuối|đầu)(?:\s(?:cùng|tiên))?\s(?:của\s)?(?:{_EACH}\s)?quý|"
    r"(?:tháng|năm)\s(?:sau|liền kề|kế tiếp|tiếp theo|trước liền kề)|"
    r"(?<=của\s)tháng(?:\sbáo cáo|(?=\s?(?:[.,;)]|$)))|năm\sbáo cáo)",
)
# "vào ngày cuối cùng hằng tháng"
LAST_DAY = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|vào)?\s*ngày\s(?:làm việc\s)?(?P<on>cuối(?:\scùng)?)\s(?:của\s)?"
    rf"(?P<every>{_EACH}\s(?:tháng|quý|năm)|(?<=của\s)(?:tháng|quý)(?!\s[\divx]))"
)
# "hằng tháng", "định kỳ hàng quý", "mỗi tuần", "định kỳ 6 tháng", "02 tuần/lần", "3 tháng một lần", "mỗi tháng một
# lần", "báo cáo 02 lần/ngày"
EVERY = re.compile(
    rf"\b(?:(?:{_EACH}\s)?(?P<every4>tuần|tháng|quý|năm)\s(?:ít nhất\s)?(?:một|1|01)\slần|"
    rf"(?:định kỳ\s)?{_EACH}\s(?P<every>ngày|tuần|tháng|quý|6 tháng|năm)\b(?!\s\d{{1,2}}\slần)|"
    rf"định kỳ\s\(?(?:theo\s)?(?P<every2>0?6 tháng|sáu tháng|tháng|quý|tuần|năm)\b(?!\s\d)|"
    r"(?<!theo )định kỳ\s(?P<n6>\d{1,2})\s(?P<every6>ngày|tuần|tháng|năm)\b|"
    r"(?P<n>\d{1,2}|hai|ba)\s(?P<every3>ngày|tuần|tháng|năm)\s?(?:/\s?(?:01\s|1\s)?lần|(?:họp\s)?(?:một|1|01)\slần)|"
    r"(?:định kỳ\s)?(?:\d{1,2}|một|hai)\slần\s?(?:/|một |mỗi )\s?(?P<every7>ngày|tuần|tháng|quý|năm)\b|"
    r"cứ\s(?:sau\s)?(?P<n5>\d{1,2})\s(?P<every5>ngày|tuần|tháng|năm)\b)",
)
# "định kỳ hằng quý, 6 tháng, năm": further rhythms of one list
AND_EVERY = re.compile(
    r"\s?(?:,|và|hoặc)\s?(?:hằng\s|hàng\s|0?1\s|một\s|cả\s|cuối\s)?(?P<every>tháng|quý|0?[69] tháng|sáu tháng|"
    r"năm)\b(?!\s[\d(])"
)
# "tổng hợp báo cáo Trưởng ban 6 tháng, năm", "báo cáo UBND thành phố theo quý": rhythms told by their list alone
EVERY_LISTED = re.compile(
    rf"(?:{by_letter('báo cáo|sơ kết|tổng kết', behind=BEGINS_WORD)})"
    r"\s(?:[^\W\d]+\s){0,6}?(?P<list>(?:tuần|tháng|quý|0?6 tháng|năm)"
    r"(?:(?:,\s|\svà\s)(?:(?:hằng|hàng)\s)?(?:tháng|quý|0?6 tháng|năm)\b(?!\s\d)){1,3}|"
    r"(?<=theo\s)(?:tuần|tháng|quý|năm))"
    r"(?=\s?(?:[.;,(]|$)|\s(?:gửi|về|cho)\s)"
)
# A cell that holds nothing else: "Quý, 6 tháng, năm", "6 tháng, hằng năm và định kỳ"
LISTED_ALONE = re.compile(
    r"\W*(?:báo cáo\s)?(?P<list>(?:tuần|tháng|quý|0?6 tháng)"
    r"(?:(?:[,;/]|\svà|\s[-–])\s?(?:(?:hằng|hàng)\s)?(?:tháng|quý|0?6 tháng|năm)\b){1,4})(?=\W*$|\s?[,;(]|\svà\s)"
)
LISTED_PERIOD = re.compile(r"tuần|(?:0?6 )?tháng|quý|năm")
# "Tháng 3, 6, 9, 12", "trước ngày 25 các tháng 3, 6, 9, 12": the last or first months of the quarters
QUARTERLY = re.compile(
    rf"(?:(?P<how>{BEFORE}|{LATEST}|vào)\s)?(?:ngày\s(?P<on>\d{{1,2}})\s(?:của\s)?)?(?:các\s)?tháng\s"
    r"(?:0?3|0?1)(?:,\s(?:tháng\s)?\d{1,2}){2}(?:,|\svà|,\svà)\s(?:tháng\s)?(?:12|10)\b(?!\s?[/\d])(?:\s(?:hằng|"
    r"hàng)\snăm)?"
)
QUARTER_MONTHS = ([3, 6, 9, 12], [1, 4, 7, 10])
# "trước thứ Sáu hằng tuần"
WEEKDAY = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|vào)?\s*(?:{HOUR}\s?,?\s)?(?:(?:ngày|sáng|chiều)\s)?(?P<on>thứ\s(?:hai|ba|tư|năm|"
    rf"sáu|bảy|[2-7])|chủ nhật)\s(?P<every>{_EACH}\stuần)",
)
# The weekday behind its rhythm: "báo cáo hằng tuần (trước 16 giờ thứ Năm)"
WEEK_THEN_DAY = re.compile(
    rf"\b(?P<every>{_EACH}\stuần|tuần(?=\s\())\s?[,(:]?\s?(?P<how>{BEFORE}|{LATEST}|vào)\s(?:{HOUR}\s?,?\s)?(?:(?:ngày|sáng|"
    rf"chiều)\s)?"
    r"(?P<on>thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
)
# "báo cáo tuần gửi Sở Y tế trước 10 giờ sáng thứ Sáu", "hằng tuần báo cáo Sở Y tế trước 16 giờ thứ Năm"
WEEKLY = re.compile(
    rf"\b(?P<every>(?<=báo cáo )tuần|{_EACH}\stuần(?=,?\s(?:tổng hợp,?\s)?báo cáo\s))\s[^.;,\d]{{0,60}}?"
    rf"(?P<how>{BEFORE}|{LATEST}|vào)\s(?:{HOUR}\s?)?"
    r"(?:(?:ngày|sáng|chiều)\s)?(?P<on>thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b"
)
MEETS = re.compile(r"(?:họp|giao ban|hội nghị)\s*$")
# "hằng năm, trước ngày 30/11", "hàng tháng (trước ngày 25)": the rhythm first, its day after it
EVERY_THEN_DAY = re.compile(
    rf"\b(?:định kỳ\s)?(?P<every>{_EACH}\s(?:tháng|quý|năm))\s?[,(:]?\s?(?P<how>{BEFORE}|{LATEST}|"
    rf"vào)?\s*ngày\s(?P<on>\d{{1,2}}(?:\s?/\s?\d{{1,2}}|\stháng\s\d{{1,2}})?)(?!\s?/|\d|\stháng|\snăm)",
)
# "định kỳ hằng năm báo cáo Bộ trước ngày 15 tháng 12": the day stands further on in the clause
EVERY_THEN_LIMIT = re.compile(
    rf"\b(?:định kỳ\s)?(?P<every>{_EACH}\s(?:tháng|quý|năm)),?\s[^.;:\d\n]{{1,120}}?\s(?P<how>{BEFORE}|{LATEST}|vào)\s"
    rf"ngày\s(?P<on>\d{{1,2}}(?:\s?/\s?\d{{1,2}}|\stháng\s\d{{1,2}})?)(?!\s?/|\d|\stháng|\snăm|\s{_EACH}|\scủa)",
)
# "báo cáo quý (trước ngày 10/3), 6 tháng (trước ngày 10/6), năm (trước ngày 25/11)": each rhythm with its day
EVERY_WITH_DAY = re.compile(
    rf"\b(?P<every>(?:{_EACH}\s)?(?:0?6 tháng|sáu tháng|tháng|quý|năm))(?:(?<=6 tháng)\sđầu năm)?\s\("
    rf"(?P<how>{BEFORE}|{LATEST})\s(?:ngày\s)?"
    r"(?P<on>\d{1,2}(?:\s?/\s?\d{1,2}|\stháng\s\d{1,2})?)(?!\s?[/\d])[^()\d]{0,40}\)",
)
# The report a day is for: "trước ngày 15/6 đối với báo cáo 6 tháng, trước ngày 15/12 (đối với báo cáo năm)"
OF_REPORT = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST})\s(?:ngày\s)?(?P<on>\d{{1,2}}(?:\s?/\s?\d{{1,2}}|"
    rf"\stháng\s\d{{1,2}})?)\s(?:\(?(?:đối\s)?với\s|\()"
    r"báo cáo\s(?:định kỳ\s)?(?P<every>0?6 tháng|sáu tháng|tháng|quý|năm)\b(?!\s\d)"
)
# "báo cáo năm trước ngày 20/11", "báo cáo 6 tháng gửi Sở Nội vụ trước ngày 05/6", "báo cáo tháng vào ngày 20"
REPORT_OF = re.compile(
    r"(?<=báo cáo )(?:(?:sơ kết|tổng kết|định kỳ|kết quả(?: thực hiện)?|công tác)\s){0,2}"
    rf"(?P<every>0?6 tháng|sáu tháng|tháng|quý|năm)(?:\sđầu năm)?[,:]?(?:\s(?:gửi|"
    rf"nộp)(?:\s[^\W\d]+){{0,8}}?)?\s(?P<how>{BEFORE}|{LATEST}|"
    r"vào)\s(?:ngày\s(?=\d)|(?=\d{1,2}\s?/))"
    r"(?P<on>\d{1,2}(?:\s?/\s?\d{1,2}|\stháng\s\d{1,2})?)(?!\s?/|\d|\stháng|\snăm)",
)
# "trước 15/12 hằng năm"
YEARLY = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|{UNTIL}|vào)\s(?P<on>\d{{1,2}}\s?/\s?\d{{1,2}})\s(?P<every>{_EACH}\snăm)"
)
# Twice a year or month: "ngày 15/6 và 15/12 hằng năm", "vào các ngày 10, 20 và 30 hằng tháng", "vào ngày 15 và ngày
# cuối cùng của tháng"
_ON = r"(?:\d{1,2}(?:\s?(?:/|tháng)\s?\d{1,2})?|cuối(?:\scùng)?)"
TWICE = re.compile(
    rf"\b(?P<how>{BEFORE}|{LATEST}|vào)?\s*(?:ngày\s|(?=\d{{1,2}}\s?/))(?P<days>{_ON}(?:(?:\svà|\s?,)\s(?:(?:trước\s)?ngày\s)?{_ON}){{1,3}})"
    rf"\s(?:(?:của\s)?{_EACH}\s|của\s(?=tháng\b))(?P<every>năm|tháng)",
)
ON = re.compile(_ON)
# A rhythm is ordered where something is done in it.
RHYTHMIC = re.compile(
    r"báo cáo|gửi|tổng hợp|kiểm tra|cập nhật|họp|giao ban|rà soát|đánh giá|công bố|tổ chức|thống kê|sơ kết|tổng kết|"
    r"đôn đốc|theo dõi|thực hiện|niêm yết|phát sóng|nộp|trình|công khai|cung cấp|kiểm điểm",
)
# ... and not where it only says of which kind a plan, a resolution or a budget is.
ATTRIBUTE_OF = re.compile(
    r"(?:nghị quyết|kế hoạch|dự toán|ngân sách|chương trình|danh mục|chỉ tiêu|nhiệm vụ|vốn|nguồn lực|định mức|chỉ số|"
    r"công tác|"
    r"sinh hoạt|thu nhập|kê khai|(?:mức|lương|trợ cấp|phụ cấp|hưởng)(?:\s[^\W\d]+){0,3})\s*$|(?:dài hạn|trung hạn|"
    r"giai đoạn|0?5 năm)(?: và|,)\s$|"
    r"(?:với|căn cứ|tiêu chí|cơ sở)\s(?:[^.;,]{0,20},\s)?(?:[^.;,]{0,20}\s)?xếp loại(?:\s[^\W\d]+){0,3}\s*$|"
    r"(?:hướng dẫn|quy định|kiểm tra|giám sát)\sviệc\s[^.;,]{0,60}$|(?:dự toán|kinh phí|ngân sách)\s[^.;,]{0,60}$",
)
# "kế hoạch nhiệm vụ hàng năm và theo giai đoạn": of which kind it is
AND_LONGER = re.compile(r"(?: và|,) (?:theo |từng |trung hạn|dài hạn|0?5 năm|giai đoạn)")
# "... đưa vào chương trình kiểm tra, giám sát hằng năm": of which kind, also where several works name it
OF_WORKS = re.compile(
    r"(?:chương trình|kế hoạch)\s(?:công tác|kiểm tra|thanh tra|giám sát)(?:(?:,|\svà)\s(?:kiểm tra|thanh tra|"
    r"giám sát)){0,2}\s*$"
)
