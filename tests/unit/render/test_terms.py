"""The first of each explained word is a link that holds its sentence, where a link may stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from gongkai.base.terms import marked_terms
from gongkai.render.terms import TermMarks

WORD = re.compile(r'<a class="gk-term" [^>]*>([^<]*)</a>')


def marked(html: str) -> list[str]:
    return WORD.findall(html)


def test_the_first_is_marked_and_no_other() -> None:
    marks = TermMarks()
    assert marked(marks.in_text("农村低保公示：低保、最低生活保障")) == ["低保"]
    assert marked(marks.in_html("<p>低保和一卡通</p>")) == ["一卡通"]
    assert marked(TermMarks().in_text("低保")) == ["低保"]


def test_a_link_leads_to_the_sentence_and_holds_it() -> None:
    drawn = TermMarks().in_text("低保")
    assert isinstance(drawn, Markup)
    told = marked_terms()["低保"].told
    assert drawn == (
        f'<a class="gk-term" href="../mingci/index.html#dibao" data-gk-term="{told}">低保</a>'
    )


def test_texts_stay_escaped() -> None:
    drawn = TermMarks().in_text("<b>低保</b> & “三资”")
    assert drawn.startswith("&lt;b&gt;<a ")
    assert "</a>&lt;/b&gt; &amp; “<a " in drawn
    assert TermMarks().in_text("<i>") == "&lt;i&gt;"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x.html">低保公示</a></p>',
        "<h3>低保</h3>",
        '<h2 id="a"><em>低保</em></h2>',
        "<pre><code>低保</code></pre>",
        '<p><img src="a.jpg" alt="低保"></p>',
        '<p title="低保">别的</p>',
    ],
)
def test_links_headings_code_and_tags_are_left_as_they_are(html: str) -> None:
    assert TermMarks().in_html(html) == html
    assert marked(TermMarks().in_html(f"{html}<p>低保</p>")) == ["低保"]


@given(
    st.lists(st.sampled_from(["低保", "<p>", "</p>", "<b>", "三资", "&lt;", "村", "\n", "一卡通"]))
)
def test_nothing_but_marks_is_added(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert WORD.sub(r"\1", TermMarks().in_html(html)) == html
