import unicodedata

import pytest

from kehoach_desktop.domain.templates import Field, FieldType, load_common_fields, load_template
from kehoach_desktop.domain.templates.template import Column, Level, Part
from kehoach_desktop.errors import BadFileError
from tests.domain.templates.small_templates import COMMON, HEAD, OUTSIDE, load

PART = '\n[[parts]]\nrole = "lead"\ntext = "Ban hành"\n'
LIST = '\n[[fields]]\nkey = "ds"\nlabel = "Danh sách"\ntype = "list"\n'
TABLE = """
[[fields]]
key = "bang"
label = "Bảng"
type = "table"
columns = [
  { key = "viec", label = "Việc" },
  { key = "doc", label = "Văn bản", type = "citation" },
  { key = "lop", label = "Lớp", type = "list" },
]
"""


def refusal(text: str) -> str:
    """The complaint about a template, its line in front."""
    with pytest.raises(BadFileError) as caught:
        load(text)
    message = str(caught.value)
    assert message.startswith("thu.toml, dòng ")
    assert "\n" not in message
    return message.removeprefix("thu.toml, dòng ")


def test_a_template_is_read_with_its_parts_and_the_common_fields() -> None:
    template = load(
        'level = "commune"\nsubject = "về {ten}"\n'
        '[[parts]]\nrole = "part"\ntext = "Mục đích"\n'
        '[[parts]]\nwhen = "ten"\n[[parts.parts]]\nrole = "dash"\ntext = "{ten}"\n'
        '[[fields]]\nkey = "ten"\nlabel = "Tên"\n'
    )
    assert (template.id, template.level, template.subject) == ("thu", Level.COMMUNE, "về {ten}")
    assert [part.text for part in template.parts] == ["Mục đích", ""]
    assert template.parts[1].parts[0].text == "{ten}"
    assert template.field("ten") == Field("ten", "Tên")
    assert template.field("issue_date") == Field("issue_date", "Ngày ban hành", FieldType.DATE)
    assert template.field("lạ") is None


def test_common_fields_are_read_from_a_file_of_their_own() -> None:
    fields = load_common_fields("chung.toml", '[[fields]]\nkey = "so"\nlabel = "Số"\ntype = "number"\n')
    assert fields == (Field("so", "Số", FieldType.NUMBER),)
    with pytest.raises(
        BadFileError, match=r"^chung\.toml, dòng 3: fields\[0\]\.labl: không có khoá này, có phải là label"
    ):
        load_common_fields("chung.toml", '\n[[fields]]\nlabl = "Số"\n')


def field(key: str, more: str = "") -> str:
    return f'[[fields]]\nkey = "{key}"\nlabel = "Ô {key}"\n{more}\n'


def part(text: str, role: str = "lead") -> str:
    return f'[[parts]]\nrole = "{role}"\ntext = "{text}"\n'


def each(what: str, text: str) -> str:
    return f'[[parts]]\neach = "{what}"\nrole = "dash"\ntext = "{text}"\n'


EXTRA = '[[closing.recipients]]\ntext = "A"\n'
FLAG_COLUMN = 'columns = [{ key = "note", label = "A", type = "flag" }]'
ANNEX = '[[annexes]]\nkind = "task_table"\ntitle = "A"\n'


