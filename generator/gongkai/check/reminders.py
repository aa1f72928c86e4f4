"""What is to be done by which day, from duties and records. More kinds register here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from gongkai.base.period import PeriodKind
from gongkai.base.texts import text
from gongkai.check.retention import lists_by_end
from gongkai.check.village import Village
from gongkai.model.duty import Duty, DutyState
from gongkai.model.reminder import Reminder, ReminderKind
from gongkai.model.summary import Summary
from gongkai.model.time_traces import Expiring, Objected
from gongkai.model.traces import ConsentTerm, FamilyTerm, Posted
from gongkai.model.vocabulary import State

_POSTED = State.POSTED.value

_DUTY_KINDS = {
    DutyState.OVERDUE: ReminderKind.OVERDUE,
    DutyState.WEB_ONLY: ReminderKind.NOT_ON_WALL,
    DutyState.OPEN: ReminderKind.DUE,
}
ReminderSource = Callable[[Village, Sequence[Duty]], Iterable[Reminder]]


def remind_of_duties(village: Village, duties: Sequence[Duty]) -> Iterator[Reminder]:
    """Yield what is late, what is on the web only, and what becomes due."""
    for duty in duties:
        if duty.state is DutyState.OPEN and duty.advised:
            yield _of_duty(village, duty, ReminderKind.ADVISED, duty.advised)
        kind = _DUTY_KINDS.get(duty.state)
        if kind and duty.due:
            yield _of_duty(village, duty, kind, duty.due)


def remind_to_take_down(village: Village, duties: Sequence[Duty]) -> Iterator[Reminder]:
    """Yield every sheet whose time on a board ends today or later."""
    del duties
    today = village.as_of.isoformat()
    for record in village.summaries:
        # Nearly every record is past its time, and what is shown says so in brief.
        if record.state != _POSTED or (record.is_shown and record.posting_end < today):
            continue
        ends: dict[str, list[str]] = {}
        for name, _, values in village.traces.get(record.file, ()):
            if name == Posted.__name__ and values[1] <= today <= values[2]:
                ends.setdefault(values[2], []).append(values[0])
        for end, boards in ends.items():
            places = "\u3001".join(map(village.settings.board_place, boards))
            yield _of_record(record, ReminderKind.TAKE_DOWN, end, boards=places)


def remind_to_answer(village: Village, duties: Sequence[Duty]) -> Iterator[Reminder]:
    """Yield every objection that waits for its answer, where a rule says by when."""
    del duties
    for record, _, trace in village.traced(Objected):
        if trace.due:
            # That somebody objected is the village's own affair until it is answered.
            yield replace(_of_record(record, ReminderKind.ANSWER, trace.due), is_public=False)


def remind_of_expiry(village: Village, duties: Sequence[Duty]) -> Iterator[Reminder]:
    """Yield every record that folds to totals or goes when its time is over."""
    del duties
    today = village.as_of.isoformat()
    for record, _, trace in village.traced(Expiring):
        if trace.last >= today:
            yield _of_record(record, ReminderKind.FOLD, trace.last, fate=trace.fate)


def remind_of_retention(village: Village, duties: Sequence[Duty]) -> Iterator[Reminder]:
    """Yield every list of people whose years end: an entry of a person folds it to totals."""
    del duties
    fate = text("reminders.retention")
    for record, day in lists_by_end(village):
        reminder = _of_record(record, ReminderKind.FOLD, day.isoformat(), fate=fate)
        yield replace(reminder, is_public=False)


def remind_of_consent(village: Village, duties: Sequence[Duty]) -> Iterator[Reminder]:
    """Yield every consent, to a photo or a family's page, that ends today or later.

    That is between two people: the site tells nothing of it.
    """
    del duties
    today = village.as_of.isoformat()
    ends = [(one.record, one.trace.until) for one in village.traced(ConsentTerm)]
    ends += [(one.record, one.trace.until) for one in village.traced(FamilyTerm)]
    for record, until in ends:
        if record.is_shown and until >= today:
            reminder = _of_record(record, ReminderKind.CONSENT, until)
            yield replace(reminder, is_public=False)


REMINDER_SOURCES: tuple[ReminderSource, ...] = (
    remind_of_duties,
    remind_to_take_down,
    remind_to_answer,
    remind_of_expiry,
    remind_of_retention,
    remind_of_consent,
)


def reminders_of(village: Village, duties: Sequence[Duty]) -> tuple[Reminder, ...]:
    """Return all reminders by their day, the latest past included."""
    found = (one for source in REMINDER_SOURCES for one in source(village, duties))
    return tuple(sorted(found, key=Reminder.sort_key))


def _of_record(record: Summary, kind: ReminderKind, day: str, **facts: str) -> Reminder:
    """Return a reminder about a record; the site tells it only where it shows the record."""
    return Reminder(
        day=date.fromisoformat(day),
        kind=kind,
        facts={"title": record.title or record.id, **facts},
        record=record.id,
        file=record.file,
        is_public=record.is_shown and not record.is_private,
    )


def _of_duty(village: Village, duty: Duty, kind: ReminderKind, day: date) -> Reminder:
    is_asked = duty.period.kind is PeriodKind.SPAN
    return Reminder(
        day=day,
        kind=kind,
        facts={
            "item": village.catalogue.items[duty.item].name,
            "publisher": duty.body_name(village.settings),
            "period": str(duty.period),
            "days": str(duty.days_late),
        },
        record=duty.demand,
        item=duty.item,
        period="" if is_asked else duty.period.key,
        publisher=duty.publisher.value,
        group=duty.group,
    )
