"""A clause one click away: as the words "05-HD/VPTW, II.I.6.2.2", or beside a field as a small sign.

Both open what the rule says.
"""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QVBoxLayout, QWidget

from ...operations.inspecting.facts import Fact
from ..theme import theme
from ..widgets import TextLabel, ToolButton
from .link_button import LinkButton

_WIDTH = 280


class RuleCard(QFrame):
    """What a rule says: the value, the clause, how sure we are of it. Esc and a click elsewhere close it."""

    def __init__(self, fact: Fact, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setFixedWidth(theme.px(_WIDTH))
        self.setAccessibleName(fact.title)
        column = QVBoxLayout(self)
        pad = theme.space("gap")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space("half"))
        for text, kind in (
            (fact.title, "strong"),
            (fact.value, "body"),
            (fact.reference, "body"),
            (fact.confidence, "caption"),
            (fact.reason or "", "caption"),
        ):
            if text:
                column.addWidget(TextLabel(text, kind, "muted" if kind == "caption" else "text"))

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.findChildren(QLabel)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close()


class _Door:
    """What both have in common: the rule, and its card while that is open."""

    def __init__(self, button: QAbstractButton) -> None:
        self._button = button
        self.fact: Fact | None = None
        self.card: RuleCard | None = None
        button.clicked.connect(self._open)
        button.hide()

    def show_fact(self, fact: Fact | None) -> None:
        self.fact = fact
        self._button.setVisible(fact is not None)
        if fact is not None:
            self._button.setToolTip(f"{fact.value} · {fact.reference}")
            self._button.setAccessibleName(f"{fact.title}: {fact.reference}")

    def _open(self) -> None:
        if self.fact is None:
            return
        self.card = RuleCard(self.fact, self._button)
        self.card.destroyed.connect(self._forget)
        self.card.adjustSize()
        self.card.move(self._place(self.card))
        self.card.show()

    def _forget(self) -> None:
        self.card = None

    def _place(self, card: QWidget) -> QPoint:
        """Below the button where there is room, else above; never beyond the screen's edge."""
        at = self._button.mapToGlobal(QPoint(0, self._button.height()))
        area = self._button.screen().availableGeometry()
        if at.y() + card.height() > area.bottom():
            at.setY(self._button.mapToGlobal(QPoint(0, 0)).y() - card.height())
        at.setX(max(min(at.x(), area.right() - card.width()), area.left()))
        return at


class RuleLink(LinkButton):
    """Names the clause. Of several only the first, the others are on the card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._door = _Door(self)

    @property
    def fact(self) -> Fact | None:
        return self._door.fact

    @property
    def card(self) -> RuleCard | None:
        return self._door.card

    def show_fact(self, fact: Fact | None) -> None:
        if fact is not None:
            first, more, _ = fact.clause.partition(", ")
            self.setText(f"{fact.source}, {first}{' …' if more else ''}")
            self.updateGeometry()
        self._door.show_fact(fact)


class RuleSign(ToolButton):
    """At the right of its field, quiet: a pane of fields has one for each. Its place is kept where there is no rule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", "Quy định", role="muted", is_compact=True, parent=parent)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._door = _Door(self)

    def sizeHint(self) -> QSize:
        return QSize(theme.size("hit_min"), theme.size("compact"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.height() > theme.size("icon"):  # squeezed for a moment while the fields of a regulation are exchanged
            super().paintEvent(event)

    @property
    def fact(self) -> Fact | None:
        return self._door.fact

    @property
    def card(self) -> RuleCard | None:
        return self._door.card

    def show_fact(self, fact: Fact | None) -> None:
        self._door.show_fact(fact)
