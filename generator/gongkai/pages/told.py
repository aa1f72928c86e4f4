"""What is said of a record where there is little room: loudspeaker and chat group.

The facts come from the record's opening sentence, its figures and, of a notice, its own text;
none is said twice. They are written texts still: `pages.script` turns them into spoken ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple, cast

from gongkai.base.dates import chinese_date
from gongkai.base.texts import text, texts
from gongkai.model.blocks import Presentation
from gongkai.model.face import Projection
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.kinds.information import Schedule
from gongkai.model.kinds.notices import Notice
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import YesNo
from gongkai.pages.cells import cell_of, part_line

_MOST_ASKED = 2
_FIGURES = re.compile(r"\d[\d,.]*\d|\d")


class Told(NamedTuple):
    """One fact: of which sort (the words of ``scripts.shortening.order``), and in words."""

    sort: str
    words: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What surrounds a record that is told."""

    settings: Settings
    as_of: date
    prose: tuple[str, ...] = ()
    """The sentences of its own text, in their order; empty where they are not told."""


def told_of(projection: Projection, presentation: Presentation, telling: Telling) -> list[Told]:
    """Return the facts of a record in the order in which they are said, none of them twice."""
    record = projection.record
    sentence = told_sentence(record, presentation, telling.settings)
    told = [Told("clause", clause) for clause in clauses_of(sentence)]
    told += _more_figures(record, presentation)
    told += [Told("line", line) for line in _lines(record, telling.as_of)]
    told += _prose(told, telling.prose)
    until = objection_end(record, telling.as_of)
    if until and until not in sentence:
        told.append(Told("until", text("scripts.until", day=until)))
    return [*told, *_asked(record, telling.settings, _all_words(told))]


def told_sentence(record: Record, presentation: Presentation, settings: Settings) -> str:
    """Return a record's opening sentence without what its title and sender have said already."""
    sentence, title = presentation.sentence, record.title
    if sentence == text("sentences.plain", publisher=record.publisher.label, title=title):
        return ""
    period = str(record.period or "")
    if period and (period in title or period.replace(_form("ordinal"), "") in title):
        # A day of that month must keep its month.
        rest = sentence.removeprefix(period)
        sentence = sentence if rest[:1].isdigit() else rest
    topic = re.match(_form("topic"), sentence)
    known = {record.publisher.label, sender_of(record, settings)}
    is_said = topic is not None and (topic[1] in title or topic[1] in known)
    return sentence[topic.end() :] if topic and is_said else sentence


def clauses_of(sentence: str) -> Iterator[str]:
    """Yield the clauses of a sentence without the marks between them."""
    depth, clause = 0, ""
    marks = (_form("clause_mark"), *_form("stops"))
    for character in sentence:
        depth += (character in _form("opens")) - (character in _form("closes"))
        if character in marks and depth <= 0:
            if clause.strip():
                yield clause.strip()
            clause = ""
        else:
            clause += character
    if clause.strip():
        yield clause.strip()


def objection_end(record: Record, as_of: date) -> str:
    """Return the last day to object, as it is written; "" when there is none or it has passed."""
    span = record.notice_period
    return chinese_date(span.end) if span and span.end and span.end >= as_of else ""


def sender_of(record: Record, settings: Settings) -> str:
    """Return who is heard to publish a record."""
    if record.reprint and record.reprint.original_publisher:
        return re.sub(_form("bracketed"), "", record.reprint.original_publisher)
    form = _senders().get(record.publisher.value, "")
    places = {"township": settings.township, "county": settings.county}
    is_known = all(place or f"{{{name}}}" not in form for name, place in places.items())
    return form.format(**places) if form and is_known else record.publisher.label


def channels_of(record: Record, settings: Settings) -> list[tuple[str, str]]:
    """Return whom to ask, name and phone: one in the village that is not the publisher itself.

    One outside the village follows.
    """
    own = record.publisher.label
    channels = [channel for channel in settings.channels if own not in channel.name]
    inside = [channel for channel in channels if channel.is_outside is not YesNo.YES]
    outside = [channel for channel in channels if channel.is_outside is YesNo.YES]
    found = [(one.name, one.office_phone) for one in (*inside[:1], *outside[:1])]
    if record.supervision_phone:
        found.insert(0, (text("record.supervision_phone"), record.supervision_phone))
    return found


def own_channel(record: Record) -> tuple[str, str]:
    """Return where a record itself says to object, "" for nowhere, behind the key of the text."""
    if record.reprint and record.reprint.objections_to:
        return "ask_reprint", record.reprint.objections_to
    return "ask_channel", record.objection_channel if isinstance(record, Notice) else ""


def _more_figures(record: Record, presentation: Presentation) -> Iterator[Told]:
    """Yield the figures that the sentence does not hold."""
    known = presentation.sentence
    for name, figure in (*presentation.highlights, *_key_figures(record)):
        if _stands_in(figure, known) or not figure.strip("0."):
            continue
        labelled = re.match(_form("unit"), name)
        bare, unit = labelled.groups() if labelled else (name, "")
        words = text("scripts.figure", name=bare, figure=f"{figure}{unit}")
        yield Told("figure", words)
        known += words


def _key_figures(record: Record) -> Iterator[tuple[str, str]]:
    for figure in getattr(record, "key_figures", ()):
        yield figure.name, cell_of(figure.figure)


def _lines(record: Record, as_of: date) -> Iterator[str]:
    """Yield the lines of a plan that are still to come."""
    if isinstance(record, Schedule):
        for line in record.arrangements:
            if line.day is None or line.day >= as_of:
                yield part_line(line)


def _prose(told: Sequence[Told], sentences: Sequence[str]) -> Iterator[Told]:
    """Yield sentences; one whose figures have all been said is not said again."""
    known = _all_words(told)
    for sentence in sentences:
        figures = _FIGURES.findall(sentence)
        if figures and all(_stands_in(figure, known) for figure in figures):
            continue
        yield Told("prose", sentence)
        known += sentence


def _asked(record: Record, settings: Settings, known: str) -> Iterator[Told]:
    """Yield whom to ask; a phone that was told is not told again."""
    if isinstance(record, Subsidy) and record.ask_phone and record.ask_phone not in known:
        key = "ask_paid" if record.ask_whom else "ask_paid_nobody"
        words = text(f"scripts.{key}", whom=record.ask_whom, phone=record.ask_phone)
        yield Told("ask_paid", words)
        known += words
    key, channel = own_channel(record)
    if channel:
        phone = re.search(_form("phone"), channel)
        if not phone or phone[0] not in known:
            yield Told("ask", text(f"scripts.{key}", channel=_with_phone_word(channel)))
        return
    sort = "ask"
    for name, number in channels_of(record, settings)[:_MOST_ASKED]:
        if number not in known:
            yield Told(sort, text(f"scripts.{sort}", name=name, phone=number))
            sort = "ask_more"


def _with_phone_word(channel: str) -> str:
    """Return a place to ask with the word for telephone before its number."""
    word = _form("phone_word")
    if word.strip(_form("clause_mark")) in channel:
        return channel
    return re.sub(rf"\s*({_form('phone')})", rf"{word}\1", channel)


def _all_words(told: Sequence[Told]) -> str:
    return " ".join(one.words for one in told)


def _stands_in(figure: str, words: str) -> bool:
    """Return whether a figure stands in a text as a whole number, not as part of a longer one."""
    return re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)", words) is not None


@cache
def _form(name: str) -> str:
    return text(f"scripts.{name}")


@cache
def _senders() -> dict[str, str]:
    scripts = cast("dict[str, dict[str, str]]", texts()["scripts"])
    return scripts["senders"]
