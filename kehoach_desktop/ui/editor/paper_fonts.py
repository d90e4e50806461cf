"""The document font for the window: Tinos at one pixel to the twip, so that lines break where the printed ones do."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from ... import paths
from ...domain.layout.sheet import TextLook

FAMILY = "Tinos"  # stands for Times New Roman on every PC, as on the printed pages
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")


@cache
def load_fonts() -> None:
    """Makes the font known to Qt; there must be an application already."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(paths.resource(f"fonts/{FAMILY}-{face}.ttf")))


def font_of(look: TextLook) -> QFont:
    return font(look.size.twips, look.bold, look.italic, look.underline)


@cache
def font(twips: int, bold: bool = False, italic: bool = False, underline: bool = False) -> QFont:
    """The face whose pixels are twips: no hinting and no kerning, as word processors measure."""
    made = QFont(FAMILY)
    made.setPixelSize(twips)
    made.setBold(bold)
    made.setItalic(italic)
    made.setUnderline(underline)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setKerning(False)
    # A letter that the font lacks prints as a box: it is one here too.
    made.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return made
