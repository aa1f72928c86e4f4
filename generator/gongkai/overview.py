"""What all records come to together: faults between them, what is due, what is to be done.

None of it reads a record. It follows from what records tell each other, from the rules and from
the day, and is remembered until one of these is another: most edits change a text on one page
and nothing for the rest of the village.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from gongkai.base.language import cache_folder
from gongkai.base.problem import Problem
from gongkai.base.stored_json import DAMAGED, read_stored, write_stored
from gongkai.check.between import check_village
from gongkai.check.bookings import Confirmed, confirmed
from gongkai.check.completeness import duties_of
from gongkai.check.execution import executed_as_booked
from gongkai.check.reminders import reminders_of
from gongkai.check.village import Village
from gongkai.load.source_cache import is_harmless, problem_of_row, row_of_problem
from gongkai.load.stored_duties import read_duty, read_reminder
from gongkai.model.duty import Duty
from gongkai.model.reminder import Reminder

Found = TypeVar("Found")


class _ForPages(NamedTuple):
    """What pages of the site are made from besides the records themselves."""

    duties: tuple[Duty, ...]
    reminders: tuple[Reminder, ...]
    confirmed: Mapping[str, Sequence[Confirmed]]


class Overview:
    """One look at a village on a day; each part is worked out, or remembered, when asked for."""

    def __init__(self, gather: Callable[[], Village], told: str, root: Path) -> None:
        """Take how to gather the village, and a digest over all that it will hold.

        `root` is the folder in which the village and its memory lie.
        """
        self._gather = gather
        self._told = told
        self._cache = root / cache_folder()

    @cached_property
    def village(self) -> Village:
        """Return what checks between records are given."""
        return self._gather()

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything wrong between records, or wrong on this day."""
        return self._remembered(
            "between.json",
            lambda raw: tuple(problem_of_row(*row) for row in raw["problems"]),
            lambda: tuple(check_village(self.village)),
            _stored_problems,
        )

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Return what should be public, and how far it is."""
        return self._for_pages.duties

    @property
    def public_reminders(self) -> tuple[Reminder, ...]:
        """Return what is to be done by which day, as far as the site may show it."""
        return self._for_pages.reminders

    @property
    def confirmed(self) -> Mapping[str, Sequence[Confirmed]]:
        """Return for each ledger the records that it proves, for each budget its ledgers."""
        return self._for_pages.confirmed

    @cached_property
    def _for_pages(self) -> _ForPages:
        return self._remembered("duties.json", _read, self._work_out, _ForPages._asdict)

    def _work_out(self) -> _ForPages:
        duties = duties_of(self.village)
        reminders = reminders_of(self.village, duties)
        public = tuple(one for one in reminders if one.is_public)
        proved = {**confirmed(self.village), **executed_as_booked(self.village)}
        return _ForPages(duties, public, proved)

    def _remembered(
        self,
        name: str,
        read: Callable[[Any], Found],
        make: Callable[[], Found],
        stored: Callable[[Found], Mapping[str, object] | None],
    ) -> Found:
        """Return what the last run found if it was told the same, else find it and keep it."""
        raw: Any = read_stored(self._cache / name)
        with suppress(*DAMAGED):
            if raw["told"] == self._told:
                return read(raw)
        found = make()
        # A village on a disk that cannot be written is looked at all the same.
        with suppress(OSError):
            parts = stored(found)
            if parts is not None:
                write_stored(self._cache / name, {"told": self._told, **parts})
        return found


def _stored_problems(problems: Sequence[Problem]) -> Mapping[str, object] | None:
    """Return problems as they are stored, None when one of them must not be kept."""
    if not all(map(is_harmless, problems)):
        return None
    return {"problems": list(map(row_of_problem, problems))}


def _read(raw: Mapping[str, Any]) -> _ForPages:
    return _ForPages(
        duties=tuple(map(read_duty, raw["duties"])),
        reminders=tuple(map(read_reminder, raw["reminders"])),
        confirmed={
            ledger: [Confirmed(*row) for row in rows] for ledger, rows in raw["confirmed"].items()
        },
    )
