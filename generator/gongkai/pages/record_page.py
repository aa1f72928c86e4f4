"""A record's page: the plain sentence, who, when and whom to ask, the body, the elements."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.texts import text
from gongkai.model.blocks import Block, Fact, Presentation, TableBlock
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.face import Projection
from gongkai.model.own_group import publisher_told
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Face, Kind, State, YesNo
from gongkai.pages.blocks import derived_blocks, table_of
from gongkai.pages.cells import list_line, span_text
from gongkai.pages.compared import COMPARED_MARK
from gongkai.pages.contexts import FileRef, RecordPage
from gongkai.pages.family_honours import HonourRow
from gongkai.pages.kinds.asked_lines import asked_blocks
from gongkai.pages.kinds.stepper import stepper_of
from gongkai.pages.record_related import related
from gongkai.pages.record_times import (
    answers_told,
    corrected_told,
    counting_told,
    ending,
    expiry_told,
    handling_told,
    linked_notices,
    postings_told,
    reviews_told,
    shown_on_boards,
    unreviewed_told,
)

LATE_MARK = "\ue007"
"""Stands where the finished page shows what only the whole village knows.

Those are a family's honours, the records that a ledger confirms, and the ledgers that prove a
final account.
"""
_COMPLETED_LATE = frozenset({Kind.FAMILY, Kind.LEDGER, Kind.BUDGET})
SHORT_FINGERPRINT = 12


class BoardPhotoRef(NamedTuple):
    """A photo of a board that may be shown: its file, when in the posting, where, which day."""

    file: str
    moment: str
    place: str
    taken: date | None


@dataclass(frozen=True, slots=True)
class RecordSetting:
    """What surrounds a record: its item, the village, and the derived facts."""

    item: Item
    catalogue: Catalogue
    settings: Settings
    public_date: date
    fingerprint: str
    find_file: Callable[[str], str]
    is_folded: bool = False
    """Its time is over, and only totals stay."""
    sheet: str = ""
    """Where its printed sheet lies, "" when the site offers none."""
    tables: Sequence[tuple[str, str]] = ()
    """The tables of it that lie beside the site's pages as data: each one's name and address."""
    voice_mark: str = ""
    board_photos: tuple[BoardPhotoRef, ...] = ()
    honours: Sequence[HonourRow] = ()
    """A family's honours, for what is not completed when the whole village is known."""


def record_page(
    projection: Projection, presentation: Presentation, setting: RecordSetting
) -> RecordPage:
    """Return the context of a record's page."""
    record = projection.record
    sender = publisher_told(record.publisher, projection.own_groups, setting.settings)
    unreviewed = unreviewed_told(record, setting.item, setting.catalogue, setting.public_date)
    return RecordPage(
        id=record.id,
        title=record.title,
        kind=record.kind.label,
        sentence=presentation.sentence,
        compared_mark=COMPARED_MARK if presentation.sums and record.period else "",
        voice_mark=setting.voice_mark,
        sender=sender,
        shown=shown_on_boards(record, setting.public_date),
        notice=ending(record.notice_period) if record.notice_period else "",
        notice_end=_notice_end(record),
        ask=tuple(_ask(record, setting)),
        unreviewed=unreviewed,
        way=(*_way(record), *linked_notices(record)),
        privacy_note=_privacy_note(projection, setting),
        is_archived=record.state is State.ARCHIVED,
        blocks=_blocks(projection, presentation, setting),
        late_mark=LATE_MARK if record.kind in _COMPLETED_LATE else "",
        elements=tuple(_elements(record, setting, unreviewed, sender)),
        related=tuple(related(record, setting.sheet, setting.tables)),
        photos=tuple(_photos(record, setting)),
        attachments=tuple(_attachments(record, setting)),
        corrections=_table("corrections", record),
        objections=_table("objections", record),
        fingerprint=spaced_code(setting.fingerprint[:SHORT_FINGERPRINT]),
    )


def _blocks(
    projection: Projection, presentation: Presentation, setting: RecordSetting
) -> tuple[Block, ...]:
    record = projection.record
    derived = derived_blocks(projection, presentation.replaced)
    first = (*asked_blocks(record), *stepper_of(record, setting.catalogue), *presentation.before)
    return (*first, *derived, *presentation.lists(), *presentation.after)


def _notice_end(record: Record) -> str:
    span = record.notice_period
    return span.end.isoformat() if span and span.end else ""


def _ask(record: Record, setting: RecordSetting) -> Iterator[Fact]:
    if record.reprint and record.reprint.objections_to:
        yield Fact("reprint", text("record.ask_reprint"), record.reprint.objections_to)
    if record.supervision_phone:
        phone = record.supervision_phone
        yield Fact("phone", text("record.supervision_phone"), phone, f"tel:{phone}")
    for channel in setting.settings.channels:
        yield Fact("phone", channel.name, channel.office_phone, f"tel:{channel.office_phone}")


def _privacy_note(projection: Projection, setting: RecordSetting) -> str:
    if setting.is_folded:
        return text("record.folded")
    if projection.is_masked:
        return text("record.masked")
    return text("record.totals_only") if projection.withheld else ""


