import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

import pytest

from kehoach_desktop.domain.plan_json import load_plan
from kehoach_desktop.domain.records import RecordError, plain, read_record, spell, without_unknown
from kehoach_desktop.errors import BadFileError, KnownError


class Fruit(StrEnum):
    CAM = "cam"
    XOAI = "xoai"


@dataclass(frozen=True)
class Basket:
    """Keeps what it does not know."""

    name: str
    weight: float = 0.0
    fruits: tuple[Fruit, ...] = ()
    inner: "Basket | None" = None
    unknown: str = ""

    def __post_init__(self) -> None:
        if self.weight < 0:
            raise ValueError("cân nặng phải từ 0")


@dataclass(frozen=True)
class Market:
    """Refuses what it does not know."""

    baskets: tuple[Basket, ...]
    opened: datetime.date | None = None
    stalls: Mapping[Fruit, int] = field(default_factory=dict)
    is_open: bool = True
    anything: object = None


def complaint(data: object) -> tuple[str, str]:
    with pytest.raises(RecordError) as caught:
        read_record(Market, data)
    return spell(caught.value.where), caught.value.message


def fruits(*found: object) -> dict[str, object]:
    return {"baskets": [{"name": "A", "fruits": list(found)}]}


# ---------------------------------------------------------------- reading


def test_plain_data_becomes_a_record_with_its_types() -> None:
    data = {
        "baskets": [{"name": "Một", "weight": 3, "fruits": ["cam", "xoai"], "inner": {"name": "Hai"}}, {"name": "Ba"}],
        "opened": "2026-12-02",
        "stalls": {"cam": 4},
        "is_open": False,
        "anything": [1, {"a": None}],
    }
    market = read_record(Market, data)
    first = Basket("Một", 3.0, (Fruit.CAM, Fruit.XOAI), Basket("Hai"))
    assert market == Market((first, Basket("Ba")), datetime.date(2026, 12, 2), {Fruit.CAM: 4}, False, [1, {"a": None}])
    assert type(market.baskets[0].weight) is float
    assert isinstance(market.stalls, MappingProxyType)  # nobody writes into a record


def test_a_date_of_toml_is_taken_as_it_is() -> None:
    assert read_record(Market, {"baskets": [], "opened": datetime.date(2026, 5, 27)}).opened == datetime.date(
        2026, 5, 27
    )


def test_a_missing_value_is_the_default() -> None:
    assert read_record(Market, {"baskets": []}) == Market(())


