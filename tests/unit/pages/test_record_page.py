"""What stands around a record's body: who, when, whom to ask, the elements, the files."""

from datetime import date
from typing import Any

import pytest

from gongkai.model.blocks import Presentation
from gongkai.model.face import project
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Face, Show
from gongkai.pages.cells import LINK_MARK
from gongkai.pages.contexts import RecordPage
from gongkai.pages.record_page import LATE_MARK, RecordSetting, record_page
from gongkai.pages.record_related import fund_address, matter_address
from tests.unit.check.subjects import national_catalogue, record_of

VILLAGE = {
    "村名": "石桥村",
    "反映渠道": [{"名称": "监委会", "公务电话": "0870-555-0147"}],
    "公开栏列表": [{"编号": "g1", "位置": "村委会门口"}],
}


def page(
    kind: str = "公告公示",
    show: Show = Show.FULL,
    village: dict[str, Any] | None = None,
    day: date = date(2026, 9, 8),
    *,
    is_folded: bool = False,
    **own: Any,
) -> RecordPage:
    record = record_of(kind, 状态="公开", **own)
    projection = project(record, Face.WEB, show)
    item = national_catalogue().by_name(record.item)
    assert projection is not None
    assert item is not None
    setting = RecordSetting(
        item=item,
        catalogue=national_catalogue(),
        settings=Settings.model_validate(village or VILLAGE),
        public_date=day,
        fingerprint="0123456789abcdef" * 4,
        find_file=lambda name: "" if "没有" in name else f"../f/{name[-5:]}",
        is_folded=is_folded,
    )
    return record_page(projection, Presentation("一句话。"), setting)


def elements(found: RecordPage) -> dict[str, str]:
    return {fact.name: fact.value for fact in found.elements}


def test_a_bare_record_tells_what_is_known_of_it() -> None:
    found = page()
    assert (found.sentence, found.sender, found.kind) == ("一句话。", "村委会", "公告公示")
    assert (found.shown, found.notice, found.notice_end) == ("2026年9月8日起", "", "")
    assert found.fingerprint == "0123 4567 89ab"
    assert [(fact.label, fact.value, fact.href) for fact in found.ask] == [
        ("监委会", "0870-555-0147", "tel:0870-555-0147")
    ]
    assert elements(found) == {
        "item": "公开征求意见",
        "id": "cw-2026-09",
        "section": "村务公开",
        "publisher": "村委会",
        "audience": "全社会",
        "basis": "依据待补",
        "interval": "不定期",
        "channels": "网",
        "public_date": "2026年9月8日",
        "reviews": "未经村务监督委员会审核",
        "supervision_phone": "监委会 0870-555-0147",
        "corrections": "首次公开，没有改动",
        "fingerprint": "0123 4567 89ab",
    }
    assert found.elements[0].href == "../mulu/zhengqiu-yijian.html"
    nothing = (found.photos, found.attachments, found.corrections, found.objections)
    assert nothing == ((), (), None, None)
    assert (found.related, found.late_mark, found.is_archived) == ((), "", False)


def test_postings_tell_place_and_days_and_how_long_the_record_hangs() -> None:
    found = page(
        张贴=[
            {"公开栏": "g1", "起": "2026-09-08", "止": "2026-09-20"},
            {"公开栏": "g9", "起": "2026-09-09", "止": "2026-09-30"},
            {"公开栏": "g1", "起": "2026-10-01"},
        ]
    )
    assert found.shown == "2026年9月8日起"
    assert elements(found)["postings"].split("\n") == [
        "村委会门口：2026年9月8日至2026年9月20日（北京时间）",
        "g9：2026年9月9日至2026年9月30日（北京时间）",
        "村委会门口：2026年10月1日起",
    ]
    assert elements(found)["counting"] == "第一天算一天"
    assert elements(found)["channels"] == "墙、网"


