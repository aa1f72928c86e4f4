"""Counts of people and ballots: who came, how they voted, which ballots count."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gongkai.base.problem import Problem
from gongkai.check.claims import (
    Stated,
    check_at_most,
    check_terms,
    counted_in,
    field_term,
    stated_in,
)
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.decisions import (
    Appraisal,
    Appraisee,
    Candidate,
    Election,
    Oversight,
    Winner,
)
from gongkai.model.kinds.honours import Inspection
from gongkai.model.kinds.information import Activity
from gongkai.model.vocabulary import Unit

_PEOPLE = counted_in(Unit.PEOPLE.label)
_SHEETS = counted_in(Unit.SHEETS.label)
_VOTES = counted_in(Unit.VOTES.label)
_PLAIN = counted_in("")
_CHOICES = ("agreed", "against", "abstained")
_VOTED_ON = ("elected", "tally", "candidates")
_GRADES = ("excellent", "competent", "basically_competent", "incompetent")


def check_attendance(subject: Subject) -> Iterator[Problem]:
    """Yield F155 where more came than were due, or more voters came than people."""
    for index, step in enumerate(subject.record.steps):
        where = subject.where.at(key_of("steps"), index)
        for name, bound in (("came_count", "due_count"), ("voters_present", "came_count")):
            count: int | None = getattr(step, name)
            most: int | None = getattr(step, bound)
            if count is not None and most is not None:
                show = counted_in(step.counted_in.label)
                stated = Stated("F155", where.at(key_of(name)), key_of(name), count, show)
                yield from check_at_most(stated, key_of(bound), most)


def check_attended(subject: Subject) -> Iterator[Problem]:
    """Yield F198 where more came to a meeting or an activity than were due; guests may have."""
    record = subject.record
    if not isinstance(record, Activity) or record.attended_count is None:
        return
    if record.due_count is not None:
        stated = stated_in(subject, "F198", "attended_count", record.attended_count, _PEOPLE)
        yield from check_at_most(stated, key_of("due_count"), record.due_count)


def check_votes(subject: Subject) -> Iterator[Problem]:
    """Yield F156 where the votes are not as many as those who could cast them.

    All three of agreed, against and abstained make the number exactly; with one left out they
    must not be more. Who took part online or by proxy may be counted among those who came or
    beside them.
    """
    for index, step in enumerate(subject.record.steps):
        name = "voters_present" if step.voters_present is not None else "came_count"
        voters: int | None = getattr(step, name)
        votes = [(choice, getattr(step, choice)) for choice in _CHOICES]
        known = [field_term(choice, count) for choice, count in votes if count is not None]
        if voters is None or not known:
            continue
        cast = sum(term.number for term in known)
        most = voters + (step.online_count or 0) + (step.proxied_count or 0)
        is_whole = len(known) == len(_CHOICES)
        if cast > most or (is_whole and cast < voters):
            where = subject.where.at(key_of("steps"), index, key_of("agreed"))
            show = counted_in(step.counted_in.label)
            yield from check_terms(Stated("F156", where, key_of(name), voters, show), known)


def check_ballots(subject: Subject) -> Iterator[Problem]:
    """Yield F157 where more ballots came back than went out.

    F158 where the valid and the invalid ones are not those that came back.
    """
    record = subject.record
    if not isinstance(record, (Election, Appraisal)):
        return
    issued, returned = record.ballots_issued, record.ballots_returned
    if issued is not None and returned is not None:
        stated = stated_in(subject, "F157", "ballots_returned", returned, _SHEETS)
        yield from check_at_most(stated, key_of("ballots_issued"), issued)
    if not isinstance(record, Election) or returned is None:
        return
    if record.ballots_valid is not None and record.ballots_invalid is not None:
        terms = [
            field_term("ballots_valid", record.ballots_valid),
            field_term("ballots_invalid", record.ballots_invalid),
        ]
        stated = stated_in(subject, "F158", "ballots_returned", returned, _SHEETS)
        yield from check_terms(stated, terms)


def check_turnout(subject: Subject) -> Iterator[Problem]:
    """Yield F159 where more voted than were registered, or more by proxy than voted.

    F155 where more came to an appraisal than were due.
    """
    record = subject.record
    if not isinstance(record, (Election, Appraisal)):
        return
    # An appraisal has people who came, an election has voters.
    pairs = (
        (("F159", "voted_count", "registered_voters"), ("F159", "proxy_count", "voted_count"))
        if isinstance(record, Election)
        else (("F155", "came_count", "due_count"),)
    )
    for code, name, bound in pairs:
        count: int | None = getattr(record, name)
        most: int | None = getattr(record, bound)
        if count is not None and most is not None:
            stated = stated_in(subject, code, name, count, _PEOPLE)
            yield from check_at_most(stated, key_of(bound), most)


def check_results(subject: Subject) -> Iterator[Problem]:
    """Yield F160 for more votes than valid ballots, F161 for more elected than there are seats."""
    election = subject.record
    if not isinstance(election, Election):
        return
    name = "ballots_valid" if election.ballots_valid is not None else "ballots_returned"
    most: int | None = getattr(election, name)
    if most is not None:
        yield from _votes_within(subject, election, name, most)
    yield from _elected_and_seats(subject, election)


def _votes_within(subject: Subject, election: Election, name: str, most: int) -> Iterator[Problem]:
    for list_name in _VOTED_ON:
        rows: Sequence[Winner | Candidate] = getattr(election, list_name)
        for index, row in enumerate(rows):
            if row.votes is not None:
                where = subject.where.at(key_of(list_name), index, key_of("votes"))
                stated = Stated("F160", where, key_of("votes"), row.votes, _VOTES)
                yield from check_at_most(stated, key_of(name), most)


def _elected_and_seats(subject: Subject, election: Election) -> Iterator[Problem]:
    elected = Counter(winner.post for winner in election.elected)
    for index, seat in enumerate(election.seats):
        if elected[seat.post] > seat.quantity:
            facts = {
                "post": seat.post,
                "elected": str(elected[seat.post]),
                "seats": str(seat.quantity),
            }
            yield Problem("F161", subject.where.at(key_of("seats"), index), facts)


def check_appraisal_votes(subject: Subject) -> Iterator[Problem]:
    """Yield F162 where the grades given to one person are not as many as ballots came back."""
    record = subject.record
    if not isinstance(record, Appraisal) or record.ballots_returned is None:
        return
    for index, row in enumerate(record.appraised):
        terms = [field_term(name, count) for name, count in _grades(row) if count is not None]
        counted = sum(term.number for term in terms)
        is_whole = len(terms) == len(_GRADES)
        if terms and (is_whole or counted > record.ballots_returned):
            where = subject.where.at(key_of("appraised"), index)
            name = key_of("ballots_returned")
            yield from check_terms(
                Stated("F162", where, name, record.ballots_returned, _SHEETS), terms
            )


def check_findings(subject: Subject) -> Iterator[Problem]:
    """Yield F163 where a part is more than the whole: rejected and checked, mended and found."""
    record = subject.record
    if not isinstance(record, (Oversight, Inspection)):
        return
    pairs = [("mended_count", "problem_count", _PLAIN)]
    if isinstance(record, Oversight):
        pairs.append(("rejected_sheets", "checked_sheets", _SHEETS))
        amount, most = record.rejected_amount, record.checked_amount
        if amount is not None and most is not None:
            stated = stated_in(subject, "F163", "rejected_amount", amount.fen)
            yield from check_at_most(stated, key_of("checked_amount"), most.fen)
    for name, bound, show in pairs:
        count: int | None = getattr(record, name)
        whole: int | None = getattr(record, bound)
        if count is not None and whole is not None:
            stated = stated_in(subject, "F163", name, count, show)
            yield from check_at_most(stated, key_of(bound), whole)


def check_finding_list(subject: Subject) -> Iterator[Problem]:
    """Yield F164 where more problems are listed than were found, or more listed as mended."""
    record = subject.record
    if not isinstance(record, (Oversight, Inspection)) or not record.findings:
        return
    mended = sum(1 for finding in record.findings if finding.mended_on is not None)
    for name, listed in (("problem_count", len(record.findings)), ("mended_count", mended)):
        count: int | None = getattr(record, name)
        if count is not None and listed > count:
            facts = {"name": key_of(name), "stated": str(count), "listed": str(listed)}
            yield Problem("F164", subject.where.at(key_of(name)), facts)


def _grades(row: Appraisee) -> list[tuple[str, int | None]]:
    return [(name, getattr(row, name)) for name in _GRADES]
