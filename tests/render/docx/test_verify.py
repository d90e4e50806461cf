"""The fault that stops an export, in the program's own words."""

import zipfile
from io import BytesIO

import pytest

from kehoach_desktop.operations.exporting import docx_of
from kehoach_desktop.render.docx import package_fault
from tests.helpers.plans import PARTY_PLAN


def changed(part: str, content: bytes) -> bytes:
    source, target = zipfile.ZipFile(BytesIO(docx_of(PARTY_PLAN))), BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            package.writestr(name, content if name == part else source.read(name))
    return target.getvalue()


def test_a_plan_of_many_megabytes_is_no_fault() -> None:
    text = b"<plan>" + b"a" * 11_000_000 + b"</plan>"
    assert package_fault(changed("customXml/item1.xml", text)) is None


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "gói nén hỏng"),
        (b"PK\x03\x04 and nothing more", "gói nén hỏng"),
        (changed("word/styles.xml", b"<w:styles>"), "word/styles.xml không phải XML đúng"),
    ],
    ids=["empty", "cut off", "open element"],
)
def test_a_fault_is_named_in_vietnamese(data: bytes, fault: str) -> None:
    assert package_fault(data) == fault