def test_boards_that_show_a_record_on_the_same_days_share_a_line() -> None:
    days = {"起": "2026-09-08", "止": "2026-09-20"}
    found = page(张贴=[{"公开栏": "g1", **days}, {"公开栏": "g9", **days}])
    told = "村委会门口、g9：2026年9月8日至2026年9月20日（北京时间）"
    assert elements(found)["postings"] == told


def test_a_notice_tells_until_when_to_object() -> None:
    found = page(公示期="2026-09-08 至 2026-09-20")
    told = "2026年9月8日至2026年9月20日（北京时间）"
    assert (found.notice, found.notice_end) == (told, "2026-09-20")


def test_the_last_day_of_all_boards_is_the_end() -> None:
    days = [("2026-09-08", "2026-09-20"), ("2026-09-09", "2026-09-30")]
    found = page(张贴=[{"公开栏": "g1", "起": one, "止": other} for one, other in days])
    assert found.shown == "2026年9月8日至2026年9月30日（北京时间）"


def test_a_missing_review_stands_in_plain_sight() -> None:
    assert page().unreviewed == "未经村务监督委员会审核"
    review = {"主体": "村务监督委员会", "日期": "2026-09-06"}
    assert page(审核=[review]).unreviewed == ""
    assert page(公开主体="集体经济组织", 审核=[review]).unreviewed == "未经监事会审核"
    assert page(公开主体="学校").unreviewed == ""
    assert page(转载={"原公开主体": "乡政府"}).unreviewed == ""


def test_the_way_of_a_record_is_told_in_the_opening_lines() -> None:
    found = page(
        审核=[{"主体": "村务监督委员会", "日期": "2026-09-06"}],
        异议=[
            {"收到日": "2026-09-11", "摘要": "问哪天"},
            {"收到日": "2026-09-11", "摘要": "问谁", "答复": "我", "答复日": "2026-09-12"},
        ],
        更正=[{"日期": "2026-09-20", "科目": "电话", "原因": "抄错"}],
        结果公告="cun-2026-002",
        原公示="cun-2026-000",
    )
    assert [(fact.label, fact.value.replace(LINK_MARK, "|")) for fact in found.way] == [
        ("谁审的", "村务监督委员会2026年9月6日"),
        ("收到的意见", "2 条，答复了 1 条，还有 1 条没有答复"),
        ("改过没有", "更正过 1 次，最近一次 2026年9月20日"),
        ("公示的结果", "|cun-2026-002|"),
        ("原来的公示", "|cun-2026-000|"),
    ]


def test_answered_objections_are_told_as_such() -> None:
    one = {"收到日": "2026-09-11", "摘要": "问谁", "答复": "我", "答复日": "2026-09-12"}
    assert page(异议=[one]).way[0].value == "1 条，都答复了"


def test_the_steps_and_the_end_are_elements() -> None:
    steps = [
        {"状态": "审核", "日期": "2026-09-01", "办理人": "单有田"},
        {"状态": "公开", "日期": "2026-09-03"},
    ]
    found = elements(page(办理=steps, 到期处理="只留合计"))
    assert found["handling"] == "审核：2026年9月1日，单有田\n公开：2026年9月3日"
    assert found["on_expiry"] == "只留合计"


def test_the_first_day_may_be_left_out_and_says_so() -> None:
    village = VILLAGE | {"首日计入": "否"}
    found = elements(page(village=village, 公示期="2026-09-08 至 2026-09-20"))
    assert found["counting"] == "从第二天算起"


def test_a_publisher_is_not_its_own_supervisor() -> None:
    channels = [
        {"名称": "村务监督委员会", "公务电话": "0870-555-0147"},
        {"名称": "乡纪委", "公务电话": "0870-555-0148"},
    ]
    village = VILLAGE | {"反映渠道": channels}
    found = page(village=village, 公开主体="村务监督委员会")
    assert elements(found)["supervision_phone"] == "乡纪委 0870-555-0148"


def test_a_folded_list_says_why() -> None:
    found = page(is_folded=True)
    assert found.privacy_note == "张贴和公示的时间已满，这一页只留合计，名单不再显示。"


