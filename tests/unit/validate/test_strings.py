import pytest

from gongkai.base.problem import Where
from gongkai.model.kinds.notices import Notice
from gongkai.model.part import Raw
from gongkai.model.raw import RawRecord
from gongkai.validate.blanks import without_blanks
from gongkai.validate.strings import check_body, check_texts, placeholder_in


@pytest.mark.parametrize(
    "text",
    [
        "XX",
        "20XX年",
        "xx村",
        "ＸＸ",
        "××",
        "张××",
        "20__年",
        "共__元",
        "___",
        "{0}",
        "{}",
        "{{村名}}",
        "__",
    ],
)
def test_blank_that_was_not_filled_in_is_found(text: str) -> None:
    assert placeholder_in(text, is_prose=False)


@pytest.mark.parametrize(
    "text",
    [
        "X", "3×5", "IMG__01.jpg", "a__b", "XXL号", "6222XXXX1234", "{说明}", "MAXX", "_", "a_b",
        "20 年", "第X届",
    ],
)  # fmt: skip
def test_ordinary_text_is_no_placeholder(text: str) -> None:
    assert not placeholder_in(text, is_prose=False)


@pytest.mark.parametrize(
    "text", ["__重要__", "请__注意__。", "甲\n___\n乙", "甲\n _ _ _ \n乙", "a __b__ c"]
)
def test_markdown_underscores_are_no_placeholder(text: str) -> None:
    assert bool(placeholder_in(text, is_prose=True)) is (text == "请__注意__。")


@pytest.mark.parametrize("text", ["20__年__月__日", "共 __ 元", "（__日）", "于__月__日前"])
def test_placeholder_in_markdown_is_found(text: str) -> None:
    assert placeholder_in(text, is_prose=True)


def told(data: dict[str, Raw]) -> list[tuple[str, tuple[str | int, ...], str]]:
    texts: list[str] = []
    without_blanks(data, texts)
    problems = check_texts(data, texts, Notice, Where("a.yml"))
    return [(p.code, p.where.path, p.facts["field"]) for p in problems]


def test_every_text_of_a_record_is_looked_at() -> None:
    assert told({"title": "XX", "要点": [{"名称": "路"}, {"name": "××"}], "天气": "a\nXX"}) == [
        ("V109", ("title",), "标题"),
        ("V109", ("要点", 1, "name"), "名称"),
        ("V109", ("天气",), "天气"),
    ]


def test_lines_are_for_prose_only() -> None:
    assert told(
        {"标题": "a\nb", "正文": "a\nb", "责任人": "a\n", "天气": "a\nb", "说明": None}
    ) == [("V215", ("标题",), "标题")]


@pytest.mark.parametrize("char", ["\x07", "\x00", "\ue005", "\u2028", "\x85"])
def test_escaped_invisible_character_is_found(char: str) -> None:
    assert told({"标题": f"a{char}", "正文": f"a{char}"}) == [
        ("V215", ("标题",), "标题"),
        ("V215", ("正文",), "正文"),
    ]


def test_texts_without_a_suspect_are_not_walked() -> None:
    assert told({"标题": "好", "正文": "一段"}) == []


def test_placeholder_of_a_body_has_its_line() -> None:
    raw = RawRecord({}, "第一行\n20__年\n", "", body_line=9)
    (problem,) = check_body(raw, "正文", Where("a.md"))
    assert (problem.code, problem.where.line, problem.where.column) == ("V109", 10, 3)
    assert dict(problem.facts) == {"text": "__", "field": "正文"}
    assert check_body(RawRecord({}, "好", "", 9), "正文", Where("a.md")) == []
    assert check_body(RawRecord({}, None, ""), "正文", Where("a.md")) == []
