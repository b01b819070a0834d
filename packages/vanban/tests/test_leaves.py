"""Which provisions are orders: told by their place, their verb, or whom they charge."""

import pytest

import vanban


def orders(body: str, head: str = "KẾ HOẠCH\nTriển khai công tác năm 2026\n") -> list[str]:
    reading = vanban.read_text(f"{head}\n\nUBND tỉnh ban hành Kế hoạch như sau:\n\n{body}\n")
    return [task.provision for task in reading.tasks]


@pytest.mark.parametrize(
    "heading",
    [
        "MỤC ĐÍCH, YÊU CẦU", "ĐÁNH GIÁ CHUNG", "MỤC TIÊU", "QUAN ĐIỂM CHỈ ĐẠO", "NGUYÊN TẮC", "TÌNH HÌNH CHUNG",
        "KẾT QUẢ ĐẠT ĐƯỢC", "TỒN TẠI, HẠN CHẾ", "CĂN CỨ PHÁP LÝ", "SỰ CẦN THIẾT", "PHẠM VI, ĐỐI TƯỢNG",
        "VỀ ƯU ĐIỂM", "VỀ HẠN CHẾ, KHUYẾT ĐIỂM", "NHỮNG MẶT LÀM ĐƯỢC", "THIẾU SÓT, VI PHẠM", "VI PHẠM, KHUYẾT ĐIỂM",
    ],
)  # fmt: skip
def test_sections_of_background_and_aims_order_nothing(heading: str) -> None:
    body = f"I. {heading}\n\n1. Nâng cao chất lượng phục vụ.\n\nII. NHIỆM VỤ\n\n1. Rà soát thủ tục."
    assert orders(body) == ["II.1"]


def test_a_section_of_means_orders_only_where_it_charges_somebody() -> None:
    body = "I. KINH PHÍ\n\n1. Từ ngân sách tỉnh.\n\n2. Giao Sở Tài chính thẩm định, trình UBND tỉnh bố trí kinh phí."
    assert orders(body) == ["I.2"]


def test_items_that_only_list_objects_stay_in_the_task_above() -> None:
    body = "1. Sở Y tế kiểm tra các cơ sở sau:\n\n- Bệnh viện Đa khoa tỉnh\n\n- Trạm y tế phường 1\n\n- Chợ Lớn"
    reading = vanban.read_text(f"KẾ HOẠCH\nKiểm tra\n\nUBND tỉnh yêu cầu:\n\n{body}\n")
    [task] = reading.tasks
    assert task.provision == "1"
    assert task.text.endswith("- Chợ Lớn")


def test_an_order_after_an_order_is_counted_under_it() -> None:
    body = (
        "I. NHIỆM VỤ\n\n1. Rà soát quy hoạch.\n\nSở Xây dựng chịu trách nhiệm về tiến độ.\n\nCác đơn vị phải báo cáo."
    )
    assert orders(body) == ["I.1", "I.1.¶1", "I.1.¶2"]


def test_a_label_printed_twice_gets_a_count() -> None:
    body = "1. Sở Y tế:\n\na) Rà soát hồ sơ.\n\nb) Kiểm tra cơ sở.\n\nb) Báo cáo kết quả."
    assert orders(body) == ["1.a", "1.b", "1.b(2)"]


def test_ordinals_dashes_and_pluses_are_steps_of_the_path() -> None:
    body = (
        "I. NHIỆM VỤ\n\nThứ nhất, rà soát.\n\nThứ hai, báo cáo:\n\n- Kiểm tra kho.\n\n+ Lập biên bản.\n\n+ Gửi hồ sơ."
    )
    assert orders(body) == ["I.Thứ nhất", "I.Thứ hai.-1.+1", "I.Thứ hai.-1.+2"]


