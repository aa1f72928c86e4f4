"""What the rest of the village needs to know of a record: lists, checks across files, addresses.

A summary holds only what the web may show, so that it may be cached and may stand on any page.
It is a flat tuple of plain values: ten thousand of them are read back in a moment.
"""

from typing import Any, NamedTuple


class Summary(NamedTuple):
    """One record in brief; dates are ISO text, empty when unknown."""

    id: str
    file: str
    kind: str
    item: str
    section: str
    state: str
    is_shown: bool = False
    is_private: bool = False
    """Personal rows stand on the page: search engines are asked to stay away."""
    title: str = ""
    level: str = ""
    publisher: str = ""
    audience: str = ""
    matter: str = ""
    fund: str = ""
    group: str = ""
    period_key: str = ""
    period_label: str = ""
    period_end: str = ""
    public_date: str = ""
    notice_start: str = ""
    notice_end: str = ""
    posting_end: str = ""
    links: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    honours: tuple[tuple[str, str, str, str], ...] = ()
    honours_until: str = ""
    """The last day on which those honours are valid."""
    month: str = ""
    """The monthly issue it stands in, as 2026-09."""
    photo: str = ""
    """The picture that stands beside it in lists, and beside its title on a red list."""
    holds_from: str = ""
    holds_to: str = ""
    """The days on which it holds; on others the record has no page yet, or another one."""
    sentence: str = ""
    highlights: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    """The villagers' groups that its page names, by number, each with its subtotal or ""."""
    sums: tuple[tuple[str, int], ...] = ()
    """Sums in fen that charts compare: income and expense, or what was paid or allotted."""
    asked: tuple[tuple[str, str], ...] = ()
    """To whom objections to its notice go, by the field that tells it: office, person, phone."""
    affairs: tuple[tuple[str, str, str], ...] = ()
    """The affairs a guide tells of: each one's name, whom it is for, the office's phone."""
    meets: tuple[tuple[str, str, str], ...] = ()
    """The days on which people meet: each day, what it is, when and where."""
    flag: tuple[str, ...] = ()
    """The last time a family was given the red flag: that period's last day, and its name."""
    fingerprint: str = ""
    digest: str = ""
    """Hash over all of the above."""

    def __hash__(self) -> int:
        """Return a hash of the digest, which stands for everything else."""
        return hash(self.digest)

    @property
    def told(self) -> "Summary":
        """Return what other records and the calendar go by: nothing that only pages show."""
        told: Any = self[:_ONLY_SHOWN_FROM]
        return Summary(*told)

    def holds_on(self, day: str) -> bool:
        """Return whether it still says what is right on a day."""
        return self.holds_from <= day and (not self.holds_to or day <= self.holds_to)

    @property
    def address(self) -> str:
        """Return the record's page, for ever the same."""
        return f"r/{self.id}.html"


_ONLY_SHOWN_FROM = Summary._fields.index("sentence")
