"""The door to the edits: every deed of the clerk, a pure function from a plan to `Edited(plan, caret, title)`.

A selection is two places, `anchor` and `head`; a caret is both the same. An edit that has nothing to do gives back the
very plan it got. Offsets count code points of `spot_text`.
"""

from .blanks import Place
from .edits.blocks import (
    LADDER,
    autoformat,
    delete_blocks,
    level,
    move_blocks,
    move_down,
    move_up,
    paste_blocks,
    reads_as_heading,
    set_role,
    shift_level,
    split_block,
    with_children,
)
from .edits.citing import insert_citation
from .edits.date_line import date_text, typed_date
from .edits.edited import NOWHERE, Edited, block_index, never_empty
from .edits.fields import (
    add_recipients,
    field_value,
    finish_recipient,
    move_recipient,
    remove_recipient,
    set_recipients,
    with_field,
)
from .edits.runs import Look
from .edits.spots import Kind, clipped, field_kind, has_spot, spot_text, valid_place, with_spot_text
from .edits.text import (
    blank_at,
    break_line,
    compose_word,
    copied_blocks,
    copied_text,
    delete_after,
    delete_before,
    delete_word_after,
    delete_word_before,
    insert_blank,
    insert_runs,
    look_at,
    merge_blocks,
    replace_text,
    toggle_bold,
    toggle_italic,
)

__all__ = [
    "LADDER",
    "NOWHERE",
    "Edited",
    "Kind",
    "Look",
    "Place",
    "add_recipients",
    "autoformat",
    "blank_at",
    "block_index",
    "break_line",
    "clipped",
    "compose_word",
    "copied_blocks",
    "copied_text",
    "date_text",
    "delete_after",
    "delete_before",
    "delete_blocks",
    "delete_word_after",
    "delete_word_before",
    "field_kind",
    "field_value",
    "finish_recipient",
    "has_spot",
    "insert_blank",
    "insert_citation",
    "insert_runs",
    "level",
    "look_at",
    "merge_blocks",
    "move_blocks",
    "move_down",
    "move_recipient",
    "move_up",
    "never_empty",
    "paste_blocks",
    "reads_as_heading",
    "remove_recipient",
    "replace_text",
    "set_recipients",
    "set_role",
    "shift_level",
    "split_block",
    "spot_text",
    "toggle_bold",
    "toggle_italic",
    "typed_date",
    "valid_place",
    "with_children",
    "with_field",
    "with_spot_text",
]
