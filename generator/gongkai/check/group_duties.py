"""What each villagers' group owes of itself, where a rule pack says so.

Whether a group keeps accounts is for the village to say; a group of which nobody has said it
owes nothing here. Decision 014 tells what the law leaves open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from gongkai.base.problem import Problem, Where
from gongkai.base.texts import text
from gongkai.check.subject import Subject
from gongkai.check.village import Village
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.glossary import key_of
from gongkai.model.law import GroupCondition
from gongkai.model.own_group import groups_named
from gongkai.model.rule import GroupRule
from gongkai.model.settings import CONFIG_FILE, Settings, VillagersGroup
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


def check_own_group(subject: Subject) -> Iterator[Problem]:
    """Yield T304 where a group publishes what groups owe, and nobody can tell which group."""
    record, item = subject.record, subject.item
    if item is None or record.publisher is not Publisher.VILLAGERS_GROUP or record.reprint:
        return
    owed = any(item.id in rule.items for rule in subject.catalogue.group_duties)
    if owed and not groups_named(record, subject.settings):
        known = _listed(subject.settings.groups) or text("duties.no_groups")
        yield Problem("T304", subject.where.at(key_of("concerned_groups")), {"known": known})


def check_said_accounts(village: Village) -> Iterator[Problem]:
    """Yield C219 where groups that keep accounts owe them, and nobody said which groups do."""
    asked = any(
        rule.condition is GroupCondition.KEEPS_ACCOUNTS and rule.certainty.binds
        for rule in village.catalogue.group_duties
        if village.catalogue.in_force(rule, village.as_of)
    )
    groups = village.settings.groups if asked else ()
    unsaid = [one for one in groups if one.keeps_accounts is None]
    if unsaid:
        where = Where(CONFIG_FILE).at(key_of("groups"), groups.index(unsaid[0]))
        yield Problem("C219", where, {"groups": _listed(unsaid)})


def _listed(groups: Iterable[VillagersGroup]) -> str:
    return "\u3001".join(one.former_village + one.name for one in groups)


def _is_meant(rule: GroupRule, group: VillagersGroup) -> bool:
    """Return whether a rule is about a group, or somebody has said why it is not."""
    return rule.condition is None or group.keeps_accounts is not None


def _reason(rule: GroupRule, group: VillagersGroup) -> str:
    if rule.condition is not GroupCondition.KEEPS_ACCOUNTS or group.keeps_accounts is YesNo.YES:
        return ""
    return group.reason or text("duties.no_own_accounts")
