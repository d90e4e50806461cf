"""What the clerk is told at the foot of the desk, and the way on that stands beside it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ...errors import KnownError
from ..exporting import Exporter
from ..widgets import Toast
from .status_line import StatusLine

if TYPE_CHECKING:
    from ...operations.plan_exports import Exported, ExportRun


class Telling:
    """One sentence at a time; the newest is what matters."""

    def __init__(self, toast: Toast, status: StatusLine, exporter: Exporter) -> None:
        self._toast, self._status, self._exporter = toast, status, exporter

    def done(self, words: str, take_back: Callable[[], object] | None) -> None:
        self._toast.say(words, "Hoàn tác" if take_back else "", take_back)

    def exported(self, done: "Exported") -> None:
        first = done.files[0]
        opens, shows = partial(self._exporter.open_file, first), partial(self._exporter.open_folder, first)
        self._toast.say(done.message, "Mở", opens, second=("Mở thư mục", shows))

    def several_exported(self, run: "ExportRun") -> None:
        self._toast.say(run.message, "Mở thư mục", partial(self._exporter.open_folder, run.folder))

    def not_saved(self, sentence: str) -> None:
        self._status.show_trouble("Chưa lưu được")
        self._toast.say(sentence)

    def trouble(self, error: KnownError) -> None:
        self._toast.say(str(error))
