"""Scripts end in time: facts are left out whole, the least first."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.aloud import MOST_SECONDS, seconds_of
from gongkai.model.blocks import Presentation
from gongkai.pages.script import entry_told, script_of, script_text
from gongkai.pages.told import Told
from tests.unit.pages.test_told import TELLING, VILLAGE, spoken

SORTS = ("clause", "figure", "line", "prose", "until", "ask", "ask_more", "ask_paid")
NOTICE = spoken("公告公示", 标题="防火通知")
OPENING = "各位村民请注意，下面播送村委会的公开事项：防火通知。"
CLOSING = "详细内容请看公开栏。播送完了。"
SHORTENED = "还有一些没有念到，详细内容请看公开栏。播送完了。"


def test_clauses_are_one_sentence_and_every_other_fact_one_of_its_own() -> None:
    told = [
        Told("clause", "收入 5.00 元"),
        Told("clause", "支出 2.50 元"),
        Told("figure", "受益2户"),
        Told("prose", "不收费。"),
    ]
    script = script_of(NOTICE, told, TELLING, {})

    assert script.lines == (
        OPENING,
        "收入五元，支出两元五角。",
        "受益两户。",
        "不收费。",
        CLOSING,
    )
    assert (script.is_shortened, script.seconds) == (False, seconds_of("".join(script.lines)))


def test_the_last_sentences_of_the_text_go_first() -> None:
    told = [
        Told("clause", "甲" * 99),
        Told("prose", "乙" * 100 + "。"),
        Told("prose", "丙" * 100 + "。"),
        Told("ask", "请打电话。"),
    ]
    script = script_of(NOTICE, told, TELLING, {})

    assert script.lines == (OPENING, "甲" * 99 + "。", "乙" * 100 + "。", "请打电话。", SHORTENED)
    assert script.is_shortened


@given(
    st.lists(
        st.tuples(
            st.sampled_from(SORTS), st.text("甲乙0123456789.%年 ，", min_size=1, max_size=120)
        ),
        max_size=30,
    )
)
def test_no_script_takes_too_long_and_no_fact_is_cut(facts: list[tuple[str, str]]) -> None:
    told = [Told(sort, words) for sort, words in facts]
    script = script_of(NOTICE, told, TELLING, {})

    assert script.seconds <= MOST_SECONDS
    written = script.written.replace("\n", "")
    assert script.is_shortened is written.endswith(SHORTENED)
    if not script.is_shortened:
        assert all(one.words in written for one in told)


def test_a_script_is_handed_over_with_what_is_not_read() -> None:
    told = [Told("clause", "找单大勇")]
    readings = {"单大勇": "善大勇", "岩波": "挨波"}
    script = script_of(NOTICE, told, TELLING, readings)

    assert script_text(script, "【这一行不念】石桥村", readings).splitlines() == [
        "【这一行不念】石桥村",
        "【以下不念】读音：单大勇读作“善大勇”",
        "",
        OPENING,
        "找善大勇。",
        CLOSING,
    ]


def test_the_month_tells_the_first_clauses_of_a_record() -> None:

    told = [
        entry_told(NOTICE, Presentation(sentence), VILLAGE)
        for sentence in ("收入 5 元，支出 3 元，还有 2 元。", "村委会公开：防火通知。")
    ]

    assert told == ["收入 5 元，支出 3 元。", ""]
