"""What a record's page tells of its two clocks, its reviews, its way and its corrections."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.base.dates import DateSpan, chinese_date
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.lifetime import on_expiry
from gongkai.model.parts import Review
from gongkai.model.record import Record
from gongkai.model.review import missing_reviews
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import OnExpiry, YesNo
from gongkai.pages.cells import list_line, record_links, span_text


def shown_on_boards(record: Record, first: date) -> str:
    """Return from when to when a record hangs anywhere; an open posting has no last day."""
    ends = [posting.end for posting in record.postings]
    known = [end for end in ends if end is not None]
    last = max(known) if known and len(known) == len(ends) else None
    return ending(DateSpan(first, last))


def ending(span: DateSpan) -> str:
    """Return a span of days; its end names the clock by which it is meant."""
    return text("record.to_beijing", span=span_text(span)) if span.end else span_text(span)


def postings_told(record: Record, settings: Settings) -> str:
    """Return where a record hangs and how long; places with the same days share a line."""
    places: dict[DateSpan, list[str]] = {}
    for posting in record.postings:
        days = DateSpan(posting.start, posting.end)
        places.setdefault(days, []).append(settings.board_place(posting.board))
    return "\n".join(
        text("elements.posting", place=list_line(boards), days=ending(days))
        for days, boards in places.items()
    )


def counting_told(record: Record, settings: Settings) -> str:
    """Return whether the first day counts, where a page names a number of days at all."""
    if not record.postings and not record.notice_period:
        return ""
    is_counted = settings.counts_first_day is YesNo.YES
    return text("elements.first_day_counts" if is_counted else "elements.first_day_is_left_out")


def unreviewed_told(record: Record, item: Item, catalogue: Catalogue, day: date) -> str:
    """Return by whom a record should have been reviewed and was not; "" when it was."""
    missing = missing_reviews(record, item, catalogue, day)
    reviewers = dict.fromkeys(rule.reviewers[0].label for rule in missing[:1])
    return text("elements.unreviewed", reviewer=list_line(reviewers)) if reviewers else ""


def reviews_told(record: Record) -> Sequence[str]:
    """Return who reviewed, when, and what they said, one review in a line."""
    return tuple(map(review_told, record.reviews))


def review_told(review: Review) -> str:
    """Return who reviewed, when, and what they said."""
    members = list_line(review.members)
    facts = {
        "reviewer": review.reviewer.label,
        "members": text("elements.review_members", names=members) if members else "",
        "day": chinese_date(review.day),
    }
    told = text("elements.review", **facts)
    if review.opinion:
        told = text("elements.review_opinion", told=told, opinion=review.opinion)
    return told


def handling_told(record: Record) -> str:
    """Return the steps a record went, one in a line."""
    return "\n".join(
        text(
            "elements.handled" if step.handler else "elements.handled_by_nobody",
            state=step.state.label,
            day=chinese_date(step.day),
            handler=step.handler,
        )
        for step in record.handling
    )


def expiry_told(record: Record, item: Item) -> str:
    """Return what becomes of the record in the end; "" where it simply stays."""
    fate = on_expiry(record, item)
    return "" if fate is OnExpiry.KEEP else fate.label


def answers_told(record: Record) -> str:
    """Return how many objections came in and how many were answered; "" for none."""
    count = len(record.objections)
    answered = sum(one.answered_on is not None for one in record.objections)
    if not count:
        return ""
    key = "record.all_answered" if answered == count else "record.some_answered"
    return text(key, count=count, answered=answered, left=count - answered)


def corrected_told(record: Record) -> str:
    """Return how often a record was corrected and when last; "" for never."""
    if not record.corrections:
        return ""
    last = max(correction.day for correction in record.corrections)
    return text("elements.corrected", count=len(record.corrections), day=chinese_date(last))


def linked_notices(record: Record) -> Iterator[Fact]:
    """Yield the result of a notice and the notice of a result, as links to be named later."""
    for name in ("result_notice", "first_notice"):
        other = getattr(record, name)
        if other:
            yield Fact(name, text(f"record.{name}"), record_links((other,)))
