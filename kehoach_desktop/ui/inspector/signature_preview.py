"""The signature block as it will print, drawn from the very paragraphs of the page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.format_standard import Ruleset
from ...domain.layout.closing import compose_signature
from ...domain.layout.context import Context
from ...domain.layout.sheet import Paragraph
from ...domain.lengths import NOTHING, mm
from ...domain.plan import Plan
from ..editor.paper_fonts import FAMILY, load_fonts
from ..theme import theme

_AROUND = 12
_TWIPS_PER_PIXEL = 15  # at 96 dots to the inch
_WRAP = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class SignaturePreview(QWidget):
    """As wide as the pane; the column of the page is made to fit in it, never larger than printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self._lines: list[Paragraph] = []
        self._column = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Khối ký sẽ in")
        theme.changed.connect(self.update)

    def show_plan(self, plan: Plan, rules: Ruleset) -> None:
        context = Context(rules, plan.layout, plan.house_style)
        self._lines = compose_signature(plan.signature, "signature", context)
        self._column = mm(rules.closing.right_mm).twips
        self.setAccessibleDescription("\n".join(line.text for line in self._lines))
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        return self.accessibleDescription()

    def _scale(self) -> float:
        """Pixels to the twip."""
        room = max(self.width(), theme.px(200)) - 2 * theme.px(_AROUND)
        return min(room / self._column, 1 / _TWIPS_PER_PIXEL * theme.px(13) / 13)

    def _font(self, line: Paragraph, scale: float) -> QFont:
        look = line.spans[0].look if line.spans else line.style.text
        font = QFont(FAMILY)
        font.setPixelSize(max(round(look.size.twips * scale), 1))
        font.setBold(look.bold)
        font.setItalic(look.italic)
        return font

    def _places(self) -> tuple[list[tuple[Paragraph, QFont, QRectF]], float]:
        """Every line with its font and box, and the height of all."""
        scale, top = self._scale(), float(theme.px(_AROUND))
        width = self._column * scale
        left = (self.width() - width) / 2
        found = []
        for line in self._lines:
            font = self._font(line, scale)
            box = QFontMetricsF(font).boundingRect(QRectF(left, top, width, 2000), int(_WRAP), line.text or " ")
            found.append((line, font, QRectF(left, top, width, box.height())))
            top += box.height() + (max(NOTHING, line.look.after)).twips * scale
        return found, top + theme.px(_AROUND)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), round(self._places()[1]))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.paper_color("paper"))
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for line, font, box in self._places()[0]:
            painter.setFont(font)
            painter.setPen(self._ink(line))
            painter.drawText(box, int(_WRAP), line.text)

    def _ink(self, line: Paragraph) -> QColor:
        is_blank = any(span.blank for span in line.spans)
        return theme.paper_color("muted" if is_blank else "ink")
