"""The facts under a fingerprint: those a face shows, in one canonical form."""

from typing import Any

from gongkai.base.digest import canonical_json, fingerprint_of
from gongkai.model.face import project
from gongkai.model.facts import disclosed_facts
from gongkai.model.record import Record
from gongkai.model.vocabulary import Face, Show
from tests.unit.check.subjects import record_of

ROWS = [
    {"组": "一组", "姓名": "石春来", "数量": "约 3 亩", "金额": "280", "备注": "户主"},
    {"组": "二组", "姓名": "罗桂香", "金额": "20.5"},
]


def subsidy(**own: Any) -> Record:
    given = {"资金名称": "种粮补贴", "对象": ROWS, "合计": "300.50", "所属期": "2026年9月"}
    return record_of("资金发放", **given | own)


def facts(record: Record, show: Show = Show.FULL) -> Any:
    projection = project(record, Face.WEB, show)
    assert projection is not None
    return disclosed_facts(projection)


def test_facts_are_plain_values() -> None:
    assert facts(subsidy()) == {
        "id": "cw-2026-09",
        "kind": "subsidy",
        "title": "九月的事",
        "item": "惠农补贴发放",
        "publisher": "committee",
        "audience": "everyone",
        "period": "2026-09",
        "fund": "种粮补贴",
        "recipient_type": "person",
        "recipients": [
            {
                "group": "一组",
                "person": "石春来",
                "quantity": "约 3 亩",
                "amount": 28000,
                "remark": "户主",
            },
            {"group": "二组", "person": "罗桂香", "amount": 2050},
        ],
        "route": "card",
        "total": 30050,
    }


def test_what_happens_to_a_record_is_not_a_fact_of_it() -> None:
    later = subsidy(
        状态="公开",
        公示期="2026-09-01 至 2026-09-05",
        张贴=[{"公开栏": "g1", "起": "2026-09-01"}],
        审核=[{"主体": "村务监督委员会", "日期": "2026-09-01"}],
        附件=[{"文件": "a.pdf"}],
        照片=[{"文件": "a.jpg", "文字": "甲"}],
        责任人="姜水生",
    )
    assert facts(later) == facts(subsidy())


def test_a_span_inside_the_facts_keeps_both_ends() -> None:
    reprint = {"原公开主体": "乡政府", "原公示期": "2026-09-01 至 2026-09-05"}
    found = facts(record_of("公告公示", 转载=reprint))
    assert found["reprint"]["original_notice"] == ["2026-09-01", "2026-09-05"]


def test_rows_withheld_are_told_by_number_and_sum() -> None:
    found = facts(subsidy(), Show.TOTALS)
    assert "recipients" not in found
    assert found["withheld"] == [{"field": "recipients", "count": 2, "sums": {"amount": 30050}}]


def test_the_fingerprint_follows_what_is_shown_and_nothing_else() -> None:
    def fingerprint(record: Record, show: Show) -> str:
        return fingerprint_of("00" * 16, facts(record, show))

    hidden = [{**ROWS[0], "备注": "别的"}, ROWS[1]]
    other = [{**ROWS[0], "金额": "281"}, ROWS[1]]
    one = subsidy()
    assert fingerprint(one, Show.MASK) == fingerprint(subsidy(对象=hidden), Show.MASK)
    assert fingerprint(one, Show.FULL) != fingerprint(subsidy(对象=hidden), Show.FULL)
    assert fingerprint(one, Show.MASK) != fingerprint(subsidy(对象=other), Show.MASK)
    assert fingerprint(one, Show.TOTALS) != fingerprint(subsidy(对象=other), Show.TOTALS)
    assert len({fingerprint(one, show) for show in (Show.FULL, Show.MASK, Show.TOTALS)}) == 3


def test_facts_fit_the_canonical_form() -> None:
    assert canonical_json(facts(subsidy())).startswith(b'{"audience":"everyone","fund":')
