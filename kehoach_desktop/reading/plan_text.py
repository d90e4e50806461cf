"""A plain text or markdown file of any scanning quality as a plan: head, blocks with roles, Nơi nhận, signature."""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..domain.format_standard import Side
from ..domain.numbering import roman
from ..domain.plan import Block, Plan, Recipient, Role, Run, Signature
from ..domain.recipients import LOOSE_ENDS, is_archive_line
from ..domain.task_finding.tables import cells_of, table_of
from ..domain.vietnamese import clean, word_key
from .letterhead import Letterhead, letterhead
from .marks import as_role, leading_role
from .text_lines import Line, is_row, paragraphs_of

MOST_LETTERS = 4_000_000  # a plan of a thousand pages has half of that
_NEWER = re.compile("[\U00010000-\U0010ffff]")
_RECIPIENTS = re.compile(r"[\s|*]*nơi nhận\s*:?[\s|*]*", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T/M|TM\.|KT\.|TL\.|TUQ\.|Q\.|K/T|T/L)\s?")
_LETTERED_PART = re.compile(r"[A-H]\s?[.-]\s+(?=\S)")
# Marks that are typed otherwise than the regulations want: `a.`, `1.2.3.`, `1.Văn phòng`, `I.MỤC ĐÍCH`, `Điều 2.`
_OTHER_MARK = re.compile(
    r"(?P<subsection>[a-zđ]\s?[.-]\s+(?=[^\W\d_])|\d{1,2}(?:\.\d{1,2}){2,3}\.?\s+(?=\S)|\(\d{1,2}\)\s+(?=\S)|\d{1,2}\.\d{1,2}\.?(?=[^\W\d_]))"
    r"|(?P<section>\d{1,2}[.)](?=[^\W\d_])|Điều\s+\d{1,3}[.:]\s+(?=\S)|\d{1,2}\s?/\s?[-.]?\s*(?=[^\W\d_]))"
    r"|(?P<part>[IVX]{1,5}[.-](?=[^\W\d_]{2})|(?:PHẦN|Phần)\s+(?:[IVX]{1,5}|thứ\s+\w+)[.:]?\s+(?=\S))"
)
_CLOSING = re.compile(r"Trên đây là\s")
_LEGAL_BASIS = re.compile(r"[-–*\s]*Căn cứ\s")
_ANNEX = re.compile(
    r"PHỤ LỤC\b|DANH MỤC\b|(?:Phụ lục|Phụ biểu|PHỤ BIỂU|Biểu|BIỂU)(?: số)?(?: (?:[IVX]{1,5}|\d{1,2}[a-z]?))?[.:]?$"
    r"|(?:BẢNG|BIỂU|LỊCH|KHUNG|TIẾN ĐỘ)\s(?=[^\W\d_])[^a-z]{8,}$"
)
_NOTE = re.compile(
    r"\s*\(((?:để |b/c|thay b/c|báo cáo|thực hiện|phối hợp|biết|p/h|t/h)[^()]{0,60})\)\s*$", re.IGNORECASE
)
_NUMBER_OF_MARK = re.compile(r"[IVX]+|\d{1,2}(?:\.\d{1,2})?|[a-zđ]")
_PARTY = ("đảng bộ", "đảng uỷ", "tỉnh uỷ", "thành uỷ", "chi bộ", "huyện uỷ", "thị uỷ", "quận uỷ", "t/m", "ban tổ chức")
_STATE = ("uỷ ban nhân dân", "ubnd", "cộng hoà xã hội", "hội đồng nhân dân", "tm.", "sở ", "trường ")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_LEADING_ZONE = 12  # lines of an opening that may stand before the first part

RulesetFor = Callable[[Side, datetime.date | None], str]


@dataclass(frozen=True, slots=True)
class ReadText:
    """The plan, and how many characters were left out because no document can hold them."""

    plan: Plan
    removed_characters: int = 0


