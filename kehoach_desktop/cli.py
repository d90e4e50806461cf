"""The command line: the same operations as the windows, in Vietnamese.

Exit 0 is fine, 1 means findings, 2 a bad file or bad arguments (one sentence on stderr). Heavy modules are imported by
the commands that need them, so that `kehoach --help` answers at once. Without a command the window opens.
"""

import errno
import io
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import __version__, paths
from .cli_parser import Parser, Progress, refuse_source, workbook
from .cli_tasks import add_tasks
from .errors import BadArgumentError, KnownError, reason

if TYPE_CHECKING:
    from .domain.format_standard import Ruleset
    from .domain.plan import Plan
    from .operations.exporting import Targets

FINE, FINDINGS, BAD = 0, 1, 2
_FULL_OR_BROKEN = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
_LEAST_DPI, _MOST_DPI = 36, 600  # a page of 600 has 35 million pixels
_MOST_ROWS = 1_000_000  # more plans than a store holds; SQLite takes no number of any size


OpenWindow = Callable[[Path, Sequence[Path]], int]


def run_command(arguments: list[str], open_window: OpenWindow) -> int:
    """Runs one command and returns its exit code; `open_window` takes the data folder and the files to open in it."""
    _speak_utf8()
    try:
        code = _run(arguments, open_window)
        sys.stdout.flush()
    except KnownError as error:
        print(error, file=sys.stderr)
        return BAD
    except OSError as error:
        if error.errno not in _FULL_OR_BROKEN:
            raise
        # Files and the store have sentences of their own: this disk stands behind our output.
        sys.stdout = None
        print(f"Chưa in được kết quả: {reason(error)}.", file=sys.stderr)
        return BAD
    return code


def _run(arguments: list[str], open_window: OpenWindow) -> int:
    try:
        options = _parser().parse_args(["open", *arguments] if _are_plan_files(arguments) else arguments)
    except SystemExit as leaving:  # --help and --version
        return int(leaving.code or FINE)
    data_dir = vars(options).get("data_dir") or options.window_data_dir
    options.data_dir = data_dir or paths.default_data_dir()
    if "run" not in options:
        return open_window(options.data_dir, _existing(vars(options).get("files", ())))
    return int(options.run(options))


def _are_plan_files(arguments: Sequence[str]) -> bool:
    """What is dropped on the icon of the program comes without a command."""
    return bool(arguments) and all(one.lower().endswith(".json") and Path(one).is_file() for one in arguments)


def _existing(files: Sequence[Path]) -> Sequence[Path]:
    """Said here, to whoever started us: the window may be another process, far from this call."""
    for path in files:
        if not path.is_file():
            raise BadArgumentError(f"Không có tệp {path}.")
    return files


