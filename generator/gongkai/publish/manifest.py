"""What a published site says of itself: every file with its size and hash, whose site, which time.

The build writes a manifest without the last two; they are added when it is sent.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from gongkai.base.addresses import UnsafeAddressError, check_address
from gongkai.base.stored_json import DAMAGED, parsed

MANIFEST: Final = "manifest.json"
_HEAD: Final = '{"format_version":1,'
_PAGE: Final = ".html"


class BadManifestError(Exception):
    """A manifest that cannot be read, or names files outside of a site."""


class Entry(NamedTuple):
    """A file of a site."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The files of a site by address, the site's own number, and the number of the sending."""

    files: Mapping[str, Entry]
    data: bytes = field(repr=False)
    site: str = ""
    serial: int = 0

    @property
    def pages(self) -> frozenset[str]:
        """Return the addresses of pages."""
        return frozenset(address for address in self.files if address.endswith(_PAGE))


def read_manifest(data: bytes) -> Manifest:
    """Return what a manifest says; BadManifestError where it is damaged or not ours."""
    try:
        raw: Any = parsed(data)
        files = {
            str(one["path"]): Entry(int(one["size"]), str(one["sha256"])) for one in raw["files"]
        }
        for address in files:
            check_address(address)
        return Manifest(files, data, str(raw.get("site", "")), int(raw.get("serial", 0)))
    except (*DAMAGED, UnsafeAddressError):
        raise BadManifestError from None


def sent_manifest(manifest: Manifest, site: str, serial: int) -> bytes:
    """Return a build's manifest as it is sent: of which site, and the how manieth sending."""
    head = f'{_HEAD}"site":{json.dumps(site)},"serial":{serial},'
    return manifest.data.replace(_HEAD.encode(), head.encode(), 1)
