"""What somebody should do by a day: make public, hang up, take down, answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.base.texts import text
from gongkai.model.vocabulary import Vocabulary


class ReminderKind(Vocabulary):
    """What a reminder asks for; its words stand in ``theme/texts/reminders.toml``."""

    OVERDUE = "overdue"
    DUE = "due"
    ADVISED = "advised"
    NOT_ON_WALL = "not_on_wall"
    TAKE_DOWN = "take_down"
    ANSWER = "answer"
    FOLD = "fold"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to do: its day, what it asks for, and the facts that its words name.

    ``record`` and ``file`` name the record that exists already, ``item`` and ``period`` the one
    that is missing, ``group`` the villagers' group that owes it; "" where there is none.
    ``is_public`` tells whether the site may show it.
    """

    day: date
    kind: ReminderKind
    facts: Mapping[str, str] = field(default_factory=dict)
    record: str = ""
    file: str = ""
    item: str = ""
    period: str = ""
    publisher: str = ""
    group: str = ""
    is_public: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """Return what stays the same from day to day, to know a reminder again."""
        day = self.day.isoformat() if self.record else ""
        # A group stands behind its body: the keys of what the village owes stay what they were.
        body = f"{self.publisher}/{self.group}" if self.group else self.publisher
        return (self.kind.value, self.record, self.item, self.period, body, day)

    @property
    def words(self) -> str:
        """Return what is asked for, in one sentence."""
        return text(f"reminders.{self.kind}", **self.facts)

    def sort_key(self) -> tuple[date, str, tuple[str, ...]]:
        """Return the order of telling: day, then what it asks for."""
        return (self.day, self.kind.value, (*self.key, *self.facts.values()))
