"""Names of bodies and persons in a text: where one begins, how far it goes, and lists of them.

A name begins with a head (`Ban`, `Sở`, `Chi bộ`, `đồng chí`) or with a body of the address book. Words with a capital
go on it, and words in small letters that names are made of; a verb ends it. After `các`, and after nouns for many,
further nouns belong to the same name (`các sở, ban, ngành`), a new `các` or a proper name begins the next one.
"""

from dataclasses import dataclass

from . import vocabulary as known
from .bodies import NO_BODIES, Bodies
from .heads import head_length, is_open, is_row_of_nouns, needs_more
from .name_ends import COUNTED, after_brackets, is_next_unit, is_vague, is_verb_first, over_number, says_about_what
from .name_words import PIECES as _PIECES
from .offices import is_called, is_double_office, is_next_person, is_of_person, position
from .records import Name, NameList
from .words import Phrases, Words

_MOST_AHEAD = 6  # words in small letters that may stand between a name and its verb: `Ban Quản lý rừng phòng hộ …`
_APPOSED = Phrases(
    ("cơ quan thường trực", "cơ quan chủ trì", "đơn vị thường trực", "đơn vị chủ trì", "bộ phận thường trực",
     "cơ quan đầu mối", "đơn vị đầu mối")
)  # fmt: skip
_MOST_OF_FIELDS = 8
_LEVELS = Phrases(("mầm non", "mẫu giáo", "tiểu học", "trung học", "phổ thông", "cao đẳng", "đại học"))
_MOST_WITHIN = 3  # names within a name
# Behind `tại` these begin a document or a meeting, no place.
_PAPERS = {"phụ", "kế", "nghị", "hội", "mục", "điểm", "điều", "kỳ", "chương", "quyết", "chỉ", "kết", "công", "thông"}
_FRONT = ("mặt trận", "mttq", "mttqvn", "ubmttq", "ubmttqvn")
_OF_FRONT = ("tổ chức", "đoàn thể", "tcct", "hội", "tccthx", "tổ chức ct")
_MADE_OF_VERBS = {"trung", "ban", "quỹ", "công"}
_UNITS = {"tỉnh", "xã", "phường", "huyện", "thành", "đặc", "khu", "thôn", "ấp"}
_LISTED_BY_FIELD = {"trường", "sở"}  # `các trường Mầm non, Tiểu học, THCS`
_LISTED = {"sở", "phòng", "ban", "ngành", "bộ", "hội"}
_FIELD_HEADS = {"sở", "phòng", "ban", "bộ", "trung", "vụ", "cục"}


def names_at(words: Words, at: int, bodies: Bodies = NO_BODIES, *, joints: str = ",;/") -> NameList | None:
    """The names that stand in a row from word `at` on; None where none begins there."""
    found: list[Name] = []
    while name := name_at(words, at, bodies):
        found.append(name)
        end = _behind_apposition(words, after_brackets(words, name.end), bodies)
        joint = _joint(words, end, joints)
        if joint == end or not _begins_name(words, joint, bodies):
            return NameList(tuple(found), end)
        at = joint
    return NameList(tuple(found), after_brackets(words, found[-1].end)) if found else None


def _behind_apposition(words: Words, at: int, bodies: Bodies) -> int:
    """`Ban Xây dựng Đảng, cơ quan thường trực Ban Chỉ đạo, chịu trách nhiệm …`: what a body is, no further body."""
    if words.key(at) != "," or not _APPOSED.at(words, at + 1) or words.capitals[at + 1]:
        return at
    what = name_at(words, at + 1, bodies)
    return what.end + (words.key(what.end) == ",") if what else at


def name_at(words: Words, at: int, bodies: Bodies = NO_BODIES, *, within: int = 0) -> Name | None:
    """The name that begins at word `at`; `within` so many others that it stands in: `Văn phòng của Ban … của …`."""
    if not words.is_word(at):
        return None
    counted = known.QUANTIFIERS.at(words, at)
    first = at + counted
    book = bodies.at(words, at)
    is_row = is_row_of_nouns(words, first)
    head = head_length(words, first, is_counted=bool(counted) or is_row)
    if not book and not head:
        return None
    named = first + head
    end = max(at + book, named)
    is_one = named < len(words) and words.capitals[named] and needs_more(words, first, head)  # `Trung tâm Xúc tiến …`
    is_many = bool(counted) or is_row or (named == end and not is_one and known.MANY.at(words, first) == head)
    is_whole = bool(book or counted or is_row)
    is_strict = named == end and known.STRICT.at(words, first) == head
    if is_strict and not is_open(words, end) and (not is_whole or is_verb_first(words, first, head)):
        return None
    tail = _Tail(words, bodies, first, is_many, within)
    if named == end and not is_whole and needs_more(words, first, head):
        end += tail.own_word(end)
        if end == named:
            return None
    end = tail.end(end)
    if end == named and not book and is_called(words, first):
        return None  # `đồng chí …………`: nobody is named
    is_person = bool(known.PERSONS.at(words, first)) and not book
    means_nobody = is_vague(
        words, first, end, is_named=at + book > named, is_counted=words.key(at) in ("các", "toàn", "tất")
    )
    return Name(at, end, means_nobody, is_person)


