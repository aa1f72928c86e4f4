"""A page shows why its sums hold, and says so where they cannot be judged."""

from typing import Any

import pytest

from gongkai.model.vocabulary import Show
from gongkai.pages.kinds.proofs import proof_blocks
from gongkai.pages.present import presentation_of
from tests.tools.money_records import projected, record_of

ACCOUNT = {"账户": "基本户", "期初": "1000", "收": "500", "支": "300", "期末": "1200"}
LINES = [{"摘要": "拨来", "收": "500"}, {"摘要": "电费", "支": "300"}]
PEOPLE = [{"组": "一组", "姓名": f"石{n}", "金额": "280"} for n in range(12)]
POINTS: dict[str, Any] = {"期初": "20", "得分": "15", "兑分": "5", "期末": "30"}


def proof(kind: str, show: Show = Show.FULL, **own: Any) -> list[tuple[str, str]]:
    blocks = proof_blocks(projected(record_of(kind, **own), show))
    return [(fact.label, fact.value) for block in blocks for fact in block.facts]


def test_books_show_each_account_and_the_lines() -> None:
    assert proof("收支明细", 账户结余=[ACCOUNT], 明细=LINES) == [
        ("基本户", "期初 1,000.00 + 收 500.00 − 支 300.00 = 期末 1,200.00 ✓ 对得上"),
        ("明细 2 笔", "收 500.00、支 300.00，和各账户相加的一样 ✓ 对得上"),
    ]


def test_books_that_are_not_whole_say_so() -> None:
    unknown = {key: value for key, value in ACCOUNT.items() if key != "期初"}
    assert proof("收支明细", 账户结余=[unknown], 明细=LINES, 完整性="部分") == [
        ("基本户", "期初不详，不能核对"),
        ("明细 2 笔", "只列了一部分，不能核对合计"),
    ]


def test_nothing_is_said_to_hold_that_does_not() -> None:
    wrong = ACCOUNT | {"期末": "1201"}
    assert proof("收支明细", 账户结余=[wrong], 明细=LINES[:1]) == []
    assert proof("资金发放", 资金名称="补贴", 对象=PEOPLE, 合计="1") == []


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK, Show.TOTALS])
def test_a_list_proves_its_total_whether_or_not_names_show(show: Show) -> None:
    told = proof("资金发放", show, 资金名称="补贴", 对象=PEOPLE, 合计="3360")
    assert told == [("名单 12 行", "相加 3,360.00 = 合计 3,360.00 ✓ 对得上")]


def test_classes_prove_the_total() -> None:
    classes = [{"名称": "护林", "金额": "700"}, {"名称": "保洁", "金额": "300"}]
    told = proof("资金发放", 资金名称="工资", 分类=classes, 合计="1000")
    assert told == [("2 类", "相加 1,000.00 = 合计 1,000.00 ✓ 对得上")]
    assert proof("资金发放", 资金名称="工资", 分类=classes, 合计="1000", 完整性="部分") == []


def test_a_list_cut_off_proves_nothing() -> None:
    told = proof("资金发放", 资金名称="补贴", 对象=PEOPLE, 合计="9000", 完整性="部分")
    assert told == [("名单", "只列了一部分，不能核对合计")]


def test_shares_and_fees_show_what_is_left() -> None:
    told = proof("收益分配", 可分配="100.50", 合计="100", 余数="0.50")
    assert told == [("可分配", "合计 100.00 + 余数 0.50 = 可分配 100.50 ✓ 对得上")]
    assert proof("收益分配", 合计="100") == []
    fee: dict[str, Any] = {
        "收费项目": "水费",
        "应收": "100",
        "减免": "10",
        "实收": "60",
        "未收": "30",
    }
    assert proof("收费筹资", **fee) == [
        ("水费", "应收 100.00 − 减免 10.00 − 实收 60.00 = 未收 30.00 ✓ 对得上")
    ]
    assert proof("收费筹资", 收费项目="水费", 应收="90", 实收="60", 未收="30") == [
        ("水费", "应收 90.00 − 实收 60.00 = 未收 30.00 ✓ 对得上")
    ]
    assert proof("收费筹资", 收费项目="水费", 实收="60") == []


def test_goods_and_points_are_proved_by_kind() -> None:
    line = {"品名": "棉被", "计量单位": "床", "入库": "40", "发出": "31", "结存": "9"}
    assert proof("物资", 收发存=[line, line | {"上期结存": "6", "结存": "15"}]) == [
        ("棉被（床）", "入库 40 − 发出 31 = 结存 9 ✓ 对得上"),
        ("棉被（床）", "上期结存 6 + 入库 40 − 发出 31 = 结存 15 ✓ 对得上"),
    ]
    assert proof("积分", **POINTS) == [("积分", "期初 20 + 得分 15 − 兑分 5 = 期末 30 ✓ 对得上")]
    assert proof("积分", 得分="15") == []


def test_the_proof_stands_below_everything_else_of_the_page() -> None:
    record = record_of("收支明细", 账户结余=[ACCOUNT], 明细=LINES)
    assert presentation_of(projected(record)).after[-1].name == "proof"
    assert proof("公告公示") == []


