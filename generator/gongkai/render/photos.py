"""Photos on a page: lighter copies for browsers that take them, and room kept for each."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

PHOTO: Final = ".jpg"
LIGHT: Final = ".webp"
SMALL: Final = "-640.webp"
"""How the addresses of a photo, of its lighter copy and of its small one end."""
_PHOTO: Final = re.compile(
    r'<img src="(?P<stem>(?:\.\./)*f/[^"]+)\.jpg" (?P<rest>alt="[^"]*"[^<>]*?) ?/?>'
)
_LAZY: Final = ' loading="lazy"'
# A photo is as wide as the text: the whole screen of a phone, two thirds of a desk's.
_SIZES: Final = "(min-width: 48em) 46rem, 100vw"


class PhotoSize(NamedTuple):
    """Width and height of a photo, and the width of its small copy, in pixels."""

    width: int
    height: int
    small: int


def with_light_photos(body: str, size_of: Callable[[str], PhotoSize | None]) -> str:
    """Return a page's body with every photo in the forms that browsers choose from.

    `size_of` tells the size by the address below the site's root; what it does not know stays as
    it is. All but the first photo wait until they are nearly in sight.
    """
    first = True

    def drawn(found: re.Match[str]) -> str:
        nonlocal first
        stem = found["stem"]
        size = size_of(stem.lstrip("./") + PHOTO)
        if size is None:
            return found[0]
        rest = found["rest"].replace(_LAZY, "")
        lazy, first = ("" if first else _LAZY), False
        larger = f", {stem}{LIGHT} {size.width}w" if size.width > size.small else ""
        return (
            f'<picture><source type="image/webp" sizes="{_SIZES}"'
            f' srcset="{stem}{SMALL} {size.small}w{larger}">'
            f'<img src="{stem}{PHOTO}" {rest} width="{size.width}" height="{size.height}"{lazy}>'
            "</picture>"
        )

    return _PHOTO.sub(drawn, body)
