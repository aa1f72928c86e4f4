"""Name the provision behind a value of a rule pack, for messages."""

from collections.abc import Iterable
from datetime import date

from gongkai.model.catalogue import Catalogue
from gongkai.model.law import LawRef
from gongkai.model.rule import AnyRule


def provision_of(rule: AnyRule, catalogue: Catalogue, day: date) -> str:
    """Return law and article behind a value on a day, or the pack that gives it."""
    named = law_of(rule.basis, catalogue, day)
    return named or next((p.name for p in catalogue.packs if p.id == rule.pack), rule.pack)


def law_of(refs: Iterable[LawRef], catalogue: Catalogue, day: date) -> str:
    """Return law and article of the first place that is in force on a day, else nothing."""
    known = (ref for ref in refs if ref.law in catalogue.laws)
    found = catalogue.refs_on(known, day)
    return catalogue.laws[found[0].law].title + found[0].article if found else ""
