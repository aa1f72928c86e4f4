"""What waits for acceptance is not paid before it; part payments by contract are no fault."""

from typing import Any

import pytest

from gongkai.base.problem import Severity, Where
from gongkai.check.acceptance import check_paid_before_acceptance
from gongkai.check.subject import Subject
from gongkai.load.rules import load_catalogue
from gongkai.model.settings import Settings
from tests.unit.check.linked import told
from tests.unit.check.subjects import record_of

ITEM = "村级建设项目"


def paid(*payments: tuple[str, str], **own: Any) -> dict[str, Any]:
    rows = [{"日期": day, "金额": amount} for day, amount in payments]
    return {"合同价": "1000", "验收日期": "2026-09-10", "拨付": rows} | own


def found(own: dict[str, Any], kept: str = "") -> list[Severity | None]:
    change = {"调整": {ITEM: {"验收前留款": kept}}} if kept else {}
    catalogue, _ = load_catalogue(["national"], change, Where("content/公开目录.yml"))
    subject = Subject(
        record=record_of("项目", **own),
        where=Where("content/a.yml"),
        item=catalogue.by_name(ITEM),
        catalogue=catalogue,
        settings=Settings.model_validate({"村名": "石桥村"}),
        look_for_file=lambda _: "found",
    )
    return [one.severity for one in check_paid_before_acceptance(subject)]


@pytest.mark.parametrize(
    ("kept", "payments", "severity"),
    [
        ("", [("2026-07-01", "300"), ("2026-08-01", "600")], []),
        ("", [("2026-07-01", "300"), ("2026-08-01", "700")], [Severity.WARNING]),
        ("尾款", [("2026-08-01", "999.99")], []),
        ("尾款", [("2026-08-01", "1000")], [None]),
        ("30%", [("2026-08-01", "700")], []),
        ("30%", [("2026-08-01", "700.01")], [None]),
        ("30%", [("2026-09-10", "1000")], []),
        ("全部", [("2026-09-09", "1")], [None]),
        ("全部", [("2026-09-10", "1000")], []),
    ],
)
def test_a_rule_of_the_village_is_an_error_a_practice_a_reminder(
    kept: str, payments: list[tuple[str, str]], severity: list[Severity | None]
) -> None:
    assert found(paid(*payments), kept) == severity


def test_changes_and_the_audited_price_make_the_price() -> None:
    change = {"日期": "2026-07-01", "金额": "200", "原因": "加管"}
    assert found(paid(("2026-08-01", "1000"), 变更=[change]), "尾款") == []
    assert found(paid(("2026-08-01", "900"), 审定价="900"), "尾款") == [None]


def test_without_a_price_nothing_is_said_without_an_acceptance_only_a_reminder() -> None:
    own = paid(("2026-08-01", "1000"))
    del own["合同价"]
    assert found(own, "30%") == []
    assert found(own, "全部") == [None]
    del own["验收日期"]
    assert found(own, "30%") == []
    assert found(own, "全部") == [Severity.WARNING]
    assert found({"验收": {"日期": "2026-09-10", "结论": "合格"}} | own, "全部") == [None]


def work(id_: str, *payments: tuple[str, str], **own: Any) -> dict[str, Any]:
    record = paid(*payments) | {"类型": "项目", "编号": id_, "事项卷": "路", "施工单位": "甲队"}
    del record["验收日期"]
    return record | own


ACCEPTED = {
    "类型": "监督审计",
    "编号": "yanshou",
    "事项卷": "路",
    "监督类型": "项目验收",
    "日期": "2026-09-10",
    "结论": "合格",
}


def test_payments_are_held_against_the_acceptance_of_another_record() -> None:
    full = work("bofu", ("2026-09-11", "400"), ("2026-08-01", "600"))
    assert told(full, ACCEPTED) == []
    early = work("bofu", ("2026-09-01", "400"), ("2026-08-01", "600"))
    assert told(early, ACCEPTED) == [("F227", "bofu")]
    assert told(early) == [("F231", "bofu")]
    assert told(early, ACCEPTED | {"事项卷": "桥"}) == [("F231", "bofu")]
    assert told(early, ACCEPTED | {"监督类型": "审计"}) == [("F231", "bofu")]


def test_the_price_may_stand_in_the_contract_of_the_matter() -> None:
    early = work("bofu", ("2026-08-01", "1000"))
    del early["合同价"]
    contract = {
        "类型": "合同",
        "编号": "hetong",
        "事项卷": "路",
        "乙方": "甲队",
        "收付方向": "支出合同",
        "金额": "1000",
    }
    assert told(early, ACCEPTED) == []
    assert told(early, ACCEPTED, contract) == [("F227", "bofu")]
    other = contract | {"编号": "hetong2", "金额": "900"}
    assert told(early, ACCEPTED, contract, other) == []


def test_another_firm_of_the_matter_is_another_work() -> None:
    early = work("bofu", ("2026-08-01", "1000"))
    other = work("qiao", 验收日期="2026-09-10", 施工单位="乙队")
    assert told(early, other) == [("F231", "bofu")]
    assert told(early, other | {"施工单位": "甲队"}) == [("F227", "bofu")]


@pytest.mark.parametrize(
    ("own", "severity"),
    [
        ({"拨付": [{"日期": "2026-08-01", "金额": "999"}]}, []),
        ({"拨付": [{"日期": "2026-08-01", "金额": "1000"}]}, [Severity.WARNING]),
        ({"拨付": [{"日期": "2026-08-01", "金额": "1000"}], "事项卷": "渠道"}, []),
        ({"拨付": [{"日期": "2026-08-01", "金额": "1000"}], "合同价": None}, []),
    ],
)
def test_what_is_paid_in_full_was_accepted_somewhere(
    own: dict[str, Any], severity: list[Severity | None]
) -> None:
    bare = {"合同价": "1000"} | own
    assert found({key: value for key, value in bare.items() if value is not None}) == severity


def test_no_record_of_the_matter_tells_of_an_acceptance() -> None:
    work = {"类型": "项目", "编号": "xm1", "事项卷": "渠道", "合同价": "1000"}
    full = work | {"拨付": [{"日期": "2026-08-01", "金额": "1000"}]}
    check = {"类型": "监督审计", "编号": "ys1", "事项卷": "渠道", "监督类型": "项目验收"}
    assert told(full) == [("F231", "xm1")]
    assert told(full, check | {"日期": "2026-07-30"}) == []
    assert told(full, check | {"日期": "2026-08-30"}) == [("F227", "xm1")]