@pytest.mark.parametrize(
    "closing",
    [
        "Nhận được Công văn này, các đơn vị nghiêm túc triển khai thực hiện./.",
        "Đề nghị các đơn vị khẩn trương triển khai, thực hiện./.",
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị kịp thời báo cáo Sở Nội vụ./.",
        "Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.",
        "Đề nghị các đơn vị cử đúng thành phần, đến dự họp đúng giờ./.",
        "Hiệu trưởng các trường chịu trách nhiệm nếu để xảy ra mất an toàn do buông lỏng quản lý./.",
        "Trên đây là Kế hoạch năm 2026, yêu cầu các sở, ngành nghiêm túc triển khai thực hiện./.",
        "Chi tiết tại Phụ lục kèm theo.",
        "Các đơn vị có quyền yêu cầu bổ sung hồ sơ.",
        "Yêu cầu các đơn vị nghiêm túc thực hiện, mọi vướng mắc báo cáo về Sở Nội vụ để giải quyết./.",
        "Trong quá trình thực hiện, nếu cần sửa đổi, bổ sung, các đơn vị gửi văn bản về Sở Nội vụ./.",
        "Yêu cầu các sở nghiêm túc thực hiện. Trong quá trình triển khai, nếu có vướng mắc, phản ánh về Sở Y tế.",
        "Đề nghị UBND các xã quan tâm chỉ đạo; mọi thông tin liên hệ Chi cục Thủy lợi, điện thoại 0203.1234./.",
    ],
)
def test_formulas_order_nothing(closing: str) -> None:
    assert orders(f"I. NHIỆM VỤ\n\n1. Rà soát thủ tục.\n\n{closing}") == ["I.1"]


@pytest.mark.parametrize(
    ("paragraph", "bodies"),
    [
        ("UBND các xã chỉ đạo các thôn thông báo đến các hộ gia đình treo cờ Tổ quốc.", ["UBND các xã"]),
        ("UBND tỉnh yêu cầu: (1) Rà soát các chợ; (2) bố trí kinh phí; (3) báo cáo kết quả.", ["Các sở, ngành"]),
        (
            "Chủ tịch UBND tỉnh yêu cầu: (1) Sở Y tế rà soát; (2) Sở Tài chính cấp kinh phí.",
            ["Sở Y tế", "Sở Tài chính"],
        ),
        ("UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện.", None),
    ],
)
def test_a_paragraph_of_a_letter_tells_others_to_make_known_or_counts_what_it_asks(
    paragraph: str, bodies: list[str] | None
) -> None:
    head = (
        "ỦY BAN NHÂN DÂN\nTỈNH MẪU\nSố: 12/UBND-KT\nV/v thực hiện công tác\nMẫu, ngày 05 tháng 5 năm 2026\n"
        "Kính gửi: Các sở, ngành.\nĐể phục vụ ngày lễ, UBND tỉnh có ý kiến như sau:\n"
    )
    found = [[lead.text for lead in task.lead] for task in vanban.read_text(f"{head}{paragraph}\n").tasks]
    assert found == ([bodies] if bodies else [])


@pytest.mark.parametrize(
    ("opening", "bodies"),
    [
        ("Qua kiểm tra thực tế, hiện nay còn rác tồn đọng. Chủ tịch UBND tỉnh chỉ đạo:", ["Các sở, ngành"]),
        ("Để bảo đảm vệ sinh, mỹ quan, Chủ tịch UBND tỉnh chỉ đạo:", ["Các sở, ngành"]),
        ("Để bảo đảm vệ sinh, Giám đốc các sở, UBND các xã chỉ đạo:", ["Giám đốc các sở", "UBND các xã"]),
        ("Qua kiểm tra, còn rác. Các đơn vị tập trung thực hiện:", ["Các đơn vị"]),
        ("UBND tỉnh thông báo lịch thu gom như sau:", ["Các sở, ngành"]),
    ],
)
def test_who_directs_is_not_charged_with_what_stands_below(opening: str, bodies: list[str]) -> None:
    head = (
        "ỦY BAN NHÂN DÂN\nTỈNH MẪU\nSố: 12/UBND-KT\nV/v thực hiện công tác\nMẫu, ngày 05 tháng 5 năm 2026\n"
        f"Kính gửi: Các sở, ngành.\n{opening}\n1. Thu gom rác.\n2. Phát quang hành lang.\n"
    )
    assert [[lead.text for lead in task.lead] for task in vanban.read_text(head).tasks] == [bodies, bodies]


