"""The people of the register as a list of choices; who may not sign stays in it, with the reason."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...operations.inspecting.signing import SignatoryChoice

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    POSITION = Qt.ItemDataRole.UserRole + 1
    REASON = Qt.ItemDataRole.UserRole + 2


class SignatoriesModel(QAbstractListModel):
    """Checked is who stands in the block."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[SignatoryChoice, ...] = ()
        self._chosen: SignatoryChoice | None = None

    def set_choices(self, choices: Sequence[SignatoryChoice], chosen: SignatoryChoice | None) -> None:
        if (tuple(choices), chosen) == (self._choices, self._chosen):
            return
        self.beginResetModel()
        self._choices, self._chosen = tuple(choices), chosen
        self.endResetModel()

    def choice(self, row: int) -> SignatoryChoice | None:
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def row_of(self, choice: SignatoryChoice | None) -> int:
        return next((row for row, one in enumerate(self._choices) if one == choice), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choice(index.row())
        if choice is None:
            return None
        person = choice.signatory
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return person.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if choice == self._chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return choice.reason or f"{person.name}, {person.position}"
            case Qt.ItemDataRole.AccessibleTextRole:
                words = [person.name, person.position, "đang chọn" if choice == self._chosen else "", choice.reason]
                return ", ".join(word for word in words if word)
            case Role.POSITION:
                return person.position.replace("\n", " / ")
            case Role.REASON:
                return choice.reason or ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be walked to, so that a reason can be read; only those allowed can be taken."""
        if self.choice(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
