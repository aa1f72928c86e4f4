"""Which sheets are to be hung, replaced or taken down, by what was printed before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from gongkai.check.village import Village
from gongkai.model.catalogue import Item
from gongkai.model.law import DayRole
from gongkai.model.prints import Print, SheetChange, SheetChanges, SheetName
from gongkai.model.sheet import SheetForm
from gongkai.model.summary import Summary
from gongkai.model.traces import Posted
from gongkai.model.vocabulary import Face, State

_DAY = timedelta(days=1)
_ON_WALL = frozenset({State.POSTED.value, State.ARCHIVED.value})


class WallSheets:
    """The records of a village that hang on a board, should hang there, or hung there."""

    def __init__(self, village: Village) -> None:
        """Gather every posting by record."""
        self._village = village
        self._today = village.as_of.isoformat()
        self._postings: dict[str, list[Posted]] = {}
        for one in village.traced(Posted):
            self._postings.setdefault(one.record.id, []).append(one.trace)

    def hanging(self) -> list[Summary]:
        """Return the records that hang today, or were made public lately for a wall."""
        return [one for one in self._village.summaries if self._hangs(one)]

    def changes(
        self, prints: Mapping[SheetName, Print], fingerprints: Mapping[str, str]
    ) -> SheetChanges:
        """Return what there is to do; `fingerprints` are those of the sheets as they are now."""
        newest = _newest(prints)
        fresh, replaced = [], []
        for record in self.hanging():
            new = fingerprints.get(record.id, "")
            old = newest.get(record.id)
            if not new:
                continue
            if old is None:
                fresh.append(self._change(record, new=new))
            elif old.fingerprint != new:
                change = self._change(record, old=old.fingerprint, new=new, day=old.day)
                replaced.append(change)
        over, recalled = tuple(self._over(newest)), tuple(self._recalled(newest))
        return SheetChanges(tuple(fresh), tuple(replaced), over, recalled)

    def _recalled(self, newest: Mapping[str, Print]) -> Iterator[SheetChange]:
        """Yield the printed sheets whose records are public no more, until they are down.

        A record says so by the last day of its postings; one that is gone is spoken of as long
        as any rule lets a sheet hang.
        """
        known = {one.id: one for one in self._village.summaries}
        longest = self._longest_days() * _DAY
        for id_, old in newest.items():
            record = known.get(id_)
            if record is None:
                still_hangs = self._village.as_of <= date.fromisoformat(old.day) + longest
            else:
                still_hangs = record.state not in _ON_WALL and not self._is_down(record)
            if still_hangs:
                # What a withdrawn record was called is nobody's business any more.
                places = self._places(id_)
                yield SheetChange(id_, "", places, old=old.fingerprint, day=old.day)

    def _is_down(self, record: Summary) -> bool:
        end = self._end(record)
        return bool(end) and end < self._today

    def _longest_days(self) -> int:
        rules = [rule for rule in self._village.catalogue.days if rule.role is DayRole.POSTING]
        return max((rule.days for rule in rules), default=self._village.settings.notice_days)

    def _over(self, newest: Mapping[str, Print]) -> Iterator[SheetChange]:
        """Yield the printed sheets whose last day has passed not long ago."""
        for record in self._village.summaries:
            end = self._end(record) if record.state in _ON_WALL else ""
            old = newest.get(record.id)
            if old and end and end < self._today <= self._told_until(record, end):
                yield self._change(record, old=old.fingerprint, day=end)

    def _hangs(self, record: Summary) -> bool:
        if record.state not in _ON_WALL:
            return False
        postings = self._postings.get(record.id)
        if postings:
            return any(one.start <= self._today <= (one.end or self._today) for one in postings)
        item = self._village.catalogue.items[record.item]
        is_due = record.state == State.POSTED.value and Face.WALL in item.channels
        if not is_due or not record.public_date:
            return False
        return record.public_date <= self._today <= self._told_until(record, record.public_date)

    def _end(self, record: Summary) -> str:
        """Return the last day on any board; "" while one posting has no end, or there is none."""
        ends = [one.end for one in self._postings.get(record.id, ())]
        return max(ends) if ends and all(ends) else ""

    def _told_until(self, record: Summary, since: str) -> str:
        """Return until when a sheet is spoken of: as many days as it must hang at least."""
        item = self._village.catalogue.items[record.item]
        days = self._least_days(item, date.fromisoformat(since))
        return (date.fromisoformat(since) + days * _DAY).isoformat()

    def _least_days(self, item: Item, day: date) -> int:
        rules = [
            rule
            for publisher in item.publishers
            for rule in self._village.catalogue.day_rules(DayRole.POSTING, item, publisher, day)
        ]
        return max((rule.days for rule in rules), default=self._village.settings.notice_days)

    def _change(
        self, record: Summary, *, old: str = "", new: str = "", day: str = ""
    ) -> SheetChange:
        return SheetChange(record.id, record.title, self._places(record.id), old, new, day)

    def _places(self, id_: str) -> tuple[str, ...]:
        boards = dict.fromkeys(one.board for one in self._postings.get(id_, ()))
        return tuple(map(self._village.settings.board_place, boards))


def _newest(prints: Mapping[SheetName, Print]) -> dict[str, Print]:
    """Return for each record the print of its whole sheet on the wall, else of a group's part."""
    newest: dict[str, Print] = {}
    wanted: Sequence[tuple[SheetName, Print]] = sorted(prints.items())
    for name, one in wanted:
        if name.face == Face.WALL.value and name.form == SheetForm.NOTICE.value and not name.group:
            newest[name.id] = one
    return newest