@pytest.mark.parametrize(
    "closing",
    [
        "Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này, báo cáo UBND tỉnh./.",
        "Yêu cầu các sở, ngành báo cáo kết quả về Sở Nội vụ trước ngày 20/12/2025./.",
        "Bộ Y tế trân trọng đề nghị UBND các tỉnh báo cáo kết quả về Bộ Y tế trước ngày 30/9/2026./.",
        "Trên đây là Kế hoạch, các đơn vị thực hiện; Phòng Kinh tế báo cáo kết quả trước ngày 05/12/2026./.",
        "Thời gian gửi báo cáo: Trước ngày 20/11/2025./.",
        "Thời hạn hoàn thành các nội dung trên: chậm nhất đến ngày 20/11/2025./.",
        "Các nhiệm vụ nêu trên hoàn thành trước ngày 20/11/2025./.",
    ],
)
def test_a_closing_that_names_a_monitor_or_a_report_is_an_order(closing: str) -> None:
    assert orders(f"I. NHIỆM VỤ\n\n1. Rà soát thủ tục.\n\n{closing}") == ["I.1", "I.1.¶1"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Sở Y tế kính đề nghị các bệnh viện góp ý dự thảo Quy chế.", ["¶1"]),
        ("Sở Y tế trân trọng đề nghị quý cơ quan góp ý dự thảo Quy chế.", ["¶1"]),
        ("Sở Y tế trân trọng đề nghị các bệnh viện quan tâm, phối hợp./.", []),
    ],
)
def test_a_letter_asks_politely(asked: str, found: list[str]) -> None:
    letter = f"Kính gửi: Các bệnh viện trong tỉnh.\n\nSở Y tế gửi kèm dự thảo Quy chế.\n\n{asked}\n"
    reading = vanban.read_text(f"SỞ Y TẾ\nSố: 12/SYT-NVD\nV/v góp ý dự thảo\n\n{letter}")
    assert [task.provision for task in reading.tasks] == found


@pytest.mark.parametrize(
    "closing",
    [
        "Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh (qua Sở Y tế) trước ngày 20/11/2025./.",
        "Báo cáo gửi trước ngày 20 hằng tháng về Sở Y tế để tổng hợp./.",
        "Định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12) các đơn vị báo cáo kết quả về Sở Y tế./.",
    ],
)
def test_a_report_owed_behind_the_order_of_a_letter_is_an_order(closing: str) -> None:
    letter = "Kính gửi: Các bệnh viện trong tỉnh.\n\nSở Y tế đề nghị các bệnh viện rà soát thuốc đã hết hạn.\n\n"
    reading = vanban.read_text(f"SỞ Y TẾ\nSố: 12/SYT-NVD\nV/v rà soát thuốc\n\n{letter}{closing}\n")
    assert [task.provision for task in reading.tasks] == ["¶1", "¶2"]


def test_what_is_made_known_below_the_name_of_a_body_is_for_it_to_do() -> None:
    head = "TRƯỜNG TIỂU HỌC MẪU\nSố: 12/TB-THM\n\nTHÔNG BÁO\nVề kiểm tra học kỳ\n\nHiệu trưởng thông báo như sau:\n\n"
    reading = vanban.read_text(f"{head}1. Giáo viên chủ nhiệm\n\n- Vào điểm.\n\n- Họp phụ huynh.\n")
    assert [task.provision for task in reading.tasks] == ["1.-1", "1.-2"]


def test_a_report_asked_for_in_a_list_below_its_heading_is_asked_of_whom_its_paragraph_names() -> None:
    body = "1. Về báo cáo\n\nĐề nghị Sở Nội vụ báo cáo các nội dung:\n\n- Số lượng cán bộ;\n\n- Chất lượng cán bộ.\n\n"
    body += "Báo cáo gửi về UBND tỉnh trước ngày 10/6/2026 để tổng hợp."
    assert orders(body) == ["1.¶1", "1.-2.¶1"]


