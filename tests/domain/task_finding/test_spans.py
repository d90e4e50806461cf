import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.task_finding import agency_spans, deadline_spans

TEXT = "Giao Ban Xây dựng Đảng chủ trì, phối hợp với các chi bộ trực thuộc rà soát; gửi Đảng uỷ trước ngày 15/6/2026."


def marked(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_bodies_and_deadlines_are_marked_where_they_stand() -> None:
    assert marked(TEXT, agency_spans(TEXT)) == ["Ban Xây dựng Đảng", "các chi bộ trực thuộc", "Đảng uỷ"]
    assert marked(TEXT, deadline_spans(TEXT)) == ["trước ngày 15/6/2026"]


@pytest.mark.parametrize("place", ["tại kỳ họp tháng 12", "tại Phụ lục", "tại Nghị quyết này"])
def test_where_something_is_said_belongs_to_no_name(place: str) -> None:
    text = f"Ban Thường vụ Đảng uỷ {place} giao nhiệm vụ."
    assert marked(text, agency_spans(text)) == ["Ban Thường vụ Đảng uỷ"]


def test_letters_that_are_typed_a_moment_ago_keep_the_places() -> None:
    typed = unicodedata.normalize("NFD", TEXT)
    assert [unicodedata.normalize("NFC", one) for one in marked(typed, agency_spans(typed))] == marked(
        TEXT, agency_spans(TEXT)
    )
    assert [unicodedata.normalize("NFC", one) for one in marked(typed, deadline_spans(typed))] == [
        "trước ngày 15/6/2026"
    ]


@pytest.mark.parametrize(
    "text", ["", "Các cấp uỷ, chính quyền tăng cường lãnh đạo.", "ban hành quyết định ngày 12/3/2026"]
)
def test_what_is_nobody_and_no_deadline_is_not_marked(text: str) -> None:
    assert agency_spans(text) == ()
    assert deadline_spans(text) == ()


@given(st.text(max_size=60))
def test_spans_lie_in_the_text_and_do_not_cross(text: str) -> None:
    for spans in (agency_spans(text), deadline_spans(text)):
        at = 0
        for start, end in spans:
            assert at <= start < end <= len(text)
            at = end
