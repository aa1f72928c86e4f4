"""The sizes at which sheets were set, so that none is tried again for the same content."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from gongkai.base.digest import digest_of
from gongkai.base.stored_json import DAMAGED, read_stored, write_stored

FORMAT_VERSION: Final = 1
_FILE: Final = ".gongkai/cache/sheet-scales.json"
_MOST: Final = 5_000
"""So many are remembered, the latest: more than ten years of a busy village."""
_BELOW: Final = frozenset(
    {
        "face",
        "link",
        "link_alt",
        "code",
        "wall_code",
        "printed_on",
        "qr",
        "dated",
        "shows",
        "scale",
    }
)
"""What stands at the foot alone, whose height is fixed: it moves nothing on the page."""


def scale_key(values: Mapping[str, Any]) -> str:
    """Return a digest over everything a sheet's size depends on besides templates and fonts."""
    told = {name: value for name, value in values.items() if name not in _BELOW}
    return digest_of(json.dumps(told, ensure_ascii=False, sort_keys=True))


def known_scales(root: Path, made_with: str) -> dict[str, float]:
    """Return the sizes by their keys, none when templates or fonts are others now."""
    stored: Any = read_stored(root / _FILE)
    try:
        if stored is None or stored["format_version"] != FORMAT_VERSION:
            return {}
        scales = stored["scales"] if stored["made_with"] == made_with else {}
        return {str(key): float(scale) for key, scale in scales.items()}
    except DAMAGED:
        return {}


class Place(Protocol):
    """A village whose sheets are set, with what is known of their sizes."""

    @property
    def root(self) -> Path: ...  # noqa: D102 - as below
    @property
    def made_with(self) -> str: ...  # noqa: D102 - a digest over templates, words and fonts
    @property
    def scales(self) -> Mapping[str, float]: ...  # noqa: D102 - sizes by their keys


class Sized(Protocol):
    """A sheet that was set; its key is empty where there was nothing to look for."""

    @property
    def scale_key(self) -> str: ...  # noqa: D102 - as above
    @property
    def scale(self) -> float: ...  # noqa: D102 - as above


def remember_scales(place: Place, made: Iterable[Sized]) -> None:
    """Write what was known and what was found; nothing when nothing is new."""
    found = ((one.scale_key, one.scale) for one in made if one.scale_key)
    fresh = {key: scale for key, scale in found if place.scales.get(key) != scale}
    if not fresh:
        return
    latest = list({**place.scales, **fresh}.items())[-_MOST:]
    stored = {
        "format_version": FORMAT_VERSION,
        "made_with": place.made_with,
        "scales": dict(latest),
    }
    write_stored(place.root / _FILE, stored)
