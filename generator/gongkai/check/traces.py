"""What is remembered of each record for the checks between records, in a fixed order."""

from collections.abc import Callable, Iterable, Iterator

from gongkai.check.acceptance import trace_acceptance
from gongkai.check.board_photos import trace_board_photos
from gongkai.check.bookings import trace_entered
from gongkai.check.chain_rows import trace_carried
from gongkai.check.chains import trace_ledgers
from gongkai.check.channels import trace_office_phones, trace_supervision
from gongkai.check.claimed_days import last_claim
from gongkai.check.consent import trace_consent, trace_family_consent
from gongkai.check.contracts import trace_contracts
from gongkai.check.decision_links import trace_appraisal, trace_decision
from gongkai.check.demands import trace_demands
from gongkai.check.duty_boards import trace_groups
from gongkai.check.execution import trace_execution
from gongkai.check.honours import trace_flags, trace_praise
from gongkai.check.matters import trace_prices
from gongkai.check.objections import trace_links, trace_objections
from gongkai.check.paid_twice import trace_paid_out
from gongkai.check.postings import trace_expiry, trace_posting_lengths
from gongkai.check.privacy import trace_phones
from gongkai.check.retention import trace_names
from gongkai.check.reviewers import trace_office_holders, trace_reviews
from gongkai.check.special_funds import trace_special_funds
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.traces import Head, NothingConfirmed, Posted, TraceRow, row_of
from gongkai.model.vocabulary import Completeness

Tracer = Callable[[Subject], Iterable[TraceRow]]


def trace_head(subject: Subject) -> Iterator[TraceRow]:
    """Yield what the record is about."""
    record, period = subject.record, subject.record.period
    last, claimed_at = last_claim(record)
    yield row_of(
        Head(
            publisher=record.publisher.value,
            level=record.level.value if record.level else "",
            audience=record.audience.value,
            period_kind=period.kind.value if period else "",
            period_start=period.start.isoformat() if period else "",
            period_end=period.end.isoformat() if period else "",
            is_reprint=record.reprint is not None,
            is_partial=record.completeness is Completeness.PARTIAL,
            last_claim=last,
            claimed_at=claimed_at,
        )
    )
    if record.nothing:
        trace = NothingConfirmed(record.nothing.confirmed_by, record.nothing.day.isoformat())
        yield row_of(trace, key_of("nothing"))


def trace_postings(subject: Subject) -> Iterator[TraceRow]:
    """Yield every time on a board."""
    for index, posting in enumerate(subject.record.postings):
        end = posting.end.isoformat() if posting.end else ""
        trace = Posted(posting.board, posting.start.isoformat(), end)
        yield row_of(trace, key_of("postings"), index)


TRACERS: tuple[Tracer, ...] = (
    trace_head,
    trace_postings,
    trace_groups,
    trace_posting_lengths,
    trace_expiry,
    trace_board_photos,
    trace_objections,
    trace_links,
    trace_decision,
    trace_appraisal,
    trace_office_holders,
    trace_reviews,
    trace_supervision,
    trace_office_phones,
    trace_demands,
    trace_phones,
    trace_consent,
    trace_family_consent,
    trace_names,
    trace_carried,
    trace_ledgers,
    trace_entered,
    trace_prices,
    trace_execution,
    trace_acceptance,
    trace_special_funds,
    trace_praise,
    trace_flags,
    trace_contracts,
    trace_paid_out,
)


def traces_of(subject: Subject) -> tuple[TraceRow, ...]:
    """Return all traces of a record."""
    return tuple(row for tracer in TRACERS for row in tracer(subject))
