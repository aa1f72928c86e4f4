"""Name the provision behind a value of a rule pack, for messages."""

from datetime import date

from gongkai.model.catalogue import Catalogue
from gongkai.model.rule import AnyRule


def provision_of(rule: AnyRule, catalogue: Catalogue, day: date) -> str:
    """Return law and article behind a value on a day, or the pack that gives it."""
    refs = catalogue.refs_on(rule.basis, day)
    if refs:
        return catalogue.laws[refs[0].law].title + refs[0].article
    return next((pack.name for pack in catalogue.packs if pack.id == rule.pack), rule.pack)
