"""Parts, their types, and where relationships lead."""

import pytest

from tests.helpers.docx_by_hand import CONTENT_TYPES, DOCUMENT, RELATIONSHIPS, entries, zipped
from tests.helpers.docx_package import Package, relationships_name
from tests.helpers.ooxml import NAMESPACES

TYPES = f"""<Types xmlns="{NAMESPACES["ct"]}"><Default Extension="XML" ContentType="plain"/>
    <Override PartName="/word/Document.xml" ContentType="special"/></Types>"""


def package_with(target: str, mode: str = "") -> Package:
    """A package whose document has one relationship more."""
    made = entries("<w:p/>")
    arrow = f'<Relationship Id="x" Type="urn:a/b/kind" Target="{target}"{mode}/></Relationships>'
    made[RELATIONSHIPS] = made[RELATIONSHIPS].replace("</Relationships>", arrow)
    return Package(zipped(made))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("header1.xml", "word/header1.xml"),
        ("media/x.png", "word/media/x.png"),
        ("../customXml/item1.xml", "customXml/item1.xml"),
        ("/customXml/item1.xml", "customXml/item1.xml"),
        ("k%E1%BA%BF.xml", "word/kế.xml"),
        ("header1.xml#top", "word/header1.xml"),
    ],
)
def test_relationship_leads_to_a_part_seen_from_its_source(target: str, expected: str) -> None:
    package = package_with(target)
    found = package.relationships(DOCUMENT)["x"]
    assert (found.target, found.kind, found.external) == (expected, "kind", False)
    assert package.related(DOCUMENT, "kind") == (expected,)
    assert package.related_tree(DOCUMENT, "kind") is None


def test_address_outside_is_left_as_it_is() -> None:
    package = package_with("https://example.org/a/../b#c", ' TargetMode="External"')
    found = package.relationships(DOCUMENT)["x"]
    assert (found.target, found.external) == ("https://example.org/a/../b#c", True)
    assert package.related(DOCUMENT, "kind") == ()


def test_part_without_relationships_has_none() -> None:
    assert Package(zipped(entries("<w:p/>", styles=""))).relationships("word/styles.xml") == {}


@pytest.mark.parametrize(
    ("source", "name"),
    [("", "_rels/.rels"), ("a.xml", "_rels/a.xml.rels"), (DOCUMENT, "word/_rels/document.xml.rels")],
)
def test_relationships_of_a_part_stand_beside_it(source: str, name: str) -> None:
    assert relationships_name(source) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [("word/document.xml", "special"), ("word/a.xml", "plain"), ("a.b.XML", "plain"), ("a.bin", None)],
)
def test_type_of_a_part_is_its_own_or_that_of_its_extension(name: str, expected: str | None) -> None:
    assert Package(zipped({CONTENT_TYPES: TYPES})).content_type(name) == expected


def test_parts_are_listed_without_folders_and_plumbing() -> None:
    package = Package(zipped({**entries("<w:p/>"), "word/media/": "", "word/media/x.png": ""}))
    assert package.names == (DOCUMENT, "word/media/x.png")
    assert "word/media/" in package


def test_package_without_a_main_part_says_so() -> None:
    with pytest.raises(ValueError, match="0 main parts"):
        assert Package(zipped({CONTENT_TYPES: TYPES})).main_part
