"""Documents that the text of a plan names in full, though its list does not hold them: pasted, read or typed out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from .citations import cited_kinds, read_citation
from .format_standard.ruleset import Ruleset
from .plan import Citation, Plan

_NUMBER = r"\d+[\w.]*(?:[-/][\w.]+)+"
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
# What stands in a sentence that goes on, and hardly in the name of a body.
_GOES_ON = re.compile(r" (?:và|theo|như|để|được|tại|trong|cụ thể|với|đến|từ|là) ")
# Where the words on a document begin behind its issuer.
_ABOUT = r"về|ban hành|quy định|hướng dẫn|phê duyệt|sửa đổi|triển khai|thực hiện"


def cited_documents(plan: Plan, ruleset: Ruleset) -> tuple[Citation, ...]:
    """In the order of the text; what is not plain of one is left open."""
    kinds = cited_kinds(ruleset)
    return tuple(one for block in plan.blocks for one in _cited(block.text, kinds))


@lru_cache(maxsize=4096)
def _cited(text: str, kinds: tuple[str, ...]) -> tuple[Citation, ...]:
    return tuple(_found(text, kinds)) if " số " in text else ()


def _found(text: str, kinds: tuple[str, ...]) -> Iterator[Citation]:
    for match in _form(kinds).finditer(text):
        parts = {name: value or "" for name, value in match.groupdict().items()}
        if "," in parts["subject"]:  # it may be the sentence that goes on, and not the name of the document
            parts["subject"] = ""
        elif not parts["subject"] and _GOES_ON.search(parts["issuer"]):
            parts["issuer"] = ""
        citation, _ = read_citation(parts)
        if citation is not None:
            yield citation


@lru_cache(maxsize=8)
def _form(kinds: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    return re.compile(
        rf"(?P<kind>{names}) số (?P<symbol>{_NUMBER}),? ngày (?P<date>{_DAY})"
        rf"(?: của (?P<issuer>[^;.,()“”\n]+?)(?: (?P<subject>(?:{_ABOUT}) [^;.()“”\n]+?))?(?=[;.()“”\n]|$))?"
    )
