"""A clause one click away: the words "05-HD/VPTW, II.I.6.2.2" as a link that opens what the rule says."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ...operations.inspecting.facts import Fact
from ..theme import theme
from ..widgets import TextLabel
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


class RuleLink(LinkButton):
    """Names the clause. Of several only the first, the others are on the card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.fact: Fact | None = None
        self.card: RuleCard | None = None
        self.clicked.connect(self._open)
        self.hide()

    def show_fact(self, fact: Fact | None) -> None:
        self.fact = fact
        self.setVisible(fact is not None)
        if fact is None:
            return
        first, more, _ = fact.clause.partition(", ")
        self.setText(f"{fact.source}, {first}{' …' if more else ''}")
        self.updateGeometry()
        self.setToolTip(f"{fact.value} · {fact.reference}")
        self.setAccessibleName(f"{fact.title}: {fact.reference}")

    def _open(self) -> None:
        if self.fact is None:
            return
        self.card = RuleCard(self.fact, self)
        self.card.destroyed.connect(self._forget)
        self.card.adjustSize()
        self.card.move(self._place(self.card))
        self.card.show()

    def _forget(self) -> None:
        self.card = None

    def _place(self, card: QWidget) -> QPoint:
        """Below the link where there is room, else above; never beyond the screen's edge."""
        at = self.mapToGlobal(QPoint(0, self.height()))
        area = self.screen().availableGeometry()
        if at.y() + card.height() > area.bottom():
            at.setY(self.mapToGlobal(QPoint(0, 0)).y() - card.height())
        at.setX(max(min(at.x(), area.right() - card.width()), area.left()))
        return at
