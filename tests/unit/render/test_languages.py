"""Pages in several languages: links between twins, and what makes a page one of them."""

import pytest

from gongkai.base.language import CHINESE
from gongkai.model.frames import SLOTS
from gongkai.render.languages import alternates, switch, twin_page, with_switch


def _body(html: str) -> str:
    start = '<html lang="zh" class="no-js"><body dir="ltr" class="x">'
    made = twin_page(f"{start}{html}</body></html>", "en")
    head = '<html lang="en" class="no-js"><body dir="ltr" class="x">'
    assert made.startswith(head)
    return made.removeprefix(head).removesuffix("</body></html>")


@pytest.mark.parametrize(
    ("chinese", "twin"),
    [
        ('<a href="../r/a.html">', '<a href="../r/a.html">'),
        ('<a href="../r/a.html#v=1">', '<a href="../r/a.html#v=1">'),
        ('<a href="../dangan/a.pdf">', '<a href="../../dangan/a.pdf">'),
        ('<img src="f/a.webp" alt="">', '<img src="../f/a.webp" alt="">'),
        ('<a href="#zhengwen">', '<a href="#zhengwen">'),
        ('<a href="tel:0870-555-0136">', '<a href="tel:0870-555-0136">'),
        ('<a href="https://example.cn/a.html">', '<a href="https://example.cn/a.html">'),
        ('<a href="/index.html">', '<a href="/en/index.html">'),
        ('<link href="/assets/board.css">', '<link href="/assets/board.css">'),
        ('<form action="../sousuo/index.html">', '<form action="../sousuo/index.html">'),
        ('<source srcset="a.jpg 4w, b.jpg">', '<source srcset="../a.jpg 4w, ../b.jpg">'),
        ('<img src="a.jpg" srcset="b.jpg 2x">', '<img src="../a.jpg" srcset="../b.jpg 2x">'),
    ],
)
def test_links_of_a_twin_lead_where_those_of_the_page_lead(chinese: str, twin: str) -> None:
    assert _body(chinese) == twin


def test_a_site_in_a_folder_of_its_host_is_led_within_it() -> None:
    made = twin_page('<a href="/cun/index.html"><a href="/cun/a.css">', "en", "/cun/")
    assert made == '<a href="/cun/en/index.html"><a href="/cun/a.css">'


@pytest.mark.parametrize(
    ("chinese", "twin"),
    [
        ("<td>修路款</td>", '<td lang="zh-Hans">修路款</td>'),
        ("<td>Total: 修路款。</td>", '<td>Total: <span lang="zh-Hans">修路款。</span></td>'),
        ("<p>2026年“三务”公开 (x)</p>", '<p>2026<span lang="zh-Hans">年“三务”公开</span> (x)</p>'),
        ("<p><b>a</b>修路</p>", '<p><b>a</b><span lang="zh-Hans">修路</span></p>'),
        ("<title>修路 - x</title>", '<title lang="zh-Hans">修路 - x</title>'),
        ("<svg><text>修路 a</text></svg>", '<svg><text lang="zh-Hans">修路 a</text></svg>'),
        ('<a lang="zh-Hans">中文</a>', '<a lang="zh-Hans">中文</a>'),
        ("<script>var a = '修路';</script>", "<script>var a = '修路';</script>"),
        ("<p>a<br>修路</p>", '<p>a<br><span lang="zh-Hans">修路</span></p>'),
        ("<p>plain</p>", "<p>plain</p>"),
    ],
)
def test_chinese_in_a_twin_is_marked(chinese: str, twin: str) -> None:
    assert _body(chinese) == twin


def test_a_mark_that_the_script_would_fill_in_chinese_is_left_out() -> None:
    assert _body('<span data-gk-end="2026-11-22">x</span>') == "<span>x</span>"


def test_the_switch_names_each_other_language_by_its_own_name() -> None:
    assert switch("r/a.html", CHINESE, ("en",)) == (
        '<nav class="gk-languages" aria-label="其他语言">'
        '<a href="../en/r/a.html" lang="en" hreflang="en">English</a></nav>'
    )
    assert 'href="../../r/a.html" lang="zh-Hans" hreflang="zh-Hans">中文<' in switch(
        "r/a.html", "en", ("en",)
    )


def test_the_head_names_all_twins_and_their_style() -> None:
    head = alternates("index.html", "en", ("en",), "https://cun.example", is_listed=True)
    assert head == (
        '<link rel="alternate" hreflang="zh-Hans" href="https://cun.example/index.html">'
        '<link rel="alternate" hreflang="en" href="https://cun.example/en/index.html">'
        '<link rel="stylesheet" href="assets/languages.css">'
    )
    unlisted = alternates("r/a.html", CHINESE, ("en",), "", is_listed=False)
    assert unlisted == '<link rel="stylesheet" href="../assets/languages.css">'


def test_a_page_of_the_engine_gets_its_switch_only_where_it_has_a_mark() -> None:
    page = f"<head></head><body>{SLOTS['languages']}</body>"
    made = with_switch(page, "p/a.html", CHINESE, ("en",))
    assert '<nav class="gk-languages"' in made
    assert "languages.css" in made
    assert with_switch("<head></head>", "404.html", CHINESE, ("en",)) == "<head></head>"


def test_uyghur_is_read_from_the_right() -> None:
    made = twin_page('<html lang="zh"><body dir="ltr" class="x"><p>修路</p></body>', "ug")
    assert made == ('<html lang="ug"><body dir="rtl" class="x"><p lang="zh-Hans">修路</p></body>')
