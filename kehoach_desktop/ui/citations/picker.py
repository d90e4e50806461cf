"""The errand of naming a document: what is asked for on the paper, found, chosen or newly entered, and written there.

The keyboard stays on the paper, so that input methods go on working: letters typed behind `@` narrow the list, and only
↑ ↓ Enter Esc are the list's while it is open.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ...domain.citations import parts_of_search
from ...domain.plan import Citation
from ...domain.plan_edits import Place
from ...operations.rulesets import ruleset
from ..editor.draft import Draft
from ..editor.paper import PaperView
from .form import CitationForm
from .offers import Offers
from .popup import CitationPopup

SIGN = "@"
_MOST_TYPED = 60  # letters: who types more is writing, not searching
_MOST_WORDS = 4  # that find nothing
_SUBJECT = "subject"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CitationPicker(QObject):
    """Belongs to a paper, and is asked for by it."""

    def __init__(self, draft: Draft, paper: PaperView) -> None:
        super().__init__(paper)
        self._draft, self._paper = draft, paper
        self._since: Place | None = None  # where what is typed for the list begins, with its sign
        self._has_sign = False
        self._offers: Offers | None = None
        self.popup = CitationPopup(paper)
        self.form: CitationForm | None = None
        self._connect_signals()

    def _connect_signals(self) -> None:
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.close)  # a filter that is still set when Python ends is a crash
        self._paper.citation_requested.connect(self.open)
        self._paper.caret_moved.connect(lambda _: self._follow())
        self._paper.composed.connect(self._follow)
        self._paper.verticalScrollBar().valueChanged.connect(lambda _: self._move_along())
        self._paper.zoom_changed.connect(lambda _: self._move_along())
        self._draft.replaced.connect(self.close)
        self.popup.taken.connect(self._take)

    @property
    def is_open(self) -> bool:
        return self._since is not None

    def open(self) -> None:
        """At the caret, in the body or in the subject: other fields name no documents."""
        paper = self._paper
        if self.is_open or (paper.role is None and paper.caret.spot != _SUBJECT):
            return
        anchor, head = paper.selection.anchor, paper.selection.head
        if anchor.spot != head.spot:
            paper.go_to(head)
            anchor = head
        first = min(anchor, head, key=lambda place: place.offset)
        self._has_sign = not paper.has_selection and paper.spot_text()[: first.offset].endswith(SIGN)
        self._since = Place(first.spot, first.offset - self._has_sign)
        plan = self._draft.plan
        self._offers = Offers(plan, ruleset(plan.ruleset), self._since)
        paper.installEventFilter(self)
        self._show()

    def close(self) -> None:
        """What was typed stays as it is."""
        if self.is_open:
            self._since = self._offers = None
            self._paper.removeEventFilter(self)
            self.popup.hide()

    # ---------------------------------------------------------------- following what is typed

    def _typed(self) -> str | None:
        """What is typed behind the sign; None when the caret has gone elsewhere."""
        since, caret = self._since, self._paper.caret
        if since is None or caret.spot != since.spot:
            return None
        if self._paper.has_selection:
            return ""
        text = self._paper.spot_text()[since.offset : caret.offset]
        if caret.offset < since.offset or (self._has_sign and not text.startswith(SIGN)):
            return None
        return (text[1:] if self._has_sign else text) + self._paper.composing

    def _follow(self) -> None:
        if self.is_open:
            self._show()

    def _show(self) -> None:
        typed, offers = self._typed(), self._offers
        if typed is None or offers is None or typed != typed.lstrip() or "\n" in typed or len(typed) > _MOST_TYPED:
            self.close()
            return
        found = offers.matching(typed)
        if len(found) == 1 and len(typed.split()) > _MOST_WORDS:
            self.close()
            return
        self.popup.show_offers(found)
        self._move_along()

    def _move_along(self) -> None:
        """The list keeps to the caret, and goes with it out of sight."""
        if not self.is_open:
            return
        paper = self._paper
        box = paper.caret_box()
        if not paper.viewport().rect().contains(box.center().toPoint()):
            self.close()
            return
        at = paper.viewport().mapTo(paper, box.topLeft().toPoint())
        away = at.y() - box.y()
        block = paper.letter_box(Place(paper.caret.spot, 0))
        self.popup.show_at(box.translated(at.x() - box.x(), away), block.top() + away)

    # ---------------------------------------------------------------- choosing

    def _take(self) -> None:
        """The document at the caret, for what was typed to find it."""
        offer, since, typed = self.popup.current(), self._since, self._typed() or ""
        if offer is None or since is None:
            return
        self.close()
        if offer.citation is not None:
            self._write(offer.citation, since)
        else:
            self._open_form(since, typed)

    def _write(self, citation: Citation, since: Place) -> None:
        self._paper.insert_citation(citation, None if self._paper.has_selection else since)

    def _open_form(self, since: Place, typed: str) -> None:
        plan = self._draft.plan
        rules = ruleset(plan.ruleset)
        self.form = CitationForm(plan, rules, parts_of_search(typed, rules), self._paper.window())
        self.form.saved.connect(lambda citation: self._write(citation, since))
        self.form.finished.connect(self._forget_form)
        self.form.open()

    def _forget_form(self) -> None:
        self.form = None
        self._paper.setFocus()

    # ---------------------------------------------------------------- only ↑ ↓ Enter Esc are the list's

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent) and _is_own(event):
                event.accept()
                return True
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and _is_own(event):
                self._press(Qt.Key(event.key()))
                return True
            case QEvent.Type.FocusOut | QEvent.Type.Hide:
                self.close()
            case QEvent.Type.Resize:
                self.close()
        return super().eventFilter(watched, event)

    def _press(self, key: Qt.Key) -> None:
        if key in _STEPS:
            self.popup.step(_STEPS[key])
        elif key in _ENTER:
            self._take()
        else:
            self.close()


def _is_own(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.NoModifier and event.key() in (*_STEPS, *_ENTER, Qt.Key.Key_Escape)
