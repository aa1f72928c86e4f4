"""The page of what a person should still confirm, from the marks of the rule packs themselves."""

from collections.abc import Iterator

from gongkai.load.rules import load_catalogue, pack_names_in
from gongkai.model.catalogue import Catalogue
from gongkai.model.rule import AnyRule
from gongkai.pages.rule_words import subject_of, value_of

LEAD = """# 规则里还要人核对的

下面这些数，出处较弱、凭记忆，或者条号没有看到。程序照着提醒，不拿出处弱的判错。
请对着法律、法规的原文核对；核对了的，改规则包里的 `certainty`、`article` 和 `source`。
"""


def open_points_page() -> str:
    """Return the page: by pack, values that do not bind, then laws cited without an article."""
    parts = [LEAD]
    for pack in pack_names_in():
        catalogue = load_catalogue((pack,))[0]
        name = next(one.name for one in catalogue.packs if one.id == pack)
        lines = list(dict.fromkeys((*_weak(catalogue, pack), *_blank(catalogue, pack))))
        table = ["| 事 | 现在的数 | 要核对什么 | 记在 |", "|---|---|---|---|", *lines]
        parts.append("\n".join((f"## {name}", "", *(table if lines else ("没有。",)), "")))
    return "\n".join(parts)


def _rules(catalogue: Catalogue, pack: str) -> Iterator[AnyRule]:
    for rules in (
        catalogue.days,
        catalogue.intervals,
        catalogue.dues,
        catalogue.quorums,
        catalogue.numbers,
        catalogue.reviews,
        catalogue.channels,
    ):
        yield from (rule for rule in rules if rule.pack == pack)


def _weak(catalogue: Catalogue, pack: str) -> Iterator[str]:
    for rule in _rules(catalogue, pack):
        if not rule.certainty.binds:
            yield _line(rule, rule.certainty.label)


def _blank(catalogue: Catalogue, pack: str) -> Iterator[str]:
    for rule in _rules(catalogue, pack):
        titles = [catalogue.laws[ref.law].title for ref in rule.basis if not ref.article]
        if rule.certainty.binds and titles:
            yield _line(rule, f"《{titles[0]}》第几条")


def _line(rule: AnyRule, wanted: str) -> str:
    return f"| {subject_of(rule)} | {value_of(rule)} | {wanted} | {rule.source} |"
