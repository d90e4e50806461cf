"""Words of a text that set a deadline, and words that only look so.

A day or a period is a deadline when something before it says so (`trước`, `chậm nhất`, `hoàn thành`, `trong`,
`đến hết`, `hạn:`), or when it stands alone in brackets or behind a semicolon. It is none as the date of a document, a
cut-off of data, the day of an event, a year in a name, or behind `giai đoạn` in the name of a programme.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .words import compared

_YEAR = r"(?:19|2\d)\d\d(?!\d)"
_SHORT_YEAR = r"(?:2\d|3\d)(?![\d%]|[.,]\d)"  # `30/6/27`
_OF_YEAR = rf"(?:\s*(?:[-/,]|,?\s?năm|\.(?=\d))?\s*{_YEAR}|/{_SHORT_YEAR})?"
_SHORT_DAY = (
    rf"\d{{1,2}}\s?[/.-]\s?\d{{1,2}}(?:\s?[/.-]\s?{_YEAR}|(?<=[/]\d\d)/{_SHORT_YEAR}|(?<=[/]\d)/{_SHORT_YEAR}"
    rf"|(?<=[-]\d\d)-{_SHORT_YEAR}|(?<=[-]\d)-{_SHORT_YEAR})?(?![/\w%-]|\.\d)"
)
_LONG_DAY = rf"\d{{1,2}}\s*tháng\s*\d{{1,2}}(?:,?\s*năm\s*{_YEAR})?"
_DAY = rf"(?:ngày\s*(?:mùng\s*)?)?(?:{_SHORT_DAY}|{_LONG_DAY})"
_PART_OF = (
    r"(?:(?:đầu|giữa|cuối|nửa đầu|nửa cuối|thượng tuần|trung tuần|hạ tuần"
    r"|tuần(?:\s+lễ)?(?:\s+thứ)?\s+(?:đầu|cuối|nhất|hai|ba|tư|[1-4])(?:\s+tiên)?(?:\s+của)?)\s+)?"
)
_SPELT = r"(?:giêng|hai|ba|tư|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?)(?!\w)"
_MONTHS = (
    rf"(?:t\.?\s?\d{{1,2}}\s?[/-]\s?{_YEAR}|{_PART_OF}tháng\s*(?:\d{{1,2}}(?!\d)|{_SPELT})"
    rf"(?:\s*,\s*\d{{1,2}}(?!\d|/(?!{_YEAR})))*{_OF_YEAR})"
)
_QUARTERS = (
    rf"{_PART_OF}quý\s*(?:iv|i{{1,3}}|[1-4]|một|hai|ba|tư)(?!\w)"
    rf"(?:\s*[,-]\s*(?:quý\s*)?(?:iv|i{{1,3}}|[1-4])(?!\w))*{_OF_YEAR}"
)
_HALF = rf"(?:0?[369]\s*tháng|nửa)\s*(?:đầu|cuối)\s*năm(?:\s*{_YEAR})?"
_YEARS = (
    rf"(?:(?:các|0?[23]|hai|ba)\s+năm\s*{_YEAR}(?:\s*(?:[-,]|và)\s*{_YEAR})+"
    rf"|{_PART_OF}năm\s*{_YEAR}(?:\s*-\s*{_YEAR})?)"
)
_SPAN_OF_MONTHS = rf"tháng\s*\d{{1,2}}{_OF_YEAR}\s*-\s*(?:tháng\s*)?\d{{1,2}}(?!\d){_OF_YEAR}"
_SPAN_OF_YEARS = rf"giai\s+đoạn\s*{_YEAR}\s*-\s*{_YEAR}"
_THIS_YEAR = r"(?:(?:hết|cuối)\s+năm(?:\s+nay)?(?!\s*\d|\s+học)|năm\s+nay)"
_PERIOD = rf"(?:{_HALF}|{_QUARTERS}|{_MONTHS}|{_YEARS}|{_THIS_YEAR})"
_ONE = rf"(?:{_DAY}|{_PERIOD})"
_MORE = rf"(?:\s*(?:-|đến(?:\s+hết)?|và|,)\s*(?:trước\s+)?{_ONE})*"
_OF_CYCLE = (
    r"(?:\s*(?:của\s+)?(?:h[ằà]ng\s+(?:năm|quý|tháng|tuần)|tháng\s+(?:cuối"
    r"|đầu)\s+(?:của\s+)?(?:mỗi\s+)?quý(?:\s+sau)?|mỗi\s+(?:năm|quý|tháng)|tháng\s+sau))"
)
_NOTED = r"(?:\s*\((?:vào|trước)\s+(?:ngày\s*)?\d{1,2}(?:/\d{1,2})?[^()\d]{0,20}\))?"  # `6 tháng (trước 15/6)`
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{2})?(?:\s*phút)?,?\s*)?"
_OCCASION = r"(?:(?:buổi|kỳ|cuộc|phiên|hội\s+nghị|đại\s+hội|lễ)[^,;.:()\d]{0,40}?\s(?=ngày)|dịp\s+)?"
_LATEST = (
    r"(?:chậm\s+nhất|muộn\s+nhất|không\s+(?:quá|muộn\s+hơn|chậm\s+hơn|để\s+quá))"
    r"(?:\s+là)?(?:\s+(?:đến|vào|trong|trước|sau|hết))?"
)
_AT_MEETING = r"trong\s+(?:kỳ|buổi|phiên|cuộc)\s+(?:sinh\s+hoạt|họp)(?:\s+[^\W\d_]+){0,3}?\s+(?=tháng\s*\d)"
_BEFORE = rf"(?:{_LATEST}|trước)\s+{_HOUR}{_OCCASION}"
_FORMS = {
    # what comes again, with the day of each period
    "recurring": rf"(?:định\s+kỳ\s+)?(?:(?:vào|trước)\s+)?{_HOUR}(?:sáng\s+|chiều\s+)?"
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
    r",?\s+h[ằà]ng\s+tuần|(?:h[ằà]ng\s+(?:năm|quý|tháng|tuần|ngày)|mỗi\s+(?:năm|quý|tháng|tuần)"
    rf"|định\s+kỳ(?:\s+(?:\d+\s*(?:ngày|tuần|tháng|năm)(?:/lần|\s+một\s+lần)?|h[ằà]ng\s+(?:năm|quý|tháng"
    rf"|tuần)|tháng|quý|năm))?)"
    rf"{_NOTED}(?:\s*(?:,|và)\s*(?:h[ằà]ng\s+(?:năm|quý|tháng|tuần)|0?[69]\s*tháng|năm|quý)(?!\s*\d){_NOTED})*"
    rf"(?:\s*,?\s*\(?(?:vào\s+|{_LATEST}\s+"
    rf"|trước\s+)(?:ngày\s*)?\d{{1,2}}(?:\s?[/-]\s?\d{{1,2}})?(?:\s+tháng\s+\d{{1,2}})?{_OF_CYCLE}?(?:\s*(?:,"
    rf"|và)\s*(?:trước\s+)?(?:ngày\s*)?\d{{1,2}}/\d{{1,2}}{_OF_CYCLE}?)*)?"
    rf"|(?:(?:{_LATEST}\s+|trước\s+|vào\s+)(?:ngày\s*)?|ngày\s*)\d{{1,2}}(?:/\d{{1,2}}"
    rf"|\s+tháng\s+\d{{1,2}})?(?:\s*(?:,"
    rf"|và)\s*(?:trước\s+)?(?:ngày\s*)?\d{{1,2}}/\d{{1,2}})*{_OF_CYCLE}(?:\s+{_OF_CYCLE})?"
    r"|\d{1,2}\s*(?:ngày|tuần|tháng|năm)/lần|\d{1,2}\s*lần\s*/\s*(?:ngày|tuần|tháng|quý|năm)|h[ằà]ng\s+đêm"
    r"|(?:vào\s+|trong\s+)?tháng\s*\d{1,2}(?:\s*(?:,|và)\s*(?:tháng\s*)?\d{1,2})*\s+h[ằà]ng\s+năm"
    r"|(?:vào\s+)?ngày\s*\d{1,2}\s+của\s+(?:mỗi\s+)?tháng(?!\s*\d)|thường\s+xuyên",
    # so many days from something
    "counted": rf"(?:{_LATEST}\s+|trong(?:\s+(?:vòng|thời\s+(?:hạn|gian)|khoảng))?\s+"
    rf"|sau\s+)?\d{{1,4}}(?:\s*\(\w+\))?\s*(?:ngày(?:\s+làm\s+việc)?|tuần|tháng),?\s+(?:kể\s+từ"
    rf"|tính\s+từ|sau|(?<!tháng\s)trước|từ\s+(?:ngày|khi))(?:\s+ngày\s+{_SHORT_DAY}|(?:\s+[^\W\d_]+){{1,14}})"
    r"|trước\s+\d{1,3}(?:\s*\(\w+\))?\s*(?:ngày(?:\s+làm\s+việc)?|tuần)(?!\s*(?:tháng|\d))(?:\s+(?:của|so\s+với|khi|diễn\s+ra"
    r"|tổ\s+chức|tính)(?:\s+[^\W\d_]+){1,8})?"
    r"|trước\s+(?:khi|ngày|kỳ|buổi|lễ|cuộc|phiên|đại\s+hội|hội\s+nghị)(?:\s+[^\W\d_]+){0,8}?\s+(?:(?:ít\s+nhất|tối\s+thiểu|chậm\s+nhất)\s+)?"
    r"\d{1,3}\s*ngày(?:\s+làm\s+việc)?(?!\s*(?:tháng|\d))"
    r"|(?<!\w)sau\s+(?:(?!khi\s)[^\W\d_]+\s+){1,6}\d{1,3}\s*ngày(?:\s+làm\s+việc)?(?!\s*(?:tháng|\d))"
    r"|(?:không\s+quá|tối\s+đa|trong|trước\s+(?:ít\s+nhất|tối\s+thiểu))\s+\d{1,3}\s*ngày\s+làm\s+việc"
    r"|(?:trong\s+(?:vòng|thời\s+(?:hạn|gian))"
    r"|sau)\s+\d{1,4}(?:\s*\(\w+\))?\s*(?:ngày(?:\s+làm\s+việc)?|tuần|tháng)(?!\s*\d)",
    "range": rf"từ\s+{_HOUR}{_ONE}\s+(?:đến|tới|-)\s+(?:hết\s+)?{_HOUR}{_ONE}|(?:từ\s+)?{_SPAN_OF_MONTHS}"
    rf"|từ\s+(?:nay|khi\s+ban\s+hành"
    rf"|ngày\s+ban\s+hành)[^,;.()\d]{{0,20}}\s+đến\s+(?:hết\s+(?=\S*\s*\d))?{_ONE}|{_SPAN_OF_YEARS}"
    rf"|từ\s+(?:ngày\s*)?\d{{1,2}}\s*(?:-|đến)\s*(?:hết\s+)?{_DAY}|{_DAY}\s*-\s*{_DAY}",
    "dated": rf"(?:{_BEFORE}|{_AT_MEETING}|trong\s+|vào\s+|đến\s+hết\s+|đến\s+|hết\s+)?{_ONE}{_MORE}",
    # what waits for something
    "event": rf"(?:{_LATEST}\s+|trong\s+(?:vòng\s+)?|sau\s+)?\d{{1,3}}\s*(?:giờ|tiếng|phút)\s*,?\s*"
    r"(?:sau\s+khi|(?:kể\s+|tính\s+)?từ\s+(?:khi|lúc))"
    r"\s[^,;.:()\d]{3,80}"
    r"|(?:(?<=hoàn thành )|(?<=xong ))trước\s+(?:khi|kỳ\s+họp|mùa|vụ|tết|năm\s+học|dịp|đại\s+hội"
    r"|hội\s+nghị)\s[^,;.:()]{2,60}"
    r"|khi\s+(?:kết\s+thúc|phát\s+sinh|xảy\s+ra|nhận\s+được|hoàn\s+thành)\s[^,;.:()\d]{3,80}|"
    r"(?:ngay\s+|chậm\s+nhất\s+)?(?:sau\s+)?khi\s+(?:có\s+(?:yêu\s+cầu|hướng\s+dẫn|chỉ\s+đạo|văn\s+bản"
    r"|nhu\s+cầu|phát\s+sinh|phản\s+ánh|đề\s+nghị|tình\s+huống|sự\s+cố|vụ\s+việc|dấu\s+hiệu|kế\s+hoạch|quyết\s+định|thông\s+báo|ý\s+kiến|chủ\s+trương|kết\s+quả|dịch)"
    r"|được\s+(?:giao|phê\s+duyệt|cấp|ban\s+hành|duyệt|thông\s+qua|phân\s+bổ))[^,;.:()]{0,80}"
    r"|sau\s+khi\s+[^,;.:()\d]{3,80}"
    r"|theo\s+(?:tiến\s+độ|lộ\s+trình|chỉ\s+đạo\s+của|yêu\s+cầu\s+của)[^,;.:()]{0,80}",
}
_ANY = re.compile("|".join(f"(?<!\\w)(?P<{name}>{form})" for name, form in _FORMS.items()))

# Before a day or period: what makes it a deadline …
_ASKS = re.compile(
    r"(?:hoàn\s+thành(?:\s+\S+){0,1}|xong|hạn(?:\s+(?:cuối|chót|hoàn\s+thành|nộp|gửi))?|thời\s+(?:hạn"
    r"|gian)(?:\s+(?:hoàn\s+thành|thực\s+hiện|gửi|báo\s+cáo))?|tiến\s+độ|(?<!chương\s)(?<!quy\s)(?<!công\s)trình|gửi|nộp)\s*(?:là|:|vào"
    r"|trong)?\s*$"
)
_EXPECTED = re.compile(r"dự\s+kiến(?:\s+(?:hoàn\s+thành|thực\s+hiện|tổ\s+chức|thời\s+gian|vào))?\s*:?\s*$")
# … and what makes it none: a document's date, a cut-off, an event, a name with a year.
_DOCUMENT = re.compile(
    r"(?:(?:số\s*)?\d+[\w.]*\s*[-/]\s*[^\W\d_][\w.]*(?:\s*[-/]\s*\w[\w.]*)*"
    r"|(?:nghị\s+quyết|kết\s+luận|chỉ\s+thị|quyết\s+định|kế\s+hoạch|công\s+văn|thông\s+báo|thông\s+tri"
    r"|hướng\s+dẫn|quy\s+định|quy\s+chế"
    r"|luật(?:\s+\S+){1,8}|nghị\s+định|thông\s+tư|tờ\s+trình|báo\s+cáo|chương\s+trình)(?:\s+(?:này"
    r"|số))?)\s*,?\s*(?:ban\s+hành\s+)?$"
)
_DOCUMENT_WITHIN = re.compile(
    r"(?:nghị\s+quyết|kết\s+luận|chỉ\s+thị|quyết\s+định|kế\s+hoạch|công\s+văn|hướng\s+dẫn|quy\s+định"
    r"|quy\s+chế|nghị\s+định|thông\s+tư|tờ\s+trình|điều\s+lệ|hiến\s+pháp|luật)"
    r"\s(?:[^;.]{0,80}\s)?của\s[^,;.]{2,60}\s*,?\s*$"
)
_CUT_OFF = re.compile(
    r"(?:số\s+liệu|dữ\s+liệu|tính|mốc|thời\s+điểm|chốt|chốt\s+số\s+liệu"
    r"|kể|mốc(?:\s+[^\W\d_]+){1,4})\s*(?:thời\s+gian\s+)?(?:là\s+|lấy\s+|tính\s+|chốt\s+)*:?\s*(?:từ|đến|tới|đến\s+hết)?\s*$"
)
_EVENT_BEFORE = re.compile(
    r"(?:hội\s+nghị|hội\s+thảo|hội\s+thi|đại\s+hội|lễ(?:\s+[^\W\d_]+){0,6}|phiên\s+họp|kỳ\s+họp"
    r"|cuộc\s+họp|buổi(?:\s+[^\W\d_]+){0,3}|ngày\s+hội|giao\s+ban"
    r"|kỷ\s+niệm(?:\s+\S+){0,6}|nhân\s+dịp|dịp|đợt|chào\s+mừng(?:\s+\S+){0,6}|diễn\s+ra|khai\s+mạc"
    r"|bế\s+mạc|sinh\s+hoạt(?:\s+chi\s+bộ)?|bầu\s+cử|thành\s+lập|sinh\s+nhật|phút,?|giờ,?|\d\s*h"
    r"|tết(?:\s+\S+){0,3}|mùa)\s*(?:vào\s*)?$"
)
_NAMED_BY_YEAR = re.compile(
    r"(?:kế\s+hoạch|chương\s+trình|báo\s+cáo|nhiệm\s+vụ|công\s+tác|dự\s+toán|ngân\s+sách|kinh\s+phí"
    r"|nghị\s+quyết|phương\s+hướng|kết\s+quả|chỉ\s+tiêu|mục\s+tiêu|hiến\s+pháp|luật(?:\s+\S+){1,8}"
    r"|so\s+với|khoá|nhiệm\s+kỳ"
    r"|năm\s+học|tầm\s+nhìn(?:\s+đến)?|định\s+hướng(?:\s+đến)?|vụ\s+\S+|xuân|đông|hè|thu|tết|cuối|đầu"
    r"|giám\s+sát|sơ\s+kết|tổng\s+kết|xếp\s+loại|đánh\s+giá|tuyển\s+quân|bầu\s+cử|thi\s+đua|lễ\s+hội"
    r"|của|và|kỳ|từ|trong\s+đó|liên\s+kết|\d%|quốc\s+gia|ngày\s+\S+)\s*$"
)
_PROGRAMME = re.compile(
    r"(?:Đề án|Chương trình|Kế hoạch|Nghị quyết|Chiến lược|Quy hoạch|Dự án|Phong trào|chương trình"
    r"|kế hoạch|đề án|mục tiêu|chiến lược|nghị quyết)\s[^;.]{0,130}$"
)
_NOT_RECURRING = re.compile(
    r"(?:việc\s+làm|công\s+việc|nhiệm\s+vụ|trọng\s+tâm,?|kỳ\s+họp|kỳ\s+sinh\s+hoạt|chi|kinh\s+phí|vốn"
    r"|giao\s+ban|dự\s+toán|chương\s+trình|kế\s+hoạch|báo\s+cáo\s+công\s+tác|không|tính|lịch"
    r"|danh\s+sách|chương\s+trình(?:\s+công\s+tác)?\s+kiểm\s+tra,?\s*(?:và\s+)?giám\s+sát"
    r"|(?<!thực hiện )(?:kế\s+hoạch|chương\s+trình|dự\s+toán)(?:\s+[^\W\d_]+){1,5}(?:\s*-\s*xã\s+hội)?|xếp\s+loại"
    r"|chế\s+độ(?:\s+\S+){0,2}|sinh\s+hoạt|việc\s+học\s+tập)\s*$"
)
_FROM_OR_VISION = re.compile(r"(?:từ\s+[^,;.]{0,60}|tầm\s+nhìn|định\s+hướng|mục\s+tiêu)\s*$")
# `trình Ban Thường vụ ngày 10/12`: the act is done on that day; `gửi giấy mời dự Hội nghị ngày …` is not.
_ASKS_AT_LENGTH = re.compile(
    r"(?:(?<!chương\s)(?<!quy\s)(?<!công\s)trình|gửi|nộp|bàn\s+giao|(?<!\w)báo\s+cáo(?!\s+(?:của|số|về)\s))\s([^,;.:()\d]{1,60})\s$"
)
_EVENT_OR_DOCUMENT = re.compile(
    r"hội\s+nghị|đại\s+hội|họp|(?<!\w)lễ\s|buổi|phiên|(?<!\w)dự\s|kế\s+hoạch|nghị\s+quyết|công\s+văn|quyết\s+định|thông\s+báo"
    r"|tờ\s+trình|hướng\s+dẫn|chỉ\s+thị|kết\s+luận|(?<!\w)từ$"
)
_HOLDS = re.compile(r"(?:tổ\s+chức|mở|phát\s+động|tiến\s+hành|khai\s+giảng)\s[^,;.:()]{0,80}$")
_EVENT_HELD = re.compile(
    r"(?:tổ\s+chức|khai\s+mạc|bế\s+mạc|diễn\s+ra)\s[^;.]{0,20}?(?:lễ|hội|tết|giải|ngày|đêm|cuộc|buổi|đợt)\s[^;.]{0,100},\s*$"
)
_TARGET_BEFORE = re.compile(r"phấn\s+đấu[^;.:]{0,70}$")
_TARGET_BEHIND = re.compile(r"\s*(?:,\s*)?(?:có|đạt|tỷ\s+lệ|trên|ít\s+nhất|\d+(?:[.,]\d+)?\s*%)\s")
_A_DAY = re.compile(r"(?:(?:trong|vào|đến)\s+)?(?:ngày\s|\d{1,2}\s?[/.-]|\d{1,2}\s*tháng\s*\d)")
_EVENT_TITLED = re.compile(
    r"^\W*(?:hội\s+nghị|đại\s+hội|lễ|ngày\s+hội|khai\s+mạc|bế\s+mạc|kỷ\s+niệm)(?:\s[^:;.]{0,60})?:\s*$"
)
_DENIED = re.compile(r"(?<!\w)(?:không|tránh|chưa)\s[^,;.:]{0,40}$")  # `không dồn hồ sơ vào cuối năm`
_FRACTION = re.compile(r"\d{1,2}\s?/\s?\d{1,2}")  # `hoàn thành 2/3 khối lượng`
_AFTER_VISION = re.compile(r"\s*(?:,\s*)?(?:tầm\s+nhìn|định\s+hướng)")
_WITHIN = 140  # letters before a phrase that are looked at


@dataclass(frozen=True, slots=True)
class Phrase:
    """Letters `start` to `end` of a text. `form` is the one of `_FORMS`."""

    start: int
    end: int
    form: str


@lru_cache(maxsize=2048)
def dated_phrases(text: str) -> tuple[Phrase, ...]:
    """The deadlines of `text` (NFC), from left to right."""
    like = compared(text)
    return tuple(_phrases(text, like))


def _phrases(text: str, like: str) -> Iterator[Phrase]:
    at = 0
    while match := _ANY.search(like, at):
        form = str(match.lastgroup)
        end = match.start() + len(match.group().rstrip(" ,-"))
        if is_deadline(text, like, match.start(), end, form):
            yield Phrase(match.start(), end, form)
        at = max(match.end(), match.start() + 1)


def is_deadline(text: str, like: str, start: int, end: int, form: str) -> bool:
    before, words = like[max(start - _WITHIN, 0) : start], like[start:end]
    if form == "recurring":
        return not _NOT_RECURRING.search(before)
    if form == "event":
        return _ends_clause(like, start, end)
    if form == "counted":
        return True
    if _TARGET_BEFORE.search(before) or (words.startswith("đến ") and _TARGET_BEHIND.match(like, end)):
        return False
    if _CUT_OFF.search(before) or _AFTER_VISION.match(like, end):
        return False
    in_programme = _PROGRAMME.search(text[max(start - _WITHIN, 0) : start]) is not None
    if form == "range":
        if words.startswith("giai"):
            return not in_programme
        if before.endswith("(") and _EVENT_BEFORE.search(before.rstrip("( ")):
            return False
        return words.startswith("từ") or (not _DOCUMENT.search(before) and not _is_anniversary(before))
    if words.startswith("đến năm"):
        return not in_programme and _closes(like, end) and not _FROM_OR_VISION.search(before)
    return _is_dated(before, words, like, end)


def _ends_clause(like: str, start: int, end: int) -> bool:
    """`sau khi kết thúc đợt kiểm tra, …` tells the order of two acts; at the end of a clause it tells when."""
    if like.startswith("sau khi", start):
        return bool(like[:start].strip()) and like[end : end + 2].strip()[:1] in ("", ".", ";", ")")
    return _closes(like, end)


def _is_anniversary(before: str) -> bool:
    """`97 năm … (03/02/1930 - 03/02/2027)`."""
    return re.search(r"\d+\s*năm\s[^;.]{0,80}\(\s*$", before) is not None or bool(
        _EVENT_BEFORE.search(before.rstrip("( "))
    )


def _is_dated(before: str, words: str, like: str, end: int) -> bool:
    if re.match(r"(?:trước|chậm|muộn|không|đến\s+hết|hết)\s", words):
        return not _in_a_name(before, words)
    if _ASKS.search(before):
        return not _FRACTION.fullmatch(words) or _closes(like, end)
    if _EXPECTED.search(before) and _closes(like, end):
        return True
    if _A_DAY.match(words):
        return _is_bare_day(before, words, like, end)
    if _EVENT_BEFORE.search(before):
        return re.match(r"(?:trong|vào)\s", words) is not None and _HOLDS.search(before) is not None
    if re.match(r"(?:trong|vào)\s", words):
        return not _DENIED.search(before)
    if words.startswith("đến "):
        return not _FROM_OR_VISION.search(before)
    if words.startswith(("tháng", "quý")) and (asked := _ASKS_AT_LENGTH.search(before)) and _closes(like, end):
        return not (_EVENT_OR_DOCUMENT.search(asked[1]) or _NAMED_BY_YEAR.search(before))
    is_alone = _stands_alone(before, like, end) or _ends_behind_dash(before, words, like, end)
    return not _DOCUMENT.search(before) and is_alone and not _NAMED_BY_YEAR.search(before)


def _ends_behind_dash(before: str, words: str, like: str, end: int) -> bool:
    """`Trạm Y tế: khám sức khoẻ cho trẻ - tháng 10/2026.`"""
    return before.endswith(" - ") and words.startswith(("tháng", "quý")) and not like[end:].strip(" .;")


def _in_a_name(before: str, words: str) -> bool:
    return bool(_DOCUMENT.search(before)) and not words.startswith(("trước", "chậm", "muộn"))


def _is_bare_day(before: str, words: str, like: str, end: int) -> bool:
    """A day that nothing asks for: an event's or a document's, unless it stands alone behind a mark."""
    if words.startswith("đến"):
        return not _DOCUMENT.search(before) and not _EVENT_BEFORE.search(before)
    if words.startswith(("trong ", "vào ")) or _DOCUMENT.search(before) or _DOCUMENT_WITHIN.search(before):
        return False
    if _EVENT_BEFORE.search(before) or _EVENT_HELD.search(before) or _EVENT_TITLED.match(before):
        return False
    if (asked := _ASKS_AT_LENGTH.search(before)) and _closes(like, end):
        return not _EVENT_OR_DOCUMENT.search(asked[1])
    return _stands_alone(before, like, end) and not re.search(r"[^\W\d_]\s*\(\s*$", before)


def _stands_alone(before: str, like: str, end: int) -> bool:
    """Behind a bracket, a semicolon, a colon or at the very beginning, up to the next mark."""
    opens = not before.strip() or before.rstrip()[-1] in "(;:,"
    return opens and _closes(like, end)


def _closes(like: str, end: int) -> bool:
    rest = like[end : end + 3].strip()
    return not rest or rest[0] in ",;.:()"
