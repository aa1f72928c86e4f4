"""One record's journey inside a worker: read, validate, check, project, summarise, render.

Workers take paths and give back small facts; page bodies wait in a spool file until the whole
village has been checked, so that a village with an error changes nothing in its site.
"""

import gc
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from gongkai.base.digest import fingerprint_of
from gongkai.base.language import speaking_own
from gongkai.base.privacy.catalogue import KINDS
from gongkai.base.privacy.fold import MANY_DIGITS
from gongkai.base.privacy.scan import certain_kinds
from gongkai.base.problem import Problem, Where
from gongkai.check.consent import withheld_after
from gongkai.check.kept import digest_in, kept_names
from gongkai.check.privacy import declared_by, declared_for
from gongkai.check.records import check_record
from gongkai.check.references import check_item_name, check_text_files
from gongkai.check.subject import Subject
from gongkai.check.traces import traces_of
from gongkai.data_work import OpenData, leave_data, open_data
from gongkai.file_gate import FileGate, names_in_files, packed_in
from gongkai.load.assets import FileFinder, Finding
from gongkai.load.records import read_record
from gongkai.load.source_cache import told_by
from gongkai.model.face import project, show_on
from gongkai.model.facts import disclosed_facts
from gongkai.model.glossary import key_of
from gongkai.model.layout import prose_of
from gongkai.model.lifetime import Phase, is_away, lifetime_of
from gongkai.model.own_group import publisher_told
from gongkai.model.record import Record
from gongkai.model.record_state import RecordState
from gongkai.model.sheet import last_sheet_day, sheet_address
from gongkai.model.small_counts import few_of
from gongkai.model.summary import Summary
from gongkai.model.traces import KeptFile, TraceRow, row_of
from gongkai.model.values import readable_id
from gongkai.model.vocabulary import Face, Show, narrowest
from gongkai.model.voice import VOICE_MARK
from gongkai.model.work import BodyPlace, RecordResult, Workplace
from gongkai.pages.group_told import Words, groups_told, words_of_groups
from gongkai.pages.present import presentation_of
from gongkai.pages.record_page import BoardPhotoRef, RecordSetting, record_page
from gongkai.pages.search_entry import search_terms
from gongkai.pages.summaries import (
    dated,
    held_summary,
    hidden_summary,
    is_published,
    public_date,
    sealed,
    summary_of,
)
from gongkai.pages.translated import in_language
from gongkai.render.pages import render_record
from gongkai.unshowable import unshowable
from gongkai.validate.records import validate_record
from gongkai.web_files import with_photos

_SALT_BYTES = 16
_LINK = re.compile(r"\](?:\(|:)")
"""Every Markdown link or picture of ours holds one of these, or is defined by one."""
_place: Workplace
_spool_name = ""


def start(place: Workplace) -> None:
    """Prepare this process."""
    # Workers live shortly and make no cycles worth collecting.
    gc.disable()
    global _place, _spool_name  # noqa: PLW0603 - set once, before any work, in each process
    _place = place
    _spool_name = f"bodies-{os.getpid()}"
    # `serve` builds again and again in one process, and the settings may be new ones each time.
    _group_words.cache_clear()
    _small_count.cache_clear()
    _declared.cache_clear()


def work_records(files: Sequence[str]) -> list[RecordResult]:
    """Return the results of a run of record files, in their order."""
    found_by = (_place.spool / f"terms-{_spool_name}").open("a", encoding="utf-8", newline="\n")
    with (_place.spool / _spool_name).open("ab") as spool, found_by:
        results = []
        for file in files:
            result, body = work_record(file)
            result = result._replace(told=told_by(result.summary, result.traces))
            if body:
                data = body.encode("utf-8")
                result = result._replace(body=BodyPlace(_spool_name, spool.tell(), len(data)))
                spool.write(data)
                found_by.write(f"{result.terms}\n")
                leave_data(_place.spool, _spool_name, result)
            results.append(result._replace(terms="", data=b""))
    return results


