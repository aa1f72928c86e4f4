"""Write the parts of the manual that are derived: fields, settings, problems, commands, words.

Run as `make docs`. Everything comes from the models, the glossary and the text catalogues; a
test compares the files with what this module makes.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click

from gongkai.base.problem_catalogue import FOLDER as PROBLEMS
from gongkai.base.problem_catalogue import problem_texts
from gongkai.cli import commands
from gongkai.command_words import Context
from gongkai.model.glossary import glossary
from gongkai.model.kinds.registry import HOMES, record_class
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Kind, vocabulary_words
from tests.tools.field_tables import field_table
from tests.tools.open_points import open_points_page
from tests.tools.procedure_tables import procedure_tables
from tests.tools.repository import ROOT

DOCS = ROOT / "docs"
MANUAL = DOCS / "手册"
KINDS = MANUAL / "记录"
BAD = ROOT / "tests" / "villages" / "bad"
TABLE, TABLE_END = "<!-- 字段表 -->", "<!-- 字段表完 -->"
INDEX, INDEX_END = "<!-- 记录表 -->", "<!-- 记录表完 -->"
WAYS, WAYS_END = "<!-- 程序表 -->", "<!-- 程序表完 -->"
WAYS_PAGE = MANUAL / "程序和表决.md"
MADE = "<!-- 这一页由 make docs 生成，不要手改。 -->\n"
STAGES = {
    "L": "文件和写法",
    "V": "单项的内容",
    "F": "钱数",
    "P": "个人隐私",
    "R": "编号、文件和事项",
    "T": "程序和时间",
    "C": "配置和公开目录",
    "O": "生成网站",
    "U": "发布",
}
SEVERITIES = {"error": "错误", "warning": "提醒"}


def derived_pages() -> dict[Path, str]:
    """Return every page that is derived, wholly or in a marked part, with its whole text."""
    return {
        MANUAL / "问题.md": problems_page(),
        MANUAL / "命令.md": commands_page(),
        MANUAL / "配置.md": settings_page(),
        MANUAL / "共有字段.md": common_page(),
        MANUAL / "待核对.md": MADE + open_points_page(),
        DOCS / "glossary.md": glossary_page(),
        WAYS_PAGE: filled(WAYS_PAGE, (WAYS, WAYS_END), procedure_tables()),
        MANUAL / "index.md": filled(MANUAL / "index.md", (INDEX, INDEX_END), kind_list()),
        **dict(kind_pages()),
    }


def kind_pages() -> Iterator[tuple[Path, str]]:
    """Yield the page of every kind with its table of fields."""
    common = set(Record.model_fields)
    for kind in Kind:
        page = KINDS / f"{kind.value}.md"
        if kind not in HOMES or not page.exists():
            continue
        table = field_table(record_class(kind), left_out=common)
        note = "所有记录都有的字段，见[共有字段](../共有字段.md)。下面是这一种记录自己的。\n\n"
        yield page, filled(page, (TABLE, TABLE_END), note + table)


def kind_list() -> str:
    """Return the list of all kinds, with links to the pages there are."""
    lines = []
    for kind in Kind:
        page = KINDS / f"{kind.value}.md"
        lines.append(
            f"- [{kind.label}](记录/{kind.value}.md)" if page.exists() else f"- {kind.label}"
        )
    return "\n".join(lines) + "\n"


def filled(page: Path, marks: tuple[str, str], text: str) -> str:
    """Return a page with what stands between two marks replaced; the second may be missing."""
    first, last = marks
    before, _, rest = page.read_text("utf-8").partition(first)
    after = rest.partition(last)[2] if last in rest else rest
    tail = after.strip("\n")
    return f"{before}{first}\n\n{text}\n{last}\n" + (f"\n{tail}\n" if tail else "")


def common_page() -> str:
    """Return the page of the fields that all records have."""
    return (
        f"# 共有字段\n\n{MADE}\n"
        "每一条记录都可以写下面这些。左边是写在冒号前面的词；“→”表示下一层。\n\n"
        f"{field_table(Record)}"
    )


def settings_page() -> str:
    """Return the reference of site_config.yml."""
    sample = (ROOT / "generator/gongkai/starter/site_config.yml").read_text("utf-8")
    return (
        f"# 配置：site_config.yml\n\n{MADE}\n"
        "这个文件放在村文件夹里，写本村的事实和网站的选择。改完保存，再运行 `gongkai build`。\n\n"
        f"## 每一项\n\n{field_table(Settings)}\n"
        f"## 样例\n\n这是 `gongkai new` 建的样例：\n\n```yaml\n{sample}```\n"
    )


def commands_page() -> str:
    """Return the reference of the command line."""
    parts = [
        f"# 命令\n\n{MADE}\n在村文件夹里打开命令窗口，再打这些命令。\n",
        "## 总的\n\n" + _help_of(commands, "gongkai"),
    ]
    parts += [
        f"## gongkai {name}\n\n{_help_of(command, f'gongkai {name}')}"
        for name, command in sorted(commands.commands.items())
    ]
    codes = (
        "## 退出码\n\n给自动运行的程序看：\n\n| 退出码 | 意思 |\n| --- | --- |\n"
        "| 0 | 没有错误（可以有提醒） |\n| 1 | 记录里有错误；加了 --strict 时，有提醒也算 |\n"
        "| 2 | 命令写得不对 |\n| 3 | 程序自己或者电脑出了问题 |\n"
    )
    return "\n".join([*parts, codes])


def _help_of(command: click.Command, name: str) -> str:
    shown = command.get_help(Context(command, info_name=name))
    return f"```text\n{shown.rstrip()}\n```\n"


def problems_page() -> str:
    """Return the page of every problem, grouped by stage, with a real case where there is one."""
    about = (
        "检查的时候，每个问题都写明在哪个文件、第几行、错在哪、怎么改。"
        "“错误”改好了才能发布，“提醒”不改也能发布。"
    )
    parts = [f"# 问题：每个编号是什么意思、怎么改\n\n{MADE}\n{about}\n"]
    stage = ""
    for code in problem_texts():
        if code[0] != stage:
            stage = code[0]
            parts.append(f"## {STAGES[stage]}（{stage}）\n")
        parts.append(_problem(code))
    return "\n".join(parts)


def _problem(code: str) -> str:
    text = problem_texts()[code]
    lines = [f"### {code} {text.title}\n", f"{SEVERITIES[text.severity]}。{_open(text.what)}\n"]
    if text.why:
        lines.append(f"为什么：{_open(text.why)}\n")
    lines.append(f"怎么改：{_open(text.mend)}\n")
    example = _raw_texts()[code].get("example")
    if example:
        lines.append(f"例如：{example}\n")
    told = next((_told(folder, code) for folder in sorted(BAD.glob(f"{code}_*"))), "")
    if told:
        lines.append(f"屏幕上是这样：\n\n```text\n{told}\n```\n")
    return "\n".join(lines)


def _told(village: Path, code: str) -> str:
    """Return the first telling of a problem in what a bad village prints."""
    told = (village / "expected.txt").read_text("utf-8").split("\n\n")
    return next(block for block in told if f" {code}  " in block.split("\n")[0])


def _raw_texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = {}
    for file in sorted(PROBLEMS.glob("*.toml")):
        texts |= tomllib.loads(file.read_text("utf-8"))
    return texts


def _open(text: str) -> str:
    """Return a text with its facts left open."""
    return text.format_map(_Open())


class _Open(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "……"


def glossary_page() -> str:
    """Return the glossary: English identifier, Chinese term, meaning; then all vocabularies."""
    rows = [f"| {name} | {term.key} | {term.help} |" for name, term in sorted(glossary().items())]
    parts = [
        f"# Glossary\n\n{MADE}\nOne English name stands for one Chinese key in every kind.\n",
        "| English | 中文 | 意思 |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n",
        "## Vocabularies\n",
    ]
    for name, words in sorted(vocabulary_words().items()):
        lines = [f"| {member} | {word} |" for member, word in words.items()]
        parts.append(
            f"### {name}\n\n| English | 中文 |\n| --- | --- |\n" + "\n".join(lines) + "\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    stale = [
        path
        for path, text in derived_pages().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    for path in stale:
        path.write_text(derived_pages()[path], "utf-8", newline="\n")
        print(path.relative_to(ROOT).as_posix())
    sys.exit(0)
