"""Headings that name the body whose duties stand below."""

from dataclasses import dataclass

from . import vocabulary as known
from .bodies import Bodies
from .names import names_at
from .words import Phrases, words_of

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


def begins_with_names(text: str, bodies: Bodies) -> tuple[str, ...]:
    """`Đảng uỷ UBND tỉnh (Sở Công Thương tham mưu); hoàn thành …`: who, and no verb behind."""
    words = words_of(text)
    names = names_at(words, 0, bodies)
    if names is None or words.key(names.end) not in (",", ";", ".", "-", ""):
        return ()
    return tuple(words.slice(name.start, name.end) for name in names.names)
