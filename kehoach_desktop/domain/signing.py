"""Who may sign how: `T/M`, `K/T`, `T/L`, `Q.` of the Party, `TM.`, `KT.`, `TL.`, `TUQ.` of the State.

What a prefix means, what may follow it and why not anything else stands in the ruleset; here it is only applied.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .format_standard.ruleset import AuthorityRule, Before, Ruleset, SigningBlockRule, SigningRule
from .offices import Signatory
from .plan import Signature
from .vietnamese import same_words, word_key


@dataclass(frozen=True, slots=True)
class SigningFault:
    """Why a signature block does not fit, in the clerk's words, and the clause."""

    reason: str
    clause: str


def signing_faults(signature: Signature, ruleset: Ruleset, *, joint: bool = False) -> tuple[SigningFault, ...]:
    """What does not fit in a block; in a `joint` document it names the bodies too."""
    rule, authorities, positions = ruleset.signing, _lines(signature.authority), _lines(signature.position)
    is_double = any(same_words(line, ruleset.closing.joining_word) for line in positions)
    faults = list(_line_faults(authorities, positions, rule))
    if not faults and positions and not is_double:
        faults += _stand_in_faults(authorities, positions[0], rule, joint=joint)
    if not joint and not is_double:
        faults += _bare_position_faults(positions, rule)
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


def blocks_of(issuing_body: str, ruleset: Ruleset, on: datetime.date | None = None) -> tuple[SigningBlockRule, ...]:
    """The blocks that an issuing body signs with, the usual first, by the longest beginning of its name."""
    bodies = [body for body in ruleset.signing.bodies if on is None or on <= (body.valid_to or on)]
    named = [(len(name), body) for body in bodies for name in body.names if _starts(issuing_body, name)]
    any_other = [(0, body) for body in bodies if not body.names]
    _, found = max(named or any_other, key=lambda one: one[0])
    return tuple(block for acting in found.acting for block in signing_blocks(acting, ruleset))


def only_signatory(people: Iterable[Signatory], signature: Signature, on: datetime.date) -> Signatory | None:
    """The one person who holds that position on that day and may sign under that authority; None where several do."""
    found = [person for person in people if _holds(person, signature, on) and _may_sign_under(person, signature)]
    return found[0] if len(found) == 1 else None


def _holds(person: Signatory, signature: Signature, on: datetime.date) -> bool:
    since, until = person.valid_from or datetime.date.min, person.valid_to or datetime.date.max
    return since <= on <= until and same_words(person.position, signature.position or "")


def _may_sign_under(person: Signatory, signature: Signature) -> bool:
    own = person.authorities
    return not own or any(same_words(authority, signature.authority or "") for authority in own)


def _line_faults(authorities: list[str], positions: list[str], rule: SigningRule) -> Iterator[SigningFault]:
    """Line by line: a prefix counts wherever it was typed, the last one says who may sign below it."""
    last: tuple[AuthorityRule | None, str] = (None, "")
    for line in authorities:
        yield from _prefix_faults(line, rule)
        last = split_authority(line, rule)
    for line in positions:
        own = split_authority(line, rule)
        if faults := list(_prefix_faults(line, rule)):
            yield from faults
        elif own[0] is None or own[0].before is not Before.COLLECTIVE:
            yield from _position_faults(line, *last)
        if own[0] is not None:
            last = own


def _prefix_faults(line: str, rule: SigningRule) -> Iterator[SigningFault]:
    foreign = next((one for one in rule.foreign if _starts(line, one.prefix)), None)
    if foreign:
        yield SigningFault(foreign.reason, foreign.clause)
        return
    authority, rest = split_authority(line, rule)
    if authority and (not _fits(authority, rest, rule) or _is_second_deputy(authority, rest, rule)):
        yield SigningFault(authority.reason, authority.clause)


def _fits(authority: AuthorityRule, rest: str, rule: SigningRule) -> bool:
    if authority.before is Before.ANY:
        return True
    if _starts_any(rest, authority.never_before):
        return False
    if authority.before is Before.COLLECTIVE:
        return _starts_any(rest, rule.collectives)
    return not _starts_any(rest, (*rule.collectives, *rule.other_bodies))


def _is_second_deputy(authority: AuthorityRule, title: str, rule: SigningRule) -> bool:
    """Whether a prefix of a head stands before the title of a deputy: `Q. PHÓ TRƯỞNG BAN`."""
    return authority.before is Before.HEAD and any(_starts(title, deputy) for deputy in _deputies(rule))


def _deputies(rule: SigningRule) -> Iterator[str]:
    """The positions of the blocks that are another one's with a word before it."""
    listed = [position for block in rule.blocks for position in block.positions]
    for position in listed:
        if split_authority(position, rule)[0] is None and any(_is_deputy_of(position, head) for head in listed):
            yield position


def _is_deputy_of(position: str, head: str) -> bool:
    return bool(head) and word_key(position).endswith(f" {word_key(head)}")


# ---------------------------------------------------------------- who signs in whose stead


