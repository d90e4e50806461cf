from pathlib import Path

import pytest

from kehoach_desktop.domain.plan import Run
from kehoach_desktop.domain.templates.markup import Markup
from kehoach_desktop.operations.templates import built_in_templates
from kehoach_desktop.ui.gallery.proposals import as_edited, markups_of, reading, readings
from tests.ui.gallery.errands import TODAY

TEMPLATES = {template.id: template for template in built_in_templates()}


@pytest.mark.parametrize("id_", TEMPLATES)
def test_every_default_of_every_template_can_be_read(id_: str, office_dir: Path) -> None:
    template = TEMPLATES[id_]
    known = readings(template, {}, office_dir, TODAY)
    wanted = {markup.text for field in template.fields for markup in markups_of(field)}
    assert set(known) == wanted
    assert all("{" not in reading(Markup(text), known) for text in wanted)


def test_defaults_name_the_place_and_what_was_given(office_dir: Path) -> None:
    template = TEMPLATES["dang-xa-thuc-hien-van-ban-tinh"]
    before = readings(template, {}, office_dir, TODAY)
    after = readings(template, {"topic": "tiết kiệm"}, office_dir, TODAY)
    texts = [text for text in after if "{topic}" in text]
    assert texts
    for text in texts:
        assert "[nội dung thực hiện]" in reading(Markup(text), before)
        assert "tiết kiệm" in reading(Markup(text), after)
    assert any("xã" in reading(Markup(text), after) for text in after)


def test_before_the_answer_holes_are_left_open() -> None:
    assert reading(Markup("Chọn [số lượng] chi bộ trong toàn {cap_xa}"), {}) == "Chọn [số lượng] chi bộ trong toàn …"


def test_blanks_stay_blanks_in_a_default_that_was_changed() -> None:
    before = "Chọn [số lượng] chi bộ làm trước"
    assert as_edited("Chọn ngay [số lượng] chi bộ * {x}", before) == Markup(r"Chọn ngay [số lượng] chi bộ \* \{x\}")
    assert as_edited("Chọn 3 chi bộ [phụ lục]", before) == "Chọn 3 chi bộ [phụ lục]"  # brackets of the clerk's own
    assert as_edited("", before) == ""


def test_a_reading_shows_blanks_as_they_print() -> None:
    known = {"x": (Run("trước ngày "), Run("ngày", blank=True))}
    assert reading(Markup("x"), known) == "trước ngày [ngày]"
