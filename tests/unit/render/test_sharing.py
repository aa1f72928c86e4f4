"""What is told of a page to be shared: escaped, with whole addresses, or nothing at all."""

import re

from gongkai.model.share import ShareCard, card_of_page
from gongkai.render.sharing import SharedSite, share_tags

SITE = SharedSite("石桥村", "https://c.example/cun", has_cards=True)
PAGE = {
    "title": '甲 "乙" <丙>',
    "description": "收入 3 元。",
    "url": "https://c.example/cun/r/a.html",
}


def told(site: SharedSite, card: ShareCard, **page: str) -> list[tuple[str, str]]:
    tags = share_tags(site, card, **{**PAGE, **page})
    assert re.sub('<meta property="og:[a-z_:]+" content="[^"<>]*">', "", tags) == ""
    return re.findall('property="og:([a-z_:]+)" content="([^"]*)"', tags)


def test_a_record_tells_itself_and_the_card_of_its_kind() -> None:
    assert told(SITE, ShareCard("caiwu", "name_list")) == [
        ("title", "甲 &quot;乙&quot; &lt;丙&gt;"),
        ("description", "收入 3 元。"),
        ("url", "https://c.example/cun/r/a.html"),
        ("type", "article"),
        ("site_name", "石桥村"),
        ("locale", "zh_CN"),
        ("image", "https://c.example/cun/k/caiwu-name-list-wide.png"),
        ("image:width", "1200"),
        ("image:height", "630"),
        ("image:alt", "石桥村 财务公开 名单公示"),
        ("image", "https://c.example/cun/k/caiwu-name-list-square.png"),
        ("image:width", "300"),
        ("image:height", "300"),
        ("image:alt", "石桥村 财务公开 名单公示"),
    ]


def test_a_page_of_no_section_leads_to_the_card_of_the_board() -> None:
    found = dict(told(SITE, card_of_page("yue")))
    assert (found["type"], found["image:alt"]) == ("website", "石桥村 公开栏")
    assert card_of_page("caiwu") == ShareCard("caiwu")


def test_without_cards_no_picture_is_told() -> None:
    names = [name for name, _ in told(SITE._replace(has_cards=False), ShareCard("caiwu"))]
    assert names == ["title", "description", "url", "type", "site_name", "locale"]


def test_without_an_address_nothing_is_told() -> None:
    assert share_tags(SITE._replace(address=""), ShareCard(), **PAGE) == ""
    assert share_tags(SITE, ShareCard(), **{**PAGE, "url": ""}) == ""
