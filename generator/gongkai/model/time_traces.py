"""What the clocks, the states and the reviewers need to know of a record, as plain values.

Days are ISO text, "" when unknown. As all traces (`model.traces`) these hold office holders at
most, never a private person.
"""

from typing import NamedTuple


class ShortPosting(NamedTuple):
    """A posting that is to end, or ended, before the days a rule asks for have passed."""

    board: str
    start: str
    end: str
    days: int
    wanted: int
    unit: str
    until: str
    matter: str
    basis: str
    binds: bool


class OpenPosting(NamedTuple):
    """A posting without an end, and the day on which it has hung long enough."""

    board: str
    start: str
    until: str


class Expiring(NamedTuple):
    """A record that folds or goes after its last day."""

    last: str
    fate: str


class Objected(NamedTuple):
    """An objection without an answer: when it came, when one is due, when the notice ends."""

    received: str
    due: str
    notice_end: str


class Demanded(NamedTuple):
    """A demand that reached the share of a rule: what is to be published, and by when."""

    item: str
    publisher: str
    asked_on: str
    due: str
    binds: bool


class Concerned(NamedTuple):
    """The groups that a record for their boards, or of their own, is about, by number."""

    groups: tuple[str, ...]


class Linked(NamedTuple):
    """The notice a result belongs to, or the result of a notice, and the first day on a board."""

    result: str
    first: str
    begins: str
    notice_end: str


class OfficeHolder(NamedTuple):
    """Somebody in a body, from a day to a day."""

    body: str
    person: str
    since: str
    until: str


class Reviewed(NamedTuple):
    """Who reviewed a record, for which body, and when."""

    reviewer: str
    day: str
    members: tuple[str, ...]


class OfficePhone(NamedTuple):
    """An office phone that a roster names: of a person, or of who publishes it."""

    holder: str
    phone: str


class Supervised(NamedTuple):
    """The phone for complaints of one record, who answers for it, and who publishes it."""

    phone: str
    responsible: str
    publisher: str
