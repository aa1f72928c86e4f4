"""The two clocks: how long people may object, and how long a sheet hangs.

They are two values. A time for objections is held against the rule for its matter, a posting
against the rule for boards; neither is ever compared with the other's number of days.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from gongkai.base.dates import DateSpan, chinese_date
from gongkai.base.problem import Problem, Severity
from gongkai.check.provisions import provision_of
from gongkai.check.subject import Subject
from gongkai.model.catalogue import Item
from gongkai.model.day_count import days_from_to, earliest_end
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.law import DayRole
from gongkai.model.lifetime import first_day
from gongkai.model.record import Record
from gongkai.model.review import is_passed_on
from gongkai.model.rule import DayRule
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Kind, State, YesNo

_DAY = timedelta(days=1)
_RESULTS = {
    Kind.ACTIVITY: ("day", "attended_count"),
    Kind.CONSULTATION: ("day", "head_count"),
    Kind.ELECTION: ("election_day", "elected"),
    Kind.APPRAISAL: ("day", "ballots_returned"),
    Kind.OVERSIGHT: ("day", "conclusion"),
    Kind.INSPECTION: ("day", "ranking"),
}
"""When something was held, and what can be told of it only afterwards."""


def is_own(subject: Subject) -> bool:
    """Return whether a record is the village's own and may come out: the rules bind it."""
    record = subject.record
    return not is_passed_on(record) and record.state is not State.WITHDRAWN


def check_notice_length(subject: Subject) -> Iterator[Problem]:
    """Yield T101 where people may object for fewer days than the rule for the matter says.

    An item may stand for several matters, each with its own days: what satisfies one of them is
    no fault, the others are a reminder. T109 where the working days of a year are not known.
    """
    record, item = subject.record, subject.item
    span = record.notice_period
    if item is None or span is None or span.end is None or not is_own(subject):
        return
    rules = _named_first(
        subject.catalogue.day_rules(DayRole.NOTICE, item, record.publisher, span.start),
        f"{record.title}\n{record.matter}",
    )
    where = subject.where.at(key_of("notice_period"))
    counted = [(rule, _days(rule, span, subject)) for rule in rules]
    for rule, days in counted:
        if days is None:
            facts = {"matter": rule.matter, "year": str(span.end.year)}
            yield Problem("T109", where, facts)
    short = [(rule, days) for rule, days in counted if days is not None and days < rule.days]
    if not short:
        return
    is_certain = len(short) == len(rules)
    rule, days = short[-1] if is_certain else short[0]
    severity = None if is_certain and rule.certainty.binds else Severity.WARNING
    yield Problem("T101", where, _length_facts(subject, rule, span, days), severity)


def check_held_before(subject: Subject) -> Iterator[Problem]:
    """Yield T119 for a record that hung before the day on which what it tells came about."""
    record, hung = subject.record, first_day(subject.record)
    name, day = held_day(record)
    if day is not None and hung is not None and day > hung and is_own(subject):
        facts = {
            "field": key_of(name),
            "day": chinese_date(day),
            "result": key_of(_RESULTS[record.kind][1]),
            "hung": chinese_date(hung),
        }
        yield Problem("T119", subject.where.at(key_of(name)), facts)


def check_booked_before(subject: Subject) -> Iterator[Problem]:
    """Yield T119 for books that hung before the day of their last line.

    Lines stand in the order of their days; to look at each would cost long books much.
    """
    ledger, hung = subject.record, first_day(subject.record)
    if not isinstance(ledger, Ledger) or not ledger.entries or hung is None:
        return
    last = len(ledger.entries) - 1
    day = ledger.entries[last].day
    if day is not None and day > hung and is_own(subject):
        facts = {
            "field": key_of("entries"),
            "day": chinese_date(day),
            "result": key_of("balances"),
            "hung": chinese_date(hung),
        }
        yield Problem("T119", subject.where.at(key_of("entries"), last, key_of("day")), facts)


def held_day(record: Record) -> tuple[str, date | None]:
    """Return the field and day on which something was held whose result the record tells."""
    name, result = _RESULTS.get(record.kind, ("", ""))
    return (name, getattr(record, name)) if name and getattr(record, result) else ("", None)


def check_notice_on_board(subject: Subject) -> Iterator[Problem]:
    """Yield T104 where people may object on days on which the sheet hangs nowhere."""
    record = subject.record
    span = record.notice_period
    if span is None or span.end is None or not record.postings or not is_own(subject):
        return
    hung = posting_runs(subject, "")
    if any(_covers(run, span) for run in hung):
        return
    facts = {
        "start": span.start.isoformat(),
        "end": span.end.isoformat(),
        "hung": "\u3001".join(f"{run.start}\u2014{run.end or ''}" for run in hung),
    }
    yield Problem("T104", subject.where.at(key_of("notice_period")), facts)


def posting_runs(subject: Subject, board: str) -> Sequence[DateSpan]:
    """Return the times without a gap on one board ("" for any), in order."""
    runs: list[DateSpan] = []
    own = [one for one in subject.record.postings if board in {"", one.board}]
    for posting in sorted(own, key=lambda one: one.start):
        last = runs[-1] if runs else None
        if last and (last.end is None or posting.start <= last.end + _DAY):
            ends = [last.end, posting.end]
            end = None if None in ends else max(one for one in ends if one)
            runs[-1] = DateSpan(last.start, end)
        else:
            runs.append(DateSpan(posting.start, posting.end))
    return runs


def binds_item(rule: DayRule, item: Item) -> bool:
    """Return whether a rule for all that a body publishes binds this item.

    It does where the item itself rests on the same law; what a village tells people besides,
    such as a water cut, is not bound by it.
    """
    laws = {ref.law for ref in rule.basis}
    rests = bool(rule.items) or not laws or any(ref.law in laws for ref in item.basis)
    return rule.certainty.binds and rests


def counts_first(settings: Settings) -> bool:
    """Return whether the first day is one of the days."""
    return settings.counts_first_day is YesNo.YES


def _days(rule: DayRule, span: DateSpan, subject: Subject) -> int | None:
    return days_from_to(
        span.start,
        span.end or span.start,
        rule.count,
        subject.catalogue.calendar,
        counts_first=counts_first(subject.settings),
    )


def _named_first(rules: tuple[DayRule, ...], text: str) -> tuple[DayRule, ...]:
    """Return the rules whose matter the record names, or all when it names none."""
    return tuple(rule for rule in rules if rule.matter in text) or rules


def _covers(run: DateSpan, span: DateSpan) -> bool:
    return run.holds(span.start) and run.holds(span.end or span.start)


def _length_facts(subject: Subject, rule: DayRule, span: DateSpan, days: int) -> dict[str, str]:
    until = earliest_end(
        span.start,
        rule.days,
        rule.count,
        subject.catalogue.calendar,
        counts_first=counts_first(subject.settings),
    )
    return {
        "matter": rule.matter,
        "wanted": str(rule.days),
        "count": rule.count.label,
        "days": str(days),
        "gap": str(rule.days - days),
        "until": _shown(until),
        "basis": provision_of(rule, subject.catalogue, span.start),
    }


def _shown(day: date | None) -> str:
    return day.isoformat() if day else "?"
