"""Elections, recalls and resignations: turnout, winners, days before the vote, proxies.

Numbers that contradict each other are told elsewhere, as sums: here they meet the rules. No
message holds a name: rows are told by their number.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from gongkai.base.problem import Problem, Severity
from gongkai.check.provisions import provision_of
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.handling import DemandedBy
from gongkai.model.kinds.decisions import Appraisal, Election, ElectionType
from gongkai.model.law import DayRole, ShareBase
from gongkai.model.review import is_passed_on
from gongkai.model.rule import DayRule, NumberRule, Share
from gongkai.model.share_words import bare_share_words
from gongkai.model.steps import MeetingBody

_VOTED_ON = frozenset({ElectionType.COMMITTEE, ElectionType.BY_ELECTION})
_BY_ALL = _VOTED_ON | {ElectionType.RECALL}
_ASKED = {
    DemandedBy.VILLAGERS: "recall_share_voters",
    DemandedBy.REPRESENTATIVES: "recall_share_representatives",
}


def check_election(subject: Subject) -> Iterator[Problem]:
    """Yield T421 to T430: an election against the rules of its day."""
    election = subject.record
    if not isinstance(election, Election) or election.election_day is None:
        return
    if is_passed_on(election):
        return
    yield from _turnout(subject, election)
    yield from _winners(subject, election)
    yield from _recall(subject, election)
    yield from _resignation(subject, election)
    yield from _calendar(subject, election, election.election_day)
    yield from _proxies(subject, election)


def check_appraisal(subject: Subject) -> Iterator[Problem]:
    """Yield T431 for an office holder who was found incompetent as often as ends the post."""
    record = subject.record
    if not isinstance(record, Appraisal) or record.day is None:
        return
    rule = subject.catalogue.number("appraisals_failed", record.day)
    worst = key_of("incompetent")
    if rule is None:
        return
    for index, row in enumerate(record.appraised):
        failed = [grade for grade in (row.previous_grade, row.grade) if grade == worst]
        if len(failed) >= rule.number:
            facts = {
                "row": str(index + 1),
                "times": str(len(failed)),
                "grade": worst,
                "basis": provision_of(rule, subject.catalogue, record.day),
            }
            yield Problem("T431", subject.where.at(key_of("appraised"), index), facts)


def _turnout(subject: Subject, election: Election) -> Iterator[Problem]:
    rule = _number(subject, election, "election_turnout")
    if election.election_type not in _BY_ALL or rule is None:
        return
    if election.elected and (election.voted_count is None or election.registered_voters is None):
        missing = [
            key_of(name)
            for name in ("registered_voters", "voted_count")
            if getattr(election, name) is None
        ]
        where = subject.where.at(key_of("elected"))
        yield Problem("T423", where, {"missing": "\u3001".join(missing)})
    share = Share(rule.value, more_than=True, base=ShareBase.VOTERS)
    voted, registered = election.voted_count, election.registered_voters
    is_first = not election.round or election.round == 1
    if is_first and voted is not None and registered and not share.is_met(voted, registered):
        facts = _gap(share, voted, registered) | _basis(subject, election, rule)
        where = subject.where.at(key_of("voted_count"))
        yield Problem("T421", where, facts, _severity(rule))


def _winners(subject: Subject, election: Election) -> Iterator[Problem]:
    if election.election_type not in _VOTED_ON or not election.voted_count:
        return
    is_second = bool(election.round and election.round > 1)
    name = "election_second_winner" if is_second else "election_winner"
    rule = _number(subject, election, name)
    if rule is None:
        return
    share = Share(rule.value, more_than=not is_second, base=ShareBase.VOTERS)
    for index, winner in enumerate(election.elected):
        where = subject.where.at(key_of("elected"), index)
        if winner.votes is None:
            yield Problem("T424", where, {"row": str(index + 1)})
        elif not share.is_met(winner.votes, election.voted_count):
            facts = _gap(share, winner.votes, election.voted_count)
            facts |= _basis(subject, election, rule) | {"row": str(index + 1)}
            yield Problem("T422", where.at(key_of("votes")), facts, _severity(rule))


def _recall(subject: Subject, election: Election) -> Iterator[Problem]:
    if election.election_type is not ElectionType.RECALL:
        return
    yield from _recall_demand(subject, election)
    day, book = election.election_day, subject.catalogue.procedures
    matter = book.named_in(book.matters, ElectionType.RECALL.label)
    if day is None or matter is None or election.agreed is None or not election.voted_count:
        return
    rule = subject.catalogue.quorum(MeetingBody.VILLAGERS.value, day, matter.name)
    if rule is None or rule.approval is None:
        return
    if not rule.approval.is_met(election.agreed, election.voted_count):
        facts = _gap(rule.approval, election.agreed, election.voted_count)
        facts["basis"] = provision_of(rule, subject.catalogue, day)
        severity = None if rule.certainty.binds else Severity.WARNING
        yield Problem("T426", subject.where.at(key_of("agreed")), facts, severity)


def _recall_demand(subject: Subject, election: Election) -> Iterator[Problem]:
    """Yield T425 where too few asked for the recall."""
    if election.demanded_by is None or election.askers is None or not election.entitled:
        return
    rule = _number(subject, election, _ASKED[election.demanded_by])
    if rule is None:
        return
    share = Share(rule.value, more_than=False, base=ShareBase.PEOPLE)
    if not share.is_met(election.askers, election.entitled):
        facts = _gap(share, election.askers, election.entitled)
        facts |= _basis(subject, election, rule)
        yield Problem("T425", subject.where.at(key_of("askers")), facts, _severity(rule))


def _resignation(subject: Subject, election: Election) -> Iterator[Problem]:
    """Yield T427: a resignation counts once a meeting has accepted it."""
    if election.election_type is ElectionType.RESIGNATION and not election.steps:
        yield Problem("T427", subject.where.at(key_of("election_type")), {})


def _calendar(subject: Subject, election: Election, voting_day: date) -> Iterator[Problem]:
    book = subject.catalogue.procedures
    for index, line in enumerate(election.calendar):
        named = book.named_in(book.calendar, line.name)
        if named is None or any(word in line.name for word in named.unless):
            continue
        rule = _days_ahead(subject, election, named.name)
        days = (voting_day - line.day).days
        if rule is not None and days < rule.days:
            facts = {
                "line": line.name,
                "days": str(days),
                "wanted": str(rule.days),
                "gap": str(rule.days - days),
                "basis": provision_of(rule, subject.catalogue, voting_day),
            }
            where = subject.where.at(key_of("calendar"), index, key_of("day"))
            yield Problem("T428", where, facts, _severity(rule))


def _bare(name: str) -> str:
    """Return a name without the blanks by which short names are spread over a column."""
    return "".join(name.split())


def _proxies(subject: Subject, election: Election) -> Iterator[Problem]:
    rule = _number(subject, election, "max_proxies")
    if rule is None or election.election_type not in _BY_ALL:
        return
    rows = defaultdict(list)
    for index, proxy in enumerate(election.proxies):
        rows[_bare(proxy.proxy)].append(index)
    basis = _basis(subject, election, rule)
    most = rule.number
    for held in rows.values():
        if len(held) > most:
            where = subject.where.at(key_of("proxies"), held[most], key_of("proxy"))
            facts = {"count": str(len(held)), "most": str(most), "rows": _rows(held)}
            yield Problem("T429", where, facts | basis, _severity(rule))
    standing = {_bare(one.person) for one in (*election.candidates, *election.tally)}
    asked = [i for i, one in enumerate(election.proxies) if _bare(one.proxy) in standing]
    if asked:
        where = subject.where.at(key_of("proxies"), asked[0], key_of("proxy"))
        yield Problem("T430", where, {"rows": _rows(asked)} | basis, _severity(rule))
    yield from _unlisted(subject, election, basis)


def _unlisted(subject: Subject, election: Election, basis: dict[str, str]) -> Iterator[Problem]:
    """Yield T432 where more voted by proxy than the list names, and no line tells of the list."""
    count, listed = election.proxy_count or 0, len(election.proxies)
    book = subject.catalogue.procedures
    told = {word for one in book.calendar if one.name == key_of("proxies") for word in one.words}
    if any(word in line.name for line in election.calendar for word in told):
        return
    if count > listed and election.elected:
        facts = {"count": str(count), "listed": str(listed)} | basis
        yield Problem("T432", subject.where.at(key_of("proxy_count")), facts)


def _days_ahead(subject: Subject, election: Election, matter: str) -> DayRule | None:
    catalogue, day = subject.catalogue, election.election_day
    rules = [
        rule
        for rule in catalogue.days
        if day is not None
        and rule.role is DayRole.AHEAD
        and rule.matter == matter
        and catalogue.in_force(rule, day)
        and (subject.item is None or rule.concerns(subject.item.id, None))
    ]
    return max(rules, key=lambda rule: (rule.certainty.binds, rule.days), default=None)


def _number(subject: Subject, election: Election, name: str) -> NumberRule | None:
    day = election.election_day
    return subject.catalogue.number(name, day) if day else None


def _gap(share: Share, part: int, whole: int) -> dict[str, str]:
    least = share.least(whole)
    return {
        "part": str(part),
        "whole": str(whole),
        "share": bare_share_words(share),
        "least": str(least),
        "gap": str(least - part),
    }


def _basis(subject: Subject, election: Election, rule: NumberRule) -> dict[str, str]:
    day = election.election_day
    return {"basis": provision_of(rule, subject.catalogue, day) if day else ""}


def _rows(indexes: list[int]) -> str:
    return "\u3001".join(str(index + 1) for index in indexes)


def _severity(rule: NumberRule | DayRule) -> Severity | None:
    return None if rule.certainty.binds else Severity.WARNING