def test_what_the_issuer_has_done_below_a_heading_is_no_order() -> None:
    body = "1. Biện pháp xử lý\n\nChánh Thanh tra đã ban hành 08 quyết định xử phạt.\n\n2. Rà soát quy định."
    assert orders(body) == ["2"]


def test_below_a_topic_a_body_is_charged_by_its_day() -> None:
    body = "1. Về tình hình bão, lũ\n\nBão đã gây thiệt hại. Sở Y tế báo cáo kết quả trước ngày 05/10/2026.\n\n"
    body += "2. Về tình hình thu chi\n\nSở Tài chính đã báo cáo kịp thời."
    assert orders(body) == ["1.¶1"]


def test_what_a_group_has_done_may_say_which_ones_are_charged() -> None:
    body = (
        "1. Các địa phương đã lập phòng có ít công chức hơn quy định thực hiện sắp xếp lại trước ngày 31/12/2026.\n\n"
    )
    assert orders(body + "2. Các địa phương đã hoàn thành việc sắp xếp phòng.\n\n3. Rà soát biên chế.") == ["1", "3"]


def test_who_answers_for_what_went_wrong_is_told() -> None:
    assert orders("1. Trách nhiệm đối với các vi phạm trên thuộc Chủ tịch xã.\n\n2. Rà soát hồ sơ.") == ["2"]


def test_what_a_drafted_document_or_others_may_do_hides_no_order() -> None:
    drafted = "1. Sở Nội vụ khẩn trương hoàn thiện nghị quyết về phụ cấp có hiệu lực từ ngày 01 tháng 7 năm 2026."
    allowed = "2. Sở Xây dựng chủ trì cùng Công an tỉnh quy định các tuyến phố được phép đỗ xe."
    assert orders(f"I. NHIỆM VỤ\n\n{drafted}\n\n{allowed}") == ["I.1", "I.2"]
    assert orders("I. NHIỆM VỤ\n\n1. Sở Y tế có quyền thu hồi giấy phép.\n\n2. Rà soát trạm y tế.") == ["I.2"]


def test_when_the_turns_of_a_work_are_is_told() -> None:
    assert orders("1. Đợt 1: tháng 3 - 4/2026; Đợt 2: tháng 9/2026.\n\n2. Rà soát hồ sơ.") == ["2"]


@pytest.mark.parametrize(
    "told",
    [
        "Kinh phí triển khai thực hiện Đề án đổi mới và nâng cao chất lượng công tác tuyên truyền, phổ biến pháp luật "
        "cho "
        "đồng bào các xã biên giới được ngân sách tỉnh bảo đảm.",
        "Nguồn kinh phí thực hiện được đảm bảo theo quy định.",
    ],
)
def test_who_pays_is_told(told: str) -> None:
    assert orders(f"1. {told}\n\n2. Rà soát hồ sơ.") == ["2"]


def test_what_must_be_set_out_is_ordered() -> None:
    assert orders("I. NHIỆM VỤ\n\nNghị quyết phải được cụ thể hóa thành chương trình của từng xã.") == ["I.¶1"]


def test_paragraphs_may_list_without_labels_what_is_asked() -> None:
    body = (
        "Tổng cục đề nghị các trường nghề thực hiện một số nội dung sau:\n\nThành lập hội đồng tự kiểm định.\n\n"
        "Thu thập minh chứng.\n\nGửi báo cáo trước ngày 30/9/2016.\n\nMọi thông tin chi tiết xin liên hệ:\n\nÔng Mẫu."
    )
    reading = vanban.read_text(f"Kính gửi: Các trường nghề\n\n{body}\n")
    found = [(task.provision, [body.text for body in task.lead], len(task.dues)) for task in reading.tasks]
    assert found == [("¶1", ["các trường nghề"], 0), ("¶2", ["các trường nghề"], 0), ("¶3", ["các trường nghề"], 1)]


