"""Documents named in a text: in full first, by type and number afterwards (05 II.I.6.1.4, NĐ 30 PL I/II.6.b)."""

import re

from .dates import PartialDate
from .format_standard.ruleset import Ruleset
from .plan import Citation, HouseStyle, Run

# The parts of a document as a blank calls them.
PART_NAMES = {
    "kind": "tên loại",
    "symbol": "số, ký hiệu",
    "date": "ngày tháng năm",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
    "year": "năm",
}
_FIELD = re.compile(r"\{(\w+)\}")
LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def is_law(citation: Citation) -> bool:
    """A law is cited by its name; number, symbol and issuer are left out."""
    return citation.kind in LAWS


def first_citation(citation: Citation, ruleset: Ruleset, style: HouseStyle) -> tuple[Run, ...]:
    """The citation in full; a part that is not known is a blank."""
    rule, pattern = ruleset.citation, ruleset.citation.first
    if is_law(citation):
        pattern = rule.law if citation.date else rule.law_undated
    return _filled(pattern, citation_parts(citation, ruleset, style))


def later_citation(citation: Citation, ruleset: Ruleset, style: HouseStyle) -> tuple[Run, ...]:
    if is_law(citation):
        return first_citation(citation, ruleset, style)
    return _filled(ruleset.citation.later, citation_parts(citation, ruleset, style))


def citation_parts(citation: Citation, ruleset: Ruleset, style: HouseStyle) -> dict[str, str | None]:
    """Each part as a text writes it, None where it is not known."""
    date = citation.date
    comma = ruleset.house_value(style, "comma_before_date")
    return {
        "kind": citation.kind,
        "symbol": citation.symbol,
        "comma": "," if comma else "",
        "date": ruleset.date_in_text.written(PartialDate.of(date)) if date else None,
        "year": str(date.year) if date else None,
        "issuer": citation.issuer,
        "subject": citation.subject,
    }


def _filled(pattern: str, parts: dict[str, str | None]) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for match in _FIELD.finditer(pattern):
        value = parts[match[1]]
        runs.append(Run(pattern[at : match.start()]))
        runs.append(Run(PART_NAMES[match[1]], blank=True) if value is None else Run(value))
        at = match.end()
    runs.append(Run(pattern[at:]))
    return joined(runs)


def joined(runs: list[Run] | tuple[Run, ...]) -> tuple[Run, ...]:
    """Neighbouring runs of one look as one; empty ones left out. A blank stays by itself."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = out[-1] if out else None
        if (
            last
            and not (last.blank or run.blank)
            and (last.bold, last.italic, last.unknown) == (run.bold, run.italic, run.unknown)
        ):
            out[-1] = Run(last.text + run.text, run.bold, run.italic, unknown=run.unknown)
        else:
            out.append(run)
    return tuple(out)
