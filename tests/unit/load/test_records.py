import hashlib
from pathlib import Path

import pytest

from gongkai.base.problem import Problem, Where
from gongkai.load.locate import locate
from gongkai.load.records import read_record

MARKDOWN = "\n---\n标题: 修路\n人:\n  - 姓名: 张三\n---\n# 正文\n\n---\n第二段\n"


def write(root: Path, name: str, text: str) -> str:
    (root / name).write_bytes(text.encode())
    return name


def places(
    root: Path, file: str, *paths: tuple[str | int, ...]
) -> list[tuple[int | None, int | None]]:
    problems = [Problem("V101", Where(file, path=path)) for path in paths]
    return [(p.where.line, p.where.column) for p in locate(problems, root)]


def test_markdown_record_has_data_and_body(tmp_path: Path) -> None:
    raw, problems = read_record(tmp_path, write(tmp_path, "a.MD", MARKDOWN))
    assert raw is not None
    assert problems == []
    assert raw.data == {"标题": "修路", "人": [{"姓名": "张三"}]}
    assert (raw.body, raw.body_line) == ("# 正文\n\n---\n第二段\n", 7)
    assert raw.digest == hashlib.sha256(MARKDOWN.encode()).hexdigest()


def test_yaml_record_has_no_body(tmp_path: Path) -> None:
    raw, problems = read_record(tmp_path, write(tmp_path, "a.yml", "---\r\n标题: 修路\r\n"))
    assert raw is not None
    assert (raw.data, raw.body, problems) == ({"标题": "修路"}, None, [])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# 正文\n", "L301", 1),
        ("\n\n———\n", "L301", 3),
        ("---\n标题: x\n", "L302", 1),
        ("---\n\n---\n正文\n", "L303", 2),
        ("---\na: b\n标题：x\n---\n", "L203", 3),
        ("---\n# x\n---\n", "L102", None),
    ],
)
def test_fault_of_front_matter_is_placed(
    tmp_path: Path, text: str, code: str, line: int | None
) -> None:
    raw, problems = read_record(tmp_path, write(tmp_path, "a.md", text))
    assert raw is None
    assert [(p.code, p.where.line) for p in problems] == [(code, line)]


def test_unreadable_file_has_no_record(tmp_path: Path) -> None:
    raw, problems = read_record(tmp_path, write(tmp_path, "a.yml", ""))
    assert (raw, [p.code for p in problems]) == (None, ["L102"])


def test_reminder_stands_beside_the_record(tmp_path: Path) -> None:
    raw, problems = read_record(tmp_path, write(tmp_path, "a.yml", "\ufeff标题: x\n"))
    assert raw is not None
    assert [p.code for p in problems] == ["L103"]


def test_place_is_found_by_either_name_of_a_key(tmp_path: Path) -> None:
    write(tmp_path, "a.yml", "id: a\n标题: b\n明细:\n  - day: c\n    摘要: d\n")
    assert places(
        tmp_path, "a.yml", ("编号",), ("title",), ("明细", 0, "日期"), ("entries", 0, "summary")
    ) == [(1, 1), (2, 1), (4, 5), (5, 5)]


def test_exact_key_wins_over_its_other_name(tmp_path: Path) -> None:
    write(tmp_path, "a.yml", "标题: b\ntitle: c\n")
    assert places(tmp_path, "a.yml", ("title",), ("标题",)) == [(2, 1), (1, 1)]


def test_missing_end_of_a_path_leads_to_what_is_around_it(tmp_path: Path) -> None:
    write(tmp_path, "a.yml", "# x\na: b\n明细:\n  - 摘要: d\n")
    assert places(
        tmp_path, "a.yml", ("标题",), ("明细", 0, "日期"), ("明细", 7), ("明细", "x"), ("a", "b")
    ) == [(2, 1), (4, 5), (3, 1), (3, 1), (2, 1)]


def test_lines_before_front_matter_count(tmp_path: Path) -> None:
    write(tmp_path, "a.md", MARKDOWN)
    assert places(tmp_path, "a.md", ("标题",), ("人", 0, "姓名")) == [(3, 1), (5, 5)]


@pytest.mark.parametrize(
    "text", ["", "a: [", "a: " + "[" * 100_000, "标题：x", "a: b\n---\nc: d\n"]
)
@pytest.mark.parametrize("name", ["a.yml", "a.md"])
def test_file_that_cannot_be_read_has_no_lines(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, name, text)
    assert places(tmp_path, name, ("a",)) == [(None, None)]


def test_known_lines_and_problems_without_a_path_stay(tmp_path: Path) -> None:
    problems = [
        Problem("V101", Where("missing.yml")),
        Problem("V101", Where("missing.yml", 7, path=("a",))),
    ]
    assert locate(problems, tmp_path) == problems


def test_rows_of_a_problem_get_their_lines_only_where_they_stand_in_the_file(
    tmp_path: Path,
) -> None:
    file = write(tmp_path, "a.md", MARKDOWN)
    rows = (Where(file, path=("人", 0)), Where(file, path=("人", 7)))
    (found,) = locate([Problem("V101", Where(file, path=("人",)), rows=rows)], tmp_path)
    assert [row.line for row in found.rows][1:] == [None]
    assert found.rows[0].line


def test_a_value_is_found_where_no_path_is_known(tmp_path: Path) -> None:
    file = write(tmp_path, "a.yml", "编号: a\n步骤:\n  - {名称: 会, 记录: b-1}\n前次: b-1\n")
    problems = [Problem("R102", Where(file, value=value)) for value in ("b-1", "b-2")]
    assert [p.where.line for p in locate(problems, tmp_path)] == [3, None]


def test_a_sentence_of_a_long_text_has_a_line_of_its_own(tmp_path: Path) -> None:
    block = write(tmp_path, "a.yml", "编号: a-1\n正文: |\n  一句。\n  两句。\n附: 两句\n")
    body = write(tmp_path, "b.md", MARKDOWN)
    problems = [
        Problem("R331", Where(block, path=("正文",), value="两句")),
        Problem("R331", Where(block, path=("正文",), value="没有")),
        Problem("R331", Where(body, path=("正文",), value="第二段")),
    ]
    assert [p.where.line for p in locate(problems, tmp_path)] == [4, 2, 10]
