"""A page's body read back as an article, and written with styles of its own."""

import pytest

from gongkai.model.article import Article, Cell, Grid, Heading, Listing, Pairs, Paragraph, Piece
from gongkai.render.article import article_of, article_text, inline_html

BODY = """
<article class="gk-record">
<p class="gk-kind">收支明细</p>
<h1>十月的账</h1>
<p class="gk-sentence">收入 5 元，<br>支出 3 元。</p>
<dl class="gk-who">
<div><dt>谁发的</dt><dd>村委会</dd></div>
<div><dt>不对找谁</dt><dd>
<span class="gk-ask">监委会 <a href="tel:1">1</a></span>
<span class="gk-ask">农经站 2</span>
</dd></div>
</dl>
<h2>照片</h2>
<section class="gk-block gk-photos"><figure><img src="a.jpg"></figure></section>
<h2>明细</h2>
<div class="gk-scroll"><table><caption>明细</caption>
<thead><tr><th scope="col">日期</th>
<th class="num">金额<span class="gk-unit">（元）</span></th></tr></thead>
<tbody><tr class="gk-group"><th colspan="2">一组<span class="gk-subtotal">小计</span></th></tr>
<tr><td>2026-10-01</td><td class="num">&lt;5&gt;</td></tr></tbody>
<tfoot><tr><td>合计</td><td class="num">5.00</td></tr></tfoot>
</table></div>
<ol><li><h3>立项</h3><p class="gk-meta">3 月</p><p>定了</p></li><li></li></ol>
<ul><li>甲</li></ul>
<nav><a href="b.html">别处</a></nav>
<svg><text>图</text></svg>
<details><summary>公开要素</summary><dl><dt>编号</dt><dd>a-1
第二行</dd></dl><p class="gk-help">说明</p><p></p></details>
<h2>没有内容</h2>
</article>
"""
GRID = Grid(
    ((Cell("日期", is_head=True), Cell("金额（元）", is_head=True, is_numeric=True)),),
    (
        (Cell("一组 小计", is_head=True, span=2),),
        (Cell("2026-10-01"), Cell("<5>", is_numeric=True)),
    ),
    ((Cell("合计"), Cell("5.00", is_numeric=True)),),
)
PIECES: tuple[Piece, ...] = (
    Heading(1, "十月的账"),
    Paragraph("收入 5 元，\n支出 3 元。", "lead"),
    Pairs((("谁发的", "村委会"), ("不对找谁", "监委会 1\n农经站 2"))),
    Heading(2, "明细"),
    GRID,
    Listing(("立项 3 月\n定了",), is_ordered=True),
    Listing(("甲",)),
    Heading(2, "公开要素"),
    Pairs((("编号", "a-1\n第二行"),)),
    Paragraph("说明", "note"),
)


def test_a_page_is_read_back_without_what_only_a_browser_needs() -> None:
    assert article_of(BODY, "十月的账") == Article("十月的账", PIECES)


def test_all_words_are_there_to_be_searched_and_cells_never_join() -> None:
    words = article_text(Article("十月的账", PIECES)).split("\n")

    assert {"支出 3 元。", "不对找谁 监委会 1", "合计", "5.00", "甲", "立项 3 月"} <= {*words}


def test_every_element_of_the_html_has_its_own_style() -> None:
    html = inline_html(Article("十月的<账>", PIECES), ["编号 a-1"])

    assert "<title>十月的&lt;账&gt;</title>" in html
    assert "<style" not in html
    assert " class=" not in html
    assert '<th scope="col" style="' in html
    assert 'colspan="2"' in html
    assert "收入 5 元，<br>支出 3 元。" in html
    assert "&lt;5&gt;" in html
    assert "编号 a-1</p>" in html


@pytest.mark.parametrize(
    "body", ["<p>甲<b>乙", "</p>甲<br/>", "<table></table><dl></dl><ul></ul>"]
)
def test_nothing_that_is_left_open_or_empty_stops_the_reading(body: str) -> None:
    assert len(article_of(body, "").pieces) <= 1
