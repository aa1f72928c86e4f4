"""The manual says what the program does: derived pages are fresh, commands and links exist."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from gongkai.base.problem_catalogue import problem_texts
from gongkai.checking import check
from gongkai.cli import commands
from gongkai.load.yaml_text import parse_yaml
from gongkai.output.starter import copy_starter
from gongkai.report.write import write_problems
from tests.tools.generate_docs import KINDS, MANUAL, derived_pages
from tests.tools.repository import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
GUIDE = MANUAL / "第一条记录十分钟.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[`\s])gongkai (?P<rest>[a-z-][^`\n]*)", re.MULTILINE)
MAKE = re.compile(r"(?:^|`)make (?P<target>[a-z-]+)", re.MULTILINE)
LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")

named = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def test_derived_pages_are_fresh() -> None:
    stale = [
        path.relative_to(ROOT).as_posix()
        for path, text in derived_pages().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    assert stale == [], "run `make docs`"


def test_every_problem_has_its_place_in_the_manual() -> None:
    text = (MANUAL / "问题.md").read_text("utf-8")
    assert re.findall(r"^### ([A-Z]\d{3}) ", text, re.MULTILINE) == list(problem_texts())
    assert not re.search(r"\{[a-z]+\}", text)


@named
def test_commands_exist(page: Path) -> None:
    for command, options in commands_in(page.read_text("utf-8")):
        known = commands if command is None else commands.commands.get(command)
        assert known is not None, command
        names = {name for param in known.params for name in param.opts} | {"--help"}
        assert options <= names, (command, options)


@named
def test_make_targets_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for found in MAKE.finditer(page.read_text("utf-8")):
        assert re.search(rf"^{found['target']}:", makefile, re.MULTILINE), found[0]


@named
def test_links_lead_somewhere(page: Path) -> None:
    for found in LINK.finditer(page.read_text("utf-8")):
        target = unquote(found["to"]).partition("#")[0]
        if target and "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", sorted(KINDS.glob("*.md")), ids=lambda page: page.stem)
def test_yaml_examples_can_be_read(page: Path) -> None:
    examples = [
        text for language, text in BLOCK.findall(page.read_text("utf-8")) if language == "yaml"
    ]
    assert examples
    for example in examples:
        assert parse_yaml(example, page.name)[1] == []


def test_the_guide_shows_what_happens(tmp_path: Path) -> None:
    blocks = BLOCK.findall(GUIDE.read_text("utf-8"))
    (notice,) = (text for language, text in blocks if language == "markdown")
    (shown,) = (text for _, text in blocks if "错误 R202" in text)
    copy_starter(tmp_path)
    file = tmp_path / "content" / "村务" / "停水通知.md"
    file.write_text(notice, "utf-8")
    assert console(tmp_path) == f"{shown}\n共 1 个错误；改好错误后再发布。\n"
    mended = re.search(r"`(公开事项: .+)`", GUIDE.read_text("utf-8"))
    assert mended
    file.write_text(notice.replace("公开事项: 饮水安全工程", mended[1]), "utf-8")
    assert console(tmp_path) == "没有问题。\n"


def console(root: Path) -> str:
    out = io.StringIO()
    write_problems(check(root, date(2026, 11, 22), jobs=1).problems, "text", out)
    return out.getvalue()


def commands_in(text: str) -> Iterator[tuple[str | None, set[str]]]:
    """Yield each command that a page names, None for the program itself, with its options."""
    for found in COMMAND.finditer(text):
        first = re.split("[^a-z-]", found["rest"])[0]
        options = set(re.findall(r"(?<!\S)--[a-z][a-z-]*", found["rest"]))
        yield (None if first.startswith("-") else first), options


def test_every_command_is_in_the_manual() -> None:
    text = (MANUAL / "命令.md").read_text("utf-8")
    for name, command in commands.commands.items():
        assert f"## gongkai {name}\n" in text
        assert isinstance(command, click.Command)
        for param in command.params:
            if isinstance(param, click.Option):
                assert param.opts[0] in text
