"""Who is seen in a photo must have agreed, and still agree; a child's guardian agrees for it.

A photo without consent, or whose consent is over, is left out of the site besides being told, so
that it is public at no time (Civil Code, art. 1019; Personal Information Protection Law, art. 31).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.check.village import Village
from gongkai.model.glossary import key_of
from gongkai.model.kinds.honours import Family
from gongkai.model.lifetime import consented_to
from gongkai.model.parts import Consent, Photo
from gongkai.model.record import Record
from gongkai.model.traces import ConsentTerm, FamilyTerm, TraceRow, row_of
from gongkai.model.vocabulary import Portrait, State, YesNo

_TIME_TO_ASK = timedelta(days=30)
"""So long before its end a family is asked again: somebody has to go there with the paper."""
_TOLD = ("consent_scope", "consent_until")
"""What a family's consent must tell beside where the paper is kept."""


def check_consent(subject: Subject) -> Iterator[Problem]:
    """Yield P210 to P212 for photos of people who did not agree or agree no longer."""
    for index, photo in enumerate(subject.record.photos):
        code = _fault(photo, subject.record)
        if code:
            where = subject.where.at(key_of("photos"), index, key_of("file"))
            yield Problem(code, where, {"file": photo.file})


def check_family_consent(subject: Subject) -> Iterator[Problem]:
    """Yield P215 for a family's consent that does not tell its scope and its end.

    Consents written before these were asked for are a plain text, which stays valid.
    """
    record = subject.record
    if not isinstance(record, Family) or record.consent is None:
        return
    missing = [key_of(name) for name in _TOLD if not getattr(record.consent, name)]
    if missing and record.consent.withdrawn_on is None:
        where = subject.where.at(key_of("consent"))
        yield Problem("P215", where, {"missing": "\u3001".join(missing)})


def is_withheld(photo: Photo, record: Record, as_of: date) -> bool:
    """Return whether a photo stays out of the site on a day for want of consent."""
    return _fault(photo, record) != "" or _is_over(photo, record, as_of)


def withheld_after(record: Record, as_of: date) -> date | None:
    """Return the next last day of a consent to a photo of a record; None when none ends."""
    ends = [
        end
        for photo in record.photos
        if _is_shown_person(photo) and (end := _end(photo, record)) and end >= as_of
    ]
    return min(ends, default=None)


def trace_consent(subject: Subject) -> Iterator[TraceRow]:
    """Yield the last day of every consent of a photo's own; a family's ends with its page."""
    for index, photo in enumerate(subject.record.photos):
        if _is_shown_person(photo) and photo.consent and photo.consent.consent_until:
            term = ConsentTerm(photo.consent.consent_until.isoformat())
            yield row_of(term, key_of("photos"), index, key_of("consent"))


def check_consent_terms(village: Village) -> Iterator[Problem]:
    """Yield P213 for every consent whose time is over, P214 for one that will soon be."""
    today = village.as_of.isoformat()
    soon = (village.as_of + timedelta(days=village.settings.notice_days)).isoformat()
    for traced in village.traced(ConsentTerm):
        until = traced.trace.until
        if traced.record.is_shown and until < soon:
            yield Problem("P213" if until < today else "P214", traced.where, {"until": until})


def trace_family_consent(subject: Subject) -> Iterator[TraceRow]:
    """Yield the last day on which a family that is shown agreed to be."""
    record = subject.record
    until = consented_to(record) if record.state is State.POSTED else None
    if until is not None and isinstance(record, Family) and record.consent:
        is_taken_back = record.consent.withdrawn_on is not None
        yield row_of(FamilyTerm(until.isoformat(), is_taken_back), key_of("consent"))


def check_family_terms(village: Village) -> Iterator[Problem]:
    """Yield P216 for a family whose consent will soon end, P217 for one whose page is gone.

    P218 for one that took its consent back: then nobody is to be asked again.
    """
    today = village.as_of.isoformat()
    soon = (village.as_of + _TIME_TO_ASK).isoformat()
    for traced in village.traced(FamilyTerm):
        until = traced.trace.until
        if until < today:
            code = "P218" if traced.trace.is_taken_back else "P217"
            yield Problem(code, traced.where, {"until": until})
        elif until < soon and not traced.trace.is_taken_back:
            yield Problem("P216", traced.where, {"until": until})


def _fault(photo: Photo, record: Record) -> str:
    """Return the code of what is wrong with the consent to a photo, "" when nothing is."""
    if not _is_shown_person(photo):
        return ""
    consent = _consent_to(photo, record)
    if consent is None:
        return "P210"
    if consent.withdrawn_on is not None:
        return "P212"
    return "P211" if photo.shows_minor is YesNo.YES and not consent.guardian else ""


def _consent_to(photo: Photo, record: Record) -> Consent | None:
    """Return the consent to a photo: its own, else the one a family gave for its page."""
    if photo.consent is None and isinstance(record, Family):
        return record.consent
    return photo.consent


def _end(photo: Photo, record: Record) -> date | None:
    consent = _consent_to(photo, record)
    return consent.consent_until if consent else None


def _is_over(photo: Photo, record: Record, as_of: date) -> bool:
    end = _end(photo, record)
    return _is_shown_person(photo) and end is not None and end < as_of


def _is_shown_person(photo: Photo) -> bool:
    return photo.portrait is Portrait.PERSON and photo.is_public is YesNo.YES
