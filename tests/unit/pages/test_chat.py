"""What goes to the chat group: title, up to three lines of facts, link, number and fingerprint."""

from typing import Any

from gongkai.model.settings import Settings
from gongkai.pages.chat import ChatPlace, chat_text
from gongkai.pages.present import presentation_of
from gongkai.pages.told import Telling
from tests.unit.pages.test_told import TELLING, spoken

PLACE = ChatPlace("https://cun.example/r/cw-2026-09-yangli.html", "1234 5678 9abc")


def chat(
    kind: str, *prose: str, place: ChatPlace = PLACE, settings: Settings | None = None, **own: Any
) -> list[str]:
    projection = spoken(kind, **own)
    telling = Telling(settings or TELLING.settings, TELLING.as_of, prose)
    told = chat_text(projection.record, presentation_of(projection), telling, place)
    return told.splitlines()


def test_a_payment_is_told_in_a_few_lines() -> None:
    lines = chat(
        "资金发放",
        标题="2026年高龄津贴",
        资金名称="高龄津贴",
        人数="46",
        合计="27600",
        公示期="2026-11-16 至 2026-11-22",
    )

    assert lines == [
        "【石桥村公开】2026年高龄津贴",
        "高龄津贴：发给 46 人，一共 27,600.00 元。",
        "公示到2026年11月22日，有意见请在这以前提出。",
        "有疑问找：村务监督委员会 0870-555-0147",
        "看详细：https://cun.example/r/cw-2026-09-yangli.html",
        "编号 cw-2026-09-yangli　指纹 1234 5678 9abc",
    ]


def test_what_no_web_page_shows_is_told_without_link_and_fingerprint() -> None:
    lines = chat("公告公示", "明天停水。", place=ChatPlace("", ""), 异议渠道="意见箱")

    assert lines == [
        "【石桥村公开】九月的事",
        "明天停水。",
        "提意见的办法：意见箱",
        "看详细：村公开栏",
        "编号 cw-2026-09-yangli",
    ]


def test_a_village_without_channels_names_nobody() -> None:
    bare = Settings.model_validate({"村名": "石桥村"})

    assert chat("公告公示", settings=bare)[1:] == [
        "看详细：https://cun.example/r/cw-2026-09-yangli.html",
        "编号 cw-2026-09-yangli　指纹 1234 5678 9abc",
    ]
