"""Some matters are public only when they hang on the wall, however much else shows them."""

from collections.abc import Iterator

from gongkai.base.problem import Problem, Severity
from gongkai.check.clocks import is_own
from gongkai.check.provisions import provision_of
from gongkai.check.states import ruling_day
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.vocabulary import Face, State


def check_wall_duty(subject: Subject) -> Iterator[Problem]:
    """Yield T131 for a public record without a posting where the rule wants the wall."""
    record, item = subject.record, subject.item
    if item is None or record.state is not State.POSTED or record.postings or not is_own(subject):
        return
    day = ruling_day(record)
    for rule in subject.catalogue.required_channels(item, record.publisher, day):
        if Face.WALL in rule.channels:
            basis = provision_of(rule, subject.catalogue, day)
            facts = {"matter": rule.matter, "basis": basis}
            severity = None if rule.certainty.binds else Severity.WARNING
            yield Problem("T131", subject.where.at(key_of("state")), facts, severity)
