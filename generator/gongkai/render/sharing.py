"""What chats and search engines are told of a page (Open Graph)."""

from functools import cache
from typing import NamedTuple

from gongkai.base.texts import text
from gongkai.model.share import SQUARE, WIDE, ShareCard
from gongkai.render.pages import text_slot

_LOCALE = "zh_CN"


class SharedSite(NamedTuple):
    """What holds for all pages of a site."""

    village: str
    address: str
    """The site's own, without a slash; "" for a site that has none: nothing is told then."""
    has_cards: bool


def share_tags(
    site: SharedSite, card: ShareCard, *, title: str, description: str, url: str
) -> str:
    """Return the elements for a page's head; "" for a page without an address of its own."""
    if not (site.address and url):
        return ""
    told = {"title": title, "description": description, "url": url}
    own = "".join(_tag(name, value) for name, value in told.items() if value)
    return own + _same(site, card)


def _tag(name: str, value: str) -> str:
    return f'<meta property="og:{name}" content="{text_slot(value)}">'


@cache
def _same(site: SharedSite, card: ShareCard) -> str:
    """Return what all pages tell that lead to the same card."""
    told = {
        "type": "article" if card.kind else "website",
        "site_name": site.village,
        "locale": _LOCALE,
    }
    shown = "".join(_tag(name, value) for name, value in told.items())
    return shown + _pictures(site, card) if site.has_cards else shown


def _pictures(site: SharedSite, card: ShareCard) -> str:
    """Return both shapes: the first suits most programs, the square one a chat's small picture."""
    words = " ".join(filter(None, (card.section_label or text("share.home"), card.kind_label)))
    alt = text("share.alt", village=site.village, title=words)
    return "".join(
        _tag("image", f"{site.address}/{address}")
        + _tag("image:width", str(width))
        + _tag("image:height", str(height))
        + _tag("image:alt", alt)
        for address, (width, height) in ((card.wide, WIDE), (card.square, SQUARE))
    )