@pytest.mark.parametrize(
    "text",
    [
        PART,
        part("Ở {tinh}, {xa}, ngày {issue_date}"),  # words of the place and common fields
        part("{ds}") + LIST,  # a list alone reads A, B và C
        each("ds", "{item}") + LIST,
        each("bang", "{item.viec}") + TABLE,
        each("bang", "{item.doc.short} {item.doc}") + TABLE,
        '[[parts]]\neach = "bang"\n[[parts.parts]]\neach = "item.lop"\nrole = "plus"\ntext = "{item}"\n' + TABLE,
        PART + 'when = "bang"\n' + TABLE,  # a table may be asked for
        PART + 'when = "hoi != x"\n' + field("hoi"),
        PART + '[closing]\nauthority = "{hoi}"\n' + field("hoi"),
        PART + EXTRA + 'when = "hoi"\n' + field("hoi", 'type = "flag"'),
        'task_table = "bang"\n' + PART + ANNEX + TABLE,
        part("{xa.vp}, {tinh.vp}, {xa.upper}"),
        PART + 'when = "xa.vp"\n',
        part("{doc.short}, {doc.kind}, {doc.year}")
        + 'when = "doc.issuer = Tỉnh uỷ"\n'
        + field("doc", 'type = "citation"'),
        part("{upper}, {capital.capital}") + field("upper") + field("capital"),
        part("A", "assignment")
        + 'tasks = [{ lead = "{hoi}", supporting = ["{hoi}"], content = "{hoi}" }, { note = "{hoi}" }]\n'
        + field("hoi"),
        part("{a}") + field("a", 'default = "{b}"') + field("b"),
    ],
)
def test_what_hangs_together_is_taken(text: str) -> None:
    assert load(text).parts


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        # shape
        ('nam = "x"\n' + PART, "6: nam: không có khoá này, có phải là name"),
        (part("A", "leed"), '7: parts[0].role: không nhận giá trị "leed", có phải là lead'),
        ('[[parts]]\ntext = "A"\n', "6: parts[0]: mỗi phần là một khối (role, text) hoặc một nhóm (parts)"),
        (part("A") + '[[parts.parts]]\nrole = "dash"\n', "6: parts[0]: mỗi phần là một khối"),
        (
            '[[parts]]\ntasks = [{ lead = "A" }]\n[[parts.parts]]\nrole = "dash"\n',
            "6: parts[0]: tasks chỉ đi với một khối",
        ),
        (PART + field("2a"), "10: fields[0]: “2a” không dùng làm tên ô được"),
        # texts
        (part("{lạ}"), "8: {lạ}: không có ô nào tên “lạ”"),
        ('subject = "về {lạ}"\n' + PART, "6: {lạ}: không có ô nào tên “lạ”"),
        ('issuer_line = "{lạ}"\n' + PART, "6: {lạ}"),
        (part("{a"), "8: dấu { không thành cặp"),
        (part("{issue_date.day}"), "8: {issue_date.day}: không có phần “day”"),
        (part("{tu.short}"), "8: {tu.short}: không có phần “short”"),
        (part("{item}"), "8: {item}: item chỉ có trong phần lặp (each)"),
        (part("{bang}") + TABLE, "8: {bang}: ô “bang” nhiều dòng, dùng với each"),
        (part("{ds.short}") + LIST, "8: {ds.short}: ô “ds” nhiều dòng, dùng với each"),
        (each("bang", "{item.x}") + TABLE, "9: {item.x}: bảng “bang” không có cột này"),
        (each("bang", "{item}") + TABLE, "9: {item}: bảng “bang” không có cột này"),
        (each("bang", "{item.doc.x}") + TABLE, "9: {item.doc.x}: không có phần “x”"),
        (each("ds", "{item.short}") + LIST, "9: {item.short}: không có phần “short”"),
        (part("A") + '[[parts.tasks]]\nlead = "{lạ}"\n', "9: {lạ}"),
        (part("A") + '[[parts.tasks]]\nsupporting = ["{lạ}"]\n', "9: {lạ}"),
        (part("A") + '[[parts.tasks]]\ncontent = "{lạ}"\n', "9: {lạ}"),
        (PART + '[closing]\narchive_line = "{lạ}"\n', "11: {lạ}"),
        (PART + '[closing]\nposition = "{lạ}"\n', "11: {lạ}"),
        (PART + '[[closing.recipients]]\ntext = "{lạ}"\n', "10: {lạ}"),
        (PART + ANNEX.replace('"A"', '"{lạ}"'), "12: {lạ}"),
        (part("{a}") + field("a", 'default = "{lạ}"'), "12: {lạ}"),
        (part("{ds}") + LIST + 'default = ["{lạ}"]\n', "14: {lạ}"),
        (each("bang", "{item.viec}") + TABLE + 'default = [{ viec = "{lạ}" }]\n', "20: {lạ}"),
        (each("bang", "{item.viec}") + TABLE + 'default = [{ lop = ["A", "{lạ}"] }]\n', "20: {lạ}"),
        # conditions, repetitions, annexes
        (PART + 'when = "lạ"\n', "10: {lạ}: không có ô nào tên “lạ”"),
        (PART + 'when = "a b"\n', "10: không hiểu điều kiện “a b”"),
        (PART + 'when = ""\n', "10: không hiểu điều kiện “”"),
        (PART + EXTRA + 'when = "lạ"\n', "12: {lạ}"),
        (PART + ANNEX + 'when = "lạ"\n', "13: {lạ}"),
        (each("issue_date", "A"), "7: each = “issue_date” không phải ô danh sách hay bảng"),
        (each("item.lop", "A"), "7: each = “item.lop” không phải"),
        (each("bang.lop", "A") + TABLE, "7: each = “bang.lop” không phải"),
        (
            '[[parts]]\neach = "bang"\n[[parts.parts]]\neach = "item.viec"\nrole = "dash"\n' + TABLE,
            "9: each = “item.viec”",
        ),
        ('task_table = "lạ"\n' + PART, "6: task_table = “lạ” không phải ô bảng"),
        ('task_table = "ds"\n' + PART + LIST, "6: task_table = “ds” không phải ô bảng"),
        (
            'task_table = "v"\n' + PART + field("v", 'type = "table"\n' + FLAG_COLUMN),
            "6: task_table = “v”: cột “note” phải là chữ",
        ),
        # bodies
        (part("{xa.uper}"), "8: {xa.uper}: không có cơ quan nào với id “xa.uper”"),
        (part("{a}") + field("a", 'default = "{xa.vpp}"'), "12: {xa.vpp}: không có cơ quan nào với id “xa.vpp”"),
        (part("{a}") + field("a", 'default = "xa.vp"'), "12: “xa.vp” là id của cơ quan; viết {xa.vp} thì ra tên"),
        (PART + 'when = "xa.khong_co"\n', "10: {xa.khong_co}: không có cơ quan nào"),
        # what has no reading
        (part("{a}") + field("a", 'type = "flag"'), "8: {a}: ô kiểu flag chỉ dùng được trong when"),
        (each("v", "{item.note}") + field("v", 'type = "table"\n' + FLAG_COLUMN), "9: {item.note}: ô kiểu flag"),
        (PART + field("a", 'type = "list"\nitems = "flag"'), "10: fields[0]: items không nhận kiểu flag"),
        (PART + 'when = "a = có"\n' + field("a", 'type = "flag"'), "10: điều kiện với “a” chỉ viết được là a hoặc !a"),
        (PART + 'when = "bang = x"\n' + TABLE, "10: điều kiện với “bang” chỉ viết được là bang hoặc !bang"),
        (PART + 'when = "a.short"\n' + field("a"), "10: {a.short}: không có phần “short”"),
        (PART + '[[closing.recipients]]\ntext = ""\n', "10: closing.recipients[0]: text phải có chữ"),
        (PART + '[[closing.recipients]]\ntext = "** **"\n', "10: closing.recipients[0]: text phải có chữ"),
        (
            each("v", "A") + field("v", 'type = "table"\n' + 'columns = [{ key = "xa", label = "A" }]'),
            "14: fields[0].columns[0]: “xa” không dùng",
        ),
        # fields
        (PART + field("a"), "11: ô “a” không được dùng ở đâu"),
        (part("{a}") + field("a") + field("a"), "14: ô “a” có hai lần"),
        (PART + field("subject"), "11: ô “subject” có hai lần"),
    ],
)
def test_what_does_not_hang_together_is_refused_with_its_line(text: str, complaint: str) -> None:
    assert refusal(text).startswith(complaint)


