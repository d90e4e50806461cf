"""Documents named in a text: in full first, by type and number afterwards (05 II.I.6.1.4, NĐ 30 PL I/II.6.b)."""

import datetime
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .dates import PartialDate, parse_date
from .format_standard.ruleset import Ruleset
from .plan import Citation, HouseStyle, Run
from .vietnamese import clean, fold, nfc, same_words, word_key

# The parts of a document as a blank calls them.
PART_NAMES = {
    "kind": "tên loại",
    "symbol": "số, ký hiệu",
    "date": "ngày tháng năm",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
    "year": "năm",
}
_FIELD = re.compile(r"\{(\w+)\}")
LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
# Kinds that are cited on both sides, and issued by others than those who write plans; with the code of their numbers.
_OTHERS_KINDS = {
    "Nghị định": "NĐ",
    "Thông tư": "TT",
    "Thông tư liên tịch": "TTLT",
    "Lệnh": "L",
    "Điều lệ": "",
    "Kết luận": "KL",
    "Chỉ thị": "CT",
    "Hướng dẫn": "HD",
}
_NUMBER = re.compile(r"\d+[\w.]*(?:\s*[-/]\s*[^\W\d_][\w.]*|/\d{4})(?:\s*[-/]\s*\w[\w.]*)*")
_WORD_OF_NUMBER = re.compile(r"^số\s*:?\s*", re.IGNORECASE)
_AROUND_MARK = re.compile(r"\s*([-/])\s*")
_ABOUT = re.compile(r"^(?:(?P<short>v/v)|về(?=\s))\s*(?P<matter>việc(?=\s))?", re.IGNORECASE)


def is_law(citation: Citation) -> bool:
    """A law is cited by its name; number, symbol and issuer are left out."""
    return citation.kind in LAWS


def first_citation(citation: Citation, ruleset: Ruleset, style: HouseStyle) -> tuple[Run, ...]:
    """The citation in full; a part that is not known is a blank."""
    rule, pattern = ruleset.citation, ruleset.citation.first
    if is_law(citation):
        pattern = rule.law if citation.date else rule.law_undated
    return _filled(pattern, citation_parts(citation, ruleset, style))


def later_citation(citation: Citation, ruleset: Ruleset, style: HouseStyle) -> tuple[Run, ...]:
    if is_law(citation):
        return first_citation(citation, ruleset, style)
    return _filled(ruleset.citation.later, citation_parts(citation, ruleset, style))


def citation_parts(citation: Citation, ruleset: Ruleset, style: HouseStyle) -> dict[str, str | None]:
    """Each part as a text writes it, None where it is not known."""
    date = citation.date
    comma = ruleset.house_value(style, "comma_before_date")
    return {
        "kind": citation.kind,
        "symbol": citation.symbol,
        "comma": "," if comma else "",
        "date": ruleset.date_in_text.written(PartialDate.of(date)) if date else None,
        "year": str(date.year) if date else None,
        "issuer": citation.issuer,
        "subject": citation.subject,
    }


def _filled(pattern: str, parts: dict[str, str | None]) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for match in _FIELD.finditer(pattern):
        value = parts[match[1]]
        runs.append(Run(pattern[at : match.start()]))
        runs.append(Run(PART_NAMES[match[1]], blank=True) if value is None else Run(value))
        at = match.end()
    runs.append(Run(pattern[at:]))
    return joined(runs)


def citation_words(runs: Iterable[Run]) -> str:
    """As plain text, blanks in brackets."""
    return "".join(f"[{run.text}]" if run.blank else run.text for run in runs)


def joined(runs: list[Run] | tuple[Run, ...]) -> tuple[Run, ...]:
    """Neighbouring runs of one look as one; empty ones left out. A blank stays by itself."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = out[-1] if out else None
        if (
            last
            and not (last.blank or run.blank)
            and (last.bold, last.italic, last.unknown) == (run.bold, run.italic, run.unknown)
        ):
            out[-1] = Run(last.text + run.text, run.bold, run.italic, unknown=run.unknown)
        else:
            out.append(run)
    return tuple(out)


# ---------------------------------------------------------------- one document and another


def same_document(one: Citation, other: Citation) -> bool:
    return document_key(one) == document_key(other)


@lru_cache(maxsize=1024)
def document_key(citation: Citation) -> Hashable:
    """A number names a document of a kind; one without a number is known by all that is said of it."""
    kind = word_key(citation.kind)
    if citation.symbol:
        return kind, "".join(word_key(citation.symbol).split())
    return kind, word_key(citation.subject or ""), citation.date


def is_named_in(text: str, citation: Citation) -> bool:
    """Whether `text`, in NFC, names the document by its number."""
    if not citation.symbol:
        return False
    name = re.compile(rf"(?<![\w/-]){re.escape(nfc(citation.symbol))}(?![\w/]|-\w)")
    return name.search(text) is not None


def cited_kinds(ruleset: Ruleset) -> tuple[str, ...]:
    """The kinds of documents that a plan of that regulation names, the most usual ones first."""
    own = (rule.name for rule in ruleset.kinds.values())
    return tuple(dict.fromkeys((*own, *_OTHERS_KINDS, *LAWS)))


def find_citations(citations: Iterable[Citation], text: str) -> tuple[Citation, ...]:
    """Each document once that holds all the words, without marks; those that begin with them come first."""
    words = fold(text).split()
    found: dict[Hashable, tuple[bool, Citation]] = {}
    for one in citations:
        folded = _folded(one)
        if all(word in folded for word in words):
            found.setdefault(document_key(one), (not all(f" {word}" in folded for word in words), one))
    return tuple(one for _, one in sorted(found.values(), key=lambda pair: pair[0]))


@lru_cache(maxsize=1024)
def _folded(one: Citation) -> str:
    said = (one.kind, one.symbol, f"{one.date:%d/%m/%Y}" if one.date else None, one.issuer, one.subject)
    return f" {fold(' '.join(part for part in said if part))}"


# ---------------------------------------------------------------- typed by a clerk


@dataclass(frozen=True, slots=True)
class CitationFault:
    """What does not hold in a part of a document that was typed, in the clerk's words."""

    part: str
    reason: str


