"""A new record with all that the rules know filled in, and blanks for what only people know.

A blank is the sign that `check` refuses, so that no half-written record is ever published.
"""

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.period import Period
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.day_count import earliest_end
from gongkai.model.duty import Duty
from gongkai.model.glossary import key_of
from gongkai.model.kinds.registry import record_class
from gongkai.model.law import DayRole
from gongkai.model.layout import FieldLayout, Shape, layout_of
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.rule import DayRule
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Audience, Level, Publisher, Section, State, YesNo

_WORDS: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "draft_zh.toml").read_text("utf-8")
)
BLANK: Final[str] = _WORDS["blank"]
_LONGEST_ID: Final = 40
_PLAIN = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new record is about; ``planned`` is the day on which it is to hang.

    ``group`` is the number of the villagers' group that publishes it of itself, else "".
    """

    id: str
    item: Item
    publisher: Publisher
    period: Period | None
    planned: date
    duty: Duty | None = None
    audience: Audience = Audience.EVERYONE
    group: str = ""


class _Place(NamedTuple):
    """The rules and the village a draft is written for."""

    catalogue: Catalogue
    settings: Settings


def free_id(
    item: Item, period: Period | None, as_of: date, taken: Collection[str], group: str = ""
) -> str:
    """Return an id that no record ever had, whatever the case of its letters."""
    when = period.key.lower() if period and len(period.key) < 8 else f"{as_of:%Y-%m}"  # noqa: PLR2004 - a span has no short key
    parts = (_WORDS["prefix"][item.section.value], when, *([group] if group else []), item.id)
    name = _PLAIN.sub("", "-".join(parts).lower())
    used = {one.lower() for one in taken}
    stem = name[: _LONGEST_ID - 3].rstrip("-")
    name = name[:_LONGEST_ID].rstrip("-")
    number = 2
    while name in used:
        name = f"{stem}-{number}"
        number += 1
    return name


def draft_text(draft: Draft, catalogue: Catalogue, settings: Settings) -> str:
    """Return the file of a new record."""
    place = _Place(catalogue, settings)
    lines = [
        *_head(draft, catalogue),
        *_common(draft, settings),
        *_dates(draft, place),
        *_reviews(draft, catalogue),
        *_postings(draft, place),
        *_own(draft),
    ]
    return "\n".join(lines) + "\n"


def blanks_in(text: str) -> int:
    """Return how many blanks of a draft are to be filled in; those of comments do not count."""
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return sum(line.count(BLANK) for line in lines)


def draft_folder(item: Item, records: Collection[tuple[str, str, str]]) -> str:
    """Return where records like it lie; they are given as item, section and file, newest last."""
    same = [file for id_, _, file in records if id_ == item.id]
    if same:
        return same[-1].rpartition("/")[0]
    section = Section(item.section)
    near = [file for _, own, file in records if own == section.value and file.count("/") > 1]
    if near:
        return "/".join(near[-1].split("/")[:2])
    return _words("folder", section=section.label)


def write_draft(file: Path, text: str) -> bool:
    """Write a new file; False, and nothing done, when there is one already."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileExistsError:
        return False
    return True


def _head(draft: Draft, catalogue: Catalogue) -> Iterator[str]:
    item, duty = draft.item, draft.duty
    refs = catalogue.basis_on(item, draft.planned)
    if draft.group:
        owed = (rule for rule in catalogue.group_duties if item.id in rule.items)
        local = (ref for rule in owed for ref in catalogue.refs_on(rule.basis, draft.planned))
        refs = (*local, *refs)
    laws = (
        _words("law", title=catalogue.laws[ref.law].title, article=ref.article) for ref in refs
    )
    basis = _WORDS["comma"].join(laws) or item.local_basis or _WORDS["basis_missing"]
    yield _words("head", item=item.name, help=item.help, basis=basis).strip("\n")
    if duty and duty.due:
        yield _words("due", day=chinese_date(duty.due))
    if duty and duty.advised:
        yield _words("advised", day=chinese_date(duty.advised))


def _common(draft: Draft, settings: Settings) -> Iterator[str]:
    item, period = draft.item, draft.period
    group = settings.name_of_group(draft.group)
    values = {
        "id": draft.id,
        "kind": item.default_kind.label,
        "title": _words("title", group=group, period=period or "", item=item.name),
        "item": item.name,
        "publisher": draft.publisher.label,
        "audience": draft.audience.label,
        "concerned_groups": f"[{group}]" if group else "",
        "level": _level(draft).label,
        "period": period.key if period else "",
    }
    for name, value in values.items():
        if value:
            yield f"{key_of(name)}: {value}"
    yield _words("state")
    yield f"{key_of('state')}: {State.DRAFT.label}"
    yield f"{key_of('responsible')}: {BLANK}"


