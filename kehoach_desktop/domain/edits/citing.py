"""A document named at a place of the plan: in full where nothing above names it, short after that."""

from dataclasses import replace

from ..blanks import Place
from ..citations import first_citation, is_named_in, joined, later_citation, same_document
from ..format_standard.ruleset import Ruleset
from ..plan import Citation, Plan, Role, Run
from ..vietnamese import nfc
from .edited import Edited, block_index
from .runs import run_at, whole_blanks
from .spots import clipped, spot_text
from .text import insert_runs

TITLE = "chèn viện dẫn"
_BASIS = "Căn cứ "  # how a line of căn cứ begins


def insert_citation(plan: Plan, anchor: Place, head: Place, citation: Citation, ruleset: Ruleset) -> Edited:
    """The document for what is selected, in the look of the text there; the plan remembers it.

    A line of căn cứ names it in full in any case, and begins with the words for it where it is empty otherwise.
    """
    start, end = clipped(plan, anchor, head)
    write = later_citation if is_named_in(text_above(plan, start), citation) else first_citation
    runs = write(citation, ruleset, plan.house_style)
    index = block_index(plan, start.spot)
    if index is not None:
        block = plan.blocks[index]
        if block.role is Role.LEGAL_BASIS and _is_all(plan, start, end):
            runs = joined([Run(_BASIS), *runs])
        high = end.offset if end.spot == start.spot else len(block.text)
        low, high = whole_blanks(block.runs, start.offset, high)
        like = run_at(block.runs, low, high)
        runs = tuple(replace(run, bold=like.bold, italic=like.italic) for run in runs)
    edited = insert_runs(plan, start, end, runs, TITLE)
    return edited if edited.plan is plan else replace(edited, plan=with_citation(edited.plan, citation))


def with_citation(plan: Plan, citation: Citation) -> Plan:
    """The plan with the document in its list; one that is there already becomes what is said of it now."""
    known = [same_document(one, citation) for one in plan.citations]
    if True not in known:
        return replace(plan, citations=(*plan.citations, citation))
    at = known.index(True)
    if plan.citations[at] == citation:
        return plan
    kept = replace(citation, unknown=plan.citations[at].unknown)
    return replace(plan, citations=(*plan.citations[:at], kept, *plan.citations[at + 1 :]))


def _is_all(plan: Plan, start: Place, end: Place) -> bool:
    """Whether nothing but what goes stands at the spot."""
    return (
        start.spot == end.spot
        and not (spot_text(plan, start.spot)[: start.offset] + spot_text(plan, end.spot)[end.offset :]).strip()
    )


def text_above(plan: Plan, place: Place) -> str:
    """In NFC, where a document counts as named before `place`: a line of căn cứ counts for itself alone."""
    index = block_index(plan, place.spot)
    if index is None:
        return ""
    here = plan.blocks[index]
    above = [] if here.role is Role.LEGAL_BASIS else [block.text for block in plan.blocks[:index]]
    return nfc("\n".join((*above, here.text[: place.offset])))
