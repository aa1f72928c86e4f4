"""The fast way reads what libyaml reads, or leaves the text to it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.problem import Where
from gongkai.load.plain_yaml import read_plain
from gongkai.load.yaml_text import _Reader

CONTENT = Path(__file__).parents[3] / "content"
PLAIN = """编号: bt-01
标题: 补助（2026年1月）
批准:
  人: 李某
张贴:
  - 公开栏: '1'
    起: 2026-01-01
  - 公开栏: '2'
参加: [李某, 王某]
主办: {人: 李某, 日期: 2026-01-01}
说明: 共 3,477 元，“一户一份”：6人×25元；
名单:
- 甲 乙
- [一, 二]
- -3.5%
对象:
  - {组: 一组, 金额: -12.50}
备注:
"""
NOT_PLAIN = (
    "",
    "甲: 一 # 说明\n",
    "甲: 一\n  二\n",
    "甲: 一\n甲: 二\n",
    "甲: {乙: 一, 乙: 二}\n",
    "甲:\n  - {乙: 一, 乙: 二}\n",
    "甲:\n  - {乙: 2,860元}\n",
    "甲: [2,860元]\n",
    "甲: [一, ]\n",
    "甲: 一: 二\n",
    "甲: 一\n  乙: 二\n",
    "甲:\n    乙: 一\n  丙: 二\n",
    " 甲: 一\n",
    "甲: *a\n",
    "甲: 一 \n",
    "甲: '一\n",
    "甲: |\n  一\n",
    "甲\uff1a一\n",
    "- 甲\n",
    "\u3000甲: 一\n",
    "---\n甲: 一\n",
    "甲:\t一\n",
)
starts = st.sampled_from(["", "  ", "    ", "- ", "  - ", "    - ", " ", "\u3000"])
BODIES = """
甲: 一|甲:|乙: '1'|乙:|丙: -2.5|丙:  三|丁: 一, 二|丁: 一,二,
{甲: 一, 乙: 2}|{甲: 一, 甲: 2}|{甲: }|一 二
戊: 三 # 四|戊: - 五|戊: a:b|戊: “五”：六；|-|#|'x'|---|己: 六 |{甲: '1'}|庚: ...|辛: 1 - 2|：
己: {甲: 一, 乙: 2}|己: {甲: 一,乙: 2}|己: [一, -2]|己: [一,二]|己: [一, 二,]
己: []|[一, 二]|[一, [二]]
"""
bodies = st.sampled_from(["", *BODIES.strip("\n").replace("\n", "|").split("|")])
lines = st.lists(st.tuples(starts, bodies).map("".join), max_size=7)


def by_libyaml(text: str) -> object:
    reader = _Reader(text, Where("a.yml"))
    value = reader.read()
    assert reader.problems == []
    return value


def test_plain_text_is_read_whole() -> None:
    found = read_plain(PLAIN)
    assert found == by_libyaml(PLAIN)
    assert found == read_plain(PLAIN.removesuffix("\n"))
    assert found is not None
    assert found["备注"] is None
    assert found["名单"] == ["甲 乙", ["一", "二"], "-3.5%"]


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_everything_else_is_left_to_libyaml(text: str) -> None:
    assert read_plain(text) is None


@given(lines)
def test_what_is_read_is_what_libyaml_reads(given_lines: list[str]) -> None:
    text = "\n".join(given_lines)
    found = read_plain(text)
    assert found is None or found == by_libyaml(text)


def test_records_of_the_demo_village_are_read_alike() -> None:
    texts = [file.read_text("utf-8") for file in sorted(CONTENT.rglob("*.yml"))]
    found = [(read_plain(text), text) for text in texts]
    plain = [(value, text) for value, text in found if value is not None]
    assert all(value == by_libyaml(text) for value, text in plain)
    assert len(plain) > len(texts) / 2
