"""Files that came back, read as the window reads them, without a word on the way."""

from collections.abc import Iterable
from pathlib import Path

from kehoach_desktop.operations.task_files import ReadFiles, reading_progress_files


def read_progress_files(paths: Iterable[Path]) -> ReadFiles:
    steps = reading_progress_files(paths)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            read: ReadFiles = end.value
            return read
