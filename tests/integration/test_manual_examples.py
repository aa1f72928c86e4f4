import re
from pathlib import Path

import pytest

from gongkai.load.files import scan
from gongkai.load.register import read_register
from gongkai.load.yaml_text import parse_yaml
from gongkai.model.kinds.registry import record_class
from gongkai.model.vocabulary import Kind
from tests.tools.repository import ROOT

FOLDER = ROOT / "docs" / "手册" / "记录"
PAGES = sorted(FOLDER.glob("*.md"))
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE_MARK = "<!-- 字段表 -->"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_example_of_a_kind_is_a_whole_record_of_it(page: Path) -> None:
    text = page.read_text("utf-8")
    (example,) = EXAMPLE.findall(text)
    data, problems = parse_yaml(example, page.name)
    assert problems == []
    assert data is not None
    kind = Kind.read(data["类型"])
    assert kind.value == page.stem
    record_class(kind).model_validate(data)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_says_its_kind_and_leaves_room_for_the_field_table(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.startswith(f"# {Kind(page.stem).label}\n")
    assert text.count(TABLE_MARK) == 1


def test_the_example_of_the_register_names_people(tmp_path: Path) -> None:
    (example,) = EXAMPLE.findall((FOLDER.parent / "户册.md").read_text("utf-8"))
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "户册.yml").write_text(example, "utf-8")
    names, problems = read_register(tmp_path, scan(tmp_path).sources)
    assert problems == []
    assert names == {"龙老三", "龙小妹", "阿依古丽·买买提", "孙有才", "万大妈"}
