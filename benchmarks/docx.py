"""The DOCX of a 5-page plan, ours against docxtpl, and memory over a thousand plans.

Both get the same paragraphs: ours a plan to compose, write and verify, docxtpl a template with one loop over them (its
fastest form: no images, no sub-documents). Times are of one whole document, file on disk included.

    python3 dev.py bench docx
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from docx import Document
from docxtpl import DocxTemplate

from benchmarks._plans import letters, plan_of, resident_mb
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.plan import Block, Plan, Role, Run
from kehoach_desktop.operations.exporting import export_docx
from kehoach_desktop.operations.rulesets import ruleset

ROUNDS = 30
PLANS = 1000


def docxtpl_template(path: Path) -> None:
    """The same page as a docxtpl template: header, one paragraph per block, recipients, signature."""
    document = Document()
    for line in ("{{ parent_body }}", "{{ issuing_body }}", "*", "Số {{ number }}-{{ symbol }}", "{{ place_date }}"):
        document.add_paragraph(line)
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("{{ subject }}")
    for line in ("{%p for text in blocks %}", "{{ text }}", "{%p endfor %}"):
        document.add_paragraph(line)
    for line in ("{%p for name in recipients %}", "- {{ name }};", "{%p endfor %}"):
        document.add_paragraph(line)
    for line in ("{{ authority }}", "{{ position }}", "{{ signatory }}"):
        document.add_paragraph(line)
    document.save(str(path))


def docxtpl_context(plan: Plan) -> dict[str, object]:
    return {
        "parent_body": plan.parent_body,
        "issuing_body": plan.issuing_body,
        "number": plan.number,
        "symbol": plan.symbol,
        "place_date": f"{plan.place}, năm {plan.issue_date.year}",
        "subject": plan.subject,
        "blocks": [block.text for block in plan.blocks],
        "recipients": [recipient.name for recipient in plan.recipients],
        "authority": plan.signature.authority,
        "position": plan.signature.position,
        "signatory": plan.signature.signatory,
    }


def timed(work: Callable[[int], None]) -> list[float]:
    work(-1)  # warm: imports, caches
    times = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - start) * 1000)
    return times


def show(name: str, times: list[float]) -> float:
    median = statistics.median(times)
    print(f"{name:42} {min(times):8.1f} {median:8.1f} {max(times):8.1f}")
    return median


def compare(plan: Plan, folder: Path) -> None:
    template = folder / "template.docx"
    docxtpl_template(template)
    context = docxtpl_context(plan)

    def ours(number: int) -> None:
        export_docx(plan, folder / f"ours{number}.docx")

    def theirs(number: int) -> None:
        document = DocxTemplate(str(template))
        document.render(context, autoescape=True)
        document.save(str(folder / f"theirs{number}.docx"))

    print(f"{'one 5-page plan, ms (of ' + str(ROUNDS) + ')':42} {'min':>8} {'median':>8} {'max':>8}")
    ours_median = show("ours: compose, write, verify, move", timed(ours))
    theirs_median = show("docxtpl: load, render, save", timed(theirs))
    show("ours: compose alone", timed(lambda _: compose(plan, ruleset(plan.ruleset)) and None))
    print(f"ours takes {ours_median / theirs_median:.2f} of docxtpl's time")


def memory(plan: Plan, folder: Path) -> None:
    """Resident memory after the hundredth and after the last of many different plans."""
    after_hundred = 0.0
    for number in range(1, PLANS + 1):
        own = Block(f"n{number}", Role.PARAGRAPH, (Run(f"Bản thứ {number}."),))
        export_docx(replace(plan, id=str(number), blocks=(*plan.blocks, own)), folder / "many.docx", force=True)
        if number == 100:
            after_hundred = resident_mb()
    print(
        f"{PLANS} plans in one process: {after_hundred:.1f} MB after the 100th, {resident_mb():.1f} MB after the last"
    )


def main() -> int:
    plan = plan_of(5)
    print(f"{len(plan.blocks)} blocks, {letters(plan)} letters")
    with tempfile.TemporaryDirectory() as folder:
        compare(plan, Path(folder))
        memory(plan, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
