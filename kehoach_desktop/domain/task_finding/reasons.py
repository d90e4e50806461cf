"""Why the words of a duty are a task, or why they are none."""

import re

from ..plan import DeadlineKind
from . import vocabulary as known
from .bodies import Bodies
from .duties import Duty, duties
from .records import Rule
from .sections import Part
from .subjects import NO_DUTY_SENTENCE
from .timing import Timing
from .words import Words, compared, words_of

# `… nghiêm túc triển khai thực hiện Kế hoạch này`: whom nobody in particular is told.
_GENERAL = re.compile(
    r"(?:(?:nghiêm\s+túc|khẩn\s+trương|tích\s+cực|kịp\s+thời|chủ\s+động|phối\s+hợp|quán\s+triệt|căn\s+cứ\s+[^,;]{0,60})[\s,]+){0,3}"
    r"(?:tổ\s+chức\s+)?(?:triển\s+khai\s*,?\s*)?(?:thực\s+hiện|chấp\s+hành)?"
    r"(?:\s+(?:nghiêm(?:\s+túc)?|tốt|có\s+hiệu\s+quả|hiệu\s+quả|đầy\s+đủ|đúng))*"
    r"(?:\s+(?:kế\s+hoạch|các\s+nội\s+dung)(?:\s+(?:này|trên))?)?\W*$"
)
# `…; quá trình thực hiện nếu có vướng mắc, phản ánh về …`
_HINDERED = re.compile(
    r"[;.,] (?:trong )?(?:quá trình (?:triển khai|tổ chức|thực hiện)|nếu (?:có|gặp) (?:khó khăn|vướng mắc|vấn đề))"
)
_TARGET = re.compile(r"phấn\s+đấu|tỷ\s+lệ|\d+\s*%|100\s*%|ít\s+nhất|trên\s+\d")
_LOOSE_KINDS = (DeadlineKind.NONE, DeadlineKind.RECURRING, DeadlineKind.EVENT)
_TITLED = re.compile(r"\w\W*[:(-]\s*(?:(hoàn\s+thành|xong|kết\s+thúc)\s+)?(?:(?:vào|trong)\s+)?$")
_BOUND = re.compile(r"(?:trước|chậm\s+nhất|muộn\s+nhất|không\s+quá)\s")
_MOST_OF_LINE = 400  # letters
_CARRIES_OUT = re.compile(
    r"(?:(?:lãnh\s+đạo|chỉ\s+đạo|chủ\s+trì|hướng\s+dẫn|tổ\s+chức|triển\s+khai)(?:\s*,)?\s+(?:và\s+)?){0,5}"
    r"(?:(?:lãnh\s+đạo|chỉ\s+đạo|hướng\s+dẫn|phối\s+hợp)\s[^;.]{0,160}?\s)?(?:triển\s+khai\s+|tổ\s+chức\s+)?thực\s+hiện"
    r"\s*(?:$|[;,.(]|thường\s+xuyên|h[ằà]ng\s|định\s+kỳ|xong|hoàn\s+thành|trong\s|trước\s|từ\s|mỗi\s)"
)
_SENT = re.compile(
    r"(?<!đã )(?<!được )(?:gửi|nộp|báo\s+cáo)\s+(?:về|đến|cho|qua|lên)\s"
)  # `Hồ sơ gửi về … trước ngày …`
_HANDLING = re.compile(r"trong\s+(?:vòng\s+)?\d+\s+ngày(?:\s+làm\s+việc)?")  # how long each case takes, no last day
_LEAST_SAID = 3  # letters
_MOST_OF_DAYS = 160  # letters: no duty is made of days alone that is longer
_LEAST_TITLE = 3  # words of a title before its day


def rule_of(text: str, duty: Duty, timing: Timing, kind: Part, *, is_under_unit: bool, is_lent: bool) -> Rule | None:
    """The rule that makes a duty a task; None where it is none. `is_lent`: a heading gave the deadline."""
    if duty.leads:
        return _rule_of_body(text, duty, timing, kind)
    words = words_of(text)
    if is_under_unit:
        return None if NO_DUTY_SENTENCE.at(words, words.at_offset(duty.says)) else Rule.UNIT
    if kind is Part.POOR:
        return None
    dated = [
        one
        for one in duty.phrases
        if one.form in ("dated", "range", "counted") and not _HANDLING.fullmatch(compared(text[one.start : one.end]))
    ]
    if not timing or not (dated or is_lent) or _TARGET.match(compared(text[duty.says : duty.end])):
        return None
    is_act = _begins_with_verb(words, duty) or _SENT.search(
        compared(text[duty.says : duty.phrases[0].start if duty.phrases else duty.end])
    )
    if not (is_act or (kind is not Part.OPEN and _is_titled(text, duty))):
        return None
    if timing.kind is DeadlineKind.YEAR and not is_lent and _is_call(words, duty):
        return None  # `Đẩy mạnh … giai đoạn 2026 - 2030`: an aim
    return Rule.DEADLINE