def read_plan_text(text: str, plan_id: str, ruleset_for: RulesetFor) -> ReadText:
    """The plan that a text holds. What it does not say stays open."""
    kept, removed = clean(text)
    kept, beyond = _NEWER.subn("", kept)
    lines = paragraphs_of(kept)
    head, start = letterhead(lines)
    end = next((index for index in range(start, len(lines)) if _RECIPIENTS.match(lines[index].text)), len(lines))
    end, signing = (end, end) if end < len(lines) else (_signature_start(lines, start),) * 2
    annex = next((index for index in range(signing, len(lines)) if _begins_annex(lines[index].text)), len(lines))
    recipients, archive, signature = _closing(lines[signing:annex])
    blocks = tuple(_blocks([*lines[start:end], *lines[annex:]], has_title=head.has_title))
    side = _side(head, lines[:start], lines[signing:annex])
    plan = Plan(
        plan_id,
        ruleset_for(side, head.issue_date.whole),
        head.kind,
        head.parent_body,
        head.issuing_body,
        head.number,
        head.symbol,
        head.place,
        head.issue_date,
        head.issuer_line,
        head.subject,
        blocks,
        recipients,
        archive,
        signature,
    )
    return ReadText(plan, removed + beyond)


def _side(head: Letterhead, above: Sequence[Line], below: Sequence[Line]) -> Side:
    """Whose form it is, by its head, then by how it is signed."""
    said = word_key(" ".join([head.symbol or "", *(line.text for line in (*above, *below))]))
    party = sum(word in said for word in _PARTY)
    state = sum(word in said for word in _STATE) + 2 * ("ubnd" in word_key(head.symbol or ""))
    return Side.STATE if state > party else Side.PARTY


# ---------------------------------------------------------------- the body


def _blocks(lines: Sequence[Line], *, has_title: bool) -> Iterator[Block]:
    counts = _Counts()
    number = 0
    is_opening = True
    for index, line in enumerate(lines):
        if line.is_rule:
            continue
        role, length = _role(line.text)
        is_opening = is_opening and role not in (Role.PART, Role.SECTION, Role.SUBSECTION)
        text = line.text[length:].strip(" \r\n" if is_row(line.text) else None)
        if not text.strip():
            continue
        if role is None or _LEGAL_BASIS.match(line.text):
            role = _plain_role(line.text, is_opening=is_opening and index < _LEADING_ZONE, has_title=has_title)
        if role is Role.LEGAL_BASIS:
            text = text.lstrip("-–* ").rstrip(" ;,.")
        label = counts.label(role, line.text[:length].strip())
        runs, is_heading = as_role((Run(text),), role)
        is_heading = is_heading or _heads_what_follows(role, text, lines[index + 1 : index + 2])
        number += 1
        yield Block(f"b{number}", role, runs, is_heading and not is_row(text), label)


def _heads_what_follows(role: Role, text: str, below: Sequence[Line]) -> bool:
    """A section of any length without a final mark, with dashes or paragraphs of a lower level below."""
    if role not in (Role.SECTION, Role.SUBSECTION) or not (text[-1].isalnum() or text[-1] in ")”"):
        return False
    next_role = _role(below[0].text)[0] if below else None
    return next_role in (Role.DASH, Role.PLUS, Role.ASSIGNMENT, Role.SUBSECTION) and next_role is not role


def _role(text: str) -> tuple[Role | None, int]:
    """The role that a line's mark asks for, and how long the mark is."""
    if is_row(text):
        return Role.PARAGRAPH, 0
    role, length = leading_role(text)
    if role is None and (match := _LETTERED_PART.match(text)) and text[match.end() :].isupper():
        return Role.PART, match.end()
    if role is None and (match := _OTHER_MARK.match(text)):
        return Role(str(match.lastgroup)), match.end()
    if role is None and _ANNEX.match(text) and (text.isupper() or text.startswith("Phụ lục")):
        return Role.PART, 0
    return role, length


