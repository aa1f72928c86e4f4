"""The one gate for photos: turned upright, made smaller, freed of every hidden fact."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PIL import ExifTags, Image, ImageOps

PICTURE_SUFFIX = ".jpg"
LARGEST_PIXELS = 50_000_000
_LONG_SIDE = 1280
_QUALITY = 82
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


def web_picture(file: Path) -> bytes:
    """Return a photo as JPEG without EXIF, GPS or colour profile, at most 1280 px long.

    Raise UnreadablePictureError for anything Pillow cannot open whole within the size limit.
    """
    with _opened(file) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A"))
    data = io.BytesIO()
    plain.save(data, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return data.getvalue()


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
