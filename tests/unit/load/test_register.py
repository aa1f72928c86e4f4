"""The register of households gives names to compare with, and its faults tell no word of it."""

from pathlib import Path

import pytest

from gongkai.load.files import scan
from gongkai.load.register import read_register


def read(root: Path, text: str) -> tuple[frozenset[str], list[tuple[str, int | None]]]:
    (root / "content").mkdir()
    (root / "content" / "户册.yml").write_text(text, encoding="utf-8")
    names, problems = read_register(root, scan(root).sources)
    assert not any(one.facts for one in problems)
    return names, [(one.code, one.where.line) for one in problems]


def test_names_stand_under_their_keys_at_any_depth(tmp_path: Path) -> None:
    text = (
        "户:\n"
        "  - {编号: h001, 户主: 石 小满, 组: 三组, 住址: 大石头坡}\n"
        "  - 户主: 艾力·买买提\n"
        "    成员: [钱明亮, {姓名: 孙水, 关系: 儿媳}]\n"
        "  - {户主: 王, 家庭成员: 李月、赵星}\n"
        "  - 户主：周一一\n"
        "  - {户主：郑二二, 组: 一组}\n"
        "  - {户主：冯三三，组：一组，成员：褚四四}\n"
    )
    names, faults = read(tmp_path, text)
    assert names == {
        "石小满",
        "艾力·买买提",
        "钱明亮",
        "孙水",
        "李月",
        "赵星",
        "周一一",
        "郑二二",
        "冯三三",
        "褚四四",
    }
    assert not faults


@pytest.mark.parametrize("text", ["户:\n  - {户主:石小满\n", "户主：石小满\n户: a\n"])
def test_a_register_that_cannot_be_read_stops_with_its_line_alone(
    tmp_path: Path, text: str
) -> None:
    names, faults = read(tmp_path, text)
    assert not names
    assert {code for code, _ in faults} == {"L201"}
    assert all(line for _, line in faults)


def test_a_village_without_a_register_knows_no_names(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert read_register(tmp_path, scan(tmp_path).sources) == (frozenset(), [])
