from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from gongkai.render.free_markdown import ELEMENTS, FreeMarkdown, is_safe_link

PAGES = {"村史.md": "cunshi.html"}
BOX = {"class": "gk-scroll", "tabindex": "0", "role": "region", "aria-label": "表格"}
"""What goes around a table, after the allow-list."""


def rendered(text: str) -> str:
    parser = Markdown(
        extensions=[
            "admonition",
            "footnotes",
            "pymdownx.tabbed",
            "tables",
            "toc",
            FreeMarkdown(PAGES, "表格"),
        ],
        extension_configs={
            "pymdownx.tabbed": {"alternate_style": True},
            "tables": {"use_align_attribute": True},
        },
    )
    return str(parser.convert(text))


@pytest.mark.parametrize(
    "url",
    [
        "http://a.cn/",
        "HTTPS://a.cn",
        "tel:0000-0000000",
        "mailto:cun@example.cn",
        "../f/a1.pdf",
        "cunshi.html#qiao",
        "#fn:1",
        "?a=b:c",
        "",
    ],
)
def test_plain_links_are_safe(url: str) -> None:
    assert is_safe_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "\xa0javascript:alert(1)",
        "javascript&#58;alert(1)",
        "java&#x73;cript:alert(1)",
        "&#106avascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "1:2",
    ],
)
def test_disguised_links_are_not_safe(url: str) -> None:
    assert not is_safe_link(url)


@pytest.mark.parametrize("url", ["//a.cn/x.png", "\\\\a.cn/x.png", "/\\a.cn", "http://a.cn/x.png"])
def test_pictures_come_from_the_own_site_only(url: str) -> None:
    assert not is_safe_link(url, own_files_only=True)
    escaped = url.replace("\\", "\\\\")
    assert rendered(f"![桥]({escaped})") == "<p><span>桥</span></p>"


def test_own_picture_is_kept() -> None:
    assert rendered("![桥](../f/a1.jpg)") == '<p><img alt="桥" src="../f/a1.jpg" /></p>'


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b onclick=x>粗</b>",
        "段 <img src=x onerror=alert(1)>",
        "<div markdown=1>\n\n*a*\n\n</div>",
        "<!-- 注 -->",
        "<![x[ 坏",
        "<?php x ?>",
        "- <style>a</style>",
        '=== "<script>"\n    内容',
        '!!! note "<script>"\n    内容',
        "# <script>alert(1)</script>",
        "| <script> |\n|---|\n| <b> |",
        "[^1]\n\n[^1]: <script>",
    ],
)
def test_raw_html_is_shown_as_text(text: str) -> None:
    assert tags_of(rendered(text)) <= ELEMENTS.keys() - {"script"}
    assert "&lt;" in rendered(text)
    assert "<script" not in rendered(text)
    assert "<style" not in rendered(text)


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](<java script:alert(1)>)",
        "<javascript://%0aalert(1)>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[x](JAVASCRIPT&colon;alert(1))",
    ],
)
def test_unsafe_links_lose_their_address(text: str) -> None:
    assert "href" not in rendered(text)


def test_code_and_less_than_signs_are_kept() -> None:
    assert rendered("`<b>` 3 < 4, 5 <6") == "<p><code>&lt;b&gt;</code> 3 &lt; 4, 5 &lt;6</p>"


def test_automatic_links_work() -> None:
    text = rendered("<https://a.cn/> <cun@example.cn>")
    assert '<a href="https://a.cn/">https://a.cn/</a>' in text
    assert text.count("<a ") == 2


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("村史.md", "cunshi.html"),
        ("%E6%9D%91%E5%8F%B2.md#qiao", "cunshi.html#qiao"),
        ("页面/村史.md", "cunshi.html"),
        ("https://a.cn/村史.md", "https://a.cn/村史.md"),
        ("别的.md", "别的.md"),
    ],
)
def test_links_to_source_files_lead_to_their_pages(link: str, href: str) -> None:
    assert rendered(f"[史]({link})") == f'<p><a href="{href}">史</a></p>'


def test_table_columns_are_aligned_without_style() -> None:
    found = rendered("| a | b | c |\n|--:|:-:|:--|\n| 1 | 2 | 3 |")
    assert '<td class="end">1</td>\n<td class="mid">2</td>\n<td>3</td>' in found
    assert "align" not in found


def test_attribute_lists_are_text() -> None:
    assert "onclick=" in rendered("# 题 {onclick=x}")
    assert tags_of(rendered("# 题 {onclick=x}")) == {"h1"}


PIECES = st.sampled_from(
    [
        *"<>&;:#![](){}\"'`*_|=-/\\ \t",
        "\n",
        "\n\n",
        "    ",
        "<script>",
        "</script>",
        "<img src=x onerror=y>",
        "<![",
        "<?",
        "<!--",
        "-->",
        "javascript:",
        "java&#115;cript:",
        "https://",
        "![a](",
        "[a](",
        "[^1]",
        "[^1]: ",
        "!!! note ",
        '=== "a"',
        "|a|\n|--:|\n|",
        "[TOC]",
        "# ",
        "字",
        "\x02",
        "\x03",
        "&lt;",
        "&#60;",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_text_makes_an_element_attribute_or_link_of_its_own(text: str) -> None:
    for tag, attributes in elements_of(rendered(text)):
        assert tag in ELEMENTS
        if attributes.get("class") == "gk-scroll" and tag == "div":
            assert attributes == BOX
            continue
        assert attributes.keys() <= ELEMENTS[tag] | {"class", "id"}
        assert is_safe_link(attributes.get("href") or "")
        assert is_safe_link(attributes.get("src") or "", own_files_only=True)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements_of(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(text)
    parser.close()
    return parser.found


def tags_of(text: str) -> set[str]:
    return {tag for tag, _ in elements_of(text)}
