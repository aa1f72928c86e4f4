import io
import json

import pytest

from gongkai.base.problem import Problem, Severity, Where
from gongkai.report.write import Style, closing_line, write_problems

FAR = Problem("V101", Where("content/b.yml", 3, 1), {"field": "标题"})
NEAR = Problem("L111", Where("content/a.yml"))
MILD = Problem("L103", Where("content/a.yml"))
NUMBER = "999999190001010000"  # not a valid one


def written(style: Style, *problems: Problem) -> str:
    out = io.StringIO()
    write_problems(problems, style, out)
    return out.getvalue()


def test_text_has_place_what_why_and_mend_in_file_order() -> None:
    assert written("text", FAR, NEAR) == (
        "content/a.yml  错误 L111  快捷方式指到了外面\n"
        "  这是一个快捷方式（链接），指向 content 文件夹以外，没有读它。外面的文件可能不该公开。\n"
        "  怎么改：把真正的文件复制到这里，再删掉快捷方式。\n"
        "\n"
        "content/b.yml:3  错误 V101  少了一项\n"
        "  必须有“标题”，文件里没有写。\n"
        "  怎么改：加上一行“标题: ……”。\n"
        "\n"
        "共 2 个错误；改好错误后再发布。\n"
    )


@pytest.mark.parametrize(
    ("problems", "line"),
    [
        ([], "没有问题。"),
        ([MILD], "共 1 个提醒；可以发布。"),
        ([NEAR, FAR], "共 2 个错误；改好错误后再发布。"),
        ([MILD, NEAR, FAR, MILD, NEAR], "共 3 个错误、2 个提醒；改好错误后再发布。"),
    ],
)
def test_closing_line_counts(problems: list[Problem], line: str) -> None:
    assert closing_line(problems) == line
    assert written("text", *problems).splitlines()[-1] == line


def test_lowered_severity_is_shown() -> None:
    lowered = Problem("L111", Where("a.yml"), severity=Severity.WARNING)
    assert written("text", lowered).startswith("a.yml  提醒 L111")


def test_json_is_one_document_with_a_version() -> None:
    assert json.loads(written("json", FAR, MILD)) == {
        "version": 1,
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "code": "L103",
                "severity": "warning",
                "file": "content/a.yml",
                "line": None,
                "column": None,
                "title": "文件开头有看不见的标记",
                "what": "文件保存成了“带 BOM 的 UTF-8”，已经照常读取。",
                "why": "",
                "mend": "不改也行；要改就在记事本里另存为，编码选“UTF-8”。",
            },
            {
                "code": "V101",
                "severity": "error",
                "file": "content/b.yml",
                "line": 3,
                "column": 1,
                "title": "少了一项",
                "what": "必须有“标题”，文件里没有写。",
                "why": "",
                "mend": "加上一行“标题: ……”。",
            },
        ],
    }


def test_github_annotations_are_escaped() -> None:
    strange = Problem("V101", Where("content/a,b:50%.yml", 3, 1), {"field": "a%\nb"})
    assert written("github", strange, MILD) == (
        "::error file=content/a%2Cb%3A50%25.yml,line=3,col=1,title=V101 少了一项::"
        "必须有“a%25?b”，文件里没有写。%0A怎么改：加上一行“a%25?b: ……”。\n"
        "::warning file=content/a.yml,title=L103 文件开头有看不见的标记::"
        "文件保存成了“带 BOM 的 UTF-8”，已经照常读取。%0A"
        "怎么改：不改也行；要改就在记事本里另存为，编码选“UTF-8”。\n"
        "共 1 个错误、1 个提醒；改好错误后再发布。\n"
    )


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_sensitive_numbers_are_masked_in_facts_and_file_names(style: Style) -> None:
    problem = Problem("V101", Where(f"content/{NUMBER}.yml", 1, 1), {"field": NUMBER})
    text = written(style, problem)
    assert NUMBER not in text
    assert "99**************00" in text


@pytest.mark.parametrize("style", ["text", "github"])
def test_no_name_or_fact_can_forge_a_line(style: Style) -> None:
    forged = Problem("V101", Where("a\n共 0 个\x1b[2J.yml"), {"field": "b\u2028\r\n::error::"})
    count = 5 if style == "text" else 2
    assert len(written(style, forged).splitlines()) == count


def test_same_problems_give_the_same_text() -> None:
    assert written("text", FAR, NEAR, MILD) == written("text", MILD, FAR, NEAR)


def rows(*lines: int | None) -> Problem:
    places = tuple(Where("content/b.yml", line) for line in lines)
    return Problem("V101", Where("content/b.yml", 3, 1), {"field": "标题"}, rows=places)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((8, 13), "相加的数在文件的第 8—13 行。"),
        ((8, 13, 10), "相加的数在文件的第 8—13 行，先看第 10 行。"),
        ((8, 8, 8), "相加的数在文件的第 8 行。"),
        ((8, None), ""),
        ((), ""),
    ],
)
def test_the_lines_that_were_added_up_are_told_in_every_form(
    lines: tuple[int | None, ...], words: str
) -> None:
    problem = rows(*lines)
    assert written("text", problem).splitlines()[1] == f"  必须有“标题”，文件里没有写。{words}"
    assert words in written("github", problem)
    entry = json.loads(written("json", problem))["problems"][0]
    assert entry.get("rows") == (list(lines) if words else None)
