"""What composing one plan needs at every step: the ruleset, the clerk's choices, the styles made from both."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..body_names import inner_joints
from ..format_standard.ruleset import Ruleset
from ..format_standard.zones import ROLE_NAMES, ZONE_NAMES, Zone
from ..lengths import NOTHING, Length, mm, pt
from ..numbering import Labels
from ..plan import Block, HouseStyle, Layout, Role, Run
from .line_breaks import break_lines, even_room, line_width
from .sheet import DrawnLine, LineSpacing, Page, Paragraph, ParagraphLook, Span, Style, TextLook

_OUTLINE = {Role.PART: 0, Role.SECTION: 1, Role.SUBSECTION: 2}
_PREFIX = "KH "  # so that no style meets a name of Word's own: its Title is called "Tiêu đề" in a Vietnamese Word
_TEXT_STYLE = " đoạn"  # a numbered text paragraph has a style of its own, told apart from the heading


@dataclass(frozen=True, slots=True)
class Context:
    ruleset: Ruleset
    layout: Layout = Layout()
    house_style: HouseStyle = HouseStyle()
    _styles: dict[object, Style] = field(default_factory=dict, repr=False, compare=False)

    @property
    def page(self) -> Page:
        rule, wish = self.ruleset.page, self.layout.margins_mm
        return Page(
            width=mm(rule.width_mm),
            height=mm(rule.height_mm),
            top=mm(rule.top_mm.allowed(wish.top if wish else None)),
            bottom=mm(rule.bottom_mm.allowed(wish.bottom if wish else None)),
            left=mm(rule.left_mm.allowed(wish.left if wish else None)),
            right=mm(rule.right_mm.allowed(wish.right if wish else None)),
            header=mm(self.ruleset.page_number.from_top_mm),
            footer=mm(self.ruleset.contact.lowest_mm),
        )

    @property
    def landscape_page(self) -> Page:
        rule, upright = self.ruleset.landscape, self.page
        return replace(
            upright,
            width=upright.height,
            height=upright.width,
            top=mm(rule.top_mm),
            bottom=mm(rule.bottom_mm),
            left=mm(rule.left_mm),
            right=mm(rule.right_mm),
            landscape=True,
        )

    # ------------------------------------------------------------ styles

    def zone_style(self, zone: Zone) -> Style:
        if zone not in self._styles:
            self._styles[zone] = self._make_zone_style(zone)
        return self._styles[zone]

    def _make_zone_style(self, zone: Zone) -> Style:
        rule = self.ruleset.zones[zone]
        wish = self.layout.body_size_pt if zone is Zone.BODY else None
        text = TextLook(rule.size(wish), rule.bold, rule.italic, rule.underline, rule.color)
        indent = mm(rule.side_indent_mm)
        look = ParagraphLook(align=rule.align, left=indent, right=indent, after=pt(rule.after_pt), keep_lines=True)
        return Style(f"kh-{zone}".replace("_", "-"), _PREFIX + ZONE_NAMES[zone], text, look)

    def role_style(self, block: Block) -> Style:
        key = (block.role, block.is_heading)
        if key not in self._styles:
            self._styles[key] = self._make_role_style(block)
        return self._styles[key]

    def _make_role_style(self, block: Block) -> Style:
        rule, body = self.ruleset.roles[block.role], self.zone_style(Zone.BODY)
        text = replace(body.text, bold=rule.bold and block.is_heading, italic=rule.italic)
        look = replace(
            body.paragraph,
            first_line=mm(self.ruleset.body.first_line_mm.default),
            after=pt(self.ruleset.body.after_pt.default),
            spacing=self.body_spacing,
            keep_next=block.is_heading,
            keep_lines=False,
            outline_level=_OUTLINE.get(block.role) if block.is_heading else None,
        )
        is_text = block.role in _OUTLINE and not block.is_heading
        name = _PREFIX + ROLE_NAMES[block.role] + (_TEXT_STYLE if is_text else "")
        id_ = f"kh-{block.role}{'-text' if is_text else ''}".replace("_", "-")
        return Style(id_, name, text, look)

    @property
    def body_spacing(self) -> LineSpacing:
        rule, wish = self.ruleset.body, self.layout.line_spacing_pt
        if rule.exact_pt is not None:
            return LineSpacing(exact=pt(rule.exact_pt.allowed(wish)))
        assert rule.lines is not None
        if wish is None:
            return LineSpacing(lines=rule.lines.default)
        # An exact spacing is allowed where it lies between the bounds in lines (NĐ 30, PL I/II.6.e).
        single = self.ruleset.fonts.line_height(self.zone_style(Zone.BODY).text.size)
        return LineSpacing(exact=min(max(pt(wish), single * rule.lines.min), single * rule.lines.max))

    @property
    def labels(self) -> Labels:
        specimens, signs = {}, {}
        for role, rule in self.ruleset.roles.items():
            if rule.label_from:
                specimens[role] = str(self.ruleset.house_value(self.house_style, rule.label_from))
            elif rule.label:
                specimens[role] = rule.label
            elif rule.mark:
                signs[role] = rule.mark
        return Labels(specimens, signs, self.ruleset.letters)

    # ------------------------------------------------------------ paragraphs

    def paragraph(self, zone: Zone, *spans: Span, line: DrawnLine | None = None) -> Paragraph:
        style = self.zone_style(zone)
        return Paragraph(zone, style, _without_tabs(spans), style.paragraph, line=line)

    def fixed(self, zone: Zone, text: str) -> Span:
        """Text that the regulation prescribes: nobody types it."""
        return Span(text, self.zone_style(zone).text)

    def typed(self, zone: Zone, text: str | None, spot: str) -> Span:
        """Text that the clerk types at `spot`; without any, the blank that the ruleset names."""
        rule, look = self.ruleset.zones[zone], self.zone_style(zone).text
        if text is None or not text.strip():
            return self.blank(self.ruleset.blanks[_field_of(spot)], look, spot)
        return Span(rule.cased(text), look, spot)

    def lines(self, zone: Zone, text: str | None, spot: str) -> list[Paragraph]:
        """One paragraph for each line of a field that may hold several; for none, its blank if it has one."""
        texts: list[str | None] = [line for line in (text or "").split("\n") if line.strip()]
        if not texts and _field_of(spot) in self.ruleset.blanks:
            texts = [None]
        return [self.paragraph(zone, self.typed(zone, line, spot)) for line in texts]

    def blank(self, name: str, look: TextLook, spot: str | None) -> Span:
        return Span(f"[{name}]", replace(look, color=self.ruleset.font.blank_color), spot, blank=True)

    def run_spans(self, runs: Iterable[Run], look: TextLook, spot: str, *, upper: bool = False) -> tuple[Span, ...]:
        spans = []
        for run in runs:
            own = look
            if run.bold or run.italic:
                own = replace(look, bold=look.bold or run.bold, italic=look.italic or run.italic)
            text = run.text.upper() if upper else run.text
            spans.append(self.blank(run.text, own, spot) if run.blank else Span(text, own, spot))
        return _without_tabs(spans)

    # ------------------------------------------------------------ measures

    def width(self, paragraph: Paragraph | Span) -> Length:
        """The width of a text on one line."""
        spans = (paragraph,) if isinstance(paragraph, Span) else paragraph.spans
        total = NOTHING
        for span in spans:
            total += self.ruleset.fonts.width(span.text, span.look.size, bold=span.look.bold, italic=span.look.italic)
        return total

    def line_widths(self, paragraph: Paragraph, room: Length) -> list[Length]:
        """The widths of the lines that a centred text breaks into."""
        words, space = self._words(paragraph)
        return [line_width(line, space) for line in break_lines(words, space, room)] or [NOTHING]

    def _words(self, paragraph: Paragraph) -> tuple[list[Length], Length]:
        look = paragraph.spans[0].look

        def width(text: str) -> Length:
            return self.ruleset.fonts.width(text, look.size, bold=look.bold, italic=look.italic)

        return [width(word) for word in paragraph.text.split(" ") if word], width(" ")

    def evened(self, paragraph: Paragraph, room: Length, more_lines: int = 0) -> Paragraph:
        """A centred text that wraps, set in from both sides so that its lines are about equally long.

        It may take `more_lines` where that keeps a name whole.
        """
        words, space = self._words(paragraph)
        joints = inner_joints(paragraph.text)
        inner = room - paragraph.look.left - paragraph.look.right
        side = Length((inner - even_room(words, space, inner, joints, more_lines)).twips // 2)
        return (
            paragraph.with_look(left=paragraph.look.left + side, right=paragraph.look.right + side)
            if side > NOTHING
            else paragraph
        )

    def height(self, paragraph: Paragraph, room: Length | None = None) -> Length:
        """The height of a single-spaced text in `room`, without one across the text area."""
        look = paragraph.look
        lines = self.line_widths(paragraph, (room or self.page.text_width) - look.left - look.right)
        return self.ruleset.fonts.line_height(paragraph.style.text.size) * len(lines)

    def with_line(self, paragraph: Paragraph, room: Length) -> Paragraph:
        """`paragraph` with the line that the regulation draws under it, if it does.

        Where a text wraps, "the length of the line" is open (NĐ 30): the ratio is taken of the last line and kept
        within the bounds for the longest.
        """
        rule = self.ruleset.line_under(paragraph.zone)
        if rule is None:
            return paragraph
        widths = self.line_widths(paragraph, room - paragraph.look.left - paragraph.look.right)
        longest = max(widths)
        length = min(max(widths[-1] * rule.ratio.default, longest * rule.ratio.min), longest * rule.ratio.max)
        drop = self.ruleset.fonts.line_height(paragraph.style.text.size) + pt(rule.gap_pt)
        return replace(paragraph, line=DrawnLine(length, pt(rule.thickness_pt), drop))


def _without_tabs(spans: Iterable[Span]) -> tuple[Span, ...]:
    """A tab in a sentence came along with a paste, and every program would jump to another place with it."""
    return tuple(replace(span, text=span.text.replace("\t", " ")) if "\t" in span.text else span for span in spans)


def _field_of(spot: str) -> str:
    """The field's own name: `signature.signatory` is a `signatory`."""
    return spot.rpartition(".")[2]
