"""Files of records as the web gets them: attachments cleaned, photos through their gate.

Pillow and the readers of attachments are slow to import, and few builds need them.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai.render.photos import LIGHT, PHOTO, SMALL, PhotoSize, with_light_photos


def addresses_of(address: str) -> Iterator[str]:
    """Yield the addresses under which a file lies in the site: a photo has two lighter copies."""
    yield address
    if address.endswith(PHOTO):
        stem = address.removesuffix(PHOTO)
        yield from (stem + LIGHT, stem + SMALL)


def web_bytes(file: Path, address: str) -> bytes:
    """Return an attachment without its writers' names, a photo as it comes out of its gate."""
    from gongkai.output.pictures import light_picture, web_picture  # noqa: PLC0415

    if address.endswith(PHOTO):
        return web_picture(file)
    if address.endswith(LIGHT):
        return light_picture(file, is_small=address.endswith(SMALL))
    from gongkai.guard.cleaned import published  # noqa: PLC0415

    return published(address, file.read_bytes())


def with_photos(body: str, root: Path, used: Iterable[tuple[str, str]]) -> str:
    """Return a record's drawn page with its photos in all their forms.

    `used` are the files it shows, each below the village folder and below the site's root.
    """
    sources = {address: root / source for source, address in used if address.endswith(PHOTO)}
    if not sources:
        return body
    from gongkai.output.pictures import (  # noqa: PLC0415
        SMALL_SIDE,
        UnreadablePictureError,
        fitting,
        picture_size,
    )

    def size_of(address: str) -> PhotoSize | None:
        if address not in sources:
            return None
        try:
            width, height = picture_size(sources[address])
        except UnreadablePictureError:
            return None
        return PhotoSize(width, height, fitting(width, height, SMALL_SIDE)[0])

    return with_light_photos(body, size_of)
