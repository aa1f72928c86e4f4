import pytest

from gongkai.model.blocks import Block, OwnBlock, TableBlock
from gongkai.model.face import Projection, project
from gongkai.model.kinds.registry import record_class
from gongkai.model.vocabulary import Face, Kind, Show
from gongkai.pages.kinds.bars import Bars, StepLines, full, share_of
from gongkai.pages.present import presentation_of


def shown(kind: str, show: Show = Show.FULL, /, **fields: object) -> Projection:
    common = {
        "编号": "cun-2026-01",
        "类型": kind,
        "标题": "三组道路",
        "公开事项": "村级建设项目",
        "公开主体": "村委会",
        "公开范围": "全社会",
    }
    record = record_class(Kind.read(kind)).model_validate(common | fields)
    projection = project(record, Face.WEB, show)
    assert projection is not None
    return projection


def sentence(kind: str, show: Show = Show.FULL, /, **fields: object) -> str:
    return presentation_of(shown(kind, show, **fields)).sentence


def own(blocks: tuple[Block, ...], name: str) -> object:
    return next(b for b in blocks if isinstance(b, OwnBlock) and b.name == name).data


PROJECT = {
    "总投资": "396000",
    "合同价": "378600",
    "变更": [{"日期": "2026-07-12", "金额": "5400", "原因": "加涵管"}],
    "资金来源": [{"来源": "县里", "金额": "300000", "到位": "200000"}],
    "开工日期": "2026-06-01",
    "进度": [{"日期": "2026-06-30", "完成比例": "25"}, {"日期": "2026-08-08", "完成比例": "55"}],
    "拨付": [
        {"日期": "2026-06-05", "金额": "113580", "依据": "开工"},
        {"日期": "2026-08-10", "金额": "151440", "依据": "进度单"},
    ],
}


def test_project_tells_funds_progress_and_payments() -> None:
    assert sentence("项目", **PROJECT) == (
        "总投资 396,000.00 元，到位 200,000.00 元，工程完成 55%，已付 265,020.00 元。"
    )


def test_a_finished_project_tells_audited_price_and_acceptance() -> None:
    fields = {"审定价": "382150", "验收日期": "2026-10-10"}
    told = sentence("项目", 总投资="396000", 验收={"日期": "2026-10-10", "结论": "合格"}, **fields)
    assert told == "总投资 396,000.00 元，审定价 382,150.00 元，2026年10月10日验收：合格。"


def test_a_project_without_an_exact_sum_tells_its_key_figures() -> None:
    figures = [{"名称": "投入", "数值": "200余万元"}, {"名称": "设施", "数值": "10座"}]
    assert sentence("项目", 要点=figures) == "投入200余万元，设施10座。"


@pytest.mark.parametrize("kind", ["项目", "交易招标", "合同", "资产资源"])
def test_a_bare_record_falls_back_to_the_plain_sentence(kind: str) -> None:
    assert sentence(kind) == "村委会公开：三组道路。"


def test_project_bars_measure_against_the_changed_contract_price() -> None:
    bars = own(presentation_of(shown("项目", **PROJECT)).before, "money")
    assert isinstance(bars, Bars)
    assert [(bar.label, bar.value, bar.fill) for bar in bars.bars] == [
        ("工程进度", "2026年8月8日完成 55%", 55),
        ("资金到位", "200,000.00 元，占 396,000.00 元的 50%", 50),
        ("已经付出", "265,020.00 元，占 384,000.00 元的 69%", 69),
    ]


def test_stages_to_come_stand_open_and_untold_stages_behind_are_left_out() -> None:
    data = own(presentation_of(shown("项目", **PROJECT)).before, "milestones")
    assert isinstance(data, StepLines)
    assert data.is_short
    assert [(step.name, step.day, step.notes) for step in data.steps] == [
        ("开工", "2026-06-01", ()),
        ("完工", "", ("还没到",)),
        ("验收", "", ("还没到",)),
        ("审计", "", ("还没到",)),
    ]


@pytest.mark.parametrize(
    ("finished", "is_open"), [({}, True), ({"完工日期": "2026-10-02"}, False)]
)
def test_a_planned_day_is_no_step_taken_before_the_work_is_done(
    finished: dict[str, str], *, is_open: bool
) -> None:
    own_fields = PROJECT | {"计划完工日期": "2026-09-30"} | finished
    data = own(presentation_of(shown("项目", **own_fields)).before, "milestones")
    assert isinstance(data, StepLines)
    (planned,) = [step for step in data.steps if step.day == "2026-09-30"]
    assert planned.is_open is is_open