def test_an_opinion_in_paragraphs_without_labels_asks_nobody() -> None:
    body = "Sở Y tế có ý kiến về các nội dung như sau:\n\nThực hiện theo Thông tư số 12/2020/TT-BYT."
    assert orders(body, "Kính gửi: Bệnh viện Mắt\n") == []


def test_by_what_a_programme_is_set_out_is_told() -> None:
    body = "I. DANH MỤC ĐỀ ÁN\n\nChương trình được cụ thể hóa thông qua 10 đề án.\n\nII. NHIỆM VỤ\n\n1. Rà soát."
    assert orders(body) == ["II.1"]


@pytest.mark.parametrize(
    ("first", "second", "found"), [("-", "-", ["-1", "-2"]), ("•", "•", ["-1", "-2"]), ("1.", "2.", ["1", "2"])]
)
def test_a_label_alone_on_its_line_belongs_to_the_text_below(first: str, second: str, found: list[str]) -> None:
    assert orders(f"Các đơn vị thực hiện:\n{first}\nRà soát hồ sơ.\n{second}\n\nBáo cáo kết quả.") == found


@pytest.mark.parametrize(
    "told",
    [
        "Tồn tại nêu trên thuộc trách nhiệm của Giám đốc các trung tâm.",
        "Xử phạt vi phạm: Thanh tra Sở đã xử phạt 04 tổ chức.",
        "Đề nghị đầu tư chợ: chưa xem xét trong giai đoạn này.",
        "Ban Chỉ đạo tự giải thể sau khi hoàn thành nhiệm vụ.",
    ],
)
def test_what_went_wrong_and_what_was_done_about_it_is_told(told: str) -> None:
    assert orders(f"1. {told}\n\n2. Rà soát hồ sơ.") == ["2"]


def test_behind_where_the_money_comes_from_a_body_may_be_charged() -> None:
    body = "I. KINH PHÍ\n\nTừ nguồn ngân sách tỉnh. Sở Tài chính bố trí vốn.\n\nII. NHIỆM VỤ\n\n1. Rà soát hồ sơ."
    assert orders(body) == ["I.¶1", "II.1"]


def test_what_a_body_is_told_below_its_name_is_an_order_whatever_its_verb() -> None:
    assert orders("1. Chi cục Thủy sản:\n\n- Rà, gắn trách nhiệm.\n\n- Phạt nguội tàu.") == ["1.-1", "1.-2"]


def test_what_a_check_is_about_is_told_beside_whom_it_concerns() -> None:
    body = "I. NỘI DUNG KIỂM TRA\n\n1. Nội dung: việc chấp hành điều kiện kinh doanh.\n\n2. Đối tượng: 40 cơ sở.\n\n"
    assert orders(body + "II. NHIỆM VỤ\n\n1. Rà soát hồ sơ.") == ["II.1"]


def test_a_schedule_orders_nothing() -> None:
    body = "1. Thời gian\n\n- Khám sức khỏe: từ ngày 01/11/2026.\n\n- Giao quân: ngày 24/02/2027.\n\n2. Rà soát nguồn."
    assert orders(body) == ["2"]


def test_a_chapter_of_enforcement_may_charge_a_body() -> None:
    body = "Chương I\nĐIỀU KHOẢN THI HÀNH\n\nĐiều 6. Hiệu lực\n\nQuy chế này có hiệu lực từ ngày ký.\n\n"
    body += "Điều 7. Tổ chức thực hiện\n\nSở Y tế chủ trì hướng dẫn, kiểm tra việc thực hiện Quy chế này."
    assert orders(body, "QUY CHẾ\nPhối hợp xử lý phản ánh\n") == ["I.Đ7.¶1"]


def test_a_board_says_in_its_own_plan_what_it_does_itself() -> None:
    head = "BAN CHỈ ĐẠO AN TOÀN THỰC PHẨM TỈNH\n\nSố: 8/KH-BCĐ\n\nKẾ HOẠCH\n\nCông tác năm 2026\n"
    assert orders("1. Kiểm tra\n\nBan Chỉ đạo tỉnh tổ chức 05 đoàn kiểm tra.\n\n2. Sở Y tế tổng hợp.", head) == ["2"]


