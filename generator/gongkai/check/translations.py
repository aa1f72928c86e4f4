"""Translations of a record: one for each language, and of nothing that is not there."""

from collections.abc import Iterator

from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of


def check_translations(subject: Subject) -> Iterator[Problem]:
    """Yield R342 for a language translated twice, R343 for a text that has no original."""
    record = subject.record
    if not record.translations:
        return
    where = subject.where.at(key_of("translations"))
    seen = set[str]()
    for index, one in enumerate(record.translations):
        if one.language in seen:
            at = where.at(index, key_of("language"))
            yield Problem("R342", at, {"language": one.language.word})
        seen.add(one.language)
        if one.body and not getattr(record, record.prose_field):
            facts = {"field": key_of(record.prose_field)}
            yield Problem("R343", where.at(index, key_of("body")), facts)
