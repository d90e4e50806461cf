#!/usr/bin/env python3
"""The one door to work on the program: set-up, run, test, lint, bench, shots, build, lock.

Standard library only, since it runs before anything is installed. It speaks Vietnamese, as the
program does; called with nothing, it lists its commands.
"""

import hashlib
import importlib.util
import io
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# An old Python must get as far as this sentence, so the file keeps to the syntax of 3.6.
if sys.version_info < (3, 11):
    sys.exit("Cần Python 3.11 trở lên; bản đang chạy là " + platform.python_version() + ".")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements-dev.lock"
TOOLS = ROOT / "tests" / "tools"
VALIDATOR = TOOLS / "node_modules" / "@xarsh" / "ooxml-validator"

# Raise it when a step of the set-up changes, so that every environment is made anew.
SETUP_VERSION = "1"
PACKED = ("kehoach.exe", "kehoachw.exe") if os.name == "nt" else ("kehoach",)

QT_PACKAGES = (
    # to draw at all, even offscreen
    *("libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libxkbcommon0"),
    # to show a window under X
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"),
)
TOOL_PACKAGES = ("libreoffice-writer", "libreoffice-calc", "poppler-utils")
NODE_PACKAGES = ("npm",)  # only where no Node.js of another origin is there

# pip has one exit code for everything, so its words must say which trouble it was: the first
# that fits, from the surest to the one that always does.
PIP_TROUBLES = {
    "No space left on device": "Ổ đĩa đã đầy nên không cài được thư viện.",
    "DO NOT MATCH THE HASHES": "Thư viện tải về không khớp mã băm trong tệp khoá nên không cài.",
    "connection broken": "Không tải được thư viện: lần cài đầu tiên cần kết nối mạng.",
    "": "Không cài được thư viện.",
}


class SetupError(Exception):
    """What stops the work, as a sentence for the person."""


# --- running other programs ---------------------------------------------------------------------


def say(sentence: str) -> None:
    """Print at once, so that our lines and those of the programs we start stay in order."""
    print(sentence, flush=True)


def child_environment() -> dict[str, str]:
    """The environment of everything we start.

    Python 3.11 on Windows reads the editable install's .pth file in the system's code page, which
    fails in a folder with Vietnamese letters; PYTHONPATH does not. The sbin folders are for dpkg,
    which finds ldconfig there and may be started from a bare PATH.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONHOME", None)
    if os.name != "nt":
        environment["PATH"] = os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin"
    return environment


def execute(*command: str | Path, folder: Path | None = None) -> int:
    """Run a command before the person's eyes and hand back its exit code."""
    return subprocess.run(command, cwd=folder, env=child_environment(), check=False).returncode


