"""Duties and reminders as they are written to the cache and read back, equal to what they were."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.base.period import Period, PeriodKind
from gongkai.model.duty import BoardDay, Duty, DutyState, PostingScope
from gongkai.model.reminder import Reminder, ReminderKind
from gongkai.model.vocabulary import Publisher


def read_duty(raw: Mapping[str, Any]) -> Duty:
    """Return a duty from its fields as JSON; a damaged one raises what `DAMAGED` names."""
    period = raw["period"]
    several = {name: tuple(value) for name, value in raw.items() if isinstance(value, list)}
    read = several | {
        "publisher": Publisher(raw["publisher"]),
        "period": Period(
            date.fromisoformat(period["start"]),
            date.fromisoformat(period["end"]),
            PeriodKind(period["kind"]),
            period["index"],
        ),
        "scope": PostingScope(raw["scope"]),
        "state": DutyState(raw["state"]),
        "due": _day(raw["due"]),
        "advised": _day(raw["advised"]),
        "boards": tuple(BoardDay(one["board"], _day(one["since"])) for one in raw["boards"]),
        "since": _day(raw["since"]),
        "web_since": _day(raw["web_since"]),
        "asked": tuple(raw["asked"]),
    }
    return Duty(**{**raw, **read})


def read_reminder(raw: Mapping[str, Any]) -> Reminder:
    """Return a reminder from its fields as JSON; a damaged one raises what `DAMAGED` names."""
    read = {"day": date.fromisoformat(raw["day"]), "kind": ReminderKind(raw["kind"])}
    return Reminder(**{**raw, **read})


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
