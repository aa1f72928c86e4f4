from typing import Any

from gongkai.model.blocks import OwnBlock, Presentation
from gongkai.model.vocabulary import Show
from gongkai.pages.kinds.bars import Bars
from gongkai.pages.kinds.honours import HonourCards, honours_of
from gongkai.pages.present import presentation_of
from gongkai.render.environment import render
from tests.tools.money_records import projected, record_of

RESULTS = [
    {"家庭编号": "jt-03", "组": "三组", "星级": "5", "事由": "干净", "奖励": "流动红旗"},
    {"家庭编号": "jt-08", "组": "二组", "等次": "最美庭院", "星级": "4"},
    {"组": "二组", "姓名": "唐有福", "金额": "200"},
    {"受表彰": "第二党支部", "奖励": "奖牌", "金额": "300"},
]
RED = [{"家庭编号": "jt-03", "奖励": "流动红旗"}, {"姓名": "唐有福"}]
RANKING = [{"名次": "1", "评比对象": "三组"}, {"名次": "2", "评比对象": "二组"}]


def present(kind: str, show: Show = Show.FULL, /, **own: Any) -> Presentation:
    return presentation_of(projected(record_of(kind, **own), show))


def test_an_award_counts_families_people_and_units() -> None:
    told = "最美人家：评上 2 个家庭、1 人，表彰 1 个单位或个人，奖金合计 500.00 元。"
    own: dict[str, Any] = {"评选名称": "最美人家", "评选结果": RESULTS}
    assert present("评选表彰", **own).sentence == told
    assert present("评选表彰", Show.MASK, **own).sentence == told
    assert present("评选表彰", Show.TOTALS, **own).sentence == "最美人家：共评上 4 个。"


def test_an_award_without_names_counts_its_grades() -> None:
    grades = [{"等次": "五星", "个数": "92"}, {"等次": "四星", "个数": "240"}]
    told = present("评选表彰", 评选名称="评星定级", 等次合计=grades).sentence
    assert told == "评星定级：共评上 332 个。"
    assert present("评选表彰", 评选名称="评星定级").sentence == "村委会公开：九月的事。"


def test_an_award_shows_cards_with_stars_and_family_links() -> None:
    presentation = present("评选表彰", Show.MASK, 评选名称="最美人家", 评选结果=RESULTS)
    (block,) = presentation.before
    assert isinstance(block, OwnBlock)
    data = block.data
    assert isinstance(data, HonourCards)
    assert [card.name for card in data.cards] == [
        "\ue006jt-03\ue006",
        "\ue006jt-08\ue006",
        "唐**",
        "第二党支部",
    ]
    assert [card.stars for card in data.cards] == [5, 4, 0, 0]
    assert data.cards[3].reward == "奖牌、300.00 元"
    html = render("blocks/honour_cards.html", block=block)
    assert '<p class="gk-stars" role="img" aria-label="5 星">★★★★★</p>' in html
    assert html.count("gk-stars") == 2


def test_honours_go_to_families_by_record_never_by_name() -> None:
    own: dict[str, Any] = {"评选名称": "最美人家", "日期": "2026-09-28", "评选结果": RESULTS}
    assert present("评选表彰", **own).honours == (
        ("jt-03", "最美人家", "5 星", "2026-09-28"),
        ("jt-08", "最美人家", "最美庭院", "2026-09-28"),
    )
    assert present("评选表彰", Show.TOTALS, **own).honours == ()


def test_an_award_without_a_day_takes_the_end_of_its_period() -> None:
    assert present("评选表彰", 评选名称="甲", 评选结果=RESULTS[:1]).honours == (
        ("jt-03", "甲", "5 星", "2026-09-30"),
    )


def test_other_kinds_give_no_honours() -> None:
    assert honours_of(projected(record_of("积分"))) == ()


def test_a_family_tells_place_size_flags_and_motto() -> None:
    told = present(
        "家庭风采",
        家庭="吴秀英家",
        组="三组",
        人数="5",
        家风家训="有话当面说",
        流动红旗=["2026-05", "2026-09"],
    ).sentence
    assert told == "吴秀英家：住在三组，一家 5 口，得过 2 次流动红旗，家风是“有话当面说”。"
    assert present("家庭风采", 家庭="吴秀英家").sentence == "村委会公开：九月的事。"


def test_points_tell_earned_redeemed_and_left() -> None:
    presentation = present(
        "积分", 积分办法="振风超市", 户数="186", 期初="4180", 得分="1560", 兑分="1435", 期末="4305"
    )
    assert presentation.sentence == (
        "振风超市：186 户参加，得了 1,560 分，兑换用去 1,435 分，还剩 4,305 分。"
    )
    (block,) = presentation.before
    assert isinstance(block, OwnBlock)
    data = block.data
    assert isinstance(data, Bars)
    (bar,) = data.bars
    assert (bar.value, bar.fill) == ("5,740 分里兑了 1,435 分，占 25%", 25)


def test_points_add_up_households_only_when_all_are_known() -> None:
    rows = [{"姓名": "甲", "得分": "10", "期末": "4"}, {"姓名": "乙", "得分": "20"}]
    assert present("积分", 积分余额=rows).sentence == "得了 30 分。"
    assert present("积分", Show.TOTALS, 积分余额=rows).sentence == "村委会公开：九月的事。"


def test_an_inspection_tells_first_place_problems_and_red_list() -> None:
    own: dict[str, Any] = {
        "检查单位": "检查组",
        "日期": "2026-09-25",
        "评比结果": RANKING,
        "问题数": "6",
        "已改数": "5",
        "红榜": RED,
    }
    told = (
        "检查组：2026年9月25日检查，评比 2 个，第一名是三组，"
        "发现问题 6 个，已改 5 个，2 个上红榜。"
    )
    for show in (Show.FULL, Show.MASK, Show.TOTALS):
        assert present("检查评比", show, **own).sentence == told
    presentation = present("检查评比", **own)
    assert presentation.honours == (("jt-03", "红榜", "", "2026-09-25"),)
    assert [block.name for block in presentation.before] == ["red_list"]
    assert present("检查评比", Show.TOTALS, **own).before == ()


def test_a_card_says_that_its_honour_was_taken_back() -> None:
    taken = [{"日期": "2026-10-01", "家庭编号": "jt-08", "原因": "垃圾倒在沟里"}]
    (block,) = present("评选表彰", 评选名称="最美人家", 评选结果=RESULTS, 撤销=taken).before
    assert isinstance(block, OwnBlock)
    data = block.data
    assert isinstance(data, HonourCards)
    told = "这个荣誉2026年10月1日撤销了"
    assert [card.revoked for card in data.cards] == ["", told, "", ""]
    assert render("blocks/honour_cards.html", block=block).count(told) == 1
