"""What must never be public is found in every text of a record, and told at its place."""

from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from gongkai.base.problem import Where
from gongkai.check.privacy import (
    check_houses,
    check_private_numbers,
    private_numbers_in,
    trace_phones,
)
from gongkai.check.privacy_texts import declared_in, private_lines, private_numbers_in_raw
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Show
from tests.tools.private_numbers import bank_card, identity_number, mobile_phone
from tests.unit.check.subjects import subject_of

NUMBERS = {"P101": identity_number(), "P102": bank_card(), "P103": mobile_phone()}
CODES = sorted(NUMBERS)
SIGNED = {"人": ["陈秀兰"], "日期": "2026-11-01"}


@pytest.mark.parametrize("code", CODES)
def test_every_text_of_a_record_is_searched(code: str) -> None:
    number = NUMBERS[code]
    subject = subject_of(
        "资金发放",
        标题=f"补贴 {number}",
        资金名称="种粮补贴",
        对象=[
            {"姓名": "石春来", "金额": "1"},
            {"姓名": f"罗桂香{number}", "金额": "1", "备注": number},
        ],
        合计="2",
        附件=[{"文件": f"附件/{number}.pdf"}],
        照片=[{"文件": "照片/a.jpg", "文字": "甲", "同意书": {"存放处": number}}],
        说明=f"一行\n\n问 {number}",
    )
    found = [(p.code, p.where.path, p.facts) for p in check_private_numbers(subject)]
    assert {(c, path) for c, path, _ in found} == {
        (code, ("标题",)),
        (code, ("对象", 1, "姓名")),
        (code, ("对象", 1, "备注")),
        (code, ("附件", 0, "文件")),
        (code, ("照片", 0, "同意书", "存放处")),
        (code, ("说明", 2)),
    }
    keys = [next(step for step in reversed(path) if step not in {0, 2}) for _, path, _ in found]
    assert [facts for *_, facts in found] == [{"field": key} for key in keys]


def test_an_office_phone_may_be_a_mobile_but_no_identity_number_may_stand_there() -> None:
    subject = subject_of("公告公示", 监督电话=NUMBERS["P103"], 责任人=f"姜水生 {NUMBERS['P101']}")
    found = list(check_private_numbers(subject))
    assert [(problem.code, problem.where.path) for problem in found] == [("P101", ("责任人",))]


def test_every_sort_of_number_in_one_text_is_told_even_beside_an_office_holder() -> None:
    three = "，".join(NUMBERS[code] for code in ("P103", "P101", "P102"))
    subject = subject_of("公告公示", 责任人=three, 说明=three)
    found = [(problem.code, problem.where.path) for problem in check_private_numbers(subject)]
    assert sorted(found) == [
        ("P101", ("说明",)),
        ("P101", ("责任人",)),
        ("P102", ("说明",)),
        ("P102", ("责任人",)),
        ("P103", ("说明",)),
        ("P103", ("责任人",)),
    ]


def test_settings_and_files_without_a_model_are_searched() -> None:
    settings = Settings.model_validate({"村名": "石桥村", "简介": f"问 {NUMBERS['P103']}"})
    found = list(private_numbers_in(settings, Where("site_config.yml")))
    assert [(problem.code, problem.where.path) for problem in found] == [("P103", ("简介",))]
    raw = {"新增": [{"说明": f"问 {NUMBERS['P103']}", "名称": "古井"}], "停用": None}
    found = list(private_numbers_in_raw(raw, Where("a.yml")))
    assert [problem.where.path for problem in found] == [("新增", 0, "说明")]
    assert found[0].facts == {"field": "说明"}


