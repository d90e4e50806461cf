"""Who may sign the plan and under which authority; what is not allowed comes with its reason."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...domain.dates import written_day
from ...domain.format_standard import Ruleset
from ...domain.format_standard.ruleset import AuthorityRule, Before, SigningBlockRule
from ...domain.offices import Signatory
from ...domain.plan import Plan, Signature
from ...domain.signing import blocks_of, signing_faults
from ...domain.vietnamese import same_words, word_key
from .facts import CONFIDENCE_WORDS, Fact
from .registers import Registers
from .standpoint import Standpoint, day_of

NO_AUTHORITY = ""  # signs in person: the block begins with the position


@dataclass(frozen=True, slots=True)
class AuthorityChoice:
    """An authority line for one person; "" signs in person. Not allowed where there is a reason."""

    authority: str
    label: str
    reason: str | None = None
    fact: Fact | None = None

    @property
    def is_allowed(self) -> bool:
        return self.reason is None


@dataclass(frozen=True, slots=True)
class SignatoryChoice:
    """A person of the register with all authorities, allowed or not; `reason` says why the person cannot sign."""

    signatory: Signatory
    authorities: tuple[AuthorityChoice, ...]
    reason: str | None = None

    @property
    def is_allowed(self) -> bool:
        return self.reason is None


def signatory_choices(plan: Plan, known: Registers, here: Standpoint) -> tuple[SignatoryChoice, ...]:
    return tuple(_choice(person, plan, here) for person in known.signatories)


def position_text(signatory: Signatory) -> str:
    """The position as a block prints it."""
    return signatory.position.upper()


def signature_of(choice: SignatoryChoice, authority: str | None, before: Signature) -> Signature:
    """The block of that person. Without a wish the authority stays where it is allowed, else the first allowed one."""
    stood = before.authority or (NO_AUTHORITY if before.signatory else None)
    wish = stood if authority is None else authority
    allowed = [one.authority for one in choice.authorities if one.is_allowed]
    same = (one for one in allowed if wish is not None and same_words(one, wish))
    taken = next(same, allowed[0] if allowed else wish)
    return Signature(taken or None, position_text(choice.signatory), choice.signatory.name, before.unknown)


def chosen(choices: Sequence[SignatoryChoice], signature: Signature) -> SignatoryChoice | None:
    """Who of the register stands in the block."""
    if not signature.signatory:
        return None
    named = [one for one in choices if same_words(one.signatory.name, signature.signatory)]
    held = (one for one in named if same_words(one.signatory.position, signature.position or ""))
    return next(held, named[0] if named else None)


def block_faults(plan: Plan, signature: Signature, rules: Ruleset) -> tuple[Fact, ...]:
    """What does not fit in a block as it stands on the paper."""
    sure = CONFIDENCE_WORDS[rules.signing.confidence]
    return tuple(
        Fact("Quyền hạn ký", fault.reason, rules.short_name, fault.clause, sure)
        for fault in signing_faults(signature, rules, joint=bool(plan.co_signatures))
    )


def authority_fact(rules: Ruleset) -> Fact:
    prefixes = "; ".join(f"{one.prefix} {one.meaning}" for one in rules.signing.authorities)
    sure = CONFIDENCE_WORDS[rules.signing.confidence]
    return Fact("Quyền hạn ký", prefixes, rules.short_name, rules.signing.clause, sure)


def usual_authorities(plan: Plan, rules: Ruleset) -> tuple[str, ...]:
    """The authority lines that the regulation gives for the body, for the form of a new signatory."""
    return tuple(dict.fromkeys(block.authority or NO_AUTHORITY for block in _blocks(plan, rules, day_of(plan))))


def authority_label(authority: str) -> str:
    return authority.replace("\n", " / ") if authority else "Ký trực tiếp, không ghi quyền hạn"


# ---------------------------------------------------------------- how it is found


def _choice(person: Signatory, plan: Plan, here: Standpoint) -> SignatoryChoice:
    authorities = tuple(_authorities(person, plan, here))
    reason = _out_of_office(person, here)
    if reason is None and not any(one.is_allowed for one in authorities):
        reason = next((one.reason for one in authorities if one.reason), "Không có quyền hạn ký nào phù hợp.")
    return SignatoryChoice(person, authorities, reason)


def _out_of_office(person: Signatory, here: Standpoint) -> str | None:
    if person.valid_from and here.on < person.valid_from:
        return f"Giữ chức vụ từ ngày {written_day(person.valid_from)}, sau ngày ban hành."
    if person.valid_to and here.on > person.valid_to:
        return f"Giữ chức vụ đến ngày {written_day(person.valid_to)}, trước ngày ban hành."
    return None


def _authorities(person: Signatory, plan: Plan, here: Standpoint) -> Iterator[AuthorityChoice]:
    rules = here.rules
    blocks = _blocks(plan, rules, here.on)
    lines = [
        *person.authorities,
        *(block.authority or NO_AUTHORITY for block in blocks),
        *_with_prefixes(blocks, rules),
    ]
    for line in _unlike(lines):
        reason, clause = _against(line, person, blocks, plan, rules) or (None, None)
        fact = Fact("Quyền hạn ký", reason, rules.short_name, clause, _sure(rules)) if reason and clause else None
        yield AuthorityChoice(line, authority_label(line), reason, fact)


def _sure(rules: Ruleset) -> str:
    return CONFIDENCE_WORDS[rules.signing.confidence]


def _blocks(plan: Plan, rules: Ruleset, on: datetime.date) -> tuple[SigningBlockRule, ...]:
    return blocks_of(plan.issuing_body or "", rules, on)


def _with_prefixes(blocks: Sequence[SigningBlockRule], rules: Ruleset) -> Iterator[str]:
    """Each further prefix before the title of the head, so that it is seen why it does not stand here."""
    if not blocks or (head := blocks[0].positions[0]) == "":
        return
    for rule in rules.signing.authorities:
        if rule.before is Before.HEAD and not any(_has_prefix(block, rule) for block in blocks):
            yield f"{rule.prefix} {head}"


def _has_prefix(block: SigningBlockRule, rule: AuthorityRule) -> bool:
    lines = (block.authority or "").split("\n")
    return any(word_key(line).startswith(word_key(rule.prefix)) for line in lines)


def _unlike(lines: Iterable[str]) -> Iterator[str]:
    seen = set()
    for line in lines:
        if (key := word_key(line)) not in seen:
            seen.add(key)
            yield line


def _against(
    line: str, person: Signatory, blocks: Sequence[SigningBlockRule], plan: Plan, rules: Ruleset
) -> tuple[str, str | None] | None:
    """Why this person may not sign under this line, and the clause; None where nothing speaks against it."""
    block = Signature(line or None, position_text(person), None)
    faults = signing_faults(block, rules, joint=bool(plan.co_signatures))
    if faults:
        return faults[0].reason, faults[0].clause
    if person.authorities:
        if any(same_words(line, own) for own in person.authorities):
            return None
        allowed = "; ".join(authority_label(own) for own in person.authorities)
        return f"Theo danh bạ, {person.name} chỉ ký: {allowed}.", None
    return _against_position(line, position_text(person), blocks)


def _against_position(line: str, position: str, blocks: Sequence[SigningBlockRule]) -> tuple[str, str | None] | None:
    """The regulation names the positions of each block; other lines are not for this body."""
    own = [block for block in blocks if same_words(block.authority or NO_AUTHORITY, line)]
    if any(_begins(position, allowed) for block in own for allowed in block.positions):
        return None
    positions = ", ".join(dict.fromkeys(one for block in own for one in block.positions))
    label = authority_label(line)
    if own:
        return f"{label} dành cho chức vụ {positions}.", own[0].clause
    return f"Quy định không nêu {label} cho cơ quan này; ghi vào danh bạ người ký nếu được uỷ quyền.", None


def _begins(position: str, words: str) -> bool:
    first = position.split("\n")[0]
    return f"{word_key(first)} ".startswith(f"{word_key(words)} ")
