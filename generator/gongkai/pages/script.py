"""The loudspeaker script of a record: its facts as they are spoken, within the time there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import cast

from gongkai.base.aloud import MOST_SECONDS, read_aloud, seconds_of
from gongkai.base.texts import text, texts
from gongkai.model.blocks import Presentation
from gongkai.model.face import Projection
from gongkai.model.settings import Settings
from gongkai.pages.told import Telling, Told, clauses_of, sender_of, told_sentence

_STOPPED = frozenset({"clause", "figure", "line"})
"""Sorts of facts whose words come without a stop; clauses are said in one sentence."""


@dataclass(frozen=True, slots=True)
class Script:
    """What is read: sentence by sentence, how long it takes, and whether facts were left out."""

    lines: tuple[str, ...]
    written: str
    """The same words before they became spoken ones, for the search for private things."""
    seconds: int
    is_shortened: bool


def script_of(
    projection: Projection, told: Sequence[Told], telling: Telling, readings: Mapping[str, str]
) -> Script:
    """Return the script of a record; facts are left out whole, in a fixed order, until it fits."""
    record = projection.record
    facts = {"sender": sender_of(record, telling.settings), "title": record.title}
    opening = text("scripts.opening", **facts)
    kept = list(told)
    while True:
        is_shortened = len(kept) < len(told)
        closing = text("scripts.closing_more" if is_shortened else "scripts.closing")
        written = [opening, *_sentences(kept), closing]
        lines = tuple(read_aloud(line, readings) for line in written)
        seconds = seconds_of("".join(lines))
        if seconds <= MOST_SECONDS or not kept:
            return Script(lines, "\n".join(written), seconds, is_shortened)
        del kept[_least(kept)]


def entry_told(projection: Projection, presentation: Presentation, settings: Settings) -> str:
    """Return the first clauses that a record's sentence adds to its title; "" for none."""
    sentence = told_sentence(projection.record, presentation, settings)
    scripts = cast("dict[str, dict[str, int]]", texts()["scripts"])
    clauses = list(clauses_of(sentence))[: scripts["digest"]["most_clauses"]]
    return text("scripts.clause_mark").join(clauses) + text("scripts.stop") if clauses else ""


def readings_told(written: str, readings: Mapping[str, str]) -> str:
    """Return which names of a script are read how, in one line; "" for none."""
    used = [(name, read_as) for name, read_as in readings.items() if name in written]
    if not used:
        return ""
    told = [text("scripts.reading", name=name, read_as=read_as) for name, read_as in used]
    return text("scripts.readings", readings=text("scripts.reading_mark").join(told))


def script_text(script: Script, head: str, readings: Mapping[str, str]) -> str:
    """Return a script as it is handed to the announcer: a line that is not read stands first."""
    note = readings_told(script.written, readings)
    return "\n".join(filter(None, (head, note))) + "\n\n" + "\n".join(script.lines) + "\n"


def _sentences(told: Sequence[Told]) -> list[str]:
    """Return facts as sentences; the clauses of one sentence stay together."""
    stop = text("scripts.stop")
    sentences = []
    for sort, facts in groupby(told, key=lambda one: one.sort):
        words = [fact.words for fact in facts]
        if sort == "clause":
            sentences.append(text("scripts.clause_mark").join(words) + stop)
        else:
            sentences += [one + stop if sort in _STOPPED else one for one in words]
    return sentences


def _least(told: Sequence[Told]) -> int:
    """Return where the fact stands that is left out first: the last of the least sort."""
    order = _order()
    return min(range(len(told)), key=lambda place: (order.index(told[place].sort), -place))


@cache
def _order() -> tuple[str, ...]:
    scripts = cast("dict[str, dict[str, list[str]]]", texts()["scripts"])
    return tuple(scripts["shortening"]["order"])
