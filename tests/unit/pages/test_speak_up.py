"""How to speak up: every channel, messages begun, numbers from abroad, a blank form."""

from typing import Any
from urllib.parse import unquote

import pytest

from gongkai.model.summary import Summary
from gongkai.pages.speak_up import from_abroad, speak_pages
from gongkai.pages.ways_contexts import SpeakForm, SpeakPage
from tests.unit.pages.summaries import board, summary

CHANNELS = [
    {
        "名称": "村务监督委员会",
        "公务电话": "0870-555-0147",
        "备注": "工作日",
        "收短信": "是",
        "邮箱": "jian du&x@shiqiao.example",
    },
    {"名称": "云岭乡纪委", "公务电话": "0870-555-0112", "村外": "是"},
    {"名称": "政务服务热线", "公务电话": "12345", "村外": "是", "邮箱": "没有"},
]


def pages(*given: Summary, **settings: Any) -> tuple[SpeakPage, SpeakForm]:
    page, form = (planned.make() for planned in speak_pages(board(given, **settings)))
    assert isinstance(page, SpeakPage)
    assert isinstance(form, SpeakForm)
    return page, form


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("0870-555-0136", "+86-870-555-0136"),
        ("010 6655 0136", "+86-10 6655 0136"),
        ("08705550136", "+86-8705550136"),
        ("13800000000", "+86-13800000000"),
        ("138-0000-0000", "+86-138-0000-0000"),
        ("12345", ""),
        ("12388", ""),
        ("400-555-0100", ""),
        ("", ""),
    ],
)
def test_from_abroad_the_countrys_code_stands_for_the_leading_zero(
    phone: str, dialled: str
) -> None:
    assert from_abroad(phone) == dialled


def test_channels_in_and_outside_the_village_stand_apart() -> None:
    page, form = pages(反映渠道=CHANNELS, 意见箱=["村委会门口"], 地址="二组 1 号")
    assert [one.label for one in page.inside] == ["村务监督委员会（工作日）"]
    assert [one.href for one in page.outside] == ["tel:0870-555-0112", "tel:12345"]
    assert [one.value for one in page.places] == ["村委会门口", "二组 1 号"]
    assert [one.value for one in page.abroad] == ["+86-870-555-0147", "+86-870-555-0112"]
    assert [one.value for one in form.hand_in] == [
        *("村委会门口", "二组 1 号"),
        *("0870-555-0147", "0870-555-0112", "12345"),
    ]


def test_messages_are_begun_where_a_channel_takes_them() -> None:
    page, _ = pages(反映渠道=CHANNELS)
    sms, mail = page.messages
    begun = "我是石桥村的村民，想反映：\n\n哪一条公开"
    assert unquote(sms.href).startswith(f"sms:0870-555-0147?&body={begun}")
    # What stands in an address cannot become another field of the mail.
    assert mail.href.startswith("mailto:jian%20du%26x@shiqiao.example?subject=")
    assert begun in unquote(mail.href)
    assert "\n" not in sms.href + mail.href


def test_a_village_that_has_named_nothing_has_the_page_and_the_form() -> None:
    page, form = pages()
    given = (page.inside, page.outside, page.messages, page.abroad, page.afar)
    assert not any(given)
    assert form.lines
    assert not form.hand_in


def test_those_far_away_find_the_newest_records_of_elections() -> None:
    given = [
        summary(f"x{n}", item="cunweihui-huanjie", public_date=f"2026-0{n}-01")
        for n in range(1, 6)
    ]
    page, _ = pages(*given, summary("other"))
    assert [one.label for one in page.afar] == ["标题 x5", "标题 x4", "标题 x3"]