def _speak_utf8() -> None:
    """A Windows pipe would get the code page of the machine, which lacks our letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> Parser:
    parser = Parser(prog="kehoach", description="Soạn kế hoạch đúng thể thức cho văn phòng cấp uỷ, không cần mạng.")
    parser.add_argument("--version", action="version", version=f"Kế hoạch Desktop {__version__}", help="xem phiên bản")
    # Two names: what a command leaves unsaid would hide what was said before it.
    _take_data_dir(parser, "window_data_dir")
    commands = parser.add_subparsers(title="Lệnh (không có lệnh: mở cửa sổ)", metavar="LỆNH")
    for add in (_add_open, _add_templates, _add_new, _add_export, add_tasks, _add_search, _add_doctor):
        _take_data_dir(add(commands), "data_dir")
    return parser


def _take_data_dir(parser: Parser, name: str) -> None:
    parser.add_argument("--data-dir", type=Path, metavar="THƯ_MỤC", help="thư mục dữ liệu", dest=name)


def _add_open(commands: Any) -> Parser:
    command: Parser = commands.add_parser(
        "open", help="mở cửa sổ với tệp kế hoạch", description="Mở cửa sổ với một hay nhiều tệp kế hoạch."
    )
    command.add_argument("files", nargs="*", type=Path, metavar="TỆP", help="tệp kế hoạch (.json)")
    return command


def _add_templates(commands: Any) -> Parser:
    command: Parser = commands.add_parser("templates", help="liệt kê các mẫu", description="Liệt kê các mẫu kế hoạch.")
    command.add_argument("--json", action="store_true", help="in dạng JSON, kèm các ô của từng mẫu")
    command.set_defaults(run=run_templates)
    return command


def _add_new(commands: Any) -> Parser:
    command: Parser = commands.add_parser(
        "new",
        help="lập kế hoạch từ một mẫu",
        description="Lập kế hoạch từ một mẫu. Ô nào không điền thì trong kế hoạch là chỗ trống có tên.",
        epilog="Danh sách: các mục cách nhau bằng dấu ;. Bảng và văn bản viện dẫn: --set ô=@tệp.json.",
    )
    command.add_argument("template", metavar="MẪU", help="mã mẫu, xem lệnh templates")
    command.add_argument("--set", action="append", default=[], metavar="Ô=GIÁ_TRỊ", help="điền một ô; dùng nhiều lần")
    command.add_argument("--ruleset", metavar="MÃ", help="quy định thể thức: hd05, hd36 hoặc nd30")
    command.add_argument("-o", "--output", type=Path, metavar="TỆP", help="tệp kế hoạch; không có thì lưu vào kho")
    command.add_argument("--force", action="store_true", help="thay tệp đã có")
    command.set_defaults(run=run_new)
    return command


def _add_export(commands: Any) -> Parser:
    command: Parser = commands.add_parser(
        "export",
        help="xuất kế hoạch ra DOCX, PDF, XLSX, ảnh",
        description="Xuất kế hoạch ra DOCX, PDF, ảnh từng trang, nhiệm vụ ra XLSX; được chọn nhiều thứ một lần.",
    )
    command.add_argument("plan", metavar="KẾ_HOẠCH", help="tệp kế hoạch, hoặc mã kế hoạch trong kho")
    command.add_argument("--docx", type=Path, metavar="TỆP", help="tệp DOCX sẽ ghi")
    command.add_argument("--pdf", type=Path, metavar="TỆP", help="tệp PDF sẽ ghi")
    command.add_argument("--pdfa", action="store_true", help="tệp PDF theo chuẩn lưu trữ PDF/A-2b")
    command.add_argument("--xlsx", type=workbook, metavar="TỆP", help="tệp XLSX sẽ ghi danh mục nhiệm vụ")
    command.add_argument("--png", type=Path, metavar="THƯ_MỤC", help="thư mục sẽ ghi ảnh PNG, mỗi trang một tệp")
    command.add_argument("--dpi", type=int, metavar="SỐ", help="độ nét của ảnh, 150 nếu không ghi")
    command.add_argument("--ruleset", metavar="MÃ", help="quy định thể thức khác với quy định ghi trong kế hoạch")
    command.add_argument("--no-plan", action="store_true", help="không kèm tệp kế hoạch bên trong DOCX")
    command.add_argument("--force", action="store_true", help="thay tệp đã có")
    command.set_defaults(run=run_export)
    return command


def _add_search(commands: Any) -> Parser:
    command: Parser = commands.add_parser(
        "search", help="tìm trong kho", description="Tìm kế hoạch trong kho; không cần gõ dấu."
    )
    command.add_argument("text", metavar="CHỮ", nargs="+", help="những chữ cần tìm")
    command.add_argument("--limit", type=int, default=50, metavar="SỐ", help="nhiều nhất bao nhiêu kế hoạch")
    command.add_argument("--json", action="store_true", help="in dạng JSON")
    command.set_defaults(run=run_search)
    return command


def _add_doctor(commands: Any) -> Parser:
    command: Parser = commands.add_parser(
        "doctor", help="kiểm tra chương trình và kho", description="Kiểm tra chương trình, tài nguyên và kho dữ liệu."
    )
    command.add_argument("--json", action="store_true", help="in dạng JSON")
    command.set_defaults(run=run_doctor)
    return command


# ---------------------------------------------------------------- the commands


def run_templates(options: Namespace) -> int:
    from .operations.templates import describe, listed_templates

    listing = listed_templates(options.data_dir)
    templates = listing.templates
    _print_notes(listing.problems)
    if options.json:
        _print_json([describe(template) for template in templates])
        return FINE
    width = max(len(template.id) for template in templates)
    for template in templates:
        print(f"{template.id:<{width}}  {template.name}")
    return FINE


def run_new(options: Namespace) -> int:
    from .domain.blanks import blanks
    from .operations.drafting import draft, values_of
    from .operations.notes import plan_notes
    from .operations.plan_files import save_plan, write_plan_file
    from .operations.rulesets import ruleset
    from .operations.templates import find_template

    template = find_template(options.template, options.data_dir)
    given = values_of(template, options.set)
    plan = draft(template, given.values, options.data_dir, ruleset_id=options.ruleset)
    if options.output:
        write_plan_file(plan, options.output, force=options.force)
        print(f"Đã lập {options.output}.")
    else:
        save_plan(plan, options.data_dir)
        print(f"Đã lưu vào kho kế hoạch {plan.id}.")
    rules = ruleset(plan.ruleset)
    _print_blanks([blank.name for blank in blanks(plan, rules)])
    if given.removed_characters:
        _print_notes([f"đã bỏ {given.removed_characters} ký tự điều khiển trong các ô đã điền."])
    _print_notes(plan_notes(plan))
    return FINE


def run_export(options: Namespace) -> int:
    from dataclasses import replace

    from .domain.blanks import blanks
    from .operations.exporting import export
    from .operations.notes import plan_notes
    from .operations.rulesets import ruleset, ruleset_of_side

    _check_targets(options)
    plan = _plan(options.plan, options.data_dir)
    if options.ruleset:
        plan = replace(plan, ruleset=ruleset_of_side(options.ruleset, ruleset(plan.ruleset).side).id)
    rules = ruleset(plan.ruleset)
    targets = _targets(options, plan, rules)
    pictures = export(plan, targets, with_plan=not options.no_plan, force=options.force)
    _print_exported(targets, pictures, rules.short_name)
    _print_blanks([blank.name for blank in blanks(plan, rules)])
    _print_notes(plan_notes(plan))
    return FINE


def _check_targets(options: Namespace) -> None:
    """What the arguments say alone, before anything is read."""
    if not (options.docx or options.pdf or options.xlsx or options.png):
        raise BadArgumentError("Cần ít nhất một trong --docx, --pdf, --xlsx, --png. Xem kehoach export --help.")
    if options.pdfa and not options.pdf:
        raise BadArgumentError("--pdfa cần có --pdf TỆP.")
    if options.dpi is not None and not (options.png and _LEAST_DPI <= options.dpi <= _MOST_DPI):
        raise BadArgumentError(f"--dpi cần có --png THƯ_MỤC, và là số từ {_LEAST_DPI} đến {_MOST_DPI}.")
    for target, kind in ((options.docx, "DOCX"), (options.pdf, "PDF"), (options.xlsx, "XLSX")):
        refuse_source(target, Path(options.plan), kind)


def _targets(options: Namespace, plan: "Plan", rules: "Ruleset") -> "Targets":
    """The pictures are called as the plan's file is, or as the plan is."""
    from .domain.file_names import proposed_name
    from .operations.exporting import USUAL_DPI, Targets

    name = Path(options.plan).stem if _is_file_name(options.plan) else proposed_name(plan, rules)
    files = options.docx, options.pdf, options.xlsx, options.png
    return Targets(*files, name, options.pdfa, options.dpi or USUAL_DPI)


