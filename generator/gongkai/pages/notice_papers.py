"""The papers around a notice: opinions asked for before it hangs, and what came of it."""

from collections.abc import Iterator
from datetime import date

from gongkai.base.dates import DateSpan, chinese_date
from gongkai.base.light_dataclass import dataclass
from gongkai.base.texts import text
from gongkai.model.catalogue import Item
from gongkai.model.record import Record
from gongkai.model.vocabulary import Section
from gongkai.pages.cells import span_text
from gongkai.pages.record_times import review_told
from gongkai.pages.signing import Signer, role_of


@dataclass(frozen=True, slots=True)
class Opinion:
    """A place for what somebody thinks of a record, and what was already said there."""

    title: str
    seal: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a notice whose days are over."""

    days: str
    conclusion: str
    is_open: bool
    """An objection waits for its answer: the matter is not settled."""


def opinions_of(record: Record, item: Item, signers: tuple[Signer, ...]) -> Iterator[Opinion]:
    """Yield a place for everyone who signs, with the reviews that the record tells.

    What the party makes public is approved as well (party disclosure rules).
    """
    for signer in signers:
        told = tuple(
            review_told(review)
            for review in record.reviews
            if role_of(review.reviewer) == signer.role
        )
        yield Opinion(text("review.opinion", role=signer.role), signer.seal, told)
    approval = record.approval
    if approval:
        facts = {"approver": approval.approver, "day": chinese_date(approval.day)}
        yield Opinion(text("review.approval"), "", (text("review.approved", **facts),))
    elif item.section is Section.DANGWU:
        yield Opinion(text("review.approval"), "", ())


def outcome_of(record: Record, day: date) -> Outcome | None:
    """Return what came of a record's notice; None without one, or while its days run."""
    span = record.notice_period
    if span is None or span.end is None or day <= span.end:
        return None
    count = len(record.objections)
    left = sum(one.answered_on is None for one in record.objections)
    key = "none" if not count else "some_open" if left else "all_answered"
    return Outcome(
        days=text("outcome.days", span=span_text(DateSpan(span.start, span.end))),
        conclusion=text(f"outcome.{key}", count=count, left=left),
        is_open=bool(left),
    )
