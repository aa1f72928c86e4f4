"""What a phone fetches to show a page to somebody who never was on the site before."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from gongkai.output.site_state import SiteFile
from gongkai.output.weight import packed_size

_TAG: Final = re.compile(r"<(link|script|img)\b[^>]*>")
_TARGET: Final = re.compile(r'\b(?:src|href)="([^"?#]+)')
_FETCHED_LINK: Final = re.compile(r'\brel="(?:stylesheet|icon|manifest|preload)"')
_WAITS: Final = 'loading="lazy"'
_STYLE: Final = ".css"
_FONT: Final = ".woff2"
_PACKED_BY_HOSTS: Final = (_STYLE, ".js", ".svg", ".webmanifest")


def first_view(out: Path, address: str, files: Mapping[str, SiteFile]) -> int:
    """Return the bytes fetched for a page and all it needs at once, texts packed.

    Pictures that wait until they are looked at do not count, nor what scripts ask for later.
    """
    page = (out / address).read_bytes()
    folder = posixpath.dirname(address)
    needed = {posixpath.normpath(posixpath.join(folder, one)) for one in _named(page.decode())}
    # A font that a style of its own brings lies beside it under the same name.
    needed |= {one.removesuffix(_STYLE) + _FONT for one in needed if one.endswith(_STYLE)}
    return packed_size(page) + sum(_sent(out, files, one) for one in needed if one in files)


def _named(page: str) -> set[str]:
    """Return the files that a page asks for while it is drawn, as it names them."""
    return {
        target[1]
        for tag in _TAG.finditer(page)
        if tag[1] != "link" or _FETCHED_LINK.search(tag[0])
        if _WAITS not in tag[0] and (target := _TARGET.search(tag[0]))
    }


def _sent(out: Path, files: Mapping[str, SiteFile], address: str) -> int:
    if not address.endswith(_PACKED_BY_HOSTS):
        return files[address].size
    return files[address].packed or packed_size((out / address).read_bytes())
