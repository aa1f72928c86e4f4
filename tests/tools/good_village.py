"""Lay out the small good village in a new folder, and look at what a build makes of it.

Its photos are drawn here: a camera's hidden facts cannot be reviewed in a binary file.
"""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PIL import Image

from gongkai.base.jobs import silent
from gongkai.checking import Result
from gongkai.engine import build_shell
from gongkai.model.work import WITHOUT_PICTURES, Layers
from gongkai.pipeline import build
from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from gongkai.model.frames import ShellSpec

GOOD = ROOT / "tests" / "villages" / "good"
AS_OF = date(2026, 11, 20)
PHOTO = "content/照片/水渠.jpg"
KEPT_PHOTO = "content/照片/bugongkai.jpg"
PHOTOGRAPHER = b"PHOTOGRAPHER-ZHAO"
PLACE = (26.0, 5.0, 33.33)

Contents: TypeAlias = dict[str, bytes]

_RECORD = re.compile(r"^编号: ([a-z0-9-]+)$", re.MULTILINE)
_EXIF_IFD_GPS = 0x8825
_ORIENTATION, _ARTIST = 0x0112, 0x013B


class Shells:
    """The real engine, counted: how often frames had to be made."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, spec: "ShellSpec", out: Path) -> None:
        self.made += 1
        build_shell(spec, out)


def lay_out_good(root: Path) -> Path:
    """Copy the good village to a new folder, draw its photos, and return the folder."""
    shutil.copytree(GOOD, root, ignore=shutil.ignore_patterns("golden", ".gongkai/cache", "site"))
    (root / PHOTO).parent.mkdir(parents=True, exist_ok=True)
    for name, data in _photos().items():
        (root / name).write_bytes(data)
        # An old file, as most are: a build looks twice at what has only just been written.
        os.utime(root / name, (10**9, 10**9))
    return root


def build_good(
    root: Path,
    *,
    jobs: int = 1,
    shells: "Shells | None" = None,
    as_of: date = AS_OF,
    layers: Layers = WITHOUT_PICTURES,
) -> Result:
    """Build a village into its own ``site``; pictures take most of the time and are left out."""
    return build(root, root / "site", as_of, shells or Shells(), jobs, silent, layers=layers)


def contents(folder: Path) -> Contents:
    """Return the bytes of every file below a folder, by path."""
    return dict(_contents(folder))


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for directory, _, names in os.walk(folder):
        for name in names:
            path = Path(directory, name)
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def posted_ids(root: Path) -> set[str]:
    """Return the ids of all records that say they are public, from their text alone."""
    found = set()
    for path in [*root.glob("content/*/*.yml"), *root.glob("content/*/*.md")]:
        text = path.read_text("utf-8")
        is_posted = re.search("^状态: (公开|归档)$", text, re.MULTILINE)
        if is_posted and "公开范围: 党员" not in text:
            found.update(_RECORD.findall(text))
    return found


def edit(root: Path, path: str, changes: Mapping[str, str]) -> None:
    """Replace texts that must stand in a file of a village."""
    file = root / path
    text = file.read_text("utf-8")
    for old, new in changes.items():
        assert old in text, (path, old)
        text = text.replace(old, new)
    file.write_text(text, "utf-8", newline="\n")


def drawn_photo(colour: tuple[int, int, int], *, size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a plain picture as JPEG, without any hidden fact."""
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG")
    return data.getvalue()


@cache
def _photos() -> Mapping[str, bytes]:
    return {
        PHOTO: camera_photo(),
        KEPT_PHOTO: drawn_photo((200, 10, 10)),
        "content/照片/meiyong.jpg": drawn_photo((10, 200, 10)),
    }


@cache
def camera_photo(size: tuple[int, int] = (1500, 900)) -> bytes:
    """Return a photo as a telephone makes it: lying on its side, with place and photographer."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    facts = Image.Exif()
    facts[_ORIENTATION] = 6
    facts[_ARTIST] = PHOTOGRAPHER.decode("ascii")
    facts.get_ifd(_EXIF_IFD_GPS).update({1: "N", 2: PLACE, 3: "E", 4: (103.0, 21.0, 7.77)})
    data = BytesIO()
    picture.save(data, "JPEG", exif=facts, comment=b"COMMENT " + PHOTOGRAPHER)
    return data.getvalue()