def test_payments_show_the_sum_paid_so_far() -> None:
    table, _ = presentation_of(shown("项目", **PROJECT)).after
    assert isinstance(table, TableBlock)
    assert [column.label for column in table.columns] == ["日期", "金额", "依据", "累计"]
    assert [row[-1] for row in table.rows] == ["113,580.00", "265,020.00"]
    assert table.total == ("合计", "265,020.00", "", "")


RESULT = {"名称": "河湾塘", "中标人": "田茂生", "成交价": "15000", "计价单位": "元/年"}


def test_tender_names_the_winner_as_the_face_allows() -> None:
    assert (
        sentence("交易招标", 中标结果=[RESULT]) == "河湾塘由田茂生中标，成交价 15,000.00 元/年。"
    )
    masked = sentence("交易招标", Show.MASK, 中标结果=[RESULT])
    assert masked == "河湾塘由田**中标，成交价 15,000.00 元/年。"
    assert sentence("交易招标", Show.TOTALS, 中标结果=[RESULT]) == "1 个标的成交。"


def test_tender_names_a_firm_and_counts_several_lots() -> None:
    firm = {"名称": "道路", "中标单位": "兴达工程队", "成交价": "378600"}
    told = sentence("交易招标", 第几次="2", 中标结果=[firm])
    assert told == "第 2 次招标，道路由兴达工程队中标，成交价 378,600.00 元。"
    assert sentence("交易招标", 中标结果=[firm, RESULT]) == "2 个标的成交。"


def test_a_failed_tender_tells_why() -> None:
    assert sentence("交易招标", 第几次="1", 流标原因="只有 2 家") == "没有成交，原因是只有 2 家。"


def test_an_open_tender_tells_until_when_to_apply() -> None:
    told = sentence(
        "交易招标",
        标的=[{"名称": "1号门面"}],
        报名起止="2026-11-12 至 2026-11-26",
        开标日期="2026-11-28",
    )
    assert told == (
        "标的是1号门面，报名时间是2026年11月12日至2026年11月26日，2026年11月28日开标。"
    )


CONTRACT = {
    "收付方向": "收入合同",
    "甲方": "合作社",
    "乙方个人": "龙国安",
    "户数": "11",
    "期限": "2026-05-01 至 2029-04-30",
    "收付计划": [
        {"应付日": "2026-04-10", "应收": "30000", "实收": "30000"},
        {"应付日": "2027-04-10", "应收": "16200"},
    ],
}


def test_contract_tells_parties_term_and_payments() -> None:
    told = sentence("合同", Show.MASK, **CONTRACT)
    assert told == (
        "合作社和龙**签的合同，涉及 11 户，期限2026年5月1日至2029年4月30日，"
        "约定收 46,200.00 元，已收 30,000.00 元。"
    )
    bars = own(presentation_of(shown("合同", **CONTRACT)).before, "paid")
    assert isinstance(bars, Bars)
    assert [(bar.label, bar.fill) for bar in bars.bars] == [("已经收到", 64)]


def test_contract_that_hides_the_other_party_names_its_own_side_only() -> None:
    told = sentence("合同", Show.TOTALS, 甲方="合作社", 乙方个人="龙国安", 金额="5000")
    assert told == "合作社签的合同，金额 5,000.00 元。"


def test_a_contract_whose_payments_are_not_told_claims_none() -> None:
    plan = [{"应付日": "2027-04-10", "应收": "16200"}]
    told = presentation_of(shown("合同", 收付方向="支出合同", 甲方="村委会", 收付计划=plan))
    assert (told.sentence, told.before) == ("村委会签的合同。", ())


def test_assets_are_counted_and_summed_even_where_rows_are_withheld() -> None:
    rows = [
        {"名称": "门面", "资产原值": "168000", "承租人": "田茂生"},
        {"名称": "清运车", "资产原值": "46000"},
    ]
    told = "截至2025年12月31日，一共 2 项，原值合计 214,000.00 元。"
    assert sentence("资产资源", 清点日期="2025-12-31", 资产=rows) == told
    assert sentence("资产资源", Show.TOTALS, 清点日期="2025-12-31", 资产=rows) == told
    assert sentence("资产资源", 项数="8") == "一共 8 项。"


def test_a_share_is_full_only_where_nothing_is_missing() -> None:
    assert (share_of(1041, 1043), share_of(5, 5), share_of(3, 0)) == (99, 100, None)
    assert (full(130), full(-5), full(40)) == (100, 0, 40)