@pytest.mark.parametrize(
    ("data", "where", "says"),
    [
        ([], "", "phải là một bảng, không phải []"),
        ({}, "baskets", "thiếu khoá này"),
        ({"baskets": {}}, "baskets", "phải là một danh sách, không phải {}"),
        ({"baskets": [{"weight": 1.5}]}, "baskets[0].name", "thiếu khoá này"),
        ({"baskets": [{"name": "A"}, 7]}, "baskets[1]", "phải là một bảng, không phải 7"),
        ({"baskets": [{"name": 7}]}, "baskets[0].name", "phải là chữ, không phải 7"),
        ({"baskets": [{"name": None}]}, "baskets[0].name", "phải là chữ, không phải null"),
        ({"baskets": [{"name": "A", "weight": "1"}]}, "baskets[0].weight", 'phải là số, không phải "1"'),
        ({"baskets": [{"name": "A", "weight": True}]}, "baskets[0].weight", "phải là số, không phải true"),
        ({"baskets": [{"name": "A", "weight": -1}]}, "baskets[0]", "cân nặng phải từ 0"),
        ({"baskets": [{"name": "A", "inner": {"inner": {}}}]}, "baskets[0].inner.inner.name", "thiếu khoá này"),
        ({"baskets": [], "is_open": 1}, "is_open", "phải là true hoặc false, không phải 1"),
        ({"baskets": [], "stalls": {"cam": True}}, "stalls.cam", "phải là số nguyên, không phải true"),
        ({"baskets": [], "stalls": [1]}, "stalls", "phải là một bảng, không phải [1]"),
        ({"baskets": [], "opened": "02/12/2026"}, "opened", 'phải là ngày dạng 2026-12-02, không phải "02/12/2026"'),
        ({"baskets": [], "opened": 20261202}, "opened", "phải là ngày dạng 2026-12-02, không phải 20261202"),
        ({"baskets": [], "colour": 1}, "colour", "không có khoá này"),
        ({"baskets": [], "opend": 1}, "opend", "không có khoá này, có phải là opened"),
        (fruits("cma"), "baskets[0].fruits[0]", 'không nhận giá trị "cma", có phải là cam'),
        (fruits("cam", "tao"), "baskets[0].fruits[1]", 'không nhận giá trị "tao" (một trong cam, xoai)'),
        (fruits([]), "baskets[0].fruits[0]", "không nhận giá trị [] (một trong cam, xoai)"),
        ({"baskets": [], "stalls": {"tao": 1}}, "stalls.tao", 'không nhận giá trị "tao" (một trong cam, xoai)'),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_with_its_place(data: object, where: str, says: str) -> None:
    assert complaint(data) == (where, says)


def test_a_long_value_is_shown_cut_off() -> None:
    _, says = complaint({"baskets": "x" * 500})
    assert says.endswith("x…")
    assert len(says) < 100


def test_a_complaint_is_one_sentence_for_the_user() -> None:
    error = RecordError("thiếu khoá này", ("blocks", 3, "runs"))
    assert isinstance(error, KnownError)
    assert str(error) == "blocks[3].runs: thiếu khoá này"
    assert str(RecordError("phải là một bảng")) == "phải là một bảng"
    assert error.inside("plan").where == ("plan", "blocks", 3, "runs")


def test_only_one_kind_or_none_can_be_declared() -> None:
    @dataclass
    class Unclear:
        value: int | str

    with pytest.raises(TypeError, match=r"only `X \| None` is understood"):
        read_record(Unclear, {"value": 1})


def test_a_number_too_long_for_a_length_gets_a_sentence() -> None:
    text = '{"format": "kehoach-plan", "version": 1, "id": "x", "ruleset": "hd05", "layout": {"body_size_pt": 1%s}}'
    with pytest.raises(BadFileError):
        load_plan(text % ("0" * 400))


@pytest.mark.parametrize("text", ["20261202", "2026-W49-3"])
def test_a_date_has_the_one_form_that_the_complaint_names(text: str) -> None:
    assert complaint({"baskets": [], "opened": text})[0] == "opened"


# ---------------------------------------------------------------- unknown keys, and writing


def test_keys_of_a_newer_program_come_back_where_they_stood() -> None:
    data = {"name": "Một", "later": [1, "hai"], "inner": {"name": "Hai", "more": {"a": None}}}
    basket = read_record(Basket, data)
    written = plain(basket)
    assert written["later"] == [1, "hai"]
    assert written["inner"]["more"] == {"a": None}
    assert read_record(Basket, written) == basket
    assert "unknown" not in written


def test_a_file_cannot_write_into_the_field_for_unknown_keys() -> None:
    basket = read_record(Basket, {"name": "Một", "unknown": "{}"})
    assert basket.unknown == '{"unknown": "{}"}'
    assert plain(basket)["unknown"] == "{}"


def test_a_record_becomes_plain_data_again() -> None:
    market = Market((Basket("Một", 1.5, (Fruit.CAM,)),), datetime.date(2026, 12, 2), {Fruit.XOAI: 2})
    assert plain(market) == {
        "baskets": [{"name": "Một", "weight": 1.5, "fruits": ["cam"], "inner": None}],
        "opened": "2026-12-02",
        "stalls": {"xoai": 2},
        "is_open": True,
        "anything": None,
    }
    assert type(plain(Fruit.CAM)) is str


def test_unknown_keys_are_taken_out_at_every_depth() -> None:
    inner = Basket("Hai", unknown='{"b": 1}')
    market = Market((Basket("Một", inner=inner, unknown='{"a": 1}'),))
    assert without_unknown(market) == Market((Basket("Một", inner=Basket("Hai")),))
    assert without_unknown((inner, "x")) == (Basket("Hai"), "x")