def test_a_report_orders_only_where_it_charges_or_looks_ahead() -> None:
    body = "I. KẾT QUẢ THỰC HIỆN NĂM QUA\n\n1. Đã giải ngân 50%.\n\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ\n\n1. Tiếp tục rà soát."
    assert orders(body, "BÁO CÁO\nKết quả năm 2025\n") == ["II.1"]


def test_an_event_is_described_and_not_ordered() -> None:
    body = "I. NỘI DUNG\n\n1. Tổ chức hội nghị\n\n- Thời gian: ngày 15/12/2025.\n\n- Địa điểm: Hội trường A."
    reading = vanban.read_text(f"KẾ HOẠCH\nHội nghị\n\nUBND tỉnh ban hành Kế hoạch:\n\n{body}\n")
    assert [(task.provision, [due.date for due in task.dues]) for task in reading.tasks] == [("I.1", ["2025-12-15"])]


@pytest.mark.parametrize("limit", [" (hoàn thành trước ngày 20/11/2025):", " hoàn thành trong tháng 11/2025:"])
def test_a_limit_in_a_heading_is_no_part_of_its_body(limit: str) -> None:
    body = f"1. Sở Y tế{limit}\n\n- Rà soát hồ sơ.\n\n2. Sở Tài chính: Trước 17 giờ ngày 20/11/2025, chi trả phụ cấp."
    reading = vanban.read_text(f"CHỈ THỊ\nVề y tế\n\nUBND tỉnh yêu cầu:\n\n{body}\n")
    assert [[body.text for body in task.lead] for task in reading.tasks] == [["Sở Y tế"], ["Sở Tài chính"]]
    assert [len(task.dues) for task in reading.tasks] == [1, 1]


def test_a_due_of_a_heading_binds_items_that_have_none() -> None:
    body = "1. Sở Y tế (hoàn thành trước ngày 30/11/2025):\n\na) Rà soát hồ sơ.\n\nb) Báo cáo trước ngày 05/11/2025."
    reading = vanban.read_text(f"CHỈ THỊ\nVề y tế\n\nUBND tỉnh yêu cầu:\n\n{body}\n")
    assert [[due.date for due in task.dues] for task in reading.tasks] == [["2025-11-30"], ["2025-11-05"]]


@pytest.mark.parametrize(
    ("heading", "date"),
    [
        ("Trong Quý III năm 2025:", "2025-09-30"),
        ("Các nhiệm vụ phải hoàn thành trong tháng 8 năm 2025:", "2025-08-31"),
        ("Từ nay đến hết năm 2025:", "2025-12-31"),
        ("Các nhiệm vụ hoàn thành trong tháng 8 năm 2025:", "2025-08-31"),
        ("Giao Sở Xây dựng thực hiện các nhiệm vụ sau trước ngày 20/8/2025:", "2025-08-20"),
        ("Yêu cầu Sở Xây dựng, chậm nhất ngày 20/8/2025 hoàn thành:", "2025-08-20"),
        ("Đợt 1 (từ ngày 05/8/2025 đến ngày 20/8/2025)", "2025-08-20"),
        ("Các dự án hoàn thành trong năm 2025:", None),
        ("Từ năm 2026 đến năm 2030:", None),
        ("Các nhiệm vụ trong kế hoạch giám sát năm 2025:", None),
    ],
)
def test_a_heading_that_is_nothing_but_a_limit_binds_its_items(heading: str, date: str | None) -> None:
    body = f"1. Sở Xây dựng:\n\na) {heading}\n\n- Rà soát vùng phát thải.\n\n- Công bố vùng phát thải."
    reading = vanban.read_text(
        f"Bình Thử, ngày 01 tháng 8 năm 2025\nCHỈ THỊ\nVề môi trường\n\nUBND tỉnh yêu cầu:\n\n{body}\n"
    )
    assert [[due.date for due in task.dues] for task in reading.tasks] == [[date] if date else []] * 2


