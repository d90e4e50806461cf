"""The changes that the inspector makes: pure functions from a plan to the edited one, with a name for the menu."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ...domain.administrative.recipient_groups import place_of
from ...domain.annex_tables import AnnexRow, AnnexTable, CellAt
from ...domain.format_standard import Ruleset
from ...domain.format_standard.rules import RecipientsOrder
from ...domain.format_standard.ruleset import RecipientsRule
from ...domain.offices import IssuingBody
from ...domain.plan import Annex, AnnexKind, Layout, Margins, Plan, Recipient, Signature, TaskColumn
from ...domain.plan_edits import (
    NOWHERE,
    Edited,
    Place,
    remove_recipient,
    set_recipients,
    with_field,
    with_spot_text,
)
from ...domain.recipients import LOOSE_ENDS, RecipientPlace, in_order, parse_recipient, with_recipients
from ...domain.vietnamese import clean
from .facts import margins
from .registers import Registers, tidy
from .standpoint import Standpoint

_ORDER = "recipients_order"


def with_value(plan: Plan, name: str, value: object, title: str) -> Edited:
    """`plan` with a field that is one value: the ruleset, a mark, `layout.two_sided`."""
    return replace(with_field(plan, name, value), title=title)


def with_text(plan: Plan, spot: str, text: str, title: str) -> Edited | None:
    """`plan` with `text` typed into a line; None where it does not fit there."""
    typed = with_spot_text(plan, spot, text)
    return Edited(typed[0], Place(typed[1], len(text)), title) if typed else None


def with_kind(plan: Plan, kind: str, rules: Ruleset) -> Edited:
    """Another kind of document, with its code in the symbol where the old one stood."""
    before, after = rules.kinds.get(plan.document_kind), rules.kinds[kind]
    symbol = plan.symbol
    if symbol and before and symbol.startswith(before.code):
        rest = symbol[len(before.code) :]
        symbol = symbol if rest[:1].isalnum() else after.code + rest
    return Edited(replace(plan, document_kind=kind, symbol=symbol), NOWHERE, "đổi loại văn bản")


# ---------------------------------------------------------------- layout


def with_margin(plan: Plan, side: str, value: float, rules: Ruleset) -> Edited:
    """One margin; all four as the regulation gives them are no choice of the clerk's."""
    bounds, wish = margins(rules), plan.layout.margins_mm
    values = {name: bound.allowed(getattr(wish, name) if wish else None) for name, bound in bounds.items()}
    values[side] = value
    is_default = all(values[name] == bound.default for name, bound in bounds.items())
    chosen = None if is_default else Margins(**values, unknown=wish.unknown if wish else "")
    return with_value(plan, "layout.margins_mm", chosen, "đổi lề trang")


def with_office_defaults(plan: Plan, body: IssuingBody | None) -> Edited:
    """Sizes and margins of the regulation, the habits of the office again."""
    style = replace(body.house_style, unknown=plan.house_style.unknown) if body else plan.house_style
    changed = replace(plan, layout=Layout(unknown=plan.layout.unknown), house_style=style)
    return Edited(changed, NOWHERE, "về mặc định của cơ quan")


# ---------------------------------------------------------------- annexes


def with_new_annex(plan: Plan, title: str | None = None) -> Edited:
    taken = {annex.id for annex in plan.annexes}
    number = next(n for n in range(1, len(taken) + 2) if f"a{n}" not in taken)
    annex = Annex(f"a{number}", AnnexKind.TASK_TABLE, title)
    return _with_annexes(plan, (*plan.annexes, annex), "thêm phụ lục")


def without_annex(plan: Plan, id_: str) -> Edited:
    return _with_annexes(plan, (one for one in plan.annexes if one.id != id_), "bỏ phụ lục")


def with_annex_column(plan: Plan, id_: str, column: TaskColumn, shown: bool) -> Edited:
    """A column more or less; those that stay keep their order, a new one goes where the table usually has it."""
    annex = next(one for one in plan.annexes if one.id == id_)
    if shown and column not in annex.columns:
        usual = list(TaskColumn)
        at = next((n for n, own in enumerate(annex.columns) if usual.index(own) > usual.index(column)), None)
        at = len(annex.columns) if at is None else at
        columns = (*annex.columns[:at], column, *annex.columns[at:])
    else:
        columns = tuple(one for one in annex.columns if one is not column or shown)
    return with_value(plan, f"annexes/{id_}.columns", columns, "đổi cột phụ lục")


def with_new_row(plan: Plan, id_: str, at: int) -> Edited:
    """An empty row in the table of an annex, above the one that stands at that place."""
    table = _table(plan, id_)
    row = AnnexRow(("",) * len(table.columns))
    return _with_rows(plan, id_, (*table.rows[:at], row, *table.rows[at:]), "thêm dòng")


