"""A plan out of the program: as DOCX, with the plan file inside so that it comes back whole, as PDF, as pictures; and
the list of its tasks as XLSX.

All is made before anything is written, so that what cannot be made leaves no half of an export.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..domain.layout import compose
from ..domain.missing_glyphs import missing_glyphs
from ..domain.plan import Plan
from ..domain.plan_json import dump_plan
from ..errors import BadArgumentError, CannotWriteError, reason
from ..render.docx import package_fault, write_docx
from .file_sets import write_set
from .files import write_file
from .notes import listed_glyphs
from .rulesets import document_font, ruleset

USUAL_DPI = 150
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a plan goes: its files, that of its tasks, and the folder for the pictures of its pages.

    The pictures are called `name`-01.png and so on.
    """

    docx: Path | None = None
    pdf: Path | None = None
    xlsx: Path | None = None
    pictures: Path | None = None
    name: str = "trang"
    pdfa: bool = False
    dpi: int = USUAL_DPI


@dataclass(frozen=True, slots=True)
class _Job:
    """One of the targets, made and not yet written; `pages` are the names of the pictures."""

    target: Path
    write: Callable[..., None]
    pages: tuple[str, ...] = ()

    @property
    def pictures(self) -> list[Path]:
        return [self.target / page for page in self.pages]

    @property
    def files(self) -> list[Path]:
        return self.pictures or [self.target]


def docx_of(plan: Plan, *, with_plan: bool = True) -> bytes:
    """The DOCX of `plan`; `with_plan` puts the plan file inside, as far as the pages show it."""
    inside = dump_plan(plan.for_export(), indent=None) if with_plan else None
    return write_docx(compose(plan, ruleset(plan.ruleset)), inside)


def pdf_of(plan: Plan, *, pdfa: bool = False) -> bytes:
    """The PDF of `plan`; `pdfa` makes it a PDF/A-2b, in which no letter may be without a glyph."""
    from ..render.pdf import write_pdf  # typst and pdfium take their time, and a DOCX needs neither

    sheet = compose(plan, ruleset(plan.ruleset))
    if pdfa and (missing := missing_glyphs(sheet, document_font())):
        raise BadArgumentError(
            f"Chưa xuất được PDF/A, vì phông chữ in không có {listed_glyphs(missing)}; "
            "hãy thay các ký tự này, hoặc bỏ --pdfa."
        )
    return write_pdf(sheet, document_font(), pdfa=pdfa)


def refuse_without_tasks(plan: Plan) -> None:
    if not plan.tasks:
        raise BadArgumentError("Kế hoạch chưa có nhiệm vụ nào để xuất.")


def xlsx_of(plan: Plan) -> bytes:
    """The list of the tasks that `plan` has, in the form of its annex."""
    from ..render.xlsx import write_task_list  # XlsxWriter is for those who export

    refuse_without_tasks(plan)
    try:
        return write_task_list(plan, ruleset(plan.ruleset))
    except OSError as error:  # rows wait in the system's folder for such files
        raise CannotWriteError(f"Chưa tạo được bảng tính: {reason(error)} (thư mục tạm của máy).") from None


def export_docx(plan: Plan, path: Path, *, with_plan: bool = True, force: bool = False) -> None:
    export(plan, Targets(docx=path), with_plan=with_plan, force=force)


def export(plan: Plan, targets: Targets, *, with_plan: bool = True, force: bool = False) -> Sequence[Path]:
    """Writes `plan` to all its targets and returns the pictures. A failure says what was written before it."""
    jobs = list(_jobs(plan, targets, with_plan=with_plan))
    _refuse_one_path_twice([path for job in jobs for path in (job.target, *job.pictures)])
    if not force:
        _refuse_taken([file for job in jobs for file in job.files])
    for number, job in enumerate(jobs):
        try:
            job.write(force=force)
        except CannotWriteError as error:
            raise CannotWriteError(f"{error}{_told(jobs[:number], jobs[number:])}") from None
    return [picture for job in jobs for picture in job.pictures]


def _jobs(plan: Plan, targets: Targets, *, with_plan: bool) -> Iterator[_Job]:
    if targets.docx:
        data = docx_of(plan, with_plan=with_plan)
        yield _Job(targets.docx, partial(write_file, targets.docx, data, fault=package_fault))
    if targets.xlsx:
        from ..render.xlsx import workbook_fault

        yield _Job(targets.xlsx, partial(write_file, targets.xlsx, xlsx_of(plan), fault=workbook_fault))
    if targets.pdf or targets.pictures:
        from ..render.pdf.verify import pdf_fault

        pdf = pdf_of(plan, pdfa=targets.pdfa)
        if targets.pdf:
            fault = partial(pdf_fault, pdfa=targets.pdfa)
            yield _Job(targets.pdf, partial(write_file, targets.pdf, pdf, fault=fault))
        if targets.pictures:
            names = page_names(targets.name, _page_count(pdf))
            pictures = _pictures(pdf, len(names), targets.dpi)
            yield _Job(targets.pictures, partial(write_set, targets.pictures, names, pictures), names)


def _page_count(pdf: bytes) -> int:
    from ..render.pdf.pictures import examine

    return len(examine(pdf).sizes)


def _pictures(pdf: bytes, count: int, dpi: int) -> Iterator[bytes]:
    from ..render.pdf.pictures import picture
    from ..render.pdf.png import write_png

    for page in range(count):
        yield write_png(picture(pdf, page, dpi / _POINTS_PER_INCH), dpi)


def page_names(name: str, count: int) -> tuple[str, ...]:
    """The names of the pictures, which a list of files shows in the order of the pages."""
    digits = max(2, len(str(count)))
    return tuple(f"{name}-{page:0{digits}d}.png" for page in range(1, count + 1))


def pages_left_over(targets: Targets, pictures: Sequence[Path]) -> list[str]:
    """Pictures of an earlier, longer plan of that name: nobody's files are deleted, but these are not of this one."""
    if targets.pictures is None:
        return []
    of_a_page = re.compile(rf"{re.escape(targets.name)}-\d{{2,}}\.png")
    others = (path.name for path in targets.pictures.iterdir() if path not in pictures)
    return sorted(name for name in others if of_a_page.fullmatch(name))


def _refuse_one_path_twice(paths: Sequence[Path]) -> None:
    seen: set[str] = set()
    for path in paths:
        real = os.path.normcase(os.path.realpath(path))
        if real in seen:
            raise BadArgumentError(f"{path} là đích của hai bản xuất; hãy đặt tên khác nhau.")
        seen.add(real)


def _refuse_taken(files: Sequence[Path]) -> None:
    """Before anything is written: else the first file would be new and the second one would not."""
    for file in files:
        if os.path.lexists(file) and not file.is_dir():
            raise CannotWriteError(f"Đã có tệp {file}; thêm --force để thay.")


def _told(written: Sequence[_Job], unwritten: Sequence[_Job]) -> str:
    if not written:
        return ""
    done, left = (", ".join(str(job.target) for job in jobs) for jobs in (written, unwritten))
    return f" Đã ghi {done}; chưa ghi {left}."
