"""Praise and blame in one record: ranks, stars, red lists, the flag, what was taken back."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.base.figure import Figure
from gongkai.base.privacy.catalogue import PATTERNS
from gongkai.base.problem import Problem
from gongkai.base.words import WORDS
from gongkai.check.claims import is_partial
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.honours import Award, Inspection, Ranked
from gongkai.model.vocabulary import YesNo

_NAME = f"[{PATTERNS['surnames']}][\u4e00-\u9fff]{{1,2}}"
_BLAMED = f"(?:{WORDS['blamed']['before']}){_NAME}|{_NAME}(?:{WORDS['blamed']['after']})"


class _Scored(NamedTuple):
    place: int
    row: Ranked
    score: Figure


def check_ranks(subject: Subject) -> Iterator[Problem]:
    """Yield R311 for a rank that the scores do not give; equal scores share a rank.

    After two in one place the next place stays empty: 1, 2, 2, 4.
    """
    for one, rank in _judged(subject):
        if one.row.rank is not None and one.row.rank != rank:
            where = subject.where.at(key_of("ranking"), one.place, key_of("rank"))
            facts = {
                "unit": one.row.ranked_unit,
                "rank": str(one.row.rank),
                "score": str(one.score),
                "counted": str(rank),
            }
            yield Problem("R311", where, facts)


def check_red_list(subject: Subject) -> Iterator[Problem]:
    """Yield R312 for a unit on the red list that others, who are not on it, surpass."""
    record = subject.record
    if not isinstance(record, Inspection):
        return
    listed = {one.honoree for one in record.red_list if one.honoree}
    scored = [one for one, _ in _judged(subject)]
    left_out = [one for one in scored if one.row.ranked_unit not in listed]
    best = max(left_out, key=lambda one: one.score.number, default=None)
    if best is None or not listed:
        return
    for one in scored:
        if one.row.ranked_unit in listed and one.score.number < best.score.number:
            facts = {
                "unit": one.row.ranked_unit,
                "score": str(one.score),
                "other": best.row.ranked_unit,
                "other_score": str(best.score),
            }
            yield Problem("R312", subject.where.at(key_of("red_list")), facts)


def check_stars(subject: Subject) -> Iterator[Problem]:
    """Yield R313 where the stars are not as many as the criteria that were met."""
    if not isinstance(subject.record, Award):
        return
    for index, one in enumerate(subject.record.award_results):
        if one.passed and one.stars is not None and one.stars != len(one.passed):
            where = subject.where.at(key_of("award_results"), index, key_of("stars"))
            facts = {
                "row": str(index + 1),
                "stars": str(one.stars),
                "counted": str(len(one.passed)),
            }
            yield Problem("R313", where, facts)


def check_one_flag(subject: Subject) -> Iterator[Problem]:
    """Yield R314 where one inspection gives the one red flag to several."""
    record = subject.record
    if not isinstance(record, Inspection):
        return
    held = [index for index, row in enumerate(record.ranking) if row.red_flag is YesNo.YES]
    if len(held) > 1:
        where = subject.where.at(key_of("ranking"), held[1], key_of("red_flag"))
        units = "\u3001".join(record.ranking[index].ranked_unit for index in held)
        yield Problem("R314", where, {"units": units, "count": str(len(held))})


def check_named_once(subject: Subject) -> Iterator[Problem]:
    """Yield R322 for a family that one award names twice with the same grade."""
    if not isinstance(subject.record, Award):
        return
    first: dict[tuple[str, str], int] = {}
    for index, one in enumerate(subject.record.award_results):
        row = first.setdefault((one.family_id, one.grade), index)
        if one.family_id and row != index:
            where = subject.where.at(key_of("award_results"), index, key_of("family_id"))
            facts = {"row": str(index + 1), "other": str(row + 1), "family": one.family_id}
            yield Problem("R322", where, facts)


def check_revocations(subject: Subject) -> Iterator[Problem]:
    """Yield R315 for an honour taken back that this record never gave."""
    record = subject.record
    if not isinstance(record, Award) or is_partial(record):
        return
    given = {one.family_id or one.honoree for one in record.award_results}
    for index, one in enumerate(record.revocations):
        name = one.family_id or one.honoree
        if name and name not in given:
            where = subject.where.at(key_of("revocations"), index)
            yield Problem("R315", where, {"row": str(index + 1)})


def check_black_list(subject: Subject) -> Iterator[Problem]:
    """Yield R316 for a black list nobody switched on, R317 for one that hangs on too long.

    R321 for one that seems to name somebody; it names no person, only a place and what is done.
    """
    record = subject.record
    if not isinstance(record, Inspection) or not record.black_list:
        return
    where = subject.where.at(key_of("black_list"))
    if subject.settings.black_list_on is not YesNo.YES:
        yield Problem("R316", where)
    for index, one in enumerate(record.black_list):
        for name in ("place", "behaviour"):
            if re.search(_BLAMED, getattr(one, name)):
                yield Problem("R321", where.at(index, key_of(name)), {"field": key_of(name)})
    last = max(one.take_down_on for one in record.black_list)
    ends = [one.end for one in record.postings if one.end is not None]
    if ends and max(ends) > last:
        facts = {"last": last.isoformat(), "end": max(ends).isoformat()}
        yield Problem("R317", where, facts)


def _judged(subject: Subject) -> Sequence[tuple[_Scored, int]]:
    """Return each row with the rank its score gives; nothing unless all scores compare."""
    record = subject.record
    if not isinstance(record, Inspection) or is_partial(record):
        return ()
    scored = [
        _Scored(index, row, row.score)
        for index, row in enumerate(record.ranking)
        if row.score is not None and row.score.is_exact
    ]
    if len(scored) != len(record.ranking) or len({one.score.unit for one in scored}) != 1:
        return ()
    full = [item.full_score for item in record.score_items]
    most = sum(score or 0 for score in full)
    if most and None not in full and any(one.score.number > most for one in scored):
        # A score beyond what can be given is told by itself; no rank follows from it.
        return ()
    numbers = [one.score.number for one in scored]
    return [(one, 1 + sum(other > one.score.number for other in numbers)) for one in scored]
