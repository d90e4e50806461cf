import pytest

from kehoach_desktop.domain.records import RecordError, Where
from kehoach_desktop.domain.toml_lines import TomlFile
from kehoach_desktop.errors import BadFileError

TEXT = '''\
# a comment = 1
name = "Kế hoạch"
"tên khác" = 2

[place]
short = "[không phải bảng]"
a.b = 3            # dotted

[[parts]]          # the first
role = "lead"
[[parts.parts]]
role = "part"
[[parts.parts]]
text = """
role = "not a key"
[not.a.table]
"""
role = "section"
[parts.parts.task]
lead = "x"

[[parts]]
role = "dash"
literal = \'\'\'
also = "no key" \'\'\'
after = 1
[kinds]
"QĐ" = { name = "Quyết định" }
'''


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("name",), 2),
        (("tên khác",), 3),
        (("place",), 5),
        (("place", "short"), 6),
        (("place", "a", "b"), 7),
        (("parts", 0), 9),
        (("parts", 0, "role"), 10),
        (("parts", 0, "parts", 0, "role"), 12),
        (("parts", 0, "parts", 1), 13),
        (("parts", 0, "parts", 1, "text"), 14),
        (("parts", 0, "parts", 1, "role"), 18),
        (("parts", 0, "parts", 1, "task", "lead"), 20),
        (("parts", 1, "role"), 23),
        (("parts", 1, "literal"), 24),
        (("parts", 1, "after"), 26),
        (("kinds", "QĐ"), 28),
    ],
)
def test_every_key_is_found_on_its_line(where: Where, line: int) -> None:
    assert TomlFile("t.toml", TEXT).line(where) == line


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("kinds", "QĐ", "name"), 28),  # inside an inline table
        (("parts", 1, "missing"), 22),
        (("parts", 0, "parts", 1, "task", "deadline"), 19),
        (("place", "missing", "deeper"), 5),
        (("nowhere",), 1),
        ((), 1),
    ],
)
def test_what_has_no_line_is_shown_at_the_nearest_table_around_it(where: Where, line: int) -> None:
    assert TomlFile("t.toml", TEXT).line(where) == line


def test_the_values_are_those_of_toml() -> None:
    assert TomlFile("t.toml", TEXT).data["parts"][0]["parts"][1]["role"] == "section"


def test_what_is_no_toml_is_refused_with_the_file_and_the_line() -> None:
    with pytest.raises(BadFileError, match=r"^mau\.toml, dòng 2, cột 5: không phải TOML đúng\.$"):
        TomlFile("mau.toml", "a = 1\nb = hai\n")


def test_a_complaint_names_file_line_and_key() -> None:
    file = TomlFile("mau.toml", TEXT)
    complaint = file.bad(RecordError("thiếu khoá này", ("parts", 1, "role")))
    assert isinstance(complaint, BadFileError)
    assert str(complaint) == "mau.toml, dòng 23: parts[1].role: thiếu khoá này"
    assert str(file.complaint("trống")) == "mau.toml, dòng 1: trống"


@pytest.mark.parametrize(
    "text",
    [
        'rows = [\n  ["a", "b"],\n  ["c", "d"]\n]\nkey = 1\n',  # a row of a list, read as a [table]
        'a = 1 # a comment with """ in it\nb = 2\n\n\nkey = 1\n',
        "a = \"ba dấu ''' trong chữ\"\nb = 2\n\n\nkey = 1\n",
        'a = "dòng\u2028mới"\n\n\n\nkey = 1\n',  # a line end for Python, none for TOML
    ],
)
def test_odd_but_right_toml_leads_to_the_right_line(text: str) -> None:
    assert TomlFile("t.toml", text).line(("key",)) == 5


def test_an_escaped_quote_closes_no_text() -> None:
    assert TomlFile("t.toml", 'a = """x \\""" y"""\nb = 1\n').line(("b",)) == 2


@pytest.mark.parametrize("text", ["a = " + "9" * 5000, "a = " + "[" * 100_000], ids=["a long number", "deep lists"])
def test_a_file_beyond_all_measure_gets_a_sentence_too(text: str) -> None:
    with pytest.raises(BadFileError):
        TomlFile("t.toml", text)