def work_record(file: str) -> tuple[RecordResult, str]:
    """Return the result of one record file and its page body, "" when it has no page."""
    raw, problems = read_record(_place.root, file)
    if raw is None:
        return RecordResult(file, "", tuple(problems), None, None, (), None), ""
    record, found = validate_record(raw, file)
    problems = [*problems, *found]
    if record is None:
        named = raw.data.get(key_of("item"), raw.data.get("item"))
        if isinstance(named, str) and named.strip():
            problems += check_item_name(named, Where(file), _place.catalogue)
        held = held_summary(readable_id(raw.data.get(key_of("id"), raw.data.get("id"))), file)
        return RecordResult(file, raw.digest, tuple(problems), held, None, (), None), ""
    gate = FileGate(_place.root, _declared())
    files = FileFinder(_place.root, file, kept_names(record, _place.as_of), gate.lets_through)
    places = {files.source(one.file): index for index, one in enumerate(record.attachments)}
    gate.accept_signatures(record, places)
    item = _place.catalogue.by_name(record.item)
    subject = Subject(
        record=record,
        where=Where(file),
        item=item,
        catalogue=_place.catalogue,
        settings=_place.settings,
        look_for_file=lambda name: files.look(name)[0].value,
        registered=_place.registered,
        day_taken=lambda name: _day_taken(files.source(name)),
    )
    problems += check_record(subject)
    traces = (*traces_of(subject), *_kept_files(record, files))
    if item is None:
        held = held_summary(record.id, file)
        result = RecordResult(file, raw.digest, tuple(problems), held, None, files.depends, None)
        return result, ""
    shown = _disclosed(record, file, item.id, files)
    problems += check_text_files(subject, files.refused)
    problems += unshowable(subject, files, _place.root)
    gate.read_offered(record, places)
    problems += gate.problems(subject.where, places)
    problems += names_in_files(subject, files, gate, places)
    problems += _private_things(subject, problems, shown.body, shown.data.decode())
    told = (*traces, *packed_in(files, _place.root))
    result = RecordResult(
        file, raw.digest, tuple(problems), shown.summary, shown.state, files.depends, None, told
    )
    return result._replace(terms=shown.terms, data=shown.data), shown.body


class _Disclosed(NamedTuple):
    """What a record shows: its brief, its state, and what is drawn of it where it has a page."""

    summary: Summary
    state: RecordState | None = None
    body: str = ""
    terms: str = ""
    data: bytes = b""


def _disclosed(record: Record, file: str, item_id: str, files: FileFinder) -> _Disclosed:
    item = _place.catalogue.items[item_id]
    show = show_on(Face.WEB, item.faces[Face.WEB], record.audience)
    few = few_of(item.privacy, show, _small_count())
    projection = project(record, Face.WEB, show, few) if is_published(record) else None
    if projection is None or show is Show.NONE:
        return _Disclosed(hidden_summary(record, file, item))
    lifetime = lifetime_of(record, item, _place.as_of)
    if is_away(record, item, lifetime):
        return _Disclosed(sealed(dated(hidden_summary(record, file, item), lifetime)))
    state = _place.states.get(record.id) or _fresh_state(record)
    fingerprint = fingerprint_of(state.salt, disclosed_facts(projection))
    is_folded = lifetime.phase is Phase.OVER or record.folding is not None
    if is_folded:
        folded = few_of(item.privacy, Show.TOTALS, _small_count())
        projection = project(record, Face.WEB, narrowest(show, Show.TOTALS), folded) or projection
    # What is disclosed is Chinese; how it is shown may be in another language.
    with speaking_own():
        projection = in_language(projection, _place.language)
        presentation = presentation_of(projection)
        brief = summary_of(projection, presentation, item, file, state, fingerprint, files.find)
        sender = publisher_told(record.publisher, projection.own_groups, _place.settings)
        groups = groups_told(record, projection, _group_words(), few)
        summary = dated(brief._replace(publisher=sender, groups=groups), lifetime)
        sheet, summary = _offered(summary, record)
        if not _place.is_drawing and not _may_lead_to_files(record):
            return _Disclosed(sealed(summary._replace(files=files.used)), state)
        data = OpenData()
        if _place.layers.data and _place.is_drawing:
            data = open_data(record, item, projection, summary, _small_count())
        setting = RecordSetting(
            item=item,
            catalogue=_place.catalogue,
            settings=_place.settings,
            public_date=date.fromisoformat(summary.public_date),
            fingerprint=summary.fingerprint,
            is_folded=is_folded,
            sheet=sheet,
            tables=data.tables,
            voice_mark=VOICE_MARK if _place.layers.voice else "",
            find_file=lambda path: _up(files.find(path)),
            board_photos=tuple(_board_photos(record, files)),
        )
        page = record_page(projection, presentation, setting)
        body = with_photos(render_record(page, setting.find_file), _place.root, files.used)
        terms = search_terms(page, summary, item.name) if _place.is_drawing else ""
        summary = sealed(summary._replace(files=files.used))
        return _Disclosed(summary, state, body, terms, data.line)


