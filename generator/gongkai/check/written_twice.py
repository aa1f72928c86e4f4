"""The same reviewer, or the same days on a board, written down twice."""

from collections.abc import Iterator

from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.parts import Review


def check_reviewers_once(subject: Subject) -> Iterator[Problem]:
    """Yield R307 for a person named twice in one review, and for a review written twice."""
    reviews = subject.record.reviews
    where = subject.where.at(key_of("reviews")) if reviews else subject.where
    first: set[Review] = set()
    for index, review in enumerate(reviews):
        members = review.members
        if len(set(members)) < len(members):
            place = next(i for i, name in enumerate(members) if name in members[:i])
            at = where.at(index, key_of("members"), place)
            yield Problem("R307", at, {"name": members[place]})
        if review in first:
            yield Problem("R307", where.at(index), {"name": review.reviewer.label})
        first.add(review)


def check_postings_once(subject: Subject) -> Iterator[Problem]:
    """Yield T108 for every time on a board that began while the one before still hung there."""
    postings = subject.record.postings
    if len(postings) == len({one.board for one in postings}):
        return
    last: dict[str, int] = {}
    for row in sorted(range(len(postings)), key=lambda row: postings[row].start):
        own = postings[row]
        other = last.setdefault(own.board, row)
        if other == row:
            continue
        before = postings[other]
        if before.end is None or own.start < before.end or own.start == before.start:
            facts = {
                "row": str(row + 1),
                "other": str(other + 1),
                "board": subject.settings.board_place(own.board),
                "day": own.start.isoformat(),
            }
            where = subject.where.at(key_of("postings"), row, key_of("board"))
            yield Problem("T108", where, facts)
        if before.end is not None and (own.end is None or own.end > before.end):
            last[own.board] = row
