"""Exports as the window does them: one plan into a file the clerk named, or several into a folder."""

import errno
import os
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from ..domain.blanks import blanks
from ..domain.file_names import free_name, proposed_name, same_name_key
from ..domain.layout import compose
from ..domain.missing_glyphs import missing_glyphs
from ..domain.plan import Plan
from ..errors import BadArgumentError, CannotWriteError, KnownError
from .exporting import Targets, docx_of, export, refuse_without_tasks
from .files import why_not_writable
from .notes import listed_glyphs
from .rulesets import document_font, ruleset

_PROGRAMS = {".docx": "Word", ".xlsx": "Excel"}


class ExportKind(Enum):
    """What a plan is exported as; the value is the ending of the file."""

    DOCX = ".docx"
    PDF = ".pdf"
    PDFA = ".pdf/a"
    PICTURES = ".png"
    TASKS = ".xlsx"  # the list of the tasks, not the text

    @property
    def ending(self) -> str:
        return self.value.removesuffix("/a")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. `notes` are sentences that the clerk should read, of letters that print as boxes; `blanks` is
    how many places are still to be filled.
    """

    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()
    blanks: int = 0

    @property
    def sentence(self) -> str:
        first = self.files[0]
        more = f" và {len(self.files) - 1} tệp nữa" if len(self.files) > 1 else ""
        return f"Đã xuất {first.name}{more}."

    @property
    def message(self) -> str:
        still = [f"Còn {self.blanks} chỗ trống."] if self.blanks else []
        return " ".join((self.sentence, *still, *self.notes))


class WriteTrouble(Enum):
    """Why a file could not be written, as far as it changes the way out."""

    IN_USE = "in use"
    FULL = "full"
    OTHER = "other"


class NotExportedError(CannotWriteError):
    """Nothing was written to `path`. `other` is a name beside it that is free."""

    def __init__(self, sentence: str, trouble: WriteTrouble, path: Path, other: Path) -> None:
        super().__init__(sentence)
        self.trouble, self.path, self.other = trouble, path, other


# ---------------------------------------------------------------- one plan


def proposed_file(plan: Plan, kind: ExportKind, folder: Path) -> Path:
    if kind is ExportKind.TASKS:
        refuse_without_tasks(plan)
    return folder / f"{proposed_name(plan, ruleset(plan.ruleset))}{kind.ending}"


def export_plan(plan: Plan, kind: ExportKind, path: Path) -> Exported:
    """Writes `plan` to `path`; a file there is replaced, for the dialog has asked.

    Pictures never replace anything: `path` names the set, whose files carry the numbers of the pages.
    """
    is_text = kind is not ExportKind.TASKS
    notes, still = (_glyph_notes(plan, kind), _blank_count(plan)) if is_text else ((), 0)
    try:
        if kind is ExportKind.PICTURES:
            return replace(_export_pictures(plan, path), notes=notes, blanks=still)
        export(plan, _targets(kind, path), force=True)
    except CannotWriteError as error:
        raise _not_exported(error, path) from None
    return Exported((path,), notes, still)


def _targets(kind: ExportKind, path: Path) -> Targets:
    match kind:
        case ExportKind.DOCX:
            return Targets(docx=path)
        case ExportKind.TASKS:
            return Targets(xlsx=path)
        case _:
            return Targets(pdf=path, pdfa=kind is ExportKind.PDFA)


def _export_pictures(plan: Plan, path: Path) -> Exported:
    folder = path.parent
    taken = {same_name_key(file.name) for file in folder.iterdir()} if folder.is_dir() else set()
    name = free_name(path.stem, lambda stem: any(one.startswith(f"{same_name_key(stem)}-0") for one in taken))
    return Exported(tuple(export(plan, Targets(pictures=folder, name=name))))


def _blank_count(plan: Plan) -> int:
    return len(blanks(plan, ruleset(plan.ruleset)))


def _glyph_notes(plan: Plan, kind: ExportKind) -> tuple[str, ...]:
    missing = missing_glyphs(compose(plan, ruleset(plan.ruleset)), document_font())
    if not missing:
        return ()
    if kind is ExportKind.PDFA:
        raise BadArgumentError(
            f"Chưa xuất được PDF/A, vì phông chữ in không có {listed_glyphs(missing)}. "
            "Hãy thay các ký tự này, hoặc xuất PDF thường."
        )
    if kind is ExportKind.DOCX:
        return (f"Phông chữ in không có {listed_glyphs(missing)}: trên bản in của chương trình sẽ là ô trống.",)
    return (f"Phông chữ in không có {listed_glyphs(missing)}: các ký tự này là ô trống.",)


def free_file(path: Path) -> Path:
    """`path`, or a name beside it that nothing has."""
    name = free_name(path.stem, lambda stem: os.path.lexists(path.with_name(f"{stem}{path.suffix}")))
    return path.with_name(f"{name}{path.suffix}")


def _not_exported(error: CannotWriteError, path: Path) -> NotExportedError:
    other = free_file(path)
    cause = _cause(error)
    if isinstance(cause, PermissionError) and path.is_file() and why_not_writable(path.parent) is None:
        program = _PROGRAMS.get(path.suffix.lower(), "chương trình khác")
        sentence = f"{path.name} đang mở trong {program} nên chưa ghi đè được."
        return NotExportedError(sentence, WriteTrouble.IN_USE, path, other)
    if cause is not None and cause.errno in {errno.ENOSPC, errno.EDQUOT}:
        drive = path.absolute().drive
        place = f"ổ {drive}" if drive else "ổ đĩa"
        sentence = f"Chưa ghi được: {place} đã đầy. Bản đang soạn vẫn giữ trong bộ nhớ."
        return NotExportedError(sentence, WriteTrouble.FULL, path, other)
    return NotExportedError(str(error), WriteTrouble.OTHER, path, other)


def _cause(error: BaseException) -> OSError | None:
    """What the system said, behind the sentences made of it."""
    at: BaseException | None = error
    while at is not None and not isinstance(at, OSError):
        at = at.__context__
    return at


# ---------------------------------------------------------------- for Word


def file_for_word(plan: Plan, folder: Path) -> Exported:
    """A DOCX of `plan` in `folder`, to be opened: one that is there and just the same, else a new one.

    A file that somebody may have gone on writing in is never replaced.
    """
    data = docx_of(plan)
    path = proposed_file(plan, ExportKind.DOCX, folder)

    def is_another(stem: str) -> bool:
        file = path.with_name(f"{stem}{path.suffix}")
        return os.path.lexists(file) and not _has(file, data)

    path = path.with_name(f"{free_name(path.stem, is_another)}{path.suffix}")
    if os.path.lexists(path):
        return Exported((path,), _glyph_notes(plan, ExportKind.DOCX), _blank_count(plan))
    return export_plan(plan, ExportKind.DOCX, path)


def _has(file: Path, data: bytes) -> bool:
    try:
        return file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


# ---------------------------------------------------------------- several plans


@dataclass(frozen=True, slots=True)
class ExportRun:
    """How far an export of several plans is: what is written stays, whatever comes after. `open_plans` of them still
    have blanks.
    """

    folder: Path
    total: int
    files: tuple[Path, ...] = ()
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    open_plans: int = 0

    @property
    def done(self) -> int:
        return len(self.files) + len(self.failures)

    @property
    def is_complete(self) -> bool:
        return len(self.files) == self.total

    @property
    def sentence(self) -> str:
        count = f"{self.total}" if self.is_complete else f"{len(self.files)}/{self.total}"
        stopped = "Đã dừng. " if self.done < self.total else ""
        return f"{stopped}Đã xuất {count} văn bản vào thư mục {self.folder.name or self.folder}."

    @property
    def message(self) -> str:
        still = [f"{self.open_plans} văn bản còn chỗ trống."] if self.open_plans else []
        return " ".join((self.sentence, *self.failures, *still, *self.notes))


def export_plans(plans: Sequence[Plan], kind: ExportKind, folder: Path) -> Generator[ExportRun, None, None]:
    """Writes each plan under a name of its own and tells how far it is; to stop, close it. Nothing is replaced.

    A plan that cannot be exported is told and passed over; when the folder cannot be written the rest is left.
    """
    run = ExportRun(folder, len(plans))
    yield run
    for plan in plans:
        try:
            exported = export_plan(plan, kind, free_file(proposed_file(plan, kind, folder)))
        except CannotWriteError as error:
            yield replace(run, failures=(*run.failures, str(error)))
            return
        except KnownError as error:
            run = replace(run, failures=(*run.failures, f"“{_called(plan)}”: {error}"))
        else:
            notes = tuple(f"“{_called(plan)}”: {note}" for note in exported.notes)
            files, still = (*run.files, exported.files[0]), run.open_plans + bool(exported.blanks)
            run = replace(run, files=files, notes=(*run.notes, *notes), open_plans=still)
        yield run


def _called(plan: Plan) -> str:
    """As the list names it."""
    return " ".join((plan.subject or "").split()) or "Kế hoạch chưa có trích yếu"
