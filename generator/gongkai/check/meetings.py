"""Enough came and enough agreed, by body; what was studied and told before the meeting.

Numbers that contradict each other are told elsewhere, as sums: here they meet the rules.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.base.problem import Problem, Severity, Where
from gongkai.check.provisions import law_of, provision_of
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.law import Certainty, DayRole, LawRef
from gongkai.model.procedure import BodyRule
from gongkai.model.review import is_passed_on
from gongkai.model.rule import DayRule, QuorumRule
from gongkai.model.sequence import topic_of
from gongkai.model.share_words import share_words
from gongkai.model.steps import MeetingBody, Step
from gongkai.model.vocabulary import Kind
from gongkai.model.votes import Verdict, approval_of, attendance_of

_NUMBERS = ("due_count", "came_count", "agreed")
_ELSEWHERE = ("online_count", "proxied_count")


def check_quorum(subject: Subject) -> Iterator[Problem]:
    """Yield T411 where too few came, T412 where too few agreed.

    T413 where a body decides what it may not, T414 where the numbers of a vote are not told,
    T415 where only those online or by proxy make a meeting large enough and no rule counts them.
    """
    record = subject.record
    if is_passed_on(record) or not record.steps:
        return
    book = subject.catalogue.procedures
    matter = book.named_in(book.matters, topic_of(record))
    for index, step in enumerate(record.steps):
        if step.meeting is None:
            continue
        name = matter.name if matter else ""
        rule = subject.catalogue.quorum(step.meeting.value, step.day, name)
        if rule is None:
            continue
        where = subject.where.at(key_of("steps"), index)
        yield from _not_told(step, rule, where)
        yield from _too_few(subject, step, rule, where)
        yield from _only_from_afar(subject, step, rule, where)
        if matter is not None and matter.name in rule.forbidden:
            facts = _facts(subject, step, rule) | {"matter": matter.name}
            yield Problem("T413", where.at(key_of("meeting")), facts, _severity(rule.certainty))


def check_study(subject: Subject) -> Iterator[Problem]:
    """Yield T416 where the party organisation studied a matter after the meeting, or never."""
    record = subject.record
    if record.kind is not Kind.DECISION or is_passed_on(record):
        return
    if getattr(record, "decision_published", "") not in {"", record.id}:
        return
    studied = _studied_on(subject)
    for index, step in enumerate(record.steps):
        rule = _rule_for(subject, subject.catalogue.procedures.studied, step)
        if rule is None or (studied is not None and studied <= step.day):
            continue
        facts = {
            "body": _body(step),
            "day": step.day.isoformat(),
            "basis": law_of(rule.basis, subject.catalogue, step.day),
        }
        where = subject.where.at(key_of("steps"), index)
        if studied is None:
            yield Problem("T416", where, facts, _severity(rule.certainty))
        else:
            facts |= {"studied": studied.isoformat(), "gap": str((studied - step.day).days)}
            where = subject.where.at(key_of("party_studied_on"))
            yield Problem("T417", where, facts, _severity(rule.certainty))
        return


def check_meeting_notice(subject: Subject) -> Iterator[Problem]:
    """Yield T418 where a meeting was told fewer days ahead than its body's rule asks.

    T419 where it was told only after it was held.
    """
    if is_passed_on(subject.record):
        return
    for index, step in enumerate(subject.record.steps):
        if step.notified_on is None:
            continue
        rule = _notice_rule(subject, step)
        days = (step.day - step.notified_on).days
        where = subject.where.at(key_of("steps"), index, key_of("notified_on"))
        if days < 0:
            facts = {"notified": step.notified_on.isoformat(), "day": step.day.isoformat()}
            yield Problem("T419", where, facts)
        elif rule is not None and days < rule.days:
            facts = {
                "body": _body(step),
                "days": str(days),
                "wanted": str(rule.days),
                "gap": str(rule.days - days),
                "basis": provision_of(rule, subject.catalogue, step.day),
            }
            yield Problem("T418", where, facts, _severity(rule.certainty))


def _too_few(subject: Subject, step: Step, rule: QuorumRule, where: Where) -> Iterator[Problem]:
    for code, field, verdict in (
        ("T411", "came_count", attendance_of(step, rule)),
        ("T412", "agreed", approval_of(step, rule)),
    ):
        if verdict is not None and not verdict.is_met:
            facts = _facts(subject, step, rule) | _numbers(verdict)
            yield Problem(code, where.at(key_of(field)), facts, _severity(rule.certainty))


def _not_told(step: Step, rule: QuorumRule, where: Where) -> Iterator[Problem]:
    if rule.approval is None or not rule.certainty.binds:
        return
    missing = [key_of(name) for name in _NUMBERS if getattr(step, name) is None]
    if missing:
        facts = {"body": _body(step), "missing": "\u3001".join(missing)}
        yield Problem("T414", where, facts)


def _only_from_afar(
    subject: Subject, step: Step, rule: QuorumRule, where: Where
) -> Iterator[Problem]:
    afar = sum(getattr(step, name) or 0 for name in _ELSEWHERE)
    counted = _rule_for(subject, subject.catalogue.procedures.counting, step)
    verdict = attendance_of(step, rule)
    if not afar or counted is not None or verdict is None or not verdict.is_met:
        return
    if not verdict.share.is_met(verdict.part - afar, verdict.whole):
        facts = {
            "body": _body(step),
            "afar": str(afar),
            "here": str(verdict.part - afar),
            "least": str(verdict.least),
            "unit": step.counted_in.label,
        }
        yield Problem("T415", where.at(key_of("came_count")), facts)


def _studied_on(subject: Subject) -> date | None:
    """Return when the party organisation studied the matter, by its field or its own step."""
    given: date | None = getattr(subject.record, "party_studied_on", None)
    own = (
        step.day for step in subject.record.steps if step.meeting is MeetingBody.PARTY_COMMITTEE
    )
    return given or next(own, None)


def _rule_for(subject: Subject, rules: tuple[BodyRule, ...], step: Step) -> BodyRule | None:
    if step.meeting is None:
        return None
    catalogue = subject.catalogue
    return next(
        (
            rule
            for rule in rules
            if step.meeting.value in rule.bodies
            and (not rule.basis or catalogue.refs_on(_known(rule, subject), step.day))
        ),
        None,
    )


def _known(rule: BodyRule, subject: Subject) -> list[LawRef]:
    return [ref for ref in rule.basis if ref.law in subject.catalogue.laws]


def _notice_rule(subject: Subject, step: Step) -> DayRule | None:
    """Return the strictest number of days for the notice of a step's meeting."""
    found = _rule_for(subject, subject.catalogue.procedures.notified, step)
    if found is None:
        return None
    catalogue = subject.catalogue
    rules = [
        rule
        for rule in catalogue.days
        if rule.role is DayRole.AHEAD
        and rule.matter == found.matter
        and catalogue.in_force(rule, step.day)
    ]
    return max(rules, key=lambda rule: (rule.certainty.binds, rule.days), default=None)


def _facts(subject: Subject, step: Step, rule: QuorumRule) -> dict[str, str]:
    return {"body": _body(step), "basis": provision_of(rule, subject.catalogue, step.day)}


def _numbers(verdict: Verdict) -> dict[str, str]:
    return {
        "part": str(verdict.part),
        "whole": str(verdict.whole),
        "share": share_words(verdict.share),
        "least": str(verdict.least),
        "gap": str(verdict.least - verdict.part),
    }


def _body(step: Step) -> str:
    return step.meeting.label if step.meeting else step.name


def _severity(certainty: Certainty) -> Severity | None:
    return None if certainty.binds else Severity.WARNING
