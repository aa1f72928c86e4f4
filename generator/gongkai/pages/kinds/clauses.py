"""Build an opening sentence from clauses: a record tells what it knows and leaves out the rest."""

from collections.abc import Iterable
from datetime import date

from gongkai.base.dates import chinese_date
from gongkai.base.texts import text
from gongkai.model.record import Record
from gongkai.pages.cells import cell_of


def clause(key: str, **facts: object) -> str:
    """Return the text of a key with its facts, or nothing when any fact is unknown."""
    shown = {name: _told(value) for name, value in facts.items()}
    return text(key, **shown) if all(shown.values()) else ""


def sentence_of(record: Record, clauses: Iterable[str], topic: str = "") -> str:
    """Return the clauses as one sentence, after the topic; without any, the plain sentence."""
    told = text("sentences.clause_mark").join(filter(None, clauses))
    if told and topic:
        return text("sentences.topic", topic=topic, clauses=told)
    if told:
        return text("sentences.told", clauses=told)
    return text("sentences.plain", publisher=record.publisher.label, title=record.title)


def highlights_of(*pairs: tuple[str, object]) -> tuple[tuple[str, str], ...]:
    """Return the known of several values with the texts of their labels."""
    shown = ((key, _told(value)) for key, value in pairs)
    return tuple((text(key), value) for key, value in shown if value)


def _told(value: object) -> str:
    return chinese_date(value) if isinstance(value, date) else cell_of(value)
