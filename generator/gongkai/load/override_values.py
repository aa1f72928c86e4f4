"""What a village promises for an item beyond the rule: earlier, longer, reviewed by someone.

A promise may only ask for more than a rule that binds; one that asks for less is told and left
out. It binds the village that made it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from gongkai.base.dates import parse_date
from gongkai.base.problem import ValueFault
from gongkai.load.override_words import WORDS, Entry, key_of
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.law import Certainty, DayCount, DayRole, LawRef
from gongkai.model.rule import DayRule, DueRule, NumberRule, ReviewRule
from gongkai.model.vocabulary import Reviewer, YesNo

PROMISES: Final = (
    "due",
    "posting_days",
    "notice_days",
    "reviewers",
    "review_required",
    "kept",
    "since",
)
_TEXTS: Final = WORDS["texts"]
_ROLES: Final = {"posting_days": DayRole.POSTING, "notice_days": DayRole.NOTICE}
# Any period's end will do to compare two due days; this one is in a year whose days are known.
_SOME_END: Final = date(2026, 6, 30)


class Promises:
    """The promises of one catalogue file, as rules of the village's own."""

    def __init__(self, catalogue: Catalogue, source: str) -> None:
        self.catalogue = catalogue
        self.source = source
        self.days: list[DayRule] = []
        self.dues: list[DueRule] = []
        self.reviews: list[ReviewRule] = []
        self.numbers: list[NumberRule] = []
        self.since: date | None = None

    def take(self, item: Item, entry: Entry) -> None:
        """Add what an entry promises for an item; problems are C206 and C215 to C217."""
        since = entry.text("since")
        try:
            self.since = parse_date(since) if since else None
        except ValueFault:
            entry.tell("C217", entry.at("since"), field=key_of("since"), text=since[:40])
            return
        if entry.text("due"):
            self._take_due(item, entry)
        for name, role in _ROLES.items():
            if entry.text(name):
                self._take_days(item, entry, name, role)
        if entry.text("kept"):
            self._take_kept(item, entry)
        self._take_review(item, entry)

    def _take_review(self, item: Item, entry: Entry) -> None:
        """Add who reviews; without a review the village refuses its own records where it says so.

        Where only that is said, the reviewers of the packs are meant.
        """
        required = entry.member(YesNo, "review_required") is YesNo.YES
        reviewers = entry.members(Reviewer, "reviewers")
        if required and not reviewers:
            reviewers = self._usual_reviewers(item)
            if not reviewers:
                entry.tell("C209", entry.at("review_required"), fields=key_of("reviewers"))
        if reviewers:
            shared = self._shared(item)
            self.reviews.append(ReviewRule(**shared, reviewers=reviewers, required=required))

    def _usual_reviewers(self, item: Item) -> tuple[Reviewer, ...]:
        publisher = item.publishers[0] if item.publishers else None
        rules = self.catalogue.reviewers(item, publisher, self._newest()) if publisher else ()
        return tuple(dict.fromkeys(one for rule in rules for one in rule.reviewers))

    def _take_due(self, item: Item, entry: Entry) -> None:
        text = entry.text("due")
        rule = self._due_rule(item, text)
        if rule is None:
            entry.tell("C217", entry.at("due"), field=key_of("due"), text=text[:40])
            return
        held = self.catalogue.deadline(item, item.publishers[0], _SOME_END)
        own = rule.day_after(_SOME_END, self.catalogue.calendar)
        if held is not None and held.certainty.binds and own is not None and own > held.date:
            facts = {"item": item.name, "given": shown_due(rule), "rule": shown_due(held.rule)}
            basis = citation(self.catalogue, held.rule.basis)
            entry.tell("C215", entry.at("due"), **facts, basis=basis)
            return
        self.dues.append(rule)

    def _due_rule(self, item: Item, text: str) -> DueRule | None:
        intervals = frozenset({item.interval}) if item.interval else frozenset()
        shared = self._shared(item)
        if found := re.fullmatch(_TEXTS["due_month_day"], text):
            day = int(found["day"])
            return DueRule(**shared, intervals=intervals, day_of_month=day) if day else None
        for name, count in (
            ("due_days", DayCount.CALENDAR),
            ("due_working_days", DayCount.WORKING),
        ):
            if found := re.fullmatch(_TEXTS[name], text):
                return DueRule(**shared, intervals=intervals, days=int(found["days"]), count=count)
        return None

    def _take_days(self, item: Item, entry: Entry, name: str, role: DayRole) -> None:
        text = entry.text(name)
        if not text.isdecimal() or not text.isascii():
            entry.tell("C217", entry.at(name), field=key_of(name), text=text[:40])
            return
        days = int(text)
        held = next(self._binding(item, role), None)
        if held is not None and days < held.days:
            facts = {"item": item.name, "field": key_of(name), "given": str(days)}
            gap = {"rule": str(held.days), "gap": str(held.days - days)}
            entry.tell(
                "C216", entry.at(name), **facts, **gap, basis=citation(self.catalogue, held.basis)
            )
            return
        self.days.append(
            DayRule(**self._shared(item), role=role, days=days, count=DayCount.CALENDAR)
        )

    def _take_kept(self, item: Item, entry: Entry) -> None:
        text = entry.text("kept")
        kept = {_TEXTS["kept_all"]: Fraction(1), _TEXTS["kept_rest"]: Fraction(0)}.get(text)
        if found := re.fullmatch(_TEXTS["kept_share"], text, re.ASCII):
            kept = Fraction(int(found["percent"]), 100)
        if kept is None:
            entry.tell("C217", entry.at("kept"), field=key_of("kept"), text=text[:40])
            return
        shared = self._shared(item) | {"matter": _TEXTS["kept_matter"]}
        self.numbers.append(NumberRule(**shared, name="kept_until_acceptance", value=kept))

    def _binding(self, item: Item, role: DayRole) -> Iterator[DayRule]:
        rules = self.catalogue.day_rules(role, item, item.publishers[0], self._newest())
        return (rule for rule in rules if rule.certainty.binds and rule.count is DayCount.CALENDAR)

    def _newest(self) -> date:
        """Return the day on which the newest law began."""
        laws = self.catalogue.laws.values()
        return max(law.in_force_from for law in laws if law.in_force_from)

    def _shared(self, item: Item) -> dict[str, Any]:
        return {
            "matter": _TEXTS["own_matter"],
            "certainty": Certainty.READ,
            "source": self.source,
            "items": frozenset({item.id}),
            "valid_from": self.since,
            "pack": self.source,
        }


def citation(catalogue: Catalogue, basis: Sequence[LawRef]) -> str:
    """Return a provision as it is cited, in the text that is in force now; "" for none."""
    laws = catalogue.laws
    current = [ref for ref in basis if laws[ref.law].in_force_to is None]
    for ref in current or basis:
        return _TEXTS["citation"].format(title=laws[ref.law].title, article=ref.article)
    return ""


def shown_due(rule: DueRule) -> str:
    """Return a due day as a village writes it."""
    if rule.day_of_month is not None:
        return _TEXTS["show_month_day"].format(day=rule.day_of_month)
    form = "show_working_days" if rule.count is DayCount.WORKING else "show_days"
    return _TEXTS[form].format(days=rule.days)
