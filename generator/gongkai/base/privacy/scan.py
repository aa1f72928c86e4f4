"""Search texts for what must never be public.

`may_hold` decides for almost every text at once; `hits_in` tells what it is. A hit never holds
the value itself.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from gongkai.base.privacy.catalogue import PATTERNS, PrivateKind
from gongkai.base.privacy.contacts import CONTACTS, contacts_in
from gongkai.base.privacy.fold import (
    CELLS,
    DIGIT,
    INVISIBLE,
    MANY_DIGITS,
    RARE,
    Candidate,
    candidate_of,
    candidates,
    grounded,
    hide_runs,
    opened,
    plain,
    runs_in,
)
from gongkai.base.privacy.numbers import letters_in, masked_in, numbers_in, office_phones_in
from gongkai.base.privacy.tables import facts_in_tables
from gongkai.base.privacy.unravel import decoded, may_unravel, unravelled
from gongkai.base.privacy.words import facts_beside_a_name, facts_in

# Literals alone, each beginning with its own sign, are searched many times faster than a pattern
# that begins with a group; hence several searches instead of one.
_TRIGGERS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        "|".join(PATTERNS["trigger_words"].split()),
        PATTERNS["trigger_house"],
        PATTERNS["trigger_plate"],
        PATTERNS["trigger_phone"],
        PATTERNS["trigger_passport"],
        PATTERNS["trigger_born"],
    )
)
_ODD: Final = ("&", "<", "**", "\u00ad", *INVISIBLE)
_LAST_DIGIT: Final = re.compile(f"{DIGIT}[^\\w]{{0,3}}$")
_FIRST_DIGIT: Final = re.compile(f"[^\\w]{{0,3}}{DIGIT}")
_LONGEST: Final = 60
_SHORTEST_CERTAIN: Final = 11
# Digits that go on behind a tag such as one for bold type. It begins with its own sign, which is
# found four times faster than a digit.
_DRESSED: Final = re.compile(
    r"<(?<=[\d\s]<)/?(?:b|i|u|s|em|strong|code|span|mark|small|wbr)\b[^<>]*>\s*\d"
)
_CERTAIN_WORDS: Final = re.compile("|".join(PATTERNS["certain_words"].split()))
PHONES: Final = CONTACTS | {"mobile", "landline"}
"""Kinds that an office may have made public."""
_LONGEST_PHONE: Final = 12
_STARS: Final = ("*" * 8, "\uff0a" * 8)
_MARKUP: Final = ("&", "<")
_SEEN_BY_ALL: Final = frozenset({"wide", "spaced", "dashed"})
"""Disguises that anybody sees through: such numbers are masked, not taken away."""
_NOBODY: Final[frozenset[str]] = frozenset()


class Hit(NamedTuple):
    """What was found, and whether it is certain."""

    kind: PrivateKind
    is_certain: bool


def may_hold(text: str) -> bool:
    """Return False when a text, or many texts together, certainly hold nothing private."""
    if _is_suspect(text) or may_unravel(text) or RARE.search(text):
        return True
    # One sign at a time: a plain search for a sign is far faster than a pattern.
    if any(stars in text for stars in _STARS):
        return True
    return any(sign in text for sign in _ODD) and _is_suspect(plain(opened(text)))


def certain_kinds(text: str, declared: frozenset[str] = _NOBODY) -> tuple[str, ...]:
    """Return the names of the kinds that are certain in a finished text, such as a page.

    Many times quicker than `hits_in` for long texts in which offices' phones stand everywhere.
    """
    found = dict.fromkeys(_certain_numbers(text, declared))
    is_dressed = "&#" in text or _DRESSED.search(text)
    if is_dressed or _CERTAIN_WORDS.search(text):
        bare = opened(text)
        simple = plain(bare)
        found |= dict.fromkeys(_certain_numbers(bare, declared))
        found |= {one.kind.name: None for one in letters_in(simple) if one.is_certain}
        found |= {kind.name: None for kind, is_certain in facts_in(simple) if is_certain}
    return tuple(found)


def _certain_numbers(text: str, declared: frozenset[str]) -> Iterator[str]:
    for run in runs_in(text):
        for name, digits in _certain_in(*run):
            if digits not in declared:
                yield name


@lru_cache(maxsize=2048)
def _certain_in(before: str, run: str, behind: str) -> tuple[tuple[str, str], ...]:
    """Return the kinds that are certain in a run of digits, each with its digits.

    The same dates and offices' phones stand on page after page.
    """
    candidate = candidate_of(before, run, behind)
    if len(candidate.groups) == 1 and len(candidate.groups[0].digits) < _SHORTEST_CERTAIN:
        return ()
    found = numbers_in(candidate)
    return tuple((one.kind.name, one.digits) for one in found if one.is_certain)


def hits_in(text: str, declared: frozenset[str] = _NOBODY) -> tuple[Hit, ...]:
    """Return what a text holds, each kind once and as sure as its surest place.

    `declared` holds the digits of numbers that may be public (`declared_digits`).
    """
    best: dict[str, Hit] = {}
    for hit in _all_hits(text, declared):
        known = best.get(hit.kind.name)
        if known is None or hit.is_certain > known.is_certain:
            best[hit.kind.name] = hit
    return tuple(best.values())


def joined_hits(one: str, next_one: str, declared: frozenset[str] = _NOBODY) -> tuple[Hit, ...]:
    """Return the numbers that begin at the end of one cell and go on in the next."""
    if not (one and _LAST_DIGIT.search(one) and _FIRST_DIGIT.match(next_one)):
        return ()
    best: dict[str, Hit] = {}
    text = one[-_LONGEST:] + CELLS + next_one[:_LONGEST]
    for candidate in candidates(text):
        for finding in numbers_in(candidate, across_cells=True):
            if finding.digits not in declared:
                best.setdefault(finding.kind.name, Hit(finding.kind, finding.is_certain))
    return tuple(best.values())


def row_hits(text: str, declared: frozenset[str] = _NOBODY) -> tuple[Hit, ...]:
    """Return what a cell tells of the person whom another column of its row names."""
    simple = plain(opened(text))
    facts = [Hit(*fact) for fact in facts_beside_a_name(simple)]
    found = (one for one in contacts_in(simple) if one.digits not in declared)
    return (*facts, *(Hit(one.kind, is_certain=True) for one in found))


def declared_digits(texts: Iterable[str]) -> frozenset[str]:
    """Return the digits of every phone that stands in texts that declare public ones.

    So with e-mail addresses and the names of accounts.
    """
    found = set()
    for text in texts:
        found |= {one.digits for one in contacts_in(plain(text), even_of_offices=True)}
        for candidate in candidates(text):
            found |= {one.digits for one in numbers_in(candidate) if one.kind.name in PHONES}
            whole = "".join(group.digits for group in candidate.groups)
            if len(whole) <= _LONGEST_PHONE:
                found.add(whole)
    return frozenset(found)


def without_disguised_numbers(text: str) -> str:
    """Return a text with stars for every private number that does not stand there plainly."""
    if any(sign in text for sign in _MARKUP) and MANY_DIGITS.search(opened(text)):
        text = opened(text)
    return hide_runs(text, _is_disguised)


def _is_disguised(candidate: Candidate) -> bool:
    forms = frozenset().union(*(group.forms | group.before for group in candidate.groups))
    return not forms <= _SEEN_BY_ALL and any(True for _ in numbers_in(candidate))


def office_phones(text: str) -> frozenset[str]:
    """Return the digits of landlines that a text gives to an office."""
    return frozenset(
        digits for candidate in candidates(text) for digits in office_phones_in(candidate)
    )


def _is_suspect(text: str) -> bool:
    return bool(MANY_DIGITS.search(text)) or any(one.search(text) for one in _TRIGGERS)


def _all_hits(text: str, declared: frozenset[str]) -> Iterator[Hit]:
    text = grounded(text)
    seen = {text, opened(text)}
    seen.add(decoded(text))
    for one in sorted(seen):
        found = (told for told in unravelled(one) if told.digits not in declared)
        yield from (Hit(told.kind, told.is_certain) for told in found)
        for candidate in candidates(one):
            for finding in numbers_in(candidate):
                if finding.digits not in declared:
                    yield Hit(finding.kind, finding.is_certain)
        simple = plain(one)
        for finding in chain(letters_in(simple), masked_in(one), contacts_in(simple)):
            if finding.digits not in declared:
                yield Hit(finding.kind, finding.is_certain)
        for kind, is_certain in chain(facts_in(simple), facts_in_tables(simple)):
            yield Hit(kind, is_certain)
