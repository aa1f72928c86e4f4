"""Who is seen in a photo must have agreed, and still agree; a child's guardian agrees for it.

A photo without consent is left out of the site besides being told, so that it is public at no
time (Civil Code, art. 1019; Personal Information Protection Law, art. 31).
"""

from collections.abc import Iterator
from datetime import date

from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.check.village import Village
from gongkai.model.glossary import key_of
from gongkai.model.parts import Photo
from gongkai.model.traces import ConsentTerm, TraceRow, row_of
from gongkai.model.vocabulary import Portrait, YesNo


def check_consent(subject: Subject) -> Iterator[Problem]:
    """Yield P210 to P212 for photos of people who did not agree or agree no longer."""
    for index, photo in enumerate(subject.record.photos):
        code = _fault(photo)
        if code:
            where = subject.where.at(key_of("photos"), index, key_of("file"))
            yield Problem(code, where, {"file": photo.file})


def is_withheld(photo: Photo) -> bool:
    """Return whether a photo stays out of the site for want of consent."""
    return _fault(photo) != ""


def trace_consent(subject: Subject) -> Iterator[TraceRow]:
    """Yield the last day of every consent that has one."""
    for index, photo in enumerate(subject.record.photos):
        if _is_shown_person(photo) and photo.consent and photo.consent.consent_until:
            term = ConsentTerm(photo.consent.consent_until.isoformat())
            yield row_of(term, key_of("photos"), index, key_of("consent"))


def check_consent_terms(village: Village) -> Iterator[Problem]:
    """Yield P213 for every consent whose time is over."""
    today = village.as_of.isoformat()
    for traced in village.traced(ConsentTerm):
        if traced.record.is_shown and traced.trace.until < today:
            until = date.fromisoformat(traced.trace.until)
            yield Problem("P213", traced.where, {"until": until.isoformat()})


def _fault(photo: Photo) -> str:
    """Return the code of what is wrong with the consent to a photo, "" when nothing is."""
    if not _is_shown_person(photo):
        return ""
    if photo.consent is None:
        return "P210"
    if photo.consent.withdrawn_on is not None:
        return "P212"
    return "P211" if photo.shows_minor is YesNo.YES and not photo.consent.guardian else ""


def _is_shown_person(photo: Photo) -> bool:
    return photo.portrait is Portrait.PERSON and photo.is_public is YesNo.YES
