"""Numbers and symbols of documents: `Số 05-KH/ĐU` of the Party, `Số: 05/KH-UBND` of the State."""

import datetime
import re
from dataclasses import dataclass

from .format_standard.ruleset import BodyCodeRule, NumberRule, Ruleset
from .vietnamese import nfc, signless_key

_PARTY = re.compile(r"(?P<number>\d+)?\s*-\s*(?P<kind>[^\W\d_]+)\s*/\s*(?P<body>\w+(?:[-.]\w+)*)")
_STATE = re.compile(r"(?P<number>\d+)?\s*/\s*(?P<kind>[^\W\d_]+)\s*-\s*(?P<body>\w+(?:[-.]\w+)*)")
_PREFIX = re.compile(r"^\s*số\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number as read from a text: `symbol` is all that follows it."""

    number: int | None
    kind: str
    body: str
    symbol: str


def printed_number(number: int | None, symbol: str, rule: NumberRule) -> str:
    """The number line; without a number it leaves room for one to be written."""
    figures = f"{number:0{rule.min_digits}d}" if number is not None else rule.gap
    return rule.pattern.format(number=figures, symbol=symbol)


def number_around_symbol(number: int | None, rule: NumberRule) -> tuple[str, str]:
    """What stands before and after the symbol when a sentence names the number: `05-` and nothing of `05-KH/ĐU`."""
    before, _, after = printed_number(number, "\0", rule).partition("\0")
    return _PREFIX.sub("", before) if number is not None else before.removeprefix(rule.pattern.partition("{")[0]), after


def parse_number(text: str) -> DocumentNumber | None:
    """The number in `text`, in either form, spaces where a scan left them; None when there is none."""
    text = _PREFIX.sub("", nfc(text)).strip()
    for form, join in ((_PARTY, "/"), (_STATE, "-")):
        if match := form.match(text):
            number = int(match["number"]) if match["number"] else None
            return DocumentNumber(number, match["kind"], match["body"], match["kind"] + join + match["body"])
    return None


def symbol_of(kind: str, body_code: str, ruleset: Ruleset) -> str:
    """`KH/ĐU` or `KH-UBND`. A kind that the ruleset does not know stands for its own code."""
    rule = ruleset.kinds.get(kind)
    return ruleset.number.symbol_pattern.format(kind=rule.code if rule else kind, body=body_code)


def body_code(
    issuing_body: str, parent_body: str | None, ruleset: Ruleset, on: datetime.date | None = None
) -> str | None:
    """The code of a body by its name, or None where the regulation leaves it to the body itself.

    05-HD/VPTW II.I.3.1.2 b: a body that serves a committee takes its own letters followed by the committee's.
    """
    rule = _code_rule(issuing_body, ruleset, on)
    if rule is None or not rule.serves:
        return rule.code if rule else None
    committee = _code_rule(parent_body, ruleset, on) if parent_body else None
    return rule.code + committee.code if committee and committee.committee else None


def _code_rule(name: str, ruleset: Ruleset, on: datetime.date | None) -> BodyCodeRule | None:
    """The rule with the longest name that `name` starts with."""
    words = signless_key(name) + " "
    fitting = [
        rule
        for rule in ruleset.body_codes
        if words.startswith(signless_key(rule.name) + " ") and (on is None or on <= (rule.valid_to or on))
    ]
    return max(fitting, key=lambda rule: len(rule.name), default=None)
