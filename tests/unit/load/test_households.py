"""The register's entries: who belongs together, and what cannot be told for sure."""

from pathlib import Path

from gongkai.load.files import scan
from gongkai.load.households import read_households
from gongkai.model.household import Household, Register

GROUPS = {"一组", "上坝"}


def read(root: Path, text: str | None) -> Register | None:
    (root / "content").mkdir()
    if text is not None:
        (root / "content" / "户册.yml").write_text(text, encoding="utf-8")
    return read_households(root, scan(root).sources, GROUPS.__contains__)


def test_an_entry_is_a_mapping_with_a_head(tmp_path: Path) -> None:
    text = (
        "户:\n"
        "  - {编号: h001, 户主: 石 小满, 组: 三组, 住址: 大石头坡}\n"
        "  - 户主: 艾力·买买提\n"
        "    成员: [钱明亮, {姓名: 孙水, 关系: 儿媳}, 艾力·买买提]\n"
    )
    assert read(tmp_path, text) == Register(
        (
            Household("三组", "石小满", number="h001"),
            Household("", "艾力·买买提", frozenset({"钱明亮", "孙水"})),
        )
    )


def test_entries_may_be_sorted_below_groups(tmp_path: Path) -> None:
    found = read(tmp_path, "上坝:\n  - 户主: 石小满\n别的:\n  - {户主: 钱明亮, 组: 一组}\n")
    assert found
    assert [one.group for one in found.households] == ["上坝", "一组"]


def test_names_outside_any_entry_are_kept_as_possible_namesakes(tmp_path: Path) -> None:
    found = read(tmp_path, "一组:\n  - {姓名: 石小满}\n  - 户主：周一一\n住址: 大石头坡\n")
    assert found == Register((), (("一组", "石小满"), ("一组", "周一一")))


def test_a_wide_colon_in_an_entry_hides_nobody(tmp_path: Path) -> None:
    text = "户:\n  - {户主：石小满, 组: 一组, 成员：钱明亮}\n  - {户主: 孙水, 组：一组}\n"
    assert read(tmp_path, text) == Register(
        (Household("一组", "石小满", frozenset({"钱明亮"})), Household("一组", "孙水"))
    )


def test_no_register_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, None) is None


def test_no_name_is_in_what_a_program_would_log(tmp_path: Path) -> None:
    found = read(tmp_path, "户:\n  - {户主: 石小满, 组: 一组, 成员: [钱明亮]}\n姓名: 孙水\n")
    assert found
    told = repr((found, found.households))
    assert not any(name in told for name in ("石小满", "钱明亮", "孙水"))
