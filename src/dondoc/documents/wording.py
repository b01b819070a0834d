"""The names of what a reading gives as a short word."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

# The 29 types of NĐ 30/2020/NĐ-CP, Art. 7, then those of normative acts.
TYPE_NAMES: dict[str, str | Promise] = {
    "nghi-quyet": pgettext_lazy("type of document", "resolution"),
    "quyet-dinh": pgettext_lazy("type of document", "decision"),
    "chi-thi": pgettext_lazy("type of document", "directive"),
    "quy-che": pgettext_lazy("type of document", "regulation"),
    "quy-dinh": pgettext_lazy("type of document", "rules"),
    "thong-cao": pgettext_lazy("type of document", "communiqué"),
    "thong-bao": pgettext_lazy("type of document", "notification"),
    "huong-dan": pgettext_lazy("type of document", "guidance"),
    "chuong-trinh": pgettext_lazy("type of document", "programme"),
    "ke-hoach": pgettext_lazy("type of document", "plan"),
    "phuong-an": pgettext_lazy("type of document", "option plan"),
    "de-an": pgettext_lazy("type of document", "scheme"),
    "du-an": pgettext_lazy("type of document", "project"),
    "bao-cao": pgettext_lazy("type of document", "report"),
    "bien-ban": pgettext_lazy("type of document", "minutes"),
    "to-trinh": pgettext_lazy("type of document", "submission to a superior"),
    "hop-dong": pgettext_lazy("type of document", "contract"),
    "cong-van": pgettext_lazy("type of document", "letter"),
    "cong-dien": pgettext_lazy("type of document", "telegram"),
    "ban-ghi-nho": pgettext_lazy("type of document", "memorandum"),
    "ban-thoa-thuan": pgettext_lazy("type of document", "agreement"),
    "giay-uy-quyen": pgettext_lazy("type of document", "power of attorney"),
    "giay-moi": pgettext_lazy("type of document", "invitation"),
    "giay-gioi-thieu": pgettext_lazy("type of document", "letter of introduction"),
    "giay-nghi-phep": pgettext_lazy("type of document", "leave permit"),
    "phieu-gui": pgettext_lazy("type of document", "sending slip"),
    "phieu-chuyen": pgettext_lazy("type of document", "transfer slip"),
    "phieu-bao": pgettext_lazy("type of document", "notice slip"),
    "thu-cong": pgettext_lazy("type of document", "official's letter"),
    "luat": pgettext_lazy("type of document", "law"),
    "phap-lenh": pgettext_lazy("type of document", "ordinance"),
    "nghi-dinh": pgettext_lazy("type of document", "decree"),
    "thong-tu": pgettext_lazy("type of document", "circular"),
}

# How a document stands to one that it cites, and how that one is cited; what changes earlier orders first.
CITES: dict[str, str | Promise] = {
    "replaces": pgettext_lazy("citation", "replaces"),
    "amends": pgettext_lazy("citation", "amends"),
    "recalls": pgettext_lazy("citation", "recalls"),
    "implements": pgettext_lazy("citation", "implements"),
    "based-on": pgettext_lazy("citation", "is based on"),
    "refers": pgettext_lazy("citation", "refers to"),
}
CITED: dict[str, str | Promise] = {
    "replaces": pgettext_lazy("citation", "is replaced by"),
    "amends": pgettext_lazy("citation", "is amended by"),
    "recalls": pgettext_lazy("citation", "is recalled by"),
    "implements": pgettext_lazy("citation", "is implemented by"),
    "based-on": pgettext_lazy("citation", "is the basis of"),
    "refers": pgettext_lazy("citation", "is referred to by"),
}