def read_citation(typed: Mapping[str, str]) -> tuple[Citation | None, tuple[CitationFault, ...]]:
    """A document from its typed parts, named as in `PART_NAMES`; or what does not hold, from top to bottom.

    All but the kind may be left open, yet something must tell the document from others of its kind.
    """
    parts = {name: " ".join(clean(typed.get(name, ""))[0].split()) for name in PART_NAMES}
    kind = parts["kind"][:1].upper() + parts["kind"][1:]
    law = bool(kind) and any(same_words(kind, one) for one in LAWS)
    symbol = _AROUND_MARK.sub(r"\1", _WORD_OF_NUMBER.sub("", parts["symbol"]))
    date, date_fault = _typed_date(parts["date"])
    subject = _typed_subject(parts["subject"], law=law)
    faults = []
    if not kind:
        faults.append(CitationFault("kind", "Ghi tên loại, như Nghị quyết, Kết luận, Nghị định."))
    if symbol and not _NUMBER.fullmatch(symbol):
        faults.append(CitationFault("symbol", "Ghi số và ký hiệu, như 69-KL/TW hoặc 30/2020/NĐ-CP."))
    if date_fault:
        faults.append(CitationFault("date", date_fault))
    if law and not subject:
        faults.append(CitationFault("subject", "Ghi tên luật, như Tổ chức chính quyền địa phương."))
    elif kind and not symbol and not subject:
        faults.append(CitationFault("symbol", "Ghi số, ký hiệu hoặc trích yếu, để biết là văn bản nào."))
    if faults:
        return None, tuple(faults)
    return Citation(kind, symbol or None, date, parts["issuer"].rstrip(" .,;") or None, subject or None), ()


def _typed_date(text: str) -> tuple[datetime.date | None, str]:
    if not text:
        return None, ""
    read = parse_date(text)
    if read is None or read.whole is None:
        return None, "Ghi ngày đầy đủ, như 11/01/2024."
    return read.whole, ""


def _typed_subject(text: str, *, law: bool) -> str:
    """As it goes on a sentence: `Về việc` and `V/v` of a letterhead are `về việc`, a final stop goes."""
    text = text.strip(' .;,“”"')
    found = _ABOUT.match(text)
    if law or found is None:
        return text
    words = "về việc" if found["short"] or found["matter"] else "về"
    return f"{words} {text[found.end() :].strip()}".strip()


def parts_of_search(text: str, ruleset: Ruleset) -> dict[str, str]:
    """What words typed to find a document say of it: `kết luận 69-KL/TW` gives kind and number."""
    words = " ".join(nfc(text).split())
    parts: dict[str, str] = {}
    kinds = [kind for kind in cited_kinds(ruleset) if f"{word_key(words)} ".startswith(f"{word_key(kind)} ")]
    if kinds:
        parts["kind"] = max(kinds, key=len)
        words = words[len(parts["kind"]) :].strip()
    if number := _NUMBER.search(_WORD_OF_NUMBER.sub("", words)):
        parts["symbol"] = number[0]
        if not kinds and (kind := _kind_of_number(number[0], ruleset)):
            parts["kind"] = kind
    elif words:
        parts["subject"] = words
    return parts


def _kind_of_number(number: str, ruleset: Ruleset) -> str | None:
    """The kind whose code stands in a number, where it is the code of one kind only."""
    codes = set(re.findall(r"[^\W\d_]+", number))
    known = _OTHERS_KINDS | {rule.name: rule.code for rule in ruleset.kinds.values()}
    named = [kind for kind, code in known.items() if code in codes]
    return named[0] if len(named) == 1 else None
