"""Starts the program: the crash net first, then the command line (and the window, once there is one)."""

import sys


def main() -> int:
    from .crash import guarded

    def run() -> int:
        from .cli import run_command

        return run_command(sys.argv[1:])

    return guarded(run)


if __name__ == "__main__":
    sys.exit(main())
