"""The gallery: templates, the fields of the one that is chosen, and its first page as it is filled in."""

import datetime
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.format_standard import Side
from ...domain.templates import Template
from ...domain.templates.template import Level
from .. import background
from ..live_page import Latest, PageView, scale_for
from ..theme import icon, theme
from ..widgets import Button, HeaderLine, IconMark, SearchField, SegmentedChoice, TextLabel
from .fields_form import FieldsForm, Memory
from .panes import FieldsArea, KeyHint, Panes
from .preview import GalleryData, Preview, preview, read_gallery
from .row_delegate import TemplateDelegate
from .templates_model import OWN, ShownTemplates, TemplateRole, TemplatesModel

_A4_POINTS = 595.3
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GalleryScreen(QWidget):
    """`created(plan)`: the clerk made a plan, which nobody has stored yet; `closed()`: went back without one."""

    created = Signal(object)
    closed = Signal()

    def __init__(self, data_dir: Path, parent: QWidget | None = None, *, today: datetime.date | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._today = today
        self._data: GalleryData | None = None
        self._memory: Memory = {}
        self._is_creating = False
        self._wanted: str | None = None
        self.form: FieldsForm | None = None
        self._latest = Latest(self)
        self._model = TemplatesModel(self)
        self._shown = ShownTemplates(self)
        self._shown.setSourceModel(self._model)
        self._build()
        self._connect_signals()
        self.setFocusProxy(self.search)

    # ---------------------------------------------------------------- how it is put together

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Panes((self._list(), self._fields(), self._page())))

    def _list(self) -> QWidget:
        self.back_button = QToolButton()
        self.back_button.setIcon(icon("arrow-left"))
        self.back_button.setToolTip("Quay lại (Esc)")
        self.back_button.setAccessibleName("Quay lại")
        self.back_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the one below is reached by Tab
        self.search = SearchField("Tìm mẫu")
        self.sides = SegmentedChoice(
            "Mẫu của", [("Đảng", Side.PARTY.value), ("Nhà nước", Side.STATE.value), ("Của cơ quan", OWN)]
        )
        self.sides.buttons()[-1].hide()
        self.list = QListView()
        self.list.setProperty("kind", "panel")
        self.list.setModel(self._shown)
        self.list.setItemDelegate(TemplateDelegate(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("Mẫu kế hoạch")
        gap = theme.space("gap")
        self.nothing = TextLabel("", role="muted")
        self.nothing.setContentsMargins(gap, gap, gap, gap)
        self.show_all_button = Button("Xoá bộ lọc", kind="quiet")
        self.problems = TextLabel("", "caption", "danger")
        self.problems.setContentsMargins(gap, gap, gap, gap)
        self.problems.hide()
        pane = _pane()
        column = _column(pane)
        column.addWidget(_header(self.back_button, TextLabel("Kế hoạch mới", "title", lines=1), None))
        column.addWidget(_padded(self.search, self.sides))
        column.addWidget(self.nothing)
        column.addWidget(self.show_all_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list, 1)
        column.addWidget(self.problems)
        return pane

    def _fields(self) -> QWidget:
        self.name = TextLabel("", "title", lines=1)
        self.count = TextLabel("", role="muted", lines=1)
        self.fields_area = FieldsArea()
        self.failure = TextLabel("", "caption", "danger")
        self.failure.setContentsMargins(*[theme.space("unit")] * 4)
        self.failure.hide()
        self.cancel_button = Button("Quay lại", kind="quiet")
        self.create_button = Button("Tạo kế hoạch", "file-plus", "primary")
        self.create_button.setEnabled(False)
        pane = _pane()
        column = _column(pane)
        column.addWidget(_header(self.name, self.count, stretched=self.name, side="pad"))
        column.addWidget(self.fields_area, 1)
        column.addWidget(self.failure)
        column.addWidget(self._foot())
        return pane

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.space("pad"), 10, theme.space("pad"), 10)
        row.addWidget(self.cancel_button)
        row.addWidget(KeyHint("Esc"))
        row.addStretch(1)
        row.addWidget(KeyHint("Enter"))
        row.addWidget(self.create_button)
        return foot

    def _page(self) -> QWidget:
        self.page_title = TextLabel("Trang đầu", "strong", lines=1)
        self.page_count = TextLabel("", role="muted", lines=1)
        self.rules_icon = IconMark("ruler", "muted")
        self.rules = TextLabel("", role="muted", lines=1)
        self.rules_icon.hide()
        self.page = PageView()
        self.page.setAccessibleName("Trang đầu của kế hoạch")
        canvas = QFrame()
        canvas.setProperty("kind", "canvas")
        inside = _column(canvas)
        inside.setContentsMargins(*[theme.space("gap")] * 4)
        inside.addWidget(self.page, 1)
        pane = _pane()
        column = _column(pane)
        column.addWidget(_header(self.page_title, self.page_count, None, self.rules_icon, self.rules))
        column.addWidget(canvas, 1)
        return pane

    def _connect_signals(self) -> None:
        # the list
        self.search.searched.connect(self._filter)
        self.search.list_requested.connect(self._go_to_next)
        self.sides.chosen.connect(self._filter)
        self.show_all_button.clicked.connect(self.search.clear)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.doubleClicked.connect(self._go_to_fields)  # Enter comes to us by itself, once
        # the fields
        self.cancel_button.clicked.connect(self.closed)
        self.back_button.clicked.connect(self.closed)
        self.create_button.clicked.connect(self.create_plan)
        # the page
        self.page.room_changed.connect(self._ask)
        theme.changed.connect(self.list.doItemsLayout)
        self._latest.ready.connect(self._show_preview)
        self._latest.failed.connect(lambda error: self._say(str(error)))

    # ---------------------------------------------------------------- from outside

    @property
    def template(self) -> Template | None:
        return self.form.template if self.form else None

    def open(self, template_id: str | None = None) -> None:
        """Reads the templates anew and begins an empty form, at a template if one is named."""
        self._wanted = template_id
        today = self._today or datetime.date.today()
        background.run(lambda: read_gallery(self._data_dir, today), self._show_data, owner=self)

    def create_plan(self) -> None:
        """Makes the plan of what stands in the form now."""
        if self.form is None or self._is_creating:
            return
        bad = self.form.first_problem()
        if bad:
            self.form.go_to(bad)
            return
        self._is_creating = True
        self.create_button.setEnabled(False)
        self._latest.forget()
        self._latest.ask(self._work(), at_once=True)

    # ---------------------------------------------------------------- the list

    def _show_data(self, data: GalleryData) -> None:
        self._data = data
        office = data.office
        self._model.set_rows(data.listing.templates, data.kinds)
        self._shown.set_office(office.level if office else Level.ANY, data.own)
        self.sides.buttons()[-1].setVisible(bool(data.own))
        wanted = next((one for one in data.listing.templates if one.id == self._wanted), None)
        side = wanted.side if wanted else office.side if office else Side.PARTY
        self.sides.set_value(OWN if wanted and wanted.id in data.own else side.value)
        self.problems.setText("\n".join(data.listing.problems))
        self.problems.setVisible(bool(data.listing.problems))
        self.search.clear()
        self._replace_form(None)
        self._memory.clear()
        self._filter()
        self._select(wanted)

    def _filter(self, _: object = None) -> None:
        words = self.search.sought
        chosen = self.template
        self._shown.show_only(self.sides.value, words)
        is_empty = self._shown.rowCount() == 0
        self.nothing.setText(f"Không thấy mẫu nào có “{words}”." if words else "Chưa có mẫu nào.")
        self.nothing.setVisible(is_empty and self._data is not None)
        self.show_all_button.setVisible(is_empty and bool(words))
        self._select(chosen)

    def _select(self, template: Template | None) -> None:
        """This one if it is in sight, else the first; with none in sight the form stays as it is."""
        rows = [self._shown.index(row, 0) for row in range(self._shown.rowCount())]
        found = next((index for index in rows if index.data(TemplateRole.TEMPLATE) is template), None)
        index = found or (rows[0] if rows else None)
        if index is not None:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, select)
            self.list.scrollTo(index)

    def _choose(self, index: QModelIndex, _: QModelIndex) -> None:
        template = index.data(TemplateRole.TEMPLATE) if index.isValid() else None
        if isinstance(template, Template) and template is not self.template:
            self._replace_form(template)

    def _go_to_next(self) -> None:
        """From the search field into the list: the first one is chosen already."""
        self.list.setFocus()
        index = self.list.currentIndex()
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid():
            self.list.setCurrentIndex(below)

    def _go_to_fields(self, _: QModelIndex | None = None) -> None:
        if self.form is not None:
            self.form.go_to_first()

    # ---------------------------------------------------------------- the fields

    def _replace_form(self, template: Template | None) -> None:
        """Values stay where the next template has the same field."""
        if self.form is not None:
            self.form.remember(self._memory)
            self.fields_area.takeWidget()
            self.form.deleteLater()
            self.form = None
        self.create_button.setEnabled(template is not None)
        if template is None or self._data is None:
            return
        self.form = FieldsForm(template, self._data.around[template.side], self._memory)
        self.form.setProperty("kind", "panel")
        self.form.edited.connect(self._heard)
        self.fields_area.setWidget(self.form)
        for before, after in pairwise((self.list, *self.form.stops(), self.cancel_button)):
            QWidget.setTabOrder(before, after)
        self.name.setText(template.name)
        self._heard()

    def _heard(self) -> None:
        self._show_count()
        self._ask()

    def _show_count(self) -> None:
        filled, count = self.form.filled if self.form else (0, 0)
        self.count.setText(f"{filled}/{count} ô đã điền" if count else "")

    # ---------------------------------------------------------------- the page

    def _ask(self) -> None:
        if self.form is not None and self.isVisible() and not self._is_creating:
            self._latest.ask(self._work())

    def _work(self) -> Callable[[], Preview]:
        assert self.form is not None
        template, values = self.form.template, self.form.values()
        scale = scale_for(self.page.sheet_size.width(), _A4_POINTS, self.page.devicePixelRatioF())
        data_dir, today = self._data_dir, self._today or datetime.date.today()
        return lambda: preview(template, values, scale, data_dir, today)

    def _show_preview(self, made: Preview) -> None:
        if self.form is None:
            return
        self._say("")
        self.page.show_image(made.page.image)
        self.page_count.setText(f"1/{made.page.count}")
        self.rules.setText(made.rules)
        self.rules_icon.show()
        self.form.show_readings(made.readings, made.fallbacks)
        self._show_count()
        if self._is_creating:
            self._is_creating = False
            self.create_button.setEnabled(True)
            self.created.emit(made.plan)

    def _say(self, sentence: str) -> None:
        """Why no page can be made of this; the last one stays."""
        self._is_creating = False if sentence else self._is_creating
        self.create_button.setEnabled(self.form is not None and not self._is_creating)
        self.failure.setText(sentence)
        self.failure.setVisible(bool(sentence))

    # ---------------------------------------------------------------- keys

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the fields leave to us: Enter of any line creates, Esc goes back."""
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _RETURN and focused in (self.search, self.list):
            self._go_to_fields()
        elif event.key() in _RETURN and isinstance(focused, QAbstractButton):
            focused.click()
        elif event.key() in _RETURN:
            self.create_plan()
        else:
            super().keyPressEvent(event)


def _pane() -> QFrame:
    pane = QFrame()
    pane.setProperty("kind", "panel")
    return pane


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _header(*widgets: QWidget | None, stretched: QWidget | None = None, side: str = "gap") -> HeaderLine:
    """The common line on top of each pane; None is the room that is left."""
    header = HeaderLine(side=side)
    for widget in widgets:
        if widget is None:
            header.add_stretch()
        else:
            header.add(widget, stretch=1 if widget is stretched else 0)
    return header


def _padded(*widgets: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    gap = theme.space("gap")
    column.setContentsMargins(gap, 10, gap, 10)
    column.setSpacing(theme.space("unit"))
    for widget in widgets:
        column.addWidget(widget)
    return made
