"""Whether a DOCX is one that Word opens without a word: the Open XML SDK's view, and ours.

The SDK knows the schema; `package_faults` finds what it misses. A sound file has neither.
"""

import json
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from zipfile import BadZipFile
from zlib import error as zlib_error

from tests.helpers import package_checks, word_checks
from tests.helpers.docx_package import Package, Source
from tests.helpers.guarded_process import run_guarded

CHECKS: Final = (*package_checks.CHECKS, *word_checks.CHECKS)

_TOOLS: Final = Path(__file__).parents[1] / "tools"
_TIMEOUT_S: Final = 60.0


def sdk_missing() -> str | None:
    """Why the Open XML SDK cannot be asked, for `pytest.mark.skipif`; None when it can."""
    if _validator() is None:
        return "no Open XML validator: python3 dev.py setup --tools"
    return None


def validate_with_sdk(paths: Iterable[Path], office: str = "Microsoft365") -> list[str]:
    """What the Open XML SDK objects to in these files, one sentence each; nothing for sound ones.

    The validator takes one file per call and half a second for it, so a few run side by side.
    """
    files = list(paths)
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        answers = pool.map(lambda path: _validate(path, office), files)
        return [objection for answer in answers for objection in answer]


def package_faults(source: Source) -> list[str]:
    """What the SDK misses, one sentence each; nothing for a sound file."""
    try:
        package = Package(source)
    except (BadZipFile, zlib_error) as error:
        return [f"no sound zip file: {error}"]
    unreadable = list(package_checks.unreadable(package))
    return unreadable or [fault for check in CHECKS for fault in check(package)]


def _validate(path: Path, office: str) -> list[str]:
    validator = _validator()
    if validator is None:
        raise FileNotFoundError(sdk_missing())
    finished = run_guarded([validator, path, office], timeout_s=_TIMEOUT_S)
    if finished.code not in (0, 1):
        raise RuntimeError(f"{validator.name} {path}: {finished.words}")
    answer = json.loads(finished.output)
    if not answer["ok"] and not answer["errors"]:
        raise RuntimeError(f"{validator.name} {path}: {finished.words}")
    return [_sentence(path, error) for error in answer["errors"]]


def _sentence(path: Path, error: dict[str, str | None]) -> str:
    place = " ".join(text for name in ("path", "xPath") if (text := error[name]))
    kind = error["id"] or error["errorType"]
    return ": ".join(filter(None, (path.name, place, f"{error['description']} ({kind})")))


def _validator() -> Path | None:
    """The SDK as one binary: npm installs the package of this platform and no other."""
    if named := os.environ.get("OOXML_VALIDATOR_CLI"):
        return Path(named)
    folder = _TOOLS / "node_modules" / "@xarsh"
    return next(folder.glob("ooxml-validator-*/ooxml-validator*"), None)