def _joint(words: Words, at: int, joints: str) -> int:
    """The word behind what joins two names: a comma, `và`, `cùng`, `, và`; `at` where nothing does."""
    end = at
    if words.key(end) and words.key(end) in joints:
        end += 1
    if words.key(end) in ("và", "hoặc", "cùng", "&"):
        end += 2 if words.key(end) == "cùng" and words.key(end + 1) == "với" else 1
    return end


def _begins_name(words: Words, at: int, bodies: Bodies) -> bool:
    return name_at(words, at, bodies) is not None and (
        not known.VERBS.at(words, at) or _is_capital_head(words, at, bodies)
    )


def _is_capital_head(words: Words, at: int, bodies: Bodies) -> bool:
    return words.capitals[at] or bool(bodies.at(words, at))


@dataclass(slots=True)
class _Tail:
    """Goes on a name word by word."""

    words: Words
    bodies: Bodies
    first: int
    is_many: bool
    within: int = 0
    is_listed: bool = False

    def end(self, at: int) -> int:
        while at < len(self.words) and (step := self._step(at)):
            at += step
        return at

    def own_word(self, at: int) -> int:
        """The first word of its own that a name has: `Sở` is none without it."""
        if not self.words.is_word(at):
            return 0
        if self.words.key(at).isdigit():
            return 1
        return self._capital(at) if self.words.capitals[at] else _PIECES.at(self.words, at) or self._unknown(at)

    def _unknown(self, at: int) -> int:
        """`Ban cán sự lớp: …`, `Hội đồng nghĩa vụ quân sự xã …`: words in small letters behind a head with a capital,
        up to a colon, to `chủ trì` or to a unit of the country."""
        words = self.words
        if not words.capitals[self.first]:
            return 0
        for end in range(at, min(at + _MOST_AHEAD, len(words))):
            if (words.key(end) == ":" or (words.key(end) == "(" and end > at)) or (
                end > at and words.keys[end : end + 2] == ("chủ", "trì")
            ):
                return end - at
            if end > at and words.key(end) in _UNITS and self._is_place(end):
                return end - at
            if not words.is_small(end) or known.NO_DUTY.at(words, end):
                return 0
        return 0

    def _step(self, at: int) -> int:
        words, key = self.words, self.words.key(at)
        if key in (",", "và", "hoặc", "&"):
            return self._over_joint(at)
        if key == "-":
            return self._over_dash(at)
        if key == ":":
            return self._over_colon(at)
        if key in "/.&+":
            return 2 if words.is_glued(at) and words.is_glued(at + 1) and words.is_word(at + 1) else 0
        if not words.is_word(at):
            return 0
        if key.isdigit():
            return 0 if words.key(at + 1) in COUNTED else 1
        return self._capital(at) if words.capitals[at] else self._small(at)

    def _capital(self, at: int) -> int:
        """`Vạn`, `Tuyên giáo`: a word with a capital, with the second half of its pair in small letters."""
        words = self.words
        length = max(_PIECES.at(words, at), self.bodies.at(words, at), 1)
        behind = at + length
        is_short = words.ends[at] - words.starts[at] > 1 and words.text[words.starts[at] : words.ends[at]].isupper()
        if length == 1 and is_short and not words.text.isupper():
            return 1  # `BXDĐ đồng chủ trì`
        if length == 1 and is_of_person(self.words, self.first, at):
            return 1
        is_pair = length == 1 and words.is_small(behind) and not known.NO_DUTY.at(words, behind)
        if is_pair and not (self._ends(behind) or _PIECES.at(words, behind) or known.QUANTIFIERS.at(words, behind)):
            return 2
        return length

    def _small(self, at: int) -> int:
        words = self.words
        if says_about_what(words, at):
            return 0
        if words.key(at) == "tại" and not self._is_at_a_place(at):
            return 0
        if (counted := known.QUANTIFIERS.at(words, at)) and words.key(at + counted) != "cấp":
            return self._over_many(at, counted)
        if words.key(at) == "của" or (words.key(at) == "trong" and known.PERSONS.at(words, self.first)):
            return self._over_of(at)
        piece, verb = _PIECES.at(words, at), known.VERBS.at(words, at)
        if piece > verb or (piece and self.is_many and words.key(at) == "được" and self._ends(at + piece)):
            return piece  # `đảng viên được phân công đọc tài liệu`: which of the many
        if piece and self._is_of_name(at, piece):
            return piece
        return 0 if verb or known.NO_DUTY.at(words, at) else self._ahead(at)

    def _is_at_a_place(self, at: int) -> bool:
        """`Văn phòng đại diện tại Hà Nội`, not `… tại kỳ họp`, `… tại Phụ lục`; `tại địa bàn` is a piece of its own."""
        words = self.words
        is_named = words.is_word(at + 1) and words.capitals[at + 1] and words.key(at + 1) not in _PAPERS
        return is_named or _PIECES.at(words, at) > 1

    def _is_of_name(self, at: int, piece: int) -> bool:
        """`Trung tâm Xúc tiến đầu tư và Hỗ trợ doanh nghiệp`, `… đầu tư tỉnh chủ trì`: made of verbs."""
        words, behind = self.words, at + piece
        if words.keys[self.first] not in _MADE_OF_VERBS:
            return False
        is_joined = words.key(behind) == "và" and words.is_word(behind + 1) and words.capitals[behind + 1]
        is_joined = is_joined or (words.key(behind) == "," and self._over_small_fields(behind, behind + 1) > 0)
        return is_joined or (words.key(behind) in _UNITS and known.VERBS.at(words, behind + 1) > 0)

    def _ends(self, at: int) -> bool:
        return known.VERBS.at(self.words, at) > _PIECES.at(self.words, at)

    def _acts(self, at: int) -> bool:
        return self._ends(at) or self.words.keys[at : at + 2] == ("chủ", "trì")

    def _over_many(self, at: int, counted: int) -> int:
        """`UBND các xã, phường`: the name is one for many from there on."""
        noun = max(known.MANY.at(self.words, at + counted), known.HEADS.at(self.words, at + counted))
        if not noun:
            return 0
        self.is_many = True
        return counted + noun

    def _over_of(self, at: int) -> int:
        if self.within == _MOST_WITHIN:
            return 0
        inner = name_at(self.words, at + 1, self.bodies, within=self.within + 1)
        return inner.end - at if inner else 0

    def _over_dash(self, at: int) -> int:
        """`Văn hoá - Xã hội`, `Chi bộ Dược - Trang thiết bị`, `TCCT-XH`."""
        words = self.words
        if not words.is_word(at + 1):
            return 0
        if words.capitals[at + 1] or (piece := _PIECES.at(words, at + 1)):
            return 1 + (self._capital(at + 1) if words.capitals[at + 1] else piece)
        return 0

    def _over_joint(self, at: int) -> int:
        """A comma or `và` inside a name; what begins a name of its own ends this one."""
        words, behind = self.words, at + 1
        if known.QUANTIFIERS.at(words, behind):
            return self._over_front(at, behind)
        if not words.is_word(behind):
            return 0
        if words.key(at - 1).isdigit() and (more := over_number(self.words, behind)):
            return 1 + more
        if is_next_unit(self.words, at, behind, self.bodies):
            self.is_many = True
            return 1 + known.MANY.at(words, behind)
        if is_next_person(self.words, self.first, at, behind):
            return 0
        if self.is_many and not words.capitals[behind]:
            return self._over_noun(behind)
        if is_double_office(self.words, self.first, at, behind):
            return 1
        if (
            is_called(words, self.first)
            and known.PERSONS.at(words, self.first)
            and (office := position(words, at, behind))
        ):
            return 1 + office
        is_head = known.HEADS.at(words, behind) > known.NO_BODY.at(words, behind)  # `Khoa học và Công nghệ` is a field
        if words.capitals[behind] and not is_head and not self.bodies.at(words, behind):
            return self._over_field(at, behind)
        return self._over_small_fields(at, behind)

    def _over_small_fields(self, at: int, behind: int) -> int:
        """`Trung tâm Xúc tiến đầu tư, thương mại và du lịch chủ trì`: fields in small letters up to the verb."""
        words = self.words
        is_last = words.key(at) == "và"
        if words.keys[self.first] not in _FIELD_HEADS or self._ends(behind):
            return 0
        for end in range(behind, min(behind + _MOST_OF_FIELDS, len(words))):
            if words.key(end) in ("và", ","):
                is_last = is_last or words.key(end) == "và"
            elif end > behind and self._closes_fields(end, is_last=is_last):
                return end - at
            elif self._is_beyond(end):
                return 0
        return 0

    def _is_beyond(self, at: int) -> bool:
        """Whether the word at `at` can be no field: another body, a verb, a word that ends names."""
        words = self.words
        is_body = known.HEADS.at(words, at) > known.NO_BODY.at(words, at)
        return not words.is_small(at) or is_body or known.NO_DUTY.at(words, at) > 0 or self._ends(at)

    def _closes_fields(self, at: int, *, is_last: bool) -> bool:
        if self.words.key(at) == ":" or (self.words.key(at) in _UNITS and self._is_place(at)):
            return True
        return is_last and self.words.key(at - 1) != "và" and self._acts(at)

    def _over_colon(self, at: int) -> int:
        """`các Sở: Nội vụ, Tài chính`: what they are for follows, not what they must do."""
        words, behind = self.words, at + 1
        if (
            not self.is_many
            or words.key(at - 1) not in _LISTED
            or not words.is_word(behind)
            or not words.capitals[behind]
        ):
            return 0
        verb = known.VERBS.at(words, behind)
        if verb and not (
            words.key(behind + verb) == "," and words.is_word(behind + verb + 1) and words.capitals[behind + verb + 1]
        ):
            return 0
        self.is_listed = True
        return 1 + self._capital(behind)

    def _over_front(self, at: int, behind: int) -> int:
        """`Mặt trận Tổ quốc … và các tổ chức chính trị - xã hội` is one name in every list of recipients."""
        own = " ".join(self.words.keys[self.first : at])
        many = behind + known.QUANTIFIERS.at(self.words, behind)
        others = " ".join(self.words.keys[many : many + 2])
        if self.words.key(at) == "và" and any(one in own for one in _FRONT) and others.startswith(_OF_FRONT):
            return many - at + max(known.MANY.at(self.words, many), 1)
        return 0

    def _over_noun(self, behind: int) -> int:
        noun = known.MANY.at(self.words, behind)
        is_level = self.words.key(self.first) == "trường" and _LEVELS.at(self.words, behind) > 0
        piece = _PIECES.at(self.words, behind) if is_level or self.words.key(behind) == "giúp" else 0
        length = max(noun, piece)
        return 1 + length if length and known.VERBS.at(self.words, behind) <= length else 0

    def _over_field(self, at: int, behind: int) -> int:
        """`Sở Văn hoá, Thể thao và Du lịch`, `Ban Tuyên giáo và Dân vận`."""
        words = self.words
        is_counted = words.key(self.first - 1) in ("các", "những")
        if self.is_listed or (is_counted and words.keys[self.first] in _LISTED_BY_FIELD):
            return 1 + self._capital(behind)
        if words.keys[self.first] not in _FIELD_HEADS and words.key(at) == ",":
            return 0
        length = max(_PIECES.at(words, behind), 1)
        if (
            length == 1
            and words.is_small(behind + length)
            and not self._ends(behind + length)
            and not _PIECES.at(words, behind + length)
        ):
            length += 1
        if (
            words.key(at) == ","
            and words.key(behind + length) not in ("và", ",")
            and not self._is_last(behind + length)
        ):
            return 0
        return 1 + length

    def _is_last(self, at: int) -> bool:
        """Whether but pieces of the name follow, up to a colon or the end: the heading of a department."""
        while piece := _PIECES.at(self.words, at):
            at += piece
        return at >= len(self.words) or self.words.key(at) == ":"

    def _ahead(self, at: int) -> int:
        """Unknown words up to a verb not far away belong to the name; without a verb they are what must be done."""
        words = self.words
        for end in range(at + 1, min(at + _MOST_AHEAD, len(words))):
            if not words.is_small(end):
                return end - at if self._closes(end) else 0
            if self._ends(end):
                return 0
            if (known.NO_DUTY.at(words, end) and words.key(end) != "và") or known.QUANTIFIERS.at(words, end):
                return 0
            if words.key(end) == "chủ" and words.key(end + 1) == "trì":
                return end - at
            if words.key(end) in _UNITS and self._is_place(end):
                return end - at
        return 0

    def _closes(self, at: int) -> bool:
        """Whether the mark at `at` comes behind a name: a colon, a bracket, or a comma before the next body."""
        words = self.words
        if not words.capitals[self.first]:
            return False
        is_next = words.key(at) == "," and words.is_word(at + 1) and words.capitals[at + 1]
        return words.key(at) in (":", "(") or (is_next and known.HEADS.at(words, at + 1) > 0)

    def _is_place(self, at: int) -> bool:
        """`… tỉnh tiếp tục`, `… xã Vạn Phúc`: a unit of the country that closes a name."""
        words = self.words
        behind = at + (2 if words.key(at) in ("thành", "đặc", "khu") else 1)
        return behind >= len(words) or not words.is_word(behind) or words.capitals[behind] or self._ends(behind)
