"""A record as its page in another language shows it: with title and text translated."""

from dataclasses import replace

from gongkai.base.texts import text
from gongkai.model.face import Projection


def in_language(projection: Projection, language: str) -> Projection:
    """Return what a face may show with title and text in a language, where it has them.

    A text that the face does not show is not shown in any language. The translation says that it
    is one; facts and fingerprint are those of the Chinese record.
    """
    record = projection.record
    found = next((one for one in record.translations if one.language.value == language), None)
    if found is None:
        return projection
    changes = {"title": found.title}
    if found.body and getattr(record, record.prose_field):
        note = text("record.translated")
        changes[record.prose_field] = f"{found.body.rstrip()}\n\n{note}\n"
    return replace(projection, record=record.changed(**changes))
