"""Vietnamese in what Qt says itself: buttons of dialogs, menus of fields, names of days, the print dialog."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from ...paths import resource

TRANSLATION = "translations/vi.qm"
_NAME = "kehoach-vi"


def speak_vietnamese(app: QCoreApplication) -> None:
    """Once is enough; the translator lives as long as the application."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    if app.findChild(QTranslator, _NAME) is not None:
        return
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if not translator.load(str(resource(TRANSLATION))):
        raise FileNotFoundError(TRANSLATION)
    app.installTranslator(translator)
