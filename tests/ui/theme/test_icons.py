import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kehoach_desktop import paths
from kehoach_desktop.ui.theme import Scheme, Theme, icon, paint_icon
from kehoach_desktop.ui.theme.icons import stroke_for, svg

ALL = sorted(path.stem for path in paths.resource("icons").glob("*.svg"))


def drawn(name: str, colour: str, side: int = 48) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, QRectF(0, 0, side, side), name, QColor(colour))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    """Of the dots that are fully inked."""
    dots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {dot.name() for dot in dots if dot.alpha() == 255}


@pytest.mark.parametrize("name", ALL)
def test_every_icon_is_a_vector_in_one_colour_that_we_choose(name: str, qapp: object) -> None:
    source = svg(name, "#123456", 1.9)
    assert QSvgRenderer(source).isValid()
    assert b"currentColor" not in source
    assert b'stroke-width="1.9"' in source
    assert colours(drawn(name, "#123456")) == {"#123456"}


def test_the_licence_goes_with_the_icons() -> None:
    text = paths.resource_text("icons/LICENSE.txt")
    assert "ISC License" in text
    assert "Lucide" in text
    assert "The MIT License" in text


def test_lines_are_thinner_in_large_icons() -> None:
    assert [stroke_for(side) for side in (14, 16, 22, 40)] == [2.2, 1.9, 1.75, 1.75]


def test_an_icon_follows_the_scheme_without_being_made_anew(look: Theme) -> None:
    made = icon("plus")
    seen = []
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        look.choose(scheme)
        seen.append(colours(made.pixmap(QSize(48, 48)).toImage()))
        assert seen[-1] == {look.color("text").name()}
    assert seen[0] != seen[1]


def test_a_disabled_and_a_pressed_in_icon_have_their_own_colour(look: Theme) -> None:
    made = icon("plus", "muted")
    for mode, state, role in (
        (QIcon.Mode.Normal, QIcon.State.Off, "muted"),
        (QIcon.Mode.Disabled, QIcon.State.Off, "disabled"),
        (QIcon.Mode.Normal, QIcon.State.On, "accent_text"),
    ):
        assert colours(made.pixmap(QSize(48, 48), mode, state).toImage()) == {look.color(role).name()}


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_the_dots_of_its_screen(look: Theme, scale: float) -> None:
    pixmap = icon("search").pixmap(QSize(20, 16), scale)
    assert pixmap.size() == QSize(round(20 * scale), round(16 * scale))
    assert pixmap.devicePixelRatio() == scale


def test_a_wide_icon_keeps_the_gap_before_its_word(look: Theme) -> None:
    image = icon("search").pixmap(QSize(20, 16)).toImage()
    assert all(image.pixelColor(x, y).alpha() == 0 for x in (16, 17, 18, 19) for y in range(16))


def test_a_name_that_does_not_exist_is_found_at_once(look: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_icons_can_be_copied_and_thrown_away(look: Theme) -> None:
    copies = [QIcon(icon("plus", "warning")) for _ in range(50)]
    for copy in copies:
        copy.addFile("nothing.png")  # makes a clone of the engine
    del copies
    assert not icon("plus", "warning").pixmap(QSize(16, 16)).isNull()
