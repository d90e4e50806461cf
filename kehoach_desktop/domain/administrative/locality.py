"""Where an office sits, as far as its letterhead tells, and the words of the place that follow from it.

The two lines of the head name the province (`ĐẢNG BỘ TỈNH LÂM ĐỒNG`, `TỈNH UỶ ĐIỆN BIÊN`) and the commune (`ĐẢNG UỶ XÃ
VẠN PHÚC ĐÔNG`, `UỶ BAN NHÂN DÂN PHƯỜNG BA ĐÌNH`). What they do not tell stays None; a proper name is never guessed.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..vietnamese import nfc, word_key
from .names import HOLE
from .provinces import COMMITTEES, Province
from .units import UnitKind

T = TypeVar("T")
Toned = Callable[[str], str]

_TO_PROVINCE = re.compile(
    r"(?<!\w)(?:tỉnh(?: (?:uỷ|ủy|đoàn))?|(?P<city>thành (?:uỷ|ủy|đoàn|phố)|tp\.?))(?!\w)", re.IGNORECASE
)
_TO_COMMUNE = re.compile(
    r"""
    (?<!\w) (?P<kind>
        (?<!thị[ ]) (?<!tác[ ]) xã (?![ ]hội)   # not the xã of thị xã, hợp tác xã, xã hội
        | (?:(?<=uỷ[ ]) | (?<=ủy[ ]) | (?<=bộ[ ]) | (?<=dân[ ])) xã   # there are communes called Hội …
        | phường | đặc[ ]khu | thị[ ]trấn
    ) (?!\w)
    [ ]? (?P<name>[^\n,;()]*?)
    (?=$ | [\n,;()] | [ –-]+(?:tỉnh|thành[ ]phố)(?!\w))   # up to the end of the line, a comma or the province
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMMITTEE_OF_UNIT = re.compile(
    r"đảng (?:bộ|uỷ|ủy) (?:(?P<block>(?:uỷ|ủy) ban nhân dân|các cơ quan đảng|quân sự|công an) "
    r"(?P<kind>tỉnh|thành phố|xã|phường|đặc khu)|(?P<unit>xã|phường|đặc khu))(?!\w)",
    re.IGNORECASE,
)
_COMMITTEE_OF_PROVINCE = re.compile(
    r"(?:tỉnh (?:uỷ|ủy)|thành (?:uỷ|ủy)|đảng bộ (?:tỉnh|thành phố|tp\.?))(?!\w)", re.IGNORECASE
)
_BLOCKS = {word_key(name): name for name in ("Uỷ ban nhân dân", "các cơ quan Đảng", "Quân sự", "Công an")}
_SPACES = re.compile(r"[^\S\n]+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Locality:
    """The province with what it is on the plan's day, and the commune; None is what the letterhead does not tell.

    `superior` is the committee above, as lists call it: `Đảng uỷ xã`.
    """

    province: Province | None = None
    province_kind: UnitKind | None = None
    commune: str | None = None
    commune_kind: UnitKind | None = None
    superior: str | None = None


def locality_of(
    parent_body: str | None,
    issuing_body: str | None,
    provinces: Sequence[Province],
    on: datetime.date,
    given: Province | None = None,
) -> Locality:
    """What the two head lines tell. The upper one counts first: it names the unit that the lower one is part of.

    `given` is the province that the clerk names where the head does not: that of a commune's Uỷ ban nhân dân.
    """
    lines = _lines(parent_body, issuing_body)
    found, told = _first_named(found for line in lines for found in _provinces_told(line, provinces))
    commune, commune_kind = _first_named(found for line in lines for found in _communes_told(line))
    province = found or (given if told is None else None)
    kind = (province.kind(on) if province else None) or told
    return Locality(province, kind, commune, commune_kind, _superior(parent_body, kind))


def _lines(*heads: str | None) -> list[str]:
    return [_SPACES.sub(" ", nfc(line)) for line in heads if line]


def _superior(parent_body: str | None, province_kind: UnitKind | None) -> str | None:
    """The committee that the upper line names, as lists call it: `Đảng uỷ xã`, `Tỉnh uỷ`. Other lines tell nothing
    that could be written in small letters."""
    line = " ".join(nfc(parent_body or "").split())
    if (match := _COMMITTEE_OF_UNIT.match(line)) is None:
        return COMMITTEES[province_kind] if province_kind and _COMMITTEE_OF_PROVINCE.match(line) else None
    block = _BLOCKS[word_key(match["block"])] + " " if match["block"] else ""
    return f"Đảng uỷ {block}{(match['kind'] or match['unit']).lower()}"


def head_contradictions(
    parent_body: str | None, issuing_body: str | None, provinces: Sequence[Province], on: datetime.date
) -> Iterator[tuple[str, Province, UnitKind]]:
    """The head lines that call a province what it is not on that day: the line, the province, what it is."""
    for line in _lines(parent_body, issuing_body):
        for province, told in _provinces_told(line, provinces):
            kind = province.kind(on) if province else None
            if province and kind and kind is not told:
                yield " ".join(line.split()), province, kind


def _first_named(told: Iterable[tuple[T | None, UnitKind]]) -> tuple[T | None, UnitKind | None]:
    """The first that has a name; without any, the first kind alone (`BAN TỔ CHỨC TỈNH UỶ`)."""
    bare: UnitKind | None = None
    for name, kind in told:
        if name is not None:
            return name, kind
        bare = bare or kind
    return None, bare


def _provinces_told(line: str, provinces: Sequence[Province]) -> Iterator[tuple[Province | None, UnitKind]]:
    for match in _TO_PROVINCE.finditer(line):
        kind = UnitKind.CITY if match["city"] else UnitKind.PROVINCE
        rest = word_key(line[match.end() :])
        province = next((one for one in provinces if _begins_with(rest, word_key(one.name))), None)
        # Until 30/6/2025 there were cities below a province, some with its name: “thành phố” tells only of those that
        # have been centrally run. A province of another name was merged into one of today: its kind is told, no more.
        been_city = province and any(one.kind is UnitKind.CITY for one in province.kinds)
        if kind is UnitKind.PROVINCE or been_city or not rest:
            yield province, kind


def _begins_with(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()


def _communes_told(line: str) -> Iterator[tuple[str | None, UnitKind]]:
    for match in _TO_COMMUNE.finditer(line):
        yield _proper(match["name"]) or None, UnitKind(match["kind"].lower())


def _proper(name: str) -> str:
    """A name from capitals: `VẠN PHÚC ĐÔNG` is `Vạn Phúc Đông`, `B'LAO` is `B'Lao`. Mixed case is taken as it is."""
    if name.isupper() or name.islower():
        name = _LETTERS.sub(lambda match: match.group().capitalize(), name)
    return name.strip()


# Words of the place, which texts name in holes (`{cap_xa}`), and what they are called while unknown.
PLACE_WORDS = {
    "tu": "Tỉnh uỷ (Thành uỷ)",
    "cap_tinh": "tỉnh (thành phố)",
    "tinh": "tên tỉnh, thành phố",
    "cap_xa": "xã (phường, đặc khu)",
    "xa": "tên xã, phường, đặc khu",
    "cap_tren": "Đảng uỷ cấp trên",
}
_PROPER_NAMES = ("tinh", "xa")
# `Thành phố Hồ Chí Minh` is a name with its kind, so the word for the kind before it falls away.
_KIND_BEFORE_NAME = re.compile(r"(?<!\\)\{cap_tinh(?:\.\w+)?\} (?=\{tinh[.}])")


def place_words(locality: Locality, toned: Toned = str) -> dict[str, str]:
    """The words of the place; what the letterhead does not tell is not among them.

    `toned` puts our own words into the tone style of the house; the name of the commune is the clerk's.
    """
    kind, province = locality.province_kind, locality.province
    ours = {
        "tu": COMMITTEES[kind] if kind else None,
        "cap_tinh": kind,
        "tinh": province.own_name if province else None,
        "cap_xa": locality.commune_kind,
        "cap_tren": locality.superior,
    }
    words = {key: toned(str(word)) for key, word in ours.items() if word}
    return words | ({"xa": locality.commune} if locality.commune else {})


def with_kind_once(text: str, words: Mapping[str, str]) -> str:
    """`text` without the holes for the kind of the province where `words` have a name that holds it."""
    kind, name = words.get("cap_tinh"), words.get("tinh", "")
    return _KIND_BEFORE_NAME.sub("", text) if kind and name.lower().startswith(f"{kind} ") else text


def with_place(text: str, locality: Locality, toned: Toned = str) -> str | None:
    """`text` with its holes filled, or None where one of them needs what nobody has told."""
    return _filled(text, place_words(locality, toned))


def blank_name(text: str, locality: Locality, toned: Toned = str) -> str | None:
    """What to call a line whose place is not known: `UBND tỉnh (thành phố)`; None where a proper name is missing."""
    unknown = {key: toned(name) for key, name in PLACE_WORDS.items() if key not in _PROPER_NAMES}
    return _filled(text, unknown | place_words(locality, toned))


def _filled(text: str, words: Mapping[str, str]) -> str | None:
    text = with_kind_once(text, words)
    return HOLE.sub(lambda hole: words[hole[1]], text) if words.keys() >= set(HOLE.findall(text)) else None
