"""The line that adds to Nơi nhận: what is found drops down below it, while the keyboard stays in the line."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QMoveEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ...operations.inspecting.search import Hit
from ..texts import SEARCH_RECIPIENTS as HINT
from ..theme import icon, theme
from ..widgets.hint import show_hint
from ..widgets.text_lines import wrapped

LISTED = "đã có"
_SHORT_HINT = "Thêm nơi nhận"
_SIDE = 12
_ROWS = 7
_NAME_LINES = 2

Index = QModelIndex | QPersistentModelIndex


class HitsModel(QAbstractListModel):
    """What was found. What stands in the plan already is shown, but cannot be taken again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def set_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index.row())
        if hit is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"Thêm “{hit.title}”" if hit.is_own else hit.title
            case Qt.ItemDataRole.ToolTipRole:
                return hit.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{hit.title}, {self.detail(index.row())}"
        return None

    def detail(self, row: int) -> str:
        hit = self.hit(row)
        if hit is None:
            return ""
        return f"{hit.detail} · {LISTED}" if hit.is_listed else hit.detail

    def flags(self, index: Index) -> Qt.ItemFlag:
        hit = self.hit(index.row())
        if hit is None or hit.is_listed:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class _HitDelegate(QStyledItemDelegate):
    """The name over what it is. Bodies of one kind differ at the end of their names: these may take two lines."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        more = len(self.name_lines(index)) - 1
        return QSize(theme.px(200), theme.size("row_two") + more * theme.line_height())

    def name_lines(self, index: Index) -> list[str]:
        room = self._view.viewport().width() - 2 * theme.px(_SIDE)
        return wrapped(str(index.data()), theme.font(), room, _NAME_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        model = index.model()
        detail = model.detail(index.row()) if isinstance(model, HitsModel) else ""
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent_soft"))
        elif enabled and state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        room = rect.adjusted(theme.px(_SIDE), theme.px(4), -theme.px(_SIDE), -theme.px(4))
        font = theme.font()
        painter.setFont(font)
        painter.setPen(theme.color("text" if enabled else "disabled"))
        line = QRect(room.left(), room.top(), room.width(), theme.line_height())
        for words in self.name_lines(index):
            painter.drawText(line, _LEFT, words)
            line.translate(0, line.height())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("muted" if enabled else "disabled"))
        line.setHeight(theme.line_height("caption"))
        painter.drawText(line, _LEFT, detail)
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HitList(QFrame):
    """The list below the line, over whatever else the window shows. It never takes the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.model = HitsModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_HitDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("Kết quả tìm nơi nhận")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.view)
        self.hide()

    def show_below(self, line: QWidget, hits: Sequence[Hit]) -> None:
        self.model.set_hits(hits)
        home = self.parentWidget()
        if not hits or home is None:
            self.hide()
            return
        at = line.mapTo(home, QPoint(0, line.height() + 2))
        most = max(home.height() - at.y() - 4, 60)
        self.setGeometry(at.x(), at.y(), line.width(), most)
        self.show()  # as wide as it will be: how many lines the names take depends on that
        height = sum(self.view.sizeHintForIndex(self.model.index(row)).height() for row in range(min(len(hits), _ROWS)))
        self.resize(line.width(), min(height + 4, most))
        self.raise_()
        self.step(1, start=-1)

    def step(self, by: int, start: int | None = None) -> None:
        """To the next one that can be taken; past the last one to the first."""
        count = self.model.rowCount()
        row = self.view.currentIndex().row() if start is None else start
        for _ in range(count):
            row = (row + by) % count
            index = self.model.index(row)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.view.setCurrentIndex(index)
                return

    def current(self) -> Hit | None:
        return self.model.hit(self.view.currentIndex().row())


class SearchField(QLineEdit):
    """`wanted(text)`: something was typed, answer with `show_hits`. `taken(hit)`: this one is to be added."""

    wanted = Signal(str)
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._list: HitList | None = None  # Qt asks for it while the line is being made
        super().__init__(parent)
        self.setAccessibleName(HINT)
        self.setToolTip("Ctrl+R")
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self.wanted)
        theme.changed.connect(self._show_hint)
        self._show_hint()

    def _show_hint(self) -> None:
        show_hint(self, HINT, _SHORT_HINT)

    @property
    def hits(self) -> HitList:
        """Made when first needed: it belongs to the window that the line stands in by then."""
        home = self.window()
        if self._list is None or self._list.parentWidget() is not home:
            self._list = HitList(home)
            self._list.view.clicked.connect(lambda _: self._take())
            self._list.destroyed.connect(self._forget)
        return self._list

    def _forget(self) -> None:
        self._list = None

    @property
    def is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self.hits.show_below(self, hits)

    def close_hits(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _take(self) -> None:
        hit = self.hits.current()
        if hit is not None and not hit.is_listed:
            self.clear()
            self.close_hits()
            self.taken.emit(hit)

    # ---------------------------------------------------------------- only ↑ ↓ Enter Esc are the list's

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        undo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        if not self.text() and any(event.matches(one) for one in undo):
            event.ignore()  # with nothing typed they mean what was added to the plan
        elif self.is_open and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.hits.step(1 if key == Qt.Key.Key_Down else -1)
        elif self.is_open and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif self.is_open and key == Qt.Key.Key_Escape:
            self.close_hits()
        elif key == Qt.Key.Key_Down and self.text():
            self.wanted.emit(self.text())
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A key of the open list is none of the window's actions."""
        if (
            self.is_open
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_hits()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_hits()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.close_hits()
        super().resizeEvent(event)
        self._show_hint()

    def moveEvent(self, event: QMoveEvent) -> None:
        self.close_hits()
        super().moveEvent(event)
