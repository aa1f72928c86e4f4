"""What may be sent at all: exactly the site that a build finished, and nothing from elsewhere."""

import hashlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from gongkai.base.problem import Problem, Where
from gongkai.publish.manifest import MANIFEST, Manifest

_NOT_AS_BUILT: Final = "U102"
_FROM_ELSEWHERE: Final = "U103"
_FETCHED: Final = re.compile(
    rb"<(?:script|img|iframe|audio|video|source|embed|object|track|input)\b[^>]*?"
    rb"\s(?:src|srcset|data|poster)\s*=\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:)?//"
    rb"|<link\b(?=[^>]*\brel=[\"']?(?:stylesheet|icon|preload|prefetch|manifest|preconnect))"
    rb"[^>]*?\shref\s*=\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:)?//",
    re.IGNORECASE,
)
_FETCHED_BY_STYLE: Final = re.compile(
    rb"(?:url\(\s*[\"']?|@import\s+[\"'])\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE
)
_LOOKED_AT: Final = {".html": _FETCHED, ".css": _FETCHED_BY_STYLE, ".svg": _FETCHED}


def unfit(out: Path, manifest: Manifest, lying: Collection[str]) -> Iterator[Problem]:
    """Yield what keeps a finished site from being sent; `lying` are the files in its folder.

    Every file is read: one that was changed, added or lost since the build stops all, and so does
    a page that fetches something from another host.
    """
    for address in sorted((manifest.files.keys() | set(lying)) - {MANIFEST}):
        is_both = address in manifest.files and address in lying
        data = (out / address).read_bytes() if is_both else b""
        if not is_both or hashlib.sha256(data).hexdigest() != manifest.files[address].sha256:
            yield Problem(_NOT_AS_BUILT, Where(address), {"page": address})
        elif (foreign := _LOOKED_AT.get(Path(address).suffix)) and foreign.search(data):
            yield Problem(_FROM_ELSEWHERE, Where(address), {"page": address})
