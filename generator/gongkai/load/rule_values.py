"""Read the values of a pack: its ``numbers.toml``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from gongkai.model.law import (
    AgedTerm,
    Certainty,
    DayCount,
    DayRole,
    GroupCondition,
    Interval,
    LawRef,
)
from gongkai.model.rule import (
    ChannelRule,
    DayRule,
    DueRule,
    GroupRule,
    IntervalRule,
    NumberRule,
    QuorumRule,
    ReviewRule,
    Rule,
    Share,
)
from gongkai.model.vocabulary import Face, Publisher, Reviewer, Section

T = TypeVar("T")
Provisions = dict[str, tuple[LawRef, ...]]
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Values:
    """All values of one pack."""

    days: tuple[DayRule, ...]
    intervals: tuple[IntervalRule, ...]
    group_duties: tuple[GroupRule, ...]
    dues: tuple[DueRule, ...]
    quorums: tuple[QuorumRule, ...]
    numbers: tuple[NumberRule, ...]
    reviews: tuple[ReviewRule, ...]
    channels: tuple[ChannelRule, ...]
    cites: tuple[Rule, ...]
    """Provisions of later packs behind items they already know."""
    terms: tuple[AgedTerm, ...]


def read_values(raw: Entry, provisions: Provisions, pack: str) -> Values:
    """Return the values of a pack; each keeps the pack's id."""

    def all_of(
        group: str, read: Callable[[Mapping[str, Any], dict[str, Any]], T]
    ) -> tuple[T, ...]:
        entries = raw.get(group, ())
        return tuple(read(entry, _shared(entry, provisions, pack)) for entry in entries)

    return Values(
        days=all_of("days", _day_rule),
        intervals=all_of("interval", _interval_rule),
        group_duties=all_of("group", _group_rule),
        dues=all_of("due", _due_rule),
        quorums=all_of("quorum", _quorum_rule),
        numbers=all_of("number", _number_rule),
        reviews=all_of("review", _review_rule),
        channels=all_of("channel", _channel_rule),
        cites=all_of("cite", lambda _, shared: Rule(**shared)),
        terms=tuple(_term(entry) for entry in raw.get("term", ())),
    )


def refs_of(names: Iterable[str], provisions: Provisions) -> tuple[LawRef, ...]:
    """Return the places in law behind the names of provisions."""
    return tuple(ref for name in names for ref in provisions[name])


def day_of(text: str) -> date | None:
    """Return the day of an ISO date; None for an empty text."""
    return date.fromisoformat(text) if text else None


def _shared(raw: Entry, provisions: Provisions, pack: str) -> dict[str, Any]:
    return {
        "matter": raw.get("matter", ""),
        "certainty": Certainty(raw["certainty"]),
        "source": raw["source"],
        "basis": refs_of([raw["basis"]] if "basis" in raw else [], provisions),
        "items": frozenset(raw.get("items", ())),
        "publishers": frozenset(Publisher(name) for name in raw.get("publishers", ())),
        "valid_from": day_of(raw.get("valid_from", "")),
        "valid_to": day_of(raw.get("valid_to", "")),
        "pack": pack,
    }


def _intervals(raw: Entry) -> frozenset[Interval]:
    return frozenset(Interval(name) for name in raw.get("intervals", ()))


def _day_rule(raw: Entry, shared: dict[str, Any]) -> DayRule:
    return DayRule(
        **shared,
        role=DayRole(raw["role"]),
        days=raw["days"],
        count=DayCount(raw["count"]),
        intervals=_intervals(raw),
    )


def _interval_rule(raw: Entry, shared: dict[str, Any]) -> IntervalRule:
    return IntervalRule(**shared, interval=Interval(raw["interval"]))


def _group_rule(raw: Entry, shared: dict[str, Any]) -> GroupRule:
    condition = raw.get("condition", "")
    publishers = frozenset({Publisher.VILLAGERS_GROUP})
    return GroupRule(
        **shared | {"publishers": publishers},
        interval=Interval(raw["interval"]),
        condition=GroupCondition(condition) if condition else None,
    )


def _due_rule(raw: Entry, shared: dict[str, Any]) -> DueRule:
    return DueRule(
        **shared,
        intervals=_intervals(raw),
        day_of_month=raw.get("day_of_month"),
        months=raw.get("months", 1),
        days=raw.get("days", 0),
        count=DayCount(raw.get("count", DayCount.CALENDAR)),
    )


def _quorum_rule(raw: Entry, shared: dict[str, Any]) -> QuorumRule:
    approval = raw.get("approval", "")
    return QuorumRule(
        **shared,
        body=raw["body"],
        attendance=tuple(Share.parse(text) for text in raw.get("attendance", ())),
        approval=Share.parse(approval) if approval else None,
        forbidden=tuple(raw.get("forbidden", ())),
    )


def _number_rule(raw: Entry, shared: dict[str, Any]) -> NumberRule:
    return NumberRule(
        **shared,
        name=raw["name"],
        value=Fraction(raw["value"]),
        more_is_stricter=raw.get("stricter", "more") == "more",
    )


def _review_rule(raw: Entry, shared: dict[str, Any]) -> ReviewRule:
    return ReviewRule(
        **shared,
        reviewers=tuple(Reviewer(name) for name in raw["reviewers"]),
        required=raw.get("required", False),
    )


def _channel_rule(raw: Entry, shared: dict[str, Any]) -> ChannelRule:
    return ChannelRule(
        **shared,
        channels=tuple(Face(name) for name in raw["channels"]),
        sections=frozenset(Section(name) for name in raw.get("sections", ())),
    )


def _term(raw: Entry) -> AgedTerm:
    return AgedTerm(
        word=raw["word"],
        current=raw.get("current", ""),
        valid_to=day_of(raw.get("valid_to", "")),
        certainty=Certainty(raw["certainty"]),
        source=raw["source"],
    )
