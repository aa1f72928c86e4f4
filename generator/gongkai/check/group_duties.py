"""What each villagers' group owes of itself, where a rule pack says so.

Whether a group keeps accounts is for the village to say; a group of which nobody has said it
owes nothing here. Decision 014 tells what the law leaves open.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from gongkai.base.texts import text
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.law import GroupCondition
from gongkai.model.rule import GroupRule
from gongkai.model.settings import Settings, VillagersGroup
from gongkai.model.vocabulary import Publisher, YesNo


class Owed(NamedTuple):
    """An item and the body that owes it; ``reason`` tells why it does not apply, else "".

    ``group`` and ``rule`` are those of a villagers' group; "" and None for the village.
    """

    item: Item
    publisher: Publisher
    reason: str
    group: str = ""
    rule: GroupRule | None = None

    def is_due_on(self, catalogue: Catalogue, day: date) -> bool:
        """Return whether it is owed for a period that ends on a day."""
        if not self.item.is_due_on(day):
            return False
        if self.rule is None:
            return True
        own = tuple(one for one in catalogue.group_duties if self.item.id in one.items)
        return self.rule in catalogue.holding(own, self.item.id, self.publisher, day)


def owed_by_groups(catalogue: Catalogue, settings: Settings) -> Iterator[Owed]:
    """Yield what the groups owe, item by item, each with the rhythm that its rule names."""
    for rule in catalogue.group_duties:
        if not rule.certainty.binds:
            continue
        for item in (catalogue.items[item_id] for item_id in sorted(rule.items)):
            own = replace(
                item,
                interval=rule.interval,
                interval_certainty=rule.certainty,
                interval_from=rule.valid_from,
                disabled="",
            )
            for group in settings.groups:
                if _is_meant(rule, group):
                    reason = item.disabled or _reason(rule, group)
                    yield Owed(own, Publisher.VILLAGERS_GROUP, reason, group.id, rule)


def _is_meant(rule: GroupRule, group: VillagersGroup) -> bool:
    """Return whether a rule is about a group, or somebody has said why it is not."""
    return rule.condition is None or group.keeps_accounts is not None


def _reason(rule: GroupRule, group: VillagersGroup) -> str:
    if rule.condition is not GroupCondition.KEEPS_ACCOUNTS or group.keeps_accounts is YesNo.YES:
        return ""
    return group.reason or text("duties.no_own_accounts")
