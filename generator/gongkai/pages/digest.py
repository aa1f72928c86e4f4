"""The month's loudspeaker script: what was made public, as much of it as there is time for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import NamedTuple, cast

from gongkai.base.aloud import MOST_SECONDS, read_aloud, seconds_of
from gongkai.base.texts import text, texts
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Section


class DigestEntry(NamedTuple):
    """A record as the month tells it: what is said, and what is compared."""

    id: str
    section: Section
    kind: str
    title: str
    told: str
    code: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What is read of a month, and of which records."""

    lines: tuple[str, ...]
    written: str
    seconds: int
    entries: tuple[DigestEntry, ...]


def digest_of(entries: Sequence[DigestEntry], month: str, readings: Mapping[str, str]) -> Digest:
    """Return the script of a month; the sections take turns until the time is used up.

    `month` is written as people write it; `entries` stand in the order of their days.
    """
    turns = _in_turns(entries)
    count = len(turns)
    while True:
        chosen = _by_section(turns[:count])
        written = _lines(chosen, entries, month)
        lines = tuple(read_aloud(line, readings) for line in written)
        seconds = seconds_of("".join(lines))
        if seconds <= MOST_SECONDS or not count:
            return Digest(lines, "\n".join(written), seconds, tuple(chosen))
        count -= 1


def digest_text(digest: Digest, month: str, settings: Settings) -> str:
    """Return a month's script as the announcer gets it, with what is not read around it."""
    facts = {"village": settings.village_name, "month": month, "seconds": digest.seconds}
    codes = [
        text(f"scripts.digest_code{'' if one.code else '_bare'}", id=one.id, code=one.code)
        for one in digest.entries
    ]
    note = [text("scripts.digest_codes"), *codes] if codes else []
    return "\n".join([text("scripts.digest_head", **facts), "", *digest.lines, "", *note]) + "\n"


def _lines(chosen: Sequence[DigestEntry], entries: Sequence[DigestEntry], month: str) -> list[str]:
    told = [
        text(f"scripts.digest_{'entry' if one.told else 'bare'}", title=one.title, told=one.told)
        for one in chosen
    ]
    left = len(entries) - len(chosen)
    rest = [text("scripts.digest_rest", count=left)] if left else []
    opening = text("scripts.digest_opening", month=month)
    return [opening, _counted(entries), *told, *rest, text("scripts.digest_closing")]


def _counted(entries: Sequence[DigestEntry]) -> str:
    """Return how many records there are, and how many in each section where there are several."""
    counts = Counter(one.section for one in entries)
    if len(counts) <= 1:
        return text("scripts.digest_only", count=len(entries))
    sections = [
        text("scripts.digest_section", section=section.label, count=counts[section])
        for section in _sections()
        if counts[section]
    ]
    told = text("scripts.clause_mark").join(sections)
    return text("scripts.digest_count", count=len(entries), sections=told)


def _in_turns(entries: Sequence[DigestEntry]) -> list[DigestEntry]:
    """Return the first of each section, then the second of each; some kinds come first."""
    kinds = _scripts()["digest"]["kinds"]
    ranks = {kind: rank for rank, kind in enumerate(kinds)}
    ranked = sorted(entries, key=lambda one: ranks.get(one.kind, len(kinds)))
    columns = [[one for one in ranked if one.section is section] for section in _sections()]
    return [one for row in zip_longest(*columns) for one in row if one is not None]


def _by_section(entries: Sequence[DigestEntry]) -> list[DigestEntry]:
    order = _sections()
    return sorted(entries, key=lambda one: order.index(one.section))


@cache
def _sections() -> tuple[Section, ...]:
    return tuple(Section(name) for name in _scripts()["digest"]["sections"])


def _scripts() -> dict[str, dict[str, list[str]]]:
    return cast("dict[str, dict[str, list[str]]]", texts()["scripts"])
