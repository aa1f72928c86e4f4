"""The days of meetings that a record tells of, for the calendar of a phone."""

from collections.abc import Iterator

from gongkai.model.kinds.decisions import Consultation, Election
from gongkai.model.kinds.information import Activity, Schedule
from gongkai.model.record import Record


def meeting_days(record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield each day as ISO text, what it is, and when and where; in the record's order.

    The record is what the web may show of it. A step of a procedure counts where a body meets.
    """
    if isinstance(record, Activity | Consultation):
        when = record.when if isinstance(record, Activity) else ""
        lines = [(record.day, record.title, when, record.location)]
    elif isinstance(record, Schedule):
        lines = [(one.day, one.content, one.when, one.location) for one in record.arrangements]
    elif isinstance(record, Election):
        lines = [(one.day, one.name, "", "") for one in record.calendar]
    else:
        lines = []
    lines += [(one.day, one.name, "", "") for one in record.steps if one.meeting]
    for day, what, *where in lines:
        if day:
            yield day.isoformat(), what, "\uff0c".join(filter(None, where))
