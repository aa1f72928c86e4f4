"""Whom people can turn to: not to who publishes, nor to who answers for the record."""

import re
from collections.abc import Iterator

from gongkai.base.problem import Problem, Where
from gongkai.base.spaces import unspaced
from gongkai.check.clocks import is_own
from gongkai.check.subject import Subject
from gongkai.check.village import Village
from gongkai.model.glossary import key_of
from gongkai.model.kinds.people import Roster
from gongkai.model.settings import CONFIG_FILE
from gongkai.model.time_traces import OfficePhone, Supervised
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import Publisher, State, YesNo

_MAILBOX = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+", re.ASCII)
_POSTED = State.POSTED.value


def trace_supervision(subject: Subject) -> Iterator[TraceRow]:
    """Yield the record's own phone for complaints, if it has one."""
    record = subject.record
    if record.supervision_phone and is_own(subject):
        trace = Supervised(
            phone=_digits(record.supervision_phone),
            responsible=unspaced(record.responsible),
            publisher=record.publisher.value,
        )
        yield row_of(trace, key_of("supervision_phone"))


def trace_office_phones(subject: Subject) -> Iterator[TraceRow]:
    """Yield the office phones of a roster: of its people, and of the body that publishes it."""
    roster = subject.record
    if not isinstance(roster, Roster) or roster.state is not State.POSTED:
        return
    if roster.office_phone:
        yield row_of(OfficePhone(roster.publisher.value, _digits(roster.office_phone)))
    for officer in roster.officers:
        if officer.office_phone:
            yield row_of(OfficePhone(unspaced(officer.person), _digits(officer.office_phone)))


def check_channels(village: Village) -> Iterator[Problem]:
    """Yield T121 where no channel lies outside the village, T122 where there is none at all.

    T124 is yielded for each channel whose mailbox no mail can reach.
    """
    channels = village.settings.channels
    where = Where(CONFIG_FILE)
    if channels and not any(channel.is_outside is YesNo.YES for channel in channels):
        yield Problem("T121", where.at(key_of("channels")))
    for place, channel in enumerate(channels):
        if channel.email and not _MAILBOX.fullmatch(channel.email):
            yield Problem("T124", where.at(key_of("channels"), place, key_of("email")))
    if channels:
        return
    own = {one.record.id for one in village.traced(Supervised)}
    bare = [one for one in village.summaries if one.state == _POSTED and one.id not in own]
    if bare:
        yield Problem("T122", where, {"count": str(len(bare)), "file": bare[0].file})


def check_supervision(village: Village) -> Iterator[Problem]:
    """Yield T123 where complaints would go to who is responsible or who publishes.

    Whose phone is whose is told by the rosters, and by a channel named after who publishes.
    """
    phones: dict[str, set[str]] = {}
    for one in village.traced(OfficePhone):
        phones.setdefault(one.trace.holder, set()).add(one.trace.phone)
    for body in Publisher:
        named = {
            _digits(one.office_phone)
            for one in village.settings.channels
            if one.is_outside is YesNo.NO and body.label in one.name
        }
        if named:
            phones.setdefault(body.value, set()).update(named)
    for _, where, trace in village.traced(Supervised):
        for role in ("responsible", "publisher"):
            if trace.phone in phones.get(getattr(trace, role), ()):
                yield Problem("T123", where, {"whose": key_of(role)})
                break


def _digits(phone: str) -> str:
    return "".join(char for char in phone if char.isdigit())
