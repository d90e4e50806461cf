"""Starts the program: the crash net first, then the command line (and the window, once there is one)."""

import sys

# Absolute: the packed program starts this file as a script, which has no package to be relative to.
from kehoach_desktop.crash import guarded


def main() -> int:
    arguments = sys.argv[1:]

    def run() -> int:
        from kehoach_desktop.cli import run_command

        return run_command(arguments)

    return guarded(run, arguments)


if __name__ == "__main__":
    sys.exit(main())