def _offered(summary: Summary, record: Record) -> tuple[str, Summary]:
    """Return where a record's printed sheet lies in the site, "" for none, and until when."""
    first = date.fromisoformat(summary.public_date)
    agreed = withheld_after(record, _place.as_of)
    if agreed:
        ends = min(filter(None, (summary.holds_to, agreed.isoformat())))
        summary = summary._replace(holds_to=ends)
    last = last_sheet_day(first, _place.settings.sheet_months)
    if last < _place.as_of:
        return "", summary
    ends = min(filter(None, (summary.holds_to, last.isoformat())))
    address = sheet_address(summary.id) if _place.layers.sheets else ""
    return address, summary._replace(holds_to=ends)


@cache
def _small_count() -> int:
    rule = _place.catalogue.number("small_count", _place.as_of)
    return rule.number if rule else 0


@cache
def _group_words() -> Words:
    return words_of_groups(_place.settings)


def _may_lead_to_files(record: Record) -> bool:
    """Return whether drawing may ask for files; a text without links names none."""
    if record.photos or record.attachments or any(one.photos for one in record.postings):
        return True
    return any(_LINK.search(text) for text in prose_of(record))


def _kept_files(record: Record, files: FileFinder) -> Iterator[TraceRow]:
    """Yield the content of every file that the record keeps, so that no other one offers it."""
    for name in kept_names(record, _place.as_of):
        finding, address = files.look(name)
        if finding is Finding.FOUND:
            yield row_of(KeptFile(digest_in(address)))


def _board_photos(record: Record, files: FileFinder) -> Iterator[BoardPhotoRef]:
    """Yield the photos of boards that the page shows; the projection keeps all of them back."""
    for posting in record.postings:
        place = _place.settings.board_place(posting.board)
        for photo in posting.photos:
            if photo.is_shown:
                taken = photo.taken_on or _day_taken(files.source(photo.file))
                yield BoardPhotoRef(photo.file, photo.moment.label, place, taken)


def _day_taken(source: str) -> date | None:
    if not source:
        return None
    from gongkai.output.pictures import day_taken  # noqa: PLC0415 - Pillow is slow to import

    return day_taken(_place.root / source)


def _private_things(subject: Subject, told: Sequence[Problem], *texts: str) -> Iterator[Problem]:
    """Yield O104 for what page or data would show though nothing in the record told of it."""
    # Nearly no text holds a long number; what words tell was looked for in the record.
    long = [text for text in texts if MANY_DIGITS.search(text)]
    declared = declared_for(subject) if long else frozenset()
    page = f"r/{subject.record.id}.html"
    for kind in dict.fromkeys(kind for text in long for kind in certain_kinds(text, declared)):
        if KINDS[kind].code not in {problem.code for problem in told}:
            yield Problem("O104", subject.where, {"page": page, "kind": KINDS[kind].label})


def _fresh_state(record: Record) -> RecordState:
    """Return the state of a record that is public for the first time."""
    return RecordState(
        secrets.token_hex(_SALT_BYTES), public_date(record, _place.as_of).isoformat()
    )


def _up(address: str) -> str:
    return f"../{address}" if address else ""


@cache
def _declared() -> frozenset[str]:
    """Return the phones that may be public; worked out once, not for each of many records."""
    return declared_by(_place.settings)
