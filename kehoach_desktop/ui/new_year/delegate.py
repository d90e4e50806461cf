"""A line of the dialog: tick or sign, the sentence with its year before and after, and below where and why."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..theme import paint_icon, theme
from ..widgets import paint_row
from ..widgets.text_lines import paint_lines, wrapped
from .model import LINE, Heading, Line, Look, Remark, Year

Index = QModelIndex | QPersistentModelIndex
_LEFT = 44  # of the words
_SIGN = 14  # of the tick or icon
_EDGE = 7
_CORNER = 3
_ARROW = " → "


class LineDelegate(QStyledItemDelegate):
    """Asks its view how wide a line is."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line, width = index.data(LINE), self._view.viewport().width()
        if isinstance(line, Heading):
            return QSize(0, theme.size("control") + theme.space("half"))
        if isinstance(line, Remark):
            return QSize(0, theme.size("row"))
        sentence = self._sentence(line, self._room(width), is_ticked=True)
        below = len(self._below(line, width)) * theme.line_height("caption")
        return QSize(0, sentence.lineCount() * theme.line_height() + below + 2 * theme.px(_EDGE))

    def _room(self, width: int) -> int:
        return width - theme.px(_LEFT) - theme.space("gap")

    def _below(self, line: Year | Look, width: int) -> list[str]:
        why = line.proposal.why if isinstance(line, Year) else line.mark.why
        return wrapped(f"{line.place} · {why}", theme.font("caption"), self._room(width))

    # ---------------------------------------------------------------- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        rect = QRectF(option.rect)
        painter.save()
        if isinstance(line, Heading | Remark):
            self._paint_words(painter, rect, line)
        else:
            state = option.state
            paint_row(
                painter,
                rect,
                is_selected=bool(state & QStyle.StateFlag.State_Selected),
                is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
                has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
            )
            is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._paint_sign(painter, rect, line, is_ticked)
            self._paint_line(painter, rect, line, is_ticked)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRectF, line: Heading | Remark) -> None:
        is_heading = isinstance(line, Heading)
        font = theme.font("strong" if is_heading else "body")
        high = theme.line_height()
        painter.setPen(theme.color("text" if is_heading else "muted"))
        room = QRectF(
            rect.x() + theme.px(_SIGN),
            rect.bottom() - high - theme.space("half"),
            rect.width() - theme.px(_SIGN) - theme.space("gap"),
            high,
        )
        paint_lines(painter, room, [line.words], font, high)

    def _paint_sign(self, painter: QPainter, rect: QRectF, line: Year | Look, is_ticked: bool) -> None:
        side = theme.size("icon")
        top = rect.y() + theme.px(_EDGE) + (theme.line_height() - side) / 2
        box = QRectF(rect.x() + theme.px(_SIGN), top, side, side)
        if isinstance(line, Look):
            paint_icon(painter, box, "circle-alert", theme.color("warning"))
            return
        _paint_tick(painter, box, is_ticked)

    def _paint_line(self, painter: QPainter, rect: QRectF, line: Year | Look, is_ticked: bool) -> None:
        room = self._room(int(rect.width()))
        top = QPointF(rect.x() + theme.px(_LEFT), rect.y() + theme.px(_EDGE))
        sentence = self._sentence(line, room, is_ticked=is_ticked)
        painter.setPen(theme.color("text"))
        sentence.draw(painter, top)
        painter.setPen(theme.color("muted"))
        below = QRectF(top.x(), top.y() + sentence.lineCount() * theme.line_height(), room, rect.height())
        lines = self._below(line, int(rect.width()))
        paint_lines(painter, below, lines, theme.font("caption"), theme.line_height("caption"))

    def _sentence(self, line: Year | Look, room: int, *, is_ticked: bool) -> QTextLayout:
        """Laid out for its height and for painting alike: both years stand there, ticked or not."""
        text, formats = _marked_up(line, is_ticked=is_ticked)
        layout = QTextLayout(text, theme.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        top = 0.0
        while (one := layout.createLine()).isValid():
            one.setLineWidth(max(room, 1))
            one.setPosition(QPointF(0, top + (theme.line_height() - one.height()) / 2))
            top += theme.line_height()
        layout.endLayout()
        return layout


def _marked_up(line: Year | Look, *, is_ticked: bool) -> tuple[str, list[QTextLayout.FormatRange]]:
    """What holds after the change stands out: the new year when it is ticked, else the old one."""
    if isinstance(line, Look):
        return " ".join(line.mark.text.split()), []
    one = line.proposal
    before, after = one.before.replace("\n", " ").lstrip(), one.after.replace("\n", " ")
    old = _format("muted", is_struck=True) if is_ticked else _format("text", weight=QFont.Weight.DemiBold)
    new = _format("text", weight=QFont.Weight.DemiBold) if is_ticked else _format("muted")
    start = _utf16(before)
    parts = ((one.old, old), (_ARROW, _format("muted")), (one.new, new))
    ranges = []
    for words, look in parts:
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, _utf16(words), look
        ranges.append(found)
        start += found.length
    return f"{before}{one.old}{_ARROW}{one.new}{after}", ranges


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _format(role: str, *, weight: int | None = None, is_struck: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(theme.color(role)))
    look.setFontStrikeOut(is_struck)
    if weight is not None:
        look.setFontWeight(weight)
    return look


def _paint_tick(painter: QPainter, box: QRectF, is_ticked: bool) -> None:
    """As the style sheet draws the box of a `QCheckBox`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("accent_text" if is_ticked else "edge"))
    painter.setBrush(theme.color("accent" if is_ticked else "surface"))
    corner = theme.px(_CORNER)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    if is_ticked:
        paint_icon(painter, box.adjusted(1, 1, -1, -1), "check", theme.color("on_accent"))
    painter.restore()
