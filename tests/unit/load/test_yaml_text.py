import pytest
import yaml

from gongkai.load.yaml_faults import fault_of
from gongkai.load.yaml_text import MOST_LEVELS, parse_yaml


def faults(text: str, first_line: int = 1) -> list[tuple[str, int | None]]:
    return [(p.code, p.where.line) for p in parse_yaml(text, "a.yml", first_line)[1]]


def test_every_value_is_text_and_an_empty_one_is_none() -> None:
    text = "a: 012\nb: 1200.50\nc: on\nd:\ne: ''\nf: [1, null, ~]\ng: {h: 2026-09-01}\n"
    assert parse_yaml(text, "a.yml") == (
        {
            "a": "012",
            "b": "1200.50",
            "c": "on",
            "d": None,
            "e": None,
            "f": ["1", "null", "~"],
            "g": {"h": "2026-09-01"},
        },
        [],
    )


def test_prose_may_hold_anything() -> None:
    text = "说明: |\n  \u3000\u3000一、标题：好\n  *重点* & !\n  -不是列表\n  <<: x\n"
    data, problems = parse_yaml(text, "a.yml")
    assert problems == []
    assert data == {"说明": "\u3000\u3000一、标题：好\n*重点* & !\n-不是列表\n<<: x\n"}


def test_value_over_several_lines_may_hold_a_full_width_colon() -> None:
    assert faults("说明: 时间：九点\n  地点在村委会：二楼\n") == []
    assert faults('说明: "好\n  责任人：王某"\n') == []


def test_first_of_two_equal_keys_holds() -> None:
    data, problems = parse_yaml("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n", "a.yml", first_line=3)
    assert data == {"a": "1", "b": {"c": "2"}}
    assert [(p.code, p.where.line, dict(p.facts)) for p in problems] == [
        ("L208", 6, {"key": "c", "first_line": "5"}),
        ("L208", 7, {"key": "a", "first_line": "3"}),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# 只有注释\n", "L102", None),
        ("---\n", "L102", 2),
        ("a: b\n\tc: d\n", "L202", 2),
        ("a:\n  b: c\n\td: e\n", "L202", 3),
        ("a: |\n\tx\n", "L202", 2),
        ("编号: a\n标题：通知\n类型: x\n", "L203", 2),
        ("- 姓名：张三\n  金额: 3\n", "L213", 1),
        ("人:\n  - 姓名：张三\n    金额: 3\n", "L203", 2),
        ("标题：修路\n", "L203", 1),
        ("标题: 修路\n  类型：公告公示\nb: c\n", "L203", 2),
        ("编号: a\n标题:通知\n", "L204", 2),
        ("标题:通知\n", "L204", 1),
        ('a: "abc\nb: c\n', "L205", 1),
        ("a: 'abc\n", "L205", 1),
        ("b: 1\na: 'x' y\n", "L205", 2),
        ("a:\n  b: 1\n c: 2\n", "L206", 3),
        ("a:\n  - x\n b: 1\n", "L206", 3),
        ("a:\n  - {b: 1}\n - {b: 2}\n", "L206", 3),
        ("a: b\n  c: d\n", "L206", 2),
        ("a:\n-x\n-y\n", "L207", 2),
        ("a: - b\n", "L207", 1),
        ("-a: b\n", "L207", 1),
        ("? [a]\n: b\n", "L209", 1),
        ("a: 1\n: b\n", "L209", 2),
        ("'': b\n", "L209", 1),
        ("a: *x\n", "L210", 1),
        ("a: &x b\n", "L210", 1),
        ("a: &x [b]\n", "L210", 1),
        ("&x a: b\n", "L210", 1),
        ("&x [a]: b\n", "L210", 1),
        ("&x\na: b\n", "L210", 1),
        ("a: !x b\n", "L210", 1),
        ("a: !!str b\n", "L210", 1),
        ("a: b\n<<: c\n", "L210", 2),
        ("a: b\n---\nc: d\n", "L212", 2),
        ("a: b\n...\nc: d\n", "L212", 3),
        ("一段话\n", "L213", 1),
        ("[a]\n", "L213", 1),
        ("a: @x\n", "L214", 1),
        ("a: `x`\n", "L214", 1),
        ("a: %x\n", "L214", 1),
        ("a: &\n", "L214", 1),
        ("a: |x\n  b\n", "L214", 1),
        ("a: ]\n", "L214", 1),
        ("标题: [公告]修路\n", "L214", 1),
        ("a: b: c\n", "L215", 1),
        ("a: [1, 2\nb: c\n", "L216", 1),
        ("a: {b: c\n", "L216", 1),
        ("\u3000a: b\n c: d\n", "L217", 1),
        ("a : b\n'b ': c\n", "L217", 2),
        ("' b': c\n", "L217", 1),
        ('a: "\\q"\n', "L218", 1),
        ('a: "\\xzz"\n', "L218", 1),
        ("%YAML 3.0\n---\na: b\n", "L201", 1),
        ("a: \x01\n", "L201", 1),
        ("人:\n  - {姓名：张三, 金额: 3}\n", "L219", 2),
        ("人:\n  - {姓名： 张三, 组： 一组}\n", "L219", 2),
        ("人:\n  - {姓名：张三，组：一组}\n", "L219", 2),
        ("人:\n  - {姓名:张三, 金额: 3}\n", "L204", 2),
        ("对象:\n一组\t张三\t3\n合计: 3\n", "L220", 2),
    ],
)
def test_slip_of_the_hand_is_named(text: str, code: str, line: int | None) -> None:
    assert faults(text) == [(code, line)]


def test_all_wide_indentation_is_named_at_once() -> None:
    text = "a:\n\u3000\u3000b: c\nd: e\n\u3000\u3000- f: g\n"
    assert faults(text) == [("L217", 2), ("L217", 4)]


def test_lines_are_counted_from_the_first_line_of_the_file() -> None:
    assert faults("a: 1\nb: 2\n标题：x\nc: d\n", first_line=11) == [("L203", 13)]
    assert faults("# x\n", first_line=11) == [("L102", None)]


def test_nesting_is_limited() -> None:
    assert parse_yaml("a: " + "[" * (MOST_LEVELS - 1) + "]" * (MOST_LEVELS - 1), "a.yml")[1] == []
    assert faults("a: " + "[" * MOST_LEVELS + "]" * MOST_LEVELS) == [("L211", 1)]
    assert faults("a: " + "[" * 500_000) == [("L211", 1)]
    assert faults("a: " + "{b: " * 100_000) == [("L211", 1)]


def test_alias_bomb_is_not_followed() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    assert faults(bomb) == [("L210", 1)]


def test_error_without_a_place_or_known_words_still_has_a_code() -> None:
    problem = fault_of(yaml.MarkedYAMLError(), "a: b", "a.yml")
    assert (problem.code, problem.where.line) == ("L201", 1)


def test_a_pair_in_brackets_with_a_wrong_colon_is_read_as_meant() -> None:
    data, _ = parse_yaml("人: {姓名：张三, 组:一组, 备注: , 网址:8080}\n", "a.yml")
    assert data == {"人": {"姓名": "张三", "组": "一组", "备注": None, "网址": "8080"}}


def test_a_quoted_or_unknown_key_with_a_colon_stays_a_key() -> None:
    data, problems = parse_yaml('人: {"姓名：张三", 甲：乙}\n', "a.yml")
    assert (data, problems) == ({"人": {"姓名：张三": None, "甲：乙": None}}, [])
