"""A record in brief, holding only what the web may show."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from unicodedata import normalize

from gongkai.base.digest import canonical_json, digest_of
from gongkai.base.masking import mask_sensitive
from gongkai.base.period import Period, PeriodKind
from gongkai.model.blocks import Presentation
from gongkai.model.catalogue import Item
from gongkai.model.face import Projection
from gongkai.model.kinds.honours import Award, Family
from gongkai.model.kinds.information import Rules
from gongkai.model.layout import FieldLayout, Shape, has_names, has_shape, layout_of
from gongkai.model.lifetime import Lifetime
from gongkai.model.marks import Privacy
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.record_state import RecordState
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import ItemPrivacy, Level, Show, State, YesNo
from gongkai.pages.meeting_days import meeting_days

PUBLISHED = frozenset({State.POSTED, State.ARCHIVED})


def is_published(record: Record) -> bool:
    """Return whether the record's state lets it appear at all."""
    return record.state in PUBLISHED


def public_date(record: Record, otherwise: date) -> date:
    """Return the first day on a board, or the given day for a record that is only on the web."""
    return min((posting.start for posting in record.postings), default=otherwise)


def held_summary(id_: str, file: str) -> Summary | None:
    """Return the brief of a record that cannot be read whole: it holds its id, if it has one."""
    # A number that needs a mask is told by no check of a record that cannot be read.
    if not id_ or mask_sensitive(id_) != id_:
        return None
    return sealed(Summary(id=id_, file=file, kind="", item="", section="", state=""))


def hidden_summary(record: Record, file: str, item: Item) -> Summary:
    """Return the brief of a record that the web does not show: only what look-ups need."""
    empty = Summary(
        id=record.id,
        file=file,
        kind=record.kind.value,
        item=item.id,
        section=item.section.value,
        audience=record.audience.value,
        state=record.state.value,
    )
    return sealed(empty)


def summary_of(  # noqa: PLR0913, PLR0917 - a summary gathers what the journey has found
    projection: Projection,
    presentation: Presentation,
    item: Item,
    file: str,
    state: RecordState,
    fingerprint: str,
    find_file: Callable[[str], str],
) -> Summary:
    """Return the brief of a published record.

    The fingerprint is that of the facts as they hung: a list that is folded when its time is over
    keeps it, as the sheet on the wall does.
    """
    record = projection.record
    day = public_date(record, date.fromisoformat(state.first_public))
    period, notice = record.period, record.notice_period
    ends = [posting.end.isoformat() for posting in record.postings if posting.end]
    return Summary(
        id=record.id,
        file=file,
        kind=record.kind.value,
        title=record.title,
        item=item.id,
        section=item.section.value,
        level=(record.level or _usual_level(item)).value,
        publisher=record.publisher.label,
        audience=record.audience.value,
        state=record.state.value,
        is_shown=True,
        is_private=_is_private(projection, item),
        matter=_named(record.matter),
        fund=_named(getattr(record, "fund", "")),
        group=getattr(record, "group", ""),
        period_key=period.key if period else "",
        period_label=str(period or ""),
        period_end=period.end.isoformat() if period else "",
        public_date=day.isoformat(),
        notice_start=notice.start.isoformat() if notice else "",
        notice_end=notice.end.isoformat() if notice and notice.end else "",
        posting_end=max(ends, default=""),
        sentence=presentation.sentence,
        highlights=presentation.highlights,
        sums=presentation.sums,
        affairs=tuple((one.name, one.for_whom, one.office_phone) for one in record.affairs)
        if isinstance(record, Rules)
        else (),
        meets=tuple(meeting_days(record)),
        flag=_flag(record.red_flag) if isinstance(record, Family) else (),
        asked=tuple(_asked(record)) if notice and notice.end else (),
        photo=_first_photo(record, find_file),
        fingerprint=fingerprint,
        links=tuple(sorted(set(_linked(record)))),
        files=(),
        honours=presentation.honours,
        honours_until=_valid_until(record),
        month=_month(period, day),
    )


def dated(summary: Summary, lifetime: Lifetime) -> Summary:
    """Return the summary with the days on which it holds."""
    since, until = lifetime.since, lifetime.until
    return summary._replace(
        holds_from=since.isoformat() if since else "",
        holds_to=until.isoformat() if until else "",
    )


def sealed(summary: Summary) -> Summary:
    """Return the summary with its digest over everything else in it."""
    plain = summary._replace(digest="") if summary.digest else summary
    return plain._replace(digest=digest_of(canonical_json(tuple(plain))))


def _usual_level(item: Item) -> Level:
    return Level.VILLAGE if Level.VILLAGE in item.levels else (item.levels or (Level.VILLAGE,))[0]


def _is_private(projection: Projection, item: Item) -> bool:
    """Return whether names stand on the page, in full or in part, that are not for everyone."""
    if item.privacy is ItemPrivacy.PUBLIC and projection.show is Show.FULL:
        return False
    record = projection.record
    return any(getattr(record, name) for name in _naming_fields(type(record)))


@cache
def _naming_fields(cls: type[Part]) -> tuple[str, ...]:
    """Return the fields in which private persons are named, at any depth."""
    return tuple(
        field.name
        for field in layout_of(cls)
        if field.privacy is Privacy.NAME or (field.part is not None and has_names(field.part))
    )


def _first_photo(record: Record, find_file: Callable[[str], str]) -> str:
    shown = (photo for photo in record.photos if photo.is_public is YesNo.YES)
    return next(filter(None, (find_file(photo.file) for photo in shown)), "")


def _named(name: str) -> str:
    """Return the name of a matter or fund as records are gathered by it: in one spelling."""
    return normalize("NFC", " ".join(name.split()))


def _month(period: Period | None, day: date) -> str:
    """Return the monthly issue a record stands in: its own month, else that of its first day."""
    if period is not None and period.kind is PeriodKind.MONTH:
        return period.key
    return f"{day.year}-{day.month:02d}"


@cache
def _linking_fields(cls: type[Part]) -> tuple[FieldLayout, ...]:
    """Return the fields that lead to other records, at any depth."""
    return tuple(
        field
        for field in layout_of(cls)
        if field.shape is Shape.LINK
        or (field.part is not None and has_shape(field.part, Shape.LINK))
    )


def _linked(part: Part) -> Iterator[str]:
    """Yield the ids of all records a part links to, at any depth."""
    for field in _linking_fields(type(part)):
        value = getattr(part, field.name)
        if not value:
            continue
        values = value if field.is_list else (value,)
        if field.shape is Shape.LINK:
            yield from values
        else:
            for one in values:
                yield from _linked(one)


def _asked(record: Record) -> Iterator[tuple[str, str]]:
    """Yield who takes objections, as far as the record tells it: the office first."""
    told = {
        "objections_to": record.reprint.objections_to if record.reprint else "",
        "objection_channel": getattr(record, "objection_channel", ""),
        "responsible": record.responsible,
        "supervision_phone": record.supervision_phone,
    }
    return ((name, value) for name, value in told.items() if value)


def _flag(periods: Sequence[Period]) -> tuple[str, ...]:
    newest = max(periods, key=lambda period: period.end, default=None)
    return (newest.end.isoformat(), str(newest)) if newest else ()


def _valid_until(record: Record) -> str:
    validity = record.validity if isinstance(record, Award) else None
    return validity.end.isoformat() if validity and validity.end else ""