def _elements(
    record: Record, setting: RecordSetting, unreviewed: str, sender: str
) -> Iterator[Fact]:
    item = setting.item
    values = {
        "item": item.name,
        "id": record.id,
        "section": item.section.label,
        "level": record.level.label if record.level else "",
        "publisher": sender,
        "audience": record.audience.label,
        "basis": _basis(setting) or item.local_basis or text("elements.basis_missing"),
        "interval": item.interval.label if item.interval else text("elements.irregular"),
        "channels": _channels(bool(record.postings), item.channels),
        "public_date": chinese_date(setting.public_date),
        "postings": postings_told(record, setting.settings),
        "notice_period": ending(record.notice_period) if record.notice_period else "",
        "counting": counting_told(record, setting.settings),
        "on_expiry": expiry_told(record, item),
        "period": str(record.period or ""),
        "reviews": "\n".join(filter(None, (*reviews_told(record), unreviewed))),
        "approval": _approval(record),
        "handling": handling_told(record),
        "responsible": record.responsible,
        "supervision_phone": record.supervision_phone or _first_phone(record, setting),
        "source_number": record.source_number,
        "reprint": _reprint(record),
        "corrections": corrected_told(record) or text("elements.first_version"),
        "fingerprint": spaced_code(setting.fingerprint[:SHORT_FINGERPRINT]),
    }
    links = {"item": f"../mulu/{item.id}.html", "reprint": _original(record)}
    labels = _element_labels(*values)
    for (name, value), label in zip(values.items(), labels, strict=True):
        if value:
            yield Fact(name, label, value, links.get(name, ""))


@cache
def _element_labels(*names: str) -> tuple[str, ...]:
    return tuple(text(f"elements.{name}") for name in names)


def _basis(setting: RecordSetting) -> str:
    laws = setting.catalogue.laws
    refs = setting.catalogue.basis_on(setting.item, setting.public_date)
    return _law_line(tuple([(laws[ref.law].title, ref.article) for ref in refs]))


@lru_cache(maxsize=1024)
def _law_line(refs: tuple[tuple[str, str], ...]) -> str:
    return list_line(text("elements.law", title=title, article=article) for title, article in refs)


@lru_cache(maxsize=256)
def _channels(is_posted: bool, channels: tuple[Face, ...]) -> str:  # noqa: FBT001 - a key of the cache
    posted = (Face.WALL,) if is_posted else ()
    shown = dict.fromkeys((*posted, Face.WEB, *(c for c in channels if c in posted)))
    return list_line(channel.label for channel in shown)


def _reprint(record: Record) -> str:
    """Return whose notice is passed on and how long it is open to objections there."""
    reprint = record.reprint
    if reprint is None:
        return ""
    span = reprint.original_notice
    facts = {"publisher": reprint.original_publisher, "notice": span_text(span) if span else ""}
    return text("elements.reprinted_notice" if span else "elements.reprinted", **facts)


def _original(record: Record) -> str:
    url = record.reprint.original_url if record.reprint else ""
    return url if url.startswith(("https://", "http://")) else ""


def _way(record: Record) -> Iterator[Fact]:
    """Yield who reviewed, what people objected to, and what was corrected, in one line each."""
    told = {
        "reviews": "\n".join(reviews_told(record)),
        "objections": answers_told(record),
        "corrections": corrected_told(record),
    }
    for name, value in told.items():
        if value:
            yield Fact(name, text(f"record.way_{name}"), value)


def _approval(record: Record) -> str:
    if not record.approval:
        return ""
    day = chinese_date(record.approval.day)
    return text("elements.approved", approver=record.approval.approver, day=day)


def _first_phone(record: Record, setting: RecordSetting) -> str:
    """Return the first channel that is not the publisher's own; "" for none."""
    own = record.publisher.label
    shown = [channel for channel in setting.settings.channels if own not in channel.name]
    return f"{shown[0].name} {shown[0].office_phone}" if shown else ""


def _photos(record: Record, setting: RecordSetting) -> Iterator[FileRef]:
    for photo in record.photos:
        address = setting.find_file(photo.file) if photo.is_public is YesNo.YES else ""
        if address:
            yield FileRef(address, photo.caption)
    for one in setting.board_photos:
        if address := setting.find_file(one.file):
            day = chinese_date(one.taken) if one.taken else ""
            told = list_line(filter(None, (one.place, one.moment, day)))
            yield FileRef(address, text("record.board_photo", told=told))


def _attachments(record: Record, setting: RecordSetting) -> Iterator[FileRef]:
    for attachment in record.attachments:
        address = setting.find_file(attachment.file) if attachment.is_public is YesNo.YES else ""
        if address:
            # A file's own name may hold anything, so it never shows.
            kind = text("record.attachment", kind=address.rpartition(".")[2].upper())
            yield FileRef(address, attachment.caption or attachment.purpose or kind)


def _table(name: str, record: Record) -> TableBlock | None:
    rows = getattr(record, name)
    return table_of(name, text(f"record.{name}"), rows) if rows else None


def spaced_code(code: str) -> str:
    """Return a fingerprint in fours, as people compare it."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