def run_silently(*command: str | Path) -> tuple[bool, str]:
    """Run a command out of sight; hand back whether it went well, and what it said."""
    done = subprocess.run(
        command,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode == 0, done.stdout


def last_lines(text: str) -> str:
    """The end of a program's output, indented, to stand under our own sentence."""
    return "\n".join(f"    {line}" for line in deque(text.strip().splitlines(), maxlen=5))


# --- packages of Debian and Ubuntu --------------------------------------------------------------


def missing_packages(wanted: tuple[str, ...]) -> list[str]:
    """Those of the wanted packages that this Debian or Ubuntu lacks; nothing on other systems."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return []
    # What a package provides counts too: newer releases have libglib2.0-0t64 for libglib2.0-0.
    form = "${db:Status-Abbrev}, ${Package}, ${Provides}\n"
    _, listing = run_silently("dpkg-query", "--show", "--showformat", form)
    lines = (line.split(", ") for line in listing.splitlines() if line.startswith("ii"))
    installed = {name.split(" ")[0] for _, *names in lines for name in names}
    return [name for name in wanted if name not in installed]


def install_packages(wanted: tuple[str, ...]) -> bool:
    """Install what is missing if that needs no password, else say how; true when all is there."""
    missing = missing_packages(wanted)
    if not missing:
        return True
    apt = ["apt-get", "install", "--no-install-recommends", *missing]
    if may_install():
        say(f"Đang cài gói hệ thống: {' '.join(missing)} …")
        install = [*as_root(), *apt[:2], "--yes", "--quiet", *apt[2:]]
        # The package list is often absent or too old; fetching it costs seconds, so only then.
        if run_silently(*install)[0] or (
            run_silently(*as_root(), "apt-get", "update")[0] and run_silently(*install)[0]
        ):
            return True
    say(f"Còn thiếu gói hệ thống, hãy cài bằng lệnh:\n    sudo {' '.join(apt)}")
    return False


def may_install() -> bool:
    """Whether packages can be installed without asking for a password."""
    return is_root() or bool(shutil.which("sudo") and run_silently("sudo", "-n", "true")[0])


def as_root() -> list[str]:
    """What goes before a command that changes the system; apt must never stop to ask."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    return quiet if is_root() else ["sudo", "-n", *quiet]


def is_root() -> bool:
    """Whether we are the system's administrator (on Debian; never asked on Windows)."""
    return sys.platform != "win32" and os.geteuid() == 0


# --- set-up -------------------------------------------------------------------------------------


def set_up() -> None:
    """Bring the environment up to date; when it is, that costs a few file reads."""
    with one_at_a_time():
        if not PYTHON.exists():
            # The Python it was made with is gone.
            (VENV / "environment.stamp").unlink(missing_ok=True)
        step("environment", environment_fingerprint(), make_environment)
        step("program", fingerprint((ROOT / "pyproject.toml").read_bytes()), install_program)
        step("libraries", fingerprint(*QT_PACKAGES), lambda: install_packages(QT_PACKAGES))


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second set-up wait for the first. SQLite's lock works everywhere and dies with us."""
    try:
        with closing(sqlite3.connect(ROOT / ".venv.lock", timeout=900)) as database:
            database.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.OperationalError as error:
        raise SetupError("Không ghi được vào thư mục dự án, hoặc một lần cài đặt khác chưa xong.") from error


def step(name: str, wanted: str, work: Callable[[], bool]) -> None:
    """Do a step of the set-up unless its stamp says that it stands; the stamp is written last."""
    stamp = VENV / f"{name}.stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    stamp.unlink(missing_ok=True)
    if work():
        stamp.write_text(wanted, encoding="utf-8")


def fingerprint(*parts: str | bytes) -> str:
    """A short text that changes when any of the parts does."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def environment_fingerprint() -> str:
    """Changes with the lock file, the Python, and the place, for environments cannot be moved."""
    return fingerprint(SETUP_VERSION, LOCK.read_bytes(), platform.python_version(), sys.base_prefix, str(ROOT))


def make_environment() -> bool:
    """Make .venv anew with exactly what the lock file names."""
    say("Đang tạo môi trường .venv và cài thư viện, lần đầu mất vài phút …")
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu ship it apart.
        install_packages((f"python3.{sys.version_info.minor}-venv",))
    made, output = run_silently(sys.executable, "-m", "venv", "--clear", VENV)
    if not made:
        raise SetupError(f"Không tạo được môi trường .venv.\n{last_lines(output)}")
    pip("--require-hashes", "--only-binary", ":all:", "--requirement", LOCK)
    return True


def install_program() -> bool:
    """Install the program so that it runs from the sources, without the network."""
    pip("--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT)
    return True


def pip(*arguments: str | Path) -> None:
    """Install with the environment's own pip; -I keeps the person's Python settings out."""
    command = (PYTHON, "-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
    installed, output = run_silently(*command, *arguments)
    if not installed:
        trouble = next(PIP_TROUBLES[sign] for sign in PIP_TROUBLES if sign in output)
        raise SetupError(f"{trouble} Cuối thông báo của pip:\n{last_lines(output)}")


def install_tools() -> None:
    """Install what only the deeper tests need, as far as this machine lets us."""
    install_packages(TOOL_PACKAGES)
    if VALIDATOR.exists():
        return
    if not shutil.which("npm"):
        install_packages(NODE_PACKAGES)
    npm = shutil.which("npm")
    # Without the network, npm's own number of retries would keep the person waiting for minutes.
    if npm and run_silently(npm, "ci", "--prefix", TOOLS, "--fetch-retries=1")[0]:
        return
    line = f'npm ci --prefix "{TOOLS}"'
    say(f"Chưa có bộ kiểm tra Open XML; khi có Node.js (npm) và mạng, hãy chạy:\n    {line}")


# --- commands: the docstring of each is its line in the help ------------------------------------


def setup(arguments: list[str]) -> int:
    """tạo môi trường .venv; --tools: cài cả công cụ cho phép thử sâu"""
    unknown = set(arguments) - {"--tools"}
    if unknown:
        raise SetupError(f"Lệnh setup không có tham số {' '.join(sorted(unknown))}.")
    set_up()
    if arguments:
        install_tools()
    say(f"Môi trường đã sẵn sàng: {VENV}")
    return 0


def run(arguments: list[str]) -> int:
    """mở chương trình; có tham số theo sau thì chạy như dòng lệnh kehoach"""
    set_up()
    return start_program(*arguments)


def start_program(*arguments: str | Path) -> int:
    """Start the program itself, where the person stands."""
    return execute(PYTHON, "-m", "kehoach_desktop", *arguments)


def test(arguments: list[str]) -> int:
    """chạy các phép thử; --full: cả phép thử sâu; các tham số khác chuyển cho pytest"""
    set_up()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Thousands of generated plans take longer than a window may hang.
    patient = ["-o", "faulthandler_timeout=0"] if "--full" in arguments else []
    code = execute(PYTHON, "-m", "pytest", *workers(arguments), *patient, *arguments, folder=ROOT)
    skipped = tests_without_tools()
    if skipped:
        say(f"Đã bỏ qua {skipped}. Cài đủ công cụ bằng lệnh: python3 dev.py setup --tools")
    return code


def workers(arguments: list[str]) -> list[str]:
    """Spread the whole suite over the cores; for a chosen part, starting workers costs more."""
    count = min(os.cpu_count() or 1, 4)
    return ["-n", str(count)] if count > 1 and set(arguments) <= {"--full"} else []


def tests_without_tools() -> str:
    """Names the deeper tests that cannot run here; empty when all can."""
    tools = {
        "phép thử mở tệp bằng LibreOffice": shutil.which("soffice"),
        "phép thử đọc PDF bằng poppler": shutil.which("pdftotext"),
        "phép thử bằng bộ kiểm tra Open XML": VALIDATOR.exists(),
    }
    return ", ".join(tests for tests, found in tools.items() if not found)


def lint(arguments: list[str]) -> int:
    """soát mã nguồn bằng ruff và mypy; tham số theo sau chuyển cho ruff check"""
    set_up()
    checks = (("ruff", "check", *arguments), ("ruff", "format", "--check"), ("mypy",))
    codes = [execute(PYTHON, "-m", *check, folder=ROOT) for check in checks]
    return int(any(codes))


def bench(arguments: list[str]) -> int:
    """đo tốc độ: mọi phép đo, hoặc phép đo có tên theo sau"""
    benchmarks = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("[!_]*.py"))}
    name, *rest = arguments or [""]
    if name and name not in benchmarks:
        raise SetupError(f"Không có phép đo “{name}”; hiện có: {', '.join(benchmarks)}.")
    set_up()
    chosen = [benchmarks[name]] if name else list(benchmarks.values())
    # As modules: run by its path, benchmarks/docx.py would hide the docx library.
    codes = [execute(PYTHON, "-m", f"benchmarks.{path.stem}", *rest, folder=ROOT) for path in chosen]
    return int(any(codes))


def shots(arguments: list[str]) -> int:
    """chụp mọi màn hình, sáng và tối, vào out/shots; --help: các tham số"""
    set_up()
    return execute(PYTHON, "-m", "tests.shots", *arguments, folder=ROOT)


def build(arguments: list[str]) -> int:
    """đóng gói vào dist/: thư mục chạy ngay, không cần Python, và tệp wheel"""
    set_up()
    pack = ("PyInstaller", "build.spec", "--noconfirm", "--log-level", "WARN", *arguments)
    code = execute(PYTHON, "-m", *pack, folder=ROOT)
    if code == 0:
        programs = (ROOT / "dist" / "kehoach" / name for name in PACKED)
        code = execute(PYTHON, "-m", "tests.packed", *programs, folder=ROOT)
    if code == 0:
        code = execute(PYTHON, "-m", "hatchling", "build", "-t", "wheel", folder=ROOT)
    if code == 0:
        say(f"Bản đóng gói và tệp wheel nằm trong: {ROOT / 'dist'}")
    return code


def lock(arguments: list[str]) -> int:
    """làm mới hai tệp khoá bằng uv; --upgrade: lấy bản mới nhất của mọi thư viện"""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("Làm mới tệp khoá cần uv; cài bằng lệnh: pipx install uv")
    common = ("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet", *arguments)
    runtime = ("-o", "requirements.lock")
    development = ("--group", "dev", "-c", "requirements.lock", "-o", "requirements-dev.lock")
    codes = (
        execute(uv, "pip", "compile", "pyproject.toml", *common, *chosen, folder=ROOT)
        for chosen in (runtime, development)
    )
    return next(filter(None, codes), 0)


COMMANDS = {each.__name__: each for each in (setup, run, test, lint, bench, shots, build, lock)}


def usage() -> str:
    """The commands, each with its line."""
    lines = (f"  {name:7}{command.__doc__}" for name, command in COMMANDS.items())
    return "\n".join(("Cách dùng: python3 dev.py LỆNH [tham số …]", "", *lines))


def main(arguments: list[str]) -> int:
    """Do one command; what goes wrong becomes a sentence and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Windows pipe or an old locale would refuse Vietnamese letters.
            stream.reconfigure(encoding="utf-8", errors="replace")
    name, *rest = arguments or ["--help"]
    if name in {"-h", "--help"}:
        say(usage())
        return 0
    try:
        if name not in COMMANDS:
            raise SetupError(f"Không có lệnh “{name}”.\n\n{usage()}")
        return COMMANDS[name](rest)
    except SetupError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"Hệ điều hành từ chối: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Đã dừng.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
