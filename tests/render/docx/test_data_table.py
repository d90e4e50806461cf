"""A table with common headings over its columns, in the XML that a word processor reads."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from kehoach_desktop.domain.layout import compose
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.render.docx import package_fault, write_docx
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN
from tests.render.pdf.examined import of_figures


def table_of(rules: str) -> str:
    plan = of_figures(STATE_PLAN if rules == "nd30" else PARTY_PLAN, 3)
    data = write_docx(compose(plan, ruleset(rules)), None)
    assert package_fault(data) is None
    with ZipFile(BytesIO(data)) as package:
        return re.findall(r"<w:tbl>.*?</w:tbl>", package.read("word/document.xml").decode(), re.DOTALL)[-2]


@pytest.mark.parametrize("rules", ["hd05", "nd30"])
def test_headings_reach_down_or_across_and_both_rows_are_repeated(rules: str) -> None:
    upper, lower, *rows = re.findall(r"<w:tr>.*?</w:tr>", table_of(rules), re.DOTALL)
    assert len(rows) == 4
    assert ["<w:tblHeader/>" in row for row in (upper, lower, *rows)] == [True, True, *[False] * 4]
    assert (upper.count('<w:vMerge w:val="restart"/>'), lower.count("<w:vMerge/>")) == (3, 3)
    assert (upper.count('<w:gridSpan w:val="2"/>'), upper.count("<w:tc>"), lower.count("<w:tc>")) == (1, 4, 5)
    assert all(row.count("<w:tc>") == 5 and "vMerge" not in row for row in rows)


def test_every_cell_has_a_paragraph() -> None:
    cells = re.findall(r"<w:tc>.*?</w:tc>", table_of("hd05"), re.DOTALL)
    assert all(re.search(r"<w:p[ />]", cell) for cell in cells)
