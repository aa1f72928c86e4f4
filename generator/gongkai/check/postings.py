"""How long sheets hang, on which day they come down, and what becomes of the record then.

Lengths are worked out once for each record and kept as traces, only where something is missing;
what depends on the day is told on every run.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from gongkai.base.dates import DateSpan
from gongkai.base.problem import Problem, Severity
from gongkai.check.clocks import binds_item, counts_first, is_own, posting_runs
from gongkai.check.duty_boards import boards_of_record
from gongkai.check.provisions import provision_of
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.catalogue import Item
from gongkai.model.day_count import days_from_to, earliest_end
from gongkai.model.duty import PostingScope
from gongkai.model.glossary import key_of
from gongkai.model.law import DayRole
from gongkai.model.lifetime import consented_to, last_day, on_expiry
from gongkai.model.rule import DayRule
from gongkai.model.time_traces import Expiring, OpenPosting, ShortPosting
from gongkai.model.traces import Posted, TraceRow, row_of
from gongkai.model.vocabulary import OnExpiry, State

_POSTED = State.POSTED.value


def trace_posting_lengths(subject: Subject) -> Iterator[TraceRow]:
    """Yield a trace of each posting that is too short for a rule, or has no end."""
    item = subject.item
    if item is None or not subject.record.postings or not is_own(subject):
        return
    for run, board in _decisive_runs(subject, item):
        rules = subject.catalogue.day_rules(
            DayRole.POSTING, item, subject.record.publisher, run.start
        )
        place = _place_of(subject, board, run)
        for rule in rules:
            yield from _short(subject, item, rule, run, board, place)


def _short(  # noqa: PLR0913, PLR0917 - a posting, its place, and the rule it is held against
    subject: Subject, item: Item, rule: DayRule, run: DateSpan, board: str, place: int
) -> Iterator[TraceRow]:
    calendar = subject.catalogue.calendar
    first = counts_first(subject.settings)
    until = earliest_end(run.start, rule.days, rule.count, calendar, counts_first=first)
    if until is None:
        return
    start = run.start.isoformat()
    if run.end is None:
        yield row_of(OpenPosting(board, start, until.isoformat()), key_of("postings"), place)
    elif run.end < until:
        days = days_from_to(run.start, run.end, rule.count, calendar, counts_first=first)
        trace = ShortPosting(
            board=board,
            start=start,
            end=run.end.isoformat(),
            days=days or 0,
            wanted=rule.days,
            unit=rule.count.label,
            until=until.isoformat(),
            matter=rule.matter,
            basis=provision_of(rule, subject.catalogue, run.start),
            binds=binds_item(rule, item),
        )
        yield row_of(trace, key_of("postings"), place, key_of("end"))


def trace_expiry(subject: Subject) -> Iterator[TraceRow]:
    """Yield the last day of a record that folds or goes when its time is over."""
    record, item = subject.record, subject.item
    # A family's page ends with its consent, which has reminders of its own.
    is_agreed = consented_to(record) is not None
    if item is None or record.state is not State.POSTED or is_agreed:
        return
    fate, last = on_expiry(record, item), last_day(record)
    if last is not None and fate is not OnExpiry.KEEP:
        yield row_of(Expiring(last.isoformat(), fate.label))


def check_short_postings(village: Village) -> Iterator[Problem]:
    """Yield T102 for a posting that is to end too early, T103 for one taken down too early."""
    today = village.as_of.isoformat()
    for _, where, trace in village.traced(ShortPosting):
        facts = {
            "board": trace.board,
            "end": trace.end,
            "days": str(trace.days),
            "wanted": str(trace.wanted),
            "gap": str(trace.wanted - trace.days),
            "count": trace.unit,
            "basis": trace.basis,
        }
        severity = None if trace.binds else Severity.WARNING
        if trace.end < today:
            yield Problem("T103", where, facts, severity)
        else:
            planned = {"start": trace.start, "until": trace.until}
            yield Problem("T102", where, facts | planned, severity)


def check_take_down(village: Village) -> Iterator[Problem]:
    """Yield T105 for each record whose last day on some board is today."""
    today = village.as_of.isoformat()
    ending: dict[str, list[Traced[Posted]]] = {}
    for one in village.traced(Posted):
        if one.trace.end == today and one.record.state == _POSTED:
            ending.setdefault(one.record.file, []).append(one)
    for found in ending.values():
        places = [village.settings.board_place(one.trace.board) for one in found]
        facts = {"board": "\u3001".join(dict.fromkeys(places)), "end": today}
        yield Problem("T105", found[0].where.at(key_of("end")), facts)


def check_open_postings(village: Village) -> Iterator[Problem]:
    """Yield T106 for a sheet that has hung long enough and has no last day yet."""
    today = village.as_of.isoformat()
    for record, where, trace in village.traced(OpenPosting):
        if trace.until < today and record.state == _POSTED:
            facts = {"board": trace.board, "start": trace.start, "until": trace.until}
            yield Problem("T106", where, facts)


def check_expiring(village: Village) -> Iterator[Problem]:
    """Yield T107 in the days before a record folds or goes by itself."""
    for _, where, trace in village.traced(Expiring):
        last = date.fromisoformat(trace.last)
        if village.as_of <= last < village.as_of + timedelta(days=village.settings.notice_days):
            facts = {"last": trace.last, "fate": trace.fate}
            yield Problem("T107", where.at(key_of("on_expiry")), facts)


def _decisive_runs(subject: Subject, item: Item) -> Sequence[tuple[DateSpan, str]]:
    """Return the longest time on each board that counts.

    These are the boards that must hang it, as far as it hangs there (what hangs nowhere is no
    matter of days); the best board where any one is enough.
    """
    postings = subject.record.postings
    if len(postings) == 1:
        return [(DateSpan(postings[0].start, postings[0].end), postings[0].board)]
    boards = dict.fromkeys(posting.board for posting in postings)
    longest = [(max(posting_runs(subject, board), key=_length), board) for board in boards]
    if item.posting_scope is PostingScope.ALL:
        return longest
    asked = boards_of_record(subject)
    must = [found for found in longest if found[1] in asked]
    return must or [max(longest, key=lambda found: _length(found[0]))]


def _length(run: DateSpan) -> tuple[bool, int]:
    return (run.end is None, run.days or 0)


def _place_of(subject: Subject, board: str, run: DateSpan) -> int:
    """Return the place in the list of the posting with which a time on a board ends."""
    return next(
        index
        for index, posting in enumerate(subject.record.postings)
        if posting.board == board and posting.end == run.end
    )