def test_the_shape_that_others_build_on() -> None:
    with pytest.raises(ValueError, match="mỗi phần là một khối"):
        Part()
    assert Column("a", "A").type is FieldType.TEXT
    assert load_template("x.toml", HEAD + PART, (), OUTSIDE).common == ()
    assert load_template("x.toml", HEAD + PART, (), OUTSIDE) == load_template("x.toml", HEAD + PART, COMMON, OUTSIDE)


@pytest.mark.parametrize("defaults", [("{a}", "x"), ("{b}", "{a}"), ("x", "[tên] {a} {b}")])
def test_a_default_that_leads_to_itself_is_refused(defaults: tuple[str, str]) -> None:
    fields = "".join(
        f'[[fields]]\nkey = "{key}"\nlabel = "A"\ndefault = "{default}"\n'
        for key, default in zip("ab", defaults, strict=True)
    )
    with pytest.raises(BadFileError):
        load('[[parts]]\nrole = "lead"\ntext = "{a} {b}"\n' + fields)


# ---------------------------------------------------------------- defaults, and texts as they may enter


def fallback(type_: str, default: str, more: str = "") -> str:
    """A template whose field `a` has a default."""
    use = part("A") + 'when = "a"\n'
    return use + field("a", f'type = "{type_}"\n{more}\ndefault = {default}')


