import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.theme import Scheme, Theme
from kehoach_desktop.ui.widgets import Chip, IconMark, TextLabel, chip_size, paint_chip, paint_row
from kehoach_desktop.ui.widgets.text_lines import is_cut, paint_lines, wrapped

NAME = "Kế hoạch nâng cao chất lượng soạn thảo, phát hành và lưu trữ văn bản của Đảng bộ xã năm 2027"


def test_a_text_wraps_between_words_and_loses_nothing(look: Theme) -> None:
    lines = wrapped(NAME, look.font(), 180)
    assert len(lines) > 2
    assert " ".join(lines) == NAME
    assert all(QFontMetrics(look.font()).horizontalAdvance(line) <= 181 for line in lines)


def test_a_line_is_cut_behind_a_word(look: Theme) -> None:
    font = look.font()
    text = "Uỷ ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội"
    for width in range(60, 500, 7):
        (line,) = wrapped(text, font, width, 1)
        kept = line.removesuffix("…")
        assert text.startswith(kept)
        assert line == text or text[len(kept)] in " ," or " " not in kept
        assert QFontMetrics(font).horizontalAdvance(line) <= width
    assert wrapped("Nghiêngngả", font, 40, 1)[0].endswith("…")


def test_the_last_line_allowed_is_elided_and_the_ones_before_are_whole(look: Theme) -> None:
    lines = wrapped(NAME, look.font(), 180, 2)
    assert len(lines) == 2
    assert lines[0] == wrapped(NAME, look.font(), 180)[0]
    assert lines[1].endswith("…")
    assert is_cut(NAME, lines)
    assert not is_cut(NAME, wrapped(NAME, look.font(), 180))


@pytest.mark.parametrize(
    "text", ["", "một\nhai", "chữ 😀 ngoài mặt phẳng và còn nữa", "dàiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii"]
)
def test_any_text_can_be_wrapped(look: Theme, text: str) -> None:
    lines = wrapped(text, look.font(), 90)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("base", [13, 15, 17])
