"""What the text names and Nơi nhận lacks, each with its place and "Thêm"."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...operations.inspecting.offers import Offer
from ..theme import theme
from ..widgets import Button, IconMark
from .fields import words_label
from .link_button import LinkButton

TITLE = "Có trong nội dung, chưa có ở nơi nhận"
_MOST = 8


class OfferRow(QWidget):
    """`taken(offer)`, `place_requested(block)`."""

    taken = Signal(object)
    place_requested = Signal(str)

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self.place = LinkButton(" · ".join(part for part in (offer.where, str(offer.part)) if part))
        self.place.setEnabled(offer.block is not None)
        self.place.setToolTip("Tới chỗ này trong nội dung")
        self.place.setAccessibleName(f"{offer.name}: {self.place.text()}")
        self.add = Button("Thêm")
        self.add.setAccessibleName(f"Thêm {offer.name} vào nơi nhận")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(words_label(offer.name))
        words.addWidget(self.place, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("unit"))
        row.addLayout(words, 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add.clicked.connect(lambda: self.taken.emit(offer))
        self.place.clicked.connect(lambda: self.place_requested.emit(offer.block or ""))


class OffersList(QWidget):
    """Out of sight while nothing is missing. `taken(offer)`, `place_requested(block)`."""

    taken = Signal(object)
    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[OfferRow] = []
        self._offers: tuple[Offer, ...] = ()
        self._sign = IconMark("circle-alert", "warning")
        self._more = words_label("", "caption")
        head = QHBoxLayout()
        head.setSpacing(theme.space("unit"))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(words_label(TITLE, "strong"), 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space("unit"), 0, 0)
        self._column.setSpacing(theme.space("unit"))
        self._column.addLayout(head)
        self._column.addWidget(self._more)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [OfferRow(offer) for offer in offers[:_MOST]]
        for number, row in enumerate(self.rows):
            row.taken.connect(self.taken)
            row.place_requested.connect(self.place_requested)
            self._column.insertWidget(1 + number, row)
        more = len(offers) - len(self.rows)
        self._more.setText(f"và {more} nơi khác" if more else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(offers))
