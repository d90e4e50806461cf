"""The grammar of WordprocessingML as strings: faster than a tree, and every byte is ours."""

from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = {
    "w": W,
    "r": R,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escape(text: str) -> str:
    """Text between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;") if "<" in text or ">" in text else text


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """`<w:name w:key="value">content</w:name>`; `w:` goes before every name that has no prefix of its own."""
    return tag(f"w:{name}", content, {f"w:{key}": value for key, value in attributes.items()})


def tag(name: str, content: str = "", attributes: Mapping[str, object] | None = None) -> str:
    written = "".join(f' {key}="{_quoted(value)}"' for key, value in (attributes or {}).items())
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _quoted(value: object) -> str:
    if type(value) is int:
        return str(value)
    return escape(str(value)).replace('"', "&quot;").replace("\n", "&#10;")


def switch(name: str, on: bool) -> str:
    """A toggle, written out when it is off because a style may have switched it on."""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def root(name: str, content: str) -> str:
    """A whole part: declaration and root element with the namespaces that our parts use."""
    namespaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return f"{DECLARATION}<w:{name}{namespaces}>{content}</w:{name}>"


__all__ = ["DECLARATION", "R", "W", "element", "escape", "root", "switch", "tag"]
