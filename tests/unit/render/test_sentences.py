"""A cadre's Markdown as sentences that can be read aloud."""

import pytest

from gongkai.render.sentences import prose_sentences


@pytest.mark.parametrize(
    ("markdown", "sentences"),
    [
        ("", ()),
        ("先喊人。再打 119！好吗？", ("先喊人。", "再打 119！", "好吗？")),
        ("- 不带火；\n- 睡前关气\n", ("不带火。", "睡前关气。")),
        ("**哪天**：11 月 24 日。", ("哪天：11 月 24 日。",)),
        ("怎样提：\n\n1. 打电话；\n2. 写条子。\n", ("怎样提：打电话。", "写条子。")),
        (
            "# 标题\n\n第一段，\n第二行，\n\n![图](a.jpg)看 [网站](https://a.example)。",
            ("第一段， 第二行。", "图看 网站。"),
        ),
        ("|甲|乙|\n|-|-|\n|1|2|\n\n表后。", ("表后。",)),
        ("- 一条\n  - 里面\n", ("一条。", "里面。")),
        ("他说“不收费。”就走了。", ("他说“不收费。”", "就走了。")),
        ("……", ()),
        ("最后一句没有着落：", ()),
        ("<b>甲</b>\n\n`代码`和*字*。", ("甲。", "代码和字。")),
    ],
)
def test_sentences_come_without_marks(markdown: str, sentences: tuple[str, ...]) -> None:
    assert prose_sentences(markdown) == sentences
