"""Markdown on paper: the same words as on the page, as a tree of plain values."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.render.sheet_prose import prose_nodes


def nodes(markdown: str) -> list[Any]:
    return list(prose_nodes(markdown, lambda name: f"/pictures/{name}" if name else ""))


def words(node: Any) -> str:
    if isinstance(node, dict):
        return "".join(words(one) for key, one in node.items() if key in KEPT)
    return "".join(map(words, node)) if isinstance(node, list) else str(node)


KEPT = {"runs", "text", "items", "blocks", "head", "rows"}


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("一段话。", [{"form": "paragraph", "runs": [{"text": "一段话。"}]}]),
        (
            "要**紧**的*话*`1`~~不~~",
            [
                {
                    "form": "paragraph",
                    "runs": [
                        {"text": "要"},
                        {"text": "紧", "strong": True},
                        {"text": "的"},
                        {"text": "话", "emph": True},
                        {"text": "1", "code": True},
                        {"text": "不", "strike": True},
                    ],
                }
            ],
        ),
        ("# 一", [{"form": "heading", "level": 2, "runs": [{"text": "一"}]}]),
        ("---", [{"form": "rule"}]),
        (
            "3. 三\n4. 四",
            [
                {
                    "form": "list",
                    "is_ordered": True,
                    "start": 3,
                    "items": [
                        [{"form": "paragraph", "runs": [{"text": "三"}]}],
                        [{"form": "paragraph", "runs": [{"text": "四"}]}],
                    ],
                }
            ],
        ),
        (
            "> 引\n",
            [
                {
                    "form": "quote",
                    "blocks": [{"form": "paragraph", "runs": [{"text": "引"}]}],
                }
            ],
        ),
        ("    a\n    b", [{"form": "code", "text": "a\nb"}]),
        (
            "一  \n二",
            [
                {
                    "form": "paragraph",
                    "runs": [{"text": "一"}, {"is_break": True}, {"text": " 二"}],
                }
            ],
        ),
        (
            "![图](a.jpg)",
            [{"form": "paragraph", "runs": [{"picture": "/pictures/a.jpg", "text": "图"}]}],
        ),
        ("[字](https://example.cn)", [{"form": "paragraph", "runs": [{"text": "字"}]}]),
    ],
)
def test_a_block_becomes_a_node(markdown: str, expected: list[Any]) -> None:
    assert nodes(markdown) == expected


def test_a_table_keeps_head_rows_and_sides() -> None:
    (table,) = nodes("| 年 | 租金 |\n| --- | ---: |\n| 2027 | **5** |")
    assert table["form"] == "table"
    assert table["aligns"] == ["", "right"]
    assert table["head"] == [[{"text": "年"}], [{"text": "租金"}]]
    assert table["rows"] == [[[{"text": "2027"}], [{"text": "5", "strong": True}]]]


def test_raw_html_does_not_pass() -> None:
    assert "alert" not in str(nodes("<script>alert(1)</script>\n\n好"))


@given(st.lists(st.text("一二三村民大会。，0123456789", min_size=1, max_size=12), max_size=8))
def test_no_word_is_lost(parts: list[str]) -> None:
    markdown = "\n\n".join(f"正{part}" for part in parts)
    assert words(nodes(markdown)) == "".join(f"正{part}" for part in parts)


def test_a_short_list_keeps_its_loose_runs_and_inner_lists() -> None:
    (one,) = nodes("- 甲 **乙**\n  - 丙\n- 丁")
    first, second = one["items"]
    assert [child["form"] for child in first] == ["paragraph", "list"]
    assert words(first) == "甲 乙丙"
    assert words(second) == "丁"
