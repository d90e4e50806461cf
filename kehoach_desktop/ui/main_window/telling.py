"""What the clerk is told at the foot of the desk, and the way on that stands beside it."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ...domain.dates import written_day
from ...errors import KnownError
from ..exporting import Exporter
from ..widgets import Toast
from .status_line import StatusLine

if TYPE_CHECKING:
    from ...operations.plan_exports import Exported, ExportRun


class Telling:
    """One sentence at a time; the newest is what matters. `is_at_desk`: the screen with the desk is in view."""

    def __init__(self, at_desk: Toast, elsewhere: Toast, status: StatusLine, exporter: Exporter) -> None:
        self._at_desk, self._elsewhere = at_desk, elsewhere
        self._status, self._exporter = status, exporter
        self.is_at_desk = True

    @property
    def _toast(self) -> Toast:
        return self._at_desk if self.is_at_desk else self._elsewhere

    def say(self, words: str) -> None:
        self._toast.say(words)

    def offer(self, words: str, deed: str, do: Callable[[], object]) -> None:
        self._toast.say(words, deed, do)

    def done(self, words: str, take_back: Callable[[], object] | None, keys: str = "") -> None:
        self._toast.say(words, "Hoàn tác" if take_back else "", take_back, keys)

    def exported(self, done: "Exported") -> None:
        first = done.files[0]
        opens, shows = partial(self._exporter.open_file, first), partial(self._exporter.open_folder, first)
        self._toast.say(done.message, "Mở", opens, second=("Mở thư mục", shows))

    def several_exported(self, run: "ExportRun") -> None:
        self._toast.say(run.message, "Mở thư mục", partial(self._exporter.open_folder, run.folder))

    def stored(self, when: datetime.datetime | None) -> None:
        """Of a plan that comes into view: since when it lies in the store as it is."""
        if when is not None:
            self._status.saved.say(saved_words(when, datetime.date.today()), "check", "ok")

    def not_saved(self, sentence: str) -> None:
        self._status.show_trouble("Chưa lưu được")
        self.say(sentence)

    def trouble(self, error: KnownError) -> None:
        self.say(str(error))


def saved_words(when: datetime.datetime, today: datetime.date) -> str:
    """The time alone is one of today."""
    return f"Đã lưu {when:%H:%M}" if when.date() == today else f"Đã lưu {when:%H:%M} {written_day(when.date())}"