def test_who_is_asked_within_what_was_found_is_asked_once() -> None:
    items = "a) Yêu cầu Sở Y tế rà soát:\n\n- Yêu cầu Sở Nội vụ báo cáo.\n\n- Yêu cầu Sở Xây dựng báo cáo."
    body = f"1. Công tác tiêm chủng còn chậm\n\n{items}"
    reading = vanban.read_text(f"CHỈ THỊ\nVề y tế\n\nTừ kết quả kiểm tra cho thấy:\n\n{body}\n")
    assert [task.provision for task in reading.tasks] == ["1.a.-1", "1.a.-2"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Rà soát hiện trạng các hồ chứa, giao Sở Nông nghiệp và Môi trường thực hiện.",
        "Kiểm tra, xử lý theo quy định; giao Công an tỉnh triển khai thực hiện.",
    ],
)
def test_a_duty_with_the_body_it_is_given_to_behind_it_is_an_order(paragraph: str) -> None:
    assert orders(paragraph) == ["¶1"]
    assert orders("Căn cứ nội dung trên, yêu cầu các sở nghiêm túc thực hiện.") == []


@pytest.mark.parametrize(
    "told",
    [
        "Tuy nhiên, tiến độ còn chậm; một số nhà thầu cầm chừng.",
        "Nguyên nhân chủ yếu là do chủ đầu tư chưa sâu sát.",
        "Các ý kiến tham gia của đại biểu là xác đáng, sát thực tế.",
        "Dự án có vai trò quan trọng đối với phát triển kinh tế - xã hội của tỉnh.",
        "Đến nay, Ban Quản lý dự án đã bàn giao 20 km mặt bằng cho nhà thầu.",
        "Đây là nhiệm vụ trọng tâm của cả hệ thống chính trị.",
    ],
)
def test_how_a_conclusion_judges_what_it_concludes_on_is_no_order(told: str) -> None:
    assert orders(f"1. {told}\n\n2. Giao Sở Y tế rà soát.") == ["2"]
    assert orders("1. Đây là dự án trọng điểm; tập trung hoàn thành trong năm.\n\n2. Giao Sở Y tế rà soát.") == [
        "1",
        "2",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Thời gian, tiến độ",
        "Thời gian thực hiện/hoàn thành",
        "Thời gian hoàn thành (dự kiến)",
        "Dự kiến hoàn thành",
        "Mốc thời gian",
        "Lộ trình thực hiện",
        "Thời hạn xử lý",
        "Yêu cầu về thời gian",
        "Hạn chót",
    ],
)
def test_an_attribute_of_time_has_many_names(name: str) -> None:
    body = f"1. Rà soát các mỏ đã hết hạn\n\n- Cơ quan chủ trì: Sở Xây dựng.\n\n- {name}: Tháng 11/2026.\n\n"
    reading = vanban.read_text(f"KẾ HOẠCH\nVề khoáng sản\n\n{body}2. Đóng cửa mỏ\n\n- Cơ quan chủ trì: Sở Nội vụ.\n")
    found = [(task.provision, [due.date for due in task.dues]) for task in reading.tasks]
    assert found == [("1", ["2026-11-30"]), ("2", [])]


@pytest.mark.parametrize(
    "name", ["Kết quả, sản phẩm", "Sản phẩm (kết quả)", "Yêu cầu sản phẩm", "Sản phẩm cần hoàn thành", "Minh chứng"]
)
def test_an_attribute_of_what_is_handed_in_has_many_names(name: str) -> None:
    body = f"1. Rà soát các mỏ\n\n- Chủ trì: Sở Xây dựng.\n\n- {name}: Danh mục mỏ.\n\n2. Đóng cửa mỏ.\n"
    first, _ = vanban.read_text(f"KẾ HOẠCH\nVề khoáng sản\n\n{body}").tasks
    assert first.product is not None
    assert (first.provision, first.product.text) == ("1", "Danh mục mỏ")


