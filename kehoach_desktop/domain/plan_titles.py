"""How a sentence, a cell or a heading names a plan whose tasks are followed: the same words in sheets and reports."""

import re

from .dates import PartialDate
from .document_numbers import number_around_symbol
from .format_standard.ruleset import Ruleset
from .plan import HouseStyle
from .tasks import PlanHead
from .vietnamese import word_key

# What keeps its capital in the middle of a sentence (style-vi; NĐ 30/2020 PL II), where a subject begins with it.
_NAMES = (
    "Đảng", "Nhà nước", "Nhân dân", "Trung ương", "Quốc hội", "Chính phủ", "Mặt trận", "Tết", "Uỷ ban", "Hội đồng",
    "Ban Chấp hành", "Ban Thường vụ", "Bộ Chính trị", "Ban Bí thư", "Tỉnh uỷ", "Thành uỷ",
)  # fmt: skip
_GO_ON = ("về", "thực hiện", "triển khai")
_COMMON = ("đảng viên", "đảng bộ", "đảng uỷ", "đảng phí")
_SYMBOL = re.compile(r"(?:\S+ ){1,3}số \d+\S*[-/]")  # `Nghị quyết số 57-NQ/TW …`


def number_of(head: PlanHead, rules: Ruleset) -> str:
    """`05-KH/ĐU`; empty while one of both is missing."""
    if not head.symbol or head.number is None:
        return ""
    before, after = number_around_symbol(head.number, rules.number)
    return f"{before}{head.symbol}{after}"


def numbered_name(head: PlanHead, rules: Ruleset, *, comma: bool | None = None) -> str:
    """`Kế hoạch số 05-KH/ĐU, ngày 02/02/2027`, as far as it is known; without a wish the comma of its regulation."""
    kind = rules.kinds.get(head.document_kind)
    name, number = kind.name if kind else head.document_kind, number_of(head, rules)
    if number:
        name = f"{name} số {number}"
    if not head.issued:
        return name
    wish = rules.house_value(HouseStyle(), "comma_before_date") if comma is None else comma
    return f"{name}{',' if number and wish else ''} ngày {rules.date_in_text.written(PartialDate.of(head.issued))}"


def full_name_of(head: PlanHead, rules: Ruleset, *, comma: bool | None = None) -> str:
    """`Kế hoạch số 05-KH/ĐU, ngày 02/02/2027 thực hiện …`, as far as it is known; without a number as its title."""
    subject = subject_in_sentence(head.subject or "")
    if number_of(head, rules):
        subject = about(subject)
    return f"{numbered_name(head, rules, comma=comma)} {subject}".strip()


def source_of(head: PlanHead, rules: Ruleset) -> str:
    """`05-KH/ĐU, 02/02/2027`, or the subject of a plan without a number."""
    day = rules.date_in_text.written(PartialDate.of(head.issued)) if head.issued else ""
    return ", ".join(part for part in (number_of(head, rules), day) if part) or (head.subject or "").split("\n")[0]


def subject_in_sentence(subject: str) -> str:
    """A subject as it goes on behind `Kế hoạch …`: the State begins it with a capital on its own line only."""
    words = subject.split()
    text = " ".join(words)
    if not words or (len(words[0]) > 1 and words[0][1:] != words[0][1:].lower()):
        return text  # an abbreviation, or all in capitals
    if len(words) > 1 and words[1][0].isupper():
        return text  # a proper name of several words
    if _SYMBOL.match(text) or (_begins_with(text, _NAMES) and not _begins_with(text, _COMMON)):
        return text
    return text[0].lower() + text[1:]


def about(subject: str) -> str:
    """`về phòng, chống lãng phí`: how a subject goes on behind number and day. Some go on by themselves."""
    return f"về {subject}" if subject and not _begins_with(subject, _GO_ON) else subject


def _begins_with(text: str, names: tuple[str, ...]) -> bool:
    key = f"{word_key(text)} "
    return any(key.startswith(f"{word_key(name)} ") for name in names)
