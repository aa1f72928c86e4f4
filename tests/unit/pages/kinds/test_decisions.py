import pytest

from gongkai.model.blocks import OwnBlock, Presentation, TableBlock
from gongkai.model.face import project
from gongkai.model.kinds.registry import record_class
from gongkai.model.vocabulary import Face, Kind, Show
from gongkai.pages.kinds.bars import Bars
from gongkai.pages.present import presentation_of
from gongkai.render.environment import render
from tests.unit.pages.kinds.courses import PROPOSAL, VOTE


def present(kind: str, show: Show = Show.FULL, /, **fields: object) -> Presentation:
    common = {
        "编号": "cun-2026-01",
        "类型": kind,
        "标题": "一条记录",
        "公开事项": "四议两公开",
        "公开主体": "村委会",
        "公开范围": "全社会",
    }
    record = record_class(Kind.read(kind)).model_validate(common | fields)
    projection = project(record, Face.WEB, show)
    assert projection is not None
    return presentation_of(projection)


STEPS = [
    PROPOSAL,
    VOTE,
    {"名称": "决议公开", "日期": "2026-03-20"},
]


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK, Show.TOTALS])
def test_decision_tells_who_met_and_who_agreed(show: Show) -> None:
    told = present("民主决策", show, 议题="硬化三组道路", 步骤=STEPS)
    assert told.sentence == "硬化三组道路：村民代表会议应到 45 人，实到 41 人，39 人赞成。"
    assert told.highlights == (("实到", "41"), ("赞成", "39"))
    assert told.before == ()


def test_a_decision_not_yet_voted_tells_its_last_step() -> None:
    told = present("民主决策", 议题="硬化三组道路", 步骤=STEPS[:1])
    assert told.sentence == "硬化三组道路：走到第 1 步“村党组织提议”，2026年3月2日。"


def test_votes_by_household_say_so_and_an_unknown_attendance_is_left_out() -> None:
    step = {"名称": "二组会议", "日期": "2026-08-15", "计票单位": "户", "赞成": "51"}
    assert present("民主决策", 步骤=[step]).sentence == "二组会议，51 户赞成。"


OPINIONS = [
    {"意见": "早点停", "答复": "八点半停", "采纳": "采纳"},
    {"意见": "小声点", "答复": "转向", "采纳": "部分采纳"},
    {"意见": "装隔音墙", "答复": "钱不够", "采纳": "不采纳"},
]


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK])
def test_consultation_counts_people_and_opinions(show: Show) -> None:
    fields = {"议题": "广场舞", "协商形式": "议事会", "参加人": ["田春梅", "龙有才"]}
    told = present("民主协商", show, 意见和答复=OPINIONS, **fields)
    assert told.sentence == "广场舞：议事会，2 人参加，提出意见 3 条，采纳 2 条。"


def test_consultation_without_a_list_tells_the_number_given() -> None:
    told = present("民主协商", Show.TOTALS, 人数="23", 参加人=["田春梅"])
    assert told.sentence == "23 人参加。"


ELECTION = {
    "选举类型": "村委会",
    "选举日": "2026-03-28",
    "登记人数": "1168",
    "参加投票": "1043",
    "发出选票": "1043",
    "收回选票": "1041",
    "有效票": "1029",
}


def test_an_election_tells_turnout_and_names_few_winners() -> None:
    winners = [{"职务": "主任", "姓名": "周正明"}, {"职务": "委员", "姓名": "罗天贵"}]
    told = present("换届选举", Show.MASK, 当选=winners, **ELECTION)
    assert told.sentence == (
        "2026年3月28日投票，登记 1,168 人，1,043 人参加投票，选出主任周正明、委员罗天贵。"
    )
    many = present("换届选举", 当选=winners * 2, **ELECTION)
    assert many.sentence.endswith("，选出 4 人。")


def test_turnout_bars_name_their_base() -> None:
    (block,) = present("换届选举", **ELECTION).before
    assert isinstance(block, OwnBlock)
    bars = block.data
    assert isinstance(bars, Bars)
    assert 'value="98"' in render("blocks/bars.html", block=block)
    assert [(bar.label, bar.value, bar.fill) for bar in bars.bars] == [
        ("参加投票", "1,043 人，占 1,168 人的 89%", 89),
        ("收回选票", "1,041 张，占 1,043 张的 99%", 99),
        ("有效票", "1,029 张，占 1,041 张的 98%", 98),
    ]


def test_the_calendar_counts_from_the_voting_day() -> None:
    told = present(
        "换届选举",
        选举类型="村委会",
        选举日="2026-03-28",
        应选名额=[{"职务": "主任", "数量": "1"}, {"职务": "委员", "数量": "3"}],
        日程=[
            {"日期": "2026-03-08", "名称": "公布名单", "备注": "5 日内可申诉"},
            {"日期": "2026-03-28", "名称": "投票"},
            {"日期": "2026-04-05", "名称": "移交"},
        ],
    )
    assert told.sentence == "2026年3月28日投票，要选 4 人。"
    (table,) = told.after
    assert isinstance(table, TableBlock)
    assert [column.label for column in table.columns] == ["日期", "距选举日", "办什么", "备注"]
    assert [row[1] for row in table.rows] == ["前 20 天", "当天", "后 8 天"]


def test_appraisal_counts_grades_from_lines_or_totals() -> None:
    lines = [
        {"姓名": "周正明", "等次": "优秀"},
        {"姓名": "李桂芳", "等次": "优秀"},
        {"姓名": "罗天贵", "等次": "称职"},
    ]
    told = present("民主评议", 应到="45", 实到="42", 收回选票="42", 被评人=lines)
    assert told.sentence == "应到 45 人，实到 42 人，收回测评票 42 张，优秀 2 人，称职 1 人。"
    totals = present("民主评议", Show.TOTALS, 等次汇总=[{"等次": "合格", "人数": "33"}])
    assert (totals.sentence, totals.highlights) == ("合格 33 人。", (("被评（人）", "33"),))


def test_an_appraisal_of_one_names_the_grade() -> None:
    told = present("民主评议", Show.MASK, 被评人=[{"姓名": "周正明", "等次": "好"}])
    assert told.sentence == "周正明的等次是好。"


FINDINGS = [
    {"问题": "票据没签字", "完成日期": "2026-10-14"},
    {"问题": "考勤少记三天"},
]


def test_oversight_counts_its_findings() -> None:
    told = present(
        "监督审计",
        监督类型="专项监督",
        检查单位="村务监督委员会",
        票据数="96",
        票据金额="214630.50",
        未通过票据数="2",
        发现问题=FINDINGS,
    )
    assert told.sentence == (
        "村务监督委员会：专项监督，看了票据 96 张，金额 214,630.50 元，退回 2 张，"
        "发现问题 2 个，已经改好 1 个。"
    )


def test_oversight_says_plainly_that_nothing_is_mended_yet() -> None:
    told = present("监督审计", 监督类型="项目验收", 问题数="1", 已改数="0")
    assert told.sentence == "村委会：项目验收，发现问题 1 个，还没有改好。"


def test_oversight_with_totals_only_tells_the_numbers_given() -> None:
    told = present("监督审计", Show.TOTALS, 监督类型="上级核查", 问题数="0")
    assert told.sentence == "村委会：上级核查，没有发现问题。"
    assert present("监督审计", 监督类型="审计").sentence == "村委会：审计。"
