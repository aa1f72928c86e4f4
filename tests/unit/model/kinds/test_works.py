from datetime import date

import pytest
from pydantic import ValidationError

from gongkai.base.money import Money
from gongkai.model.kinds.registry import record_class
from gongkai.model.kinds.works import Assets, Contract, ContractSide, Project, Tender
from gongkai.model.record import Record
from gongkai.model.vocabulary import Kind

KINDS = {"项目": Project, "交易招标": Tender, "合同": Contract, "资产资源": Assets}


def record(kind: str, **fields: object) -> Record:
    common = {
        "编号": "cun-2026-01",
        "类型": kind,
        "标题": "一条记录",
        "公开事项": "村级建设项目",
        "公开主体": "村委会",
        "公开范围": "全社会",
    }
    return record_class(Kind.read(kind)).model_validate(common | fields)


def codes(kind: str, **fields: object) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        record(kind, **fields)
    return [(fault["loc"], fault["type"]) for fault in caught.value.errors(include_input=False)]


@pytest.mark.parametrize("kind", KINDS)
def test_common_fields_alone_make_a_record(kind: str) -> None:
    assert isinstance(record(kind), KINDS[kind])


def test_project_is_read_in_full() -> None:
    project = record(
        "项目",
        内容="硬化道路",
        地点="三组",
        涉及村=["石桥村", "坪上村"],
        资金来源=[{"来源": "县衔接资金", "出资层级": "县级", "金额": "30万", "到位": "30万"}],
        控制价="392000",
        变更=[{"日期": "2026-07-12", "金额": "-5400", "原因": "少修一段"}],
        开工日期="2026-06-01",
        进度=[{"日期": "2026-08-08", "完成比例": "55", "摘要": "过半"}],
        拨付=[{"日期": "2026-06-05", "金额": "90000", "依据": "开工"}],
        验收={"日期": "2026-10-10", "人": ["何文清"], "结论": "合格"},
        来自招标="cun-2026-05-zhongbiao",
    )
    assert isinstance(project, Project)
    assert project.villages == ("石桥村", "坪上村")
    assert project.fund_sources[0].amount == Money(300_000_00)
    assert project.price_changes[0].amount == Money(-5_400_00)
    assert project.started_on == date(2026, 6, 1)
    assert project.progress[0].percent == 55
    assert project.acceptance is not None
    assert project.acceptance.conclusion == "合格"


def test_tender_holds_several_lots_and_a_winner_that_is_a_firm_or_a_person() -> None:
    tender = record(
        "交易招标",
        标的=[{"名称": "1号门面", "底价": "6000", "计价单位": "元/年"}, {"名称": "2号门面"}],
        中标结果=[
            {"名称": "1号门面", "中标单位": "某商行", "成交价": "6500"},
            {"名称": "2号门面", "中标人": "田茂生", "成交价": "5300"},
        ],
        第几次="2",
        前次="cun-2026-04-zhaobiao",
        交易方式="公开竞价",
    )
    assert isinstance(tender, Tender)
    assert [lot.name for lot in tender.lots] == ["1号门面", "2号门面"]
    assert [(r.winner_firm, r.winner) for r in tender.bid_results] == [
        ("某商行", ""),
        ("", "田茂生"),
    ]
    assert tender.previous_round == "cun-2026-04-zhaobiao"


def test_contract_keeps_a_payment_for_several_years_and_one_still_to_come() -> None:
    contract = record(
        "合同",
        收付方向="收入合同",
        期限="2026-01-01 至 2031-12-31",
        收付计划=[
            {"应付日": "2026-01-05", "所属年份": "2026—2028", "应收": "3万", "实收": "30000"},
            {"应付日": "2029-01-05", "应收": "31500"},
        ],
    )
    assert isinstance(contract, Contract)
    assert contract.contract_side is ContractSide.INCOME
    assert [plan.collected for plan in contract.payment_plan] == [Money(30_000_00), None]


def test_assets_keep_the_hedge_and_unit_of_each_line() -> None:
    assets = record(
        "资产资源",
        资产=[
            {"名称": "林地", "数量": "约300余亩"},
            {"名称": "水车", "年初": "2辆", "年末": "1辆"},
        ],
    )
    assert isinstance(assets, Assets)
    quantity = assets.assets[0].quantity
    assert quantity is not None
    assert (quantity.unit, quantity.is_exact) == ("亩", False)


def test_english_names_are_read_as_well() -> None:
    project = record("项目", builder="某工程队", total_investment="1000")
    assert isinstance(project, Project)
    assert (project.builder, project.total_investment) == ("某工程队", Money(1_000_00))


@pytest.mark.parametrize(
    ("kind", "fields", "where", "code"),
    [
        ("项目", {"总投资": "三十万"}, ("总投资",), "V201"),
        ("项目", {"进度": [{"日期": "2026-06-31", "完成比例": "5"}]}, ("进度", 0, "日期"), "V208"),
        ("项目", {"进度": [{"日期": "2026-06-30"}]}, ("进度", 0, "完成比例"), "missing"),
        ("项目", {"工期": "90天"}, ("工期",), "extra_forbidden"),
        ("交易招标", {"交易方式": "抽签"}, ("交易方式",), "V107"),
        ("交易招标", {"报名起止": "2026-09-07 至 2026-09-01"}, ("报名起止",), "V210"),
        ("合同", {"来自招标": "第一次招标"}, ("来自招标",), "V211"),
        ("合同", {"户数": "四十六"}, ("户数",), "V204"),
        ("资产资源", {"资产": [{"名称": "塘", "数量": "不少"}]}, ("资产", 0, "数量"), "V206"),
    ],
)
def test_a_wrong_value_is_named_by_its_code(
    kind: str, fields: dict[str, object], where: tuple[int | str, ...], code: str
) -> None:
    assert codes(kind, **fields) == [(where, code)]
