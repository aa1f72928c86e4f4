"""The calendar is one that phones read, the same bytes for the same village and day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from gongkai.output.calendar import Event, calendar_of

AS_OF = date(2026, 11, 20)
LONG = "村级财务收支（2026年第三季度）最迟这天贴上; 账单,票据\\合同都带来，请监督委员会提前审核"
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1)


def lines(data: bytes) -> list[bytes]:
    assert data.endswith(b"\r\n")
    return data.removesuffix(b"\r\n").split(b"\r\n")


def read(data: bytes) -> Calendar:
    return Calendar.from_ical(data.decode("utf-8"))


def test_an_event_is_read_back_whole() -> None:
    event = Event("a@gongkai", date(2026, 12, 31), LONG, "https://cun.example/wancheng/index.html")
    data = calendar_of("石桥村公开日历", "说明", [event], AS_OF)
    found = read(data)
    assert found["X-WR-CALNAME"] == "石桥村公开日历"
    assert found["X-WR-CALDESC"] == "说明"
    (one,) = found.walk("VEVENT")
    assert (one["UID"], one["SUMMARY"]) == ("a@gongkai", LONG)
    assert one.decoded("DTSTART") == date(2026, 12, 31)
    assert one.decoded("DTEND") == date(2027, 1, 1)
    assert f"{one.decoded('DTSTAMP'):%Y-%m-%dT%H:%M:%SZ}" == "2026-11-20T00:00:00Z"
    assert one["URL"] == "https://cun.example/wancheng/index.html"
    (alarm,) = one.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-2)


def test_an_empty_calendar_is_one() -> None:
    assert read(calendar_of("村", "", [], AS_OF)).walk("VEVENT") == []


@given(TEXTS)
def test_lines_are_folded_and_unfold_to_what_was_told(text: str) -> None:
    data = calendar_of(text, "", [Event("a@b", AS_OF, text)], AS_OF)
    assert max(map(len, lines(data))) <= 75
    for line in lines(data):
        line.decode("utf-8")
    (one,) = read(data).walk("VEVENT")
    assert str(one["SUMMARY"]) == text


def test_the_same_is_told_in_the_same_bytes() -> None:
    events = [Event("a@b", AS_OF, "一"), Event("c@d", AS_OF, "二")]
    assert calendar_of("村", "", events, AS_OF) == calendar_of("村", "", iter(events), AS_OF)
    assert calendar_of("村", "", events, AS_OF) != calendar_of(
        "村", "", events, AS_OF + timedelta(days=1)
    )
