"""What arrived for one purpose is used for it or still there; unknown sums are not judged."""

from typing import Any

import pytest

from gongkai.check.special_funds import check_fund_overdrawn, check_used_and_left
from tests.unit.check.linked import told
from tests.unit.check.subjects import subject_of

SOURCE = {"来源": "县", "金额": "1000", "到位": "600"}


def paid(total: str, **own: Any) -> dict[str, Any]:
    return {"资金名称": "奖补", "资金来源": [SOURCE], "合计": total} | own


def codes(kind: str, **own: Any) -> list[str]:
    subject = subject_of(kind, **own)
    return [one.code for one in (*check_used_and_left(subject), *check_fund_overdrawn(subject))]


@pytest.mark.parametrize(
    ("own", "found"),
    [
        (paid("600"), []),
        (paid("600.01"), ["F191"]),
        (paid("540", 结余="60"), []),
        (paid("540", 结余="61"), ["F193"]),
        (paid("660", 结余="-60"), []),
        (paid("660", 完整性="部分"), []),
        (paid("660", 资金来源=[SOURCE, {"来源": "村", "金额": "1"}]), []),
        (paid("660", 资金来源=[]), []),
    ],
)
def test_what_was_paid_and_what_is_left_is_what_arrived(
    own: dict[str, Any], found: list[str]
) -> None:
    assert codes("资金发放", **own) == found


def test_a_work_is_paid_from_what_has_arrived() -> None:
    rows = [{"日期": "2026-07-01", "金额": "400"}, {"日期": "2026-08-01", "金额": "200"}]
    assert codes("项目", 资金来源=[SOURCE], 拨付=rows) == []
    assert codes("项目", 资金来源=[SOURCE], 拨付=[*rows, rows[1]]) == ["F191"]


def test_only_an_account_of_a_fund_is_told_to_be_overdrawn() -> None:
    account = {"账户": "专户", "收": "0", "支": "5", "期末": "-5"}
    assert codes("收支明细", 资金名称="奖补", 账户结余=[account]) == ["F192"]
    assert codes("收支明细", 账户结余=[account]) == []


def grant(id_: str = "fenpei", **own: Any) -> dict[str, Any]:
    common = {"类型": "资金分配", "编号": id_, "资金名称": "奖补", "文号": "一号", "合计": "500"}
    return common | own


def use(id_: str, total: str, **own: Any) -> dict[str, Any]:
    common = {"类型": "资金发放", "编号": id_, "资金名称": "奖补", "文号": "一号", "合计": total}
    return common | own


def test_payments_under_a_document_are_no_more_than_it_grants_together() -> None:
    first, second = use("fa1", "300"), use("fa2", "200")
    assert told(grant(), first, second) == []
    assert told(grant(), first, second, use("fa3", "1")) == [("F229", "fa3")]
    assert told(grant(), grant("fenpei2"), first, second, use("fa3", "1")) == []
    arrived = {"来源": "县", "金额": "500", "到位": "400"}
    assert told(grant(资金来源=[arrived]), first, second) == [("F229", "fa2")]


def test_other_documents_and_withdrawn_or_cut_off_records_are_not_compared() -> None:
    over = use("fa1", "501")
    assert told(grant(), over) == [("F229", "fa1")]
    assert told(over) == []
    assert told(grant(文号=""), use("fa1", "501", 文号="")) == []
    assert told(grant(文号="二号"), over) == []
    assert told(grant(), over | {"完整性": "部分"}) == []
    assert told(grant(), over, fa1="withdrawn") == []
    assert told(grant(), over, fenpei="withdrawn") == []
