"""``calendar.ics``: days on which something is to be done, for the calendar of a phone.

Written as RFC 5545 asks: CRLF, lines folded at 75 octets, whole days, a time stamp and ids that
depend on nothing but what is told, so that the same village gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_WIDTH = 75
_PRODUCT = "-//gongkai//village board//ZH"
_ALARM = "-P2D"
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which something is to be done; ``id`` is the same whenever it is told."""

    id: str
    day: date
    summary: str
    url: str = ""


def calendar_of(name: str, note: str, events: Iterable[Event], as_of: date) -> bytes:
    """Return the calendar file as it stood on a day; each event reminds two days ahead."""
    stamp = f"{as_of:%Y%m%d}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        f"X-WR-CALDESC:{_escaped(note)}",
    ]
    for event in events:
        lines += _event_lines(event, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event_lines(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(event.summary)}"
    yield f"TRIGGER:{_ALARM}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets; no character is cut in two."""
    pieces: list[bytes] = []
    piece = b""
    for char in line:
        data = char.encode("utf-8")
        # Every piece after the first begins with a space.
        if len(piece) + len(data) > _WIDTH - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += data
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
