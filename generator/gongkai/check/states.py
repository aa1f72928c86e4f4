"""What must have happened before a record may be public."""

from collections.abc import Iterator

from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.vocabulary import Section, State


def check_approval(subject: Subject) -> Iterator[Problem]:
    """Yield T201 for a public party record that nobody approved (party disclosure rules)."""
    record, item = subject.record, subject.item
    if item is None or item.section is not Section.DANGWU or record.state is not State.POSTED:
        return
    if record.approval is None:
        yield Problem("T201", subject.where.at(key_of("state")), {"title": record.title})
