"""What to look at: bodies that have ended, căn cứ that have grown old."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..administrative.agencies import Agency, AgencyBook
from ..administrative.locality import Locality, blank_name
from ..administrative.names import HOLE
from ..citations import LAWS
from ..dates import written_day
from ..plan import Plan, Role
from ..vietnamese import ToneStyle, fold, nfc, with_tone_style
from .records import Mark
from .years import YEAR, cited_spans, is_in_title, lies_in, taken_spans, texts

_OF_ONE_YEAR = {"ke hoach", "chuong trinh", "cong van", "thong bao", "huong dan", "phan cong"}
_LONG_AGO = 5  # years after which a căn cứ is worth a look


def ended_bodies(plan: Plan, agencies: AgencyBook, on: datetime.date) -> Iterator[Mark]:
    """Where the plan names a body that is no more, outside the titles of cited documents."""
    ended = _EndedNames.of(agencies, on)
    places = [(f"recipients/{number}", one.name) for number, one in enumerate(plan.recipients)]
    places += [(spot, text) for spot, text, is_basis in texts(plan) if not is_basis]
    places += [(f"tasks/{task.id}/lead", task.lead) for task in plan.tasks if task.lead]
    for spot, text in places:
        cited = taken_spans(text, plan)
        for start, name, agency in ended.named_in(text):
            span = start, start + len(name)
            if not lies_in(span, cited) and not is_in_title(text, start, cited):
                yield Mark(spot, start, name, _ended_words(agency, agencies, on))


def _ended_words(agency: Agency, agencies: AgencyBook, on: datetime.date) -> str:
    now = [blank_name(one.plan_name or one.name, Locality()) or one.name for one in agencies.standing(agency.id, on)]
    ended = f"Đã kết thúc hoạt động từ {written_day(agency.valid_to)}" if agency.valid_to else "Đã kết thúc hoạt động"
    return f"{ended}; nay là {', '.join(now)}." if now else f"{ended}."


@dataclass(frozen=True, slots=True)
class _EndedNames:
    """The names of bodies that have ended, and of none that works today."""

    words: re.Pattern[str]
    capitals: re.Pattern[str]  # `STNMT`: such letters are a name only as they stand
    agencies: Mapping[str, Agency]

    @classmethod
    def of(cls, agencies: AgencyBook, on: datetime.date) -> "_EndedNames":
        at_work = {name for one in agencies.agencies if not _has_ended(one, on) for name in _names_of(one)}
        names: dict[str, Agency] = {}
        for one in agencies.agencies:
            if _has_ended(one, on):
                names |= {name: one for name in _names_of(one) if not any(_begins(other, name) for other in at_work)}
        return cls(_any_of(name for name in names if " " in name), _any_of(n for n in names if " " not in n), names)

    def named_in(self, text: str) -> Iterator[tuple[int, str, Agency]]:
        plain = _plain(text)
        if len(plain) != len(text):  # letters in pieces, for the moment that somebody types them
            return
        for match in self.words.finditer(plain):
            yield match.start(), text[slice(*match.span())], self.agencies[match[0]]
        for match in self.capitals.finditer(plain):
            name = text[slice(*match.span())]
            if name.isupper():
                yield match.start(), name, self.agencies[match[0]]


def _has_ended(agency: Agency, on: datetime.date) -> bool:
    return agency.valid_to is not None and agency.valid_to < on


def _names_of(agency: Agency) -> Iterator[str]:
    """The fixed words that each name of a body begins with, in every unit that it may belong to."""
    for form in agency.forms:
        for words in ({"tu": "Tỉnh uỷ"}, {"tu": "Thành uỷ"}):
            name = _plain(HOLE.split(_told(form, words))[0]).strip()
            if " " in name or (name == _plain(form) and form.isupper()):
                yield name


def _told(form: str, words: Mapping[str, str]) -> str:
    return HOLE.sub(lambda hole: words.get(hole[1], hole[0]), form)


def _begins(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    listed = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed) or '(?!)'})(?!\w)")


def _plain(text: str) -> str:
    """`text` in small letters and one tone style, letter for letter."""
    return with_tone_style(nfc(text), ToneStyle.LAST_VOWEL).lower()


def old_bases(plan: Plan, own: frozenset[int], on: datetime.date) -> Iterator[Mark]:
    for block in plan.blocks:
        if block.role is Role.LEGAL_BASIS and (why := _why_old(block.text, own, on)):
            yield Mark(block.id, 0, block.text, why)


def _why_old(text: str, own: frozenset[int], on: datetime.date) -> str | None:
    """Why a căn cứ may not be one for the next year."""
    cited = cited_spans(text)
    rest = "".join(char if not lies_in((at, at + 1), cited) else " " for at, char in enumerate(text))
    if own & {int(match[0]) for match in YEAR.finditer(rest)}:
        return "Văn bản của năm kế hoạch cũ; thay bằng văn bản của năm mới nếu có."
    dated = [
        int(match[0])
        for start, end in cited
        for match in re.finditer(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", text[start:end])
    ]
    kind = fold(text.removeprefix("Căn cứ").strip())
    if any(kind.startswith(one) for one in _OF_ONE_YEAR) and dated and max(dated) < on.year:
        return "Văn bản ban hành cho từng năm; kiểm tra văn bản mới."
    if dated and max(dated) <= on.year - _LONG_AGO and not any(_begins(kind, fold(law)) for law in LAWS):
        return f"Văn bản ban hành năm {max(dated)}; kiểm tra còn hiệu lực."
    return None