def told(kind: str, **fields: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    subject = subject_of(kind, **fields)
    return [(problem.code, problem.where.path) for problem in check_private_numbers(subject)]


def recipients(*rows: dict[str, str]) -> dict[str, Any]:
    return {"资金名称": "种粮补贴", "对象": [{"金额": "1", **row} for row in rows], "合计": "1"}


def test_a_number_split_over_two_text_cells_is_found_at_the_second() -> None:
    number = NUMBERS["P101"]
    row = {"组": f"三组 {number[:9]}", "姓名": number[9:]}
    assert told("资金发放", **recipients(row)) == [("P101", ("对象", 0, "姓名"))]
    phone = NUMBERS["P103"]
    row = {"组": f"三组 {phone[:5]}", "姓名": phone[5:]}
    assert told("资金发放", **recipients(row)) == [("P104", ("对象", 0, "姓名"))]


def test_cells_that_a_paper_number_or_an_amount_parts_are_not_joined() -> None:
    phone = NUMBERS["P103"]
    assert (
        told("资金发放", 文号=phone[:5], **recipients({"组": phone[5:], "姓名": "石春来"})) == []
    )
    row = {"姓名": "石春来", "标准": phone[:5], "备注": phone[5:]}
    assert told("资金发放", **recipients(row)) == []


def test_what_is_only_suspected_waits_for_a_signature() -> None:
    text = "问清楚 0870-5559999"
    assert told("公告公示", 说明=text) == [("P104", ("说明",))]
    assert told("公告公示", 说明=text, 已人工核对=SIGNED) == []
    assert told("公告公示", 说明=NUMBERS["P103"], 已人工核对=SIGNED) == [("P103", ("说明",))]


def test_a_phone_that_settings_record_or_an_office_declares_raises_no_alarm() -> None:
    text = "问清楚 0870-5559999"
    channel = {"名称": "乡农经站", "公务电话": "0870-5559999"}
    settings = Settings.model_validate({"村名": "石桥村", "反映渠道": [channel]})
    assert not list(check_private_numbers(subject_of("公告公示", settings, 说明=text)))
    assert told("公告公示", 说明=text, 监督电话="08705559999") == []
    assert told("公告公示", 说明=f"{text}\n\n乡农经站 0870 5559999") == []
    assert declared_in(None) == frozenset()
    assert declared_in(settings) == {"08705559999"}


@pytest.mark.parametrize(
    ("remark", "code"),
    [
        ("尿毒症", "P109"),
        ("去年住院", "P104"),
        ("困境儿童", "P110"),
        ("小学生", "P104"),
        ("丧偶", "P104"),
        ("全班第2名", "P104"),
    ],
)
def test_what_a_row_tells_of_the_person_it_names_is_found(remark: str, code: str) -> None:
    rows = recipients({"姓名": "石春来", "备注": remark})
    assert told("资金发放", **rows) == [(code, ("对象", 0, "备注"))]
    assert told("公告公示", 说明=remark) == []


@pytest.mark.parametrize("remark", ["微信号：scl-0001", "scl" + "@" + "example.com"])
def test_a_way_to_reach_somebody_is_certain_beside_the_name_alone(remark: str) -> None:
    rows = recipients({"姓名": "石春来", "备注": remark})
    assert told("资金发放", **rows) == [("P112", ("对象", 0, "备注"))]
    assert told("公告公示", 说明=remark) == [("P104", ("说明",))]


def test_rows_that_no_face_shows_name_nobody() -> None:
    subject = subject_of("资金发放", **recipients({"姓名": "石春来", "备注": "尿毒症"}))
    assert subject.item
    hidden = replace(subject.item, faces=dict.fromkeys(subject.item.faces, Show.TOTALS))
    assert list(check_private_numbers(replace(subject, item=hidden))) == []
    assert len(list(check_private_numbers(replace(subject, item=None)))) == 1


def test_lines_of_a_free_page_are_told_by_their_number() -> None:
    text = f"一\n{NUMBERS['P101']}\n问 0870-5559999"
    first = Where("a.md", 5)
    found = list(private_lines(text, first, "正文", frozenset(), is_signed=False))
    assert [(problem.code, problem.where.line) for problem in found] == [("P101", 6), ("P104", 7)]
    found = list(private_lines(text, first, "正文", frozenset(), is_signed=True))
    assert [problem.code for problem in found] == ["P101"]
    assert list(private_lines("一\n二", first, "正文", frozenset(), is_signed=False)) == []


def test_an_address_in_the_field_of_an_office_phone_may_stand_anywhere() -> None:
    mail = "SCL_1" + "@" + "example.com"
    own: dict[str, Any] = {"责任人": "姜水生", "监督电话": f"0870-555-0112，{mail}，QQ 10000000"}
    texts: dict[str, Any] = {"说明": f"写信到 {mail.lower()}，或者加QQ：10000000"}
    assert list(check_private_numbers(subject_of("公告公示", **own, **texts))) == []
    found = list(check_private_numbers(subject_of("公告公示", **texts)))
    assert [(one.code, one.facts["kind"]) for one in found] == [
        ("P104", "微信号或 QQ 号"),
        ("P104", "个人邮箱"),
    ]


@pytest.mark.parametrize(
    ("head", "privacy", "cell", "expected"),
    [
        ("出生日期", "公开", "1966-03-04", [("P108", ("行",))]),
        ("残疾等级", "公开", "二级", [("P109", ("行",))]),
        ("出生年月", "公开", "1966年3月", [("P104", ("行",))]),
        ("出生日期", "留存", "1966-03-04", []),
        ("入党日期", "公开", "1986-03-04", []),
    ],
)
def test_a_head_tells_what_a_table_of_one_s_own_holds(
    head: str, privacy: str, cell: str, expected: list[object]
) -> None:
    columns = [{"标题": "姓名", "隐私": "姓名"}, {"标题": head, "隐私": privacy}]
    found = told("自定义表", 列=columns, 行=[["石春来", cell]])
    assert found == expected


def test_a_door_plate_stands_beside_no_name() -> None:
    row = {"组": "二组", "门牌": "桥头 5 号", "已签": "是"}
    rows = [row, row | {"姓名": "石春来"}, {"组": "二组", "姓名": "石春来"}]
    found = list(check_houses(subject_of("名单公示", 名单=rows)))
    assert [(one.code, one.where.path) for one in found] == [("P107", ("名单", 1, "门牌"))]
    assert list(check_houses(subject_of("公告公示", 正文="桥头 5 号"))) == []


@pytest.mark.parametrize(("sizes", "line"), [((9, 9), 12), ((3, 9, 6), 10)])
def test_a_number_that_goes_on_in_the_next_line_is_found(
    sizes: tuple[int, ...], line: int
) -> None:
    digits = iter(identity_number())
    pieces = ["".join(islice(digits, size)) for size in sizes]
    text = "\n".join(("好", "号码是", *pieces, "好"))
    found = list(private_lines(text, Where("a.md", 10), "正文", frozenset(), is_signed=True))
    assert [(one.code, one.where.line) for one in found] == [("P101", line)]


def test_phones_that_a_record_makes_public_are_remembered() -> None:
    subject = subject_of("公告公示", 监督电话="0870-5559999", 责任人=f"姜水生 {NUMBERS['P103']}")
    (row,) = trace_phones(subject)
    assert tuple(row[2]) == ("08705559999",)


def test_clean_settings_are_passed_over() -> None:
    settings = Settings.model_validate({"村名": "石桥村", "简介": "共六个组"})
    assert list(private_numbers_in(settings, Where("site_config.yml"))) == []
    suspected = Settings.model_validate({"村名": "石桥村", "简介": "问 0870-5559999"})
    assert list(private_numbers_in(suspected, Where("site_config.yml"))) == []


def test_what_is_only_suspected_in_a_file_without_a_model_is_let_be() -> None:
    raw = {"说明": f"问 0870-5559999，或者 {NUMBERS['P103']}", "名称": "问 0870-5559999"}
    found = [(p.code, p.where.path) for p in private_numbers_in_raw(raw, Where("a.yml"))]
    assert found == [("P103", ("说明",))]
