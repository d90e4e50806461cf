"""The clipboard's content as blocks to be pasted."""

from kehoach_desktop.domain.plan import Plan, Role
from kehoach_desktop.domain.plan_edits import Place, never_empty, paste_blocks
from kehoach_desktop.operations.pasting import clipboard_blocks, plain_blocks


def test_structure_is_kept_or_not_as_asked() -> None:
    kept = clipboard_blocks("<p>I. Mục đích</p><ul><li>một</ul>", "I. Mục đích\nmột")
    assert [block.role for block in kept.blocks] == [Role.PART, Role.DASH]
    assert not kept.is_cut
    assert [block.role for block in plain_blocks("I. Mục đích\nmột")] == [Role.PARAGRAPH, Role.PARAGRAPH]


def test_what_was_copied_goes_into_a_plan() -> None:
    plan = never_empty(Plan("p", "hd05"))
    place = Place(plan.blocks[0].id)
    edited = paste_blocks(plan, place, place, clipboard_blocks(None, "1. một;\n- hai").blocks)
    assert [(block.role, block.text) for block in edited.plan.blocks] == [(Role.SECTION, "một;"), (Role.DASH, "hai")]
    assert edited.plan.blocks[0].id == place.spot
