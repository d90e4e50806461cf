import datetime
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.templates import Template, dump_template, load_template
from tests.domain.templates.small_templates import COMMON, HEAD, OUTSIDE, load
from tests.domain.templates.test_from_plan import PLAN, bodies, template

EVERYTHING = """
level = "commune"
task_table = "bang"
subject = "về \\"{ten}\\" \\\\{x\\\\}"
issuer_line = "CỦA BAN\\nTHƯỜNG VỤ"
icon = "users"
order = 3

[closing]
group = "xa"
authority = "T/M BAN THƯỜNG VỤ"
position = "BÍ THƯ"
archive_line = "Lưu VPĐU"
[[closing.recipients]]
text = "Công an xã"
note = "để phối hợp"
when = "ten"
[[closing.recipients]]
text = "Chi bộ"

[[parts]]
role = "section"
text = "Yêu cầu"
heading = true
[[parts]]
when = "co"
[[parts.parts]]
each = "bang"
[[parts.parts.parts]]
role = "dash"
text = "{item.viec} – {doc.short}"
[[parts.parts.parts]]
role = "assignment"
text = "**A** *b* [c]"
[[parts.parts.parts.tasks]]
lead = "A"
supporting = ["B", "C"]
deadline = "quý I"
product = "P"
covers = 1
[[parts]]
role = "dash"
text = "{hinh_thuc}"
tasks = [{}, { product = "Báo cáo" }]

[[annexes]]
kind = "task_table"
title = "Danh mục"
columns = ["content", "lead"]
when = "co"

[[fields]]
key = "ten"
label = "Tên"
help = "Viết tắt"
example = "A"
blank = "tên gì"
default = "{doc.kind}"
[[fields]]
key = "co"
label = "Có"
type = "flag"
default = false
[[fields]]
key = "hinh_thuc"
label = "Hình thức"
type = "choice"
choices = ["trực tiếp", "trực tuyến"]
default = "trực tiếp"
[[fields]]
key = "doc"
label = "Văn bản"
type = "citation"
[[fields.suggestions]]
as_of = 2026-11-20
kind = "Chỉ thị"
symbol = "05-CT/TW"
date = 2016-05-15
[[fields]]
key = "bang"
label = "Bảng"
type = "table"
columns = [{ key = "viec", label = "Việc" }, { key = "lop", label = "Lớp", type = "list", blank = "lớp nào" }]
default = [{ viec = "A", lop = ["x", "y"] }, { viec = "B" }]
"""


def reloaded(one: Template) -> Template:
    return load_template("thu.toml", dump_template(one), COMMON, OUTSIDE)


def test_a_template_with_everything_comes_back_the_same() -> None:
    one = load(EVERYTHING)
    assert reloaded(one) == one


def test_the_smallest_template_is_written_without_defaults() -> None:
    one = load('[[parts]]\nrole = "lead"\ntext = "A"\n')
    assert dump_template(one) == HEAD + '\n[[parts]]\nrole = "lead"\ntext = "A"\n'


def test_the_common_fields_are_not_written() -> None:
    one = load(EVERYTHING)
    assert "issue_date" not in dump_template(one)
    assert dump_template(one) == dump_template(replace(one, common=()))


@pytest.mark.parametrize(
    "name", ['"trong ngoặc"', "dòng\nmới\tcột", "C:\\mẫu", "có # và '", "“ngoặc” – …", "😀", "\u2028", "a = [1]"]
)
def test_any_text_is_written_so_that_toml_reads_it(name: str) -> None:
    one = replace(load('[[parts]]\nrole = "lead"\ntext = "A"\n'), name=name)
    assert tomllib.loads(dump_template(one))["name"] == name


def test_a_date_is_written_as_one() -> None:
    suggestion = tomllib.loads(dump_template(load(EVERYTHING)))["fields"][3]["suggestions"][0]
    assert (suggestion["as_of"], suggestion["date"]) == (datetime.date(2026, 11, 20), datetime.date(2016, 5, 15))


def test_a_template_made_of_a_plan_comes_back_the_same() -> None:
    assert reloaded(template(PLAN)) == template(PLAN)


@given(bodies)
def test_the_template_of_any_plan_comes_back_the_same(plan: Plan) -> None:
    made = template(plan)
    assert reloaded(made) == made


def test_a_column_may_have_a_vietnamese_key() -> None:
    one = load(
        '[[parts]]\neach = "bang"\nrole = "dash"\ntext = "{item.đơn_vị}"\n'
        '[[fields]]\nkey = "bang"\nlabel = "Bảng"\ntype = "table"\ncolumns = [{ key = "đơn_vị", label = "Đơn vị" }]\n'
        'default = [{ "đơn_vị" = "A" }]\n'
    )
    assert tomllib.loads(dump_template(one))["fields"][0]["default"] == [{"đơn_vị": "A"}]