COLUMNS = 'columns = [{ key = "v", label = "V" }, { key = "l", label = "L", type = "list" }]'


@pytest.mark.parametrize(
    ("type_", "default", "more"),
    [
        ("text", '"**A** [b]"', ""),
        ("number", "5", ""),
        ("number", "1.5", ""),
        ("number", '"1,5"', ""),
        ("number", '"[số]"', ""),
        ("date", '"[ngày]"', ""),
        ("date", '"ngày 5 tháng 9 năm 2026"', ""),
        ("date", "2026-11-20", ""),
        ("agency", '"{xa.vp}"', ""),
        ("citation", '"Điều lệ Đảng"', ""),
        ("flag", "false", ""),
        ("choice", '"x"', 'choices = ["x", "y"]'),
        ("list", '["A", "[b]"]', ""),
        ("table", '[{ v = "A", l = ["B"] }, {}]', COLUMNS),
    ],
)
def test_a_default_that_suits_its_field_is_taken(type_: str, default: str, more: str) -> None:
    assert load(fallback(type_, default, more)).fields[0].default is not None


@pytest.mark.parametrize(
    ("type_", "default", "more"),
    [
        ("text", "{ a = 1 }", ""),
        ("text", "true", ""),
        ("text", '[[["{bad"]]]', ""),
        ("text", '""', ""),
        ("text", '"  "', ""),
        ("text", '"****"', ""),
        ("text", "inf", ""),
        ("text", "07:30:00", ""),
        ("number", "nan", ""),
        ("number", "true", ""),
        ("number", '"mười"', ""),
        ("date", '"31/02/2026"', ""),
        ("date", "2026-11-20T07:30:00", ""),
        ("text", "2026-11-20", ""),
        ("text", "5", ""),
        ("flag", '"có"', ""),
        ("choice", '"z"', 'choices = ["x", "y"]'),
        ("list", '"A"', ""),
        ("list", '["A", 1]', ""),
        ("list", '[["A"]]', ""),
        ("table", '"A"', COLUMNS),
        ("table", '["A"]', COLUMNS),
        ("table", '[{ x = "A" }]', COLUMNS),
        ("table", '[{ v = ["A"] }]', COLUMNS),
        ("table", '[{ l = "A" }]', COLUMNS),
        ("table", '[{ n = "mười" }]', 'columns = [{ key = "n", label = "N", type = "number" }]'),
        ("table", "[{ v = 07:30:00 }]", COLUMNS),
    ],
)
def test_a_default_that_does_not_suit_its_field_is_refused_with_its_line(type_: str, default: str, more: str) -> None:
    assert refusal(fallback(type_, default, more)).startswith("15: default của ô “a”")


