"""The look of the moment: follows the system's scheme and the settings, and tells when it changes."""

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from .fonts import window_font
from .icons import role_icon, stroke_for
from .language import speak_vietnamese
from .palette import palette
from .style_sheet import style_sheet
from .tokens import ChipLook, Scheme, TextStyle, Tokens

_NATIVE = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Answers by role and name. `changed`: everything that was painted is to be painted and measured anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scheme = Scheme.SYSTEM
        self._tokens = Tokens()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int | None], QFont] = {}
        self._font: QFont | None = None
        self._calm = False
        self._app: QApplication | None = None

    # ---------------------------------------------------------------- asked while painting

    @property
    def is_dark(self) -> bool:
        return self._tokens.dark

    def color(self, role: str) -> QColor:
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = QColor(self._tokens.colour(role))
        return QColor(found)

    def paper_color(self, role: str) -> QColor:
        """The colour of a role on the paper, which may stay white in the dark."""
        return QColor(self._tokens.paper_colour(role))

    def px(self, length: float) -> int:
        return self._tokens.px(length)

    def size(self, name: str) -> int:
        return self._tokens.size(name)

    def space(self, name: str) -> int:
        return self._tokens.space(name)

    def radius(self, name: str) -> int:
        return self._tokens.radius(name)

    def text(self, style: str) -> TextStyle:
        return self._tokens.text(style)

    def line_height(self, style: str = "body") -> int:
        return self._tokens.text(style).line_height

    def font(self, style: str = "body", *, weight: int | None = None) -> QFont:
        found = self._fonts.get((style, weight))
        if found is None:
            found = self._fonts[style, weight] = self._made_font(style, weight)
        return QFont(found)

    def _made_font(self, style: str, weight: int | None) -> QFont:
        if self._font is None:
            self._font = window_font(self._tokens.families())
        font = QFont(self._font)
        look = self._tokens.text(style)
        font.setPixelSize(look.size)
        font.setWeight(QFont.Weight(weight or look.weight))
        return font

    def _forget(self) -> None:
        """What was made of the tokens before."""
        self._colours.clear()
        self._fonts.clear()

    def chip(self, family: str, state: str) -> ChipLook:
        return self._tokens.chip(family, state)

    def motion(self, name: str) -> int:
        """A time in milliseconds; what only moves takes none when less motion is asked for."""
        is_still = self._calm or not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
        return 0 if name == "fade_ms" and is_still else self._tokens.motion(name)

    # ---------------------------------------------------------------- chosen

    def choose(
        self, scheme: Scheme = Scheme.SYSTEM, *, base_px: int = 0, white_paper: bool = False, calm: bool = False
    ) -> None:
        """What the settings say: scheme, size of body text, paper white in the dark, less motion."""
        self._scheme, self._calm = scheme, calm
        if self._app is not None:
            QGuiApplication.styleHints().setColorScheme(_NATIVE[scheme])  # the title bar goes along
        self._use(Tokens(self._is_dark_wanted(), base_px, white_paper))

    def _is_dark_wanted(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    def follow_system(self) -> None:
        """The system went light or dark."""
        self._use(Tokens(self._is_dark_wanted(), self._tokens.base_px, self._tokens.white_paper))

    def _use(self, tokens: Tokens) -> None:
        if tokens.look != self._tokens.look:  # dressing a window that is there costs more than making it
            self._tokens = tokens
            self._forget()
            self._dress()
            self.changed.emit()

    def apply(self, app: QApplication) -> None:
        """Dresses the application; again when anything is chosen or the system changes."""
        self._app = app
        self._font = None
        app.setStyle("Fusion")
        self._tokens = Tokens(self._is_dark_wanted(), self._tokens.base_px, self._tokens.white_paper)
        self._forget()
        self._dress()
        signal: SignalInstance = QGuiApplication.styleHints().colorSchemeChanged
        signal.connect(self.follow_system, Qt.ConnectionType.UniqueConnection)

    def _dress(self) -> None:
        if self._app is None:
            return
        self._app.setPalette(palette(self._tokens))
        self._app.setFont(self.font())
        self._app.setStyleSheet(style_sheet(self._tokens))


theme = Theme()


def apply(app: QApplication) -> None:
    """Look and language, before the first window."""
    speak_vietnamese(app)
    theme.apply(app)


def icon(name: str, role: str = "text", size: int | None = None, *, on: str = "accent_text") -> QIcon:
    """An icon in a role's colour, `on` where its button is pressed in; `size` is where it will stand, if not 16."""
    return role_icon(theme.color, name, role, on, stroke_for(size) if size else None)
