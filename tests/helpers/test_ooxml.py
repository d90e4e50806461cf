"""The small grammar: namespaces, switches, measures, alternatives."""

import pytest
from lxml import etree

from tests.helpers.ooxml import (
    NAMESPACES,
    attribute,
    child,
    chosen_branch,
    emu_millimetres,
    emu_points,
    is_on,
    local_name,
    millimetres,
    points,
    says_true,
    tag,
    value,
)

# The beginning of a document as Word writes it, and of its properties.
AS_WORD_WRITES = """<w:document xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:o="urn:schemas-microsoft-com:office:office"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:v="urn:schemas-microsoft-com:vml"
    xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
    xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"
    xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:ep="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    xmlns:op="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    xmlns:ct="http://schemas.openxmlformats.org/package/2006/content-types"
    xmlns:rel="http://schemas.openxmlformats.org/package/2006/relationships"/>"""


def element(text: str) -> etree._Element:
    """An element written with the prefixes of NAMESPACES."""
    prefixes = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items() if name != "xml")
    return etree.fromstring(f"<root {prefixes}>{text}</root>")[0]


def test_namespaces_are_those_that_word_writes() -> None:
    written = etree.fromstring(AS_WORD_WRITES).nsmap
    assert {**written, "xml": "http://www.w3.org/XML/1998/namespace"} == NAMESPACES


def test_names_have_prefix_and_local_part() -> None:
    assert tag("w:p") == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    assert local_name(element("<w:sectPr/>")) == "sectPr"


def test_what_is_missing_has_no_child_and_no_attribute() -> None:
    here = element('<w:pPr w:val="1" plain="2"><w:ind w:left="3"/></w:pPr>')
    assert (attribute(here), attribute(here, "plain"), attribute(here, "w:none")) == ("1", "2", None)
    assert (value(here, "w:ind", "w:left"), value(here, "w:jc")) == ("3", None)
    assert (child(here, "w:jc"), child(None, "w:jc"), attribute(None)) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<w:b/>", True),
        ('<w:b w:val="1"/>', True),
        ('<w:b w:val="true"/>', True),
        ('<w:b w:val="on"/>', True),
        ('<w:b w:val="0"/>', False),
        ('<w:b w:val="false"/>', False),
        ('<w:b w:val="off"/>', False),
    ],
)
def test_switch_is_on_unless_it_says_otherwise(written: str, expected: bool) -> None:
    assert is_on(element(written)) is expected
    assert not is_on(None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1", True), ("true", True), ("on", True), ("0", False), ("false", False), (None, False)],
)
def test_flag_is_off_unless_it_says_otherwise(written: str | None, expected: bool) -> None:
    assert says_true(written) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20", 1),
        ("-20", -1),
        ("1.5pt", 1.5),
        (" 1 pt ", 1),
        ("2pc", 24),
        ("2pi", 24),
        (".5in", 36),
        ("25.4mm", 72),
        ("2.54cm", 72),
        ("4px", 3),
    ],
)
def test_measure_counts_twips_or_names_its_unit(written: str, expected: float) -> None:
    assert points(written) == pytest.approx(expected)
    assert millimetres(written) == pytest.approx(expected * 25.4 / 72)


@pytest.mark.parametrize("written", ["", "auto", "1 furlong", "1,5pt", "50%"])
def test_what_is_no_measure_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a measure"):
        points(written)


def test_drawing_measures_are_fine_grained() -> None:
    assert (emu_millimetres("36000"), emu_points("12700"), emu_points("9525")) == (1, 1, 0.75)


@pytest.mark.parametrize(
    ("requires", "expected"),
    [("wps", 0), ("wpg", 0), ("wpc", 0), ("w14", 0), ("wp14 w15", 0), ("wps a", 1), ("unknown", 1)],
)
def test_first_understood_branch_is_chosen(requires: str, expected: int) -> None:
    branches = f'<mc:Choice Requires="{requires}"/><mc:Choice Requires="w14"/>'
    alternate = element(f"<mc:AlternateContent>{branches}</mc:AlternateContent>")
    assert chosen_branch(alternate) is alternate[expected]


def test_without_an_understood_branch_the_fallback_is_chosen() -> None:
    choice = '<mc:Choice Requires="a"/>'
    alternate = element(f"<mc:AlternateContent>{choice}<mc:Fallback/></mc:AlternateContent>")
    assert chosen_branch(alternate) is alternate[1]
    assert chosen_branch(element(f"<mc:AlternateContent>{choice}</mc:AlternateContent>")) is None
