"""The kinds of offices that write plans: side and level, what to suggest, and who usually signs.

Positions and what stands above them come from the signing blocks of the ruleset, by the name of the acting body.
"""

from dataclasses import dataclass

from ...domain.format_standard import Ruleset, Side
from ...domain.templates.template import Level
from ...domain.vietnamese import same_words


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """`template` shows what the plans of such an office look like; `heads` are the positions to suggest first."""

    id: str
    label: str
    side: Side
    level: Level
    example: str
    template: str
    acting: tuple[str, ...]
    heads: tuple[str, ...]
    deputies: tuple[str, ...] = ()


_SECRETARIES = (("BÍ THƯ",), ("PHÓ BÍ THƯ",))

KINDS = (
    OfficeKind(
        "province_committee", "Tỉnh uỷ, thành uỷ", Side.PARTY, Level.PROVINCE, "Tỉnh uỷ Lâm Đồng",
        "dang-tinh-thuc-hien-van-ban-trung-uong",
        ("Ban Thường vụ", "Ban Chấp hành (tỉnh uỷ)", "Ban Chấp hành (thành uỷ)", "Thừa lệnh ban thường vụ"),
        *_SECRETARIES,
    ),
    OfficeKind(
        "province_board", "Ban, cơ quan của tỉnh uỷ, thành uỷ", Side.PARTY, Level.PROVINCE,
        "Ban Tổ chức Tỉnh uỷ Lâm Đồng",
        "ke-hoach-trong-dang", ("Ban, văn phòng", "Cấp phó ký thay trưởng ban"), ("TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"),
        ("PHÓ TRƯỞNG BAN",),
    ),
    OfficeKind(
        "commune_committee", "Đảng uỷ xã, phường, đặc khu", Side.PARTY, Level.COMMUNE, "Đảng uỷ xã Suối Ngà",
        "dang-xa-thuc-hien-van-ban-tinh",
        ("Ban Thường vụ", "Ban Chấp hành (đảng uỷ)", "Thừa lệnh ban thường vụ"), *_SECRETARIES,
    ),
    OfficeKind(
        "grassroots_committee", "Đảng uỷ cơ sở", Side.PARTY, Level.GRASSROOTS, "Đảng uỷ Bệnh viện Đa khoa khu vực",
        "dang-uy-co-so-thuc-hien-ke-hoach-cap-tren", ("Ban Chấp hành (đảng uỷ)", "Ban Thường vụ"), *_SECRETARIES,
    ),
    OfficeKind(
        "cell", "Chi bộ", Side.PARTY, Level.CELL, "Chi bộ Trường Tiểu học Suối Ngà", "chi-bo-sinh-hoat-chuyen-de-nam",
        ("Chi bộ",), *_SECRETARIES,
    ),
    OfficeKind(
        "province_government", "Uỷ ban nhân dân tỉnh, thành phố", Side.STATE, Level.PROVINCE,
        "Uỷ ban nhân dân tỉnh Lâm Đồng", "ubnd-tinh",
        ("Uỷ ban nhân dân, Chủ tịch ký", "Uỷ ban nhân dân, Phó Chủ tịch ký", "Thừa lệnh Chủ tịch"), ("CHỦ TỊCH",),
        ("PHÓ CHỦ TỊCH",),
    ),
    OfficeKind(
        "department", "Sở, ban, ngành cấp tỉnh", Side.STATE, Level.PROVINCE, "Sở Nội vụ tỉnh Lâm Đồng",
        "ke-hoach-trong-nha-nuoc", ("Phòng, cơ quan chuyên môn",), ("GIÁM ĐỐC",), ("PHÓ GIÁM ĐỐC",),
    ),
    OfficeKind(
        "commune_government", "Uỷ ban nhân dân xã, phường, đặc khu", Side.STATE, Level.COMMUNE,
        "Uỷ ban nhân dân xã Suối Ngà", "ubnd-xa",
        ("Uỷ ban nhân dân, Chủ tịch ký", "Uỷ ban nhân dân, Phó Chủ tịch ký", "Thừa lệnh Chủ tịch"), ("CHỦ TỊCH",),
        ("PHÓ CHỦ TỊCH",),
    ),
    OfficeKind(
        "commune_department", "Phòng, cơ quan chuyên môn của xã", Side.STATE, Level.COMMUNE, "Phòng Văn hoá - Xã hội",
        "ke-hoach-trong-nha-nuoc", ("Phòng, cơ quan chuyên môn", "Cấp phó ký thay trưởng phòng"), ("TRƯỞNG PHÒNG",),
        ("PHÓ TRƯỞNG PHÒNG",),
    ),
)  # fmt: skip


def kinds_of(side: Side) -> tuple[OfficeKind, ...]:
    return tuple(kind for kind in KINDS if kind.side is side)


def positions(kind: OfficeKind, rules: Ruleset) -> tuple[str, ...]:
    """The positions that sign for such an office, the head first."""
    known = [
        position for block in rules.signing.blocks if _acts(kind, block.acting_body) for position in block.positions
    ]
    return tuple(dict.fromkeys((*kind.heads, *kind.deputies, *known)))


def authorities(kind: OfficeKind, position: str, rules: Ruleset) -> tuple[str, ...]:
    """What may stand above a position, the usual first; nothing where a head signs in the office's own name."""
    blocks = [block for block in rules.signing.blocks if _acts(kind, block.acting_body)]
    blocks.sort(
        key=lambda block: next(at for at, name in enumerate(kind.acting) if same_words(name, block.acting_body))
    )
    found = [block.authority or "" for block in blocks if any(same_words(one, position) for one in block.positions)]
    if not found and any(same_words(one, position) for one in kind.deputies):
        found = [f"{prefix} {kind.heads[0]}" for prefix in _in_place_of_head(rules)]
    return tuple(dict.fromkeys(found))


def _acts(kind: OfficeKind, acting_body: str) -> bool:
    return any(same_words(name, acting_body) for name in kind.acting)


def _in_place_of_head(rules: Ruleset) -> list[str]:
    return [rule.prefix for rule in rules.signing.authorities if rule.meaning.startswith("ký thay")]
