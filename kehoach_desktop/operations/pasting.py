"""What the clipboard holds, as blocks to be pasted."""

from ..domain.plan import Block
from ..reading.clipboard import Clipboard, read_clipboard, read_plainly


def clipboard_blocks(html: str | None, text: str | None) -> Clipboard:
    """What Word, LibreOffice, Excel, a web page, Zalo or a PDF file put there, its structure kept.

    `is_cut` says that only the beginning of it can be pasted.
    """
    return read_clipboard(html, text)


def plain_blocks(text: str) -> tuple[Block, ...]:
    """The lines of a text as plain paragraphs."""
    return read_plainly(text)
