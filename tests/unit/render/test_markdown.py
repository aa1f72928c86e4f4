"""Cadres' Markdown: what it may hold, and that nothing dangerous gets through, however written."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.render.markdown import render_markdown
from tests.unit.render.payloads import PAYLOADS

# What a page of ours may be made of. Whatever is not here is a hole.
ALLOWED: dict[str, set[str]] = {
    "a": {"href", "title", "class", "id", "aria-label"}
    | {"data-footnote-ref", "data-footnote-backref", "data-footnote-backref-idx"},
    "blockquote": set(),
    "br": set(),
    "code": {"class"},
    "del": set(),
    "div": {"class"},
    "em": set(),
    **{name: set() for name in ("h2", "h3", "h4", "h5", "h6")},
    "hr": set(),
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "p": set(),
    "pre": {"lang"},
    "section": {"class", "data-footnotes"},
    "strong": set(),
    "sup": {"class"},
    "table": set(),
    "tbody": set(),
    "td": {"class"},
    "th": {"class"},
    "thead": set(),
    "tr": set(),
    "ul": set(),
}
SAFE = re.compile(r"(?:https?:|tel:|mailto:)|#|\.\./f/")

FILES = {"照片/有.jpg": "../f/1.jpg", "附件/表 1.pdf": "../f/2.pdf", "a&b.pdf": "../f/3.pdf"}


class Walker(HTMLParser):
    """Reads HTML as a browser would and notes everything that is not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.wrong.append(f"<{tag}>")
            return
        for name, value in attrs:
            if name not in ALLOWED[tag]:
                self.wrong.append(f"<{tag} {name}>")
            if name == "href" and not SAFE.match(value or ""):
                self.wrong.append(f"href {value}")
            if name == "src" and not (value or "").startswith("../f/"):
                self.wrong.append(f"src {value}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"<![{data}")


def rendered(markdown: str) -> str:
    return render_markdown(markdown, find_file)


def find_file(name: str) -> str:
    """Find one picture and one sheet."""
    return {
        "照片/有.jpg": "../f/1.jpg",
        "附件/表 1.pdf": "../f/2.pdf",
        "a&b.pdf": "../f/3.pdf",
    }.get(name, "")


def faults(markdown: str) -> list[str]:
    walker = Walker()
    walker.feed(rendered(markdown))
    walker.close()
    return walker.wrong


def test_the_corpus_is_large_enough_and_repeats_nothing() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_dangerous_passes(payload: str) -> None:
    assert faults(payload) == []
    assert faults(f"前文 {payload} 后文") == []
    assert faults(f"> 1. {payload}") == []


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from([*PAYLOADS, "\n", "\n\n", "[", "](", ")", "<", ">", '"', "|", "`", "甲"]),
        max_size=6,
    ).map("".join)
)
def test_no_mixture_of_them_passes(markdown: str) -> None:
    assert faults(markdown) == []


@given(st.text(alphabet="<>\"'&;:#/\\![]()`*|-= \n甲ascriptjv\t\x01", max_size=40))
def test_no_random_text_passes(markdown: str) -> None:
    assert faults(markdown) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.cn/a?b=1&c=2",
        "http://example.cn",
        "HTTPS://example.cn",
        "mailto:a@example.cn",
        "tel:0870-555-0147",
        "#jie",
    ],
)
def test_ordinary_links_stay(address: str) -> None:
    found = re.search(r'<a href="([^"]*)">甲</a>', rendered(f"[甲]({address})"))
    assert found
    assert html.unescape(found[1]) == address


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[表](<附件/表 1.pdf>)", '<p><a href="../f/2.pdf">表</a></p>\n'),
        ("[表](附件/表%201.pdf)", '<p><a href="../f/2.pdf">表</a></p>\n'),
        ("[表](a&b.pdf)", '<p><a href="../f/3.pdf">表</a></p>\n'),
        ("[表](附件/没有.pdf)", "<p><a>表</a></p>\n"),
        ('[表](附件/没有.pdf "题")', '<p><a title="题">表</a></p>\n'),
        ("![图](照片/有.jpg)", '<p><img src="../f/1.jpg" alt="图" /></p>\n'),
        ('![图](照片/有.jpg "题")', '<p><img src="../f/1.jpg" alt="图" title="题" /></p>\n'),
        ("![图 <1>](照片/没有.jpg)", "<p>图 &lt;1&gt;</p>\n"),
        ("![图](https://x.example/a.jpg)", "<p>图</p>\n"),
        ("[甲]()", "<p><a>甲</a></p>\n"),
    ],
)
def test_files_of_the_village_are_found_and_others_left_out(markdown: str, expected: str) -> None:
    assert rendered(markdown) == expected


def test_headings_stand_below_that_of_the_page() -> None:
    markdown = "\n\n".join(f"{'#' * level} {level}" for level in range(1, 7))
    found = re.findall(r"<h(\d)>(\d)</h(\d)>", rendered(markdown))
    assert found == [(str(min(n + 1, 6)), str(n), str(min(n + 1, 6))) for n in range(1, 7)]


def test_a_setext_heading_is_one_too() -> None:
    assert rendered("甲\n===\n\n乙\n---") == "<h2>甲</h2>\n<h3>乙</h3>\n"


def test_tables_scroll_by_themselves() -> None:
    found = rendered("| 年 | 元 |\n| --- | ---: |\n| 2027 | 1 |")
    assert found.startswith('<div class="gk-scroll"><table>\n<thead>')
    assert found.endswith("</table></div>\n")
    assert '<td class="end">1</td>' in found


def test_a_column_names_its_side_by_a_class() -> None:
    found = rendered("| 左 | 中 | 右 | 无 |\n| :-- | :-: | --: | --- |\n| 1 | 2 | 3 | 4 |")
    assert '<th>左</th>\n<th class="mid">中</th>\n<th class="end">右</th>\n<th>无</th>' in found
    assert '<td>1</td>\n<td class="mid">2</td>\n<td class="end">3</td>\n<td>4</td>' in found
    assert rendered('`<td align="right">`').count("&lt;td align=&quot;right&quot;&gt;") == 1


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("一\n二", "<p>一\n二</p>\n"),
        ("**粗** *斜* ~~删~~", "<p><strong>粗</strong> <em>斜</em> <del>删</del></p>\n"),
        ("1. 一\n2. 二", "<ol>\n<li>一</li>\n<li>二</li>\n</ol>\n"),
        ("a@example.cn", '<p><a href="mailto:a@example.cn">a@example.cn</a></p>\n'),
        ("3 < 5 & 6 > 4", "<p>3 &lt; 5 &amp; 6 &gt; 4</p>\n"),
        ("", ""),
    ],
)
def test_ordinary_text_reads_as_written(markdown: str, expected: str) -> None:
    assert rendered(markdown) == expected


def test_a_table_written_as_text_in_code_is_left_alone() -> None:
    assert rendered('`<table>` `<h1>` `<a href="x">`') == (
        "<p><code>&lt;table&gt;</code> <code>&lt;h1&gt;</code> "
        "<code>&lt;a href=&quot;x&quot;&gt;</code></p>\n"
    )


def test_reserved_characters_cannot_be_spelled() -> None:
    found = rendered("甲&#xE006;jt-01&#xE006; &#57351; [乙](&#xE005;) `\ue000`")
    assert not re.search("[\ue000-\ue00f]", found)
