"""Who is meant by a few typed letters: names without marks, abbreviations, other names, and whole groups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...domain.administrative.agencies import Agency
from ...domain.administrative.names import Key, name_key, plain_words
from ...domain.administrative.recipient_groups import RecipientGroup, group_recipients, place_of
from ...domain.administrative.units import AgencyLevel
from ...domain.plan import Plan, Recipient
from ...domain.recipients import Rank, parse_recipient
from ...domain.vietnamese import same_words, word_key
from .registers import Registers, tidy
from .standpoint import Standpoint

_NEVER = 99
_MOST = 8
LEVEL_WORDS = {
    AgencyLevel.CENTRAL: "Trung ương",
    AgencyLevel.PROVINCE: "cấp tỉnh",
    AgencyLevel.DISTRICT: "cấp huyện",
    AgencyLevel.COMMUNE: "cấp xã",
    AgencyLevel.GRASSROOTS: "cơ sở",
    AgencyLevel.CELL: "chi bộ",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """What can be added. `is_listed`: all of it stands in the plan already. `is_own`: as typed, in no book."""

    title: str
    detail: str
    recipients: tuple[Recipient, ...]
    is_group: bool = False
    is_listed: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A body or a group with all that it can be found by."""

    title: str
    detail: str
    words: tuple[tuple[str, ...], ...]
    keys: tuple[Key, ...]
    order: tuple[int, int]
    agency: Agency | None = None
    group: RecipientGroup | None = None


class AddressIndex:
    """The book of one office, ready to be searched at each key."""

    def __init__(self, known: Registers, here: Standpoint):
        self.known, self.here = known, here
        self._entries = tuple(_unlike(_agencies(known, here))) + tuple(_groups(known, here))

    def search(self, text: str, plan: Plan, most: int = _MOST) -> tuple[Hit, ...]:
        """The likeliest first; at the end the words as they were typed, where no name is just these words."""
        wanted = tidy(text)
        typed = plain_words(wanted).split()
        if not typed:
            return ()
        key = name_key(wanted)
        scored = ((_score(entry, typed, key), entry) for entry in self._entries)
        found = sorted(((score, entry) for score, entry in scored if score < _NEVER), key=_by_score)
        hits = [self._hit(entry, plan) for _, entry in found[:most]]
        if not any(same_words(hit.title, wanted) for hit in hits):
            own = parse_recipient(wanted, self.here.rules.recipients)
            hits.append(
                Hit(own.name or wanted, "chưa có trong danh bạ", (own,), is_listed=is_listed(own, plan), is_own=True)
            )
        return tuple(hits)

    def group_hits(self, plan: Plan) -> tuple[Hit, ...]:
        return tuple(self._hit(entry, plan) for entry in self._entries if entry.group)

    def recipient(self, name: str, plan: Plan) -> Recipient:
        """`name` as a line of its own; superiors get the note that the plan gives to others of them."""
        line = Recipient(name)
        place = place_of(line, self.known.book.agencies, self.here.level)
        return Recipient(name, self._superior_note(plan)) if place and place[0] is Rank.SUPERIOR else line

    def _superior_note(self, plan: Plan) -> str | None:
        places = ((one, place_of(one, self.known.book.agencies, self.here.level)) for one in plan.recipients)
        notes = (one.note for one, place in places if one.note and place and place[0] is Rank.SUPERIOR)
        return next(notes, self.known.note_forms(self.here.rules.side).report)

    def _hit(self, entry: _Entry, plan: Plan) -> Hit:
        if entry.group is None:
            recipient = self.recipient(entry.title, plan)
            return Hit(entry.title, entry.detail, (recipient,), is_listed=is_listed(recipient, plan))
        lines = group_recipients(
            entry.group, self.known.book.agencies, self.here.locality, self.here.on, toned=self.here.toned
        )
        new = [line for line in lines if not is_listed(line, plan)]
        return Hit(entry.title, f"nhóm · {len(lines)} nơi nhận", lines, is_group=True, is_listed=not new)


def is_listed(recipient: Recipient, plan: Plan) -> bool:
    return any(same_words(recipient.name, line.name) for line in plan.recipients)


def agency_title(agency: Agency, here: Standpoint) -> str | None:
    """The name of a body as a line of Nơi nhận; None where only a proper name would say which is meant."""
    return here.placed(agency.plan_name) if agency.plan_name else None


def _agencies(known: Registers, here: Standpoint) -> Iterator[_Entry]:
    for agency in known.book.agencies.agencies:
        title = agency_title(agency, here) if agency.stands_in(here.locality) is not False else None
        if title is None:
            continue
        forms = [title, *(here.placed(form) or "" for form in agency.forms)]
        steps = abs(agency.level.depth - here.level.depth)
        detail = LEVEL_WORDS[agency.ranks_as or agency.level]
        yield _entry(title, detail, forms, (steps, agency.rank), agency=agency)


def _groups(known: Registers, here: Standpoint) -> Iterator[_Entry]:
    for number, group in enumerate(known.groups_for(here)):
        yield _entry(group.name, "nhóm", [group.name], (number, 0), group=group)


def _entry(
    title: str,
    detail: str,
    forms: Sequence[str],
    order: tuple[int, int],
    agency: Agency | None = None,
    group: RecipientGroup | None = None,
) -> _Entry:
    known = [form for form in dict.fromkeys(forms) if form]
    words = tuple(tuple(plain_words(form).split()) for form in known)
    return _Entry(title, detail, words, tuple(map(name_key, known)), order, agency, group)


def _unlike(entries: Iterator[_Entry]) -> Iterator[_Entry]:
    """Of bodies of one name the nearest one."""
    seen: dict[str, _Entry] = {}
    for entry in entries:
        key = word_key(entry.title)
        if key not in seen or entry.order < seen[key].order:
            seen[key] = entry
    return iter(seen.values())


def _by_score(scored: tuple[int, _Entry]) -> tuple[int, bool, tuple[int, int]]:
    score, entry = scored
    return score, entry.group is not None, entry.order


def _score(entry: _Entry, typed: Sequence[str], key: Key) -> int:
    """How far the typed words are from the entry; 0 is its very name."""
    best = min((_word_score(words, typed) for words in entry.words), default=_NEVER)
    return min(best, min((_key_score(own, key) for own in entry.keys), default=_NEVER))


def _word_score(words: Sequence[str], typed: Sequence[str]) -> int:
    joined, given = " ".join(words), " ".join(typed)
    if joined == given:
        return 0
    if joined.startswith(given):
        return 2
    if len(typed) == 1 and len(given) > 1:
        initials = "".join(word[0] for word in words)
        if initials == given:
            return 1
        if initials.startswith(given):
            return 3
    if _in_order(words, typed):
        return 4
    return 5 if all(any(word.startswith(one) for word in words) for one in typed) else _NEVER


def _key_score(own: Key, key: Key) -> int:
    """The words with their abbreviations taken for the same: `ubkt` is `Uỷ ban kiểm tra`."""
    if not key:
        return _NEVER
    if own == key:
        return 1
    if own[: len(key)] == key:
        return 3
    rest = iter(own)
    return 4 if all(one in rest for one in key) else _NEVER


def _in_order(words: Sequence[str], typed: Sequence[str]) -> bool:
    rest = iter(words)
    return all(any(word.startswith(one) for word in rest) for one in typed)