@pytest.mark.parametrize("name", ["Cách làm", "Phương thức", "Đơn vị thụ hưởng"])
def test_a_dash_of_no_known_name_among_attributes_is_one(name: str) -> None:
    dashes = f"- Chủ trì: Sở Xây dựng.\n\n- {name}: Phiếu khảo sát.\n\n- Thời gian: Tháng 11/2026.\n\n"
    body = f"1. Rà soát các mỏ đã hết hạn\n\n{dashes}2. Đóng cửa mỏ.\n"
    reading = vanban.read_text(f"KẾ HOẠCH\nVề khoáng sản\n\n{body}")
    assert [(task.provision, len(task.dues)) for task in reading.tasks] == [("1", 1), ("2", 0)]


@pytest.mark.parametrize("line", ["(Hoàn thành trước ngày 20/11/2026).", "Hoàn thành trước 17 giờ ngày 20/11/2026."])
def test_a_line_below_a_task_may_say_nothing_but_by_when(line: str) -> None:
    reading = vanban.read_text(f"KẾ HOẠCH\nVề khoáng sản\n\n1. Rà soát các mỏ.\n\n{line}\n\n2. Đóng cửa mỏ.\n")
    found = [(task.provision, [due.date for due in task.dues]) for task in reading.tasks]
    assert found == [("1", ["2026-11-20"]), ("2", [])]


def test_who_runs_a_project_is_charged_behind_a_colon_where_a_verb_follows() -> None:
    assert orders("1. Chủ đầu tư: Khẩn trương hoàn thiện hồ sơ.\n\n2. Giao Sở Y tế rà soát.") == ["1", "2"]
    below = "- Chấm dứt việc cho thuê.\n\n- Thống nhất phương án với các hộ dân.\n\n2. Giao Sở Y tế rà soát."
    assert orders(f"1. Chủ đầu tư:\n\n{below}") == ["1.-1", "1.-2", "2"]
    assert orders("1. Chủ đầu tư: Ban Quản lý dự án Mẫu.\n\n2. Giao Sở Y tế rà soát.") == ["2"]


LETTER = """ỦY BAN NHÂN DÂN
TỈNH MẪU GIANG
VĂN PHÒNG
Số: 127/VP-KT
V/v giải quyết kiến nghị
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mẫu Giang, ngày 10 tháng 10 năm 2025
Kính gửi: Sở Tư pháp.
Báo Mẫu Giang số ra ngày 05/10/2025 có bài phản ánh tình trạng thi công kéo dài.
{said}
Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.
Nơi nhận:
- Như trên.
CHÁNH VĂN PHÒNG
Lê Văn Mẫu
"""


@pytest.mark.parametrize(
    "said",
    [
        "Xét đề nghị của Sở Xây dựng tại Tờ trình số 12/TTr-SXD, Chủ tịch UBND tỉnh giao Sở Y tế rà soát.",
        "Xét đề nghị của Sở Xây dựng tại văn bản nêu trên, Chủ tịch UBND tỉnh đồng ý và giao Sở Y tế rà soát.",
        "Xem xét đề nghị của Sở Xây dựng tại Tờ trình số 12/TTr-SXD, Chủ tịch UBND tỉnh giao Sở Y tế rà soát.",
        "Chủ tịch UBND tỉnh đồng ý và giao Sở Y tế xác định nguyên nhân.",
        "Chủ tịch UBND tỉnh có ý kiến chỉ đạo Sở Y tế kiểm tra các nội dung báo nêu.",
        "Thừa lệnh Chủ tịch UBND tỉnh, Chánh Văn phòng UBND tỉnh yêu cầu Sở Y tế tổng hợp ý kiến của các đơn vị.",
    ],
)
def test_an_office_passes_on_whom_its_chairman_charges(said: str) -> None:
    (task,) = vanban.read_text(LETTER.format(said=said)).tasks
    assert [body.text for body in task.lead] == ["Sở Y tế"]
