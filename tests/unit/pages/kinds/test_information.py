import pytest

from gongkai.model.blocks import OwnBlock
from gongkai.model.face import Projection, project
from gongkai.model.kinds.registry import record_class
from gongkai.model.vocabulary import Face, Kind, Show
from gongkai.pages.kinds.information import Grid, GridRow
from gongkai.pages.kinds.rules import AffairCard, Affairs, StepOfAffair
from gongkai.pages.present import presentation_of


def shown(kind: str, **fields: object) -> Projection:
    common = {
        "编号": "cun-2026-01",
        "类型": kind,
        "标题": "一条记录",
        "公开事项": "村规民约",
        "公开主体": "村委会",
        "公开范围": "全社会",
    }
    record = record_class(Kind.read(kind)).model_validate(common | fields)
    projection = project(record, Face.WEB, Show.FULL)
    assert projection is not None
    return projection


def sentence(kind: str, **fields: object) -> str:
    return presentation_of(shown(kind, **fields)).sentence


@pytest.mark.parametrize("kind", ["公告公示", "会议活动", "计划安排", "制度规约"])
def test_a_bare_record_falls_back_to_the_plain_sentence(kind: str) -> None:
    assert sentence(kind) == "村委会公开：一条记录。"


def test_notice_tells_its_first_figures_and_until_when_to_object() -> None:
    figures = [{"名称": f"第{n}项", "数值": f"{n}户"} for n in range(1, 5)]
    told = sentence("公告公示", 要点=figures, 公示期="2026-11-16 至 2026-11-30")
    assert told == "第1项 1户，第2项 2户，第3项 3户，有意见请在 2026年11月30日以前提出。"


def test_activity_tells_when_where_and_who_came() -> None:
    fields = {"日期": "2026-11-05", "地点": "院坝", "参加人数": "1039"}
    agenda = [{"议题": "水费"}, {"议题": "护栏"}]
    assert sentence("会议活动", **fields, 议程=agenda) == (
        "2026年11月5日，地点在院坝，1,039 人参加，议了 2 件事。"
    )
    assert sentence("会议活动", 时间="9月", 应到="47", 参加人数="39") == (
        "9月，应到 47 人，实到 39 人。"
    )


def test_schedule_adds_up_places_and_lays_out_the_timetable() -> None:
    lines = [{"内容": "剪枝", "名额": "30"}, {"内容": "防疫", "名额": "60"}]
    told = sentence("计划安排", 执行时间="2026年冬季", 安排=lines)
    assert told == "2026年冬季：共 2 项安排，一共 90 个名额。"
    cells = [
        {"哪天": "周一", "时段": "上午", "内容": "周正明"},
        {"哪天": "周二", "时段": "上午", "内容": "李桂芳", "地点": "村委会"},
        {"哪天": "周二", "时段": "下午", "内容": "陈秀兰"},
        {"哪天": "周二", "时段": "下午", "内容": "罗天贵"},
    ]
    (block,) = presentation_of(shown("计划安排", 时间表=cells)).before
    assert isinstance(block, OwnBlock)
    assert block.data == Grid(
        heads=("周一", "周二"),
        rows=(
            GridRow("上午", (("周正明",), ("李桂芳，村委会",))),
            GridRow("下午", ((), ("陈秀兰", "罗天贵"))),
        ),
    )


def test_rules_tell_since_when_and_how_affairs_are_done() -> None:
    affair = {
        "名称": "开证明",
        "材料": ["身份证", "户口簿"],
        "公务电话": "0870-555-0136",
        "流程": [{"名称": "登记", "谁来办": "值班干部", "办理时限": "当场"}],
    }
    found = presentation_of(
        shown(
            "制度规约",
            通过会议="村民代表会议",
            通过日期="2026-02-25",
            施行日期="2026-03-01",
            办理事项=[affair],
        )
    )
    assert found.sentence == (
        "2026年2月25日村民代表会议通过，2026年3月1日起施行，写明 1 件事怎样办。"
    )
    (block,) = found.before
    assert isinstance(block, OwnBlock)
    assert block.data == Affairs(
        (
            AffairCard(
                name="开证明",
                facts=(("带什么", "身份证、户口簿"),),
                phone="0870-555-0136",
                href="tel:08705550136",
                steps=(StepOfAffair("登记", "值班干部，当场"),),
            ),
        )
    )
    assert sentence("制度规约", 通过会议="村民会议") == "村民会议通过。"
