"""HTML into paragraphs of runs: structure, bold and italic are kept, colours, fonts and everything else is dropped."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter

from lxml import etree

from ..domain.edits.runs import Look, composed, join, pasted
from ..domain.plan import Role, Run
from .marks import Runs, bullet_role, role_of_label

_BOLD, _ITALIC = {"b", "strong"}, {"i", "em"}
_HEADINGS = {"h1": Role.PART, "h2": Role.SECTION, "h3": Role.SUBSECTION}
_SKIPPED = "head style script title xml noscript template object svg math textarea select button iframe del"
_SKIPPED_TAGS = frozenset(_SKIPPED.split())
_BLOCKS = """p div li ul ol h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption blockquote pre section article
    header footer main aside nav figure figcaption dl dt dd hr form fieldset address body html center"""
_BLOCK_TAGS = frozenset(_BLOCKS.split())
_CHANGING = _SKIPPED_TAGS | _BOLD | _ITALIC | {"pre"}
_ASIDE = ("comment-list", "comment", "footnote-list", "header", "footer")
_LINES_OF_A_CELL = ("p", "li", "tr")
_MOST_IN_A_CELL = 4  # more lines, and the cell is no cell of a table but a column of the page
_ROOM = re.compile("[ \t\n\r\f\u00a0\u2007\u202f]+")
_STYLES = re.compile(r"(font-weight|font-style|display|mso-list|mso-hide|mso-element)\s*:\s*([^;]*)", re.IGNORECASE)
_WEIGHT = re.compile(r"(?P<bold>bold|[6-9]00)|normal|lighter|[1-5]00", re.IGNORECASE)
_SLANT = re.compile(r"(?P<italic>italic|oblique)|normal", re.IGNORECASE)
_LEVEL = re.compile(r"level(\d)")
_OFFICE = re.compile(r"urn:schemas-microsoft-com:office|class=[\"']?Mso|LibreOffice|OpenOffice", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the page: several cells where it is a row of a table. `role` is what a list or heading says of it."""

    cells: tuple[Runs, ...]
    role: Role | None = None

    @property
    def text(self) -> str:
        return " ".join(run.text for cell in self.cells for run in cell)


def html_paragraphs(html: str) -> list[Paragraph]:
    """The paragraphs of `html`, none of them empty; none at all when it is no HTML."""
    root = _root(_CONTROLS.sub("", _fragment(html)))
    if root is None:
        return []
    return _Reader(breaks_lines=_OFFICE.search(html[:20_000]) is not None).read(root)


def _fragment(html: str) -> str:
    """What was copied, without the styles that Word sends along."""
    start, end = html.find(_START), html.rfind(_END)
    return html[start + len(_START) : end] if 0 <= start < end else html


def _root(html: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        recover=True, remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8", default_doctype=False
    )
    try:
        return etree.fromstring(html.encode("utf-8", "ignore"), parser)
    except etree.LxmlError:  # nothing in it
        return None


_PLAIN = Look()
_Piece = tuple[str, Look]


@dataclass(slots=True)
class _Open:
    """What holds inside the element that is being read."""

    look: Look
    is_skipped: bool = False
    is_label: bool = False
    is_pre: bool = False


@dataclass(slots=True)
class _Line:
    """The paragraph that is being read."""

    cells: list[list[_Piece]] = field(default_factory=lambda: [[]])
    role: Role | None = None
    label: str = ""  # what Word wrote as the number of a list
    level: int = 0

    def ends_with_room(self) -> bool:
        pieces = self.cells[-1]
        return not pieces or pieces[-1][0].endswith((" ", "\n"))