def _plain_role(text: str, *, is_opening: bool, has_title: bool) -> Role:
    if _LEGAL_BASIS.match(text) and is_opening:
        return Role.LEGAL_BASIS
    if _CLOSING.match(text):
        return Role.CLOSING
    if is_opening and (text.rstrip(" ./").endswith(":") and "sau" in text[-12:]):
        return Role.LEAD
    return Role.LEAD if is_opening and has_title else Role.PARAGRAPH


class _Counts:
    """Where the program would number otherwise than the text, the text's own label is kept."""

    def __init__(self) -> None:
        self._counts = {Role.PART: 0, Role.SECTION: 0, Role.SUBSECTION: 0}

    def label(self, role: Role, mark: str) -> str | None:
        if role not in self._counts:
            return None
        levels = list(self._counts)
        self._counts[role] += 1
        for lower in levels[levels.index(role) + 1 :]:
            self._counts[lower] = 0
        return None if not mark or self._number(role) in _numbers(mark) else mark

    def _number(self, role: Role) -> str:
        count = self._counts[role]
        if role is Role.PART:
            return roman(count)
        return str(count)


def _numbers(mark: str) -> tuple[str, ...]:
    """The number of a mark in the forms it is compared in: `1.2` is the second, and so is `b)`."""
    match = _NUMBER_OF_MARK.search(mark)
    own = match[0] if match else ""
    letter = str(_ALPHABET.index(own) + 1) if own and own in _ALPHABET else own
    return own, own.rpartition(".")[2], letter


# ---------------------------------------------------------------- below the body


def _signature_start(lines: Sequence[Line], start: int) -> int:
    """Without Nơi nhận the signature tells where the body ends."""
    return next((index for index in range(start, len(lines)) if _AUTHORITY.match(lines[index].text)), len(lines))


def _closing(lines: Sequence[Line]) -> tuple[tuple[Recipient, ...], str | None, Signature]:
    recipients: list[Recipient] = []
    archive = None
    signing: list[str] = []
    for line in lines:
        text = line.text.strip()
        if line.is_rule or _RECIPIENTS.fullmatch(text):
            continue
        if _AUTHORITY.match(text) or signing:
            signing.append(text)
        elif is_archive_line(text):
            archive = text.lstrip("-–*+ ").rstrip(LOOSE_ENDS)
        elif text[0] in "-–+•*" or not text.isupper():
            recipients.append(_recipient(_RECIPIENTS.sub("", text, count=1)))
        else:
            signing.append(text)
    return tuple(one for one in recipients if one.name), archive, _signature(signing)


def _begins_annex(text: str) -> bool:
    """A heading of an annex, or the headings of a task table that has none above."""
    return _ANNEX.match(text) is not None or (is_row(text) and table_of(cells_of(text)) is not None)


def _recipient(text: str) -> Recipient:
    name = text.lstrip("-–*+• ").rstrip(LOOSE_ENDS)
    note = _NOTE.search(name)
    return Recipient(name[: note.start()].rstrip(), note[1]) if note else Recipient(name)


def _signature(lines: Sequence[str]) -> Signature:
    authority = [line for line in lines if _AUTHORITY.match(line)]
    names = [line for line in lines if line not in authority and not line.isupper()]
    positions = [line for line in lines if line not in authority and line.isupper()]
    authority, positions = _parted(authority, positions)
    read = Signature("\n".join(authority) or None, "\n".join(positions) or None, names[-1] if names else None)
    return replace(read, signatory=None) if read.signatory and len(read.signatory) > 60 else read


def _parted(authority: list[str], positions: list[str]) -> tuple[list[str], list[str]]:
    """Lines that were put together again: `T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ`."""
    if len(authority) == 1 and not positions:
        match = re.search(
            r"\s((?:PHÓ )?(?:BÍ THƯ|CHỦ TỊCH|TRƯỞNG BAN|CHỦ NHIỆM|GIÁM ĐỐC|HIỆU TRƯỞNG)\b.*)$", authority[0]
        )
        if match:
            return [authority[0][: match.start()].rstrip()], [match[1]]
    return authority, positions