def test_a_common_field_with_a_bad_default_is_refused_too() -> None:
    with pytest.raises(BadFileError, match=r"^chung\.toml, dòng 4: default của ô “so”"):
        load_common_fields("chung.toml", '[[fields]]\nkey = "so"\nlabel = "Số"\ndefault = true\n')


def chain(length: int, text: str) -> str:
    links = "".join(field(f"k{n}", f'default = "{text.format(n + 1)}"') for n in range(length))
    return part("{k0}") + links + field(f"k{length}", 'default = "x"')


@pytest.mark.parametrize("text", [chain(40, "{{k{0}}}{{k{0}}}"), chain(9, "{{k{0}}} " * 9), chain(400, "{{k{0}}}")])
def test_defaults_that_swell_or_lead_too_far_are_refused(text: str) -> None:
    assert "default của ô “k0”" in refusal(text)


def test_a_short_chain_of_defaults_is_taken() -> None:
    assert load(chain(4, "{{k{0}}} và {{k{0}}}")).fields


def test_texts_become_one_unicode_form() -> None:
    decomposed = unicodedata.normalize("NFD", each("bang", "{item.việc}: Kế hoạch"))
    table = field("bang", 'type = "table"\ncolumns = [{ key = "việc", label = "Việc" }]')
    template = load(decomposed + table + unicodedata.normalize("NFD", 'default = [{ "việc" = "Rà soát" }]\n'))
    assert template.parts[0].text == "{item.việc}: Kế hoạch"
    assert template.fields[0].default == [{"việc": "Rà soát"}]


def test_keys_that_become_the_same_are_refused() -> None:
    keys = ", ".join(f'"{unicodedata.normalize(form, "việc")}" = "A"' for form in ("NFC", "NFD"))
    assert "có hai khoá" in refusal(PART + field("bang", f"default = [{{ {keys} }}]"))


@pytest.mark.parametrize("sign", ["\\u0001", "\\u001f", "\\ufffe"])
def test_a_sign_that_no_document_can_hold_is_refused_with_its_line(sign: str) -> None:
    assert refusal(part(f"A{sign}B")).startswith("8: parts[0].text: có ký tự điều khiển U+")


def test_parts_nested_without_end_are_refused() -> None:
    nested = '{ role = "lead", text = "x" }'
    for _ in range(60):
        nested = f"{{ parts = [{nested}] }}"
    assert "lồng nhau quá sâu" in refusal(f"parts = [{nested}]\n")


def test_every_task_and_co_signature_is_looked_at() -> None:
    more = part("A", "assignment") + '[[parts.tasks]]\nlead = "A"\n[[parts.tasks]]\nlead = "{lạ}"\n'
    assert refusal(more).startswith("11: {lạ}")
    assert refusal(PART + '[[closing.co_signatures]]\nposition = "{lạ}"\n').startswith("11: {lạ}")
    assert load('task_table = "bang"\n' + PART + TABLE).task_table == "bang"


@pytest.mark.parametrize("old", ["task = { lead = 'A' }", "more_tasks = [{ lead = 'A' }]"])
def test_tasks_have_one_name(old: str) -> None:
    assert "không có khoá này" in refusal(part("A", "assignment") + old)
    assert "không có khoá này" in refusal(PART + ANNEX + 'tasks = "bang"\n' + TABLE)


@pytest.mark.parametrize("numbers", ["covers = -1", "covers_at = [0]", "place = -1"])
def test_a_task_line_counts_from_one(numbers: str) -> None:
    assert "đếm từ 1" in refusal(part("A", "assignment") + f"tasks = [{{ {numbers} }}]\n")
