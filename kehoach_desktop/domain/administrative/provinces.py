"""The 34 provinces and centrally run cities: what each was on a day, and the names that follow from it.

202/2025/QH15 put them in operation on 01/7/2025; three provinces have become cities since, so the kind is dated data.
The committee is Tỉnh uỷ or Thành uỷ by the kind, and the head of a commune document names the đảng bộ (05-HD/VPTW
II.I.2.1.2 c).
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..records import RecordError, read_record
from ..toml_lines import TomlFile
from .names import name_key
from .units import AgencyLevel, UnitKind, check_period, in_use

COMMITTEES = {UnitKind.PROVINCE: "Tỉnh uỷ", UnitKind.CITY: "Thành uỷ"}


@dataclass(frozen=True, slots=True)
class ProvinceKind:
    """What a province was in a period, and the resolution that made it so."""

    kind: UnitKind
    valid_from: datetime.date
    resolution: str
    valid_to: datetime.date | None = None

    def __post_init__(self) -> None:
        check_period(self.valid_from, self.valid_to)
        if self.kind not in COMMITTEES:
            raise ValueError(f"“{self.kind}” không phải đơn vị cấp tỉnh")


@dataclass(frozen=True, slots=True)
class Province:
    """`full_name` is given where the unit word is part of the name (Thành phố Hồ Chí Minh)."""

    code: str
    name: str
    kinds: tuple[ProvinceKind, ...]
    formed_from: tuple[str, ...] = ()
    full_name: str | None = None

    def __post_init__(self) -> None:
        if not self.kinds:
            raise ValueError(f"{self.name} chưa có loại đơn vị (kinds)")
        for earlier, later in pairwise(self.kinds):
            if earlier.valid_to is None or later.valid_from <= earlier.valid_to:
                raise ValueError(f"{self.name}: hai thời kỳ chồng lên nhau từ {later.valid_from:%d/%m/%Y}")

    def kind(self, on: datetime.date) -> UnitKind | None:
        """Tỉnh or thành phố on that day; None before the unit came into operation."""
        return next((one.kind for one in self.kinds if in_use(on, one.valid_from, one.valid_to)), None)

    def called(self, kind: UnitKind) -> str:
        """The name with the unit word: `tỉnh Lâm Đồng`, `Thành phố Hồ Chí Minh`."""
        return self.full_name or f"{kind} {self.name}"

    @property
    def own_name(self) -> str:
        """The name where no unit word stands before it: `(Thành uỷ) Huế`, `(Thành uỷ) Thành phố Hồ Chí Minh`."""
        return self.full_name or self.name

    def committee(self, on: datetime.date) -> str | None:
        """`Tỉnh uỷ Lâm Đồng`, `Thành uỷ Huế`."""
        kind = self.kind(on)
        return f"{COMMITTEES[kind]} {self.own_name}" if kind else None

    def party_organisation(self, on: datetime.date) -> str | None:
        """The line above the issuing body in the head of a commune document: `ĐẢNG BỘ TỈNH LÂM ĐỒNG`."""
        kind = self.kind(on)
        return f"Đảng bộ {self.called(kind)}".upper() if kind else None


@dataclass(frozen=True, slots=True)
class UnitKindPeriod:
    """At which level units of a kind stand, and when. Two levels since 01/7/2025; the district level has ended."""

    kind: UnitKind
    level: AgencyLevel
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None

    def __post_init__(self) -> None:
        check_period(self.valid_from, self.valid_to)

    def in_use(self, on: datetime.date) -> bool:
        return in_use(on, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class _ProvincesFile:
    provinces: tuple[Province, ...]
    unit_kinds: tuple[UnitKindPeriod, ...]


def load_provinces(name: str, text: str) -> tuple[Province, ...]:
    """The provinces in `text`; `name` is the file's, for complaints."""
    file = TomlFile(name, text)
    provinces = _read(file).provinces
    for key in ("code", "name"):
        seen = set()
        for number, province in enumerate(provinces):
            value = getattr(province, key)
            if value in seen:
                raise file.complaint(f"{key} “{value}” có hai lần", ("provinces", number, key))
            seen.add(value)
    return provinces


def load_unit_kinds(name: str, text: str) -> tuple[UnitKindPeriod, ...]:
    """The kinds of units in `text`, the same file."""
    return _read(TomlFile(name, text)).unit_kinds


def _read(file: TomlFile) -> _ProvincesFile:
    try:
        return read_record(_ProvincesFile, file.data)
    except RecordError as error:
        raise file.bad(error) from None


_BEFORE_NAME = {"dang", "bo", "tinh", "tu"}  # đảng bộ, tỉnh | thành phố | TP, Tỉnh uỷ | Thành uỷ; see `name_key`


def find_province(provinces: Sequence[Province], text: str) -> Province | None:
    """The province of a text in any case, marks and tone style: `TP Huế`, `tinh lam dong`, `Tỉnh ủy Cà Mau`."""
    words = list(name_key(text))
    while words and words[0] in _BEFORE_NAME:
        del words[0]
    return next((province for province in provinces if list(name_key(province.name)) == words), None)