class _Reader:
    def __init__(self, *, breaks_lines: bool) -> None:
        self._breaks_lines = breaks_lines  # <br> is a line break in a paragraph, and no new one
        self._found: list[Paragraph] = []
        self._line = _Line()
        self._open: list[_Open] = [_Open(_PLAIN)]
        self._lists: list[Role] = []  # the role of an item of each list around
        self._row: etree._Element | None = None

    def read(self, root: etree._Element) -> list[Paragraph]:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = str(element.tag).lower()
            if event == "start":
                self._start(element, tag)
                self._text(element.text)
            else:
                self._end(element, tag)
                self._text(element.tail)
        self._flush()
        return self._found

    # ------------------------------------------------------------ elements

    def _start(self, element: etree._Element, tag: str) -> None:
        styles = _styles(element.get("style", ""))
        inside = _inside(tag, styles, self._open[-1])
        self._open.append(inside)
        if inside.is_skipped:
            return
        if tag == "br":
            self._break()
        elif tag in ("td", "th") and self._row is not None:
            self._new_cell(element)
        elif tag in _BLOCK_TAGS:
            self._flush()
            self._begin(element, tag, styles)

    def _begin(self, element: etree._Element, tag: str, styles: Mapping[str, str]) -> None:
        """What a block says of the paragraph that follows."""
        if tag in ("ul", "ol"):
            self._lists.append(_item_role(tag, element.get("type"), self._lists))
        elif tag == "li":
            self._line.role = self._lists[-1] if self._lists else Role.DASH
        elif tag in _HEADINGS:
            self._line.role = _HEADINGS[tag]
        elif tag == "tr" and self._row is None and _is_row(element):
            self._row = element
        if (level := _LEVEL.search(styles.get("mso-list", ""))) and self._row is None:
            self._line.level = int(level[1])

    def _end(self, element: etree._Element, tag: str) -> None:
        was = self._open.pop()
        if was.is_skipped or tag not in _BLOCK_TAGS:
            return
        if element is self._row:
            self._row = None
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        self._flush()
        if tag in ("li", "ul", "ol", *_HEADINGS):
            self._line.role = None

    def _new_cell(self, element: etree._Element) -> None:
        if element.getparent() is self._row and self._line.cells != [[]]:
            self._line.cells.append([])
        else:
            self._room()

    # ------------------------------------------------------------ text

    def _text(self, text: str | None) -> None:
        inside = self._open[-1]
        if not text or inside.is_skipped:
            return
        if inside.is_label:
            self._line.label += text
            return
        if inside.is_pre and self._row is None:
            first, *others = text.split("\n")
            self._add(first, inside.look)
            for line in others:
                self._flush()
                self._add(line, inside.look)
            return
        self._add(text, inside.look)

    def _add(self, text: str, look: Look) -> None:
        text = _ROOM.sub(" ", text)
        if self._line.ends_with_room():
            text = text.lstrip(" ")
        if text:
            self._line.cells[-1].append((text, look))

    def _room(self) -> None:
        if not self._line.ends_with_room():
            self._line.cells[-1].append((" ", _PLAIN))

    def _break(self) -> None:
        if self._row is not None:
            self._room()
        elif not self._breaks_lines:
            self._flush()
        elif self._line.cells[-1]:
            self._line.cells[-1].append(("\n", _PLAIN))

    def _flush(self) -> None:
        """The end of a line of the page; inside a row only room between words."""
        if self._row is not None:
            self._room()
            return
        line = self._line
        cells = tuple(_trimmed(cell) for cell in line.cells)
        if not any(cells):
            self._line = _Line(role=line.role)  # an item that begins with a paragraph of its own
            return
        self._found.append(_paragraph(cells, line))
        self._line = _Line()


def _paragraph(cells: tuple[Runs, ...], line: _Line) -> Paragraph:
    label = pasted(_ROOM.sub(" ", line.label)).strip() if line.label else ""
    if not label:
        return Paragraph(cells, line.role)
    role = bullet_role(label, line.level) or role_of_label(label)
    if role is None:  # `Điều 1.` is no number of ours: it stays, as text
        cells = (join((Run(f"{label} "),), cells[0]), *cells[1:])
    return Paragraph(cells, role)


def _trimmed(pieces: list[_Piece]) -> Runs:
    """The pieces as runs in NFC, without room at their ends."""
    while pieces and not pieces[-1][0].strip():
        pieces.pop()
    runs = []
    for look, group in groupby(pieces, key=itemgetter(1)):
        text = pasted("".join(text for text, _ in group))
        runs.append(Run(text, look.bold, look.italic))
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return composed(join(runs))


@lru_cache(maxsize=1024)
def _styles(style: str) -> Mapping[str, str]:
    return {name.lower(): value.strip() for name, value in _STYLES.findall(style)} if style else {}


def _inside(tag: str, styles: Mapping[str, str], above: _Open) -> _Open:
    """What holds inside an element; mostly what holds around it."""
    if above.is_skipped or (not styles and tag not in _CHANGING):
        return above
    is_skipped = tag in _SKIPPED_TAGS or _is_hidden(styles)
    is_label = above.is_label or styles.get("mso-list", "").lower() == "ignore"
    return _Open(_look(tag, styles, above.look), is_skipped, is_label, above.is_pre or tag == "pre")


def _is_hidden(styles: Mapping[str, str]) -> bool:
    return (
        styles.get("display", "").lower() == "none"
        or styles.get("mso-hide", "").lower() == "all"
        or styles.get("mso-element", "").lower() in _ASIDE
    )


def _look(tag: str, styles: Mapping[str, str], above: Look) -> Look:
    bold, italic = above.bold or tag in _BOLD, above.italic or tag in _ITALIC
    if weight := _WEIGHT.match(styles.get("font-weight", "")):
        bold = weight.lastgroup == "bold"
    if slant := _SLANT.match(styles.get("font-style", "")):
        italic = slant.lastgroup == "italic"
    return above if (bold, italic) == (above.bold, above.italic) else Look(bold, italic)


def _item_role(tag: str, kind: str | None, around: list[Role]) -> Role:
    """The role of the items of a list inside other lists."""
    if tag == "ul":
        return Role.PLUS if Role.DASH in around or Role.PLUS in around else Role.DASH
    if kind in ("a", "A"):
        return Role.SUBSECTION
    if kind == "I":
        return Role.PART
    if Role.SUBSECTION in around:
        return Role.DASH
    return Role.SUBSECTION if Role.SECTION in around else Role.SECTION


def _is_row(row: etree._Element) -> bool:
    """Whether a row has several cells with something in them, and is not a page set in columns."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if any(len(list(islice(cell.iter(*_LINES_OF_A_CELL), _MOST_IN_A_CELL + 1))) > _MOST_IN_A_CELL for cell in cells):
        return False
    return len(list(islice((cell for cell in cells if _has_text(cell)), 2))) > 1


def _has_text(element: etree._Element) -> bool:
    texts: Iterator[str] = (str(text) for text in element.itertext())
    return any(text.strip() for text in texts)
