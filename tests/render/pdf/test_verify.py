import pytest

from kehoach_desktop.operations.exporting import pdf_of
from kehoach_desktop.render.pdf.verify import pdf_fault
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, with_tasks


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN, with_tasks(PARTY_PLAN)])
@pytest.mark.parametrize("pdfa", [False, True])
def test_a_written_pdf_has_no_fault(plan, pdfa: bool) -> None:  # type: ignore[no-untyped-def]
    assert pdf_fault(pdf_of(plan, pdfa=pdfa), pdfa=pdfa) is None


def test_an_ordinary_pdf_is_none_for_the_archive() -> None:
    assert pdf_fault(pdf_of(PARTY_PLAN), pdfa=True) == "không phải PDF/A-2b"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", pdf_of(PARTY_PLAN)[:3000], b"%PDF-1.7\n%%EOF"])
def test_what_does_not_open_is_told(data: bytes) -> None:
    assert pdf_fault(data) == "không mở được"


def test_another_number_of_pages_than_were_set_is_told() -> None:
    whole = pdf_of(PARTY_PLAN)
    count = whole.count(b"/Type/Page/")
    wrong = whole.replace(b"<xmpTPg:NPages>%d<" % count, b"<xmpTPg:NPages>9<")
    assert pdf_fault(wrong) == f"có {count} trang, không phải 9"
    unknown = whole.replace(b"xmpTPg:NPages", b"xmpTPg:XPages")
    assert pdf_fault(unknown) == f"có {count} trang, không phải số trang đã dàn"
