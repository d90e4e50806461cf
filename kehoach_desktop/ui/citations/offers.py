"""What the list at the caret offers: documents of the plan that fit what is typed, and last the way to a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain.citations import find_citations, is_named_in
from ...domain.cited_texts import cited_documents
from ...domain.dates import written_day
from ...domain.edits.citing import text_above
from ...domain.format_standard.ruleset import Ruleset
from ...domain.plan import Citation, Plan
from ...domain.plan_edits import Place

NEW = "Văn bản mới…"
NAMED = "đã dẫn ở trên, viết ngắn"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """A document, or with None the way to one that is not listed."""

    citation: Citation | None
    title: str
    detail: str = ""


class Offers:
    """What can be named at a place: the documents of the plan before those that only its text names.

    Found once when the list opens: what stands above the place stays while one types there.
    """

    def __init__(self, plan: Plan, ruleset: Ruleset, place: Place) -> None:
        known = find_citations((*plan.citations, *cited_documents(plan, ruleset)), "")
        above = text_above(plan, place)
        self._listed = {one: _offer(one, is_named=is_named_in(above, one)) for one in known}

    def matching(self, typed: str) -> tuple[Offer, ...]:
        """Those that fit best come first, the way to a new one last."""
        listed = tuple(self._listed[one] for one in find_citations(self._listed, typed))
        words = " ".join(typed.split())
        return (*listed, Offer(None, NEW, f"Ghi “{words}” thành văn bản viện dẫn." if words and not listed else ""))


def _offer(citation: Citation, *, is_named: bool) -> Offer:
    day = f"ngày {written_day(citation.date)}" if citation.date else ""
    if citation.symbol:
        title, rest = f"{citation.kind} số {citation.symbol}", [citation.issuer, citation.subject]
    else:  # what it is about, or who made it, is its name
        named, *others = [part for part in (citation.subject, citation.issuer) if part] or [""]
        title, rest = f"{citation.kind} {named}".strip(), list(others)
    return Offer(citation, title, " · ".join(part for part in (NAMED if is_named else "", day, *rest) if part))


class OffersModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def set_offers(self, found: Sequence[Offer]) -> None:
        self.beginResetModel()
        self._offers = tuple(found)
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer = self.offer(index.row())
        if offer is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return offer.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{offer.title}\n{offer.detail}".strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{offer.title}, {offer.detail}" if offer.detail else offer.title
        return None
