"""What is entered of a task: one field, one change."""

import datetime
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.dates import written_day
from ...domain.task_list import Entry
from ...domain.tasks import NO_PROGRESS, STAGE_WORDS, Progress, Stage
from ..theme import theme
from ..widgets import DropDown, Field
from .fields import AreaField, DayField, LineField, PercentField
from .words import FIELD_WORDS

_DAY_HINT = "Ghi khi đã hoàn thành hoặc chờ xác nhận."
_EARLY = "Trước ngày ban hành kế hoạch ({day})."
NO_DAY = "Nhiệm vụ đã hoàn thành phải có ngày hoàn thành."
TOO_LATE = "Ngày hoàn thành không thể sau hôm nay."
_PERCENT = 104
HAS_DAY = (Stage.DONE, Stage.REPORTED)
_LINES = ("product_document", "accepted_by")
_AREAS = ("result", "difficulty")


def with_stage(progress: Progress, stage: Stage, today: datetime.date) -> Progress:
    """Done has a day, today where no other is known; what goes on again has none."""
    day = progress.completed_on if stage in HAS_DAY else None
    return replace(progress, stage=stage, completed_on=day or today if stage is Stage.DONE else day)


def with_percent(progress: Progress, percent: int | None) -> Progress:
    """What has come some way has been begun."""
    is_begun = bool(percent) and progress.stage is Stage.NOT_STARTED
    return replace(progress, percent=percent, stage=Stage.UNDER_WAY if is_begun else progress.stage)


class ProgressForm(QWidget):
    """`changed(Progress, field)`: what is to be known of the task from now on, and which field was changed."""

    changed = Signal(object, str)

    def __init__(self, today: Callable[[], datetime.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._progress = today, NO_PROGRESS
        self.stage = DropDown(FIELD_WORDS["stage"], [(word, stage) for stage, word in STAGE_WORDS.items()])
        self.percent = PercentField(FIELD_WORDS["percent"])
        self.day = DayField()
        self.texts: dict[str, LineField | AreaField] = {
            "result": AreaField(),
            "product_document": LineField(),
            "difficulty": AreaField(),
            "accepted_by": LineField(),
        }
        self.texts["product_document"].setPlaceholderText("số, ký hiệu, ngày")
        self.fields: dict[str, Field] = {
            name: Field(FIELD_WORDS[name], editor)
            for name, editor in (
                ("stage", self.stage),
                ("percent", self.percent),
                ("completed_on", self.day),
                *self.texts.items(),
            )
        }
        self._lay_out()
        self._connect_signals()
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._pair = QHBoxLayout()
        self._pair.addWidget(self.fields["stage"], 1, Qt.AlignmentFlag.AlignTop)
        self._pair.addWidget(self.fields["percent"], 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._pair)
        for name in ("completed_on", *self.texts):
            self._column.addWidget(self.fields[name])
        self._fit()

    def _fit(self) -> None:
        self._column.setSpacing(theme.space("gap"))
        self._pair.setSpacing(theme.space("unit"))
        self.percent.setFixedSize(theme.px(_PERCENT), theme.size("control"))  # as high as the list beside it

    def _connect_signals(self) -> None:
        self.stage.chosen.connect(self._put_stage)
        self.percent.committed.connect(lambda percent: self._change("percent", with_percent(self._progress, percent)))
        self.day.committed.connect(self._put_day)
        self.day.refused.connect(self._complain)
        for name, editor in self.texts.items():
            editor.committed.connect(lambda text, name=name: self._put(name, text))

    # ---------------------------------------------------------------- shown

    def show_entry(self, entry: Entry) -> None:
        self._progress = progress = entry.progress
        self.stage.set_value(progress.stage)
        self.percent.show_percent(progress.percent)
        self.day.show_day(progress.completed_on)
        has_day = progress.stage in HAS_DAY
        self.day.setEnabled(has_day)
        self.day.setToolTip("" if has_day else _DAY_HINT)
        issued = entry.plan.issued
        is_early = issued is not None and progress.completed_on is not None and progress.completed_on < issued
        early = _EARLY.format(day=written_day(issued)) if is_early and issued is not None else ""
        self.fields["completed_on"].set_hint(early if has_day else _DAY_HINT)
        for name, editor in self.texts.items():
            editor.show_text(getattr(progress, name))

    def offer_names(self, names: Collection[str]) -> None:
        """Who has accepted tasks before."""
        editor = self.texts["accepted_by"]
        if isinstance(editor, LineField):
            editor.set_names(sorted(names))

    def commit(self) -> None:
        """What was begun is finished before another task is shown."""
        for editor in self.texts.values():
            editor.commit()
        self.percent.commit()
        if self.day.isEnabled():
            self.day.commit()

    # ---------------------------------------------------------------- entered

    def _put(self, name: str, value: Any) -> None:
        self._change(name, replace(self._progress, **{name: value}))

    def _put_stage(self, stage: str) -> None:
        # Qt's lists give back the text of a word of an enum.
        self._change("stage", with_stage(self._progress, Stage(stage), self._today()))

    def _put_day(self, day: datetime.date | None) -> None:
        if day is None and self._progress.stage is Stage.DONE:
            self._complain(NO_DAY)
        elif day is not None and day > self._today():
            self._complain(TOO_LATE)
        else:
            self._put("completed_on", day)

    def _change(self, name: str, progress: Progress) -> None:
        if progress != self._progress:
            self._progress = progress
            self.changed.emit(progress, name)

    def _complain(self, sentence: str) -> None:
        self.fields["completed_on"].show_error(sentence, takes_focus=False)
