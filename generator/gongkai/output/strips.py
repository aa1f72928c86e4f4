"""Pages as the typesetter draws them become pictures for a chat group: light, and trimmed."""

import io
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias, cast

from PIL import Image, ImageChops

HEAVIEST: Final = 500_000
"""Bytes that one picture may have at most."""
_COLOURS: Final = 8
_APART: Final = 40
"""How far two colours of a palette lie apart at least, in one of red, green and blue."""
_DRAWN_COLOURS: Final = 4096
"""Text and drawings have about a thousand colours, a strip with a photo many times as many."""
_LEVEL: Final = 6
_QUALITIES: Final = (85, 78, 70, 60, 50, 40)
_AIR: Final = 24
"""Pixels left white between what a strip shows last and its foot."""
_PART: Final = 256
_WHITE: Final = (255, 255, 255)
_Colour: TypeAlias = tuple[int, int, int]


class HeavyPictureError(Exception):
    """A picture that cannot be made small enough without spoiling it."""


class Strip(NamedTuple):
    """A finished picture: how its file's name ends, and its bytes."""

    suffix: str
    data: bytes


def strip_of(page: bytes, foot: int = 0) -> Strip:
    """Return a page, given as PNG, as a small picture; equal pages give equal bytes.

    `foot` is the height in pixels of what stands at the end of the page: the white above it is
    taken out. Text and drawings become PNG of few colours, what holds photos becomes JPEG.
    HeavyPictureError when it stays heavier than HEAVIEST.
    """
    with Image.open(io.BytesIO(page)) as opened:
        picture = opened.convert("RGB")
    if foot:
        picture = _without_gap(picture, foot)
    palette = _palette(picture)
    if palette:
        drawn = _drawn(picture, palette)
        if len(drawn) <= HEAVIEST:
            return Strip(".png", drawn)
    return Strip(".jpg", _photographed(picture))


def _without_gap(picture: Image.Image, foot: int) -> Image.Image:
    width, height = picture.size
    end = min(height - foot, _end_of(picture, height - foot) + _AIR)
    whole = picture.crop((0, 0, width, end + foot))
    whole.paste(picture.crop((0, height - foot, width, height)), (0, end))
    return whole


def _end_of(picture: Image.Image, bottom: int) -> int:
    """Return below which row all is white as far as `bottom`.

    Looked for from there up and in small parts: a copy of a whole picture takes 17 MB.
    """
    for end in range(bottom, 0, -_PART):
        start = max(0, end - _PART)
        part = picture.crop((0, start, picture.width, end))
        box = ImageChops.difference(part, Image.new("RGB", part.size, _WHITE)).getbbox()
        if box:
            return start + box[3]
    return 0


def _palette(picture: Image.Image) -> list[_Colour]:
    """Return the few colours that are most of a drawing, far from each other; none of a photo.

    Paper stays white and ink stays black: cutting the colours into boxes would mix them.
    """
    counted = cast("list[tuple[int, _Colour]] | None", picture.getcolors(_DRAWN_COLOURS))
    chosen: list[_Colour] = []
    for _, colour in sorted(counted or (), key=lambda one: (-one[0], one[1])):
        if len(chosen) < _COLOURS and all(_are_apart(colour, other) for other in chosen):
            chosen.append(colour)
    return chosen


def _are_apart(one: _Colour, other: _Colour) -> bool:
    return any(abs(mine - theirs) >= _APART for mine, theirs in zip(one, other, strict=True))


def _drawn(picture: Image.Image, colours: Sequence[_Colour]) -> bytes:
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in colours for value in colour])
    few = picture.quantize(palette=palette, dither=Image.Dither.NONE)
    data = io.BytesIO()
    # A whole byte for each pixel is packed tighter than half of one.
    few.save(data, "PNG", compress_level=_LEVEL, bits=8)
    return data.getvalue()


def _photographed(picture: Image.Image) -> bytes:
    for quality in _QUALITIES:
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
        if data.tell() <= HEAVIEST:
            return data.getvalue()
    raise HeavyPictureError
