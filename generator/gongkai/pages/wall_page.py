"""The list for whoever goes to the board: what to hang, to replace and to take down."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.base.dates import chinese_date
from gongkai.base.texts import text
from gongkai.model.prints import SheetChange, SheetChanges
from gongkai.model.settings import Settings
from gongkai.pages.cells import list_line
from gongkai.pages.record_page import SHORT_FINGERPRINT, spaced_code


@dataclass(frozen=True, slots=True)
class WallGroup:
    """Sheets with which the same is to be done: a head, what to do, one row each."""

    title: str
    lead: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class WallPage:
    """A page of its own, outside any site; printed or read on the clerk's screen."""

    title: str
    village: str
    day: str
    groups: tuple[WallGroup, ...]
    nothing: str


def wall_page(changes: SheetChanges, settings: Settings, as_of: date) -> WallPage:
    """Return what there is to do at the wall on a day."""
    groups = tuple(_groups(changes))
    return WallPage(
        title=text("wall.title"),
        village=text(
            "sheets.village_line", township=settings.township, village=settings.village_name
        ),
        day=text("wall.day", day=chinese_date(as_of)),
        groups=groups,
        nothing="" if groups else text("wall.nothing"),
    )


def _groups(changes: SheetChanges) -> Iterator[WallGroup]:
    named = text("wall.sheet"), text("wall.boards")
    if changes.fresh:
        fresh = ((*_named(one), _code(one.new)) for one in changes.fresh)
        yield _group("fresh", (*named, text("wall.new")), fresh)
    if changes.replaced:
        rows = ((*_named(one), _code(one.old), _code(one.new)) for one in changes.replaced)
        yield _group("replaced", (*named, text("wall.old"), text("wall.new")), rows)
    if changes.over:
        over = ((*_named(one), _day(one.day)) for one in changes.over)
        yield _group("over", (*named, text("wall.ended")), over)
    if changes.recalled:
        named = text("wall.id"), text("wall.boards")
        rows = ((*_named(one), _code(one.old), _day(one.day)) for one in changes.recalled)
        heads = (*named, text("wall.old"), text("wall.printed"))
        yield _group("recalled", heads, rows)


def _group(name: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> WallGroup:
    return WallGroup(text(f"wall.{name}"), text(f"wall.{name}_lead"), heads, tuple(rows))


def _named(one: SheetChange) -> tuple[str, str]:
    named = text("wall.named", title=one.title, id=one.id) if one.title else one.id
    return named, list_line(one.boards) or text("wall.no_board")


def _code(fingerprint: str) -> str:
    return spaced_code(fingerprint[:SHORT_FINGERPRINT])


def _day(iso: str) -> str:
    return chinese_date(date.fromisoformat(iso))
