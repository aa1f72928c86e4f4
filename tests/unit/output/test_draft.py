"""A new record of any item says all that the rules know, and is refused until it is filled."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from gongkai.base.period import Period
from gongkai.load.rules import load_catalogue
from gongkai.model.duty import Duty, DutyState, PostingScope
from gongkai.model.kinds.registry import record_class
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Kind, Publisher, YesNo
from gongkai.output.draft import (
    BLANK,
    Draft,
    blanks_in,
    draft_folder,
    draft_text,
    free_id,
    write_draft,
)
from gongkai.validate.records import validate_part

CATALOGUE = load_catalogue(("national",))[0]
DAY = date(2026, 11, 20)
BOARD = {"编号": "g1", "位置": "村委会门口"}
SETTINGS = Settings.model_validate({"村名": "石桥村", "公开栏列表": [BOARD]})


def draft(item: str, period: str = "2026Q3") -> Draft:
    found = CATALOGUE.items[item]
    wanted = Period.parse(period) if period else None
    return Draft(f"a-{item}"[:40], found, found.publishers[0], wanted, DAY)


@pytest.mark.parametrize("item", sorted(CATALOGUE.items))
def test_a_draft_of_every_item_is_refused_for_its_blanks_alone(item: str) -> None:
    text = draft_text(draft(item), CATALOGUE, SETTINGS)
    raw = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    cls = record_class(Kind.read(raw["类型"]))
    record, problems = validate_part(cls, raw, "content/a.yml")
    assert record is None or problems
    assert {problem.code for problem in problems} == {"V109"}
    assert len(problems) == blanks_in(text) > 0
    assert max(map(len, text.splitlines())) < 400


def test_a_draft_of_a_group_names_it_and_hangs_on_its_board() -> None:
    rules = load_catalogue(("chongqing",))[0]
    boards = [BOARD, {"编号": "g2", "位置": "桥头", "组": "桥头"}]
    groups = [{"编号": "z2", "名称": "二组", "别名": ["桥头"]}]
    settings = SETTINGS.model_validate(
        {"村名": "石桥村", "公开栏列表": boards, "村民小组": groups}
    )
    found, period = rules.items["caiwu-shouzhi"], Period.parse("2026Q3")
    publisher = Publisher.VILLAGERS_GROUP
    one = Draft("cw-2026q3", found, publisher, period, DAY, group="z2")
    text = draft_text(one, rules, settings)
    for line in (
        "标题: 二组2026年第三季度村级财务收支",
        "公开主体: 村民小组",
        "涉及组: [二组]",
        "层级: 组级",
        "#   - {公开栏: g2, 起: 2026-11-20}",
    ):
        assert f"{line}\n" in text
    assert "办法》第三十二条第一款" in text
    assert free_id(found, period, DAY, (), "z2") == "cw-2026q3-z2-caiwu-shouzhi"


def test_what_the_rules_know_stands_in_it() -> None:
    found = CATALOGUE.items["caiwu-shouzhi"]
    period = Period.parse("2026Q3")
    duty = Duty(
        found.id, Publisher.COMMITTEE, period, PostingScope.ANY, DutyState.OPEN, date(2026, 12, 31)
    )
    one = Draft("cw-2026q3", found, Publisher.COMMITTEE, period, DAY, duty)
    text = draft_text(one, CATALOGUE, SETTINGS)
    assert "标题: 2026年第三季度村级财务收支\n" in text
    assert "# 期限：最迟 2026年12月31日贴上公开栏。\n" in text
    assert "《中华人民共和国村民委员会组织法》第三十五条第三款" in text
    assert "  - 主体: 村务监督委员会\n" in text
    assert "#   - {公开栏: g1, 起: 2026-11-20, 止: 2026-12-04}\n" in text
    assert "状态: 草稿\n" in text


def test_a_notice_has_its_days_and_a_party_record_its_approval() -> None:
    assert "公示期: 2026-11-20 至 2026-11-26\n" in draft_text(
        draft("jiuzhu-duixiang", ""), CATALOGUE, SETTINGS
    )
    assert "批准:\n  批准人: __\n" in draft_text(draft("zhuti-dangri"), CATALOGUE, SETTINGS)


def test_a_village_may_count_without_the_first_day() -> None:
    late = SETTINGS.model_copy(update={"counts_first_day": YesNo.NO})
    text = draft_text(draft("jiuzhu-duixiang", ""), CATALOGUE, late)
    assert "公示期: 2026-11-20 至 2026-11-27\n" in text


def test_an_id_is_never_used_twice() -> None:
    item, period = CATALOGUE.items["caiwu-shouzhi"], Period.parse("2026Q3")
    assert free_id(item, period, DAY, ()) == "cw-2026q3-caiwu-shouzhi"
    taken = {"CW-2026q3-caiwu-shouzhi", "cw-2026q3-caiwu-shouzhi-2"}
    assert free_id(item, period, DAY, taken) == "cw-2026q3-caiwu-shouzhi-3"
    assert free_id(item, None, DAY, ()) == "cw-2026-11-caiwu-shouzhi"
    span = Period.parse("2026-03-26 至 2026-06-25")
    assert free_id(item, span, DAY, ()) == "cw-2026-11-caiwu-shouzhi"


def test_it_lies_where_its_like_lie() -> None:
    item = CATALOGUE.items["caiwu-shouzhi"]
    same = ("caiwu-shouzhi", "caiwu", "content/财务/收支/a.yml")
    near = ("huinong-butie", "caiwu", "content/钱/补贴/b.yml")
    assert draft_folder(item, [same, near]) == "content/财务/收支"
    assert draft_folder(item, [near]) == "content/钱"
    assert draft_folder(item, [("x", "cunwu", "content/村务/c.yml")]) == "content/财务公开"


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.yml"
    assert write_draft(file, f"标题: {BLANK}\n")
    assert not write_draft(file, "x")
    assert file.read_text("utf-8") == f"标题: {BLANK}\n"
