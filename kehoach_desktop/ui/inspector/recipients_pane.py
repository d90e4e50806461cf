"""Nơi nhận: searched and added, dragged to order, noted in place, offered from the text, kept as groups."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ...domain.administrative.agencies import Agency
from ...domain.administrative.recipient_groups import RecipientGroup, group_archive_line
from ...domain.plan_edits import Place, move_recipient, remove_recipient
from ...operations.inspecting import edits, facts
from ...operations.inspecting.offers import Offer
from ...operations.inspecting.registers import (
    new_agency,
    new_group,
    remove_agency,
    remove_group,
    save_agency,
    save_group,
)
from ...operations.inspecting.search import Hit, agency_title
from ..texts import RECIPIENT_REMOVED
from ..theme import icon, theme
from ..widgets import Button, TextLabel
from .agency_form import AgencyForm
from .desk import Desk
from .fields import words_label
from .group_form import GroupForm
from .offers_list import OffersList
from .pane import Pane
from .recipients_model import RecipientsModel
from .recipients_view import RecipientsView
from .rule_link import RuleLink
from .search_field import SearchField

EMPTY = "Chưa có nơi nhận. Gõ tên ở trên, hoặc chèn cả nhóm."
_PAUSE_MS = 400  # of typing, before the body is read for bodies it names


class RecipientsPane(Pane):
    """`place_requested(Place)`: the clerk wants to see a block."""

    place_requested = Signal(object)

    FIELDS = frozenset(
        {
            "ruleset",
            "parent_body",
            "issuing_body",
            "issue_date",
            "recipients",
            "archive_line",
            "tasks",
            "house_style",
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.count = TextLabel("", "title")
        self.groups = Button("Chèn nhóm", "users-round")
        self.groups.setMenu(QMenu(self.groups))
        self.search = SearchField()
        self.model = RecipientsModel(self)
        self.list = RecipientsView(self.model)
        self.empty = TextLabel(EMPTY, role="muted")
        self.rule = RuleLink()
        self.offers = OffersList()
        self.sort = Button("Xếp theo thứ bậc", "arrow-down-wide-narrow", "quiet")
        self.keep = Button("Lưu thành nhóm", "save", "quiet")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.form: AgencyForm | GroupForm | None = None
        self._lay_out()
        self._connect_signals()
        self.show_plan()

    def _lay_out(self) -> None:
        content = QFrame()
        content.setProperty("kind", "panel")
        inner = self._inner = QVBoxLayout(content)
        pad = theme.space("pad")
        inner.setContentsMargins(pad, 0, pad, pad)
        inner.setSpacing(theme.space("unit"))
        frame = QFrame()
        frame.setProperty("kind", "card")
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self.list)
        for widget in (self.empty, frame, words_label("Dấu cuối dòng và dòng lưu do thể thức đặt.", "caption")):
            inner.addWidget(widget)
        inner.addWidget(self.rule, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.offers)
        inner.addStretch(1)
        self._area = self._pile_up(content, self.sort, self.keep, head=self._head())

    def _head(self) -> QVBoxLayout:
        pad = theme.space("pad")
        head = QVBoxLayout()
        head.setContentsMargins(pad, theme.space("gap"), pad, theme.space("unit"))
        head.setSpacing(theme.space("unit"))
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.groups)
        head.addLayout(row)
        head.addWidget(self.search)
        return head

    def _connect_signals(self) -> None:
        # room
        self._area.verticalScrollBar().rangeChanged.connect(self._align)
        # the text
        self._desk.text_changed.connect(self._pause.start)
        self._pause.timeout.connect(self._show_offers)
        # adding
        self.search.wanted.connect(self._search)
        self.search.taken.connect(self.add_hit)
        self.groups.menu().aboutToShow.connect(self._fill_menu)
        self.offers.taken.connect(self._take_offer)
        self.offers.place_requested.connect(lambda block: self.place_requested.emit(Place(block)))
        # the lines
        self.model.name_edited.connect(self._rename)
        self.model.note_edited.connect(self._annotate)
        self.model.archive_edited.connect(lambda text: self._desk.push(edits.with_archive_line(self._desk.plan, text)))
        self.model.moved.connect(self._move)
        self.list.move_requested.connect(self._move)
        self.list.remove_requested.connect(self._remove)
        self.list.file_requested.connect(self._open_agency)
        # at the foot
        self.sort.clicked.connect(self._sort)
        self.keep.clicked.connect(self._keep_group)

    def _align(self, _: int, furthest: int) -> None:
        """The scroll bar stands in the margin: what it scrolls ends where the search line above does."""
        pad = theme.space("pad")
        bar = self._area.verticalScrollBar().sizeHint().width() if furthest > 0 else 0
        self._inner.setContentsMargins(pad, 0, max(pad - bar, 0), pad)

    # ---------------------------------------------------------------- shown

    def show_plan(self) -> None:
        plan = self._desk.plan
        self.model.set_plan(plan)
        number = len(plan.recipients)
        self.count.setText(f"{number} nơi nhận" if number else "Nơi nhận")
        self.empty.setVisible(not number)
        self.rule.show_fact(facts.recipients_fact(self._desk.rules))
        self._show_doors()
        self._pause.start()

    def _show_doors(self) -> None:
        known, number = self._desk.known is not None, len(self._desk.plan.recipients)
        self.search.setEnabled(known)
        self.groups.setEnabled(known)
        self.sort.setEnabled(known and number > 1)
        self.keep.setEnabled(known and number > 0)
        self.sort.setToolTip("" if number > 1 else "Cần ít nhất hai nơi nhận.")
        self.keep.setToolTip("" if number else "Chưa có nơi nhận để lưu thành nhóm.")

    def _show_offers(self) -> None:
        self._pause.stop()
        if not self.isVisible():
            self._is_stale = True
            return
        offers = self._desk.offers()
        self.offers.show_offers(offers.missing(self._desk.plan) if offers else ())

    # ---------------------------------------------------------------- added

    def _search(self, text: str) -> None:
        index = self._desk.index()
        self.search.show_hits(index.search(text, self._desk.plan) if index else ())

    def add_hit(self, hit: Hit) -> None:
        known, here = self._desk.known, self._desk.here()
        if known is None or here is None:
            return
        edited = edits.with_added(self._desk.plan, hit.recipients, known, here)
        group = next((one for one in known.groups_for(here) if hit.is_group and one.name == hit.title), None)
        if group is not None:
            edited = edits.with_archive_if_none(edited, group_archive_line(group, here.locality, here.toned))
        if self._desk.push(edited):
            row = int(edited.caret.spot.partition("/")[2])
            self.list.select(row)
            self.list.scrollTo(self.model.index(row))

    def _take_offer(self, offer: Offer) -> None:
        index = self._desk.index()
        if index is not None:
            recipient = index.recipient(offer.name, self._desk.plan)
            self.add_hit(Hit(offer.name, "", (recipient,)))
            self._show_offers()

    def _fill_menu(self) -> None:
        """The groups of the office, those of its level first, and what corrects them."""
        menu, index = self.groups.menu(), self._desk.index()
        menu.clear()
        if index is None:
            return
        for hit in index.group_hits(self._desk.plan):
            action = menu.addAction(f"{hit.title}\t{len(hit.recipients)}", partial(self.add_hit, hit))
            action.setEnabled(not hit.is_listed)
            action.setToolTip("Mọi nơi của nhóm đã có." if hit.is_listed else hit.detail)
        menu.addSeparator()
        menu.addAction(icon("square-pen"), "Sửa nhóm…", self._correct_group)

    # ---------------------------------------------------------------- changed

    def _remove(self, row: int) -> None:
        line = self.model.recipient(row)
        if line is not None and self._desk.push(remove_recipient(self._desk.plan, row)):
            self.list.select(min(row, self.model.rowCount() - 1))
            self.told.emit(RECIPIENT_REMOVED.format(agency=line.name))

    def _move(self, row: int, to: int) -> None:
        if self._desk.push(move_recipient(self._desk.plan, row, to)):
            self.list.select(to)

    def _rename(self, row: int, text: str) -> None:
        self._desk.push(edits.with_name(self._desk.plan, row, text, self._desk.rules.recipients))

    def _annotate(self, row: int, text: str) -> None:
        self._desk.push(edits.with_note(self._desk.plan, row, text))

    def _sort(self) -> None:
        known, here = self._desk.known, self._desk.here()
        if known is None or here is None:
            return
        if self._desk.push(edits.with_protocol_order(self._desk.plan, known, here)):
            self.told.emit("Đã xếp nơi nhận theo thứ bậc.")
        else:
            self.noted.emit("Nơi nhận đã đúng thứ bậc.", None)

    # ---------------------------------------------------------------- the registers

    def _open_agency(self, row: int) -> None:
        """The body of a line as the book has it; one that the book lacks, ready to be filed."""
        line, known, here = self.model.recipient(row), self._desk.known, self._desk.here()
        if line is None or known is None or here is None:
            return
        found = known.book.agencies.find(line.name, here.level, here.on)
        if found is not None and agency_title(found, here) is None:
            found = None  # one of many of that kind: the line is a body of its own
        agency = found or new_agency(line.name, here)
        form = AgencyForm(agency, is_new=found is None, parent=self.window())
        form.saved.connect(self._save_agency)
        form.removed.connect(lambda: self._remove_agency(agency))
        self._show_form(form)

    def _save_agency(self, agency: Agency) -> None:
        data_dir = self._desk.data_dir
        sentence = f"Đã ghi {agency.name} vào danh bạ."
        self._desk.save(lambda: save_agency(data_dir, agency), lambda: self.noted.emit(sentence, None))

    def _remove_agency(self, agency: Agency) -> None:
        """From the address book only; what stands in the plan stays."""
        desk, data_dir, here = self._desk, self._desk.data_dir, self._desk.here()
        name = (here and agency_title(agency, here)) or agency.name

        def say() -> None:
            if desk.known and desk.known.book.agencies.get(agency.id):
                self.noted.emit(f"{name} có trong một nhóm nơi nhận nên vẫn ở danh bạ.", None)
            else:
                self.noted.emit(f"Đã bỏ {name} khỏi danh bạ.", lambda: desk.save(lambda: save_agency(data_dir, agency)))

        desk.save(lambda: remove_agency(data_dir, agency.id), say)

    def _keep_group(self) -> None:
        known, here = self._desk.known, self._desk.here()
        if known is None or here is None or not self._desk.plan.recipients:
            return
        form = GroupForm([new_group("Nhóm mới", self._desk.plan, here, known)], here, known, self.window(), is_new=True)
        form.saved.connect(self._save_group)
        self._show_form(form)

    def _correct_group(self) -> None:
        known, here = self._desk.known, self._desk.here()
        if known is None or here is None:
            return
        groups = known.groups_for(here)
        form = GroupForm(groups, here, known, self.window(), is_new=False)
        form.saved.connect(self._save_group)
        form.removed.connect(lambda: self._remove_group(next(one for one in groups if one.id == form.group.id)))
        self._show_form(form)

    def _save_group(self, group: RecipientGroup) -> None:
        data_dir = self._desk.data_dir
        sentence = f"Đã ghi nhóm “{group.name}”."
        self._desk.save(lambda: save_group(data_dir, group), lambda: self.noted.emit(sentence, None))

    def _remove_group(self, group: RecipientGroup) -> None:
        desk, data_dir = self._desk, self._desk.data_dir

        def say() -> None:
            self.noted.emit(f"Đã bỏ nhóm “{group.name}”.", lambda: desk.save(lambda: save_group(data_dir, group)))

        desk.save(lambda: remove_group(data_dir, group.id), say)

    def _show_form(self, form: AgencyForm | GroupForm) -> None:
        self.form = form
        form.finished.connect(self._forget_form)
        form.open()

    def _forget_form(self) -> None:
        self.form = None
