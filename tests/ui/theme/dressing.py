"""The application dressed for one test, and as it was before afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kehoach_desktop.ui.theme import Scheme, Theme, apply, theme


@contextmanager
def dressed(app: QApplication) -> Iterator[Theme]:
    font, palette, locale = app.font(), app.palette(), QLocale()
    apply(app)
    try:
        yield theme
    finally:
        theme.choose(Scheme.SYSTEM)
        theme._app = None  # else the next choice would dress it again, and every test after that ran dressed
        app.setStyleSheet("")
        app.setFont(font)
        app.setPalette(palette)
        QLocale.setDefault(locale)
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)
            translator.setParent(None)
