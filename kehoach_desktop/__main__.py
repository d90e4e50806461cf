"""Starts the program: the crash net first, then the command line, which opens the window when nothing else is asked."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

# Absolute: the packed program starts this file as a script, which has no package to be relative to.
from kehoach_desktop.crash import guarded


def main() -> int:
    arguments = sys.argv[1:]

    def run() -> int:
        from kehoach_desktop.cli import run_command

        return run_command(arguments, _open_window)

    return guarded(run, arguments)


def _open_window(data_dir: Path, files: Sequence[Path]) -> int:
    gc.disable()  # while the program is loaded nothing of it can be thrown away; the window lets it begin again
    from kehoach_desktop.app import run_app

    return run_app(data_dir, files)


if __name__ == "__main__":
    sys.exit(main())
