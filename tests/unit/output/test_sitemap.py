"""The map for search engines: every address, escaped, with its day where one is known."""

from xml.etree import ElementTree as ET

import pytest

from gongkai.output.sitemap import robots_of, sitemap_of

SITE = "https://c.example/cun"
NAMES = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_every_page_is_told_with_its_day() -> None:
    data = sitemap_of(SITE, [("index.html", ""), ("r/a&b.html", "2026-11-20")])
    told = [
        (url.findtext("m:loc", None, NAMES), url.findtext("m:lastmod", None, NAMES))
        for url in ET.fromstring(data)  # noqa: S314 - our own text
    ]
    assert told == [
        ("https://c.example/cun/index.html", None),
        ("https://c.example/cun/r/a&b.html", "2026-11-20"),
    ]


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        (SITE, None),
        (
            "https://c.example",
            b"User-agent: *\nAllow: /\nSitemap: https://c.example/sitemap.xml\n",
        ),
    ],
)
def test_engines_look_for_robots_at_the_root_of_a_host_only(
    site: str, expected: bytes | None
) -> None:
    assert robots_of(site) == expected