def _level(draft: Draft) -> Level:
    wanted = Level.GROUP if draft.group else Level.VILLAGE
    return wanted if wanted in draft.item.levels else draft.item.levels[0]


def _dates(draft: Draft, place: _Place) -> Iterator[str]:
    planned = draft.planned
    yield f"{key_of('planned_posting')}: {planned.isoformat()}"
    rules = place.catalogue.day_rules(DayRole.NOTICE, draft.item, draft.publisher, planned)
    for rule in rules[:1]:
        end = _last_day(planned, rule, place)
        yield _words("notice", days=rule.days, count=rule.count.label)
        if end:
            span = _words("span", start=planned.isoformat(), end=end.isoformat())
            yield f"{key_of('notice_period')}: {span}"
        yield _words("objections")


def _last_day(start: date, rule: DayRule, place: _Place) -> date | None:
    """Return the last of a number of days; None when nobody can tell yet."""
    return earliest_end(
        start,
        rule.days,
        rule.count,
        place.catalogue.calendar,
        counts_first=place.settings.counts_first_day is YesNo.YES,
    )


def _reviews(draft: Draft, catalogue: Catalogue) -> Iterator[str]:
    rules = catalogue.reviewers(draft.item, draft.publisher, draft.planned)
    reviewers = dict.fromkeys(one.label for rule in rules for one in rule.reviewers)
    if reviewers:
        yield _words("reviews", reviewers=_WORDS["comma"].join(reviewers))
        first = next(iter(reviewers))
        yield f"{key_of('reviews')}:"
        yield f"  - {key_of('reviewer')}: {first}"
        yield f"    {key_of('members')}: [{BLANK}]"
        yield f"    {key_of('day')}: {BLANK}"
    if draft.item.section is Section.DANGWU:
        yield _words("approval")
        yield f"{key_of('approval')}:"
        yield f"  {key_of('approver')}: {BLANK}"
        yield f"  {key_of('day')}: {BLANK}"


def _postings(draft: Draft, place: _Place) -> Iterator[str]:
    """Yield the postings as comments: nothing hangs yet, and a record never says that it does."""
    rules = place.catalogue.day_rules(DayRole.POSTING, draft.item, draft.publisher, draft.planned)
    days = _words("posting_days", days=rules[0].days) if rules else ""
    yield _words("postings", days=days)
    yield f"# {key_of('postings')}:"
    start = draft.planned
    end = _last_day(start, rules[0], place) if rules else None
    boards = sorted(
        place.settings.boards,
        key=lambda one: not draft.group or one.group not in _names_of(draft, place),
    )
    for board in boards[:1]:
        told = {"board": board.id, "start": start.isoformat()}
        told |= {"end": end.isoformat()} if end else {}
        line = ", ".join(f"{key_of(name)}: {value}" for name, value in told.items())
        yield f"#   - {{{line}}}"


def _names_of(draft: Draft, place: _Place) -> frozenset[str]:
    return place.settings.names_of_group(draft.group) | {draft.group}


def _own(draft: Draft) -> Iterator[str]:
    kind = draft.item.default_kind
    cls = record_class(kind)
    common = set(Record.model_fields)
    fields = [field for field in layout_of(cls) if field.name not in common]
    yield ""
    yield _words("own", kind=kind.label)
    if draft.duty:
        yield from _words("nothing").splitlines()
    ready = {cls.prose_field, *_WORDS["main"].get(kind.value, ())}
    for field in fields:
        if field.is_required or field.name in ready:
            yield from _field_lines(field, "")
        else:
            yield _words("optional", key=field.key, help=field.help)


def _field_lines(field: FieldLayout, indent: str) -> Iterator[str]:
    if field.part is None:
        blank = f"[{BLANK}]" if field.is_list else BLANK
        yield f"{indent}{field.key}: {_WORDS['prose'] if field.shape is Shape.PROSE else blank}"
        return
    if field.part.list_field:
        yield f"{indent}{field.key}: [{BLANK}]"
        return
    yield f"{indent}{field.key}:"
    if not field.is_list:
        for inner in _asked(field.part):
            yield from _field_lines(inner, f"{indent}  ")
        return
    mark = "- "
    for inner in _asked(field.part):
        for line in _field_lines(inner, ""):
            yield f"{indent}  {mark}{line}"
            mark = "  "


def _asked(part: type[Part]) -> list[FieldLayout]:
    """Return the fields of a part that must be filled; the first one where none must."""
    fields = layout_of(part)
    return [field for field in fields if field.is_required] or list(fields[:1])


def _words(name: str, **facts: object) -> str:
    form: str = _WORDS[name]
    return form.format_map(facts)
