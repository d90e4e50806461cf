import pytest

from kehoach_desktop.domain import templates
from kehoach_desktop.domain.administrative.locality import PLACE_WORDS
from kehoach_desktop.domain.templates import Field, FieldType
from kehoach_desktop.domain.templates.holes import PARTS, Hole, Row, resolve, row_of
from kehoach_desktop.domain.templates.template import Column
from tests.domain.templates.small_templates import load

LIST = Field("ds", "Danh sách", FieldType.LIST, items=FieldType.CITATION)
TABLE = Field(
    "bang",
    "Bảng",
    FieldType.TABLE,
    columns=(
        Column("upper", "Việc Cần Làm"),
        Column("doc", "Văn bản", FieldType.CITATION, "văn bản nào"),
        Column("lop", "Lớp", FieldType.LIST),
    ),
)
TEMPLATE = load(
    """
[[parts]]
role = "lead"
text = "{doc} {upper}"
[[fields]]
key = "doc"
label = "Văn bản"
type = "citation"
[[fields]]
key = "upper"
label = "Cấp trên"
"""
)


@pytest.mark.parametrize(
    ("path", "row", "hole"),
    [
        ("doc", None, Hole("doc", FieldType.CITATION, "văn bản")),
        ("doc.short", None, Hole("doc", FieldType.CITATION, "văn bản", part="short")),
        ("upper", None, Hole("upper", FieldType.TEXT, "cấp trên")),
        ("upper.upper", None, Hole("upper", FieldType.TEXT, "cấp trên", part="upper")),
        ("xa", None, Hole("xa", FieldType.TEXT, "tên xã, phường, đặc khu")),
        ("xa.upper", None, Hole("xa", FieldType.TEXT, "tên xã, phường, đặc khu", part="upper")),
        ("xa.vp", None, Hole("xa", FieldType.AGENCY, "tên cơ quan", agency="xa.vp")),
        ("item", LIST, Hole("item", FieldType.CITATION, "danh sách")),
        ("item.year", LIST, Hole("item", FieldType.CITATION, "danh sách", part="year")),
        ("item.upper", TABLE, Hole("item", FieldType.TEXT, "việc cần làm", "upper")),
        ("item.doc.date", TABLE, Hole("item", FieldType.CITATION, "văn bản nào", "doc", "date")),
        ("item", TABLE.columns[2], Hole("item", FieldType.TEXT, "lớp")),
    ],
)
def test_a_path_leads_to_a_field_a_column_a_part_or_a_body(path: str, row: Row, hole: Hole) -> None:
    assert resolve(tuple(path.split(".")), TEMPLATE, row) == hole


@pytest.mark.parametrize("path", ["la", "doc.day", "doc.date.day", "tu.vp", "xa.vp.upper", "item", "upper.short"])
def test_a_path_that_leads_nowhere_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=rf"^\{{{path}\}}: "):
        resolve(tuple(path.split(".")), TEMPLATE, None)


def test_a_part_is_repeated_for_a_list_a_table_or_a_list_in_its_row() -> None:
    assert row_of("item.lop", TABLE, TEMPLATE) == TABLE.columns[2]
    assert [row_of(each, TABLE, TEMPLATE) for each in ("item.upper", "item", "doc", "la")] == [None] * 4


@pytest.mark.parametrize("word", [*PLACE_WORDS, *(part for parts in PARTS.values() for part in parts)])
def test_the_language_is_told_in_one_place(word: str) -> None:
    assert word in (templates.__doc__ or "")
