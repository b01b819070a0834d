"""The names of what a reading gives as a short word."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The 29 types of NĐ 30/2020/NĐ-CP, Art. 7, then those of normative acts.
TYPE_NAMES: dict[str, str | Promise] = {
    "nghi-quyet": _("resolution"),
    "quyet-dinh": _("decision"),
    "chi-thi": _("directive"),
    "quy-che": _("regulation"),
    "quy-dinh": _("rules"),
    "thong-cao": _("communiqué"),
    "thong-bao": _("notification"),
    "huong-dan": _("guidance"),
    "chuong-trinh": _("programme"),
    "ke-hoach": _("plan"),
    "phuong-an": _("option plan"),
    "de-an": _("scheme"),
    "du-an": _("project"),
    "bao-cao": _("report"),
    "bien-ban": _("minutes"),
    "to-trinh": _("submission to a superior"),
    "hop-dong": _("contract"),
    "cong-van": _("letter"),
    "cong-dien": _("telegram"),
    "ban-ghi-nho": _("memorandum"),
    "ban-thoa-thuan": _("agreement"),
    "giay-uy-quyen": _("power of attorney"),
    "giay-moi": _("invitation"),
    "giay-gioi-thieu": _("letter of introduction"),
    "giay-nghi-phep": _("leave permit"),
    "phieu-gui": _("sending slip"),
    "phieu-chuyen": _("transfer slip"),
    "phieu-bao": _("notice slip"),
    "thu-cong": _("official's letter"),
    "luat": _("law"),
    "phap-lenh": _("ordinance"),
    "nghi-dinh": _("decree"),
    "thong-tu": _("circular"),
}
