"""Pages as the typesetter draws them become pictures for a chat group: light, and trimmed."""

import io
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
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
"""Rows of pixels that are worked on at once."""
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
        shown = _Shown(opened, foot)
        palette = _palette(shown)
        if palette:
            drawn = _drawn(shown, palette)
            if len(drawn) <= HEAVIEST:
                return Strip(".png", drawn)
        whole = _joined(shown, Image.new("RGB", shown.size), lambda part: part)
    return Strip(".jpg", _photographed(whole))


class _Shown:
    """What a picture shows of a page, in parts of some rows: a copy of it whole takes 17 MB."""

    def __init__(self, page: Image.Image, foot: int) -> None:
        width, height = page.size
        end = height - foot
        self._page = page
        self._runs = [(0, end), (end, height)]
        if foot:
            self._runs[0] = (0, min(end, self._end_of_ink(end) + _AIR))
        self.size = (width, sum(bottom - top for top, bottom in self._runs))

    def parts(self) -> Iterator[Image.Image]:
        """Return the parts, one below the other."""
        for top, bottom in self._runs:
            for start in range(top, bottom, _PART):
                yield self._part(start, min(bottom, start + _PART))

    def _end_of_ink(self, bottom: int) -> int:
        """Return below which row all is white as far as `bottom`."""
        for end in range(bottom, 0, -_PART):
            start = max(0, end - _PART)
            part = self._part(start, end)
            box = ImageChops.difference(part, Image.new("RGB", part.size, _WHITE)).getbbox()
            if box:
                return start + box[3]
        return 0

    def _part(self, start: int, end: int) -> Image.Image:
        return self._page.crop((0, start, self._page.width, end)).convert("RGB")


def _joined(
    shown: _Shown, whole: Image.Image, made: Callable[[Image.Image], Image.Image]
) -> Image.Image:
    """Put what is made of each part into a picture, one below the other; return the picture."""
    top = 0
    for part in shown.parts():
        whole.paste(made(part), (0, top))
        top += part.height
    return whole


def _palette(shown: _Shown) -> list[_Colour]:
    """Return the few colours that are most of a drawing, far from each other; none of a photo.

    Paper stays white and ink stays black: cutting the colours into boxes would mix them.
    """
    counted = _colours(shown)
    chosen: list[_Colour] = []
    for colour in sorted(counted, key=lambda one: (-counted[one], one)):
        if len(chosen) < _COLOURS and all(_are_apart(colour, other) for other in chosen):
            chosen.append(colour)
    return chosen


def _colours(shown: _Shown) -> Counter[_Colour]:
    """Return how often each colour is met; none when they are more than a drawing has."""
    counted: Counter[_Colour] = Counter()
    for part in shown.parts():
        found = cast("list[tuple[int, _Colour]] | None", part.getcolors(_DRAWN_COLOURS))
        counted.update({colour: count for count, colour in found or ()})
        if found is None or len(counted) > _DRAWN_COLOURS:
            return Counter()
    return counted


def _are_apart(one: _Colour, other: _Colour) -> bool:
    return any(abs(mine - theirs) >= _APART for mine, theirs in zip(one, other, strict=True))


def _drawn(shown: _Shown, colours: Sequence[_Colour]) -> bytes:
    values = [value for colour in colours for value in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette(values)
    few = Image.new("P", shown.size)
    few.putpalette(values)
    _joined(shown, few, lambda part: part.quantize(palette=palette, dither=Image.Dither.NONE))
    data = io.BytesIO()
    # A whole byte for each pixel is packed tighter than half of one. Type is runs of one colour:
    # looking for runs alone takes half the time and leaves 4 % less.
    few.save(data, "PNG", compress_level=_LEVEL, compress_type=zlib.Z_RLE, bits=8)
    return data.getvalue()


def _photographed(picture: Image.Image) -> bytes:
    for quality in _QUALITIES:
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
        if data.tell() <= HEAVIEST:
            return data.getvalue()
    raise HeavyPictureError
