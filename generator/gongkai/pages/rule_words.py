"""How a value of a rule pack is told: the value, the provision behind it, and how sure it is."""

from collections.abc import Iterable
from datetime import date

from gongkai.base.texts import text
from gongkai.model.catalogue import Catalogue
from gongkai.model.law import DayCount, DayRole, LawRef
from gongkai.model.rule import (
    AnyRule,
    ChannelRule,
    DayRule,
    DueRule,
    GroupRule,
    IntervalRule,
    NumberRule,
    QuorumRule,
    ReviewRule,
    Superseded,
)
from gongkai.model.share_words import number_words, share_words
from gongkai.model.steps import MeetingBody
from gongkai.pages.cells import list_line


def value_of(rule: AnyRule) -> str:
    """Return what a value asks for, without its provision."""
    match rule:
        case DayRule():
            is_within = rule.role.is_limit or rule.role is DayRole.OBJECTION
            form = "standards.within" if is_within else "standards.at_least"
            return text(form, days=rule.days, unit=_unit(rule.count))
        case DueRule():
            return due_of(rule)
        case IntervalRule():
            return _interval(rule)
        case QuorumRule():
            return _quorum(rule)
        case NumberRule():
            return number_words(rule.value)
        case ReviewRule():
            who = text("standards.any_of").join(one.label for one in rule.reviewers)
            form = "standards.review_required" if rule.required else "standards.review"
            return text(form, who=who)
        case ChannelRule():
            return list_line(face.label for face in rule.channels)


def due_of(rule: DueRule) -> str:
    """Return by which day a period must be public."""
    if rule.day_of_month is None:
        return text("standards.after", days=rule.days, unit=_unit(rule.count))
    form = "standards.month_day" if rule.months == 1 else "standards.later_day"
    return text(form, months=rule.months, day=rule.day_of_month)


def subject_of(rule: AnyRule) -> str:
    """Return what a value is about."""
    if isinstance(rule, QuorumRule):
        body = MeetingBody(rule.body).label
        return text("standards.body", body=body, matter=rule.matter) if rule.matter else body
    if isinstance(rule, DayRule):
        return text("standards.body", body=rule.matter, matter=rule.role.label)
    return rule.matter


def told(rule: AnyRule, catalogue: Catalogue, day: date) -> str:
    """Return a value with its provision in the text of a day, and what makes it unsure."""
    return text("standards.sourced", value=value_of(rule), basis=basis_of(rule, catalogue, day))


def basis_of(rule: AnyRule, catalogue: Catalogue, day: date) -> str:
    """Return the provision behind a value and, where it does not bind, how sure it is."""
    cited = law_line(catalogue.refs_on(rule.basis, day), catalogue)
    if rule.certainty.binds:
        return cited or text("standards.own")
    certainty = rule.certainty.label
    if not cited:
        return text("standards.unsure_alone", certainty=certainty)
    return text("standards.unsure", basis=cited, certainty=certainty)


def law_line(refs: Iterable[LawRef], catalogue: Catalogue) -> str:
    """Return places in laws in one line."""
    titles = ((catalogue.laws[ref.law].title, ref.article) for ref in refs)
    cited = (text("elements.law", title=title, article=article) for title, article in titles)
    return list_line(dict.fromkeys(cited))


def superseded_line(found: Superseded, catalogue: Catalogue, day: date) -> str:
    """Return a value that yields, and the one it yields to, each with its source."""
    names = {pack.id: pack.name for pack in catalogue.packs}
    return text(
        "standards.yields",
        pack=names.get(found.rule.pack, found.rule.pack),
        value=value_of(found.rule),
        basis=basis_of(found.rule, catalogue, day),
        stronger=value_of(found.by),
        by=basis_of(found.by, catalogue, day),
    )


def _unit(count: DayCount) -> str:
    is_working = count is DayCount.WORKING
    return text("standards.working_days" if is_working else "standards.calendar_days")


def _interval(rule: IntervalRule) -> str:
    interval = rule.interval.label
    if not isinstance(rule, GroupRule) or rule.condition is None:
        return interval
    return text("standards.by_group", interval=interval, who=rule.condition.label)


def _quorum(rule: QuorumRule) -> str:
    approval = share_words(rule.approval) if rule.approval else ""
    shares = text("standards.any_of").join(map(share_words, rule.attendance))
    form = "standards.quorum" if shares else "standards.quorum_open"
    line = text(form, attendance=shares, approval=approval)
    if not rule.forbidden:
        return line
    return text(
        "standards.quorum_not", told=line, matters=text("standards.and").join(rule.forbidden)
    )
