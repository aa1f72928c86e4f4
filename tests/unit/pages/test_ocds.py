"""Projects as the Open Contracting Data Standard tells them: linked, exact, nothing made up."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from gongkai.model.settings import Settings
from gongkai.pages.ocds import release_package
from gongkai.pages.ocds_values import value
from tests.tools.repository import ROOT

ADDRESS = "data/v1/ocds/releases.json"
SCHEMA = json.loads((ROOT / "tests/data/ocds_release_package.json").read_text("utf-8"))
FIRM = "兴达路桥工程队"
Data = dict[str, Any]


def _data(id_: str, kind: str, day: str, facts: Data, **tables: list[Data]) -> Data:
    told = {name: {"title": name, "rows": lines} for name, lines in tables.items()}
    return {
        "id": id_,
        "kind": kind,
        "title": f"标题 {id_}",
        "publisher": "村委会",
        "public_date": day,
        "matter": "三组道路硬化",
        "facts": facts,
        "tables": told,
    }


PROJECT = _data(
    "xm-1",
    "project",
    "2026-11-06",
    {"内容": "硬化道路", "建设单位": "石桥村村民委员会", "施工单位": FIRM, "总投资": "396000.00"},
    fund_sources=[{"来源": "县财政资金", "金额": "300000.00"}, {"来源": "村集体收入"}],
    payments=[
        {"日期": "2026-06-05", "金额": "90000.00"},
        {"日期": "2026-11-05", "金额": "15665.50"},
    ],
)
CALL = _data(
    "zb-1",
    "tender",
    "2026-05-08",
    {"交易方式": "公开招标", "报名起止起": "2026-04-20", "报名家数": 4, "开标日期": "2026-05-06"},
    lots=[{"名称": "路", "底价": "392000.00", "计价单位": "元，最高限价"}],
    bid_results=[{"名称": "路", "中标单位": FIRM, "成交价": "378600.00"}],
)
CONTRACT = _data(
    "ht-1",
    "contract",
    "2026-05-16",
    {"收付方向": "支出合同", "乙方": FIRM, "金额": "378600.00", "期限起": "2026-06-01"},
)


def _package(*records: Data, **settings: Any) -> Data:
    village = Settings.model_validate({"村名": "石桥村", "县": "青川坝县", **settings})
    found = json.loads(json.dumps(release_package(records, village, ADDRESS)))
    assert list(Draft4Validator(SCHEMA).iter_errors(found)) == []
    return dict(found)


def _release(*records: Data) -> Data:
    (release,) = _package(*records)["releases"]
    return dict(release)


def test_plan_call_award_contract_and_payments_are_one_release() -> None:
    release = _release(CALL, CONTRACT, PROJECT)
    assert release["tag"] == ["planning", "tender", "award", "contract", "implementation"]
    assert release["planning"]["budget"]["description"] == "县财政资金、村集体收入"
    assert release["tender"]["procurementMethod"] == "open"
    assert release["tender"]["value"] == {"amount": 392000, "currency": "CNY"}
    (award,) = release["awards"]
    (contract,) = release["contracts"]
    assert (contract["id"], contract["awardID"]) == ("ht-1", award["id"])
    assert [one["name"] for one in award["suppliers"]] == [FIRM]
    paid = contract["implementation"]["transactions"]
    assert [one["value"]["amount"] for one in paid] == [90000, 15665.5]
    # Who paid is not written in the record, and often is not the village.
    assert all("payer" not in one for one in paid)
    named = {one["name"]: one["roles"] for one in release["parties"]}
    assert named == {
        "石桥村村民委员会": ["buyer", "procuringEntity"],
        FIRM: ["supplier", "payee"],
    }


def test_every_party_referred_to_is_told() -> None:
    release = _release(CALL, CONTRACT, PROJECT)
    told = {one["id"] for one in release["parties"]}
    paid = release["contracts"][0]["implementation"]["transactions"]
    referred = [release["buyer"], *release["awards"][0]["suppliers"], *(x["payee"] for x in paid)]
    assert {one["id"] for one in referred} <= told


def test_project_alone_tells_its_builder_and_payments() -> None:
    release = _release(PROJECT)
    assert release["tag"] == ["planning", "award", "contract", "implementation"]
    assert release["contracts"][0]["awardID"] == release["awards"][0]["id"]


def test_project_without_a_builder_is_a_plan() -> None:
    facts = {name: told for name, told in PROJECT["facts"].items() if name != "施工单位"}
    assert _release({**PROJECT, "facts": facts})["tag"] == ["planning"]


def test_number_of_a_project_stays_when_records_follow_and_that_of_a_release_does_not() -> None:
    first = _release(PROJECT)
    later = _data(
        "xm-2", "project", "2026-12-01", {**PROJECT["facts"], "验收": "合格", "地点": "三组"}
    )
    payments = [*PROJECT["tables"]["payments"]["rows"], {"日期": "2026-12-01", "金额": "1.00"}]
    later["tables"] = {"payments": {"title": "拨付", "rows": payments}}
    second = _release(PROJECT, later)
    assert second["ocid"] == first["ocid"]
    assert second["id"] != first["id"]
    changed = {**PROJECT, "title": "改过的题"}
    assert _release(changed)["id"] != first["id"]
    assert _release(changed)["ocid"] == first["ocid"]


def test_people_who_won_and_prices_by_the_year_are_left_out() -> None:
    lots = [{"名称": "甲", "底价": "10.00", "计价单位": "元/亩·年"}]
    won = [{"名称": "甲", "中标人": "石春来", "成交价": "12.00", "计价单位": "元/亩·年"}]
    call = _data("zb-2", "tender", "2026-05-08", {}, lots=lots, bid_results=won)
    release = _release(call, PROJECT)
    assert "value" not in release["tender"]
    assert "石春来" not in json.dumps(release, ensure_ascii=False)
    assert [one["id"] for one in release["awards"]] == ["xm-1-1"]


def test_contract_of_another_firm_or_by_which_the_village_is_paid_is_left_out() -> None:
    other = _data("ht-2", "contract", "2026-05-17", {"收付方向": "收入合同", "乙方": FIRM})
    release = _release(CALL, CONTRACT, other, PROJECT)
    assert [one["id"] for one in release["contracts"]] == ["ht-1"]


def test_calls_and_contracts_without_a_project_are_no_release() -> None:
    assert (
        release_package([CALL, CONTRACT], Settings.model_validate({"村名": "甲"}), ADDRESS)[
            "releases"
        ]
        == []
    )


def test_call_is_joined_by_its_number_where_no_affair_is_named() -> None:
    bare = {**PROJECT, "matter": "", "facts": {**PROJECT["facts"], "来自招标": "zb-1"}}
    call = {**CALL, "matter": ""}
    assert "tender" in _release(call, bare)


def test_address_and_licence_are_told() -> None:
    own = {
        "网址": "https://cun.example/",
        "数据许可": {"名称": "CC BY", "网址": "https://a.example"},
    }
    found = _package(PROJECT, **own)
    assert found["uri"] == f"https://cun.example/{ADDRESS}"
    assert found["license"] == "https://a.example"
    assert found["publisher"] == {"name": "石桥村", "uri": "https://cun.example"}


@given(st.integers(-(10**12), 10**12))
def test_amount_comes_back_to_the_fen(fen: int) -> None:
    sign, rest = ("-", -fen) if fen < 0 else ("", fen)
    told = value(f"{sign}{rest // 100}.{rest % 100:02d}")
    written = json.loads(json.dumps(told))["amount"]
    assert round(written * 100) == fen
    assert f"{written:.2f}" == f"{sign}{rest // 100}.{rest % 100:02d}"


@pytest.mark.parametrize("amount", [None, ""])
def test_no_amount_is_none(amount: str | None) -> None:
    assert value(amount) == {}


def test_schema_is_our_own_and_says_so() -> None:
    assert "not the standard's own schema" in SCHEMA["description"]
    assert Path(ROOT / "tests/data/ocds_release_package.json").is_file()