def _print_exported(targets: "Targets", pictures: Sequence[Path], regulation: str) -> None:
    from .operations.exporting import pages_left_over

    for path in (targets.docx, targets.pdf):
        if path:
            print(f"Đã xuất {path} theo {regulation}.")
    if targets.xlsx:
        print(f"Đã xuất danh mục nhiệm vụ ra {targets.xlsx}.")
    if pictures:
        print(f"Đã xuất {len(pictures)} trang thành ảnh trong {targets.pictures} theo {regulation}.")
    if left := pages_left_over(targets, pictures):
        _print_notes([f"trong {targets.pictures} còn ảnh của một lần xuất dài hơn: {', '.join(left)}."])


def run_search(options: Namespace) -> int:
    from .operations.plan_numbers import number_line
    from .operations.searching import search_plans

    if options.limit < 1:
        raise BadArgumentError("--limit phải là số từ 1 trở lên.")
    with Progress("Đang lập lại chỉ mục") as progress:
        rows = search_plans(" ".join(options.text), options.data_dir, min(options.limit, _MOST_ROWS), progress.show)
    if options.json:
        _print_json([{name: getattr(row, name) for name in row.__dataclass_fields__} for row in rows])
        return FINE
    if not rows:
        print(f"Không thấy kế hoạch nào có “{' '.join(options.text)}”.")
    for row in rows:
        number = number_line(row.number, row.symbol, row.ruleset)
        print(f"{row.id}  {number}  {row.issue_date or '…'}  {row.subject or '(chưa có trích yếu)'}")
    return FINE


def run_doctor(options: Namespace) -> int:
    from .operations.doctor import examine

    with Progress("Đang kiểm tra kho") as progress:
        checks = examine(options.data_dir, progress.show)
    if options.json:
        _print_json([{"name": check.name, "ok": check.ok, "message": check.message} for check in checks])
    else:
        for check in checks:
            print(f"{'Tốt ' if check.ok else 'LỖI '} {check.name}: {check.message}")
    return FINE if all(check.ok for check in checks) else FINDINGS


def _plan(name: str, data_dir: Path) -> "Plan":
    """The plan in a file, or the one in the store whose id starts so."""
    from .operations.plan_files import read_plan_file, stored_plan

    if not _is_file_name(name):
        return stored_plan(name, data_dir)
    path = Path(name)
    read = read_plan_file(path)
    if read.removed_characters:
        _print_notes([f"{path}: đã bỏ {read.removed_characters} ký tự điều khiển."])
    return read.plan


def _is_file_name(name: str) -> bool:
    path = Path(name)
    return bool(path.suffix or len(path.parts) > 1 or os.path.lexists(path))


def _print_blanks(names: list[str]) -> None:
    if names:
        shown = "; ".join(dict.fromkeys(names))
        print(f"Còn {len(names)} chỗ trống: {shown}.")


def _print_notes(notes: Iterable[str]) -> None:
    for note in notes:
        print(f"Lưu ý: {note}", file=sys.stderr)


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))