def test_a_work_shows_payments_within_the_price_and_acceptance_first() -> None:
    rows = [{"日期": "2026-07-01", "金额": "300"}, {"日期": "2026-09-20", "金额": "600"}]
    own: dict[str, Any] = {"合同价": "1000", "验收日期": "2026-09-10", "拨付": rows}
    assert proof("项目", **own) == [
        ("拨付 2 笔", "相加 900.00，没有超过合同价 1,000.00 ✓ 对得上"),
        ("先验收，后付清", "2026年9月10日 验收以前付了 300.00，价款 1,000.00，没有付清 ✓"),
    ]
    later = proof("项目", **own | {"拨付": rows[1:], "审定价": "600"})
    assert later[-1] == ("先验收，后付清", "2026年9月10日 验收以后才付款 ✓")


def test_a_work_without_a_price_or_paid_too_much_or_too_soon_proves_nothing() -> None:
    rows = [{"日期": "2026-07-01", "金额": "1100"}]
    assert proof("项目", 拨付=rows) == []
    assert proof("项目", 合同价="1000", 拨付=rows) == []
    assert proof("项目", 合同价="1000", 拨付=rows, 验收日期="2026-09-10") == []


def test_workdays_and_deposits_show_their_sums() -> None:
    days = {"以资代劳": "22", "折价": "80", "折价金额": "1760"}
    levy: dict[str, Any] = {"收费项目": "出工", "实收": "0"}
    assert proof("收费筹资", **levy, 工日=days) == [
        ("以资代劳", "22 工日 × 80.00 = 1,760.00 ✓ 对得上")
    ]
    assert proof("收费筹资", **levy, 工日=days | {"折价金额": "1761"}) == []
    moves = {"收到": "28000", "已退": "21000", "转抵": "0", "未退": "7000"}
    whole = "已退 21,000.00 + 未退 7,000.00 = 收到 28,000.00 ✓ 对得上"
    for kind in ("交易招标", "合同"):
        assert proof(kind, 保证金收退=moves) == [("保证金", whole)]
        assert proof(kind, 保证金收退=moves | {"未退": "1"}) == []
        assert proof(kind, 保证金收退={"收到": "1"}) == []
        assert proof(kind) == []
    assert proof("收费筹资", **levy, 工日={"应出": "2"}) == []
    assert proof("收费筹资", **levy, 工日={"以资代劳": "2"}) == []


def test_a_fund_shows_what_arrived_was_paid_and_is_left() -> None:
    own: dict[str, Any] = {"资金名称": "奖补", "合计": "540", "结余": "60"}
    source = {"来源": "县", "金额": "600", "到位": "600"}
    assert proof("资金发放", **own, 资金来源=[source]) == [
        ("奖补", "到位 600.00 − 合计 540.00 = 结余 60.00 ✓ 对得上")
    ]
    assert proof("资金发放", **own | {"结余": "61"}, 资金来源=[source]) == []
    assert proof("资金发放", **own, 资金来源=[source, {"来源": "村", "金额": "1"}]) == []
    assert proof("资金发放", **own) == []


HEDGED = "有约数（约3户），没有算进精确的合计"


def test_parts_that_fill_a_figure_are_shown_and_hedged_ones_are_left_out() -> None:
    parts = [{"名称": "新建", "数值": "59户"}, {"名称": "改建", "数值": "34户"}]
    one = {"名称": "改厕", "数值": "93户", "互斥": "是", "其中项": parts}
    assert proof("情况数据", 数据=[one]) == [("改厕", "新建 59户 + 改建 34户 = 93户 ✓ 对得上")]
    rough = [parts[0], {"名称": "改建", "数值": "约3户"}]
    assert proof("情况数据", 数据=[one | {"其中项": rough}]) == [("改厕", HEDGED)]
    assert proof("情况数据", 数据=[one | {"互斥": "否"}]) == []
    assert proof("情况数据", 数据=[one | {"数值": "94户"}]) == []


def test_hedged_cells_assets_goods_and_shares_carry_a_note() -> None:
    columns = [{"名称": "hu", "标题": "户数", "列类型": "数值", "隐私": "公开", "要合计": "是"}]
    told = proof("自定义表", 列=columns, 行=[["3户"], ["约3户"]])
    assert told == [("户数", HEDGED)]
    land = {"名称": "林地", "年初": "约3户", "年末": "3户"}
    assert proof("资产资源", 资产=[land, {"名称": "房", "数量": "约3户"}]) == [("林地", HEDGED)]
    handouts = [{"品名": "米", "数量": "约3户"}]
    assert proof("物资", 发放=handouts) == [("发放", HEDGED)]
    shares = [{"类别": "人口股", "份数": "约3户"}]
    assert proof("收益分配", 份额=shares, 合计="1") == [("人口股", HEDGED)]


def test_lines_outside_the_totals_are_told_beside_the_proof() -> None:
    passed = {"摘要": "代收", "收": "7", "行类型": "代收代付"}
    red = {"摘要": "冲上年", "支": "-5", "行类型": "红字冲销", "科目": "办公费"}
    told = proof("收支明细", 账户结余=[ACCOUNT], 明细=[*LINES, passed, red])
    assert told[-1] == (
        "其中 2 笔不算收支",
        "收 7.00、支 -5.00：内部转账、代收代付、冲以前的账，不算村里的收入和支出",
    )


def test_an_opening_that_nobody_knows_is_told_as_unknown() -> None:
    told = proof("收支明细", 账户结余=[ACCOUNT | {"期初": "不详"}])
    assert told == [("基本户", "期初不详，不能核对")]
