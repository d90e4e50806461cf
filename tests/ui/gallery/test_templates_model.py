import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.operations.templates import built_in_templates
from kehoach_desktop.ui.gallery.templates_model import OWN, ShownTemplates, TemplateRole, TemplatesModel

KINDS = {("party", "KH"): "Kế hoạch", ("party", "CTr"): "Chương trình", ("state", "KH"): "Kế hoạch"}


@pytest.fixture
def shown() -> ShownTemplates:
    model = TemplatesModel()
    model.set_rows(built_in_templates(), KINDS)
    made = ShownTemplates(model)
    made.setSourceModel(model)
    made._kept = model
    return made


def ids(shown: ShownTemplates) -> list[str]:
    return [shown.index(row, 0).data(TemplateRole.TEMPLATE).id for row in range(shown.rowCount())]


def test_the_models_keep_the_rules_of_models(shown: ShownTemplates, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(shown.sourceModel())
    qtmodeltester.check(shown)


def test_each_side_has_its_own_templates(shown: ShownTemplates) -> None:
    shown.show_only("party", "")
    party = ids(shown)
    shown.show_only("state", "")
    assert ids(shown)
    assert not set(ids(shown)) & set(party)
    assert len(ids(shown)) + len(party) == len(built_in_templates())


def test_templates_are_found_by_words_without_marks_in_any_order(shown: ShownTemplates) -> None:
    shown.show_only("party", "dai hoi DANG bo xa")
    assert "dai-hoi-dai-bieu" in ids(shown)
    shown.show_only("party", "khong co mau nay")
    assert ids(shown) == []


def test_those_of_another_level_come_last(shown: ShownTemplates) -> None:
    shown.set_office(Level.CELL, frozenset())
    found = ids(shown)
    assert set(found[:3]) == {
        "chi-bo-sinh-hoat-chuyen-de-nam",
        "chi-bo-sinh-hoat-chuyen-de-buoi",
        "ke-hoach-trong-dang",
    }


def test_the_office_has_its_own_templates_apart(shown: ShownTemplates) -> None:
    shown.set_office(Level.COMMUNE, frozenset({"dai-hoi"}))
    assert "dai-hoi" not in ids(shown)
    shown.show_only(OWN, "")
    assert ids(shown) == ["dai-hoi"]


def test_a_row_says_kind_and_count_to_eye_and_ear(shown: ShownTemplates) -> None:
    row = next(shown.index(row, 0) for row, id_ in enumerate(ids(shown)) if id_ == "chuong-trinh-hanh-dong")
    assert row.data(TemplateRole.SECOND_LINE) == "Chương trình · 13 ô điền"
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).endswith("nghị quyết, Chương trình · 13 ô điền")
    assert row.data(TemplateRole.ICON) == "calendar-range"
    assert row.data(Qt.ItemDataRole.ToolTipRole)


def test_a_row_leaves_out_the_kind_that_its_second_line_says(shown: ShownTemplates) -> None:
    shown.show_only("party", "")
    rows = [shown.index(row, 0) for row in range(shown.rowCount())]
    names = {row.data(): row.data(TemplateRole.SHORT_NAME) for row in rows}
    assert names["Kế hoạch tuyên truyền"] == "Tuyên truyền"
    assert all(short[:1].isupper() and len(short.split()) > 1 for short in names.values())
    assert len(set(names.values())) == len(names)
