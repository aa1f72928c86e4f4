"""The one gate for photos: turned upright, made smaller, freed of every hidden fact."""

import io
import math
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

from PIL import ExifTags, Image, ImageOps

PICTURE_SUFFIX = ".jpg"
SMALL_SIDE = 640
LARGEST_PIXELS = 50_000_000
_LONG_SIDE = 1280
_QUALITY = 82
_LIGHT_QUALITY = 76
_LYING = frozenset({5, 6, 7, 8})
"""Orientations that a camera notes for a picture which lies on its side."""
_TAKEN = 0x9003
_DAY = "YYYY:MM:DD"
# What Pillow is known to raise for a file that is broken somewhere.
_FAULTS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class UnreadablePictureError(Exception):
    """A file that is no picture, is broken, or is too large to open safely."""


def is_readable_picture(file: Path) -> bool:
    """Return whether `web_picture` can make a picture for the web of a file."""
    try:
        with _opened(file) as picture:
            # A smaller picture is decoded from all of the data, and several times faster.
            picture.draft("RGB", (_LONG_SIDE, _LONG_SIDE))
            ImageOps.exif_transpose(picture)
    except UnreadablePictureError:
        return False
    return True


def web_picture(file: Path, *, is_grey: bool = False) -> bytes:
    """Return a photo as JPEG without EXIF, GPS or colour profile, at most 1280 px long.

    A grey one has no colours: on coloured paper only black is printed.

    Raise UnreadablePictureError for anything Pillow cannot open whole within the size limit.
    """
    data = io.BytesIO()
    picture = _plain(file).convert("L") if is_grey else _plain(file)
    picture.save(data, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return data.getvalue()


def light_picture(file: Path, *, is_small: bool) -> bytes:
    """Return the same photo as WebP; a small one is at most 640 px long and never enlarged.

    Raise UnreadablePictureError as `web_picture` does.
    """
    picture = _plain(file)
    if is_small:
        picture = picture.copy()
        picture.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.LANCZOS)
    data = io.BytesIO()
    picture.save(data, "WEBP", quality=_LIGHT_QUALITY, method=4)
    return data.getvalue()


def picture_size(file: Path) -> tuple[int, int]:
    """Return width and height of what `web_picture` makes of a photo, without making it.

    Raise UnreadablePictureError for what is no picture.
    """
    with _opened(file) as picture:
        width, height = picture.size
        if picture.getexif().get(ExifTags.Base.Orientation) in _LYING:
            width, height = height, width
    return fitting(width, height, _LONG_SIDE)


def fitting(width: int, height: int, side: int) -> tuple[int, int]:
    """Return the size of a picture made smaller, as Pillow's thumbnails are, to fit a square."""
    if max(width, height) <= side:
        return width, height
    aspect = width / height
    if aspect <= 1:
        return _nearest(side * aspect, lambda one: abs(aspect - one / side)), side
    return side, _nearest(side / aspect, lambda one: abs(aspect - side / one) if one else 0)


def _nearest(length: float, error: Callable[[int], float]) -> int:
    return max(1, min(math.floor(length), math.ceil(length), key=error))


def _plain(file: Path) -> Image.Image:
    """Return a photo upright, of its size for the web, on white."""
    try:
        status = file.stat()
    except OSError as error:
        raise UnreadablePictureError(str(file)) from error
    return _decoded(file, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)
def _decoded(file: Path, _time: int, _size: int) -> Image.Image:
    """Return the photo; the last one stays at hand as long as its file is the same."""
    with _opened(file) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A"))
    return plain


def day_taken(file: Path) -> date | None:
    """Return the day that a camera wrote into a picture; None where it holds none.

    It is as right as the clock of the camera; what was sent by chat holds none any more.
    """
    try:
        with _opened(file) as picture:
            told = str(picture.getexif().get_ifd(ExifTags.IFD.Exif).get(_TAKEN, ""))
            return date.fromisoformat(told[: len(_DAY)].replace(":", "-"))
    except UnreadablePictureError:
        return None


@contextmanager
def _opened(file: Path) -> Iterator[Image.Image]:
    """Give a picture within the size limit; every fault met inside is an unreadable picture."""
    try:
        with warnings.catch_warnings():
            # Pillow talks of strange EXIF data on the console; the picture is what counts.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=("JPEG", "PNG", "WEBP")) as picture:
                if picture.width * picture.height > LARGEST_PIXELS:
                    raise UnreadablePictureError(str(file))
                yield picture
    except _FAULTS as error:
        raise UnreadablePictureError(str(file)) from error
