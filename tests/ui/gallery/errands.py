"""What several tests of the gallery do: wait for the page, choose a template, look at what would be made."""

import datetime

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.ui import background
from kehoach_desktop.ui.gallery import GalleryScreen
from kehoach_desktop.ui.gallery.fields_form import FieldsForm
from kehoach_desktop.ui.gallery.templates_model import TemplateRole

PERSON = Signatory("Đinh Quốc Khải", "PHÓ BÍ THƯ", ("T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ"))
TODAY = datetime.date(2026, 11, 20)
OFFICE = IssuingBody(
    "ĐẢNG UỶ XÃ SUỐI NGÀ", Side.PARTY, Level.COMMUNE, "ĐẢNG BỘ TỈNH LÂM ĐỒNG", place="Suối Ngà", code="ĐU"
)


def settled(gallery: GalleryScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: gallery._latest.is_idle and not background.worker().is_busy, timeout=20_000)


def names(gallery: GalleryScreen) -> list[str]:
    model = gallery.list.model()
    return [model.index(row, 0).data(TemplateRole.TEMPLATE).id for row in range(model.rowCount())]


def choose(gallery: GalleryScreen, template_id: str) -> FieldsForm:
    gallery.list.setCurrentIndex(gallery.list.model().index(names(gallery).index(template_id), 0))
    return form(gallery)


def form(gallery: GalleryScreen) -> FieldsForm:
    assert gallery.form is not None
    return gallery.form


def created(gallery: GalleryScreen, qtbot: QtBot) -> Plan:
    """The plan that pressing the button makes."""
    spy = QSignalSpy(gallery.created)
    gallery.create_button.click()
    qtbot.waitUntil(lambda: spy.count() == 1, timeout=20_000)
    plan = spy.at(0)[0]
    assert isinstance(plan, Plan)
    return plan