@pytest.mark.parametrize(
    ("review", "told"),
    [
        ({}, "村务监督委员会2026年9月6日"),
        ({"人": ["单有田", "贺水"]}, "村务监督委员会（单有田、贺水）2026年9月6日"),
        ({"意见": "同意"}, "村务监督委员会2026年9月6日：同意"),
    ],
)
def test_reviews_tell_who_and_when_and_what(review: dict[str, Any], told: str) -> None:
    given = {"主体": "村务监督委员会", "日期": "2026-09-06", **review}
    assert elements(page(审核=[given]))["reviews"] == told


def test_approval_corrections_and_objections_are_told() -> None:
    found = page(
        批准={"批准人": "贺明礼", "日期": "2026-09-01"},
        更正=[
            {"日期": "2026-09-20", "科目": "电话", "原因": "抄错"},
            {"日期": "2026-09-10", "科目": "日期", "原因": "抄错"},
        ],
        异议=[{"收到日": "2026-09-11", "摘要": "问哪天"}],
    )
    assert elements(found)["approval"] == "贺明礼，2026年9月1日"
    assert elements(found)["corrections"] == "更正过 2 次，最近一次 2026年9月20日"
    assert found.corrections is not None
    assert len(found.corrections.rows) == 2
    assert found.objections is not None
    assert found.objections.title == "收到的意见和答复"


def test_own_phone_comes_before_the_village_and_the_first_publisher_before_all() -> None:
    found = page(
        监督电话="0870-555-0160",
        转载={"原公开主体": "乡政府", "受理异议单位": "乡农经站"},
    )
    assert [fact.value for fact in found.ask] == ["乡农经站", "0870-555-0160", "0870-555-0147"]
    assert elements(found)["supervision_phone"] == "0870-555-0160"
    assert "supervision_phone" not in elements(page(village={"村名": "石桥村"}))


@pytest.mark.parametrize(
    ("own", "told", "href"),
    [
        ({}, "县民政局", ""),
        ({"原文链接": "https://a.example/1"}, "县民政局", "https://a.example/1"),
        ({"原文链接": "javascript:x()"}, "县民政局", ""),
        (
            {"原公示期": "2026-11-01 至 2026-11-07"},
            "县民政局，原公示期 2026年11月1日至2026年11月7日",
            "",
        ),
    ],
)
def test_a_notice_passed_on_leads_to_its_source(own: dict[str, str], told: str, href: str) -> None:
    found = page(转载={"原公开主体": "县民政局", **own})
    assert [(fact.value, fact.href) for fact in found.elements if fact.name == "reprint"] == [
        (told, href)
    ]


def test_the_law_cited_is_that_of_the_day() -> None:
    old = page("收支明细", day=date(2024, 1, 1))
    new = page("收支明细", day=date(2026, 11, 20))
    assert elements(old)["basis"] != elements(new)["basis"]
    assert elements(new)["basis"].startswith("《中华人民共和国")
    assert elements(new)["interval"] == "每季度"


def test_matter_and_fund_lead_to_their_pages() -> None:
    found = page("资金发放", 资金名称="种粮补贴", 合计="1", 事项卷="水渠")
    assert [(fact.name, fact.href) for fact in found.related] == [
        ("matter", f"../{matter_address('水渠')}"),
        ("fund", f"../{fund_address('种粮补贴')}"),
    ]


@pytest.mark.parametrize(
    ("show", "told"),
    [
        (Show.FULL, ""),
        (Show.MASK, "按规定，这一页里的个人姓名只显示一部分。"),
        (Show.TOTALS, "按规定，这一页只公开合计，不列个人名单。"),
    ],
)
def test_a_page_says_what_of_people_it_shows(show: Show, told: str) -> None:
    rows = [{"姓名": "石春来", "金额": "1"}]
    found = page("资金发放", show, 资金名称="种粮补贴", 对象=rows, 合计="1")
    assert found.privacy_note == told


def test_a_family_waits_for_its_honours() -> None:
    assert page("家庭风采", 家庭="石桂花家").late_mark == LATE_MARK
