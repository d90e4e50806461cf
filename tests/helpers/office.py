"""LibreOffice as a stand-in for Word: a DOCX becomes the pages a reader would see.

It sees our fonts and no others: its own FONTCONFIG_FILE names `resources/fonts` only and gives
Tinos for Times New Roman, whatever the machine has installed. Each test process has a profile of
its own, so that workers of pytest-xdist do not wait for each other; a soffice that hangs is killed.
"""

import atexit
import os
import shutil
import threading
from collections.abc import Iterable, Sequence
from functools import cache
from glob import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import Final
from xml.sax.saxutils import escape as xml_escape

from tests.helpers.guarded_process import ProcessHungError, run_guarded
from tests.helpers.pdf_pages import Line, Stroke, Word, fonts, page_lines, page_strokes

__all__ = [
    "Line",
    "Stroke",
    "Word",
    "fonts",
    "page_lines",
    "page_strokes",
    "poppler_missing",
    "soffice_missing",
    "to_pdf",
    "to_png",
]

FONTS: Final = Path(__file__).parents[2] / "resources" / "fonts"
FONT_FAMILY: Final = "Tinos"
START_TIMEOUT_S: Final = 90.0
FILE_TIMEOUT_S: Final = 10.0

_POPPLER: Final = ("pdftotext", "pdftocairo", "pdftoppm", "pdffonts")
_FONTS_CONF: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>
  </match>
</fontconfig>
"""
_one_at_a_time = threading.Lock()
_chosen: Final = ["soffice"]


def use(path: str) -> None:
    """The LibreOffice of this process from now on."""
    _chosen[0] = path


def version() -> str:
    """What the program calls itself, for a log."""
    return run_guarded([_chosen[0], "--version"], timeout_s=START_TIMEOUT_S).words.strip()


def poppler_missing() -> str | None:
    """Why no PDF can be looked at, for `pytest.mark.skipif`; None when it can."""
    missing = [tool for tool in _POPPLER if shutil.which(tool) is None]
    return f"no {missing[0]}: python3 dev.py setup --tools" if missing else None


def soffice_missing() -> str | None:
    """Why LibreOffice cannot be asked, for `pytest.mark.skipif`; None when it can."""
    if shutil.which(_chosen[0]) is None:
        return "no LibreOffice: python3 dev.py setup --tools"
    return poppler_missing()


def to_pdf(docx_paths: Iterable[Path], out_dir: Path) -> list[Path]:
    """Lay out all files in one call (a second to start, a third of one per file), in their order.

    A PDF that embeds a font other than Tinos, or none, is an AssertionError: its lines would break
    at other places than ours.
    """
    sources = [Path(path).resolve() for path in docx_paths]
    targets = [out_dir / f"{source.stem}.pdf" for source in sources]
    if len(set(targets)) < len(targets):
        raise ValueError(f"two files of one name would become one PDF: {sources}")
    for target in targets:
        target.unlink(missing_ok=True)
    said = _convert(sources, out_dir) if sources else ""
    for target in targets:
        assert target.is_file(), f"LibreOffice made no {target.name}: {said}"
        strange = {font for font in fonts(target) if not _is_ours(font.name, font.is_embedded)}
        assert not strange, f"{target.name} is not set in {FONT_FAMILY} alone: {strange}"
    return targets


def to_png(pdf: Path, out_dir: Path, dpi: int = 96) -> list[Path]:
    """The pages as pictures, in order."""
    for old in _pictures(pdf, out_dir):
        old.unlink()
    command: list[str | Path] = ["pdftoppm", "-r", str(dpi), "-png", pdf, out_dir / pdf.stem]
    finished = run_guarded(command, timeout_s=START_TIMEOUT_S)
    if finished.code:
        raise RuntimeError(f"pdftoppm: {finished.words}")
    return _pictures(pdf, out_dir)


def _pictures(pdf: Path, folder: Path) -> list[Path]:
    """pdftoppm numbers the pages with as many digits as the last one needs."""
    return sorted(folder.glob(f"{escape(pdf.stem)}-*.png"))


def _is_ours(name: str, is_embedded: bool) -> bool:
    return is_embedded and name.partition("-")[0] == FONT_FAMILY


def _convert(sources: Sequence[Path], out_dir: Path) -> str:
    with _one_at_a_time:
        workplace = _workplace()
        command: list[str | Path] = [
            _chosen[0],
            f"-env:UserInstallation={(workplace / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault"),
            *("--convert-to", "pdf", "--outdir", out_dir),
            *sources,
        ]
        limit = START_TIMEOUT_S + FILE_TIMEOUT_S * len(sources)
        try:
            return run_guarded(command, timeout_s=limit, environment=_environment(workplace)).words
        except ProcessHungError:
            # The killed one leaves its lock in the profile; the next call begins with a new one.
            _workplace.cache_clear()
            raise


def _environment(workplace: Path) -> dict[str, str]:
    """File names may be Vietnamese, so the locale must be a UTF-8 one."""
    return {
        **os.environ,
        "FONTCONFIG_FILE": str(workplace / "fonts.conf"),
        "SAL_USE_VCLPLUGIN": "svp",
        "LC_ALL": "C.UTF-8",
    }


@cache
def _workplace() -> Path:
    """A folder of this process for profile and fonts.conf, removed when the process ends."""
    folder = Path(mkdtemp(prefix="kehoach-soffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    configuration = _FONTS_CONF.format(
        fonts=xml_escape(str(FONTS)),
        cache=xml_escape(str(folder / "fontcache")),
        family=FONT_FAMILY,
    )
    (folder / "fonts.conf").write_text(configuration, encoding="utf-8")
    return folder
