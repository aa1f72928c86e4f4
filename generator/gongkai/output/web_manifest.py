"""``manifest.webmanifest`` (W3C): how the board stands among the programs of a phone."""

from typing import Any, Final

from gongkai.base.stored_json import encoded

ICON: Final = "assets/favicon.svg"
COLOUR: Final = "#991b12"
"""That of the head of every page, as theme/assets/board.css has it."""


def web_manifest(name: str, short_name: str) -> bytes:
    """Return the manifest of a board; its addresses hold under any path."""
    told: dict[str, Any] = {
        "id": "index.html",
        "name": name,
        "short_name": short_name,
        "lang": "zh-Hans",
        "dir": "ltr",
        "start_url": "index.html",
        "scope": ".",
        "display": "minimal-ui",
        "theme_color": COLOUR,
        "background_color": "#ffffff",
        "icons": [{"src": ICON, "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return encoded(told)
