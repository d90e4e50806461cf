"""What the window remembers between two starts, and how one knows that the last start ended in the middle of work.

It lies in an ini file of the data folder. A mark beside it is set at the start and taken away at a clean end; a start
that finds one follows a crash, a kill or a power cut. Forgetting costs the clerk a click, so nothing here ever stops
the program: what cannot be written is left out.
"""

import configparser
import datetime
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from .. import log
from ..errors import CannotWriteError
from .files import write_file

_FILE, _MARK = "cua-so.ini", "dang-chay.txt"
_PLAN, _WINDOW = "ke-hoach", "cua-so"
_MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Session:
    """The open plan, where the caret stands in it, and the state of the window as the window writes it."""

    plan_id: str | None = None
    spot: str = ""
    offset: int = 0
    window: Mapping[str, str] = field(default_factory=dict)


def remember(data_dir: Path, session: Session) -> bool:
    """Writes `session`; False where it cannot be written."""
    parser = _parser()
    parser[_PLAN] = {"id": session.plan_id or "", "spot": session.spot, "offset": str(session.offset)}
    parser[_WINDOW] = {key: _one_line(value) for key, value in session.window.items()}
    lines = [
        f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in parser[name].items())
        for name in parser.sections()
    ]
    return _written(data_dir / _FILE, "\n".join(lines))


def last_session(data_dir: Path) -> Session:
    """What the last window left; a file that is not there, or that somebody spoilt, is no session."""
    path = data_dir / _FILE
    parser = _parser()
    try:
        if path.stat().st_size > _MOST_BYTES:
            return Session()
        parser.read_string(path.read_text(encoding="utf-8"))
        plan = parser[_PLAN] if parser.has_section(_PLAN) else {}
        window = dict(parser[_WINDOW]) if parser.has_section(_WINDOW) else {}
        return Session(plan.get("id") or None, plan.get("spot", ""), int(plan.get("offset", "0")), window)
    except (OSError, ValueError, configparser.Error):
        return Session()


def begin_work(data_dir: Path, now: datetime.datetime) -> datetime.datetime | None:
    """Sets the mark; when the last start did not end well, the moment at which that one began."""
    path = data_dir / _MARK
    before = _marked(path)
    _written(path, now.isoformat(timespec="seconds"))
    return before


def end_work(data_dir: Path) -> None:
    """Takes the mark away: this was a clean end."""
    with suppress(OSError):
        (data_dir / _MARK).unlink()


def _marked(path: Path) -> datetime.datetime | None:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    try:
        return datetime.datetime.fromisoformat(text.strip())
    except ValueError:  # cut short by what ended the start: it began when the file was written
        with suppress(OSError):
            return datetime.datetime.fromtimestamp(path.stat().st_mtime)
    return None


def _parser() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=())
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # names as the window writes them
    return parser


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _written(path: Path, text: str) -> bool:
    try:
        write_file(path, text.encode(), force=True)
    except CannotWriteError:
        log.storage.info("%s could not be written", path.name)
        return False
    return True
