"""The one gate for photos: turned upright, made smaller, freed of every hidden fact."""

import io
from pathlib import Path

from PIL import Image, ImageOps

PICTURE_SUFFIX = ".jpg"
LARGEST_PIXELS = 50_000_000
_LONG_SIDE = 1280
_QUALITY = 82


class UnreadablePictureError(Exception):
    """A file that is no picture, is broken, or is too large to open safely."""


def is_readable_picture(file: Path) -> bool:
    """Return whether a file is a whole picture that `web_picture` can turn into one for the web."""
    try:
        with _opened(file) as picture:
            picture.draft("RGB", (_LONG_SIDE, _LONG_SIDE))
            picture.load()
    except UnreadablePictureError:
        return False
    except _FAULTS:
        return False
    return True


def web_picture(file: Path) -> bytes:
    """Return a photo as JPEG without EXIF, GPS or colour profile, at most 1280 px long.

    Raise UnreadablePictureError for anything Pillow cannot open whole within the size limit.
    """
    try:
        with _opened(file) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except _FAULTS as error:
        raise UnreadablePictureError(str(file)) from error
    upright.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A"))
    data = io.BytesIO()
    plain.save(data, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return data.getvalue()
