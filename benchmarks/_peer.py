"""novelWriter, the peer: a writing program of the same make (Python and Qt), in an environment of its own outside ours.

It is installed for the measurement, from PyPI, and thrown away after it; nothing of it comes into the program.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

LONG, SHORT = "636b6aa9b697b", "ba8a28a246524"  # two documents of its sample project
_HEAD_END = "\n+++\n"


def installed(folder: Path) -> Path | None:
    """The Python that has it; None where it could not be installed, which is said."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    made = subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True, check=False)
    install = [python, "-I", "-m", "pip", "install", "--quiet", "--only-binary", ":all:", "novelWriter"]
    if made.returncode == 0:
        done = subprocess.run(install, capture_output=True, encoding="utf-8", errors="replace", check=False)
        if done.returncode == 0:
            return python
        print("novelWriter could not be installed:", *done.stderr.strip().splitlines()[-1:])
    return None


def version(python: Path) -> str:
    code = "import importlib.metadata as m; print(m.version('novelWriter'), 'on PyQt', m.version('PyQt6'))"
    return subprocess.run([python, "-I", "-c", code], capture_output=True, encoding="utf-8", check=False).stdout.strip()


def sample_project(python: Path, folder: Path, paragraphs: list[str] | None = None) -> Path:
    """Its own sample project; with `paragraphs`, they are the text of the document that it opens."""
    found = next(python.parents[1].glob("**/novelwriter/assets/sample.zip"))
    with zipfile.ZipFile(found) as packed:
        packed.extractall(folder)
    if paragraphs is not None:
        path = folder / "content" / f"{LONG}.md"
        head = path.read_text(encoding="utf-8").split(_HEAD_END)[0]
        path.write_text(head + _HEAD_END + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return folder