def _rule_of_body(text: str, duty: Duty, timing: Timing, kind: Part) -> Rule | None:
    if kind is Part.POOR and not (timing.due and not duty.is_vague):
        return None
    if not _says_more(text, duty):
        return None  # `Công đoàn Giáo dục: ngày 12/3`, a row of a timetable
    own = timing and (timing.kind not in _LOOSE_KINDS or kind is Part.BODIES)
    is_call = duty.is_vague and not own and not duty.chairs
    if is_call and (not (duty.is_told or kind is Part.BODIES) or _is_general(compared(text[duty.says : duty.end]))):
        return None
    is_bare = timing.kind in _LOOSE_KINDS and not (duty.is_told or duty.chairs or duty.supporting)
    if kind is Part.DUTIES and is_bare and _is_call(words_of(text), duty):
        return None
    return Rule.GIVEN if duty.is_told else Rule.BODY


def _is_general(said: str) -> bool:
    """Whether nobody in particular is told but to carry the plan out, and whom to tell of difficulties."""
    said = " ".join(said.split())
    hindered = _HINDERED.search(said)
    said = said[: hindered.start()] if hindered else said
    return len(said) <= _MOST_OF_LINE and _GENERAL.match(said) is not None


def _says_more(text: str, duty: Duty) -> bool:
    """Whether a duty says anything but its days."""
    if duty.end - duty.says > _MOST_OF_DAYS:
        return True
    days = sum(_letters(text[one.start : one.end]) for one in duty.phrases if one.start >= duty.says)
    return _letters(text[duty.says : duty.end]) - days >= _LEAST_SAID


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def has_act_and_day(text: str, duty: Duty) -> bool:
    """`Rà soát quy ước, xong trước 30/6`: an act with its last day."""
    is_dated = any(one.form in ("dated", "range") for one in duty.phrases)
    return is_dated and _begins_with_verb(words_of(text), duty) and not _TARGET.match(compared(text))


def only_carries_out(text: str, bodies: Bodies) -> bool:
    """`Ban Tổ chức Tỉnh uỷ chỉ đạo thực hiện; hoàn thành trong quý I.`: what is to be done stands above."""
    if len(text) > _MOST_OF_LINE:
        return False
    read = duties(text, bodies, is_line=True)
    return bool(read and read[0].leads and _CARRIES_OUT.match(" ".join(compared(text[read[0].says :]).split())))


def _is_call(words: Words, duty: Duty) -> bool:
    """Whether each clause only calls on somebody to do more of what is done: `tăng cường …; phát huy …`."""
    at = words.at_offset(duty.says)
    end = words.at_offset(duty.end)
    starts = [at, *(one + 1 for one in range(at, end) if words.key(one) in ";.")]
    return all(_calls(words, one) for one in starts if one < end)


def _calls(words: Words, at: int) -> bool:
    while step := known.CALLING_ADVERBS.at(words, at):
        at += step
    return known.CALLING.at(words, at) > 0


def _begins_with_verb(words: Words, duty: Duty) -> bool:
    first = words.at_offset(duty.says)
    if duty.phrases and duty.phrases[0].start <= duty.says:  # `Tháng 12/2026: tổng kết, báo cáo`
        first = words.at_offset(duty.phrases[0].end)
        first += words.key(first) in (":", ",")
    return known.VERBS.at(words, first) > 0 and not known.NO_DUTY.at(words, first)


def _is_titled(text: str, duty: Duty) -> bool:
    """`Báo cáo chính trị: xong trước ngày 15/3`: the act is not named, yet it has its last day."""
    if not duty.phrases:
        return False
    phrase = duty.phrases[0]
    title = _TITLED.search(compared(text[duty.says : phrase.start]))
    if title is None or phrase.form != "dated" or len(text[duty.says : phrase.start].split()) < _LEAST_TITLE:
        return False
    return title.group(1) is not None or _BOUND.match(compared(text[phrase.start : phrase.end])) is not None
