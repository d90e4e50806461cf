"""Programs that do the same thing in the same moment: each waits until all of them have started."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
_GATE = "import sys\nprint(flush=True)\nsys.stdin.readline()\n"


def said_at_once(beginning: str, deed: str, calls: Iterable[Sequence[str]]) -> list[str]:
    """What programs say that begin alike and then do `deed` at once, each with its own arguments."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", beginning + _GATE + deed]
    programs = [
        subprocess.Popen(
            [*command, *call], stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, cwd=ROOT, encoding="utf-8"
        )
        for call in calls
    ]
    begun = [program.stdout.readline() for program in programs if program.stdout]
    if begun == ["\n"] * len(programs):
        for program in programs:
            assert program.stdin
            program.stdin.write("\n")
            program.stdin.flush()
    return [first.strip() + program.communicate(timeout=60)[0] for first, program in zip(begun, programs, strict=True)]
