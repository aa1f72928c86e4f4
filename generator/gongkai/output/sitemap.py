"""``sitemap.xml`` (sitemaps.org, 0.9) and ``robots.txt``: what search engines are to read."""

from collections.abc import Iterable
from html import escape
from typing import Final
from urllib.parse import urlsplit

SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)
_END = "</urlset>\n"


def sitemap_of(site: str, pages: Iterable[tuple[str, str]]) -> bytes:
    """Return the map of pages with the day of their last change, "" where that is not known.

    `site` is the site's own address; fifty thousand pages are the most that engines read.
    """
    return (_HEAD + "".join(_line(f"{site}/{page}", day) for page, day in pages) + _END).encode()


def _line(url: str, day: str) -> str:
    told = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(url)}</loc>{told}</url>\n"


def robots_of(site: str) -> bytes | None:
    """Return what leads engines to the map; None below a host's root, where none looks."""
    if urlsplit(site).path.strip("/"):
        return None
    return f"User-agent: *\nAllow: /\nSitemap: {site}/{SITEMAP}\n".encode()
