"""Takes the pictures: `python3 dev.py shots [--out DIR] [--frame NAME] [--pictures] [scene …]`.

Every scene of `scenes.py`, in the light and in the dark, on each screen of `frames.py`. With `--pictures` the few that
the README shows are renewed in `pictures/` here.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from .frames import FRAMES, Frame

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        if options.inside:
            from .filming import film  # loads Qt, on the screen that this process was started for

            return film(FRAMES[options.frame], options.out, Path(name), options.scenes, pictures=options.pictures)
        frames = [FRAMES[options.frame]] if options.frame else list(FRAMES.values())
        codes = [_start(frame, Path(name)) for frame in frames]
    print(f"Ảnh màn hình nằm trong: {options.out}")
    return max(codes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py shots", description="Chụp mọi màn hình, sáng và tối.")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "shots", metavar="THƯ_MỤC", help="nơi ghi ảnh")
    parser.add_argument("--frame", choices=FRAMES, help="chỉ cỡ màn hình này")
    parser.add_argument("--pictures", action="store_true", help="làm mới các ảnh của README")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("scenes", nargs="*", metavar="CẢNH", help="chỉ các cảnh này")
    return parser.parse_args()


def _start(frame: Frame, folder: Path) -> int:
    """The same command again, on a screen of that size."""
    command = [sys.executable, "-m", "tests.shots", *sys.argv[1:], "--frame", frame.name, "--inside"]
    return subprocess.run(command, cwd=ROOT, env=frame.environment(folder), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
