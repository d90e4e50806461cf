"""Paper, exact pages and inspector side by side; what has no room folds away by itself and comes back with it."""

import json
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from ..theme import theme

_ROOMY = 968  # px of all panes: with less the inspector keeps to its smallest width
_LEAST_SHARE, _MOST_SHARE = 0.2, 0.8  # of the paper beside the pages


class Panes(QSplitter):
    """`pages_shown(bool)`, `inspector_shown(bool)`: folded or back, asked for or by lack of room."""

    pages_shown = Signal(bool)
    inspector_shown = Signal(bool)

    def __init__(self, paper: QWidget, pages: QWidget, inspector: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._paper, self._pages, self._inspector = paper, pages, inspector
        self._wants_inspector = True
        self._share = 0.5
        self._inspector_width = theme.size("inspector")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for pane in (paper, pages, inspector):
            self.addWidget(pane)
        pages.hide()
        self._connect_signals()
        self._measure()

    def _connect_signals(self) -> None:
        self.splitterMoved.connect(self._remember)
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self._paper.setMinimumWidth(theme.size("paper_min"))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The paper alone: the others fold away before it is squeezed."""
        return QSize(theme.size("paper_min"), super().minimumSizeHint().height())

    # ---------------------------------------------------------------- asked for

    @property
    def shows_pages(self) -> bool:
        return not self._pages.isHidden()

    @property
    def shows_inspector(self) -> bool:
        return not self._inspector.isHidden()

    def show_pages(self, shown: bool) -> None:
        if shown is self.shows_pages:
            return
        self._pages.setVisible(shown)
        self.pages_shown.emit(shown)
        self._fit()

    def show_inspector(self, shown: bool) -> None:
        """Where there is no room for both, it takes the place of the pages."""
        self._wants_inspector = shown
        if shown and self.shows_pages and not self._has_room_for_inspector():
            self.show_pages(False)
        self._fit()

    # ---------------------------------------------------------------- room

    def _has_room_for_inspector(self) -> bool:
        papers = 2 if self.shows_pages else 1
        return self.width() >= papers * theme.size("paper_min") + theme.size("inspector_min") + papers

    def _fit(self) -> None:
        shown = self._wants_inspector and self._has_room_for_inspector()
        if shown is not self.shows_inspector:
            focused = QApplication.focusWidget()
            if not shown and focused is not None and self._inspector.isAncestorOf(focused):
                self._paper.setFocus()  # else Qt would look for another place, outside the plan
            self._inspector.setVisible(shown)
            self.inspector_shown.emit(shown)
        self.setSizes(self._wanted_sizes())

    def _wanted_sizes(self) -> list[int]:
        least, room = theme.size("paper_min"), self.width()
        inspector = 0
        if self.shows_inspector:
            least_inspector = theme.size("inspector_min")
            wish = self._inspector_width if room >= theme.px(_ROOMY) else least_inspector
            papers = 2 if self.shows_pages else 1
            inspector = max(min(wish, room - papers * (least + 1)), least_inspector)
            room -= inspector + 1
        if not self.shows_pages:
            return [room, 0, inspector]
        paper = max(round((room - 1) * self._share), least)
        return [paper, max(room - 1 - paper, 0), inspector]

    def _remember(self) -> None:
        """What the clerk chose with the mouse."""
        paper, pages, inspector = self.sizes()
        if self.shows_pages:
            self._share = paper / max(paper + pages, 1)
        if self.shows_inspector:
            self._inspector_width = inspector

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ---------------------------------------------------------------- remembered

    def state(self) -> str:
        return json.dumps({"inspector": self._inspector_width, "share": round(self._share, 3)})

    def restore(self, state: str) -> None:
        """What an older or a spoilt state does not say stays as it is."""
        with suppress(ValueError, TypeError, AttributeError):
            found: dict[str, Any] = json.loads(state)
            share = float(found.get("share", self._share))
            width = int(found.get("inspector", self._inspector_width))
            if _LEAST_SHARE <= share <= _MOST_SHARE and width >= 0:
                self._share, self._inspector_width = share, width
        self._fit()
