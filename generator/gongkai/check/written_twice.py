"""The same reviewer or the same time on a board, written down twice."""

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
    """Yield T108 for a board on which the record is said to hang twice from the same day."""
    postings = subject.record.postings
    if len(postings) == len({(one.board, one.start) for one in postings}):
        return
    first: dict[tuple[str, str], int] = {}
    for index, posting in enumerate(postings):
        day = posting.start.isoformat()
        row = first.setdefault((posting.board, day), index)
        if row != index:
            facts = {
                "row": str(index + 1),
                "other": str(row + 1),
                "board": subject.settings.board_place(posting.board),
                "day": day,
            }
            where = subject.where.at(key_of("postings"), index, key_of("board"))
            yield Problem("T108", where, facts)
