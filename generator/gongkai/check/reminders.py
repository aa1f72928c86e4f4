"""What is to be done by which day, from duties and records. More kinds register here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from gongkai.base.period import PeriodKind
from gongkai.check.village import Village
from gongkai.model.duty import Duty, DutyState
from gongkai.model.reminder import Reminder, ReminderKind
from gongkai.model.traces import Posted

ReminderSource = Callable[[Village, Sequence[Duty]], Iterable[Reminder]]


def remind_of_duties(village: Village, duties: Sequence[Duty]) -> Iterator[Reminder]:
    """Yield what is late, what is on the web only, and what becomes due."""
    for duty in duties:
        if duty.due is None:
            continue
        if duty.state is DutyState.OVERDUE:
            yield _of_duty(village, duty, ReminderKind.OVERDUE, duty.due)
        elif duty.state is DutyState.WEB_ONLY:
            yield _of_duty(village, duty, ReminderKind.NOT_ON_WALL, duty.due)
        elif duty.state is DutyState.OPEN:
            yield _of_duty(village, duty, ReminderKind.DUE, duty.due)
            if duty.advised and duty.advised < duty.due:
                yield _of_duty(village, duty, ReminderKind.ADVISED, duty.advised)


def remind_to_take_down(village: Village, duties: Sequence[Duty]) -> Iterator[Reminder]:
    """Yield every sheet whose time on a board ends today or later."""
    del duties
    today = village.as_of.isoformat()
    ends: dict[tuple[str, str], list[str]] = {}
    records = {}
    for record, _, posted in village.traced(Posted):
        if posted.end >= today and posted.start <= today:
            ends.setdefault((record.id, posted.end), []).append(posted.board)
            records[record.id] = record
    for (id_, end), boards in ends.items():
        record = records[id_]
        places = map(village.settings.board_place, boards)
        yield Reminder(
            day=date.fromisoformat(end),
            kind=ReminderKind.TAKE_DOWN,
            facts={"title": record.title or record.id, "boards": "\u3001".join(places)},
            record=record.id,
            file=record.file,
            is_public=record.is_shown and not record.is_private,
        )


REMINDER_SOURCES: tuple[ReminderSource, ...] = (remind_of_duties, remind_to_take_down)


def reminders_of(village: Village, duties: Sequence[Duty]) -> tuple[Reminder, ...]:
    """Return all reminders by their day, the latest past included."""
    found = (one for source in REMINDER_SOURCES for one in source(village, duties))
    return tuple(sorted(found, key=Reminder.sort_key))


def _of_duty(village: Village, duty: Duty, kind: ReminderKind, day: date) -> Reminder:
    is_asked = duty.period.kind is PeriodKind.SPAN
    return Reminder(
        day=day,
        kind=kind,
        facts={
            "item": village.catalogue.items[duty.item].name,
            "publisher": duty.publisher.label,
            "period": str(duty.period),
            "days": str(duty.days_late),
        },
        record=duty.demand,
        item=duty.item,
        period="" if is_asked else duty.period.key,
        publisher=duty.publisher.value,
    )
