"""What stands in the cells of a row: paragraphs, and boxes in which a question is answered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ...domain.task_exchange import Conflict, Field, Place
from ..theme import paint_icon, theme
from ..widgets import paint_ring
from . import words
from .columns import Column
from .paragraphs import Paragraph, Piece, height_of, paint_paragraph, paragraph
from .questions import Asks, Question
from .review import Kind, Row

_SIDE, _ABOVE, _GAP = 8, 10, 4
_LEAST = 44
_BOX_MOST = 360
_CONTENT_LINES, _LEAD_LINES, _NOTE_LINES = 3, 3, 8
_CHECK = 16
_OPEN_WORDS = {
    Asks.CHOICE: words.CHOOSE,
    Asks.TASK: words.CHOOSE,
    Asks.DAY: words.TYPE_DAY,
    Asks.PER_CENT: words.TYPE_PER_CENT,
}


@dataclass(frozen=True, slots=True)
class Box:
    """Where question `number` of the row is answered."""

    question: Question
    number: int


Block = Paragraph | Box


def blocks_of(row: Row, column: Column, *, is_selected: bool = False) -> Sequence[Block]:
    match column:
        case Column.TASK:
            return tuple(_task(row, QFont.Weight.DemiBold if is_selected else None))
        case Column.LEAD:
            return tuple(_lead(row))
        case Column.CHANGES:
            return tuple(_changes(row))
        case Column.NOTES:
            return tuple(_notes(row))
        case Column.CHECK:
            return ()


def _task(row: Row, weight: int | None) -> Iterator[Block]:
    task = row.task
    if task is not None and row.home is None:
        yield paragraph(words.content_words(task), weight=weight, most=_CONTENT_LINES)
        yield paragraph(words.plan_words(task), "muted", "caption", most=1)
        return
    place, text = _place(row), words.said_words(row.unplaced.text if row.unplaced else "", row.idle)
    yield paragraph(text, weight=weight, most=_CONTENT_LINES)
    if place:
        yield paragraph(words.place_words(place), "muted", "caption", most=2)


def _place(row: Row) -> Place | None:
    if row.unplaced is not None:
        return row.unplaced.place
    return row.idle.place if row.idle is not None else None


def _lead(row: Row) -> Iterator[Block]:
    if row.task is not None and row.home is None:
        yield paragraph(words.lead_words(row.task), most=_LEAD_LINES)
    elif row.idle is not None and (lead := words.one_line(row.idle.text(Field.LEAD))):
        yield paragraph(lead, most=_LEAD_LINES)


def _changes(row: Row) -> Iterator[Block]:
    changes = row.changes()
    for change in changes:
        name, before, after = words.change_words(change)
        yield Paragraph(
            (
                Piece(f"{name}: ", "muted"),
                Piece(f"{before} → ", "muted"),
                Piece(after, weight=QFont.Weight.DemiBold),
            )
        )
    if changes or row.home is not None:
        return
    if row.kind is Kind.UNCHANGED:
        yield paragraph(words.SAYS_NOTHING, "muted")
    elif row.questions():
        yield paragraph(words.WAITS, "muted")


def _notes(row: Row) -> Iterator[Block]:
    questions = row.questions()
    boxes = {question.field: Box(question, number) for number, question in enumerate(questions)}
    if row.unplaced is not None:
        yield from _unplaced(row, boxes.pop(None, None))
    if row.proposal is None:
        return
    for conflict in row.proposal.conflicts:
        yield from _conflict(conflict, row)
        is_last = conflict is [one for one in row.proposal.conflicts if one.field is conflict.field][-1]
        if is_last and (box := boxes.pop(conflict.field, None)):
            yield from _answering(box)
    for box in boxes.values():
        yield _titled(words.NEEDS_DAY, is_open=not box.question.is_answered)
        yield from _answering(box)
    for remark in row.proposal.remarks:
        yield Paragraph((Piece(remark, "muted"),), "caption", "info", "muted", _NOTE_LINES)


def _unplaced(row: Row, box: Box | None) -> Iterator[Block]:
    if row.home is not None and row.named is not None:
        yield Paragraph((Piece(words.merged_words(row.named), "muted"),), "caption", "check", "ok", _NOTE_LINES)
    elif box is not None:
        yield _titled(words.UNSURE, is_open=row.named is None)
    else:
        yield Paragraph((Piece(words.FITS_NOTHING),), icon="circle-slash", tone="muted")
    if box is not None:
        yield from _answering(box)


def _conflict(conflict: Conflict, row: Row) -> Iterator[Block]:
    assert row.proposal is not None
    is_open = not all(one.is_answered for one in row.questions() if one.field is conflict.field)
    yield _titled(words.cause_words(conflict.cause, row.proposal.places), is_open=is_open)
    if sentence := words.detail_words(conflict):
        yield paragraph(sentence, "muted", "caption", most=_NOTE_LINES)


def _titled(text: str, *, is_open: bool) -> Paragraph:
    """What was answered is no warning any more."""
    icon, tone = ("triangle-alert", "warning") if is_open else ("check", "ok")
    return Paragraph((Piece(text, weight=QFont.Weight.Medium),), icon=icon, tone=tone)


def _answering(box: Box) -> Iterator[Block]:
    yield box
    if box.question.complaint:
        yield Paragraph((Piece(box.question.complaint, "danger"),), "caption", "circle-alert", "danger")


# ---------------------------------------------------------------- where they stand


def row_height(cells: Iterable[tuple[Sequence[Block], int]]) -> int:
    """Of a row of `cells`, each with its width."""
    tallest = max(_height(blocks, room(width)) for blocks, width in cells)
    return max(tallest + 2 * theme.px(_ABOVE) + 1, theme.px(_LEAST))


def room(width: float) -> float:
    return width - 2 * theme.px(_SIDE)


def _height(blocks: Sequence[Block], width: float) -> int:
    gaps = theme.px(_GAP) * max(len(blocks) - 1, 0)
    return gaps + sum(_block_height(block, width) for block in blocks)


def _block_height(block: Block, width: float) -> int:
    return theme.size("compact") if isinstance(block, Box) else height_of(block, width)


def placed(blocks: Sequence[Block], cell: QRectF) -> Iterator[tuple[Block, QRectF]]:
    """The blocks from the top of `cell`; a single line of text stands in the middle of a low row."""
    width = room(cell.width())
    left, top = cell.x() + theme.px(_SIDE), cell.y() + theme.px(_ABOVE)
    for block in blocks:
        high = _block_height(block, width)
        wide = min(width, theme.px(_BOX_MOST)) if isinstance(block, Box) else width
        yield block, QRectF(left, top, wide, high)
        top += high + theme.px(_GAP)


def check_rect(cell: QRectF) -> QRectF:
    """On the first line of text."""
    side = theme.px(_CHECK)
    top = cell.y() + theme.px(_ABOVE) + (theme.line_height() - side) / 2
    return QRectF(round(cell.center().x() - side / 2), round(top), side, side)


# ---------------------------------------------------------------- painting


def paint_block(painter: QPainter, rect: QRectF, block: Block, *, has_focus: bool) -> None:
    if isinstance(block, Paragraph):
        paint_paragraph(painter, rect, block)
    else:
        _paint_box(painter, rect, block.question, has_focus=has_focus)


def _paint_box(painter: QPainter, rect: QRectF, question: Question, *, has_focus: bool) -> None:
    painter.save()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    is_wrong = bool(question.complaint)
    pen = theme.size("ring") if is_wrong else 1
    painter.setPen(QPen(theme.color("danger" if is_wrong else "edge"), pen))
    painter.setBrush(theme.color("surface"))
    corner, inset = theme.radius("control"), pen / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)
    side = theme.size("icon_chip")
    mark = QRectF(rect.right() - side - theme.px(6), rect.center().y() - side / 2, side, side)
    icon = "chevron-down" if not question.is_typed else "pencil-line"
    paint_icon(painter, mark, icon, theme.color("muted"))
    font = theme.font()
    said = QRectF(rect.x() + theme.px(_SIDE), rect.y(), mark.x() - rect.x() - 2 * theme.px(_SIDE), rect.height())
    text = question.answer or _OPEN_WORDS[question.asks]
    painter.setFont(font)
    painter.setPen(theme.color("text" if question.answer else "muted"))
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, said.width())
    painter.drawText(said, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
    if has_focus:
        paint_ring(painter, rect)
    painter.restore()


def paint_check(painter: QPainter, rect: QRectF, *, is_on: bool, is_allowed: bool, is_hovered: bool) -> None:
    """As the check boxes of forms look; one that cannot be ticked has the ground of the window."""
    painter.save()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    ground = "accent" if is_on else "hover" if is_hovered and is_allowed else "surface" if is_allowed else "window"
    painter.setPen(theme.color("accent_text" if is_on else "edge" if is_allowed else "line"))
    painter.setBrush(theme.color(ground))
    corner = theme.px(3)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    if is_on:
        inset = theme.px(2)
        paint_icon(painter, rect.adjusted(inset, inset, -inset, -inset), "check", theme.color("on_accent"), 3)
    painter.restore()
