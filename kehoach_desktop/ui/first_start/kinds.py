"""The kinds of offices that write plans: side and level, what to suggest, and who usually signs.

Positions and what stands above them come from the ruleset, by the blocks that a body of such a name signs with.
"""

from dataclasses import dataclass

from ...domain.format_standard import Ruleset, Side
from ...domain.format_standard.ruleset import SigningBlockRule
from ...domain.signing import blocks_of
from ...domain.templates.template import Level
from ...domain.vietnamese import same_words


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """`template` shows what the plans of such an office look like; `heads` are the positions to suggest first.

    `signs_like` names bodies of the ruleset, the example's where it is empty.
    """

    id: str
    label: str
    side: Side
    level: Level
    example: str
    template: str
    heads: tuple[str, ...]
    deputies: tuple[str, ...] = ()
    signs_like: tuple[str, ...] = ()


_SECRETARIES = (("BÍ THƯ",), ("PHÓ BÍ THƯ",))

KINDS = (
    OfficeKind(
        "province_committee", "Tỉnh uỷ, thành uỷ", Side.PARTY, Level.PROVINCE, "Tỉnh uỷ Lâm Đồng",
        "dang-tinh-thuc-hien-van-ban-trung-uong",
        *_SECRETARIES, ("Tỉnh uỷ", "Thành uỷ"),
    ),
    OfficeKind(
        "province_board", "Ban, cơ quan của tỉnh uỷ, thành uỷ", Side.PARTY, Level.PROVINCE,
        "Ban Tổ chức Tỉnh uỷ Lâm Đồng",
        "ke-hoach-trong-dang", ("TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"), ("PHÓ TRƯỞNG BAN", "PHÓ CHÁNH VĂN PHÒNG"),
        ("Ban", "Văn phòng"),
    ),
    OfficeKind(
        "commune_committee", "Đảng uỷ xã, phường, đặc khu", Side.PARTY, Level.COMMUNE, "Đảng uỷ xã Suối Ngà",
        "dang-xa-thuc-hien-van-ban-tinh", *_SECRETARIES,
    ),
    OfficeKind(
        "grassroots_committee", "Đảng uỷ cơ sở", Side.PARTY, Level.GRASSROOTS, "Đảng uỷ Bệnh viện Đa khoa khu vực",
        "dang-uy-co-so-thuc-hien-ke-hoach-cap-tren", *_SECRETARIES, ("Đảng uỷ cơ sở",),
    ),
    OfficeKind(
        "cell", "Chi bộ", Side.PARTY, Level.CELL, "Chi bộ Trường Tiểu học Suối Ngà", "chi-bo-sinh-hoat-chuyen-de-nam",
        *_SECRETARIES,
    ),
    OfficeKind(
        "province_government", "Uỷ ban nhân dân tỉnh, thành phố", Side.STATE, Level.PROVINCE,
        "Uỷ ban nhân dân tỉnh Lâm Đồng", "ubnd-tinh", ("CHỦ TỊCH",), ("PHÓ CHỦ TỊCH",),
    ),
    OfficeKind(
        "department", "Sở, ban, ngành cấp tỉnh", Side.STATE, Level.PROVINCE, "Sở Nội vụ tỉnh Lâm Đồng",
        "ke-hoach-trong-nha-nuoc", ("GIÁM ĐỐC",), ("PHÓ GIÁM ĐỐC",),
    ),
    OfficeKind(
        "commune_government", "Uỷ ban nhân dân xã, phường, đặc khu", Side.STATE, Level.COMMUNE,
        "Uỷ ban nhân dân xã Suối Ngà", "ubnd-xa", ("CHỦ TỊCH",), ("PHÓ CHỦ TỊCH",),
    ),
    OfficeKind(
        "commune_department", "Phòng, cơ quan chuyên môn của xã", Side.STATE, Level.COMMUNE, "Phòng Văn hoá - Xã hội",
        "ke-hoach-trong-nha-nuoc", ("TRƯỞNG PHÒNG",), ("PHÓ TRƯỞNG PHÒNG",),
    ),
)  # fmt: skip


def kinds_of(side: Side) -> tuple[OfficeKind, ...]:
    return tuple(kind for kind in KINDS if kind.side is side)


def positions(kind: OfficeKind, rules: Ruleset) -> tuple[str, ...]:
    """The positions that sign for such an office, the head first."""
    known = [position for block in _blocks(kind, rules) for position in block.positions]
    return tuple(dict.fromkeys((*kind.heads, *kind.deputies, *known)))


def authorities(kind: OfficeKind, position: str, rules: Ruleset) -> tuple[str, ...]:
    """What may stand above a position, the usual first; "" where it signs in the office's own name."""
    blocks = _blocks(kind, rules)
    found = [block.authority or "" for block in blocks if any(same_words(one, position) for one in block.positions)]
    return tuple(dict.fromkeys(found))


def _blocks(kind: OfficeKind, rules: Ruleset) -> list[SigningBlockRule]:
    return [block for name in kind.signs_like or (kind.example,) for block in blocks_of(name, rules)]
