"""What the list shows and in which order: year and status as quiet drop-downs, the rest in the menu beside them.

Every choice says how many plans it would show beside the other filters.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ...operations.listing import STATUS_WORDS, Facets, Order, PlanQuery
from ..theme import icon, theme
from ..widgets import FilterDropDown, ToolButton

ORDER_WORDS = {
    Order.CHANGED: "Mới sửa trước",
    Order.DATE: "Ngày ban hành mới trước",
    Order.NUMBER: "Số lớn trước",
    Order.SUBJECT: "Trích yếu từ A",
    Order.ISSUING_BODY: "Cơ quan từ A",
}
_ANY_YEAR, _ANY_STATUS = ("Mọi năm", None), ("Mọi trạng thái", None)
_LEAST = 84
_BIN_WORD, _BIN = "Thùng rác", "bin"  # stands among the statuses, and is none


class Filters(QWidget):
    """`changed`: the clerk took another value. What is searched is not theirs."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = FilterDropDown("Năm", [_ANY_YEAR])
        self.status = FilterDropDown("Trạng thái", [_ANY_STATUS, (_BIN_WORD, _BIN)])
        self.more = ToolButton("arrow-down-wide-narrow", "Sắp xếp, lọc thêm", is_compact=True)
        self._order = Order.CHANGED
        self._kind: str | None = None
        self._body: str | None = None
        self._facets = Facets({}, {}, {}, {})
        self._kind_name: Callable[[str], str] = str
        self._row = QHBoxLayout(self)
        for one in (self.year, self.status):
            self._row.addWidget(one)
        self._row.addStretch(1)
        self._row.addWidget(self.more)
        self._fill_menu()
        self._fit()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.year.chosen.connect(self.changed)
        self.status.chosen.connect(self._choose_status)
        theme.changed.connect(self._fit)

    def query(self, text: str) -> PlanQuery:
        status = None if self.is_bin else self.status.value
        return PlanQuery(text, self.year.value, status, self._kind, self._body, self._order, is_binned=self.is_bin)

    @property
    def is_bin(self) -> bool:
        """Whether what was deleted is looked at."""
        return bool(self.status.value == _BIN)

    def enter_bin(self) -> None:
        self._enter_bin(is_wanted=True)

    def leave_bin(self) -> None:
        self._enter_bin(is_wanted=False)

    def _enter_bin(self, is_wanted: bool) -> None:
        self.status.set_value(_BIN if is_wanted else None)
        self._choose_status()

    @property
    def are_set(self) -> bool:
        """Whether anything is held back; the order holds nothing back, and the bin is another list."""
        status = None if self.is_bin else self.status.value
        return any(one is not None for one in (self.year.value, status, self._kind, self._body))

    def clear(self) -> None:
        """In the bin one stays there."""
        self.year.set_value(None)
        if not self.is_bin:
            self.status.set_value(None)
        self._kind = self._body = None
        self._fill_menu()
        self.changed.emit()

    def offer(self, facets: Facets, kind_name: Callable[[str], str]) -> None:
        """What there is to choose from."""
        self._facets, self._kind_name = facets, kind_name
        years = [(f"Năm {year} ({count})", year) for year, count in facets.years.items()]
        self.year.set_choices([_ANY_YEAR, *years])
        statuses = [(f"{STATUS_WORDS[status]} ({count})", status) for status, count in facets.statuses.items()]
        self.status.set_choices([_ANY_STATUS, *statuses, (_counted(_BIN_WORD, facets.binned), _BIN)])
        self._fill_menu()

    # ---------------------------------------------------------------- the menu

    def _fill_menu(self) -> None:
        menu = QMenu(self)
        self._add_choices(menu, [(word, order) for order, word in ORDER_WORDS.items()], self._order, self._set_order)
        menu.addSeparator()
        kinds = [(f"{self._kind_name(kind)} ({n})", kind) for kind, n in self._facets.document_kinds.items()]
        self._add_choices(menu.addMenu("Loại văn bản"), [("Mọi loại", None), *kinds], self._kind, self._set_kind)
        bodies = [(f"{name or '(chưa có)'} ({n})", name) for name, n in self._facets.issuing_bodies.items()]
        self._add_choices(menu.addMenu("Cơ quan"), [("Mọi cơ quan", None), *bodies], self._body, self._set_body)
        menu.addSeparator()
        binned = QAction(icon("trash-2"), _counted(_BIN_WORD, self._facets.binned), menu, checkable=True)
        binned.setChecked(self.is_bin)
        binned.triggered.connect(self._enter_bin)
        menu.addAction(binned)
        old = self.more.menu()
        self.more.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _add_choices(
        self, menu: QMenu, choices: list[tuple[str, Any]], current: object, take: Callable[[Any], None]
    ) -> None:
        group = QActionGroup(menu)
        for word, value in choices:
            action = QAction(word.replace("&", "&&"), menu, checkable=True)
            action.setChecked(value == current)
            action.triggered.connect(lambda _, value=value: take(value))
            group.addAction(action)
            menu.addAction(action)

    def _choose_status(self) -> None:
        self._fill_menu()
        self.changed.emit()

    def _set_order(self, order: Order) -> None:
        self._order = order
        self.changed.emit()

    def _set_kind(self, kind: str | None) -> None:
        self._kind = kind
        self.changed.emit()

    def _set_body(self, body: str | None) -> None:
        self._body = body
        self.changed.emit()

    def _fit(self) -> None:
        self.year.setMinimumWidth(theme.px(_LEAST))  # in a narrow list; the chosen year is still whole
        self._row.setContentsMargins(theme.space("half"), theme.space("half"), theme.space("unit"), theme.space("half"))
        self._row.setSpacing(theme.space("half"))


def _counted(word: str, count: int) -> str:
    return f"{word} ({count})" if count else word
