"""Names of bodies from capitals into running text: `ĐẢNG UỶ XÃ VẠN PHÚC` is `Đảng uỷ xã Vạn Phúc`.

The letterhead stores capitals; an annex names the same body in a sentence. What the words of an office are and how they
are written is known (style-vi: `Đảng uỷ xã …`, `Ban Thường vụ`, `Uỷ ban nhân dân`); all other words are proper names.
"""

from collections.abc import Sequence

from .vietnamese import ToneStyle, capitalized, nfc, with_tone_style

_KNOWN = (
    "Đảng bộ", "Đảng uỷ", "Tỉnh uỷ", "Thành uỷ", "Chi bộ", "Chi uỷ", "Huyện uỷ", "Quận uỷ", "Thị uỷ",
    "Quân uỷ", "Ban Chấp hành", "Ban Thường vụ", "Bộ Chính trị", "Ban Bí thư", "Thường trực", "Ban Chỉ đạo", "Tiểu ban",
    "Hội đồng nhân dân", "Uỷ ban nhân dân", "Uỷ ban Kiểm tra", "Văn phòng", "Ban Tổ chức",
    "Ban Tuyên giáo và Dân vận", "Ban Nội chính", "Ban Xây dựng Đảng", "Trung tâm Chính trị",
    "Mặt trận Tổ quốc", "các cơ quan Đảng", "các cơ quan", "Khối", "Quân sự", "Công an", "Biên phòng", "Sở",
    "Phòng", "Ban", "Cục", "Vụ", "Bộ", "tỉnh", "thành phố", "xã", "phường", "đặc khu", "thôn", "tổ dân phố",
    "khu phố", "ấp", "bản", "trường", "Xã hội", "Trung học phổ thông", "THPT", "THCS", "Tiểu học", "Mầm non", "và",
    "của", "về", "Trung ương", "Việt Nam", "UBND", "HĐND", "MTTQ",
)  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    return tuple(with_tone_style(nfc(text), ToneStyle.LAST_VOWEL).casefold().split())


_SPELLINGS = {_words(name): name for name in _KNOWN}
_LONGEST = max(map(len, _SPELLINGS))
_UNITS = {"tỉnh", "thành phố", "xã", "phường", "đặc khu"}
_JOINING = {"và", "của", "về"}
_PLACES = _UNITS | {"thôn", "tổ dân phố", "khu phố", "ấp", "bản"}


def in_sentence(name: str) -> str:
    """`name` as a sentence writes it. A name that is not in capitals is taken as it stands.

    After the word for a place stands its proper name: the trường of xã Xuân Trường is no school.
    """
    words = name.split()
    if not name.isupper():
        return " ".join(words)
    spelled: list[str] = []
    names_a_place = False
    while words:
        taken = _taken(words, names_a_place)
        known = _SPELLINGS.get(_words(" ".join(words[:taken])))
        spelled.append(_spelled(words[: taken or 1], known))
        names_a_place = known in _PLACES or (names_a_place and known is None)
        del words[: taken or 1]
    return capitalized(" ".join(spelled))


def _taken(words: Sequence[str], names_a_place: bool) -> int:
    """How many words make the longest known name here; 0 where a proper name stands."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        known = _SPELLINGS.get(_words(" ".join(words[:length])))
        if known == "Xã hội" and _is_name(words[length:]):
            continue  # the commune of Hội An
        if known and (length > 1 or known in _UNITS | _JOINING or not names_a_place):
            return length
    return 0


def _is_name(words: Sequence[str]) -> bool:
    return bool(words) and words[0][0].isalpha() and not _taken(words, names_a_place=False)


def inner_joints(words: Sequence[str]) -> set[int]:
    """The places inside known names of several words, where a line had better not break: before `nhân` of
    `Uỷ ban nhân dân`."""
    joints: set[int] = set()
    for start in range(len(words)):
        for length in range(2, min(_LONGEST, len(words) - start) + 1):
            if _words(" ".join(words[start : start + length])) in _SPELLINGS:
                joints.update(range(start + 1, start + length))
    return joints


def _spelled(words: Sequence[str], known: str | None) -> str:
    """The known words in their own letters (the tone style stays as it came), any other word as a name."""
    if known is None:
        return words[0] if words[0].isdigit() else words[0].capitalize()
    upper = " ".join(words)
    return "".join(char if pattern.isupper() else char.lower() for char, pattern in zip(upper, known, strict=True))
