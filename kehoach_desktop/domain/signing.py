"""Who may sign how: `T/M`, `K/T`, `T/L`, `Q.` of the Party, `TM.`, `KT.`, `TL.`, `TUQ.` of the State.

What a prefix means, what may follow it and why not anything else stands in the ruleset; here it is only applied.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .format_standard.ruleset import AuthorityRule, Before, Ruleset, SigningBlockRule, SigningRule
from .plan import Signature
from .vietnamese import same_words, word_key


@dataclass(frozen=True, slots=True)
class SigningFault:
    """Why a signature block does not fit, in the clerk's words, and the clause."""

    reason: str
    clause: str


def signing_faults(signature: Signature, ruleset: Ruleset) -> tuple[SigningFault, ...]:
    rule = ruleset.signing
    faults = [fault for line in _lines(signature.authority) for fault in _authority_faults(line, rule)]
    faults += _position_faults(signature, rule)
    if signature.signatory and _has_title(signature.signatory, rule):
        faults.append(SigningFault(rule.titles_reason, rule.clause))
    return tuple(faults)


def split_authority(line: str, rule: SigningRule) -> tuple[AuthorityRule | None, str]:
    """The prefix of an authority line, if it has one that the ruleset knows, and what follows."""
    for authority in rule.authorities:
        if _starts(line, authority.prefix):
            return authority, line.strip()[len(authority.prefix) :].strip()
    return None, line.strip()


def signing_blocks(acting_body: str, ruleset: Ruleset) -> tuple[SigningBlockRule, ...]:
    """The blocks that the regulation gives for a body: `Ban Thường vụ` takes `T/M BAN THƯỜNG VỤ` / `BÍ THƯ`."""
    return tuple(block for block in ruleset.signing.blocks if same_words(block.acting_body, acting_body))


def _authority_faults(line: str, rule: SigningRule) -> Iterator[SigningFault]:
    foreign = next((one for one in rule.foreign if _starts(line, one.prefix)), None)
    if foreign:
        yield SigningFault(foreign.reason, foreign.clause)
        return
    authority, rest = split_authority(line, rule)
    if authority is None or authority.before is Before.ANY:
        return
    fits = _is_collective(rest, rule) is (authority.before is Before.COLLECTIVE)
    if not fits or any(_starts(rest, never) for never in authority.never_before):
        yield SigningFault(authority.reason, authority.clause)


def _position_faults(signature: Signature, rule: SigningRule) -> Iterator[SigningFault]:
    """Some collectives let only certain positions be written; everybody else signs with the name alone."""
    lines = _lines(signature.authority)
    authority, collective = split_authority(lines[-1], rule) if lines else (None, "")
    if authority is None or not authority.positions or authority.positions_reason is None:
        return
    own = next((own for name, own in authority.positions_of.items() if _starts(collective, name)), None)
    for position in _lines(signature.position):
        if not any(_starts(position, allowed) for allowed in own or authority.positions):
            yield SigningFault(authority.positions_reason, authority.positions_clause or authority.clause)


def _lines(text: str | None) -> list[str]:
    return [line for line in (text or "").split("\n") if line.strip()]


def _is_collective(name: str, rule: SigningRule) -> bool:
    return any(_starts(name, collective) for collective in rule.collectives)


def _has_title(name: str, rule: SigningRule) -> bool:
    return any(_starts(name.replace(".", " "), title) for title in rule.titles_before_name)


def _starts(text: str, beginning: str) -> bool:
    """Whether `text` starts with these words in any case and tone style; after a full stop no space is needed."""
    words, first = word_key(text), word_key(beginning)
    return words.startswith(first) and (first.endswith(".") or not words[len(first) : len(first) + 1].isalnum())
