"""Headings that name the body whose duties stand below."""

from dataclasses import dataclass

from . import vocabulary as known
from .bodies import Bodies
from .dated_phrases import dated_phrases
from .heads import head_length
from .names import names_at
from .words import Phrases, words_of

_MOST_OF_NAME = 14  # words
# Offices that are verbs as well, alone in a heading among those of other bodies.
_JOBS = Phrases(
    ("bảo vệ", "bảo vệ nhà trường", "bảo vệ trường", "bảo vệ cơ quan", "bảo vệ trụ sở", "nấu ăn", "cấp dưỡng",
     "lái xe", "quản lý học sinh", "quản lý nội trú", "phục vụ", "tạp vụ")
)  # fmt: skip

# `Phòng Kinh tế có trách nhiệm:` heads the dashes below.
_HAS_DUTIES = Phrases(
    ("có trách nhiệm", "có nhiệm vụ", "có các nhiệm vụ", "chịu trách nhiệm", "thực hiện", "thực hiện các nhiệm vụ",
     "thực hiện các nhiệm vụ sau", "có trách nhiệm thực hiện", "có các nhiệm vụ sau", "chủ trì", "chủ trì thực hiện")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """Whose heading stands above, how deep, and who helps in all that stands below it."""

    depth: int
    leads: tuple[str, ...]
    supporting: tuple[str, ...] = ()


NO_UNIT = Unit(0, ())


def unit_of(text: str, bodies: Bodies) -> tuple[str, ...]:
    """The bodies that a heading names, where it names nothing else."""
    words = words_of(text)
    giving = known.GIVING.at(words, 0)
    names = names_at(words, giving, bodies)
    if names is None:
        return ()
    end = names.end + (_HAS_DUTIES.at(words, names.end) if words.keys[-1] == ":" else 0)
    if any(words.is_word(at) for at in range(end, len(words))):
        return ()
    return tuple(words.slice(name.start, name.end) for name in names.names)


def named_by_place(text: str, *, is_beside_unit: bool) -> tuple[str, ...]:
    """A heading over duties in the part that says who does what: a body whose name goes on in words that names mostly
    do not have (`Phòng … về trật tự xã hội`), or among headings of bodies one that nobody knows (`Y tế trường học`)."""
    name = " ".join(text.split()).strip(" :*")
    words = words_of(name)
    if not words or len(words) > _MOST_OF_NAME or dated_phrases(name) or any(key in ";.:" for key in words.keys):
        return ()
    if is_beside_unit and _JOBS.at(words, 0) == len(words):
        return (name,)
    if known.VERBS.at(words, 0) or known.MATTERS.at(words, 0) or known.NO_DUTY.at(words, 0):
        head = head_length(words, 0, is_counted=False)
        if not head or known.VERBS.at(words, 0) >= head:
            return ()
        return (name,) if words.capitals[head : head + 1] == (True,) else ()
    names = names_at(words, 0)
    is_body = names is not None and not names.names[0].is_vague and words.key(names.end) in ("về", "theo", "phụ", "(")
    return (name,) if is_body or is_beside_unit else ()


def begins_with_names(text: str, bodies: Bodies) -> tuple[str, ...]:
    """`Đảng uỷ UBND tỉnh (Sở Công Thương tham mưu); hoàn thành …`: who, and no verb behind."""
    words = words_of(text)
    names = names_at(words, 0, bodies)
    if names is None or words.key(names.end) not in (",", ";", ".", "-", ""):
        return ()
    return tuple(words.slice(name.start, name.end) for name in names.names)