def without_row(plan: Plan, id_: str, at: int) -> Edited:
    rows = _table(plan, id_).rows
    return _with_rows(plan, id_, (*rows[:at], *rows[at + 1 :]), "bỏ dòng")


def with_cell(plan: Plan, id_: str, cell: CellAt, text: str) -> Edited:
    changed = _table(plan, id_).with_cell(cell, clean(text)[0].strip())
    return with_value(plan, f"annexes/{id_}.table", changed, "sửa bảng")


def _table(plan: Plan, id_: str) -> AnnexTable:
    table = next(one.table for one in plan.annexes if one.id == id_)
    assert table is not None
    return table


def _with_rows(plan: Plan, id_: str, rows: tuple[AnnexRow, ...], title: str) -> Edited:
    return with_value(plan, f"annexes/{id_}.table", replace(_table(plan, id_), rows=rows), title)


def _with_annexes(plan: Plan, annexes: Iterable[Annex], title: str) -> Edited:
    return Edited(replace(plan, annexes=tuple(annexes)), NOWHERE, title)


# ---------------------------------------------------------------- Nơi nhận


def with_added(plan: Plan, added: Iterable[Recipient], known: Registers, here: Standpoint) -> Edited:
    """Each before the first line that ranks below it, nobody twice; the caret at the first one that is new."""
    lines = with_recipients(plan.recipients, added, _Places(known, here))
    before = set(plan.recipients)
    at = next((number for number, line in enumerate(lines) if line not in before), max(len(lines) - 1, 0))
    changed = replace(plan, recipients=lines) if lines != plan.recipients else plan
    return Edited(changed, Place(f"recipients/{at}"), "thêm nơi nhận")


def with_archive_if_none(edited: Edited, archive: str | None) -> Edited:
    """With the archive line of a group, where the plan has none yet."""
    if edited.plan.archive_line or not archive:
        return edited
    return replace(edited, plan=replace(edited.plan, archive_line=archive))


def with_note(plan: Plan, at: int, note: str) -> Edited:
    """The note as it was typed, with or without its brackets."""
    words = tidy(note).removeprefix("(").removesuffix(")").strip()
    return with_value(plan, f"recipients/{at}.note", words or None, "ghi chú nơi nhận")


def with_name(plan: Plan, at: int, text: str, rule: RecipientsRule) -> Edited:
    """The line as it was typed anew: no blank any more; a known note in brackets becomes the note."""
    old, line = plan.recipients[at], parse_recipient(tidy(text), rule)
    if not line.name:
        return remove_recipient(plan, at)
    named = old if line.name == old.name else replace(old, name=line.name, blank=False)
    named = replace(named, note=line.note or old.note)
    return with_value(plan, f"recipients/{at}", named, "sửa nơi nhận")


def with_archive_line(plan: Plan, text: str) -> Edited:
    line = " ".join(clean(text)[0].split()).rstrip(LOOSE_ENDS)
    return with_value(plan, "archive_line", line or None, "sửa dòng lưu")


def with_protocol_order(plan: Plan, known: Registers, here: Standpoint) -> Edited:
    order = RecipientsOrder(str(here.rules.house_value(plan.house_style, _ORDER)))
    return set_recipients(plan, in_order(plan.recipients, _Places(known, here), order), "xếp theo thứ bậc")


class _Places:
    """Where each line stands; asked again for the same line it does not search again."""

    def __init__(self, known: Registers, here: Standpoint):
        self._book, self._level = known.book.agencies, here.level
        self._found: dict[Recipient, RecipientPlace | None] = {}

    def __call__(self, recipient: Recipient) -> RecipientPlace | None:
        if recipient not in self._found:
            self._found[recipient] = place_of(recipient, self._book, self._level)
        return self._found[recipient]


# ---------------------------------------------------------------- Người ký


def with_signature(plan: Plan, signature: Signature) -> Edited:
    changed = replace(plan, signature=signature) if signature != plan.signature else plan
    return Edited(changed, Place("signature.signatory", len(signature.signatory or "")), "đổi người ký")


def with_new_co_signature(plan: Plan) -> Edited:
    signatures = (*plan.co_signatures, Signature())
    place = Place(f"co_signatures/{len(plan.co_signatures)}.authority")
    return Edited(replace(plan, co_signatures=signatures), place, "thêm bên cùng ký")


def without_co_signature(plan: Plan, at: int) -> Edited:
    changes: dict[str, Any] = {"co_signatures": (*plan.co_signatures[:at], *plan.co_signatures[at + 1 :])}
    return Edited(replace(plan, **changes), NOWHERE, "bỏ bên cùng ký")