def _stand_in_faults(
    authorities: list[str], position: str, rule: SigningRule, *, joint: bool
) -> Iterator[SigningFault]:
    """A position that the regulation gives another authority than the one it stands under."""
    own = [block for block in rule.blocks if _are_lines_of(authorities, _lines(block.authority))]
    if any(_starts(position, allowed) for block in own for allowed in block.positions):
        return
    for block in rule.blocks:
        if not any(_starts(position, allowed) for allowed in block.positions):
            continue
        if _takes_its_place(authorities, block, rule):
            yield SigningFault(_other_authority(position, authorities, own, block), (own or [block])[0].clause)
            return
        if not joint and _lacks_its_prefix(authorities, block, rule):
            yield SigningFault(_missing_prefix(position, block, rule), block.clause)
            return


def _are_lines_of(authorities: list[str], expected: list[str]) -> bool:
    """`TM. UỶ BAN NHÂN DÂN XÃ …` is a `TM. UỶ BAN NHÂN DÂN`."""
    pairs = zip(authorities, expected, strict=False)
    return len(authorities) == len(expected) and all(_starts(line, wanted) for line, wanted in pairs)


def _takes_its_place(authorities: list[str], block: SigningBlockRule, rule: SigningRule) -> bool:
    """Whether the last line has another prefix before the words of the block: `TL. CHỦ TỊCH`, not `KT. CHỦ TỊCH`."""
    expected = _lines(block.authority)
    if not authorities or not expected:
        return False
    (prefix, rest), (wanted, words) = split_authority(authorities[-1], rule), split_authority(expected[-1], rule)
    if prefix is None or prefix.before is Before.COLLECTIVE:
        return False
    return prefix is not wanted and bool(words) and _starts(rest, words)


def _other_authority(
    position: str, authorities: list[str], own: list[SigningBlockRule], block: SigningBlockRule
) -> str:
    stands = authority_words("\n".join(authorities))
    if own:
        allowed = ", ".join(dict.fromkeys(one for each in own for one in each.positions))
        return f"{stands} dành cho chức vụ {allowed}."
    return f"{position} ký {authority_words(block.authority or '')}, không ký {stands}."


def _lacks_its_prefix(authorities: list[str], block: SigningBlockRule, rule: SigningRule) -> bool:
    """Whether the block goes on with a line by which a deputy signs for the head, and that line is missing."""
    expected = _lines(block.authority)
    if len(authorities) >= len(expected) or not _are_lines_of(authorities, expected[: len(authorities)]):
        return False
    _, head = split_authority(expected[-1], rule)
    return any(_is_deputy_of(position, head) for position in block.positions)


def _missing_prefix(position: str, block: SigningBlockRule, rule: SigningRule) -> str:
    authority, _ = split_authority(_lines(block.authority)[-1], rule)
    assert authority
    words = authority_words(block.authority or "")
    return f"{position} ký dưới {authority.prefix} ({authority.meaning}): {words} / {position}."


def authority_words(authority: str) -> str:
    """An authority of several lines in one."""
    return authority.replace("\n", " / ")


# ---------------------------------------------------------------- positions


def _position_faults(position: str, authority: AuthorityRule | None, collective: str) -> Iterator[SigningFault]:
    """Some collectives let only certain positions be written; everybody else signs with the name alone."""
    if authority is None or not authority.positions or authority.positions_reason is None:
        return
    own = next((own for name, own in authority.positions_of.items() if _starts(collective, name)), None)
    if not _starts_any(position, own or authority.positions):
        yield SigningFault(authority.positions_reason, authority.positions_clause or authority.clause)


def _bare_position_faults(positions: list[str], rule: SigningRule) -> Iterator[SigningFault]:
    """A position is written without the body it is held in."""
    bare = rule.bare_position
    prefixes = [one.prefix for one in rule.authorities] + [one.prefix for one in rule.foreign]
    for line in positions:
        if bare and not _starts_any(line, prefixes) and any(_follows(line, body) for body in bare.bodies):
            yield SigningFault(bare.reason, bare.clause)


def _lines(text: str | None) -> list[str]:
    return [line for line in (text or "").split("\n") if line.strip()]


def _starts_any(text: str, beginnings: Iterable[str]) -> bool:
    return any(_starts(text, beginning) for beginning in beginnings)


def _has_title(name: str, rule: SigningRule) -> bool:
    return _starts_any(name.replace(".", " "), rule.titles_before_name)


def _starts(text: str, beginning: str) -> bool:
    """Whether `text` starts with these words in any case and tone style; after a full stop no space is needed."""
    words, first = word_key(text), word_key(beginning)
    return words.startswith(first) and (first.endswith(".") or not words[len(first) : len(first) + 1].isalnum())


def _follows(text: str, words: str) -> bool:
    """Whether `text` names `words` after something else: `BÍ THƯ ĐẢNG UỶ`, but not `ĐẢNG UỶ VIÊN`."""
    return f" {word_key(words)} " in f"{word_key(text)} "
