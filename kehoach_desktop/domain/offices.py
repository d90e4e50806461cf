"""The office that writes: the issuing body with its terms and habits, and the people who sign for it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from .format_standard.ruleset import Side
from .plan import HouseStyle


class Level(StrEnum):
    """The level of a body; of one that uses a template, too."""

    PROVINCE = "province"
    COMMUNE = "commune"
    GRASSROOTS = "grassroots"
    CELL = "cell"
    ANY = "any"


class TermGround(StrEnum):
    """Why a term begins on its day (05-HD/VPTW II.I.3.1.1 b); it is never derived from a year."""

    CONGRESS_CLOSED = "congress_closed"
    PLENUM_OPENED = "plenum_opened"
    APPOINTED = "appointed"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the committee: Party numbers run within it."""

    starts: datetime.date
    ground: TermGround = TermGround.CONGRESS_CLOSED
    ends: datetime.date | None = None

    def __post_init__(self) -> None:
        if self.ends and self.ends < self.starts:
            raise ValueError("nhiệm kỳ kết thúc trước khi bắt đầu")


@dataclass(frozen=True, slots=True)
class IssuingBody:
    """`id` is None until the store has given one."""

    name: str
    side: Side
    level: Level
    parent_name: str | None = None
    place: str | None = None
    code: str | None = None  # as in KH/ĐU; None takes the ruleset's
    house_style: HouseStyle = HouseStyle()
    terms: tuple[Term, ...] = ()
    id: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("cơ quan chưa có tên")


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person, the position held, and the authority lines this person may sign under ("" for none)."""

    name: str
    position: str
    authorities: tuple[str, ...] = ()
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    body_id: int | None = None
    id: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.position.strip():
            raise ValueError("người ký phải có họ tên và chức vụ")
