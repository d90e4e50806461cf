import datetime

import pytest

from kehoach_desktop.domain.cited_texts import cited_documents
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.plan import Citation
from tests.domain.edits.small_plans import plan_of

DECREE = Citation("Nghị định", "30/2020/NĐ-CP", datetime.date(2020, 3, 5), "Chính phủ", "về công tác văn thư")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;", (DECREE,)),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP, ngày 05/3/2020 của Chính phủ về công tác văn thư", (DECREE,)),
        # a comma may begin the rest of the sentence: what is not sure is left open
        (
            "Theo Kết luận số 69-KL/TW, ngày 11/01/2024 của Bộ Chính trị về biên chế, Ban Thường vụ ban hành Kế hoạch",
            (Citation("Kết luận", "69-KL/TW", datetime.date(2024, 1, 11), "Bộ Chính trị"),),
        ),
        (
            "Quyết định số 15-QĐ/ĐU, ngày 05/9/2026 và các văn bản khác",
            (Citation("Quyết định", "15-QĐ/ĐU", datetime.date(2026, 9, 5)),),
        ),
        (
            "Quyết định số 15-QĐ/ĐU, ngày 05/9/2026 của Đảng uỷ xã; báo cáo",
            (Citation("Quyết định", "15-QĐ/ĐU", datetime.date(2026, 9, 5), "Đảng uỷ xã"),),
        ),
        (
            "Quyết định số 15-QĐ/ĐU, ngày 05/9/2026 của Đảng uỷ xã và các văn bản khác.",
            (Citation("Quyết định", "15-QĐ/ĐU", datetime.date(2026, 9, 5)),),
        ),
        ("Quyết định số 15-QĐ/ĐU của Đảng uỷ", ()),  # without a day it is named short
        ("Biển số 15-QĐ/ĐU, ngày 05/9/2026", ()),
    ],
)
def test_documents_named_in_full_are_found_in_the_text(hd05: Ruleset, text: str, found: tuple[Citation, ...]) -> None:
    assert cited_documents(plan_of("Trước", text), hd05) == found