@pytest.mark.parametrize("style", ["caption", "body", "strong", "title", "display"])
def test_two_stacked_marks_are_not_cut(look: Theme, style: str, base: int) -> None:
    look.choose(Scheme.LIGHT, base_px=base)
    height, room = look.line_height(style), 40
    image = QImage(400, height + 2 * room, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_lines(painter, QRectF(0, room, 400, height), ["ẮẨẾỂỄẪỔỖỬỮỰợặgyj"], look.font(style), height)
    painter.end()
    inked = [
        y for y in range(image.height()) if any(image.pixelColor(x, y) != Qt.GlobalColor.white for x in range(400))
    ]
    assert inked
    assert room <= inked[0]
    assert inked[-1] < room + height


def test_a_label_shows_what_is_cut_in_its_tooltip(look: Theme, qtbot: QtBot) -> None:
    label = TextLabel(NAME, lines=2)
    qtbot.addWidget(label)
    label.resize(180, 40)
    label.show()
    assert label.toolTip() == NAME
    assert len(label.shown_lines()) == 2
    label.resize(2000, 40)
    assert label.toolTip() == ""
    assert label.shown_lines() == [NAME]


def test_a_label_asks_for_the_height_that_its_lines_need(look: Theme, qtbot: QtBot) -> None:
    label = TextLabel(NAME)
    qtbot.addWidget(label)
    assert label.heightForWidth(180) == len(wrapped(NAME, look.font(), 180)) * 20
    assert TextLabel(NAME, lines=1).sizeHint().height() == 20


def test_a_label_is_plain_text(look: Theme, qtbot: QtBot) -> None:
    label = TextLabel("<b>1</b> & 2")
    qtbot.addWidget(label)
    assert label.shown_lines() == ["<b>1</b> & 2"]


@pytest.mark.parametrize(
    "align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight]
)
def test_a_label_is_aligned(look: Theme, qtbot: QtBot, align: Qt.AlignmentFlag) -> None:
    label = TextLabel("Bên")
    label.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
    qtbot.addWidget(label)
    label.resize(300, 40)
    image = label.grab().toImage()
    ground = image.pixelColor(0, 0)
    inked = [x for x in range(300) if any(image.pixelColor(x, y) != ground for y in range(40))]
    middle = (inked[0] + inked[-1]) / 2
    third = {Qt.AlignmentFlag.AlignLeft: 0, Qt.AlignmentFlag.AlignHCenter: 1, Qt.AlignmentFlag.AlignRight: 2}[align]
    assert third * 100 <= middle <= (third + 1) * 100


# ---------------------------------------------------------------- chips, marks, rows


def test_a_chip_says_its_word_and_changes_with_its_state(look: Theme, qtbot: QtBot) -> None:
    chip = Chip("plan", "draft")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Dự thảo"
    assert chip.sizeHint() == chip_size("plan", "draft")
    chip.set_state("issued")
    assert chip.accessibleName() == "Đã ban hành"
    assert chip.sizeHint().height() == look.size("chip")


def painted(width: int, height: int, paint: object) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    painter = QPainter(image)
    paint(painter)  # type: ignore[operator]
    painter.end()
    return image


def test_a_chip_has_the_ground_of_its_tone_and_that_of_paper_on_a_selected_row(look: Theme) -> None:
    for is_on_selection, role in ((False, "warning_soft"), (True, "surface")):
        image = painted(
            200,
            30,
            lambda painter, on=is_on_selection: paint_chip(
                painter, QPointF(0, 0), "plan", "submitted", is_on_selection=on
            ),
        )
        assert image.pixelColor(QPoint(4, 11)) == look.color(role)


def test_a_chip_follows_a_change_of_scheme_and_size(look: Theme) -> None:
    def ground() -> QColor:
        image = painted(200, 30, lambda painter: paint_chip(painter, QPointF(0, 0), "plan", "submitted"))
        return image.pixelColor(QPoint(4, 11))

    light, small = ground(), chip_size("plan", "submitted")
    look.choose(Scheme.DARK, base_px=18)
    assert ground() == look.color("warning_soft") != light
    assert chip_size("plan", "submitted").width() > small.width()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_a_chip_that_is_kept_looks_like_one_that_is_drawn(look: Theme, scale: float) -> None:
    def picture(turned: float) -> QImage:
        def paint(painter: QPainter) -> None:
            painter.scale(scale, scale + turned)  # what is not as wide as high is drawn
            for left in (3, 36, 69):
                paint_chip(painter, QPointF(left, left / 3), "plan", "issued", has_word=False)

        return painted(200, 100, paint)

    kept, drawn = picture(0), picture(1e-9)
    assert all(
        kept.pixelColor(x, y).lightness() == pytest.approx(drawn.pixelColor(x, y).lightness(), abs=2)
        for x in range(200)
        for y in range(100)
    )


def test_a_chip_says_where_it_stands(look: Theme) -> None:
    rects: list[QRectF] = []
    painted(200, 30, lambda painter: rects.append(paint_chip(painter, QPointF(5, 3), "task", "overdue")))
    assert rects == [QRectF(QPointF(5, 3), chip_size("task", "overdue").toSizeF())]


def test_the_current_row_has_fill_and_bar_and_the_focused_one_a_ring(look: Theme) -> None:
    row = QRectF(0, 0, 100, 30)
    image = painted(100, 30, lambda painter: paint_row(painter, row, is_selected=True))
    assert image.pixelColor(1, 15) == look.color("accent_text")
    assert image.pixelColor(50, 15) == look.color("accent_soft")
    image = painted(
        100, 30, lambda painter: paint_row(painter, row, is_selected=False, is_hovered=True, has_focus=True)
    )
    assert image.pixelColor(50, 15) == look.color("hover")
    assert image.pixelColor(50, 0) == image.pixelColor(50, 1) == look.color("focus")
    image = painted(100, 30, lambda painter: paint_row(painter, row, is_selected=False))
    assert image.pixelColor(50, 15) == Qt.GlobalColor.green


def test_a_mark_is_drawn_in_its_role(look: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    mark = IconMark("circle-alert", "danger", "icon_empty", holder)
    mark.resize(mark.sizeHint())
    image = mark.grab().toImage()
    dots = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert look.color("danger").name() in dots
    mark.set_mark("circle-check", "ok")
    image = mark.grab().toImage()
    dots = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert look.color("ok").name() in dots
