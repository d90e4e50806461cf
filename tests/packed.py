"""Does the main errand with each packed program: what could be packed need not run.

`python -m tests.packed PROGRAM …`, as `dev.py build` does when it has packed them.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from pathlib import Path

VALUES = Path(__file__).resolve().parents[1] / "resources" / "samples" / "errand.json"
TEMPLATE = "dang-xa-thuc-hien-van-ban-tinh"
_LAST_LINES = 5


class DoesNotRunError(Exception):
    """What a packed program failed at, as a sentence for the person."""


def main(programs: list[str]) -> int:
    try:
        for program in programs:
            try_program(Path(program))
    except DoesNotRunError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def try_program(program: Path) -> None:
    """From a template to DOCX and PDF, in a folder with Vietnamese letters."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = folder / "thử.docx"
        for call in (("--version",), *_errand(folder / "thử.json", document, folder / "dữ liệu")):
            runs, output = run_silently(program, *call)
            if not runs:
                last = "\n".join(f"    {line}" for line in deque(output.strip().splitlines(), maxlen=_LAST_LINES))
                raise DoesNotRunError(f"Bản đóng gói không chạy được: {program.name} {call[0]}\n{last}")
        if not (document.exists() and document.with_suffix(".pdf").exists()):
            raise DoesNotRunError(f"Bản đóng gói chạy nhưng không soạn được văn bản: {program.name}")


def _errand(plan: Path, document: Path, data_dir: Path) -> Iterator[tuple[str | Path, ...]]:
    values: dict[str, str] = json.loads(VALUES.read_text(encoding="utf-8"))
    fields = [part for field, value in values.items() for part in ("--set", f"{field}={value}")]
    yield "new", TEMPLATE, *fields, "-o", plan, "--data-dir", data_dir
    yield "export", plan, "--docx", document, "--pdf", document.with_suffix(".pdf"), "--data-dir", data_dir


def run_silently(*command: str | Path) -> tuple[bool, str]:
    """Without the sources on its path: it has to bring along all that it needs."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode == 0, done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
