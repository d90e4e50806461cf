"""The inline content of a paragraph: runs of text, fields, drawn lines and text boxes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tests.helpers.docx_formats import CharacterFormat
from tests.helpers.docx_lines import DrawnLine, VmlLine, drawn_lines, vml_lines
from tests.helpers.docx_styles import CellStyling, StyleSheet
from tests.helpers.ooxml import (
    NAMESPACES,
    Element,
    attribute,
    child,
    chosen_branch,
    tag,
    value,
)

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
PAGE_BREAK: Final = "\f"
COLUMN_BREAK: Final = "\v"

# What stands for itself in a run. A non-breaking hyphen looks like, and is searched as, a hyphen.
_MARKS: Final = {
    tag("w:tab"): "\t",
    tag("w:ptab"): "\t",
    tag("w:cr"): "\n",
    tag("w:noBreakHyphen"): "-",
    tag("w:softHyphen"): SOFT_HYPHEN,
}
_BREAKS: Final = {"page": PAGE_BREAK, "column": COLUMN_BREAK}
# Wrappers whose content is read as if they were not there. Deleted text is not content.
_WRAPPERS: Final = {
    tag(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")
}


@dataclass(frozen=True, kw_only=True)
class Run(CharacterFormat):
    """A piece of text of one formatting. `field` is the word of the field it is the result of."""

    text: str
    style_name: str | None
    field: str | None


@dataclass(frozen=True)
class Field:
    """A field: its first word (`PAGE`) and its whole instruction."""

    kind: str
    instruction: str


@dataclass
class _OpenField:
    instruction: str = ""
    in_result: bool = False

    @property
    def field(self) -> Field:
        instruction = self.instruction.strip()
        return Field(instruction.partition(" ")[0].upper(), instruction)


@dataclass(frozen=True)
class RunContext:
    """What a run inherits from its surroundings."""

    paragraph_style: str | None
    table: CellStyling


@dataclass
class Inline:
    """What was found in one paragraph."""

    runs: list[Run] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    lines: list[DrawnLine] = field(default_factory=list)
    vml_lines: list[VmlLine] = field(default_factory=list)
    text_boxes: list[Element] = field(default_factory=list)


class InlineReader:
    """Reads the paragraphs of one story, in order: a field may span several of them."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._open: list[_OpenField] = []

    def read(self, paragraph: Element, context: RunContext) -> Inline:
        """All that stands in a `w:p`."""
        inline = Inline()
        self._read_children(paragraph, context, inline)
        return inline

    def _read_children(self, parent: Element, context: RunContext, inline: Inline) -> None:
        for element in contents(parent):
            if element.tag == tag("w:r"):
                self._read_run(element, context, inline)
            elif element.tag == tag("w:fldSimple"):
                self._open.append(_OpenField(attribute(element, "w:instr") or "", in_result=True))
                inline.fields.append(self._open[-1].field)
                self._read_children(element, context, inline)
                self._open.pop()

    def _read_run(self, run: Element, context: RunContext, inline: Inline) -> None:
        inline.lines += drawn_lines(run, self._styles.theme)
        inline.vml_lines += vml_lines(run)
        text = ""
        for element in contents(run):
            if element.tag == tag("w:fldChar"):
                self._read_field_mark(attribute(element, "w:fldCharType") or "", inline)
            elif element.tag == tag("w:instrText") and self._open:
                self._open[-1].instruction += element.text or ""
            elif all(each.in_result for each in self._open):
                text += _text(element)
            inline.text_boxes += outermost_text_boxes(element)
        if text:
            inline.runs.append(self._run(run, text, context))

    def _read_field_mark(self, mark: str, inline: Inline) -> None:
        if mark == "begin":
            self._open.append(_OpenField())
        elif self._open and mark == "separate":
            inline.fields.append(self._open[-1].field)
            self._open[-1].in_result = True
        elif self._open:
            closed = self._open.pop()
            if not closed.in_result:
                inline.fields.append(closed.field)

    def _run(self, run: Element, text: str, context: RunContext) -> Run:
        properties = child(run, "w:rPr")
        looks = self._styles.characters(properties, context.paragraph_style, context.table)
        return Run(
            **vars(looks),
            text=text,
            style_name=self._styles.name(value(properties, "w:rStyle")),
            field=self._open[-1].field.kind if self._open else None,
        )


def contents(parent: Element) -> Iterator[Element]:
    """The children of an element as Word sees them: one branch of each alternative, no wrappers."""
    for element in parent:
        if element.tag == tag("mc:AlternateContent"):
            branch = chosen_branch(element)
            yield from () if branch is None else contents(branch)
        elif element.tag in _WRAPPERS:
            yield from contents(element)
        elif isinstance(element.tag, str):
            yield element


def outermost_text_boxes(root: Element) -> list[Element]:
    """The `w:txbxContent` below an element that lie in no other text box."""
    name = tag("w:txbxContent")
    boxes = list(root.iter(name))
    return [box for box in boxes if not any(each in boxes for each in box.iterancestors(name))]


def _text(element: Element) -> str:
    if element.tag == tag("w:t"):
        return _letters(element)
    if element.tag == tag("w:br"):
        return _BREAKS.get(attribute(element, "w:type") or "", "\n")
    if element.tag == tag("w:sym"):
        return chr(int(attribute(element, "w:char") or "FFFD", 16))
    return _MARKS.get(str(element.tag), "")


def _letters(element: Element) -> str:
    """The letters of a `w:t`: outer white space counts only where xml:space says so."""
    text = (element.text or "").translate({0x09: " ", 0x0A: " ", 0x0D: " "})
    preserved = attribute(element, "xml:space") == "preserve"
    return text if preserved else text.strip(" ")


def paragraph_mark(paragraph: Element) -> Element | None:
    """The `w:rPr` of the mark that ends a paragraph."""
    return paragraph.find("w:pPr/w:rPr", NAMESPACES)
