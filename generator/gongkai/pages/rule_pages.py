"""What the rules ask of an item, and the page that lists every value with its source."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from gongkai.base.dates import chinese_date
from gongkai.base.digest import digest_of
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.law import DayRole
from gongkai.model.rule import AnyRule, Rule
from gongkai.model.vocabulary import Publisher
from gongkai.pages.board import Board
from gongkai.pages.cells import list_line
from gongkai.pages.contexts import RuleGroup, RulesPage
from gongkai.pages.planned import PlannedPage
from gongkai.pages.rule_words import due_of, subject_of, superseded_line, told

ADDRESS = "mulu/guize.html"


def law_day(board: Board) -> date:
    """Return the day of the latest change of a rule: pages change with it, not with the day."""
    return board.catalogue.latest_change(board.as_of) or board.as_of


def rules_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the page that lists all values in force with their provisions."""
    yield PlannedPage(
        address=ADDRESS,
        template="rules",
        section="mulu",
        title=text("standards.title"),
        description=text("standards.lead"),
        reads=digest_of(law_day(board).isoformat()),
        make=partial(_rules_page, board),
    )


def item_rules(catalogue: Catalogue, item: Item, day: date) -> Iterator[Fact]:
    """Yield what the rules ask of an item's records on a day, publisher by publisher."""
    for name, rules in _asked(catalogue, item, day):
        for rule in rules:
            yield Fact(name, _label(name), _line(rule, catalogue, day, item))
    for found in catalogue.superseded(day):
        if _touches(found.rule, item):
            line = superseded_line(found, catalogue, day)
            label = text("standards.superseded")
            matter = subject_of(found.rule)
            yield Fact("superseded", label, text("standards.matter", matter=matter, value=line))


def due_line(catalogue: Catalogue, item: Item, day: date) -> str:
    """Return in short by which day a period is due, where a rule that binds names it."""
    for publisher in item.publishers[:1]:
        for rule in catalogue.due_rules(item, publisher, day):
            if rule.certainty.binds:
                return due_of(rule)
    return ""


def _asked(catalogue: Catalogue, item: Item, day: date) -> Iterator[tuple[str, Iterable[AnyRule]]]:
    def each(find: Callable[[Publisher], Iterable[AnyRule]]) -> dict[AnyRule, None]:
        return dict.fromkeys(rule for one in item.publishers for rule in find(one))

    held = (rule for rule in catalogue.intervals if item.id in rule.items)
    yield "intervals", [rule for rule in held if catalogue.in_force(rule, day)]
    owed = (rule for rule in catalogue.group_duties if item.id in rule.items)
    yield "groups", [rule for rule in owed if catalogue.in_force(rule, day)]
    yield "due", each(lambda one: catalogue.due_rules(item, one, day))
    for role in DayRole:
        yield role.value, each(partial(_days, catalogue, item, day, role))
    yield "reviewers", each(lambda one: catalogue.reviewers(item, one, day))
    yield "channels", each(lambda one: catalogue.required_channels(item, one, day))


def _days(
    catalogue: Catalogue, item: Item, day: date, role: DayRole, publisher: Publisher
) -> Iterable[AnyRule]:
    return catalogue.day_rules(role, item, publisher, day)


def _label(name: str) -> str:
    roles = {role.value: role.label for role in DayRole}
    return roles.get(name) or text(f"standards.{name}")


def _line(rule: AnyRule, catalogue: Catalogue, day: date, item: Item) -> str:
    line = told(rule, catalogue, day)
    who = [one.label for one in item.publishers if one in rule.publishers]
    if who and len(item.publishers) > 1:
        line = text("standards.for_whom", value=line, who=list_line(who))
    return text("standards.matter", matter=rule.matter, value=line)


def _touches(rule: Rule, item: Item) -> bool:
    if not rule.items and not rule.publishers:
        return False
    return any(rule.concerns(item.id, one) for one in item.publishers)


def _rules_page(board: Board) -> RulesPage:
    catalogue, day = board.catalogue, law_day(board)
    sorts: tuple[tuple[str, Iterable[AnyRule]], ...] = (
        ("intervals", catalogue.intervals),
        ("groups", catalogue.group_duties),
        ("dues", catalogue.dues),
        ("days", catalogue.days),
        ("reviews", catalogue.reviews),
        ("must", catalogue.channels),
        ("quorums", catalogue.quorums),
        ("numbers", catalogue.numbers),
    )
    groups = (_group(name, rules, catalogue, day) for name, rules in sorts)
    return RulesPage(
        title=text("standards.title"),
        lead=text("standards.lead"),
        groups=(
            _superseded(catalogue, day),
            *(group for group in groups if group.facts),
            _calendar(catalogue),
            _packs(catalogue),
        ),
    )


def _group(name: str, rules: Iterable[AnyRule], catalogue: Catalogue, day: date) -> RuleGroup:
    weaker = {id(found.rule) for found in catalogue.superseded(day)}
    held = [one for one in rules if catalogue.in_force(one, day) and id(one) not in weaker]
    facts = tuple(
        Fact(f"{name}-{place}", subject_of(rule), _whole(rule, catalogue, day))
        for place, rule in enumerate(held)
    )
    return RuleGroup(text(f"standards.{name}"), "", facts)


def _whole(rule: AnyRule, catalogue: Catalogue, day: date) -> str:
    line = told(rule, catalogue, day)
    who = [*(one.label for one in Publisher if one in rule.publishers)]
    who += [item.name for item in catalogue.items.values() if item.id in rule.items]
    return text("standards.for_whom", value=line, who=list_line(who)) if who else line


def _superseded(catalogue: Catalogue, day: date) -> RuleGroup:
    facts = tuple(
        Fact(f"superseded-{place}", subject_of(found.rule), superseded_line(found, catalogue, day))
        for place, found in enumerate(catalogue.superseded(day))
    )
    note = text("standards.superseded_note" if facts else "standards.superseded_none")
    return RuleGroup(text("standards.superseded"), note, facts)


def _calendar(catalogue: Catalogue) -> RuleGroup:
    years = catalogue.calendar.years
    facts = tuple(
        Fact(f"year-{year}", text("standards.year", year=year), table.notice)
        for year, table in sorted(years.items())
    )
    return RuleGroup(text("standards.calendar"), text("standards.calendar_note"), facts)


def _packs(catalogue: Catalogue) -> RuleGroup:
    facts = tuple(
        Fact(pack.id, pack.name, _pack_line(pack.source, pack.checked_on))
        for pack in catalogue.packs
    )
    return RuleGroup(text("standards.packs"), "", facts)


def _pack_line(source: str, checked_on: date) -> str:
    return text("standards.pack", source=source, day=chinese_date(checked_on))
