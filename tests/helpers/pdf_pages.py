"""What stands where on the pages of a PDF, whoever wrote it: lines of text and drawn strokes.

pdftotext gives the words with boxes, but its boxes hang on the ascent that each font claims in the
PDF: LibreOffice claims 0 (poppler then takes 0.95), typst another one for each face. So baselines
are read from the origins of the glyphs as pdftocairo draws them; both agree on the left edges.
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lxml import etree

from tests.helpers.guarded_process import run_guarded
from tests.helpers.ooxml import Element

_SVG: Final = "{http://www.w3.org/2000/svg}"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_TIMEOUT_S: Final = 60.0
# Words less than this apart are one word in two fonts; a space at 6 pt is 1.5 pt wide.
_SPACE_PT: Final = 1.0
# Baselines less than this apart are one line: LibreOffice places each cell by itself.
_SAME_LINE_PT: Final = 1.0
_FONT_ROW: Final = re.compile(
    r"(?:[A-Z]{6}\+)?(\S+)\s.*\s(yes|no)\s+(?:yes|no)\s+(?:yes|no)\s+(?:\d+\s+\d+|\[none\])\s*"
)
_STROKE: Final = re.compile(r"M (\S+) (\S+) L (\S+) (\S+)\s*")
_MATRIX: Final = re.compile(r"matrix\(([^)]*)\)")
_LOOKALIKES: Final = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\N{SOFT HYPHEN}": "-", "\N{NO-BREAK SPACE}": " ", "\u2060": ""}
)


@dataclass(frozen=True)
class Word:
    """A word, in points from the top left corner of the page."""

    text: str
    left_pt: float
    right_pt: float
    baseline_pt: float


@dataclass(frozen=True)
class Line:
    """All words on one baseline, across columns; `text` has single spaces and plain hyphens."""

    words: tuple[Word, ...]

    @property
    def baseline_pt(self) -> float:
        """The baseline, in points from the top of the page."""
        return self.words[0].baseline_pt

    @property
    def left_pt(self) -> float:
        """Where the first word begins."""
        return self.words[0].left_pt

    @property
    def right_pt(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right_pt

    @property
    def text(self) -> str:
        """The words with what stands between them."""
        text = ""
        for before, word in zip((None, *self.words), self.words, strict=False):
            apart = before is not None and word.left_pt - before.right_pt > _SPACE_PT
            text += (" " if apart else "") + word.text
        return text


@dataclass(frozen=True)
class Stroke:
    """A straight stroke, in points from the top left corner of the page."""

    left_pt: float
    top_pt: float
    right_pt: float
    bottom_pt: float
    thickness_pt: float


@dataclass(frozen=True)
class PdfFont:
    """A font of a PDF: its name without the subset tag, and whether it is embedded."""

    name: str
    is_embedded: bool


def page_lines(pdf: Path, same_line_pt: float = _SAME_LINE_PT) -> list[list[Line]]:
    """The lines of each page from the top down, with exact baselines.

    Words stand on one line when their baselines are less than `same_line_pt` apart.
    """
    command: list[str | Path] = ["pdftotext", "-bbox", pdf, "-"]
    root = etree.fromstring(_output(command).encode(), etree.XMLParser(recover=True))
    pages = list(root.iter(f"{_XHTML}page"))
    return [_lines(_words(page, _drawing(pdf, number)), same_line_pt) for number, page in enumerate(pages, 1)]


def page_strokes(pdf: Path, page: int = 1) -> list[Stroke]:
    """The straight strokes of a page, from the top down: drawn lines, but underlines and borders too."""
    paths = _drawing(pdf, page).iter(f"{_SVG}path")
    return sorted(filter(None, map(_stroke, paths)), key=lambda stroke: stroke.top_pt)


def fonts(pdf: Path) -> frozenset[PdfFont]:
    """The fonts that a PDF names, by pdffonts."""
    _titles, _rule, *rows = _output(["pdffonts", pdf]).splitlines()
    return frozenset(map(_font, rows))


def _font(row: str) -> PdfFont:
    columns = _FONT_ROW.fullmatch(row)
    if columns is None:
        raise ValueError(f"pdffonts says what we do not understand: {row}")
    return PdfFont(columns[1], columns[2] == "yes")


def _words(page: Element, drawing: Element) -> list[Word]:
    """The words of a page, from the top down."""
    starts = defaultdict[float, list[float]](list)
    for glyph in drawing.iter(f"{_SVG}use"):
        if glyph.get(f"{_XLINK}href", "").startswith("#glyph"):
            starts[float(glyph.get("y", "0"))].append(float(glyph.get("x", "0")))
    words = (_word(element, starts) for element in page.iter(f"{_XHTML}word"))
    return sorted(words, key=lambda word: word.baseline_pt)


def _word(element: Element, starts: Mapping[float, list[float]]) -> Word:
    """The word, on the baseline within its box where a glyph begins as far left as it does."""
    left, top, right, bottom = (float(element.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
    text = unicodedata.normalize("NFC", element.text or "").translate(_LOOKALIKES)
    baselines = (baseline for baseline in starts if top < baseline < bottom)
    found = [(min(abs(x - left) for x in starts[baseline]), baseline) for baseline in baselines]
    distance, baseline = min(found, default=(right, bottom))
    if distance > _SPACE_PT:
        raise ValueError(f"no glyph is drawn where {text!r} begins, at {left}, {top}")
    return Word(text, left, right, baseline)


def _lines(words: list[Word], same_line_pt: float) -> list[Line]:
    lines: list[list[Word]] = []
    for word in words:
        if lines and word.baseline_pt - lines[-1][0].baseline_pt < same_line_pt:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(sorted(line, key=lambda word: word.left_pt))) for line in lines]


def _stroke(path: Element) -> Stroke | None:
    """The path as a stroke, if it is one; cairo states its looks as style or as attributes."""
    looks = {str(name): str(text) for name, text in path.attrib.items()}
    looks |= dict(item.split(":", 1) for item in path.get("style", "").split(";") if item)
    ends = _STROKE.fullmatch(path.get("d", ""))
    matrix = _MATRIX.match(path.get("transform", ""))
    if ends is None or matrix is None or looks.get("stroke", "none") == "none":
        return None
    a, b, c, d, e, f = map(float, re.split(r"[ ,]+", matrix[1]))
    x1, y1, x2, y2 = map(float, ends.groups())
    xs = sorted((a * x1 + c * y1 + e, a * x2 + c * y2 + e))
    ys = sorted((b * x1 + d * y1 + f, b * x2 + d * y2 + f))
    thickness = float(looks["stroke-width"]) * math.sqrt(abs(a * d - b * c))
    return Stroke(xs[0], ys[0], xs[1], ys[1], thickness)


def _drawing(pdf: Path, page: int) -> Element:
    """A page as SVG. The switches keep pdftocairo from fitting it into whole points."""
    exactly = ("-origpagesizes", "-noshrink", "-nocenter")
    with TemporaryDirectory() as folder:
        svg = Path(folder) / "page.svg"
        _output(["pdftocairo", "-svg", *exactly, "-f", str(page), "-l", str(page), pdf, svg])
        return etree.parse(svg, etree.XMLParser(huge_tree=True)).getroot()


def _output(command: Sequence[str | Path]) -> str:
    finished = run_guarded(command, timeout_s=_TIMEOUT_S)
    if finished.code:
        raise RuntimeError(f"{command[0]}: {finished.words}")
    return finished.output
