"""Duties and reminders come back from the cache as they went into it."""

from dataclasses import fields
from datetime import date

from gongkai.base.period import Period, PeriodKind
from gongkai.base.stored_json import encoded, parsed
from gongkai.load.stored_duties import read_duty, read_reminder
from gongkai.model.duty import BoardDay, Duty, DutyState, PostingScope
from gongkai.model.reminder import Reminder, ReminderKind
from gongkai.model.vocabulary import Publisher

DAY = date(2026, 3, 1)
BARE = Duty(
    item="xiangmu",
    publisher=Publisher.COMMITTEE,
    period=Period.of(PeriodKind.QUARTER, 2026, 2),
    scope=PostingScope.ANY,
    state=DutyState.OPEN,
)
FULL = Duty(
    item="xiangmu",
    publisher=Publisher.PARTY,
    period=Period(DAY, DAY, PeriodKind.SPAN),
    scope=PostingScope.ALL,
    state=DutyState.LATE,
    due=DAY,
    is_sourced=True,
    advised=DAY,
    boards=(BoardDay("g1", DAY), BoardDay("g2", None)),
    since=DAY,
    web_since=DAY,
    days_late=3,
    confirmed_by="甲",
    reason="无",
    records=("a", "b"),
    demand="c",
    asked=("g1",),
    group="z1",
)


def test_every_field_of_a_duty_is_tried() -> None:
    for field in fields(Duty):
        if field.name != "item":
            assert getattr(FULL, field.name) != getattr(BARE, field.name), field.name


def test_a_duty_comes_back_equal_down_to_its_words() -> None:
    for duty in (BARE, FULL):
        found = read_duty(parsed(encoded(duty)))  # type: ignore[arg-type]
        assert found == duty
        assert repr(found) == repr(duty)
        assert hash(found) == hash(duty)


def test_a_reminder_comes_back_equal_down_to_its_words() -> None:
    facts = {"title": "甲", "end": "2026-03-01"}
    for reminder in (
        Reminder(DAY, ReminderKind.DUE),
        Reminder(DAY, ReminderKind.TAKE_DOWN, facts, "a", "a.yml", "i", "p", "q", is_public=False),
    ):
        found = read_reminder(parsed(encoded(reminder)))  # type: ignore[arg-type]
        assert found == reminder
        assert repr(found) == repr(reminder)
        assert found.sort_key() == reminder.sort_key()
